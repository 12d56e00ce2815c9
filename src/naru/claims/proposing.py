"""Proposals as claims: what a reading found, with ids that the same message gives again, and the source as the first
voice.

In: a `Reading`, the digest of the message, the report's id, the opaque id of the source (None for an article), the
pack. Out: `Claim`s in state "proposed", in the order of the reading. A claim keeps what the text gave: the date with
the words it came from, the place, the people by role (a name has no field), the hedges, the quotation, its span, the
rule and its confidence.

Who told us is the first link. Where the text itself begins with that same voice ("a partner said", "I saw it"), the
two are one link; whoever else the text begins with stands behind the source. A voice is only ever taken for the
source where words say so: a witness nobody described stays unknown, for two unknown witnesses may be one.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal

from naru.errors import ItemError
from naru.packs import Pack
from naru.reading import AttributionMention, PersonMention, ProposedClaim, Reading, Time, VoiceLink
from naru.values import Attribution, Claim, FuzzyDate, Link, LinkKind, Person, Place, Quote, Relation, Span, content_id

#: A speaker described by nothing but a word for oneself. "My neighbour" is somebody else.
_ONESELF = re.compile(
    r"(?i:i|me|myself|we|us|ourselves)|(?:나|저|내|제|본인|자기|우리)(?:들)?(?:가|는|도|이|은)?(?:\s*직접)?|직접"
    r"|我们?(?:自己)?|我們|本人|(?:私|僕|俺|自分|本人|我々)(?:たち|達)?(?:自身)?(?:は|が|も)?"
)
#: The same inside a stretch of words that names no speaker: as the subject, or "with own eyes".
_ONESELF_INSIDE = re.compile(
    r"\b(?:I|we|We)\b|(?<![가-힣])(?:내가|제가|나는|저는|우리가|본인이|본인은|직접)|我(?!们?的|們?的|家)|亲眼|親眼|亲自|親自|本人"
    r"|(?:私|僕|俺|自分|我々)(?:たち|達)?(?:自身)?(?:は|が|も)"
)
#: Roles of people who tell the newsroom things.
_TELLERS = frozenset({"partner", "source"})
#: Roles of people who act for an authority; whom a claim happens to is somebody else.
_ACTING = frozenset({
    "authority", "border_guard", "soldier", "officer", "official", "party_official", "police", "security_officer",
    "state_security", "neighbourhood_watch_unit", "watch_unit_leader", "womens_union", "youth_league", "state_media",
})  # fmt: skip
_LOOKING_ON = frozenset({"partner", "source", "witness", "reporter", "audience"})
_OWN_VOICE: frozenset[LinkKind] = frozenset({"relay", "witness", "participant", "inference"})


def propose(
    reading: Reading, *, message: str, report: str, source: str | None, pack: Pack, own: bool = False
) -> tuple[Claim, ...]:
    """The claims of a reading, in its order. `message` = the digest of the message, `report` and `source` opaque ids. `own` = the source is
    the newsroom's own eyes: what it tells without naming another voice is the newsroom's observation.

    Never raises for what a reading holds: a date that is none, or an attribution that is not there, is left out.
    """
    attributions = {each.id: each for each in reading.attributions}
    seen: Counter[tuple[int, int]] = Counter()
    found: list[Claim] = []
    for made in reading.claims:
        start, end = made.span
        number = seen[made.span]
        seen[made.span] += 1
        attribution = attributions.get(made.attribution) if made.attribution is not None else None
        found.append(
            Claim(
                id=content_id("c", message, start, end, number),
                what=made.what,
                status=made.status,
                when=_when(made, reading, pack),
                where=_where(made, reading),
                who=_who(made, reading),
                attribution=Attribution(links=_observed(_links(attribution, made, reading, source, pack), source, own)),
                sureness=made.sureness,
                hedges=tuple(hedge.text for hedge in reading.hedges if _meets(hedge.scope, made.span)),
                quote=Quote(text=made.quote, lang=reading.lang),
                span=Span(report=report, start=start, end=end),
                source=source,
                confidence=made.confidence,
                rule=", ".join(made.rules),
            )
        )
    return tuple(found)


def _meets(one: tuple[int, int], two: tuple[int, int]) -> bool:
    return one[0] < two[1] and two[0] < one[1]


def _far(start: int, end: int, span: tuple[int, int]) -> tuple[int, int]:
    """How far words lie from a span; 0 inside it. Of two equally far the earlier is nearer."""
    return max(span[0] - end, start - span[1], 0), start


def _when(made: ProposedClaim, reading: Reading, pack: Pack) -> FuzzyDate | None:
    if made.edtf is None:
        return None
    told = [time for time in reading.times if time.edtf == made.edtf]
    time = min(told, key=lambda each: _far(each.start, each.end, made.span), default=None)
    return _date(made.edtf, time, pack)


def _date(edtf: str, time: Time | None, pack: Pack) -> FuzzyDate | None:
    """The date as the time says it, bounds included; by its notation alone where they contradict it; None where it is
    none.
    """
    seasons = pack.manifest.seasons
    try:
        if time is None:
            return FuzzyDate.parse(edtf, seasons=seasons)
        if time.earliest is not None or time.latest is not None:
            try:
                return FuzzyDate(
                    edtf=edtf, earliest=time.earliest, latest=time.latest, words=time.text, inferred=time.inferred
                )  # fmt: skip
            except ItemError:
                pass
        return FuzzyDate.parse(edtf, time.text, time.inferred, seasons)
    except ItemError:
        return None


_RELATIONS: dict[str, Relation] = {"near": "near", "inside": "inside"}


def _where(made: ProposedClaim, reading: Reading) -> Place | None:
    if made.place_id is not None:
        return Place(id=made.place_id)
    for far in reading.places:
        if far.level == "relative" and _meets((far.start, far.end), made.span):
            inside = (
                each for each in reading.places if each.place_id and far.start <= each.start and each.end <= far.end
            )
            anchor = next(inside, None)
            known = far.near or far.inside or (anchor.place_id if anchor else None)
            return Place(name=far.text, inside=known, relation=_RELATIONS.get(far.rule.rpartition(".")[2], "opposite"))
    return None


def _who(made: ProposedClaim, reading: Reading) -> tuple[Person, ...]:
    """The people of a claim, by the mention whose words these are, nearest to the claim. Words that are no mention
    are left out.
    """
    found: list[PersonMention] = []
    for words in made.who:
        plain = " ".join(words.split())
        told = [each for each in reading.persons if " ".join(each.text.split()) == plain]
        mention = min(told, key=lambda each: _far(each.start, each.end, made.span), default=None)
        if mention is not None and mention not in found:
            found.append(mention)
    return tuple(
        Person(role=each.role, sex=each.sex, age=each.age, count=each.count, part=_part(each.role)) for each in found
    )  # fmt: skip


def _part(role: str) -> Literal["agent", "affected", "witness"]:
    if role in _ACTING:
        return "agent"
    return "witness" if role in _LOOKING_ON else "affected"


def _links(
    attribution: AttributionMention | None, made: ProposedClaim, reading: Reading, source: str | None, pack: Pack
) -> tuple[Link, ...]:
    voices = attribution.links if attribution is not None else ()
    told_on = None if source is None or reading.published is None else FuzzyDate.parse(reading.published.isoformat())
    links: list[Link] = []
    for number, voice in enumerate(voices):
        link = _link(voice, pack)
        if source is not None and voice.kind in _OWN_VOICE and _is_source(voice, number, attribution, made, reading):
            link = link.replaced(who=source, when=link.when or told_on)
        if links and link.who is not None and link.who == links[-1].who:
            links[-1] = link
        else:
            links.append(link)
    if source is not None and (not links or links[0].who != source):
        links.insert(0, Link(kind="relay", who=source, when=told_on, explicit=False))
    return tuple(links)


def _observed(links: tuple[Link, ...], source: str | None, own: bool) -> tuple[Link, ...]:
    if not own or not links or links[0].who != source:
        return links
    named = [
        link
        for link in links[1:]
        if link.speaker or link.who is not None or link.kind not in ("witness", "participant", "newsroom")
    ]
    return links if named else (links[0].replaced(kind="newsroom"),)


def _link(voice: VoiceLink, pack: Pack) -> Link:
    return Link(
        kind=voice.kind,
        speaker=voice.speaker or "",
        where=Place(id=voice.place_id) if voice.place_id is not None else None,
        when=_date(voice.edtf, None, pack) if voice.edtf is not None else None,
        explicit=voice.span is not None,
    )


def _is_source(
    voice: VoiceLink, number: int, attribution: AttributionMention | None, made: ProposedClaim, reading: Reading
) -> bool:
    """True where words say that this voice is the one who tells us: a partner named as such, or oneself."""
    if voice.speaker is not None and _ONESELF.fullmatch(voice.speaker.strip()):
        return True
    if voice.speaker is None and _ONESELF_INSIDE.search(_heard(attribution, made)):
        return True
    if number > 0:
        return False
    tellers = [each for each in reading.persons if each.role in _TELLERS]
    return any(_is_named(voice, each) for each in tellers) or (voice.kind == "relay" and not voice.speaker)


def _is_named(voice: VoiceLink, mention: PersonMention) -> bool:
    if voice.span is not None:
        return _meets(voice.span, (mention.start, mention.end))
    return voice.speaker is not None and " ".join(mention.text.split()) in voice.speaker


def _heard(attribution: AttributionMention | None, made: ProposedClaim) -> str:
    """The words of an attribution without a speaker, as far as they stand in the claim's quotation."""
    if attribution is None:
        return ""
    start, end = attribution.span[0] - made.span[0], attribution.span[1] - made.span[0]
    return made.quote[max(start, 0) : max(end, 0)]
