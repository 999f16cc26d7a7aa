"""The microphone: what comes in is kept, and whatever is wrong with it is told and keeps nobody waiting."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from relaxapp.sound.automation import RATE
from relaxapp.sound.microphone import NoMicrophone, SystemMicrophone

if TYPE_CHECKING:
    from collections.abc import Generator

    from sound_server import SoundServer

pytestmark = pytest.mark.alone

ROOT = Path(__file__).parents[2]


class Capture:
    """A device that hears what it is told to."""

    def __init__(self) -> None:
        self.store: Generator[None, bytes, None] | None = None
        self.closed = False

    def start(self, store: Generator[None, bytes, None]) -> None:
        self.store = store

    def hear(self, loud: float, seconds: float = 0.1) -> None:
        assert self.store
        self.store.send(np.full(round(seconds * RATE), loud, np.float32).tobytes())

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def capture() -> Capture:
    return Capture()


def test_what_comes_in_is_kept_and_the_meter_follows(capture: Capture):
    mic = SystemMicrophone(lambda: capture)
    mic.start()
    assert not mic.heard()
    assert mic.level() == 0
    capture.hear(0.5)
    assert mic.heard()
    loud = mic.level()
    capture.hear(0.01)
    assert 0 < mic.level() < loud
    sound = mic.stop()
    assert capture.closed
    assert sound.dtype == np.float32
    assert [len(sound), float(sound[0]), float(sound[-1])] == [RATE // 5, 0.5, pytest.approx(0.01)]
    assert len(mic.stop()) == 0


def test_each_recording_begins_afresh(capture: Capture):
    mic = SystemMicrophone(lambda: capture)
    for _ in range(2):
        mic.start()
        capture.hear(0.5)
    assert len(mic.stop()) == RATE // 10


def test_somebody_who_forgets_to_stop_does_not_fill_the_memory(capture: Capture):
    mic = SystemMicrophone(lambda: capture)
    mic.start()
    for _ in range(119):
        capture.hear(0.1, 1.0)
    with pytest.raises(StopIteration):
        capture.hear(0.1, 2.0)
    assert len(mic.stop()) == 121 * RATE


def test_no_microphone_is_told_with_what_works_instead():
    def refuse() -> Capture:
        raise NoMicrophone("There is none.", "Something else works.")

    with pytest.raises(NoMicrophone, match=r"There is none\. Something else works\."):
        SystemMicrophone(refuse).start()


def test_a_sound_system_that_is_frozen_keeps_nobody_waiting():
    thaw = threading.Event()

    def frozen() -> Capture:
        thaw.wait(20)
        return Capture()

    with pytest.raises(NoMicrophone, match="does not answer"):
        SystemMicrophone(frozen, patience=0.05).start()
    thaw.set()


def test_a_device_that_can_not_be_closed_keeps_nobody_waiting(capture: Capture):
    thaw = threading.Event()
    capture.close = lambda: thaw.wait(20)  # type: ignore[method-assign]
    mic = SystemMicrophone(lambda: capture, patience=0.05)
    mic.start()
    capture.hear(0.5)
    assert len(mic.stop()) == RATE // 10
    thaw.set()


def test_a_library_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "miniaudio", None)
    with pytest.raises(NoMicrophone, match=r"\(miniaudio\) is missing"):
        SystemMicrophone().start()


LISTEN = """
import sys, threading, time
import numpy as np
from relaxapp.sound.microphone import NoMicrophone, SystemMicrophone
mic = SystemMicrophone()
try:
    mic.start()
except NoMicrophone as refusal:
    sys.exit(str(refusal))
pause, until = threading.Event(), time.monotonic() + 20
while mic.level() < 0.5 and time.monotonic() < until:
    pause.wait(0.02)
pause.wait(1)
sound = mic.stop()[-24_000:]
print(np.argmax(np.abs(np.fft.rfft(sound))) * 2, len(sound))
"""


def listen(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LISTEN],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_what_sounds_before_a_real_sound_system_is_recorded(sound_server: SoundServer, tmp_path: Path):
    tone = tmp_path / "tone.raw"
    wave = np.sin(np.arange(RATE * 30) * 2 * np.pi * 440 / RATE) * 8_000
    tone.write_bytes(np.repeat(wave.astype(np.int16), 2).tobytes())
    play = subprocess.Popen(
        ["pacat", "--raw", f"--rate={RATE}", "--channels=2", "--format=s16le", "--latency-msec=50", str(tone)],
        env=sound_server.environment,
    )
    try:
        done = listen(sound_server.environment)
    finally:
        play.kill()
        play.wait(10)
    assert (done.stdout.split(), done.stderr) == (["440", "24000"], "")


def test_without_any_sound_system_it_is_told_and_nothing_else_is_printed(tmp_path: Path):
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PULSE_SERVER": f"unix:{tmp_path}/none"}
    done = listen({**environment, "PYTHONPATH": str(ROOT)})
    assert done.returncode == 1
    assert done.stderr.startswith("No microphone was found. Lines can be recorded elsewhere as well")
    assert len(done.stderr.splitlines()) == 1
