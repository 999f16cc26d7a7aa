"""What somebody recorded becomes a line that stands beside our voice: trimmed, of one loudness, at one rate."""

from __future__ import annotations

import io
from contextlib import suppress

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from relaxapp.sound.loudness import CEILING, gated_rms
from relaxapp.sound.pack_recordings import LONGEST, Unusable, level, polished, read
from relaxapp.sound.recordings import RATE
from tests.sound.pack_makers import encoded, recorded


@pytest.mark.parametrize("kind", ["wav", "flac", "ogg", "opus", "mp3", "float.wav", "24.wav"])
@pytest.mark.parametrize("rate", [48_000, 16_000])
def test_every_usual_kind_of_file_becomes_a_line(kind: str, rate: int):
    sound = recorded(1.0)[:: 48_000 // rate]
    line = read(encoded(np.repeat(sound[:, None], 2, axis=1), kind, rate))
    assert line.dtype == np.float32
    assert len(line) / RATE == pytest.approx(1.17, abs=0.12)
    assert gated_rms(line) == pytest.approx(0.1, rel=0.02)


@pytest.mark.parametrize("loud", [0.004, 0.05, 0.95])
def test_all_lines_are_equally_loud_and_never_too_loud(loud: float):
    line = read(encoded(recorded(1.5, level=loud, noise=loud / 400)))
    assert gated_rms(line) == pytest.approx(0.1, rel=0.05)
    assert float(np.abs(line).max()) <= CEILING + 1e-6


@pytest.mark.parametrize(("before", "after"), [(0.0, 0.0), (0.05, 3.0), (4.0, 0.1)])
@pytest.mark.parametrize("noise", [0.0, 0.0005, 0.004])
def test_silence_at_both_ends_goes_and_the_words_stay(before: float, after: float, noise: float):
    spoken = recorded(1.0, before=0, after=0, noise=0)
    first = int(np.flatnonzero(np.abs(spoken) > 0.02)[0])
    line = read(encoded(recorded(1.0, before=before, after=after, noise=noise)))
    assert len(line) / RATE == pytest.approx(1.0, abs=0.25)
    onset = int(np.flatnonzero(np.abs(line) > 0.1 * np.abs(line).max())[0])
    assert onset / RATE <= 0.06 + first / RATE, "its first audible sample is its beginning"
    assert abs(line[0]) < 0.001 > abs(line[-1])


def test_the_click_of_a_button_is_no_speech():
    sound = recorded(1.0, before=1.0, after=1.0)
    sound[4_000:4_300] = 0.7
    sound[-4_300:-4_000] = 0.7
    assert len(read(encoded(sound))) / RATE == pytest.approx(1.17, abs=0.12)


def test_a_steady_offset_is_taken_away():
    line = read(encoded(recorded(1.0) + np.float32(0.2), "float.wav"))
    assert abs(float(line.mean())) < 0.01
    assert len(line) / RATE == pytest.approx(1.17, abs=0.12)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"RIFF", "damaged"),
        (b"not a sound at all" * 100, "damaged"),
        (encoded(recorded())[:200], "silence|damaged|no speech"),
        (encoded(np.zeros(48_000, np.float32)), "only silence"),
        (encoded(np.full(48_000, 0.3, np.float32)), "only silence"),
        (encoded(np.zeros((0, 1), np.float32)), "silence|damaged"),
        (encoded(recorded(), "aiff"), "not a WAV"),
        (encoded(np.full(48_000, np.nan, np.float32), "float.wav"), "damaged"),
        (encoded(np.zeros((4_800, 16), np.float32)), "unusual"),
        (encoded(recorded(), rate=4_000), "unusual"),
    ],
)
def test_what_can_not_be_used_is_told_in_plain_words(content: bytes, why: str):
    with pytest.raises(Unusable, match=why):
        read(content)


def test_a_recording_of_hours_is_refused_before_it_fills_the_memory():
    buffer = io.BytesIO()
    with soundfile.SoundFile(buffer, "w", 48_000, 1, "PCM_16", format="FLAC") as file:
        for _ in range(10):
            file.write(np.zeros(48_000 * 60, np.float32))
    assert len(buffer.getvalue()) < 200_000, "a small file"
    with pytest.raises(Unusable, match=f"longer than {LONGEST:.0f} seconds"):
        read(buffer.getvalue())


@given(st.binary(max_size=400), st.integers(0, 44))
def test_a_damaged_head_is_told_or_read_but_never_breaks_anything(rubbish: bytes, at: int):
    good = bytearray(encoded(recorded(0.2, before=0.01, after=0.01)))
    good[at : at + len(rubbish)] = rubbish
    with suppress(Unusable):
        assert read(bytes(good)).size


@given(st.integers(0, 3_000), st.floats(0, 1))
def test_any_short_sound_is_a_line_or_refused(length: int, loud: float):
    sound = (np.random.default_rng(length).standard_normal(length) * loud).astype(np.float32)
    with suppress(Unusable):
        assert np.all(np.isfinite(polished(sound, 48_000)))


def test_the_meter_goes_from_nothing_to_full():
    assert level(np.zeros(480, np.float32)) == 0
    assert level(np.zeros(0, np.float32)) == 0
    assert level(np.ones(480, np.float32)) == 1
    assert level(np.full(480, 0.5, np.float32)) == pytest.approx(0.9, abs=0.01)
