"""Cleaned photographs carry pixels and nothing else (promise P12), and hostile ones are refused with a code (P9)."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from naru.errors import ItemError
from naru.publication import clean


def test_nothing_that_was_planted_survives(river: ModuleType) -> None:
    for original in (river.with_traces(1), river.png_with_traces()):
        planted = [word for word in river.PLANTED if word in original]
        assert len(planted) >= 4
        photograph = clean(original)
        assert not [word for word in river.PLANTED if word in photograph.data]
        for trace in (b"Exif", b"http", b"GPS", b"ICC_PROFILE", b"<x:", b"tEXt", b"iTXt", b"eXIf", b"Photoshop"):
            assert trace not in photograph.data
        with Image.open(io.BytesIO(photograph.data)) as again:
            assert dict(again.getexif()) == {}
            assert not {"exif", "icc_profile", "comment", "xmp"} & set(again.info)
            assert again.mode == "RGB"
        assert photograph.original == hashlib.sha256(original).hexdigest()
        assert photograph.original.encode() not in photograph.data


def test_jpeg_segments_are_only_those_that_draw(river: ModuleType) -> None:
    data, at, found = clean(river.with_traces(1)).data, 2, []
    while data[at] == 0xFF and data[at + 1] != 0xDA:
        found.append(data[at + 1])
        at += 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
    assert set(found) <= {0xE0, 0xDB, 0xC0, 0xC4}
    assert data.endswith(b"\xff\xd9")


def test_what_lay_hidden_under_transparency_is_gone(river: ModuleType) -> None:
    with Image.open(io.BytesIO(clean(river.png_with_traces()).data)) as picture:
        assert picture.convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def test_a_picture_is_turned_upright_and_brought_down() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    out = io.BytesIO()
    Image.new("RGB", (4000, 1000), (10, 200, 30)).save(out, "JPEG", exif=exif)
    photograph = clean(out.getvalue())
    assert (photograph.width, photograph.height) == (500, 2000)


def test_the_same_picture_gives_the_same_bytes(river: ModuleType) -> None:
    assert clean(river.with_traces(1)).data == clean(river.with_traces(1)).data
    assert repr(clean(river.with_traces(1))) == "Photograph(jpg, 1200x800)"


def _bomb(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def _as(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (90, 60), (90, 120, 130)).save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    ("untrusted", "code"),
    [
        (b"", "photograph_format"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "photograph_format"),
        (_as("GIF"), "photograph_format"),
        (_as("TIFF"), "photograph_format"),
        (_as("WEBP"), "photograph_format"),
        (b"\xff\xd8\xff", "photograph_unreadable"),
        (_as("JPEG")[:700], "photograph_unreadable"),
        (_as("PNG")[:90], "photograph_unreadable"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "photograph_unreadable"),
        (_bomb(60_000, 60_000), "photograph_too_large"),
        (_bomb(8_000, 6_000), "photograph_too_large"),
        (b"\xff\xd8\xff" + b"\0" * 50_000_000, "photograph_too_large"),
    ],
)
def test_refusals(untrusted: bytes, code: str) -> None:
    with pytest.raises(ItemError) as refused:
        clean(untrusted)
    assert refused.value.code == code
    assert refused.value.__cause__ is None


@given(st.binary(max_size=200), st.integers(0, 800))
def test_damage_is_answered_with_a_code_or_a_clean_picture(noise: bytes, at: int) -> None:
    original = _as("JPEG")
    try:
        photograph = clean(original[:at] + noise + original[at + len(noise) :])
    except ItemError as problem:
        refused = problem.code
    else:
        refused = None if photograph.data.startswith((b"\xff\xd8\xff", b"\x89PNG")) else "not a picture"
    assert refused in (None, "photograph_unreadable", "photograph_format", "photograph_too_large")
