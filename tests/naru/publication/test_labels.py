"""Labels: widths on the safe side, and never one upon another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from naru.publication.geometry import Box
from naru.publication.labels import Board, Crowd, along, around, width_of, wrap

FRAME = Box(0, 0, 400, 300)


def test_widths_are_a_little_more_than_those_of_noto_sans() -> None:
    # measured in Chromium at 100 px with Noto Sans and Noto Sans CJK, regular and semi-bold
    for text, regular, bold in (
        ("Musan County", 679, 719),
        ("North Pyongan Province", 1142, 1216),
        ("Hoeryong", 467, 491),
        ("Entry and exit check", 940, 1013),
        ("회령시", 276, 276),
        ("茂山郡", 300, 300),
        ("この市・郡のどこかであった出来事", 1596, 1596),
    ):
        assert regular <= width_of(text, 100) <= regular * 1.12
        assert bold <= width_of(text, 100, bold=True) <= bold * 1.16


@given(st.lists(st.tuples(st.floats(0, 400), st.floats(0, 300), st.integers(10, 120)), max_size=25))
def test_labels_never_overlap_and_never_leave_the_frame(wanted: list[tuple[float, float, int]]) -> None:
    board = Board(FRAME, Crowd(FRAME, []))
    placed = [board.claim(around((x, y), width, 16, (8, 20, 40))) for x, y, width in wanted]
    boxes = [box for box in placed if box is not None]
    assert all(FRAME.holds(box) for box in boxes)
    assert not any(one.meets(other) for n, one in enumerate(boxes) for other in boxes[:n])


@given(
    st.lists(st.tuples(st.floats(0, 399), st.floats(0, 299)), max_size=40),
    st.tuples(st.floats(0, 300), st.floats(0, 200)),
)
def test_a_crowd_counts_at_least_what_lies_in_a_box(
    points: list[tuple[float, float]], corner: tuple[float, float]
) -> None:
    box = Box(corner[0], corner[1], corner[0] + 60, corner[1] + 50)
    truly = sum(1 for x, y in points if box.left <= x <= box.right and box.top <= y <= box.bottom)
    nearly = sum(1 for x, y in points if box.left - 4 <= x <= box.right + 4 and box.top - 4 <= y <= box.bottom + 4)
    assert truly <= Crowd(FRAME, points).within(box) <= nearly


def test_less_crowded_places_win() -> None:
    busy = [(130.0 + n, 150.0) for n in range(60)]
    box = Board(FRAME, Crowd(FRAME, busy)).claim(around((120, 150), 50, 16, (8,)))
    assert box is not None
    assert box.right < 120


def test_a_label_along_a_straight_line_lies_beside_it_and_upright() -> None:
    line = [(float(x), 300.0 - x * 0.5) for x in range(20, 380, 4)]
    board = Board(FRAME, Crowd(FRAME, line))
    placed = along(line, 90, 14, board)
    assert placed is not None
    assert -90 <= placed.angle <= 90
    assert round(placed.angle) == -27
    assert along([(0.0, 0.0), (5.0, 5.0)], 90, 14, board) is None


def test_wrapped_lines_are_no_wider_than_asked() -> None:
    text = "Places: a very long attribution https://example.org/with/a/path/that/does/not/end/for/a/while, CC BY"
    lines = wrap(text, 10, 200)
    assert all(width_of(line, 10) <= 200 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
