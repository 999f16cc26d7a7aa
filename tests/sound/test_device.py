from __future__ import annotations

import mmap
import os
import signal
import subprocess
import sys

import pytest
from sound_server import running

from relaxapp.sound.device import SimpleaudioDevice
from relaxapp.sound.mix import RATE
from relaxapp.sound.output import NoSound

pytestmark = pytest.mark.alone

LONG = 10.0
"""Seconds: far more than the patience of the program, far less than those who wait for good."""

CHECK = """
import time
from relaxapp.sound.device import SimpleaudioDevice
from relaxapp.sound.output import NoSound
device = SimpleaudioDevice()
began = time.monotonic()
try:
    device.check()
    print("fine", time.monotonic() - began)
except NoSound as trouble:
    print(trouble.what, time.monotonic() - began, sep="|")
"""


def check(environment):
    """Return what a check of the device says in an environment, how long it took, and what else was printed."""
    done = subprocess.run(
        [sys.executable, "-c", CHECK], env=environment, capture_output=True, text=True, check=True, timeout=20
    )
    what, _, seconds = done.stdout.strip().rpartition("|" if "|" in done.stdout else " ")
    return what, float(seconds), done.stderr


@pytest.fixture(autouse=True)
def no_latency_chosen(monkeypatch):
    monkeypatch.setenv("PULSE_LATENCY_MSEC", "1")
    monkeypatch.delenv("PULSE_LATENCY_MSEC")


def test_a_sound_server_is_found_in_no_time(sound_server):
    what, seconds, printed = check(sound_server.environment)
    assert what == "fine"
    assert seconds < LONG
    assert not printed


def test_no_sound_server_is_told_plainly_and_quietly(tmp_path):
    environment = {**os.environ, "HOME": str(tmp_path), "PULSE_SERVER": f"unix:{tmp_path}/none"}
    (tmp_path / ".asoundrc").write_text("pcm.!default pulse\n", encoding="utf-8")
    what, seconds, printed = check(environment)
    assert what == "No sound device was found."
    assert seconds < LONG
    assert not printed


def test_a_frozen_sound_server_is_not_waited_for():
    with running() as server:
        server.signal(signal.SIGSTOP)
        what, seconds, _ = check(server.environment)
    assert what == "The sound system does not answer."
    assert seconds < LONG


def test_the_server_is_asked_for_a_large_buffer_before_simpleaudio_is_loaded():
    device = SimpleaudioDevice()
    assert os.environ["PULSE_LATENCY_MSEC"] == "300"
    assert device.lead == 0.3 * RATE
    assert device.lead < device.margin < 0.4 * RATE


@pytest.mark.parametrize(("chosen", "lead"), [("700", 0.7), ("20", 0.1), ("plenty", 0.3)])
def test_a_buffer_that_the_person_chose_stays(monkeypatch, chosen, lead):
    monkeypatch.setenv("PULSE_LATENCY_MSEC", chosen)
    device = SimpleaudioDevice()
    assert os.environ["PULSE_LATENCY_MSEC"] == chosen
    assert device.lead == lead * RATE


def test_without_simpleaudio_there_is_no_sound_and_a_plain_word_of_why(monkeypatch):
    monkeypatch.setitem(sys.modules, "simpleaudio", None)
    with pytest.raises(NoSound, match="simpleaudio") as trouble:
        SimpleaudioDevice()
    assert trouble.value.still_works
    assert trouble.value.to_do


def test_what_simpleaudio_can_not_count_is_not_given_to_it():
    with mmap.mmap(-1, 2**31) as memory, pytest.raises(NoSound, match="too long"):
        SimpleaudioDevice().play(memory)
