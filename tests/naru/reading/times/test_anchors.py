"""Which side of publication: the choice between two candidates, and the cues that lead it."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from naru.reading.times.anchors import Anchors, Point, Side, hint
from naru.reading.times.rulebook import rulebook

PUBLISHED = date(2024, 2, 5)
GAPS = st.integers(1, 364)


def _both(back: int) -> tuple[tuple[date, date], tuple[date, date]]:
    behind = PUBLISHED - timedelta(days=back)
    ahead = behind + timedelta(days=365)
    return (behind, behind), (ahead, ahead)


@given(GAPS)
def test_a_side_that_is_forced_is_taken(back: int) -> None:
    behind, ahead = _both(back)
    assert Side(forced="past").choose(behind, ahead, PUBLISHED)[0] == behind
    assert Side(forced="future").choose(behind, ahead, PUBLISHED)[0] == ahead


@given(GAPS)
def test_the_choice_is_always_one_of_the_two(back: int) -> None:
    behind, ahead = _both(back)
    for hinted in (None, "past", "future"):
        for until in (False, True):
            chosen, sure = Side(hinted=hinted, until=until).choose(behind, ahead, PUBLISHED)  # type: ignore[arg-type]
            assert chosen in (behind, ahead)
            assert 0.5 <= sure <= 1


def test_neither_always_past_nor_always_future() -> None:
    chosen = {Side().choose(*_both(back), PUBLISHED)[0] == _both(back)[0] for back in range(1, 365)}
    assert chosen == {True, False}


def test_the_nearest_cue_wins_and_a_barrier_stops_it() -> None:
    cues = rulebook("en").cues
    text = "The ban will last until March 1, he told them on January 9."
    first, second = text.index("March 1"), text.index("January 9")
    assert hint(text, first, first + 7, (0, len(text)), cues) == "future"
    assert hint(text, second, second + 9, (0, len(text)), cues) == "past"
    walled = "It will come. On March 1"
    assert hint(walled, walled.index("March"), len(walled), (0, len(walled)), cues) is None


def test_only_narrow_dates_are_counted_from() -> None:
    anchors = Anchors(PUBLISHED)
    anchors.tell(Point(date(2020, 1, 1), date(2020, 12, 31), "2020", "2020", "year"), month_said=False)
    assert anchors.last_day() is None
    assert anchors.last() is not None
    anchors.tell(Point(PUBLISHED, PUBLISHED, "2024-02-05", "2024-02-05", "day"), month_said=True)
    day = anchors.last_day()
    assert day is not None
    assert day.lo == PUBLISHED
    anchors.sentence += 7
    assert anchors.last_day() is None
