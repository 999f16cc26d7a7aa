"""A recogniser (PocketSphinx) that listens to spoken lines, knowing how such lines go but not these."""

from __future__ import annotations

import difflib
import math
import random
import re
import tempfile
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

import numpy as np
import pocketsphinx
import soxr

from relaxapp.sound.mix import RATE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relaxapp.sound.mix import Samples

_HEARS: Final = 16_000
_LINEUP: Final = 30
_DISCOUNT: Final = 0.7


def words(line: str) -> list[str]:
    """Return the words of a line as the recogniser spells them."""
    return re.findall(r"[a-z']+", line.lower().replace("’", "'"))


class Listener:
    """Has read `others`, lines of the same kind, and knows every word of all `lines`."""

    def __init__(self, others: Sequence[str], lines: Sequence[str]) -> None:
        self._by_length = sorted(lines, key=lambda line: (len(words(line)), line))
        with tempfile.TemporaryDirectory() as folder:
            model = Path(folder) / "lines.lm"
            with model.open("w") as file:
                _write_model(others, {word for line in lines for word in words(line)}, file)
            self._decoder = pocketsphinx.Decoder(samprate=_HEARS, loglevel="FATAL", lm=str(model))
        self._usual = self._decoder.current_search()

    def tells_apart(self, line: str, samples: Samples) -> bool:
        """Tell whether a line is chosen among some of about its length."""
        place = self._by_length.index(line)
        near = [other for other in self._by_length[max(place - 150, 0) : place + 150] if other != line]
        lineup = [line, *random.Random(line).sample(near, min(_LINEUP - 1, len(near)))]
        choices = list(dict.fromkeys(" ".join(filter(self._decoder.lookup_word, words(choice))) for choice in lineup))
        rules = " | ".join(filter(None, choices))
        self._decoder.add_jsgf_string("lineup", f"#JSGF V1.0;\ngrammar lineup;\npublic <line> = {rules};")
        self._decoder.activate_search("lineup")
        return " ".join(self._heard(samples)) == choices[0]

    def understands(self, line: str, samples: Samples) -> Iterator[tuple[str, bool]]:
        """Yield each word of a line and whether it is written down in its place by who doesn't know the line."""
        self._decoder.activate_search(self._usual)
        said = words(line)
        matches = difflib.SequenceMatcher(None, said, self._heard(samples), autojunk=False).get_matching_blocks()
        right = {place for match in matches for place in range(match.a, match.a + match.size)}
        yield from ((word, place in right) for place, word in enumerate(said))

    def _heard(self, samples: Samples) -> list[str]:
        sound = soxr.resample(np.concatenate([np.zeros(RATE // 3), samples, np.zeros(RATE // 3)]), RATE, _HEARS)
        # A recogniser that has never heard perfect silence takes it badly.
        sound += np.random.default_rng(0).standard_normal(len(sound)) * 3e-4
        self._decoder.start_utt()
        self._decoder.process_raw((np.clip(2 * sound, -1, 1) * 32767).astype(np.int16).tobytes(), full_utt=True)
        self._decoder.end_utt()
        found = self._decoder.hyp()
        return words(found.hypstr) if found else []


def _write_model(lines: Sequence[str], vocabulary: set[str], file: TextIO) -> None:
    """Write which word follows which in these lines, in ARPA's form, with some room for what they don't say."""
    single: Counter[str] = Counter()
    following: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        said = ["<s>", *words(line), "</s>"]
        single.update(said[1:])
        for first, second in pairwise(said):
            following[first][second] += 1
    known = sorted(vocabulary | {"</s>"})
    total = single.total() + 0.5 * len(known)
    chance = {word: (single[word] + 0.5) / total for word in known}
    file.write(f"\\data\\\nngram 1={len(known) + 1}\nngram 2={sum(map(len, following.values()))}\n\n\\1-grams:\n")
    for word in ["<s>", *known]:
        after = following[word]
        left = _DISCOUNT * len(after) / after.total() if after else 1.0
        file.write(f"{math.log10(chance[word]) if word in chance else -99:.4f} {word} {math.log10(left):.4f}\n")
    file.write("\n\\2-grams:\n")
    for first, after in sorted(following.items()):
        for second, times in sorted(after.items()):
            share = (times - _DISCOUNT + _DISCOUNT * len(after) * chance[second]) / after.total()
            file.write(f"{math.log10(share):.4f} {first} {second}\n")
    file.write("\n\\end\\\n")
