"""Building a bulletin: from statements, photographs and drawings to the bytes of every published file.

In: a `Bulletin` and the pack. Out: file name -> bytes. Pure: the same input gives the same bytes; no clock, no random
numbers, no order of anything but the story's and the published dates'.

It refuses what is not all there (bulletin_incomplete) and photographs that cannot be cleaned; then nothing is given.
"""

from __future__ import annotations

from collections.abc import Iterable

from naru.errors import Code, ItemError
from naru.packs import Pack
from naru.publication.bulletin import Bulletin, Statement, notes_of, statements_of
from naru.publication.data import claims_csv, claims_json, events_geojson, in_order
from naru.publication.ground import NARROW as MAP_NARROW
from naru.publication.ground import WIDE as MAP_WIDE
from naru.publication.map import draw_map
from naru.publication.page import Drawings, Published, page, styles
from naru.publication.photographs import clean
from naru.publication.timeline import NARROW as TIMELINE_NARROW
from naru.publication.timeline import WIDE as TIMELINE_WIDE
from naru.publication.timeline import draw_timeline
from naru.values import Lang


def build(bulletin: Bulletin, pack: Pack) -> dict[str, bytes]:
    """Every file of a bulletin by its name.

    `index.<lang>.html` per edition, `claims.json`, `claims.csv`, `events.geojson`, `photograph-<n>.jpg|png`;
    `map.svg` and `timeline.svg` in the lead edition's language and `map.<lang>.svg`, `timeline.<lang>.svg` in the
    others', where there is anything to draw.

    Raises: ItemError (bulletin_incomplete, edtf_…, photograph_…).

    """
    by_claim = statements_of(bulletin, pack)
    statements = in_order(by_claim.values())
    photographs = _photographs(bulletin)
    files: dict[str, bytes] = {
        "claims.json": claims_json(bulletin, statements, pack),
        "claims.csv": claims_csv(statements),
        "events.geojson": events_geojson(bulletin, statements, pack),
    }
    lead = bulletin.story.lead.lang
    for edition in bulletin.story.editions:
        suffix = "" if edition.lang == lead else f".{edition.lang}"
        files.update(_alone(statements, bulletin, edition.lang, suffix, pack))
    for edition in bulletin.story.editions:
        suffix = "" if edition.lang == lead else f".{edition.lang}"
        offered = [
            ("claims.json", "file_claims_json"), ("claims.csv", "file_claims_csv"),
            ("events.geojson", "file_events_geojson"), (f"map{suffix}.svg", "file_map"),
            (f"timeline{suffix}.svg", "file_timeline"),
        ]  # fmt: skip
        files[f"index.{edition.lang}.html"] = page(
            bulletin,
            edition,
            notes_of(bulletin.story, edition, by_claim, bulletin.tellings),
            pack,
            photographs=photographs,
            map_=_maps(statements, edition.lang, pack),
            timeline=_timelines(statements, bulletin, edition.lang, pack),
            files=[(name, words, len(files[name])) for name, words in offered if name in files],
        )
    files.update({published.name: published.photograph.data for published in photographs.values()})
    return dict(sorted(files.items()))


def _photographs(bulletin: Bulletin) -> dict[str, Published]:
    """Each photograph cleaned, named by its place in the story: an original's id or file name would lead back to it."""
    found: dict[str, Published] = {}
    for number, shown in enumerate(bulletin.story.photographs, start=1):
        untrusted = bulletin.photographs.get(shown.photo)
        if untrusted is None:
            raise ItemError(Code.BULLETIN_INCOMPLETE, field="photographs")
        photograph = clean(untrusted)
        found[shown.photo] = Published(f"photograph-{number}.{photograph.format}", photograph)
    return found


def _maps(statements: Iterable[Statement], lang: Lang, pack: Pack) -> Drawings | None:
    listed = tuple(statements)
    wide = draw_map(listed, lang, pack, MAP_WIDE, prefix="mw")
    narrow = draw_map(listed, lang, pack, MAP_NARROW, prefix="mn")
    return Drawings(wide, narrow) if wide is not None and narrow is not None else None


def _timelines(statements: Iterable[Statement], bulletin: Bulletin, lang: Lang, pack: Pack) -> Drawings | None:
    listed = tuple(statements)
    day = bulletin.story.date
    wide = draw_timeline(listed, day, lang, pack, TIMELINE_WIDE, prefix="tw")
    narrow = draw_timeline(listed, day, lang, pack, TIMELINE_NARROW, prefix="tn")
    return Drawings(wide, narrow) if wide is not None and narrow is not None else None


def _alone(
    statements: tuple[Statement, ...], bulletin: Bulletin, lang: Lang, suffix: str, pack: Pack
) -> dict[str, bytes]:
    """The drawings as files of their own, with their styles and, for the map, its sources."""
    drawn = {
        f"map{suffix}.svg": draw_map(statements, lang, pack, MAP_WIDE, prefix="mw", source=True),
        f"timeline{suffix}.svg": draw_timeline(statements, bulletin.story.date, lang, pack, TIMELINE_WIDE, prefix="tw"),
    }
    style = f"<style>{styles('palette.css', 'figure.css')}\nsvg {{ background: var(--paper); }}</style>"
    return {
        name: (
            '<?xml version="1.0" encoding="UTF-8"?>\n' + svg.replace("<defs>", style + "\n<defs>", 1) + "\n"
        ).encode()
        for name, svg in drawn.items()
        if svg is not None
    }
