"""Where words go on a map or a timeline: how wide they are, and places for them where they cover nothing that
matters.

In: texts, anchors, boxes already taken. Out: boxes. Widths are estimated from classes of characters (a server has no
fonts): within 8 % of Noto Sans and DejaVu Sans, always a little too wide rather than too narrow. A label without a
free place is left out, never overlaid.
"""

from __future__ import annotations

import itertools
import math
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from naru.publication.geometry import Box, Point, grid_in, inside

_NARROW = frozenset("iljtfrI.,:;'|!()[]·’‘ -")
_BROAD = frozenset("mwMWQOG@%—")


def width_of(text: str, size: float, bold: bool = False) -> float:
    """The width of a line of text in pixels at a font size."""
    ems = 0.0
    for char in text:
        if unicodedata.east_asian_width(char) in ("W", "F"):
            ems += 1.0
        elif char in _NARROW:
            ems += 0.34
        elif char in _BROAD:
            ems += 0.9
        elif char.isupper():
            ems += 0.7
        else:
            ems += 0.61
    return ems * size * (1.06 if bold else 1.0)


def wrap(text: str, size: float, width: float) -> list[str]:
    """A text in lines no wider than `width` pixels, broken at spaces, and inside a word only where it is wider."""
    pieces: list[str] = []
    for word in text.split(" "):
        pieces.extend(word if width_of(word, size) > width else [word])
        pieces.append(" ")
    lines = [""]
    for piece in pieces:
        if width_of((lines[-1] + piece).rstrip(), size) > width and lines[-1].strip():
            lines.append("")
        lines[-1] += piece if lines[-1] or piece != " " else ""
    return [line.rstrip() for line in lines if line.strip()]


