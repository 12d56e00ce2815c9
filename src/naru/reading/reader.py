"""Reader: the whole way from a text to a `Reading`.

In: text, the day it is read with, a language or "auto", a pack. Out: a `Reading`. No clock, no network, no randomness: the same text gives the same reading.
Never raises for any text. Raises: only for a pack whose lexicons or rules of time cannot be read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import Literal

from naru.packs import Pack
from naru.reading import cleaning, language, splitting
from naru.reading.clauses import breaks
from naru.reading.cleaning import Working
from naru.reading.gazetteer import NameIndex, name_index
from naru.reading.hedges import hedges
from naru.reading.lexicon import Hit, lexicon_of
from naru.reading.measures import carries, measures, seen_in_picture
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
from naru.reading.passages import Passage
from naru.reading.persons import first_mentions, persons
from naru.reading.places import Spot, spots
from naru.reading.proposing import proposals
from naru.reading.quoting import Quote, quotes
from naru.reading.times import Time, mixed_times
from naru.reading.voices import Chain, Voice, chains
from naru.values import Lang


def read(
    text: str,
    *,
    published: date | None = None,
    lang: Lang | Literal["auto"] = "auto",
    pack: Pack,
    id: str | None = None,
) -> Reading:
    """Read one text. `published` is the day relative words count from; without it a year or month not told stays XXXX.

    Raises: ItemError (lexicon_unreadable), InputError (times_rules_broken, pack_file_unreadable) for a broken pack, never for a text.
    """
    working = cleaning.working(text)
    main: Lang = language.of_text(working.text) if lang == "auto" else lang
    sentences = splitting.sentences(working.text, working.folded, main)
    index = name_index(pack)
    found_spots = spots(working.text, working.folded, sentences, pack)
    found_times = mixed_times(
        working.text, [(s.start, s.end, s.lang) for s in sentences], published=published, pack=pack
    )
    passages = _passages(working, sentences, found_spots, found_times, quotes(working.text), pack)
    found_chains = chains(passages, working.text)
    _photographed(passages, found_chains)
    return _written(working, main, published, id, passages, found_spots, found_times, found_chains, index, pack)


def _passages(
    working: Working,
    sentences: Sequence[splitting.Sentence],
    found_spots: Sequence[Spot],
    found_times: Sequence[Time],
    found_quotes: Sequence[Quote],
    pack: Pack,
) -> list[Passage]:
    passages: list[Passage] = []
    folded: dict[Lang, str] = {}
    cues: list[Hit] = []
    paragraph = -1
    spots_of = _shared(sentences, [(spot.start, spot) for spot in found_spots])
    times_of = _shared(sentences, [(time.start, time) for time in found_times])
    for number, sentence in enumerate(sentences):
        lexicon = lexicon_of(pack, sentence.lang)
        if sentence.lang not in folded:
            folded[sentence.lang] = lexicon.folded(working.folded)
        words = folded[sentence.lang]
        hits = lexicon.hits(words, sentence.start, sentence.end)
        points = breaks(words, sentence.start, sentence.end, sentence.lang)
        near = tuple(quote for quote in found_quotes if quote.start < sentence.end and sentence.start < quote.end)
        if sentence.paragraph != paragraph:
            paragraph, cues = sentence.paragraph, []
        passage = Passage(sentence, working.text, words, points, near, spots_of[number], times_of[number])
        passage.persons = persons(words, working.text, sentence, hits["persons"], passage.spots)
        passage.measures = measures(words, sentence, hits["measures"], [*cues, *hits["statuses"]], points, near)
        passage.hedges = hedges(sentence, hits["hedges"], points)
        passage.speaking = hits["speakers"]
        cues.extend(cue for cue in hits["statuses"] if carries(cue, sentence))
        passages.append(passage)
    return passages


def _photographed(passages: Sequence[Passage], found_chains: Sequence[Chain]) -> None:
    """What stands in a photograph is seen, whatever the caption's verb: a post, a fence, a notice."""
    for chain in found_chains:
        if not chain.pictured:
            continue
        for passage in passages:
            if chain.covers(passage.start, passage.end) is not None:
                passage.measures = [seen_in_picture(measure) for measure in passage.measures]


