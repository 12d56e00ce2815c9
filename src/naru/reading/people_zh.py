"""People, in Chinese: number, age and sex gathered around the words for a role, and people told by a number alone.

In: a sentence, the people the lexicon found in it, its hits. Out: `Person`s in working offsets. The noun stands last: "一名 … 的 N" is one
description from its number on, however long what stands between; a number that counts persons (名, 位) tells of somebody even where the lexicon has no word
for them. What is told behind ("男的，三十五岁左右", "（女，17岁）") belongs to the one told before. Grammar only: the words are the pack's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from naru.reading import han
from naru.reading.ages import ages
from naru.reading.lexicon import Hit, MeasureRule, Part, PersonRule, speaker_rule
from naru.reading.people import Person
from naru.reading.splitting import Sentence

_NUMBER = r"\d{1,5}|[一二两三四五六七八九十百]{1,4}"
_COUNTED = re.compile(
    rf"(?<![第\d.])(?:({_NUMBER})(多|余|来|几)?|(好?几十?|数[十百]?|十几|十余|上百|若干|多)|(?<=了)(?=个人)|(?<=有)(?=个(?!别|体|性)))([名位]|[个對对])(?![月小星礼钟])"
)
_PAIRED = re.compile(r"([一二两三四五\d])男([一二两三四五\d])女|([一二两三四五\d])女([一二两三四五\d])男")
_AFTER = re.compile(
    rf"们?\s?(?:大概|大约|约莫|约|差不多|至少|将近|近|总共|一共|共|有|只有)?\s?({_NUMBER})(?:多|余|来|几)?(?:名|人|个(?!月|小时|星期|礼拜|钟))"
)
_BARE = re.compile(r"(?<![第初十一二三四五六七八九\d])(\d{1,3}|[一二两三四五六七八九俩仨])\Z")
#: "一家公司的负责人": the one body's one.
_OF_ONE = re.compile(r"(?<!第)[一某该]家[^，,。；：:、\s]{0,12}\Z")
_STOP = re.compile(r"[。；：！？!?;:\n“”「」『』\"]")
_CUT = re.compile(r"[，,、。\s（(]")
_PAUSE = re.compile(r"[，,\s]")
#: Words that cannot stand inside a bare noun: prepositions, auxiliaries, adverbs.
_WORK = re.compile(
    r"在|从(?!业)|被|把|向|对(?!面|岸)|因|于|已|曾|也|还|都|又|正(?!在)|将|会|要(?!员)|想|不|没|给|让|叫|跟|和|与|及|则|就|是|有|自|经|以|失|试|企|越|逃|抓|死|来|去|说|称|讲|事后|随后|当时|当天|日前|近日"
)
_LONGEST = 34
_OPEN = 16
_GAP_PLAIN = 9
_GAP_TOLD = 26
_AGE_GAP = 14
_BEHIND = re.compile(r"[\s,，、（(）)]{0,3}")
_SEX = re.compile(r"[A-Za-z0-9\-]{0,8}\s?[（(,，]?\s?([男女])(?=[,，、）)。\s]|\Z)")
_YEARS = re.compile(r"\s?[（(]?(\d{1,2})[）)]?(?=[。，,、\s）)]|\Z)")
_OWN = re.compile(
    r"(?:他|她|我|他们|她们|我们|我家|他家|她家)(?:们)?(?:的|家)?(?:[^，,。；：:、\s的]{1,10}的)?(?:一[名位个])?\Z"
)
#: Incidents that happen to somebody: a bare number behind their words counts people.
_BEFALLS = frozenset({"arrest", "missing_person", "repatriation", "execution", "crossing", "handover", "shooting"})


def described(
    folded: str, sentence: Sentence, found: Sequence[Person], hits: Mapping[Part, Sequence[Hit]]
) -> list[Person]:
    """The people of one Chinese sentence, in order."""
    offices = {hit.rule.id for hit in hits["persons"] if isinstance(hit.rule, PersonRule) and hit.rule.office}
    people = [
        _office(folded, sentence, each) if each.rule in offices and each.count is None else each for each in found
    ]
    people = _counted(folded, sentence, people, hits)
    people = [replace(each, shown=False) if _anyone(folded, sentence, each) else each for each in people]
    people = [_numbered(folded, sentence, each) for each in people]
    people = _gathered(folded, sentence, people)
    people = _aged(folded, sentence, people)
    people = [_single(folded, _owned(folded, sentence, each)) for each in _kin_of(folded, people)]
    people = _by_pronoun(folded, sentence, people)
    people = [replace(each, count=None) if _UNITS.match(folded, each.start, each.end) else each for each in people]
    return sorted(people, key=lambda each: (each.start, -each.end))


#: An office that does something to somebody, or has somebody given to it, is told as people are; so are those who govern a place that is named.
_DOES = re.compile(
    r"(?:又|也|都|还|就|已|便|昨[天晚夜]|当[天晚夜])?(?:在[^，。；：,\s]{1,8})?(?:抓|逮|扣|带走|搜|勒令)|那[边头]|原话"
)
_GIVEN = re.compile(r"(?:[转交送押]给|被|让)(?:了)?\Z")
_GOVERNS = re.compile(r"[一-鿿]{2}[北南]?[道市郡县](?:当局|政府)\Z")


def _office(folded: str, sentence: Sentence, person: Person) -> Person:
    """An office as people, where it acts on somebody; else nobody who is described."""
    first, last = person.head
    if person.voice != "official":
        return replace(person, shown=False)
    governs = _GOVERNS.search(folded, max(sentence.start, first - 4), last)
    if governs:
        return replace(person, start=governs.start(), shown=True)
    given = _GIVEN.search(folded, max(sentence.start, first - 4), first)
    return replace(person, shown=bool(given or _DOES.match(folded, person.end, sentence.end)))


#: "三个村的居民": the villages are counted.
_UNITS = re.compile(rf"(?:{_NUMBER})个(?:[洞里村县市区镇乡]|国家|单位|地方)的")
#: Those a rule speaks of, or nobody in particular.
_ANY_BEFORE = re.compile(
    r"(?:任何|所谓|所有|全体|凡是?|一切|某些|其他|每[个名位]?|各[家户]?|哪[个家]|谁家|走|连|不是|多是|都是|没有?|没见|防止|严禁|禁止|如有|若有)(?:的)?\Z"
)
_ANY_BEHIND = re.compile(
    r"之间|(?:的)?(?:绰号|姓名|名字|成分|关系|身份|证)|们?(?:见|发现|看到|遇到)(?:生|陌生|可疑|有人)"
)
_ORDERED = re.compile(r"下令|命令|要求|规定|指示|通知|责成|警告|凡|一律|不得|必须|须|严禁|禁止")
_PLURAL_ROLES = frozenset(
    {"resident", "family", "relative", "neighbour", "people", "trader", "defector", "worker", "student", "youth"}
)
_RELATIVE_OF = "的"
_HER = re.compile(r"她(?!们)")
_TO_HER = re.compile(r"(?:告诉|对|向|跟|给|和|同|通知|转告|联系)\Z")


def _anyone(folded: str, sentence: Sentence, person: Person) -> bool:
    """Whether a bare word for people tells of nobody who was there: those of an order, "any trader", "among neighbours"."""
    bare = person.count is None and person.age is None and person.start == person.head[0]
    if not bare or person.voice not in ("other", "source"):
        return False
    if _ANY_BEFORE.search(folded, max(sentence.start, person.start - 4), person.start):
        return True
    if _ANY_BEHIND.match(folded, person.end, sentence.end):
        return True
    many = person.role in _PLURAL_ROLES and person.sex is None
    return many and _ORDERED.search(folded, max(sentence.start, person.start - 24), person.start) is not None


def _kin_of(folded: str, people: Sequence[Person]) -> list[Person]:
    """ "铁路职工的老婆": one description of the one it names last."""
    kept: list[Person] = []
    for person in people:
        last = kept[-1] if kept else None
        if (
            last is not None
            and person.role == "relative"
            and last.role != "relative"
            and folded[last.end : person.start] == _RELATIVE_OF
        ):
            kept[-1] = replace(person, start=last.start, shown=person.shown or last.shown)
            continue
        kept.append(person)
    return kept


def _by_pronoun(folded: str, sentence: Sentence, people: Sequence[Person]) -> list[Person]:
    """Somebody whom the sentence goes on to call "she" is a woman; "he" says nothing of the kind."""
    found = list(people)
    for match in _HER.finditer(folded, sentence.start, sentence.end):
        ones = [at for at, each in enumerate(found) if each.shown and each.count == 1 and each.end <= match.start()]
        open_ones = [at for at in ones if found[at].sex is None]
        women = any(each.sex == "f" and each.end <= match.start() for each in found)
        told = _TO_HER.search(folded, max(sentence.start, match.start() - 3), match.start())
        if not open_ones or women or (len(ones) > 1 and not told):
            continue
        found[open_ones[0]] = replace(found[open_ones[0]], sex="f")
    return found


def _counted(folded: str, sentence: Sentence, found: list[Person], hits: Mapping[Part, Sequence[Hit]]) -> list[Person]:
    """Every number that counts persons with the noun it counts, or alone."""
    spoken = [
        hit.start
        for hit in hits["speakers"]
        if (rule := speaker_rule(hit)).does in ("says", "thinks") and rule.place == "before"
    ]
    phrases = list(_COUNTED.finditer(folded, sentence.start, sentence.end))
    for number, match in enumerate(phrases):
        persons_only = match.group(4) in "名位"
        following = next((other.start() for other in phrases[number + 1 :] if other.group(4) in "名位"), sentence.end)
        stop = _STOP.search(folded, match.end(), sentence.end)
        limit = min(following, stop.start() if stop else sentence.end, match.end() + _LONGEST)
        voice = next((at for at in spoken if match.end() + 1 < at < limit), limit)
        holder = next((each for each in found if each.head[0] <= match.start() and match.end() < each.head[1]), None)
        if holder is not None:
            number_in = han.number(match.group(1)) if match.group(1) else None
            if match.group(4) in "对對" and holder.count:
                number_in = (number_in or 1) * 2
            found = [replace(each, count=number_in, shown=True) if each is holder else each for each in found]
            continue
        head = _head(folded, match.end(), voice, found) or _head(folded, match.end(), limit, found)
        count = han.number(match.group(1)) if match.group(1) else (None if match.group(3) else 1)
        if head is not None:
            if match.group(4) in "对對" and head.count:
                count = (count or 1) * 2
            inside = list(ages(folded, match.start(), head.end, "zh"))
            age = head.age or ((inside[0].low, inside[0].high) if inside else None)
            found = [each for each in found if each.end <= match.start() or each.start >= head.end]
            found.append(replace(head, start=match.start(), count=count, age=age, shown=True))
        elif persons_only or _befalls(match, hits["measures"]):
            opened = _open(folded, match, voice) if persons_only else match.end() + folded.startswith("人", match.end())
            if any(each.start < opened and match.start() < each.end for each in found):
                continue
            found.append(_somebody((match.start(), opened), count))
    for match in _PAIRED.finditer(folded, sentence.start, sentence.end):
        both = [han.number(word) or 0 for word in match.groups() if word]
        found.append(_somebody(match.span(), sum(both)))
    return sorted(found, key=lambda each: each.head)


def _somebody(span: tuple[int, int], count: int | None) -> Person:
    return Person(*span, span, "person", None, None, count, "zh.counted-alone", "other")


def _befalls(match: re.Match[str], measures: Sequence[Hit]) -> bool:
    """Whether a bare number stands right behind words for what befell somebody ("抓走一个"), or in them."""
    return any(
        isinstance(hit.rule, MeasureRule) and hit.rule.code in _BEFALLS and hit.start < match.start() <= hit.end
        for hit in measures
    )


def _head(folded: str, first: int, limit: int, found: Sequence[Person]) -> Person | None:
    """The noun a number at `first` counts: the first near it, or the last that 的 ties to what stands before it."""
    chosen: Person | None = None
    since = first
    for person in found:
        at = person.head[0]
        if at < first or person.head[1] > limit:
            continue
        # A description that begins right behind the number holds its place: "一名会宁女教师".
        gap = "" if person.start == since else folded[since:at]
        noun = gap[gap.rfind("的") + 1 :]
        tied = "的" in gap and len(gap) <= _GAP_TOLD and not _STOP.search(gap)
        tied = tied and len(noun) <= _GAP_PLAIN and not _PAUSE.search(noun) and not _WORK.search(noun)
        if chosen is None:
            plain = len(gap) <= _GAP_PLAIN and not _PAUSE.search(gap) and not _WORK.search(gap)
            if not plain and not tied and not person.shown:
                continue  # a body named within what is told of somebody
            if not plain and not tied:
                return None
        elif not (tied and not _PAUSE.search(gap) and len(gap) <= _AGE_GAP):
            break
        chosen, since = person, person.head[1]
    return chosen


def _open(folded: str, match: re.Match[str], limit: int) -> int:
    """Where a noun the lexicon does not know ends."""
    region = folded[match.end() : limit]
    tie = region.rfind("的")
    first = tie + 1 if 0 <= tie < _GAP_TOLD else 0
    noun = _CUT.split(region[first:], maxsplit=1)[0]
    work = _WORK.search(noun)
    noun = noun[: work.start()] if work else noun
    return match.end() + (first + len(noun) if 0 < len(noun) <= _OPEN else 0)


def _numbered(folded: str, sentence: Sentence, person: Person) -> Person:
    """A number right behind or, without a counting word, right before somebody."""
    told = folded[max(sentence.start, person.head[0] - 1) : person.head[0]]
    if person.sex is None and told in ("女", "男"):
        start = min(person.start, person.head[0] - 1)
        person = replace(person, start=start, sex="f" if told == "女" else "m")
    if person.count is not None or not person.shown:
        return person
    after = _AFTER.match(folded, person.end, sentence.end)
    if after:
        return replace(person, end=after.end(), count=han.number(after.group(1)))
    if _OF_ONE.search(folded, max(sentence.start, person.start - _OPEN), person.head[0]):
        return replace(person, count=1)
    before = _BARE.search(folded, max(sentence.start, person.start - 3), person.start)
    if before and person.start >= person.head[0] - 1 and person.role != "family":
        return replace(person, start=before.start(), count=han.number(before.group(1)))
    return person


def _gathered(folded: str, sentence: Sentence, people: list[Person]) -> list[Person]:
    """Words behind somebody that only tell more of them ("一个 女的", "个人,男的,…,修车的") joined to them."""
    known = ages(folded, sentence.start, sentence.end, "zh")
    kept: list[Person] = []
    for person in people:
        last = kept[-1] if kept else None
        if last is not None and last.shown and person.shown and last.end <= person.start:
            between = folded[last.end : person.head[0]]
            for age in known:
                if last.end <= age.start and age.end <= person.head[0]:
                    between = between.replace(folded[age.start : age.end], "")
            more = folded[person.head[1] - 1] == "的" or (last.role == "person" and last.end - last.start <= 4)
            alike = last.sex is None or person.sex in (None, last.sex)
            if more and alike and person.count is None and _BEHIND.fullmatch(between):
                kept[-1] = replace(
                    last, end=person.end, sex=last.sex or person.sex, age=last.age or person.age, role=person.role
                )
                continue
        kept.append(person)
    return kept


def _aged(folded: str, sentence: Sentence, people: list[Person]) -> list[Person]:
    """Ages and sexes told behind somebody given to them, to the first mention where they are told again for that."""
    for number, person in enumerate(people):
        if not person.shown:
            continue
        following = people[number + 1].start if number + 1 < len(people) else sentence.end
        sex = _SEX.match(folded, person.end, sentence.end)
        if sex and person.sex is None and sex.end() <= following:
            person = replace(person, sex="f" if sex.group(1) == "女" else "m")
        if person.age is None:
            for age in ages(folded, person.start, min(following, sentence.end), "zh"):
                gap = folded[person.end : age.start]
                if len(gap) <= _AGE_GAP and not _STOP.search(gap):
                    person = replace(person, age=(age.low, age.high))
                break
        if person.age is None and person.role != "people":
            bare = _YEARS.match(folded, person.end, sentence.end)
            if bare and int(bare.group(1)) >= _YOUNGEST:
                years = int(bare.group(1))
                person = replace(person, age=(years, years), end=bare.end())
        first = next((at for at, each in enumerate(people[:number]) if _same(folded, each, person)), None)
        if first is not None and person.age is not None and people[first].age is None:
            people[first] = replace(people[first], age=person.age)
            person = replace(person, shown=False)
        people[number] = person
    return people


def _same(folded: str, one: Person, other: Person) -> bool:
    return one.role == other.role and folded[one.head[0] : one.head[1]] == folded[other.head[0] : other.head[1]]


_YOUNGEST = 5
_ONE_DECADE = 9


def _single(folded: str, person: Person) -> Person:
    """Somebody with an age of their own is one, where no number is told."""
    if person.count is not None or person.age is None or folded[person.end - 1] == "们":
        return person
    return replace(person, count=1) if person.age[1] - person.age[0] <= _ONE_DECADE else person


def _owned(folded: str, sentence: Sentence, person: Person) -> Person:
    """ "他弟弟", "她在龙川的表哥": whose it is belongs to the description."""
    if person.role != "relative":
        return person
    own = _OWN.search(folded, max(sentence.start, person.start - _OPEN), person.start)
    return replace(person, start=own.start()) if own else person