class Crowd:
    """How many points lie where: a summed-area table (Crow 1984) over cells of four pixels, so that any box is
    counted at once.
    """

    CELL = 4

    def __init__(self, frame: Box, points: Iterable[Point]) -> None:
        self.columns = math.ceil(frame.right / self.CELL) + 1
        self.rows = math.ceil(frame.bottom / self.CELL) + 1
        counts = [[0] * (self.columns + 1) for _ in range(self.rows + 1)]
        for x, y in points:
            if 0 <= x < frame.right and 0 <= y < frame.bottom:
                counts[int(y) // self.CELL + 1][int(x) // self.CELL + 1] += 1
        for above, row in itertools.pairwise(counts):
            running = 0
            for column in range(1, self.columns + 1):
                running += row[column]
                row[column] = above[column] + running
        self.sums = counts

    def within(self, box: Box) -> int:
        """Points in the cells the box touches."""
        left, right = (
            max(0, min(self.columns, n)) for n in (int(box.left) // self.CELL, int(box.right) // self.CELL + 1)
        )
        top, bottom = (max(0, min(self.rows, n)) for n in (int(box.top) // self.CELL, int(box.bottom) // self.CELL + 1))
        return self.sums[bottom][right] - self.sums[top][right] - self.sums[bottom][left] + self.sums[top][left]


@dataclass
class Board:
    """What is taken on a drawing: `frame` is its edge, `taken` boxes nothing may cover, `busy` what is better left
    free.
    """

    frame: Box
    busy: Crowd
    taken: list[Box] = field(default_factory=list)

    def free(self, box: Box) -> bool:
        """True if the box lies inside the frame and meets nothing taken."""
        return self.frame.holds(box) and not any(box.meets(other) for other in self.taken)

    def claim(
        self, boxes: Iterable[tuple[float, Box]], also: Crowd | None = None, most: int | None = None
    ) -> Box | None:
        """Take the free box of least cost: its own, and one for each busy point (or point of `also`) it covers.

        None where none is free that covers at most `most` of them. Boxes come with their own costs, in ascending
        order.
        """
        best: tuple[float, Box] | None = None
        for cost, box in boxes:
            if best is not None and cost >= best[0]:
                break
            covered = self.busy.within(box) + (also.within(box) if also is not None else 0)
            if (most is None or covered <= most) and self.free(box):
                whole = cost + covered
                if best is None or whole < best[0]:
                    best = (whole, box)
        if best is None:
            return None
        self.taken.append(best[1])
        return best[1]


def around(anchor: Point, width: float, height: float, gaps: Sequence[float]) -> Iterable[tuple[float, Box]]:
    """Boxes for a label around a point: right, left, below, above, then the corners, at each distance; farther
    costs more.
    """
    x, y = anchor
    for gap in gaps:
        cost = (gap - gaps[0]) * 0.8
        yield cost, Box(x + gap, y - height / 2, x + gap + width, y + height / 2)
        yield cost, Box(x - gap - width, y - height / 2, x - gap, y + height / 2)
        yield cost, Box(x - width / 2, y + gap, x + width / 2, y + gap + height)
        yield cost, Box(x - width / 2, y - gap - height, x + width / 2, y - gap)
        slant = gap * 0.7
        yield cost, Box(x + slant, y + slant, x + slant + width, y + slant + height)
        yield cost, Box(x + slant, y - slant - height, x + slant + width, y - slant)
        yield cost, Box(x - slant - width, y + slant, x - slant, y + slant + height)
        yield cost, Box(x - slant - width, y - slant - height, x - slant, y - slant)


def nearest(box: Box, point: Point) -> Point:
    """The point of a box nearest to a point."""
    return (min(max(point[0], box.left), box.right), min(max(point[1], box.top), box.bottom))


def roomy_points(ring: Sequence[Point], frame: Box, step: float = 24.0) -> list[Point]:
    """Points of a grid inside the ring and the frame, those farthest from the edge of either first."""
    found: list[tuple[float, Point]] = []
    for x, y in grid_in(ring, step):
        edge = min(x - frame.left, frame.right - x, y - frame.top, frame.bottom - y)
        if edge > 0:
            edge = min(edge, *(_from_edge((x, y), a, b) for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)))
            found.append((round(-edge, 2), (x, y)))
    return [point for _, point in sorted(found)]


def roomy_boxes(
    points: Sequence[Point], ring: Sequence[Point], width: float, height: float
) -> Iterable[tuple[float, Box]]:
    """Boxes of this size around the points, as far as their corners lie in the ring; without a ring all, at a price."""
    for order, (x, y) in enumerate(points):
        box = Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        corners = ((box.left, box.top), (box.right, box.top), (box.left, box.bottom), (box.right, box.bottom))
        if not ring or all(inside(ring, corner) for corner in corners):
            yield order * 0.5 + (0 if ring else 12), box


@dataclass(frozen=True)
class Slanted:
    """A label along a line: its middle, its angle in degrees, the boxes it covers."""

    middle: Point
    angle: float
    boxes: tuple[Box, ...]


def along(line: Sequence[Point], width: float, height: float, board: Board, most: int = 4) -> Slanted | None:
    """The straightest free place for a label of this size beside a line, on either side, covering at most `most`
    busy points.

    None where there is none.

    """
    best: tuple[float, Slanted] | None = None
    for start in range(0, len(line), max(1, len(line) // 160)):
        run, end = 0.0, start
        while end + 1 < len(line) and run < width:
            run += math.dist(line[end], line[end + 1])
            end += 1
        chord = math.dist(line[start], line[end])
        if run < width or chord < width * 0.9:
            continue
        (ax, ay), (bx, by) = line[start], line[end]
        angle = math.atan2(by - ay, bx - ax)
        if abs(angle) > math.pi / 2:
            angle -= math.copysign(math.pi, angle)
        bulge = max(abs(_offset(point, line[start], line[end])) for point in line[start : end + 1])
        for side in (-1, 1):
            away = side * (bulge + height * (0.75 + 0.4 * abs(math.sin(2 * angle))))
            middle = ((ax + bx) / 2 - math.sin(angle) * away * -1, (ay + by) / 2 + math.cos(angle) * away)
            placed = Slanted(middle, math.degrees(angle), _tiles(middle, angle, width, height))
            covered = sum(board.busy.within(box) for box in placed.boxes)
            if covered <= most and all(board.free(box) for box in placed.boxes):
                cost = bulge * 2 + abs(math.degrees(angle)) * 0.4 + covered * 8
                if best is None or cost < best[0] - 1e-6:
                    best = (cost, placed)
    if best is None:
        return None
    board.taken.extend(best[1].boxes)
    return best[1]


def _from_edge(point: Point, one: Point, other: Point) -> float:
    """The distance of a point from a stretch of edge."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    length = dx * dx + dy * dy
    share = 0.0 if length == 0 else max(0.0, min(1.0, ((point[0] - one[0]) * dx + (point[1] - one[1]) * dy) / length))
    return math.dist(point, (one[0] + share * dx, one[1] + share * dy))


def _offset(point: Point, one: Point, other: Point) -> float:
    length = math.dist(one, other) or 1.0
    return ((other[0] - one[0]) * (one[1] - point[1]) - (one[0] - point[0]) * (other[1] - one[1])) / length


def _tiles(middle: Point, angle: float, width: float, height: float) -> tuple[Box, ...]:
    """Small squares along a slanted label, which cover it without the corners of one big box."""
    count = max(2, math.ceil(width / height))
    tiles = []
    for n in range(count):
        along_by = (n + 0.5) / count * width - width / 2
        x, y = middle[0] + math.cos(angle) * along_by, middle[1] + math.sin(angle) * along_by
        tiles.append(Box(x - height / 2, y - height / 2, x + height / 2, y + height / 2))
    return tuple(tiles)
