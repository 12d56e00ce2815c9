"""Ids: opaque, short, and of two kinds: random ones, and ones that are the same for the same content.

A random id tells nothing. A content id (`content_id`) is stable and can therefore be recomputed by anybody who has
the content: it may be shown to an editor, but at rest only its keyed form (`keyed_id`) may stand in clear.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets

#: kind prefix, dash, 16 lower-case hexadecimal digits (64 bits)
PATTERN = re.compile(r"[a-z]{1,4}-[0-9a-f]{16}\Z")


def random_id(kind: str) -> str:
    """A fresh opaque id, e.g. `r-5f0c...`: 64 random bits."""
    return f"{kind}-{secrets.token_hex(8)}"


def content_id(kind: str, *parts: str | int | bytes) -> str:
    """The same id for the same parts: SHA-256 over the parts, each preceded by its length, cut to 64 bits."""
    digest = hashlib.sha256()
    for part in parts:
        untold = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass")
        digest.update(len(untold).to_bytes(8, "big"))
        digest.update(untold)
    return f"{kind}-{digest.hexdigest()[:16]}"


def keyed_id(kind: str, key: bytes, content: str) -> str:
    """HMAC-SHA-256 (RFC 2104) of an id or content under a secret of the house, cut to 64 bits: comparable, not
    recomputable.
    """
    return f"{kind}-{hmac.new(key, content.encode('utf-8', 'surrogatepass'), hashlib.sha256).hexdigest()[:16]}"


def is_id(word: str) -> bool:
    """True if `word` has the form of an id of this house."""
    return PATTERN.match(word) is not None
