"""Saying, in Korean: who is said to say, think, hear, see or write something, within one sentence.

In: a passage and the people told before it, the last speaker at their end. Out: `Spoken`s: the words, the speaker, the kind where the words settle
it, and the stretch that rests on it. A verb that goes on (-며, -지만, or the end) belongs to the topic told last before it; one that is itself told
(-다고, -다는) to the nearest subject; somebody named behind what was said ("…다고 상인이 전했다") said it. Seeing and taking part only sharpen the
kind of whoever tells it. Grammar only: the words are the pack's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from naru.reading.lexicon import Hit, SpeakerRule, speaker_rule
from naru.reading.passages import Passage
from naru.reading.people import Person
from naru.reading.quoting import Quote
from naru.reading.saying import named_before_quotation, named_beside
from naru.reading.saying_ko_who import LIVED, SAW, TELLER, WITNESS, called, giver, known_by
from naru.values import LinkKind

_TOPIC = re.compile(r"(?:들|측|쪽)?\s?(?:은|는|께서는|에서는|에선|선|도|역시|왈|사이에서는?)(?![가-힣])")
_SUBJECT = re.compile(r"(?:들|측|쪽)?\s?(?:이|가|께서|에서|왈)(?![가-힣])")
_BARE = re.compile(
    r"(?:들|측|쪽)?\s?(?:은|는|이|가|도|왈)?\s?"
    r"(?:이어|또|기자에게|본지에|전화로|다시|[가-힣]{0,4}(?:회의|강연|모임|총회|집회|강연회|담화)(?:에서|서|때))?\s?[:：,]?\s?\Z"
)
#: What was said ends right before somebody who is named behind it, with no more than a description between.
_BEHIND = re.compile(r"(?:[다라자냐]고|[다라]며|면서)[\s,”\"’']{0,3}[^,.“”\"]{0,24}\Z")
_TOLD = re.compile(r"[가-힣]{0,2}?(?:다고|다는|단|라고|라는|던)(?![가-힣]*\s?(?:했|한다|함|하였))")
_PRONOUN = re.compile(r"(?<![가-힣])(그|그녀|그들|이들|[가-힣A-Za-z]{1,2}\s?씨)(?:은|는|도|가|역시)(?=[\s“\"‘'])")
_SELF = re.compile(r"본인|당사자|장본인")
#: What happens to somebody: told of themselves where nobody else is the subject.
_UNDERGONE = re.compile(
    r"되어|돼|됐|되었|당했|당하|받았|받으|받고|끌려|붙잡혀|붙잡혔|붙들려|갇혀|갇혔|잡혀|잡혔|빼앗겼|풀려|겪었|맞았|쫓겨|넘겨져"
)
_TELLS = re.compile(r"증언|진술|회고|회상|고백|토로|털어놓|털어놨|술회|말했|말하|했다|하였다")
_NEVER_SELF = frozenset({"official", "media", "newsroom", "document"})
_LAMENTS = re.compile(r"하소연|푸념|넋두리")
_CONFIDES = re.compile(r"귀띔|털어놓|털어놨|속삭|전화|문자|알려\s?(?:왔|옴|줌|줬)|일러\s?줌|제보")
#: What is said ends as a guess: "…건넜을 수도 있다고 했다".
_GUESSED = re.compile(
    r"(?:[을ㄹ]\s?수도\s?있다|을\s?것|(?:탓|때문|결과|뜻|의미|조치|신호|조짐)일\s?것)[”\"’']?(?:이?라)?(?:고|며)(?![가-힣])"
)
_BIDS = re.compile(r"지시|명령|포치|다그|닦달|강요|당부|요구|항의|애원|간청")
_ASKS = re.compile(r"요구|항의|애원|간청")
_SECOND_HAND = re.compile(r"빌|인용|옮기")
_REPORTED = re.compile(r"[^.!?]{0,2}(?:다고|다 ?함|다네|다더라|대|당함|겪음)")
#: "heard it from a cousin, saying …": what follows rests on it too.
_HEARD_THUS = re.compile(r"[가-힣]?(?:다며|다면서|는데|다고 하며)(?![가-힣])")
#: "the cousin: what he heard from a soldier": the cousin tells it.
_HEARD_NOTE = re.compile(r"[가-힣]?\s?(?:얘기|이야기|말|소식|소리|거)(?:임|이다|이라고? ?함|라고? ?함)?\s?[.:,]")
_FIRST = re.compile(r"내가|나는|내 눈|저는|제가|우리가|나도|저도")
_PAPER = re.compile(
    r"(?:문서|지시문|포고문|자료|통지문|보고서|문건|일지|명부|백서|통보서|결정서|제강|공문|전문|판결문|성명|공고문|포치문|법령|해설서|방침문"
    r"|통지서|지시서|명령서|명령문|지령문|고시문|공고|게시문|벽보|포스터|전단|삐라|회람|회보|공보|서한|편지|쪽지|일기|수첩|장부|조서|진술서"
    r"|판결서|기소장|소환장|각서|서약서|결의문|담화문|성명서|선언문|안내문|안내장|통신문|전보|통보문|지침서|지침|요강|계획서|경고문|지도서|회고록|수기|자서전|증언록|저서|일기장|비망록|메모)"
)
#: A paper right before a quotation: 벽보에 «…», 공고: …
_PAPER_SAYS = re.compile(
    rf"(?P<named>{_PAPER.pattern}(?:\s(?:사진|사본|원본))?)(?:(?:은|는|이|가|엔|에는|에서는|에서|에도|에|왈)?\s?[:：,]?\s?)\Z"
)
_PAPER_OPENS = re.compile(rf"(?P<named>(?:[가-힣]{{1,6}}\s)?{_PAPER.pattern})\s?(?:내용|전문|원문)?\s?[:：]")
#: What cannot stand in the name of a paper: somebody's part in it, a verb.
_NO_NAME = "은는이가을를에서로고며면한본된던온"
_NEWSROOM = re.compile(
    r"(?:본지|본사|편집국|취재팀|취재진|취재기자|우리 매체|본 매체|본 방송)(?: ?(?:취재진|취재팀|기자|특파원))?|기자"
)
_WORD_BEFORE = re.compile(r"[^\s,.“”\"‘’']{1,12}\Z")
_WORD_APART_BEFORE = re.compile(r"[^\s,.“”\"‘’']{1,12}\s\Z")
_GLUED_BEFORE = re.compile(r"[가-힣]{1,6}\Z")
_NAMED_NEXT = 12
_BESIDE = 8
_COLON = re.compile(r"\s?(?:[:：]|왈|曰)")
_DESCRIBES = 4
_OPENS = 2
#: Somebody who tells it in a book of theirs: "전직 간부가 회고록에서".
_MEMOIR = re.compile(
    r"(?:이|가|은|는)\s(?:[가-힣]{1,6}\s)?(?:회고록|수기|자서전|저서|일기|일기장|비망록|증언록)[‘'『《「]?[^,.]{0,14}에서?(?=\s)"
)
_SELF_SEEN = re.compile(r"직접|목격|두\s?눈")
#: A quotation that ends as a guess: "갔겠지".
_GUESS_SAID = re.compile(r"(?:겠지|겠죠|을걸|ㄹ걸|일걸|갔을걸|나\s?보지)[요.…]?[”\"’']")
#: Somebody in brackets, or behind a dash, after a verb's end: who told it.
_BRACKETED = re.compile(
    r"(?<!\d대)(?:[다라네데대래요고음함됨임람듬슴감옴남짐침림김]|더라|냐)[.]?\s?(?:[(（]|[-–—←<]\s?)(?:[가-힣]{1,8}\s)?\Z"
)
_MARKED = re.compile(
    r"(?:들|네|댁)?\s?(?:의\s)?(?P<says>말|얘기|이야기|전언|증언|제보|왈|피셜|한테서?|에게서?)?\s?(?:[)）]|[.]?\s*\Z)"
)
_TELL_TALES = frozenset(
    {
        "neighbour",
        "relative",
        "trader",
        "broker",
        "source",
        "partner",
        "acquaintance",
        "driver",
        "smuggler",
        "worker",
        "resident",
        "watch_unit_leader",
        "student",
        "teacher",
        "farmer",
        "fisherman",
        "miner",
        "doctor",
    }
)
_LEFT_OPEN = re.compile(r"(?:[다라자냐]고|[다라]며|[다라]면서|더라[,.]?|ㄴ대)\s(?:[가-힣]{1,8}\s)?\Z")
_CLOSES = re.compile(r"(?:들)?(?:이|가|은|는|께서)[.…]*\s*\Z")
_PAPER_TOPIC = re.compile(
    rf"(?P<named>{_PAPER.pattern})(?:\s?[(（][^()（）]{{1,20}}[)）])?(?:에는|에선|에서는|엔|에도|은|는|에)(?=\s)"
)
#: How a sentence ends that tells what a paper says or orders.
_PAPER_ENDS = re.compile(
    r"(?:(?:도록|라고|다고|음을|함을|것을|[을를]|로)\s?(?:했|하였|하고 있|함|명시|규정|요구|지시|강조|밝|경고|정했|정하|못박|적|금지|허용|명령|의무화)"
    r"|(?:문구|내용|조항|대목|구절|문장|표현|항목|글|말)[이가도]\s?(?:들어|적혀|담겨|담기|담긴|쓰여|씌여|포함|실려|실렸|있|나온|나와|보인|박혀|추가)"
    r"|(?:적혀|쓰여|씌여|담겨|명시돼|명시되어|기재돼|기재되어|규정돼|규정되어|실려|나와|박혀)\s?있)[가-힣\s]{0,6}[.\s]*\Z"
)
#: "들은 소문인데 …": what is heard stands behind it.
_LEADS = re.compile(r"인데|(?:소문|말|이야기|얘기)(?:에는?|로는|으로는|에 의하면|에 따르면)|[:：]")


@dataclass(slots=True)
class Spoken:
    """One act: its cue, who (None = "I", or nobody named), its kind where more than the verb settles it, the stretch that rests on it."""

    hit: Hit
    speaker: Person | None
    scope: tuple[int, int]
    kind: LinkKind | None = None
    trailing: bool = False
    first: bool = False
    words: tuple[int, int] | None = None
    via: Person | None = None


def acts(passage: Passage, cues: Sequence[Hit], before: Sequence[Person]) -> list[Spoken]:
    """The acts of one sentence in the order of their words."""
    speech = [hit for hit in cues if _does(hit) in ("says", "thinks", "back") and speaker_rule(hit).place == "before"]
    made: list[Spoken] = []
    earlier: Spoken | None = None
    for hit in speech:
        act = _speech(passage, hit, speech, before, earlier)
        if act is not None:
            made.append(act)
            if not act.trailing and not _embedded(passage, hit) and passage.quoted(_at(passage, hit)) is None:
                earlier = act
    made.extend(_others(passage, cues, before))
    quoted = _by_quotation(passage, made)
    papers = [act for act in quoted if _does(act.hit) == "document"]
    made = [act for act in made if not any(_only_paper(act, paper) for paper in papers)]
    made.extend(quoted)
    made.extend(_opening(passage, made))
    made.extend(_beside(passage, made))
    made.extend(_paper_tells(passage, made))
    made = _one_talk(made)
    for hit in cues:
        if _does(hit) in ("sees", "attends"):
            _sharpen(passage, hit, made)
    for act in made:
        _settle(passage, act)
        if act.speaker is not None and _MEMOIR.match(passage.folded, act.speaker.end, passage.end):
            act.kind = "document"
        if act.via is None and act.speaker is not None and _does(act.hit) == "says":
            act.via = called(passage, act.speaker)
    if any(act.kind == "document" and act.speaker is not None for act in made):
        made = [act for act in made if _does(act.hit) != "document"]
    vias = {id(act.via) for act in made if act.via is not None}
    made = [act for act in made if id(act.speaker) not in vias]
    made.sort(key=lambda act: act.hit.start)
    return made


def _only_paper(act: Spoken, paper: Spoken) -> bool:
    """Whether a verb only closes what a paper is quoted with, or the paper is found already."""
    if _does(act.hit) == "document":
        return True
    after = 0 <= act.hit.start - paper.scope[1] + 1 <= 4
    return (
        after
        and _does(act.hit) == "says"
        and act.hit.rule.id == "ko.said-so"
        and (act.speaker is None or act.speaker.start < paper.scope[1])
    )


def _does(hit: Hit) -> str:
    return speaker_rule(hit).does


def _at(passage: Passage, hit: Hit) -> int:
    """Where a cue begins behind a closing quotation mark that its pattern took in."""
    at = hit.start
    while at < hit.end - 1 and passage.folded[at] in "”’\"'」』»":
        at += 1
    return at


def _embedded(passage: Passage, hit: Hit) -> bool:
    """Whether the verb is itself told ("통보했다고", "말했다는")."""
    return any(_TOLD.match(passage.folded, at, passage.end) is not None for at in (hit.end, hit.end - 1))


def _speech(
    passage: Passage, hit: Hit, speech: Sequence[Hit], before: Sequence[Person], earlier: Spoken | None
) -> Spoken | None:
    at = _at(passage, hit)
    quote = passage.quoted(at)
    if _does(hit) == "back":
        speaker = next(
            (p for p in passage.persons if 0 <= p.start - hit.end <= 12 or p.start <= hit.start <= p.end), None
        )
        return Spoken(hit, speaker, (passage.start, passage.end)) if speaker is not None else None
    near = [p for p in passage.persons if p.end <= at and passage.quoted(p.start) is quote]
    topics = [p for p in near if _TOPIC.match(passage.folded, p.end, passage.end)]
    subjects = [p for p in near if _SUBJECT.match(passage.folded, p.end, passage.end)]
    doers = sorted([*topics, *subjects], key=lambda p: p.start)
    said = [other.end for other in speech if other.end <= at and passage.quoted(_at(passage, other)) is quote]
    since = max(said, default=passage.start)
    behind = [
        p
        for p in doers
        if p.head[0] >= since and _BEHIND.search(passage.folded, passage.start, p.start) and at - p.end <= 40
    ]
    if behind:
        return Spoken(hit, behind[-1], (passage.start, hit.end), trailing=True)
    if _BIDS.search(passage.folded, hit.start, hit.end) and _own_order(passage, hit, at, doers):
        return None
    if _embedded(passage, hit) and doers:
        return Spoken(hit, doers[-1], (doers[-1].start, hit.end))
    fresh = [p for p in topics if p.start >= since]
    if earlier is not None and not fresh and quote is None:
        pronoun = _pronoun(passage, since, at, quote, before)
        return _pronoun_act(hit, pronoun) if pronoun else Spoken(hit, earlier.speaker, (earlier.scope[0], hit.end))
    chosen = fresh[:1] or topics[:1]
    if not chosen:
        pronoun = _pronoun(passage, passage.start, at, quote, before)
        if pronoun is not None:
            return _pronoun_act(hit, pronoun)
        chosen = subjects[-1:]
    if not chosen:
        return _carried(passage, hit, before)
    return Spoken(hit, chosen[0], (chosen[0].start, hit.end))


def _own_order(passage: Passage, hit: Hit, at: int, doers: Sequence[Person]) -> bool:
    """Whether an order is only told of, not quoted: "지시했다고 신문이 보도했다", "당국은 고발하라고 다그쳤다"."""
    if any(0 <= at - quote.end <= 3 for quote in passage.quotes):
        return False
    if _ASKS.search(passage.folded, hit.start, hit.end):
        return _embedded(passage, hit) and all(person.voice != "official" for person in doers[-1:])
    return _embedded(passage, hit) or any(person.role == "authority" for person in doers[:1])


def _pronoun_act(hit: Hit, pronoun: tuple[Person, int]) -> Spoken:
    """An act of somebody told before, taken up by "he" or "she"."""
    return Spoken(hit, pronoun[0], (pronoun[1], hit.end), words=(pronoun[1], pronoun[1] + 1))


def _pronoun(
    passage: Passage, start: int, at: int, quote: Quote | None, before: Sequence[Person]
) -> tuple[Person, int] | None:
    for match in _PRONOUN.finditer(passage.folded, start, at):
        if passage.quoted(match.start()) is not quote:
            continue
        many = match.group(1).endswith("들")
        for person in reversed(before):
            fits = person.sex != "m" if match.group(1) == "그녀" else True
            if fits and person.shown and (many or person.count in (None, 1)) and person.voice != "media":
                return person, match.start()
    return None


def _carried(passage: Passage, hit: Hit, before: Sequence[Person]) -> Spoken | None:
    """The verb of a quotation of several sentences: its speaker was named before the quotation began."""
    named = named_before_quotation(passage, _at(passage, hit), before, (_TOPIC, _SUBJECT))
    return Spoken(hit, named[0], (named[1], hit.end)) if named is not None else None


def _others(passage: Passage, cues: Sequence[Hit], before: Sequence[Person]) -> list[Spoken]:
    """What is heard, according to whom, the talk of nobody in particular, papers, the newsroom's own eyes."""
    found: list[Spoken] = []
    whole = (passage.start, passage.end)
    for hit in cues:
        rule = speaker_rule(hit)
        if rule.does == "says" and rule.place == "none":
            speaker = next((p for p in passage.persons if 0 <= p.start - hit.end <= _NAMED_NEXT), None)
            if speaker is not None:
                found.append(Spoken(hit, speaker, whole))
        elif rule.place == "after":
            speaker = _named_before(passage, hit)
            if speaker is None and rule.does == "says":
                pronoun = _pronoun(passage, passage.start, hit.end, passage.quoted(hit.start), before)
                speaker = pronoun[0] if pronoun else None
            if speaker is not None:
                quote = passage.quoted(hit.start)
                if rule.does == "hears":
                    goes_on = _HEARD_THUS.match(passage.folded, hit.end - 1, passage.end) is not None
                    last = passage.end if goes_on else hit.end
                    scope = (quote.start, quote.end) if quote is not None else (passage.start, last)
                elif quote is not None:
                    scope = (quote.start, hit.end)
                else:
                    papers = any(other.start < hit.start and _does(other) == "document" for other in cues)
                    scope = (hit.start, passage.end) if papers else whole
                via = None
                alone = all(_does(other) != "says" for other in cues) and passage.quoted(hit.start) is None
                if rule.does == "hears" and (alone or _HEARD_NOTE.match(passage.folded, hit.end - 1, passage.end)):
                    via = next(
                        (p for p in passage.persons if p.end <= speaker.start and TELLER.match(passage.folded, p.end)),
                        None,
                    )
                if rule.does == "says" and _SECOND_HAND.search(passage.folded, hit.start, hit.end):
                    via = _who_quotes(passage, hit, speaker)
                found.append(Spoken(hit, speaker, scope, via=via))
        elif rule.does == "hears" and (given := giver(passage, hit)) is not None:
            whose, teller = given
            found.append(Spoken(hit, whose, (passage.start, hit.end), via=teller, kind=known_by(passage, whose)))
        elif rule.does in ("talk", "hears"):
            opens = hit.start - passage.start <= _OPENS or _LEADS.search(passage.folded, hit.start, hit.end + 3)
            said = [other.end for other in cues if _does(other) == "says" and other.end <= hit.start]
            first = hit.start if hit.end - hit.start > _NAMED_NEXT else max(said, default=passage.start)
            found.append(Spoken(hit, None, whole if opens else (first, hit.end)))
        elif rule.does == "document":
            named = _paper(passage, hit)
            found.append(Spoken(hit, None, whole, words=named))
        elif rule.does == "newsroom":
            own = _NEWSROOM.search(passage.folded, max(passage.start, hit.start - 8), hit.end)
            found.append(Spoken(hit, None, whole, words=own.span() if own else None))
    return found


