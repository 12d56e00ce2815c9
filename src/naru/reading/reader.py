"""Reader: the whole way from a text to a `Reading`.

In: text, the day it is read with, a language or "auto", a pack, `off` = rules that are not used. Out: a `Reading`. No clock, no network, no
randomness: the same text gives the same reading. Never raises for any text. Raises: for a pack whose lexicons or rules of time cannot be read
(`read` says which), and for `off` with a rule nobody knows (rule_unknown) or one that keeps something from being a fact (rule_locked).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Literal, TypeVar

from naru.packs import Pack
from naru.reading import cleaning, language, splitting
from naru.reading.ahead import not_yet
from naru.reading.clauses import breaks
from naru.reading.cleaning import Working
from naru.reading.doubting import doubted
from naru.reading.gazetteer import NameIndex, name_index
from naru.reading.hedges import Hedge, hedges
from naru.reading.lengths import PIECE, joined, pieces
from naru.reading.lexicon import Hit, lexicon_of
from naru.reading.measures import Measure, as_rumour, carries, measures, seen_in_picture
from naru.reading.mentions import (
    AttributionMention,
    HedgeMention,
    MeasureMention,
    PersonMention,
    PlaceMention,
    ProposedClaim,
    Reading,
    VoiceLink,
)  # fmt: skip
from naru.reading.notes_en import passed_on
from naru.reading.passages import Passage
from naru.reading.people import Person
from naru.reading.people_en import with_sex_told_later
from naru.reading.persons import first_mentions, persons
from naru.reading.places import Spot, spots
from naru.reading.proposing import Proposal, proposals, smallest
from naru.reading.quoting import Quote, quotes
from naru.reading.supposing import asserted
from naru.reading.switches import check_off
from naru.reading.times import Time, mixed_times
from naru.reading.voices import Chain, Voice, chains, resting
from naru.values import Lang

#: A cue that is a sentence of its own ("Rumour only.") reaches the sentences behind it; so long is such a sentence at most.
_ALONE = 60
_CARRIED = 4
_T = TypeVar("_T")


def read(
    text: str,
    *,
    published: date | None = None,
    lang: Lang | Literal["auto"] = "auto",
    pack: Pack,
    id: str | None = None,
    off: frozenset[str] = frozenset(),
) -> Reading:
    """Read one text. `published` is the day relative words count from; without it a year or month not told stays XXXX. `off`: ids of
    rules that are not used (`naru.reading.rules` lists them).

    Raises: ItemError (lexicon_unreadable), InputError (times_rules_broken, pack_file_unreadable) for a broken pack, InputError (rule_unknown,
    rule_locked) for `off`, never for a text.
    """
    check_off(pack, off)
    if len(text) <= PIECE:
        return _read(text, published, lang, pack, id, off)
    main: Lang = language.of_text(cleaning.working(text[:PIECE]).text) if lang == "auto" else lang
    return joined(((at, _read(piece, published, main, pack, id, off)) for at, piece in pieces(text)), id)


def _read(
    text: str, published: date | None, lang: Lang | Literal["auto"], pack: Pack, id: str | None, off: frozenset[str]
) -> Reading:
    working = cleaning.working(text)
    main: Lang = language.of_text(working.text) if lang == "auto" else lang
    sentences = splitting.sentences(working.text, working.folded, main)
    index = name_index(pack)
    found_spots = [spot for spot in spots(working.text, working.folded, sentences, pack) if spot.rule not in off]
    stretches = [(s.start, s.end, s.lang) for s in sentences]
    found_times = mixed_times(working.text, stretches, published=published, pack=pack, off=off)
    passages = _passages(working, sentences, found_spots, found_times, quotes(working.text), pack, off)
    with_sex_told_later(passages)
    found_chains = chains(passages, working.text)
    passed_on(found_chains, passages)
    _photographed(passages, found_chains)
    _rumoured(passages, found_chains)
    all_times = mixed_times(working.text, stretches, published=published, pack=pack) if off else found_times
    told = _shared(sentences, ((time.start, time) for time in all_times))
    for passage, times in zip(passages, told, strict=True):
        passage.measures = not_yet(passage, times, published)
        passage.measures = asserted(passage)
    doubted(passages)
    write = _Writer(working, main, index, pack)
    claims = proposals(passages, found_chains, index, pack.manifest.country)
    return Reading(
        id=id,
        lang=main,
        published=published,
        times=tuple(map(write.time, found_times)),
        places=tuple(map(write.place, found_spots)),
        persons=tuple(map(write.person, _people(passages))),
        measures=tuple(write.measure(measure) for passage in passages for measure in passage.measures),
        hedges=tuple(
            write.hedge(hedge, smallest(found_chains, rests, hedge.start, hedge.end))
            for passage, rests in zip(passages, resting(passages, found_chains), strict=True)
            for hedge in passage.hedges
        ),
        attributions=tuple(write.chain(number, chain) for number, chain in enumerate(found_chains, start=1)),
        claims=tuple(write.claim(number, made) for number, made in enumerate(claims, start=1)),
    )


def _passages(
    working: Working,
    sentences: Sequence[splitting.Sentence],
    found_spots: Sequence[Spot],
    found_times: Sequence[Time],
    found_quotes: Sequence[Quote],
    pack: Pack,
    off: frozenset[str],
) -> list[Passage]:
    passages: list[Passage] = []
    folded: dict[Lang, str] = {}
    cues: list[Hit] = []
    paragraph = -1
    spots_of = _shared(sentences, ((spot.start, spot) for spot in found_spots))
    times_of = _shared(sentences, ((time.start, time) for time in found_times))
    for number, (sentence, near) in enumerate(zip(sentences, _touching(found_quotes, sentences), strict=True)):
        lexicon = lexicon_of(pack, sentence.lang, off)
        if sentence.lang not in folded:
            folded[sentence.lang] = lexicon.folded(working.folded)
        words = folded[sentence.lang]
        hits = lexicon.hits(words, sentence.start, sentence.end)
        points = breaks(words, sentence.start, sentence.end, sentence.lang)
        if sentence.paragraph != paragraph:
            paragraph, cues = sentence.paragraph, []
        passage = Passage(sentence, working.text, words, points, near, spots_of[number], times_of[number])
        passage.persons = persons(words, working.text, sentence, hits, passage.spots)
        short = sentence.end - sentence.start <= _ALONE
        found_cues = lexicon.cues(words, sentence.start, sentence.end) if hits["measures"] or short else []
        passage.measures = measures(words, sentence, hits["measures"], [*cues, *found_cues], points, near)
        passage.hedges = hedges(sentence, hits["hedges"], points)
        passage.speaking = hits["speakers"]
        cues = [*cues, *(cue for cue in found_cues if carries(cue, sentence))][-_CARRIED:]
        passages.append(passage)
    return passages


def _touching(found: Sequence[Quote], sentences: Sequence[splitting.Sentence]) -> Iterator[tuple[Quote, ...]]:
    """For each sentence the quotations that touch it, in one pass over both."""
    open_quotes: list[Quote] = []
    following = 0
    for sentence in sentences:
        while following < len(found) and found[following].start < sentence.end:
            open_quotes.append(found[following])
            following += 1
        open_quotes = [quote for quote in open_quotes if quote.end > sentence.start]
        yield tuple(open_quotes)


def _photographed(passages: Sequence[Passage], found_chains: Sequence[Chain]) -> None:
    """What stands in a photograph is seen, whatever the caption's verb: a post, a fence, a notice."""
    for passage, rests in zip(passages, resting(passages, found_chains), strict=True):
        if any(found_chains[number].pictured for number, _ in rests):
            passage.measures = [seen_in_picture(measure) for measure in passage.measures]


