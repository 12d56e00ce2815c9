"""Every language says everything, and colours are strong enough to read (WCAG 2.2, 1.4.3 and 1.4.6)."""

from __future__ import annotations

import re
from importlib import resources
from typing import get_args

import pytest
import yaml

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


#: Nobody can promise these, and a reader may stake somebody's life on the word.
PROMISES = re.compile(
    r"\b(?:safe(?:ly|ty|r|st)?|secure(?:ly|d)?|security|protect\w*|harmless|risk|danger\w*|anonym\w*|untraceable|guarantee\w*)\b"
    "|안전|위험|보호|보장|보안|익명|무사|탈이 없|해를 입"
    "|安全|平安无事|危险|危及|危害|保护|保障|保证|匿名|无虞"
    "|危険|保護|保証|無事|安心|身元が割れ",
    re.IGNORECASE,
)


def _words(tree: object) -> list[str]:
    if isinstance(tree, dict):
        return [word for value in tree.values() for word in _words(value)]
    if isinstance(tree, list):
        return [word for value in tree for word in _words(value)]
    return [str(tree)]


def test_no_string_promises_that_somebody_is_out_of_danger() -> None:
    room = resources.files("naru.publication")
    said = [
        word
        for path in room.iterdir()
        if path.name.endswith(".yaml")
        for word in _words(yaml.safe_load(path.read_text("utf-8")))
    ]
    said += [re.sub(r"<[^>]*>", " ", path.read_text("utf-8")) for path in room.joinpath("templates").iterdir()]
    assert len(said) > 400
    assert [word for word in said if PROMISES.search(word)] == []
    for lang, agreed in (("en", "agreed to"), ("ko", "동의한 만큼만"), ("zh", "所同意"), ("ja", "同意した")):
        assert agreed in strings_of(lang).page["how_intro"]


@pytest.mark.parametrize(
    "promise",
    [
        "Only as precisely as is safe for the people.", "위험해지지 않는 범위에서만 밝힌다.", "말한 사람의 안전을 위해",
        "只写到不会危及受访者的程度。", "以保证安全", "話してくれた人に危険が及ばない範囲で", "安全な範囲で",
    ],
)  # fmt: skip
def test_such_promises_would_be_found(promise: str) -> None:
    assert PROMISES.search(promise)


def test_every_string_is_used() -> None:
    room = resources.files("naru.publication")
    files = [*room.iterdir(), *room.joinpath("templates").iterdir()]
    code = "\n".join(path.read_text("utf-8") for path in files if path.name.endswith((".py", ".j2")))
    made = ("licence_", "legend_", "tl_", "file_")
    unused = [key for key in strings_of("en").page if not key.startswith(made) and not re.search(rf"\b{key}\b", code)]
    assert unused == []


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
            ("ice", "band"), ("ink", "water"), ("ink", "lasting"),
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
