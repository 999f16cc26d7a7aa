"""Looks over a text while it is being written, in a thread, so that writing never waits for it."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Signal, Slot

from relaxapp.exercises.verdict import Verdict, at_a_glance, in_full


class Checker(QObject):
    """Answers the last question only. `checked` brings a Verdict: first at a glance, then in full."""

    checked = Signal(Verdict)
    _found = Signal(int, Verdict)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._wanted: tuple[int, str, str] | None = None
        self._asked = 0
        self._closed = False
        self._thread: threading.Thread | None = None
        self._found.connect(self._pass_on)

    def ask(self, text: str, name: str) -> None:
        """Have a text looked over, in place of any before."""
        self._asked += 1
        with self._lock:
            self._wanted = (self._asked, text, name)
            if self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._work, name="check")
                self._thread.start()

    def forget(self) -> None:
        """Leave every question unanswered."""
        self._asked += 1
        with self._lock:
            self._wanted = None

    def close(self) -> None:
        """Stop, and wait until it has."""
        self.forget()
        self._closed = True
        if thread := self._thread:
            thread.join()

    def _work(self) -> None:
        try:
            while question := self._next():
                number, text, name = question
                verdict = at_a_glance(text, name)
                self._found.emit(number, verdict)
                whole = in_full(verdict, self._has_other_work)
                if whole is not verdict and not self._has_other_work():
                    self._found.emit(number, whole)
        except BaseException:
            with self._lock:
                self._thread = None  # a bug is told by whoever hears of those of threads; the next question is new
            raise

    def _next(self) -> tuple[int, str, str] | None:
        with self._lock:
            question, self._wanted = self._wanted, None
            if question is None:
                self._thread = None  # whoever asks from now on starts another
            return question

    def _has_other_work(self) -> bool:
        return self._closed or self._wanted is not None

    @Slot(int, Verdict)
    def _pass_on(self, number: int, verdict: Verdict) -> None:
        if number == self._asked and not self._closed:
            self.checked.emit(verdict)
