"""Saying, in Chinese: who is meant where no word for a person is at hand, and where one voice ends and another begins.

In: a passage, its cues and who went on speaking. Out: the acts of `saying_zh`, with those of "其中一人", "前者", of a paper that quotes somebody in marks, of
what others bear out ("得到X的印证"), of a rumour told of as one; without those that only double another. Grammar only: the words are the pack's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from naru.reading import saying_zh
from naru.reading.lexicon import Hit
from naru.reading.passages import Passage
from naru.reading.people import Person
from naru.reading.saying_zh import Voiced

#: One or some of those told of before, and what they do.
_OF_THEM = re.compile(
    r"(?<![^\s，,。；;：:、“”「」])(其中[一二两三几]?[人个名位条]|前者|后者|另一?[人条个](?![名位])|一条|还有一[人条个])(?:则|也|还|都|又|就|却)?(?:在[^，,。；：:]{1,8})?"
    r"(?:(说|称|讲|断言|表示|透露|证实|告诉|坚称|强调|补充|承认|否认|听说|听讲)|(估计|猜测?|认为|怀疑|推测|担心|觉得|判断))"
)
#: A paper, and whom it quotes in marks.
_CITES = re.compile(
    r"(?<![^\s，,。；;：:、])(?:据)?([^，,。；：:\s“”「」\d]{2,16})(?:\d{1,2}月\d{1,2}日|\d{1,2}日|本周|上周|日前|近日|昨天|今天|周[一二三四五六日])?"
    r"(?:援引|引述|引用|转引)(?:了)?(?:[^，,。；：:“「]{0,8})[“「『]([^”」』，,。]{2,24})[”」』](?:的话|的说法|的消息|的讲述)?(?:报道|说|称|指出|透露|写道|披露)"
)
_BORNE_OUT = re.compile(r"得到(?:了)?([^，,。；：:]{2,30})的(?:印证|证实|佐证|确认)")
#: "只是街上的传言", within what somebody says.
_ONLY_TALK = re.compile(
    r"(?:只是|不过是|无非是|纯属|都是|只不过是)[^，,。；：:“”]{0,8}(?:传言|传闻|谣传|风言风语|流言|闲话)"
)
_AGAIN = re.compile(r"(?:[这那]一?[名位个]|该)\Z")
_ON_THE_OTHER_HAND = re.compile(r"(?:[^，,。；：:]{0,6})则")
_BEFORE = 3


def acts(passage: Passage, cues: Sequence[Hit], before: Sequence[Person], last: Person | None) -> list[Voiced]:
    """The acts of one sentence in the order of their words, as `saying_zh.acts`."""
    made = _single(passage, saying_zh.acts(passage, cues, before, last))
    made = [*made, *_only_talk(passage, made)]
    for more in (_cited(passage), _of_them(passage, made), _borne_out(passage, made)):
        made = [each for each in made if not any(_overlap(each.cue, other.cue) for other in more)]
        made.extend(more)
    made.sort(key=lambda act: act.cue)
    return _bounded(passage, made)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _single(passage: Passage, made: list[Voiced]) -> list[Voiced]:
    """The acts without a second one of the same words: a paper within whose quotation it stands, a speaker told twice in a row."""
    kept: list[Voiced] = []
    for act in made:
        if act.words is not None and any(
            other is not act
            and other.words is not None
            and act.kind == "document" == other.kind
            and other.words[0] <= act.words[0]
            and act.words[1] <= other.words[1]
            and other.words != act.words
            for other in made
        ):
            continue
        told = passage.folded[slice(*act.words)] if act.words is not None else ""
        if told and any(
            act.does in ("says", "hears")
            and other.kind == "hearsay"
            and act.kind in ("hearsay", "relay")
            and other.words is not None
            and other.words != act.words
            and passage.folded[slice(*other.words)] == told
            for other in kept
        ):
            continue
        kept.append(act)
    return kept


def _of_them(passage: Passage, made: Sequence[Voiced]) -> list[Voiced]:
    """ "其中一人说", "后者估计": somebody of those told of, whom no word for a person names."""
    found = []
    for match in _OF_THEM.finditer(passage.folded, passage.start, passage.end):
        if any(act.words is not None and _overlap(act.words, match.span(1)) for act in made):
            continue
        does, kind = ("thinks", "inference") if match.group(3) else ("says", "relay")
        following = _OF_THEM.search(passage.folded, match.end(), passage.end)
        scope = (match.start(1), following.start() if following else passage.end)
        cue = match.span(1) if match.group(2) in ("听说", "听讲") else match.span()
        found.append(Voiced(cue, does, kind, None, match.span(1), scope))  # type: ignore[arg-type]
    return found


def _cited(passage: Passage) -> list[Voiced]:
    """ "一家报纸援引“消息人士”报道": the paper, and behind it whom it quotes."""
    found = []
    for match in _CITES.finditer(passage.folded, passage.start, passage.end):
        middle = match.end(1)
        found.append(
            Voiced((match.start(1), middle), "says", "relay", None, match.span(1), (match.start(1), passage.end))
        )
        found.append(Voiced((match.start(2), match.end()), "says", "relay", None, match.span(2), (middle, passage.end)))
    return found


def _borne_out(passage: Passage, made: Sequence[Voiced]) -> list[Voiced]:
    """ "这一点得到X的印证": what was told rests on them too."""
    return [
        Voiced(match.span(), "says", "relay", None, match.span(1), (passage.start, passage.end))
        for match in _BORNE_OUT.finditer(passage.folded, passage.start, passage.end)
        if any(match.start(1) <= each.start and each.end <= match.end(1) for each in passage.persons)
        and not any(act.words is not None and _overlap(act.words, match.span(1)) for act in made)
    ]


def _only_talk(passage: Passage, made: Sequence[Voiced]) -> list[Voiced]:
    """A rumour that somebody tells of as one."""
    found = []
    for match in _ONLY_TALK.finditer(passage.folded, passage.start, passage.end):
        teller = next(
            (act for act in reversed(made) if act.does == "says" and act.cue[1] <= match.start() < act.scope[1]), None
        )
        if teller is not None and not any(act.does == "talk" for act in made):
            cue = (teller.cue[0], match.end())
            found.append(Voiced(cue, "talk", "rumour", None, None, (teller.cue[1], match.end())))
    return found


def _bounded(passage: Passage, made: list[Voiced]) -> list[Voiced]:
    """The acts, each no further than its quotation, its speaker told of again, or another who is set against it ("X则称")."""
    bounded = []
    for act in made:
        first, last = act.scope
        quote = passage.quoted(act.cue[0])
        if quote is not None and quote.end < passage.end and not act.first:
            last = min(last, max(quote.end, act.cue[1]))
        for other in made:
            if other.words is None or other.words[0] < act.cue[1] or act.words is None or other.words[0] >= last:
                continue
            if passage.quoted(other.words[0]) is not None:
                continue
            again = _AGAIN.search(passage.folded, max(passage.start, other.words[0] - _BEFORE), other.words[0])
            again = again or _AGAIN.search(passage.folded, other.words[0], other.words[0] + _BEFORE)
            told = passage.folded[slice(*act.words)]
            same = again and told.endswith(passage.folded[other.words[1] - 2 : other.words[1]])
            against = _ON_THE_OTHER_HAND.match(passage.folded, other.words[1], other.cue[1])
            if same or (against and act.does in ("says", "document", "hears", "sees")):
                last = other.words[0]
        bounded.append(act._replace(scope=(first, max(last, act.cue[1]))))
    return bounded
