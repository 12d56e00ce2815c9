"""The page of one edition: what the template needs, and the HTML.

In: an edition with its notes, photographs, drawings and the names and sizes of the data files. Out: one HTML
document, UTF-8, that runs no script and asks nothing of any other server: its styles stand in it, allowed by their
hash; only pictures beside it may load (Content Security Policy level 3). Every word that came from outside is escaped
by Jinja2.

It refuses nothing: what may be said was decided before.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from naru.packs import Pack
from naru.publication.bulletin import Bulletin, Notes, Statement
from naru.publication.dates import day_in_words, exact_days, in_words
from naru.publication.photographs import Photograph
from naru.publication.places import place_in_words
from naru.publication.story import Block, Edition, Shown
from naru.publication.strings import strings_of
from naru.values import Lang

#: Sentences as the template prints them: text and superscripts.
Sentences = list[dict[str, Any]]
_STRAIGHT = re.compile(r'"([^"]*)"')
_QUOTES: dict[Lang, str] = {"en": "“{}”", "ko": "“{}”", "zh": "“{}”", "ja": "「{}」"}
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?=\s)")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


@dataclass(frozen=True)
class Drawings:
    """A drawing for wide and for narrow pages, as SVG we made ourselves."""

    wide: str
    narrow: str


@dataclass(frozen=True)
class Published:
    """A photograph as it is published: its file name and what it holds."""

    name: str
    photograph: Photograph


@dataclass
class _Marks:
    """Gives every superscript its id: the first of a statement is `r3`, later ones `r3-2` and so on."""

    notes: Notes
    lang: Lang
    seen: dict[int, int] = field(default_factory=dict)

    def of(self, claims: tuple[str, ...]) -> Sentences:
        said: Sentences = []
        for number in self.notes.of(claims):
            self.seen[number] = count = self.seen.get(number, 0) + 1
            words = strings_of(self.lang).page["to_line"].format(n=number)
            said.append({"number": number, "id": f"r{number}" if count == 1 else f"r{number}-{count}", "words": words})
        return said


def typeset(text: str, lang: Lang) -> str:
    """Straight quotation marks and apostrophes as this language prints them."""
    return _APOSTROPHE.sub("’", _STRAIGHT.sub(lambda found: _QUOTES[lang].format(found.group(1)), text))


@functools.cache
def styles(*names: str) -> str:
    """Style sheets of this room, one after the other."""
    folder = resources.files("naru.publication").joinpath("static")
    return "\n".join(folder.joinpath(name).read_text("utf-8").strip() for name in names)


@functools.cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("naru.publication"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(
    bulletin: Bulletin,
    edition: Edition,
    notes: Notes,
    pack: Pack,
    *,
    photographs: Mapping[str, Published],
    map_: Drawings | None,
    timeline: Drawings | None,
    files: Sequence[tuple[str, str, int]],
) -> bytes:
    """The HTML of an edition. `files` are (file name, key of its words, bytes) of what can be downloaded."""
    lang, story = edition.lang, bulletin.story
    words = strings_of(lang).page
    marks = _Marks(notes, lang)
    view = _View(edition, marks, photographs, story.photographs, pack)
    css = styles("palette.css", "page.css", "figure.css")
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    head = {kind: view.told(kind) for kind in ("kicker", "title", "standfirst", "byline")}
    lead = view.lead()
    lead_picture = view.photo(lead) if lead else None
    blocks = [view.block(block) for block in view.body(lead)]
    context: dict[str, Any] = {
        "lang": lang,
        "csp": f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'self'; base-uri 'none'; form-action 'none'",
        "css": Markup(css),  # noqa: S704 (our own file)
        "title": _plain(edition, "title"),
        "description": _plain(edition, "standfirst"),
        "glue": "" if lang in ("zh", "ja") else " ",
        "words": words,
        "languages": [
            {
                "lang": e.lang,
                "name": strings_of(e.lang).page["name"],
                "href": f"index.{e.lang}.html",
                "current": e is edition,
            }
            for e in story.editions
        ],
        "kicker": head["kicker"] or _place_kicker(bulletin, lang, pack),
        "headline": head["title"],
        "standfirst": head["standfirst"],
        "byline": head["byline"],
        "published": {"iso": story.date.isoformat(), "words": day_in_words(story.date, lang)},
        "lead": lead_picture,
        "blocks": blocks,
        "credit": view.told("credit"),
        "map": _safe(map_),
        "timeline": _safe(timeline),
        "map_caption": view.told("map_caption"),
        "timeline_caption": view.told("timeline_caption"),
        "method": [view.sentences(block) for block in edition.blocks if block.kind == "method"],
        "notes": [_note(n, s, notes, lang, pack) for n, s in enumerate(notes.statements, start=1)],
        "corrections": [
            {
                "when": {"iso": c.date.isoformat(), "words": day_in_words(c.date, lang)},
                "sentences": view.sentences(block),
            }
            for c, block in zip(edition.corrections, _of(edition, "correction"), strict=False)
        ],
        "files": [{"name": name, "words": words[key], "size": _size(count)} for name, key, count in files],
        "licence": words[f"licence_{bulletin.licence}"],
        "attribution": " ".join(pack.manifest.attribution.split()),
    }
    return _environment().get_template("bulletin.html.j2").render(context).encode()


class _View:
    """An edition's blocks as the template prints them."""

    def __init__(
        self,
        edition: Edition,
        marks: _Marks,
        photographs: Mapping[str, Published],
        shown: tuple[Shown, ...],
        pack: Pack,
    ) -> None:
        self.edition, self.marks, self.photographs, self.pack = edition, marks, photographs, pack
        self.shown = {one.photo: one for one in shown}

    def sentences(self, block: Block) -> Sentences:
        """Each sentence with the superscripts that are its own; those of a quotation's label stand at the label."""
        said: Sentences = []
        for number in block.sentences:
            sentence = self.edition.sentence(number)
            own = tuple(claim for claim in sentence.citations if claim not in block.citations)
            said.append({"text": typeset(sentence.text, self.edition.lang), "refs": self.marks.of(own)})
        return said

    def told(self, kind: str) -> Sentences:
        return [sentence for block in _of(self.edition, kind) for sentence in self.sentences(block)]

    def lead(self) -> str | None:
        """The first photograph, unless the text places it."""
        placed = {block.photo for block in self.edition.blocks if block.kind == "photograph"}
        first = next(iter(self.shown), None)
        return None if first in placed else first

    def body(self, lead: str | None) -> list[Block]:
        """The blocks of the text; photographs, map and timeline that it does not place stand at its end."""
        kinds = ("heading", "paragraph", "quotation", "photograph", "map", "timeline")
        body = [b for b in self.edition.blocks if b.kind in kinds and (b.photo is None or b.photo in self.photographs)]
        placed = {block.photo for block in body}
        body += [Block(kind="photograph", photo=photo) for photo in self.shown if photo not in placed and photo != lead]
        if not any(block.kind == "map" for block in body):
            body.append(Block(kind="map"))
        if not any(block.kind == "timeline" for block in body):
            body.append(Block(kind="timeline"))
        return body

    def block(self, block: Block) -> dict[str, object]:
        sentences = self.sentences(block)
        return {
            "kind": block.kind,
            "sentences": sentences,
            "label": typeset(block.label, self.edition.lang),
            "refs": self.marks.of(block.citations),
            "photo": self.photo(block.photo) if block.photo is not None else None,
        }

    def photo(self, photo: str) -> dict[str, object]:
        published, shown = self.photographs[photo], self.shown[photo]
        caption = [s for b in _of(self.edition, "caption") if b.photo == photo for s in self.sentences(b)]
        alt = " ".join(sentence.text for sentence in self.edition.of("alt", photo))
        lang = self.edition.lang
        return {
            "src": published.name,
            "width": published.photograph.width,
            "height": published.photograph.height,
            "alt": alt or strings_of(lang).page["picture"],
            "caption": caption,
            "place": place_in_words(shown.where, lang, self.pack) if shown.where else "",
            "when": _when(shown.when, lang) if shown.when else None,
        }


