"""A story: the text an editor wrote, with citations of claims, as Records that the gate and the bulletin read.

In: the untrusted text of a lead edition (Markdown with YAML front matter, docs/formats/story.md) and of its siblings in
other languages. Out: a `Story` of `Edition`s, each a row of blocks and of numbered sentences. Everything that will be
printed is a sentence with a number, titles, captions and the method too, so that the gate can judge all of it. The
Markdown is read as CommonMark 0.31 by markdown-it-py.

It refuses what it cannot read at all (`ItemError`, a code and the name of our own field); markup outside the small set
of the format is no reason to stop: it is kept as a `Problem` with its line, for the gate to refuse and for the editor
to mend."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, TypeVar

import msgspec

from naru.errors import Code, ItemError
from naru.publication.frontmatter import Head, read_front_matter
from naru.publication.markup import Problem, ProblemCode, Raw, bad_citation, clean_text, read_body, unwrap
from naru.publication.sentences import split_sentences
from naru.values import FuzzyDate, Lang, Record, convert

BlockKind = Literal[
    "kicker", "title", "standfirst", "byline", "heading", "paragraph", "quotation", "photograph", "map", "timeline",
    "caption", "alt", "map_caption", "timeline_caption", "credit", "method", "correction",
]  # fmt: skip
PhotoId = Annotated[str, msgspec.Meta(pattern=r"^p-[0-9a-f]{16}$")]
ClaimId = Annotated[str, msgspec.Meta(pattern=r"^c-[0-9a-f]{16}$")]
Slug = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,79}$")]
Words = Annotated[str, msgspec.Meta(max_length=2000)]
_M = TypeVar("_M", bound="EditionMatter")


class Sentence(Record, frozen=True, kw_only=True):
    """One printed sentence. `number` counts from 1 over the edition, `paragraph` is the index of its block in
    `Edition.blocks`.

    `text` has no markup and no citations. `citations` are what stands in or right behind it and, in a quotation, what
    its label line cites. `label` is the label under a quotation, else ""."""

    number: int
    kind: BlockKind
    text: str
    citations: tuple[str, ...] = ()
    paragraph: int
    label: str = ""


class Block(Record, frozen=True, kw_only=True):
    """One piece of the page. `sentences` are their numbers; `citations` those of a quotation's label line; `photo` a
    photograph's id."""

    kind: BlockKind
    sentences: tuple[int, ...] = ()
    label: str = ""
    citations: tuple[str, ...] = ()
    photo: str | None = None
    line: int = 0


class Correction(Record, frozen=True, kw_only=True):
    """What was put right after publication, and when."""

    date: date
    text: Words


class Shown(Record, frozen=True, kw_only=True):
    """A photograph of the story and how precisely it may be dated (EDTF) and placed (place id)."""

    photo: PhotoId
    when: str | None = None
    where: str | None = None


class Choice(Record, frozen=True, kw_only=True):
    """Which rung of a claim's ladder this story publishes; without one, the first."""

    rung: str


class EditionMatter(Record, frozen=True, kw_only=True):
    """The front matter every edition has. The plain texts may carry citations."""

    edition: Lang
    title: Words
    standfirst: Words
    byline: Words
    kicker: Words = ""
    credit: Words = ""
    captions: dict[PhotoId, Words] = msgspec.field(default_factory=dict)
    alts: dict[PhotoId, Words] = msgspec.field(default_factory=dict)
    method: tuple[Words, ...]
    corrections: tuple[Correction, ...] = ()
    map_caption: Words = ""
    timeline_caption: Words = ""


class LeadMatter(EditionMatter, frozen=True, kw_only=True):
    """The front matter of the lead edition: what holds for the whole story stands here only."""

    slug: Slug
    editions: tuple[Lang, ...] = ()
    date: date
    author: Words
    releasers: tuple[Words, ...] = ()
    place: str | None = None
    published: dict[ClaimId, Choice] = msgspec.field(default_factory=dict)
    photographs: tuple[Shown, ...] = ()


