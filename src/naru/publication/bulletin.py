"""A bulletin before it is printed: the story, how each cited claim may be told, and the statements that follow.

In: a `Story` and one `Telling` per cited claim (made by the newsroom from the confirmed claim and the rung the story
chose). Out: `Statement`s, which hold the allow-list of published fields and nothing else, and for each edition where
in the text they are cited.

A statement's id is a keyed hash, under the bulletin's secret, of its published fields and its place in the story.
Claim ids, sources, receipt and the order of any of them never enter it. One claim gives one statement; claims whose
published fields and place are the same give one together, so that a file cannot be counted for sources.

It refuses a story whose claims, photographs or editions are not all handed over (`bulletin_incomplete`); it does not
judge: the gate did.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal

import msgspec

from naru.errors import Code, ItemError
from naru.packs import Pack
from naru.publication.story import Block, Edition, Story
from naru.publication.voices import is_attributed
from naru.values import FACTUAL, FuzzyDate, Lang, Record, Status, keyed_id

Licence = Literal["CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-ND-4.0", "reserved"]
#: Where a claim is cited in several places, its statement stands at the best kind: text before summaries, captions.
_RANK = {"quotation": 0, "paragraph": 0}
_BODY = frozenset({"heading", "paragraph", "quotation", "photograph", "map", "timeline"})


class Telling(Record, frozen=True, kw_only=True):
    """One confirmed claim as this story may tell it. `when` (EDTF) and `where` (place id) are those of the chosen
    rung.

    `labels` are the words promised to the claim's source, by language. Nothing else of a claim is ever handed to this
    room.
    """

    claim: str
    code: str
    status: Status
    when: str | None = None
    where: str | None = None
    labels: dict[Lang, str] = msgspec.field(default_factory=dict)


class Bulletin(Record, frozen=True, kw_only=True):
    """Everything a bulletin is built from. `secret` is the bulletin's own, kept in the newsroom (16 bytes or more).

    `photographs` are the original bytes by photograph id; they are cleaned when the bulletin is built.
    """

    story: Story
    tellings: tuple[Telling, ...] = ()
    secret: Annotated[bytes, msgspec.Meta(min_length=16)]
    photographs: dict[str, bytes] = msgspec.field(default_factory=dict)
    licence: Licence = "CC-BY-4.0"

    def __repr__(self) -> str:
        return f"Bulletin(editions={len(self.story.editions)}, tellings={len(self.tellings)})"


class Statement(Record, frozen=True, kw_only=True):
    """A claim as published: the allow-list, complete. `label` None = the newsroom's own voice; `lat`, `lon` are
    those of `place_id`.
    """

    id: str
    label: str | None
    edtf: str | None
    place_id: str | None
    lat: float | None
    lon: float | None
    code: str
    status: Status
    text: str

    @property
    def factual(self) -> bool:
        """True where the status may be told as fact: only then does a statement enter a map or a timeline."""
        return self.status in FACTUAL

    @property
    def order(self) -> tuple[date, date, str]:
        """Rows stand by published date (open and unknown ends last), then by id."""
        first, last = (None, None) if self.edtf is None else FuzzyDate.parse(self.edtf).extent
        return (first or (date.min if last else date.max), last or date.max, self.id)


@dataclass(frozen=True)
class Notes:
    """For one edition: which statement each cited claim is, and its number in order of first citation (from 1)."""

    numbers: Mapping[str, int]
    statements: tuple[Statement, ...]
    labels: Mapping[str, str | None] = field(default_factory=dict)

    def of(self, claims: tuple[str, ...]) -> tuple[int, ...]:
        """The numbers of the statements these claims are, each once, in their order."""
        return tuple(dict.fromkeys(self.numbers[claim] for claim in claims))


@dataclass(frozen=True)
class _Place:
    """Where a claim stands: edition and sentence by number, the order of the citation in it, the text, whether
    attributed.
    """

    edition: int
    sentence: int
    order: int
    text: str
    attributed: bool


def statements_of(bulletin: Bulletin, pack: Pack) -> dict[str, Statement]:
    """Each cited claim's statement, in the order of the story. Raises: ItemError (bulletin_incomplete, edtf_…)."""
    if bulletin.story.missing:
        raise ItemError(Code.BULLETIN_INCOMPLETE, field="editions")
    tellings = {telling.claim: telling for telling in bulletin.tellings}
    found: dict[str, Statement] = {}
    same: dict[tuple[object, ...], Statement] = {}
    for claim in bulletin.story.citations:
        telling = tellings.get(claim)
        if telling is None:
            raise ItemError(Code.BULLETIN_INCOMPLETE, field="tellings")
        place = _place(bulletin.story, telling)
        lang = bulletin.story.editions[place.edition].lang
        label = telling.labels.get(lang) or telling.labels.get(bulletin.story.lead.lang) if place.attributed else None
        key = (
            place.edition,
            place.sentence,
            label,
            telling.when,
            telling.where,
            telling.code,
            telling.status,
            place.text,
        )
        if key not in same:
            same[key] = _statement(bulletin.secret, telling, place, label, pack)
        found[claim] = same[key]
    return found


