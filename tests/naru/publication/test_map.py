"""The map: only facts, only at the published precision, in the page's language, for those who do not see it too."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from naru.packs import Pack
from naru.publication import Bulletin, Statement
from naru.publication.bulletin import statements_of
from naru.publication.ground import NARROW, WIDE, Shown, Size, shown_of
from naru.publication.map import draw_map
from naru.values import LANGS, Lang

HYESAN, HOERYONG, YUSON, RYANGGANG = "kp-adm2-1108746903", "kp-adm2-1108746885", "gn-2038821", "kp-KP-10"
SVG = "{http://www.w3.org/2000/svg}"


def told(code: str = "search", status: str = "happened", place: str | None = HYESAN) -> Statement:
    return Statement(
        id="s-0", label=None, edtf="2024", place_id=place, lat=None, lon=None, code=code, status=status, text=""
    )  # type: ignore[arg-type]


def classes(svg: str) -> dict[str, int]:
    root = ET.fromstring(svg)
    group = root.find(f"{SVG}g")
    assert group is not None
    found: dict[str, int] = {}
    for element in group:
        found[element.get("class", "")] = found.get(element.get("class", ""), 0) + 1
    return found


def test_what_is_shown(pack: Pack) -> None:
    statements = [
        told(),
        told("checkpoint", "in_force"),
        told("checkpoint", "ended", HOERYONG),
        told("arrest", "happened", YUSON),
        told("patrol", "in_force", YUSON),
        told("forced_meeting", "happened", RYANGGANG),
        told("search", "happened", "kp"),
        told("search", "happened", "kp-riv-yalu"),
        told("search", "happened", None),
    ]
    both = tuple(sorted([HYESAN, HOERYONG]))
    assert shown_of(statements, pack) == Shown(counties=both, provinces=(RYANGGANG,), hatched=both, dots=(YUSON,))


@pytest.mark.parametrize(
    "status",
    ["denied", "ordered", "threatened", "authorised", "planned", "demanded", "suspected", "rumoured", "unknown"],
)
def test_what_is_no_fact_is_not_drawn(pack: Pack, status: str) -> None:
    assert draw_map([told("checkpoint", status)], "en", pack) is None


def test_a_county_is_shaded_and_never_a_pin(pack: Pack) -> None:
    shaded = classes(draw_map([told()], "en", pack) or "")
    assert shaded["f-somewhere"] == 1
    assert "f-dot" not in shaded
    dotted = classes(draw_map([told(place=YUSON)], "en", pack) or "")
    assert dotted["f-dot"] == 1
    assert not {"f-somewhere", "f-hatched"} & set(dotted)
    hatched = classes(draw_map([told("patrol", "in_force")], "en", pack) or "")
    assert hatched["f-hatched"] == 1
    assert not {"f-somewhere", "f-dot"} & set(hatched)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_labels_are_in_the_language_of_the_page_and_never_overlap(
    pack: Pack, bulletin: Bulletin, lang: Lang, size: Size
) -> None:
    svg = draw_map(statements_of(bulletin, pack).values(), lang, pack, size) or ""
    words = re.findall(r'class="f-place f-halo"[^>]*>([^<]+)<', svg)
    expected: dict[str, list[str]] = {
        "en": ["Hyesan", "Hoeryong", "Musan County", "Sakju County"],
        "ko": ["혜산시", "회령시", "무산군", "삭주군"],
        "zh": ["惠山市", "会宁市", "茂山郡", "朔州郡"],
        "ja": ["恵山市", "会寧市", "茂山郡", "朔州郡"],
    }
    assert set(words) == {*expected[lang], pack.label(YUSON, lang)}
    assert len(words) == 5
    assert svg.count("f-country") >= 1
    assert svg.count("f-watername") == 2


def test_the_legend_names_only_what_is_shown(pack: Pack) -> None:
    svg = draw_map([told()], "en", pack) or ""
    assert "Incident somewhere in this county" in svg
    assert not [words for words in ("at this place", "Measure in place", "in this province") if words in svg]


def test_it_is_described_in_words(pack: Pack) -> None:
    root = ET.fromstring(draw_map([told(), told("patrol", "in_force", HOERYONG)], "ko", pack) or "")
    assert root.get("role") == "img"
    assert root.get("lang") == "ko"
    ids = (root.get("aria-labelledby") or "").split()
    assert [root.findtext(f"{SVG}{tag}") for tag in ("title", "desc")] == [
        "어디서 있었던 일인가",
        "이 시·군 어딘가에서 일어난 일: 혜산시. 조치가 취해지고 있는 시·군: 회령시.",
    ]
    assert ids == [element.get("id") for element in root[:2]]


def test_the_source_is_printed_where_it_stands_alone(pack: Pack) -> None:
    alone, inside = (draw_map([told()], "en", pack, source=source) or "" for source in (True, False))
    assert "GeoNames" in alone
    assert "GeoNames" not in inside


def test_nothing_in_it_acts_or_loads(pack: Pack, bulletin: Bulletin) -> None:
    svg = draw_map(statements_of(bulletin, pack).values(), "en", pack, source=True) or ""
    assert not re.search(r"<(script|image|use|foreignObject|a)\b|\son\w+=|href|style=", svg)
    assert svg.count("url(") == svg.count("url(#m-")
    assert len(svg) < 80_000