def _shared(sentences: Sequence[splitting.Sentence], things: Sequence[tuple[int, object]]) -> list[list]:  # type: ignore[type-arg]
    """Each thing given to the sentence it starts in."""
    starts = [sentence.start for sentence in sentences]
    shared: list[list] = [[] for _ in sentences]  # type: ignore[type-arg]
    for start, thing in things:
        at = bisect_right(starts, start) - 1
        if at >= 0:
            shared[at].append(thing)
    return shared


def _written(
    working: Working, lang: Lang, published: date | None, identity: str | None, passages: Sequence[Passage], found_spots: Sequence[Spot],
    found_times: Sequence[Time], found_chains: Sequence[Chain], index: NameIndex, pack: Pack,
) -> Reading:  # fmt: skip
    def place(spot: Spot) -> PlaceMention:
        start, end = working.original(spot.start, spot.end)
        row = index.rows[spot.row] if spot.row is not None else None
        return PlaceMention(
            start=start, end=end, text=working.slice(spot.start, spot.end), place_id=row.id if row else None,
            name=pack.places.label(row.id, lang) if row else "", level=spot.level,
            alternatives=tuple(index.rows[number].id for number in spot.alternatives), rule=spot.rule, confidence=round(spot.confidence, 2),
        )  # fmt: skip

    def time(found: Time) -> Time:
        start, end = working.original(found.start, found.end)
        return found.replaced(start=start, end=end, text=working.slice(found.start, found.end))

    def speaker(words: tuple[int, int] | None) -> str | None:
        return " ".join(working.slice(*words).split()) if words is not None else None

    def link(voice: Voice) -> VoiceLink:
        return VoiceLink(
            kind=voice.kind, speaker=speaker(voice.speaker), span=working.original(*voice.span) if voice.span and voice.explicit else None,
            place_id=index.rows[voice.row].id if voice.row is not None else None, edtf=voice.edtf,
        )  # fmt: skip

    told = [(person, passage) for passage in passages if not passage.sentence.headline for person in passage.persons]
    people = first_mentions(
        [person for person, _ in told], [passage.sentence.section for _, passage in told],
        [passage.folded[person.start : person.end] for person, passage in told],
    )  # fmt: skip
    claims = [
        ProposedClaim(
            id=f"C{number}", what=made.measure.code, status=made.measure.status, edtf=made.edtf,
            place_id=index.rows[made.row].id if made.row is not None else None, who=tuple(filter(None, (speaker(who) for who in made.who))),
            attribution=f"A{made.chain + 1}" if made.chain is not None else None, sureness=made.sureness,
            span=working.original(*made.span), quote=working.slice(*made.span),
        )
        for number, made in enumerate(proposals(passages, found_chains, index, pack.manifest.country), start=1)
    ]  # fmt: skip
    return Reading(
        id=identity,
        lang=lang,
        published=published,
        times=tuple(time(found) for found in found_times),
        places=tuple(place(spot) for spot in found_spots),
        persons=tuple(
            PersonMention(
                **_span(working, person.start, person.end), role=person.role, sex=person.sex, age=person.age, count=person.count, rule=person.rule
            )
            for person in people
        ),
        measures=tuple(
            MeasureMention(
                **_span(working, found.start, found.end), code=found.code, status=found.status, rule=found.rule, confidence=found.confidence
            )
            for passage in passages for found in passage.measures
        ),
        hedges=tuple(
            HedgeMention(**_span(working, found.start, found.end), scope=working.original(*found.scope), sureness=found.sureness)
            for passage in passages for found in passage.hedges
        ),
        attributions=tuple(
            AttributionMention(id=f"A{number}", span=working.original(*chain.span), links=tuple(link(voice) for voice in chain.links))
            for number, chain in enumerate(found_chains, start=1)
        ),
        claims=tuple(claims),
    )  # fmt: skip


def _span(working: Working, start: int, end: int) -> dict:  # type: ignore[type-arg]
    first, last = working.original(start, end)
    return {"start": first, "end": last, "text": working.slice(start, end)}
