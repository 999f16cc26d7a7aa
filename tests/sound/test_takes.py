from __future__ import annotations

import wave
from typing import TYPE_CHECKING

import numpy as np
import pytest

from relaxapp.sound.loudness import gated_rms
from relaxapp.sound.takes import Spoilt, Take, read

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

FRAMES = 22_050
LINE = "And let it go."


def tone(seconds: float, level: float = 0.3) -> NDArray[np.float32]:
    return (level * np.cos(np.arange(round(seconds * FRAMES)) * 0.06)).astype(np.float32)


def silence(seconds: float) -> NDArray[np.float32]:
    return np.zeros(round(seconds * FRAMES), np.float32)


def written(path: Path, *parts: NDArray[np.float32], channels: int = 1) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(FRAMES)
        file.writeframes((np.concatenate(parts) * 32767).astype("<i2").tobytes())
    return path


def test_silence_is_cut_off_at_both_ends_with_a_soft_edge(tmp_path: Path) -> None:
    take = read(written(tmp_path / "line", silence(0.4), tone(1.4), silence(0.5)), LINE, 120)
    assert take.seconds == pytest.approx(1.4 + 0.003 + 0.012, abs=0.001)
    assert take.samples[0] == take.samples[-1] == 0
    assert np.abs(take.samples[round(0.003 * FRAMES)]) == pytest.approx(0.3, rel=0.01)


def test_a_soft_beginning_is_not_cut_off(tmp_path: Path) -> None:
    take = read(written(tmp_path / "line", silence(0.2), tone(0.1, 0.006), tone(1.3), silence(0.5)), LINE, 120)
    assert take.seconds == pytest.approx(1.415, abs=0.002)


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ((), "silence"),
        ((silence(2),), "silence"),
        ((tone(2, 0.001), silence(0.5)), "silence"),
        ((silence(0.1), tone(1.4)), "breaks off"),
        ((tone(0.3), silence(0.5)), "instead of"),
    ],
)
def test_what_is_not_the_whole_line_is_refused(
    parts: tuple[NDArray[np.float32], ...], why: str, tmp_path: Path
) -> None:
    with pytest.raises(Spoilt, match=why):
        read(written(tmp_path / "line", silence(0), *parts), LINE, 120)


def test_what_takes_far_longer_than_usual_is_doubtful(tmp_path: Path) -> None:
    assert read(written(tmp_path / "line", tone(4), silence(0.5)), LINE, 120).doubtful
    assert not read(written(tmp_path / "line", tone(1.6), silence(0.5)), LINE, 120).doubtful


def test_a_file_that_is_missing_cut_or_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Spoilt, match="not a whole"):
        read(tmp_path / "none", LINE, 120)
    (tmp_path / "empty").touch()
    with pytest.raises(Spoilt, match="not a whole"):
        read(tmp_path / "empty", LINE, 120)
    half = written(tmp_path / "half", tone(1.4), silence(0.5))
    half.write_bytes(half.read_bytes()[:-1000])
    with pytest.raises(Spoilt, match="half a file"):
        read(half, LINE, 120)
    with pytest.raises(Spoilt, match="mono"):
        read(written(tmp_path / "stereo", tone(1.4), silence(0.4), channels=2), LINE, 120)


@pytest.mark.parametrize("level", [0.02, 0.3, 1.0])
def test_every_line_comes_out_equally_loud_at_the_rate_of_the_mixer(level: float) -> None:
    polished = Take(tone(2, level), FRAMES).polished()
    assert len(polished) == pytest.approx(96_000, abs=2)
    assert gated_rms(polished) == pytest.approx(0.1, rel=0.01)


def test_a_line_with_high_peaks_is_kept_whole_rather_than_loud() -> None:
    clicks = tone(2, 0.004)
    clicks[::400] = 0.9
    polished = Take(clicks, FRAMES).polished()
    assert np.abs(polished).max() <= 10 ** (-1.5 / 20) + 1e-6


def test_two_renderings_agree_unless_one_lacks_a_syllable() -> None:
    take = Take(tone(3), FRAMES)
    assert take.agrees_with(3.05)
    assert not take.agrees_with(3.15)