def _who_quotes(passage: Passage, hit: Hit, speaker: Person) -> Person | None:
    """Who passes on the words of somebody else: "월간지가 주민의 말을 빌려 전했다", in either order."""
    after = [p for p in passage.persons if p.start >= hit.end and _SUBJECT.match(passage.folded, p.end)]
    before = [p for p in passage.persons if p.end <= speaker.start and TELLER.match(passage.folded, p.end)]
    return next(iter([*after, *before]), None)


def _named_before(passage: Passage, hit: Hit) -> Person | None:
    """The speaker of "X에 따르면", "X의 진술에 따르면", "X에게서 들었다"."""
    person = named_beside(passage, hit, _at(passage, hit), _BESIDE)
    if person is not None:
        return person
    if _does(hit) != "hears" and not _SECOND_HAND.search(passage.folded, hit.start, hit.end):
        return None
    match = _WORD_BEFORE.search(passage.folded, passage.start, hit.start)
    return Person(*match.span(), match.span(), "people", None, None, None, "ko.heard-from", "other") if match else None


def _paper(passage: Passage, hit: Hit) -> tuple[int, int]:
    """The words that name a paper, with the description before it."""
    named = _PAPER.search(passage.folded, hit.start, hit.end)
    return _named_paper(passage, *(named.span() if named else (hit.start, hit.end)))


