"""Hypothesis strategies for every value of the record, and for EDTF texts of every shape the notation has."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, get_args

from hypothesis import strategies as st

from naru import values as v
from naru.errors import ItemError

#: Years with bounds on both sides whatever the qualifier.
YEARS = st.integers(3, 9997)
DATES = st.dates(date(3, 1, 1), date(9997, 12, 31))
QUALIFIERS = st.sampled_from(["", "", "", "?", "~", "%"])
PACK_SEASONS = {"spring": [4, 5], "summer": [6, 8], "autumn": [9, 10], "winter": [11, 3]}


def years() -> st.SearchStrategy[str]:
    return YEARS.map(lambda year: f"{year:04d}")


def months() -> st.SearchStrategy[str]:
    return st.builds(lambda year, month: f"{year}-{month:02d}", years(), st.integers(1, 12))


def days() -> st.SearchStrategy[str]:
    return DATES.map(date.isoformat)


def seasons() -> st.SearchStrategy[str]:
    return st.builds(lambda year, code: f"{year}-{code}", years(), st.integers(21, 24))


def unspecified() -> st.SearchStrategy[str]:
    return st.one_of(
        st.integers(1, 998).map(lambda n: f"{n:03d}X"),
        st.integers(1, 98).map(lambda n: f"{n:02d}XX"),
        st.integers(1, 8).map(lambda n: f"{n}XXX"),
        years().map(lambda year: f"{year}-XX"),
        years().map(lambda year: f"{year}-XX-XX"),
        months().map(lambda month: f"{month}-XX"),
        st.builds(lambda year, day: f"{year}-XX-{day:02d}", years(), st.integers(1, 31)),
    )


def nameless() -> st.SearchStrategy[str]:
    """Texts that name no year."""
    return st.one_of(
        DATES.map(lambda day: f"XXXX{day.isoformat()[4:]}"),
        st.integers(1, 12).map(lambda month: f"XXXX-{month:02d}"),
        st.integers(21, 24).map(lambda code: f"XXXX-{code}"),
        st.integers(1, 31).map(lambda day: f"XXXX-XX-{day:02d}"),
        st.just("XXXX"),
    )


def beyond() -> st.SearchStrategy[str]:
    """Texts whose years lie outside 1-9999."""
    return st.one_of(
        st.integers(10_000, 10**14).map(lambda year: f"Y{year}"),
        st.integers(10_000, 10**14).map(lambda year: f"Y-{year}"),
        st.builds(
            lambda year, rest: f"-{year:04d}{rest}", st.integers(1, 9999), st.sampled_from(["", "-03", "-03-15", "-24"])
        ),
        st.sampled_from(["0000", "0000-02-29", "000X", "9999-24", "9999-12~", "0001~"]),
    )


def clocks() -> st.SearchStrategy[str]:
    zones = st.sampled_from(["", "Z", "+09:00", "-05"])
    return st.builds(
        lambda day, time, zone: f"{day}T{time}{zone}", days(), st.sampled_from(["00:00:00", "23:59:59"]), zones
    )


def qualified(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(lambda text, mark: text + mark, texts, QUALIFIERS)


def known_points() -> st.SearchStrategy[str]:
    """One date, with bounds on both sides."""
    return qualified(st.one_of(years(), months(), days(), days(), seasons(), unspecified()))


def points() -> st.SearchStrategy[str]:
    return st.one_of(known_points(), qualified(nameless()), beyond())


def _ordered(one: str, other: str) -> tuple[str, str]:
    """The two texts the right way round, where that can be told."""
    first, last = v.FuzzyDate.parse(one), v.FuzzyDate.parse(other)
    wrong = last.latest is not None and first.earliest is not None and last.latest < first.earliest
    return (other, one) if wrong else (one, other)


def _ranges(texts: st.SearchStrategy[str], form: str) -> st.SearchStrategy[str]:
    return st.builds(lambda one, other: form.format(*_ordered(one, other)), texts, texts)


def shaped(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Periods and sets made of these dates, and the dates themselves."""
    return st.one_of(
        texts,
        _ranges(texts, "{}/{}"),
        texts.map("{}/..".format),
        texts.map("{}/".format),
        texts.map("../{}".format),
        texts.map("/{}".format),
        _ranges(texts, "[{}..{}]"),
        texts.map("[{}..]".format),
        texts.map("[..{}]".format),
        st.lists(texts, min_size=1, max_size=4).map(lambda members: f"[{','.join(members)}]"),
    )


