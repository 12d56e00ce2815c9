"""Saying, in Japanese: who is said to say, think, hear, see or write something, within one sentence.

In: a passage and the people told before it. Out: `Voiced`s: the words, the speaker, whether they are "I" or nobody named, and the stretch that rests on it.
The last verb of a sentence belongs to its topic or to the subject right before it ("…と、Xが伝えた"), inner verbs to the nearest subject, a verb
before a person to that person ("見たという運転手"); somebody right before a quotation speaks it. Grammar only: the words are the pack's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from naru.reading.lexicon import Hit, SpeakerRule, speaker_rule
from naru.reading.passages import Passage
from naru.reading.people import Person
from naru.reading.quoting import Quote
from naru.reading.saying import named_before_quotation, named_beside
from naru.values import LinkKind

_TOPIC = re.compile(r"(?:ら|たち|側|自身)?(?:は|も|では)(?![っん])")
_SUBJECT = re.compile(r"(?:ら|たち|側|自身|本人)?が")
_BARE = re.compile(r"(?:ら|たち|側)?(?:、|:|：|「|『|\s|→)")
_AGENT = re.compile(r"(?:ら|たち|側)?(?:に|から|より)")
#: What was said stands before somebody who is only named behind it: "…と、同じ部隊の元隊員が伝えた".
_BEHIND = re.compile(
    r"(?:(?:と|を|旨|」|』)、[^、。「」『』]{0,30}|(?<=[たるいだなろれえけせよ])と[^、。「」『』]{0,12})\Z"
)
_NEXT = re.compile(
    r"(?:(?:という|と話す|と語る|と証言する|ばかりの|ことのある)[^、。「」『』\s]{0,4}|[^、。「」『』\s]{1,10}の)?"
)
_FROM = re.compile(
    r"(?:\s?(?:と|に)?(?:電話|通話|チャット|微信|テレグラム)(?:で|にて|越し|口で)?(?=[。.、:：\s]|\Z)|から(?:の?(?:話|連絡|電話|報告|伝言|知らせ|便り|情報|メール|手紙|メッセージ))?|より|の(?:話|証言|報告|弁|伝言|電話)|談|いわく|曰く|に(?:よると|よれば))?[\s。.:：、,]*"
)
#: What is seen is a clause with a subject of its own: "警備兵が撃つのを見た".
_SIGHT = re.compile(r"(?:の|ところ|様子|姿|場面|光景)を[^。]{0,16}\Z")
_FIRST = re.compile(r"私|僕|俺|わたし|この目|自分の目")
#: What was said ends behind the words of an earlier verb.
_ENDS_IN_TO = re.compile(r"[^、。]{0,12}(?:と|を|旨)、")
#: Between somebody and the quotation they speak, in either order.
_TO_QUOTE = re.compile(r"(?:ら|たち|側)?(?:は|も|が)?[\s、:：→]{0,2}")
_BRACKETED = re.compile(r"\s?(?:[(（]|[—―–=]{1,2})[^。、「」()（）]{0,16}")
_CLOSERS = "」』”\"’'"
_AFTER_REACH = 8
_AFTER_VERB_REACH = 26
_NEXT_REACH = 14
_OPENING = 26
_ALONE = 60
_EVERYBODY = re.compile(r"皆|みんな|みな|誰|人々|口々|一同|世間")
#: Something is said only where a clause or a quotation stands before its speaker, or behind.
_CONTENT = re.compile(r"[とて」』旨を]")
_DROPPED_REACH = 120
#: Inside the words of saying: what was said, so that the particle before it is not the speaker's.
_INNER = re.compile(r"[と」』旨]|こと")
#: Somebody named right before what they saw, in a note: 漁師 自分の目で見た, 商人(現場にいた).
_NOTED = re.compile(r"[\s、(（:：]?")
#: A paper that is only told to hang somewhere: 貼り紙「…」が駅の壁に.
_HUNG = re.compile(r"[がのを]")


class Voiced(NamedTuple):
    """One act: its cue, who (None = "I", or nobody named), the stretch that rests on it.

    `trailing` = named behind what was said; `first` = "I"; `sure` = a voice of its own, not only what sharpens one.
    """

    hit: Hit
    speaker: Person | None
    scope: tuple[int, int]
    trailing: bool = False
    first: bool = False
    sure: bool = False


def alone(passage: Passage) -> Person | None:
    """A sentence that only names somebody a note is from ("図們で会った運転手から。"), or opens with such a source ("穏城の知人、声小さい。")."""
    if passage.quotes and passage.quotes[0].start < passage.start:
        return None
    for person in passage.persons:
        rest = _FROM.match(passage.folded, person.end, passage.end)
        if rest is None or passage.end - passage.start > _ALONE:
            continue
        ends = rest.end() == passage.end
        said = any(hit.end <= person.start for hit in passage.speaking)
        if ends and not said and person.voice in ("source", "other") and len(rest.group().strip("。. \n")) > 0:
            return person
        if ends and person.voice == "source" and not passage.speaking:
            return person
        opens = person.voice == "source" and person.start - passage.start <= 2
        comma = passage.folded[person.end : person.end + 1] in "、:："
        if opens and comma and not passage.speaking and passage.end - person.end <= _OPENING and not passage.quotes:
            return person
    return None


def acts(passage: Passage, cues: Sequence[Hit], before: Sequence[Person]) -> list[Voiced]:
    """The acts of one sentence in the order of their words; those without anybody who could have done them are left out."""
    made: list[Voiced] = []
    taken: set[int] = set()
    last = _last(passage, cues)
    order = [last, *(hit for hit in cues if hit is not last)] if last is not None else list(cues)
    for hit in order:
        rule = speaker_rule(hit)
        act = _act(passage, hit, rule, before, taken, cues, outermost=hit is last)
        if act is not None:
            if act.speaker is not None and rule.place == "before":
                taken.add(act.speaker.head[0])
            made.append(act)
    named = next((act.speaker for act in made if act.trailing and act.speaker is not None), None)
    if named is None:
        # "Xは、この目で見たと話す": the "I" of what is told, outside quotations, is whoever tells it.
        tellers = [act.speaker for act in made if act.speaker is not None and _says(act.hit) and not act.first]
        named = tellers[0] if len(tellers) == 1 and not passage.quotes else None
    if named is not None:
        made = [act._replace(speaker=named, first=False) if act.first else act for act in made]
    made.extend(_by_quotation(passage, made))
    made.extend(_named_last(passage, made))
    made.extend(_by_colon(passage, made))
    made.sort(key=lambda act: act.hit.start)
    return made


def _last(passage: Passage, cues: Sequence[Hit]) -> Hit | None:
    """The verb that ends the sentence: the last outside all quotations."""
    for hit in reversed(cues):
        if speaker_rule(hit).place == "before" and passage.quoted(_at(passage, hit)) is None:
            return hit
    return None


def _at(passage: Passage, hit: Hit) -> int:
    """Where a cue begins behind a closing quotation mark that its pattern took in."""
    closed = max(passage.folded.rfind(mark, hit.start, hit.end - 1) for mark in _CLOSERS)
    return closed + 1 if closed >= 0 else hit.start


def _act(
    passage: Passage,
    hit: Hit,
    rule: SpeakerRule,
    before: Sequence[Person],
    taken: set[int],
    cues: Sequence[Hit],
    *,
    outermost: bool,
) -> Voiced | None:
    whole = (passage.start, passage.end)
    if rule.place == "none":
        return Voiced(hit, _agent(passage, hit) if rule.does == "says" else None, whole)
    if rule.place == "after":
        speaker = _named_before(passage, hit)
        return Voiced(hit, speaker, whole) if speaker is not None else None
    if rule.kind == "document":
        papers = [p for p in passage.persons if p.voice == "document" and (p.end <= hit.start or _over(p, hit))]
        if any(_over(p, hit) for p in papers):
            papers = [p for p in papers if _over(p, hit)][:1]  # "布告は…を禁じている"
        return Voiced(hit, papers[-1], whole) if papers else None
    if rule.does in ("sees", "attends"):
        return _seen(passage, hit)
    beside = passage.folded[hit.start] in "はがも"
    if beside and (_back(hit) or any(_beside(passage, person, hit) for person in passage.persons)):
        return _right_before(passage, hit)
    if beside and not _INNER.search(passage.folded, hit.start + 1, hit.end):
        return None  # the particle belongs to somebody this text gives no role
    speaker, trailing = _subject(passage, hit, taken, cues, outermost=outermost)
    if speaker is None:
        return _carried(passage, hit, before) or (_dropped(passage, hit, before) if outermost else None)
    if trailing:
        behind = [cue.end for cue in cues if cue.end <= speaker.start and _after(cue)]
        return Voiced(hit, speaker, (max(behind, default=passage.start), hit.end), True)
    return Voiced(hit, speaker, (speaker.start, hit.end))


def _right_before(passage: Passage, hit: Hit) -> Voiced | None:
    """ "…と、漁民の男性は言い張る": the particle before the verb tells who speaks."""
    for person in reversed(passage.persons):
        if _beside(passage, person, hit):
            first = max((q.end for q in passage.quotes if q.end <= person.start), default=passage.start)
            told = first > passage.start or _CONTENT.search(passage.folded, passage.start, person.start)
            denied = "を" in passage.folded[hit.start + 1 : hit.end]
            if not (told or denied or _back(hit)) or person.role == "body":
                return None
            inside = passage.quoted(person.start)
            behind = [cue.end for cue in passage.speaking if cue.end <= person.start and _after(cue)]
            behind.append(max(passage.start, inside.start) if inside is not None else passage.start)
            return Voiced(hit, person, (max(behind), hit.end), inside is None)
    return None


def _beside(passage: Passage, person: Person, hit: Hit) -> bool:
    """Whether somebody stands right before a verb that begins with its particle."""
    return person.end == hit.start or (
        person.end < hit.start and passage.folded[person.end : hit.start] in ("ら", "たち", "側")
    )


def _agent(passage: Passage, hit: Hit) -> Person | None:
    """ "安全員に「…」と言われた": who said it to somebody."""
    for person in reversed(passage.persons):
        if (
            person.end <= hit.start
            and _AGENT.match(passage.folded, person.end)
            and passage.quoted(person.start) is None
        ):
            return person
    return None


def _named_before(passage: Passage, hit: Hit) -> Person | None:
    """The speaker of "Xによると", "Xの話では", "Xが本紙に語ったところでは"."""
    reach = _AFTER_VERB_REACH if passage.folded[hit.start] in "がの" and hit.end - hit.start > 3 else _AFTER_REACH
    return named_beside(passage, hit, _at(passage, hit), reach)


def _subject(
    passage: Passage, hit: Hit, taken: set[int], cues: Sequence[Hit], *, outermost: bool
) -> tuple[Person | None, bool]:
    """Who does the verb `hit`, and whether they stand behind what they said."""
    at = _at(passage, hit)
    mine = passage.quoted(at)
    near = [
        p
        for p in passage.persons
        if p.end <= at and passage.quoted(p.start) is mine and p.head[0] not in taken and p.role != "body"
    ]
    topics = [p for p in near if _TOPIC.match(passage.folded, p.end, passage.end)]
    subjects = [p for p in near if _SUBJECT.match(passage.folded, p.end, passage.end)]
    doers = sorted([*topics, *subjects], key=lambda p: p.start)
    if outermost:
        said = [
            other for other in cues if other.end <= at and _says(other) and passage.quoted(_at(passage, other)) is mine
        ]
        since = said[-1].end if said else passage.start
        behind = [p for p in doers if p.start >= since and _BEHIND.search(passage.folded, passage.start, p.start)]
        if behind and (said or behind[-1] in subjects) and "、" not in passage.folded[behind[-1].end : at]:
            ends_in_to = (
                not said
                or passage.folded[since - 1 : since + 2].endswith(("と、", "を、"))
                or _ENDS_IN_TO.match(passage.folded, since, since + 16) is not None
            )
            if ends_in_to:
                return behind[-1], True
        after = [p for p in topics if p.start >= since] if said else []
        if after and doers and after[0] is not doers[0]:
            return after[0], False
        if topics:
            return topics[0], False
        if subjects:
            return subjects[-1], False
    elif doers:
        return doers[-1], False
    bare = [p for p in near if _BARE.match(passage.folded, p.end, passage.end) and p.voice != "media"]
    return (bare[-1] if bare and at - bare[-1].end <= 60 else None), False


def _over(person: Person, hit: Hit) -> bool:
    """Whether a cue takes in the words for somebody: "布告は…を禁じている"."""
    return person.head[0] <= hit.start < person.end or hit.start <= person.start < hit.end


def _back(hit: Hit) -> bool:
    return speaker_rule(hit).does == "back"


def _after(hit: Hit) -> bool:
    return speaker_rule(hit).place == "after"


def _says(hit: Hit) -> bool:
    rule = speaker_rule(hit)
    return rule.does in ("says", "thinks", "hears") and rule.place == "before"


def _carried(passage: Passage, hit: Hit, before: Sequence[Person]) -> Voiced | None:
    """The verb of a quotation of several sentences: its speaker was named before the quotation began."""
    named = named_before_quotation(passage, _at(passage, hit), before, (_TOPIC, _SUBJECT, _BARE))
    return Voiced(hit, named[0], (named[1], hit.end)) if named is not None else None


def _dropped(passage: Passage, hit: Hit, before: Sequence[Person]) -> Voiced | None:
    """ "…と語る。": a subject that is left out is whoever the sentence before was about."""
    if passage.end - hit.end > 3 or not _says(hit) or _EVERYBODY.search(passage.folded, passage.start, hit.start):
        return None
    for person in reversed(before[-4:]):
        if passage.start - person.end > _DROPPED_REACH:
            return None
        one = person.voice in ("source", "other") and person.count == 1 and person.role not in ("family", "people")
        if one and _TOPIC.match(passage.folded, person.end, passage.start):
            return Voiced(hit, person, (passage.start, hit.end))
    return None


def _seen(passage: Passage, hit: Hit) -> Voiced | None:
    """Who saw it, or was there: somebody the verb describes, the nearest subject, or "I"."""
    whole = (passage.start, passage.end)
    at = _at(passage, hit)
    quote = passage.quoted(at)
    for person in passage.persons:
        if person.voice == "document":
            continue
        if (
            0 <= person.start - hit.end <= _NEXT_REACH
            and passage.quoted(person.start) is quote
            and _NEXT.fullmatch(passage.folded, hit.end, person.start)
        ) or (person.start <= hit.end <= person.head[0] <= hit.end + 4):
            return Voiced(hit, person, whole, sure=True)
    if passage.folded.startswith("もの", hit.end):
        return None
    near = [
        p
        for p in passage.persons
        if p.end <= at and passage.quoted(p.start) is quote and p.role != "body" and p.voice != "document"
    ]
    sight = _SIGHT.search(passage.folded, passage.start, at)
    doers = [
        p
        for p in near
        if _TOPIC.match(passage.folded, p.end, passage.end)
        or (
            _SUBJECT.match(passage.folded, p.end, passage.end)
            and (sight is None or p.start >= sight.start() or "、" in passage.folded[p.end : sight.start()])
        )
    ]
    told = _FIRST.search(passage.folded, max(passage.start, hit.start - 14), hit.end) is not None
    strong = not hit.rule.id.endswith(".saw")
    noted = strong and not (doers and _FIRST.search(passage.folded, hit.start, hit.end))
    beside = next(
        (
            p
            for p in passage.persons
            if noted and p.start < hit.start and _NOTED.fullmatch(passage.folded, min(p.end, hit.start), hit.start)
        ),
        None,
    )
    if beside is not None:
        return Voiced(hit, beside, whole, sure=True)
    if doers and not told:
        before = quote is None and (sight is None or doers[-1].start < sight.start())
        scope = (doers[-1].start, passage.end) if before else whole
        ends = passage.end - hit.end <= 3 and at - doers[-1].end <= 2
        ends = ends or (strong and doers[-1].voice != "official")
        return Voiced(hit, doers[-1], scope, sure=sight is not None or ends)
    if quote is not None:
        named = _before_quote(passage, quote)
        if named is not None:
            return Voiced(hit, named, whole, sure=True)
    if told or strong:
        return Voiced(hit, None, whole, first=True)
    return None


def _before_quote(passage: Passage, quote: Quote) -> Person | None:
    """Somebody right before a quotation: 船の運転手「…」."""
    for person in reversed(passage.persons):
        if person.end <= quote.start and _TO_QUOTE.fullmatch(passage.folded, person.end, quote.start):
            return person
    return None


def _named_last(passage: Passage, made: Sequence[Voiced]) -> list[Voiced]:
    """A note that ends with whoever said it: "…予定と隊長。", 「…」と運び屋."""
    if not passage.persons or any(act.speaker is not None and _says(act.hit) for act in made):
        return []
    person = passage.persons[-1]
    if not _ENDS.fullmatch(passage.folded, person.end, passage.end):
        return []
    if not (
        _TOLD.search(passage.folded, passage.start, person.start)
        or _SOURCE_IS.search(passage.folded, passage.start, person.start)
    ):
        return []
    return [Voiced(Hit(person.start, person.end, _QUOTATION), person, (passage.start, passage.end), True)]


def _by_colon(passage: Passage, made: Sequence[Voiced]) -> list[Voiced]:
    """A note that opens with whoever speaks: 班長:夜は出るな."""
    if passage.quotes or any(act.speaker is not None for act in made):
        return []
    for person in passage.persons[:2]:
        colon = _COLON.match(passage.folded, person.end, passage.end)
        if colon and person.start - passage.start <= _AFTER_REACH and passage.end - colon.end() >= _SPOKEN:
            return [Voiced(Hit(person.start, person.end, _QUOTATION), person, (person.start, passage.end))]
    return []


_COLON = re.compile(r"(?:ら|たち)?(?:\s?[:：]|の(?:言葉|発言|命令|指示|通達|話|説明|警告|通告)\s?[:：])\s?")
_SPOKEN = 5
_ENDS = re.compile(r"(?:ら|たち)?[。.\s]*")
_TOLD = re.compile(
    r"(?:[」』るたいだなろせけよんずうぬ?？]|予定|計画|中|済み?|禁止|解除|再開|延長|いっぱい|まで|から|だけ|のみ|強化|なし|らしく|否定|、\s?)"
    r"と(?:[^、。「」『』]{1,6}の)?\Z"
)
#: A note that names its source last: "…って話、ソースは市場の女。"
_SOURCE_IS = re.compile(
    r"(?:ソース|出所|出どころ|情報源|情報元|ネタ元|話の主)(?:は|=|:|：)\s?(?:[^、。「」『』]{1,8}の)?\Z"
)
_QUOTATION = SpeakerRule(id="ja.quotation", patterns=(), example="", counter="", does="says")


def _by_quotation(passage: Passage, made: Sequence[Voiced]) -> list[Voiced]:
    """Quotations that nobody's verb takes up but somebody stands right before."""
    found = []
    for quote in passage.quotes:
        if quote.depth or quote.start < passage.start or quote.end - quote.start < 6:
            continue
        person = _before_quote(passage, quote) or _in_brackets(passage, quote)
        if person is not None and person.voice == "document" and _HUNG.match(passage.folded, quote.end):
            continue
        if person is None or any(act.speaker is not None and act.speaker.head == person.head for act in made):
            continue
        if any(act.scope[0] <= quote.start and quote.end <= act.scope[1] for act in made if act.speaker is not None):
            continue
        found.append(
            Voiced(
                Hit(person.start, person.end, _QUOTATION),
                person,
                (min(person.start, quote.start), max(person.end, quote.end)),
            )
        )
    return found


