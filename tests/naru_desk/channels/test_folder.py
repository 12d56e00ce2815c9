"""Files and folders: which are messages, in which order, and what is left alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from naru.errors import InputError, ItemError
from naru_desk.channels import folder as module
from naru_desk.channels.folder import listed, read_attachment, read_plain


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    for name in (
        "messages/02.txt", "messages/01.txt", "messages/deep/03.TXT", "messages/voice.ogg", "messages/.hidden.txt",
        "messages/photographs/p.jpg", "messages/beside.png", "notes/01.txt", "photographs/a.jpg", "stories/s.en.md",
        "roster.yaml", "decisions.jsonl", "passphrase.txt",
    ):  # fmt: skip
        path = tmp_path / "sample" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path / "sample"


def test_a_sample_folder(sample: Path) -> None:
    listing = listed([sample])
    found = [(str(each.path.relative_to(sample)), each.message) for each in listing.files]
    assert found == [
        ("messages/01.txt", True),
        ("messages/02.txt", True),
        ("messages/deep/03.TXT", True),
        ("messages/voice.ogg", False),
        ("notes/01.txt", True),
    ]
    # in the sample: photographs, stories, roster, decisions, passphrase; in messages: hidden, photographs, beside.png
    assert listing.passed_over == 8


def test_other_folders_and_files_as_named(sample: Path) -> None:
    listing = listed([sample / "notes", sample / "messages" / "02.txt", sample / "roster.yaml"])
    assert [(each.path.name, each.message) for each in listing.files] == [
        ("01.txt", True),
        ("02.txt", True),
        ("roster.yaml", False),
    ]


def test_what_is_not_there_ends_everything_before_it_begins(sample: Path) -> None:
    with pytest.raises(InputError) as problem:
        listed([sample, sample / "canary"])
    assert problem.value.code == "file_unreadable"
    assert "canary" not in str(problem.value)


def test_links_devices_and_giants_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"x" * 100)
    (tmp_path / "link").symlink_to(tmp_path / "file")
    os.mkfifo(tmp_path / "pipe")
    assert read_plain(tmp_path / "file") == b"x" * 100
    for path in (tmp_path / "link", tmp_path / "pipe", tmp_path, tmp_path / "gone", Path("/dev/zero")):
        with pytest.raises(ItemError):
            read_plain(path)
    with pytest.raises(ItemError):
        read_plain(tmp_path / "file", largest=99)
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked" / "a.txt").symlink_to(tmp_path / "file")
    (tmp_path / "linked" / "b").symlink_to(tmp_path)
    listing = listed([tmp_path / "linked"])
    assert (listing.files, listing.passed_over) == ([], 2)
    assert module.LARGEST_FILE == 64 << 20


def test_attachments_are_found_beside_the_note_or_among_the_photographs(sample: Path) -> None:
    notes, messages = str(sample / "notes"), str(sample / "messages")
    assert read_attachment(notes, "a.jpg") == b"photographs/a.jpg"
    assert read_attachment(notes, "../photographs/a.jpg") == b"photographs/a.jpg"
    assert read_attachment(messages, "beside.png") == b"messages/beside.png"
    assert read_attachment(messages, "p.jpg") == b"messages/photographs/p.jpg"
    assert read_attachment(messages, "photographs/p.jpg") == b"messages/photographs/p.jpg"
    for folder, name in [(notes, "p.jpg"), (notes, "photographs/a.jpg"), (messages, "../photographs/p.jpg")]:
        with pytest.raises(ItemError) as problem:
            read_attachment(folder, name)
        assert problem.value.code == "attachment_missing"