def _of(edition: Edition, kind: str) -> list[Block]:
    return [block for block in edition.blocks if block.kind == kind]


def _plain(edition: Edition, kind: str) -> str:
    glue = "" if edition.lang in ("zh", "ja") else " "
    return typeset(
        glue.join(edition.sentence(n).text for block in _of(edition, kind) for n in block.sentences), edition.lang
    )


def _place_kicker(bulletin: Bulletin, lang: Lang, pack: Pack) -> Sentences:
    """Where a story has no kicker: its place."""
    name = place_in_words(bulletin.story.place, lang, pack) if bulletin.story.place else ""
    return [{"text": name, "refs": []}] if name else []


def _when(edtf: str | None, lang: Lang) -> dict[str, str]:
    if edtf is None:
        return {"words": strings_of(lang).page["date_unknown"], "iso": "", "exact": ""}
    iso = edtf if _ISO.match(edtf) else ""
    return {"words": in_words(edtf, lang), "iso": iso, "exact": exact_days(edtf)}


def _note(number: int, statement: Statement, notes: Notes, lang: Lang, pack: Pack) -> dict[str, object]:
    """A statement's line in "How we know": what, how sure, whose voice, when and where, as published."""
    strings = strings_of(lang)
    what = pack.taxonomy.label(statement.code, lang)
    voice = notes.labels[statement.id] or strings.page["own_voice"]
    place = place_in_words(statement.place_id, lang, pack) if statement.place_id else ""
    return {
        "number": number,
        "what": what[:1].upper() + what[1:],
        "sure": strings.statuses[statement.status],
        "voice": voice[:1].upper() + voice[1:],
        "when": _when(statement.edtf, lang),
        "place": place or strings.page["place_unknown"],
        "back": f"r{number}",
    }


def _safe(drawings: Drawings | None) -> dict[str, Markup] | None:
    if drawings is None:
        return None
    return {"wide": Markup(drawings.wide), "narrow": Markup(drawings.narrow)}  # noqa: S704 (escaped where they are drawn)


def _size(count: int) -> str:
    return f"{max(1, round(count / 1000))} kB"
