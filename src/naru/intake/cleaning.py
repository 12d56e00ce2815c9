"""Clean text: bytes from outside become text that reads as what it says, or are refused as an item.

What is mended silently: a UTF-8 byte order mark, CRLF and CR (to LF), and the Unicode form (to NFC, so that Korean
typed on any machine is the same Korean). The original bytes are kept sealed elsewhere. Offsets of everything read
later count in this text. What is refused (a closed list, docs/formats/note.md): message_empty, message_too_long (over
1 MiB), message_binary, encoding_unknown (anything but UTF-8), control_characters (C0 but tab and line feed, DEL, C1,
marks that embed, override or isolate a direction of writing, Unicode's tag characters and noncharacters).
"""

from __future__ import annotations

import re
import unicodedata

from naru.errors import Code, ItemError

#: The longest message taken, bytes.
LONGEST_MESSAGE = 1 << 20
_OTHER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_MAGIC = (b"\xff\xd8\xff", b"\x89PNG", b"PK\x03\x04", b"GIF8", b"RIFF", b"%PDF-", b"OggS", b"ID3", b"\x7fELF")
_ODD_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_REFUSED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"
    "\u202a-\u202e\u2066-\u2069"  # embedding, override, isolate: "trojan source"
    "\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
    "|[\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0010fffe\U0010ffff]"
)


def _why_not_utf8(untrusted: bytes) -> Code:
    """A file full of odd bytes is no text at all; else it is text in another encoding."""
    odd = len(_ODD_BYTES.findall(untrusted))
    return Code.MESSAGE_BINARY if odd > len(untrusted) // 50 else Code.ENCODING_UNKNOWN


def clean_text(untrusted: bytes) -> str:
    """The text of a message, LF line ends, NFC. Raises: ItemError with one of the five codes of the module."""
    if len(untrusted) > LONGEST_MESSAGE:
        raise ItemError(Code.MESSAGE_TOO_LONG)
    if untrusted.startswith(_OTHER_MARKS):
        raise ItemError(Code.MESSAGE_BINARY if untrusted.startswith(_MAGIC) else Code.ENCODING_UNKNOWN)
    if untrusted.startswith(_MAGIC) or b"\0" in untrusted:
        raise ItemError(Code.MESSAGE_BINARY)
    try:
        text = untrusted.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ItemError(_why_not_utf8(untrusted)) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _REFUSED.search(text):
        raise ItemError(Code.CONTROL_CHARACTERS)
    if not text.strip(" \t\n\u3000\u00a0\u200b\ufeff"):
        raise ItemError(Code.MESSAGE_EMPTY)
    return unicodedata.normalize("NFC", text)
