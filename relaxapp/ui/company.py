"""What keeps somebody company while they wait: a breath to watch, things to look for, words, pictures, people."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relaxapp.exercises.timeline import Moment, Phase, SectionSpan
from relaxapp.ui.contact import Contact, for_everybody, person_contact, ways_of
from relaxapp.ui.controls import announce, button, heading, label, paragraph
from relaxapp.ui.fields import picture
from relaxapp.ui.layouts import Flow, Refill
from relaxapp.ui.pacer import Pacer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QHideEvent, QShowEvent

    from relaxapp.support.plan import Person
    from relaxapp.support.records import Country
    from relaxapp.ui.fields import LoadPicture
    from relaxapp.ui.theme import Theme

IN_SECONDS: Final = 4.0
OUT_SECONDS: Final = 6.0
"""A slow breath: six a minute (58 trials, PMC10741869)."""

AROUND: Final = (
    "You might look around, slowly, as far as is easy.",
    "Find something round.",
    "Find something that is older than you.",
    "Feel what holds you up: the chair, the bed, the floor.",
    "Listen for the sound that is farthest away.",
    "Find three things of one colour.",
    "Touch something near you. Smooth or rough, cool or warm.",
    "Find the brightest spot, and then the darkest.",
    "Count the corners you can see.",
    "Say to yourself where you are, and what day it is.",
    "Find something that somebody made with care.",
    "Follow the edge of something with your eyes, all the way round.",
)
_EACH_MS: Final = 20_000
_PACER: Final = QSize(220, 240)
_PICTURE: Final = 400
"""Pixels: the longer side of a picture."""


def breath_at(seconds: float) -> Moment:
    """Return the moment of a breath that goes on for ever, `seconds` after it began."""
    within = seconds % (IN_SECONDS + OUT_SECONDS)
    phase, length, gone = (
        (Phase.IN, IN_SECONDS, within) if within < IN_SECONDS else (Phase.OUT, OUT_SECONDS, within - IN_SECONDS)
    )
    progress = gone / length
    return Moment(
        position=seconds,
        remaining=0.0,
        phase=phase,
        progress=progress,
        seconds_left=length - gone,
        fill=progress if phase is Phase.IN else 1 - progress,
        section=SectionSpan("", 0, 0),
        section_index=0,
    )


class _SmallPacer(Pacer):
    """A pacer that takes the room there is and asks for little: what is beneath it is in sight without scrolling."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return _PACER


class Breath(QWidget):
    """A steady breath to watch, silent by itself; `sound` asks for one that can be heard, or for silence again."""

    sound = Signal(bool)

    def __init__(self, theme: Theme, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._started = clock()
        self.pacer = _SmallPacer(theme)
        self.pacer.setMinimumSize(_PACER)
        self.pacer.set_running(True)
        self.aloud = button("With sound", description="Speaks and sounds the breath, or no longer.")
        self.aloud.setCheckable(True)
        self.aloud.clicked.connect(self.sound)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.pacer, 1)
        row = Flow(centred=True)  # large letters keep their height in it, however little room there is
        row.addWidget(self.aloud)
        inside.addLayout(row)

    def follow(self, source: Callable[[], Moment] | None) -> None:
        """Breathe with the sound that `source` tells of; None goes back to the silent breath."""
        self.aloud.setChecked(source is not None)
        self._started = self._clock()
        self.pacer.set_source(source or self._silent)

    def _silent(self) -> Moment:
        return breath_at(self._clock() - self._started)


class Around(QWidget):
    """One small thing at a time to look or listen for. It changes slowly by itself, and at a press."""

    def __init__(self) -> None:
        super().__init__()
        self._at = 0
        self._words = label(AROUND[0], "title")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        another = button("Another")
        another.clicked.connect(self.another)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 12, 0, 12)
        inside.addWidget(self._words, 1)
        inside.addWidget(another, 0, Qt.AlignmentFlag.AlignHCenter)
        self._timer = QTimer(self, interval=_EACH_MS)
        self._timer.timeout.connect(self.another)

    @property
    def words(self) -> str:
        """What is said now."""
        return self._words.text()

    def another(self) -> None:
        """Say the next thing."""
        self._at = (self._at + 1) % len(AROUND)
        self._words.setText(AROUND[self._at])
        announce(self, self.words)
        if self._timer.isActive():
            self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._timer.stop()


class Mine(Refill[QVBoxLayout]):
    """The words and pictures that somebody holds on to; `write` leads to where they are written."""

    write = Signal()

    def __init__(self) -> None:
        self._column = QVBoxLayout()
        super().__init__(self._column, spacing=12)

    def show_words(self, words: Sequence[str], pictures: Sequence[str], load: LoadPicture) -> None:
        """Show them, the words first; `load` reads a picture of which the path is known."""
        with self.refilled():
            for said in words:
                self._column.addWidget(label(said, "large"))
            for path in pictures:
                self._column.addWidget(picture(path, load, _PICTURE))
            if not words and not pictures:
                self._column.addWidget(
                    paragraph("Words and pictures that do you good can be here. They come from your support plan.")
                )
                write = button("My support plan")
                write.clicked.connect(self.write)
                self._column.addWidget(write, 0, Qt.AlignmentFlag.AlignLeft)


class People(Refill[QVBoxLayout]):
    """One's own people, then the lines of the country, each to be called, copied, heard, or taken to a phone."""

    link = Signal(str)
    hear = Signal(str)

    def __init__(self) -> None:
        self._copied: Contact | None = None
        self._column = QVBoxLayout()
        super().__init__(self._column, spacing=14)

    def show_people(self, people: Sequence[Person], country: Country | None) -> None:
        """Show whom to call."""
        self._copied = None
        with self.refilled():
            for person in people:
                if person.number.strip():
                    self._add(person_contact(person))
                else:
                    self._column.addWidget(label(str(person), "strong"))
            place = country.name if country else ""
            lines = for_everybody(country)
            for line in lines:
                self._column.addWidget(heading(line.service))
                self._add(
                    Contact(line.contact, place, ways_of(line.contact, line.ways), line.service, private=line.own)
                )
            if not people and not lines:
                self._column.addWidget(paragraph("The people of your support plan can be here."))

    def _add(self, contact: Contact) -> None:
        contact.link.connect(self.link)
        contact.hear.connect(self.hear)
        contact.copied.connect(lambda: self._was_copied(contact))
        self._column.addWidget(contact)

    def _was_copied(self, contact: Contact) -> None:
        if self._copied is not None:
            self._copied.forget_copied()
        self._copied = contact
