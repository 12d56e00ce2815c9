"""The timeline: dots for known days, soft bars as long as their interval, fading bands, one row a place, facts only."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.packs import Pack, load
from naru.publication import Bulletin, Statement
from naru.publication.bulletin import statements_of
from naru.publication.labels import width_of
from naru.publication.timeline import NARROW, WIDE, _Timeline, draw_timeline, items_of, window_of
from naru.values import LANGS, Lang

HYESAN, MUSAN, YUSON, HOERYONG = "kp-adm2-1108746903", "kp-adm2-1108747013", "gn-2038821", "kp-adm2-1108746885"
DAY = date(2024, 2, 5)


def told(edtf: str | None, code: str = "search", status: str = "happened", place: str | None = HYESAN) -> Statement:
    return Statement(
        id=f"s-{edtf}{code}{place}",
        label=None,
        edtf=edtf,
        place_id=place,
        lat=None,
        lon=None,
        code=code,
        status=status,
        text="",
    )  # type: ignore[arg-type]


def test_shapes(pack: Pack) -> None:
    dated = ["2024-01-26", "[2024-01-21..2024-01-31]", "2024-01-15~/..", "2024-01-20/2024-01-22", "2024-01"]
    items = {item.edtf: item for item in items_of([told(edtf) for edtf in dated], "en", pack)}
    assert {edtf: item.shape for edtf, item in items.items()} == {
        "2024-01-26": "day", "[2024-01-21..2024-01-31]": "span", "2024-01-15~/..": "lasting",
        "2024-01-20/2024-01-22": "lasting", "2024-01": "span",
    }  # fmt: skip
    (held,) = items_of([told("2024-01", "checkpoint", "in_force")], "en", pack)
    assert held.shape == "held"
    assert items["2024-01-15~/.."].last is None
    assert items["2024-01-15~/.."].sure == date(2024, 1, 20)


def test_what_is_no_fact_or_has_no_date_is_not_drawn(pack: Pack) -> None:
    for status in ("denied", "ordered", "threatened", "suspected", "rumoured", "planned"):
        assert draw_timeline([told("2024-01-26", status=status)], DAY, "en", pack) is None
    assert draw_timeline([told(None), told("XXXX-01-26")], DAY, "en", pack) is None


def test_one_row_a_town_from_west_to_east(pack: Pack, bulletin: Bulletin) -> None:
    svg = draw_timeline(statements_of(bulletin, pack).values(), DAY, "en", pack) or ""
    rows = re.findall(r"f-town[^>]*>([^<]+)<", svg)
    assert rows == ["Sakju County", "Ryanggang Province", "Hyesan", "Musan County", "Hoeryong"]
    assert svg.count("f-ice") == 4  # two rivers, a band and its name each


def test_what_lies_long_before_stands_at_the_edge_with_its_date(pack: Pack) -> None:
    svg = draw_timeline([told("2024-01-26"), told("[2023-09-21..2023-09-30]", "fence", "seen")], DAY, "en", pack) or ""
    assert svg.count("f-arrow") == 1
    assert "Fence · late September 2023" in svg
    assert "2023" not in re.sub("late September 2023", "", svg)


def test_the_axis_spans_what_belongs_together(pack: Pack) -> None:
    items = items_of(
        [told("2024-01-12"), told("[2024-01-21..2024-01-31]"), told("2020/.."), told("2023-09")], "en", pack
    )
    first, last = window_of(items, DAY)
    assert first == date(2024, 1, 10)
    assert last >= DAY
    assert window_of(items_of([told("2020/..")], "en", pack), DAY) == (date(2024, 1, 6), DAY)


def test_a_soft_bar_is_as_long_as_its_interval(pack: Pack) -> None:
    items = items_of([told("2024-01-12"), told("[2024-01-21..2024-01-31]")], "en", pack)
    drawing = _Timeline(items, DAY, "en", pack, WIDE, "t")
    left, right = drawing.extent(items[1])
    assert right - left == pytest.approx(11 * drawing.per_day)
    assert left == pytest.approx(drawing.x(date(2024, 1, 21)))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_words_stay_inside_and_apart(pack: Pack, bulletin: Bulletin, lang: Lang, size: object) -> None:
    drawing = _Timeline(items_of(statements_of(bulletin, pack).values(), lang, pack), DAY, lang, pack, size, "t")  # type: ignore[arg-type]
    for place in drawing.rows():
        for one in drawing.lanes([item for item in drawing.items if item.place == place]):
            assert 0 <= one.left <= one.right <= drawing.size.width
            assert 0 <= one.at <= drawing.size.width
    root = ET.fromstring(drawing.drawn())
    assert root.get("lang") == lang


@pytest.mark.parametrize("lang", LANGS)
def test_words_stand_beside_a_long_mark_not_on_it(pack: Pack, lang: Lang) -> None:
    """On a phone a measure told for a whole month leaves no room on either side, unless the axis ends earlier."""
    items = items_of([told("2024-01", "entry_exit_check", "in_force"), told("2024-01-26")], lang, pack)
    drawing = _Timeline(items, DAY, lang, pack, NARROW, "t")
    for one in drawing.lanes(items):
        start = one.at if one.anchor == "start" else one.at - width_of(one.words, drawing.font)
        assert start >= one.right or start + width_of(one.words, drawing.font) <= one.left
        assert one.right <= drawing.right
    assert drawing.right < NARROW.width - 4


def test_it_is_described_in_words(pack: Pack) -> None:
    svg = draw_timeline([told("2024-01-26"), told("2024-01-26", "arrest", "happened", YUSON)], DAY, "ja", pack) or ""
    assert '<desc id="t-d">恵山市：捜索 (2024年1月26日). 会寧市：逮捕 (2024年1月26日).</desc>' in svg


days = st.dates(date(2023, 11, 1), DAY).map(str)
forms = st.sampled_from(["{0}", "{0}/..", "../{1}", "[{0}..{1}]", "{0}/{1}", "{0}~/.."])
dates = st.builds(lambda form, a, b: form.format(min(a, b), max(a, b)), forms, days, days)


@given(
    st.lists(
        st.tuples(
            dates, st.sampled_from(["search", "arrest", "patrol"]), st.sampled_from([HYESAN, MUSAN, YUSON, None])
        ),
        min_size=1,
        max_size=12,
    )
)
def test_any_dates_give_a_drawing_without_overlaps(rows: list[tuple[str, str, str | None]]) -> None:
    pack = load("north_korea")
    items = items_of([told(edtf, code, "happened", place) for edtf, code, place in rows], "en", pack)
    drawing = _Timeline(items, DAY, "en", pack, WIDE, "t")
    for place in drawing.rows():
        placed = drawing.lanes([item for item in drawing.items if item.place == place])
        for n, one in enumerate(placed):
            assert not [
                other
                for other in placed[:n]
                if other.lane == one.lane and other.left < one.right and one.left < other.right
            ]
    ET.fromstring(drawing.drawn())
