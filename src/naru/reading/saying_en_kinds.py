"""Kinds of voice, in English: whether who speaks only relays, saw it, was there, speaks for an office, or draws a conclusion.

In: a passage, the cue, the speaker. Out: a kind. Grammar only: the words are the pack's.
"""

from __future__ import annotations

import re

from naru.reading.lexicon import Hit, SpeakerRule
from naru.reading.passages import Passage
from naru.reading.people import KIND_OF_VOICE, Person
from naru.values import LinkKind

ARMED = frozenset({"soldier", "border_guard"})
SAW = re.compile(r"\b(?:saw|seen|watched|witnessed|observed|eyewitness|own eyes|looked on|photographed|filmed)\b")
NOT_SEEN = re.compile(
    r"\b(?:not|never|n't|nothing|nobody|no one)\b[^,.;]{0,20}\b(?:see|saw|seen|watch\w*|witness\w*)\b|\bsaw nothing\b"
)
_THAT_SAW = re.compile(
    r"(?: that)? (?:he|she|they|i|we)(?: had| has| have|'d| himself| herself| personally| themselves| also| all|self| only| just)*"
    r" (?:saw|seen|watched|witnessed|observed|counted|could see|was watching|were watching|had a view|looked on|caught sight|was an eyewitness)\b"
)
#: "told of having watched", "recalled seeing", "describes watching", "said to have seen".
_HAVING_SEEN = re.compile(
    r"(?: (?:us|me|this \w+|the \w+|our \w+|reporters))?(?: about| of| how (?:he|she|they)| to)?(?: having| have| himself| herself| themselves| personally)*"
    r" (?:watched|seen|witnessed|observed|counted|watching|seeing|witnessing|observing|counting|spotting|spotted|looking on)\b"
)
_HAVING_BEEN = re.compile(
    r"(?: (?:us|me|this \w+|the \w+|our \w+|reporters))?(?: about| of| to)?(?: having| have)?"
    r" (?:(?:been |being )(?:stopped|searched|fined|beaten|held|detained|questioned|interrogated|there|present|made to|ordered to|summoned|arrested|taken)"
    r"|attending|attended|sitting in|queuing|queueing|standing in|paying|taking part|taken part)\b"
)
#: Words that are put in: "who, it said, had seen".
_PUT_IN = re.compile(
    r" who, (?:(?:it|he|she|they|the \w+) )?(?:says?|said|adds?|added|claims?|claimed|according to [^,]{2,40}),"
)
#: Was there when it happened, or was one of those it happened to: "said he had been in the queue".
_THAT_WAS = re.compile(
    r"(?: that)? (?:he|she|they|i|we|s/he)(?: had| has| have|'d| himself| herself| also| all| only)*"
    r" (?:(?:been |was |were |sat |stood |waited )(?:sitting |standing |queuing |waiting |made to (?:stand|sit) )?"
    r"(?:there\b(?! (?:a|an|no|any|many)\b)|present\b"
    r"|among (?:those|the|them)|one of (?:those|the|them)|(?:in|at|on) (?:the|that|this|a) (?:\w+ )?"
    r"(?:queue|line|meeting|lecture|hall|crowd|square|rally|stadium"
    r"|courtyard|row|trial|room|cell|audience|bus|train|van|truck|lorry|boat)\b)"
    r"|(?:been |was |were )(?:also |all )?"
    r"(?:stopped|searched|fined|beaten|held|detained|interrogated|questioned|frisked|strip-searched|slapped|kicked|made to)\b"
    r"|took part|taken part|attended|sat in|had to attend|paid (?:the|a|it)|had to (?:pay|sign|write|stand))"
)
#: Who is told of first, and named behind: "She watched from the roof as they came, the nurse said."
_FIRST_SAW = re.compile(
    r"[\"“‘']?(?:he|she|they|i|we)(?: had| also| only)* (?:saw|watched|witnessed|counted|could see|looked on|was watching)\b"
)
_WAS_THERE = re.compile(
    r"\bwho (?:had |has |have |also |then |was |were |himself |herself |all |later |had to |made to |forced to )*(?:attend|attended|sat|stood|queued|there"
    r"|present|took|taken|paid|drove|driven|held|questioned|fined|searched|stopped|made|summoned"
    r"|detained|beaten|served|dug|helped|carried|marched|forced|guarded|on duty|among|survived|crossed|rode|listened"
    r"|participated|loaded|escorted|transported|ordered|told to|interrogated|arrested)\b"
)
WHO = re.compile(r"[^.;:\"“”]{0,40}?, who ")
#: Did it themselves: "says she burned the papers herself".
_SELF = re.compile(
    r"(?: that)? (?:he|she|they|i|we) (?!saw|seen|watch|witness|heard|think|believ)[^.;:\"“”]{3,70}?\b(?:himself|herself|themselves|myself|ourselves)\b"
)
_FORMER = re.compile(r"\b(?:former|retired|ex)\b")
_CLAUSE_ENDS = re.compile(r"[,.;:\"“”]|\bsaid\b|\btold us\b")
_WHO_SAYS = re.compile(r" who (?:says|said|claims)\b")
_STOOD_THERE = re.compile(r"\b(?:stood|sat|hid|(?:was|were) (?:there|present|on|at|in|one|among|behind))\b")
_LOOKED_ON = re.compile(r"\b(?:stood|hid|when it|as it)\b")


