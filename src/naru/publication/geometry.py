"""Plane geometry of a map: projecting, clipping, simplifying, and the `d` of SVG paths.

In: GeoJSON geometries (degrees, longitude first). Out: points in pixels of the map. The projection is the equidistant
conic (Snyder, "Map Projections: A Working Manual", USGS PP 1395, chapter 16, on a sphere of 6,371 km) with its
parallels in the map's own extent, so that a scale bar holds everywhere on it to well under one per cent. Clipping of
rings after Sutherland and Hodgman, thinning by distance.

It refuses nothing; empty geometries give empty paths.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

Point = tuple[float, float]
EARTH_KM = 6371.0


class Box(NamedTuple):
    """A rectangle: left, top, right, bottom in pixels (or west, south, east, north in degrees)."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def centre(self) -> Point:
        return ((self.left + self.right) / 2, (self.top + self.bottom) / 2)

    def grown(self, by: float) -> Box:
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other: Box) -> bool:
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )


def box_of(points: Iterable[Point]) -> Box:
    """The smallest box around points (at least one)."""
    listed = list(points)
    xs, ys = [x for x, _ in listed], [y for _, y in listed]
    return Box(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True)
class Projection:
    """Equidistant conic around a centre, scaled to pixels. `scale` = pixels per kilometre, `shift` = pixels of the
    centre.
    """

    lon0: float
    lat1: float
    lat2: float
    scale: float = 1.0
    shift: Point = (0.0, 0.0)

    def __call__(self, lon: float, lat: float) -> Point:
        one, two = math.radians(self.lat1), math.radians(self.lat2)
        n = math.sin(one) if abs(one - two) < 1e-6 else (math.cos(one) - math.cos(two)) / (two - one)
        g = math.cos(one) / n + one
        rho = EARTH_KM * (g - math.radians(lat))
        theta = n * math.radians(lon - self.lon0)
        rho0 = EARTH_KM * (g - (one + two) / 2)
        x, y = rho * math.sin(theta), rho * math.cos(theta) - rho0
        return (self.shift[0] + x * self.scale, self.shift[1] + y * self.scale)


def fit(points: Sequence[Point], frame: Box, least_km: float) -> Projection:
    """A projection in which these points (lon, lat) fill `frame`, showing at least `least_km` across its shorter
    side.
    """
    degrees = box_of(points)
    lat1, lat2 = degrees.top + degrees.height / 6, degrees.bottom - degrees.height / 6
    plain = Projection(degrees.centre[0], lat1, lat2)
    box = box_of(plain(lon, lat) for lon, lat in points)
    scale = min(
        frame.width / max(box.width, 1e-6),
        frame.height / max(box.height, 1e-6),
        min(frame.width, frame.height) / least_km,
    )
    middle, target = box.centre, frame.centre
    shift = (target[0] - middle[0] * scale, target[1] - middle[1] * scale)
    return Projection(degrees.centre[0], lat1, lat2, scale, shift)


def rings_of(geometry: dict[str, Any] | None) -> Iterator[list[Point]]:
    """The rings of polygons and the lines of lines, as lists of (lon, lat)."""
    if geometry is None:
        return
    kind, coordinates = geometry["type"], geometry["coordinates"]
    depth = {"LineString": 0, "MultiLineString": 1, "Polygon": 1, "MultiPolygon": 2}.get(kind)
    if depth is None:
        return
    level: list[Any] = [coordinates]
    for _ in range(depth):
        level = [inner for outer in level for inner in outer]
    for line in level:
        yield [(float(point[0]), float(point[1])) for point in line]


