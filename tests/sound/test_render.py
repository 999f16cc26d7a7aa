"""Writing a session to a sound file, whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from relaxapp.failures import Failure
from relaxapp.sound.mix import RATE
from relaxapp.sound.render import render_to_file, writable
from tests.sound.small_sessions import Lines, bell, line, make_mix, talk, whole

if TYPE_CHECKING:
    from relaxapp.sound.mix import Mix

SECONDS = 3.0417


def session() -> Mix:
    return make_mix(SECONDS, bell(0.2), line(1.0, "words", 1.0), voice=Lines(words=talk(1.0)))


def render(path: Path, mix: Mix | None = None) -> list[float]:
    told: list[float] = []
    render_to_file(mix or session(), path, on_progress=told.append, cancelled=lambda: False)
    return told


def reason(path: Path) -> str:
    with pytest.raises(Failure) as failure:
        render(path)
    return str(failure.value)


@pytest.mark.parametrize("suffix", [".wav", ".flac", ".ogg", ".opus", ".mp3", ".WAV"])
def test_the_file_holds_exactly_the_session(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"evening{suffix}"
    told = render(path)
    samples, rate = soundfile.read(path, dtype="float32")
    assert (len(samples), rate) == (round(SECONDS * RATE), RATE)
    expected = whole(session())
    if suffix in (".ogg", ".opus", ".mp3"):
        assert np.corrcoef(samples[:, 0], expected[:, 0])[0, 1] > 0.97
    else:
        assert np.allclose(samples, expected, atol=1 / 32768)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert list(tmp_path.iterdir()) == [path]


def test_the_file_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "evening.wav"
    render(path)
    assert path.stat().st_mode & 0o077 == 0


def test_a_file_that_was_there_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "evening.wav"
    path.write_text("an older one")
    render(path)
    assert soundfile.info(path).frames == round(SECONDS * RATE)


def test_when_cancelled_nothing_is_left_and_nothing_lost(tmp_path: Path) -> None:
    path = tmp_path / "evening.flac"
    path.write_text("an older one")
    told: list[float] = []
    with pytest.raises(KeyboardInterrupt):
        render_to_file(session(), path, on_progress=told.append, cancelled=lambda: len(told) == 2)
    assert len(told) == 2
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_text() == "an older one"


def test_an_interruption_in_the_middle_leaves_nothing(tmp_path: Path) -> None:
    def interrupt(_: float) -> None:
        signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        render_to_file(session(), tmp_path / "evening.ogg", on_progress=interrupt, cancelled=lambda: False)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert str(tmp_path / "nowhere") in reason(tmp_path / "nowhere" / "evening.wav")


def test_a_folder_that_may_not_be_written_is_told(ordinary_home: Path) -> None:
    ordinary_home.chmod(0o500)
    assert "Nothing can be written" in reason(ordinary_home / "evening.wav")
    assert not list(ordinary_home.iterdir())


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    place = tmp_path / "evening.wav"
    place.mkdir()
    assert "is a folder" in reason(place)
    assert list(tmp_path.iterdir()) == [place]


@pytest.mark.parametrize("name", ["evening.mp4", "evening", ".wav"])
def test_an_unknown_kind_of_file_is_told_with_those_there_are(tmp_path: Path, name: str) -> None:
    assert ".wav, .flac, .ogg" in reason(tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_looking_whether_a_file_can_be_written_leaves_nothing(tmp_path: Path) -> None:
    writable(tmp_path / "evening.wav")
    assert not list(tmp_path.iterdir())


FULL_DISK = f"""
import resource, signal, sys, types
from pathlib import Path
root = {os.fspath(Path(__file__).parents[2])!r}
sys.path.insert(0, root)
sys.modules["tests"] = types.ModuleType("tests")  # ours: some libraries install one too
sys.modules["tests"].__path__ = [root + "/tests"]
from tests.sound.test_render import reason
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
print(reason(Path(sys.argv[1])))
"""


@pytest.mark.parametrize("suffix", [".wav", ".flac"])
def test_a_disk_that_takes_only_a_part_is_told_and_nothing_is_left(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"evening{suffix}"
    told = subprocess.run(
        [sys.executable, "-B", "-c", FULL_DISK, path], capture_output=True, text=True, timeout=60, check=False
    )
    assert "could not be written" in told.stdout, told.stderr
    assert not list(tmp_path.iterdir())
