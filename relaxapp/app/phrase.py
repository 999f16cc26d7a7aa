"""Asks for a phrase in the window. What it opens takes a moment, and is done in a thread."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from relaxapp.app.in_thread import InThread
from relaxapp.failures import Failure

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.app.house import House
    from relaxapp.ui.lock_phrase import PhraseScreen
    from relaxapp.ui.lock_words import Asked


def _nothing(*_: object) -> None:
    """Nobody has asked for anything yet."""


class Phrase(QObject):
    """One question at a time. `working` tells, before the words are tried, that what is private must be let go of.

    `lost` tells that somebody has no words any more.
    """

    working = Signal()
    lost = Signal()

    def __init__(self, house: House, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self._job: Callable[..., object] = _nothing
        self._done: Callable[[Any], None] = _nothing
        self._left: Callable[[], None] = _nothing
        self._held: Callable[[], None] | None = None
        self._work = InThread(self)
        self._work.done.connect(self._worked)

    @property
    def shown(self) -> PhraseScreen | None:
        """The screen, once it was needed."""
        return self.__dict__.get("_screen")

    def ask(
        self, asked: Asked, job: Callable[..., object], done: Callable[[Any], None], left: Callable[[], None]
    ) -> None:
        """Ask for words; `job` takes them, `done` what came of it. `left` leads away from the question.

        What came of the question before, while the person was elsewhere, goes first.
        """
        if self.catch_up():
            return
        self._job, self._done, self._left = job, done, left
        self._screen.ask(asked)
        self._house.window.show_screen(self._screen)

    def catch_up(self) -> bool:
        """Go on with what came of the last question, if the person was elsewhere then, and tell whether they were."""
        held, self._held = self._held, None
        if held:
            held()
        return held is not None

    def close(self) -> None:
        """Wait for what is under way."""
        self._work.wait()

    @Slot(object)
    def _given(self, words: tuple[str, ...]) -> None:
        job = self._job
        self.working.emit()
        if self._work.begin(lambda: job(*words)):
            self._screen.work()

    @Slot(object)
    def _worked(self, outcome: object) -> None:
        done = self._done
        if isinstance(outcome, Failure):
            self._screen.tell(outcome)
            return
        self._screen.clear()
        self._held = lambda: done(outcome)
        if self._house.window.screen_shown is self._screen:
            self.catch_up()

    @Slot()
    def _leave(self) -> None:
        self._screen.clear()
        self._left()

    @Slot()
    def _give_up(self) -> None:
        self._screen.clear()
        self.lost.emit()

    @cached_property
    def _screen(self) -> PhraseScreen:
        from relaxapp.ui.lock_phrase import PhraseScreen

        screen = PhraseScreen(lambda: self._house.vault.wait)
        screen.given.connect(self._given)
        screen.seen.connect(self.catch_up)
        screen.back.connect(self._leave)
        screen.lost.connect(self._give_up)
        return screen
