"""A composed bulletin about the frozen river, in four languages, with two drawn pictures full of planted traces."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import yaml
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from naru.packs import Pack, load
from naru.publication import Bulletin, Telling, parse_story

HERE = Path(__file__).parent / "fixtures"
SECRET = b"a secret of thirty-two bytes, 00"
PLANTED = [b"PLANTED-MAKE", b"PLANTED-ARTIST", b"PLANTED-XMP", b"PLANTED-COMMENT", b"PLANTED-TAIL", b"PLANTED-TEXT", b"PLANTED-THUMB"]


def drawn(seed: int) -> Image.Image:
    """A picture of a slope with wire, drawn here."""
    picture = Image.new("RGB", (1200, 800), (206, 214, 220))
    draw = ImageDraw.Draw(picture)
    draw.polygon([(0, 420), (500, 330 + seed * 9), (1200, 400), (1200, 800), (0, 800)], fill=(188, 178, 160))
    for x in range(40, 1200, 90):
        draw.rectangle([x, 380 - x % 70, x + 60, 420], fill=(150, 152, 156))
    for y in (560, 640):
        draw.line([(0, y), (1200, y - 30)], fill=(70, 72, 76), width=4)
        for x in range(0, 1200, 60):
            draw.line([(x, y - 60), (x, y + 70)], fill=(90, 88, 84), width=6)
    return picture


def with_traces(seed: int) -> bytes:
    """A JPEG as a careless camera writes it: EXIF, GPS, a thumbnail, XMP, an ICC profile, a comment, bytes behind the end."""
    exif = Image.Exif()
    exif[0x010F] = "PLANTED-MAKE"
    exif[0x013B] = "PLANTED-ARTIST"
    exif.get_ifd(0x8825).update({1: "N", 2: (41.0, 24.0, 6.0), 3: "E", 4: (128.0, 10.0, 40.0), 29: "2023:09:25"})
    exif.get_ifd(0x8769)[0x9286] = b"ASCII\x00\x00\x00PLANTED-THUMB"
    out = io.BytesIO()
    drawn(seed).save(
        out, "JPEG", quality=92, exif=exif, comment=b"PLANTED-COMMENT", icc_profile=b"PLANTED-MAKE" * 20,
        xmp=b"<x:xmpmeta>PLANTED-XMP</x:xmpmeta>",
    )  # fmt: skip
    return out.getvalue() + b"PLANTED-TAIL" * 8


def png_with_traces() -> bytes:
    """A PNG with text chunks, EXIF, and a picture hidden under transparency."""
    info = PngInfo()
    info.add_text("Comment", "PLANTED-TEXT")
    info.add_itxt("XML:com.adobe.xmp", "PLANTED-XMP")
    exif = Image.Exif()
    exif[0x010F] = "PLANTED-MAKE"
    picture = drawn(1).resize((300, 200)).convert("RGBA")
    picture.putalpha(Image.new("L", picture.size, 255))
    for x in range(40):
        for y in range(40):
            picture.putpixel((x, y), (13, 77, 191, 0))
    out = io.BytesIO()
    picture.save(out, "PNG", pnginfo=info, exif=exif)
    return out.getvalue() + b"PLANTED-TAIL"


def story_text(lang: str) -> str:
    return (HERE / f"river.{lang}.md").read_text("utf-8")


def make_bulletin(change: dict[str, str] | None = None) -> Bulletin:
    """The fixture as a bulletin; `change` replaces strings in all of its texts, ids included."""

    def changed(text: str) -> str:
        for old, new in (change or {}).items():
            text = text.replace(old, new)
        return text

    voices = yaml.safe_load((HERE / "voices.yaml").read_text("utf-8"))
    rows = yaml.safe_load(changed((HERE / "tellings.yaml").read_text("utf-8")))
    story = parse_story(changed(story_text("en")), {lang: changed(story_text(lang)) for lang in ("ko", "zh", "ja")})  # type: ignore[misc]
    tellings = tuple(Telling(labels=voices[row.pop("voice")], **row) for row in rows)
    photographs = {changed(f"p-000000000000000{n}"): with_traces(n) for n in (1, 2)}
    return Bulletin(story=story, tellings=tellings, secret=SECRET, photographs=photographs)


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load("north_korea")


@pytest.fixture(scope="session")
def bulletin() -> Bulletin:
    return make_bulletin()
