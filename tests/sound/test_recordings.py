from __future__ import annotations

import os
import resource
import time
from typing import TYPE_CHECKING

import numpy as np
import pytest

from relaxapp.sound import recordings
from relaxapp.sound.recordings import RATE, Recordings

if TYPE_CHECKING:
    from pathlib import Path

    from relaxapp.sound.mix import Samples

KEY = "0123456789abcdef" * 2
OTHER = "f" * 32


def line(seconds: float = 0.5) -> Samples:
    return (0.3 * np.sin(np.arange(round(seconds * RATE)) * 0.03)).astype(np.float32)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "voices"


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_what_was_kept_is_there_in_the_next_program(folder: Path) -> None:
    Recordings(folder).keep(KEY, line(), proved=True)
    again = Recordings(folder)
    assert again.seconds(KEY) == 0.5
    assert again.proved(KEY)
    samples = again.load(KEY)
    assert samples is not None
    assert np.abs(samples - line()).max() < 1e-4
    assert not samples.flags.writeable
    assert again.trouble is None


def test_what_was_never_kept_is_not_there(folder: Path) -> None:
    empty = Recordings(folder)
    assert (empty.seconds(KEY), empty.load(KEY), empty.proved(KEY)) == (None, None, False)
    assert not folder.exists()


def test_a_line_is_proved_by_name(folder: Path) -> None:
    kept = Recordings(folder)
    kept.keep(KEY, line(), proved=False)
    assert names(folder) == [f"{KEY}-24000-once.flac"]
    assert not Recordings(folder).proved(KEY)
    kept.prove(KEY)
    assert names(folder) == [f"{KEY}-24000.flac"]
    assert kept.proved(KEY)
    assert kept.load(KEY) is not None
    kept.prove(KEY)
    kept.prove(OTHER)
    assert names(folder) == [f"{KEY}-24000.flac"]


def test_a_better_recording_takes_the_place_of_the_first(folder: Path) -> None:
    kept = Recordings(folder)
    kept.keep(KEY, line(0.5), proved=False)
    kept.keep(KEY, line(0.75), proved=True)
    assert names(folder) == [f"{KEY}-36000.flac"]
    assert kept.seconds(KEY) == Recordings(folder).seconds(KEY) == 0.75


@pytest.mark.parametrize("damage", ["short", "empty", "rubbish", "flipped", "renamed", "gone"])
def test_a_damaged_recording_is_thrown_away(damage: str, folder: Path) -> None:
    kept = Recordings(folder)
    kept.keep(KEY, line(), proved=True)
    assert kept.seconds(KEY)
    file = next(folder.iterdir())
    whole = file.read_bytes()
    match damage:
        case "short":
            file.write_bytes(whole[: len(whole) // 2])
        case "empty":
            file.write_bytes(b"")
        case "rubbish":
            file.write_bytes(os.urandom(3000))
        case "flipped":
            file.write_bytes(whole[:60] + bytes(byte ^ 0x55 for byte in whole[60:400]) + whole[400:])
        case "renamed":
            kept = Recordings(folder)
            file.rename(folder / f"{KEY}-24001.flac")
        case _:
            file.unlink()
    assert kept.load(KEY) is None
    assert kept.seconds(KEY) is None
    assert names(folder) == []


def test_what_others_left_in_the_folder_is_not_taken_for_a_recording(folder: Path) -> None:
    Recordings(folder).keep(KEY, line(), proved=True)
    for name in ("notes.txt", f"{KEY}-0.flac", f"{OTHER}-12.flac", f"{KEY[:-1]}-5.flac", "new.part"):
        (folder / name).touch()
    old = folder / "old.part"
    old.touch()
    os.utime(old, (0, 0))
    again = Recordings(folder)
    assert again.seconds(OTHER) is None
    assert again.seconds(KEY) == 0.5
    assert not old.exists()
    assert (folder / "new.part").exists()


def test_a_folder_that_is_read_only_leaves_new_lines_in_memory(ordinary_home: Path) -> None:
    folder = ordinary_home / "voices"
    kept = Recordings(folder)
    kept.keep(KEY, line(), proved=False)
    folder.chmod(0o500)
    again = Recordings(folder)
    again.prove(KEY)
    assert again.trouble
    again.keep(OTHER, line(0.25), proved=False)
    assert again.load(KEY) is not None
    samples = again.load(OTHER)
    assert samples is not None
    assert len(samples) == RATE // 4
    assert again.proved(OTHER)
    assert len(names(folder)) == 1
    folder.chmod(0o700)


def test_a_full_disk_leaves_new_lines_in_memory_and_no_rest_behind(folder: Path) -> None:
    folder.mkdir()
    kept = Recordings(folder)
    sound = np.random.default_rng(1).uniform(-0.5, 0.5, RATE).astype(np.float32)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        kept.keep(KEY, sound, proved=False)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert names(folder) == []
    assert kept.load(KEY) is not None
    assert "room on the disk" in str(kept.trouble)


def test_what_was_not_used_for_longest_goes_when_there_is_too_much(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Recordings(folder)
    keys = [f"{number:032x}" for number in range(4)]
    for age, key in enumerate(keys):
        kept.keep(key, line(), proved=True)
        path = next(folder.glob(f"{key}-*"))
        os.utime(path, (time.time() - 1000 + age,) * 2)
    kept.load(keys[0])
    size = next(folder.iterdir()).stat().st_size
    monkeypatch.setattr(recordings, "_LARGEST", 2 * size)
    left = Recordings(folder)
    assert [left.seconds(key) is not None for key in keys] == [True, False, False, True]
    assert len(names(folder)) == 2
