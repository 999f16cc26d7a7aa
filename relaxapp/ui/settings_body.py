"""What an exercise may ask of each part of the body, as a plain list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from relaxapp.exercises.areas import AREAS, DEFAULT_MODE, Mode
from relaxapp.ui.controls import button, choice, label
from relaxapp.ui.rows import Row, steady

if TYPE_CHECKING:
    from collections.abc import Mapping

MODES: Final[Mapping[str, str]] = {
    Mode.TENSE.value: "tense",
    Mode.GENTLY.value: "gently",
    Mode.RELEASE.value: "release only",
    Mode.IMAGINE.value: "imagine",
    Mode.SKIP.value: "leave out",
}

PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "Head": ("forehead", "eyes", "jaw", "neck"),
    "Arms": tuple(f"{side}-{part}" for part in ("shoulder", "upper-arm", "hand") for side in ("right", "left")),
    "Middle": ("chest", "belly", "upper-back", "lower-back"),
    "Legs": tuple(f"{side}-{part}" for part in ("hip", "thigh", "knee", "calf", "foot") for side in ("right", "left")),
}
"""The areas in the order in which they are listed."""


class BodyAreas(QWidget):
    """A row for each area. `changed` carries every area that is not worked with gently, by its id."""

    changed = Signal(dict)

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, QComboBox] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.reset = button("Everything gently", description="Sets every part of the body back to gently.")
        self.reset.clicked.connect(self._reset)
        layout.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        for part, areas in PARTS.items():
            layout.addSpacing(10)
            layout.addWidget(label(part, "strong"))
            for area in areas:
                layout.addWidget(self._row(area))

    def show_modes(self, modes: Mapping[str, str]) -> None:
        """Show what is chosen; areas that are not named are worked with gently."""
        for area, box in self.boxes.items():
            blocked = box.blockSignals(True)
            box.setCurrentIndex(box.findData(modes.get(area, DEFAULT_MODE.value)))
            box.blockSignals(blocked)

    def _row(self, area: str) -> Row:
        name = AREAS[area].capitalize()
        box = choice(name, MODES, DEFAULT_MODE.value)
        steady(box)
        box.currentIndexChanged.connect(self._tell)
        self.boxes[area] = box
        return Row(name, box)

    def _tell(self) -> None:
        chosen = {area: str(box.currentData()) for area, box in self.boxes.items()}
        self.changed.emit({area: mode for area, mode in chosen.items() if mode != DEFAULT_MODE.value})

    def _reset(self) -> None:
        self.show_modes({})
        self._tell()
