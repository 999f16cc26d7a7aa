"""Binds controls to options: a form shows settings, and tells each change by the option's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal

from relaxapp.ui.choice import choice
from relaxapp.ui.rows import Row, Valued, percent, slider, steady
from relaxapp.ui.switch import Switch

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from PySide6.QtWidgets import QComboBox

SCALES: Final = (0.8, 1.0, 1.25, 1.5, 1.75, 2.0)
"""The sizes that are offered, as multiples of the usual one."""


class Form(QObject):
    """Makes rows for options. `edited` carries the name of an option and its new value, never while it is filled."""

    edited = Signal(str, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._filling = False
        self._show: dict[str, Callable[[Any], None]] = {}
        self._boxes: dict[str, QComboBox] = {}

    def fill(self, settings: object) -> None:
        """Show these settings, or whatever else has the options of this form."""
        self._filling = True
        for option, show in self._show.items():
            show(getattr(settings, option))
        self._filling = False

    def volume(self, option: str, name: str, help_text: str = "") -> Row:
        """Return a row for a level from 0 to 1."""
        control = slider(0, 100, 5)
        control.valueChanged.connect(lambda value: self._tell(option, value / 100))
        self._show[option] = lambda level: control.setValue(round(level * 100))
        return Row(name, Valued(control, percent), help_text)

    def number(self, option: str, name: str, limits: tuple[int, int, int], help_text: str = "") -> Row:
        """Return a row for a whole number between two limits, in steps (the third of `limits`)."""
        control = slider(*limits)
        control.valueChanged.connect(lambda value: self._tell(option, value))
        self._show[option] = control.setValue
        return Row(name, Valued(control, str), help_text)

    def switch(self, option: str, name: str, help_text: str = "", *, inverted: bool = False) -> Row:
        """Return a row to switch an option on; `inverted` when being on means that the option is off."""
        control = Switch()
        control.toggled.connect(lambda on: self._tell(option, on is not inverted))
        self._show[option] = lambda value: control.setChecked(value is not inverted)
        return Row(name, control, help_text)

    def members(self, option: str, names: Mapping[str, str]) -> list[Row]:
        """Return a row for each value that may be in the list of an option, to have it there or not."""
        boxes = {value: Switch() for value in names}

        def show(listed: Collection[str]) -> None:
            for value, box in boxes.items():
                box.setChecked(value in listed)

        for box in boxes.values():
            box.toggled.connect(
                lambda _: self._tell(option, [value for value, each in boxes.items() if each.isChecked()])
            )
        self._show[option] = show
        return [Row(name, boxes[value]) for value, name in names.items()]

    def choice(self, option: str, name: str, options: Mapping[Any, str], help_text: str = "") -> Row:
        """Return a row to choose one of `options` (value -> words); set_options may change them later."""
        return self._choice(option, name, options, help_text)

    def scale(self, option: str, name: str, help_text: str = "") -> Row:
        """Return a row to choose a size."""
        return self._choice(option, name, {size: _size(size) for size in SCALES}, help_text)

    def set_options(self, option: str, options: Mapping[Any, str], chosen: Any) -> None:
        """Offer other values for a choice; what is chosen stays, even if it is not among them now."""
        box = self._boxes[option]
        self._filling = True
        box.clear()
        for value, words in options.items():
            box.addItem(words, value)
        self._show[option](chosen)
        self._filling = False

    def _choice(self, option: str, name: str, options: Mapping[Any, str], help_text: str) -> Row:
        box = choice(name, options)
        steady(box)
        box.currentIndexChanged.connect(lambda _: self._tell(option, box.currentData()))
        self._boxes[option] = box
        self._show[option] = lambda value: _choose(box, value)
        return Row(name, box, help_text)

    def _tell(self, option: str, value: object) -> None:
        if not self._filling:
            self.edited.emit(option, value)


def _choose(box: QComboBox, value: Any) -> None:
    if box.findData(value) < 0:
        box.addItem(_size(value) if isinstance(value, float) else str(value), value)
    box.setCurrentIndex(box.findData(value))


def _size(scale: float) -> str:
    return "Usual" if scale == 1.0 else percent(round(scale * 100))
