"""The person's own sound files: added, decoded, heard without end; what can't be played is marked and told."""

from __future__ import annotations

import tracemalloc
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from relaxapp.failures import Failure
from relaxapp.sound.mix import RATE, Samples
from relaxapp.sound.own_sounds import OwnSounds
from relaxapp.sound.scenery import Scenery
from tests.sound.small_sessions import decibels, loudness, roughest_click

if TYPE_CHECKING:
    from pathlib import Path


@cache
def sea(seconds: float, rate: int = RATE, size: float = 0.1, seed: int = 1) -> Samples:
    """Something like a recording: noise below 2 kHz that swells, different in both ears."""
    count = round(seconds * rate)
    random = np.random.default_rng(seed)
    spectrum = np.fft.rfft(random.standard_normal((count, 2)), axis=0)
    spectrum /= (1 + (np.fft.rfftfreq(count, 1 / rate) / 2000) ** 4)[:, None]
    noise = np.fft.irfft(spectrum, count, axis=0)
    swell = 1 + 0.2 * np.sin(np.arange(count) / rate * 2.1)
    return (noise * swell[:, None] * (size / np.sqrt(np.mean(noise**2)))).astype(np.float32)


def write(path: Path, samples: Samples, rate: int = RATE, **kind: str) -> Path:
    soundfile.write(path, samples, rate, **kind)
    return path


@pytest.fixture
def own(tmp_path: Path) -> OwnSounds:
    return OwnSounds(tmp_path / "data" / "sounds", tmp_path / "cache" / "sounds")


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


# Adding and removing


def test_a_file_is_copied_for_its_owner_alone_and_has_a_title(own: OwnSounds, tmp_path: Path) -> None:
    added = own.add(write(tmp_path / "Sea at home.flac", sea(6)))
    assert added == "own:Sea at home.flac"
    assert own.titles() == {added: "Sea at home"}
    assert own.problem(added) == ""
    copy = tmp_path / "data" / "sounds" / "Sea at home.flac"
    assert copy.read_bytes() == (tmp_path / "Sea at home.flac").read_bytes()
    for path in (copy, *(tmp_path / "cache").rglob("*.pcm")):
        assert path.stat().st_mode & 0o077 == 0
    assert not own.waits(added)


def test_another_file_of_the_same_name_is_another_sound(own: OwnSounds, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    first = own.add(write(tmp_path / "sea.wav", sea(6)))
    second = own.add(write(tmp_path / "other" / "sea.wav", sea(7)))
    assert own.titles() == {first: "sea", second: "sea 2"}


def test_a_plus_in_a_name_is_no_mixture(own: OwnSounds, tmp_path: Path) -> None:
    added = own.add(write(tmp_path / "sea+birds.wav", sea(6)))
    assert "+" not in added
    Scenery(own).make(f"{added}+rain", 0).render(0, 100)


def test_removing_leaves_nothing_of_it(own: OwnSounds, tmp_path: Path) -> None:
    added = own.add(write(tmp_path / "sea.wav", sea(6)))
    own.remove(added)
    own.remove(added)
    assert files(tmp_path) == ["sea.wav"]
    assert own.titles() == {}


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("letter.txt", b"Dear friend", "a kind of file that can't be played"),
        ("noise.mp3", bytes(range(256)) * 500, "damaged, or not a sound file"),
        ("empty.wav", b"", "damaged, or not a sound file"),
        ("cut.flac", b"fLaC\x00\x00\x00\x22", "damaged, or not a sound file"),
        ("nowhere.wav", None, "no file"),
    ],
)
def test_what_is_no_sound_is_refused_and_leaves_nothing(
    own: OwnSounds, tmp_path: Path, name: str, content: bytes | None, told: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Failure, match=told):
        own.add(path)
    assert files(tmp_path) == ([name] if content is not None else [])


@pytest.mark.parametrize("silent", [0.0, 5.0])
def test_what_is_too_short_is_refused(own: OwnSounds, tmp_path: Path, silent: float) -> None:
    """Silence at its ends does not count."""
    quiet = np.zeros((round(silent * RATE), 2), np.float32)
    path = write(tmp_path / "short.wav", np.concatenate([quiet, sea(3), quiet]))
    with pytest.raises(Failure, match="less than 5 seconds"):
        own.add(path)
    assert files(tmp_path) == ["short.wav"]


