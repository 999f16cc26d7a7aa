"""The text of an exercise to write in: numbered lines, and what is wrong underlined where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QTextEdit, QWidget

from relaxapp.exercises.own_files import unwieldy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent

    from relaxapp.exercises.problems import Problem

_AIR: Final = 12
"""Pixels on either side of a line's number."""


class Numbers(QWidget):
    """The numbers of the lines, beside the text. Pressing one puts the cursor there."""

    def __init__(self, text: ScriptText) -> None:
        super().__init__(text)
        self._text = text

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._text.numbers_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        self._text.paint_numbers(self, event.rect())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        place = self._text.viewport().mapFrom(self._text, self.mapTo(self._text, event.position().toPoint()))
        at = self._text.cursorForPosition(place)
        self._text.go_to(at.blockNumber() + 1, 1)


class ScriptText(QPlainTextEdit):
    """A plain editor. Tab goes on to the next control; lines wrap.

    `typed` tells that the words are different now, `refused` that something far too long was to be put in.
    """

    typed = Signal()
    refused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("The text of the exercise")
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._room = 0
        self._numbers = Numbers(self)
        self._wrong: tuple[Problem, ...] = ()
        self.blockCountChanged.connect(lambda _: self._make_room())
        self.updateRequest.connect(self._follow)
        self.document().contentsChange.connect(self._changed)
        self._make_room()

    def give_room(self, height: int) -> None:
        """Be so many pixels high."""
        self._room = height
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(super().sizeHint().width(), self._room)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(super().minimumSizeHint().width(), self._room)

    # What stands there

    @property
    def text(self) -> str:
        """The words, exactly: Qt's own plain text turns hard spaces into soft ones."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    @property
    def line(self) -> int:
        """The line of the cursor, counted from 1."""
        return self.textCursor().blockNumber() + 1

    def show_text(self, text: str) -> None:
        """Show another text, as it was saved; undoing stops here."""
        self._wrong = ()
        self.setExtraSelections([])
        self.setPlainText(text)
        self.document().setModified(False)

    def write_over(self, text: str) -> None:
        """Put other words in the place of all, in one step that can be undone."""
        cursor = self.textCursor()
        line = cursor.blockNumber() + 1
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.go_to(min(line, self.blockCount()), 1)

    def insert(self, words: str) -> None:
        """Put an example on lines of its own behind the line of the cursor, in one step that can be undone."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        before = "\n" if cursor.block().text().strip() else ""
        cursor.insertText(f"{before}\n{words}\n")
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Take in what is pasted or dropped, as plain words, unless every letter would be slow from then on."""
        words = source.text().replace("\r\n", "\n")
        if unwieldy(words):
            self.refused.emit()
        else:
            self.textCursor().insertText(words)
            self.ensureCursorVisible()

    # Places

    def go_to(self, line: int, column: int) -> None:
        """Put the cursor to a line and column, both counted from 1 as the parser does, and show them."""
        block = self.document().findBlockByNumber(line - 1)
        if not block.isValid():
            block = self.document().lastBlock()
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + _units(block.text(), column - 1))
        self.setTextCursor(cursor)
        self.centerCursor()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def underline(self, problems: Sequence[Problem]) -> None:
        """Underline what is wrong."""
        self._wrong = tuple(problems)
        wave = QTextCharFormat()
        wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wave.setUnderlineColor(self.palette().color(QPalette.ColorRole.BrightText))
        marks = []
        for problem in self._wrong:
            block = self.document().findBlockByNumber(problem.line - 1)
            if not block.isValid():
                continue
            text = block.text()
            start = min(_units(text, problem.column - 1), max(len_units(text) - 1, 0))
            mark = QTextEdit.ExtraSelection()
            mark.format = wave
            mark.cursor = QTextCursor(block)
            mark.cursor.setPosition(block.position() + start)
            length = _wrong_length(text[problem.column - 1 :], problem)
            end = block.position() + min(start + max(length, 1), len_units(text))
            mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            marks.append(mark)
        self.setExtraSelections(marks)

    # Numbers

    def numbers_width(self) -> int:
        """Return how wide the numbers are, in pixels."""
        digits = max(len(str(self.blockCount())), 2)
        return self.fontMetrics().horizontalAdvance("9") * digits + 2 * _AIR

    def paint_numbers(self, numbers: QWidget, area: QRect) -> None:
        """Paint the numbers of the lines that are seen; the cursor's line stands out."""
        painter = QPainter(numbers)
        painter.setFont(self.font())
        quiet = self.palette().color(QPalette.ColorRole.PlaceholderText)
        strong = self.palette().color(QPalette.ColorRole.Text)
        wrong = self.palette().color(QPalette.ColorRole.BrightText)
        wrong_lines = {problem.line for problem in self._wrong}
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top <= area.bottom():
            number = block.blockNumber() + 1
            painter.setPen(wrong if number in wrong_lines else strong if number == self.line else quiet)
            place = QRect(0, round(top), numbers.width() - _AIR, self.fontMetrics().height())
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, str(number))
            top += self.blockBoundingRect(block).height()
            block = block.next()
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow a new text size and other colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._make_room()
            self.underline(self._wrong)

    def _make_room(self) -> None:
        self.setViewportMargins(self.numbers_width(), 0, 0, 0)
        view = self.viewport().geometry()
        self._numbers.setGeometry(view.left() - self.numbers_width(), view.top(), self.numbers_width(), view.height())

    def _follow(self, area: QRect, moved: int) -> None:
        if moved:
            self._numbers.scroll(0, moved)
        else:
            self._numbers.update(0, area.y(), self._numbers.width(), area.height())

    def _changed(self, _: int, removed: int, added: int) -> None:
        if removed or added:
            self.typed.emit()


def len_units(text: str) -> int:
    """Return how long Qt takes a text to be: a sign beyond the first 65536 counts twice."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def _units(text: str, signs: int) -> int:
    return len_units(text[: max(signs, 0)])


def _wrong_length(rest: str, problem: Problem) -> int:
    """Return how much of the rest of a line is what was found there: the quoted words, or one word."""
    quoted = problem.found.strip("“”").rstrip("…")
    if quoted and rest.startswith(quoted):
        return len_units(quoted)
    return len_units(rest.rstrip()) if problem.found.startswith("“") else len_units(rest.split(" ", 1)[0])
