"""Recorded voices in the window: line by line from a microphone, from a pack, and out again."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from relaxapp.app import recording as recording_module
from relaxapp.app.recording import Recording
from relaxapp.app.voice_packs import RecordedVoices
from relaxapp.exercises.every_line import every_line
from relaxapp.paths import places
from relaxapp.settings import Settings
from relaxapp.sound.microphone import NoMicrophone
from relaxapp.sound.voice_packs import VoicePacks
from relaxapp.ui.first_run import FirstRun
from relaxapp.ui.window import Window
from tests.app.houses import choose_file, make_house, press, seen
from tests.player.fakes import script
from tests.sound.pack_makers import files, folder, recorded, zipped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from relaxapp.app.house import House
    from relaxapp.failures import Failure
    from relaxapp.paths import Places

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


class FakeMicrophone:
    """Hears what it is given; it may be absent, or mute."""

    def __init__(self) -> None:
        self.sound = recorded()
        self.missing = False
        self.mute = False
        self.opened = 0
        self.open = False
        self.may_open = threading.Event()
        self.may_open.set()

    def start(self) -> None:
        self.may_open.wait(10)
        if self.missing:
            raise NoMicrophone("No microphone was found.")
        self.opened += 1
        self.open = True

    def heard(self) -> bool:
        return not self.mute

    def level(self) -> float:
        return 0.5

    def stop(self) -> np.ndarray:
        self.open = False
        return self.sound


class Desk:
    """A person at the window."""

    def __init__(self, window: Window, house: House, qtbot: QtBot) -> None:
        self.window = window
        self.house = house
        self.packs = VoicePacks(house.where.voice_packs)
        self._qtbot = qtbot

    def sees(self, words: str) -> None:
        self._qtbot.waitUntil(lambda: words in self.text, timeout=10_000)

    @property
    def text(self) -> str:
        return seen(self.window)

    def press(self, words: str) -> None:
        press(self.window, words)

    def choose(self, path: Path) -> None:
        choose_file(self.window, path)
        QApplication.sendPostedEvents(None, 52)  # deferred deletions: one dialog at a time


@pytest.fixture
def where(tmp_path: Path) -> Places:
    return places(tmp_path / "me")


@pytest.fixture
def desk(qtbot: QtBot, where: Places) -> Desk:
    window = Window()
    qtbot.addWidget(window)
    told: list[Failure] = []
    house = make_house(window, where, told, Settings(voice="pack:anna"))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return Desk(window, house, qtbot)


@pytest.fixture
def microphone() -> FakeMicrophone:
    return FakeMicrophone()


@pytest.fixture
def recording(desk: Desk, microphone: FakeMicrophone) -> Iterator[Recording]:
    made = Recording(desk.house, desk.packs, make_microphone=lambda: microphone, parent=desk.window)
    made.open(script())
    yield made
    made.close()


@pytest.fixture
def voices(desk: Desk) -> Iterator[RecordedVoices]:
    made = RecordedVoices(desk.house, parent=desk.window)
    made.open()
    yield made
    made.close()


LINES = every_line(script())


def enter() -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


@pytest.mark.usefixtures("recording")
def test_lines_are_recorded_with_enter_alone(desk: Desk, microphone: FakeMicrophone):
    for number, line in enumerate(LINES[:2], 1):
        desk.sees(f"line {number} of {len(LINES)}")
        assert line in desk.text
        enter()
        desk.sees("Speak now")
        assert microphone.open
        enter()
        desk.sees(f"{number} recorded · this one too")
        assert not microphone.open
        enter()
    (pack,) = desk.packs.packs()
    assert (pack.name, pack.lines) == ("My voice", LINES[:2])
    assert desk.packs.voice(pack.voice).samples(LINES[0]) is not None


def test_it_goes_on_where_somebody_stopped(recording: Recording, desk: Desk):
    desk.packs.add("My voice", LINES[0], np.full(4_800, 0.1, np.float32))
    recording.open(script())
    assert LINES[1] in desk.text
    assert "1 recorded" in desk.text


def test_another_name_is_another_voice(recording: Recording, desk: Desk):
    desk.packs.add("My voice", LINES[0], np.full(4_800, 0.1, np.float32))
    recording.open(script())
    recording._screen.name.setPlainText("Grandma")
    recording._screen.name.done.emit()
    assert "0 recorded" in desk.text
    recording._screen.name.setPlainText("  ")
    desk.press("Record")
    desk.sees("Give the voice a name first")


@pytest.mark.usefixtures("recording")
def test_without_a_microphone_it_is_said(desk: Desk, microphone: FakeMicrophone):
    microphone.missing = True
    desk.press("Record")
    desk.sees("No microphone was found.")
    desk.press("Record")  # it may have been connected meanwhile


@pytest.mark.usefixtures("recording")
def test_a_microphone_that_gives_nothing_is_said(desk: Desk, microphone: FakeMicrophone, monkeypatch):
    monkeypatch.setattr(recording_module, "_PATIENCE_MS", 100)
    microphone.mute = True
    desk.press("Record")
    desk.sees("Nothing comes in from the microphone.")
    desk._qtbot.waitUntil(lambda: not microphone.open)


@pytest.mark.usefixtures("recording")
def test_silence_is_not_kept_and_what_was_there_stays(desk: Desk, microphone: FakeMicrophone):
    desk.packs.add("My voice", LINES[0], np.full(4_800, 0.1, np.float32))
    microphone.sound = np.zeros(48_000, np.float32)
    desk.press("Record")
    desk.sees("Speak now")
    desk.press("Stop")
    desk.sees("This one was not kept: there is only silence in it.")
    assert desk.packs.voice("pack:my-voice").seconds(LINES[0]) == 0.1


@pytest.mark.usefixtures("recording")
def test_a_disk_that_can_not_be_written_is_said(desk: Desk, where: Places):
    where.data.mkdir(parents=True)
    where.voice_packs.write_text("in the way")
    desk.press("Record")
    desk.sees("Speak now")
    desk.press("Stop")
    desk.sees("can't be")


@pytest.mark.parametrize("way", ["elsewhere", "esc", "close"])
def test_the_microphone_is_never_left_open(way: str, recording: Recording, desk: Desk, microphone: FakeMicrophone):
    desk.press("Record")
    desk.sees("Speak now")
    if way == "elsewhere":
        desk.window.show_screen(FirstRun())
    elif way == "esc":
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    else:
        recording.close()
    desk._qtbot.waitUntil(lambda: not microphone.open)
    assert desk.packs.packs() == ()


def test_leaving_while_it_is_being_opened_closes_it(recording: Recording, desk: Desk, microphone: FakeMicrophone):
    microphone.may_open.clear()
    desk.press("Record")
    desk.sees("being opened")
    recording._discard()
    microphone.may_open.set()
    desk._qtbot.waitUntil(lambda: microphone.opened == 1)
    desk._qtbot.waitUntil(lambda: not microphone.open)


@pytest.mark.usefixtures("recording")
def test_a_line_can_be_heard_in_that_voice(desk: Desk, monkeypatch):
    desk.packs.add("My voice", LINES[0], np.full(4_800, 0.1, np.float32))
    heard = []
    monkeypatch.setattr(desk.house.sessions, "preview", lambda settings, line: heard.append((settings.voice, line)))
    desk.press("Next")
    desk.press("Previous")
    desk.press("Listen")
    assert heard == [("pack:my-voice", LINES[0])]


# The voices there are


def test_a_pack_is_added_chosen_and_removed(voices: RecordedVoices, desk: Desk, tmp_path: Path):
    desk.press("From a .zip")
    desk.choose(zipped(tmp_path / "a.zip", files({"1": "One.", "2": "Two."}, "Ben")))
    desk.sees("“Ben” is here now, with 2 recorded lines.")
    desk.press("Use this voice: Ben")
    assert desk.house.chosen().voice == "pack:ben"
    assert "speaks now" in desk.text
    desk.press("Remove: Ben")
    desk.press("Remove it")
    desk.sees("“Ben” is gone.")
    assert desk.house.chosen().voice == ""
    assert desk.packs.packs() == ()
    with desk._qtbot.waitSignal(voices.back):
        desk.press("Back")


@pytest.mark.usefixtures("voices")
def test_a_pack_that_is_refused_is_told(desk: Desk, tmp_path: Path):
    desk.press("From a folder")
    desk.choose(folder(tmp_path / "pack", {"x.wav": b""}))
    desk.sees("There is no list")
    assert desk.packs.packs() == ()


@pytest.mark.usefixtures("voices")
def test_the_lines_of_an_exercise_are_listed_for_elsewhere(desk: Desk, tmp_path: Path):
    desk.press("Get its list of lines")
    desk.choose(tmp_path)
    desk.sees("“read me.txt” tells how to go on.")
    (made,) = tmp_path.glob("A voice for *")
    assert (made / "pack.toml").exists()


def test_recording_comes_back_to_where_somebody_came_from(voices: RecordedVoices, desk: Desk):
    desk.press("Record it here")
    desk.sees("line 1 of")
    desk.press("Done")
    desk.sees("Voices from recordings")
    card = FirstRun()
    desk.window.show_screen(card)
    voices.record(script())
    desk.press("Done")
    assert desk.window.screen_shown is card
