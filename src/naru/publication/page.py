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
from naru.publication.bulletin import Bulletin, Notes, Statement, layout
from naru.publication.dates import exact_days, in_words
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
    marks = _Marks(notes, edition.lang)
    view = _View(edition, marks, photographs, bulletin.story.photographs, pack)
    words = strings_of(edition.lang).page
    context = _frame(bulletin, edition, pack)
    for kind in ("kicker", "title", "standfirst", "byline"):  # in the order of the page, for the ids of superscripts
        context["headline" if kind == "title" else kind] = view.told(kind)
    context["kicker"] = context["kicker"] or _place_kicker(bulletin, edition.lang, pack)
    lead, body = layout(bulletin.story, edition)
    context["lead"] = view.photo(lead) if lead else None
    context["blocks"] = [view.block(block) for block in body]
    for kind in ("credit", "map_caption", "timeline_caption"):
        context[kind] = view.told(kind)
    context |= {
        "map": _markup(map_),
        "timeline": _markup(timeline),
        "method": [view.sentences(block) for block in _of(edition, "method")],
        "notes": [_note(n, s, notes, edition.lang, pack) for n, s in enumerate(notes.statements, start=1)],
        "corrections": [
            {"when": _when(correction.date.isoformat(), edition.lang), "sentences": view.sentences(block)}
            for correction, block in zip(edition.corrections, _of(edition, "correction"), strict=False)
        ],
        "files": [{"name": name, "words": words[key], "size": _size(count)} for name, key, count in files],
    }
    return _environment().get_template("bulletin.html.j2").render(context).encode()


def _frame(bulletin: Bulletin, edition: Edition, pack: Pack) -> dict[str, Any]:
    """What the page has whatever its story says: policy, styles, words, languages, day, licence, attribution."""
    lang, story = edition.lang, bulletin.story
    css = styles("palette.css", "page.css", "figure.css")
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return {
        "lang": lang,
        "csp": f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'self'; base-uri 'none'; form-action 'none'",
        "css": Markup(css),  # noqa: S704 (our own file)
        "title": _plain(edition, "title"),
        "description": _plain(edition, "standfirst"),
        "glue": "" if lang in ("zh", "ja") else " ",
        "words": strings_of(lang).page,
        "languages": [
            {
                "lang": one.lang,
                "name": strings_of(one.lang).page["name"],
                "href": f"index.{one.lang}.html",
                "current": one is edition,
            }
            for one in story.editions
        ],
        "published": _when(story.date.isoformat(), lang),
        "licence": strings_of(lang).page[f"licence_{bulletin.licence}"],
        "attribution": " ".join(pack.manifest.attribution.split()),
    }


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


def _markup(drawings: Drawings | None) -> dict[str, Markup] | None:
    if drawings is None:
        return None
    return {"wide": Markup(drawings.wide), "narrow": Markup(drawings.narrow)}  # noqa: S704 (escaped where they are drawn)


def _size(count: int) -> str:
    return f"{max(1, round(count / 1000))} kB"
