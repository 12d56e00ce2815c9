"""Saying, in Chinese: who is said to say, think, hear, see or write something, within one sentence.

In: a passage, its cues and who went on speaking before it. Out: `Voiced`s. The speaker stands right before the verb (words of time, place and addressee may
stand between), before a colon or a quotation, or is what a verb of seeing describes ("目击此事的一名住户"); 他 and 她 are the one who spoke last. What is
said follows the verb. Grammar only: the words are the pack's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from naru.reading.lexicon import Hit, SpeakerRule
from naru.reading.passages import Passage
from naru.reading.persons import Person
from naru.values import LinkKind

_REACH = 18
_AFTER = 16
_DESCRIBES = 16
_BRACKETS = re.compile(r"[（(][^）)]{0,24}[）)]")
_TURN = re.compile(r"[。；;！？!?：:“”「」『』\"]")
_COMMA = re.compile(r"[，,]")
_ADDRESSED = re.compile(r"(?:对|向|告诉|跟|给|与|和|同|致电|被|把|将|让|叫|要|通过|经|由|托|替|为)\Z")
_PRONOUN = re.compile(
    r"([他她](?!们的)们?)(?:自己|本人)?(?:还|也|又|则|都|同时|随后|曾|并|接着|进一步|当时|当晚|当天|亲|只|就|[^，,。；：:、\s的]{0,10}在?[^，,。；：:、\s的]{0,6})?\Z"
)
_FIRST = re.compile(r"我们?|咱们?")
#: Words for nobody in particular.
_ANYBODY = frozenset({"人", "人家", "别人", "旁人", "大家"})
_QUOTES_ON = re.compile(r"[^。]{0,3}[：:“「，,]")
_COLON = re.compile(r"\s?[：:]")
_HEARD = re.compile(r"[^，。；：,.;:]{1,14}?(?=说|讲|告诉|称|提起|的话)")
_TOLD = re.compile(r"[^，,。；：:;]{0,16}?(?:说|讲|告诉|称|的话|提起|那里|那儿|口中)")
_MEETING = re.compile(r"(?:会|会议|大会|讲演|学习班|课)(?:上|中)")
_ONE = re.compile(r"(?:一|另|另一|有)[名位个]|有个")
_KIND: dict[str, LinkKind] = {"thinks": "inference", "hears": "hearsay", "sees": "witness", "attends": "participant"}
_VOICE: dict[str, LinkKind] = {
    "source": "relay",
    "official": "official_statement",
    "media": "official_statement",
    "other": "relay",
    "newsroom": "newsroom",
    "document": "document",
}


class Voiced(NamedTuple):
    """One act: its words, what it does, the kind of voice, who (None = "I", nobody named, or a writing), their words, the stretch."""

    cue: tuple[int, int]
    does: str
    kind: LinkKind
    speaker: Person | None
    words: tuple[int, int] | None
    scope: tuple[int, int]
    first: bool = False
    trailing: bool = False
    sure: bool = False


def acts(passage: Passage, cues: Sequence[Hit], before: Sequence[Person], last: Person | None) -> list[Voiced]:
    """The acts of one sentence in the order of their words. `last` is who went on speaking when it began."""
    made: list[Voiced] = []
    writings = [hit for hit in cues if _rule(hit).does == "document" and _rule(hit).place == "none"]
    for hit in cues:
        rule = _rule(hit)
        if rule.does == "document" and rule.place == "none":
            made.extend(_written(passage, hit))
        elif rule.does in ("talk", "newsroom") or (rule.does == "hears" and rule.place == "none"):
            if not any(act.does == rule.does and hit.start <= act.cue[1] + 2 for act in made):
                made.extend(_nobody(passage, hit, rule, last, made))
        elif rule.place == "after":
            made.extend(
                act
                for act in _after(passage, hit, rule, writings, last)
                if not any(_same(act, other) for other in made)
            )
        elif rule.does in ("sees", "attends"):
            made = _seen(passage, hit, rule, made)
        else:
            act = _said(passage, hit, rule, writings, before, made, last)
            if act is not None:
                made = _joined(made, act)
    made.extend(_before_marks(passage, made))
    return sorted((_ended(passage, act) for act in made), key=lambda act: act.cue)


def _ended(passage: Passage, act: Voiced) -> Voiced:
    """An act whose words end where a quotation behind them ends as a sentence does (another sentence follows the mark without a pause)."""
    for quote in passage.quotes:
        whole = quote.end < passage.end and passage.folded[quote.end - 2] in "。！？!?"
        if whole and act.cue[1] <= quote.start and act.scope[0] <= quote.start and quote.end < act.scope[1]:
            return act._replace(scope=(act.scope[0], quote.end))
    return act


def _rule(hit: Hit) -> SpeakerRule:
    assert isinstance(hit.rule, SpeakerRule)
    return hit.rule


def _joined(made: list[Voiced], act: Voiced) -> list[Voiced]:
    """An act added, or where it only goes on with another, that one; who speaks to the newsroom makes no statement of office."""
    if not any(_same(act, other) for other in made):
        return [*made, act]
    relay = act.kind == "relay"
    return [
        other._replace(kind="relay") if relay and _same(act, other) and other.kind == "official_statement" else other
        for other in made
    ]


def _same(act: Voiced, other: Voiced) -> bool:
    """Whether a second verb only goes on with the first one's ("补充说道", "在电话中告诉记者，")."""
    return other.does == act.does and act.words is not None and other.words == act.words


