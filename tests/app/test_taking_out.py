"""Taking the journal out in the window, bringing it back, and deleting everything while the window is open."""

from __future__ import annotations

import json
import stat
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from fhirclient.models.bundle import Bundle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from relaxapp import paths
from relaxapp.app.taking_out import TakingOut
from relaxapp.erasing import ALSO
from relaxapp.journal.entries import CheckIn, Moment
from relaxapp.journal.store import Journal, journal_of
from relaxapp.settings import Settings
from relaxapp.support.plan import Plan
from relaxapp.support.plan_store import PlanStore
from relaxapp.ui.deleting import DeletingScreen
from tests.app.houses import make_house
from tests.journal.whole_journals import small

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from relaxapp.failures import Failure
    from relaxapp.paths import Places
    from relaxapp.ui.window import Window
    from tests.app.conftest import Program

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def journal(where: Places) -> Iterator[Journal]:
    kept = journal_of(where)
    kept.take_in(small())
    yield kept
    kept.close()


@pytest.fixture
def part(window: Window, where: Places, told: list[Failure], journal: Journal) -> Iterator[TakingOut]:
    made = TakingOut(
        make_house(window, where, told),
        lambda: journal,
        lambda: journal_of(where),
        lambda: None,
        journal.forget,
        window,
        now=lambda: NOW,
    )
    made.open()
    yield made
    made.wait()


def press(window: Window, words: str) -> None:
    found = [one for one in window.findChildren(QPushButton) if one.isVisible() and one.text() == words]
    assert found, f"no {words!r}"
    found[0].click()


def choose(window: Window, path: Path) -> None:
    """Choose a file in the dialog that is open."""
    (dialog,) = (each for each in window.findChildren(QFileDialog) if each.isVisible())
    assert not dialog.isModal(), "help stays within reach"
    dialog.fileSelected.emit(str(path))
    dialog.close()


def said(window: Window) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def finish(part: TakingOut, window: Window, path: Path, qtbot: QtBot) -> str:
    """Choose a file in the dialog that is open, and return what is said when all is done."""
    with qtbot.waitSignal(part._work.done):
        choose(window, path)
    return said(window)


def test_everything_goes_into_one_file_and_comes_back_once(
    part: TakingOut, window: Window, tmp_path: Path, journal: Journal, qtbot: QtBot
) -> None:
    file = tmp_path / "mine.json"
    press(window, "Save everything")
    assert f"Everything is in {file}" in finish(part, window, file, qtbot)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = journal.everything()
    for each in before.sessions:
        journal.delete(each)
    press(window, "Bring back")
    with qtbot.waitSignal(part.taken_in):
        choose(window, file)
    assert "4 entries were brought back. 4 were there already" in said(window)
    assert journal.everything() == before
    press(window, "Bring back")
    with qtbot.assertNotEmitted(part.taken_in):
        assert "Nothing has changed" in finish(part, window, file, qtbot)
    assert journal.everything() == before


def test_a_stranger_s_file_is_refused_and_changes_nothing(
    part: TakingOut, window: Window, tmp_path: Path, journal: Journal, qtbot: QtBot
) -> None:
    before = journal.everything()
    (tmp_path / "bank.json").write_text('{"balance": 3}')
    press(window, "Bring back")
    told = finish(part, window, tmp_path / "bank.json", qtbot)
    assert "bank.json can't be taken in: it is not a journal that Relaxapp wrote" in told
    assert journal.everything() == before


