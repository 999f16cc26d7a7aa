"""How fast new lines are recorded, and how soon the lengths of recorded ones are known."""

from __future__ import annotations

import argparse
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from relaxapp.exercises.adapt import adapt
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.fit import lines
from relaxapp.exercises.library import Library
from relaxapp.paths import assets
from relaxapp.sound.engine import Engine
from relaxapp.sound.narrator import Narrator
from relaxapp.sound.voices import USUAL
from relaxapp.sound.words import spoken

if TYPE_CHECKING:
    from collections.abc import Sequence


def _sentences(exercise: str) -> tuple[str, ...]:
    library = Library([assets() / "exercises"])
    library.load()
    return lines(adapt(library.get(exercise), Comfort()))


def _bare(sentences: Sequence[str], folder: Path) -> float:
    """Return the lines a second of one process that renders and nothing else."""
    engine = Engine()
    engine.render("Ready.", folder / "line", USUAL, 120)
    start = time.perf_counter()
    for sentence in sentences:
        engine.render(spoken(sentence), folder / "line", USUAL, 120)
    taken = time.perf_counter() - start
    engine.close()
    return len(sentences) / taken


def _record(sentences: Sequence[str], cache: Path) -> tuple[float, float]:
    """Return the seconds to the first line and to the last one."""
    first, last = threading.Event(), threading.Event()
    narrator = Narrator(cache)
    start = time.perf_counter()
    narrator.prepare(sentences[1:], last.set)
    narrator.prepare(sentences[:1], first.set)
    first.wait()
    to_first = time.perf_counter() - start
    last.wait()
    to_last = time.perf_counter() - start
    missing = [sentence for sentence in sentences if narrator.seconds(sentence) is None]
    narrator.close()
    if missing:
        sys.exit(f"without a voice: {missing} {narrator.problem or ''}")
    return to_first, to_last


def _look_up(sentences: Sequence[str], cache: Path) -> tuple[float, float]:
    """Return the milliseconds to open the cache and read its first length, and then those of all lines."""
    narrator = Narrator(cache)
    spoken.cache_clear()
    start = time.perf_counter()
    narrator.seconds(sentences[0])
    opened = time.perf_counter()
    for sentence in sentences:
        narrator.seconds(sentence)
    return (opened - start) * 1000, (time.perf_counter() - opened) * 1000


def main(argv: Sequence[str]) -> None:
    """Record all lines of an exercise into an empty cache, then look them up as a new program would."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("exercise", nargs="?", default="pmr-16")
    sentences = _sentences(parser.parse_args(argv).exercise)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare = _bare(sentences, folder)
        to_first, to_last = _record(sentences, folder / "voices")
        opening, looking = _look_up(sentences, folder / "voices")
    rate = len(sentences) / to_last
    print(f"voice, {len(sentences)} new lines: the first after {to_first * 1000:.0f} ms, all after {to_last:.2f} s")
    print(f"voice, lines a second: {rate:.0f}, {rate / bare:.2f}× one bare renderer ({bare:.0f})")
    print(f"voice, lengths: opened in {opening:.1f} ms, {len(sentences)} looked up in {looking:.1f} ms")


if __name__ == "__main__":
    main(sys.argv[1:])
