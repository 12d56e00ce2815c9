"""Release: the findings of every room, one verdict per sentence and one on the whole.

In: a story (`naru.publication.parse_story`) and a `Dossier` of what the newsroom knows about the claims it cites.
Out: a `Verdict`: what stands in the way of which sentence, and how each can be mended. It judges; it never publishes,
and it never tells which source is meant.

    >>> from naru.release import KINDS, NOTES
    >>> len(KINDS) > len(NOTES)
    True
"""

from naru.release.dossier import Cited, Dossier, Pictured
from naru.release.judging import judge
from naru.release.verdict import FINAL, KINDS, NOTES, REMEDIES, Finding, Remedy, SentenceVerdict, Verdict
from naru.release.words import finding_words, remedy_words, verdict_words

__all__ = [
    "FINAL", "KINDS", "NOTES", "REMEDIES", "Cited", "Dossier", "Finding", "Pictured", "Remedy", "SentenceVerdict",
    "Verdict", "finding_words", "judge", "remedy_words", "verdict_words",
]  # fmt: skip
