"""What all screens have in common that hold a page of one's own: to read, to write, to take along."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relaxapp.ui.controls import Caution, button, paragraph, title
from relaxapp.ui.layouts import Flow, Refill
from relaxapp.ui.page import Page


class SheetScreen(Page):
    """Shows a page to be read; an empty one to be written. It keeps nothing by itself.

    `changed` brings what is written at every change, for somebody to save. The other signals ask for what their names
    say.
    """

    changed = Signal(object)
    print_wanted = Signal()
    pdf_wanted = Signal()
    text_wanted = Signal()

    def __init__(self, name: str, intro: str, to_write: str) -> None:
        super().__init__(name)
        self._to_write_words = to_write
        self._is_writing = False
        self._title = title(name)
        self._intro = paragraph(intro)
        self._problem = Caution()
        self._told = ""
        self._room = QVBoxLayout()
        self._body = Refill(self._room, spacing=14)
        self.take_along = QWidget()
        self._offer_to_take_along()
        for widget in (self._title, self._intro, self._problem, self._body, self.take_along):
            self.column.addWidget(widget)
        self.column.addStretch(1)

        self._back = self.way_back()
        self._turn = button("Change")
        self._turn.clicked.connect(self.turn_over)
        self.foot.add((self._back, self._turn))
        self.first = self._back
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self._look_at_focus)

    def tell(self, problem: str) -> None:
        """Say what is wrong with keeping it, where it is seen; no words when all is well again.

        What was said already takes nobody away from their writing: it is kept, or not, every few seconds.
        """
        if problem != self._told:
            self._told = problem
            self._problem.tell(problem)

    def turn_over(self) -> None:
        """Go from reading to writing, where the words begin, or back."""
        self._show(writing=not self._is_writing)
        if self._is_writing:
            self.focus_first()

    # What a page is made of

    def _is_filled(self) -> bool:
        """Tell whether anything is written."""
        raise NotImplementedError

    def _to_write(self) -> QWidget:
        """Return the page as it is written."""
        raise NotImplementedError

    def _to_read(self) -> QWidget:
        """Return the page as it is read."""
        raise NotImplementedError

    def _show(self, *, writing: bool) -> None:
        """Show the page anew, from its top."""
        self._is_writing = writing
        with self._body.refilled():
            self._room.addWidget(self._to_write() if writing else self._to_read())
        self._intro.setVisible(bool(self._intro.text()) and (writing or not self._is_filled()))
        self.take_along.setVisible(not writing and self._is_filled())
        self._turn.setText("Done" if writing else "Change" if self._is_filled() else "Write")
        self._turn.setAccessibleName("Done writing" if writing else self._to_write_words)
        self.order()
        self.area.verticalScrollBar().setValue(0)

    def _rearranged(self) -> None:
        """Keep the Tab key in order, and what has the focus in sight once it has its place."""
        self.order()
        self._later.start()

    def _look_at_focus(self) -> None:
        focused = self.focusWidget()
        if focused is not None and self.area.isAncestorOf(focused):
            self.area.ensureWidgetVisible(focused)

    def _offer_to_take_along(self) -> None:
        flow = Flow()
        self.take_along.setLayout(flow)
        for words, signal in (
            ("Print", self.print_wanted),
            ("Save as PDF", self.pdf_wanted),
            ("Save as text", self.text_wanted),
        ):
            one = button(words)
            one.clicked.connect(signal)
            flow.addWidget(one)
