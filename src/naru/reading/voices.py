"""Voices: how the text knows what it says, as chains from the one who spoke to the newsroom inward to the first voice.

In: the passages of a text. Out: `Chain`s with the stretches that rest on them. Acts of speaking of one sentence nest by what rests on what; an official
who speaks inside what a partner tells stands behind the partner. A partner named once goes on speaking until the next heading or the next
voice: such chains are by position only, and their link has no span. No plain sentence is laid to a voice so in Korean, in English within the paragraph of
the voice, and in Japanese but where a source tells a measure. A name in brackets under a photograph is the newsroom's own voice. A quotation nobody is
named for gets a link of an unknown speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from naru.reading.passages import Passage
from naru.reading.people import Person
from naru.reading.speaking import Said, said
from naru.values import Lang, LinkKind

_OUTER: frozenset[str] = frozenset({"relay", "witness", "participant", "newsroom"})
_INTRODUCES = re.compile(r"[:：]\s*\Z|(?:as follows|following account[^.]*)[.:]?\s*\Z")
_CREDIT_END = re.compile(r"\([A-Z][A-Z .&\-]{2,30}\)\Z")
_CREDIT = re.compile(r"\(([A-Z][A-Z .&\-]{2,30})\)")
_SPEECH_LETTERS = {"en": 24, "ko": 10, "zh": 10, "ja": 10}
#: How many sentences to either side of one a voice is looked for, so that the time stays in line with the text.
REACH = 40
_LATEST = 20
#: A short line that somebody speaks for itself: "We will be next."
_LINE = re.compile(r"[\"“‘'][A-Z][^\"”]{6,}[.!?]+[\"”’']\Z")
#: Japanese: the words of a sign, a title, a name, and nobody's speech: 「立入禁止」の看板.
_JA_NAMED = re.compile(
    r"の(?![だで])|との|という(?!噂|話|指示|声)|と(?:書|記|題|呼|名付|銘打)|なる|を(?:掲げ|合言葉|スローガン)|など(?!と)"
)
#: So many letters behind it another voice does not go on from the first, in Chinese.
_APART = 24
#: Where something is said, and no more: a meeting.
_SETTING = "forced_meeting"
#: Those who speak to everybody, not by way of somebody else.
_IN_PUBLIC = frozenset({"spokesperson", "expert", "organisation", "state_media"})
#: "said it like that": what was said stands in the quotation before.
_KO_LIKE_THAT = re.compile(
    r"이렇게|이같이|이와 같이|이처럼|이런 말|의\s(?:말|증언|설명|얘기|이야기|전언)(?:이다|이었다|입니다|임)[.\s]*\Z"
)
#: Japanese: what an office gives out to everybody.
_JA_PUBLIC = re.compile(r"否定|回答|コメント|発表|声明|会見|取材に|問い合わせ")
_SAME_EVENT = frozenset({"sees", "attends"})
#: "he announced, she said": what was said is told on.
_KO_TOLD_ON = re.compile(r"[았었였했됐왔갔]다고\s?(?:했|한다|함|하였|말|전|밝|덧붙)|고\s?했다는|더라고")
#: "…, so they explained": the sentence is told by the voice before it.
_KO_SO_SAYS = re.compile(
    r"(?:라는|다는)\s?(?:설명|전언|주장|얘기|이야기|증언|귀띔|말|것)(?:이다|이었다|입니다|임)[.\s”]*\Z"
)


@dataclass(slots=True)
class Voice:
    """A link in working offsets. `speaker` = where the words that describe the speaker stand; `explicit` False = by position only."""

    kind: LinkKind
    speaker: tuple[int, int] | None
    span: tuple[int, int] | None
    person: Person | None = None
    explicit: bool = True
    row: int | None = None
    edtf: str | None = None
    #: The words of the place, where the speaker is somebody told before ("the source").
    told: tuple[int, int] | None = None


@dataclass(slots=True)
class Chain:
    """An attribution: where its words stand, its links, and what rests on it. `pictured` = the newsroom's own observation."""

    span: tuple[int, int]
    links: list[Voice]
    scopes: list[tuple[int, int]] = field(default_factory=list)
    explicit: bool = True
    pictured: bool = False

    def covers(self, start: int, end: int) -> bool:
        """Whether one of this chain's stretches holds a span."""
        return any(s <= start and end <= e for s, e in self.scopes)


