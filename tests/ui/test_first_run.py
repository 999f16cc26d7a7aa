"""The page that comes once: plain truth, and one press."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from relaxapp.support.plan import RED_FLAGS_NOW, RED_FLAGS_SOON
from relaxapp.support.plan_page import SOON
from relaxapp.ui.first_run import FirstRun
from tests.ui.keyboard import press

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton, QWidget
    from pytestqt.qtbot import QtBot

    Show = Callable[..., QWidget]


@pytest.fixture
def page(show: Show) -> FirstRun:
    made = FirstRun()
    show(made)
    made.focus_first()
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_one_press_and_breathing_begins(page: FirstRun, qtbot: QtBot, key: Qt.Key):
    with qtbot.waitSignal(page.breathe), qtbot.assertNotEmitted(page.done):
        press(key)


def test_escape_goes_on_to_everything(page: FirstRun, qtbot: QtBot):
    with qtbot.waitSignal(page.done):
        press(Qt.Key.Key_Escape)


def test_one_press_goes_on(page: FirstRun, named: Callable[[QWidget, str], QPushButton], qtbot: QtBot):
    with qtbot.waitSignal(page.done), qtbot.assertNotEmitted(page.breathe):
        named(page, "Go on").click()


def test_says_what_it_is_what_it_is_not_and_every_sign_to_see_a_doctor_about(
    page: FirstRun, said: Callable[[QWidget], str]
):
    words = said(page)
    assert "may help you" in words
    assert "no treatment" in words
    assert "stays on this computer" in words
    for sign in (*RED_FLAGS_NOW, *RED_FLAGS_SOON):
        assert sign in words
    now, soon = words.index("Get emergency care now"), words.index(SOON)
    assert now < words.index(RED_FLAGS_NOW[0]) < words.index(RED_FLAGS_NOW[-1]) < soon < words.index(RED_FLAGS_SOON[0])
    assert "?" not in words
