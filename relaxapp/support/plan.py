"""What a person writes down for hard moments: a plan for themselves, and one for a flare-up of pain.

The sections say how a plan is laid out wherever it is shown: on the screen, on paper and in the terminal. The plan
has no order to be filled in and no section that must be; the words and the form are our own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, ClassVar, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_DIALABLE: Final = re.compile(r"\+?[0-9*#][0-9*#\s().\-/]*")


class Kind(Enum):
    """What the entries of one part of a plan are."""

    WORDS = auto()
    EXERCISES = auto()  # their names in the library
    PEOPLE = auto()
    PICTURES = auto()  # paths of files


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to turn to, with a number as the person writes it and anything else worth knowing."""

    name: str = ""
    number: str = ""
    note: str = ""

    @property
    def uri(self) -> str:
        """The number as a `tel:` link; empty when it holds anything but one number."""
        written = self.number.strip()
        if not _DIALABLE.fullmatch(written) or sum(sign.isdigit() for sign in written) < 2:  # noqa: PLR2004 - no number has one digit
            return ""
        return "tel:" + re.sub(r"[\s().\-/]", "", written).replace("#", "%23")

    def __bool__(self) -> bool:
        return bool(self.name.strip() or self.number.strip() or self.note.strip())

    def __str__(self) -> str:
        named = ": ".join(part for part in (self.name.strip(), self.number.strip()) if part)
        return " – ".join(part for part in (named, self.note.strip()) if part)


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a plan: its heading, a hint for whoever writes it, and which fields stand in it, of what kind."""

    heading: str
    hint: str
    holds: Mapping[str, Kind]


class _Sheet:
    """What both plans have in common: their fields are tuples of entries, and an empty one says nothing."""

    TITLE: ClassVar[str]
    SECTIONS: ClassVar[tuple[Section, ...]]

    def entries(self, field: str) -> tuple[str, ...] | tuple[Person, ...]:
        """Return the entries of a field that say something."""
        return tuple(entry for entry in getattr(self, field) if (entry.strip() if isinstance(entry, str) else entry))

    def __bool__(self) -> bool:
        return any(self.entries(field) for section in self.SECTIONS for field in section.holds)

    @property
    def links(self) -> frozenset[str]:
        """The numbers of all people in it, as links to call and to text."""
        people = (entry for section in self.SECTIONS for field in section.holds for entry in self.entries(field))
        calls = {person.uri for person in people if isinstance(person, Person) and person.uri}
        return frozenset(calls | {uri.replace("tel:", "sms:", 1) for uri in calls})


@dataclass(frozen=True)
class Plan(_Sheet):
    """My support plan."""

    signs: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    professionals: tuple[Person, ...] = ()
    safer: tuple[Person, ...] = ()
    words: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()

    TITLE: ClassVar = "My support plan"
    SECTIONS: ClassVar = (
        Section(
            "What tells me that it is getting hard",
            "Small things count: how you sleep, what you stop doing, how your thoughts sound.",
            {"signs": Kind.WORDS},
        ),
        Section(
            "What I can do by myself",
            "Whatever has made a moment a little easier before. You can add exercises too.",
            {"alone": Kind.WORDS, "exercises": Kind.EXERCISES},
        ),
        Section(
            "What takes my mind somewhere else",
            "Company, places, a film, the cat next door. You needn't talk about how you are.",
            {"elsewhere": Kind.WORDS},
        ),
        Section(
            "People I can turn to",
            "Somebody who would want to know. You might tell them that they are in your plan.",
            {"people": Kind.PEOPLE},
        ),
        Section(
            "Professionals and services",
            "A doctor, a nurse, a therapist, a clinic, a line that you like. "
            "The crisis lines of your country are always under “Get support”.",
            {"professionals": Kind.PEOPLE},
        ),
        Section(
            "Someone who can help make my space safer",
            "One person you trust to come over, or to think it through with you.",
            {"safer": Kind.PEOPLE},
        ),
        Section(
            "What I hold on to",
            "Reasons, hopes, words that did you good, pictures that you like to look at.",
            {"words": Kind.WORDS, "pictures": Kind.PICTURES},
        ),
    )


@dataclass(frozen=True)
class FlarePlan(_Sheet):
    """My flare plan: for days when pain is worse than usual."""

    signs: tuple[str, ...] = ()
    first_hour: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()
    less: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()

    TITLE: ClassVar = "My flare plan"
    SECTIONS: ClassVar = (
        Section(
            "How a flare begins",
            "What you notice first, perhaps hours before: in your body, your sleep, your temper.",
            {"signs": Kind.WORDS},
        ),
        Section(
            "The first hour: choose from these",
            "Warmth, a place to lie down, music, a call put off. One thing is enough.",
            {"first_hour": Kind.WORDS, "exercises": Kind.EXERCISES},
        ),
        Section(
            "Less, but not nothing",
            "What you usually do, and a small piece of it for such a day: “The walk: to the gate and back.”",
            {"less": Kind.WORDS},
        ),
        Section(
            "From me, to me",
            "What would you like to hear on such a day from somebody who knows you well?",
            {"words": Kind.WORDS},
        ),
        Section(
            "Who might like to know",
            "At home, at work, your clinic. What they can do, or need not do, can stand in the note.",
            {"people": Kind.PEOPLE},
        ),
    )


RED_FLAGS_NOW: Final = (
    "You can't hold, or can't pass, urine or stool as you used to.",
    "It feels numb between your legs or around your bottom.",
    "A leg or an arm has become weak.",
    "Your chest hurts, and nobody has told you why.",
)
"""Signs with which somebody needs emergency care: informedhealth.org “Low back pain: signs of serious problems”;
pedimind.lifespan.org “When to seek help”; chest pain: the NHS's advice on back pain."""

RED_FLAGS_SOON: Final = (
    "Your back hurts and you have a fever.",
    "You are losing weight and don't know why.",
)
"""Signs with which somebody should talk to a clinician on the same day; the same sources."""
