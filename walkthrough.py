"""START HERE: one invented story, carried from a call to a chart through every room of the library.

Run it: .venv/bin/python walkthrough.py  (tests/story/test_walkthrough.py asserts every line it prints)
Nothing here is stored or sent; a newsroom's folder, keys and verbs are `naru_desk`'s part.
"""

from datetime import date

from naru.claims import Decision, Edit, decide, propose
from naru.corroboration import link
from naru.exposure import population_of, weigh, words
from naru.intake import clean_text, new_identity, open_envelope, parse_note
from naru.observatory import Coverage, Occurrence, series
from naru.packs import load
from naru.publication import Bulletin, Telling, build, parse_story
from naru.reading import read
from naru.release import Cited, Dossier, judge, verdict_words
from naru.sealed import seal
from naru.values import Clue, ClueRelation, Consent, Ledger, Promise, Rung, content_id

PACK = load("north_korea")
HYESAN = "kp-adm2-1108746903"
LABEL = {"en": "a reporting partner in Hyesan"}
CALLS = {
    "heron": "---\nsource: heron\nchannel: call\nreceived: 2024-01-27\n---\n혜산. 1월 26일 국경경비대가 강가를 수색. 검문소 생김.",
    "plover": "---\nsource: plover\nchannel: sms\nreceived: 2024-01-28\n---\nHyesan. Border guards searched the riverbank on January 26.",
}
STORY = """---
slug: search
edition: en
date: 2024-02-05
author: editor-1
releasers: [editor-2, editor-3]
title: A search at the river
standfirst: What was told, and by how many.
byline: By the newsroom
method: [What stands here without a name was told by two people who did not have it from each other.]
published: {%s: {rung: day and town}}
---
Border guards searched the riverbank at Hyesan on 26 January 2024. [^%s]
"""


def main() -> None:
    """The whole way, a step at a time."""
    # 1. Anyone may seal; only the house can open.
    house = new_identity()
    envelopes = [seal(call.encode(), [house.recipient]) for call in CALLS.values()]
    print(f"sealed      {len(envelopes)} envelopes, alike from outside")

    # 2. Opened, cleaned, parsed; then read: what the rules propose, each with its words.
    claims = []
    for number, envelope in enumerate(envelopes):
        note = parse_note(clean_text(open_envelope(envelope, house)))
        reading = read(note.text, published=note.received, pack=PACK)
        found = propose(
            reading, message=content_id("m", note.text), report=f"r-{number}", source=note.source, pack=PACK
        )
        for claim in found:
            when = claim.when.edtf if claim.when else "no date"
            print(f"proposed    {claim.what}, {claim.status}, {when}: {claim.quote.text if claim.quote else ''}")
        claims += found

    # 3. An editor confirms, and says who else could have told it: so many in a town of so many.
    crowd = Clue(id="town", kind="share", within={"place": (HYESAN,)}, size=(60_000, 150_000))
    rung = Rung(label="day and town", when="2024-01-26", where=HYESAN, clues=(crowd,))
    confirmed = [
        decide(claim, Decision(claim=claim.id, state="confirmed", by="editor-2", edit=Edit(ladder=(rung,))), pack=PACK)
        for claim in claims
        if claim.what == "search"
    ]
    print(f"confirmed   {len(confirmed)} of {len(claims)}")

    # 4. Two people, who did not have it from each other, tell of one event.
    events = link(confirmed, PACK)
    for event in events:
        print(f"event       {event.what}, {event.origins.low} independent origins, grade {event.grade.grade}")

    # 5. How many people could heron be, given this story and that somebody there can phone abroad at all?
    phone = Clue(id="phone", kind="share", within={"place": (HYESAN,)}, size=(900, 3_500))
    apart = ClueRelation(between=("phone", "town"), is_="independent")
    ledger = Ledger(id="heron", complete=True, clues=(phone, crowd), relations=(apart,))
    weighing = weigh(ledger, population_of(PACK))
    print(f"weighed     {weighing.verdict}: {words(weighing, 'en')}")

    # 6. The gate: once without and once with the answer that decides.
    told = confirmed[0]
    story = parse_story(STORY % (told.id, told.id))
    promise = Promise(source="heron", when="day", where="county", label=LABEL)
    agreed = tuple(
        Consent(source="heron", venue=venue, given=True, since=date(2024, 1, 1)) for venue in ("bulletin", "dataset")
    )
    for chosen in (None, rung):
        cited = Cited(
            claim=told, event=events[0], rung=chosen, ladder=(rung,) if chosen else (), promise=promise, source="heron"
        )
        dossier = Dossier(
            pack=PACK, claims={told.id: cited}, weighings={"heron": weighing}, consents=agreed, on=date(2024, 2, 5)
        )
        for line in verdict_words(judge(story, dossier), "en"):
            print(f"gate        {line.strip()}")

    # 7. The bulletin is built from what may be seen, and from nothing else.
    telling = Telling(claim=told.id, code=told.what, status=told.status, when=rung.when, where=rung.where, labels=LABEL)
    files = build(Bulletin(story=story, tellings=(telling,), secret=b"a secret of this bulletin", photographs={}), PACK)
    print(f"published   {', '.join(files)}")
    print(f"            heron in it: {any(b'heron' in content for content in files.values())}")

    # 8. Years later: when and where did control tighten, and were there ears to hear it?
    seen = Occurrence(
        event="st-1", what="search", earliest=date(2024, 1, 26), latest=date(2024, 1, 26), place_id=HYESAN
    )
    ears = Coverage(place_id=HYESAN, week="2024-W04", active_sources=2)
    for point in series([seen], [ears], by="week", place_level="county", gazetteer=PACK).series:
        print(f"watched     {point.what} {point.period}: {point.count}, {point.active_sources} sources in contact")


if __name__ == "__main__":
    main()
