"""Who it is that said something, in English, where grammar alone tells: nouns without a role, unit numbers, and verbs that tell no words.

In: a passage, a cue, a speaker. Out: a `Person`, or whether nothing was said. Grammar only: the words are the pack's.
"""

from __future__ import annotations

import re

from naru.reading.lexicon import Hit
from naru.reading.passages import Passage
from naru.reading.people import Person

QUOTE_END = re.compile(r"[\"”’'][,.]?\s*(?:[,—-]\s*)?\Z")
NOUN_BEHIND = re.compile(
    r"\s*((?:an?|the|some|one|two|other|his|her|my|our|their|people)\s[^,.;:!?\"“”()]{2,40}?)(?=[,.;:!?\"“”()]|\Z|\sthat\b|\swho\b)"
)
#: Verbs somebody right behind is told by, and does not speak.
TO_SOMEBODY = re.compile(r"tell|told|warn|order|instruct|urge|threaten|inform|call|demand|scold|lectur|assur")
#: What makes somebody right behind "said" the subject of what was said: "said her nephew had watched".
GOES_ON = re.compile(r"\s(?:had|has|was|were|is|are|would|will|could|can|did|may|might|must|wd|hv)\b")
#: Verbs that tell of somebody's noise as often as of their words.
_NOISE = re.compile(
    r"(?:cry|cried|cries|crying|scream|yell|shout|sigh|moan|sob|joke|joking|mutter|grumble|mumble|object|protest|agree|continue|repeat)"
)
_WORDS_FOLLOW = re.compile(r"\s?(?:that\b|how\b|as follows|[:,]|[\"“‘'])")
#: "have not commented", "declined to say": nobody's words.
_UNSAID = re.compile(
    r"\b(?:not|never|n't|nobody|no one|(?:declin|refus|fail)\w*\sto|unable to|without|yet to|nor|neither)\s(?:\w+ly\s|yet\s|immediately\s|so\s)?\Z"
)
#: A unit named by its number alone: "109 promised".
_NUMBERED = re.compile(
    r"(?:\A|[,;:.\"“'‘’”]\s|\s)((?:(?:the|group|unit|bureau|office|squad|team|dept)\s){0,2}\d{2,4}(?:\s(?:group|unit|bureau|office|squad|team))?)\s\Z"
)
#: The letters of "report", and how near to a verb its quotation stands.
_REPORT = 6
_NEAR_QUOTE = 3


def unsaid(passage: Passage, hit: Hit, speaker: Person) -> bool:
    """Whether nothing is told of what was said: it was not said, or it is a noise without words."""
    folded = passage.folded
    if folded.startswith("report", hit.start) and hit.end - hit.start in (_REPORT, _REPORT + 1):
        plural = speaker.count != 1 or folded.endswith("s", hit.start, hit.end)
        if not plural or speaker.end < hit.start - 1:
            return True
    if _UNSAID.search(folded, max(passage.start, hit.start - 28), hit.start) and not folded.startswith(
        "den", hit.start
    ):
        return True
    noise = _NOISE.match(folded, hit.start) is not None
    quoted = any(
        abs(quote.end - hit.start) <= _NEAR_QUOTE or abs(quote.start - hit.end) <= _NEAR_QUOTE
        for quote in passage.quotes
    )
    told = folded.endswith((" that", " how"), hit.start, hit.end) or _WORDS_FOLLOW.match(folded, hit.end)
    before = QUOTE_END.search(folded, passage.start, min(hit.start, speaker.start)) is not None
    put_in = speaker.end <= hit.start and folded[max(passage.start, speaker.start - 2) : speaker.start].strip() == ","
    inverted = speaker.start >= hit.end
    return noise and not (quoted or told or before or put_in or inverted)


def unknown_behind(passage: Passage, hit: Hit, *, quoted: bool) -> Person | None:
    """Somebody without a role of the lexicon right behind "said", where the words before are all that was said: ", said a freight handler"."""
    folded = passage.folded
    if not (quoted or folded.endswith((", ", "— ", "– "), passage.start, hit.start)):
        return None
    if TO_SOMEBODY.match(folded, hit.start) or folded[hit.start : hit.end] in ("adding", "saying"):
        return None
    noun = NOUN_BEHIND.match(folded, hit.end, passage.end)
    if noun is None or any(p.start < noun.end(1) and noun.start(1) < p.end for p in passage.persons):
        return None
    if GOES_ON.search(folded, noun.start(1), noun.end(1) + 5):
        return None
    return Person(*noun.span(1), noun.span(1), "people", None, None, 1, "en.behind-verb", "other")


def numbered(passage: Passage, hit: Hit) -> Person | None:
    """A unit's number as what speaks: "109 promised"."""
    unit = _NUMBERED.search(passage.folded, max(passage.start, hit.start - 30), hit.start)
    if unit is None or any(time.start < unit.end(1) and unit.start(1) < time.end for time in passage.times):
        return None
    return Person(*unit.span(1), unit.span(1), "authority", None, None, None, "en.numbered", "official", shown=False)
