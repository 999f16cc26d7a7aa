"""A chart on a screen: its picture, the same as a table, and both kinds of file."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from relaxapp.ui import drawing_files
from relaxapp.ui.chart_table import Table
from relaxapp.ui.controls import Flow, button, dress, heading, small
from relaxapp.ui.drawing import Ink, in_pixels

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from relaxapp.ui.drawing import Drawing

_WIDTH: Final = 320


class ChartPanel(QFrame):
    """One chart with its name, a word about it, and what can be done with it.

    `saving` carries the ending of a file name ("png" or "svg") and a function that returns what belongs in the file.
    """

    saving = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        dress(self, "surface")
        self._drawing: Drawing | None = None
        self._name = heading("")
        self._about = small("")
        self.picture = Picture()
        self.table: Table | None = None
        self.switch = button("As a table", look="need")
        self.switch.setCheckable(True)
        self.switch.toggled.connect(self._turn)
        ways = Flow()
        ways.addWidget(self.switch)
        self._saves = []
        for ending in ("png", "svg"):
            save = button(f"Save as {ending.upper()}", look="need")
            save.clicked.connect(lambda _=False, ending=ending: self._save(ending))
            self._saves.append(save)
        ways.add(self._saves)
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(20, 20, 20, 16)
        self._inside.setSpacing(10)
        for widget in (self._name, self._about, self.picture):
            self._inside.addWidget(widget)
        self._inside.addLayout(ways)

    def show_chart(self, drawn: Drawing | None, about: str = "") -> None:
        """Show a drawing, with a word about it; with None be hidden, and know nothing any more."""
        self._drawing = drawn
        self.setVisible(drawn is not None)
        self.picture.show_drawing(drawn)
        self._fill()
        name, about = (drawn.name, about) if drawn else ("", "")
        self._name.setText(name)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self.switch.setAccessibleName(f"{name}: as a table")
        for save in self._saves:
            save.setAccessibleName(f"{save.text()}: {name}")

    def come_after(self, control: QWidget) -> None:
        """Have the Tab key come here from this control."""
        for one, next_one in pairwise([control, self.switch, *self._saves]):
            self.setTabOrder(one, next_one)

    def _turn(self, table: bool) -> None:
        """Show the picture or the table, which is made when it is first wanted: ten years are many rows."""
        if self.table is None:
            self.table = Table()
            self._inside.insertWidget(self._inside.indexOf(self.picture) + 1, self.table)
            if before := self.switch.previousInFocusChain():
                self.setTabOrder(before, self.table)
        self._fill()
        self.picture.setVisible(not table)
        self.table.setVisible(table)

    def _fill(self) -> None:
        if self.table is None:
            return
        if self._drawing is None:
            self.table.show_rows("", (), ())
        elif self.switch.isChecked():
            self.table.show_rows(self._drawing.name, self._drawing.headers, self._drawing.rows)

    def _save(self, ending: str) -> None:
        if (drawn := self._drawing) is not None:
            write = drawing_files.as_svg if ending == "svg" else drawing_files.as_png
            self.saving.emit(ending, lambda: write(drawn, self.font()))


class Picture(QWidget):
    """Paints a drawing as high as its letters ask for; a screen reader hears it in a sentence."""

    def __init__(self) -> None:
        super().__init__()
        self._drawing: Drawing | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_drawing(self, drawn: Drawing | None) -> None:
        """Show another drawing, or none."""
        self._drawing = drawn
        self.setAccessibleName(drawn.name if drawn else "")
        self.setAccessibleDescription(drawn.summary if drawn else "")
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return round(self._drawing.height(width, in_pixels(self.font()))) if self._drawing else 0

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(_WIDTH, self.heightForWidth(_WIDTH))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name and way
        if self._drawing is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = Ink.of(QGuiApplication.palette())  # one that wears a style sheet has lost its quieter colour
        self._drawing.paint(painter, QRectF(self.rect()), ink, in_pixels(self.font()))
        painter.end()