class Edition(Record, frozen=True, kw_only=True):
    """A story in one language: blocks in the order of the page, their sentences, and what markup was not allowed."""

    lang: Lang
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    corrections: tuple[Correction, ...] = ()
    problems: tuple[Problem, ...] = ()

    def sentence(self, number: int) -> Sentence:
        """The sentence with this number (from 1)."""
        return self.sentences[number - 1]

    def of(self, kind: BlockKind, photo: str | None = None) -> tuple[Sentence, ...]:
        """The sentences of one kind of block, in order; of one photograph where `photo` is given."""
        numbers = (
            n for b in self.blocks if b.kind == kind and (photo is None or b.photo == photo) for n in b.sentences
        )
        return tuple(self.sentence(number) for number in numbers)

    @property
    def citations(self) -> tuple[str, ...]:
        """Every cited claim once, in the order of the page."""
        return tuple(dict.fromkeys(claim for sentence in self.sentences for claim in sentence.citations))


class Story(Record, frozen=True, kw_only=True):
    """A story: what its lead edition fixes for all, and the editions that were read, the lead first.

    `languages` are those announced; `missing` those of them that were not handed in yet.
    """

    slug: str
    date: date
    author: str
    releasers: tuple[str, ...]
    place: str | None
    published: dict[str, Choice]
    photographs: tuple[Shown, ...]
    languages: tuple[Lang, ...]
    editions: tuple[Edition, ...]

    @property
    def lead(self) -> Edition:
        """The edition that STORY named."""
        return self.editions[0]

    @property
    def missing(self) -> tuple[Lang, ...]:
        """Announced languages without an edition."""
        return tuple(lang for lang in self.languages if all(edition.lang != lang for edition in self.editions))

    @property
    def citations(self) -> tuple[str, ...]:
        """Every claim any edition cites, once."""
        return tuple(dict.fromkeys(claim for edition in self.editions for claim in edition.citations))


def parse_story(untrusted: str, siblings: Mapping[Lang, str] | None = None) -> Story:
    """The story of a lead edition's text, with the `siblings`' texts by language as further editions.

    Siblings may be left out (to learn from `languages` which there are); one that is handed in must be announced and in
    its language.

    Raises:
        ItemError: story_unreadable, story_too_long, story_field_missing, story_field_wrong, story_edition_wrong,
        field_unknown,
            edtf_unreadable (a photograph's date).
    """
    head = read_front_matter(untrusted)
    matter = _matter(head, LeadMatter)
    languages = matter.editions or (matter.edition,)
    if matter.edition not in languages or len(set(languages)) != len(languages):
        raise ItemError(Code.STORY_EDITION_WRONG, field="editions")
    languages = (matter.edition, *(lang for lang in languages if lang != matter.edition))
    photos = tuple(shown.photo for shown in matter.photographs)
    if len(set(photos)) != len(photos):
        raise ItemError(Code.STORY_FIELD_WRONG, field="photographs")
    for shown in matter.photographs:
        if shown.when is not None:
            FuzzyDate.parse(shown.when)
    editions = [_Setting(matter, photos).edition(head)]
    for lang in sorted(siblings or {}, key=lambda lang: languages.index(lang) if lang in languages else -1):
        if lang not in languages[1:]:
            raise ItemError(Code.STORY_EDITION_WRONG, field="editions")
        editions.append(parse_edition((siblings or {})[lang], photos))
        if editions[-1].lang != lang:
            raise ItemError(Code.STORY_EDITION_WRONG, field="edition")
    return Story(
        slug=matter.slug, date=matter.date, author=matter.author, releasers=matter.releasers, place=matter.place,
        published=matter.published, photographs=matter.photographs, languages=languages, editions=tuple(editions),
    )  # fmt: skip


