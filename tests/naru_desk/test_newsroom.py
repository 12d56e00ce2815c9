"""The folder: laid down whole, closed to others, opened by the passphrase alone, and damaged files are noticed."""

from __future__ import annotations

import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import PASSPHRASE  # type: ignore[import-not-found]

from naru.errors import InputError
from naru.intake import new_identity, write_identity
from naru.values import Record
from naru_desk import newsroom as module
from naru_desk.newsroom import Newsroom, new_newsroom, open_newsroom, photograph_id, source_id
from naru_desk.rooms.stories.actions import bulletin_secret


class Word(Record, frozen=True, kw_only=True):
    word: str


def code(problem: pytest.ExceptionInfo[InputError]) -> str:
    return problem.value.code


def test_the_folder_is_closed_to_others(newsroom: Newsroom) -> None:
    assert bulletin_secret(newsroom, "ice")  # so that the write-ahead log is there
    assert (newsroom.folder / "desk.sqlite3-wal").exists()
    for path in (newsroom.folder, *newsroom.folder.rglob("*")):
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path.name
    names = {path.name for path in newsroom.folder.iterdir()}
    assert {"newsroom.toml", "desk.sqlite3", "vault.sqlite3", "spool", "media", "quarantine", "keys", "out"} <= names


def test_no_private_key_lies_in_the_folder(newsroom: Newsroom) -> None:
    secret = write_identity(newsroom.identity).split(b"\n")[1]
    for path in newsroom.folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert secret not in content
            assert newsroom.secret not in content
            assert newsroom.secret.hex().encode() not in content


def test_only_an_empty_folder_becomes_a_newsroom(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    for folder in (tmp_path, tmp_path / "mine"):
        with pytest.raises(InputError) as problem:
            new_newsroom(folder, PASSPHRASE)
        assert code(problem) == "newsroom_exists"
    with pytest.raises(InputError) as problem:
        new_newsroom(tmp_path / "new", "")
    assert code(problem) == "passphrase_missing"
    with pytest.raises(InputError):
        new_newsroom(tmp_path / "new", PASSPHRASE, "no_such_pack")
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_what_fails_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_folder: Path) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(module, "lay_tables", full)
    monkeypatch.setattr(module, "wrap_identity", lambda _identity, _words: b"wrapped")
    with pytest.raises(module.NaruError) as problem:
        new_newsroom(tmp_path / "new", PASSPHRASE)
    assert problem.value.code == "storage_full"
    assert not list(tmp_path.iterdir())


def test_the_passphrase_opens_and_nothing_else_does(template: Newsroom) -> None:
    opened = open_newsroom(template.folder, PASSPHRASE)
    opened.close()
    assert opened.secret == template.secret
    assert opened.identity.recipient == template.identity.recipient
    for words, wanted in [("wrong", "passphrase_wrong"), ("", "passphrase_missing"), (None, "passphrase_missing")]:
        with pytest.raises(InputError) as problem:
            open_newsroom(template.folder, words)
        assert code(problem) == wanted


def test_no_newsroom_and_newer_ones_are_refused(newsroom: Newsroom, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    settings = newsroom.folder / "newsroom.toml"
    text = settings.read_text()
    for content, wanted in [
        (text.replace("format = 1", "format = 2"), "newsroom_newer"),
        (text.replace("format = 1", "format = 'x'"), "newsroom_damaged"),
        ("not toml", "newsroom_damaged"),
        (None, "newsroom_missing"),
    ]:
        if content is None:
            settings.unlink()
        else:
            settings.write_text(content)
        with pytest.raises(InputError) as problem:
            open_newsroom(newsroom.folder, PASSPHRASE)
        assert code(problem) == wanted
    with pytest.raises(InputError) as problem:
        open_newsroom(tmp_path / "other", PASSPHRASE)
    assert code(problem) == "newsroom_missing"


@pytest.mark.parametrize("name", ["keys/house.key", "keys/rows.key", "desk.sqlite3", "vault.sqlite3", "spool"])
def test_a_missing_part_is_noticed(newsroom: Newsroom, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "read_identity", lambda _key, _words: newsroom.identity)
    newsroom.close()
    path = newsroom.folder / name
    path.rmdir() if path.is_dir() else path.unlink()
    with pytest.raises(InputError) as problem:
        open_newsroom(newsroom.folder, PASSPHRASE)
    assert code(problem) == "newsroom_damaged"


def test_keys_of_another_newsroom_are_noticed(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    other = new_identity()
    monkeypatch.setattr(module, "read_identity", lambda _key, _words: other)
    with pytest.raises(InputError) as problem:
        open_newsroom(newsroom.folder, PASSPHRASE)
    assert code(problem) == "newsroom_damaged"
    settings = newsroom.folder / "newsroom.toml"
    settings.write_text(settings.read_text().replace(str(newsroom.identity.recipient), str(other.recipient)))
    with pytest.raises(InputError) as problem:
        open_newsroom(newsroom.folder, PASSPHRASE)
    assert code(problem) == "newsroom_damaged"


def test_rows_are_sealed_padded_and_checked(newsroom: Newsroom) -> None:
    blob = newsroom.seal(Word(word="canary"))
    assert b"canary" not in blob
    assert newsroom.open(memoryview(blob), Word) == Word(word="canary")
    payload = [len(newsroom.seal(Word(word="x" * n))) // 256 for n in (0, 400)]
    assert len({size for size in payload if size < 5}) <= 2
    for bad in (blob[:-1], blob[:-1] + bytes([blob[-1] ^ 1]), b"", newsroom.seal_bytes(b"{}")):
        with pytest.raises(InputError) as problem:
            newsroom.open(bad, Word)
        assert code(problem) == "newsroom_damaged"


def test_ids_are_the_same_here_and_different_elsewhere(newsroom: Newsroom) -> None:
    other = Newsroom(folder=newsroom.folder, identity=newsroom.identity, secret=os.urandom(32), pack_name="north_korea")
    assert source_id(newsroom, "heron") == source_id(newsroom, "heron") != source_id(other, "heron")
    assert newsroom.key("c", "x")[2:] != newsroom.key("e", "x")[2:]
    assert newsroom.fingerprint(b"x") == newsroom.fingerprint(b"x") != other.fingerprint(b"x")
    assert photograph_id(b"x") == photograph_id(b"x")


def test_it_shows_nothing_of_its_keys(newsroom: Newsroom) -> None:
    assert newsroom.secret.hex() not in repr(newsroom)
    assert str(newsroom.folder) not in repr(newsroom)


def test_the_day_is_that_of_the_country(newsroom: Newsroom) -> None:
    late = Newsroom(
        folder=newsroom.folder,
        identity=newsroom.identity,
        secret=newsroom.secret,
        pack_name=newsroom.pack_name,
        clock=lambda: datetime(2024, 1, 31, 20, 0, tzinfo=UTC),
    )
    assert late.today().isoformat() == "2024-02-01"


def test_one_writes_at_a_time_and_the_other_gives_up_after_its_patience(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.2)
    with newsroom.writing():
        with pytest.raises(InputError) as problem, newsroom.writing():
            pytest.fail("two wrote at a time")
        assert code(problem) == "newsroom_busy"
    with newsroom.writing():
        pass


def test_what_a_killed_process_left_half_written_is_swept(newsroom: Newsroom) -> None:
    for shelf in ("spool", "media", "quarantine"):
        (newsroom.folder / shelf / ".part-00").write_bytes(b"half")
    with newsroom.writing():
        assert not list(newsroom.folder.rglob(".part-*"))
