"""The house as drawn: size of modules, docstrings, faces, names, and nothing of this machine in the tracked files."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
WRITTEN = [path for path in SOURCES if "migrations" not in path.parts]
ROOMS = [
    "values", "packs", "sealed", "intake", "reading", "claims", "corroboration", "care", "evaluation", "exposure", "publication",
    "release", "observatory",
]  # fmt: skip
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "core", "manager", "managers", "service", "services"}


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", WRITTEN, ids=_name)
def test_module_is_small_and_says_what_it_is(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= 600, "a module stops at 600 lines: what second thing lives in it?"
    if text.strip():
        assert ast.get_docstring(ast.parse(text)), "a module opens with a docstring"


@pytest.mark.parametrize("path", WRITTEN, ids=_name)
def test_functions_are_small_and_imports_are_named(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= 60, f"{node.name} has {length} lines"
        if isinstance(node, ast.ImportFrom):
            assert all(alias.name != "*" for alias in node.names), "no star imports"


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_no_module_is_called_by_a_name_that_says_nothing(path: Path) -> None:
    assert not FORBIDDEN_NAMES & {part.removesuffix(".py") for part in path.relative_to(ROOT / "src").parts}


@pytest.mark.parametrize("room", ROOMS)
def test_room_has_a_face_a_page_and_tests(room: str) -> None:
    face = importlib.import_module(f"naru.{room}")
    assert face.__doc__
    assert ">>>" in face.__doc__, "a face shows one example"
    assert face.__all__, "a face names what it offers"
    for name in face.__all__:
        assert hasattr(face, name)
    assert (ROOT / "docs" / "rooms" / f"{room}.md").exists()
    assert list((ROOT / "tests" / "naru" / room).rglob("test_*.py"))


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return [ROOT / name for name in listed.split("\0") if name]


def test_tracked_files_name_no_machine_path_and_no_package_index() -> None:
    machine = re.compile(r"(^|[^A-Za-z0-9_.])/(wo" + r"rk|fa" + r"rm)/[a-z.]", re.MULTILINE)
    index = re.compile(r'"resolved": *"http|--(extra-)?index-url|\{ *registry *=')
    for path in _tracked():
        if path.suffix in {".jpg", ".png", ".gz"} or not path.is_file() or path == Path(__file__):
            continue
        text = path.read_text("utf-8", errors="replace")
        assert not machine.search(text), path.name
        assert not index.search(text), path.name


def test_requirements_are_pinned_with_hashes() -> None:
    for name in ("run", "dev"):
        text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
        pins = re.findall(r"^[a-z0-9][a-z0-9._-]*==", text, re.MULTILINE)
        blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
        assert len(pins) > 10
        assert all("--hash=sha256:" in block for block in blocks)


def test_nothing_stands_on_the_folder_beside_the_project() -> None:
    beside = "../sha" + "red"
    for path in _tracked():
        if path.suffix in {".py", ".yaml", ".toml", ".sh", ".md", ".html", ".css", ""} and path.is_file():
            assert beside not in path.read_text("utf-8", errors="replace"), path.name
