"""The whole window on a real screen with a real sound server: what a person sees and hears."""

from __future__ import annotations

import os

import numpy as np
import pytest

from relaxapp import paths
from relaxapp.exercises import adapt, fit
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.library import Library
from relaxapp.sound.mix import RATE
from relaxapp.sound.narrator import Narrator

pytestmark = pytest.mark.alone

HEARD_SECONDS = 26
HEARD_LINES = 4


def spoken_plan(profile, name, minutes):
    """Return (start in seconds, samples) of each line as the program will have planned it, from the same recordings."""
    script = Library([paths.assets() / "exercises"]).get(name)
    narrator = Narrator(profile / "cache" / "voices")
    timeline = fit.fit(adapt.adapt(script, Comfort()), minutes * 60, narrator.seconds)
    plan = [(cue.start, narrator.samples(cue.text)) for cue in timeline.voice_cues]
    narrator.close()
    return plan


def found_at(recording, line):
    """Return the sample at which a line sounds in a recording, by the peak of their correlation."""
    size = 1 << (len(recording) + len(line)).bit_length()
    spectrum = np.fft.rfft(recording, size) * np.conj(np.fft.rfft(line, size))
    return int(np.argmax(np.fft.irfft(spectrum, size)[: len(recording)]))


def test_one_press_speaks_on_time_shows_the_pacer_and_keeps_what_happened(
    tmp_path, display, sound_server, start, command, choose, kept
):
    environment = {**sound_server.environment, **display.environment}
    choose(tmp_path, volume_ambience=0, volume_bells=0, volume_voice=1, minutes={"extended-exhale": 1})
    made = command(
        "--profile", str(tmp_path), "render", "extended-exhale", "--minutes", "1", "-o", str(tmp_path / "a.wav")
    )
    assert made.returncode == 0, made.stderr
    plan = [cue for cue in spoken_plan(tmp_path, "extended-exhale", 1) if cue[0] < HEARD_SECONDS - 8]
    assert len(plan) >= HEARD_LINES

    program = start(tmp_path, environment)
    display.wait_for_window()
    home = display.picture()
    recording = sound_server.record()
    begun = recording.frames
    display.key("Return")
    pacer = display.wait_for_change(home)
    recording.wait_for(begun + HEARD_SECONDS * RATE, HEARD_SECONDS + 20)
    assert display.wait_for_change(pacer), "the pacer moves"
    display.key("Escape")
    heard = recording.stop()[:, 0].astype(np.float64)

    offsets = np.array([found_at(heard, samples) / RATE - planned for planned, samples in plan])
    assert np.ptp(offsets) < 0.010, f"lines off by {np.ptp(offsets) * 1000:.1f} ms"

    landing = display.picture()
    display.wait_for_change(landing)
    assert program.close() == (0, "")
    [(exercise, planned, practised, ended)] = kept(tmp_path)
    assert (exercise, planned, ended) == ("extended-exhale", 60, "stopped")
    assert HEARD_SECONDS - 1 < practised < HEARD_SECONDS + 8


def test_without_any_sound_the_session_runs_and_says_so(tmp_path, display, silent_environment, start, choose, kept):
    choose(tmp_path, minutes={"extended-exhale": 1})
    program = start(tmp_path, {**silent_environment, **display.environment})
    display.wait_for_window()
    home = display.picture()
    display.key("Return")
    session = display.wait_for_change(home)
    display.wait_for_change(session)
    display.key("Escape")
    display.wait_for_change(display.picture())
    code, err = program.close()
    assert code == 0, err
    assert [row[3] for row in kept(tmp_path)] == ["stopped"]


def test_with_nowhere_to_write_the_session_still_runs(display, silent_environment, start):
    program = start("/proc/nowhere", {**silent_environment, **display.environment})
    display.wait_for_window()
    first_page = display.picture()
    display.key("Return")
    home = display.wait_for_change(first_page)
    display.key("Return")
    session = display.wait_for_change(home)
    display.wait_for_change(session)
    assert program.running
    assert program.close()[0] == 0


@pytest.mark.parametrize("key", ["ctrl+h", "F1"])
def test_help_opens_by_key_from_a_session_and_returns_to_it(tmp_path, display, silent_environment, start, choose, key):
    choose(tmp_path)
    program = start(tmp_path, {**silent_environment, **display.environment})
    display.wait_for_window()
    home = display.picture()
    display.key("Return")
    session = display.wait_for_change(home)
    display.key(key)
    support = display.wait_for_change(session)
    display.key("Escape")
    display.wait_for_change(support)
    assert program.close()[0] == 0


def test_the_first_page_comes_once_and_costs_one_press(tmp_path, display, silent_environment, start, kept):
    environment = {**silent_environment, **display.environment}
    for presses in (2, 1):  # the first time one more than ever after
        program = start(tmp_path, environment)
        display.wait_for_window()
        shown = display.picture()
        for _ in range(presses):
            display.key("Return")
            shown = display.wait_for_change(shown)
        display.wait_for_change(shown)  # the pacer moves
        assert program.close()[0] == 0
    assert [row[3] for row in kept(tmp_path)] == ["stopped", "stopped"]


def test_support_opens_at_once_when_it_is_asked_for(tmp_path, display, silent_environment, start):
    program = start(tmp_path, {**silent_environment, **display.environment}, "--support")
    display.wait_for_window()
    support = display.picture()
    display.key("Escape")
    display.wait_for_change(support)
    assert program.close() == (0, "")


def test_no_display_is_said_plainly(tmp_path, silent_environment, start):
    program = start(tmp_path, {**silent_environment, "QT_QPA_PLATFORM": "xcb"})
    code, err = program.end()
    assert code != 0
    assert "Traceback" not in err
    assert os.linesep in err