@dataclass(slots=True)
class _Force:
    """The voice that goes on speaking."""

    voice: Voice
    chain: Chain
    paragraph: int
    section: int
    source: bool
    introduced: bool = False

    def holds(self, passage: Passage) -> bool:
        if passage.sentence.headline or passage.sentence.section != self.section:
            return False
        return (
            self.source
            or passage.sentence.paragraph == self.paragraph
            or (self.introduced and passage.sentence.paragraph == self.paragraph + 1)
        )


def chains(passages: Sequence[Passage], text: str) -> list[Chain]:
    """The attributions of a text, in order of their words."""
    found: list[Chain] = []
    told: list[Person] = []
    spoke: list[Person] = []
    force: _Force | None = None
    loose: list[Passage] = []
    run: Chain | None = None
    rows: dict[tuple[int, int], int] = {}
    days: dict[tuple[int, int], str | None] = {}
    for number, passage in enumerate(passages):
        if passage.sentence.headline:
            force, loose, run = None, [], None
            told.clear()
            spoke = []
        last = force.voice.person if force is not None and force.holds(passage) else None
        acts = said(passage, [*told, *spoke] if passage.sentence.lang == "ko" else told, last)
        told.extend(passage.persons)
        del told[:-24]
        made = _without_prefixes(_nested(acts, passage), passage)
        if force is not None and not force.holds(passage):
            run = None
        if passage.sentence.headline and passage.sentence.lang == "en":
            made = []  # an English headline only repeats who said it
        made = [chain for chain in made if not _only_said(chain, found)]
        if passage.sentence.lang == "ko":
            _relayed(made, acts, found, passage)
            made = [chain for chain in made if not _goes_on(chain, found, passage)]
        for chain in made:
            for link in chain.links:
                if link.row is None and link.speaker is not None:
                    link.row = rows.get(link.speaker)
                if link.kind == "official_statement" and link.speaker is not None:
                    link.edtf = link.edtf or days.get(link.speaker) or _day_before(passage, link)
                    days[link.speaker] = link.edtf
                if link.row is not None and link.speaker is not None:
                    rows[link.speaker] = link.row
            _prefix(chain, force, passage)
            _gathers(chain, acts, passage, passages, number, loose)
            found.append(chain)
        spoke = [chain.links[0].person for chain in made[-1:] if chain.links[0].person is not None] or spoke
        outer = next((chain for chain in reversed(made) if not chain.pictured and chain.links[0].kind in _OUTER), None)
        if outer is not None:
            fresh = not (force is not None and force.holds(passage) and outer.links[0].speaker == force.voice.speaker)
            force = _force(outer, passage, force if not fresh else None)
            force.introduced = bool(_INTRODUCES.search(passage.folded, passage.start, passage.end))
            run, loose = None, []
        elif not made:
            run = _by_position(found, force, run, passage)
            if run is None:
                loose.append(passage)
        credited = _credited(passage, text)
        if credited is not None:
            _credit(found, credited, passages, number)
    found.extend(_unknown(passages, found))
    found.sort(key=lambda chain: chain.span)
    return found


def _relayed(made: Sequence[Chain], acts: Sequence[Said], found: Sequence[Chain], passage: Passage) -> None:
    """ "The resident who passed this on": what an official said right before was told by them."""
    back = next((act for act in acts if act.back and act.speaker is not None), None)
    if back is None or not made:
        return
    voice = made[0].links[0]
    for chain in found[-_BACK:]:
        if chain.span[0] >= passage.start - _BACK_LETTERS and chain.links[0].kind in ("official_statement", "hearsay"):
            chain.links.insert(0, Voice(voice.kind, voice.speaker, voice.span, voice.person, True, voice.row))


def _goes_on(chain: Chain, found: Sequence[Chain], passage: Passage) -> bool:
    """Whether a chain only closes a quotation of several sentences that was opened by the same voice; it is laid to that."""
    if chain.span[0] >= passage.start or len(chain.links) > 1:
        return False
    for earlier in found[-_BACK:]:
        if len(earlier.links) == 1 and earlier.links[0].speaker == chain.links[0].speaker is not None:
            earlier.scopes.extend(chain.scopes)
            return True
    return False


_BACK = 2
_BACK_LETTERS = 200


def _only_said(chain: Chain, found: Sequence[Chain]) -> bool:
    """Whether a chain only repeats that something is being said where a rumour has been told of already."""
    first = chain.links[0]
    if first.kind != "hearsay" or first.speaker is not None or len(chain.links) > 1:
        return False
    return any(earlier.links[0].kind == "rumour" and earlier.covers(*chain.span) for earlier in found[-_LATEST:])