def _named_paper(passage: Passage, first: int, last: int) -> tuple[int, int]:
    joined = _GLUED_BEFORE.search(passage.folded, max(passage.start, first - 6), first)
    first = joined.start() if joined else first
    for _ in range(2):
        before = _WORD_APART_BEFORE.search(passage.folded, passage.start, first)
        if before is None or passage.folded[first - 2] in _NO_NAME:
            break
        first = before.start()
    return first, last


def _by_quotation(passage: Passage, made: Sequence[Spoken]) -> list[Spoken]:
    """Quotations that nobody's verb takes up but somebody stands right before: 간부왈 «…»."""
    found = []
    for quote in passage.quotes:
        if quote.depth or quote.start < passage.start or quote.end - quote.start < 6:
            continue
        paper = _PAPER_SAYS.search(passage.folded, max(passage.start, quote.start - 16), quote.start)
        if paper is not None:
            found.append(_of_paper(passage, paper.span("named"), quote.end))
            continue
        person = next(
            (
                p
                for p in reversed(passage.persons)
                if p.end <= quote.start and _BARE.fullmatch(passage.folded, p.end, quote.start)
            ),
            None,
        )
        if person is None or any(
            act.speaker is not None and act.speaker.head == person.head and act.scope[1] >= quote.end for act in made
        ):
            continue
        rule = SpeakerRule(id="ko.quotation", patterns=(), example="", counter="", does="says")
        found.append(Spoken(Hit(person.start, person.end, rule), person, (person.start, quote.end)))
    return found


