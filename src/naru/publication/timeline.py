"""The timeline of a bulletin as SVG: one row a place, days as ticks, and each date as wide as what is known of it.

In: statements, the day of publication, a language, the pack. Out: one `<svg>` element as text, styled like the map. A
known day is a dot, one day somewhere in a span a bar with soft ends as long as the span (a measure in force at some
time in it: the same in the colour of ice), what lasts a band that fades where its end is open. What lies long before
the rest stands at the left edge with its date in words. Over all of it, when the border rivers are usually frozen
(the pack's calendar).

It refuses to draw what is no fact, and gives None where no factual statement has a date.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from markupsafe import escape

from naru.packs import Pack
from naru.publication.bulletin import Statement
from naru.publication.data import in_order
from naru.publication.dates import in_words
from naru.publication.ground import Size, lasting
from naru.publication.labels import width_of
from naru.publication.places import county_of, place_name
from naru.publication.strings import strings_of
from naru.values import FuzzyDate, Lang

_DAY = timedelta(days=1)
_GAP = timedelta(days=45)
_LANE, _TITLE, _FADE = 21, 22, 26
#: Room kept behind the axis for words, from none; the first that lets all words stand beside their marks.
_ROOM = (0.0, 20.0, 40.0, 60.0, 80.0, 100.0)
WIDE = Size(720, 0)
NARROW = Size(330, 0, narrow=True)

Shape = Literal["day", "span", "held", "lasting"]


@dataclass(frozen=True)
class Item:
    """One thing on the timeline: its row, its shape, the days it can touch (None = open), its words."""

    place: str | None
    shape: Shape
    first: date | None
    last: date | None
    sure: date | None
    words: str
    edtf: str


@dataclass(frozen=True)
class Placed:
    """An item on a lane: mark from `left` to `right`, text at `at` with its anchor."""

    item: Item
    lane: int
    left: float
    right: float
    at: float
    anchor: str
    words: str


def draw_timeline(
    statements: Iterable[Statement], published: date, lang: Lang, pack: Pack, size: Size = WIDE, *, prefix: str = "t"
) -> str | None:
    """The timeline, or None where there is nothing to show. `prefix` keeps ids of several drawings on one page
    apart.
    """
    items = items_of(statements, lang, pack)
    if not items:
        return None
    return _Timeline(items, published, lang, pack, size, prefix).drawn()


def items_of(statements: Iterable[Statement], lang: Lang, pack: Pack) -> list[Item]:
    """What may be drawn, in order of date; the same thing told twice at one place stands once."""
    found: dict[tuple[object, ...], Item] = {}
    listed = sorted(in_order(statements), key=lambda one: (*one.order[:2], one.code, one.place_id or ""))
    for statement in listed:
        if not statement.factual or statement.edtf is None:
            continue
        told = FuzzyDate.parse(statement.edtf)
        first, last = told.extent
        if first is None and last is None:
            continue
        shape: Shape = "lasting" if "/" in statement.edtf else "day" if first == last else "span"
        if shape == "span" and lasting(statement, pack):
            shape = "held"  # a measure told to be in force "in January" is no single day somewhere in it
        place = statement.place_id
        row = (county_of(place, pack) or place) if place is not None else None
        words = pack.taxonomy.label(statement.code, lang)
        sure = told.latest if last is None else None
        item = Item(row, shape, first, last, sure, words[:1].upper() + words[1:], statement.edtf)
        found.setdefault((row, statement.code, statement.edtf), item)
    return list(found.values())


def window_of(items: Iterable[Item], published: date) -> tuple[date, date]:
    """First and last day of the axis: the latest run of dated things without a gap of 45 days, and a day or two
    around it.
    """
    known = sorted(
        (item.first, min(item.last or item.sure or item.first, published))
        for item in items
        if item.first is not None and ((item.last or item.sure or item.first) - item.first).days <= 92
    )
    if not known:
        return published - 30 * _DAY, published
    start = known[-1][0]
    for first, last in reversed(known):
        if start - last > _GAP:
            break
        start = min(start, first)
    end = max(max(last for _, last in known), start + 13 * _DAY)
    return start - 2 * _DAY, max(end, min(published, end + 10 * _DAY)) + _DAY


class _Timeline:
    """One drawing in the making, from the top down."""

    def __init__(self, items: list[Item], published: date, lang: Lang, pack: Pack, size: Size, prefix: str) -> None:
        self.items, self.lang, self.pack, self.size, self.prefix = items, lang, pack, size, prefix
        self.words = strings_of(lang)
        self.first, self.last = window_of(items, published)
        self.left = 4.0
        self.right = size.width - 4.0
        self.font = 11.5
        for room in _ROOM:
            self.right = size.width - 4.0 - room
            if not any(self.crowded(item) for item in items):
                break
        self.parts: list[str] = []
        self.y = 0.0

    @property
    def per_day(self) -> float:
        """How wide a day is: the axis ends before the drawing does where words need room behind it."""
        return (self.right - self.left) / ((self.last - self.first).days + 1)

    def crowded(self, item: Item) -> bool:
        """True where neither side of a mark has room for its words, which would then cover it."""
        if item.shape == "lasting" or self.earlier(item):
            return False
        width = width_of(self.told(item), self.font) + 13
        left, right = self.extent(item)
        return right + width > self.size.width - 4.0 and left - width < self.left

    def x(self, day: date) -> float:
        """The left edge of a day."""
        return self.left + (day - self.first).days * self.per_day

    def drawn(self) -> str:
        self.y = 36.0
        self.ice()
        for place in self.rows():
            self.row(place, [item for item in self.items if item.place == place])
        ticks = self.axis(self.y)
        legend_y = self.y + 22
        self.legend(legend_y)
        return self.wrapped(ticks, self.y + 8)

    def rows(self) -> list[str | None]:
        """Places from west to east; what has no place last."""
        places = {item.place for item in self.items}

        def order(place: str | None) -> tuple[bool, float, str]:
            row = self.pack.places.get(place)
            return (row is None, 0.0 if row is None or row.lon is None else row.lon, place or "")

        return sorted(places, key=order)

    def axis(self, bottom: float) -> list[str]:
        """Ticks through all rows, day numbers and months above."""
        said: list[str] = []
        months = self.words.dates["short_months"].split("|")
        day, labelled = self.first, -100.0
        while day <= self.last:
            x = self.x(day)
            strong = day.day == 1
            if strong or self.per_day >= 4 or day.day in (11, 21):
                end = bottom if strong or day.day % 5 == 0 else 35.0
                cls = "f-tick f-strong" if strong else "f-tick"
                said.append(f'<path class="{cls}" d="M{x:.1f} {30 if end > 40 else 31}V{end:.1f}"/>')
            if day.day in (1, 5, 10, 15, 20, 25) and x + self.per_day / 2 - labelled > 20:
                labelled = x + self.per_day / 2
                said.append(_text(str(day.day), labelled, 27, "f-small", "middle"))
            day += _DAY
        start = self.first
        while start <= self.last:
            if start.day <= 25 or start != self.first:
                name = months[start.month - 1]
                if start == self.first or start.month == 1:
                    name = self.words.dates["month"].format(y=start.year, month=name)
                said.append(_text(name, max(self.x(start), 2.0), 12, "f-month"))
            start = date(start.year + start.month // 12, start.month % 12 + 1, 1)
        return said

    def ice(self) -> None:
        """A band for each border river that is usually frozen within the window."""
        for river in self.pack.manifest.rivers:
            reaches = [
                (ice.freeze_up.months, ice.break_up.months)
                for ice in self.pack.calendar.ice_of(river)
                if ice.freeze_up.months is not None and ice.break_up.months is not None
            ]
            spans = [span for freeze, thaw in reaches for span in _winters(freeze, thaw, self.first, self.last)]
            if not spans:
                continue
            first, last = min(span[0] for span in spans), max(span[1] for span in spans)
            left, right = max(self.x(first), self.left), min(self.x(last + _DAY), self.right)
            label = self.words.page["frozen"].format(river=self.pack.label(river, self.lang))
            self.parts.append(
                f'<rect class="f-ice" x="{left:.1f}" y="{self.y + 2:.1f}" width="{right - left:.1f}" height="16"/>'
            )
            self.parts.append(_text(label, left + 6, self.y + 14, "f-icename"))
            self.y += 19
        self.y += 4

    def row(self, place: str | None, items: list[Item]) -> None:
        name = place_name(place, self.lang, self.pack) if place is not None else self.words.page["elsewhere"]
        self.parts.append(f'<path class="f-row" d="M{self.left:.1f} {self.y:.1f}H{self.size.width - 4}"/>')
        self.parts.append(_text(name, self.left + 2, self.y + 16, "f-town f-bare"))
        top = self.y + _TITLE
        placed = self.lanes(items)
        for one in placed:
            self.mark(one, top + one.lane * _LANE)
        self.y = top + (max(one.lane for one in placed) + 1) * _LANE + 6

    def lanes(self, items: list[Item]) -> list[Placed]:
        """Each item on the first lane where its mark and its words cover nothing."""
        ends: list[list[tuple[float, float]]] = []
        placed: list[Placed] = []
        for item in items:
            left, right = self.extent(item)
            words = self.told(item)
            width = width_of(words, self.font) + 8
            at, anchor = self.beside(item, left, right, width)
            span = (
                min(left, at if anchor == "start" else at - width),
                max(right, at + width if anchor == "start" else at),
            )
            lane = next(
                (n for n, taken in enumerate(ends) if all(span[1] + 6 <= a or span[0] >= b + 6 for a, b in taken)), None
            )
            if lane is None:
                ends.append([])
                lane = len(ends) - 1
            ends[lane].append(span)
            placed.append(Placed(item, lane, left, right, at, anchor, words))
        return placed

    def extent(self, item: Item) -> tuple[float, float]:
        if self.earlier(item):
            return self.left, self.left + 12
        left = self.left if item.first is None else max(self.x(item.first), self.left)
        right = self.right if item.last is None else min(self.x(item.last + _DAY), self.right)
        if item.shape == "day":
            middle = (left + right) / 2
            return middle - 5, middle + 5
        return left, max(right, left + 10)

    def earlier(self, item: Item) -> bool:
        """True for what ended before the axis begins."""
        return item.last is not None and item.last < self.first

    def told(self, item: Item) -> str:
        """The words beside a mark; with the date where the axis cannot show it."""
        if self.earlier(item) or (item.first is not None and item.first < self.first):
            return f"{item.words} · {in_words(item.edtf, self.lang)}"
        return item.words

    def beside(self, item: Item, left: float, right: float, width: float) -> tuple[float, str]:
        """Where the words stand: in a band, else right of the mark, else left of it."""
        edge = self.size.width - 4.0
        if item.shape == "lasting" and not self.earlier(item):
            begin = left + (_FADE + 2 if item.first is None or item.first < self.first else self.soft(item) + 8)
            return (begin, "start") if begin + width <= edge else (edge - 2, "end")
        if right + 5 + width <= edge:
            return right + 5, "start"
        if left - 5 - width >= self.left:
            return left - 5, "end"
        return edge, "end"

    def soft(self, item: Item) -> float:
        """How wide the soft beginning of a lasting thing is: the days between its earliest and its latest beginning."""
        if item.first is None or item.sure is None:
            return 0.0
        return min((item.sure - item.first).days, 31) * self.per_day

    def mark(self, one: Placed, top: float) -> None:
        item, middle = one.item, top + _LANE / 2
        width = one.right - one.left
        if self.earlier(item):
            self.parts.append(f'<path class="f-arrow" d="M{one.left + 8:.1f} {middle - 4:.1f}l-5 4l5 4"/>')
        elif item.shape == "day":
            self.parts.append(f'<circle class="f-dot" cx="{one.left + 5:.1f}" cy="{middle:.1f}" r="5"/>')
        elif item.shape in ("span", "held"):
            fill = f'fill="url(#{self.prefix}-{item.shape})"'
            self.parts.append(
                f'<rect {fill} x="{one.left:.1f}" y="{middle - 4:.1f}" width="{width:.1f}" height="8" rx="4"/>'
            )
        else:
            self.band(one, middle)
        cls = "f-item" if item.shape == "lasting" and not self.earlier(item) else "f-item f-bare"
        self.parts.append(_text(one.words, one.at, middle + 4, cls, one.anchor if one.anchor == "end" else ""))

    def band(self, one: Placed, middle: float) -> None:
        """What lasts: soft where its beginning is not sure or lies before the axis, fading where its end is open."""
        soft = self.soft(one.item) if one.item.first is not None and one.item.first >= self.first else _FADE
        soft = 0.0 if one.item.first is not None and one.item.first >= self.first and one.item.sure is None else soft
        fade = _FADE if one.item.last is None else 0.0
        left, right = one.left, one.right
        soft = min(soft, max(right - left - fade, 0.0))
        y = middle - 8
        if soft > 0:
            self.parts.append(_bar(f"url(#{self.prefix}-in)", left, y, soft))
        width = right - fade - left - soft
        self.parts.append(f'<rect class="f-band" x="{left + soft:.1f}" y="{y:.1f}" width="{width:.1f}" height="16"/>')
        if fade > 0:
            self.parts.append(_bar(f"url(#{self.prefix}-out)", right - fade, y, fade))

    def legend(self, y: float) -> None:
        shapes = {item.shape for item in self.items}
        x = 0.0
        for shape, key in (("day", "tl_day"), ("span", "tl_fuzzy"), ("held", "tl_held"), ("lasting", "tl_lasting")):
            if shape not in shapes:
                continue
            words = self.words.page[key]
            width = width_of(words, 11) + 46
            if x > 0 and x + width > self.size.width:
                x, y = 0.0, y + 20
            if shape == "day":
                self.parts.append(f'<circle class="f-dot" cx="{x + 12:.1f}" cy="{y - 4:.1f}" r="5"/>')
            elif shape in ("span", "held"):
                fill = f'fill="url(#{self.prefix}-{shape})"'
                self.parts.append(f'<rect {fill} x="{x:.1f}" y="{y - 8:.1f}" width="26" height="8" rx="4"/>')
            else:
                self.parts.append(f'<rect class="f-band" x="{x:.1f}" y="{y - 10:.1f}" width="12" height="12"/>')
                self.parts.append(
                    f'<rect fill="url(#{self.prefix}-out)" x="{x + 12:.1f}" y="{y - 10:.1f}" width="14" height="12"/>'
                )
            self.parts.append(_text(words, x + 32, y, "f-small"))
            x += width
        self.y = y

    def described(self) -> str:
        """For those who do not see the timeline: each row in words."""
        said = []
        for place in self.rows():
            name = place_name(place, self.lang, self.pack) if place is not None else self.words.page["elsewhere"]
            things = (f"{i.words} ({in_words(i.edtf, self.lang)})" for i in self.items if i.place == place)
            said.append(f"{name}{self.words.page['colon']}{self.words.page['separator'].join(things)}.")
        return " ".join(said)

    def wrapped(self, under: list[str], height: float) -> str:
        p = self.prefix
        stops: dict[str, list[tuple[float, str]]] = {
            "span": [(0, "f-stop0"), (0.3, "f-stop1"), (0.7, "f-stop1"), (1, "f-stop0")],
            "held": [(0, "f-held0"), (0.3, "f-held1"), (0.7, "f-held1"), (1, "f-held0")],
            "in": [(0, "f-lasting0"), (1, "f-lasting1")],
            "out": [(0, "f-lasting1"), (1, "f-lasting0")],
        }
        gradients = "".join(
            f'<linearGradient id="{p}-{name}">'
            + "".join(f'<stop class="{cls}" offset="{offset}"/>' for offset, cls in listed)
            + "</linearGradient>"
            for name, listed in stops.items()
        )
        lines = [
            f'<svg xmlns="http://www.w3.org/2000/svg" class="fig" lang="{self.lang}" xml:lang="{self.lang}" '
            f'viewBox="0 0 {self.size.width} {height:.0f}" role="img" aria-labelledby="{p}-t {p}-d">',
            f'<title id="{p}-t">{escape(self.words.page["timeline_title"])}</title>',
            f'<desc id="{p}-d">{escape(self.described())}</desc>',
            f"<defs>{gradients}</defs>",
            *under,
            *self.parts,
            "</svg>",
        ]
        return "\n".join(lines)


def _winters(freeze: tuple[int, int], thaw: tuple[int, int], first: date, last: date) -> list[tuple[date, date]]:
    """The winters that touch the window: from the first day of the earliest month of freezing to the last of the
    latest of thaw.
    """
    found = []
    for year in range(first.year - 1, last.year + 1):
        begin = date(year, freeze[0], 1)
        thawed = year + (1 if thaw[1] < freeze[0] else 0)
        end = date(thawed, thaw[1], calendar.monthrange(thawed, thaw[1])[1])
        if begin <= last and end >= first:
            found.append((max(begin, first), min(end, last)))
    return found


def _bar(fill: str, x: float, y: float, width: float) -> str:
    return f'<rect fill="{fill}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="16"/>'


def _text(text: str, x: float, y: float, cls: str, anchor: str = "") -> str:
    where = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text class="{cls}" x="{x:.1f}" y="{y:.1f}"{where}>{escape(text)}</text>'
