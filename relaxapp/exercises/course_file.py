"""Reads a course, and names every mistake in its file with its place."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any, Final

from relaxapp.exercises.course import Course, Practice, Stage, Topic
from relaxapp.exercises.problems import Problem, near_miss, one_of, quote
from relaxapp.failures import Failure
from relaxapp.paths import assets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from relaxapp.exercises.script import Script

_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_OPENING: Final = re.compile(r"\s*\[\[\s*([\w.]+)\s*\]\]")
_TOML_PLACE: Final = re.compile(r"\s*\(at line (\d+), column (\d+)\)")
_PAIR: Final = 2
_MOST_WEEKS: Final = 52
_MOST_MINUTES: Final = 240


class CourseErrors(Failure):
    """A course can't be used; `problems` tells everything that is wrong with its file."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(
            "\n".join(["The course can't be read.", *map(str, problems)]), "Every exercise works as usual."
        )
        self.problems = tuple(problems)


def shipped() -> Course:
    """Return the course that comes with the program. Raises CourseErrors."""
    return read(assets() / "course" / "learning-to-let-go.toml")


def read(path: Path, library: Mapping[str, Script] | None = None) -> Course:
    """Read a course from its file; with a library, see that all it names is there. Raises CourseErrors."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        unreadable = Problem(1, 1, f"that it can't be read ({error.strerror})", "something to read", file=str(path))
        raise CourseErrors([unreadable]) from error
    except UnicodeDecodeError as error:
        raise CourseErrors([Problem(1, 1, "something else", "UTF-8 text", file=str(path))]) from error
    return parse(text, str(path), library)


def parse(text: str, file: str = "", library: Mapping[str, Script] | None = None) -> Course:
    """Make a course out of the text of its file; `library` is as in `read`. Raises CourseErrors."""
    problems: list[Problem] = []
    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise CourseErrors([_not_toml(error, file)]) from error
    course = _course(_Table(values, _Lines(text, file), problems), library)
    if problems:
        raise CourseErrors(problems)
    return course


def _course(table: _Table, library: Mapping[str, Script] | None) -> Course:
    course = Course(
        title=table.text("title"),
        summary=table.text("summary"),
        about=tuple(_topic(each) for each in table.tables("about")),
        stages=tuple(_stage(each, library) for each in table.tables("stage")),
    )
    names = [stage.id for stage in course.stages]
    for twice in sorted({name for name in names if names.count(name) > 1}):
        table.wrong("stage", f"two stages with the id {quote(twice)}", "an id of its own for each")
    table.nothing_else()
    return course


def _topic(table: _Table) -> Topic:
    topic = Topic(table.text("title"), table.texts("text"), table.texts("sources", optional=True))
    table.nothing_else()
    return topic


def _stage(table: _Table, library: Mapping[str, Script] | None) -> Stage:
    name = table.text("id")
    if name and not _ID.fullmatch(name):
        table.wrong("id", quote(name), "small letters, digits and single dashes")
    stage = Stage(
        id=name,
        title=table.text("title"),
        what=table.text("what"),
        takes=table.text("takes"),
        target=table.text("target"),
        often=table.text("often"),
        weeks=_weeks(table),
        move_on=table.text("move_on"),
        trouble=table.text("trouble"),
        flare=table.text("flare"),
        sources=table.texts("sources"),
        practices=tuple(_practice(each, library) for each in table.tables("practice")),
    )
    table.nothing_else()
    return stage


def _weeks(table: _Table) -> tuple[int, int]:
    weeks = table.numbers("weeks", _MOST_WEEKS)
    if not weeks:
        return 1, 1
    if len(weeks) != _PAIR or weeks[0] > weeks[1] or any(each != int(each) for each in weeks):
        table.wrong("weeks", str(list(weeks)), "the fewest and the most weeks, as in [1, 2]")
    return int(weeks[0]), int(weeks[-1])


def _practice(table: _Table, library: Mapping[str, Script] | None) -> Practice:
    practice = Practice(
        table.text("exercise"), table.numbers("minutes", _MOST_MINUTES), table.text("note", optional=True)
    )
    table.nothing_else()
    if library is None or not practice.exercise:
        return practice
    script = library.get(practice.exercise)
    if script is None:
        hint = near_miss(practice.exercise, library)
        table.wrong("exercise", quote(practice.exercise), "an exercise of the library", hint)
        return practice
    shortest, longest = script.minutes
    for minutes in practice.minutes:
        if not shortest <= minutes <= longest:
            table.wrong("minutes", f"{minutes:g}", f"{shortest:g} to {longest:g} minutes for {practice.exercise}")
    return practice


class _Lines:
    """Knows where the tables of a file begin, so that a mistake can be shown where it stands."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self._lines = text.splitlines()
        self._starts: dict[str, Iterator[int]] = {}
        openings = [(found[1], at) for at, line in enumerate(self._lines) if (found := _OPENING.match(line))]
        for name in {name for name, _ in openings}:
            self._starts[name] = iter([at for each, at in openings if each == name])

    def next_table(self, name: str) -> int:
        """Return the line in which the next table of this name begins; tables are asked for in their order."""
        return next(self._starts.get(name, iter(())), 0)

    def place(self, key: str, start: int) -> tuple[int, int]:
        """Return line and column, from 1, of a key in the table that begins there; of the table if it lacks the key."""
        for at in range(start, len(self._lines)):
            if at > start and _OPENING.match(self._lines[at]):
                break
            if found := re.match(rf"\s*{re.escape(key)}\s*=\s*", self._lines[at]):
                return at + 1, found.end() + 1
        return start + 1, 1


