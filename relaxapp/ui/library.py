"""All exercises, and finding one for what the day is like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relaxapp.exercises.finding import find
from relaxapp.ui.controls import announce, button, paragraph, title
from relaxapp.ui.exercise_list import ExerciseList
from relaxapp.ui.exercise_row import Listed
from relaxapp.ui.page import Page
from relaxapp.ui.wishes import Wishes, is_typing

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from relaxapp.exercises.script import Script

_SAID_MS: Final = 700
"""A screen reader hears what was found when somebody stops typing."""
_NONE: Final = "Nothing here answers all of that at once. With fewer wishes there is more to choose from."
_NO_FILES: Final = (
    "The exercises can't be found just now. Their files may be missing or damaged. Nothing of yours is lost."
)


class LibraryScreen(Page):
    """Shows what answers a wish. `chosen` names an exercise whose card is wanted, `quick` one that is to start."""

    chosen = Signal(str)
    quick = Signal(str)
    favourite = Signal(str, bool)
    own_exercises = Signal()
    patterns = Signal()

    def __init__(self) -> None:
        super().__init__("All exercises")
        self._shown: object = None
        self._scripts: tuple[Script, ...] = ()
        self._unsuitable: Mapping[str, str] = {}
        self._recent: tuple[str, ...] = ()
        self._favourites: tuple[str, ...] = ()
        self._own: frozenset[str] = frozenset()
        self._left_from = ""

        self._list = ExerciseList()
        self._list.chosen.connect(self._choose)
        self._list.quick.connect(self.quick)
        self._list.favourite.connect(self._mark)
        self._list.left.connect(self._search)
        self._wishes = Wishes()
        self._wishes.changed.connect(self._find)
        self._wishes.entered.connect(self._open_first)
        self._wishes.left.connect(self._list.enter)
        self._none = paragraph(_NONE)
        self._everything = button("Show all exercises")
        self._everything.clicked.connect(self._wishes.clear)
        self._nothing = self._make_nothing()
        for widget in (title("All exercises"), self._wishes, self._list, self._nothing):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        for text, name, wanted in (
            ("Back", "Back", self.back),
            ("My exercises", "My exercises", self.own_exercises),
            ("My breathing", "My breathing patterns", self.patterns),
        ):
            door = button(text, quiet=True)
            door.setAccessibleName(name)
            door.clicked.connect(wanted)
            self.foot.addWidget(door)
        self._saying = QTimer(self, interval=_SAID_MS, singleShot=True)
        self._saying.timeout.connect(self._say)
        self._found = 0
        self.first = self._wishes.search
        bar = self.area.verticalScrollBar()
        bar.valueChanged.connect(self._look_ahead)

    def set_library(
        self,
        scripts: Sequence[Script],
        *,
        unsuitable: Mapping[str, str],
        recent: Sequence[str],
        favourites: Sequence[str],
        own: Collection[str],
    ) -> None:
        """Show the exercises; `unsuitable` maps names to the reason why they are not offered.

        `recent` are the names of those that were used, the last one first; `own` those that the person made.
        """
        now = (tuple(scripts), dict(unsuitable), tuple(recent), tuple(favourites), frozenset(own))
        if self._shown == now:
            return
        self._shown = now
        self._scripts, self._unsuitable, self._recent, self._favourites, self._own = now
        self._wishes.offer({need for script in scripts for need in script.needs}, {each.family for each in scripts})
        self._find()
        self.order()

    def clear(self) -> None:
        """Forget what was looked for, as when somebody comes in anew."""
        self._left_from = ""
        self._wishes.clear()
        self.area.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        """Give the focus to the exercise whose card was opened, when one comes back from it."""
        row = self._list.row_of(self._left_from)
        (row.opens if row is not None and row.opens.isEnabled() else self._wishes.search).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Whatever is typed anywhere searches."""
        if is_typing(event):
            self._wishes.type_in(event)
        else:
            super().keyPressEvent(event)

    def _make_nothing(self) -> QWidget:
        """Return what stands there when nothing was found."""
        part = QWidget()
        inside = QVBoxLayout(part)
        inside.setContentsMargins(0, 16, 0, 0)
        inside.setSpacing(14)
        inside.addWidget(self._none)
        inside.addWidget(self._everything, 0, Qt.AlignmentFlag.AlignLeft)
        part.hide()
        return part

    def _find(self) -> None:
        wish = self._wishes.wish
        found = find(self._scripts, wish, favourites=self._favourites, recent=self._recent)
        offered = [script for script in found if script.name not in self._unsuitable]
        aside = [script for script in found if script.name in self._unsuitable]
        self._list.show_exercises([self._listed(script) for script in (*offered, *aside)])
        self._nothing.setVisible(not found)
        self._none.setText(_NONE if self._scripts else _NO_FILES)
        self._everything.setVisible(bool(self._scripts))
        self._found = len(offered)
        if self.isVisible():
            self._saying.start()

    def _listed(self, script: Script) -> Listed:
        return Listed(
            script,
            reason=self._unsuitable.get(script.name, ""),
            used=script.name in self._recent,
            favourite=script.name in self._favourites,
            own=script.name in self._own,
        )

    def _say(self) -> None:
        announce(self, "Nothing found" if not self._found else f"{self._found} found")

    def _open_first(self) -> None:
        if self._wishes.search.text().strip() and self._found:
            self._choose(self._list.first_name)

    def _choose(self, name: str) -> None:
        self._left_from = name
        self.chosen.emit(name)

    def _mark(self, name: str, favourite: bool) -> None:
        """Keep a star that was pressed. Nothing changes its place under somebody's hand: that waits for a new wish."""
        others = tuple(known for known in self._favourites if known != name)
        self._favourites = (*others, name) if favourite else others
        self.favourite.emit(name, favourite)

    def _search(self) -> None:
        self._wishes.search.setFocus(Qt.FocusReason.BacktabFocusReason)

    def _look_ahead(self) -> None:
        """Make more rows before somebody comes to the end of those there are."""
        bar = self.area.verticalScrollBar()
        if bar.maximum() - bar.value() < bar.pageStep():
            self._list.grow()