def kind_of(passage: Passage, rule: SpeakerRule, hit: Hit, speaker: Person) -> LinkKind:
    """The kind of voice somebody is by a verb and by what is told of them."""
    if rule.does == "thinks":
        return "inference"
    if speaker.voice in ("document", "media"):
        return KIND_OF_VOICE[speaker.voice]
    if rule.id.endswith(("announces", "reads-out")) and (speaker.voice == "official" or speaker.role in ARMED):
        return "official_statement"
    folded = passage.folded
    former = _FORMER.search(folded[speaker.start : speaker.head[1]]) is not None
    if speaker.voice in ("source", "other") or former:
        seen = clause_kind(passage, speaker)
        if seen is not None:
            return seen
        told = hit.end - (len(" that") if folded.endswith(" that", hit.start, hit.end) else 0)
        if _THAT_SAW.match(folded, told, passage.end) or _HAVING_SEEN.match(folded, told, passage.end):
            return "witness"
        if _HAVING_BEEN.match(folded, told, passage.end):
            return "participant"
        if _SELF.match(folded, told, passage.end) or _THAT_WAS.match(folded, told, passage.end):
            return "participant"
        if speaker.start - passage.start > 16 and _FIRST_SAW.match(folded, passage.start, speaker.start):
            return "witness"
        behind = WHO.match(folded, hit.end, passage.end)
        if behind and SAW.match(folded, behind.end()):
            return "witness"
        return "relay"
    return KIND_OF_VOICE[speaker.voice]


def clause_kind(passage: Passage, speaker: Person) -> LinkKind | None:
    """Witness or participant, where the clause of the speaker says they saw it or were there."""
    folded = passage.folded
    last = min(max(speaker.end, speaker.head[1]) + 60, len(folded))
    aside = _PUT_IN.match(folded, speaker.end)
    if aside:
        stop = _CLAUSE_ENDS.search(folded, aside.end(), aside.end() + 60)
        clause = " who" + folded[aside.end() : stop.start() if stop else aside.end() + 60]
        return (
            None
            if NOT_SEEN.search(clause)
            else "participant"
            if _WAS_THERE.search(clause)
            else "witness"
            if SAW.search(clause)
            else None
        )
    stop = _CLAUSE_ENDS.search(folded, speaker.head[1], last)
    end = max(speaker.end, stop.start() if stop else last)
    words = folded[speaker.start : end]
    if " who " not in words or NOT_SEEN.search(words):
        return None
    clause = words[words.index(" who ") :]
    if _WAS_THERE.search(clause[:60]) or (_WHO_SAYS.match(clause) and _SELF.search(clause)):
        return "participant"
    if SAW.search(clause):
        return "witness"
    return None


def known_as(passage: Passage, speaker: Person) -> LinkKind | None:
    """The kind of voice somebody told before is by their own description."""
    if speaker.voice in ("source", "other"):
        return clause_kind(passage, speaker)
    return KIND_OF_VOICE[speaker.voice]


def told_before_colon(words: str) -> LinkKind | None:
    """Witness or participant, where a note says so between who speaks and the colon: "fisherman, stood on the quay: …"."""
    if NOT_SEEN.search(words):
        return None
    if SAW.search(words):
        return "witness"
    there = _STOOD_THERE.search(words)
    if there is None:
        return None
    return "witness" if _LOOKED_ON.search(words) else "participant"