def _of_paper(passage: Passage, named: tuple[int, int], end: int) -> Spoken:
    """An act of a paper: what stands in it up to `end`."""
    rule = SpeakerRule(id="ko.paper", patterns=(), example="", counter="", does="document", kind="document")
    words = _named_paper(passage, *named)
    return Spoken(Hit(named[0], named[1], rule), None, (named[0], end), words=words)


def _opening(passage: Passage, made: Sequence[Spoken]) -> list[Spoken]:
    """Somebody a note opens with: "회령 협조자: …"."""
    if any(act.speaker is not None for act in made):
        return []
    paper = _PAPER_OPENS.match(passage.folded, passage.start, passage.end)
    if paper is not None and not made:
        return [_of_paper(passage, paper.span("named"), passage.end)]
    for person in passage.persons[:1]:
        if person.start - passage.start <= _OPENS and _COLON.match(passage.folded, person.end, passage.end):
            rule = SpeakerRule(id="ko.opening", patterns=(), example="", counter="", does="says")
            return [Spoken(Hit(person.start, person.end, rule), person, (passage.start, passage.end))]
    return []


def _beside(passage: Passage, made: Sequence[Spoken]) -> list[Spoken]:
    """Somebody named behind what is said, without a verb: "…쐈다 함(옆집 아바이)", "…오른다고 브로커가"."""
    found = []
    for person in passage.persons:
        if any(act.speaker is not None and act.speaker.head == person.head for act in made):
            continue
        mark = _MARKED.match(passage.folded, person.end, passage.end)
        bracketed = mark is not None and _BRACKETED.search(passage.folded, passage.start, person.start) is not None
        if bracketed and (mark is None or not (mark.group("says") or person.role in _TELL_TALES)):
            continue
        closes = (
            _CLOSES.match(passage.folded, person.end, passage.end) is not None
            and _LEFT_OPEN.search(passage.folded, passage.start, person.start) is not None
        )
        if bracketed or closes:
            rule = SpeakerRule(id="ko.beside", patterns=(), example="", counter="", does="says")
            found.append(Spoken(Hit(person.start, person.end, rule), person, (passage.start, person.end)))
    return found[:1]


