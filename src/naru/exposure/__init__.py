"""Exposure: how many people could the source be, given all that was published?

In: a ledger (what has been given away about one source or subject, as counts and categories) and a population table.
Out: a `Weighing`: bounds on k, what each clue costs, a verdict. It counts; it never lists, ranks or names anybody and
holds no register of people.

    >>> from naru.exposure import population_from, weigh, words
    >>> from naru.values import Clue, Ledger
    >>> axes = {"place": ("north", "south"), "sex": ("f", "m"), "age": ("any",), "occupation": ("any",)}
    >>> town = population_from(axes, [[[[5000]], [[5000]]], [[[5000]], [[5000]]]])
    >>> unit = Clue(id="unit", kind="roster", group="unit 7", within={"place": ("north",)}, size=(80, 120))
    >>> weighing = weigh(Ledger(id="s-1", complete=True, clues=(unit,)), town)
    >>> weighing.verdict, words(weighing, "en")
    ('amber', 'At least 27 people, if everything published about this source is entered and the sizes are right.')
"""

from naru.exposure.population import AXES, Population, population_from, population_of
from naru.exposure.weighing import FLOOR, Verdict, Weighing, weigh
from naru.exposure.wording import assumption_words, missing_words, rounded_down, verdict_words, words

__all__ = [
    "AXES", "FLOOR", "Population", "Verdict", "Weighing",
    "assumption_words", "missing_words", "population_from", "population_of", "rounded_down", "verdict_words",
    "weigh", "words",
]  # fmt: skip
