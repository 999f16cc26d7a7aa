"""How fast sessions are written to files of each kind, beside the bare encoder: 5 minutes of rain and a voice."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Final

import numpy as np
import soundfile
from _cues import Murmur

from relaxapp.exercises.timeline import Cue, CueKind, Phase, SectionSpan, Segment, Timeline
from relaxapp.sound.chapters import Labels
from relaxapp.sound.mix import RATE, Levels, Mix, Samples
from relaxapp.sound.render import _FORMATS, render_to_file

_SECONDS: Final = 300.0


def _session() -> Timeline:
    starts = np.arange(5.0, _SECONDS - 10, 10.0).tolist()
    cues = tuple(Cue(start, CueKind.VOICE, str(number), 4.0, start + 5) for number, start in enumerate(starts))
    sections = tuple(SectionSpan(f"Part {n}", n * 30.0, n * 30.0 + 30) for n in range(10))
    segment = Segment(0.0, _SECONDS, Phase.STILL, 0)
    return Timeline("bench", "Bench", _SECONDS, 4.0, "rain", sections, (segment,), cues)


def _write(session: Timeline, path: Path) -> float:
    start = time.perf_counter()
    mix = Mix(session, Murmur(), Levels())
    render_to_file(mix, path, labels=Labels.of(session), on_progress=lambda _: None, cancelled=lambda: False)
    return time.perf_counter() - start


def _encode(sound: Samples, path: Path, container: str, coding: str) -> float:
    start = time.perf_counter()
    with soundfile.SoundFile(path, "w", RATE, 2, coding, format=container) as file:
        for at in range(0, len(sound), RATE):
            file.write(sound[at : at + RATE])
    return time.perf_counter() - start


def main() -> None:
    """Write a session once a kind and print how many times faster than real time that was."""
    session = _session()
    sound = Mix(session, Murmur(), Levels()).render(0, round(_SECONDS * RATE))
    with tempfile.TemporaryDirectory() as folder:
        for suffix, made in _FORMATS.items():
            path = Path(folder) / f"session{suffix}"
            whole, bare = _write(session, path), _encode(sound, path, made.container, made.coding)
            print(
                f"{suffix:5} {_SECONDS / whole:5.0f}× real time, the encoder alone {_SECONDS / bare:5.0f}×, "
                f"{path.stat().st_size / _SECONDS * 60 / 1e6:.1f} MB a minute"
            )


if __name__ == "__main__":
    main()
