"""The window as a person meets it, from press to press: every part is the real one but for the sound and the voice."""

from __future__ import annotations

import logging
import shutil
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from relaxapp import paths, settings
from relaxapp.exercises.script import Use
from relaxapp.sound.mix import RATE
from relaxapp.ui import theme
from relaxapp.ui.controls import SUPPORT

if TYPE_CHECKING:
    from tests.app.conftest import Program

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


def test_one_press_starts_a_session_and_escape_leads_home_by_way_of_the_room(program: Program) -> None:
    assert program.screen == "Home"
    program.key(Qt.Key.Key_Return)
    assert program.screen == "SessionScreen"
    assert program.output.playing
    program.hear(60)
    program.key(Qt.Key.Key_Escape)
    assert program.screen == "SessionScreen", "it lands softly"
    program.hear(70)
    program.become("Orienting")
    program.key(Qt.Key.Key_Space)
    assert program.screen == "Home"
    assert [(row[0], row[2]) for row in program.kept] == [("extended-exhale", "stopped")]


def test_a_session_played_to_its_end_leads_home_and_is_kept(program: Program) -> None:
    program.press("Breathe")
    program.hear(10_000)
    program.become("Home")
    assert program.kept == [("extended-exhale", 180.0, "finished")]


def test_a_press_that_comes_before_all_is_ready_starts_the_session(program: Program) -> None:
    program.press("Breathe")
    program.app.parts._prepare_first_press()
    assert program.output.playing
    assert len(program.room.narrators) == 1


def test_a_card_starts_with_its_minutes_which_are_remembered(program: Program, where: paths.Places) -> None:
    program.press("Muscle relaxation")
    assert program.screen == "Card"
    name = program.app.parts.deciding._card._name
    program.key(Qt.Key.Key_Plus)
    minutes = program.app.parts.deciding._card.minutes.value
    program.press("Start")
    assert program.screen == "SessionScreen"
    assert program.output.end == minutes * 60 * RATE
    program.window.close()
    assert settings.load(where.settings)[0].minutes == {name: minutes}


def test_what_does_not_fit_is_said_on_the_card_and_nothing_begins(program: Program) -> None:
    program.press("Muscle relaxation")
    program.app.parts.deciding._start("pmr-16", 0.5, "")
    assert program.screen == "Card"
    assert "shortest" in program.app.parts.deciding._card._problem._label.text()
    assert program.room.outputs == []


def test_remembered_minutes_that_no_longer_fit_become_the_nearest_that_do(program: Program) -> None:
    program.app.chosen.change(program.app.chosen.now.with_minutes("extended-exhale", 0.25))
    program.press("Breathe")
    assert program.screen == "SessionScreen"
    assert 15 < program.output.end / RATE < 90