def clip_ring(ring: Sequence[Point], box: Box) -> list[Point]:
    """A ring cut to a box (Sutherland-Hodgman)."""
    kept = list(ring)
    for axis, limit, keep_less in (
        (0, box.left, False),
        (0, box.right, True),
        (1, box.top, False),
        (1, box.bottom, True),
    ):
        before, kept = kept, []
        for index, here in enumerate(before):
            last = before[index - 1]
            inside, was = (point[axis] <= limit if keep_less else point[axis] >= limit for point in (here, last))
            if inside != was:
                share = (limit - last[axis]) / (here[axis] - last[axis])
                other = last[1 - axis] + share * (here[1 - axis] - last[1 - axis])
                kept.append((limit, other) if axis == 0 else (other, limit))
            if inside:
                kept.append(here)
        if not kept:
            return []
    return kept


def clip_line(line: Sequence[Point], box: Box) -> list[list[Point]]:
    """The stretches of a line whose segments touch a box."""
    stretches: list[list[Point]] = []
    current: list[Point] = []
    for here, there in itertools.pairwise(line):
        if box_of((here, there)).grown(1e-9).meets(box):
            current = current or [here]
            current.append(there)
        elif current:
            stretches.append(current)
            current = []
    return [*stretches, current] if current else stretches


def thin(points: Sequence[Point], least: float) -> list[Point]:
    """Points at least `least` pixels apart; the ends stay."""
    if len(points) < 3:
        return list(points)
    kept = [points[0]]
    for point in points[1:-1]:
        if math.dist(point, kept[-1]) >= least:
            kept.append(point)
    kept.append(points[-1])
    return kept


def spread(line: Sequence[Point], step: float) -> list[Point]:
    """Points along a line no farther than `step` pixels apart."""
    found = list(line[:1])
    for (ax, ay), (bx, by) in itertools.pairwise(line):
        pieces = max(1, math.ceil(math.dist((ax, ay), (bx, by)) / step))
        found.extend((ax + (bx - ax) * n / pieces, ay + (by - ay) * n / pieces) for n in range(1, pieces + 1))
    return found


def path_of(lines: Iterable[Sequence[Point]], closed: bool) -> str:
    """The `d` of an SVG path, one decimal, relative steps (short, and the same everywhere)."""
    said: list[str] = []
    for line in lines:
        if len(line) < (3 if closed else 2):
            continue
        tenths = [(round(x * 10), round(y * 10)) for x, y in line]
        said.append(f"M{_tenth(tenths[0][0])} {_tenth(tenths[0][1])}l")
        steps = [
            f"{_tenth(x - left)} {_tenth(y - top)}"
            for (left, top), (x, y) in itertools.pairwise(tenths)
            if (x, y) != (left, top)
        ]
        said.append(" ".join(steps) or "0 0")
        if closed:
            said.append("z")
    return "".join(said)


def _tenth(value: int) -> str:
    whole, rest = divmod(abs(value), 10)
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}" if rest == 0 else f"{sign}{whole}.{rest}"


def middle_of(ring: Sequence[Point]) -> Point:
    """The centre of mass of a ring; of a ring without area, its first point."""
    area = x = y = 0.0
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = ax * by - bx * ay
        area += cross
        x += (ax + bx) * cross
        y += (ay + by) * cross
    return ring[0] if abs(area) < 1e-9 else (x / (3 * area), y / (3 * area))


def ring_area(ring: Sequence[Point]) -> float:
    """The area of a ring, without sign."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def inside(ring: Sequence[Point], point: Point) -> bool:
    """True if the point lies in the ring (even-odd rule)."""
    x, y = point
    found = False
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            found = not found
    return found


def grid_in(ring: Sequence[Point], step: float) -> list[Point]:
    """Points of a square grid that lie in a ring, row by row."""
    box = box_of(ring)
    found: list[Point] = []
    y = math.ceil(box.top / step) * step
    while y < box.bottom:
        crossings = sorted(
            (bx - ax) * (y - ay) / (by - ay) + ax
            for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True)
            if (ay > y) != (by > y)
        )
        for left, right in zip(crossings[::2], crossings[1::2], strict=False):
            x = math.ceil(left / step) * step
            while x < right:
                found.append((x, y))
                x += step
        y += step
    return found
