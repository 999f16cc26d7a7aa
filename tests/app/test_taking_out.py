"""Taking the journal out in the window, and bringing it back, while the window goes on."""

from __future__ import annotations

import json
import stat
import threading
from typing import TYPE_CHECKING

import pytest
from fhirclient.models.bundle import Bundle
from PySide6.QtWidgets import QLabel

from relaxapp import paths
from relaxapp.app.taking_out import TakingOut
from tests.app.houses import choose_file, press, seen
from tests.app.traces import MARK, fill, to_deleting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from relaxapp.journal.store import Journal
    from relaxapp.paths import Places
    from relaxapp.ui.window import Window
    from tests.app.conftest import Program

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


def finish(taking_out: TakingOut, window: Window, path: Path, qtbot: QtBot) -> str:
    """Choose a file in the dialog that is open, and return what is said when all is done."""
    with qtbot.waitSignal(taking_out._work.done):
        choose_file(window, path)
    return seen(window)


def test_everything_goes_into_one_file_and_comes_back_once(
    taking_out: TakingOut, window: Window, tmp_path: Path, small_journal: Journal, qtbot: QtBot
) -> None:
    file = tmp_path / "mine.json"
    press(window, "Save everything")
    assert f"Everything is in {file}" in finish(taking_out, window, file, qtbot)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = small_journal.everything()
    for session in before.sessions:
        small_journal.delete(session)
    press(window, "Bring back")
    with qtbot.waitSignal(taking_out.taken_in):
        choose_file(window, file)
    assert "4 entries were brought back. 4 were there already" in seen(window)
    assert small_journal.everything() == before
    press(window, "Bring back")
    with qtbot.assertNotEmitted(taking_out.taken_in):
        assert "Nothing has changed" in finish(taking_out, window, file, qtbot)
    assert small_journal.everything() == before


def test_a_stranger_s_file_is_refused_and_changes_nothing(
    taking_out: TakingOut, window: Window, tmp_path: Path, small_journal: Journal, qtbot: QtBot
) -> None:
    before = small_journal.everything()
    (tmp_path / "bank.json").write_text('{"balance": 3}')
    press(window, "Bring back")
    told = finish(taking_out, window, tmp_path / "bank.json", qtbot)
    assert "bank.json can't be taken in: it is not a journal that Relaxapp wrote" in told
    assert small_journal.everything() == before


def test_tables_are_a_folder_and_a_second_one_has_another_name(
    taking_out: TakingOut, window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    for _ in range(2):
        press(window, "Save tables")
        finish(taking_out, window, tmp_path, qtbot)
        taking_out.wait()
    for name in ("Relaxapp journal 2026-11-21", "Relaxapp journal 2026-11-21 (2)"):
        assert (tmp_path / name / "sessions.csv").exists()
    assert "(2)" in seen(window)


def test_a_health_record_has_name_and_notes_when_that_is_wanted(
    taking_out: TakingOut, window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    for name, wanted in (("plain.json", False), ("full.json", True)):
        taking_out._screen.notes.setChecked(wanted)
        taking_out._screen.person.setPlainText("Noor A." if wanted else "")
        press(window, "Save for a health record")
        finish(taking_out, window, tmp_path / name, qtbot)
        taking_out.wait()
        text = (tmp_path / name).read_text()
        assert ("Noor A." in text, "MARKED" in text) == (wanted, wanted)
        Bundle(json.loads(text))
    taking_out.open()
    assert not taking_out._screen.notes.isChecked(), "the next one says nothing again"
    assert taking_out._screen.person.toPlainText() == ""


@pytest.mark.parametrize("button", ["Save everything", "Save tables", "Save for a health record"])
def test_a_folder_that_can_not_be_written_is_told(
    taking_out: TakingOut, window: Window, tmp_path: Path, button: str, qtbot: QtBot
) -> None:
    press(window, button)
    assert "can't be written" in finish(taking_out, window, tmp_path / "nowhere" / "mine.json", qtbot)


def test_a_journal_out_of_reach_is_told(
    taking_out: TakingOut, window: Window, tmp_path: Path, small_journal: Journal, where: Places, qtbot: QtBot
) -> None:
    small_journal.close()
    where.journal.unlink()
    where.journal.mkdir()
    press(window, "Save everything")
    assert "can't be read" in finish(taking_out, window, tmp_path / "mine.json", qtbot)


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


@pytest.mark.usefixtures("taking_out")
def test_the_window_goes_on_while_a_file_is_written(
    window: Window, tmp_path: Path, gate: threading.Event, qtbot: QtBot
) -> None:
    press(window, "Save everything")
    choose_file(window, tmp_path / "mine.json")
    assert "It is being written." in seen(window)
    press(window, "Save for a health record")
    choose_file(window, tmp_path / "other.json")
    assert "the one before is not done yet" in seen(window)
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
    choose_file(program.window, tmp_path / "copy.json")
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
    program.app.parts.journal._taking_out.open()
    program.press("Save everything")
    choose_file(program.window, tmp_path / "copy.json")
    wait = TakingOut.wait
    monkeypatch.setattr(TakingOut, "wait", lambda self: (gate.set(), wait(self)))
    program.window.close()
    program.app.close()
    assert MARK in (tmp_path / "copy.json").read_text()