def test_support_pauses_the_session_and_leads_back_to_it(program: Program) -> None:
    program.press("Breathe")
    program.hear(30)
    program.key(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert program.screen == "SupportScreen"
    program.bot.waitUntil(lambda: not program.output.playing)
    program.app.care._support.back.emit()
    assert program.screen == "SessionScreen"
    program.key(Qt.Key.Key_Space)
    assert program.output.starts[-1] == 30 * RATE


def test_nothing_calls_away_from_support_while_a_session_lands(program: Program) -> None:
    program.press("Breathe")
    program.hear(30)
    program.key(Qt.Key.Key_Escape)
    program.key(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert program.screen == "SupportScreen"
    program.hear(40)
    program.bot.waitUntil(lambda: not program.app.house.sessions.running)
    assert program.screen == "SupportScreen"
    program.app.care._support.back.emit()
    assert program.screen == "Home"


def test_support_leads_back_to_where_somebody_was(program: Program) -> None:
    for name, screen in (("My journal", "JournalScreen"), ("Imagery", "Card"), ("Settings", "SettingsScreen")):
        program.press(name)
        program.press(SUPPORT)
        program.key(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
        assert program.screen == "SupportScreen"
        program.press("Back")
        assert program.screen == screen
        program.press("Back")
        assert program.screen == "Home"


def test_an_exercise_file_that_cannot_be_used_is_told_in_one_plain_sentence(
    where: paths.Places, request: pytest.FixtureRequest
) -> None:
    where.exercises.mkdir(parents=True)
    (where.exercises / "mine.md").write_text('+++\ntitle = "Mine"\n+++\n# Words\n(brethe 4-0-6-0)\n')
    told = request.getfixturevalue("program").notice
    assert told.startswith("mine.md can't be used")
    assert "expected" not in told


def test_the_country_of_the_support_screen_is_remembered(program: Program, where: paths.Places) -> None:
    program.press(SUPPORT)
    program.app.care._support.country_changed.emit("IE")
    program.window.close()
    assert settings.load(where.settings)[0].country == "IE"


def test_full_screen_ends_with_the_session(program: Program) -> None:
    program.press("Breathe")
    program.key(Qt.Key.Key_F11)
    assert program.window.isFullScreen()
    program.hear(10_000)
    program.become("Home")
    assert not program.window.isFullScreen()


def test_a_session_that_cannot_be_kept_is_told_and_ends_as_usual(program: Program, where: paths.Places) -> None:
    where.journal.mkdir(parents=True)
    program.press("Breathe")
    program.hear(10_000)
    program.become("Home")
    assert "Every exercise works as usual" in program.notice
    program.press("My journal")
    assert program.screen == "JournalScreen"


def test_what_was_said_of_the_sound_goes_with_the_session(program: Program) -> None:
    program.press("Breathe")
    program.window.notice("Something else.")
    program.output.on_change(False)
    assert "no sound" in program.app.parts.guiding._session.header.notice.text()
    program.output.on_change(True)
    assert not program.app.parts.guiding._session.header.notice.isVisible()
    program.output.on_change(False)
    program.hear(10_000)
    program.become("Home")
    assert program.notice == "Something else."


def test_no_sound_at_the_very_start_is_told_on_the_session(program: Program) -> None:
    program.room.silent = True
    program.press("Breathe")
    assert "no sound" in program.app.parts.guiding._session.header.notice.text()


def test_volumes_and_the_voice_of_a_session_are_kept(program: Program, where: paths.Places) -> None:
    program.press("Breathe")
    before = program.output.refreshes
    program.key(Qt.Key.Key_V)
    program.app.parts.guiding._session.level.emit("bells", 0.25)
    assert program.output.refreshes == before + 2
    program.window.close()
    kept = settings.load(where.settings)[0]
    assert (kept.voice_on, kept.volume_bells) == (False, 0.25)


def test_closing_in_mid_session_keeps_what_was_practised(program: Program) -> None:
    program.press("Breathe")
    program.hear(20)
    program.window.close()
    assert program.kept == [("extended-exhale", 20.0, "stopped")]
    assert program.output.closed
    assert program.room.narrators[0].closed
    assert not program.app.house.sessions._ticker.isActive()
    program.app.close()
    assert len(program.kept) == 1


def test_who_leaves_the_breath_out_is_not_told_to_breathe(program: Program) -> None:
    program.press("Settings")
    program.app.parts.options._settings.form.edited.emit("breath", False)
    program.press("Back")
    program.press("Begin")
    assert program.screen == "SessionScreen"
    started = program.app.house.sessions._script
    assert started is not None
    assert Use.BREATH not in started.uses


def test_each_exercise_bringing_its_own_sound_is_named_once(program: Program) -> None:
    from relaxapp.ui.settings import EACH_ITS_OWN

    program.press("Settings")
    box = program.app.parts.options._settings.form._boxes["soundscape"]
    assert box.itemText(0) == EACH_ITS_OWN


def test_settings_that_cannot_be_saved_are_told(program: Program, where: paths.Places) -> None:
    shutil.rmtree(where.config)
    where.config.write_text("in the way")
    program.press("Breathe")
    program.app.chosen.save()
    assert "Your settings can't be saved" in program.notice


def test_another_theme_holds_at_once(program: Program) -> None:
    program.press("Settings")
    program.app.parts.options._settings.form.edited.emit("theme", "night")
    assert program.app._theme.name == "night"
    night = theme.load("night").colour("window")
    assert program.window.palette().window().color() == night


def test_a_bug_is_told_once(program: Program, caplog: pytest.LogCaptureFixture) -> None:
    program.bugs_expected = 1
    with caplog.at_level(logging.CRITICAL, "relaxapp"):
        for _ in range(2):
            sys.excepthook(ZeroDivisionError, ZeroDivisionError("a mistake"), None)
    assert str(program.where.log) in program.notice
    assert [record.levelname for record in caplog.records] == ["CRITICAL"]


def test_a_bug_in_another_thread_is_told_too(program: Program, caplog: pytest.LogCaptureFixture) -> None:
    def strike() -> None:
        raise ZeroDivisionError("a mistake elsewhere")

    program.bugs_expected = 1
    with caplog.at_level(logging.CRITICAL, "relaxapp"):
        thread = threading.Thread(target=strike)
        thread.start()
        thread.join()
        program.bot.waitUntil(lambda: str(program.where.log) in program.notice)
    assert "a mistake elsewhere" in caplog.text
