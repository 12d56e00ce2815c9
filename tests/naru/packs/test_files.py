from __future__ import annotations

from pathlib import Path

import pytest

from naru.errors import InputError
from naru.packs.files import read_yaml, rows_of
from naru.packs.problems import Problem


def _yaml(tmp_path: Path, text: str, problems: list[Problem] | None = None) -> dict[str, object]:
    (tmp_path / "x.yaml").write_text(text, "utf-8")
    return read_yaml(tmp_path, "x.yaml", problems).content


def test_a_bare_word_stays_a_word(tmp_path: Path) -> None:
    content = _yaml(tmp_path, "a: [no, yes, on, off, 2024-02-31, 12:30, 010, 1_000, =, true, 5, 0.5, ~]")
    assert content["a"] == ["no", "yes", "on", "off", "2024-02-31", "12:30", "010", "1_000", "=", True, 5, 0.5, None]


def test_lines_are_found_by_keys_and_positions(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("a:\n  b:\n    - c: 1\n    - c: 2\n      d: 3\n", "utf-8")
    document = read_yaml(tmp_path, "x.yaml")
    assert document.line_of("a") == 1
    assert document.line_of("a", "b", 1) == 4
    assert document.line_of("a", "b", 1, "d") == 5
    assert document.line_of("a", "b", 7) == 2, "the nearest thing around what is not there"
    assert document.line_of() == 1


def test_a_key_that_stands_twice_is_told(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert _yaml(tmp_path, "a:\n  x: 1\n  y: 2\n  x: 3\n", problems) == {"a": {"x": 3, "y": 2}}
    assert [(one.code, one.file, one.line) for one in problems] == [("pack_id_twice", "x.yaml", 4)]


@pytest.mark.parametrize(
    "text",
    ["a: [", "- 1", "", "a: !!python/object/apply:os.system [ls]", "{[1]: 2}", "a: &x [*y]", "? {a: 1}\n: b", "\t"],
)
def test_what_is_no_plain_mapping_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError) as caught:
        _yaml(tmp_path, text)
    assert caught.value.code == "pack_file_unreadable"


def test_rows_of_another_length_are_set_aside() -> None:
    problems: list[Problem] = []
    rows = list(rows_of('a,b\n1,2\n1,2,3\n\n"x\ny",4\n5\n6,7\n', "t.csv", problems))
    assert rows == [(2, {"a": "1", "b": "2"}), (6, {"a": "x\ny", "b": "4"}), (8, {"a": "6", "b": "7"})]
    assert [(one.code, one.line) for one in problems] == [("pack_row_broken", 3), ("pack_row_broken", 7)]


def test_quotes_that_do_not_close_harm_no_row_before_them() -> None:
    problems: list[Problem] = []
    rows = list(rows_of('a,b\n1,2\n"x"y,4\n5,6\n', "t.csv", problems))
    assert [cells["a"] for _, cells in rows] == ["1", "5"]
    assert [one.line for one in problems] == [3]


def test_a_table_without_header_is_refused() -> None:
    with pytest.raises(InputError):
        list(rows_of("", "t.csv", []))
