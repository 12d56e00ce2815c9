"""All that is particular to a country, as data: places, words, kinds of measure, calendar, population, boundaries.

In: a folder (docs/formats/pack.md). Out: a `Pack`, which is also a `naru.values.Gazetteer`. What is broken in it
harms only its own row and stands in `Pack.problems`; `check` looks at everything and tells problems and gaps. No
other room may know anything of a country that it did not ask a pack for.

    >>> from naru.packs import load
    >>> pack = load("north_korea")
    >>> pack.label("kp-adm2-1108746903", "ko"), pack.precision_of("kp-adm2-1108746903")
    ('혜산시', 'county')
"""

from naru.packs.adding import AddedPlace, read_added, with_places
from naru.packs.calendar import Calendar, Holiday, Ice, IceTime
from naru.packs.checking import Check, check
from naru.packs.gaps import gaps_of, population_gaps
from naru.packs.glossary import Term
from naru.packs.loading import bundled, load
from naru.packs.manifest import Era, Manifest
from naru.packs.pack import Pack
from naru.packs.places import PlaceRow, Places
from naru.packs.population import Figure, Group, Population, Table
from naru.packs.problems import Gap, Problem
from naru.packs.taxonomy import Kind, StatusWord, Taxonomy, Word, Words

__all__ = [
    "AddedPlace", "Calendar", "Check", "Era", "Figure", "Gap", "Group", "Holiday", "Ice", "IceTime", "Kind", "Manifest", "Pack",
    "PlaceRow", "Places", "Population", "Problem", "StatusWord", "Table", "Taxonomy", "Term", "Word", "Words",
    "bundled", "check", "gaps_of", "load", "population_gaps", "read_added", "with_places",
]  # fmt: skip
