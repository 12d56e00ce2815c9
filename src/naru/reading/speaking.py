"""Speaking: who is said to say, think, hear, see or attend something, within one sentence.

In: a passage, `before` (the people told so far, for "he", "the official", "the source") and `last` (who spoke last, for Chinese). Out: `Said`s: the
words, the speaker, the kind of voice and the stretch that rests on it. The grammar of each language finds the acts (`saying_en`, `saying_ko`,
`saying_zh`, `saying_ja`); here the language is chosen, whoever is only taken up becomes the one told before, and the acts of one speaker are merged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from naru.reading.lexicon import Hit, speaker_rule
from naru.reading.passages import Passage
from naru.reading.people import KIND_OF_DOING, KIND_OF_VOICE, Person
from naru.values import LinkKind

_KO_FIRST = re.compile("내가|나는|저는|제가|우리가")


@dataclass(slots=True)
class Said:
    """One act of speaking. `scope` is what rests on it; `first` = said of themselves (I, we) or of nobody named."""

    cue: tuple[int, int]
    does: str
    kind: LinkKind
    speaker: Person | None
    words: tuple[int, int] | None
    at: tuple[int, int]
    scope: tuple[int, int]
    first: bool = False
    trailing: bool = False
    back: bool = False
    via: Person | None = None
    #: A voice of its own though it only tells of seeing.
    sure: bool = False
    #: Those it stands behind, outermost first, where the grammar of the language has told them; None = by what rests on what.
    behind: list[Said] | None = None
    #: The words of the place for somebody told before: "the source".
    told: tuple[int, int] | None = None


def said(passage: Passage, before: Sequence[Person], last: Person | None = None) -> list[Said]:
    """The acts of speaking in one sentence. `before` are the people told so far, oldest first, for pronouns and "the official"; `last` spoke last."""
    if passage.sentence.lang == "ja":
        return _japanese(passage, before)
    if passage.sentence.lang == "ko":
        return _korean(passage, before)
    if passage.sentence.lang == "zh":
        return _sinitic(passage, before, last)
    return _in_english(passage, before)


def _in_english(passage: Passage, before: Sequence[Person]) -> list[Said]:
    """English has a grammar of its own (`saying_en`)."""
    from naru.reading import (
        saying_en,
        saying_en_kinds,
    )  # loaded where a text needs it: the first answer should not wait

    alone = _alone(passage)
    if alone is not None:
        return [_introduced(passage, alone)]
    acts = saying_en.acts(passage, _cues(passage), before)
    made: list[Said] = []
    for act in acts:
        speaker = _resolved(act.speaker, before) if act.speaker is not None else None
        kind = act.kind
        if speaker is not act.speaker and kind == "relay" and speaker is not None:
            kind = saying_en_kinds.known_as(passage, speaker) or kind
        words = (speaker.start, speaker.end) if speaker is not None else act.at if act.first else None
        said = Said(act.hit[:2], act.does, kind, speaker, words, act.at, act.scope, act.first, act.outermost)
        said.back, said.sure = act.does == "back", True
        said.via = _resolved(act.via, before) if act.via is not None else None
        made.append(said)
    by = dict(zip(map(id, acts), made, strict=True))
    for act, said in zip(acts, made, strict=True):
        said.behind = [by[id(outer)] for outer in act.behind]
    return made


def _sinitic(passage: Passage, before: Sequence[Person], last: Person | None) -> list[Said]:
    """Chinese has a grammar of its own (`saying_zh`). Somebody taken up again ("该居民") is told by the words of the place, and is the one told before."""
    from naru.reading import saying_zh_who  # loaded where a text needs it: the first answer should not wait

    alone = _alone(passage)
    if alone is not None:
        return [_introduced(passage, alone)]
    found = []
    for act in saying_zh_who.acts(passage, passage.speaking, before, last):
        speaker = _resolved(act.speaker, before) if act.speaker is not None else None
        again = act.speaker is not None and speaker is not act.speaker
        words = act.speaker.head if again and act.speaker is not None else act.words
        at = act.words if act.words is not None and passage.start <= act.words[0] < passage.end else act.cue
        found.append(
            Said(act.cue, act.does, act.kind, speaker, words, at, act.scope, act.first, act.trailing, sure=act.sure)
        )
    return _merged(found)


def _japanese(passage: Passage, before: Sequence[Person]) -> list[Said]:
    """Japanese has a grammar of its own (`saying_ja`)."""
    from naru.reading import saying_ja  # loaded where a text needs it: the first answer should not wait

    alone = saying_ja.alone(passage)
    if alone is not None:
        return [_introduced(passage, alone)]
    found = []
    for hit, local, scope, trailing, first, sure in saying_ja.acts(passage, _cues(passage), before):
        rule = speaker_rule(hit)
        speaker = _resolved(local, before) if local is not None else None
        kind: LinkKind = rule.kind or saying_ja.sharper(passage, hit, speaker, scope) or _kind(rule.does, speaker)
        words = (speaker.start, speaker.end) if speaker is not None else None
        if rule.does == "newsroom":
            named = _JA_NEWSROOM.search(passage.folded, hit.start, hit.end)
            words = named.span() if named else None
        inside = local is not None and passage.start <= local.start < passage.end
        at = (local.start, local.end) if local is not None and inside else words or hit[:2]
        told = Said(
            hit[:2], rule.does, kind, speaker, words, at, scope, first, trailing, rule.does == "back", sure=sure
        )
        told.via = saying_ja.by_way_of(passage, hit, speaker) if rule.does == "says" else None
        found.append(told)
        paper = saying_ja.paper_of(passage, speaker)
        if paper is not None:
            span = (paper.start, paper.end)
            found.append(Said(span, "says", "document", paper, span, span, (scope[0], paper.end)))
    return _merged(found)


_LEAD = 40


def _korean(passage: Passage, before: Sequence[Person]) -> list[Said]:
    """Korean has a grammar of its own (`saying_ko`)."""
    from naru.reading import saying_ko  # loaded where a text needs it: the first answer should not wait

    alone = _alone(passage)
    if alone is not None:
        return [_introduced(passage, alone)]
    found = []
    sharp = [hit for hit in passage.speaking if speaker_rule(hit).does in ("sees", "attends")]
    cues = [*_cues(passage, [hit for hit in passage.speaking if hit not in sharp]), *_cues(passage, sharp)]
    for act in saying_ko.acts(passage, sorted(cues, key=lambda hit: hit.start), before):
        rule = speaker_rule(act.hit)
        local = act.speaker
        speaker = _taken_up(local, before, passage) if local is not None else None
        kind: LinkKind = act.kind or rule.kind or _kind(rule.does, speaker)
        words = _bare(passage, speaker) if speaker is not None else act.words or _first_words(passage, act.hit)
        inside = local is not None and min(passage.start, act.scope[0]) - _LEAD <= local.start < passage.end
        at = act.words or ((local.start, local.end) if local is not None and inside else act.hit[:2])
        does = "says" if act.first and rule.does in ("sees", "attends") and speaker is not None else rule.does
        said = Said(act.hit[:2], does, kind, speaker, words, at, act.scope, act.first, act.trailing, does == "back")
        said.sure = act.first or does in ("sees", "attends")
        said.told = _again(passage, local, speaker)
        said.via = act.via
        found.append(said)
    # What somebody says and goes on to expect is one voice.
    told = {id(each.speaker): each for each in found if each.does == "says" and each.speaker is not None}
    for each in found:
        if each.does == "thinks" and id(each.speaker) in told and each.speaker is not None:
            other = told[id(each.speaker)]
            if each.cue[0] < other.cue[0] and other.kind == "relay":
                other.kind = "inference"
            other.scope = (min(other.scope[0], each.scope[0]), max(other.scope[1], each.scope[1]))
            other.cue = (min(other.cue[0], each.cue[0]), max(other.cue[1], each.cue[1]))
    found = [each for each in found if not (each.does == "thinks" and id(each.speaker) in told)]
    return _merged(found)


_THIS = re.compile(r"(?:이|그|해당|위|같은)\s")


def _again(passage: Passage, local: Person | None, speaker: Person | None) -> tuple[int, int] | None:
    """Korean: the words of this place for a speaker told before: the bare role ("이 소식통" = 소식통)."""
    if local is None or speaker is None or speaker is local or not passage.start <= local.start < passage.end:
        return None
    this = _THIS.match(passage.folded, *local.head)
    return (this.end(), local.head[1]) if this else local.head


def _before_head(passage: Passage, person: Person) -> tuple[int, int]:
    """Korean: where "this" stands before somebody: in the description, or right before it."""
    head = person.head[0]
    this = _THIS.match(passage.folded, head, person.head[1])
    if this:
        return this.span()
    first = person.start if person.start < head else max(passage.start, head - 2)
    return first, head


_BRACKET = re.compile(r"\s?[(（]")


def _bare(passage: Passage, speaker: Person) -> tuple[int, int]:
    """Korean: the words for a speaker without what stands in brackets behind them."""
    bracket = _BRACKET.search(passage.folded, speaker.head[1], speaker.end)
    return speaker.start, bracket.start() if bracket else speaker.end


def _taken_up(person: Person, before: Sequence[Person], passage: Passage) -> Person:
    """Somebody told again by their bare role ("소식통은 이어"), or by "this": the person told before."""
    resolved = _resolved(person, before)
    this = _THIS.fullmatch(passage.folded, *_before_head(passage, person)) is not None
    described = person.start < person.head[0] and not this
    if resolved is not person or person.age is not None or described or not person.shown:
        return resolved
    words = _THIS.sub("", passage.folded[person.head[0] : person.head[1]])
    told: list[Person] = [*reversed(before), *(passage.persons if this else ())]
    for earlier in told:
        again = earlier.start < person.start and (
            this or (earlier.role == person.role and earlier.voice == person.voice)
        )
        if again and passage.folded[earlier.start : earlier.end].endswith(words):
            return earlier
    return person


_JA_NEWSROOM = re.compile(r"(?:本誌|本紙|編集部|取材班|当編集部|弊紙|小紙|本社)(?:記者|取材班|特派員)?|記者")
_MARKS = re.compile(
    r"[\s.。:：,，、()（）\-–—]+|から電話|전화|전언|제보|연락|련락|통화|전갈|전함|来电|打来电话|called|calls|by phone"
)


def _alone(passage: Passage) -> Person | None:
    """A sentence that only names a source ("朔州郡の協力者。", "Partner in Musan:") says who tells what follows."""
    if passage.speaking or passage.end - passage.start > 60:
        return None
    for person in passage.persons:
        if person.voice == "source":
            rest = passage.folded[passage.start : person.start] + passage.folded[person.end : passage.end]
            return person if not _MARKS.sub("", rest) else None
    return None


def _introduced(passage: Passage, alone: Person) -> Said:
    """Somebody whom a sentence names and says no more of: the source of what follows."""
    span = (alone.start, alone.end)
    return Said(span, "introduces", KIND_OF_VOICE[alone.voice], alone, span, span, (passage.start, passage.end))


def _cues(passage: Passage, hits: Sequence[Hit] | None = None) -> list[Hit]:
    kept: list[Hit] = []
    for hit in passage.speaking if hits is None else hits:
        # Korean verbs share the syllable they end in: 경고했다 + 다고 말했다.
        if kept and hit.start < kept[-1].end - (passage.sentence.lang == "ko"):
            earlier, later = kept[-1], hit
            if speaker_rule(later).does == "back" or later.end - later.start > earlier.end - earlier.start:
                kept[-1] = later
            continue
        kept.append(hit)
    return kept


def _kind(does: str, speaker: Person | None) -> LinkKind:
    if does in KIND_OF_DOING:
        return KIND_OF_DOING[does]
    return KIND_OF_VOICE[speaker.voice] if speaker is not None else "relay"


def _first_words(passage: Passage, hit: Hit) -> tuple[int, int] | None:
    """Korean: the words for "I" at a verb."""
    match = _KO_FIRST.search(passage.folded, max(passage.start, hit.start - 12), hit.end)
    return match.span() if match else None


def _resolved(person: Person, before: Sequence[Person]) -> Person:
    """For "the official", "the source": the person told before whom it takes up, at the place where it is taken up."""
    if (
        not person.definite
        or person.end - person.start > 40
        or (person.count is None and person.rule.startswith("en."))
    ):
        return person
    for earlier in reversed(before):
        if (
            earlier.definite
            or earlier.start >= person.start
            or (earlier.count is None and earlier.rule.startswith("en."))
        ):
            continue
        same = earlier.role == person.role or (
            person.role in ("official", "officer") and earlier.voice == "official" and earlier.count is not None
        )
        if same:
            return earlier
    return person


def _merged(found: list[Said]) -> list[Said]:
    """One act where several verbs of a sentence have the same speaker: the sharpest kind counts."""
    rank = {"participant": 0, "witness": 1}
    merged: list[Said] = []
    for act in found:
        same = next(
            (
                other
                for other in merged
                if act.speaker is not None
                and other.speaker is act.speaker
                and other.does != "thinks"
                and act.does != "thinks"
            ),
            None,
        )
        if same is None:
            merged.append(act)
            continue
        if rank.get(act.kind, 9) < rank.get(same.kind, 9):
            same.kind = act.kind
        same.scope = (min(same.scope[0], act.scope[0]), max(same.scope[1], act.scope[1]))
        if act.does in ("says", "back") or same.does in ("sees", "attends"):
            same.does = act.does if same.does in ("sees", "attends") else same.does
            same.cue = (min(same.cue[0], act.cue[0]), max(same.cue[1], act.cue[1]))
        same.back, same.via = same.back or act.back, same.via or act.via
        same.trailing = same.trailing or act.trailing
    return merged
