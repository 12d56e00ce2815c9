"""Saying, in Korean: who passes on whose words: heard from somebody, told by telephone, seen or lived through.

In: a passage and a cue or a speaker. Out: the people beside it, or the kind that the words before them settle. Grammar only: the words are the pack's.
"""

from __future__ import annotations

import re

from naru.reading.lexicon import Hit
from naru.reading.passages import Passage
from naru.reading.people import Person
from naru.values import LinkKind

#: What stands before somebody and tells what they saw or lived through: "시체를 본 짐군", "풀려난 사촌".
SAW = re.compile(r"(?:본|봤다는|보았다는|목격한|목격했다는|지켜본|지켜봤다는)\s(?:[가-힣]{1,6}\s)?\Z")
LIVED = re.compile(
    r"(?:겪은|당한|겪었다는|당했다는|풀려난|끌려갔던|잡혀갔던|갇혔던|갇혀 있던|다녀온|참가한|참석한|참가했던|참석했던|송환됐던|뜯긴|빼앗긴|조사받은|취조받은)"
    r"\s(?:[가-힣]{1,6}\s)?\Z"
)
WITNESS = re.compile(r"목격자")
_FROM = re.compile(r"(?:들)?(?:한테서?|에게서?|으로부터|로부터)(?![가-힣])")
_IN_CALL = re.compile(r"[와과]의\s(?:[가-힣]{1,4}\s)?(?:통화|전화|대화|문자|련락|연락)[가-힣]{0,2}\s?(?:에서|로|중)")
_DESCRIBED_FAR = 24
TELLER = re.compile(r"(?:들|측)?(?:은|는|이|가)(?![가-힣])")


def giver(passage: Passage, hit: Hit) -> tuple[Person, Person | None] | None:
    """Who somebody heard it from, told far before the verb, and who heard it: "상인은 후배한테서 …는 얘기를 들었다"."""
    quote = passage.quoted(hit.start)
    near = [p for p in passage.persons if p.end <= hit.start and passage.quoted(p.start) is quote]
    giver = next((p for p in reversed(near) if _FROM.match(passage.folded, p.end, passage.end)), None)
    if giver is None:
        return None
    return giver, next((p for p in near if p.end <= giver.start and TELLER.match(passage.folded, p.end)), None)


def known_by(passage: Passage, person: Person) -> LinkKind | None:
    """The kind that the words before somebody settle: who saw it, who lived through it."""
    first = max(passage.start, person.start - 24)
    if SAW.search(passage.folded, first, person.start) or WITNESS.search(passage.folded, person.start, person.end):
        return "witness"
    return "participant" if LIVED.search(passage.folded, first, person.start) else None


def called(passage: Passage, speaker: Person) -> Person | None:
    """Who passes on what somebody told them by telephone: "간부는 친척과의 통화에서"."""
    return next(
        (
            p
            for p in passage.persons
            if 0 <= p.start - speaker.end <= _DESCRIBED_FAR
            and p.voice != "newsroom"
            and _IN_CALL.match(passage.folded, p.end, passage.end)
        ),
        None,
    )
