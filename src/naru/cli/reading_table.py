"""A reading as tables for people: the claims first, then what they are made of.

In: a `Reading` and its pack. Out: text on standard output, as wide as the terminal. Words of the text are shown without control and direction
characters, so that a message cannot write over the screen.
"""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from naru.cli.tables import cut, headed, screen
from naru.packs import Pack
from naru.reading import AttributionMention, Reading

_LONGEST = 400


def show(reading: Reading, pack: Pack) -> None:
    """Print one reading."""
    out = screen(120)
    day = reading.published.isoformat() if reading.published else "no day given"
    out.print(Text(f"Language {reading.lang}, read with {day}. Proposals: nothing here is confirmed.", style="dim"))
    tables = (
        _claims(reading, pack),
        _times(reading),
        _places(reading, pack),
        _measures(reading, pack),
        _voices(reading),
    )
    for each in tables:
        if each.row_count:
            out.print(each)
    if not any(each.row_count for each in tables):
        out.print("Nothing was found in this text.")


def _words(text: str | None) -> Text:
    return cut(text, _LONGEST)


def _where(place_id: str | None, pack: Pack) -> str:
    return pack.places.label(place_id, "en") if place_id is not None else ""


def _claims(reading: Reading, pack: Pack) -> Table:
    table = headed("Claims", "", "what", "status", "when", "where", "sure", "words, who, how we know")
    for column, width in zip(table.columns, (4, 14, 10, 14, 13, 8), strict=False):
        column.max_width = width
    table.columns[-1].min_width = 40
    chains = {chain.id: chain for chain in reading.attributions}
    for claim in reading.claims:
        words = _words(claim.quote)
        for label, told in (("who", "; ".join(claim.who)), ("from", _chain(chains.get(claim.attribution or "")))):
            if told:
                words.append(Text.assemble(f"\n{label}: ", _words(told), style="dim"))
        table.add_row(
            claim.id, pack.taxonomy.label(claim.what, "en"), Text(pack.taxonomy.status_label(claim.status, "en"), style=_style(claim.status)),
            _day(claim.edtf), _where(claim.place_id, pack), claim.sureness, words,
        )  # fmt: skip
    return table


def _day(edtf: str | None) -> str:
    """A date in two lines where it is a set or a long period."""
    return (edtf or "").replace("..2", "..\n2") if len(edtf or "") > 14 else edtf or ""


def _style(status: str) -> str:
    return "" if status in ("happened", "attempted", "in_force", "seen", "ended") else "italic"


def _chain(chain: AttributionMention | None) -> str:
    if chain is None:
        return ""
    links = []
    for link in chain.links:
        guess = " (by position)" if link.span is None and link.speaker else ""
        links.append(f"{link.kind.replace('_', ' ')}: {link.speaker or 'unknown'}{guess}")
    return " ← ".join(links)


def _times(reading: Reading) -> Table:
    table = headed("Times", "words", "kind", "value", "inferred", "rule", "conf.")
    for time in reading.times:
        value = time.edtf or time.iso or ""
        table.add_row(
            _words(time.text), time.kind, value, ", ".join(time.inferred), time.rule, f"{time.confidence:.2f}"
        )
    return table


def _places(reading: Reading, pack: Pack) -> Table:
    table = headed("Places", "words", "place", "level", "id", "or", "rule", "conf.")
    for place in reading.places:
        others = ", ".join(place.alternatives[:3])
        table.add_row(
            _words(place.text),
            _where(place.place_id, pack),
            place.level,
            place.place_id or "—",
            others,
            place.rule,
            f"{place.confidence:.2f}",
        )
    return table


def _measures(reading: Reading, pack: Pack) -> Table:
    table = headed("Measures", "words", "kind", "status", "rule", "conf.")
    for measure in reading.measures:
        status = Text(pack.taxonomy.status_label(measure.status, "en"), style=_style(measure.status))
        table.add_row(
            _words(measure.text),
            pack.taxonomy.label(measure.code, "en"),
            status,
            measure.rule,
            f"{measure.confidence:.2f}",
        )
    return table


def _voices(reading: Reading) -> Table:
    table = headed("Who said it", "", "chain, from the one who spoke to the newsroom inward")
    for chain in reading.attributions:
        table.add_row(chain.id, _words(_chain(chain)))
    return table
