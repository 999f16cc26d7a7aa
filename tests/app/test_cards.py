"""The learning cards in the window: read when asked for, and they lead on to what fits and suits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from relaxapp.app.cards import Cards
from relaxapp.paths import places
from relaxapp.settings import Settings
from relaxapp.ui.learning import CardScreen, LearningScreen
from tests.app.houses import make_house, press

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from relaxapp.failures import Failure
    from relaxapp.ui.window import Window
    from tests.app.conftest import Program

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


def doors(window: Window) -> list[str]:
    return [one.accessibleName() for one in window.findChildren(QPushButton) if one.isVisible()]


def test_a_card_is_two_presses_away_and_leads_on_and_back(
    window: Window, tmp_path: Path, told: list[Failure], qtbot: QtBot
) -> None:
    cards = Cards(make_house(window, places(tmp_path), told), parent=window)
    cards.open()
    press(window, "Pain, tension and worry")
    assert isinstance(window.screen_shown, CardScreen)
    with qtbot.waitSignal(cards.exercise) as asked:
        press(window, "A longer breath out")
    assert asked.args == ["extended-exhale"]
    for title in ("Why letting go takes practice", "A slow breath and a calmer body", "Pacing: a little, often"):
        press(window, f"Next card: {title}")
    with qtbot.waitSignal(cards.sheet) as asked:
        press(window, "A pace for one activity")
    assert asked.args == ["pacing"]
    press(window, "Back")
    assert isinstance(window.screen_shown, LearningScreen)
    with qtbot.waitSignal(cards.back):
        press(window, "Back")


def test_from_an_exercise_that_fits_a_card_one_comes_back_to_the_card(program: Program) -> None:
    for door in ("My journal", "Learning cards", "Pain, tension and worry", "A longer breath out"):
        program.press(door)
    assert program.screen == "Card"
    program.press("Back")
    assert program.screen == "CardScreen"
    assert program.window.screen_shown.accessibleName() == "Pain, tension and worry"
    for screen in ("LearningScreen", "JournalScreen", "Home"):
        program.press("Back")
        assert program.screen == screen


def test_the_list_and_the_card_are_found_again_where_they_were_left(
    window: Window, tmp_path: Path, told: list[Failure]
) -> None:
    cards = Cards(make_house(window, places(tmp_path), told), parent=window)
    cards.open()
    press(window, "Pain, tension and worry")
    press(window, "Next card: Why letting go takes practice")
    press(window, "Back")
    assert window.focusWidget().accessibleName() == "Why letting go takes practice"
    cards.come_back()
    assert window.screen_shown.accessibleName() == "Why letting go takes practice"


def test_an_exercise_that_does_not_suit_is_not_offered(window: Window, tmp_path: Path, told: list[Failure]) -> None:
    house = make_house(window, places(tmp_path), told, Settings(breath=False))
    cards = Cards(house, parent=window)
    cards.open_card("breathing")
    assert "Sounds come and go" in doors(window)
    assert "A longer breath out" not in doors(window)


def test_a_damaged_card_is_told_and_the_others_are_there(window: Window, tmp_path: Path, told: list[Failure]) -> None:
    folder = tmp_path / "cards"
    folder.mkdir()
    (folder / "good.md").write_text('+++\ntitle = "Good"\norder = 1\nsources = ["x"]\n+++\nWords.\n', encoding="utf-8")
    (folder / "bad.md").write_text("no head", encoding="utf-8")
    Cards(make_house(window, places(tmp_path), told), parent=window, folder=folder).open()
    said = [one.text() for one in window.findChildren(QLabel) if one.isVisible()]
    assert "bad.md can't be shown just now. All other cards can." in said
    assert "Good" in said
