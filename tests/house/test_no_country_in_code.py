"""Nothing country-specific in code: it is data in a pack. The words looked for are the pack's own names.

Docstrings may use them in examples, and the name of the default pack may stand as what it is: a folder's name.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from naru.packs import load

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
#: Words that prove nothing: ordinary English, and a language we read ("North Korean" is still found).
ORDINARY = {"party", "the party", "korean"}
#: The id of a pack is a folder's name, and `--pack` has a default.
ALLOWED = {"north_korea"}


def _words() -> set[str]:
    """Names of the country, its provinces, rivers, border towns, eras, holidays and offices, in lower case."""
    pack = load("north_korea")
    rows = [row for row in pack.places if row.type in ("country", "province", "river", "border")]
    rows += [row for row in pack.places if pack.precision_of(row.id) == "county" and (row.border_km or 99) < 30]
    names = {name for row in rows for name in row.all_names if row.id not in ("cn", "ru")}
    names |= {name for era in pack.manifest.eras for name in era.names.values()} | {
        era.name for era in pack.manifest.eras
    }
    names |= set(pack.manifest.names.values()) | {"Korea", "Pyongyang", "Hyesan", "Yalu", "Tumen", "Juche"}
    names |= {term.romanised for term in pack.glossary.values()}
    names |= {name for name in pack.calendar.names if name.isascii()}
    names |= {
        "인민반",
        "보위부",
        "안전원",
        "압록강",
        "두만강",
        "북한",
        "조선",
        "주체",
        "朝鲜",
        "朝鮮",
        "鸭绿江",
        "豆満江",
    }
    return {name.lower() for name in names if len(name) >= (4 if name.isascii() else 2)} - ORDINARY


WORDS = re.compile(
    "|".join(
        rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word)
        for word in sorted(_words(), key=len, reverse=True)
    )
)


def _texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every name and text of a module that is no docstring."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes) and id(node) not in docstrings:
            yield node.lineno, node.value if isinstance(node.value, str) else node.value.decode("utf-8", "replace")
        elif isinstance(node, ast.Name):
            yield node.lineno, node.id.replace("_", " ")
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.lineno, node.name.replace("_", " ")


def found_in(source: str) -> list[tuple[int, str]]:
    """The country's words in a module's code, with their lines."""
    return [
        (line, match.group())
        for line, text in _texts(ast.parse(source))
        if text not in ALLOWED
        for match in WORDS.finditer(text.lower())
        if match.group() not in ALLOWED
    ]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_word_of_the_country_stands_in_code(path: Path) -> None:
    assert found_in(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        'name = "Hyesan"',
        'pattern = "near the Yalu River"',
        "era = '주체'",
        'words = ["인민반장"]',
        "def juche_year(): ...",
        "yalu = 1",
        "name = f'{x} Korea'",
        'x = 1\n"""a Korea that is no docstring"""',
        "office = b'Inminban'",
        "who = 'a North Korean soldier'",
    ],
)
def test_the_test_would_notice(source: str) -> None:
    assert found_in(source)


@pytest.mark.parametrize(
    "source", ['"""Example: Hyesan."""', 'pack = "north_korea"', 'x = "corrected"', "def korean(): ..."]
)
def test_examples_in_docstrings_and_the_packs_name_are_fine(source: str) -> None:
    assert found_in(source) == []
