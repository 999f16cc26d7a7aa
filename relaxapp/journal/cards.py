"""The learning cards: short texts with their sources, each in a file of its own.

A file has a head of TOML between `+++` lines (title, order, sources, and where they fit a picture, exercises and
sheets), then at most 150 words in paragraphs. A line that begins with a dash is one of a list.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from relaxapp.failures import Failure
from relaxapp.journal.forms import FORMS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FENCE: Final = "+++"
MOST_WORDS: Final = 150
PICTURES: Final = ("circle", "pacing", "ups-and-downs")
"""The pictures that a card can have."""
_TOML_LINE: Final = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_KEYS: Final = ("title", "order", "sources", "picture", "exercises", "sheets")


@dataclass(frozen=True, slots=True)
class Card:
    """One card. `exercises` and `sheets` name, by their ids, what fits it; `picture` is one of PICTURES, or ""."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    sources: tuple[str, ...]
    order: int
    picture: str = ""
    exercises: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in the file of a card; the line is counted from 1."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


class CardErrors(Failure):
    """A card can't be used; `problems` tells everything that is wrong with its file."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(["A learning card can't be read.", *map(str, problems)]), "All the others can.")
        self.problems = tuple(problems)


def load(folder: Path) -> tuple[tuple[Card, ...], tuple[Problem, ...]]:
    """Read all cards of a folder, in their order, and what is wrong with those that can't be used."""
    cards: list[Card] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.md")):
        try:
            cards.append(parse(path.read_text(encoding="utf-8"), path.stem, path.name))
        except CardErrors as errors:
            problems += errors.problems
        except OSError as error:
            problems.append(Problem(path.name, 1, f"it can't be read ({error.strerror})"))
        except UnicodeDecodeError:
            problems.append(Problem(path.name, 1, "it is not UTF-8 text"))
    return tuple(sorted(cards, key=lambda card: (card.order, card.id))), tuple(problems)


def parse(text: str, name: str, file: str = "") -> Card:
    """Make the card with the id `name` out of the text of its file. Raises CardErrors."""
    lines = text.splitlines()
    fences = [at for at, line in enumerate(lines) if line.strip() == FENCE]
    if len(fences) < 2 or any(line.strip() for line in lines[: fences[0]]):  # noqa: PLR2004 - one opens, one closes
        raise CardErrors([Problem(file, 1, f"a card begins with its head, between two lines of {FENCE}")])
    begin, end = fences[:2]
    head = _Head("\n".join(lines[begin + 1 : end]), begin + 1, file)
    paragraphs = tuple(_joined(each) for each in re.split(r"\n\s*\n", "\n".join(lines[end + 1 :])))
    card = Card(
        id=name,
        title=head.text("title"),
        paragraphs=tuple(each for each in paragraphs if each),
        sources=head.texts("sources"),
        order=head.number("order"),
        picture=head.text("picture", needed=False, known=PICTURES),
        exercises=head.texts("exercises", needed=False),
        sheets=head.texts("sheets", needed=False, known=tuple(FORMS)),
    )
    count = sum(len(each.split()) for each in card.paragraphs)
    if not 0 < count <= MOST_WORDS:
        head.wrong("", f"{count} words, where a card has 1 to {MOST_WORDS}", end + 2)
    if head.problems:
        raise CardErrors(head.problems)
    return card


def _joined(paragraph: str) -> str:
    """Return a paragraph as one line, and each item of a list as another."""
    lines = re.sub(r"\n(?!- )", " ", paragraph.strip()).splitlines()
    return "\n".join(re.sub(r"^- ", "• ", " ".join(line.split())) for line in lines)


class _Head:
    """Takes the values out of the head of a card, and notes what is wrong with each."""

    def __init__(self, text: str, offset: int, file: str) -> None:
        self._lines = text.splitlines()
        self._offset = offset
        self._file = file
        self.problems: list[Problem] = []
        try:
            self._values: dict[str, Any] = tomllib.loads(text)
        except (ValueError, RecursionError) as error:
            place = _TOML_LINE.search(str(error))
            line = int(place[1]) if place and place[1] else max(len(self._lines), 1)
            what = f"the head is not TOML: {_TOML_LINE.sub('', str(error))}"
            raise CardErrors([Problem(file, offset + line, what)]) from error
        for key in self._values.keys() - set(_KEYS):
            self.wrong(key, f"“{key}” means nothing here, only {', '.join(_KEYS)} do")

    def text(self, key: str, *, needed: bool = True, known: tuple[str, ...] = ()) -> str:
        """Return a text, one of the `known` where there are any."""
        value = self._value(key, "", needed=needed)
        if not isinstance(value, str) or (key in self._values and not value.strip()):
            self.wrong(key, f"{key} is some words in quotation marks")
            return ""
        self._check_known(key, [value] if value else [], known)
        return value.strip()

    def texts(self, key: str, *, needed: bool = True, known: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return a list of texts, each one of the `known` where there are any."""
        value = self._value(key, [], needed=needed)
        several = value if isinstance(value, list) else []
        if not all(isinstance(each, str) and each.strip() for each in several) or (key in self._values and not several):
            self.wrong(key, f"{key} is a list of words in quotation marks")
            return ()
        self._check_known(key, several, known)
        return tuple(each.strip() for each in several)

    def number(self, key: str) -> int:
        """Return a whole number."""
        value = self._value(key, 0, needed=True)
        if not isinstance(value, int) or isinstance(value, bool):
            self.wrong(key, f"{key} is a whole number")
            return 0
        return value

    def wrong(self, key: str, what: str, line: int | None = None) -> None:
        """Note what is wrong with a key, where it stands."""
        stands = re.compile(rf"\s*{re.escape(key)}\s*=")
        at = next((at for at, each in enumerate(self._lines) if stands.match(each)), 0)
        self.problems.append(Problem(self._file, line or self._offset + at + 1, what))

    def _value(self, key: str, otherwise: Any, *, needed: bool) -> Any:
        if needed and key not in self._values:
            self.wrong(key, f"{key} = … is missing in the head")
        return self._values.get(key, otherwise)

    def _check_known(self, key: str, values: list[str], known: tuple[str, ...]) -> None:
        for value in values:
            if known and value not in known:
                self.wrong(key, f"“{value}” is not one of {', '.join(known)}")