def parse_edition(untrusted: str, photos: tuple[str, ...] = ()) -> Edition:
    """A sibling edition's text; `photos` are the lead's photographs. Raises: ItemError, as `parse_story`."""
    head = read_front_matter(untrusted)
    return _Setting(_matter(head, EditionMatter), photos).edition(head)


def _matter(head: Head, kind: type[_M]) -> _M:
    for field in msgspec.structs.fields(kind):
        if field.required and head.matter.get(field.name) in (None, "", []):
            raise ItemError(Code.STORY_FIELD_MISSING, field=field.name)
    try:
        return convert({name: value for name, value in head.matter.items() if value != ""}, kind)
    except ItemError as problem:
        if problem.code == Code.VALUE_UNREADABLE.code:
            raise ItemError(Code.STORY_FIELD_WRONG, field=problem.field) from None
        raise


class _Setting:
    """Sets an edition: numbers the sentences of its front matter and body in the order of the page."""

    def __init__(self, matter: EditionMatter, photos: tuple[str, ...]) -> None:
        self.matter = matter
        self.photos = photos
        self.blocks: list[Block] = []
        self.sentences: list[Sentence] = []
        self.problems: list[Problem] = []

    def edition(self, head: Head) -> Edition:
        matter = self.matter
        raw, problems = read_body(head.body, head.offset)
        self.problems.extend(problems)
        self.words("kicker", matter.kicker)
        self.words("title", matter.title)
        self.words("standfirst", matter.standfirst)
        self.words("byline", matter.byline)
        placed = [block.photo for block in raw if block.kind == "photograph"]
        for photo in dict.fromkeys((*matter.captions, *matter.alts, *placed)):
            if photo not in self.photos:
                self.problem("photograph_unknown", next((b.line for b in raw if b.photo == photo), 1))
        for block in raw:
            if block.photo is not None and placed.count(block.photo) > 1:
                self.problem("photograph_doubled", block.line)
            self.block(block)
        for photo in self.photos:
            self.words("alt", matter.alts.get(photo, ""), photo)
            self.words("caption", matter.captions.get(photo, ""), photo)
        self.words("credit", matter.credit)
        self.words("map_caption", matter.map_caption)
        self.words("timeline_caption", matter.timeline_caption)
        for text in matter.method:
            self.words("method", text)
        for correction in matter.corrections:
            self.words("correction", correction.text)
        return Edition(
            lang=matter.edition, blocks=tuple(self.blocks), sentences=tuple(self.sentences),
            corrections=matter.corrections, problems=tuple(self.problems),
        )  # fmt: skip

    def problem(self, code: ProblemCode, line: int) -> None:
        found = Problem(code=code, line=line)
        if found not in self.problems:
            self.problems.append(found)

    def words(self, kind: BlockKind, text: str, photo: str | None = None) -> None:
        """A text of the front matter as a block of its own, if there is one."""
        kept, dirty = clean_text(text)
        if dirty:
            self.problem("control_character", 1)
        if bad_citation(kept):
            self.problem("citation_form", 1)
        if kept.strip():
            self.add(Block(kind=kind, photo=photo), kept)

    def block(self, raw: Raw) -> None:
        block = Block(kind=raw.kind, label=raw.label, citations=raw.citations, photo=raw.photo, line=raw.line)
        self.add(block, raw.text)

    def add(self, block: Block, text: str) -> None:
        numbers: list[int] = []
        for told in split_sentences(unwrap(text), self.matter.edition):
            numbers.append(len(self.sentences) + 1)
            self.sentences.append(
                Sentence(
                    number=numbers[-1],
                    kind=block.kind,
                    text=told.text,
                    paragraph=len(self.blocks),
                    label=block.label,
                    citations=tuple(dict.fromkeys((*told.citations, *block.citations))),
                )
            )
        self.blocks.append(block.replaced(sentences=tuple(numbers)))
