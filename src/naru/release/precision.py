"""How finely: the text tells no more than the rung the story chose, and the rung no more than is known.

In: a passage. Out: findings. Times, places and people are those that naru.reading finds in the sentence outside the
promised labels. A rung is measured against the claim once, where it is cited. Refuses to guess where the claim's own
date or place is not known, except to what is fine by any measure.
"""

from __future__ import annotations

from collections.abc import Iterator

from naru.packs import Pack
from naru.publication import Story
from naru.reading import Time, read
from naru.release.dossier import Cited, Dossier
from naru.release.passage import Passage
from naru.release.verdict import Finding, Remedy, finding, remedy
from naru.values import GRAINS, PRECISIONS, FuzzyDate, Place, Precision, Rung

#: Words for people that describe nobody in particular.
PLAIN_ROLES = frozenset(
    {"", "man", "woman", "people", "person", "resident", "partner", "child", "girl", "boy", "official"}
)
_DAY, _PART, _MONTH = (GRAINS.index(grain) for grain in ("day", "part", "month"))


def check(passage: Passage) -> Iterator[Finding]:
    """Every finding of this room of rules on one passage."""
    for claim, cited in passage.known.items():
        if cited.rung is not None and _finer_than_known(cited, passage.dossier.pack):
            coarser = tuple(
                remedy("coarsen", claim=claim, rung=rung.label, cost=rung.cost) for rung in coarser_rungs(cited)
            )
            mend = coarser or (remedy("give_ladder", claim=claim),)
            yield finding("finer_than_known", passage.lang, passage.sentence.number, mend, (claim,))
    if passage.photo is not None or any(cited.rung is not None for cited in passage.grounds.values()):
        yield from _text(passage)


def coarser_rungs(cited: Cited) -> list[Rung]:
    """The rungs coarser than the chosen one."""
    labels = [rung.label for rung in cited.ladder]
    at = labels.index(cited.rung.label) if cited.rung is not None and cited.rung.label in labels else -1
    return list(cited.ladder[at + 1 :])


def finer_than(told: FuzzyDate, known: FuzzyDate) -> bool:
    """True if `told` leaves out days on which it could have been; of open periods the start is what counts."""
    lo, hi = told.extent
    if lo is not None and (known.earliest is None or known.earliest < lo):
        return True
    return hi is not None and (known.latest is None or known.latest > hi)


def within_place(told: str, known: Place, pack: Pack) -> bool:
    """True if what is known lies in (or is) the told place."""
    return told in known.ancestors(pack)


def _finer_than_known(cited: Cited, pack: Pack) -> bool:
    rung, claim = cited.rung, cited.claim
    assert rung is not None
    if rung.when is not None:
        when = FuzzyDate.parse(rung.when)
        if claim.when is None:
            # an undated report is known to be no older than its telling: a month may be said, a day not
            if GRAINS.index(when.grain) < _MONTH:
                return True
        elif finer_than(when, claim.when):
            return True
    if rung.where is None or claim.where is None or claim.where.anchor is None:
        return False
    return not within_place(rung.where, claim.where, pack) and not _same_seat(rung.where, claim.where, pack)


def _same_seat(told: str, known: Place, pack: Pack) -> bool:
    """A county's seat bears its name: the county may be told where the seat is known, and the seat counts as the
    county.
    """
    return any(_as_county(told, pack) == _as_county(place, pack) for place in known.ancestors(pack)[:1])


def _as_county(place_id: str, pack: Pack) -> str:
    parent = pack.parent_of(place_id)
    if pack.precision_of(place_id) == "district" and parent and pack.label(place_id, "en") == pack.label(parent, "en"):
        return parent
    return place_id


def _text(passage: Passage) -> Iterator[Finding]:
    grounds = [cited for cited in passage.grounds.values() if cited.rung is not None]
    whens, wheres = _allowed(passage, grounds)
    mend: list[Remedy] = []
    if any(_time_too_fine(time, whens) for time in passage.times):
        mend.append(remedy("tell_no_finer", when=_finest(whens)))
    pack = passage.dossier.pack
    if any(_place_too_fine(place.place_id or "", wheres, pack) for place in passage.places):
        finest = min((_fineness(where, pack) for where in wheres), default=PRECISIONS.index("country"))
        mend.append(remedy("tell_no_finer", where=PRECISIONS[finest]))
    described = _described(passage, grounds)
    if described == "finer":
        mend.append(remedy("tell_no_finer", who="subjects"))
    if described == "unweighed":
        claims = tuple(passage.known)
        yield finding("not_assessed", passage.lang, passage.sentence.number, (remedy("weigh_subject"),), claims)
    if mend:
        mend += [
            remedy("choose_rung", claim=cited.claim.id, rung=cited.ladder[0].label)
            for cited in grounds
            if not passage.summary and cited.ladder and cited.rung != cited.ladder[0]
        ]
        yield finding("finer_than_rung", passage.lang, passage.sentence.number, tuple(mend), tuple(passage.known))


