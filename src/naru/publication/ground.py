"""What a map shows before any words: which places the statements allow, where they lie on the drawing, and the
painted layers.

In: statements, the pack, a size. Out: a `Ground`, the same for every language: projection, SVG paths from the ground
up, the middles of places and the courses of rivers in pixels. Only factual statements put anything on it (record of
refusals: map.py).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from naru.packs import Pack
from naru.publication.bulletin import Statement
from naru.publication.data import shape_of
from naru.publication.geometry import (
    Box,
    Point,
    Projection,
    box_of,
    clip_line,
    clip_ring,
    fit,
    grid_in,
    middle_of,
    path_of,
    ring_area,
    rings_of,
    spread,
    thin,
)
from naru.publication.labels import Crowd, roomy_points
from naru.publication.places import county_of

_LEAST_KM = 70.0
#: Degrees: how near to the edge of a layer its own cut is, and how far out of sight it is pushed.
_RIM, _PUSH = 0.02, 6.0
Ring = list[Point]


@dataclass(frozen=True)
class Size:
    """How large a drawing is: width of all and height of the map proper, in pixels; `narrow` for phones."""

    width: int
    height: int
    narrow: bool = False


WIDE = Size(720, 440)
NARROW = Size(330, 330, narrow=True)


@dataclass(frozen=True)
class Shown:
    """What the statements put on the map, as place ids, each group sorted."""

    counties: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    hatched: tuple[str, ...] = ()
    dots: tuple[str, ...] = ()

    @property
    def places(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*self.dots, *self.counties, *self.hatched, *self.provinces]))


def shown_of(statements: Iterable[Statement], pack: Pack) -> Shown:
    """What may be drawn of these statements."""
    groups: dict[str, set[str]] = {"counties": set(), "provinces": set(), "hatched": set(), "dots": set()}
    for statement in statements:
        if not statement.factual or statement.place_id is None:
            continue
        precision, county = pack.precision_of(statement.place_id), county_of(statement.place_id, pack)
        if precision == "province" and shape_of(statement.place_id, "provinces", pack):
            groups["hatched" if lasting(statement, pack) else "provinces"].add(statement.place_id)
        elif county is not None and lasting(statement, pack):
            groups["hatched"].add(county)
        elif precision == "district":
            groups["dots"].add(statement.place_id)
        elif county is not None:
            groups["counties"].add(county)
    return Shown(**{name: tuple(sorted(ids)) for name, ids in groups.items()})


def lasting(statement: Statement, pack: Pack) -> bool:
    """True for a measure that was in force, or seen standing, when it was told."""
    kind = pack.taxonomy.kinds.get(statement.code)
    return kind is not None and kind.measure and statement.status in ("in_force", "seen")


@dataclass
class Ground:
    """The drawing without words. `parts` are SVG elements in the order they are painted; `busy` points lie on
    rivers and shown counties, `abroad` in neighbours, `coast` on coasts and borders: where names are better not put.
    """

    shown: Shown
    pack: Pack
    size: Size
    prefix: str
    parts: list[str] = field(default_factory=list)
    rivers: list[tuple[str, Ring]] = field(default_factory=list)
    busy: list[Point] = field(default_factory=list)
    abroad: list[Point] = field(default_factory=list)
    coast: list[Point] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.frame = Box(0, 0, self.size.width, self.size.height)
        self.reach = self.frame.grown(12)
        self.project = self.projection()
        self.land()
        self.statements()
        self.waters()
        for place in self.shown.dots:
            x, y = self.project(*self.outline(place)[0])
            self.parts.append(f'<circle class="f-dot" cx="{x:.1f}" cy="{y:.1f}" r="5"/>')

    def projection(self) -> Projection:
        """Fitted to the places, and to the stretch of border nearest to each, so that the far bank is always seen."""
        points = [point for place in self.shown.places for point in self.outline(place)]
        border = [point for f in self.layer("border") if is_border(f) for r in rings_of(f["geometry"]) for point in r]
        for place in self.shown.places:
            row = self.pack.places.get(place)
            if row is not None and row.lat is not None and row.lon is not None and border:
                here = (row.lon, row.lat)
                near = min(border, key=lambda point, here=here: math.dist(point, here))  # type: ignore[misc]
                if math.dist(near, here) < 1.5:
                    points.append(near)
        return fit(points, self.frame.grown(-18 if self.size.narrow else -60), _LEAST_KM)

    def outline(self, place: str) -> list[Point]:
        """The points (degrees) of a place's shape, else its own one."""
        points = [point for ring in rings_of(self.shape(place)) for point in ring]
        row = self.pack.places.get(place)
        if points or row is None or row.lat is None or row.lon is None:
            return points
        return [(row.lon, row.lat)]

    def shape(self, place: str) -> dict[str, Any] | None:
        layer = {"county": "counties", "province": "provinces"}.get(self.pack.precision_of(place) or "")
        return shape_of(place, layer, self.pack) if layer else None

    def layer(self, name: str) -> list[dict[str, Any]]:
        """The features of a layer, none where the pack has no such layer."""
        return self.pack.layer(name)["features"] if name in self.pack.manifest.layers else []

    def rings(self, geometry: dict[str, Any] | None, least: float = 0.7) -> list[Ring]:
        """The rings of a geometry inside the drawing, in pixels."""
        projected = ([self.project(*point) for point in ring] for ring in rings_of(geometry))
        clipped = (clip_ring(ring, self.reach) for ring in projected)
        return [thin(ring, least) for ring in clipped if len(ring) > 2]

    def lines(self, geometry: dict[str, Any] | None) -> list[Ring]:
        """The stretches of lines inside the drawing, in pixels."""
        projected = ([self.project(*point) for point in line] for line in rings_of(geometry))
        return [thin(line, 0.7) for whole in projected for line in clip_line(whole, self.reach)]

    def path(self, cls: str, lines: Sequence[Sequence[Point]], closed: bool, extra: str = "") -> None:
        d = path_of(lines, closed)
        if d:
            self.parts.append(f'<path class="{cls}"{extra} d="{d}"/>')

    @cached_property
    def neighbours(self) -> list[tuple[dict[str, Any], list[Ring]]]:
        """Each neighbour's properties and rings. Where the layer itself ends there is no coast: its edge is pushed
        out of sight.
        """
        features = self.layer("neighbours")
        every = [point for feature in features for ring in rings_of(feature["geometry"]) for point in ring]
        if not every:
            return []
        edge = box_of(every)
        found = []
        for feature in features:
            pushed = ([_pushed(point, edge) for point in ring] for ring in rings_of(feature["geometry"]))
            clipped = (clip_ring([self.project(*point) for point in ring], self.reach) for ring in pushed)
            found.append((feature["properties"], [thin(ring, 0.7) for ring in clipped if len(ring) > 2]))
        return found

    @cached_property
    def provinces(self) -> list[tuple[str, list[Ring]]]:
        """Each province's id and rings."""
        return [(str(f["properties"].get("id")), self.rings(f["geometry"])) for f in self.layer("provinces")]

    @cached_property
    def middles(self) -> list[tuple[str, Point]]:
        """Each shown place and the point its name stands around: dots as they are, areas at their middle."""
        found: list[tuple[str, Point]] = []
        for place in self.shown.places:
            rings = self.rings(self.shape(place))
            points = self.outline(place)
            if rings:
                found.append((place, middle_of(max(rings, key=ring_area))))
            elif points:
                found.append((place, self.project(*points[0])))
        return found

    @cached_property
    def crowds(self) -> tuple[Crowd, Crowd, Crowd]:
        """Where rivers and shown counties are, where the neighbours are, where coasts are."""
        return Crowd(self.frame, self.busy), Crowd(self.frame, self.abroad), Crowd(self.frame, self.coast)

    @cached_property
    def roomy(self) -> dict[str, tuple[Ring, list[Point]]]:
        """Of each neighbour and province by id: its largest ring, and the points in it with most room around them."""
        areas = [(str(properties.get("id")), rings, 24.0) for properties, rings in self.neighbours]
        areas += [(place, rings, 12.0) for place, rings in self.provinces]
        found: dict[str, tuple[Ring, list[Point]]] = {}
        for area, rings, step in areas:
            if rings:
                ring = thin(max(rings, key=ring_area), 5)
                found[area] = (ring, roomy_points(ring, self.frame, step * (0.6 if self.size.narrow else 1)))
        return found

    def land(self) -> None:
        self.parts.append(f'<rect class="f-water" width="{self.size.width}" height="{self.size.height}"/>')
        for _, rings in self.neighbours:
            self.path("f-neighbour", rings, closed=True)
            self.abroad.extend(point for ring in rings for point in grid_in(thin(ring, 4), 14))
        for _, rings in self.provinces:
            self.path("f-land", rings, closed=True)

    def statements(self) -> None:
        for places, cls in ((self.shown.provinces, "f-somewhere f-wide"), (self.shown.counties, "f-somewhere")):
            for place in places:
                self.area(place, cls)
        for place in self.shown.hatched:
            self.area(place, "f-hatched", f' fill="url(#{self.prefix}-hatch)"')

    def area(self, place: str, cls: str, extra: str = "") -> None:
        rings = self.rings(self.shape(place), 0.4)
        self.path(cls, rings, closed=True, extra=extra)
        self.busy.extend(point for ring in rings for point in ring)
        if self.pack.precision_of(place) == "county":
            self.busy.extend(point for ring in rings for point in grid_in(ring, 5))

    def waters(self) -> None:
        for feature in self.layer("border"):
            lines = self.lines(feature["geometry"])
            self.path("f-border" if is_border(feature) else "f-coast", lines, closed=False)
            self.coast.extend(point for line in lines for point in spread(line, 4))
        strong: list[Ring] = []
        for feature in self.layer("rivers"):
            geometry, place = feature["geometry"], str(feature["properties"].get("id"))
            if geometry["type"] in ("Polygon", "MultiPolygon"):
                self.path("f-lake", self.rings(geometry), closed=True)
            elif place in self.pack.manifest.rivers:
                stretches = self.lines(geometry)
                strong.extend(stretches)
                if stretches:
                    self.rivers.append((place, max(stretches, key=len)))
            else:
                streams = self.lines(geometry)
                self.path("f-stream", streams, closed=False)
                self.busy.extend(point for line in streams for point in spread(line, 3))
        self.path("f-river", strong, closed=False)
        self.busy.extend(point for line in strong for point in spread(line, 3))


def _pushed(point: Point, edge: Box) -> Point:
    lon = point[0] + _PUSH * ((point[0] > edge.right - _RIM) - (point[0] < edge.left + _RIM))
    return (lon, point[1] + _PUSH * ((point[1] > edge.bottom - _RIM) - (point[1] < edge.top + _RIM)))


def is_border(feature: dict[str, Any]) -> bool:
    """True for a line between countries, False for a coast."""
    return str(feature["properties"].get("kind")) != "coastline"
