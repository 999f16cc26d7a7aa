"""How fast a session is rendered: 20 minutes of rain, bells, breath tones and a voice, in one thread."""

from __future__ import annotations

import resource
import time
from typing import Final

import numpy as np
from _cues import Murmur

from relaxapp.exercises.timeline import Cue, CueKind, Phase, SectionSpan, Segment, Timeline
from relaxapp.sound.mix import RATE, Levels, Mix

_MINUTES: Final = 20
_BLOCK: Final = RATE // 10


def _session() -> Timeline:
    """Return a session in which somebody speaks half of the time, with a breath of 4 and 6 s throughout."""
    end = _MINUTES * 60.0
    cues = [Cue(0.0, CueKind.BELL)]
    for number, start in enumerate(np.arange(5.0, end - 10, 10.0).tolist()):
        cues += [
            Cue(start, CueKind.TONE, "in", 4.0),
            Cue(start, CueKind.VOICE, str(number), 4.0, start + 5),
            Cue(start + 4, CueKind.TONE, "out", 6.0),
        ]
    section = SectionSpan("All", 0.0, end)
    return Timeline("bench", "Bench", end, 4.0, "rain", (section,), (Segment(0.0, end, Phase.STILL, 0),), tuple(cues))


def main() -> None:
    """Render block by block, as the loudspeaker asks for it, and print how many times faster than real time."""
    mix = Mix(_session(), Murmur(), Levels())
    start, worked = time.perf_counter(), time.process_time()
    for frame in range(0, mix.frames, _BLOCK):
        mix.render(frame, _BLOCK)
    taken, worked = time.perf_counter() - start, time.process_time() - worked
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds = _MINUTES * 60
    print(f"render {_MINUTES} min: {seconds / taken:.0f}× real time, peak RSS {memory:.0f} MB", end=" ")
    print(f"({seconds / worked:.0f}× by the processor's own time, which other programs don't slow down)")


if __name__ == "__main__":
    main()
