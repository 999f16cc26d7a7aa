"""The shape of the body: every area is there, lies where it is seen, and is large enough for a sore hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF

from relaxapp.exercises.areas import AREAS
from relaxapp.ui.body_painting import areas, body
from relaxapp.ui.body_shape import ROWS, SLACK, View, area_at, beyond, cells, silhouette

TARGET = 44
COARSE = 9


def run(view: View, area: str, across: int, down: int) -> int:
    """How far a press may slip from the sign of an area in one direction, in units."""
    x, y = cells(view)[area].mark
    return next(slip for slip in range(1, 300) if area_at(view, x + slip * across, y + slip * down) != area)


def test_every_area_is_seen_from_somewhere():
    assert set(cells(View.FRONT)) | set(cells(View.BACK)) == set(AREAS)
    assert {"upper-back", "lower-back"} <= set(cells(View.BACK)) - set(cells(View.FRONT))
    assert {"forehead", "eyes", "jaw", "chest", "belly"} <= set(cells(View.FRONT)) - set(cells(View.BACK))


@pytest.mark.parametrize("view", View)
def test_the_sign_of_an_area_is_on_it(view: View):
    for area, cell in cells(view).items():
        assert area_at(view, *cell.mark) == area
        assert areas(view)[area].contains(QPointF(*cell.mark))


def test_the_sides_are_the_persons_own():
    for part in ("shoulder", "hand", "foot"):
        assert cells(View.FRONT)[f"right-{part}"].mark[0] < 0 < cells(View.FRONT)[f"left-{part}"].mark[0]
        assert cells(View.BACK)[f"left-{part}"].mark[0] < 0 < cells(View.BACK)[f"right-{part}"].mark[0]


def test_both_halves_are_the_same():
    outline = {(round(x, 6), round(y, 6)) for x, y in silhouette()}
    assert {(-x, y) for x, y in outline} == outline


@pytest.mark.parametrize("view", View)
def test_what_is_seen_is_what_is_hit(view: View):
    for area, path in areas(view).items():
        box = path.boundingRect()
        seen = [
            point
            for row in range(6)
            for column in range(6)
            if path.contains(point := box.topLeft() + QPointF(box.width() * column / 5, box.height() * row / 5))
        ]
        assert len(seen) > 4
        assert {area_at(view, point.x(), point.y()) for point in seen} == {area}


def test_a_press_on_the_front_of_the_body_always_hits_an_area():
    for x in range(-130, 131, COARSE):
        for y in range(0, 610, COARSE):
            assert area_at(View.FRONT, x, y) or not body().contains(QPointF(x, y)), (x, y)


def test_the_back_of_the_head_belongs_to_no_area():
    assert area_at(View.BACK, 0, 50) == ""


@pytest.mark.parametrize("view", View)
def test_a_sore_hand_need_not_aim(view: View):
    """At the smallest size, where a unit is a pixel, every area has room for a press across and down."""
    for area in cells(view):
        assert run(view, area, -1, 0) + run(view, area, 1, 0) >= TARGET, area
        assert run(view, area, 0, -1) + run(view, area, 0, 1) >= TARGET, area


def test_a_little_beside_the_body_counts_and_far_away_does_not():
    assert area_at(View.FRONT, 0, -SLACK + 1) == "forehead"
    assert area_at(View.FRONT, 0, -SLACK - 1) == ""
    assert area_at(View.FRONT, 125, 40) == ""


def test_every_area_is_in_the_order_once():
    listed = [area for row in ROWS for area in row.values()]
    assert sorted(listed) == sorted(AREAS)


def test_the_order_goes_from_head_to_feet():
    def height(area: str) -> float:
        return next(cells(view)[area].mark[1] for view in View if area in cells(view))

    tops = [min(height(area) for area in row.values()) for row in ROWS]
    assert tops == sorted(tops)


@pytest.mark.parametrize(
    ("area", "across", "down", "reached"),
    [
        ("forehead", 0, -1, "forehead"),
        ("forehead", 0, 1, "eyes"),
        ("neck", 0, 1, "right-shoulder"),
        ("right-shoulder", 1, 0, "left-shoulder"),
        ("left-shoulder", 1, 0, "left-shoulder"),
        ("right-upper-arm", 1, 0, "chest"),
        ("left-upper-arm", 1, 0, "upper-back"),
        ("upper-back", 0, 1, "lower-back"),
        ("left-knee", 0, 1, "left-calf"),
        ("left-knee", -1, 0, "right-knee"),
        ("left-foot", 0, 1, "left-foot"),
    ],
)
def test_arrow_keys_go_to_what_is_beside(area: str, across: int, down: int, reached: str):
    assert beyond(area, across, down) == reached


def test_every_area_can_be_reached_with_the_arrows_alone():
    reached, waiting = {"forehead"}, ["forehead"]
    while waiting:
        area = waiting.pop()
        for way in ((-1, 0), (1, 0), (0, -1), (0, 1)):
            if (other := beyond(area, *way)) not in reached:
                reached.add(other)
                waiting.append(other)
    assert reached == set(AREAS)
