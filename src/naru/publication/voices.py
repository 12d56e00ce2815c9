"""Whose voice a sentence speaks in: a named label's, or the newsroom's own.

In: an edition, the number of a sentence and a label such as "a reporting partner in Hyesan". Out: whether that sentence
is attributed to that label. The rule (docs/formats/story.md): the sentence holds the label; or it stands in a quotation
signed with it; or an earlier sentence of the same block holds it and this one has a reporting cue. The cues are words,
in cues.yaml.

It refuses to guess: a sentence that fits none of the three is the newsroom's own voice.
"""

from __future__ import annotations

import functools
import re
from importlib import resources

import yaml

from naru.publication.story import Edition
from naru.values import Lang

_ARTICLE = re.compile(r"(?:a|an|the)\s+", re.IGNORECASE)


@functools.cache
def _cues() -> dict[Lang, re.Pattern[str]]:
    words = yaml.safe_load(resources.files("naru.publication").joinpath("cues.yaml").read_text("utf-8"))
    found: dict[Lang, re.Pattern[str]] = {}
    for lang, cues in words.items():
        edge = r"\b" if lang == "en" else ""
        found[lang] = re.compile(edge + "(?:" + "|".join(re.escape(cue) for cue in cues) + ")" + edge, re.IGNORECASE)
    return found


def has_cue(text: str, lang: Lang) -> bool:
    """True if the text holds a word that reports speech ("said", "전했다", "说", "によると")."""
    return _cues()[lang].search(text) is not None


def holds_label(text: str, label: str) -> bool:
    """True if the text holds the label, whatever the case and with any article before it."""
    bare = _ARTICLE.sub("", " ".join(label.split()), count=1) if _ARTICLE.match(label) else " ".join(label.split())
    if not bare:
        return False
    edges = (r"(?<!\w)" if bare[0].isascii() else "") + re.escape(bare) + (r"(?!\w)" if bare[-1].isascii() else "")
    return re.search(edges, " ".join(text.split()), re.IGNORECASE) is not None


def is_attributed(edition: Edition, number: int, label: str) -> bool:
    """True if the sentence with this number is told in the voice of `label`. Raises: IndexError for a number that does
    not exist."""
    sentence = edition.sentence(number)
    if holds_label(sentence.text, label):
        return True
    if sentence.kind == "quotation":
        return holds_label(sentence.label, label)
    before = (edition.sentence(n) for n in edition.blocks[sentence.paragraph].sentences if n < number)
    return has_cue(sentence.text, edition.lang) and any(holds_label(earlier.text, label) for earlier in before)
