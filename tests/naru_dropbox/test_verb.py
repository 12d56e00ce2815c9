"""`naru drop` as a process: it listens, keeps, logs nothing about people, ends cleanly and loads nothing that
could read.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from naru.intake import new_identity
from naru.sealed import seal

NARU = str(Path(sys.executable).parent / "naru")
HOUSE = new_identity()


@pytest.fixture
def box(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    process = subprocess.Popen(
        [NARU, "drop", "--spool", str(tmp_path / "spool"), "--key", str(HOUSE.recipient), "--listen", "127.0.0.1:0"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    address = next(word for word in process.stdout.readline().split() if word.startswith("http"))
    yield process, address
    process.kill()
    process.wait()
    process.stdout.close()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_receives_and_ends_cleanly_without_a_word_about_people(
    box: tuple[subprocess.Popen[str], str], tmp_path: Path, how: signal.Signals
) -> None:
    process, address = box
    envelope = seal(b"x", [HOUSE.recipient])
    headers = {"user-agent": "canary-agent", "x-forwarded-for": "canary-address"}
    assert httpx.get(address + "key").text == f"{HOUSE.recipient}\n"
    assert httpx.post(address + "drop", content=envelope, headers=headers).status_code == 201
    assert httpx.post(address + "drop", content=b"canary body", headers=headers).status_code == 422
    assert httpx.get(address + "canary-path").status_code == 404
    assert "server" not in httpx.get(address).headers
    assert [path.read_bytes() for path in (tmp_path / "spool").iterdir()] == [envelope]
    process.send_signal(how)
    assert process.wait(timeout=20) == 0
    assert process.stdout is not None
    assert process.stdout.read() == ""


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--key", "age1canary"], "[recipient_unreadable]"),
        (["--listen", "canary"], "[listen_unusable]"),
        (["--listen", "203.0.113.7:1"], "[listen_unusable]"),
        (["--spool", "/dev/null/canary"], "[output_unusable]"),
    ],
)
def test_bad_calls_end_with_2(tmp_path: Path, words: list[str], code: str) -> None:
    given = {"--spool": str(tmp_path / "s"), "--key": str(HOUSE.recipient), "--listen": "127.0.0.1:0"}
    given.update([(words[0], words[1])])
    call = [NARU, "drop", *(part for pair in given.items() for part in pair)]
    done = subprocess.run(call, capture_output=True, text=True, check=False, timeout=30)
    assert done.returncode == 2
    assert code in done.stderr
    assert "canary" not in done.stderr


def test_the_drop_box_loads_nothing_that_could_read() -> None:
    script = "import sys, naru_dropbox, naru_dropbox.app, naru_dropbox.spool, naru_dropbox.verb; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    ours = {name for name in loaded if name.split(".")[0] in ("naru", "naru_desk")}
    assert {".".join(name.split(".")[:2]) for name in ours} <= {"naru", "naru.sealed", "naru.values", "naru.errors"}
    assert not {"django", "pyrage", "yaml", "PIL", "sqlite3", "numpy"} & {name.split(".")[0] for name in loaded}
