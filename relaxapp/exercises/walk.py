"""Walks an exercise through many people's wishes, at its shortest, usual and longest minutes, and holds it to them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from relaxapp.exercises import fit, speech
from relaxapp.exercises.adapt import adapt, unsuitable
from relaxapp.exercises.areas import AREAS, Mode
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.promises import broken
from relaxapp.exercises.script import Posture
from relaxapp.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relaxapp.exercises.script import Script

VOICES: Final[Mapping[str, int]] = {"a usual voice": 120, "a slow voice": 105, "a quick voice": 170}
"""Voices by the words that they speak in a minute."""

_MANY: Final = 8192
"""Lines whose lengths are kept: a walk asks for each of them many times."""

WISHES: Final[Mapping[str, Comfort]] = {
    "no wishes": Comfort(),
    "as the program begins": Comfort.of(Settings()),
    "holds": Comfort(holds=True),
    "open eyes": Comfort(eyes_open=True),
    "nothing about the breath": Comfort(breath=False),
    "nothing about the body": Comfort(body=False),
    **{posture.value: Comfort(posture=posture) for posture in Posture},
    "changing positions": Comfort(changing=True),
    "fewer words": Comfort(more_words=False),
    **{f"no silence over {longest} seconds": Comfort(longest_silence=longest) for longest in (10, 20, 30)},
    "left-handed": Comfort(dominant="left"),
    **{f"every part: {mode}": Comfort(areas=dict.fromkeys(AREAS, mode)) for mode in Mode},
    "a bad day": Comfort(
        eyes_open=True, more_words=False, longest_silence=10, areas=dict.fromkeys(AREAS, Mode.RELEASE), changing=True
    ),
}
"""Each wish alone, and all of a bad day together."""


def broken_promises(script: Script, comfort: Comfort, words_per_minute: int) -> Iterator[str]:
    """Yield what an exercise breaks for somebody with these wishes, each once, with the minutes."""
    if unsuitable(script, comfort):
        return
    fitting = fit.Fitting(adapt(script, comfort), lambda line: estimated(line, words_per_minute))
    told: set[str] = set()
    for minutes in dict.fromkeys((script.minutes[0], script.usual, script.minutes[1])):
        seconds = minutes * 60
        try:
            timeline = fitting.timeline(seconds)
        except fit.CannotFit as cannot:
            yield f"does not fit into {minutes:g} min. {cannot}"
        else:
            found = [promise for promise in broken(script, comfort, timeline, seconds) if promise not in told]
            told.update(found)
            yield from (f"at {minutes:g} min: {promise}" for promise in found)


@lru_cache(_MANY)
def estimated(line: str, words_per_minute: int) -> float:
    """Return about how many seconds a line takes; a walk asks for each line many times."""
    return speech.estimate(line, words_per_minute)
