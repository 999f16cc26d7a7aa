"""The settings on their screen, in a test, and how an option is found and chosen there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication, QComboBox, QSlider, QWidget

from relaxapp.settings import Settings
from relaxapp.ui.settings import SettingsScreen
from relaxapp.ui.switch import Switch

if TYPE_CHECKING:
    from collections.abc import Callable


SOUNDSCAPES = {"rain": "Rain", "ocean": "Ocean", "silence": "Silence"}
OWN = {"own:cat.wav": "cat", "own:roof.mp3": "roof (can't be played)"}
COUNTRIES = {"US": "United States", "DE": "Germany", "NL": "Netherlands"}


@dataclass(frozen=True)
class Speaker:
    id: str
    name: str
    language: str


VOICES = (Speaker("alba", "Alba", "en-gb"), Speaker("anna", "Anna", ""))


def show_usual(show: Callable[..., QWidget]) -> SettingsScreen:
    """Show the settings as they are at first."""
    made = SettingsScreen()
    made.show_settings(Settings(), VOICES, SOUNDSCAPES, COUNTRIES)
    show(made)
    return made


def told_by(screen: SettingsScreen) -> list[Settings]:
    """Every change that the screen tells."""
    told: list[Settings] = []
    screen.changed.connect(told.append)
    return told


def control(screen: SettingsScreen, name: str) -> Any:
    found = [
        w for kind in (QComboBox, QSlider, Switch) for w in screen.findChildren(kind) if w.accessibleName() == name
    ]
    assert len(found) == 1, name
    return found[0]


def open_part_of(screen: SettingsScreen, inside: QWidget) -> None:
    screen.open_part(next(name for name, part in screen.parts.items() if part.isAncestorOf(inside)))
    QApplication.processEvents()


def values(box: QComboBox) -> list[object]:
    return [box.itemData(index) for index in range(box.count())]


def choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(box.findData(value))
