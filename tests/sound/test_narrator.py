from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from relaxapp.sound import mix, recordings
from relaxapp.sound.engine import Limits
from relaxapp.sound.narrator import Narrator
from relaxapp.sound.recordings import Recordings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from conftest import FakeVoice

PATIENCE = 30
LINE = "And let it go."
QUICK = Limits(start=PATIENCE, line=0.8, idle=0.05)


class Narrators:
    """Makes narrators and closes them at the end of the test."""

    def __init__(self, cache: Path) -> None:
        self.cache = cache
        self._open: list[Narrator] = []

    def __call__(self, worker: Sequence[str] | None = None, *, limits: Limits = QUICK, voice: str = "") -> Narrator:
        self._open.append(Narrator(self.cache, worker=worker, limits=limits, voice=voice))
        return self._open[-1]

    def close(self) -> None:
        for narrator in self._open:
            narrator.close()


@pytest.fixture
def narrators(tmp_path: Path) -> Iterator[Narrators]:
    made = Narrators(tmp_path / "voices")
    yield made
    made.close()


@pytest.fixture
def proved(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Set when a line is kept for good."""
    event = threading.Event()
    prove, keep = Recordings.prove, Recordings.keep

    def watched_prove(self: Recordings, key: str) -> None:
        prove(self, key)
        event.set()

    def watched_keep(self: Recordings, key: str, samples: mix.Samples, *, proved: bool) -> None:
        keep(self, key, samples, proved=proved)
        if proved:
            event.set()

    monkeypatch.setattr(Recordings, "prove", watched_prove)
    monkeypatch.setattr(Recordings, "keep", watched_keep)
    return event


def prepared(narrator: Narrator, lines: Iterable[str] = (LINE,)) -> Narrator:
    ready = threading.Event()
    narrator.prepare(lines, ready.set)
    assert ready.wait(PATIENCE)
    return narrator


@pytest.mark.parametrize(
    "fault", ["hang", "crash", "nothing", "silence", "cut", "half", "error", "rubbish", "late", "well"]
)
def test_whatever_happens_once_the_line_is_spoken_in_the_end(
    fault: str, narrators: Narrators, fake_voice: FakeVoice
) -> None:
    narrator = prepared(narrators(fake_voice.command(fault)))
    seconds, samples = narrator.seconds(LINE), narrator.samples(LINE)
    assert seconds is not None
    assert samples is not None
    assert samples.dtype == np.float32
    assert seconds == len(samples) / mix.RATE == pytest.approx(1.4, abs=0.05)
    assert narrator.problem is None


@pytest.mark.parametrize("fault", ["hang", "crash"])
def test_a_process_that_hangs_or_crashes_is_replaced(fault: str, narrators: Narrators, fake_voice: FakeVoice) -> None:
    narrator = prepared(narrators(fake_voice.command(fault)))
    assert len(fake_voice.processes) >= 2
    assert fake_voice.processes[0] not in fake_voice.leftovers
    narrator.close()
    assert fake_voice.leftovers == []
    assert not any(Path(part).exists() for part in fake_voice.parts)


def test_a_line_that_fails_three_times_stays_with_its_caption(narrators: Narrators, fake_voice: FakeVoice) -> None:
    narrator = prepared(narrators(fake_voice.command("cut", "cut", "cut")))
    assert narrator.seconds(LINE) is None
    assert narrator.samples(LINE) is None
    assert fake_voice.said == [LINE] * 3
    prepared(narrator, [LINE, "Another line."])
    assert narrator.seconds(LINE) is None
    assert narrator.seconds("Another line.") is not None
    assert narrator.problem is None


def test_lines_that_are_read_letter_by_letter_are_kept_when_two_renderings_agree(
    narrators: Narrators, fake_voice: FakeVoice
) -> None:
    lines = [LINE, "WWW", "And so on.", "Not far."]
    narrator = prepared(narrators(fake_voice.command("spelled", "…")), lines)
    assert all(narrator.seconds(line) is not None for line in lines)
    assert narrator.problem is None


def test_what_is_far_too_long_once_is_not_kept(narrators: Narrators, fake_voice: FakeVoice) -> None:
    narrator = prepared(narrators(fake_voice.command("spelled", "spelled otherwise", "well")))
    assert narrator.seconds(LINE) == pytest.approx(1.4, abs=0.05)


@pytest.mark.parametrize("fault", ["crash", "no start"])
def test_a_voice_that_never_answers_is_given_up_and_said_so(
    fault: str, narrators: Narrators, fake_voice: FakeVoice
) -> None:
    limits = Limits(start=0.05 if fault == "no start" else PATIENCE, line=PATIENCE)
    lines = [f"Line of the letter {letter}." for letter in "abcdefgh"]
    narrator = prepared(narrators(fake_voice.command(fault, "…"), limits=limits), lines)
    assert narrator.problem
    assert "does not answer" in str(narrator.problem)
    assert all(narrator.samples(line) is None for line in lines)
    assert len(set(fake_voice.said)) < len(lines)


def test_without_an_engine_all_is_told_at_once_and_tried_again_later(
    narrators: Narrators, fake_voice: FakeVoice
) -> None:
    narrator = prepared(narrators(fake_voice.command("no engine")), [f"Line {n}" for n in range(50)])
    assert narrator.problem
    assert "espeak-ng" in narrator.problem.to_do
    assert narrator.samples("Line 1") is None
    before = len(fake_voice.processes)
    prepared(narrator)
    assert len(fake_voice.processes) > before


def test_without_a_program_to_start_all_is_told_too(narrators: Narrators) -> None:
    assert prepared(narrators(["/nowhere/voice"])).problem


def test_a_voice_that_is_not_there_is_replaced_by_the_usual_one(narrators: Narrators, fake_voice: FakeVoice) -> None:
    narrator = prepared(narrators(fake_voice.command("unknown"), voice="recorded/grandmother"))
    assert narrator.samples(LINE) is not None
    assert narrator.problem is None
    assert "not on this computer" in str(narrator.notice)


def test_what_is_in_the_cache_needs_no_process(
    narrators: Narrators, fake_voice: FakeVoice, proved: threading.Event
) -> None:
    first = prepared(narrators(fake_voice.command()))
    assert proved.wait(PATIENCE)
    first.close()
    processes = len(fake_voice.processes)
    second = narrators(fake_voice.command())
    assert second.seconds(LINE) == first.seconds(LINE)
    assert prepared(second).samples(LINE) is not None
    second.close()
    assert len(fake_voice.processes) == processes


def test_a_line_kept_once_is_compared_with_a_second_rendering(
    narrators: Narrators, fake_voice: FakeVoice, proved: threading.Event
) -> None:
    narrator = prepared(narrators(fake_voice.command()))
    assert proved.wait(PATIENCE)
    narrator.close()
    assert fake_voice.said == [LINE] * 2
    assert "once" not in next(narrators.cache.iterdir()).name


def test_a_first_rendering_that_two_others_contradict_is_replaced(
    narrators: Narrators, fake_voice: FakeVoice, proved: threading.Event
) -> None:
    narrator = prepared(narrators(fake_voice.command("shorter")))
    assert proved.wait(PATIENCE)
    assert narrator.seconds(LINE) == pytest.approx(1.4, abs=0.05)
    assert len(list(narrators.cache.iterdir())) == 1


def test_a_damaged_recording_is_made_again(narrators: Narrators, fake_voice: FakeVoice) -> None:
    prepared(narrators(fake_voice.command())).close()
    file = next(narrators.cache.iterdir())
    file.write_bytes(file.read_bytes()[:300])
    narrator = narrators(fake_voice.command())
    assert narrator.seconds(LINE) is not None
    assert narrator.samples(LINE) is None
    assert prepared(narrator).samples(LINE) is not None


def test_a_cache_that_cannot_be_written_is_told_and_memory_serves(narrators: Narrators, fake_voice: FakeVoice) -> None:
    narrators.cache.write_text("a file where the folder should be")
    narrator = prepared(narrators(fake_voice.command()))
    assert narrator.samples(LINE) is not None
    assert narrator.problem is None
    assert "can't be kept" in str(narrator.notice)


def test_a_newer_wish_goes_before_what_was_wanted_earlier(narrators: Narrators, fake_voice: FakeVoice) -> None:
    os.mkfifo(fake_voice.folder / "gate")
    narrator = narrators(fake_voice.command("gate", "gate"), limits=Limits(line=PATIENCE))
    early = [f"Early line {word}." for word in ("one", "two", "three", "four")]
    first, second = threading.Event(), threading.Event()
    narrator.prepare(early, first.set)
    narrator.prepare(["The newest line."], second.set)
    with (fake_voice.folder / "gate").open("w"):
        assert second.wait(PATIENCE)
        assert first.wait(PATIENCE)
    order = list(dict.fromkeys(fake_voice.said))
    # Two voices work side by side: behind the lines under way, the other one may begin its next at the same moment.
    assert order.index("The newest line.") <= 3
    assert order.index("Early line four.") > order.index("The newest line.")
    assert all(narrator.seconds(line) for line in early)


def test_nothing_to_prepare_is_done_at_once_and_words_without_sound_are_left_out(
    narrators: Narrators, fake_voice: FakeVoice
) -> None:
    narrator = prepared(narrators(fake_voice.command()), [])
    assert prepared(narrator, ["…"]).seconds("…") is None
    assert fake_voice.processes == []


def test_a_bug_of_whoever_is_told_does_not_silence_the_voice(
    narrators: Narrators, fake_voice: FakeVoice, caplog: pytest.LogCaptureFixture
) -> None:
    narrator = narrators(fake_voice.command())
    narrator.prepare([], [].pop)
    assert prepared(narrator).samples(LINE) is not None
    assert "a bug in the voice" in caplog.text


def test_closing_in_the_middle_of_work_leaves_no_process_and_tells_nobody(
    narrators: Narrators, fake_voice: FakeVoice, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = threading.Event()
    narrator = narrators(fake_voice.command("hang", "…"), limits=Limits(line=PATIENCE))
    from relaxapp.sound.engine import _Process

    send = _Process.send

    def watched(self: _Process, message: dict[str, object]) -> None:
        send(self, message)
        asked.set()

    monkeypatch.setattr(_Process, "send", watched)
    told = threading.Event()
    narrator.prepare([LINE], told.set)
    assert asked.wait(PATIENCE)
    before = threading.active_count()
    narrator.close()
    assert fake_voice.leftovers == []
    assert threading.active_count() < before
    narrator.prepare([LINE], told.set)
    assert not told.is_set()


def test_the_folder_and_the_recordings_are_private(narrators: Narrators, fake_voice: FakeVoice) -> None:
    prepared(narrators(fake_voice.command()))
    assert narrators.cache.stat().st_mode & 0o777 == 0o700
    assert all(file.stat().st_mode & 0o777 == 0o600 for file in narrators.cache.iterdir())


def test_another_rate_or_voice_is_another_recording(tmp_path: Path, fake_voice: FakeVoice) -> None:
    narrator = prepared(Narrator(tmp_path / "v", worker=fake_voice.command()))
    narrator.close()
    assert Narrator(tmp_path / "v").seconds(LINE) is not None
    assert Narrator(tmp_path / "v", rate=121).seconds(LINE) is None
    assert Narrator(tmp_path / "v", voice="gmw/en-us").seconds(LINE) is None


def test_lengths_are_known_without_numpy(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib; from relaxapp.sound.narrator import Narrator; import relaxapp.sound.voices;"
        "n = Narrator(pathlib.Path(sys.argv[1])); assert n.seconds('x') is None; sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=False).returncode == 0
    assert recordings.RATE == mix.RATE


def test_the_real_voice_speaks_our_sentences(narrators: Narrators) -> None:
    lines = ["Close your right hand, about half as firmly as you could.", "And open it.", "Hold."]
    narrator = prepared(narrators(limits=Limits()), lines)
    assert narrator.problem is None
    for line in lines:
        samples = narrator.samples(line)
        assert samples is not None
        loud = np.flatnonzero(np.abs(samples) > 0.01 * np.abs(samples).max())
        assert loud[0] < 0.006 * mix.RATE
        assert len(samples) - loud[-1] < 0.03 * mix.RATE
        assert np.abs(samples).max() < 1
