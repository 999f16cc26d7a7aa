"""When somebody last touched the program: a key, the mouse, a finger or a pen, in any of its windows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject

if TYPE_CHECKING:
    from collections.abc import Callable

_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)


class Touches(QObject):
    """Feels for touches from its making until `end`; `last` is the time of the last one, by `now`."""

    def __init__(self, now: Callable[[], float], parent: QObject) -> None:
        super().__init__(parent)
        self._now = now
        self.last = now()
        if application := QCoreApplication.instance():
            application.installEventFilter(self)

    def end(self) -> None:
        """Feel for nothing any more."""
        if application := QCoreApplication.instance():
            application.removeEventFilter(self)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take note, and let everything pass."""
        if event.type() in _TOUCHES:
            self.last = self._now()
        return super().eventFilter(watched, event)