def _in_brackets(passage: Passage, quote: Quote) -> Person | None:
    """Somebody named in brackets or behind a dash after a quotation: 「…」(恵山の住民)."""
    for person in passage.persons:
        if person.start >= quote.end and _BRACKETED.fullmatch(passage.folded, quote.end, person.start):
            return person
    return None


_OWN = re.compile(
    r"(?:自分|私|俺|僕|我々|我ら|うち|わたし|おれ)(?:たち|ら|の者|の人|の班|の家|の村)?[はがもでらの、]"
    r"|て(?:くれ|もらえ)(?:な|ま|ず|ん)|(?:[たるだ])ものだ|(?:責め|殴|叱|調べ|連行さ|呼ば|問い詰め|脅さ|追い返さ|聞か|絞ら)られ"
)
_BODIES = ("団体", "組織", "機構", "協会", "連盟", "財団")
_PUBLICLY = re.compile(r"発表|公表|声明|会見|表明")


def sharper(passage: Passage, hit: Hit, speaker: Person | None, scope: tuple[int, int]) -> LinkKind | None:
    """A speaker who tells in a quotation what befell them took part; a group that makes something public makes a statement."""
    rule = speaker_rule(hit)
    if speaker is None or rule.place != "before":
        return None
    if rule.id.endswith(".guesses") and speaker.voice == "official" and speaker.role != "expert":
        return "official_statement"
    if rule.does != "says":
        return None
    body = speaker.role == "group" or passage.folded[: speaker.head[1]].endswith(_BODIES)
    if body and _PUBLICLY.search(passage.folded, hit.start, hit.end):
        return "official_statement"
    if speaker.voice != "other":
        return None
    for quote in passage.quotes:
        if scope[0] <= quote.start and quote.end <= scope[1] and _OWN.search(passage.folded, quote.start, quote.end):
            return "participant"
    return None


_HELD = re.compile(r"(?:を|の写しを)(?:独自に)?(?:入手|確認|閲覧|分析|公開|引用|保管)し(?:た|ている)[^、。]{0,6}\Z")


def paper_of(passage: Passage, speaker: Person | None) -> Person | None:
    """The paper somebody says it from: "内部文書を入手した団体が明かした"."""
    if speaker is None or not passage.start <= speaker.start < passage.end:
        return None
    for person in passage.persons:
        paper = person.voice == "document" and person.end <= speaker.start
        if paper and _HELD.match(passage.folded, person.end, speaker.head[0]):
            return person
    return None


_WAY = re.compile(r"(?:ら|たち)?(?:を(?:介し|通じ|通し|経由し)|(?:経由|づて|伝い|越し)[でにの、])")


def by_way_of(passage: Passage, hit: Hit, speaker: Person | None) -> Person | None:
    """Who passed it on: "女子生徒は親戚を介し、「…」と明かした"."""
    if speaker is None:
        return None
    for person in passage.persons:
        passed = person is not speaker and _WAY.match(passage.folded, person.end, hit.end)
        if passed and passage.quoted(person.start) is None:
            return person
    return None