def _readable(text: str) -> bool:
    """Ends beyond the years of `date` cannot be put in order here, so a few ranges come out reversed."""
    try:
        v.FuzzyDate.parse(text)
    except ItemError:
        return False
    return True


def known_texts() -> st.SearchStrategy[str]:
    """Any text of the notation in which each date has both bounds."""
    return st.one_of(shaped(known_points()), clocks())


def texts() -> st.SearchStrategy[str]:
    """Any text of the notation."""
    return st.one_of(known_texts(), shaped(points()).filter(_readable))


# Words as people write them; half a surrogate pair is no text and is tested apart.
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
IDS = st.builds("{}-{:016x}".format, st.sampled_from(["c", "s", "e"]), st.integers(0, 2**64 - 1))
PLACE_IDS = st.sampled_from(["kp", "kp-adm1-x", "kp-adm2-y", "gn-1"])
SMALL = st.integers(0, 2**31 - 1)
ANY_DATE = st.dates()


def _some(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


def _pair(numbers: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, Any]]:
    return st.tuples(numbers, numbers).map(lambda pair: (min(pair), max(pair)))


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def _literal(kind: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(kind))


def fuzzydates() -> st.SearchStrategy[v.FuzzyDate]:
    inferred = st.sampled_from([(), ("year",), ("year", "month"), ("day",)])
    plain = st.builds(v.FuzzyDate.parse, texts(), words=WORDS, inferred=inferred)
    by_pack = st.builds(v.FuzzyDate.parse, known_texts(), seasons=st.just(PACK_SEASONS))
    return st.one_of(plain, by_pack, st.builds(_widened, known_texts(), st.integers(0, 40), st.integers(0, 40)))


def _widened(text: str, before: int, after: int) -> v.FuzzyDate:
    """As a reader stores it who knows more than the notation says."""
    value = v.FuzzyDate.parse(text)
    earliest = None if value.earliest is None else value.earliest - timedelta(days=before)
    latest = None if value.latest is None else value.latest + timedelta(days=after)
    return value.replaced(earliest=earliest, latest=latest)


def places() -> st.SearchStrategy[v.Place]:
    return st.builds(v.Place, id=_maybe(PLACE_IDS), name=WORDS, inside=_maybe(PLACE_IDS), relation=_literal(v.Relation))


def persons() -> st.SearchStrategy[v.Person]:
    return st.builds(
        v.Person, role=WORDS, sex=_maybe(_literal(v.Sex)), age=_maybe(_pair(st.integers(0, 130))), count=_maybe(SMALL),
        affiliation=WORDS, part=st.sampled_from(["agent", "affected", "witness", "other"]),
    )  # fmt: skip


def links() -> st.SearchStrategy[v.Link]:
    return st.builds(
        v.Link, kind=_literal(v.LinkKind), speaker=WORDS, who=_maybe(IDS), where=_maybe(places()),
        when=_maybe(fuzzydates()), explicit=st.booleans(),
    )  # fmt: skip


def attributions() -> st.SearchStrategy[v.Attribution]:
    return st.builds(v.Attribution, links=_some(links()))


def quotes() -> st.SearchStrategy[v.Quote]:
    return st.builds(v.Quote, text=WORDS, lang=_literal(v.Lang), translation=WORDS)


def spans() -> st.SearchStrategy[v.Span]:
    return st.builds(lambda report, pair: v.Span(report=report, start=pair[0], end=pair[1]), IDS, _pair(SMALL))


def revisions() -> st.SearchStrategy[v.Revision]:
    return st.builds(v.Revision, by=WORDS, state=_literal(v.State), fields=_some(WORDS), before=WORDS)


def claims() -> st.SearchStrategy[v.Claim]:
    return st.builds(
        v.Claim, id=IDS, what=WORDS, status=_literal(v.Status), when=_maybe(fuzzydates()), where=_maybe(places()),
        who=_some(persons()), attribution=attributions(), sureness=_literal(v.Sureness), hedges=_some(WORDS),
        quote=_maybe(quotes()), span=_maybe(spans()), source=_maybe(IDS), state=_literal(v.State),
        confidence=st.floats(0, 1), rule=WORDS, revisions=_some(revisions()),
    )  # fmt: skip


def contradictions() -> st.SearchStrategy[v.Contradiction]:
    attributes = st.sampled_from(["when", "where", "status", "count", "who"])
    return st.builds(v.Contradiction, attribute=attributes, claims=st.tuples(IDS, IDS))


