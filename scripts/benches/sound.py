"""What every soundscape costs and how it measures: loudness, peaks, spectrum, repetition, ten minutes of each."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Final

import numpy as np

from relaxapp.exercises.timeline import Phase, SectionSpan, Segment, Timeline
from relaxapp.sound.loudness import k_weighting
from relaxapp.sound.mix import RATE, Levels, Mix
from relaxapp.sound.soundscapes import SOUNDSCAPES, soundscape

sys.path.append(str(Path(__file__).resolve().parents[2] / "tests" / "sound"))
from measuring import course, integrated, likeness, true_peak  # the same functions as in the tests

_MINUTES: Final = 10
_BLOCK: Final = 1 << 13
_OCTAVES: Final = (63, 125, 250, 500, 1000, 2000, 4000, 8000)


class _Nobody:
    def samples(self, _line: str) -> None:
        return None


def main() -> None:
    """Print a table, one soundscape or pair a row."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="soundscapes, or pairs such as rain+drone; all when none is named")
    names = parser.parse_args().names or [name for name in SOUNDSCAPES if name != "silence"]
    print(
        "name           µs/block  core %   LUFS  loudest 3 s  true peak  round again  swells again   dB an octave from",
        end=" ",
    )
    print(*_OCTAVES)
    for name in names:
        cost = _cost(name)
        loud, loudest, peak = _levels(name)
        sound, swelling = course(soundscape(name, 2), _MINUTES * 60)
        again, swells = likeness(sound, first=1500), likeness(swelling, first=20 * 50)
        print(f"{name:14s} {cost * 1e6:8.0f} {cost * RATE / _BLOCK * 100:7.2f} {loud:6.1f} {loudest:12.1f}", end=" ")
        print(f"{peak:10.2f} {again:12.3f} {swells:13.2f}  ", *(f"{level:.0f}" for level in _spectrum(name)))


def _cost(name: str) -> float:
    """Return the processor's seconds for a block, over a minute."""
    sound = soundscape(name, 1)
    sound.render(0, _BLOCK)
    blocks = 60 * RATE // _BLOCK
    start = time.process_time()
    for block in range(1, blocks + 1):
        sound.render(block * _BLOCK, _BLOCK)
    return (time.process_time() - start) / blocks


def _levels(name: str) -> tuple[float, float, float]:
    """Return the loudness, the loudest three seconds and the true peak in a session at full volume."""
    end = _MINUTES * 60.0
    whole = Timeline(
        "bench", "Bench", end, 4.0, name, (SectionSpan("All", 0.0, end),), (Segment(0, end, Phase.STILL, 0),), ()
    )
    mix = Mix(whole, _Nobody(), Levels(0.0, 0.0, 1.0), soundscape=name)
    parts = [mix.render(second * RATE, 3 * RATE) for second in range(6, int(end) - 6, 3)]
    loud = np.array([integrated(part) for part in parts])
    return float(10 * np.log10(np.mean(10 ** (loud / 10)))), float(loud.max()), max(map(true_peak, parts))


def _spectrum(name: str) -> list[float]:
    """Return the K-weighted power in each octave against all of it, in dB."""
    sound = soundscape(name, 3)
    spectra = [np.abs(np.fft.rfft(sound.render(second * RATE, RATE)[0])) ** 2 for second in range(0, 600, 10)]
    power = np.mean(spectra, axis=0)[1:] * k_weighting(np.arange(1.0, RATE // 2 + 1))
    return [10 * np.log10(power[round(o / 2**0.5) : round(o * 2**0.5)].sum() / power.sum() + 1e-9) for o in _OCTAVES]


if __name__ == "__main__":
    main()
