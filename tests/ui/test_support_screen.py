"""People who can help: the emergency number first, the country beside every number, nothing opened unasked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget

from relaxapp.support.lines import Country, Directory, Line, Support, Way, load
from relaxapp.ui.support import SupportScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    Show = Callable[..., QWidget]
    Named = Callable[[QWidget, str], QPushButton]
    Said = Callable[[QWidget], str]

CHECKED = date(2026, 10, 8)


def line(service: str, contact: str, *ways: Way, confirmed: bool = True, stale: bool = False) -> Line:
    hours = "Day and night"
    return Line(service, "Somebody listens.", contact, ways, hours, "English", "Free", confirmed, CHECKED, (), stale)


ATLANTIS = Country(
    "AT",
    "Atlantis",
    ("112", "999"),
    (
        line("Listeners", "555 01", Way("call", "555 01"), Way("text", "555 01"), Way("chat", "https://a.example/c")),
        line("Two numbers", "555 02", Way("call", "555 02"), Way("call", "555 03")),
        line("By text", "55555", Way("text", "55555", "HELLO"), confirmed=False),
        line("Hotline", "555", Way("call", "555", "option 2"), Way("web", "https://b.example"), stale=True),
    ),
)
LEMURIA = Country("LE", "Lemuria", ("000",), ())
SUPPORT = Support(
    {"AT": ATLANTIS, "LE": LEMURIA}, (Directory("Find One", "https://find.example", "All over the world."),), CHECKED
)


@pytest.fixture
def screen(show: Show) -> SupportScreen:
    made = SupportScreen()
    made.set_support(SUPPORT, "AT", guessed=False)
    show(made)
    made.focus_first()
    return made


def country_box(screen: SupportScreen) -> QComboBox:
    return screen.findChildren(QComboBox)[0]


def test_danger_comes_first_with_the_country_beside_the_number(screen: SupportScreen):
    labels = [label for label in screen.findChildren(QLabel) if label.isVisible() and label.text()]
    in_order = sorted(labels, key=lambda label: label.mapTo(screen, label.rect().topLeft()).y())
    words = [label.text() for label in in_order]
    assert words[:2] == ["People who can help", "If you are in danger now"]
    assert words.index("112 · Atlantis") < words.index("999 · Atlantis") < words.index("People to talk to")


def test_the_country_stands_beside_every_number(screen: SupportScreen, said: Said):
    for number in ("112", "999", "555 01", "555 02", "555 03", "55555", "555"):
        assert f"{number} · Atlantis" in said(screen).splitlines()


def test_says_what_to_do_with_a_number(screen: SupportScreen, said: Said):
    words = said(screen).splitlines()
    for how in ("Call or text", "Call", "Text HELLO to", "Call, then option 2"):
        assert how in words


def test_says_what_is_known_of_a_line(screen: SupportScreen, said: Said):
    assert "Hours: Day and night\nCost: Free\nLanguages: English" in said(screen)


def test_marks_what_is_not_sure(screen: SupportScreen, said: Said):
    assert said(screen).count("Not yet confirmed") == 1
    assert said(screen).count("it may have changed") == 1


def test_says_when_it_was_checked(screen: SupportScreen, said: Said):
    assert "Last checked on 8 October 2026." in said(screen)


def test_numbers_are_large_and_can_be_selected_by_key(screen: SupportScreen):
    number = next(label for label in screen.findChildren(QLabel) if label.text() == "112 · Atlantis")
    assert number.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert number.fontMetrics().height() > 1.3 * screen.fontMetrics().height()


def test_copy_takes_the_number_alone(screen: SupportScreen, named: Named):
    copy = named(screen, "Copy 5 5 5, 0 1")
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "555 01"
    assert copy.text() == "Copied"
    named(screen, "Copy 1 1 2").click()
    assert QGuiApplication.clipboard().text() == "112"
    assert copy.text() == "Copy"


def test_the_first_number_has_the_focus(screen: SupportScreen):
    assert screen.focusWidget().accessibleName() == "Copy 1 1 2"


def test_addresses_are_asked_for_when_their_button_is_pressed(screen: SupportScreen):
    asked: list[str] = []
    screen.link.connect(asked.append)
    for opener in screen.findChildren(QPushButton):
        if opener.text().startswith("Open"):
            opener.click()
    assert asked == ["https://a.example/c", "https://b.example", "https://find.example"]


def choose_by_key(box: QComboBox, way: Qt.Key):
    """Open the list, go one line, and take it."""
    for key in (Qt.Key.Key_Return, way, Qt.Key.Key_Return):
        QTest.keyClick(box.view() if box.view().isVisible() else box, key)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_country_is_changed_by_key_and_the_focus_stays(screen: SupportScreen, qtbot: QtBot, said: Said):
    screen.country_changed.connect(lambda code: screen.set_support(SUPPORT, code, guessed=False))
    box = country_box(screen)
    box.setFocus()
    with qtbot.waitSignal(screen.country_changed) as told:
        choose_by_key(box, Qt.Key.Key_Down)
    assert told.args == ["LE"]
    assert "000 · Lemuria" in said(screen)
    assert "Atlantis" not in said(screen)
    assert QApplication.focusWidget() is country_box(screen)
    choose_by_key(country_box(screen), Qt.Key.Key_Up)
    assert "112 · Atlantis" in said(screen)


def test_a_guess_is_called_a_guess(screen: SupportScreen, said: Said):
    assert "guess" not in said(screen)
    screen.set_support(SUPPORT, "AT", guessed=True)
    assert "guess" in said(screen)


@pytest.mark.parametrize("code", ["", "ZZ"])
def test_without_a_country_it_asks_and_still_helps(show: Show, said: Said, named: Named, qtbot: QtBot, code: str):
    screen = SupportScreen()
    screen.set_support(SUPPORT, code, guessed=True)
    show(screen)
    screen.focus_first()
    assert "call the emergency number of the place where you are" in said(screen)
    assert "find.example" in said(screen)
    assert not country_box(screen).isVisible()
    assert QApplication.focusWidget().accessibleName() == "Atlantis"
    with qtbot.waitSignal(screen.country_changed) as told:
        named(screen, "Lemuria").click()
    assert told.args == ["LE"]


def test_a_country_without_a_sure_line_says_so_and_leads_to_the_directories(show: Show, said: Said):
    screen = SupportScreen()
    screen.set_support(SUPPORT, "LE", guessed=False)
    show(screen)
    assert "no line in Lemuria yet that two places agree on" in said(screen)
    assert "Lines in every country" in said(screen)
    assert "find.example" in said(screen)


def test_a_damaged_list_is_said(screen: SupportScreen, said: Said):
    damaged = Support(SUPPORT.countries, SUPPORT.directories, CHECKED, "The list could not be read.")
    screen.set_support(damaged, "AT", guessed=False)
    assert "The list could not be read." in said(screen)
    assert "112 · Atlantis" in said(screen)


def test_the_list_that_ships_is_shown_for_every_country(show: Show, said: Said):
    screen = SupportScreen()
    show(screen)
    real = load()
    for code, country in real.countries.items():
        screen.set_support(real, code, guessed=False)
        for number in (*country.emergency, *(known.contact for known in country.lines)):
            assert f"{number} · {country.name}" in said(screen)


def test_back_by_button_and_by_escape(screen: SupportScreen, named: Named, qtbot: QtBot):
    with qtbot.waitSignal(screen.back):
        named(screen, "Back").click()
    with qtbot.waitSignal(screen.back):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
