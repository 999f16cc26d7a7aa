"""Says something to a person who is busy elsewhere, in the first way that this desktop has; the last always works."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance, Slot

from relaxapp.failures import log

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_RESTART_MS: Final = 1500


@dataclass(frozen=True)
class Notice:
    """A few words with something to press: `actions` maps an id to its words, the first is what a plain click means.

    A `discreet` one does not carry the name of the program. No desktop makes a noise for it: with `sound`, whoever
    shows it lets something soft be heard once `Notifier.shown` comes.
    """

    title: str
    body: str = ""
    actions: Mapping[str, str] = field(default_factory=dict)
    sound: bool = False
    discreet: bool = True


class Adapter(Protocol):
    """One way to show a notice. It tells `chosen` (an id) or `closed`, or `lost` when its notice was swept away."""

    chosen: SignalInstance
    closed: SignalInstance
    lost: SignalInstance

    def show(self, notice: Notice, told: Callable[[bool], None]) -> None:
        """Show it, and tell whether that worked, now or a little later."""

    def withdraw(self) -> None:
        """Take back what is shown or on its way, without a word."""


class Notifier(QObject):
    """Shows one notice at a time by the first adapter that can; another one takes the place of what is shown."""

    chosen = Signal(str)
    closed = Signal()
    """It went without an answer."""
    shown = Signal()

    def __init__(self, adapters: Sequence[Adapter], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._adapters = adapters
        self._notice: Notice | None = None
        self._using: Adapter | None = None
        self._again = False
        for adapter in adapters:
            adapter.chosen.connect(partial(self._chosen, adapter))
            adapter.closed.connect(partial(self._closed, adapter))
            adapter.lost.connect(partial(self._lost, adapter))

    @property
    def showing(self) -> bool:
        """Whether a notice is shown, or on its way."""
        return self._notice is not None

    def show(self, notice: Notice) -> None:
        """Show a notice."""
        self.withdraw()
        self._notice, self._again = notice, False
        self._try(notice, 0)

    @Slot()
    def withdraw(self) -> None:
        """Take back what is shown, without a word."""
        self._notice = self._using = None
        for adapter in self._adapters:
            adapter.withdraw()

    def _try(self, notice: Notice, number: int) -> None:
        if number < len(self._adapters):
            self._adapters[number].show(notice, partial(self._told, notice, number))
        else:
            log.warning("a notice could not be shown in any way")
            self._notice = None
            self.closed.emit()

    def _told(self, notice: Notice, number: int, worked: bool) -> None:
        if self._notice is not notice:  # another one came, or it was taken back, while this was on its way
            return
        if worked:
            self._using = self._adapters[number]
            self.shown.emit()
        else:
            self._try(notice, number + 1)

    def _chosen(self, adapter: Adapter, action: str) -> None:
        if adapter is self._using:
            self._notice = self._using = None
            self.chosen.emit(action)

    def _closed(self, adapter: Adapter) -> None:
        if adapter is self._using:
            self._notice = self._using = None
            self.closed.emit()

    def _lost(self, adapter: Adapter) -> None:
        """Show once more what nobody may have seen: its server was started again a moment ago, or is gone."""
        notice = self._notice
        if adapter is not self._using or not notice:
            return
        self._using = None
        if self._again:
            self._notice = None
            self.closed.emit()
            return
        self._again = True
        QTimer.singleShot(_RESTART_MS, self, partial(self._once_more, notice))

    def _once_more(self, notice: Notice) -> None:
        if self._notice is notice:
            self._try(notice, 0)
