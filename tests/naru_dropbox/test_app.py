"""The drop box's answers: what is taken, what is refused, and that acknowledged means durable."""

from __future__ import annotations

import asyncio
import errno
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import httpx
import pytest

from naru.intake import new_identity, open_envelope
from naru.sealed import seal
from naru_dropbox import app as app_module
from naru_dropbox.app import application
from naru_dropbox.spool import TELLING_NOTHING, Spool

HOUSE = new_identity()
ENVELOPE = seal(b"canary message", [HOUSE.recipient])
_LINE = b"A" * 43 + b"\n"
SCRYPT = b"age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 23\n" + _LINE + b"--- " + _LINE + bytes(99)


def ask(spool: Spool, *calls: Callable[[httpx.AsyncClient], Awaitable[httpx.Response]]) -> list[httpx.Response]:
    async def talk() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app=application(spool, HOUSE.recipient))
        async with httpx.AsyncClient(transport=transport, base_url="http://box") as client:
            return list(await asyncio.gather(*(call(client) for call in calls)))

    return asyncio.run(talk())


def post(spool: Spool, body: bytes) -> httpx.Response:
    return ask(spool, lambda client: client.post("/drop", content=body))[0]


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    return Spool(tmp_path / "spool")


def kept(spool: Spool) -> list[bytes]:
    return [path.read_bytes() for path in spool.folder.iterdir()]


def test_an_envelope_is_kept_as_it_came(spool: Spool) -> None:
    answer = post(spool, ENVELOPE)
    assert (answer.status_code, answer.content) == (201, b"")
    assert kept(spool) == [ENVELOPE]
    assert open_envelope(kept(spool)[0], HOUSE) == b"canary message"


def test_the_same_bytes_are_one_envelope_also_after_a_restart_and_side_by_side(spool: Spool) -> None:
    calls = [lambda client: client.post("/drop", content=ENVELOPE)] * 5
    assert [answer.status_code for answer in ask(spool, *calls)] == [201] * 5
    assert post(Spool(spool.folder), ENVELOPE).status_code == 201
    assert kept(spool) == [ENVELOPE]
    assert post(spool, seal(b"canary message", [HOUSE.recipient])).status_code == 201
    assert len(kept(spool)) == 2


def test_what_was_fetched_home_is_forgotten(spool: Spool) -> None:
    post(spool, ENVELOPE)
    next(spool.folder.iterdir()).unlink()
    assert post(spool, ENVELOPE).status_code == 201
    assert kept(spool) == [ENVELOPE]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 422, "envelope_not_age"),
        (b"hello", 422, "envelope_not_age"),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\n", 422, "envelope_armored"),
        (ENVELOPE[:100], 422, "envelope_truncated"),
        (SCRYPT, 422, "envelope_passphrase"),
        (ENVELOPE + bytes(17 << 20), 413, "envelope_too_large"),
        (b"age-encryption.org/v1\n-> " + b"x" * 100_000, 422, "envelope_header_too_long"),
    ],
)  # fmt: skip
def test_what_is_refused_leaves_nothing(spool: Spool, body: bytes, status: int, code: str | None) -> None:
    answer = post(spool, body)
    assert answer.status_code == status
    assert code is None or answer.text == f"{code}\n"
    assert kept(spool) == []


def test_a_body_without_a_length_is_stopped_at_the_cap(spool: Spool) -> None:
    async def endless() -> AsyncIterator[bytes]:
        yield ENVELOPE
        for _ in range(400):
            yield bytes(64 << 10)

    (answer,) = ask(spool, lambda client: client.post("/drop", content=endless()))
    assert answer.status_code == 413
    assert kept(spool) == []


def test_a_body_that_never_ends_is_given_up(spool: Spool, monkeypatch: pytest.MonkeyPatch) -> None:
    async def slow() -> AsyncIterator[bytes]:
        yield ENVELOPE[:50]
        await asyncio.sleep(5)
        yield ENVELOPE[50:]

    monkeypatch.setattr(app_module, "PATIENCE", 0.2)
    (answer,) = ask(spool, lambda client: client.post("/drop", content=slow()))
    assert answer.status_code == 408
    assert kept(spool) == []


