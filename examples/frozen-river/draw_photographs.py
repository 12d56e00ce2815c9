"""Draws the two sample photographs and plants in them what a camera would: EXIF, a GPS position, a maker's note, a comment.

They are drawings, not photographs of any place; the planted strings are what the tests look for in everything published.
Run: python examples/frozen-river/draw_photographs.py  (the committed files are its output)
"""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

HERE = Path(__file__).parent / "photographs"
SIZE = (1600, 1067)
#: Each of these must be found in the originals and in nothing that is published.
PLANTED = {
    "make": "PLANTED-CAMERA-MAKE",
    "model": "PLANTED-CAMERA-MODEL",
    "artist": "PLANTED-ARTIST",
    "note": "PLANTED-USER-COMMENT",
    "comment": b"PLANTED-JPEG-COMMENT",
}


def _sky_and_ground(seed: int, horizon: int) -> Image.Image:
    rng = np.random.default_rng(seed)
    width, height = SIZE
    rows = np.linspace(0, 1, height)[:, None, None]
    top, low, grass = (np.array(c, float) for c in ([132, 158, 186], [224, 226, 218], [186, 176, 132]))
    sky = top + (low - top) * np.clip(rows * height / horizon, 0, 1)
    ground = grass - (rows - horizon / height) * np.array([70, 62, 50])
    picture = np.where(rows * height < horizon, sky, ground) * np.ones((1, width, 1))
    picture += rng.normal(0, 3.0, (height, width, 1))
    return Image.fromarray(np.clip(picture, 0, 255).astype("uint8"))


def _hills(picture: Image.Image, base: int, swing: float, phase: float, colour: tuple[int, int, int]) -> None:
    draw = ImageDraw.Draw(picture)
    width = SIZE[0]
    edge = [
        (x, base - swing * (math.sin(x / 210 + phase) + 0.5 * math.sin(x / 83 + 2 * phase) + 0.2 * math.sin(x / 31)))
        for x in range(0, width + 1, 4)
    ]
    draw.polygon([*edge, (width, base + 120), (0, base + 120)], fill=colour)


def _river(picture: Image.Image, top: int, bottom: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    draw = ImageDraw.Draw(picture)
    draw.polygon([(0, top), (SIZE[0], top - 14), (SIZE[0], bottom - 40), (0, bottom)], fill=(128, 156, 172))
    for _ in range(90):
        x, y = rng.uniform(0, SIZE[0]), rng.uniform(top + 6, bottom - 46)
        length = rng.uniform(20, 160)
        shade = int(rng.uniform(150, 186))
        draw.line([(x, y), (x + length, y - 3)], fill=(shade, shade + 6, shade + 8), width=int(rng.integers(1, 4)))


def _wire(picture: Image.Image, base: int, height: int, posts: int) -> None:
    draw = ImageDraw.Draw(picture)
    width = SIZE[0]
    for number in range(posts + 1):
        x = number * width / posts
        draw.line([(x, base + 10), (x + 3, base - height)], fill=(74, 70, 66), width=9)
        draw.line([(x + 3, base - height), (x + 34, base - height - 26)], fill=(74, 70, 66), width=6)
    for strand in range(6):
        y = base - 14 - strand * (height - 20) / 5
        sag = [(x, y + 7 * math.sin(math.pi * ((x * posts / width) % 1))) for x in range(0, width + 1, 8)]
        draw.line(sag, fill=(92, 90, 90), width=2)
        for x, at in sag[:: max(2, 7 - strand)]:
            draw.line([(x - 5, at - 5), (x + 5, at + 5)], fill=(84, 80, 80), width=1)
            draw.line([(x - 5, at + 5), (x + 5, at - 5)], fill=(84, 80, 80), width=1)


def river_wire() -> Image.Image:
    """Two layers of wire along a bank in autumn, a strip of harvested field behind them, hills."""
    picture = _sky_and_ground(11, 430)
    _hills(picture, 430, 60, 0.4, (132, 146, 148))
    _hills(picture, 470, 34, 1.9, (112, 124, 104))
    draw = ImageDraw.Draw(picture)
    draw.rectangle([0, 560, SIZE[0], 690], fill=(196, 186, 158))
    for furrow in range(575, 690, 14):
        draw.line([(0, furrow), (SIZE[0], furrow - 8)], fill=(168, 156, 128), width=3)
    for left, rows in ((260, 5), (420, 4), (1180, 6)):
        draw.rectangle([left, 540 - rows * 26, left + 110, 560], fill=(156, 150, 146))
        for row in range(rows):
            for column in range(4):
                x, y = left + 12 + column * 26, 548 - rows * 26 + row * 26
                draw.rectangle([x, y, x + 12, y + 12], fill=(104, 104, 108))
    _wire(picture, 720, 120, 8)
    _wire(picture, 800, 170, 6)
    _river(picture, 850, 1067, 5)
    return picture.filter(ImageFilter.GaussianBlur(1.1))


def guard_post() -> Image.Image:
    """A guard post above the water with a board on its wall."""
    picture = _sky_and_ground(23, 520)
    _hills(picture, 520, 80, 2.6, (126, 140, 136))
    _hills(picture, 600, 26, 0.9, (146, 146, 108))
    draw = ImageDraw.Draw(picture)
    draw.polygon([(0, 660), (1600, 600), (1600, 900), (0, 900)], fill=(190, 178, 140))
    draw.rectangle([690, 330, 1010, 700], fill=(188, 182, 170))
    draw.rectangle([690, 330, 760, 700], fill=(164, 158, 148))
    draw.polygon([(660, 336), (1040, 336), (990, 262), (710, 262)], fill=(96, 88, 84))
    draw.rectangle([800, 400, 900, 470], fill=(62, 66, 72))
    draw.rectangle([920, 400, 985, 470], fill=(62, 66, 72))
    draw.rectangle([790, 520, 985, 640], fill=(238, 234, 222), outline=(90, 60, 50), width=5)
    for line, length in enumerate((160, 140, 168, 90)):
        draw.line([(805, 545 + line * 24), (805 + length, 545 + line * 24)], fill=(120, 70, 60), width=6)
    draw.line([(1160, 700), (1160, 210)], fill=(84, 80, 78), width=10)
    draw.rectangle([1120, 200, 1200, 240], fill=(84, 80, 78))
    _wire(picture, 780, 90, 9)
    _river(picture, 880, 1067, 8)
    return picture.filter(ImageFilter.GaussianBlur(1.2))


def save(picture: Image.Image, name: str, position: tuple[tuple[float, ...], tuple[float, ...]]) -> None:
    """Write a JPEG with everything planted that a careless camera leaves in it."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x013B] = PLANTED["make"], PLANTED["model"], PLANTED["artist"]
    exif[0x0132] = "2023:09:27 06:41:12"
    details = exif.get_ifd(0x8769)
    details[0x9003] = "2023:09:27 06:41:12"
    details[0x9286] = b"ASCII\0\0\0" + str(PLANTED["note"]).encode()
    where = exif.get_ifd(0x8825)
    where[1], where[2], where[3], where[4] = "N", position[0], "E", position[1]
    picture.save(HERE / name, quality=82, exif=exif, comment=PLANTED["comment"])


if __name__ == "__main__":
    HERE.mkdir(exist_ok=True)
    save(river_wire(), "river-wire.jpg", ((40.0, 26.0, 31.0), (125.0, 1.0, 7.0)))
    save(guard_post(), "guard-post.jpg", ((40.0, 27.0, 2.0), (125.0, 3.0, 44.0)))
