"""Sessions in a terminal: what is printed, what is kept, and what an interruption does at any moment."""

from __future__ import annotations

import io
import signal
import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
import soundfile

from relaxapp import paths, terminal
from relaxapp.exercises.fit import CannotFit
from relaxapp.failures import Failure
from relaxapp.settings import Settings
from relaxapp.sound.mix import RATE
from relaxapp.sound.take_along import Taken
from tests.player.fakes import Narrator, Output, script
from tests.sound.small_sessions import timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class Running(Output):
    """An output on which half a second passes between two looks; `at` what frame something happens."""

    def __init__(self, at: int, happens: Callable[[], None], fades: Callable[[], None]) -> None:
        super().__init__(lambda _audible: None)
        self._at = at
        self._happens: Callable[[], None] | None = happens
        self._fades = fades
        self.looking = False

    def tick(self) -> None:
        self.frame = min(self.frame + RATE // 2, self.end)
        if self._happens and self.frame >= self._at:
            happens, self._happens = self._happens, None
            self.looking = True
            happens()
            self.looking = False

    def refresh(self) -> None:
        assert not self.looking, "an interruption acts between two looks, never in the midst of one"
        super().refresh()

    def close(self) -> None:
        if not self.closed:
            self._fades()
        super().close()


@dataclass
class Desk:
    """A terminal with a person who may interrupt."""

    where: paths.Places
    at: int = 0
    happens: Callable[[], None] = lambda: None
    fades: Callable[[], None] = lambda: None
    length: float | None = 1.0
    outputs: list[Running] = field(default_factory=list)
    narrators: list[Narrator] = field(default_factory=list)

    def make_output(self, *_: object, **__: object) -> Running:
        self.outputs.append(Running(self.at, self.happens, self.fades))
        return self.outputs[-1]

    def make_narrator(self, *_: object, **__: object) -> Narrator:
        self.narrators.append(Narrator(self.length))
        return self.narrators[-1]

    def play(self, minutes: float | None = 1, settings: Settings | None = None) -> int:
        return terminal.play(script(), minutes, self.where, settings or Settings(), no_voice=False)

    @property
    def kept(self) -> list[tuple[str, float]]:
        with sqlite3.connect(self.where.journal) as database:
            rows = database.execute("SELECT ended, practised_seconds FROM session").fetchall()
        database.close()
        return rows


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    made = Desk(paths.places(tmp_path))
    monkeypatch.setattr(terminal, "_TICK", 0.0)
    monkeypatch.setattr(terminal, "Steadfast", made.make_output)
    monkeypatch.setattr(terminal, "Narrator", made.make_narrator)
    before = signal.getsignal(signal.SIGINT)
    yield made
    assert signal.getsignal(signal.SIGINT) is before, "the terminal's own keys work again"


def interrupt() -> None:
    signal.raise_signal(signal.SIGINT)


def test_the_words_are_printed_as_they_are_spoken_and_the_session_is_kept(desk, capsys):
    assert desk.play() == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "Test, 1:00. Ctrl-C ends it softly."
    assert printed[1:4] == ["Here we are.", "There is time.", "Breathe in."]
    assert printed[-1] == "That is all."
    assert desk.kept == [("finished", 60.0)]
    assert desk.outputs[0].closed
    assert desk.narrators[0].closed


def test_ctrl_c_lands_softly(desk, capsys):
    desk.at, desk.happens = 20 * RATE, interrupt
    assert desk.play() == 0
    printed = capsys.readouterr().out
    assert "Coming back softly." in printed
    assert "look around" in printed
    [(ended, practised)] = desk.kept
    assert ended == "stopped"
    assert practised == pytest.approx(23, abs=1)


def test_ctrl_c_twice_ends_at_once(desk):
    desk.at, desk.happens = 20 * RATE, lambda: (interrupt(), interrupt())
    assert desk.play() == 0
    [(ended, practised)] = desk.kept
    assert ended == "stopped"
    assert practised == pytest.approx(20, abs=1)


def test_ctrl_c_while_the_sound_fades_loses_nothing(desk):
    desk.at, desk.happens, desk.fades = 20 * RATE, interrupt, interrupt
    assert desk.play() == 0
    assert [ended for ended, _ in desk.kept] == ["stopped"]
    assert desk.narrators[0].closed


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_polite_kill_and_a_closed_terminal_land_too(number, desk):
    desk.at, desk.happens = 20 * RATE, lambda: signal.raise_signal(number)
    before = signal.signal(number, signal.SIG_DFL)  # who runs the tests may be deaf to it, as under nohup
    assert desk.play() == 0
    signal.signal(number, before)
    assert [ended for ended, _ in desk.kept] == ["stopped"]


def test_what_was_practised_is_kept_when_nobody_reads_any_more(desk, monkeypatch):
    class Gone(io.StringIO):
        def write(self, text: str) -> int:
            if desk.outputs[0].frame > 5 * RATE:
                raise BrokenPipeError
            return len(text)

    monkeypatch.setattr("sys.stdout", Gone())
    with pytest.raises(BrokenPipeError):
        desk.play()
    assert [ended for ended, _ in desk.kept] == ["stopped"]
    assert desk.outputs[0].closed


def test_a_journal_that_fails_is_told_and_no_more(desk, capsys):
    desk.where.journal.mkdir(parents=True)
    assert desk.play() == 0
    assert "Every exercise works as usual" in capsys.readouterr().err


def test_too_few_minutes_begin_nothing(desk):
    with pytest.raises(CannotFit):
        desk.play(0.1)
    assert desk.narrators[0].closed
    assert not desk.where.journal.exists()


def test_where_a_person_watches_one_line_moves(desk, monkeypatch):
    class Watched(io.StringIO):
        def isatty(self) -> bool:
            return True

    out = Watched()
    monkeypatch.setattr("sys.stdout", out)
    desk.play()
    moved = [part for part in out.getvalue().split("\r\033[K") if " left" in part]
    assert len(moved) > 50
    assert any("████" in part for part in moved)
    assert out.getvalue().endswith("That is all.\n")


def test_writing_a_file_shows_its_progress_and_leaves_the_line(desk, monkeypatch, tmp_path):
    class Watched(io.StringIO):
        def isatty(self) -> bool:
            return True

    desk.length = None
    out = Watched()
    monkeypatch.setattr("sys.stdout", out)
    path = tmp_path / "test.flac"
    assert terminal.render(script(), 1, path, desk.where, Settings(), no_voice=True) == 0
    assert soundfile.info(path).duration == 60
    assert "100%" in out.getvalue()
    assert out.getvalue().endswith("is ready: 1:00.\n")


def test_a_failing_disk_is_told_on_a_line_of_its_own(desk, monkeypatch, tmp_path):
    class Watched(io.StringIO):
        def isatty(self) -> bool:
            return True

    def fail(*_: object, on_progress: Callable[[float], None], **__: object) -> None:
        on_progress(0.4)
        raise Failure("The disk is full.")

    out = Watched()
    monkeypatch.setattr("sys.stdout", out)
    monkeypatch.setattr("relaxapp.sound.take_along.render_to_file", fail)
    with pytest.raises(Failure):
        terminal.render(script(), 1, tmp_path / "test.wav", desk.where, Settings(), no_voice=True)
    assert out.getvalue().endswith("40%\n")
    assert desk.narrators[0].closed


def test_an_interruption_while_the_voice_is_prepared_leaves_nothing_behind(desk, monkeypatch, tmp_path):
    class Interrupted(Narrator):
        def prepare(self, *_: object) -> None:  # the lines are never ready
            interrupt()

    desk.narrators.append(Interrupted(None))
    monkeypatch.setattr(terminal, "Narrator", lambda *_, **__: desk.narrators[0])
    path = tmp_path / "test.wav"
    with pytest.raises(KeyboardInterrupt):
        terminal.render(script(), 1, path, desk.where, Settings(), no_voice=False)
    assert list(tmp_path.glob("*.wav*")) == []
    assert list(tmp_path.glob(".test*")) == []
    assert desk.narrators[0].closed


def test_an_interruption_while_it_is_written_leaves_nothing_behind(desk, monkeypatch, tmp_path):
    monkeypatch.setattr(terminal._Screen, "progress", lambda *_: interrupt())
    with pytest.raises(KeyboardInterrupt):
        terminal.render(script(), 1, tmp_path / "test.wav", desk.where, Settings(), no_voice=True)
    assert list(tmp_path.iterdir()) == []


def test_the_words_are_written_beside_it_in_every_form_when_wanted(desk, tmp_path, capsys):
    path = tmp_path / "test.opus"
    assert terminal.render(script(), 1, path, desk.where, Settings(), no_voice=True, transcript=True) == 0
    assert {each.suffix for each in tmp_path.glob("test.*")} == {".opus", ".txt", ".srt", ".vtt"}
    assert "test.vtt is ready." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("settings", "asked", "heard"),
    [
        (Settings(), "", ""),
        (Settings(soundscape="ocean"), "", "ocean"),
        (Settings(soundscape="ocean", soundscapes={"test": "drone"}), "", "drone"),
        (Settings(soundscape="ocean", soundscapes={"test": "drone"}), "rain", "rain"),
    ],
)
def test_the_soundscape_is_the_one_asked_for_or_the_one_chosen(desk, monkeypatch, tmp_path, settings, asked, heard):
    orders = []
    monkeypatch.setattr(terminal, "take_along", lambda order, *_, **__: orders.append(order) or Taken(timeline(60.0)))
    terminal.render(script(), 1, tmp_path / "test.wav", desk.where, settings, soundscape=asked)
    assert orders[0].soundscape == heard


def test_a_session_has_the_sound_that_was_chosen_for_its_exercise(desk, monkeypatch):
    sounds = []
    prepare = terminal.prepare
    monkeypatch.setattr(terminal, "prepare", lambda *given: sounds.append(given[3].soundscape) or prepare(*given))
    desk.play(settings=Settings(soundscape="ocean", soundscapes={"test": "drone"}))
    desk.play(settings=Settings(soundscape="ocean"))
    assert sounds == ["drone", "ocean"]
