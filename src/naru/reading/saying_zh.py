"""Saying, in Chinese: who is said to say, think, hear, see or write something, within one sentence.

In: a passage, its cues and who went on speaking before it. Out: `Voiced`s. The speaker stands right before the verb (words of time, place and addressee may
stand between), before a colon or a quotation, or is what a verb of seeing describes ("目击此事的一名住户"); 他 and 她 are the one who spoke last. What is
said follows the verb. Grammar only: the words are the pack's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from naru.reading.lexicon import Hit, SpeakerRule, longest, speaker_rule
from naru.reading.passages import Passage
from naru.reading.people import KIND_OF_DOING, KIND_OF_VOICE, Person
from naru.values import LinkKind

_REACH = 18
_AFTER = 16
_DESCRIBES = 16
_OBTAINED = 10
#: A quotation as short as this is a name for something.
_NAME = 10
_BRACKETS = re.compile(r"[（(][^）)]{0,24}[）)]")
_TURN = re.compile(r"[。；;！？!?：:“”「」『』\"]")
_COMMA = re.compile(r"[，,]")
_ADDRESSED = re.compile(r"(?:对|向|告诉|跟|给|与|和|同|致电|被|把|将|让|叫|要|通过|经|由|托|替|为)\Z")
_PRONOUN = re.compile(
    r"([他她](?!们的)们?)(?:自己|本人)?(?:还|也|又|则|都|同时|随后|曾|并|接着|进一步|当时|当晚|当天|亲|只|就|[^，,。；：:、\s的]{0,10}在?[^，,。；：:、\s的]{0,6})?\Z"
)
_FIRST = re.compile(r"我们?|咱们?|俺们?|(?<![他她])本人")
#: We who look across from outside are the newsroom.
_FROM_AFAR = re.compile(r"望远镜|长焦|对岸|一侧|数到|数出|清点|点算")
#: Somebody tells from where they looked: "从窗户里看见".
_VANTAGE = re.compile(
    r"(?:从|隔着|趴在|躲在|站在|蹲在|在)[^，,。；]{0,8}(?:窗|门缝|房顶|屋顶|楼顶|山上|山头|坡上|树后|玻璃|堤上|堤后)[^，,。；]{0,2}(?:看|望|瞧|瞅)|自己(?:看|望|瞧|瞅|见)"
)
#: What somebody in office tells the people, not the newsroom.
_TO_THEM = re.compile(r"(?:告诉|告知|通知)了?(?:[他她]|居民|大家|村民|家属|家人|各家|邻居)")
#: Words for nobody in particular.
_ANYBODY = frozenset({"人", "人家", "别人", "旁人", "大家"})
_QUOTES_ON = re.compile(r"[^。]{0,3}[：:“「，,]")
_COLON = re.compile(r"(?:\s?[（(][^）)]{0,20}[）)])?(?:原文|全文|内容|大意|要点|摘要|节选)?(?:如下)?\s?[：:]")
_CALLED = re.compile(
    r"(?:\s?[（(][^）)]{0,20}[）)])?\s?(?:来?电话?|来讯|来信|报|讯|语音|留言|传话|捎话|带话|口述|短信|微信|发来消息)?\s?[：:]"
)
_HEARD = re.compile(r"[^，。；：,.;:]{1,14}?(?=说|讲|告诉|称|提起|的(?:话|解释|描述|介绍|回忆|口信))")
_TOLD = re.compile(
    r"[^，,。；：:;]{0,16}?(?:说|讲|告诉|称|的话|的解释|的描述|的介绍|的回忆|的口信|提起|那里|那儿|口中)"
)
#: "据接近海关的人说": whose words it is, up to the verb.
_ACCORDING = re.compile(
    r"(?P<who>[^，,。；：:、\s说称讲]{1,28}?)(?:\d{1,2}[月日号]\S{0,4})?(?:向|对|在电话|在通话|电话|私下|转|透露|介绍|反映|证实|描述|披露|告诉|说|称|讲)"
)
_SOMEBODY = re.compile(r"(?:的人|人士|的一方|的渠道|者)\Z")
#: Words between somebody and the comma before what they say: "在集会上发言，否认", "来电，说".
_OPENS = re.compile(
    r"[^，,。；：:]{0,26}(?:会上|大会|讲话|发言|训话|电话|来电|来信|采访|受访|致辞|讲演|表态|回应|询问)(?:时|中|里|后)?[，,]\Z"
)
_POSTED = re.compile(
    r"[^，,。；：:]{0,22}[，,](?:(?:纸|牌|牌子|单子|文|信|本子)?(?:上面|上边|上头|上|里面|里头|里|中)?|其中|内容|末尾)\Z"
)
#: They tell of themselves: "说，她曾……".
_OF_THEMSELVES = re.compile(
    r"(?:说|称|道|表示|透露|讲|告诉|诉说)?[，,：:]?(?:[他她]|自己|其|[他她]们)(?:的(?!们)|自己|本人|家|曾|也曾|当时|那时|被|[^，,。；：:人名说]{0,10}(?:曾|接到|受过|被叫|被迫|被抓|交了|参加|[给交付送塞花坐挨干做跑住]过))"
)
#: Seeing that is told for what was seen: a thing and how many.
_SAW = re.compile(
    r"(?:在[^，,。]{1,14})?(?:看见|看到|见到|望见|目睹|瞧见|瞅见|见)(?:了|过)?(?:一|两|二|三|几|有|\d|士兵|军)|听[见到][^，,。]{0,12}[声响喊叫]"
)
_SELF_QUOTED = re.compile(r"(?:的话)?(?:说|讲|称)[，,：:]?(?:[他她]|自己)(?:的(?!们)|自己|本人|曾|也曾|当时|被)")
_ON_THEMSELVES = re.compile(r"(?:扣|收|抓|叫|罚|搜|逼|审|打|没收|关)(?:下|走|了|去|过|押)?[他她](?:的|家|去|了|，|。)")
#: Who carried it: "通过中间人带话说".
_CARRY = re.compile(
    r"(?:带话|捎话|转告|转达|带口信|捎口信|带信|捎信|传话|转述)|[向对](?:本[刊报社台网]|记者|我们?|外界|媒体)|告诉(?:本[刊报社台网]|记者|我们?)"
)
_CARRIED = re.compile(r"(?:通过|经由|经|托|由|请)\Z")
_ORDERS = re.compile(r"(?:吩咐|叮嘱|嘱咐|交代|督促|敦促)")
_GIVEN_OUT = re.compile(r"下令|通知|要求|指示|命令|责令|号召|督促|敦促|下达")
_MARKED = re.compile(r"[^。，,]{0,4}[：:“「]")
_MEETING = re.compile(r"(?:会|会议|大会|讲演|学习班|课)(?:上|中)")
_ONE = re.compile(r"(?:一|另|另一|有)[名位个]|有个")


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
    writings = longest(
        hit for hit in cues if speaker_rule(hit).does == "document" and speaker_rule(hit).place == "none"
    )
    for hit in cues:
        rule = speaker_rule(hit)
        if rule.does == "document" and rule.place == "none":
            made.extend(_written(passage, hit) if hit in writings else [])
        elif rule.does in ("talk", "newsroom") or (rule.does == "hears" and rule.place == "none"):
            if not any(act.does == rule.does and hit.start <= act.cue[1] + 2 for act in made):
                made.extend(_nobody(passage, hit, rule, made, writings))
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
            if act is not None and act.speaker is not None:
                for each in _carriers(passage, hit, act.speaker):
                    span = (act.speaker.start, passage.end)
                    made.append(Voiced((act.speaker.start, hit.end), "says", "relay", each, _words(each), span))
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
        # A quotation that ends as a sentence does is all that was said: what is seen behind it is nobody's words yet.
        whole = quote.end < passage.end and passage.folded[quote.end - 2] in "。！？!?"
        return start, quote.end if whole else max(passage.end, quote.end)
    if opened is not None and passage.end - end <= 3:
        return min(opened.start, passage.start), max(passage.end, end)
    return start, passage.end


def _trails(passage: Passage, hit: Hit, person: Person | None) -> bool:
    """Whether the speaker is only named behind what was said: "江边全封了，线人说。"."""
    return person is not None and passage.end - hit.end <= 2 and person.start - passage.start > 6


def _kind(rule: SpeakerRule, person: Person | None) -> LinkKind:
    if rule.kind == "relay" and person is not None and person.voice == "media":
        return "official_statement"
    if rule.kind is not None:
        return rule.kind
    if person is not None and person.voice == "newsroom":
        return "newsroom"
    if rule.does in KIND_OF_DOING:
        return KIND_OF_DOING[rule.does]
    return KIND_OF_VOICE[person.voice] if person is not None else "relay"


def _meant(
    passage: Passage, pronoun: re.Match[str], before: Sequence[Person], made: Sequence[Voiced], last: Person | None
) -> Person | None:
    """Whom 他 or 她 stands for: who spoke last, else the nearest somebody named before."""
    person = next((act.speaker for act in reversed(made) if act.speaker is not None), last)
    if person is not None:
        return person
    near = [each for each in passage.persons if each.end <= pronoun.start(1) and each.shown]
    if near:
        return near[-1]
    return next((each for each in reversed(before) if each.shown and not each.definite), None)


def _no_voice(passage: Passage, hit: Hit, rule: SpeakerRule, person: Person, made: Sequence[Voiced]) -> bool:
    """Whether a verb tells what was done, or only goes on with what somebody heard."""
    if rule.id.endswith(".announces"):
        marked = _MARKED.match(passage.folded, hit.end, passage.end)
        given_out = _GIVEN_OUT.match(passage.folded, hit.start)
        opens = marked if given_out else _QUOTES_ON.match(passage.folded, hit.end, passage.end)
        if not person.shown and not opens:
            return True  # a body that orders: that is what happened, not a voice
        if made and _ORDERS.match(passage.folded, hit.start) and not marked:
            return True  # told by another: what somebody had done
    return any(act.does == "hears" and act.speaker is person and 0 <= hit.start - act.cue[1] <= _REACH for act in made)


def _kind_said(
    passage: Passage, hit: Hit, rule: SpeakerRule, person: Person, made: Sequence[Voiced], last: Person | None
) -> LinkKind:
    kind = _kind(rule, person)
    told = passage.folded[person.start : hit.end]
    # One of them who speaks to the newsroom is a source like any other; before a meeting he speaks for his office.
    outermost = last is None and not made
    one_of_them = _ONE.search(told) is not None and person.voice == "official" and not _MEETING.search(told)
    if kind == "relay" and made and person.voice == "official" and _TO_THEM.match(passage.folded, hit.start):
        kind = "official_statement"
    if kind == "official_statement" and outermost and rule.id.endswith(".says") and one_of_them:
        kind = "relay"
    if kind == "relay" and rule.does == "says" and person.shown and _own(passage, hit, person):
        kind = "participant"
    if any(_CARRIED.search(passage.folded, person.end, each.start) for each in _carriers(passage, hit, person)):
        kind = "participant" if person.voice == "other" else kind
    return kind


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
        person = _meant(passage, pronoun, before, made, last)
        if person is not None and any(act.speaker is person for act in made):
            return None
    if person is None or _no_voice(passage, hit, rule, person, made):
        return None
    kind = _kind_said(passage, hit, rule, person, made, last)
    if kind == "newsroom" and rule.does != "sees":
        return None
    if _trails(passage, hit, person):
        return Voiced(hit[:2], rule.does, kind, person, _words(person), (passage.start, hit.end), trailing=True)
    words = _words(person)
    if pronoun and rule.does == "thinks" and pronoun.start(1) >= person.end:
        words = pronoun.span(1)
    return Voiced(hit[:2], rule.does, kind, person, words, _scope(passage, hit.start, hit.end))


def _carriers(passage: Passage, hit: Hit, person: Person) -> list[Person]:
    """Those by way of whom somebody says something: "通过中间人带话说"."""
    return [
        each
        for each in passage.persons
        if person.end <= each.start
        and each.end <= hit.start
        and _CARRIED.search(passage.folded, person.end, each.start)
        and _CARRY.match(passage.folded, each.end, hit.end)
    ]


def _own(passage: Passage, hit: Hit, person: Person) -> bool:
    """Whether somebody tells of what befell themselves."""
    if person.voice not in ("other", "official") or person.count not in (1, None):
        return False
    if _OF_THEMSELVES.match(passage.folded, hit.end, passage.end):
        return True
    others = [each for each in passage.persons if each.start > hit.end and each.voice == "other" and each.shown]
    return person.count == 1 and not others and _ON_THEMSELVES.search(passage.folded, hit.end, passage.end) is not None


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
        if _OPENS.fullmatch(between) and best is None:
            best = person
            continue
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
            writing.end < hit.start
            and _POSTED.fullmatch(between)
            and speaker_rule(hit).id.endswith((".announces", ".writes"))
        ):
            return writing
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


def _nobody(
    passage: Passage, hit: Hit, rule: SpeakerRule, made: Sequence[Voiced], writings: Sequence[Hit]
) -> list[Voiced]:
    """What nobody in particular says, and who says that they heard it: "邻居听说", "他还听说"."""
    whole = (passage.start, passage.end)
    words = None
    if rule.does == "newsroom":
        if any(
            0 <= each.start - hit.end <= _OBTAINED and passage.folded.startswith("的", hit.end) for each in writings
        ):
            return []  # a writing the newsroom has got: the writing speaks
        named = next((each for each in passage.persons if each.start <= hit.start < each.end), None)
        words = _words(named) if named is not None else None
    quote = passage.quoted(hit.start)
    if quote is not None and rule.does == "talk" and quote.end - quote.start <= _NAME and made:
        return []  # what somebody calls it
    inner = quote is not None or (made and passage.folded[hit.start] != "的")
    scope = (hit.start, passage.end) if inner else whole
    if rule.does == "talk" and passage.folded[hit.start] == "的":
        scope = (passage.start, hit.end)
    act = Voiced(hit[:2], rule.does, rule.kind or "hearsay", None, words, scope)
    if rule.does == "hears":
        person = _subject(passage, hit)
        near = person is not None and hit.start - person.end <= 3 and passage.folded[hit.start] != "据"
        if person is not None and near:
            span = (person.start, hit.end)
            return [
                Voiced(span, "says", KIND_OF_VOICE[person.voice], person, _words(person), (person.start, passage.end)),
                act._replace(scope=(hit.start, passage.end)),
            ]
    return [act]


def _after(passage: Passage, hit: Hit, rule: SpeakerRule, writings: Sequence[Hit], last: Person | None) -> list[Voiced]:
    """ "据X说", "依据一份文件", "听X讲", "转述X的话"."""
    scope = _scope(passage, hit.start, hit.end)
    if rule.does == "hears":
        inside = next((each for each in passage.persons if hit.start < each.start and each.end < hit.end), None)
        if inside is not None:
            through = _through(passage, hit, last)
            return [*through, Voiced(hit[:2], "hears", "hearsay", inside, _words(inside), (hit.start, passage.end))]
        telling = _TOLD.match(passage.folded, hit.end, passage.end)
        if not telling:
            return []
        scope = _scope(passage, hit.start, telling.end())
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
        through = _through(passage, hit, last) or _through_writing(passage, hit, writings)
        kind: LinkKind = "hearsay"
        if person is not None and _SELF_QUOTED.match(passage.folded, person.end, passage.end):
            kind = "participant"
        if any(words[0] <= each.start and each.end <= words[1] for each in writings):
            kind = "document"
        elif person is not None and person.voice == "official" and person.count is None:
            kind = kind if passage.folded[hit.start] == "听" else "official_statement"
        act = Voiced((hit.start, words[1]), "hears", kind, person, words, scope)
        return [*through, act]
    who = _ACCORDING.match(passage.folded, hit.end, passage.end)
    if who is not None and not any(who.end("who") <= each.end and each.start <= who.end("who") for each in writings):
        ends = [each for each in passage.persons if hit.end <= each.start and each.end == who.end("who")]
        if ends:
            person = ends[-1]
            one = person.voice == "official" and _ONE.search(passage.folded, person.start, person.end)
            kind = "relay" if one else _kind(rule, person)
            return [Voiced((hit.start, person.end), "says", kind, person, _words(person), scope)]
        if _SOMEBODY.search(who.group("who")):
            return [Voiced((hit.start, who.end("who")), "says", "relay", None, who.span("who"), scope)]
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


def _through_writing(passage: Passage, hit: Hit, writings: Sequence[Hit]) -> list[Voiced]:
    """ "报告引述一名前排长的话": the writing somebody is quoted in."""
    for writing in reversed(writings):
        if writing.end <= hit.start and hit.start - writing.end <= 2:
            words = writing[:2]
            return [Voiced((words[0], hit.end), "document", "document", None, words, (words[0], passage.end))]
    return []


def _through(passage: Passage, hit: Hit, last: Person | None) -> list[Voiced]:
    """Who heard it: "她在龙川的表哥听一名铁路员工讲"."""
    person = _subject(passage, hit)
    pronoun = _PRONOUN.search(passage.folded, passage.start, hit.start)
    if person is None and last is not None and pronoun:
        cue = (pronoun.start(1), hit.end)
        words = pronoun.span(1) if passage.folded[hit.start] == "听" else _words(last)
        return [Voiced(cue, "says", "relay", last, words, (passage.start, passage.end))]
    if person is None or hit.start - person.end > 6:
        return []
    kind = "relay" if person.voice != "newsroom" else "newsroom"
    return [Voiced((person.start, hit.end), "says", kind, person, _words(person), (person.start, passage.end))]  # type: ignore[arg-type]


def _seen(passage: Passage, hit: Hit, rule: SpeakerRule, made: list[Voiced]) -> list[Voiced]:
    """Who saw it or was there: somebody the verb describes, the one who is speaking, the subject, or "I"."""
    if any(act.does in (rule.does, "newsroom") and act.cue[0] < hit.end and hit.start < act.cue[1] + 1 for act in made):
        return made
    doing = KIND_OF_DOING[rule.does]
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
        official = speaking.speaker is not None and speaking.speaker.voice == "official"
        sharper = speaking.kind if official else doing
        return [act._replace(kind=sharper) if act is speaking else act for act in made]
    if pronoun and passage.quoted(hit.start) is None and speaking is None:
        return [*made, Voiced(hit[:2], rule.does, doing, None, pronoun.span(1), (hit.start, passage.end), first=True)]
    subject = _subject(passage, hit)
    if subject is not None:
        kind = _kind(rule, subject)
        act = Voiced(hit[:2], rule.does, kind, subject, _words(subject), (hit.start, passage.end))
        own_eyes = passage.folded.startswith("亲", hit.start) or (
            not made
            and (_SAW.match(passage.folded, hit.start) or _VANTAGE.search(passage.folded, subject.end, hit.end))
        )
        sure = kind == "newsroom" or subject.voice == "source" or (bool(own_eyes) and subject.voice == "other")
        return [*made, act._replace(sure=sure)]
    vantage = quote is None and not made and _VANTAGE.match(passage.folded, passage.start, hit.end)
    if told or vantage or (hit.end - hit.start >= 4 and passage.folded.startswith("亲", hit.start)):
        words = told.span() if told else None
        afar = told and told.group().endswith("们") and quote is None and not made
        kind = "newsroom" if afar and _FROM_AFAR.search(passage.folded, passage.start, hit.end) else doing
        return [*made, Voiced(hit[:2], rule.does, kind, None, words, (passage.start, passage.end), first=True)]
    return made


def _before_marks(passage: Passage, made: Sequence[Voiced]) -> list[Voiced]:
    """Somebody right before a colon: "线人：昨晚……", "班长：“……”"."""
    found = []
    for person in passage.persons:
        colon = _CALLED.match(passage.folded, person.end, passage.end)
        if not colon or colon.end() >= passage.end or person.voice == "newsroom" or passage.quoted(person.start):
            continue
        if any(act.speaker is person for act in made) or person.role == "people":
            continue
        found.append(
            Voiced(
                _words(person),
                "says",
                KIND_OF_VOICE[person.voice],
                person,
                _words(person),
                _scope(passage, person.start, colon.end()),
            )
        )
    return found
