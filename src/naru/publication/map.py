"""The map of a bulletin as SVG: where things happened and which measures hold, no more precisely than published.

In: statements, a language, the pack's layers. Out: one `<svg>` element as text, styled by palette.css and figure.css.
Only factual statements are drawn. A county or province that is all we know is shaded with a dashed edge; a circle
stands only where the published place is finer than a county; a measure in force is hatching over its county.
Neighbours are flat grey, the border rivers the strongest lines. Labels are in the page's language and never overlap;
the legend names what is shown and nothing else. Seas are not named.

It refuses to draw what is no fact, and gives None where no published place can be shown. ground.py paints, labels.py
finds room for words.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Sequence

from markupsafe import escape

from naru.packs import Pack
from naru.publication.bulletin import Statement
from naru.publication.geometry import Box, Point, box_of, fit, path_of, rings_of, thin
from naru.publication.ground import WIDE, Ground, Ring, Shown, Size, shown_of
from naru.publication.labels import Board, along, around, nearest, roomy_boxes, width_of, wrap
from naru.publication.places import place_name
from naru.publication.strings import strings_of
from naru.values import Lang

_NICE_KM = (5, 10, 20, 25, 50, 100, 200, 250, 500)


def draw_map(
    statements: Iterable[Statement],
    lang: Lang,
    pack: Pack,
    size: Size = WIDE,
    *,
    prefix: str = "m",
    source: bool = False,
) -> str | None:
    """The map, or None where there is nothing to show. `prefix` keeps the ids of several maps on one page apart."""
    shown = shown_of(statements, pack)
    if not shown.places:
        return None
    return _Map(_ground(shown, pack, size, prefix), lang).drawn(source)


@functools.lru_cache(maxsize=8)
def _ground(shown: Shown, pack: Pack, size: Size, prefix: str) -> Ground:
    return Ground(shown, pack, size, prefix)


class _Map:
    """Words and furniture on a ground, in one language."""

    def __init__(self, ground: Ground, lang: Lang) -> None:
        self.ground, self.lang, self.pack, self.size, self.prefix = (
            ground,
            lang,
            ground.pack,
            ground.size,
            ground.prefix,
        )
        self.words = strings_of(lang).page
        self.frame, self.shown = ground.frame, ground.shown
        self.board = Board(self.frame.grown(-5), ground.crowds[0])
        self.parts: list[str] = []
        self.texts: list[str] = []
        self.legend: list[str] = []

    def drawn(self, source: bool) -> str:
        for place, (x, y) in self.ground.middles:
            if place in self.shown.dots:
                self.board.taken.append(Box(x - 6, y - 6, x + 6, y + 6))
        self.furniture()
        self.names()
        return self.wrapped(self.below(source))

    def furniture(self) -> None:
        """The inset, the scale bar and north, each in the corner where it covers least."""
        sizes = []
        inset = self.inset_size()
        if inset is not None:
            sizes.append((inset, self.inset))
        sizes.append(((self.scale_length()[1] + 34, 30.0), self.scale))
        for (width, height), draw in sizes:
            box = min(self.corners(width, height), key=lambda b: (not self.board.free(b), self.cover(b)))
            draw(box)
            self.board.taken.append(box.grown(4))

    def corners(self, width: float, height: float) -> list[Box]:
        right, bottom = self.size.width - 10, self.size.height - 10
        return [
            Box(right - width, bottom - height, right, bottom),
            Box(10, bottom - height, 10 + width, bottom),
            Box(right - width, 10, right, 10 + height),
            Box(10, 10, 10 + width, 10 + height),
        ]

    def cover(self, box: Box) -> int:
        wide = box.grown(36)
        near = sum(1 for _, (x, y) in self.ground.middles if wide.left < x < wide.right and wide.top < y < wide.bottom)
        return near * 1000 + self.board.busy.within(box.grown(8))

    def inset_size(self) -> tuple[float, float] | None:
        """None where the map shows most of the country anyway."""
        rings = _country(self.pack)
        if not rings:
            return None
        whole = box_of(self.ground.project(*point) for ring in rings for point in ring)
        if self.frame.grown(20).holds(whole):
            return None
        height = 84.0 if self.size.narrow else 118.0
        return (height * min(1.2, max(0.6, whole.width / whole.height)) + 12, height + 12)

    def inset(self, box: Box) -> None:
        """The whole country, and on it the rectangle of the map."""
        rings = _country(self.pack)
        small = fit([point for ring in rings for point in ring], box.grown(-7), 1.0)
        self.parts.append(_rect("f-panel", box, ' rx="2"'))
        outlines = [thin([small(*point) for point in ring], 1.2) for ring in rings]
        self.parts.append(f'<path class="f-inset" d="{path_of(outlines, closed=True)}"/>')
        half = small.scale / self.ground.project.scale / 2
        x, y = small(*self.centre())
        edge = box.grown(-2)
        left, right = x - self.size.width * half, x + self.size.width * half
        top, bottom = y - self.size.height * half, y + self.size.height * half
        view = Box(max(left, edge.left), max(top, edge.top), min(right, edge.right), min(bottom, edge.bottom))
        self.parts.append(_rect("f-view", view))

    def centre(self) -> Point:
        """The degrees of the middle of the map, by a few steps of Newton's method."""
        project, target = self.ground.project, self.frame.centre
        lon, lat = project.lon0, (project.lat1 + project.lat2) / 2
        for _ in range(8):
            x, y = project(lon, lat)
            per_lat, per_lon = (project(lon, lat + 0.01)[1] - y) / 0.01, (project(lon + 0.01, lat)[0] - x) / 0.01
            lon, lat = lon + (target[0] - x) / per_lon, lat + (target[1] - y) / per_lat
        return (lon, lat)

    def scale_length(self) -> tuple[int, float]:
        """Kilometres and pixels of the scale bar: the longest round length under a fifth of the width."""
        scale = self.ground.project.scale
        nice = [km for km in _NICE_KM if km * scale <= self.size.width * 0.2] or [_NICE_KM[0]]
        return nice[-1], nice[-1] * scale

    def scale(self, box: Box) -> None:
        km, length = self.scale_length()
        x, y, north = box.left, box.bottom - 6, box.right - 9
        self.parts.append(_rect("f-pad", box.grown(4), ' rx="2"'))
        self.parts.append(f'<path class="f-scale" d="M{x:.1f} {y - 5:.1f}v5h{length:.1f}v-5"/>')
        self.text(f"{km} {self.words['km']}", x + length / 2, y - 8, "f-small f-halo", "middle")
        self.parts.append(f'<path class="f-scale" d="M{north:.1f} {y:.1f}v-15m-4 5l4 -6l4 6"/>')
        self.text(self.words["north"], north, y - 19, "f-small f-halo", "middle")

    def text(self, text: str, x: float, y: float, cls: str, anchor: str = "", extra: str = "") -> None:
        self.texts.append(_text(text, x, y, cls, anchor, extra))

    def names(self) -> None:
        """Towns and counties first, then rivers, neighbours, provinces: what matters most finds its place first."""
        size = 13.0 if self.size.narrow else 14.0
        told: set[str] = set()
        for place, (x, y) in self.ground.middles:
            name = place_name(place, self.lang, self.pack)
            if name in told or self.pack.precision_of(place) == "province":
                continue
            told.add(name)
            width = width_of(name, size, bold=True) + 4
            centred = Box(x - width / 2, y - size / 2 - 1, x + width / 2, y + size / 2 + 2)
            first = [] if place in self.shown.dots else [(-6.0, centred)]
            gaps = (9, 13, 18, 24, 32, 42, 54)
            box = self.board.claim([*first, *around((x, y), width, size + 3, gaps)], self.ground.crowds[1])
            if box is not None:
                self.text(name, box.centre[0], box.bottom - 4, "f-place f-halo", "middle")
                self.lead(box, (x, y), 15 if place in self.shown.dots else 30)
        for place, line in self.ground.rivers:
            self.along_river(self.pack.label(place, self.lang), line)
        for properties, _ in self.ground.neighbours:
            name = properties.get(f"name_{self.lang}") or properties.get("name_en", "")
            self.in_area(str(properties.get("id")), [str(name)], 13, "f-country", spaced=1.3)
        for place, _ in sorted(self.ground.provinces, key=lambda one: one[0] not in self.shown.places):
            cls = "f-region f-told f-halo" if place in self.shown.places else "f-region"
            names = [place_name(place, self.lang, self.pack), self.pack.label(place, self.lang)]
            self.in_area(place, names, 11.5, cls, spaced=1.1)

    def lead(self, box: Box, point: Point, apart: float) -> None:
        """A thin line from a label to its place, where the two are farther apart than this."""
        x, y = nearest(box, point)
        if math.dist((x, y), point) > apart:
            self.parts.append(f'<path class="f-lead" d="M{x:.1f} {y:.1f}L{point[0]:.1f} {point[1]:.1f}"/>')

    def along_river(self, name: str, line: Ring) -> None:
        """A river's name beside its course; where that winds too much, level beside its middle."""
        width = width_of(name, 12.5) + 8
        placed = along(thin(line, 7), width, 14, self.board)
        if placed is not None:
            (x, y), turn = placed.middle, f"{placed.angle:.1f}"
            self.text(name, x, y + 4.5, "f-watername", "middle", f' transform="rotate({turn} {x:.1f} {y:.1f})"')
            return
        spots = [line[len(line) * n // 8] for n in (4, 3, 5, 2, 6)]
        boxes = sorted(((cost, box) for spot in spots for cost, box in around(spot, width, 15, (8, 14, 20))))
        box = self.board.claim(boxes)
        if box is not None:
            self.text(name, box.centre[0], box.bottom - 4, "f-watername", "middle")

    def in_area(self, area: str, names: Sequence[str], size: float, cls: str, spaced: float) -> None:
        """The first of these names that finds room in the roomiest parts of an area."""
        if area not in self.ground.roomy:
            return
        ring, points = self.ground.roomy[area]
        told = area in self.shown.places  # its name must be there: it may run over its own edge
        for name in dict.fromkeys(names):
            boxes = list(roomy_boxes(points, ring, width_of(name, size) * spaced, size + 3))
            if told:
                boxes += roomy_boxes(points, (), width_of(name, size) * spaced, size + 3)
            box = self.board.claim(sorted(boxes), self.ground.crowds[2], 30 if told else 5)
            if box is not None:
                self.text(name, box.centre[0], box.bottom - 3.5, cls, "middle")
                return

    def keys(self) -> list[tuple[tuple[str, ...], str]]:
        """The legend: which places, in which words."""
        shown = self.shown
        return [
            (ids, key)
            for ids, key in (
                (shown.dots, "legend_incident"),
                (shown.counties, "legend_county"),
                (shown.provinces, "legend_province"),
                (shown.hatched, "legend_measure"),
            )
            if ids
        ]

    def below(self, source: bool) -> float:
        """The legend, and the source where the map stands alone; gives the height of all."""
        x, y = 0.0, self.size.height + 20.0
        for _, key in self.keys():
            width = width_of(self.words[key], 11) + 40
            if x > 0 and x + width > self.size.width:
                x, y = 0.0, y + 20
            self.swatch(key, x, y)
            self.legend.append(_text(self.words[key], x + 25, y, "f-small"))
            x += width
        bottom = y + 8
        if source:
            for line in wrap(" ".join(self.pack.manifest.attribution.split()), 9.5, self.size.width - 4):
                bottom += 13
                self.legend.append(_text(line, 0, bottom, "f-source"))
            bottom += 6
        return bottom

    def swatch(self, key: str, x: float, y: float) -> None:
        box = Box(x + 0.5, y - 9.5, x + 18.5, y + 1.5)
        if key == "legend_incident":
            self.legend.append(f'<circle class="f-dot" cx="{x + 9:.1f}" cy="{y - 4:.1f}" r="5"/>')
        elif key == "legend_measure":
            self.legend.append(_rect("f-hatched", box, f' fill="url(#{self.prefix}-hatch)"'))
        else:
            self.legend.append(_rect("f-somewhere" + (" f-wide" if key == "legend_province" else ""), box))

    def described(self) -> str:
        """For those who do not see the map: what is shown, place by place, in the words of the legend."""
        said = []
        for ids, key in self.keys():
            names = self.words["separator"].join(place_name(place, self.lang, self.pack) for place in ids)
            said.append(f"{self.words[key]}{self.words['colon']}{names}.")
        return " ".join(said)

    def wrapped(self, height: float) -> str:
        p, w, h = self.prefix, self.size.width, self.size.height
        clip = f'<clipPath id="{p}-clip"><rect width="{w}" height="{h}"/></clipPath>'
        hatch = (
            f'<pattern id="{p}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
            '<path class="f-hatch" d="M3 0v6"/></pattern>'
        )
        lines = [
            f'<svg xmlns="http://www.w3.org/2000/svg" class="fig" lang="{self.lang}" xml:lang="{self.lang}" '
            f'viewBox="0 0 {w} {height:.0f}" role="img" aria-labelledby="{p}-t {p}-d">',
            f'<title id="{p}-t">{escape(self.words["map_title"])}</title>',
            f'<desc id="{p}-d">{escape(self.described())}</desc>',
            f"<defs>{clip}{hatch}</defs>",
            f'<g clip-path="url(#{p}-clip)">',
            *self.ground.parts,
            *self.parts,
            *self.texts,
            "</g>",
            *self.legend,
            "</svg>",
        ]
        return "\n".join(lines)


def _country(pack: Pack) -> list[Ring]:
    """The rings (degrees) of the whole country."""
    if "provinces" not in pack.manifest.layers:
        return []
    return [ring for feature in pack.layer("provinces")["features"] for ring in rings_of(feature["geometry"])]


def _rect(cls: str, box: Box, extra: str = "") -> str:
    where = f'x="{box.left:.1f}" y="{box.top:.1f}" width="{box.width:.1f}" height="{box.height:.1f}"'
    return f'<rect class="{cls}" {where}{extra}/>'


def _text(text: str, x: float, y: float, cls: str, anchor: str = "", extra: str = "") -> str:
    where = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text class="{cls}" x="{x:.1f}" y="{y:.1f}"{where}{extra}>{escape(text)}</text>'
