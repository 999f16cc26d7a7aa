"""The screens of the reminders: the list with what holds for all, one to be written, and a calendar file."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QStandardPaths, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from relaxapp.failures import Failure
from relaxapp.paths import write_privately
from relaxapp.reminders.in_words import refusal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from relaxapp.app.house import House
    from relaxapp.app.reminding import Reminding
    from relaxapp.desktop.autostart import Autostart
    from relaxapp.desktop.desktop_file import MenuEntry
    from relaxapp.reminders.plan import Plan
    from relaxapp.reminders.rule import Reminder
    from relaxapp.ui.reminder import ReminderScreen
    from relaxapp.ui.reminder_here import Offer
    from relaxapp.ui.reminders import RemindersScreen

_COMING: Final = 5
_SAVE_MS: Final = 400
_CALENDAR: Final = "reminders.ics"


class ReminderScreens(QObject):
    """Shows the reminders and keeps what is changed. `back` asks for the screen before.

    `when_closed` carries what is to happen when the window is closed ("": ask, "stay" or "end").
    """

    back = Signal()
    when_closed = Signal(str)

    def __init__(
        self, house: House, reminding: Reminding, autostart: Autostart, menu: MenuEntry, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._reminding = reminding
        self._autostart = autostart
        self._menu = menu
        self._closing = ""
        self._dialog: QFileDialog | None = None
        self._changed: dict[str, Any] = {}
        self._saver = QTimer(self, interval=_SAVE_MS, singleShot=True)
        self._saver.timeout.connect(self.save)
        reminding.changed.connect(self._refresh)
        reminding.change.connect(self.change)

    @Slot()
    def open(self) -> None:
        """Show all reminders as they are now."""
        self._list.set_exercises(self._titles())
        self._list.tell(self._reminding.problem)
        self._list.here.autostart.show_truth(self._autostart.on)
        self._list.here.menu.show_truth(self._menu.on)
        self._list.here.set_when_closed(self._closing)
        self._fill()
        self._house.window.show_screen(self._list)

    @Slot(str)
    def change(self, name: str) -> None:
        """Show a reminder, to be changed; all of them when it is gone."""
        reminder = self._reminding.plan.get(name)
        if reminder is None:
            self.open()
            return
        self._reminding.keep_as_it_is(name)  # somebody looks at it: it need not ask any more
        self._prepare_writing()
        self._one.show_reminder(reminder, self._reminding.local_now().date())
        self._house.window.show_screen(self._one)

    def set_when_closed(self, chosen: str) -> None:
        """Take up what is to happen when the window is closed."""
        self._closing = chosen

    def shows(self, screen: QWidget | None) -> bool:
        """Tell whether this is one of these screens."""
        return screen is not None and screen in (self.__dict__.get("_list"), self.__dict__.get("_one"))

    # The list

    @Slot()
    def _refresh(self) -> None:
        """Follow what was changed elsewhere, where it is seen."""
        if "_list" in self.__dict__ and self._house.window.screen_shown is self._list:
            self._fill()

    def _fill(self) -> None:
        self._list.show_plan(self._reminding.plan, self._reminding.coming(_COMING), self._reminding.local_now())
        self._list.still_wanted.ask(self._reminding.question)

    @Slot(str, bool)
    def switch(self, name: str, on: bool) -> None:
        """Switch a reminder on or off."""

        def switched(plan: Plan) -> Plan:
            reminder = plan.get(name)
            return plan.with_reminder(replace(reminder, on=on)) if reminder else plan

        self._reminding.set_plan(switched)

    @Slot(str)
    def _remove(self, name: str) -> None:
        self._reminding.set_plan(lambda plan: plan.without(name))

    @Slot(str, object)
    def _set(self, option: str, value: object) -> None:
        """Take up what holds for all; a slider on its way tells many values, and is kept a moment later."""
        self._changed[option] = value
        self._saver.start()

    @Slot()
    def save(self) -> None:
        """Keep what was changed a moment ago."""
        self._saver.stop()
        changed, self._changed = self._changed, {}
        for option, value in changed.items():
            only: dict[str, Any] = {option: value}
            try:
                self._reminding.set_plan(partial(replace, **only))
            except ValueError as problem:
                self._list.tell(refusal(problem))

    def _switch_outside(self, offer: Offer, thing: Autostart | MenuEntry, on: bool) -> None:
        """Do to the desktop what was asked for, and show the truth."""
        try:
            offer.show_truth(thing.set(on))
        except Failure as failure:
            offer.show_truth(thing.on, str(failure))

    @Slot(str)
    def _set_when_closed(self, chosen: str) -> None:
        self._closing = chosen
        self.when_closed.emit(chosen)

    # One reminder

    @Slot()
    def _add(self) -> None:
        self._prepare_writing()
        self._one.show_new(self._reminding.local_now().date())
        self._house.window.show_screen(self._one)

    def _prepare_writing(self) -> None:
        lengths = {name: script.minutes for name, script in self._house.library().scripts.items()}
        self._one.set_exercises(self._titles(), lengths)
        self._one.show_lock(there=self._house.vault.exists)

    @Slot(object)
    def _keep(self, reminder: Reminder) -> None:
        self._reminding.set_plan(lambda plan: plan.with_reminder(reminder))
        self.open()
        self._list.focus_row(reminder.id)

    def _titles(self) -> dict[str, str]:
        return {name: script.title for name, script in self._house.library().scripts.items()}

    # The calendar

    @Slot()
    def _ask_where(self) -> None:
        """Ask for a file, in a dialog that leaves the window, and help with it, within reach."""
        if self._dialog:
            self._dialog.close()
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._dialog = dialog = QFileDialog(self._house.window, "Save as a calendar file", documents)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setWindowModality(Qt.WindowModality.NonModal)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setDefaultSuffix("ics")
        dialog.selectFile(_CALENDAR)
        dialog.fileSelected.connect(self._export)
        dialog.finished.connect(self._forget_dialog)
        dialog.show()

    @Slot(str)
    def _export(self, path: str) -> None:
        from relaxapp.reminders.calendar import ics

        now = self._reminding.local_now()
        try:
            write_privately(Path(path), ics(self._reminding.plan, now.date(), now))
        except OSError as error:
            self._list.tell(f"The calendar file can't be written ({error.strerror}). Perhaps another folder?")
        else:
            self._house.window.notice(f"Your reminders are in {Path(path).name}. Open it with your calendar.")

    @Slot()
    def _forget_dialog(self) -> None:
        self._dialog = None

    # Parts

    @cached_property
    def _list(self) -> RemindersScreen:
        from relaxapp.ui.reminders import RemindersScreen

        screen = RemindersScreen()
        screen.back.connect(self.back)
        screen.add.connect(self._add)
        screen.save.connect(self._keep)
        screen.edit.connect(self.change)
        screen.removed.connect(self._remove)
        screen.switched.connect(self.switch)
        screen.changed.connect(self._set)
        screen.try_now.connect(self._reminding.try_now)
        here = screen.here
        here.autostart.wanted.connect(partial(self._switch_outside, here.autostart, self._autostart))
        here.menu.wanted.connect(partial(self._switch_outside, here.menu, self._menu))
        screen.here.when_closed.connect(self._set_when_closed)
        screen.here.export.connect(self._ask_where)
        screen.still_wanted.kept.connect(self._reminding.keep_as_it_is)
        screen.still_wanted.changed.connect(self.change)
        screen.still_wanted.stopped.connect(lambda name: self.switch(name, on=False))
        return screen

    @cached_property
    def _one(self) -> ReminderScreen:
        from relaxapp.ui.reminder import ReminderScreen

        screen = ReminderScreen()
        screen.save.connect(self._keep)
        screen.back.connect(self.open)
        return screen
