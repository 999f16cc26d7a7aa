"""A window with a workshop in it, in a test, and hands to write there."""

from __future__ import annotations

from types import SimpleNamespace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from relaxapp import paths
from relaxapp.app.house import House
from relaxapp.app.workshop import Workshop
from relaxapp.exercises.library import Library
from relaxapp.settings import Settings
from tests.app.houses import press, seen


class Guide:
    """Guides nobody, and remembers what it was asked."""

    def __init__(self, window):
        self.window = window
        self.begun = []
        self.refusal = None
        self.session = QLabel("a session")
        self.screens = [self.session]

    def begin_near(self, script, minutes, soundscape, *, chosen, remembered):
        assert not remembered, "it is only tried"
        if self.refusal:
            raise self.refusal
        self.begun.append((script, minutes, soundscape, chosen))
        self.window.show_screen(self.session)
        return minutes


class Place:
    """A window with a workshop in it."""

    def __init__(self, where, window):
        self.window = window
        self.where = where
        self.library = Library([paths.assets() / "exercises", where.exercises])
        self.guide = Guide(window)
        self.chosen = Settings()
        house = House(
            window,
            where,
            make_sessions=SimpleNamespace,
            library=lambda: self.library,
            chosen=lambda: self.chosen,
            change=lambda _: None,
            tell=lambda _: None,
            theme=lambda: None,
            reduced=lambda: False,
        )
        self.shop = Workshop(house, self.guide, window)

    @property
    def screen(self):
        return self.window.screen_shown

    def press(self, words):
        press(self.screen, words)

    @property
    def seen(self):
        return seen(self.window)

    def file(self, name):
        return self.where.exercises / f"{name}.md"

    def write(self, name, text):
        self.where.exercises.mkdir(parents=True, exist_ok=True)
        self.file(name).write_text(text, encoding="utf-8")

    def drafts(self):
        return sorted(path.name for path in self.where.drafts.glob("*")) if self.where.drafts.exists() else []


def type_in(place, words):
    QTest.keyClicks(place.screen.text, words)


def leave(place):
    QTest.keyClick(place.screen.text, Qt.Key.Key_Escape)
