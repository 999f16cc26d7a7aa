"""What a start asks for, the first one or a later one, in the window as it is wired; and living on without it."""

from __future__ import annotations

import os
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt, QTimer

from relaxapp import paths, settings
from relaxapp.app import App
from relaxapp.app.reminder_choice import PRACTISED
from relaxapp.journal.store import journal_of
from relaxapp.opening import IN_BACKGROUND, Opening
from relaxapp.reminders.store import ReminderStore
from relaxapp.vault.keys import Cost

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support|systemTrayWindowChanged", extend=True)


@pytest.fixture
def app(qapp, tmp_path, monkeypatch):
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.setenv(name, "unix:path=/proc/nowhere")
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/none")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # the window has its own: put back what was there
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    where = paths.places(tmp_path / "me")
    settings.save(replace(settings.Settings(), welcomed=True), where.settings)
    made = App(qapp, where)
    yield made
    qapp.setQuitOnLastWindowClosed(True)
    made.dispose()
    # A wish to quit that no loop has heard would end the loops of later tests.
    QTimer.singleShot(0, qapp.quit)
    qapp.exec()


def screen(app: App) -> str:
    return type(app.window.screen_shown).__name__


def playing(app: App) -> tuple[str, float]:
    return (app.house.sessions._script.name if app.house.sessions.running else "", app.house.sessions.seconds)


@pytest.mark.parametrize(
    ("opening", "exercise"),
    [
        (Opening("exercise", "box", 3.0), "box"),
        (Opening("flare"), "flare"),
        (Opening("breathe"), "extended-exhale"),
    ],
)
@pytest.mark.parametrize("later", [False, True])
def test_it_begins_behind_the_first_frame_or_in_the_window_that_is_open(qtbot, app, opening, exercise, later):
    if later:
        app.open()
        qtbot.waitUntil(lambda: app.window._has_appeared)
        app.parts.staying.called(opening.words())
    else:
        app.open(opening)
        assert not app.house.sessions.running
    qtbot.waitUntil(lambda: app.house.sessions.running)
    assert playing(app)[0] == exercise
    assert screen(app) == "SessionScreen"
    if opening.minutes:
        assert playing(app) == ("box", 180)


def test_breathe_now_disturbs_no_session_that_runs_and_an_exercise_takes_its_place(qtbot, app):
    app.open(Opening("flare"))
    qtbot.waitUntil(lambda: app.house.sessions.running)
    app.parts.staying.called(Opening("breathe").words())
    assert playing(app)[0] == "flare"
    app.parts.staying.called(Opening("exercise", "box", 3.0).words())
    assert playing(app)[0] == "box"


def test_support_comes_whatever_runs(qtbot, app):
    app.open(Opening("breathe"))
    qtbot.waitUntil(lambda: app.house.sessions.running)
    app.parts.staying.called(Opening("support").words())
    assert screen(app) == "SupportScreen"


@pytest.mark.parametrize("words", [[], ["x"], ["exercise", "box", "many"], ["of", "another", "version", "four"]])
def test_words_of_another_version_open_the_window(app, words):
    app.open(Opening("background"))
    app.parts.staying.called(words)
    assert app.window.isVisible()
    assert screen(app) == "Home"


def test_a_minimised_window_comes_back(app):
    app.open()
    app.window.setWindowState(Qt.WindowState.WindowMinimized)
    app.parts.staying.called(Opening().words())
    assert not app.window.windowState() & Qt.WindowState.WindowMinimized


def test_in_the_background_the_window_comes_when_it_is_wanted_and_goes_without_an_end(qapp, app):
    app.open(Opening("background"))
    assert not app.window.isVisible()
    app.parts.staying.called(Opening("background").words())
    assert not app.window.isVisible()
    app.parts.staying.called(Opening("breathe").words())
    assert app.window.isVisible()
    assert playing(app)[0] == "extended-exhale"
    app.window.close()
    assert not app._closed
    assert not app.house.sessions.running
    assert not qapp.quitOnLastWindowClosed()
    app.parts.staying.called(Opening().words())
    assert app.window.isVisible()
    assert screen(app) == "Home"
    app.parts.staying.quit()
    app.window.close()
    assert app._closed
    assert qapp.quitOnLastWindowClosed()


def left_with(qapp, app: App) -> int:
    """The exit code with which the program ends once the window has been closed for a while."""
    app.parts.staying._settling.setInterval(0)
    app.window.close()
    return qapp.exec()


def test_a_while_after_the_window_was_closed_the_program_begins_afresh_without_it(qapp, app):
    app.open(Opening("background"))
    app.parts.staying.called(Opening("breathe").words())
    assert app.house.sessions.running
    assert left_with(qapp, app) == IN_BACKGROUND
    app.close()
    assert [record.exercise for record in journal_of(app._where).sessions()] == ["extended-exhale"]


def test_the_one_that_begins_afresh_knows_what_was_practised(qapp, app, monkeypatch):
    monkeypatch.setenv(PRACTISED, "")
    app.parts.locking._house.vault._cost = Cost(memory=32, passes=1, lanes=1)
    app.parts.locking._house.vault.create("four quiet green chairs")
    app.open(Opening("background"))
    app.parts.presence._reminding._choice._handed = [moment := datetime.now(UTC)]
    assert left_with(qapp, app) == IN_BACKGROUND
    assert os.environ[PRACTISED] == moment.isoformat()


def test_a_window_that_comes_back_within_the_while_stays(qtbot, app):
    app.open(Opening("background"))
    app.parts.staying.called(Opening().words())
    app.window.close()
    assert app.parts.staying._settling.isActive()
    app.parts.staying.come_forward()
    with qtbot.assertNotEmitted(app.window.closing):
        app.parts.staying._settle()
    assert app.window.isVisible()


def test_a_notice_is_answered_before_the_program_begins_afresh(app, monkeypatch):
    app.open(Opening("background"))
    app.parts.staying.called(Opening().words())
    app.window.close()
    monkeypatch.setattr(type(app.parts.presence), "waits_for_answer", True)
    app.parts.staying._settle()
    assert app.parts.staying._settling.isActive()
    assert not app.parts.staying._ending


def test_the_desktop_hears_what_is_practised_only_from_who_wants_that(app):
    assert app.parts.neighbour._discreet()
    app.open(Opening("background"))
    assert app.parts.neighbour._discreet()
    store = ReminderStore(app._where.reminders)
    store.update(lambda kept: replace(kept, plan=replace(kept.plan, discreet=False)))
    assert not app.parts.neighbour._discreet()


def test_the_desktop_starts_the_program_with_the_files_of_this_person(app, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    screens = app.parts.presence._screens
    assert screens._autostart.set(True)
    assert screens._menu.set(True)
    at_login = (tmp_path / "config" / "autostart" / "relaxapp.desktop").read_text()
    in_the_menu = (tmp_path / "data" / "applications" / "relaxapp.desktop").read_text()
    mine = f"-m relaxapp --profile {tmp_path / 'me'}"
    assert f"{mine} --background\n" in at_login
    for arguments in ("", " --breathe", " --support"):
        assert f"{mine}{arguments}\n" in in_the_menu


@pytest.mark.parametrize("opening", [Opening(), Opening("exercise", "box", 2.5), Opening("flare")])
def test_an_opening_survives_being_handed_over(opening):
    assert Opening.of(opening.words()) == opening
