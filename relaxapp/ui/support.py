"""People who can help: the emergency number first, and beneath it all else, a moment later when it is not ready yet."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout

from relaxapp.ui.controls import Caution, button, title
from relaxapp.ui.layouts import Refill
from relaxapp.ui.page import Page
from relaxapp.ui.support_line import EmergencyCard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QHideEvent, QShowEvent

    from relaxapp.support.plan import Person
    from relaxapp.support.records import Country, Support
    from relaxapp.ui.contact import Contact
    from relaxapp.ui.support_beneath import Beneath

_MINUTE_MS: Final = 60_000


def _now() -> datetime:
    return datetime.now().astimezone()


class SupportScreen(Page):
    """Shows whom to reach in one country. It opens nothing by itself: `link` tells which link was asked for.

    `hear` carries what is to be said aloud, "" for silence; `waiting`, `plan` and `flare_plan` lead there; `correct`
    carries a Line that the person knows better, `add_line` asks to write a new one.
    """

    country_changed = Signal(str)
    link = Signal(str)
    hear = Signal(str)
    correct = Signal(object)
    add_line = Signal()
    waiting = Signal()
    plan = Signal()
    flare_plan = Signal()

    def __init__(self, clock: Callable[[], datetime] = _now) -> None:
        super().__init__("People who can help")
        self._clock = clock
        self._tells_hour = False
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self._tell_hour)
        self._made_of: object = None
        self._copied: Contact | None = None
        self._people: tuple[tuple[Person, ...], str] = ((), "")
        self._beneath: Beneath | None = None
        self._fill_beneath: Callable[[Beneath], None] | None = None
        self._danger = Refill(QVBoxLayout(), spacing=12)
        self.column.addWidget(title("People who can help"))
        self.column.addWidget(self._danger)
        self.column.addStretch(1)
        self._back = self.way_back()
        wait = button("Wait with me", description="Some minutes, with company. The numbers stay in sight.")
        wait.clicked.connect(self.waiting)
        plan = button("My support plan", quiet=True)
        plan.clicked.connect(self.plan)
        self.foot.add((wait, plan, self._back))
        self.first = self._back

    def set_support(
        self,
        support: Support,
        code: str,
        *,
        guessed: bool,
        now: datetime | None = None,
        kept: Sequence[str] = (),
        whole: bool = True,
    ) -> None:
        """Show the lines of a country; an unknown or empty code asks for the country first.

        `guessed` marks a country that nobody chose yet; `now` (aware) tells who answers at this hour; `kept` are
        the codes of countries at hand. Unless it is to be `whole`, only the emergency numbers are there the first
        time, so that they are there soonest.
        """
        self._tells_hour = now is not None
        choosing = self._beneath is not None and self._beneath.chooser.box.hasFocus()
        country = support.countries.get(code)
        answering = [line.open_now(now) for line in country.lines] if country and now else []
        made_of = (country, support.problem, support.directories, support.checked, guessed, tuple(kept), answering)
        if made_of != self._made_of:
            self._made_of = made_of
            self._show_danger(support, country)
            self._fill_beneath = lambda beneath: beneath.show_support(
                support, country, guessed=guessed, now=now, kept=kept
            )
        if whole or self._beneath is not None:
            self._complete()
        self.order()
        if self._copied is not None:
            self._copied.forget_copied()
        if not choosing:
            self.area.verticalScrollBar().setValue(0)
            if self.isVisible():
                self.focus_first()

    def _complete(self) -> None:
        """Show what stands beneath the emergency numbers as well."""
        if self._beneath is None:
            self._beneath = self._make_beneath()
            self._beneath.show_people(*self._people)
        if self._fill_beneath is not None:
            self._fill_beneath(self._beneath)
            self._fill_beneath = None
            self.first = self._beneath.first or self.first
            self.order()

    def set_people(self, people: Sequence[Person], problem: str = "") -> None:
        """Show one's own people; `problem` tells why they can't be read."""
        if (tuple(people), problem) == self._people:
            return
        self._people = (tuple(people), problem)
        if self._beneath is not None:
            self._beneath.show_people(*self._people)
            self.order()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Keep what is said of the hour true for as long as somebody stays."""
        super().showEvent(event)
        self._tell_hour()
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """End what is being said: whoever leaves wants silence."""
        super().hideEvent(event)
        self._minute.stop()
        self.hear.emit("")

    def _tell_hour(self) -> None:
        if self._tells_hour and self._beneath is not None:
            self._beneath.tell_hour(self._clock())

    def _show_danger(self, support: Support, country: Country | None) -> None:
        """Show what is needed at once: the emergency numbers, or how to come to them."""
        self._copied = None
        emergency = EmergencyCard(country)
        self._listen(emergency.contacts)
        with self._danger.refilled() as inside:
            if support.problem:
                inside.addWidget(Caution(support.problem))
            inside.addWidget(emergency)
        self.first = emergency.contacts[0].copy if emergency.contacts else self._back

    def _make_beneath(self) -> Beneath:
        from relaxapp.ui.support_beneath import Beneath

        made = Beneath(self._listen)
        made.country_changed.connect(self.country_changed)
        made.rearranged.connect(self.order)
        made.link.connect(self.link)
        made.correct.connect(self.correct)
        made.add_line.connect(self.add_line)
        made.waiting.connect(self.waiting)
        made.plan.connect(self.plan)
        made.flare_plan.connect(self.flare_plan)
        self.column.insertWidget(self.column.count() - 1, made)
        made.show()  # at once: a layout would show it a little later
        return made

    def _listen(self, contacts: Sequence[Contact]) -> None:
        for contact in contacts:
            contact.link.connect(self.link)
            contact.hear.connect(self.hear)
            contact.copied.connect(lambda contact=contact: self._was_copied(contact))

    def _was_copied(self, contact: Contact) -> None:
        if self._copied is not None and self._copied is not contact:
            self._copied.forget_copied()
        self._copied = contact
