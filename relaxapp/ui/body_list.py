"""The parts of the body as a plain list: the same choices as on the picture, for whom a list is easier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relaxapp.exercises.areas import DEFAULT_MODE, Mode
from relaxapp.ui.body_modes import PARTS, WORDS, name
from relaxapp.ui.choice import choice
from relaxapp.ui.controls import label
from relaxapp.ui.rows import Row, steady

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QComboBox

_OPTIONS: Final = {mode.value: words.name for mode, words in WORDS.items()}
_LETTERS: Final = 24
"""The width of a choice: it has to show "release only"."""


class BodyList(QWidget):
    """A row for each area. `moded` carries an area and what may be asked of it from now on."""

    moded = Signal(str, Mode)

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, QComboBox] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for part, areas in PARTS.items():
            layout.addSpacing(8)
            layout.addWidget(label(part, "strong"))
            for area in areas:
                layout.addWidget(self._row(area))

    def show_modes(self, modes: Mapping[str, Mode]) -> None:
        """Show what is chosen for every area, telling nobody."""
        for area, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setCurrentIndex(box.findData(modes[area].value))

    def _row(self, area: str) -> Row:
        box = choice(name(area), _OPTIONS, DEFAULT_MODE.value)
        box.setMinimumContentsLength(6)
        steady(box)
        box.currentIndexChanged.connect(lambda: self.moded.emit(area, Mode(box.currentData())))
        self.boxes[area] = box
        return Row(name(area), box, letters=_LETTERS)
