"""Photographs: from what a camera wrote to what a reader may see, pixels and nothing else.

In: the untrusted bytes of a JPEG or PNG. Out: a `Photograph`, encoded anew from upright, opaque RGB pixels: no EXIF,
GPS, XMP, IPTC, ICC profile, comment, thumbnail, second frame, hidden pixels under transparency, or bytes behind the
end of the picture. The longest side is brought down to 2,000 pixels. Decoding by Pillow, JPEG and PNG decoders only,
after the size in the header was judged.

It refuses other formats, pictures over 40 megapixels or 50 megabytes, and what does not decode. It does not remove
what the picture shows (faces, signs, a skyline) or the camera's sensor noise: those are for people to look at.
"""

from __future__ import annotations

import hashlib
import io
import warnings

from PIL import Image, ImageOps

from naru.errors import Code, ItemError
from naru.values import Record

MAX_BYTES = 50_000_000
MAX_PIXELS = 40_000_000
MAX_SIDE = 2000


class Photograph(Record, frozen=True, kw_only=True):
    """A clean picture: `data` in `format` (jpg or png), its size in pixels.

    `original` is the SHA-256 of the bytes that came in. It is for the sealed record only and is never published.
    """

    data: bytes
    format: str
    width: int
    height: int
    original: str

    def __repr__(self) -> str:
        return f"Photograph({self.format}, {self.width}x{self.height})"


def clean(untrusted: bytes) -> Photograph:
    """The pixels of a photograph as a new file. Raises: ItemError (photograph_format, photograph_too_large,
    photograph_unreadable).
    """
    if len(untrusted) > MAX_BYTES:
        raise ItemError(Code.PHOTOGRAPH_TOO_LARGE)
    if not untrusted.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        raise ItemError(Code.PHOTOGRAPH_FORMAT)
    pixels, png = _pixels(untrusted)
    out = io.BytesIO()
    if png:
        pixels.save(out, "PNG", optimize=False, compress_level=6)
    else:
        pixels.save(out, "JPEG", quality=88, optimize=False, progressive=False)
    return Photograph(
        data=out.getvalue(),
        format="png" if png else "jpg",
        width=pixels.width,
        height=pixels.height,
        original=hashlib.sha256(untrusted).hexdigest(),
    )


def _pixels(untrusted: bytes) -> tuple[Image.Image, bool]:
    """The first frame as upright opaque RGB in an image that never saw the file, and whether the file was a PNG."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(untrusted), formats=("JPEG", "PNG")) as opened:
                if opened.width * opened.height > MAX_PIXELS or opened.width < 1 or opened.height < 1:
                    raise ItemError(Code.PHOTOGRAPH_TOO_LARGE)
                png = opened.format == "PNG"
                upright = ImageOps.exif_transpose(opened)
                rgba = upright.convert("RGBA") if png else upright.convert("RGB")
    except Image.DecompressionBombError:
        raise ItemError(Code.PHOTOGRAPH_TOO_LARGE) from None
    except ItemError:
        raise
    except Exception:  # a decoder may raise anything on a hostile file; whatever it is, the answer is the same
        raise ItemError(Code.PHOTOGRAPH_UNREADABLE) from None
    rgba.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    fresh = Image.new("RGB", rgba.size, (255, 255, 255))
    fresh.paste(rgba, (0, 0), rgba if png else None)
    return fresh, png
