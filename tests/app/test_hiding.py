"""Hidden at one press: blank, away, silent, and naming nothing; and back at one press."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from relaxapp import settings
from relaxapp.opening import Opening
from relaxapp.ui.hidden import NEUTRAL

if TYPE_CHECKING:
    from tests.app.conftest import Program

pytestmark = pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise)", extend=True)

PHRASE = "four quiet green chairs"
TELLING = ("relax", "breath", "support", "pain", "journal", "session", "exercise", "help")


def words_to_be_seen(program: Program) -> str:
    """Everything that can be read in the window, on it, or by a screen reader."""
    found = [program.window.windowTitle(), QGuiApplication.applicationDisplayName()]
    waiting = [QAccessible.queryAccessibleInterface(program.window)]
    while waiting:
        node = waiting.pop()
        if node.state().invisible:
            continue
        found += [node.text(QAccessible.Text.Name), node.text(QAccessible.Text.Description)]
        waiting.extend(child for index in range(node.childCount()) if (child := node.child(index)))
    return "\n".join(found).lower()


def hide(program: Program) -> None:
    with program.bot.waitSignal(program.app.hiding.hidden):
        program.key(Qt.Key.Key_F9)


def come_back(program: Program) -> None:
    program.window.setWindowState(Qt.WindowState.WindowNoState)  # as the bar of the desktop does
    program.press("Continue")


def test_one_key_blanks_and_minimises_the_window_and_nothing_names_what_it_is(program: Program):
    program.press("My journal")
    assert any(word in words_to_be_seen(program) for word in TELLING)
    hide(program)
    assert program.window.isMinimized()
    seen = words_to_be_seen(program)
    assert [word for word in TELLING if word in seen] == []
    assert program.window.windowTitle() == NEUTRAL
    assert not program.window.windowIcon().isNull()


def test_a_session_waits_in_silence_and_is_there_at_one_press(program: Program):
    program.press("Breathe")
    program.hear(6)
    hide(program)
    assert program.app.parts.neighbour._state == "paused"
    come_back(program)
    assert program.screen == "SessionScreen"
    assert program.app.house.sessions.running
    assert program.window.windowTitle() == "Relaxapp"
    assert program.window.windowIcon().isNull()


@pytest.mark.parametrize("key", [Qt.Key.Key_F9, Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_any_of_these_keys_brings_it_back(program: Program, key: Qt.Key):
    hide(program)
    program.window.setWindowState(Qt.WindowState.WindowNoState)
    program.key(key)
    assert program.screen == "Home"
    assert not program.window.covered
    assert program.window.focusWidget().isVisible()


def test_while_hidden_no_other_key_leads_anywhere(program: Program):
    hide(program)
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Escape):
        program.key(key)
    program.key(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert program.window.covered
    assert program.screen == "Home"
    assert not program.app.house.sessions.running


@pytest.mark.parametrize(
    ("key", "held"),
    [(Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)],
)
def test_while_hidden_the_keys_of_help_bring_help_and_back_leads_where_one_was(
    program: Program, key: Qt.Key, held: Qt.KeyboardModifier
):
    program.press("Settings")
    hide(program)
    program.window.setWindowState(Qt.WindowState.WindowNoState)
    program.key(key, held)
    assert program.screen == "SupportScreen"
    assert not program.window.covered
    assert program.window.windowTitle() == "Relaxapp"
    program.press("Back")
    assert program.screen == "SettingsScreen"


def test_help_that_the_desktop_asks_for_comes_to_a_hidden_window(program: Program):
    hide(program)
    program.app.parts.staying.called(Opening("support").words())
    assert program.screen == "SupportScreen"
    assert not program.window.covered
    assert not program.window.isMinimized()


def test_a_session_that_was_hidden_waits_behind_help(program: Program):
    program.press("Breathe")
    program.hear(6)
    hide(program)
    program.window.setWindowState(Qt.WindowState.WindowNoState)
    program.key(Qt.Key.Key_F1)
    program.press("Back")
    assert program.screen == "SessionScreen"
    assert program.app.parts.neighbour._state == "paused"


def test_what_goes_on_behind_it_is_not_seen_and_not_said(program: Program, monkeypatch: pytest.MonkeyPatch):
    said = []
    hide(program)
    monkeypatch.setattr("relaxapp.ui.window.announce", lambda _, text: said.append(text))
    program.window.notice("Your journal can't be written.")
    program.app.parts.choosing.show_library()
    seen = words_to_be_seen(program)
    assert [word for word in TELLING if word in seen] == []
    assert said == []
    come_back(program)
    assert program.screen == "LibraryScreen"
    assert program.notice == "Your journal can't be written."


def test_dialogs_are_closed_with_it(program: Program):
    dialog = QFileDialog(program.window, "Save my journal")
    dialog.show()
    program.bot.waitUntil(dialog.isVisible)
    hide(program)
    assert not dialog.isVisible()


def test_the_key_works_from_a_dialog_too(program: Program):
    dialog = QFileDialog(program.window, "Save my journal")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    dialog.activateWindow()
    program.bot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    program.bot.keyClick(dialog, Qt.Key.Key_F9)
    assert program.window.covered


def test_in_full_screen_it_goes_and_comes_back_in_full_screen(program: Program):
    program.window.setWindowState(Qt.WindowState.WindowFullScreen)
    hide(program)
    assert program.window.isMinimized()
    program.window.setWindowState(Qt.WindowState.WindowNoState)
    program.press("Continue")
    assert program.window.isFullScreen()
    program.window.setWindowState(Qt.WindowState.WindowNoState)


@pytest.mark.usefixtures("cheap_lock")
def test_with_a_lock_what_is_private_asks_for_the_phrase_then(program: Program):
    program.app.parts.locking._house.vault.create(PHRASE)
    program.app.parts.locking._follow()
    program.press("My journal")
    assert program.screen == "JournalScreen"
    hide(program)
    assert program.app.parts.locking._house.vault.locked
    come_back(program)
    assert program.screen == "PhraseScreen"
    program.press("Not now")
    program.press("Breathe")
    assert program.screen == "SessionScreen"


def test_something_that_is_asked_for_brings_it_back(program: Program):
    hide(program)
    program.app.parts.staying.called(Opening("breathe").words())
    assert not program.window.covered
    assert program.screen == "SessionScreen"


def test_only_started_again_it_stays_blank_until_it_is_pressed(program: Program):
    hide(program)
    program.app.parts.staying.called(Opening().words())
    assert not program.window.isMinimized()
    assert program.window.covered


def test_a_title_that_says_nothing_is_there_for_good(program: Program):
    from dataclasses import replace

    program.app.chosen.change(replace(program.app.chosen.now, discreet_title=True))
    assert program.window.windowTitle() == NEUTRAL
    assert QGuiApplication.applicationDisplayName() == NEUTRAL
    hide(program)
    come_back(program)
    assert program.window.windowTitle() == NEUTRAL
    program.app.chosen.change(replace(program.app.chosen.now, discreet_title=False))
    assert program.window.windowTitle() == "Relaxapp"


def test_it_is_there_from_the_start_when_it_was_chosen(qapp, where, monkeypatch: pytest.MonkeyPatch):
    from relaxapp.app import App

    settings.save(settings.Settings(welcomed=True, discreet_title=True), where.settings)
    monkeypatch.setattr("sys.excepthook", None)
    monkeypatch.setattr("threading.excepthook", None)
    app = App(qapp, where)
    assert app.window.windowTitle() == NEUTRAL
    app.hiding.wear_title()
    app.close()
    app.window.deleteLater()
    qapp.setApplicationDisplayName("Relaxapp")


def test_the_settings_lead_to_the_lock_and_hide_it(program: Program):
    program.press("Settings")
    program.press("What others see")
    program.press("My lock")
    assert program.screen == "PhraseScreen"
    program.press("Back")
    assert program.screen == "SettingsScreen"
    program.press("Hide it now")
    assert program.window.covered