def _rumoured(passages: Sequence[Passage], found_chains: Sequence[Chain]) -> None:
    """What rests on a rumour is a rumour, however plainly it is told."""
    for passage, rests in zip(passages, resting(passages, found_chains), strict=True):
        for number, (first, last) in rests:
            if any(link.kind == "rumour" for link in found_chains[number].links):
                passage.measures = [
                    as_rumour(each) if first <= each.start and each.end <= last else each for each in passage.measures
                ]


def _shared(sentences: Sequence[splitting.Sentence], things: Iterable[tuple[int, _T]]) -> list[list[_T]]:
    """Each thing given to the sentence it starts in."""
    starts = [sentence.start for sentence in sentences]
    shared: list[list[_T]] = [[] for _ in sentences]
    for start, thing in things:
        at = bisect_right(starts, start) - 1
        if at >= 0:
            shared[at].append(thing)
    return shared


class _Writer:
    """Turns what was found, in offsets of the working text, into the mentions of a reading."""

    def __init__(self, working: Working, lang: Lang, index: NameIndex, pack: Pack) -> None:
        self.working = working
        self.lang = lang
        self.index = index
        self.pack = pack

    def span(self, start: int, end: int) -> dict[str, Any]:
        """Start, end and text of a mention in the text as it came."""
        first, last = self.working.original(start, end)
        return {"start": first, "end": last, "text": self.working.slice(start, end)}

    def words(self, span: tuple[int, int] | None) -> str | None:
        """The words that describe somebody, on one line."""
        return " ".join(self.working.slice(*span).split()) if span is not None else None

    def place_id(self, row: int | None) -> str | None:
        """The id of a row of the pack."""
        return self.index.rows[row].id if row is not None else None

    def place(self, spot: Spot) -> PlaceMention:
        """A place."""
        place_id = self.place_id(spot.row)
        return PlaceMention(
            **self.span(spot.start, spot.end),
            place_id=place_id,
            name=self.pack.places.label(place_id, self.lang) if place_id is not None else "",
            level=spot.level,
            alternatives=tuple(self.index.rows[number].id for number in spot.alternatives),
            rule=spot.rule,
            confidence=round(spot.confidence, 2),
            near=self.place_id(spot.near),
            inside=self.place_id(spot.inside),
        )

    def person(self, found: Person) -> PersonMention:
        """A person or people."""
        span = self.span(found.start, found.end)
        return PersonMention(**span, role=found.role, sex=found.sex, age=found.age, count=found.count, rule=found.rule)

    def measure(self, found: Measure) -> MeasureMention:
        """A measure."""
        span = self.span(found.start, found.end)
        return MeasureMention(
            **span, code=found.code, status=found.status, rule=found.rule, confidence=found.confidence
        )

    def hedge(self, found: Hedge, chain: int | None) -> HedgeMention:
        """A hedge; whose doubt it is, the attribution it stands in says."""
        scope = self.working.original(*found.scope)
        whose = f"A{chain + 1}" if chain is not None else None
        return HedgeMention(**self.span(found.start, found.end), scope=scope, sureness=found.sureness, holder=whose)

    def chain(self, number: int, found: Chain) -> AttributionMention:
        """An attribution."""
        links = tuple(self.link(voice) for voice in found.links)
        return AttributionMention(id=f"A{number}", span=self.working.original(*found.span), links=links)

    def link(self, voice: Voice) -> VoiceLink:
        """A link; one by position only has no span."""
        return VoiceLink(
            kind=voice.kind,
            speaker=self.words(voice.told or voice.speaker),
            span=self.working.original(*voice.span) if voice.span and voice.explicit else None,
            place_id=self.place_id(voice.row),
            edtf=voice.edtf,
        )

    def claim(self, number: int, made: Proposal) -> ProposedClaim:
        """A claim."""
        return ProposedClaim(
            id=f"C{number}",
            what=made.measure.code,
            status=made.measure.status,
            edtf=made.edtf,
            place_id=self.place_id(made.row),
            who=tuple(filter(None, (self.words(who) for who in made.who))),
            attribution=f"A{made.chain + 1}" if made.chain is not None else None,
            sureness=made.sureness,
            span=self.working.original(*made.span),
            quote=self.working.slice(*made.span),
            rules=made.rules,
            confidence=made.confidence,
        )

    def time(self, found: Time) -> Time:
        """A time."""
        base = self.working.original(*found.counts_from) if found.counts_from is not None else None
        return found.replaced(**self.span(found.start, found.end), counts_from=base)


def _people(passages: Sequence[Passage]) -> list[Person]:
    """The people of a text, each where they are new; headlines only repeat."""
    told = [
        (person, passage)
        for passage in passages
        if not passage.sentence.headline
        for person in passage.persons
        if person.shown
    ]
    return first_mentions(
        [person for person, _ in told],
        [passage.sentence.section for _, passage in told],
        [passage.folded[person.start : person.end] for person, passage in told],
    )
