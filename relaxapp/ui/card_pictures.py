"""The pictures of the learning cards, each with the words that say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from relaxapp.ui.card_drawing import Circle, Lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relaxapp.ui.card_drawing import CardPicture

PICTURES: Final[Mapping[str, CardPicture]] = {
    "circle": Circle(
        "A circle, and ways out of it",
        "Three words in a circle: pain can lead to tension, tension to worry, and worry back to pain. Between each of "
        "them and the next, a way leads out of the circle.",
        ("Pain", "Tension", "Worry"),
        (
            "Let one muscle go a little, or breathe more slowly.",
            "Move gently, or do one small thing that you like.",
            "Look at a thought again, or talk with somebody.",
        ),
    ),
    "pacing": Lines(
        "Two ways through the days",
        "Two lines over some weeks. One jumps high up and falls to nothing, again and again. The other stays in the "
        "middle and rises very slowly.",
        (0.30, 0.92, 0.95, 0.12, 0.05, 0.10, 0.55, 0.90, 0.85, 0.08, 0.04, 0.15, 0.60, 0.82, 0.10, 0.04),
        (0.36, 0.37, 0.38, 0.38, 0.39, 0.40, 0.41, 0.42, 0.42, 0.43, 0.44, 0.45, 0.46, 0.47, 0.48, 0.49),
        ("A lot on good days, then nothing for a while.", "About the same on most days, and slowly a little more."),
    ),
    "ups-and-downs": Lines(
        "A way forward",
        "Two lines over some months. One goes straight up. The other goes up and down, with flat pieces and one deep "
        "place, and goes on from there.",
        (0.12, 0.24, 0.36, 0.48, 0.60, 0.72, 0.84, 0.94),
        (0.12, 0.26, 0.20, 0.40, 0.46, 0.34, 0.36, 0.58, 0.50, 0.18, 0.10, 0.28, 0.34, 0.52, 0.46, 0.62),
        (
            "As one would like it to go.",
            "As it mostly goes.",
            "Here it looks as if all was in vain. What was learned is still there.",
        ),
        dot=10,
    ),
}
"""The pictures by the name that a card calls them by."""
