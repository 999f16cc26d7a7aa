"""A blind listener's check: how well are the spoken lines understood, and which words are said wrongly?

Speaks the lines of all exercises with the chosen voice and has a speech recogniser listen. It was made for American
speech and is no match for a human ear, so its figures are for comparing: with another voice, with an earlier state.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import threading
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from hearing import Listener
from pronouncing import doubtful, in_context

from relaxapp import paths
from relaxapp.exercises import adapt, fit
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.library import Library
from relaxapp.settings import Settings
from relaxapp.sound.narrator import Narrator
from relaxapp.sound.voices import USUAL

if TYPE_CHECKING:
    from relaxapp.sound.mix import Samples


def main() -> None:
    """Print what was understood."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("exercises", nargs="*", help="ids of exercises; all of them when none is named")
    parser.add_argument("--voice", default=USUAL, help="who speaks (default: %(default)s)")
    parser.add_argument("--lines", type=int, default=200, help="how many lines are listened to (default: %(default)s)")
    parser.add_argument("--words-only", action="store_true", help="only compare pronunciations with a dictionary")
    parser.add_argument("--word", help="only show how a word is said in each line that holds it")
    wanted = parser.parse_args()
    lines = _lines(wanted.exercises)
    if wanted.word:
        for line, said in in_context(lines, wanted.word, wanted.voice):
            print(f"{line}\n    {said}")
        return
    print(f"{len(lines)} lines. Said otherwise than the dictionary has it:")
    for word, said, known in doubtful(lines, wanted.voice):
        print(f"  {word:16s} {said:20s} {known}")
    if not wanted.words_only:
        _listen(lines, wanted.voice, wanted.lines)


def _lines(names: list[str]) -> list[str]:
    scripts = Library([paths.assets() / "exercises"]).scripts
    chosen = [scripts[name] for name in names] or list(scripts.values())
    comfort = Comfort.of(Settings())
    return list(dict.fromkeys(line for script in chosen for line in fit.lines(adapt.adapt(script, comfort))))


def _listen(lines: list[str], voice: str, count: int) -> None:
    sample = random.Random(1).sample(lines, min(count, len(lines)))
    listener = Listener(sorted(set(lines) - set(sample)) or lines, lines)
    with tempfile.TemporaryDirectory() as cache, closing(Narrator(Path(cache), voice=voice)) as narrator:
        ready = threading.Event()
        narrator.prepare(sample, ready.set)
        ready.wait()
        spoken = [line for line in sample if narrator.seconds(line)]
        print("\nNot spoken:", " | ".join(set(sample) - set(spoken)) or "none.")
        _report_lines(listener, narrator, spoken)
        _report_words(listener, narrator, spoken)


def _report_lines(listener: Listener, narrator: Narrator, spoken: list[str]) -> None:
    mistaken = [line for line in spoken if not listener.tells_apart(line, _sound(narrator, line))]
    share = 1 - len(mistaken) / len(spoken)
    print(f"\nTold apart from 29 others of about their length: {share:.1%} of {len(spoken)}. Not:")
    for line in sorted(mistaken, key=len, reverse=True)[:25]:
        print(" ", line)


def _report_words(listener: Listener, narrator: Narrator, spoken: list[str]) -> None:
    said: dict[str, list[bool]] = {}
    for line in spoken:
        for word, heard in listener.understands(line, _sound(narrator, line)):
            said.setdefault(word, []).append(heard)
    everything = [heard for times in said.values() for heard in times]
    share = sum(everything) / len(everything)
    print(f"\nWords written down rightly, without knowing the line: {share:.1%} of {len(everything)}.")
    often = {word: sum(times) / len(times) for word, times in said.items() if len(times) >= 4 and len(word) > 3}
    worst = sorted(often, key=lambda word: (often[word], -len(said[word])))[:25]
    print("Worst:", ", ".join(f"{word} {often[word]:.0%} of {len(said[word])}" for word in worst))


def _sound(narrator: Narrator, line: str) -> Samples:
    samples = narrator.samples(line)
    if samples is None:
        sys.exit(f"The recording of “{line}” has gone.")
    return samples


if __name__ == "__main__":
    main()
