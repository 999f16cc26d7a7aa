"""One plan of a person's own in the window: to read, to write, to print and take along. Every change is kept."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from relaxapp.app import dialogs
from relaxapp.app.on_paper import OnPaper, Paper
from relaxapp.failures import Failure
from relaxapp.support.plan_page import as_html, as_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.app.house import House
    from relaxapp.support.plan_store import FlarePlanStore, PlanStore
    from relaxapp.ui.plan_sheet import PlanSheet

_SAVE_MS: Final = 400


class KeptPlan(QObject):
    """Shows one plan and keeps it. `link` asks for a link, `exercise` for an exercise by its name."""

    back = Signal()
    other = Signal()
    link = Signal(str)
    exercise = Signal(str)

    def __init__(
        self,
        house: House,
        store: PlanStore | FlarePlanStore,
        make_screen: Callable[[], PlanSheet],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._store = store
        self._make_screen = make_screen
        self._saver = QTimer(self, interval=_SAVE_MS, singleShot=True)
        self._saver.timeout.connect(self._save)

    @property
    def shown(self) -> PlanSheet | None:
        """The screen, once it was needed."""
        return self.__dict__.get("_screen")

    @property
    def links(self) -> frozenset[str]:
        """The links of all people in the plan."""
        self.save()
        return self._store.load().links

    @Slot()
    def open(self) -> None:
        """Show the plan."""
        self.save()
        plan = self._store.load()
        self._screen.show_plan(plan, self._titles(), self._store.problem)
        self._house.window.show_screen(self._screen)

    @Slot()
    def save(self) -> None:
        """Write what is not written yet, and try again what could not be."""
        if self._saver.isActive() or self._store.unsaved:
            self._saver.stop()
            self._save()

    def forget(self) -> None:
        """Let go of what is written, also of what could not be saved: it was deleted."""
        self._saver.stop()
        self._store.forget()
        if self.shown is not None:
            self.shown.show_plan(self._store.load(), {})

    @Slot()
    def _save(self) -> None:
        try:
            self._store.save(self._screen.plan)  # type: ignore[arg-type]  # this screen shows this kind of plan
            self._screen.tell(self._store.problem)
        except Failure as failure:
            self._screen.tell(str(failure))

    def _titles(self) -> dict[str, str]:
        return {script.name: script.title for script in self._house.library().scripts.values()}

    @Slot()
    def _leave(self) -> None:
        self.save()
        self.back.emit()

    @Slot()
    def _leave_for_other(self) -> None:
        self.save()
        self.other.emit()

    def _page(self) -> Paper:
        plan, titles = self._screen.plan, self._titles()
        return Paper(plan.TITLE, as_html(plan, titles), as_text(plan, titles))

    @Slot()
    def _ask_for_picture(self) -> None:
        from relaxapp.desktop.pictures import FORMATS

        kinds = (f"Pictures ({' '.join(f'*.{kind}' for kind in FORMATS)})",)
        dialogs.to_open(self._house.window, "A picture", lambda path: self._screen.add_picture(str(path)), kinds=kinds)

    @cached_property
    def _screen(self) -> PlanSheet:
        screen = self._make_screen()
        screen.changed.connect(lambda _: self._saver.start())
        screen.back.connect(self._leave)
        screen.other_wanted.connect(self._leave_for_other)
        screen.link.connect(self.link)
        screen.exercise.connect(self.exercise)
        screen.picture_wanted.connect(self._ask_for_picture)
        OnPaper(self._house, screen, self._page)
        return screen
