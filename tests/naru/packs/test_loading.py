from __future__ import annotations

from pathlib import Path

import pytest

from naru.errors import InputError, MissingError, NaruError
from naru.packs import bundled, load
from naru.packs.loading import read_pack


def test_the_bundled_pack_is_found_by_name_and_kept() -> None:
    assert "north_korea" in bundled()
    assert load("north_korea") is load("north_korea")


def test_a_folder_is_a_pack_of_its_own(folder: Path) -> None:
    mine = load(folder)
    assert mine.id == "north_korea"
    assert mine is not load("north_korea")
    assert mine is load(str(folder))


@pytest.mark.parametrize("name", ["nowhere", "", "../packs", "north_korea/", "NORTH_KOREA"])
def test_what_is_no_pack_is_refused_without_repeating_it(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NaruError) as caught:
        load(name)
    assert caught.value.code in {"pack_not_found", "pack_file_missing"}
    assert not name or name not in str(caught.value)


@pytest.mark.parametrize("name", ["pack.yaml", "places.csv"])
def test_a_pack_without_manifest_or_places_cannot_be_loaded(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(MissingError) as caught:
        read_pack(folder)
    assert (caught.value.code, caught.value.field) == ("pack_file_missing", name)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("id: [", "pack.yaml"),
        ("- a list\n", "pack.yaml"),
        ("id: only\n", None),
        ("\x00", "pack.yaml"),
    ],
)
def test_a_manifest_that_cannot_be_read_is_named(folder: Path, text: str, field: str | None) -> None:
    (folder / "pack.yaml").write_text(text, "utf-8")
    with pytest.raises(InputError) as caught:
        read_pack(folder)
    assert caught.value.code == "pack_file_unreadable"
    assert field is None or caught.value.field == field


def test_a_manifest_field_that_is_wrong_is_named_with_its_line(folder: Path) -> None:
    path = folder / "pack.yaml"
    path.write_text(path.read_text("utf-8").replace("winter: [12, 2]", "winter: [13, 2]"), "utf-8")
    with pytest.raises(InputError) as caught:
        read_pack(folder)
    assert caught.value.field is not None
    assert caught.value.field.startswith("seasons")
    assert caught.value.line == next(
        number for number, line in enumerate(path.read_text("utf-8").splitlines(), 1) if line.startswith("seasons")
    )


def test_a_file_in_another_encoding_is_refused(folder: Path) -> None:
    (folder / "places.csv").write_bytes("id,name_en\nx,혜산\n".encode("euc-kr"))
    with pytest.raises(InputError) as caught:
        read_pack(folder)
    assert (caught.value.code, caught.value.field) == ("pack_file_unreadable", "places.csv")


@pytest.mark.parametrize("name", ["a" * 5000, "x\0y", "no-such-pack"])
def test_a_name_that_cannot_be_one_is_no_pack(name: str) -> None:
    with pytest.raises(InputError) as caught:
        load(name)
    assert caught.value.code == "pack_not_found"
