"""A session that a crash or a power cut took away: taken down while it runs, and offered once to go on with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot

from relaxapp.failures import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from relaxapp.app.guiding import Guiding
    from relaxapp.app.house import House
    from relaxapp.app.records import Records
    from relaxapp.journal.running import Left

    Ask = Callable[[str, Mapping[str, Callable[[], None]]], None]

_FIRST_MS: Final = 2_000
"""What is to be heard and seen at a start comes first."""
_EVERY_MS: Final = 10_000
_PAUSED: Final = "paused"


class Resuming(QObject):
    """Has the journal know how far a session is. `ask` puts a question on the first screen; no answers, no question."""

    def __init__(self, house: House, guiding: Guiding, records: Records, ask: Ask, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self._guiding = guiding
        self._records = records
        self._ask = ask
        self._known = ""
        self._asked = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._take_down)
        guiding.begun.connect(self._begun)
        house.sessions.changed.connect(self._follow)

    def over(self) -> None:
        """Forget the session that ran: it is written down."""
        self._timer.stop()
        if self._known:
            self._known = ""
            self._records.end_running()

    def look(self) -> None:
        """Write down what could not be when the program ended last, and ask whether to go on with what was cut off."""
        self._records.catch_up()
        left = self._records.left_over()
        while left and self._records.left_over():
            pass  # of several, the last one is offered
        if left and left.exercise in self._house.library().scripts:
            from relaxapp.ui.words import practised

            self._asked = True
            self._ask(
                f"Your last session was cut off after {practised(left.position_seconds)}. Go on where it stopped?",
                {"Yes, go on": lambda: self._go_on(left), "No, thank you": lambda: None},
            )

    def _go_on(self, left: Left) -> None:
        try:
            script = self._house.library().get(left.exercise)
            self._guiding.begin_near(script, left.minutes, left.soundscape, at=left.position_seconds)
        except Failure as failure:
            self._house.tell(failure)

    @Slot()
    def _begun(self) -> None:
        self.over()
        self._timer.start(_FIRST_MS)
        if self._asked:
            self._asked = False
            self._ask("", {})

    @Slot(str)
    def _follow(self, state: str) -> None:
        """Take down at once that it rests: it may rest for long."""
        if state == _PAUSED and self._timer.isActive():
            self._take_down()

    @Slot()
    def _take_down(self) -> None:
        now = self._house.sessions.under_way
        if now is None:
            self._timer.stop()
            return
        if now.id != self._known:
            self._known = now.id
            self._records.begin_running(now)
        self._records.running_at(now)
        self._timer.start(_EVERY_MS)
