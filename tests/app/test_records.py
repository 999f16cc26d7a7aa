"""What can't be written down waits for its time, and is told; nothing else stops."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from relaxapp.app.records import Records
from relaxapp.desktop import last_words
from relaxapp.exercises.library import Library
from relaxapp.journal.backups import Backups
from relaxapp.journal.entries import Ending, new_id
from relaxapp.journal.inbox import Inbox
from relaxapp.journal.rows import packed
from relaxapp.journal.trouble import JournalUnavailable
from relaxapp.paths import assets
from relaxapp.player.account import Ended, UnderWay
from relaxapp.settings import Settings
from tests.app.houses import make_house
from tests.journal.samples import session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relaxapp import paths
    from relaxapp.failures import Failure
    from relaxapp.ui.window import Window
    from tests.app.conftest import Program

STARTED = datetime(2026, 10, 8, 7, 30, tzinfo=UTC)
SCRIPT = Library([assets() / "exercises"]).get("box")
ENDED = Ended(SCRIPT, STARTED, 180.0, 61.5, finished=False, id="one", pauses=2, paused_seconds=12.0)


BEFORE = session(id="before", started=STARTED)


class Stage:
    def __init__(self, window: Window, where: paths.Places) -> None:
        self.told: list[Failure] = []
        self.window = window
        self.where = where
        self.parent = QObject()
        self.records = Records(make_house(window, where, self.told), self.parent)

    def under_way(self, position: float) -> UnderWay:
        return UnderWay(new_id(), SCRIPT, STARTED, 3.0, "rain", 180.0, position, position - 2, 1, 5.0)

    def restart(self) -> Records:
        self.records = Records(make_house(self.window, self.where, self.told), self.parent)
        return self.records


@pytest.fixture
def stage(window: Window, where: paths.Places) -> Iterator[Stage]:
    made = Stage(window, where)
    yield made
    made.records.close()


def held_up(where: paths.Places) -> sqlite3.Connection:
    """Another program that is writing, until it is closed."""
    other = sqlite3.connect(where.journal, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    return other


def keep_in_vain(stage: Stage) -> sqlite3.Connection:
    """Have a session end while another program, which is returned, holds the journal."""
    stage.records.journal._keeping._plain._patience = 0.01
    stage.records.journal.record(BEFORE)
    other = held_up(stage.where)
    stage.records.keep(ENDED)
    return other


def test_a_session_that_is_over_is_kept_as_what_it_was(stage: Stage) -> None:
    stage.records.keep(ENDED)
    (kept,) = stage.records.journal.sessions()
    assert (kept.id, kept.exercise, kept.ended) == ("one", "box", Ending.STOPPED)
    assert (kept.practised_seconds, kept.pauses, kept.paused_seconds) == (61.5, 2, 12.0)
    assert stage.records.since(STARTED) == [kept]
    assert stage.told == []


def test_the_daily_copy_is_made_beside_the_window(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    made_in: list[threading.Thread] = []
    daily = Backups.daily
    monkeypatch.setattr(Backups, "daily", lambda *words: (made_in.append(threading.current_thread()), daily(*words)))
    stage.records.keep(ENDED)
    stage.records.let_go()
    assert len(stage.records.backups()) == 1, "who waits for it finds it"
    assert made_in
    assert threading.main_thread() not in made_in
    stage.records.journal.record(BEFORE)
    stage.records.let_go()
    assert len(made_in) == 1, "once a day"


def test_closing_waits_for_the_daily_copy(stage: Stage) -> None:
    stage.records.keep(ENDED)
    stage.records.close()
    assert len(stage.records.backups()) == 1


def test_a_bug_beside_the_window_is_heard_of(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[type[BaseException]] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, *_: heard.append(kind))
    stage.records._later(lambda: 1 // 0)
    stage.records.let_go()
    assert heard == [ZeroDivisionError]


def test_what_can_not_be_kept_is_told_and_kept_a_while_later(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(stage.window, "notice", said.append)
    other = keep_in_vain(stage)
    assert "Every exercise works as usual" in str(stage.told[0])
    assert stage.records._again.isActive()
    assert stage.records._again.interval() == 60_000
    stage.records._again.timeout.emit()
    assert (stage.records.journal.waiting, said) == (1, [])
    other.close()
    stage.records._again.timeout.emit()
    assert said == ["What could not be written down before is in your journal now."]
    assert [kept.id for kept in stage.records.journal.sessions()] == ["one", "before"]
    stage.records._again.timeout.emit()
    assert len(said) == 1


def test_closing_is_the_last_chance_of_what_waits(stage: Stage) -> None:
    other = keep_in_vain(stage)
    other.close()
    stage.records.close()
    assert not stage.records._again.isActive()
    assert len(stage.restart().journal.sessions()) == 2


def test_what_waits_when_the_program_ends_is_told_when_it_is_written(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(stage.window, "notice", said.append)
    other = keep_in_vain(stage)
    stage.records.close()
    stage.told.clear()
    records = stage.restart()
    records.journal._keeping._plain._patience = 0.01
    records.catch_up()
    (failure,) = stage.told
    assert "another program is using it" in str(failure)
    assert "What you did before is kept beside it" in str(failure)
    other.close()
    records._again.timeout.emit()
    assert said == ["What could not be written down before is in your journal now."]
    records.catch_up()
    assert len(said) == len(stage.told) == 1, "it is told once"
    assert [kept.id for kept in records.journal.sessions()] == ["one", "before"]


def test_what_can_not_be_read_yet_is_not_told_as_written(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(stage.window, "notice", said.append)
    assert stage.records._inbox.put(packed(BEFORE), late=True)

    def broken(*_: object) -> bytes:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(Inbox, "read", broken)
        stage.records.catch_up()
        assert said == []
    stage.records.catch_up()
    assert said == ["What could not be written down before is in your journal now."]


def test_at_a_start_with_nothing_to_catch_up_with_the_journal_is_not_even_opened(stage: Stage) -> None:
    stage.records.catch_up()
    assert "journal" not in stage.records.__dict__


@pytest.mark.parametrize(("spare", "said"), [(True, "until you log out"), (False, "could not be kept")])
def test_what_is_not_safe_when_the_program_ends_is_said_last(
    window: Window, where: paths.Places, spare: bool, said: str
) -> None:
    where = replace(where, spare=where.data.parent / "memory" if spare else None)
    stage, last = Stage(window, where), []
    stage.records.last_words.connect(last.append)
    where.inbox.parent.mkdir(parents=True)
    where.inbox.write_text("in the way")
    where.journal.mkdir()
    stage.records.keep(ENDED)
    stage.records.close()
    assert len(last) == 1
    assert said in last[0]


@pytest.mark.qt_log_ignore("does not support|systemTrayWindowChanged", extend=True)
@pytest.mark.parametrize(("discreet", "name"), [(True, "Note"), (False, "Relaxapp")])
def test_the_window_goes_all_the_same_and_the_desktop_says_it(
    program: Program, monkeypatch: pytest.MonkeyPatch, discreet: bool, name: str
) -> None:
    said: list[tuple[str, ...]] = []
    monkeypatch.setattr(last_words, "say", lambda *words: said.append(words))
    program.app.chosen.change(Settings(welcomed=True, discreet_title=discreet))
    program.app.parts.presence._reminding.set_plan(lambda plan: replace(plan, discreet=discreet))
    program.app.parts.records.journal.close()
    program.where.inbox.write_text("in the way")
    program.where.journal.mkdir()
    program.press("Breathe")
    program.become("SessionScreen")
    program.hear(90)
    program.window.close()
    program.app.close()
    assert not program.window.isVisible()
    ((_, called, _, title, body),) = said
    assert (called, title) == (name, "Not everything could be written down")
    assert "could not be kept" in body


def test_nothing_is_said_last_when_all_is_safe(stage: Stage) -> None:
    last: list[str] = []
    stage.records.last_words.connect(last.append)
    stage.where.journal.mkdir(parents=True)
    stage.records.keep(ENDED)
    stage.records.close()
    assert last == []


def test_damage_is_told_and_an_earlier_copy_can_be_put_back(stage: Stage) -> None:
    stage.records.keep(ENDED)
    stage.records.close()
    stage.where.journal.write_bytes(b"nonsense " * 1000)
    records, mended = stage.restart(), []
    records.mended.connect(lambda: mended.append(True))
    assert records.since(STARTED) == []
    assert mended == [True]
    assert "An earlier copy of your journal can be put back." in str(stage.told[-1])
    (backup,) = records.backups()
    records.restore(backup)
    assert [kept.id for kept in records.journal.sessions()] == ["one"]
    backup.path.unlink()
    with pytest.raises(JournalUnavailable):
        records.restore(backup)


def test_a_session_that_was_cut_off_is_kept_as_interrupted_and_told_once(stage: Stage) -> None:
    now = stage.under_way(75.0)
    stage.records.begin_running(now)
    stage.records.running_at(now)
    stage.records._in_turn.shutdown()
    records = stage.restart()
    left = records.left_over()
    assert left is not None
    assert (left.exercise, left.minutes, left.soundscape, left.position_seconds) == ("box", 3.0, "rain", 75.0)
    (kept,) = records.journal.sessions()
    assert (kept.id, kept.ended, kept.practised_seconds) == (now.id, Ending.INTERRUPTED, 73.0)
    assert records.left_over() is None
    assert stage.restart().left_over() is None


def test_one_that_ended_leaves_nothing_over(stage: Stage) -> None:
    now = stage.under_way(75.0)
    stage.records.begin_running(now)
    stage.records.running_at(now)
    stage.records.end_running()
    stage.records.close()
    assert stage.restart().left_over() is None
    assert stage.records.journal.sessions() == []


def test_where_it_can_not_be_taken_down_the_session_goes_on(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    stage.where.running.parent.mkdir(parents=True)
    stage.where.running.write_text("in the way")
    now = stage.under_way(75.0)
    stage.records.begin_running(now)
    stage.records.running_at(now)
    stage.records.close()
    assert "what was to be written beside the window can't be" in caplog.text
    assert stage.told == []