def _allowed(passage: Passage, grounds: list[Cited]) -> tuple[list[FuzzyDate], list[str]]:
    """The dates and places that the chosen rungs (and a caption's photograph) publish."""
    told = [(cited.rung.when, cited.rung.where) for cited in grounds if cited.rung is not None]
    told += [(shown.when, shown.where) for shown in passage.story.photographs if shown.photo == passage.photo]
    whens = [FuzzyDate.parse(when) for when, _ in told if when is not None]
    return whens, [where for _, where in told if where is not None]


def _time_too_fine(time: Time, whens: list[FuzzyDate]) -> bool:
    assert time.edtf is not None
    told = FuzzyDate(edtf=time.edtf, earliest=time.earliest, latest=time.latest)
    if any(not finer_than(_start(told), when) for when in whens):
        return False
    grain = GRAINS.index(told.grain)
    touched = [GRAINS.index(when.grain) for when in whens if _start(told).intersects(when)]
    if touched:
        return grain < min(touched)
    return grain < len(GRAINS) - 1 if not whens else grain <= _PART


def whole(story: Story, dossier: Dossier) -> Iterator[Finding]:
    """The slug and the place in the story's head are printed too: no finer than the finest rung of all."""
    rungs = [cited.rung for cited in dossier.claims.values() if cited.rung is not None]
    whens = [FuzzyDate.parse(rung.when) for rung in rungs if rung.when is not None]
    wheres = [rung.where for rung in rungs if rung.where is not None]
    words = story.slug.replace("-", " ")
    if dossier.reader is not None:
        found = dossier.reader(words, "en", story.date)
    else:
        found = read(words, published=story.date, lang="en", pack=dossier.pack)
    places = [place.place_id for place in found.places if place.place_id is not None]
    places += [] if story.place is None else [story.place]
    mend: list[Remedy] = []
    if any(time.edtf is not None and _time_too_fine(time, whens) for time in found.times):
        mend.append(remedy("tell_no_finer", when=_finest(whens)))
    if any(_place_too_fine(place, wheres, dossier.pack) for place in places):
        finest = min((_fineness(where, dossier.pack) for where in wheres), default=PRECISIONS.index("country"))
        mend.append(remedy("tell_no_finer", where=PRECISIONS[finest]))
    if mend:
        yield finding("finer_than_rung", story.lead.lang, None, tuple(mend))


def _finest(whens: list[FuzzyDate]) -> str | None:
    """The finest date that may be told, as EDTF."""
    return min(whens, key=lambda when: GRAINS.index(when.grain)).edtf if whens else None


def _start(told: FuzzyDate) -> FuzzyDate:
    """Of an open period its start, as a day somewhere in its bounds: that is what the words give away."""
    if not told.edtf.endswith(("/..", "/")) or told.earliest is None or told.latest is None:
        return told
    lo, hi = (day.isoformat() for day in (told.earliest, told.latest))
    return FuzzyDate(edtf=lo if lo == hi else f"[{lo}..{hi}]")


def _fineness(place_id: str, pack: Pack) -> int:
    precision: Precision = pack.precision_of(place_id) or "country"
    return PRECISIONS.index(precision)


def _place_too_fine(place_id: str, wheres: list[str], pack: Pack) -> bool:
    place_id = _as_county(place_id, pack)
    if any(place_id in Place(id=where).ancestors(pack) for where in wheres):
        return False
    row = pack.places.get(place_id)
    if row is None or row.type in ("river", "border"):
        return False
    return _fineness(place_id, pack) < min((_fineness(where, pack) for where in wheres), default=len(PRECISIONS) - 1)


def _described(passage: Passage, grounds: list[Cited]) -> str:
    """Somebody described by age or trade: "finer" than the chosen rung's ledgers of subjects carry, or "unweighed" by
    any.
    """
    roles = {person.role for cited in grounds for person in cited.claim.who if person.part != "agent"} - PLAIN_ROLES
    aged = any(person.age is not None and person.age[1] - person.age[0] < 15 for person in passage.reading.persons)
    trade = any(person.role in roles for person in passage.reading.persons)
    if not aged and not trade:
        return ""
    ledgers = [ledger for cited in grounds if cited.rung is not None for ledger in cited.rung.subjects]
    if not ledgers:
        return "unweighed" if aged else ""
    for ledger in ledgers:
        axes = {axis for clue in ledger.clues for axis in (*clue.where, *clue.within)}
        grouped = any(clue.kind != "cell" for clue in ledger.clues)
        if grouped or (aged and "age" in axes) or (trade and not aged and "occupation" in axes):
            return ""
    return "finer"
