"""Folding: one character for one, so that offsets stay, before rules are matched.

Full-width digits, letters and signs become ASCII, the many dashes and spaces one each, and what a language's rule file lists under
`fold` (traditional characters, old forms) its plain form. Nothing is removed or added.
"""

from __future__ import annotations

from collections.abc import Mapping

_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "、。"}
_SIGNS = {
    "\u3000": " ", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\t": " ", "’": "'", "‘": "'", "′": "'", "–": "-", "—": "-", "−": "-",
    "‐": "-", "‑": "-", "‒": "-", "―": "-", "─": "-", "〜": "~", "～": "~", "∼": "~", "〰": "~", "·": "·", "・": "·", "･": "·", "ㆍ": "·",
    "⋅": "·", "•": "·",
}  # fmt: skip


def folding(pairs: Mapping[str, str]) -> dict[int, int | str]:
    """The table for `str.translate`. `pairs` maps single characters to single characters."""
    table: dict[int, int | str] = {**_PLAIN}
    for old, new in {**_SIGNS, **pairs}.items():
        table[ord(old)] = new
    return table
