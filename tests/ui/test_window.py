"""The window: screens, the corner with the support button, notices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from relaxapp.ui.controls import FLARE_KEYS, SUPPORT, button, paragraph
from relaxapp.ui.page import Page
from relaxapp.ui.window import Notice, Window
from tests.ui.keyboard import press

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    Show = Callable[..., QWidget]
    Named = Callable[[QWidget, str], QPushButton]


def page(name: str = "One") -> Page:
    made = Page(name)
    made.first = button(f"{name} first")
    made.foot.addWidget(made.first)
    for _ in range(40):
        made.column.addWidget(paragraph("words " * 60))
    return made


@pytest.fixture
def window(show: Show) -> Window:
    made = Window()
    made.show_screen(page())
    show(made, 980, 760)
    return made


def in_corner(window: Window, support: QPushButton) -> bool:
    end = support.mapTo(window, support.rect().bottomRight())
    return 0 < window.width() - end.x() <= 24 and 0 < window.height() - end.y() <= 24


def test_has_its_name_and_a_least_size(window: Window):
    assert window.windowTitle() == "Relaxapp"
    assert window.minimumSize().toTuple() == (640, 520)


def test_the_screen_shown_has_the_focus_on_its_first_control(window: Window):
    assert QApplication.focusWidget().accessibleName() == "One first"
    window.show_screen(page("Two"))
    assert QApplication.focusWidget().accessibleName() == "Two first"


def test_a_screen_shown_again_is_the_same_screen(window: Window):
    one = window.screen_shown
    window.show_screen(page("Two"))
    window.show_screen(one)
    assert window.screen_shown is one


def test_a_plain_widget_can_be_a_screen_and_gets_the_focus(window: Window):
    plain = QWidget()
    plain.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.show_screen(plain)
    assert QApplication.focusWidget() is plain


@pytest.mark.parametrize("size", [(640, 520), (980, 760), (1600, 1000)])
def test_support_is_in_the_corner_in_every_size(window: Window, size: tuple[int, int], named: Named, qtbot: QtBot):
    window.resize(*size)
    qtbot.waitUntil(lambda: in_corner(window, named(window, SUPPORT)))


def test_support_is_in_the_corner_in_full_screen(window: Window, named: Named, qtbot: QtBot):
    window.showFullScreen()
    qtbot.waitUntil(lambda: window.isFullScreen() and in_corner(window, named(window, SUPPORT)))


def test_support_is_in_front_of_every_screen(window: Window, named: Named):
    window.show_screen(page("Two"))
    support = named(window, SUPPORT)
    middle = support.mapTo(window, support.rect().center())
    assert window.childAt(middle) is support


def test_support_covers_nothing_that_can_be_pressed(window: Window, named: Named):
    support = named(window, SUPPORT)
    place = support.rect().translated(support.mapTo(window, support.rect().topLeft()))
    for other in window.findChildren(QPushButton):
        if other is not support and other.isVisible():
            assert not place.intersects(other.rect().translated(other.mapTo(window, other.rect().topLeft())))
    area = window.screen_shown.area
    assert not place.intersects(area.rect().translated(area.mapTo(window, area.rect().topLeft())))


def test_support_by_click(window: Window, named: Named, qtbot: QtBot):
    with qtbot.waitSignal(window.support_requested):
        QTest.mouseClick(named(window, SUPPORT), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("key", "held"),
    [(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier), (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)],
)
@pytest.mark.parametrize("full", [False, True])
def test_support_by_keys_on_any_screen(
    window: Window, qtbot: QtBot, full: bool, key: Qt.Key, held: Qt.KeyboardModifier
):
    if full:
        window.showFullScreen()
    with qtbot.waitActive(window):
        window.activateWindow()
    with qtbot.waitSignal(window.support_requested):
        press(key, held=held)


@pytest.mark.parametrize(
    ("key", "held"),
    [(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier), (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier)],
)
def test_something_for_a_bad_moment_by_keys_on_any_screen(
    window: Window, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier
):
    writing = QLineEdit()
    window.show_screen(writing)
    with qtbot.waitSignal(window.flare_requested):
        press(key, held=held)
    keys = [each for each in window.findChildren(QShortcut) if each.key().toString() in FLARE_KEYS]
    assert [each.autoRepeat() for each in keys] == [False, False]


def test_everything_can_be_reached_with_tab(window: Window):
    window.notice("Something.")
    reached = set()
    for _ in range(6):
        reached.add(QApplication.focusWidget().accessibleName())
        press(Qt.Key.Key_Tab)
    assert reached == {"One first", SUPPORT, "All right"}


class TestNotice:
    def strip(self, window: Window) -> Notice:
        return window.findChildren(Notice)[0]

    def test_is_not_there_when_there_is_nothing_to_say(self, window: Window):
        assert not self.strip(window).isVisible()

    def test_is_said_without_taking_the_focus(self, window: Window):
        window.notice("There is no voice on this computer.")
        assert self.strip(window).isVisible()
        assert self.strip(window).text == "There is no voice on this computer."
        assert QApplication.focusWidget().accessibleName() == "One first"

    def test_says_one_thing_at_a_time_the_newest_first_and_keeps_the_last_three(self, window: Window, named: Named):
        for text in ("One.", "Two.", "One.", "Three.", "Four."):
            window.notice(text)
        away = named(window, "All right")
        away.setFocus()
        for text in ("Four.", "Three.", "One."):
            assert self.strip(window).text == text
            assert QApplication.focusWidget() is away
            QTest.keyClick(away, Qt.Key.Key_Return)
        assert not self.strip(window).isVisible()
        assert QApplication.focusWidget().accessibleName() == "One first"

    def test_is_put_away_by_key_and_the_focus_goes_back(self, window: Window, named: Named):
        window.notice("Something.")
        away = named(window, "All right")
        away.setFocus()
        QTest.keyClick(away, Qt.Key.Key_Return)
        assert not self.strip(window).isVisible()
        assert QApplication.focusWidget().accessibleName() == "One first"
        window.notice("Later.")
        assert self.strip(window).text == "Later."

    def test_no_words_put_it_away(self, window: Window):
        window.notice("Something.")
        window.notice("")
        assert not self.strip(window).isVisible()

    def test_never_covers_the_screen_or_support(self, window: Window, named: Named, qtbot: QtBot):
        window.notice("Something rather long. " * 12)
        strip = self.strip(window)
        qtbot.waitUntil(lambda: window.screen_shown.mapTo(window, QPoint()).y() >= strip.height())
        assert in_corner(window, named(window, SUPPORT))


def test_tells_when_it_closes(show: Show, qtbot: QtBot):
    window = Window()
    show(window)
    with qtbot.waitSignal(window.closing):
        window.close()


def test_is_freed_after_closing(is_freed: Callable[[Callable[[], QWidget]], bool]):
    def make() -> Window:
        window = Window()
        window.show_screen(page())
        window.notice("Something.")
        return window

    assert is_freed(make)


def test_the_first_frame_is_told_once(qtbot: QtBot):
    window = Window()
    qtbot.addWidget(window)
    told: list[bool] = []
    window.appeared.connect(lambda: told.append(True))
    with qtbot.waitSignal(window.appeared):
        window.show()
    window.resize(700, 600)
    window.repaint()
    assert told == [True]