def origins() -> st.SearchStrategy[v.Origins]:
    return st.builds(lambda pair, cut: v.Origins(low=pair[0], high=pair[1], cut=cut), _pair(SMALL), SMALL)


def information_grades() -> st.SearchStrategy[v.InformationGrade]:
    return st.builds(v.InformationGrade, grade=_literal(v.Credibility), reasons=_some(WORDS))


def source_grades() -> st.SearchStrategy[v.SourceGrade]:
    return st.builds(v.SourceGrade, grade=_literal(v.Reliability), reasons=_some(WORDS))


def events() -> st.SearchStrategy[v.Event]:
    return st.builds(
        v.Event, id=IDS, what=WORDS, claims=_some(IDS), when=_maybe(fuzzydates()), where=_maybe(places()),
        origins=origins(), grade=information_grades(), contradictions=_some(contradictions()), measure=st.booleans(),
    )  # fmt: skip


def promises() -> st.SearchStrategy[v.Promise]:
    labels = st.dictionaries(_literal(v.Lang), WORDS, max_size=4)
    return st.builds(
        v.Promise,
        source=IDS,
        when=_literal(v.Grain),
        where=_literal(v.Precision),
        label=labels,
        quotation=st.booleans(),
    )


def consents() -> st.SearchStrategy[v.Consent]:
    return st.builds(
        v.Consent, source=IDS, statement=_maybe(IDS), venue=_maybe(st.sampled_from(["bulletin", "dataset", "wire"])),
        given=st.booleans(), since=ANY_DATE, withdrawn=_maybe(ANY_DATE),
    )  # fmt: skip


def freezes() -> st.SearchStrategy[v.Freeze]:
    def freeze(source: bool, who: str, reason: str, pair: tuple[date, date], lifted: bool) -> v.Freeze:
        return v.Freeze(
            source=who if source else None, place=None if source else who, reason=reason, since=pair[0],
            lifted=pair[1] if lifted else None,
        )  # fmt: skip

    return st.builds(freeze, st.booleans(), IDS, WORDS, _pair(ANY_DATE), st.booleans())


def embargoes() -> st.SearchStrategy[v.Embargo]:
    return st.builds(v.Embargo, until=ANY_DATE, reason=WORDS)


def clues() -> st.SearchStrategy[v.Clue]:
    masks = st.dictionaries(st.sampled_from(["place", "sex", "age"]), _some(WORDS), max_size=3)
    sizes = _pair(st.floats(1, 1e7))
    return st.builds(
        v.Clue, id=IDS, kind=st.sampled_from(["cell", "roster", "attendance", "share"]), where=masks, within=masks,
        group=_maybe(WORDS), size=_maybe(sizes), share=_maybe(_pair(st.floats(0, 1))), inside=_maybe(IDS),
        linked=st.floats(0, 1),
    )  # fmt: skip


def relations() -> st.SearchStrategy[v.ClueRelation]:
    return st.builds(v.ClueRelation, between=st.tuples(IDS, IDS), is_=_literal(v.ClueRelationKind))


def ledgers() -> st.SearchStrategy[v.Ledger]:
    return st.builds(
        v.Ledger, id=IDS, role=st.sampled_from(["source", "subject", "bystanders"]), complete=st.booleans(),
        clues=_some(clues()), relations=_some(relations()),
    )  # fmt: skip


def rungs() -> st.SearchStrategy[v.Rung]:
    return st.builds(
        v.Rung, label=WORDS, cost=st.floats(0, 1e6), when=_maybe(texts()), where=_maybe(PLACE_IDS),
        clues=_some(clues()), subjects=_some(ledgers(), 2),
    )  # fmt: skip


#: One strategy per value; a test holds this table and the values together.
OF: dict[str, st.SearchStrategy[Any]] = {
    "FuzzyDate": fuzzydates(), "Place": places(), "Person": persons(), "Link": links(), "Attribution": attributions(),
    "Quote": quotes(), "Span": spans(), "Revision": revisions(), "Claim": claims(), "Contradiction": contradictions(),
    "Origins": origins(), "InformationGrade": information_grades(), "SourceGrade": source_grades(), "Event": events(),
    "Promise": promises(), "Consent": consents(), "Freeze": freezes(), "Embargo": embargoes(), "Clue": clues(),
    "ClueRelation": relations(), "Ledger": ledgers(), "Rung": rungs(),
}  # fmt: skip
