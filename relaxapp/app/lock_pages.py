"""The pages of the lock: made, changed, removed; and its recovery key, shown once."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from relaxapp.app.house import now_here

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from relaxapp.app.house import House
    from relaxapp.app.phrase import Phrase
    from relaxapp.ui.lock import LockScreen, RecoveryKeyScreen

_UNREMEMBERED: Final = "x-kde-passwordManagerHint"
"""What asks a program that remembers what was copied not to keep this. Password managers do it so."""
_GONE: Final = "The lock is gone. Everything opens without a phrase."


class LockPages(QObject):
    """Shows an open lock, or how to make one.

    `changed` tells that there is a lock now, or none any more, or that other things are under it; `shutting`, that all
    that is private must be let go of; `lock` asks to shut it; `back` leaves.
    """

    changed = Signal()
    shutting = Signal()
    lock = Signal()
    back = Signal()

    def __init__(self, house: House, phrase: Phrase, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self._phrase = phrase
        self._shown_key = ""

    @property
    def screens(self) -> list[QWidget]:
        """The screens that were needed so far."""
        return [self.__dict__[name] for name in ("_screen", "_key") if name in self.__dict__]

    def make(self) -> None:
        """Ask for the phrase of a new lock."""
        from relaxapp.ui.lock_words import SET_UP

        self._phrase.ask(SET_UP, self._house.vault.create, self._made, self.back.emit)

    @Slot()
    def open(self) -> None:
        """Show what can be done with the lock."""
        self._screen.show_lock(self._house.chosen(), self._house.vault.problem)
        self._house.window.show_screen(self._screen)

    def forget(self) -> bool:
        """Know no recovery key any more, nor have it in the clipboard; tell whether one was shown."""
        if not self._shown_key:
            return False
        clipboard = QGuiApplication.clipboard()
        if clipboard.text() == self._shown_key:
            clipboard.clear()
        self._shown_key = ""
        self._key.show_key("")
        return True

    def _made(self, key: str) -> None:
        if self._house.vault.problem:  # the journal was opened again meanwhile
            self._tidy()
        self.changed.emit()
        self._show_key(key)

    @Slot()
    def _change(self) -> None:
        from relaxapp.ui.lock_words import CHANGE

        self._phrase.ask(CHANGE, self._house.vault.change, lambda _: self.open(), self.open)

    @Slot()
    def _renew(self) -> None:
        from relaxapp.ui.lock_words import RENEW

        self._phrase.ask(RENEW, self._house.vault.new_recovery_key, self._show_key, self.open)

    @Slot()
    def _remove(self) -> None:
        from relaxapp.ui.lock_words import REMOVE

        self._phrase.ask(REMOVE, self._house.vault.remove, self._removed, self.open)

    def _removed(self, _: object) -> None:
        self.changed.emit()
        self.back.emit()
        self._house.window.notice(self._house.vault.problem or _GONE)

    @Slot(str, object)
    def _edit(self, option: str, value: object) -> None:
        changed: dict[str, object] = {option: value}
        self._house.change(replace(self._house.chosen(), **changed))  # type: ignore[arg-type]  # the form's own types
        if option == "plan_while_locked":
            self._tidy()
            self._screen.say(self._house.vault.problem)
        self.changed.emit()

    def _tidy(self) -> None:
        self.shutting.emit()
        self._house.vault.tidy()

    # The recovery key

    def _show_key(self, key: str) -> None:
        self._shown_key = key
        self._key.show_key(key)
        self._house.window.show_screen(self._key)

    @Slot()
    def _copy_key(self) -> None:
        from relaxapp.ui.lock_words import KEY_COPIED

        copied = QMimeData()
        copied.setText(self._shown_key)
        copied.setData(_UNREMEMBERED, b"secret")
        QGuiApplication.clipboard().setMimeData(copied)
        self._key.tell(KEY_COPIED)

    @Slot()
    def _print_key(self) -> None:
        from relaxapp.desktop.printing import print_page
        from relaxapp.vault.recovery import on_paper

        print_page(on_paper(self._shown_key, now_here().date()), self._house.window)

    @Slot()
    def _have_key(self) -> None:
        self.forget()
        self.open()

    @cached_property
    def _screen(self) -> LockScreen:
        from relaxapp.ui.lock import LockScreen

        screen = LockScreen()
        screen.lock_now.connect(self.lock)
        screen.change.connect(self._change)
        screen.renew.connect(self._renew)
        screen.remove.connect(self._remove)
        screen.edited.connect(self._edit)
        screen.back.connect(self.back)
        return screen

    @cached_property
    def _key(self) -> RecoveryKeyScreen:
        from relaxapp.ui.lock import RecoveryKeyScreen

        screen = RecoveryKeyScreen()
        screen.copied.connect(self._copy_key)
        screen.printed.connect(self._print_key)
        screen.done.connect(self._have_key)
        return screen
