"""Where somebody writes an exercise: the text, what is wrong in it as they write, and a way to hear it from here on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from relaxapp.ui.controls import Caution, announce, button, label, title
from relaxapp.ui.keys import on_key
from relaxapp.ui.layouts import Flow
from relaxapp.ui.page import Page
from relaxapp.ui.problem_list import ProblemList
from relaxapp.ui.question import Question
from relaxapp.ui.script_text import ScriptText

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from relaxapp.exercises.problems import Problem
    from relaxapp.exercises.verdict import Verdict

CHECK_MS: Final = 300
DRAFT_MS: Final = 1000
_SAID_MS: Final = 1500
"""A screen reader hears how the text stands when somebody stops writing."""
_LEAST_LINES: Final = 6
_SHARE: Final = 0.5
"""The part of the window's height that the text has; below it stands what is wrong."""


class ScriptEditor(Page):
    """Keeps nothing by itself: `save` and `keep` (a draft) ask for that, `check` for a verdict on the text.

    `listen` carries the line to hear it from, `leave` asks to go: whoever hears that says what becomes of changes.
    """

    save = Signal()
    keep = Signal()
    check = Signal()
    listen = Signal(int)
    leave = Signal()
    guide = Signal()

    def __init__(self) -> None:
        super().__init__("Write an exercise")
        self._verdict: Verdict | None = None
        self._title = title("")
        self._state = label("", "muted")
        self._told = ""
        self._problem = Caution()
        self.question = Question()
        self.text = ScriptText()
        self.text.refused.connect(lambda: self.tell("That is far too long for an exercise. Nothing was put in."))
        self.problems = ProblemList()
        self.problems.chosen.connect(self.text.go_to)
        self.problems.grown.connect(self.order)
        self._checking = QTimer(self, interval=CHECK_MS, singleShot=True)
        self._checking.timeout.connect(self.check)
        self._keeping = QTimer(self, interval=DRAFT_MS, singleShot=True)
        self._keeping.timeout.connect(self.keep)
        self._saying = QTimer(self, interval=_SAID_MS, singleShot=True)
        self._saying.timeout.connect(lambda: announce(self, self._state.text()))
        self.text.typed.connect(self._typed)
        self.text.document().modificationChanged.connect(lambda _: self._show_state())
        for widget in (self._title, self._state, self._problem, self.question, self._make_tools(), self.text):
            self.column.addWidget(widget)
        self.column.addWidget(self.problems)
        self.column.addStretch(1)
        for words, keys, wanted in (
            ("Back", "", self.leave.emit),
            ("Save", "Ctrl+S", self.save.emit),
            ("Listen from here", "F5", lambda: self.listen.emit(self.text.line)),
        ):
            door = button(words, description=f"The keys are {keys}." if keys else "", primary=words == "Save")
            door.clicked.connect(lambda *, wanted=wanted: wanted())
            self.foot.addWidget(door)
            if keys:
                door.setToolTip(keys)
                on_key(self, keys, wanted)
        on_key(self, "F8", self.go_to_next)
        self.first = self.text

    # What is written

    def show_script(self, title: str, text: str, draft: str | None = None) -> None:
        """Show the saved text of an exercise, and in its place a draft, which can be undone."""
        self._verdict = None
        self.tell("")
        self.question.hide()
        self.problems.show_problems(())
        self._title.setText(title)
        self.text.show_text(text)
        if draft is not None:
            self.text.write_over(draft)
        for timer in (self._checking, self._keeping):
            timer.stop()
        self._show_state()
        self.check.emit()
        self.area.verticalScrollBar().setValue(0)

    @property
    def changed(self) -> bool:
        """Whether there is something that was not saved."""
        return self.text.document().isModified()

    def saved(self) -> None:
        """Take note that the text is saved as it is now."""
        self._keeping.stop()
        self.tell("")
        self.text.document().setModified(False)
        self._show_state()
        announce(self, self._state.text())

    def settle(self) -> None:
        """Ask at once for what would be asked for in a moment."""
        if self._keeping.isActive():
            self._keeping.stop()
            self.keep.emit()

    def show_verdict(self, verdict: Verdict) -> None:
        """Show what was found in the text."""
        self._verdict = verdict
        if verdict.script:
            self._title.setText(verdict.script.title)
        problems: tuple[Problem, ...] = verdict.problems or verdict.unwished
        self.text.underline(problems)
        self.problems.show_problems((*problems, *verdict.promises))
        self._show_state()

    def insert(self, words: str) -> None:
        """Put an example where the cursor is."""
        self.text.insert(words)

    def focus_first(self) -> None:
        """Give the focus to the text, and show it where large letters leave little room."""
        super().focus_first()
        if self.text.geometry().bottom() > self.area.viewport().height():
            self.area.verticalScrollBar().setValue(self.text.y() - 8)

    # What is said and asked

    def tell(self, problem: str) -> None:
        """Say what went wrong; no words when all is well."""
        self._problem.tell(problem)

    def ask(self, text: str, answers: Mapping[str, Callable[[], None]]) -> None:
        """Ask something above the text; the last answer changes nothing, and goes back to the text."""
        self.question.ask(text, answers)
        self.order()

    def go_to_next(self) -> None:
        """Put the cursor to the next thing that is wrong, from the end to the first one."""
        found = self._verdict and (self._verdict.problems or self._verdict.unwished)
        if found:
            at = next((problem for problem in found if problem.line > self.text.line), found[0])
            self.text.go_to(at.line, at.column)
            announce(self, f"Line {at.line}. Found {at.found}, expected {at.expected}. {at.hint}")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._give_room()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow a new text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._give_room()

    def _give_room(self) -> None:
        least = self.fontMetrics().lineSpacing() * _LEAST_LINES
        self.text.give_room(max(round(self.height() * _SHARE), least))

    def _typed(self) -> None:
        self._checking.start()
        self._keeping.start()

    def _show_state(self) -> None:
        saved = "Not saved yet." if self.changed else "Saved."
        self._state.setText(f"{saved} {_said(self._verdict)}".strip())
        if self._state.text() != self._told:
            self._told = self._state.text()
            self._saying.start()

    def _make_tools(self) -> QWidget:
        tools = QWidget()
        flow = Flow()
        tools.setLayout(flow)
        for words, name, act in (
            ("Undo", "Undo", self.text.undo),
            ("Redo", "Redo", self.text.redo),
            ("Next mistake", "Go to the next mistake", self.go_to_next),
            ("How to write one", "How to write an exercise", self.guide.emit),
        ):
            tool = button(words, quiet=True)
            tool.setAccessibleName(name)
            tool.clicked.connect(lambda *, act=act: act())
            flow.addWidget(tool)
        return tools


def _said(verdict: Verdict | None) -> str:
    """Return in plain words how the text stands."""
    if verdict is None:
        return ""
    if verdict.problems:
        count = len(verdict.problems)
        things = "1 thing stands" if count == 1 else f"{count} things stand"
        return f"It can't be used yet: {things} in the way."
    better = len(verdict.unwished) + len(verdict.promises)
    if better:
        things = "1 thing" if better == 1 else f"{better} things"
        return f"It can be used. {things} could be better for some people."
    return "It is good."
