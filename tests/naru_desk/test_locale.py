"""Every word of the desk's pages exists in four languages, and the compiled files are fresh."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

DESK = Path(__file__).parents[2] / "src" / "naru_desk"
LOCALES = ("ko", "zh_Hans", "ja")


def _catalog(locale: str) -> Catalog:
    with (DESK / "locale" / locale / "LC_MESSAGES" / "django.po").open("rb") as stream:
        return read_po(stream, locale=locale)


def _used() -> set[str]:
    used: set[str] = set()
    for path in DESK.rglob("*.html"):
        used |= set(re.findall(r"""\{% trans ["'](.+?)["'] %\}""", path.read_text("utf-8")))
    for path in DESK.rglob("*.py"):
        text = path.read_text("utf-8")
        used |= set(re.findall(r'\b_\(\s*"([^"]+)"', text))
        used |= set(re.findall(r'ngettext\(\s*"([^"]+)"', text))
        used |= set(re.findall(r'pgettext\(\s*"[^"]+",\s*"([^"]+)"', text))
    return used


def test_pages_have_words() -> None:
    assert len(_used()) > 60


@pytest.mark.parametrize("locale", LOCALES)
def test_every_word_is_translated_and_nothing_is_left_over(locale: str) -> None:
    known = {
        message.id[0] if isinstance(message.id, tuple) else message.id for message in _catalog(locale) if message.id
    }
    assert _used() - known == set()
    assert known - _used() == set()
    for message in _catalog(locale):
        if message.id:
            words = message.string if isinstance(message.string, tuple) else (message.string,)
            assert all(words), message.id


@pytest.mark.parametrize("locale", LOCALES)
def test_placeholders_survive_translation(locale: str) -> None:
    for message in _catalog(locale):
        if not message.id:
            continue
        source = message.id[0] if isinstance(message.id, tuple) else message.id
        told = message.string[0] if isinstance(message.string, tuple) else message.string
        assert sorted(re.findall(r"%\(\w+\)[sd]", source)) == sorted(re.findall(r"%\(\w+\)[sd]", str(told)))


@pytest.mark.parametrize("locale", LOCALES)
def test_compiled_file_is_fresh(locale: str) -> None:
    fresh = io.BytesIO()
    write_mo(fresh, _catalog(locale))
    committed = (DESK / "locale" / locale / "LC_MESSAGES" / "django.mo").read_bytes()
    expected = {str(m.id): m.string for m in read_mo(io.BytesIO(fresh.getvalue())) if m.id}
    assert {str(m.id): m.string for m in read_mo(io.BytesIO(committed)) if m.id} == expected
