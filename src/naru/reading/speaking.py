"""Speaking: who is said to say, think, hear, see or attend something, within one sentence.

In: a passage. Out: `Said`s: the words, the speaker (a person of the sentence, one told before by "he", "the official", or nobody), the kind of voice
and the stretch that rests on it. In English the speaker stands before the verb or right behind it; in Korean and Japanese the last verb of a
sentence belongs to its topic and the inner ones to the nearest subject; in Chinese the speaker stands right before the verb.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from naru.reading import saying_en, saying_ja, saying_ko, saying_zh
from naru.reading.clauses import strongest
from naru.reading.lexicon import Hit, SpeakerRule
from naru.reading.passages import Passage
from naru.reading.persons import Person
from naru.values import LinkKind

_KIND: dict[str, LinkKind] = {
    "source": "relay",
    "official": "official_statement",
    "media": "official_statement",
    "other": "relay",
    "newsroom": "newsroom",
    "document": "document",
}
_PRONOUN = re.compile(
    r"\b(he|she|they|who|i|we)\s+(?:also |then |later |had |has |have |did |only |himself |herself |told us that |immediately )*\Z"
)
_KO_TOPIC = re.compile(r"(?:들|측|쪽)?\s?(?:은|는|께서는|에서는|도)(?![가-힣])")
_KO_SUBJECT = re.compile(r"(?:들|측|쪽)?\s?(?:이|가|께서|에서)(?![가-힣])")
_JA_TOPIC = re.compile(r"(?:ら|たち|側)?(?:は|も|では)")
_JA_SUBJECT = re.compile(r"(?:ら|たち|側)?(?:が)")
_FIRST = {
    "en": re.compile(r"\b(?:i|we|myself|my own eyes|our own eyes)\b"),
    "ko": re.compile(r"내가|나는|내 눈|저는|제가|우리가|직접|본인"),
    "zh": re.compile(r"我|咱|亲眼|親眼|本人|亲自"),
    "ja": re.compile(r"私|僕|俺|自分|この目|本人|わたし"),
}
_INFINITIVE = re.compile(r"\bto (?:\w+ly )?\Z")
_ZH_REACH = 16
_CLOSE = 6


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


def said(passage: Passage, before: Sequence[Person], last: Person | None = None) -> list[Said]:
    """The acts of speaking in one sentence. `before` are the people told so far, oldest first, for pronouns and "the official"; `last` spoke last."""
    found: list[Said] = []
    taken: set[int] = set()
    if passage.sentence.lang == "ja":
        return _japanese(passage, before)
    if passage.sentence.lang == "ko":
        return _korean(passage, before)
    if passage.sentence.lang == "en":
        return _in_english(passage, before)
    if passage.sentence.lang == "zh":
        return _sinitic(passage, before, last)
    alone = _alone(passage)
    if alone is not None:
        span = (alone.start, alone.end)
        return [Said(span, "introduces", "relay", alone, span, span, (passage.start, passage.end))]
    cues = _cues(passage)
    for hit in cues:
        rule = hit.rule
        assert isinstance(rule, SpeakerRule)
        if rule.does in ("talk", "document", "newsroom") or (rule.does == "hears" and rule.place == "none"):
            words = hit[:2] if rule.does in ("document",) else None
            found.append(
                Said(hit[:2], rule.does, rule.kind or "hearsay", None, words, hit[:2], (passage.start, passage.end))
            )
            continue
        if (
            passage.sentence.lang == "en"
            and rule.does == "says"
            and _INFINITIVE.search(passage.folded, passage.start, hit.start)
        ):
            continue
        local, first, trailing = _speaker(passage, hit, rule, before, taken, last=hit is cues[-1])
        if local is None and not first:
            continue
        if local is not None:
            taken.add(local.head[0])
        speaker = _resolved(local, before) if local is not None else None
        kind: LinkKind = rule.kind or _kind(rule.does, speaker)
        scope = _scope(passage, hit, rule, local, trailing)
        words = (speaker.start, speaker.end) if speaker is not None else _first_words(passage, hit)
        at = (
            (local.start, local.end)
            if local is not None and passage.start <= local.start < passage.end
            else words or hit[:2]
        )
        via = _via(passage, hit, before) if rule.does == "hears" else None
        found.append(
            Said(hit[:2], rule.does, kind, speaker, words, at, scope, first, trailing, rule.does == "back", via)
        )
    return _merged(found)


def _in_english(passage: Passage, before: Sequence[Person]) -> list[Said]:
    """English has a grammar of its own (`saying_en`)."""
    alone = _alone(passage)
    if alone is not None:
        span = (alone.start, alone.end)
        return [Said(span, "introduces", "relay", alone, span, span, (passage.start, passage.end))]
    acts = saying_en.acts(passage, _cues(passage), before)
    made: list[Said] = []
    for act in acts:
        speaker = _resolved(act.speaker, before) if act.speaker is not None else None
        kind = act.kind
        if speaker is not act.speaker and kind == "relay" and speaker is not None:
            kind = saying_en.known_as(passage, speaker) or kind
        words = (speaker.start, speaker.end) if speaker is not None else act.at if act.first else None
        said = Said(act.hit[:2], act.does, kind, speaker, words, act.at, act.scope, act.first, act.outermost)
        said.back, said.via, said.sure = act.does == "back", act.via, True
        made.append(said)
    for act, said in zip(acts, made, strict=True):
        said.behind = [made[at] for at, other in enumerate(acts) for outer in act.behind if outer is other]
        said.behind.sort(key=lambda other: next(n for n, outer in enumerate(act.behind) if outer is acts[made.index(other)]))
    return made


def _japanese(passage: Passage, before: Sequence[Person]) -> list[Said]:
    """Japanese has a grammar of its own (`saying_ja`)."""
    alone = saying_ja.alone(passage)
    if alone is not None:
        span = (alone.start, alone.end)
        return [Said(span, "introduces", _KIND[alone.voice], alone, span, span, (passage.start, passage.end))]
    found = []
    for hit, local, scope, trailing, first, sure in saying_ja.acts(passage, _cues(passage), before):
        rule = hit.rule
        assert isinstance(rule, SpeakerRule)
        speaker = _resolved(local, before) if local is not None else None
        kind: LinkKind = rule.kind or _kind(rule.does, speaker)
        words = (speaker.start, speaker.end) if speaker is not None else None
        if rule.does == "newsroom":
            named = _JA_NEWSROOM.search(passage.folded, hit.start, hit.end)
            words = named.span() if named else None
        inside = local is not None and passage.start <= local.start < passage.end
        at = (local.start, local.end) if local is not None and inside else words or hit[:2]
        found.append(Said(hit[:2], rule.does, kind, speaker, words, at, scope, first, trailing, sure=sure))
    return _merged(found)


_LEAD = 40


def _korean(passage: Passage, before: Sequence[Person]) -> list[Said]:
    """Korean has a grammar of its own (`saying_ko`)."""
    alone = _alone(passage)
    if alone is not None:
        span = (alone.start, alone.end)
        return [Said(span, "introduces", "relay", alone, span, span, (passage.start, passage.end))]
    found = []
    sharp = [hit for hit in passage.speaking if hit.rule.does in ("sees", "attends")]  # type: ignore[attr-defined]
    cues = [*_cues(passage, [hit for hit in passage.speaking if hit not in sharp]), *_cues(passage, sharp)]
    for act in saying_ko.acts(passage, sorted(cues, key=lambda hit: hit.start), before):
        rule = act.hit.rule
        assert isinstance(rule, SpeakerRule)
        local = act.speaker
        speaker = _taken_up(local, before, passage) if local is not None else None
        kind: LinkKind = act.kind or rule.kind or _kind(rule.does, speaker)
        words = (speaker.start, speaker.end) if speaker is not None else act.words or _first_words(passage, act.hit)
        inside = local is not None and min(passage.start, act.scope[0]) - _LEAD <= local.start < passage.end
        at = (local.start, local.end) if local is not None and inside else act.words or act.hit[:2]
        does = "says" if act.first and rule.does in ("sees", "attends") and speaker is not None else rule.does
        said = Said(act.hit[:2], does, kind, speaker, words, at, act.scope, act.first, act.trailing, does == "back")
        said.sure = act.first or does in ("sees", "attends")
        found.append(said)
    # What somebody says and goes on to expect is one voice.
    told = {id(each.speaker): each for each in found if each.does == "says" and each.speaker is not None}
    for each in found:
        if each.does == "thinks" and id(each.speaker) in told and each.speaker is not None:
            other = told[id(each.speaker)]
            other.scope = (min(other.scope[0], each.scope[0]), max(other.scope[1], each.scope[1]))
            other.cue = (min(other.cue[0], each.cue[0]), max(other.cue[1], each.cue[1]))
    found = [each for each in found if not (each.does == "thinks" and id(each.speaker) in told)]
    return _merged(found)


def _taken_up(person: Person, before: Sequence[Person], passage: Passage) -> Person:
    """Somebody told again by their bare role ("소식통은 이어"), or by "this": the person told before."""
    resolved = _resolved(person, before)
    if resolved is not person or person.age is not None or person.start < person.head[0] or not person.shown:
        return resolved
    words = passage.folded[person.head[0] : person.head[1]]
    for earlier in reversed(before):
        again = earlier.role == person.role and earlier.start < person.start and earlier.voice == person.voice
        if again and passage.folded[earlier.start : earlier.end].endswith(words):
            return earlier
    return person


def _sinitic(passage: Passage, before: Sequence[Person], last: Person | None) -> list[Said]:
    """Chinese has a grammar of its own (`saying_zh`). Somebody taken up again ("该居民") is told by the words of the place, and is the one told before."""
    alone = _alone(passage)
    if alone is not None:
        span = (alone.start, alone.end)
        return [Said(span, "introduces", _KIND[alone.voice], alone, span, span, (passage.start, passage.end))]
    found = []
    for act in saying_zh.acts(passage, passage.speaking, before, last):
        speaker = _resolved(act.speaker, before) if act.speaker is not None else None
        again = act.speaker is not None and speaker is not act.speaker
        words = act.speaker.head if again and act.speaker is not None else act.words
        at = act.words if act.words is not None and passage.start <= act.words[0] < passage.end else act.cue
        found.append(
            Said(act.cue, act.does, act.kind, speaker, words, at, act.scope, act.first, act.trailing, sure=act.sure)
        )
    return _merged(found)


_JA_NEWSROOM = re.compile(r"(?:本誌|本紙|編集部|取材班|当編集部|弊紙|小紙|本社)(?:記者|取材班|特派員)?|記者")
_MARKS = re.compile(r"[\s.。:：,，、()（）\-–—]+|から電話|전화|来电|打来电话|called|calls|by phone")


def _alone(passage: Passage) -> Person | None:
    """A sentence that only names a source ("朔州郡の協力者。", "Partner in Musan:") says who tells what follows."""
    if passage.speaking or passage.end - passage.start > 60:
        return None
    for person in passage.persons:
        if person.voice == "source":
            rest = passage.folded[passage.start : person.start] + passage.folded[person.end : passage.end]
            return person if not _MARKS.sub("", rest) else None
    return None


def _cues(passage: Passage, hits: Sequence[Hit] | None = None) -> list[Hit]:
    kept: list[Hit] = []
    for hit in passage.speaking if hits is None else hits:
        # Korean verbs share the syllable they end in: 경고했다 + 다고 말했다.
        if kept and hit.start < kept[-1].end - (passage.sentence.lang == "ko"):
            earlier, later = kept[-1], hit
            if later.rule.does == "back" or later.end - later.start > earlier.end - earlier.start:  # type: ignore[attr-defined]
                kept[-1] = later
            continue
        kept.append(hit)
    return kept


def _kind(does: str, speaker: Person | None) -> LinkKind:
    if does == "thinks":
        return "inference"
    if does == "hears":
        return "hearsay"
    if does == "sees":
        return "witness"
    if does == "attends":
        return "participant"
    return _KIND[speaker.voice] if speaker is not None else "relay"


def _first_words(passage: Passage, hit: Hit) -> tuple[int, int] | None:
    match = _FIRST[passage.sentence.lang].search(passage.folded, max(passage.start, hit.start - 12), hit.end)
    if match is None or match.group() in (
        "직접",
        "亲眼",
        "親眼",
        "亲自",
        "この目",
        "내 눈",
        "본인",
        "本人",
        "自分",
        "myself",
        "my own eyes",
        "our own eyes",
    ):
        return None
    return match.span()


def _speaker(
    passage: Passage, hit: Hit, rule: SpeakerRule, before: Sequence[Person], taken: set[int], *, last: bool
) -> tuple[Person | None, bool, bool]:
    """Who speaks, whether it is "I" or nobody named, and whether the words stand behind what was said."""
    lang = passage.sentence.lang
    trailing = False
    if rule.place == "after":
        return _after(passage, hit), False, _trails(passage, hit)
    if lang == "en":
        speaker, trailing = _english(passage, hit, rule, before)
    else:
        speaker = _topic(passage, hit, taken, last=last)
        trailing = False
    first = False
    if speaker is None and rule.does in ("sees", "attends"):
        clause = passage.folded[max(passage.start, hit.start - 14) : hit.end]
        first = _FIRST[lang].search(clause) is not None
        if lang in ("ko", "ja") and not first and hit.end - hit.start >= 3:
            first = True
    return speaker, first, trailing


def _via(passage: Passage, hit: Hit, before: Sequence[Person]) -> Person | None:
    """Who heard it: "our man … he heard it from a guard"; only one who could have spoken to the newsroom."""
    if passage.sentence.lang != "en":
        return None
    pronoun = _PRONOUN.search(passage.folded, max(passage.start, hit.start - 24), hit.start)
    near = [
        person
        for person in passage.persons
        if person.end <= hit.start and not _object_of(passage.folded, passage, person)
    ]
    if pronoun and pronoun.group(1) in ("he", "she", "they"):
        candidates = [*before, *near]
        return next((person for person in reversed(candidates) if person.voice == "source"), None)
    return _resolved(near[-1], before) if near and near[-1].voice == "source" else None


def _trails(passage: Passage, hit: Hit) -> bool:
    return hit.start - passage.start > 0.5 * (passage.end - passage.start)


def _after(passage: Passage, hit: Hit) -> Person | None:
    """The speaker of "according to X", "X에 따르면", "据X说", "X에게서 들었다"."""
    lang = passage.sentence.lang
    if lang in ("en", "zh"):
        reach = 40 if lang == "en" else 14
        if lang == "en" or not _heard(passage, hit):
            for person in passage.persons:
                if 0 <= person.start - hit.end <= reach or person.start <= hit.end < person.end:
                    return person
        return _told_by(passage, hit)
    for person in reversed(passage.persons):
        if 0 <= hit.start - person.end <= 8 or person.start < hit.start <= person.end:
            return person
    return _told_by(passage, hit)


_ZH_HEARD = re.compile(r"[^，。；：,.]{1,14}?(?=说|讲|告诉)")
_EN_HEARD = re.compile(
    r"\s*((?:an?|the|some|one|two|other|his|her|my|our|their|people)\s[^,.;:!?\"“”()]{2,40}?)(?=[,.;:!?\"“”()]|\Z|\sthat\b|\swho\b)"
)
_EAST_HEARD = re.compile(r"[^\s、。，,.「」“”]{1,12}\Z")


def _heard(passage: Passage, hit: Hit) -> bool:
    return isinstance(hit.rule, SpeakerRule) and hit.rule.does == "hears"


def _told_by(passage: Passage, hit: Hit) -> Person | None:
    """Whoever something was heard from where the lexicon has no word for them: the words themselves."""
    if not _heard(passage, hit):
        return None
    lang = passage.sentence.lang
    if lang == "en":
        match = _EN_HEARD.match(passage.folded, hit.end, passage.end)
        span = match.span(1) if match else None
    elif lang == "zh":
        match = _ZH_HEARD.match(passage.folded, hit.end, passage.end)
        span = match.span() if match else None
    else:
        match = _EAST_HEARD.search(passage.folded, passage.start, hit.start)
        span = match.span() if match else None
    if span is None:
        return None
    known = next((person for person in passage.persons if person.start < span[1] and span[0] < person.end), None)
    return known or Person(*span, span, "people", None, None, None, f"{lang}.heard-from", "other")


def _english(passage: Passage, hit: Hit, rule: SpeakerRule, before: Sequence[Person]) -> tuple[Person | None, bool]:
    folded = passage.folded
    behind_quote = re.search(r"[\"”’']\s*(?:[,—-]\s*)?\Z", folded[passage.start : hit.start]) is not None
    if rule.does == "says":
        for person in passage.persons:
            gap = folded[hit.end : person.start]
            if (
                0 <= person.start - hit.end <= 2
                and not gap.strip()
                and (behind_quote or folded[hit.start - 2 : hit.start].strip() in (",", ""))
                and (
                    behind_quote
                    or not any(
                        p.end <= hit.start and not strongest(passage.points, p.end, hit.start) >= 3
                        for p in passage.persons
                    )
                )
            ):
                return person, True
    pronoun = _PRONOUN.search(folded, max(passage.start, hit.start - 24), hit.start)
    nearest = None
    for person in passage.persons:
        inside = rule.does in ("sees", "attends") and person.start < hit.start <= person.end
        before_it = person.end <= hit.start and strongest(passage.points, person.end, hit.start) < 4
        if (inside or before_it) and _same_quote(passage, person, hit) and not _object_of(folded, passage, person):
            nearest = person
    if pronoun and pronoun.group(1) in ("he", "she", "they") and (nearest is None or nearest.end < pronoun.start()):
        return _antecedent(pronoun.group(1), rule, before, nearest), _trails(passage, hit) and rule.does == "says"
    if pronoun and pronoun.group(1) in ("i", "we"):
        return None, False
    trailing = (
        nearest is not None
        and nearest.start - passage.start > 12
        and _ends_with(passage, hit)
        and folded[nearest.start - 2 : nearest.start] in (", ", "” ", '" ')
    )
    return nearest, trailing


_OBJECT = re.compile(r"\b(?:to|from|with|by|of|against|about|on|at|for|for the|told|ordered|threatened|warned)\s+\Z")


def _object_of(folded: str, passage: Passage, person: Person) -> bool:
    """Whether a person is the object of a preposition right before it, and so no subject."""
    return (
        _OBJECT.search(folded, max(passage.start, person.start - 14), person.start) is not None
        and person.start - passage.start > 14
    )


def _same_quote(passage: Passage, person: Person, hit: Hit) -> bool:
    mine = passage.quoted(hit.start)
    return (mine is None and passage.quoted(person.start) is None) or (
        mine is not None and passage.quoted(person.start) is mine
    )


def _ends_with(passage: Passage, hit: Hit) -> bool:
    return passage.end - hit.end <= 14


def _antecedent(pronoun: str, rule: SpeakerRule, before: Sequence[Person], nearest: Person | None) -> Person | None:
    candidates = [*before[-8:], *([nearest] if nearest is not None else [])]
    for person in reversed(candidates):
        if (pronoun == "she" and person.sex == "m") or (pronoun == "he" and person.sex == "f"):
            continue
        if pronoun in ("he", "she") and (person.count != 1 or person.role == "group"):
            continue
        if rule.id.endswith("announces") and person.voice != "official":
            continue
        return person
    return None


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


def _topic(passage: Passage, hit: Hit, taken: set[int], *, last: bool) -> Person | None:
    """Korean and Japanese: the last verb takes the first topic, an inner one the nearest subject."""
    topic, subject = (_KO_TOPIC, _KO_SUBJECT) if passage.sentence.lang == "ko" else (_JA_TOPIC, _JA_SUBJECT)
    candidates = [person for person in passage.persons if person.end <= hit.start and person.head[0] not in taken]
    mine = passage.quoted(hit.start)
    candidates = [person for person in candidates if passage.quoted(person.start) is mine]
    topics = [person for person in candidates if topic.match(passage.folded, person.end, hit.start)]
    subjects = [person for person in candidates if subject.match(passage.folded, person.end, hit.start)]
    if last:
        close = [person for person in subjects if hit.start - person.end <= _CLOSE]
        chosen = close[-1:] or topics[:1] or subjects[-1:]
    else:
        chosen = sorted([*subjects, *topics[1:]], key=lambda person: person.start)[-1:] or topics[:1]
    return chosen[0] if chosen else None


def _scope(passage: Passage, hit: Hit, rule: SpeakerRule, speaker: Person | None, trailing: bool) -> tuple[int, int]:
    if trailing:
        return passage.start, hit.end
    lang = passage.sentence.lang
    if lang in ("en", "zh"):
        first = hit.start
        quote = next((q for q in passage.quotes if 0 <= q.start - hit.end <= 40 or 0 <= hit.start - q.end <= 4), None)
        if quote is not None and quote.start < hit.start:
            return quote.start, max(passage.end, hit.end)
        last = max(passage.end, quote.end) if quote is not None else passage.end
        if lang == "en" and rule.place == "after" and not trailing:
            return passage.start, last
        return first, last
    # Korean and Japanese: what is said stands between the speaker and the verb, or in the quotation before the verb.
    first = speaker.start if speaker is not None and passage.start <= speaker.start < hit.start else passage.start
    if rule.place == "after":
        return passage.start, passage.end
    return first, hit.end


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
        same.back = same.back or act.back
        same.trailing = same.trailing or act.trailing
    return merged
