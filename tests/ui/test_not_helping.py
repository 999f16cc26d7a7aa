"""When it does not help: other things to do, each one press away, and nothing asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from relaxapp.ui.not_helping import NotHelping
from tests.ui.keyboard import press

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    Show = Callable[..., QWidget]
    Named = Callable[[QWidget, str], QPushButton]


@pytest.fixture
def page(show: Show) -> NotHelping:
    made = NotHelping()
    made.offer_elsewhere("Five, four, three, two, one")
    show(made)
    made.focus_first()
    return made


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("Only sounds", "sounds"),
        ("Without breath or body", "elsewhere"),
        ("Stop here", "stop"),
        ("People who can help", "support"),
        ("Go on with it after all", "back"),
    ],
)
def test_each_way_is_one_press(page: NotHelping, named: Named, qtbot: QtBot, name: str, signal: str):
    with qtbot.waitSignal(getattr(page, signal)):
        named(page, name).click()


def test_sounds_are_what_enter_brings(page: NotHelping, qtbot: QtBot):
    with qtbot.waitSignal(page.sounds):
        press(Qt.Key.Key_Return)


def test_escape_goes_on_with_it(page: NotHelping, qtbot: QtBot):
    with qtbot.waitSignal(page.back):
        press(Qt.Key.Key_Escape)


def test_what_is_not_there_is_not_offered(page: NotHelping):
    page.offer_elsewhere("")
    shown = [button.text() for button in page.findChildren(QPushButton) if button.isVisible()]
    assert not any("breath or body" in text for text in shown)
    assert "Only sounds" in shown


def test_nothing_is_asked(page: NotHelping, said: Callable[[QWidget], str]):
    assert "?" not in said(page)
