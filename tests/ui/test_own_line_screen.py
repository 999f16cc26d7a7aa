"""A line that a person writes themselves: by keys alone, with what is wrong said in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from relaxapp.support.own import OwnLine
from relaxapp.ui import theme
from relaxapp.ui.own_line import OwnLineScreen
from tests.ui.keyboard import press, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    Show = Callable[..., QWidget]
    Named = Callable[[QWidget, str], QPushButton]
    Said = Callable[[QWidget], str]

COUNTRIES = {"IE": "Ireland", "DE": "Germany"}
MINE = OwnLine("My clinic", "01 234", "IE", "The night nurse", "https://clinic.example", "Nights", "", date(2026, 1, 2))


@pytest.fixture
def screen(show: Show) -> OwnLineScreen:
    made = OwnLineScreen()
    made.show_line(OwnLine("", country="IE"), COUNTRIES, known=False)
    show(made)
    made.focus_first()
    return made


def test_is_written_by_keys_alone(screen: OwnLineScreen, qtbot: QtBot):
    for words in ("My clinic", "01 234", "The night nurse", "Nights"):
        write(words)
        press(Qt.Key.Key_Return)
    with qtbot.waitSignal(screen.saved) as told:
        press(Qt.Key.Key_Return)
    assert told.args == [OwnLine("My clinic", "01 234", "IE", "The night nurse", "", "Nights")]


def test_a_known_line_is_shown_whole(screen: OwnLineScreen, named: Named, qtbot: QtBot):
    screen.show_line(MINE, COUNTRIES, known=True)
    with qtbot.waitSignal(screen.saved) as told:
        named(screen, "Keep it").click()
    assert told.args == [MINE]


def test_removing_asks_first_and_enter_keeps_it(screen: OwnLineScreen, named: Named, qtbot: QtBot, said: Said):
    screen.show_line(MINE, COUNTRIES, known=True)
    with qtbot.assertNotEmitted(screen.removed):
        named(screen, "Remove it").click()
        assert "Remove My clinic?" in said(screen)
        press(Qt.Key.Key_Return)
    assert "Remove My clinic?" not in said(screen)
    named(screen, "Remove it").click()
    with qtbot.waitSignal(screen.removed) as told:
        named(screen, "Remove").click()
    assert told.args == [MINE]


def test_a_correction_says_what_it_corrects_and_keeps_it(screen: OwnLineScreen, said: Said, named: Named, qtbot: QtBot):
    screen.show_line(replace(MINE, replaces="Samaritans"), COUNTRIES, known=False)
    assert "Samaritans: as you know it" in said(screen)
    assert not any(button.text() == "Remove it" for button in screen.findChildren(QPushButton) if button.isVisible())
    with qtbot.waitSignal(screen.saved) as told:
        named(screen, "Keep it").click()
    assert told.args[0].replaces == "Samaritans"


def test_it_may_be_for_every_country(screen: OwnLineScreen, named: Named, qtbot: QtBot):
    screen.country.setCurrentIndex(screen.country.findText("Every country"))
    with qtbot.waitSignal(screen.saved) as told:
        named(screen, "Keep it").click()
    assert told.args[0].country == ""


def test_says_what_is_wrong(screen: OwnLineScreen, said: Said):
    screen.tell("It needs a name.")
    assert "It needs a name" in said(screen)
    screen.tell("")
    assert "It needs a name" not in said(screen)


def test_what_is_wrong_is_brought_into_sight(screen: OwnLineScreen, application: QApplication, qtbot: QtBot):
    """Somebody with large letters is at the foot of the page when they press “Keep it”."""
    theme.apply(application, theme.load("light"), 2.0)
    screen.resize(640, 520)
    bar = screen.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    screen.tell("It needs a name.")
    [problem] = [words for words in screen.findChildren(QLabel) if words.text() == "It needs a name."]
    qtbot.waitUntil(lambda: problem.visibleRegion().boundingRect().size() == problem.size())
