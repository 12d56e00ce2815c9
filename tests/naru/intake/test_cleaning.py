"""Cleaning: text that reads as what it says comes through, everything else is refused as an item, without its words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.errors import ItemError, NaruError
from naru.intake import LONGEST_MESSAGE, clean_text

MIXED = "강 얼음 위의 발자국 — footprints — 冰上的脚印 — 氷上の足跡"


@pytest.mark.parametrize(
    ("untrusted", "expected"),
    [
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (b"\xef\xbb\xbfa", "a"),
        (b"\xef\xbb\xbfa\r\n", "a\n"),
        (MIXED.encode(), MIXED),
        (unicodedata.normalize("NFD", "혜산").encode(), "혜산"),
        ("tab\there\u3000wide".encode(), "tab\there\u3000wide"),
        ("emoji \U0001f9ca".encode(), "emoji \U0001f9ca"),
    ],
)
def test_what_is_mended(untrusted: bytes, expected: str) -> None:
    assert clean_text(untrusted) == expected


@pytest.mark.parametrize(
    ("untrusted", "code"),
    [
        (b"", "message_empty"),
        (b" \r\n\t\n", "message_empty"),
        (b"\xef\xbb\xbf", "message_empty"),
        ("\u3000\n\u200b".encode(), "message_empty"),
        (b"x" * (LONGEST_MESSAGE + 1), "message_too_long"),
        (b"\0" * (5 << 20), "message_too_long"),
        (b"\xff\xd8\xff\xe0 jpeg", "message_binary"),
        (b"\x89PNG\r\n\x1a\n", "message_binary"),
        (b"PK\x03\x04 words", "message_binary"),
        (b"words\0words", "message_binary"),
        (bytes(range(256)) * 4, "message_binary"),
        (MIXED.encode("utf-16"), "encoding_unknown"),
        ("강 얼음 위의 발자국".encode("euc-kr"), "encoding_unknown"),
        ("冰上的脚印".encode("gb18030"), "encoding_unknown"),
        ("氷上の足跡".encode("shift-jis"), "encoding_unknown"),
        (b"caf\xe9", "encoding_unknown"),
        (b"\xed\xa0\x80", "encoding_unknown"),
        (b"bell\x07", "control_characters"),
        (b"escape \x1b[31m", "control_characters"),
        (b"form\x0cfeed", "control_characters"),
        (b"delete\x7f", "control_characters"),
        ("next line\x85".encode(), "control_characters"),
        ("turned \u202e round".encode(), "control_characters"),
        ("isolated \u2066 here \u2069".encode(), "control_characters"),
        ("tagged \U000e0041".encode(), "control_characters"),
        ("no character \ufffe".encode(), "control_characters"),
    ],
)
def test_the_closed_list_of_refusals(untrusted: bytes, code: str) -> None:
    with pytest.raises(ItemError) as problem:
        clean_text(untrusted)
    assert problem.value.code == code


def test_the_longest_message_is_taken() -> None:
    assert len(clean_text(b"x" * LONGEST_MESSAGE)) == LONGEST_MESSAGE


@given(st.binary(max_size=300))
def test_any_bytes_are_cleaned_or_refused_and_clean_text_stays_clean(untrusted: bytes) -> None:
    try:
        text = clean_text(untrusted)
    except NaruError:
        return
    assert clean_text(text.encode()) == text
    assert "\r" not in text
