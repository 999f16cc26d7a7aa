"""The parts of the journal put together: what is looked back at, written, learned, taken out and deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from relaxapp.app.cards import Cards
from relaxapp.app.looking_back import LookingBack
from relaxapp.app.once_a_week import OnceAWeek
from relaxapp.app.sheets import Sheets
from relaxapp.app.taking_out import TakingOut

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from relaxapp.app.choosing import Choosing
    from relaxapp.app.house import House
    from relaxapp.app.locking import Locking
    from relaxapp.app.records import Records
    from relaxapp.journal.store import Journal


class MyJournal(QObject):
    """Leads about within the journal.

    `home` asks for the first screen, `exercise` for one's card, `questions` for the place where one chooses what is
    asked, `lock` for the lock. `emptied` tells that everything was deleted, and what went with it (see TakingOut),
    `over` that they read so. `settle` has the parts outside write what they have not written yet.
    """

    home = Signal()
    exercise = Signal(str)
    questions = Signal()
    lock = Signal()
    emptied = Signal(object)
    over = Signal()

    def __init__(
        self,
        house: House,
        records: Records,
        locking: Locking,
        choosing: Choosing,
        settle: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._settle = settle

        def journal() -> Journal:
            return records.journal

        self._looking_back = LookingBack(house, journal, records.apart, self, locking.unlocked)
        self._week = OnceAWeek(house, journal, choosing.ask, choosing.show_home, parent=self)
        self._sheets = Sheets(house, journal, self, locking.unlocked)
        self._cards = Cards(house, parent=self)
        self._taking_out = TakingOut(house, journal, records.apart, self._write_all, records.forget, parent=self)
        self._wire()

    def _wire(self) -> None:
        """Tell who leads where."""
        back, first = self._looking_back, self._looking_back.open
        back.back.connect(self.home)
        back.lock.connect(self.lock)
        back.weekly.connect(lambda: self._week.open(first))
        back.sheets.connect(self._sheets.open)
        back.cards.connect(self._cards.open)
        back.take_out.connect(self._taking_out.open)
        self._week.settings.connect(self.questions)
        self._sheets.back.connect(first)
        self._cards.back.connect(first)
        self._cards.sheet.connect(self._sheets.begin)
        self._cards.exercise.connect(self.exercise)
        self._taking_out.back.connect(first)
        self._taking_out.emptied.connect(self._sheets.drop)
        self._taking_out.emptied.connect(self.emptied)
        self._taking_out.over.connect(self.over)

    @Slot()
    def open(self) -> None:
        """Show the journal's first screen."""
        self._looking_back.open()

    @property
    def first_steps(self) -> tuple[Callable[[], None], ...]:
        """What has the first screen ready before it is asked for, in pieces between which a key is answered."""
        return self._looking_back.load, self._looking_back.prepare

    @Slot()
    def delete(self) -> None:
        """Show how everything is deleted."""
        self._taking_out.open_deleting()

    @Slot()
    def offer(self) -> None:
        """Offer the weekly look back on the first screen, if it is wanted and due."""
        self._week.offer()

    @Slot()
    def show_learning_card(self) -> None:
        """Show again the learning card from which an exercise was asked for."""
        self._cards.come_back()

    @Slot()
    def come_back(self) -> None:
        """Take up again what the lock had taken away."""
        self._looking_back.come_back()
        self._sheets.come_back()
        self._taking_out.come_back()

    def shows(self, screen: QWidget) -> bool:
        """Tell whether this is one of the screens that are private. What is learned from cards is for everybody."""
        parts = (self._looking_back, self._week, self._sheets, self._taking_out)
        return any(part.shows(screen) for part in parts)

    def forget(self) -> None:
        """Have written down what is private, and know nothing of it any more."""
        self._looking_back.forget()
        self._sheets.forget()
        self._taking_out.forget()
        self._wait()

    def close(self) -> None:
        """Have everything written down."""
        self._sheets.close()
        self._wait()

    def _wait(self) -> None:
        """Wait for what is done with the journal beside the window."""
        self._taking_out.wait()
        self._looking_back.wait()

    def _write_all(self) -> None:
        """Have everything written that is not yet: nothing of it may come back after it was deleted."""
        self._settle()
        self._week.forget()
