"""Every option once: typed, with its default and what it may be."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from relaxapp.failures import Failure
from relaxapp.paths import private_directory

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


def _option(default: Any, allowed: Callable[[Any], bool]) -> Any:
    return field(default=default, metadata={"allowed": allowed})


def _one_of(*values: str) -> Callable[[Any], bool]:
    return lambda value: value in values


def _between(low: float, high: float) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high


def _whole_between(low: int, high: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _is_bool(value: Any) -> bool:
    return isinstance(value, bool)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_day(value: Any) -> bool:
    if not _is_text(value):
        return False
    try:
        return not value or bool(date.fromisoformat(value))
    except ValueError:
        return False


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_minutes(value: Any) -> bool:
    return isinstance(value, dict) and all(_is_text(k) and _between(0.05, 240)(v) for k, v in value.items())


def _is_texts(value: Any) -> bool:
    return isinstance(value, dict) and all(_is_text(k) and _is_text(v) for k, v in value.items())


THEMES: Final = ("system", "light", "dark", "night", "contrast")
MODES: Final = ("tense", "gently", "release", "imagine", "skip")
POSTURES: Final = ("any", "lying", "sitting", "standing", "changing")
GUIDANCE: Final = ("more", "fewer")
HANDS: Final = ("right", "left")
SILENCES: Final = (0, 10, 20, 30)
WHEN_CLOSED: Final = ("", "stay", "end")
MOTIONS: Final = ("system", "full", "reduced")
COUNTRIES_AT_HAND: Final = 4


CAREFUL_AREAS: Final = {"jaw": "release", "neck": "release", "lower-back": "release"}
"""The parts that are easily strained begin with release only; the person may change it."""


@dataclass(frozen=True)
class Settings:
    """All options.

    Volumes run from 0 (silent) to 1; `voice_rate` is words a minute; `text_scale` multiplies the system's text size;
    an empty `soundscape` means the one that each exercise brings, and `soundscapes` holds those that were chosen for
    single exercises (two mixed are "rain+drone", the person's own file is "own:NAME"); `areas` maps body areas to what
    may be asked of them, "gently" where nothing is said. `guidance` is how many words are said, `longest_silence` the
    seconds after which a word of company comes (0: as each exercise has it), `dominant` the hand that practises first,
    `flare_exercise` what a flare start begins ("": the program's own),
    `when_closed` whether reminders go on when the window is closed ("": not asked yet). `welcomed` tells that the first
    page was read; `countries` are those whose lines were looked up, the last one first. `check_before` and
    `check_after` ask for ratings of `measures` around a session, `weekly` once a week, `weekly_mood` with four
    questions about mood, but not before the day `weekly_not_before` (as ISO writes it; "": any day).
    `discreet_title` keeps the program's purpose out of the window's title; after `lock_minutes` without a touch a lock
    closes again (0: never). With `plan_while_locked` the plans and the person's own lines are not under that lock.
    """

    voice_on: bool = _option(True, _is_bool)
    voice: str = _option("", _is_text)
    voice_rate: int = _option(120, _whole_between(90, 180))
    volume_voice: float = _option(0.8, _between(0, 1))
    volume_bells: float = _option(0.6, _between(0, 1))
    volume_ambience: float = _option(0.5, _between(0, 1))
    soundscape: str = _option("", _is_text)
    soundscapes: Mapping[str, str] = field(default_factory=dict, metadata={"allowed": _is_texts})
    text_scale: float = _option(1.0, _between(0.8, 2.0))
    caption_scale: float = _option(1.0, _between(0.8, 2.0))
    theme: str = _option("system", _one_of(*THEMES))
    motion: str = _option("system", _one_of(*MOTIONS))
    announce: bool = _option(False, _is_bool)
    holds: bool = _option(False, _is_bool)
    eyes_open: bool = _option(False, _is_bool)
    breath: bool = _option(True, _is_bool)
    body: bool = _option(True, _is_bool)
    posture: str = _option("any", _one_of(*POSTURES))
    guidance: str = _option("more", _one_of(*GUIDANCE))
    longest_silence: int = _option(0, lambda value: not isinstance(value, bool) and value in SILENCES)
    dominant: str = _option("right", _one_of(*HANDS))
    areas: Mapping[str, str] = field(
        default_factory=CAREFUL_AREAS.copy,
        metadata={"allowed": lambda value: _is_texts(value) and set(value.values()) <= set(MODES)},
    )
    when_closed: str = _option("", _one_of(*WHEN_CLOSED))
    welcomed: bool = _option(False, _is_bool)
    country: str = _option("", _is_text)
    countries: Sequence[str] = field(default_factory=list, metadata={"allowed": _is_list_of_texts})
    last_breathing: str = _option("extended-exhale", _is_text)
    flare_exercise: str = _option("", _is_text)
    favourites: Sequence[str] = field(default_factory=list, metadata={"allowed": _is_list_of_texts})
    minutes: Mapping[str, float] = field(default_factory=dict, metadata={"allowed": _is_minutes})
    check_before: bool = _option(False, _is_bool)
    check_after: bool = _option(False, _is_bool)
    measures: Sequence[str] = field(default_factory=lambda: ["tension"], metadata={"allowed": _is_list_of_texts})
    weekly: bool = _option(False, _is_bool)
    weekly_mood: bool = _option(False, _is_bool)
    weekly_not_before: str = _option("", _is_day)
    discreet_title: bool = _option(False, _is_bool)
    lock_minutes: int = _option(10, _whole_between(0, 240))
    plan_while_locked: bool = _option(False, _is_bool)

    def with_minutes(self, exercise: str, minutes: float) -> Settings:
        """Return the settings with the minutes last chosen for an exercise, which becomes the one used last."""
        others = {name: known for name, known in self.minutes.items() if name != exercise}
        return replace(self, minutes={**others, exercise: minutes})

    def with_country(self, code: str) -> Settings:
        """Return the settings with another country; those before it are kept at hand, a few of them."""
        others = [known for known in self.countries if known != code]
        return replace(self, country=code, countries=[code, *others][:COUNTRIES_AT_HAND])

    def with_soundscape(self, exercise: str, soundscape: str) -> Settings:
        """Return the settings with the soundscape last chosen for an exercise."""
        return replace(self, soundscapes={**self.soundscapes, exercise: soundscape})

    def with_favourite(self, exercise: str, favourite: bool) -> Settings:
        """Return the settings with an exercise among the favourites, the last one last, or no longer."""
        others = [name for name in self.favourites if name != exercise]
        return replace(self, favourites=[*others, exercise] if favourite else others)

    @property
    def recent(self) -> tuple[str, ...]:
        """The exercises that were used, the last one first."""
        return tuple(self.minutes)[::-1]

    def with_volume(self, bus: str, level: float) -> Settings:
        """Return the settings with another volume (0..1) of "voice", "bells" or "ambience"."""
        changed: dict[str, Any] = {f"volume_{bus}": level}
        return replace(self, **changed)


def load(path: Path) -> tuple[Settings, list[str]]:
    """Read settings and tell what could not be used, one plain sentence each; whatever is wrong keeps its default."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings(), []
    except (OSError, ValueError, RecursionError):
        return Settings(), ["The settings could not be read. The usual ones are used for now."]
    if not isinstance(stored, dict):
        return Settings(), ["The settings file holds something else. The usual settings are used for now."]
    usable: dict[str, Any] = {}
    problems = []
    for option in fields(Settings):
        if option.name not in stored:
            continue
        value = stored[option.name]
        if option.metadata["allowed"](value):
            usable[option.name] = value
        else:
            problems.append(f"The setting “{option.name.replace('_', ' ')}” could not be used and has its usual value.")
    return Settings(**usable), problems


def save(settings: Settings, path: Path) -> None:
    """Write the settings so that a crash leaves the old or the new file, whole. Raises Failure when it can't."""
    text = json.dumps(asdict(settings), indent=2)
    part: str | None = None
    try:
        private_directory(path.parent)
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(part).replace(path)
    except (OSError, Failure) as error:
        if part:
            Path(part).unlink(missing_ok=True)
        reason = error.strerror if isinstance(error, OSError) else error.what.rstrip(".")
        raise Failure(
            f"Your settings can't be saved ({reason}).",
            "They stay as they are until you close the program.",
            f"Is there room on the disk, and may you write to {path.parent}?",
        ) from error