def _paper_tells(passage: Passage, made: Sequence[Spoken]) -> list[Spoken]:
    """A paper that orders or holds something: "지시문은 …하도록 했다", "지시문(7월 4일자)에는 …는 문구가 있다"."""
    if any(_does(act.hit) in ("document", "says") for act in made):
        return []
    for paper in _PAPER_TOPIC.finditer(passage.folded, passage.start, passage.end):
        if passage.quoted(paper.start()) is None and _PAPER_ENDS.search(passage.folded, paper.end(), passage.end):
            return [_of_paper(passage, paper.span("named"), passage.end)]
    return []


def _one_talk(made: list[Spoken]) -> list[Spoken]:
    """Talk of nobody in particular, told of twice in a sentence, is told once."""
    kept: list[Spoken] = []
    for act in made:
        loose = act.speaker is None and _does(act.hit) in ("talk", "hears")
        same = next((each for each in kept if loose and each.speaker is None and _does(each.hit) == "talk"), None)
        if same is None:
            kept.append(act)
        else:
            same.scope = (min(same.scope[0], act.scope[0]), max(same.scope[1], act.scope[1]))
    return kept


def _sharpen(passage: Passage, hit: Hit, made: list[Spoken]) -> None:
    """Make whoever tells of what they saw or did a witness or a participant; "I" where nobody is named."""
    kind: LinkKind = "witness" if _does(hit) == "sees" else "participant"
    tellers = [
        act
        for act in made
        if act.speaker is not None
        and _does(act.hit) in ("says", "hears", "back")
        and speaker_rule(act.hit).kind is None
        and (act.scope[0] <= hit.start < act.scope[1] or 0 <= act.speaker.start - hit.end <= _DESCRIBES)
        and act.hit.start != hit.start
    ]
    tellers.sort(key=lambda act: act.scope[1] - act.scope[0])
    for act in tellers:
        assert act.speaker is not None
        between = [
            p
            for p in passage.persons
            if act.speaker.end <= p.start
            and p.end <= hit.start
            and p.head != act.speaker.head
            and (_TOPIC.match(passage.folded, p.end) or (kind == "witness" and _whose(passage, p, hit)))
        ]
        if not between and act.speaker.voice != "official":
            act.kind = kind if act.kind != "participant" else act.kind
            return
        if not between and act.speaker.voice == "official" and kind == "participant" and act.speaker.role == "veteran":
            act.kind = kind
            return
    if tellers or made:
        return
    near = [
        p
        for p in passage.persons
        if p.end <= hit.start and (_TOPIC.match(passage.folded, p.end) or _SUBJECT.match(passage.folded, p.end))
    ]
    source = next((p for p in reversed(near) if p.voice in ("source", "newsroom")), None)
    if source is not None:
        made.append(Spoken(hit, source, (passage.start, passage.end), kind))
    elif (
        near
        and hit.start - near[-1].end <= _NAMED_NEXT
        and (
            _REPORTED.match(passage.folded, hit.end - 2, passage.end)
            or _SELF_SEEN.search(passage.folded, hit.start, hit.end)
        )
    ):
        made.append(Spoken(hit, near[-1], (passage.start, hit.end), kind, first=True))
    elif hit.end - hit.start >= _OPENS + 1 and (
        not near or _FIRST.search(passage.folded, max(passage.start, hit.start - 6), hit.end)
    ):
        made.append(Spoken(hit, None, (passage.start, passage.end), kind, first=True))


