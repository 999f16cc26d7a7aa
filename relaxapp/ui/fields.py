"""What one entry of a page is written in: words, minutes, a person, an exercise of the library, a picture."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from relaxapp.support.plan import Person
from relaxapp.ui.amount import MINUTES, Amount
from relaxapp.ui.controls import TARGET, label, small
from relaxapp.ui.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Callable

    LoadPicture = Callable[[str, int], QImage]

_SAID: Final = 40
_THUMBNAIL: Final = 120


class Field(QWidget):
    """The base: `changed` tells every change, `done` that the person wants to go on to the next entry."""

    changed = Signal()
    done = Signal()
    start: QWidget | None = None
    """Where one begins to write. A focus proxy would do, but Qt's order of the Tab key loses widgets around proxies."""
    wide = False
    """Whether the buttons stand below it, not beside it."""

    def value(self) -> str | Person:
        """Return the entry as it is written now."""
        raise NotImplementedError

    def said(self) -> str:
        """Return the entry in a few words, for the names of the buttons beside it."""
        text = " ".join(str(self.value()).split())
        return f"{text[:_SAID]}…" if len(text) > _SAID else text or "empty entry"


class WordsField(Field):
    """Words."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self._writing = Writing(name, text)
        self._writing.textChanged.connect(self.changed)
        self._writing.done.connect(self.done)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._writing)
        self.start = self._writing

    def value(self) -> str:
        return self._writing.toPlainText()


class PersonField(Field):
    """A name, a number and a note; Enter goes from one to the next."""

    wide = True

    def __init__(self, person: Person) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        grid.setColumnStretch(1, 1)
        self._fields: list[Writing] = []
        for row, (name, text) in enumerate((("Name", person.name), ("Number", person.number), ("Note", person.note))):
            field = Writing(name, text)
            field.textChanged.connect(self.changed)
            words = small(name)
            words.setWordWrap(False)
            words.setBuddy(field)
            grid.addWidget(words, row, 0)
            grid.addWidget(field, row, 1)
            self._fields.append(field)
        self._fields[0].done.connect(lambda: self._go_to(1))
        self._fields[1].done.connect(lambda: self._go_to(2))
        self._fields[2].done.connect(self.done)
        self.start = self._fields[0]

    def value(self) -> Person:
        return Person(*(field.toPlainText() for field in self._fields))

    def _go_to(self, index: int) -> None:
        self._fields[index].setFocus(Qt.FocusReason.TabFocusReason)


class MinutesField(Field):
    """How many minutes it was on one day."""

    def __init__(self, name: str, most: int, minutes: str) -> None:
        super().__init__()
        self._amount = Amount(name, most, MINUTES)
        self._amount.set_value(int(minutes))
        self._amount.field.setKeyboardTracking(True)  # each digit counts, as each letter does
        self._amount.changed.connect(self.changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._amount)
        self.start = self._amount.field

    def value(self) -> str:
        """Return them as a figure, so that none at all is an entry too."""
        return f"{self._amount.value:g}"

    def said(self) -> str:
        return f"{self.value()} minutes"


class Fixed(Field):
    """An entry that was chosen, not written: it shows what it is and can only be moved or removed."""

    def __init__(self, value: str, shown: QWidget, name: str) -> None:
        super().__init__()
        self._value = value
        self._named = name
        self.setAccessibleName(name)
        self.setMinimumHeight(TARGET)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(shown)

    def value(self) -> str:
        return self._value

    def said(self) -> str:
        return self._named


def exercise_field(name: str, title: str) -> Fixed:
    """Return the field of an exercise; one that the library lacks keeps its name."""
    return Fixed(name, label(title or name), title or name)


def picture_field(path: str, load: LoadPicture) -> Fixed:
    """Return the field of a picture."""
    return Fixed(path, picture(path, load, _THUMBNAIL), PurePath(path).name)


def picture(path: str, load: LoadPicture, side: int) -> QLabel:
    """Return a label with the picture, at most `side` wide and high, or with words when it is gone."""
    image = load(path, side)
    name = PurePath(path).name
    if image.isNull():
        return small(f"The picture {name} is not where it was.")
    made = label()
    made.setPixmap(QPixmap.fromImage(image))
    made.setAccessibleName(f"My picture: {name}")
    return made
