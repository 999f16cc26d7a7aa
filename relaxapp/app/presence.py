"""The program while its window may be closed: reminders, the icon in the tray, and whether it stays."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot

from relaxapp.paths import assets

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from relaxapp.app.house import House
    from relaxapp.app.neighbour import Neighbour
    from relaxapp.app.reminder_screens import ReminderScreens
    from relaxapp.app.reminding import Reminding
    from relaxapp.desktop.tray import Entry, Tray
    from relaxapp.journal.entries import SessionRecord
    from relaxapp.reminders.rule import Reminder
    from relaxapp.ui.closing_choice import ClosingChoice

_NEXT: Final = "Next: {when}, {name}"
_NO_NEXT: Final = "Nothing comes just now"
_Location: Final = QStandardPaths.StandardLocation
_PAUSE: Final = "pause"
_GO_ON: Final = "go on"


class Presence(QObject):
    """Keeps the reminders, and the program for them when the window is closed.

    `wanted` asks for the window in front; what comes after it asks for something in it. `start` carries an exercise and
    its minutes. `stays` tells whether the program goes on without its window; `home` asks for the first screen.
    """

    wanted = Signal()
    start = Signal(str, float)
    choose = Signal()
    breathe = Signal()
    last = Signal()
    flare = Signal()
    support = Signal()
    quit = Signal()
    home = Signal()
    stays = Signal(bool)

    def __init__(
        self,
        house: House,
        neighbour: Neighbour,
        since: Callable[[datetime], Sequence[SessionRecord]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._neighbour = neighbour
        self._since = since
        self._in_background = False

    # Outside the window

    def begin(self, *, in_background: bool = False) -> None:
        """Look for reminders from now on. Nothing of this is needed before the first frame.

        A program that was started `in_background` shows its icon whether reminders are on or not.
        """
        self._in_background = self._in_background or in_background
        self._reminding.begin()
        self._follow()

    def close(self) -> None:
        """Look no more, and take the icon away."""
        if "_screens" in self.__dict__:
            self._screens.save()
        if "_reminding" in self.__dict__:
            self._reminding.close()
        if "_tray" in self.__dict__:
            self._tray.close()

    def hand_over(self) -> None:
        """Have the program that this one becomes know what was practised."""
        if "_reminding" in self.__dict__:
            self._reminding.hand_over()

    def forget(self) -> None:
        """Know of no reminders any more: they were deleted."""
        if "_reminding" in self.__dict__:
            self._reminding.forget()

    def look(self) -> None:
        """Look at once whether something is due, as after the computer woke."""
        if "_reminding" in self.__dict__:
            self._reminding.look()

    @property
    def question(self) -> Reminder | None:
        """The reminder that asks whether it should change, if one does."""
        return self._reminding.question if "_reminding" in self.__dict__ else None

    @property
    def waits_for_answer(self) -> bool:
        """Whether a notice is shown that nobody has answered yet."""
        return "_reminding" in self.__dict__ and self._reminding.waits_for_answer

    @property
    def reminds(self) -> bool:
        """Whether any reminder is on."""
        return "_reminding" in self.__dict__ and any(each.on for each in self._reminding.plan.reminders)

    @property
    def discreet(self) -> bool:
        """Whether a screen that others may see tells nothing of what is practised: so until it is wanted otherwise."""
        known = "_reminding" in self.__dict__
        return not known or self._house.chosen().discreet_title or self._reminding.plan.discreet

    @Slot()
    def _follow(self) -> None:
        """Stay for reminders if that was chosen, with an icon in the tray and what it says."""
        chosen = self._house.chosen().when_closed
        self.stays.emit(self.reminds and chosen == "stay")
        self._tray.set_visible(seen := self.reminds or self._in_background)
        if seen:
            self._tray.set_entries(self._entries())

    def _entries(self) -> list[Entry]:
        from relaxapp.desktop.tray import RULE, Entry
        from relaxapp.reminders.in_words import moment

        coming = next(iter(self._reminding.coming(1)), None)
        now = self._reminding.local_now()
        next_one = _NEXT.format(when=moment(coming.at, now), name=coming.reminder.name) if coming else _NO_NEXT
        paused = self._reminding.plan.paused_on(now.date())
        pause = Entry("Let reminders come again", _GO_ON) if paused else Entry("No more reminders today", _PAUSE)
        return [
            Entry("Breathe now", "breathe"),
            Entry("Once more what I did last", "last"),
            Entry("For a bad moment", "flare"),
            RULE,
            Entry(next_one),
            pause,
            RULE,
            Entry("Open Relaxapp", "open"),
            Entry("Get support", "support"),
            Entry("Quit", "quit"),
        ]

    @Slot(str)
    def _chosen(self, entry: str) -> None:
        from datetime import timedelta

        if entry == "quit":
            self.quit.emit()
        elif entry in (_PAUSE, _GO_ON):
            tomorrow = self._reminding.local_now().date() + timedelta(days=1)
            until = tomorrow if entry == _PAUSE else None
            self._reminding.set_plan(lambda plan: replace(plan, paused_until=until))
        else:
            self.wanted.emit()
            doors = {"breathe": self.breathe, "last": self.last, "flare": self.flare, "support": self.support}
            if entry in doors:
                doors[entry].emit()

    # In the window

    @Slot()
    def open(self) -> None:
        """Show the reminders."""
        self._screens.set_when_closed(self._house.chosen().when_closed)
        self._screens.open()

    @Slot(str)
    def change(self, reminder: str) -> None:
        """Show one reminder, to be changed."""
        self._screens.change(reminder)

    @Slot(str)
    def keep(self, reminder: str) -> None:
        """Leave a reminder that asked as it is."""
        self._reminding.keep_as_it_is(reminder)

    @Slot(str)
    def switch_off(self, reminder: str) -> None:
        """Switch off a reminder that asked."""
        self._screens.switch(reminder, on=False)

    def asks_before_closing(self) -> bool:
        """Ask once whether reminders go on without the window, where that matters; tell whether it is asked."""
        if not self.reminds or self._house.chosen().when_closed or self._house.window.screen_shown is self._closing:
            return False
        self._closing.show_way_back(tray=self._tray.there)
        self._house.window.show_screen(self._closing)
        return True

    @Slot(str)
    def _set_when_closed(self, chosen: str) -> None:
        self._house.change(replace(self._house.chosen(), when_closed=chosen))
        self._follow()

    @Slot(str)
    def _close_so(self, chosen: str) -> None:
        self._set_when_closed(chosen)
        self._house.window.close()
        self.home.emit()

    # Parts

    @cached_property
    def _reminding(self) -> Reminding:
        from relaxapp.app.reminding import Reminding

        house = self._house
        made = Reminding(
            house, self._neighbour.notifier(self._tray), self._since, self._neighbour.busy().ask, parent=self
        )
        made.start.connect(self.wanted)
        made.start.connect(self.start)
        made.choose.connect(self.wanted)
        made.choose.connect(self.choose)
        made.change.connect(self.wanted)
        made.bell.connect(house.sessions.ring)
        made.changed.connect(self._follow)
        return made

    @cached_property
    def _screens(self) -> ReminderScreens:
        from relaxapp.app.reminder_screens import ReminderScreens
        from relaxapp.desktop.autostart import Autostart
        from relaxapp.desktop.desktop_file import MenuEntry, command

        start = command(*self._house.where.words)
        autostart = Autostart(_standard(_Location.GenericConfigLocation), [*start, "--background"])
        menu = MenuEntry(_standard(_Location.GenericDataLocation), start)
        made = ReminderScreens(self._house, self._reminding, autostart, menu, self)
        made.back.connect(self.home)
        made.when_closed.connect(self._set_when_closed)
        return made

    @cached_property
    def _tray(self) -> Tray:
        from PySide6.QtGui import QIcon

        from relaxapp.desktop.tray import Tray

        tray = Tray(QIcon(str(assets() / "icons" / "relaxapp.png")), "Relaxapp", self)
        tray.activated.connect(self.wanted)
        tray.chosen.connect(self._chosen)
        return tray

    @cached_property
    def _closing(self) -> ClosingChoice:
        from relaxapp.ui.closing_choice import ClosingChoice

        screen = ClosingChoice()
        screen.chosen.connect(self._close_so)
        screen.back.connect(self.home)
        return screen


def _standard(location: QStandardPaths.StandardLocation) -> Path:
    return Path(QStandardPaths.writableLocation(location))
