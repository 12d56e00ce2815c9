"""Saying, in English: who is said to say, think, hear or see something, within one sentence, and what rests on what.

In: a passage, its cues in order, the people told before it. Out: `Voiced`s, each with those behind whom it stands. The speaker stands right before the
verb, right behind it ("said a driver"), or is taken up by a pronoun; in a note somebody before a colon speaks. Who says to have seen it, or is told to
have been there, is a witness or a participant. Grammar only: the words are the pack's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from naru.reading.clauses import strongest
from naru.reading.lexicon import Hit, SpeakerRule, speaker_rule
from naru.reading.passages import Passage
from naru.reading.people import KIND_OF_VOICE, Person
from naru.reading.saying_en_kinds import ARMED, SAW, WHO, clause_kind, kind_of, told_before_colon
from naru.reading.saying_en_who import GOES_ON, NOUN_BEHIND, QUOTE_END, TO_SOMEBODY, numbered, unknown_behind, unsaid
from naru.values import LinkKind

_PRONOUN = re.compile(
    r"\b(he|she|they|it|who|i|we)\s+(?:also |then |later |had |has |have |did |does |do |only |himself |herself |immediately "
    r"|now |still |further |both |all |simply )*\Z"
)
_INFINITIVE = re.compile(r"\bto (?:\w+ly )?\Z")
#: What may stand between a subject and its verb.
_TO_VERB = re.compile(
    r"(?:\s(?:we|i|this newsroom|the newsroom) (?:reached|spoke to|talked to|met|interviewed|know))?"
    r"(?:\s(?:of|from|in|at|on|by|near|with|along|across|outside|behind|opposite) "
    r"(?!(?:and|but|who|that)\b)(?:(?!(?:and|but|who|that|which)\b)[\w'’\-]+ ){0,3}?[\w'’\-]+(?=[ ,]))?"
    r"(?:\sof (?:one|them|both|those|(?:a|the|an) \w+)(?= ))?"
    r"(?:\s*\([^()]{1,40}\))?(?:,[^,;:\"“”]{2,90},|,)?(?:,?\s+(?:who|whose|which|that)(?=\s)(?:\s[^,;:\"“”]{2,110}?,?)?)?"
    r"(?:\s(?:also|then|later|had|has|have|did|do|does|only|immediately|now|still|further|both|all|said to have"
    r"|reached by phone|himself|herself|\w+ly))*\s*"
)
_OBJECT = re.compile(
    r"\b(?:to|from|with|by|of|against|about|on|at|for|told|tell|tells|ordered|threatened|warned|asked|behind|near|than|like)\s+\Z"
)
_HIM = re.compile(
    r"\b(?:told|tells|tell) (?:him|her|them|me)\b(?!\s+(?:husband|wife|mother|father|son|sister|brother|neighbo|family|friend"
    r"|daughter|aunt|uncle|colleague))"
)
_COLON = re.compile(
    r"\s(?:on (?:the )?(?:line|phone|wire)|calling|live)\s?[–—:-](?=\s)"
    r"|(?:\s*\([^()]{1,24}\))?(?:,? (?:at|in|on|from|to|by|told|said|says|tel|via) [^:;.!?\"“”]{1,40}|[ ,]+[\d./-]{1,10}[.,]?"
    r"|,? today|,? yesterday|,? tonight|,? [a-z]+day|,? (?:who |and )?(?:saw|watched|stood|sat|hid|was|were) [^:;.!?\"“”]{1,60})?\s?:(?=\s)"
)
_PAPER_COLON = re.compile(r"[^:;.!?\"“”]{0,40}:(?=\s)")
_FROM = re.compile(
    r"(?:\bhv|\bhave|\bgot|\bhad|\bgot|\bthis|\bthat|\bit|\bword|\bnews|\bthis is)?\s?(?:this |it |word )?\b(?:fr|frm|from|via|through)\s+\Z"
)
_NOUN_BEFORE = re.compile(
    r"(?:\A|[,;:“\"—]\s*|\band |\bbut |\bwhile |\bthat |\bthough )((?:an?|the|one|two|both|some|another|several|my|his|her"
    r"|their|our)\s(?:[\w'’\-]+\s){1,6})\Z"
)
_MANY_BEFORE = re.compile(
    r"(?:\A|[,;:.“\"—]\s*|\band |\bbut |\bwhile |\bthough )((?:people|ppl|some|many|most|others|residents|neighbours|neighbors"
    r"|traders|officials|observers)(?: (?:here|there|in town))?)\s(?:also |now )?\Z"
)
#: "Officers instructed housewives to …": what they ordered is told, and nobody's words.
_ORDERS = re.compile(r"(?:order|instruct|command|direct|oblig)(?:ed|s|ing)?\b")
_PASSIVE = re.compile(r"\b(?:was|were|been|is|are|being)\s(?:\w+ly\s)?\Z")
#: A sentence of the newsroom about itself: its name, behind the mark of a remark.
_OWN_NAME = re.compile(
    r"(?:[※*•·>\s\-–—]|(?:editor's |eds?\.? )?(?:note|n\.?b\.?):?)*(?P<name>(?:the |this )?[\w.&'’-]+(?: [\w.&'’-]+){0,3})\s*",
    re.IGNORECASE,
)
#: Nothing before a verb but where or when: a note that leaves out who.
_ALONE = re.compile(r"(?:\A|[.;:,—–/-] ?|\b(?:only|just|also|and|but|we|i) )\Z")
_OUTSIDE = re.compile(r"[;]|,? (?:and|but|while|whereas|though|yet) ")
_AS_SAYING = re.compile(r"\bas (?:saying|telling|warning|stating|claiming|having said)\b")
_ING = re.compile(r"\w+ing\b")
_COMMA = re.compile(r"\s?,")
#: Words that say no more than when and where behind "the source said".
_SMALL = re.compile(r"\b(?:on|last|this|yesterday|by|in|at|to|from|the|of)\b")
_REST = 34
_HAS = re.compile(r"\b(?:has|have|had|'ve|'d)(?: \w+)? \Z")
_PERSONALLY = re.compile(r"\b(?:himself|herself|themselves|personally|own eyes)\b")
_FIRST = re.compile(r"\b(?:i|we|myself|my own eyes|our own eyes|own eyes)\b")
_I = re.compile(r"\b(?:i|we)\b")
#: Somebody tells from where they looked.
_FROM_WHERE = re.compile(
    r"\b(?:himself|herself|themselves|own eyes)\b|\b(?:from|frm) (?:his|her|their) (?:own )?"
    r"(?:field|window|roof|house|home|boat|balcony|seat|garden|truck|hill|door|yard|shop|post|car|cab|stall|plot|flat)\b"
)
_CLAUSES = re.compile(r"[.;,]\s|\s-\s")


@dataclass(slots=True)
class Voiced:
    """One act: its cue, what it does, its kind, who (None = I, or nobody named), the stretch that rests on it and those it stands behind."""

    hit: Hit
    does: str
    kind: LinkKind
    speaker: Person | None
    at: tuple[int, int]
    scope: tuple[int, int]
    first: bool = False
    outermost: bool = False
    via: Person | None = None
    sure: bool = True
    behind: list[Voiced] = field(default_factory=list)


def acts(passage: Passage, cues: Sequence[Hit], before: Sequence[Person]) -> list[Voiced]:
    """The acts of speaking of one sentence, in order."""
    found: list[Voiced] = []
    opening = _opening(passage)
    if opening is not None:
        found.append(opening)
    for hit in cues:
        rule = speaker_rule(hit)
        if rule.does == "says" and _INFINITIVE.search(passage.folded, passage.start, hit.start):
            continue
        if _AS_SAYING.match(passage.folded, hit.start - 3):
            continue
        found.extend(_act(passage, hit, rule, before, found))
    return _nest(passage, _settled(found))


def _act(
    passage: Passage, hit: Hit, rule: SpeakerRule, before: Sequence[Person], found: Sequence[Voiced]
) -> list[Voiced]:
    whole = (passage.start, passage.end)
    if rule.id.endswith("bare") and not _ALONE.search(passage.folded, passage.start, hit.start):
        teller, _ = _speaker(passage, hit, before, inverted=False)
        if teller is None or teller.voice not in ("source", "other") or teller.count != 1:
            return []
        return [Voiced(hit, rule.does, "hearsay", None, hit[:2], (hit.start, passage.end), via=teller)]
    if rule.id.endswith("newsroom-named"):
        paper = Person(*hit[:2], hit[:2], "newsroom", None, None, None, rule.id, "newsroom")
        return [Voiced(hit, rule.does, "newsroom", paper, hit[:2], whole)]
    if rule.does == "newsroom" and rule.place == "before":
        name = _OWN_NAME.fullmatch(passage.text, passage.start, hit.start)
        if name is None:
            return []
        paper = Person(*name.span("name"), name.span("name"), "newsroom", None, None, None, rule.id, "newsroom")
        return [Voiced(hit, rule.does, "newsroom", paper, (paper.start, hit.end), whole)]
    if rule.does in ("talk", "newsroom") or (rule.does == "hears" and rule.place == "none"):
        return [Voiced(hit, rule.does, rule.kind or "hearsay", None, hit[:2], whole)]
    if rule.place == "after":
        return _after(passage, hit, rule, before)
    if rule.id.endswith("quotes"):
        return _quoting(passage, hit, before)
    if rule.does in ("sees", "attends"):
        return _seeing(passage, hit, rule, before, found)
    speaker, outermost = _speaker(passage, hit, before, inverted=rule.does == "says")
    if speaker is None:
        return []
    if rule.id.endswith("document-says") and speaker.voice != "document":
        return []
    if _nobodys(passage, hit, rule, speaker):
        return []
    if rule.does == "says" and unsaid(passage, hit, speaker):
        return []
    kind = kind_of(passage, rule, hit, speaker)
    act = Voiced(
        hit, rule.does, kind, speaker, _at(passage, speaker, hit), _scope(passage, hit, outermost), outermost=outermost
    )
    if rule.does == "says" and _HIM.search(passage.folded, hit.start, hit.end + 4):
        act.via = next((each for each in reversed(before) if each.voice == "source"), None)
        if act.via is None:
            act.via = _last_alone(before)
        if act.via is speaker:
            act.via = None
        if act.via is not None and act.kind == "official_statement" and speaker.role in ARMED:
            act.kind = "relay"
    return [act]


def _nobodys(passage: Passage, hit: Hit, rule: SpeakerRule, speaker: Person) -> bool:
    """Whether a verb tells no words of anybody: it is passive, an order carried on, or what residents at large fear."""
    if rule.place == "before" and _PASSIVE.search(passage.folded, max(passage.start, hit.start - 24), hit.start):
        return True
    if rule.does == "thinks" and speaker.role == "resident" and speaker.count is None:
        return (speaker.start, speaker.end) == speaker.head
    return speaker.count is None and not passage.quotes and _ORDERS.match(passage.folded, hit.start) is not None


def _last_alone(before: Sequence[Person]) -> Person | None:
    return next(
        (person for person in reversed(before) if person.count == 1 and person.voice in ("source", "other")), None
    )


def _at(passage: Passage, speaker: Person, hit: Hit) -> tuple[int, int]:
    return (speaker.start, speaker.end) if passage.start <= speaker.start < passage.end else hit[:2]


def _scope(passage: Passage, hit: Hit, outermost: bool) -> tuple[int, int]:
    quote = next((q for q in passage.quotes if 0 <= q.start - hit.end <= 40 or 0 <= hit.start - q.end <= 4), None)
    if outermost:
        return passage.start, passage.end
    if quote is not None and quote.start < hit.start:
        return quote.start, max(passage.end, hit.end)
    last = max(passage.end, quote.end) if quote is not None else passage.end
    turn = next(
        (point.start for point in passage.points if point.start >= hit.end and passage.folded[point.start] == ";"), None
    )
    if turn is not None and passage.quoted(turn) is None:
        last = turn
    return hit.start, last


def _speaker(passage: Passage, hit: Hit, before: Sequence[Person], *, inverted: bool) -> tuple[Person | None, bool]:
    """Who the verb belongs to, and whether the words are put in or put behind, so that all of the sentence rests on them."""
    folded, first = passage.folded, max(passage.start, hit.start - 40)
    behind_quote = QUOTE_END.search(folded, passage.start, hit.start) is not None
    pronoun = _PRONOUN.search(folded, first, hit.start)
    goes_on = _GOES_TO_SAY.search(folded, hit.start, hit.end) is not None
    if inverted and not pronoun and not goes_on:
        for person in passage.persons:
            if 0 <= person.start - hit.end <= 2 and not folded[hit.end : person.start].strip():
                if GOES_ON.match(folded, person.end) and not behind_quote:
                    continue
                alone = folded[max(passage.start, hit.start - 2) : hit.start].strip() in (",", "", "—", "-", ":")
                plain = folded[hit.start : hit.end].rstrip() in ("say", "says", "said")
                comma = alone and not TO_SOMEBODY.match(folded, hit.start)
                if behind_quote or comma or (plain and _subject(passage, hit) is None):
                    return person, True
        unknown = unknown_behind(passage, hit, quoted=behind_quote)
        if unknown is not None:
            return unknown, True
    if pronoun and pronoun.group(1) != "who":
        word = pronoun.group(1)
        if word in ("i", "we") or passage.quoted(pronoun.start()) is not None:
            return None, False
        known = [*before, *(person for person in passage.persons if person.end <= pronoun.start())]
        paper = next((person for person in reversed(known[-8:]) if person.voice == "document"), None)
        if word == "it":
            return (paper, False) if paper is not None else (_subject(passage, hit), False)
        return _antecedent(word, known), _put_in(passage, hit, pronoun.start())
    subject = _subject(passage, hit)
    if subject is None:
        return None, False
    return subject, _put_in(passage, hit, subject.start)


def _subject(passage: Passage, hit: Hit) -> Person | None:
    """The person right before the verb; else the words right before it, where the lexicon has none for them."""
    folded = passage.folded
    near: Person | None = None
    direct = False
    participle = _ING.match(folded, hit.start, hit.end) is not None and folded.endswith((", ", "and "), 0, hit.start)
    seeing = speaker_rule(hit).does in ("sees", "attends")
    for person in passage.persons:
        if person.start > hit.start or not _same_quote(passage, person.start, hit.start):
            continue
        inside = person.head[1] <= hit.start < person.end
        between = folded[person.end : hit.start]
        if inside or (person.end <= hit.start and _TO_VERB.fullmatch(between)):
            if not _object(passage, person):
                near, direct = person, True
        elif (
            not direct
            and not seeing
            and person.end <= hit.start
            and (person.voice in ("source", "official", "media", "document") or participle)
            and len(between) <= 90
            and strongest(passage.points, person.end, hit.start) < (4 if participle else 3)
            and not _object(passage, person)
            and not _other_subject(passage, person.end, hit.start)
        ):
            near = person
    if near is not None:
        return near
    if speaker_rule(hit).does == "thinks":
        first = max(passage.start, hit.start - 24)
        many = _MANY_BEFORE.search(folded[first : hit.start])
        if many is not None:
            span = (first + many.start(1), first + many.end(1))
            return Person(*span, span, "people", None, None, None, "en.before-verb", "other")
    if seeing:
        return None
    unit = numbered(passage, hit)
    if unit is not None:
        return unit
    first = max(passage.start, hit.start - 60)
    noun = _NOUN_BEFORE.search(folded[first : hit.start])
    if noun is None or folded[hit.start : hit.end].startswith(("order", "demand", "state", "note", "claim", "report ")):
        return None
    start, end = first + noun.start(1), first + noun.end(1) - 1
    if any(person.start < end and start < person.end for person in passage.persons):
        return None
    return Person(start, end, (start, end), "people", None, None, None, "en.before-verb", "other")


def _other_subject(passage: Passage, first: int, last: int) -> bool:
    return any(
        first <= person.start and person.end <= last and not _object(passage, person) for person in passage.persons
    )


def _object(passage: Passage, person: Person) -> bool:
    """Whether a person is the object of a word right before, and so no subject."""
    return (
        person.start - passage.start > 8
        and _OBJECT.search(passage.folded, max(passage.start, person.start - 14), person.start) is not None
    )


_GOES_TO_SAY = re.compile(r" (?:that|how|to|of)\Z")
_SAYS_WHY = re.compile(r"\s*(?:that|because|how|whether|if|for|as|when|while|who)\b")


def _put_in(passage: Passage, hit: Hit, start: int) -> bool:
    """Whether "the source said" stands between commas or behind all that was said."""
    opened = passage.folded[max(passage.start, start - 3) : start].rstrip()[-1:]
    if start - passage.start < 4 or opened not in (",", "”", '"', "’", "—", "-"):
        return False
    rest = passage.folded[hit.end : passage.end]
    if _GOES_TO_SAY.search(passage.folded, hit.start, hit.end) or _SAYS_WHY.match(rest):
        return False  # "According to a source, an officer said that ...": what is said comes yet
    return _COMMA.match(rest) is not None or len(_SMALL.sub("", rest)) <= _REST


def _same_quote(passage: Passage, one: int, other: int) -> bool:
    return passage.quoted(one) is passage.quoted(other)


def _antecedent(pronoun: str, known: Sequence[Person]) -> Person | None:
    for person in reversed(known[-10:]):
        if (
            (pronoun == "she" and person.sex == "m")
            or (pronoun == "he" and person.sex == "f")
            or person.voice == "document"
        ):
            continue
        if pronoun in ("he", "she") and (person.count != 1 or person.role in ("group", "family")):
            continue
        if pronoun == "they" and person.count == 1:
            continue
        return person
    return None


def _after(passage: Passage, hit: Hit, rule: SpeakerRule, before: Sequence[Person]) -> list[Voiced]:
    """According to X; heard from X; was told by X."""
    folded = passage.folded
    speaker = next((p for p in passage.persons if 0 <= p.start - hit.end <= 12 or p.start <= hit.end < p.end), None)
    if speaker is None:
        noun = NOUN_BEHIND.match(folded, hit.end, passage.end)
        if noun is None:
            return []
        start, end = noun.span(1)
        speaker = Person(start, end, (start, end), "people", None, None, None, "en.heard-from", "other")
    kind: LinkKind = kind_of(passage, rule, hit, speaker)
    via = None
    if rule.does == "hears":
        pronoun = _PRONOUN.search(folded, max(passage.start, hit.start - 24), hit.start)
        near = [p for p in passage.persons if p.end <= hit.start and not _object(passage, p)]
        if pronoun and pronoun.group(1) in ("he", "she", "they"):
            via = next((p for p in reversed([*before, *near]) if p.voice == "source"), None) or _antecedent(
                pronoun.group(1), [*before, *near]
            )
        elif near:
            via = near[-1]
        who = WHO.match(folded, speaker.head[1], passage.end)
        if kind == "relay" and who and SAW.match(folded, who.end()):
            kind = "witness"
        elif kind != "witness" and (via is not None or pronoun):
            kind = "hearsay"
    bracketed = folded.startswith("(", hit.start - 1)
    scope = (hit.start if bracketed else passage.start, passage.end)
    outermost = rule.does == "says" and not bracketed
    return [Voiced(hit, rule.does, kind, speaker, (speaker.start, speaker.end), scope, via=via, outermost=outermost)]


def _quoting(passage: Passage, hit: Hit, before: Sequence[Person]) -> list[Voiced]:
    """X quoted Y as saying; citing Y, X said: both speak, Y behind X."""
    quoted = next((p for p in passage.persons if p.head[1] > hit.end - 3 and p.start - hit.end <= 6), None)
    made: list[Voiced] = []
    said = _AS_SAYING.search(passage.folded, hit.end, passage.end)
    speaker, _ = _speaker(passage, hit, before, inverted=False)
    if speaker is not None:
        kind = kind_of(passage, speaker_rule(hit), hit, speaker)
        made.append(Voiced(hit, "says", kind, speaker, _at(passage, speaker, hit), (hit.start, passage.end)))
    if quoted is not None:
        inner: LinkKind = (
            "document" if quoted.voice == "document" else clause_kind(passage, quoted) or KIND_OF_VOICE[quoted.voice]
        )
        first = said.start() if said else quoted.end
        made.append(Voiced(hit, "quoted", inner, quoted, (quoted.start, quoted.end), (first, passage.end)))
    return made


def _seeing(
    passage: Passage, hit: Hit, rule: SpeakerRule, before: Sequence[Person], found: Sequence[Voiced]
) -> list[Voiced]:
    """Who saw it or was there: a voice of its own only for a source, for "I", or put behind what was seen (", two passengers saw.")."""
    folded = passage.folded
    speaker, outermost = _speaker(passage, hit, before, inverted=False)
    kind: LinkKind = "witness" if rule.does == "sees" else "participant"
    if folded.startswith("seen", hit.start) and not _HAS.search(folded[max(0, hit.start - 20) : hit.start]):
        return []
    if speaker is not None and speaker.voice in ("document", "media"):
        return []
    alone = speaker is None and not found and _ALONE.search(folded, passage.start, hit.start) is not None
    if alone and _PERSONALLY.search(folded[hit.start : hit.end + 16]):
        teller = next((p for p in reversed(before) if p.voice == "source"), None) or _last_alone(before)
        return [Voiced(hit, "says", kind, teller, hit[:2], (passage.start, passage.end))]
    if speaker is not None and speaker.voice == "newsroom":
        return [Voiced(hit, "newsroom", "newsroom", speaker, _at(passage, speaker, hit), (passage.start, passage.end))]
    if speaker is None:
        words = folded[max(passage.start, hit.start - 14) : hit.end]
        first = _FIRST.search(words) is not None
        if not first or found:
            return []
        at = _I.search(folded, max(passage.start, hit.start - 14), hit.end)
        return [
            Voiced(hit, rule.does, kind, None, at.span() if at else hit[:2], (passage.start, passage.end), first=True)
        ]
    himself = _FROM_WHERE.search(folded[max(passage.start, hit.start - 12) : hit.end + 40])
    if any(act.does == "quoted" and act.speaker is speaker for act in found):
        return []
    told_of = any(act.does == "says" and 0 <= speaker.start - act.hit.end <= 2 for act in found)
    sure = speaker.voice == "source" or told_of or bool(himself) or (outermost and passage.end - hit.end <= 3)
    scope = (passage.start, passage.end) if outermost else (hit.start, passage.end)
    return [Voiced(hit, rule.does, kind, speaker, _at(passage, speaker, hit), scope, outermost=outermost, sure=sure)]


def _opening(passage: Passage) -> Voiced | None:
    """Somebody before a colon ("Guard commander at the meeting: …"), or whom a note is from ("This from a trader in Hyesan: …")."""
    folded = passage.folded
    for person in passage.persons:
        if passage.quoted(person.start) is not None or not person.role:
            continue
        colon = (_PAPER_COLON if person.voice == "document" else _COLON).match(folded, person.end, passage.end)
        head = folded[passage.start : person.start]
        clause = _CLAUSES.split(head)[-1]
        whence = _FROM.search(clause)
        if colon is None and whence is None:
            continue
        lone = person.count == 1 or person.voice in ("source", "document") or person.definite
        if colon is not None and (
            len(clause.split()) > 5 or not lone or (clause and not _bare(clause) and whence is None)
        ):
            continue
        if colon is None and any(other.end <= person.start for other in passage.persons):
            continue
        if colon is None and (whence is None or len(head) > 24 or person.voice not in ("source", "other")):
            continue
        kind = clause_kind(passage, person) or KIND_OF_VOICE[person.voice]
        if colon is not None and kind == "relay":
            kind = told_before_colon(folded[colon.start() : colon.end()]) or kind
        rule = SpeakerRule(id="en.opening", patterns=(), example="", counter="", does="says")
        hit = Hit(person.start, person.end, rule)
        return Voiced(hit, "says" if head.strip() else "introduces", kind, person, hit[:2], (person.start, passage.end))
    return None


_BARE = re.compile(
    r"(?:tel|call|msg|note|from|fr|via|from our|another|the|\d|[a-z]+day|at|in|on|:|-|/|'|am|pm|hrs|h|of|\s|[a-z]{2,12})*\Z"
)
_VERB_LIKE = re.compile(r"\b(?:is|are|was|were|has|have|had|told|said|says|for|to|by|with|and|took|shot|saw)\b")


def _bare(words: str) -> bool:
    """Whether words before somebody only say where and when."""
    return _VERB_LIKE.search(words) is None and _BARE.match(words) is not None


def _settled(found: list[Voiced]) -> list[Voiced]:
    """One act where several verbs have the same speaker: the sharpest kind counts."""
    rank = {"participant": 0, "witness": 1}
    kept: list[Voiced] = []
    for act in found:
        same = next(
            (
                other
                for other in kept
                if act.speaker is not None
                and other.speaker is act.speaker
                and (other.does == "thinks") == (act.does == "thinks")
                and other.does != "quoted"
            ),
            None,
        )
        if same is None:
            kept.append(act)
            continue
        if rank.get(act.kind, 9) < rank.get(same.kind, 9) and same.kind == "relay":
            same.kind = act.kind
        if act.does in ("says", "back") and same.does in ("sees", "attends"):
            same.does, same.sure = act.does, True
        same.sure = same.sure or act.sure
        same.scope = (min(same.scope[0], act.scope[0]), max(same.scope[1], act.scope[1]))
        same.outermost = same.outermost or act.outermost
        if act.does == "back":
            same.does = "back"
        same.hit = Hit(min(same.hit.start, act.hit.start), max(same.hit.end, act.hit.end), same.hit.rule)
    return [act for act in kept if act.sure]


#: So few letters stand before the words that open a sentence.
_OPENS = 2


def _nest(passage: Passage, found: list[Voiced]) -> list[Voiced]:
    """Put behind each act those outside it: what is put in or behind is outermost, then the verbs before it whose stretch holds it.

    Who opens the sentence ("According to a source, ...") is outside all that follows.
    """
    if found and found[0].outermost and found[0].hit.start - passage.start <= _OPENS:
        for act in found[1:]:
            act.outermost = False
    for number, act in enumerate(found):
        outer = [
            other
            for other in found[number + 1 :]
            if other.outermost and not act.outermost and other.scope[0] <= act.hit.start
        ]
        outer += [
            other
            for other in found[number + 1 :]
            if other.outermost and act.outermost and other.hit.start > act.hit.end
        ]
        outer = outer[::-1]
        if act.does == "quoted":
            same = [other for other in found if other is not act and other.hit == act.hit]
            saying = [other for other in found if other is not act and other.does == "says"]
            outer = [*same[0].behind, same[0]] if same else saying[:1]
        elif not act.outermost:
            for other in found[:number]:
                lone = all(one is other or one.hit != other.hit for one in found)
                if other.does == "quoted" and act.does == "says" and lone:
                    continue
                inside = other.scope[0] <= act.hit.start < other.scope[1] and not _parallel(passage, other, act)
                put_in = other.outermost and other.does != "thinks" and act.does != "talk"
                if put_in or (inside and act.does not in ("talk", "newsroom")):
                    outer.append(other)
        act.behind = _once(outer, act)
    return found


def _once(outer: Sequence[Voiced], act: Voiced) -> list[Voiced]:
    kept: list[Voiced] = []
    for other in outer:
        if other.does == "newsroom" or other.kind == "rumour" or other.kind == act.kind == "document":
            continue
        if other.speaker is not None and other.speaker is act.speaker:
            continue
        if all(other is not one for one in kept):
            kept.append(other)
    return kept


def _parallel(passage: Passage, one: Voiced, other: Voiced) -> bool:
    """Whether two acts stand side by side: a new clause with its own speaker, or "one of them" behind all of them."""
    if (
        other.speaker is not None
        and other.speaker.role == "part"
        and one.speaker is not None
        and one.speaker.count != 1
    ):
        return True
    first, last = (
        one.hit.end,
        other.speaker.start if other.speaker is not None and other.speaker.start > one.hit.end else other.hit.start,
    )
    if passage.quoted(last) is not None:
        return False
    points = [point for point in passage.points if first <= point.start < last]
    return any(point.strength >= 3 and _OUTSIDE.match(passage.folded, point.start) for point in points)
