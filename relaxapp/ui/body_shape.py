"""The shape of a body as data, seen from the front and from the back, and which area lies at a point of it.

One unit is about a pixel of a small window. The middle of a figure is x = 0, the top of its head y = 0. Half a figure
is written down and mirrored; nothing is painted here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Point = tuple[float, float]
    Outline = tuple[Point, ...]

HALF_WIDTH: Final = 126.0
TOP: Final = -4.0
BOTTOM: Final = 608.0
SLACK: Final = 12.0
"""A press this far beside the body still counts: a sore hand need not aim."""
_STEPS: Final = 8
"""Into so many straight pieces the curve between two points of an outline is cut."""


class View(StrEnum):
    """From where a figure is seen."""

    FRONT = "front"
    BACK = "back"


def _curve(before: Point, one: Point, other: Point, after: Point) -> Iterator[Point]:
    """Go from one point towards the other on a Catmull-Rom curve, which passes through all points without a corner."""
    for step in range(_STEPS):
        t = step / _STEPS
        weights = (-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, t**3 - t**2)
        near = (before, one, other, after)
        yield (
            sum(weight * x for weight, (x, _) in zip(weights, near, strict=True)) / 2,
            sum(weight * y for weight, (_, y) in zip(weights, near, strict=True)) / 2,
        )


def _line(*points: Point) -> Outline:
    """Return a smooth line through the points that would go on level beyond the middle."""
    first, last = points[0], points[-1]
    around = ((-points[1][0], points[1][1]) if first[0] == 0 else first, *points, last)
    pieces = (_curve(*around[index : index + 4]) for index in range(len(points) - 1))
    return (*(point for piece in pieces for point in piece), last)


def _ring(*points: Point) -> Outline:
    """Return a smooth closed line through the points."""
    around = (points[-1], *points, *points[:2])
    return tuple(point for index in range(len(points)) for point in _curve(*around[index : index + 4]))


_HALF: Final[Outline] = (
    *((0, 0), (20, 3), (35, 15), (43, 36), (44, 60), (41, 84), (33, 104), (22, 117)),  # head
    *((20, 126), (22, 139), (32, 149), (52, 155), (71, 161), (85, 174)),  # neck and shoulder
    *((91, 196), (94, 226), (98, 256), (105, 286), (110, 312)),  # the outer side of the arm
    *((117, 330), (119, 350), (114, 368), (105, 374), (97, 366), (94, 350)),  # hand
    *((89, 352), (84, 346), (85, 330), (86, 316)),  # thumb
    *((78, 288), (71, 260), (67, 232), (62, 208)),  # the inner side of the arm
    *((60, 230), (58, 256), (61, 280), (66, 308)),  # flank
    *((67, 342), (64, 376), (58, 410), (57, 432), (58, 460), (54, 498), (47, 536)),  # the outer side of the leg
    *((48, 558), (57, 578), (61, 593), (53, 603), (36, 604), (22, 601), (17, 588), (18, 564)),  # foot
    *((20, 536), (16, 498), (12, 460), (14, 432), (13, 410), (10, 376), (6, 350)),  # the inner side of the leg
    (0, 337),
)

# Where areas meet, from the middle outwards.
_BROW: Final = _line((0, 34.5), (30, 35), (70, 37))
_CHEEK: Final = _line((0, 80), (30, 79), (70, 76))
_CHIN: Final = _line((0, 123), (13, 120.5), (23, 114), (31, 106), (60, 100))
_NAPE: Final = _line((0, 106), (24, 104), (70, 92))
_COLLAR: Final = _line((0, 169), (18, 166), (33, 157), (43, 143), (48, 120))
_ARMHOLE: Final = _line((42, 120), (43, 143), (51, 168), (58, 190), (61, 206))
_SLEEVE: Final = _line((61, 206), (80, 204), (100, 196), (140, 180))
_ARM_SIDE: Final = _line((61, 206), (63, 230), (64, 256))
_ELBOW: Final = _line((64, 256), (84, 261), (110, 256), (140, 244))
_HAND_SIDE: Final = _line((64, 256), (68, 284), (73, 314), (76, 350), (80, 400))
_RIBS: Final = _line((0, 230), (36, 227), (62.5, 220))
_LOINS: Final = _line((0, 239), (36, 237), (63, 231))
_LAP: Final = _line((0, 297), (36, 293), (67, 278))
_SEAT: Final = _line((0, 285), (36, 284), (67, 278))
_GROIN: Final = _line((0, 341), (36, 347), (75, 341))
_OVER_KNEE: Final = _line((0, 399), (36, 404), (90, 398))
_UNDER_KNEE: Final = _line((0, 449), (36, 454), (90, 448))
_ANKLE: Final = _line((0, 550), (34, 548), (90, 550))
_CROWN: Final = ((0.0, -40.0), (70.0, -40.0))
_SOLE: Final = ((0.0, 640.0), (90.0, 640.0))


@dataclass(frozen=True)
class Cell:
    """Where an area may lie: what is inside both the cell and the body belongs to it. `mark` is in its middle."""

    edge: Outline
    mark: Point

    def mirrored(self) -> Cell:
        """Return it on the other side."""
        return Cell(tuple((-x, y) for x, y in self.edge), (-self.mark[0], self.mark[1]))


def _between(above: Outline, below: Outline) -> Outline:
    """Return half a band between two lines."""
    return (*above, *below[::-1])


def _across(half: Outline) -> Outline:
    """Return a band over both halves."""
    return (*half, *((-x, y) for x, y in half[::-1]))


_SIDED: Final[Mapping[str, Cell]] = {
    "shoulder": Cell((*_ARMHOLE, *_SLEEVE, (140, 110)), (69, 181)),
    "upper-arm": Cell((*_SLEEVE, *_ELBOW[::-1], *_ARM_SIDE[::-1]), (80, 231)),
    "hand": Cell((*_ELBOW[::-1], *_HAND_SIDE, (140, 400)), (93, 300)),
    "thigh": Cell(_between(_GROIN, _OVER_KNEE), (36, 374)),
    "knee": Cell(_between(_OVER_KNEE, _UNDER_KNEE), (35, 427)),
    "calf": Cell(_between(_UNDER_KNEE, _ANKLE), (35, 496)),
    "foot": Cell(_between(_ANKLE, _SOLE), (37, 580)),
}
_SIDED_ON: Final[Mapping[View, Mapping[str, Cell]]] = {
    View.FRONT: {**_SIDED, "hip": Cell(_between(_LAP, _GROIN), (36, 319))},
    View.BACK: {**_SIDED, "hip": Cell(_between(_SEAT, _GROIN), (34, 314))},
}
_MIDDLE_ON: Final[Mapping[View, Mapping[str, Cell]]] = {
    View.FRONT: {
        "forehead": Cell(_across(_between(_CROWN, _BROW)), (0, 18)),
        "eyes": Cell(_across(_between(_BROW, _CHEEK)), (0, 57)),
        "jaw": Cell(_across(_between(_CHEEK, _CHIN)), (0, 105)),
        "neck": Cell(_across(_between(_CHIN, _COLLAR)), (0, 146)),
        "chest": Cell(_across((*_COLLAR, *_ARMHOLE, *_RIBS[::-1])), (0, 200)),
        "belly": Cell(_across((*_RIBS, (64, 256), *_LAP[::-1])), (0, 263)),
    },
    View.BACK: {
        "neck": Cell(_across(_between(_NAPE, _COLLAR)), (0, 138)),
        "upper-back": Cell(_across((*_COLLAR, *_ARMHOLE, *_LOINS[::-1])), (0, 204)),
        "lower-back": Cell(_across((*_LOINS, (64, 256), *_SEAT[::-1])), (0, 262)),
    },
}


@cache
def cells(view: View) -> Mapping[str, Cell]:
    """Return the cell of every area that is seen from there, by the area's id.

    The sides are the person's own: their right is on the left of the front and on the right of the back.
    """
    right_half = view is View.BACK
    sided = {
        f"{side}-{part}": cell if (side == "right") is right_half else cell.mirrored()
        for part, cell in _SIDED_ON[view].items()
        for side in ("right", "left")
    }
    return {**_MIDDLE_ON[view], **sided}


ROWS: Final[Sequence[Mapping[int, str]]] = (
    {1: "forehead"},
    {1: "eyes"},
    {1: "jaw"},
    {1: "neck"},
    {0: "right-shoulder", 2: "left-shoulder"},
    {0: "right-upper-arm", 1: "chest", 2: "left-upper-arm", 3: "upper-back"},
    {0: "right-hand", 1: "belly", 2: "left-hand", 3: "lower-back"},
    *({0: f"right-{part}", 2: f"left-{part}"} for part in ("hip", "thigh", "knee", "calf", "foot")),
)
"""The areas from head to feet, each row by columns: right, middle and left as the front shows them, then the back."""


def beyond(area: str, across: int, down: int) -> str:
    """Return the area one step to the side, or up and down; the same one at the end of the body."""
    row, column = next(
        (row, column) for row, areas in enumerate(ROWS) for column, name in areas.items() if name == area
    )
    if across:
        further = [other for other in ROWS[row] if (other - column) * across > 0]
        return ROWS[row][min(further, key=lambda other: abs(other - column))] if further else area
    row = min(max(row + down, 0), len(ROWS) - 1)
    return ROWS[row][min(ROWS[row], key=lambda other: abs(other - column))]


@cache
def silhouette() -> Outline:
    """Return the outline of the whole body, the same from the front and from the back, as short straight pieces."""
    return _ring(*_HALF, *((-x, y) for x, y in _HALF[-2:0:-1]))


def area_at(view: View, x: float, y: float) -> str:
    """Return the area at a point, or a little beside the body; "" where there is none."""
    body = silhouette()
    if not _inside(body, x, y) and not _is_near(body, x, y):
        return ""
    return next((area for area, cell in cells(view).items() if _inside(cell.edge, x, y)), "")


def _edges(outline: Outline) -> Iterator[tuple[Point, Point]]:
    return pairwise((*outline, outline[0]))


def _inside(outline: Outline, x: float, y: float) -> bool:
    """Count how often a ray to the right crosses the outline."""
    crossed = False
    for (x1, y1), (x2, y2) in _edges(outline):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            crossed = not crossed
    return crossed


def _is_near(outline: Outline, x: float, y: float) -> bool:
    """Tell whether a point of the outline, which has one every few units, is no farther than the slack."""
    return any((px - x) ** 2 + (py - y) ** 2 <= SLACK**2 for px, py in outline)