def test_tables_are_a_folder_and_a_second_one_has_another_name(
    part: TakingOut, window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    for _ in range(2):
        press(window, "Save tables")
        finish(part, window, tmp_path, qtbot)
        part.wait()
    for name in ("Relaxapp journal 2026-11-21", "Relaxapp journal 2026-11-21 (2)"):
        assert (tmp_path / name / "sessions.csv").exists()
    assert "(2)" in said(window)


def test_a_health_record_has_name_and_notes_when_that_is_wanted(
    part: TakingOut, window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    for name, wanted in (("plain.json", False), ("full.json", True)):
        part._screen.notes.setChecked(wanted)
        part._screen.person.setPlainText("Noor A." if wanted else "")
        press(window, "Save for a health record")
        finish(part, window, tmp_path / name, qtbot)
        part.wait()
        text = (tmp_path / name).read_text()
        assert ("Noor A." in text, "MARKED" in text) == (wanted, wanted)
        Bundle(json.loads(text))
    part.open()
    assert not part._screen.notes.isChecked(), "the next one says nothing again"
    assert part._screen.person.toPlainText() == ""


@pytest.mark.parametrize("button", ["Save everything", "Save tables", "Save for a health record"])
def test_a_folder_that_can_not_be_written_is_told(
    part: TakingOut, window: Window, tmp_path: Path, button: str, qtbot: QtBot
) -> None:
    press(window, button)
    assert "can't be written" in finish(part, window, tmp_path / "nowhere" / "mine.json", qtbot)


def test_a_journal_out_of_reach_is_told(
    part: TakingOut, window: Window, tmp_path: Path, journal: Journal, where: Places, qtbot: QtBot
) -> None:
    journal.close()
    where.journal.unlink()
    where.journal.mkdir()
    press(window, "Save everything")
    assert "can't be read" in finish(part, window, tmp_path / "mine.json", qtbot)


# The window goes on meanwhile


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """What is written waits until this is set."""
    gate = threading.Event()

    def slow(path: Path, content: str | bytes) -> None:
        gate.wait()
        paths.export(path, content)

    monkeypatch.setattr("relaxapp.app.taking_out.export", slow)
    yield gate
    gate.set()


@pytest.mark.usefixtures("part")
def test_the_window_goes_on_while_a_file_is_written(
    window: Window, tmp_path: Path, gate: threading.Event, qtbot: QtBot
) -> None:
    press(window, "Save everything")
    choose(window, tmp_path / "mine.json")
    assert "It is being written." in said(window)
    press(window, "Save for a health record")
    choose(window, tmp_path / "other.json")
    assert "the one before is not done yet" in said(window)
    window.show_screen(QLabel("elsewhere"))
    gate.set()
    qtbot.waitUntil(lambda: "Everything is in" in window._notice.text)
    assert sorted(path.name for path in tmp_path.glob("*.json")) == ["mine.json"]


def test_what_is_deleted_meanwhile_is_in_the_file_whole(
    program: Program, tmp_path: Path, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(program)
    to_deleting(program)
    program.press("Save a copy first")
    choose(program.window, tmp_path / "copy.json")
    gone: list[bool] = []
    wait = TakingOut.wait
    monkeypatch.setattr(
        TakingOut, "wait", lambda self: (gone.append(program.where.journal.exists()), gate.set(), wait(self))
    )
    program.press("Delete …")
    program.press("Delete it all")
    assert gone == [True], "nothing is deleted before"
    assert MARK in (tmp_path / "copy.json").read_text()
    assert not program.where.journal.exists()


def test_closing_waits_for_what_is_written(
    program: Program, tmp_path: Path, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(program)
    program.app._journal._taking_out.open()
    program.press("Save everything")
    choose(program.window, tmp_path / "copy.json")
    wait = TakingOut.wait
    monkeypatch.setattr(TakingOut, "wait", lambda self: (gate.set(), wait(self)))
    program.window.close()
    program.app.close()
    assert MARK in (tmp_path / "copy.json").read_text()


# Deleting everything


MARK = "Zwetschgenkuchen"


def traces(where: Places) -> list[str]:
    """The files in which a word that the person wrote is still found."""
    roots = {where.config, where.data, where.cache, where.state}
    files = [path for root in roots for path in root.rglob("*") if path.is_file()]
    return [
        str(path)
        for path in files
        if MARK.encode() in path.read_bytes() or MARK.encode("utf-16-le") in path.read_bytes()
    ]


def fill(program: Program) -> None:
    """Leave something everywhere: sessions, a check-in, a plan, settings, an exercise and a log."""
    program.press("Breathe")
    program.become("SessionScreen")
    program.hear(30)
    program.app._sessions.break_off()
    journal = program.app._records.journal
    journal.keep(CheckIn("c1", NOW, Moment.APART, tension=4, note=f"{MARK} helped"))
    PlanStore(program.where.plan).save(Plan(signs=(MARK,)))
    program.app._chosen.change(Settings(welcomed=True, favourites=[MARK], text_scale=1.2))
    program.app._chosen._saver.stop()
    program.app._chosen.save()
    for path in (program.where.exercises / "mine.md", program.where.voices / "a" / "b.flac", program.where.log):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(MARK)


def to_deleting(program: Program) -> DeletingScreen:
    program.app._journal._taking_out.open()
    program.press("Delete …")
    screen = program.window.screen_shown
    assert isinstance(screen, DeletingScreen)
    return screen


def test_all_is_gone_while_the_window_is_open_and_it_is_the_first_day_again(program: Program) -> None:
    program.app._choosing.show_home()
    fill(program)
    assert len(traces(program.where)) >= 6
    screen = to_deleting(program)
    for switch in screen._switches.values():
        switch.setChecked(True)
    program.press("Delete …")
    program.press("Delete it all")
    assert "Gone: your journal and its copies" in said(program.window)
    assert traces(program.where) == []
    program.press("Go on")
    assert program.screen == "FirstRun"
    assert program.app._chosen.now == Settings()
    # It goes on as ever, and closing brings nothing back.
    assert program.app._records.journal.sessions() == []
    program.window.close()
    program.app.close()
    assert traces(program.where) == []
    assert not program.where.settings.exists()


def test_nothing_is_deleted_unless_that_is_said(program: Program) -> None:
    fill(program)
    before = traces(program.where)
    to_deleting(program)
    program.press("Delete …")
    assert program.window.focusWidget().text() == "Keep it", "the answer that changes nothing"
    program.key(Qt.Key.Key_Return)
    assert traces(program.where) == before
    program.press("Delete …")
    program.key(Qt.Key.Key_Escape)
    assert traces(program.where) == before
    assert program.screen == "DeletingScreen"
    program.press("Back")
    assert program.screen == "TakingOutScreen"


def test_what_is_not_ticked_stays(program: Program) -> None:
    fill(program)
    screen = to_deleting(program)
    assert not any(switch.isChecked() for switch in screen._switches.values())
    assert set(screen._switches) == set(ALSO)
    program.press("Delete …")
    program.press("Delete it all")
    assert {path.rpartition("/")[2] for path in traces(program.where)} == {"plan.json", "mine.md"}
    assert "Kept: your plans and people and what you made." in said(program.window)
    program.key(Qt.Key.Key_Escape)
    assert program.screen == "FirstRun", "not back to what is gone"


def test_a_copy_can_be_saved_first(program: Program, tmp_path: Path) -> None:
    fill(program)
    to_deleting(program)
    program.press("Save a copy first")
    choose(program.window, tmp_path / "copy.json")
    program.bot.waitUntil(lambda: "Everything is in" in program.notice)
    assert MARK in (tmp_path / "copy.json").read_text()


def test_a_session_that_rests_meanwhile_leaves_nothing_either(program: Program) -> None:
    program.press("Breathe")
    program.become("SessionScreen")
    program.hear(30)
    program.app._sessions.pause()
    to_deleting(program)
    program.press("Delete …")
    program.press("Delete it all")
    assert program.screen == "DeletingScreen", "nobody is called away from what is told"
    program.window.close()
    program.app.close()
    kept = journal_of(program.where)
    assert kept.sessions() == []
    kept.close()
    assert not list(program.where.running.glob("*"))


def test_what_waits_to_be_written_does_not_come_back(program: Program) -> None:
    journal = program.app._records.journal
    program.where.data.mkdir(parents=True, exist_ok=True)
    program.where.journal.mkdir()
    with pytest.raises(Exception, match="can't be read or added to"):
        journal.keep(CheckIn("c1", NOW, Moment.APART, tension=4, note=MARK))
    program.where.journal.rmdir()
    to_deleting(program)
    program.press("Delete …")
    program.press("Delete it all")
    journal.close()
    assert traces(program.where) == []
