"""A session that is taken along: its sound, its words beside it, and what the person is told."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from relaxapp.exercises.adapt import adapt
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.fit import CannotFit
from relaxapp.failures import Failure
from relaxapp.sound.automation import RATE
from relaxapp.sound.mix import Levels
from relaxapp.sound.take_along import Order, Step, Taken, possible, take_along
from tests.player.fakes import script
from tests.sound.small_sessions import talk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path


class Voice:
    """A narrator that speaks each line in a second, but for those that it can't."""

    def __init__(self, *, mute: Iterable[str] = (), problem: Failure | None = None) -> None:
        self.mute = set(mute)
        self.problem = problem
        self.notice: Failure | None = None
        self.asked: tuple[str, ...] = ()

    def prepare(self, lines: Iterable[str], when_done: Callable[[], None]) -> None:
        self.asked = tuple(lines)
        when_done()

    def seconds(self, line: str) -> float | None:
        return 1.0 if line in self.asked and line not in self.mute and not self.problem else None

    def samples(self, line: str) -> np.ndarray | None:
        return talk(1.0) if self.seconds(line) else None


@pytest.fixture
def order(tmp_path: Path) -> Order:
    return Order(adapt(script(), Comfort()), 60.0, tmp_path / "evening.flac", Levels(1, 1, 1), soundscape="silence")


def take(order: Order, voice: Voice | None = None, told: list[tuple[Step, float]] | None = None) -> Taken:
    return take_along(
        order,
        voice or Voice(),
        on_progress=lambda step, part: told.append((step, part)) if told is not None else None,
        cancelled=lambda: False,
    )


def test_the_sound_lasts_exactly_as_long_and_holds_the_words_where_the_timeline_has_them(order: Order):
    told: list[tuple[Step, float]] = []
    taken = take(order, told=told)
    sound, _ = soundfile.read(order.path)
    assert len(sound) == 60 * RATE
    for cue in taken.timeline.voice_cues[:2]:
        at = round(cue.start * RATE)
        assert np.abs(sound[at - 2_000 : at]).max() < 0.001 < np.abs(sound[at : at + 2_000]).max()
    assert taken.notice is None
    assert told[0] == (Step.VOICE, 1.0)
    assert told[-1] == (Step.SOUND, 1.0)


def test_the_sections_are_its_chapters(order: Order):
    taken = take(order)
    data = order.path.read_bytes()
    for number, span in enumerate(taken.timeline.sections, 1):
        assert f"CHAPTER{number:03}NAME={span.title}".encode() in data
    assert b"TITLE=Test" in data


def test_the_words_are_written_beside_it_when_wanted(order: Order, tmp_path: Path):
    take(replace(order, transcripts=(".txt", ".srt", ".vtt")))
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f"evening.{kind}" for kind in ("flac", "srt", "txt", "vtt")
    ]
    assert "Here we are. There is time." in (tmp_path / "evening.txt").read_text()
    assert (tmp_path / "evening.vtt").read_text().startswith("WEBVTT")
    assert "00:00:04,000 --> " in (tmp_path / "evening.srt").read_text()
    assert all(path.stat().st_mode & 0o077 == 0 for path in tmp_path.iterdir())


def test_somebody_elses_file_beside_it_is_not_written_over(order: Order, tmp_path: Path):
    notes = tmp_path / "evening.txt"
    notes.write_text("my notes")
    order = replace(order, transcripts=(".txt",))
    with pytest.raises(Failure, match=r"another file evening\.txt"):
        take(order)
    assert list(tmp_path.iterdir()) == [notes]
    assert notes.read_text() == "my notes"


def test_what_is_taken_along_again_replaces_both(order: Order, tmp_path: Path):
    order = replace(order, transcripts=(".txt",))
    take(order)
    (tmp_path / "evening.txt").write_text("older words")
    take(order)
    assert "Here we are." in (tmp_path / "evening.txt").read_text()


def test_words_that_can_not_be_written_are_told_and_the_sound_is_there(order: Order, tmp_path: Path):
    order.path.write_text("older")
    (tmp_path / "evening.txt").mkdir()
    with pytest.raises(Failure, match="The words could not be written") as told:
        take(replace(order, transcripts=(".txt",)))
    assert str(order.path) in told.value.still_works
    assert soundfile.info(order.path).frames == 60 * RATE


def test_without_a_voice_the_file_has_the_rest_and_it_is_said(order: Order):
    taken = take(order, Voice(problem=Failure("No voice here.", "…", "Get one.")))
    assert str(taken.notice) == "No voice here. The file has all the other sounds. Get one."
    assert soundfile.info(order.path).frames == 60 * RATE


def test_a_line_that_could_not_be_spoken_is_told(order: Order):
    taken = take(order, Voice(mute=["There is time."]))
    assert "1 of " in str(taken.notice)


def test_what_the_voice_has_to_say_is_passed_on(order: Order):
    voice = Voice()
    voice.notice = Failure("Another voice speaks.")
    assert take(order, voice).notice is voice.notice


def test_with_the_voice_off_nothing_is_spoken(order: Order):
    voice = Voice()
    taken = take(replace(order, voice_on=False), voice)
    assert voice.asked == ()
    assert taken.notice is None
    assert np.abs(soundfile.read(order.path)[0][round(4.1 * RATE) : round(5 * RATE)]).max() < 0.001


def test_it_can_be_cancelled_while_the_voice_is_awaited(order: Order, tmp_path: Path):
    class Slow(Voice):
        def prepare(self, lines: Iterable[str], _: Callable[[], None]) -> None:
            self.asked = tuple(lines)

    told: list[tuple[Step, float]] = []
    stop = threading.Event()

    def progress(step: Step, part: float) -> None:
        told.append((step, part))
        stop.set()

    with pytest.raises(KeyboardInterrupt):
        take_along(order, Slow(mute=["There is time."]), on_progress=progress, cancelled=stop.is_set)
    assert told[0][0] is Step.VOICE
    assert 0 < told[0][1] < 1, "what is spoken already counts"
    assert list(tmp_path.iterdir()) == []


def test_a_time_that_does_not_fit_leaves_nothing(order: Order, tmp_path: Path):
    with pytest.raises(CannotFit):
        take(replace(order, seconds=5.0))
    assert list(tmp_path.iterdir()) == []


def test_a_soundscape_that_is_not_there_is_told_and_leaves_nothing(order: Order, tmp_path: Path):
    with pytest.raises(Failure, match="nowhere"):
        take(replace(order, soundscape="nowhere"))
    assert list(tmp_path.iterdir()) == []


def test_whether_it_can_be_written_is_known_before_any_work(order: Order, tmp_path: Path):
    possible(order)
    with pytest.raises(Failure, match="Nothing can be written"):
        possible(replace(order, path=tmp_path / "nowhere" / "evening.mp3"))
    with pytest.raises(Failure, match=r"\.opus"):
        possible(replace(order, path=tmp_path / "evening.m4a"))
    assert list(tmp_path.iterdir()) == []
