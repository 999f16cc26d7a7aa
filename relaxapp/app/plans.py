"""Both plans of a person's own in the window, and the people in them."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from relaxapp.app.house import at_once

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage

    from relaxapp.app.house import House
    from relaxapp.app.kept_plan import KeptPlan
    from relaxapp.support.plan import Plan
    from relaxapp.support.plan_store import FlarePlanStore, PlanStore
    from relaxapp.ui.plan_sheet import PlanSheet


class Plans(QObject):
    """The support plan and the flare plan. `back` asks for the screen before, `link` for a link, `exercise` for one.

    `unlocked` calls back when they may be shown: at once, or after the phrase of the lock that they are under.
    """

    back = Signal()
    link = Signal(str)
    exercise = Signal(str)

    def __init__(
        self, house: House, parent: QObject, unlocked: Callable[[Callable[[], object]], None] = at_once
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._unlocked = unlocked

    @Slot()
    def open(self) -> None:
        """Show the support plan, once it may be shown."""
        self._unlocked(self._mine.open)

    @Slot()
    def open_flare(self) -> None:
        """Show the flare plan, once it may be shown."""
        self._unlocked(self._flare.open)

    def plan(self) -> Plan:
        """Return the support plan as it is now."""
        self.save()
        return self._store.load()

    @property
    def links(self) -> frozenset[str]:
        """The links of everybody in both plans."""
        return self._mine.links | self._flare.links

    @property
    def problem(self) -> str:
        """What was wrong with the file of the support plan, in plain words; empty when all is well."""
        return self._store.problem

    @property
    def locked(self) -> bool:
        """Whether the support plan was found locked."""
        return self._store.locked

    @property
    def screens(self) -> list[PlanSheet]:
        """The screens that were needed so far."""
        built = [self.__dict__[name].shown for name in ("_mine", "_flare") if name in self.__dict__]
        return [screen for screen in built if screen is not None]

    def save(self) -> None:
        """Write what is not written yet."""
        for name in ("_mine", "_flare"):
            if name in self.__dict__:
                self.__dict__[name].save()

    def forget(self) -> None:
        """Let go of what is written, also of what could not be saved: it was deleted."""
        for name in ("_mine", "_flare"):
            if name in self.__dict__:
                self.__dict__[name].forget()

    def load_picture(self, path: str, side: int) -> QImage:
        """Return one of the person's own pictures, at most `side` pixels wide and high."""
        from relaxapp.desktop import pictures

        return pictures.load(Path(path), side)

    # Parts, each built when it is first needed

    @cached_property
    def _store(self) -> PlanStore:
        from relaxapp.support.plan_store import PlanStore

        return PlanStore(self._house.where.plan, self._house.vault)

    @cached_property
    def _flare_store(self) -> FlarePlanStore:
        from relaxapp.support.plan_store import FlarePlanStore

        return FlarePlanStore(self._house.where.flare_plan, self._house.vault)

    @cached_property
    def _mine(self) -> KeptPlan:
        def screen() -> PlanSheet:
            from relaxapp.ui.plan import PlanScreen

            return PlanScreen(self.load_picture)

        return self._kept(self._store, screen, self.open_flare)

    @cached_property
    def _flare(self) -> KeptPlan:
        def screen() -> PlanSheet:
            from relaxapp.ui.flare_plan import FlarePlanScreen

            return FlarePlanScreen()

        return self._kept(self._flare_store, screen, self.open)

    def _kept(
        self, store: PlanStore | FlarePlanStore, make: Callable[[], PlanSheet], other: Callable[[], None]
    ) -> KeptPlan:
        from relaxapp.app.kept_plan import KeptPlan

        kept = KeptPlan(self._house, store, make, parent=self)
        kept.back.connect(self.back)
        kept.other.connect(other)
        kept.link.connect(self.link)
        kept.exercise.connect(self.exercise)
        return kept
