"""Quoting: marks of four languages, nested ones, and apostrophes that are none."""

from __future__ import annotations

from naru.reading.quoting import quotes


def _told(text: str) -> list[tuple[str, int]]:
    return [(text[quote.start : quote.end], quote.depth) for quote in quotes(text)]


def test_nested_marks() -> None:
    text = "\"He said 'go home' twice,\" she added."
    assert _told(text) == [("\"He said 'go home' twice,\"", 0), ("'go home'", 1)]


def test_apostrophes_are_no_marks() -> None:
    assert _told("The women’s union doesn't meet; the guards' post is theirs.") == []


def test_eastern_marks() -> None:
    assert _told("「一つ」と「『二つ』だ」") == [("「一つ」", 0), ("「『二つ』だ」", 0), ("『二つ』", 1)]
    assert _told("“하나”라고 했다.") == [("“하나”", 0)]


def test_an_open_mark_ends_with_its_paragraph() -> None:
    assert _told('He began: "one\n\nAnd two.') == [('"one', 0)]


def test_a_straight_mark_before_hangul_closes() -> None:
    assert _told("편지에는 '길을 막았다'고 적혀 있다.") == [("'길을 막았다'", 0)]