class _Table:
    """Takes the values out of one table of the file, and notes what is wrong with each."""

    def __init__(
        self, values: dict[str, Any], lines: _Lines, problems: list[Problem], name: str = "", start: int = 0
    ) -> None:
        self._values = values
        self._lines = lines
        self._problems = problems
        self._name = name
        self._start = start
        self._asked: list[str] = []

    def text(self, key: str, *, optional: bool = False) -> str:
        """Return a text that says something; an optional one may be missing."""
        value = self._value(key, "" if optional else None)
        if value is None or (optional and value == ""):
            return ""
        if not (isinstance(value, str) and value.strip()):
            self.wrong(key, _shown(value), "some words in quotation marks")
            return ""
        return value.strip()

    def texts(self, key: str, *, optional: bool = False) -> tuple[str, ...]:
        """Return a list of at least one text; an optional one may be missing."""
        value = self._value(key, () if optional else None)
        if value is None or value == ():
            return ()
        if not (isinstance(value, list) and value and all(isinstance(each, str) and each.strip() for each in value)):
            self.wrong(key, _shown(value), "a list of words in quotation marks")
            return ()
        return tuple(each.strip() for each in value)

    def numbers(self, key: str, most: float) -> tuple[float, ...]:
        """Return a list of at least one number above nothing, and `most` at most."""
        value = self._value(key)
        if value is None:
            return ()
        if not (isinstance(value, list) and value and all(_is_number(each) and 0 < each <= most for each in value)):
            self.wrong(key, _shown(value), f"a list of numbers up to {most:g}, as in [10, 6]")
            return ()
        return tuple(float(each) for each in value)

    def tables(self, key: str) -> list[_Table]:
        """Return the tables `[[key]]` in this one; there has to be one."""
        name = f"{self._name}.{key}".lstrip(".")
        value = self._value(key)
        if value is None:
            return []
        if not (isinstance(value, list) and value and all(isinstance(each, dict) for each in value)):
            self.wrong(key, _shown(value), f"[[{name}]] on a line of its own, and its values below")
            return []
        return [_Table(each, self._lines, self._problems, name, self._lines.next_table(name)) for each in value]

    def nothing_else(self) -> None:
        """Note every key that nobody asked for."""
        for key in self._values.keys() - set(self._asked):
            self.wrong(key, quote(key), one_of(self._asked), near_miss(key, self._asked))

    def wrong(self, key: str, found: str, expected: str, hint: str = "") -> None:
        """Note what is wrong with the value of a key."""
        self._problems.append(Problem(*self._lines.place(key, self._start), found, expected, hint, self._lines.file))

    def _value(self, key: str, otherwise: Any = None) -> Any:
        self._asked.append(key)
        if key not in self._values and otherwise is None:
            self.wrong(key, f"no {key}", f"{key} = …" if not self._name else f"{key} in [[{self._name}]]")
        return self._values.get(key, otherwise)


def _not_toml(error: Exception, file: str) -> Problem:
    if isinstance(error, RecursionError):
        return Problem(1, 1, "brackets in brackets in brackets", "plain values", file=file)
    place = _TOML_PLACE.search(str(error))
    line, column = (int(place[1]), int(place[2])) if place else (1, 1)
    what = quote(_TOML_PLACE.sub("", str(error)))
    return Problem(line, column, what, 'TOML, as in: title = "Letting go"', file=file)


def _shown(value: Any) -> str:
    return quote(repr(value))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
