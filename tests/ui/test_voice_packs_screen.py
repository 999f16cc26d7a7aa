"""Voices made of recordings: chosen, removed after a question, added and made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from relaxapp.sound.voice_packs import Pack
from relaxapp.ui.voice_packs import VoicePacksScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    Show = Callable[..., QWidget]
    Named = Callable[[QWidget, str], QPushButton]
    Said = Callable[[QWidget], str]

PACKS = [Pack("anna", "Anna", "en", ("One.",) * 84), Pack("ben", "Ben", "en", ("One.",))]


@pytest.fixture
def screen(show: Show) -> VoicePacksScreen:
    made = VoicePacksScreen()
    made.show_packs(PACKS, "pack:anna")
    made.set_exercises({"box": "Box breathing", "flare": "For a bad moment"}, "flare")
    show(made)
    return made


def test_shows_the_voices_and_which_one_speaks(screen: VoicePacksScreen, said: Said):
    assert "84 recorded lines · speaks now" in said(screen)
    assert "1 recorded line" in said(screen)


def test_a_voice_is_chosen_and_given_up(screen: VoicePacksScreen, named: Named, qtbot: QtBot):
    with qtbot.waitSignal(screen.use) as told:
        named(screen, "Use this voice: Ben").click()
    assert told.args == ["pack:ben"]
    with qtbot.waitSignal(screen.use) as told:
        named(screen, "Use the usual voice: Anna").click()
    assert told.args == [""]


def test_nothing_is_removed_by_a_press_that_slipped(screen: VoicePacksScreen, named: Named, said: Said, qtbot: QtBot):
    with qtbot.assertNotEmitted(screen.removed):
        named(screen, "Remove: Anna").click()
        assert "can’t be brought back" in said(screen)
        assert QApplication.focusWidget() is named(screen, "Keep it")
        named(screen, "Keep it").click()
    assert "can’t be brought back" not in said(screen)
    named(screen, "Remove: Anna").click()
    with qtbot.waitSignal(screen.removed) as told:
        named(screen, "Remove it").click()
    assert told.args == ["pack:anna"]


def test_asks_for_files_and_for_an_exercise(screen: VoicePacksScreen, named: Named, qtbot: QtBot):
    for name, asked in (("From a .zip", screen.add_archive), ("From a folder", screen.add_folder)):
        with qtbot.waitSignal(asked):
            named(screen, name).click()
    for name, asked in (("Record it here", screen.record), ("Get its list of lines", screen.listed)):
        with qtbot.waitSignal(asked) as told:
            named(screen, name).click()
        assert told.args == ["flare"]


def test_says_what_happened(screen: VoicePacksScreen, said: Said):
    screen.tell("This voice pack is not used: it has too many files.")
    assert "too many files" in said(screen)
    screen.tell("")
    assert "too many files" not in said(screen)