def _whose(passage: Passage, person: Person, hit: Hit) -> bool:
    """Whether somebody is the subject right of the seeing itself ("아들이 봤다")."""
    return _SUBJECT.match(passage.folded, person.end) is not None and hit.start - person.end <= 4


def _settle(passage: Passage, act: Spoken) -> None:
    """Kinds that the speaker's own words settle: a witness, somebody the talk is about, somebody who tells what was done to them."""
    speaker = act.speaker
    if speaker is None or act.kind is not None or _does(act.hit) not in ("says", "back") or speaker_rule(act.hit).kind:
        return
    words = passage.folded[speaker.start : speaker.end] if passage.start <= speaker.start else ""
    known = _known_as(passage, act, speaker)
    if known is not None:
        act.kind = known
    elif WITNESS.search(words):
        act.kind = "witness"
    elif _SELF.search(words):
        act.kind = "participant"
    elif (
        speaker.voice == "other"
        and speaker.count in (None, 1)
        and _TELLS.search(passage.folded, act.hit.start, act.hit.end + 3)
    ):
        inside = (act.scope[0], act.hit.start)
        alone = not any(
            p is not speaker
            and p.head != speaker.head
            and inside[0] <= p.start < inside[1]
            and (_SUBJECT.match(passage.folded, p.end) or _TOPIC.match(passage.folded, p.end))
            for p in passage.persons
        )
        if alone and _UNDERGONE.search(passage.folded, *inside) and _undergoes(speaker):
            act.kind = "participant"


def _known_as(passage: Passage, act: Spoken, speaker: Person) -> LinkKind | None:
    """The kind that the words before a speaker, or the verb, settle."""
    hit = act.hit
    if _GUESS_SAID.search(passage.folded, *act.scope):
        return "inference"
    if speaker.voice == "official" and speaker.count in (None, 1) and speaker.role not in ("authority", "spokesperson"):
        return "relay" if _CONFIDES.search(passage.folded, hit.start, hit.end) else None
    if speaker.voice in _NEVER_SELF:
        return None
    first = max(passage.start, speaker.start - 24)
    if passage.start <= speaker.start and SAW.search(passage.folded, first, speaker.start):
        return "witness"
    if passage.start <= speaker.start and LIVED.search(passage.folded, first, speaker.start):
        return "participant"
    if _LAMENTS.search(passage.folded, hit.start, hit.end):
        return "participant"
    guessed = _GUESSED.search(passage.folded, max(act.scope[0], hit.start - 12), hit.end)
    return "inference" if guessed else None


def _undergoes(speaker: Person) -> bool:
    """Whether somebody is described as one whom things happen to, not as one who watches from beside."""
    return speaker.role in ("defector", "detainee", "woman", "man", "veteran", "person", "youth")
