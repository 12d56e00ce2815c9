"""Every language says everything, and colours are strong enough to read (WCAG 2.2, 1.4.3 and 1.4.6)."""

from __future__ import annotations

import re
from typing import get_args

from naru.packs import Pack
from naru.publication.bulletin import Licence
from naru.publication.page import styles
from naru.publication.places import place_in_words
from naru.publication.strings import strings_of
from naru.values import LANGS, STATUSES


def test_every_language_has_every_string_and_the_same_places_to_fill() -> None:
    english = strings_of("en")
    for lang in LANGS:
        words = strings_of(lang)
        for part in ("page", "dates", "statuses", "place_forms"):
            ours, theirs = getattr(english, part), getattr(words, part)
            assert ours.keys() == theirs.keys(), (lang, part)
            assert all(value.strip() for value in theirs.values())
        for key, value in words.page.items():
            assert set(re.findall(r"{\w+}", value)) == set(re.findall(r"{\w+}", english.page[key])), (lang, key)
        assert len(words.dates["months"].split("|")) == len(words.dates["short_months"].split("|")) == 12
        assert set(words.statuses) == set(STATUSES)
        assert {f"licence_{licence}" for licence in get_args(Licence)} <= set(words.page)


def test_places_in_words(pack: Pack) -> None:
    assert [place_in_words("kp-adm2-1108747105", lang, pack) for lang in LANGS] == [
        "Sakju County, North Pyongan Province", "평안북도 삭주군", "平安北道朔州郡", "平安北道朔州郡",
    ]  # fmt: skip
    assert place_in_words("gn-2038821", "en", pack) == "Yuson, Hoeryong, North Hamgyong Province"
    assert place_in_words("kp-KP-10", "ko", pack) == "량강도"
    assert place_in_words("kp", "ja", pack) == "北朝鮮"
    assert place_in_words("nowhere", "en", pack) == ""


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_in_light_and_dark() -> None:
    schemes = re.findall(r":root \{(.*?)\}", styles("palette.css"), re.DOTALL)
    assert len(schemes) == 3
    for scheme in schemes:
        colour = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", scheme))
        assert _contrast(colour["ink"], colour["paper"]) >= 7
        assert _contrast(colour["ink"], colour["band"]) >= 7
        for text in ("muted", "ice", "lamp"):
            assert _contrast(colour[text], colour["paper"]) >= 4.5, text
        for text, ground in (
            ("ink", "land"), ("muted", "land"), ("neighbour-ink", "neighbour"), ("ice", "neighbour"),
            ("ice", "band"), ("ink", "water"),
        ):  # fmt: skip
            assert _contrast(colour[text], colour[ground]) >= 4.5, (text, ground)
        for mark, ground in (("river", "neighbour"), ("river", "land"), ("lamp", "land")):
            assert _contrast(colour[mark], colour[ground]) >= 2.3, (mark, ground)


def test_the_palette_is_the_one_agreed() -> None:
    light, dark, _ = re.findall(r":root \{(.*?)\}", styles("palette.css"), re.DOTALL)
    for scheme, agreed in (
        (light, "#fbfaf7 #1d2126 #5d6670 #2f5f7e #b4552d #f4f1ea"),
        (dark, "#14181c #e6e4df #9aa4ad #8ab6d1 #e08a5b"),
    ):
        assert all(colour in scheme for colour in agreed.split())
