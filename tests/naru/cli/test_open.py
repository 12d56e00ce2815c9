"""`naru open`: content or a code, never both and never a part."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pyrage  # type: ignore[import-untyped]
import pytest

from naru.intake import Identity, new_identity, wrap_identity, write_identity
from naru.sealed import seal

NARU = str(Path(sys.executable).parent / "naru")
CANARY = b"canary in the envelope " * 9000


def naru(*words: str | Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([NARU, *map(str, words)], capture_output=True, check=False, input=given)


@pytest.fixture
def house(tmp_path: Path) -> Identity:
    identity = new_identity()
    (tmp_path / "house.key").write_bytes(write_identity(identity))
    return identity


def test_opens_to_standard_output_and_to_a_file(tmp_path: Path, house: Identity) -> None:
    envelope = seal(CANARY, [house.recipient])
    (tmp_path / "drop.age").write_bytes(envelope)
    assert naru("open", "-i", tmp_path / "house.key", given=envelope).stdout == CANARY
    done = naru("open", "-i", tmp_path / "house.key", "-o", tmp_path / "out", tmp_path / "drop.age")
    assert (done.returncode, done.stdout) == (0, b"")
    assert (tmp_path / "out").read_bytes() == CANARY
    assert sorted(path.name for path in tmp_path.iterdir()) == ["drop.age", "house.key", "out"]


def test_every_refused_envelope_ends_with_1_its_code_and_no_content(tmp_path: Path, house: Identity) -> None:
    envelope = seal(CANARY, [house.recipient])
    plain = pyrage.encrypt(CANARY, [pyrage.x25519.Recipient.from_str(str(house.recipient))])
    for untrusted, code in [
        (b"", "envelope_not_age"),
        (CANARY, "envelope_not_age"),
        (envelope[:-1], "envelope_not_opened"),
        (envelope[: -(64 << 10) - 16], "envelope_not_opened"),
        (envelope[:-1] + bytes([envelope[-1] ^ 1]), "envelope_not_opened"),
        (seal(CANARY, [new_identity().recipient]), "envelope_not_opened"),
        (plain, "envelope_frame"),
        (envelope + b"\0" * (5 << 20), "envelope_too_large"),
        (
            b"age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 23\n"
            + b"A" * 43
            + b"\n--- "
            + b"A" * 43
            + b"\n"
            + bytes(99),
            "envelope_passphrase",
        ),
    ]:
        done = naru("open", "-i", tmp_path / "house.key", "-o", tmp_path / "out", given=untrusted)
        assert done.returncode == 1
        assert json.loads(done.stdout) == {"refused": code}
        assert not (tmp_path / "out").exists()
        assert b"canary" not in done.stderr


def test_a_key_under_a_passphrase(tmp_path: Path, house: Identity) -> None:
    (tmp_path / "house.key").write_bytes(wrap_identity(house, "correct horse"))
    (tmp_path / "words").write_text("correct horse\n")
    (tmp_path / "wrong").write_text("wrong horse\n")
    envelope = seal(CANARY, [house.recipient])
    call = ("open", "-i", tmp_path / "house.key")
    assert naru(*call, "--passphrase-file", tmp_path / "words", given=envelope).stdout == CANARY
    wrong = naru(*call, "--passphrase-file", tmp_path / "wrong", given=envelope)
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert b"[passphrase_wrong]" in wrong.stderr
    missing = naru(*call, given=envelope)
    assert (missing.returncode, missing.stdout) == (2, b"")
    assert b"[passphrase_missing]" in missing.stderr


def test_what_is_no_key_file_ends_with_2(tmp_path: Path, house: Identity) -> None:
    (tmp_path / "junk").write_bytes(b"canary")
    for key in ("junk", "absent"):
        done = naru("open", "-i", tmp_path / key, given=seal(CANARY, [house.recipient]))
        assert (done.returncode, done.stdout) == (2, b"")
        assert b"canary" not in done.stderr
