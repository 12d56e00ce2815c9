"""Scores a reading against the gold of this folder (README.md). Overlap of spans is what counts; see `score` for what else must agree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from naru.packs import Pack
from naru.reading import Reading, read

HERE = Path(__file__).parent
Row = list[Any]


def gold(name: str) -> list[dict[str, Any]]:
    """The entries of one gold file."""
    content: list[dict[str, Any]] = yaml.safe_load((HERE / f"{name}.yaml").read_text("utf-8"))
    return content


def places() -> dict[str, list[str]]:
    """Short names of places and the ids that are right for them."""
    content: dict[str, list[str]] = yaml.safe_load((HERE / "places.yaml").read_text("utf-8"))
    return content


def spans(text: str, rows: Iterable[Row]) -> list[tuple[int, int, Row]]:
    """Where the words of each row stand: behind those of the row before, else where they stand first."""
    found, position = [], 0
    for row in rows:
        at = text.find(row[0], position)
        at = text.find(row[0]) if at < 0 else at
        assert at >= 0, row
        found.append((at, at + len(row[0]), row))
        position = at + 1
    return found


def _told(each: Any) -> str:
    """A mention as one word of a note: records do not show what they hold."""
    kept = {
        name: getattr(each, name)
        for name in each.__struct_fields__
        if name not in ("start", "end", "confidence", "alternatives", "name", "level")
    }
    return str(kept)


def _among(value: object, wanted: object) -> bool:
    return str(value) in str(wanted).split("/") if isinstance(wanted, str) else value == wanted


class Tally:
    """Right, wanted and proposed by kind; `notes` says what went wrong."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.wanted: Counter[str] = Counter()
        self.proposed: Counter[str] = Counter()
        self.notes: list[str] = []

    def f1(self, kind: str) -> float:
        """Twice the right ones over wanted plus proposed."""
        total = self.wanted[kind] + self.proposed[kind]
        return 2 * self.right[kind] / total if total else 1.0

    def recall(self, kind: str) -> float:
        """Right over wanted."""
        return self.right[kind] / self.wanted[kind] if self.wanted[kind] else 1.0

    def line(self) -> str:
        """One line for people."""
        return "  ".join(
            f"{kind} {self.right[kind]}/{self.wanted[kind]} f1 {self.f1(kind):.2f}" for kind in self.wanted
        )


def score(name: str, pack: Pack, tally: Tally | None = None) -> Tally:
    """Read every text of a gold file and count.

    A place is right by id; a measure by code and status; a person by age, sex and count (in Korean, Chinese and Japanese "one" and "not said"
    are the same unless a number is told); a hedge by its words; an attribution by its kinds and speakers; a claim by what, status, and date
    and place where those are given.
    """
    tally = tally or Tally()
    nick = places()
    for entry in gold(name):
        text = entry["text"]
        published = (
            entry["published"] if isinstance(entry["published"], date) else date.fromisoformat(entry["published"])
        )
        reading = read(text, published=published, pack=pack)
        _places(tally, entry, reading, nick)
        _persons(tally, entry, reading, name[:2])
        _measures(tally, entry, reading)
        _hedges(tally, entry, reading)
        _voices(tally, entry, reading)
        _claims(tally, entry, reading, nick)
    return tally


def _count(tally: Tally, kind: str, entry: dict[str, Any], found: list[Any], rows: list[Row], agrees: Any) -> None:
    used: set[int] = set()
    for start, end, row in spans(entry["text"], rows):
        optional = row[-1] == "?"
        near = [
            number for number, each in enumerate(found) if each.start < end and start < each.end and number not in used
        ]
        good = [number for number in near if agrees(found[number], row)]
        if not optional:
            tally.wanted[kind] += 1
        if good:
            used.add(good[0])
            if not optional:
                tally.right[kind] += 1
                tally.proposed[kind] += 1
        elif not optional:
            tally.notes.append(f"{entry['id']} {kind} missing {row} near {[_told(found[number]) for number in near]}")
        if optional:
            used.update(near)
    for number, each in enumerate(found):
        if number not in used:
            tally.proposed[kind] += 1
            tally.notes.append(f"{entry['id']} {kind} extra {_told(each)}")


def _places(tally: Tally, entry: dict[str, Any], reading: Reading, nick: dict[str, list[str]]) -> None:
    linked = [place for place in reading.places if place.place_id is not None]
    _count(tally, "places", entry, linked, entry.get("places", []), lambda place, row: place.place_id in nick[row[1]])


def _persons(tally: Tally, entry: dict[str, Any], reading: Reading, lang: str) -> None:
    def agrees(person: Any, row: Row) -> bool:
        _, _, sex, age, count = row[:5]
        same = person.count == count or (lang != "en" and {person.count, count} <= {None, 1})
        return same and person.sex == sex and (list(person.age) if person.age else None) == age

    _count(tally, "persons", entry, list(reading.persons), entry.get("persons", []), agrees)


def _measures(tally: Tally, entry: dict[str, Any], reading: Reading) -> None:
    def agrees(found: Any, row: Row) -> bool:
        return _among(found.code, row[1]) and _among(found.status, row[2])

    _count(tally, "measures", entry, list(reading.measures), entry.get("measures", []), agrees)


def _hedges(tally: Tally, entry: dict[str, Any], reading: Reading) -> None:
    _count(tally, "hedges", entry, list(reading.hedges), entry.get("hedges", []), lambda hedge, row: True)


def _words(text: str | None) -> set[str]:
    return set(re.findall(r"\w+", text or ""))


def _speaker(found: str | None, wanted: str | None) -> bool:
    if wanted is None:
        return True
    return found is not None and (wanted in found or found in wanted or len(_words(wanted) & _words(found)) >= 2)


def _voices(tally: Tally, entry: dict[str, Any], reading: Reading) -> None:
    for start, end, row in spans(entry["text"], entry.get("voices", [])):
        tally.wanted["voices"] += 1
        wanted = row[1:]
        near = [
            each
            for each in reading.attributions
            if any(s < end and start < e for s, e in [each.span, *(link.span for link in each.links if link.span)])
        ]
        if any(
            len(each.links) == len(wanted)
            and all(
                _among(link.kind, kind) and _speaker(link.speaker, who)
                for link, (kind, who) in zip(each.links, wanted, strict=True)
            )
            for each in near
        ):
            tally.right["voices"] += 1
        else:
            chains = [[(link.kind, link.speaker) for link in each.links] for each in near]
            tally.notes.append(f"{entry['id']} voices missing {row} near {chains}")
    tally.proposed["voices"] += len(entry.get("voices", [])) or 0


def _claims(tally: Tally, entry: dict[str, Any], reading: Reading, nick: dict[str, list[str]]) -> None:
    for what, status, edtf, place in entry.get("claims", []):
        tally.wanted["claims"] += 1
        ids = [each for name in place.split("/") for each in nick[name]] if place else None
        good = [
            claim
            for claim in reading.claims
            if _among(claim.what, what)
            and _among(claim.status, status)
            and (edtf is None or claim.edtf in edtf.split("|"))
            and (ids is None or claim.place_id in ids)
        ]
        if good:
            tally.right["claims"] += 1
        else:
            near = [
                (claim.what, claim.status, claim.edtf, claim.place_id)
                for claim in reading.claims
                if _among(claim.what, what)
            ]
            tally.notes.append(f"{entry['id']} claims missing {[what, status, edtf, place]} near {near}")
    tally.proposed["claims"] += len(entry.get("claims", []))