def _day_before(passage: Passage, link: Voice) -> str | None:
    """The day told last before the speaker, in the same sentence."""
    return next(
        (time.edtf for time in reversed(passage.times) if time.edtf and link.speaker and time.end <= link.speaker[1]),
        None,
    )


def _nested(acts: list[Said], passage: Passage) -> list[Chain]:
    """The chains of one sentence: an act whose words stand in what rests on another stands behind it."""
    kept = [
        act
        for act in acts
        if act.does not in _SAME_EVENT
        or act.first
        or act.sure
        or (act.speaker is not None and (act.speaker.voice == "source" or _told_of(act, acts, passage)))
    ]
    made: list[Chain] = []
    for act in kept:
        outer = [
            other
            for other in kept
            if other is not act
            and other.scope[0] <= act.cue[0]
            and act.cue[1] <= other.scope[1]
            and (other.scope[1] - other.scope[0], other.trailing) != (act.scope[1] - act.scope[0], act.trailing)
            and not (
                act.scope[0] <= other.cue[0] and other.cue[1] <= act.scope[1] and _inner_first(act, other, passage)
            )
        ]
        outer.sort(key=lambda other: other.scope[0] - other.scope[1])
        if act.behind is not None:
            outer = act.behind
        others = [other for other in outer if other.speaker is None or other.speaker is not act.speaker]
        links = [_voice(other, passage) for other in others]
        if passage.sentence.lang == "ja" and others and others[0].via is not None:
            via = others[0].via
            links.insert(0, Voice("relay", (via.start, via.end), others[0].at, via))
        if act.via is not None and not links:
            links.append(Voice("relay", (act.via.start, act.via.end), act.at, act.via))
        links.append(_voice(act, passage))
        first, last = act.cue
        first, last = min(first, act.at[0]), max(last, act.at[1])
        if passage.sentence.lang == "ja":
            first = min([first, *(min(other.cue[0], other.at[0]) for other in outer)])
            last = max([last, *(max(other.cue[1], other.at[1]) for other in outer)])
        made.append(Chain((first, last), links, [act.scope]))
    return made


def _told_of(act: Said, acts: Sequence[Said], passage: Passage) -> bool:
    """Japanese: whether somebody else says that this one saw it."""
    return passage.sentence.lang == "ja" and any(
        other.does == "says" and other.speaker is not act.speaker and other.scope[0] <= act.cue[0] < other.scope[1]
        for other in acts
    )


def _without_prefixes(made: list[Chain], passage: Passage) -> list[Chain]:
    """The chains without those another one only goes on from, where nothing rests on the shorter alone."""
    kept = []
    for chain in made:
        longer = [
            other
            for other in made
            if len(other.links) > len(chain.links)
            and all(
                (one.kind, one.speaker) == (two.kind, two.speaker)
                for one, two in zip(chain.links, other.links, strict=False)
            )
        ]
        alone = [
            measure
            for measure in passage.measures
            if measure.code != _SETTING
            and chain.covers(measure.start, measure.end)
            and not any(other.covers(measure.start, measure.end) for other in longer)
        ]
        quoted = passage.sentence.lang == "ko" and any(
            quote.depth == 0
            and chain.covers(quote.start, quote.end)
            and not any(other.covers(quote.start, quote.start + 1) for other in longer)
            for quote in passage.quotes
        )
        opening = (
            passage.sentence.lang == "en" and bool(longer) and passage.folded.startswith("according", chain.span[0])
        )
        if passage.sentence.lang == "zh" and all(other.span[1] - chain.span[1] > _APART for other in longer):
            # "X说，Y讲" is one chain; what stands between a voice and one named far behind it rests on the first alone.
            longer = []
        if not longer or alone or quoted or opening:
            kept.append(chain)
    return kept


def _inner_first(act: Said, other: Said, passage: Passage) -> bool:
    """Of two acts that each stand in the other's stretch: whether `act` is the outer one."""
    if act.trailing != other.trailing:
        return act.trailing
    if passage.sentence.lang in ("ko", "ja"):
        return act.cue[0] > other.cue[0]
    return act.cue[0] < other.cue[0]