def test_names_and_times_tell_nothing(spool: Spool) -> None:
    for number in range(3):
        post(spool, seal(bytes([number]), [HOUSE.recipient]))
    names = [path.name for path in spool.folder.iterdir()]
    assert len(set(names)) == 3
    assert all(len(name) == 32 for name in names)
    assert {path.stat().st_mtime for path in (*spool.folder.iterdir(), spool.folder)} == {TELLING_NOTHING}
    assert {path.stat().st_mode & 0o777 for path in spool.folder.iterdir()} == {0o600}
    assert spool.folder.stat().st_mode & 0o777 == 0o700


def test_it_is_durable_before_it_is_acknowledged(spool: Spool, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    fsync, rename = os.fsync, Path.rename

    def traced_fsync(handle: int) -> None:
        steps.append("fsync folder" if Path(f"/proc/self/fd/{handle}").resolve().is_dir() else "fsync file")
        fsync(handle)

    def traced_rename(path: Path, target: Path) -> Path:
        steps.append("rename")
        return rename(path, target)

    monkeypatch.setattr(os, "fsync", traced_fsync)
    monkeypatch.setattr(Path, "rename", traced_rename)

    async def call(client: httpx.AsyncClient) -> httpx.Response:
        answer = await client.post("/drop", content=ENVELOPE)
        steps.append("answer")
        return answer

    ask(spool, call)
    assert steps == ["fsync file", "rename", "fsync folder", "answer"]


@pytest.mark.parametrize(("number", "status"), [(errno.ENOSPC, 507), (errno.EDQUOT, 507), (errno.EIO, 500)])
@pytest.mark.parametrize("which", [1, 2])
def test_a_disk_that_fails_acknowledges_nothing(
    spool: Spool, monkeypatch: pytest.MonkeyPatch, number: int, status: int, which: int
) -> None:
    calls = 0

    def failing(_handle: int) -> None:
        nonlocal calls
        calls += 1
        if calls == which:
            raise OSError(number, "no")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing)
        assert post(spool, ENVELOPE).status_code == status
    assert kept(spool) == []
    assert post(spool, ENVELOPE).status_code == 201
    assert kept(spool) == [ENVELOPE]


def test_what_a_killed_box_left_half_written_is_swept(tmp_path: Path) -> None:
    (tmp_path / "spool").mkdir()
    (tmp_path / "spool" / ".part-00").write_bytes(b"half")
    assert kept(Spool(tmp_path / "spool")) == []


def test_the_key_and_the_page(spool: Spool) -> None:
    key, page = ask(spool, lambda client: client.get("/key"), lambda client: client.get("/"))
    assert key.text == f"{HOUSE.recipient}\n"
    assert page.text.count(str(HOUSE.recipient)) == 8
    for lang in ("en", "ko", "zh-Hans", "ja"):
        assert f'lang="{lang}"' in page.text
    assert "{{" not in page.text


def test_the_page_asks_nobody_else_for_anything(spool: Spool) -> None:
    (page,) = ask(spool, lambda client: client.get("/"))
    for word in ("src=", "<script", "<link", "<img", "<form", "@import", "url(", "https://"):
        assert word not in page.text
    policy = page.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_every_answer_has_the_headers_and_no_cookie(spool: Spool) -> None:
    answers = ask(
        spool,
        lambda client: client.get("/"),
        lambda client: client.get("/nothing"),
        lambda client: client.get("/drop"),
        lambda client: client.post("/drop", content=b"x"),
    )
    assert [answer.status_code for answer in answers] == [200, 404, 405, 422]
    for answer in answers:
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "content-security-policy" in answer.headers
        assert "set-cookie" not in answer.headers
