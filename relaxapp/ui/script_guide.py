"""The page that explains how an exercise is written, with examples to take along into one's own."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from relaxapp.exercises.guide import Kind
from relaxapp.ui.controls import announce, button, heading, label, small, surface, title
from relaxapp.ui.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relaxapp.exercises.guide import Piece

_COPY: Final = "Copy this example"
_INSERT: Final = "Put it into my text"
_COPIED: Final = "Copied"
_CODE: Final = re.compile(r"`([^`]+)`")


class ScriptGuide(Page):
    """Five minutes' reading. `copy` carries an example for the clipboard, `insert` one for the text being written."""

    copy = Signal(str)
    insert = Signal(str)

    def __init__(self, pieces: Sequence[Piece]) -> None:
        super().__init__("How to write an exercise")
        self._buttons: list[tuple[Piece, QPushButton]] = []
        for piece in pieces:
            for widget in self._shown(piece):
                self.column.addWidget(widget)
        self.column.addStretch(1)
        back = self.way_back()
        self.foot.addWidget(back)
        self.first = back

    def begin(self, *, into_text: bool) -> None:
        """Start at the top; `into_text` says that examples go into the text that somebody is writing."""
        for piece, take in self._buttons:
            inside = into_text and piece.kind is Kind.EXAMPLE  # a whole exercise has no place in another one
            _name(take, _INSERT if inside else _COPY)
        self.area.verticalScrollBar().setValue(0)

    def _shown(self, piece: Piece) -> list[QWidget]:
        match piece.kind:
            case Kind.TITLE:
                return [title(piece.text), small("About five minutes' reading.")]
            case Kind.HEADING:
                return [heading(piece.text)]
            case Kind.ENTRY:
                return [_prose(f"{piece.about}: {piece.text}")]
            case Kind.POINT:
                return [_prose(f"•  {piece.text}")]
            case Kind.PROSE:
                return [_prose(piece.text)]
            case _:
                return [self._example(piece)]

    def _example(self, piece: Piece) -> QWidget:
        frame, inside = surface(margin=16)
        words = label(piece.text)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        words.setStyleSheet(f"font-family: '{fixed.family()}'")  # its size stays that of all other words
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        take = button(_COPY, quiet=True)
        take.setAccessibleDescription(piece.text)
        take.clicked.connect(lambda: self._take(piece, take))
        self._buttons.append((piece, take))
        inside.addWidget(words)
        inside.addWidget(take, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def _take(self, piece: Piece, by: QPushButton) -> None:
        if by.text() == _INSERT:
            self.insert.emit(piece.text)
        else:
            self.copy.emit(piece.text)
            _name(by, _COPIED)
            announce(self, _COPIED)


def _name(one: QPushButton, words: str) -> None:
    one.setText(words)
    one.setAccessibleName(words)


def _prose(text: str) -> QLabel:
    """Return words in which what stands in backticks is set apart."""
    made = label()
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    made.setText(_CODE.sub(r"<b>\1</b>", html.escape(text, quote=False)))
    return made