def layout(story: Story, edition: Edition) -> tuple[str | None, tuple[Block, ...]]:
    """The lead photograph, if the text does not place it, and the blocks of the text in the order of the page.

    The first photograph of the story leads. Others that the text does not place stand at its end, as do map and
    timeline.
    """
    body = [block for block in edition.blocks if block.kind in _BODY]
    placed = {block.photo for block in body}
    listed = [shown.photo for shown in story.photographs]
    lead = next((photo for photo in listed[:1] if photo not in placed), None)
    body = [block for block in body if block.photo is None or block.photo in listed]
    body += [Block(kind="photograph", photo=photo) for photo in listed if photo not in placed and photo != lead]
    for kind in ("map", "timeline"):
        if not any(block.kind == kind for block in body):
            body.append(Block(kind=kind))
    return lead, tuple(body)


def notes_of(
    story: Story, edition: Edition, statements: Mapping[str, Statement], tellings: tuple[Telling, ...]
) -> Notes:
    """The numbers of an edition's superscripts, in the order of its page, and its statements' labels in its
    language.
    """
    numbers: dict[str, int] = {}
    order: list[Statement] = []
    labels: dict[str, str | None] = {}
    words = {telling.claim: telling.labels for telling in tellings}
    for claim in _page_order(story, edition):
        statement = statements[claim]
        if statement not in order:
            order.append(statement)
            told = words[claim].get(edition.lang) or statement.label
            labels[statement.id] = told if statement.label is not None else None
        numbers[claim] = order.index(statement) + 1
    return Notes(numbers, tuple(order), labels)


def _page_order(story: Story, edition: Edition) -> tuple[str, ...]:
    """Every claim the edition cites, in the order in which a reader meets it."""

    def of(kind: str, photo: str | None = None) -> list[Block]:
        return [b for b in edition.blocks if b.kind == kind and (photo is None or b.photo == photo)]

    lead, body = layout(story, edition)
    blocks = [block for kind in ("kicker", "title", "standfirst", "byline") for block in of(kind)]
    blocks += of("caption", lead) if lead else []
    for block in body:
        blocks.append(block)
        blocks += of("caption", block.photo) if block.photo else []
        blocks += of(f"{block.kind}_caption") if block.kind in ("map", "timeline") else []
    blocks += edition.blocks  # what is left, the method and corrections
    numbers = dict.fromkeys(number for block in blocks for number in block.sentences)
    return tuple(dict.fromkeys(claim for number in numbers for claim in edition.sentence(number).citations))


def _place(story: Story, telling: Telling) -> _Place:
    """The place that makes the statement: in the first edition that cites the claim, attributed before not, text
    before the rest.
    """
    for index, edition in enumerate(story.editions):
        label = telling.labels.get(edition.lang, "")
        places: list[tuple[tuple[bool, int, int], _Place]] = []
        for sentence in edition.sentences:
            if telling.claim not in sentence.citations:
                continue
            attributed = bool(label) and is_attributed(edition, sentence.number, label)
            block = edition.blocks[sentence.paragraph]
            text = sentence.text
            if telling.claim in block.citations:
                glue = "" if edition.lang in ("zh", "ja") else " "
                text = glue.join(edition.sentence(number).text for number in block.sentences)
            order = sentence.citations.index(telling.claim)
            rank = (not attributed, _RANK.get(sentence.kind, 1), sentence.number)
            places.append((rank, _Place(index, sentence.number, order, text, attributed)))
        if places:
            return min(places, key=lambda ranked: ranked[0])[1]
    raise ItemError(Code.BULLETIN_INCOMPLETE, field="tellings")


def _statement(secret: bytes, telling: Telling, place: _Place, label: str | None, pack: Pack) -> Statement:
    if telling.when is not None:
        FuzzyDate.parse(telling.when)
    row = pack.places.get(telling.where)
    if telling.where is not None and row is None:
        raise ItemError(Code.BULLETIN_INCOMPLETE, field="where")
    published = [label, telling.when, telling.where, telling.code, telling.status, place.text]
    content = json.dumps([place.edition, place.sentence, place.order, *published], ensure_ascii=False)
    return Statement(
        id=keyed_id("st", secret, content),
        label=label,
        edtf=telling.when,
        place_id=telling.where,
        lat=None if row is None else row.lat,
        lon=None if row is None else row.lon,
        code=telling.code,
        status=telling.status,
        text=place.text,
    )