def _voice(act: Said, passage: Passage) -> Voice:
    voice = Voice(act.kind, act.words, act.at, act.speaker, told=act.told)
    last = act.at[1]
    for spot in passage.spots:
        if (
            spot.row is not None
            and act.words is not None
            and act.words[0] <= spot.start
            and spot.end <= act.words[1]
            and spot.level not in ("country", "river", "border")
        ):
            voice.row = spot.row
            break
    if act.kind in ("official_statement", "document"):
        voice.edtf = next(
            (time.edtf for time in reversed(passage.times) if time.edtf and time.start < max(last, act.cue[1])), None
        )
    return voice


def _prefix(chain: Chain, force: _Force | None, passage: Passage) -> None:
    """Put the voice that goes on speaking before a chain that does not begin with one who spoke to the newsroom."""
    outer = chain.links[0]
    if force is None or not force.holds(passage) or force.chain is chain:
        return
    zh = passage.sentence.lang == "zh"
    rumour = outer.kind == "rumour" and not (zh and force.source and not passage.folded.startswith("另", passage.start))
    if chain.pictured or rumour or outer.speaker == force.voice.speaker:
        return
    if outer.kind in _OUTER and not _quoted_in(passage, chain) and not _so_says(passage):
        return
    if not _GOES_BEHIND[passage.sentence.lang](chain, force, passage):
        return
    if outer.kind == "document" and passage.sentence.paragraph != force.paragraph:
        return
    if outer.kind == "hearsay" and outer.person is None and outer.speaker is None:
        return
    voice = Voice(
        force.voice.kind,
        force.voice.speaker,
        force.voice.span if force.introduced else None,
        force.voice.person,
        True,
        force.voice.row,
    )
    if outer.row is None:
        outer.row = force.voice.row
    chain.links.insert(0, voice)


def _goes_behind_en(chain: Chain, force: _Force, passage: Passage) -> bool:
    """English: whether a chain of its own stands behind the voice that goes on: an official does; a paper or a guess only in what it tells."""
    outer = chain.links[0]
    if outer.person is not None and outer.person.role == "part":
        return False
    media = outer.person is not None and outer.person.voice == "media"
    if media or outer.kind in ("document", "inference", "official_statement", "hearsay"):
        again = outer.speaker is not None and outer.speaker[0] < passage.start
        return _quoted_in(passage, chain) or ((force.introduced or again) and outer.kind == "official_statement")
    return True


def _goes_behind_zh(chain: Chain, force: _Force, passage: Passage) -> bool:
    """Chinese: whether a chain of its own stands behind the voice that goes on: where a source tells it, or in a quotation of theirs."""
    outer = chain.links[0]
    if force.voice.kind == "newsroom" or (outer.person is not None and outer.person.voice == "media"):
        return False
    if outer.person is not None and outer.person is force.voice.person:
        return False
    here = outer.speaker is not None and outer.speaker[0] >= passage.start and passage.quoted(outer.speaker[0]) is None
    if here and outer.kind in _OUTER and len(chain.links) > 1:
        return False  # it begins with one who is named outside the quotation
    if _told_again(passage, outer.speaker, force.voice.speaker):
        return False
    return force.source or _quoted_in(passage, chain)


def _goes_behind_ko(chain: Chain, force: _Force, passage: Passage) -> bool:
    """Korean: whether a chain of its own stands behind the voice that goes on: not a paper or an office that speaks to everybody."""
    outer = chain.links[0]
    if not (_quoted_in(passage, chain) or _so_says(passage)):
        alone = outer.kind == "official_statement" and _own_words(chain, force, passage)
        if outer.kind == "document" or alone:
            return False
    if outer.person is not None and outer.person.role in _IN_PUBLIC:
        return False
    return force.source or force.voice.kind != "participant"


def _so_says(passage: Passage) -> bool:
    """Korean: whether the sentence ends as what the voice before it explained."""
    lang = passage.sentence.lang
    return lang == "ko" and _KO_SO_SAYS.search(passage.folded, passage.start, passage.end) is not None


def _own_words(chain: Chain, force: _Force, passage: Passage) -> bool:
    """Korean: whether an official speaks on their own outside what a resident tells: not of those told of, nor with words told on (-다고 했다)."""
    speaker = chain.links[0].speaker
    told_of = speaker is not None and speaker[0] < passage.start
    return not (force.source or told_of) and _KO_TOLD_ON.search(passage.folded, passage.start, passage.end) is None