def test_a_folder_that_cannot_be_written_is_told(own: OwnSounds, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(Failure, match="can't be made"):
        own.add(write(tmp_path / "sea.wav", sea(6)))


def test_an_unreadable_file_in_the_folder_is_marked_and_the_others_go_on(own: OwnSounds, tmp_path: Path) -> None:
    good = own.add(write(tmp_path / "sea.wav", sea(6)))
    (tmp_path / "data" / "sounds" / "broken.ogg").write_bytes(b"OggS" + bytes(100))
    (tmp_path / "data" / "sounds" / "notes.txt").write_text("not meant as a sound")
    assert own.titles() == {"own:broken.ogg": "broken (can't be played)", good: "sea"}
    assert "damaged" in own.problem("own:broken.ogg")
    assert "no longer there" in own.problem("own:gone.wav")
    scenery = Scenery(own)
    assert list(scenery.titles())[-2:] == ["own:broken.ogg", good]
    for name in ("own:broken.ogg", "own:gone.wav", f"{good}+own:gone.wav"):
        with pytest.raises(Failure, match=r"can't be played|no longer there"):
            scenery.prepare(name, lambda: False)
    scenery.make(good, 0)


def test_a_name_never_leads_out_of_the_folder(own: OwnSounds, tmp_path: Path) -> None:
    write(tmp_path / "data.wav", sea(6))
    with pytest.raises(Failure, match="no longer there"):
        own.soundscape("own:../../data.wav")


def test_what_is_cut_off_in_the_middle_is_played_as_far_as_it_goes(own: OwnSounds, tmp_path: Path) -> None:
    path = write(tmp_path / "long.flac", sea(20))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    added = own.add(path)
    assert decibels(own.soundscape(added).render(RATE, RATE)) > -30


# Decoding


@pytest.mark.parametrize(
    ("name", "rate", "kind"),
    [
        ("a.wav", 44_100, {"subtype": "PCM_24"}),
        ("b.flac", 96_000, {}),
        ("c.ogg", 48_000, {"format": "OGG", "subtype": "VORBIS"}),
        ("d.opus", 48_000, {"format": "OGG", "subtype": "OPUS"}),
        ("e.mp3", 22_050, {"format": "MP3"}),
        ("f.wav", 8_000, {"subtype": "FLOAT"}),
    ],
)
def test_any_kind_of_file_is_heard_at_its_own_pitch(
    own: OwnSounds, tmp_path: Path, name: str, rate: int, kind: dict[str, str]
) -> None:
    t = np.arange(7 * rate) / rate
    tone = np.sin(2 * np.pi * 440 * t).astype(np.float32) * np.float32(0.2)
    added = own.add(write(tmp_path / name, np.stack([tone, 0.5 * tone], axis=1), rate, **kind))
    heard = own.soundscape(added).render(3 * RATE, RATE)
    spectrum = np.abs(np.fft.rfft(heard, axis=1))
    assert np.argmax(spectrum, axis=1).tolist() == [440, 440]
    assert spectrum[1, 440] == pytest.approx(spectrum[0, 440] / 2, rel=0.05)


def test_one_ear_is_heard_in_both_and_five_as_two(own: OwnSounds, tmp_path: Path) -> None:
    for name, ears in (("one.wav", 1), ("five.wav", 5)):
        added = own.add(write(tmp_path / name, np.repeat(sea(6)[:, :1], ears, axis=1)))
        left, right = own.soundscape(added).render(0, RATE)
        assert np.array_equal(left, right)
        assert decibels(left) > -30


@pytest.mark.parametrize("size", [0.008, 0.04, 0.2])
def test_every_file_is_as_loud_as_the_soundscapes(own: OwnSounds, tmp_path: Path, size: float) -> None:
    added = own.add(write(tmp_path / "sea.wav", sea(12, size=size), subtype="PCM_24"))
    assert loudness(own.soundscape(added).render(0, 10 * RATE).T) == pytest.approx(-17.5, abs=1)


def test_the_loud_parts_count_not_the_quiet_ones(own: OwnSounds, tmp_path: Path) -> None:
    added = own.add(write(tmp_path / "music.wav", np.concatenate([sea(20, size=0.01), sea(5, size=0.1)])))
    assert loudness(own.soundscape(added).render(21 * RATE, 2 * RATE).T) < -15


def test_a_file_that_is_too_loud_for_itself_is_heard_whole(own: OwnSounds, tmp_path: Path) -> None:
    sound = sea(8).copy()
    sound[RATE :: RATE // 2] = 1.9
    sound[100] = np.nan
    added = own.add(write(tmp_path / "hot.wav", sound, subtype="FLOAT"))
    assert 0.5 < np.max(np.abs(own.soundscape(added).render(0, 6 * RATE))) < 1.0


def test_a_file_that_changed_is_decoded_anew_and_the_old_is_let_go(own: OwnSounds, tmp_path: Path) -> None:
    added = own.add(write(tmp_path / "sea.wav", sea(6)))
    copy = tmp_path / "data" / "sounds" / "sea.wav"
    write(copy, sea(9, seed=2))
    assert own.waits(added)
    own.prepare(added)
    assert not own.waits(added)
    decoded = list((tmp_path / "cache").rglob("*.pcm"))
    assert [path.stat().st_size for path in decoded] == [9 * RATE * 4]


def test_what_is_no_longer_needed_is_let_go(own: OwnSounds, tmp_path: Path) -> None:
    own.add(write(tmp_path / "sea.wav", sea(6)))
    (tmp_path / "data" / "sounds" / "sea.wav").unlink()
    own.add(write(tmp_path / "wood.wav", sea(7)))
    assert [path.stat().st_size for path in (tmp_path / "cache").rglob("*.pcm")] == [7 * RATE * 4]


def test_decoding_can_be_cancelled_and_leaves_nothing(own: OwnSounds, tmp_path: Path) -> None:
    folder = tmp_path / "data" / "sounds"
    folder.mkdir(parents=True)
    write(folder / "sea.wav", sea(10))
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) == 3

    with pytest.raises(KeyboardInterrupt):
        own.prepare("own:sea.wav", cancelled)
    assert len(asked) == 3
    assert not files(tmp_path / "cache")
    with pytest.raises(Failure, match="not ready"):
        own.soundscape("own:sea.wav")


def test_a_long_file_needs_no_more_memory_than_a_short_one(own: OwnSounds, tmp_path: Path) -> None:
    minute = (sea(60, 8000) * 20_000).astype(np.int16)
    with soundfile.SoundFile(tmp_path / "long.wav", "w", 8000, 2) as file:
        for _ in range(3):
            file.write(minute)
    tracemalloc.start()
    try:
        endless = own.soundscape(own.add(tmp_path / "long.wav"))
        for start in range(0, 400, 10):
            endless.render(start * RATE, RATE)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 20e6  # three minutes are 69 MB as numbers


# Without end


def test_it_goes_round_without_a_seam(own: OwnSounds, tmp_path: Path) -> None:
    added = own.add(write(tmp_path / "sea.wav", sea(8)))
    endless = own.soundscape(added)
    length = 8 * RATE - 2 * RATE  # a quarter is the crossing
    over = endless.render(0, 3 * length).T
    assert roughest_click(over) < 7
    tenths = [decibels(part) for part in np.array_split(over, 180)]
    assert np.max(np.abs(np.diff(tenths))) < 2.5
    # Where nothing crosses, each turn is the same; the first begins as the file does.
    assert np.array_equal(over[2 * RATE : length], over[length + 2 * RATE : 2 * length])
    recorded, _ = soundfile.read(tmp_path / "sea.wav", dtype="float32")
    gain = np.sqrt(np.mean(over[:length] ** 2) / np.mean(recorded[:length] ** 2))
    assert np.allclose(over[:length], gain * recorded[:length], atol=2e-4)


def test_any_stretch_sounds_the_same_however_one_comes_to_it(own: OwnSounds, tmp_path: Path) -> None:
    endless = own.soundscape(own.add(write(tmp_path / "sea.wav", sea(6.0371))))
    whole = endless.render(0, 20 * RATE)
    for start, count in ((900_000, 60_000), (0, 1), (210_000, 40_007), (287_001, 99_999)):
        assert np.array_equal(endless.render(start, count), whole[:, start : start + count])


def test_taken_away_meanwhile_it_is_heard_to_the_end(own: OwnSounds, tmp_path: Path) -> None:
    added = own.add(write(tmp_path / "sea.wav", sea(6)))
    endless = own.soundscape(added)
    before = endless.render(0, RATE)
    own.remove(added)
    assert np.array_equal(endless.render(0, RATE), before)


def test_cut_short_by_somebody_it_falls_silent_and_does_not_fail(own: OwnSounds, tmp_path: Path) -> None:
    added = own.add(write(tmp_path / "sea.wav", sea(6)))
    endless = own.soundscape(added)
    next((tmp_path / "cache").rglob("*.pcm")).write_bytes(b"")
    assert not np.any(endless.render(0, RATE))


def test_two_are_as_loud_as_one(own: OwnSounds, tmp_path: Path) -> None:
    added = own.add(write(tmp_path / "sea.wav", sea(8)))
    both = Scenery(own).make(f"{added}+rain", 1).render(RATE, 5 * RATE)
    assert loudness(both.T) == pytest.approx(-17.5, abs=1)
