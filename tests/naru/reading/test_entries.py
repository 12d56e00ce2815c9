"""No entry of a lexicon is a phrase out of one gold text: it stands in two texts at least, or in none.

An entry is a run of words between the signs of a pattern. One of three words or more (five letters in Korean, Chinese,
Japanese) that occurs in exactly one gold text must occur in a second text that was composed apart from it: another gold
text, a sentence of `never` or `facts`, a message of the sample newsroom, the example of another rule. Single words and pairs are
a language's own.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from naru.packs import load
from naru.reading.cleaning import fold
from naru.reading.lexicon import parts
from naru.values import LANGS, Lang

ROOT = Path(__file__).parents[3]
GOLD = ROOT / "tests" / "gold"
PACK = load("north_korea")
_WORD = re.compile(r"[^\W_]+")
_BLANK = re.compile(r"\s+")
_SIGNS = re.compile(r"[()|…?*<>{}#^$~]+")


def _squeezed(text: str, lang: Lang) -> str:
    folded = fold(text)
    return f" {' '.join(_WORD.findall(folded))} " if lang == "en" else _BLANK.sub("", folded)


def _gold(lang: Lang) -> list[str]:
    """Every gold text that may be looked at."""
    texts: list[str] = []
    for path in (
        GOLD / "development" / f"{lang}.yaml",
        GOLD / "second" / f"{lang}.yaml",
        GOLD / "reading" / f"{lang}.yaml",
        GOLD / "reading" / f"{lang}_kept.yaml",
    ):
        texts.extend(entry["text"] for entry in yaml.safe_load(path.read_text("utf-8")))
    for path in (GOLD / "times" / f"{lang}.jsonl", GOLD / "times" / "second" / f"{lang}.jsonl"):
        texts.extend(json.loads(line)["text"] for line in path.read_text("utf-8").splitlines())
    return [_squeezed(text, lang) for text in texts]


def _apart(lang: Lang) -> list[tuple[str, str]]:
    """Texts composed apart from the gold, with the rule each belongs to ("" = none)."""
    texts = []
    for name in ("never", "facts"):
        content = yaml.safe_load((GOLD / "reading" / f"{name}.yaml").read_text("utf-8"))
        texts.extend(("", text) for text in _strings(content))
    for path in (ROOT / "examples" / "frozen-river").rglob("*.txt"):
        texts.append(("", path.read_text("utf-8")))
    for part in parts():
        texts.extend((rule["id"], rule["example"]) for rule in PACK.lexicon(lang, part)["rules"])
    return [(rule, _squeezed(text, lang)) for rule, text in texts]


def _strings(content: Any) -> list[str]:
    if isinstance(content, str):
        return [content]
    inner = content.values() if isinstance(content, dict) else content if isinstance(content, list) else []
    return [text for each in inner for text in _strings(each)]


def _entries(lang: Lang) -> dict[str, set[str]]:
    """Each long entry, squeezed, with the rules that have it."""
    found: dict[str, set[str]] = defaultdict(set)
    for part in parts():
        for rule in PACK.lexicon(lang, part)["rules"]:
            for source in rule["patterns"]:
                for run in _SIGNS.split(source):
                    squeezed = _squeezed(run, lang)
                    if (len(squeezed.split()) >= 3) if lang == "en" else (len(squeezed) >= 5):
                        found[squeezed].add(rule["id"])
    return found


@pytest.mark.parametrize("lang", LANGS)
def test_no_entry_is_a_phrase_of_one_gold_text(lang: Lang) -> None:
    gold, apart = _gold(lang), _apart(lang)
    lonely = []
    for entry, rules in _entries(lang).items():
        if sum(entry in text for text in gold) != 1:
            continue
        if not any(entry in text and rule not in rules for rule, text in apart):
            lonely.append(entry.strip())
    assert not lonely, f"{len(lonely)} entries stand in one gold text only: shorten them or build them of pieces"
