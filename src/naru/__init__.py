"""Naru carries testimony from a closed place to a published report and keeps the person who whispered hidden.

The rooms, in the order the data takes:

    values         the words of the domain: dates as known, places, people, claims, events
    packs          all that is particular to a country, as data
    sealed         what anyone may do: seal, recognise an envelope
    intake         what only the house may do: open, clean, parse a message
    reading        text -> proposed claims, each with its span, rule and confidence
    claims         confirming, revisions
    corroboration  claims -> events; independent origins; contradictions; grades
    care           promises, consent, freezes, check-ins
    evaluation     how well a text is read, counted against what people take from it
    exposure       how many people could the source be
    publication    statements, editions, bulletin, map, data
    release        findings of every room -> one verdict
    observatory    published events over time
    cli            the verbs of the command line that need no newsroom

Values in, values out: nothing here touches Django, the network or the clock.
"""
