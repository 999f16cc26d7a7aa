"""What a sheet asks for, as data, and what makes sense of what was written in it.

A sheet is short and optional: no section must be filled, and none adds up to anything. What is written is kept as JSON
can hold it, so whatever else stands there (from another version, or by hand) is left alone and not shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, Final

from relaxapp.journal.entries import MOST
from relaxapp.journal.pacing import minutes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Content = Mapping[str, Any]
    Value = str | tuple[str, ...] | tuple[int, ...] | int | None

MOST_MINUTES: Final = 600
_NAME: Final = 60


class Kind(Enum):
    """What is written in a field: its value is as `value_of` returns it."""

    WORDS = auto()  # a text
    LIST = auto()  # several short texts
    RATING = auto()  # from 0 to 10, None where nothing was said
    MINUTES = auto()  # whole minutes, on several days


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to write, under its `name` in the content.

    `label` says which it is where a section has several; `ends` says what 0 and 10 of a rating are.
    """

    name: str
    kind: Kind = Kind.WORDS
    label: str = ""
    ends: tuple[str, str] = ("not at all", "very much")


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a sheet: its heading, a hint for whoever writes it, and its fields.

    `answer` works out what can be said to what was written, a paragraph each.
    """

    heading: str
    hint: str
    fields: tuple[Field, ...] = ()
    answer: Callable[[Content], tuple[str, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of sheet. `named_by` is the field whose words tell one filled sheet from another, or ""."""

    kind: str
    title: str
    summary: str
    sections: tuple[Section, ...]
    sources: tuple[str, ...]
    named_by: str = ""


def value_of(content: Content, field: Field) -> Value:
    """Return what was written in a field, as far as it makes sense there."""
    written = content.get(field.name)
    match field.kind:
        case Kind.WORDS:
            return written if isinstance(written, str) else ""
        case Kind.LIST:
            return tuple(each for each in _several(written) if isinstance(each, str))
        case Kind.RATING:
            return written if _is_number(written, MOST) else None
        case Kind.MINUTES:
            return tuple(each for each in _several(written) if _is_number(each, MOST_MINUTES))


def with_value(content: Content, field: Field, value: Value) -> dict[str, Any]:
    """Return the content with another value in a field; all else stays."""
    return {**content, field.name: list(value) if isinstance(value, tuple) else value}


def is_filled(form: Form, content: Content) -> bool:
    """Tell whether anything is written in a sheet."""
    return any(_in_words(content, field) for section in form.sections for field in section.fields)


def is_blank(form: Form, content: Content) -> bool:
    """Tell whether nothing at all stands there, not even what only another version could make sense of."""
    known = {field.name for section in form.sections for field in section.fields}
    return content.keys() <= known and not is_filled(form, content)


def name_of(form: Form, content: Content) -> str:
    """Return a few words of a filled sheet, to tell it from others; "" when there are none."""
    written = content.get(form.named_by)
    text = " ".join(written.split()) if isinstance(written, str) else ""
    return f"{text[:_NAME].rstrip()}…" if len(text) > _NAME else text


def paragraphs(form: Form, content: Content) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Go through the sections that say something, on the screen and on paper: (heading, paragraphs)."""
    for section in form.sections:
        said = [words for field in section.fields for words in _in_words(content, field)]
        if section.answer is not None and is_filled(form, content):
            said += section.answer(content)
        if said:
            yield section.heading, tuple(said)


def _in_words(content: Content, field: Field) -> tuple[str, ...]:
    """Return what was written in a field in words, a paragraph each; nothing for nothing."""
    value = value_of(content, field)
    match field.kind:
        case Kind.RATING:
            said = () if value is None else (f"{value} of {MOST}",)
        case Kind.MINUTES:
            said = (", ".join(minutes(each) for each in _several(value)),) if value else ()
        case _:
            texts = (value,) if isinstance(value, str) else _several(value)
            said = tuple(text.strip() for text in texts if text.strip())
    return tuple(f"{field.label}: {words}" for words in said) if field.label else said


def _several(written: Any) -> tuple[Any, ...]:
    return tuple(written) if isinstance(written, list | tuple) else ()


def _is_number(written: Any, most: int) -> bool:
    return isinstance(written, int) and not isinstance(written, bool) and 0 <= written <= most
