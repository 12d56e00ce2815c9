"""Recipients: our plain check agrees with the cipher's own."""

from __future__ import annotations

import pyrage  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.errors import InputError
from naru.sealed import Recipient

GOOD = str(pyrage.x25519.Identity.generate().to_public())


def test_a_recipient_is_taken_and_given_back() -> None:
    assert str(Recipient.parse(f"  {GOOD}\n")) == GOOD


@pytest.mark.parametrize(
    "untrusted",
    ["", "age1", GOOD.upper(), GOOD[:-1], GOOD + "q", GOOD.replace("age1", "agf1"), "age1pq" + GOOD[6:], "아" * 62],
)
def test_what_is_no_recipient_is_refused(untrusted: str) -> None:
    with pytest.raises(InputError) as problem:
        Recipient.parse(untrusted)
    assert problem.value.code == "recipient_unreadable"


@given(st.integers(min_value=4, max_value=61), st.sampled_from("qpzry9x8gf2tvdw0s3jn54khce6mua7lb1io"))
def test_one_changed_letter_is_noticed_as_the_cipher_notices_it(at: int, letter: str) -> None:
    changed = GOOD[:at] + letter + GOOD[at + 1 :]
    try:
        pyrage.x25519.Recipient.from_str(changed)
        theirs = True
    except pyrage.RecipientError:
        theirs = False
    try:
        Recipient.parse(changed)
        ours = True
    except InputError:
        ours = False
    assert ours == theirs == (changed == GOOD)


def test_the_point_of_zeros_is_refused() -> None:
    # valid Bech32 over 32 zero bytes: everything sealed to it could be opened by anybody
    zeros = "age1" + "q" * 52
    for tail in _tails():
        if _checks(zeros + tail):
            with pytest.raises(InputError):
                Recipient.parse(zeros + tail)
            return
    pytest.fail("no such text was made")


def _tails() -> list[str]:
    from naru.sealed import recipient

    letters = recipient._CHARSET
    expanded = [ord(c) >> 5 for c in "age"] + [0] + [ord(c) & 31 for c in "age"]
    check = recipient._checksum(expanded + [0] * 58) ^ 1
    return ["".join(letters[check >> 5 * (5 - n) & 31] for n in range(6))]


def _checks(text: str) -> bool:
    from naru.sealed import recipient

    return recipient._point(text) is not None