def _goes_behind_ja(chain: Chain, force: _Force, passage: Passage) -> bool:
    """Japanese: whether a chain of its own stands behind the voice that goes on: in a quotation of theirs, or an office's words that a source tells."""
    outer = chain.links[0]
    if _quoted_in(passage, chain):
        return True
    if outer.kind == "official_statement":
        # In an article somebody who only witnessed does not speak for an office, and what it gives out is public.
        noted = force.chain.span == force.voice.speaker
        return noted or (force.source and _JA_PUBLIC.search(passage.folded, *chain.span) is None)
    return outer.kind != "inference"


_GOES_BEHIND: dict[Lang, Callable[[Chain, _Force, Passage], bool]] = {
    "en": _goes_behind_en,
    "ko": _goes_behind_ko,
    "zh": _goes_behind_zh,
    "ja": _goes_behind_ja,
}


def _told_again(passage: Passage, one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    """Whether two descriptions name one speaker: one holds the other."""
    if one is None or other is None:
        return False
    left, right = passage.folded[slice(*one)], passage.folded[slice(*other)]
    return left in right or right in left


def _quoted_in(passage: Passage, chain: Chain) -> bool:
    return passage.quoted(chain.span[0]) is not None


def _gathers(
    chain: Chain, acts: list[Said], passage: Passage, passages: Sequence[Passage], number: int, loose: list[Passage]
) -> None:
    """Stretches of other sentences that rest on a chain: what stands before "relayed this information", a quotation that is introduced, a note."""
    act = next((act for act in acts if act.cue[0] >= chain.span[0] and act.cue[1] <= chain.span[1]), None)
    if act is None:
        return
    if act.back:
        chain.scopes.extend(
            (other.start, other.end) for other in loose if other.sentence.section == passage.sentence.section
        )
    around = neighbours(passages, number)
    if act.first or act.does in _SAME_EVENT or act.does == "introduces":
        chain.scopes.append((around[0].start, around[-1].end))
    slack = 12 if passage.sentence.lang == "en" else 3
    if act.kind == "rumour" and passage.end - passage.start - (act.cue[1] - act.cue[0]) <= slack:
        chain.scopes.append((passage.start, around[-1].end))
    if act.does == "newsroom":
        chain.pictured = True
        chain.scopes.append((around[0].start, around[-1].end))
    if _INTRODUCES.search(passage.folded, passage.start, passage.end):
        for other in passages[number + 1 : number + 1 + REACH]:
            if other.sentence.paragraph > passage.sentence.paragraph + 1:
                break
            if _in_speech(other) or other.sentence.paragraph == passage.sentence.paragraph:
                chain.scopes.append((other.start, other.end))
    if passage.sentence.lang == "ko" and _KO_LIKE_THAT.search(passage.folded, passage.start, passage.end):
        before = [other for other in passages[max(0, number - _LATEST) : number] if _in_speech(other)]
        same = [other for other in before if other.sentence.paragraph >= passage.sentence.paragraph - 1]
        chain.scopes.extend((other.start, other.end) for other in same)
    for quote in passage.quotes:
        if quote.end > passage.end and passage.start <= quote.start:
            chain.scopes.append((quote.start, quote.end))


def neighbours(passages: Sequence[Passage], number: int) -> Sequence[Passage]:
    """The sentences of the same paragraph, at most `REACH` to either side."""
    paragraph = passages[number].sentence.paragraph
    first = last = number
    while first > 0 and number - first < REACH and passages[first - 1].sentence.paragraph == paragraph:
        first -= 1
    while last + 1 < len(passages) and last - number < REACH and passages[last + 1].sentence.paragraph == paragraph:
        last += 1
    return passages[first : last + 1]


def resting(passages: Sequence[Passage], found: Sequence[Chain]) -> list[list[tuple[int, tuple[int, int]]]]:
    """For each sentence the chains (by number) one of whose stretches touches it, with that stretch."""
    starts = [passage.start for passage in passages]
    resting_on: list[list[tuple[int, tuple[int, int]]]] = [[] for _ in passages]
    for number, chain in enumerate(found):
        for scope in chain.scopes:
            at = max(0, bisect_right(starts, scope[0]) - 1)
            while at < len(passages) and passages[at].start < scope[1]:
                if scope[0] < passages[at].end:
                    resting_on[at].append((number, scope))
                at += 1
    return resting_on


def _in_speech(passage: Passage) -> bool:
    quote = passage.quoted(passage.start) or passage.quoted(passage.start + 1)
    return quote is not None


def _force(outer: Chain, passage: Passage, earlier: _Force | None) -> _Force:
    person = outer.links[0].person
    source = person is not None and person.voice == "source"
    voice = outer.links[0]
    if earlier is not None and voice.row is None:
        voice.row = earlier.voice.row
    return _Force(voice, outer, passage.sentence.paragraph, passage.sentence.section, source)


def _by_position(found: list[Chain], force: _Force | None, run: Chain | None, passage: Passage) -> Chain | None:
    """Lay a sentence without a voice of its own to the voice that goes on speaking; None where none does."""
    if force is None or not force.holds(passage):
        return None
    if any(chain.covers(passage.start, passage.end) for chain in found[-_LATEST:]):
        return run
    if passage.sentence.lang == "ja" and not (passage.measures and (force.source or _in_speech(passage))):
        return run
    if passage.sentence.lang == "ko" and not _in_speech(passage):
        # A Korean verb says whose words they are (-다고 한다): a plain sentence is the paper's own.
        return run
    if passage.sentence.lang == "zh" and passage.sentence.paragraph == force.paragraph and not _in_speech(passage):
        # Within a paragraph the voice goes on: what it says rests on the words that named it.
        force.chain.scopes.append((passage.start, passage.end))
        return run
    if passage.sentence.lang == "en":
        if passage.sentence.paragraph == force.paragraph:
            # Within a paragraph English names the voice again; a plain sentence is the paper's own.
            return run
        if run is not None and run.scopes and not _in_speech(passage) and passage.quoted(run.scopes[-1][0]) is None:
            run.scopes.append((passage.start, passage.end))
            return run
    if passage.folded[passage.start] in "※*(（" or _CREDIT_END.search(passage.text, passage.start, passage.end):
        return run
    if run is not None and run.scopes and passage.text.find("\n\n", run.scopes[-1][1], passage.start) < 0:
        run.scopes.append((passage.start, passage.end))
        return run
    voice = Voice(force.voice.kind, force.voice.speaker, None, force.voice.person, False, force.voice.row)
    if voice.kind in ("witness", "participant") and not _in_speech(passage):
        voice.kind = "relay"
    chain = Chain((passage.start, passage.end), [voice], [(passage.start, passage.end)], explicit=False)
    found.append(chain)
    return chain


def _credited(passage: Passage, text: str) -> tuple[int, int] | None:
    """The name in brackets under a photograph, "(NAME)"."""
    credit = _CREDIT.fullmatch(text[passage.start : passage.end])
    return (passage.start + credit.start(1), passage.start + credit.end(1)) if credit else None


def _credit(found: list[Chain], name: tuple[int, int], passages: Sequence[Passage], number: int) -> None:
    """Give a photograph's credit to the newsroom's own observation in the same paragraph."""
    around = neighbours(passages, number)
    for chain in found[-_LATEST:]:
        if chain.pictured and around[0].start <= chain.span[0] <= name[0]:
            chain.links[0].kind = "newsroom"
            chain.links[0].speaker = chain.links[0].span = name
            chain.span = (min(chain.span[0], name[0]), name[1])
            for other in around:
                chain.links[0].edtf = next(
                    (time.edtf for time in reversed(other.times) if time.edtf), chain.links[0].edtf
                )


def _unknown(passages: Sequence[Passage], found: Sequence[Chain]) -> list[Chain]:
    """Quotations of some length that nobody is named for."""
    made: dict[int, Chain] = {}
    told: set[int] = set()
    for passage, rests in zip(passages, resting(passages, found), strict=True):
        for quote in passage.quotes[:_LATEST]:
            if quote.depth or quote.end - quote.start < _SPEECH_LETTERS[passage.sentence.lang]:
                if passage.sentence.lang != "en" or not _LINE.match(passage.text, quote.start, quote.end):
                    continue
            elif (
                passage.sentence.lang == "en"
                and quote.start > passage.start
                and passage.text[quote.start + 1].islower()
            ):
                continue  # words taken out of a sentence
            if passage.sentence.lang == "ja" and _JA_NAMED.match(passage.folded, quote.end):
                continue
            if any(scope[0] < quote.end and quote.start < scope[1] for _, scope in rests):
                told.add(quote.start)
            span = (quote.start, quote.end)
            made.setdefault(quote.start, Chain(span, [Voice("relay", None, None)], [span]))
    return [chain for start, chain in made.items() if start not in told]
