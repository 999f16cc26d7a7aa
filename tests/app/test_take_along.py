"""An exercise taken along from the window: made behind it, told when it is there, cancelled when it closes."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from relaxapp.app.take_along import TakeAlong, _file_name
from relaxapp.paths import places
from relaxapp.sound.own_sounds import OwnSounds
from relaxapp.ui.first_run import FirstRun
from tests.app.houses import choose_file, make_house, press, seen
from tests.player.fakes import script

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    import numpy as np

    from relaxapp.failures import Failure
    from relaxapp.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


class Voice:
    """A narrator without words; it keeps whoever waits for it waiting until `ready`."""

    def __init__(self) -> None:
        self.problem: Failure | None = None
        self.notice: Failure | None = None
        self.ready = threading.Event()
        self.ready.set()
        self.closed = False

    def prepare(self, _: Iterable[str], when_done: Callable[[], None]) -> None:
        if self.ready.is_set():
            when_done()

    def seconds(self, _: str) -> float | None:
        return 1.0

    def samples(self, _: str) -> np.ndarray | None:
        return None

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def voice() -> Voice:
    return Voice()


@pytest.fixture
def taking(window: Window, voice: Voice, told: list[Failure], tmp_path_factory) -> Iterator[TakeAlong]:
    where = places(tmp_path_factory.mktemp("me"))
    house = make_house(window, where, told)
    own = OwnSounds(where.sounds, where.decoded_sounds)
    made = TakeAlong(house, own, make_narrator=lambda *_: voice, parent=window)
    made.open(script(), 1, "silence")
    yield made
    made.close()


def choose(window: Window, path: Path) -> None:
    press(window, "Save it as …")
    choose_file(window, path)


def test_the_file_is_made_and_shown_where_it_is(taking, window, voice, tmp_path, qtbot, monkeypatch):
    path = tmp_path / "evening.mp3"
    choose(window, path)
    assert taking.running
    qtbot.waitUntil(lambda: "evening.mp3 is ready." in seen(window), timeout=20_000)
    assert not taking.running
    assert soundfile.info(path).duration == 60
    assert voice.closed
    shown: list[Path] = []
    monkeypatch.setattr("relaxapp.desktop.folders.show_folder", shown.append)
    press(window, "Show in folder")
    assert shown == [tmp_path]
    with qtbot.waitSignal(taking.back):
        press(window, "Back")


@pytest.mark.usefixtures("taking")
def test_the_dialog_offers_a_name_and_leaves_the_window_within_reach(window):
    press(window, "Save it as …")
    (dialog,) = window.findChildren(QFileDialog)
    assert [name.rsplit("/", 1)[-1] for name in dialog.selectedFiles()] == ["Test.mp3"]
    assert dialog.windowModality() is Qt.WindowModality.NonModal
    dialog.close()


def test_esc_cancels_and_leaves_nothing(taking, window, voice, tmp_path, qtbot):
    voice.ready.clear()
    choose(window, tmp_path / "evening.wav")
    QTest.keyClick(window.screen_shown, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not taking.running)
    assert "Kind of file" in seen(window)
    assert list(tmp_path.iterdir()) == []
    assert voice.closed


def test_closing_the_window_cancels_at_once(taking, window, voice, tmp_path):
    voice.ready.clear()
    choose(window, tmp_path / "evening.wav")
    taking.close()
    assert not taking.running
    assert voice.closed
    assert list(tmp_path.iterdir()) == []


def test_what_went_wrong_is_said_on_the_screen(taking, window, tmp_path, qtbot):
    choose(window, tmp_path / "nowhere" / "evening.mp3")
    qtbot.waitUntil(lambda: "Nothing can be written in the folder" in seen(window))
    assert not taking.running


def test_a_bug_ends_it_and_is_said(taking, window, tmp_path, qtbot, monkeypatch):
    struck = []
    monkeypatch.setattr(threading, "excepthook", lambda what: struck.append(what.exc_type))
    monkeypatch.setattr("relaxapp.sound.take_along.Mix", lambda *_, **__: 1 / 0)
    choose(window, tmp_path / "evening.mp3")
    qtbot.waitUntil(lambda: "went wrong" in seen(window))
    qtbot.waitUntil(lambda: struck == [ZeroDivisionError])
    assert not taking.running


@pytest.mark.usefixtures("taking")
def test_somebody_elsewhere_is_told_when_it_is_ready(window, voice, tmp_path, qtbot, monkeypatch):
    calls: list[Callable[[], None]] = []
    monkeypatch.setattr(voice, "prepare", lambda _, when_done: calls.append(when_done))
    choose(window, tmp_path / "evening.ogg")
    elsewhere = FirstRun()
    window.show_screen(elsewhere)
    qtbot.waitUntil(lambda: bool(calls))
    calls[0]()
    qtbot.waitUntil(lambda: "evening.ogg is ready." in seen(window), timeout=20_000)
    assert window.screen_shown is elsewhere


def test_while_a_file_is_made_opening_shows_how_far_it_is(taking, window, voice, tmp_path):
    voice.ready.clear()
    choose(window, tmp_path / "evening.wav")
    taking.open(script(), 3, "rain")
    assert any(one.isVisible() and one.text() == "Cancel" for one in window.findChildren(QPushButton))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Box breathing", "Box breathing"),
        ("In/out: 4\\6?", "In out 4 6"),
        ("..", "Relaxapp"),
        ("Übung “A”", "Übung “A”"),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title, name):
    assert _file_name(title) == name


def test_the_way_back_leads_to_where_somebody_came_from(taking, window):
    card = FirstRun()
    window.show_screen(card)
    taking.open(script(), 1, "silence")
    taking.open(script(), 2, "silence")
    press(window, "Back")
    assert window.screen_shown is card