def _scope(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """What rests on words: what follows them, with a quotation that begins there; a quotation before them where nothing follows."""
    quote = next((q for q in passage.quotes if 0 <= q.start - end <= 40), None)
    opened = next((q for q in passage.quotes if 0 <= start - q.end <= 24), None)
    if quote is not None and opened is not None:
        return opened.start, max(passage.end, quote.end)
    if quote is not None:
        # A quotation that ends as a sentence does is all that was said.
        closed_whole = quote.end < passage.end and passage.folded[quote.end - 2] in "。！？!?"
        return start, quote.end if closed_whole else max(passage.end, quote.end)
    closed = next((q for q in passage.quotes if 0 <= start - q.end <= 24), None)
    if closed is not None and passage.end - end <= 3:
        return min(closed.start, passage.start), max(passage.end, end)
    return start, passage.end


def _trails(passage: Passage, hit: Hit, person: Person | None) -> bool:
    """Whether the speaker is only named behind what was said: "江边全封了，线人说。"."""
    return person is not None and passage.end - hit.end <= 2 and person.start - passage.start > 6


def _kind(rule: SpeakerRule, person: Person | None) -> LinkKind:
    if rule.kind is not None:
        return rule.kind
    if person is not None and person.voice == "newsroom":
        return "newsroom"
    if rule.does in _KIND:
        return _KIND[rule.does]
    return _VOICE[person.voice] if person is not None else "relay"


def _said(
    passage: Passage,
    hit: Hit,
    rule: SpeakerRule,
    writings: Sequence[Hit],
    before: Sequence[Person],
    made: Sequence[Voiced],
    last: Person | None,
) -> Voiced | None:
    person = _subject(passage, hit)
    writing = _writing(passage, hit, writings)
    if writing is not None and (person is None or person.end <= writing.start):
        return Voiced(hit[:2], "document", "document", None, writing[:2], _scope(passage, writing.start, hit.end))
    if rule.does == "document":
        return None
    pronoun = _PRONOUN.search(passage.folded, max(passage.start, hit.start - _REACH), hit.start)
    if pronoun and (person is None or person.end <= pronoun.start(1)):
        person = next((act.speaker for act in reversed(made) if act.speaker is not None), last)
        if person is None:
            near = [each for each in passage.persons if each.end <= pronoun.start(1) and each.shown]
            person = (
                near[-1]
                if near
                else next((each for each in reversed(before) if each.shown and not each.definite), None)
            )
        if person is not None and any(act.speaker is person for act in made):
            return None
    if person is None:
        return None
    if (
        not person.shown
        and rule.id.endswith(".announces")
        and not _QUOTES_ON.match(passage.folded, hit.end, passage.end)
    ):
        return None  # a body that orders: that is what happened, not a voice
    if any(act.does == "hears" and act.speaker is person and 0 <= hit.start - act.cue[1] <= _REACH for act in made):
        return None
    kind = _kind(rule, person)
    if kind == "newsroom" and rule.does != "sees":
        return None
    told = passage.folded[person.start : hit.end]
    # One of them who speaks to the newsroom is a source like any other; before a meeting he speaks for his office.
    outermost = rule.id.endswith(".says") and last is None and not made
    one_of_them = _ONE.search(told) is not None and person.voice == "official" and not _MEETING.search(told)
    if kind == "official_statement" and outermost and one_of_them:
        kind = "relay"
    if _trails(passage, hit, person):
        return Voiced(hit[:2], rule.does, kind, person, _words(person), (passage.start, hit.end), trailing=True)
    return Voiced(hit[:2], rule.does, kind, person, _words(person), _scope(passage, hit.start, hit.end))


def _words(person: Person) -> tuple[int, int]:
    return person.start, person.end


def _subject(passage: Passage, hit: Hit) -> Person | None:
    """Somebody right before a verb, in the same quotation or in none."""
    quote = passage.quoted(hit.start)
    best = None
    for person in passage.persons:
        if person.end > hit.start or passage.quoted(person.start) is not quote:
            continue
        between = _BRACKETS.sub("", passage.folded[person.end : hit.start])
        if len(between) > _REACH or _TURN.search(between) or _COMMA.search(between) or between.startswith("的"):
            continue
        if _ADDRESSED.search(passage.folded, max(passage.start, person.start - 3), person.start) and best is not None:
            continue
        best = person
    return best


def _writing(passage: Passage, hit: Hit, writings: Sequence[Hit]) -> Hit | None:
    for writing in reversed(writings):
        between = passage.folded[writing.end : hit.start]
        if (
            writing.end <= hit.start
            and len(between) <= _REACH
            and not _TURN.search(between)
            and not _COMMA.search(between)
        ):
            return writing
    return None


def _written(passage: Passage, hit: Hit) -> list[Voiced]:
    """ "布告：凡……": a writing before a colon."""
    colon = _COLON.match(passage.folded, hit.end, passage.end)
    if not colon or colon.end() == passage.end:
        return []
    return [Voiced(hit[:2], "document", "document", None, hit[:2], _scope(passage, hit.start, colon.end()))]


def _nobody(passage: Passage, hit: Hit, rule: SpeakerRule, last: Person | None, made: Sequence[Voiced]) -> list[Voiced]:
    """What nobody in particular says, and who says that they heard it: "邻居听说", "他还听说"."""
    whole = (passage.start, passage.end)
    words = None
    if rule.does == "newsroom":
        named = next((each for each in passage.persons if each.start <= hit.start < each.end), None)
        words = _words(named) if named is not None else None
    inner = passage.quoted(hit.start) is not None or (made and passage.folded[hit.start] != "的")
    scope = (hit.start, passage.end) if inner else whole
    if rule.does == "talk" and passage.folded[hit.start] == "的":
        scope = (passage.start, hit.end)
    act = Voiced(hit[:2], rule.does, rule.kind or "hearsay", None, words, scope)
    if rule.does == "hears":
        person = _subject(passage, hit)
        near = person is not None and hit.start - person.end <= 3
        if person is not None and near:
            span = (person.start, hit.end)
            return [
                Voiced(span, "says", _VOICE[person.voice], person, _words(person), (person.start, passage.end)),
                act._replace(scope=(hit.start, passage.end)),
            ]
    return [act]


def _after(passage: Passage, hit: Hit, rule: SpeakerRule, writings: Sequence[Hit], last: Person | None) -> list[Voiced]:
    """ "据X说", "依据一份文件", "听X讲", "转述X的话"."""
    scope = _scope(passage, hit.start, hit.end)
    if rule.does == "hears":
        if not _TOLD.match(passage.folded, hit.end, passage.end):
            return []
        person = next(
            (each for each in passage.persons if 0 <= each.start - hit.end <= 6 or each.start <= hit.end < each.end),
            None,
        )
        words = _words(person) if person is not None else None
        if words is None:
            heard = _HEARD.match(passage.folded, hit.end, passage.end)
            words = heard.span() if heard and heard.group() not in _ANYBODY else None
        if words is None:
            return []
        act = Voiced((hit.start, words[1]), "hears", "hearsay", person, words, scope)
        return [*_through(passage, hit, last), act]
    writing = next((each for each in writings if 0 <= each.start - hit.end <= _AFTER), None)
    person = next(
        (each for each in passage.persons if 0 <= each.start - hit.end <= _AFTER or each.start <= hit.end < each.end),
        None,
    )
    if person is not None and _TURN.search(passage.folded[hit.end : max(hit.end, person.start)]):
        person = None
    if (
        writing is not None
        and (person is None or writing.start < person.end + 12)
        and not _spoken(passage, person, writing)
    ):
        return [Voiced((hit.start, writing.end), "document", "document", None, writing[:2], scope)]
    if person is None:
        return []
    if person.voice == "official" and _ONE.search(passage.folded, person.start, person.end):
        return [Voiced((hit.start, person.end), "says", "relay", person, _words(person), scope)]
    return [Voiced((hit.start, person.end), "says", _kind(rule, person), person, _words(person), scope)]


def _spoken(passage: Passage, person: Person | None, writing: Hit) -> bool:
    return (
        person is not None
        and person.start < writing.start
        and "的" not in passage.folded[person.end : writing.start]
        and person.voice == "source"
    )


def _through(passage: Passage, hit: Hit, last: Person | None) -> list[Voiced]:
    """Who heard it: "她在龙川的表哥听一名铁路员工讲"."""
    person = _subject(passage, hit)
    pronoun = _PRONOUN.search(passage.folded, passage.start, hit.start)
    if person is None and last is not None and pronoun:
        cue = (pronoun.start(1), hit.end)
        return [Voiced(cue, "says", "relay", last, _words(last), (passage.start, passage.end))]
    if person is None or hit.start - person.end > 6:
        return []
    kind = "relay" if person.voice != "newsroom" else "newsroom"
    return [Voiced((person.start, hit.end), "says", kind, person, _words(person), (person.start, passage.end))]  # type: ignore[arg-type]


def _seen(passage: Passage, hit: Hit, rule: SpeakerRule, made: list[Voiced]) -> list[Voiced]:
    """Who saw it or was there: somebody the verb describes, the one who is speaking, the subject, or "I"."""
    quote = passage.quoted(hit.start)
    for person in passage.persons:
        ahead = 0 <= person.start - hit.end <= _DESCRIBES and "的" in passage.folded[hit.end - 1 : person.start]
        if (
            (ahead and not _COMMA.search(passage.folded, hit.end, person.start))
            or person.start <= hit.start < person.end
        ) and passage.quoted(person.start) is quote:
            kind = _kind(rule, person)
            return [*made, Voiced(hit[:2], rule.does, kind, person, _words(person), (passage.start, passage.end))]
    told = _FIRST.search(passage.folded, max(passage.start, hit.start - 14), hit.end)
    pronoun = _PRONOUN.search(passage.folded, max(passage.start, hit.start - _REACH), hit.start)
    speaking = next(
        (act for act in reversed(made) if act.does in ("says", "hears") and act.scope[0] <= hit.start < act.scope[1]),
        None,
    )
    if speaking is not None and (pronoun or (told and (quote is None or speaking.cue[1] <= quote.start))):
        if speaking.kind not in ("relay", "hearsay") and not told:
            return made
        sharper = (
            _KIND[rule.does] if speaking.speaker is None or speaking.speaker.voice != "official" else speaking.kind
        )
        return [act._replace(kind=sharper) if act is speaking else act for act in made]
    if pronoun and passage.quoted(hit.start) is None and speaking is None:
        return [
            *made,
            Voiced(hit[:2], rule.does, _KIND[rule.does], None, pronoun.span(1), (hit.start, passage.end), first=True),
        ]
    subject = _subject(passage, hit)
    if subject is not None:
        kind = _kind(rule, subject)
        act = Voiced(hit[:2], rule.does, kind, subject, _words(subject), (hit.start, passage.end))
        return [*made, act._replace(sure=kind == "newsroom" or subject.voice == "source")]
    if told or (hit.end - hit.start >= 4 and passage.folded.startswith("亲", hit.start)):
        words = told.span() if told else None
        return [
            *made,
            Voiced(hit[:2], rule.does, _KIND[rule.does], None, words, (passage.start, passage.end), first=True),
        ]
    return made


def _before_marks(passage: Passage, made: Sequence[Voiced]) -> list[Voiced]:
    """Somebody right before a colon: "线人：昨晚……", "班长：“……”"."""
    found = []
    for person in passage.persons:
        colon = _COLON.match(passage.folded, person.end, passage.end)
        if not colon or colon.end() >= passage.end or person.voice == "newsroom" or passage.quoted(person.start):
            continue
        if any(act.speaker is person for act in made) or person.role == "people":
            continue
        found.append(
            Voiced(
                _words(person),
                "says",
                _VOICE[person.voice],
                person,
                _words(person),
                _scope(passage, person.start, colon.end()),
            )
        )
    return found
