"""Plane geometry: laws of the projection, of clipping and of paths."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.publication.geometry import (
    Box,
    Projection,
    box_of,
    clip_line,
    clip_ring,
    fit,
    grid_in,
    inside,
    middle_of,
    path_of,
    ring_area,
    thin,
)

SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
coordinate = st.floats(-50, 150, allow_nan=False).map(lambda value: round(value, 2))
ring = st.lists(st.tuples(coordinate, coordinate), min_size=3, max_size=12)
FRAME = Box(0, 0, 100, 100)


def test_distances_along_a_meridian_are_true() -> None:
    project = Projection(127.0, 42.0, 40.0)
    (ax, ay), (bx, by) = project(127.0, 40.0), project(127.0, 42.0)
    assert ax == bx == pytest.approx(0)
    assert ay - by == pytest.approx(math.radians(2) * 6371.0)


def test_distances_on_a_map_of_the_border_are_true_to_one_per_cent() -> None:
    project = fit([(124.3, 39.8), (130.7, 43.0)], Box(0, 0, 700, 400), 50)
    for lon in range(125, 131):
        for lat in (40.0, 41.0, 42.0, 42.9):
            (ax, ay), (bx, by) = project(lon, lat), project(lon + 0.1, lat)
            told = math.dist((ax, ay), (bx, by)) / project.scale
            assert told == pytest.approx(math.radians(0.1) * math.cos(math.radians(lat)) * 6371.0, rel=0.01)


@given(st.lists(st.tuples(st.floats(124, 131), st.floats(38, 43)), min_size=1, max_size=8))
def test_fitted_points_lie_in_the_frame(points: list[tuple[float, float]]) -> None:
    frame = Box(40, 30, 680, 410)
    project = fit(points, frame, 70)
    box = box_of(project(lon, lat) for lon, lat in points)
    assert frame.grown(0.01).holds(box)
    assert 70 * project.scale <= 380.01


@given(ring)
def test_a_clipped_ring_stays_in_the_box_and_never_grows(points: list[tuple[float, float]]) -> None:
    kept = clip_ring(points, FRAME)
    assert all(FRAME.grown(1e-6).holds(Box(x, y, x, y)) for x, y in kept)
    if all(FRAME.holds(Box(x, y, x, y)) for x, y in points):
        assert kept == points


def test_a_square_over_a_corner_is_cut_to_its_share() -> None:
    moved = [(x + 95, y + 95) for x, y in SQUARE]
    assert ring_area(clip_ring(moved, FRAME)) == pytest.approx(25)
    assert clip_ring([(x + 200, y) for x, y in SQUARE], FRAME) == []


@given(ring)
def test_a_clipped_line_holds_every_point_inside(points: list[tuple[float, float]]) -> None:
    kept = {point for line in clip_line(points, FRAME) for point in line}
    assert {(x, y) for x, y in points if 0 < x < 100 and 0 < y < 100} <= kept


@given(ring, st.floats(0, 20))
def test_thinning_keeps_the_ends_and_adds_nothing(points: list[tuple[float, float]], least: float) -> None:
    kept = thin(points, least)
    assert (kept[0], kept[-1]) == (points[0], points[-1])
    assert set(kept) <= set(points)


def test_paths_are_short_relative_and_exact() -> None:
    assert path_of([SQUARE], closed=True) == "M0 0l10 0 0 10 -10 0z"
    assert path_of([[(0.04, 0.06), (-0.5, 1.25)]], closed=False) == "M0 0.1l-0.5 1.1"
    assert path_of([[(1.0, 1.0)]], closed=True) == ""


@given(st.lists(st.floats(5, 90), min_size=3, max_size=12), st.floats(2, 9))
def test_grid_points_are_those_inside(radii: list[float], step: float) -> None:
    turns = [2 * math.pi * n / len(radii) for n in range(len(radii))]
    star = [(100 + r * math.cos(turn), 100 + r * math.sin(turn)) for r, turn in zip(radii, turns, strict=True)]
    grid = [(x * step, y * step) for x in range(int(200 / step) + 1) for y in range(int(200 / step) + 1)]
    found = {(round(x, 6), round(y, 6)) for x, y in grid_in(star, step)}
    wanted = {(round(x, 6), round(y, 6)) for x, y in grid if inside(star, (x, y))}
    doubtful = {
        (round(x, 6), round(y, 6)) for x, y in grid if inside(star, (x - 1e-6, y)) != inside(star, (x + 1e-6, y))
    }
    assert found ^ wanted <= doubtful


def test_the_middle_of_a_square() -> None:
    assert middle_of(SQUARE) == pytest.approx((5, 5))
    assert middle_of([(1.0, 1.0), (1.0, 1.0), (1.0, 1.0)]) == (1.0, 1.0)
