"""Wait with me: some minutes that pass, with company of one's choice and the numbers beside it. Nothing is asked."""

from __future__ import annotations

import time
from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QPushButton, QVBoxLayout, QWidget

from relaxapp.support.in_words import emergency, spoken_number
from relaxapp.ui import words
from relaxapp.ui.company import Around, Breath, Mine, People
from relaxapp.ui.contact import Numbers
from relaxapp.ui.controls import announce, button, label, paragraph, surface, title
from relaxapp.ui.layouts import Flow
from relaxapp.ui.orienting import TimeBar
from relaxapp.ui.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from relaxapp.exercises.timeline import Moment
    from relaxapp.support.plan import Plan
    from relaxapp.support.records import Country
    from relaxapp.ui.fields import LoadPicture
    from relaxapp.ui.theme import Theme

BLOCKS: Final = (5, 15)
"""Minutes of one stretch of waiting (reference: delay in blocks of 5 and 15 minutes, spunout.ie)."""
COMPANY: Final = {
    "breath": "Breath",
    "sounds": "Sounds",
    "around": "Around",
    "mine": "My words",
    "people": "People",
}
_LISTEN: Final = "There is nothing to do. Listen as much or as little as you like."
_TICK_MS: Final = 1000
_MINUTE: Final = 60.0
_BESIDE: Final = 78
"""A screen of at least this many letters has the numbers beside the company; a narrower one, beneath, and in short
above it."""
_WHERE_YOU_ARE: Final = "the emergency number of the place where you are"


class WaitingScreen(Page):
    """Lets time pass in company.

    `sound` asks for "breath" or "sounds" to be heard, or "" for silence; `elsewhere` for something else to do;
    `enough` is where the wait ends; `plan` leads to the support plan; `link` asks for a link; `hear` carries what is
    to be said aloud, "" for silence.
    """

    sound = Signal(str)
    elsewhere = Signal()
    enough = Signal()
    plan = Signal()
    link = Signal(str)
    hear = Signal(str)

    def __init__(self, theme: Theme, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__("Waiting together")
        self._clock = clock
        self._from = 0.0
        self._seconds = 0.0
        self._over = True
        self._heard = False
        self.company = ""
        self.breath = Breath(theme, clock)
        self.around = Around()
        self.mine = Mine()
        self.people = People()
        self._connect()
        self.column.addWidget(title("Nothing has to be decided now"))
        self._add_time()
        self._add_company()
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self.order()

    @property
    def minutes_left(self) -> float:
        """The minutes until this stretch is over."""
        return max(self._from + self._seconds - self._clock(), 0.0) / _MINUTE

    @property
    def over(self) -> bool:
        """Whether the time has passed, or none was begun."""
        return self._over

    def begin(self, country: Country | None, plan: Plan, load: LoadPicture, *, breath: bool, reduced: bool) -> None:
        """Begin to wait, or go on with what was begun.

        `load` reads a picture of the plan; `breath` says whether a breath suits this person.
        """
        self.breath.pacer.set_reduced(reduced)
        words_of_mine, pictures = ([str(entry) for entry in plan.entries(part)] for part in ("words", "pictures"))
        self.mine.show_words(words_of_mine, pictures, load)
        people = [person for person in (*plan.people, *plan.professionals) if person]
        self.people.show_people(people, country)
        self._numbers.show_country(country)
        self._short.setText(f"In danger now, call {emergency(country) if country else _WHERE_YOU_ARE}.")
        self._short.setAccessibleName(
            f"In danger now, call {emergency(country, spoken_number) if country else _WHERE_YOU_ARE}."
        )
        self._doors["breath"].setVisible(breath)
        if self._over:
            self.choose("breath" if breath else "around")
            self.wait_for(BLOCKS[0])
        elif self.company == "sounds":
            self.sound.emit("sounds")
        self.order()

    def wait_for(self, minutes: float) -> None:
        """Let so many minutes pass, from now."""
        self._from, self._seconds, self._over = self._clock(), minutes * _MINUTE, False
        self._offer_other_ways(False)
        self.tick()
        if self.company == "sounds" or self.breath.aloud.isChecked():
            self.sound.emit("sounds" if self.company == "sounds" else "breath")

    def choose(self, company: str) -> None:
        """Change the company; another one ends the sound of the last. Sounds that have ended begin again."""
        if self.company == company and (company != "sounds" or self._heard):
            return
        heard = self.company == "sounds" or self.breath.aloud.isChecked()
        self.company = company
        self._doors[company].setChecked(True)
        self.first = self._doors[company]
        for name, panel in self._panels.items():
            panel.setVisible(name == company)
        if company == "sounds":
            self.sound.emit("sounds")
        elif heard:
            self.sound.emit("")
        if company == "breath":
            self.breath.follow(None)

    def follow(self, source: Callable[[], Moment] | None) -> None:
        """Show the breath that is heard; None when there is silence again."""
        self._heard = source is not None
        self.breath.follow(source if self.company == "breath" else None)

    def set_theme(self, theme: Theme) -> None:
        """Paint the breath with these colours."""
        self.breath.pacer.set_theme(theme)

    def tick(self) -> None:
        """Show what is left."""
        left = self.minutes_left
        self._bar.set_share(1 - left * _MINUTE / self._seconds if self._seconds else 1.0)
        if left > 0:
            self._left.setText("About a minute more." if left <= 1 else f"About {ceil(left)} minutes more.")
        elif not self._over:
            self._over = True
            passed = f"{words.minutes(self._seconds / _MINUTE).capitalize()} have passed. Any of these is fine."
            self._left.setText(passed)
            self._offer_other_ways(True)
            announce(self, passed)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.tick()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._timer.stop()
        self.hear.emit("")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the numbers beside the company where there is room."""
        super().resizeEvent(event)
        wide = self.width() >= self.fontMetrics().averageCharWidth() * _BESIDE
        self._middle.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._short.setVisible(not wide)

    def _offer_other_ways(self, offered: bool) -> None:
        for way in self._other_ways:
            way.setVisible(offered)

    # What it is made of

    def _add_time(self) -> None:
        self._left = label(look="strong")
        self._bar = TimeBar()
        self.column.addWidget(self._left)
        self.column.addWidget(self._bar)
        self._short = label()
        self.column.addWidget(self._short)
        for minutes in BLOCKS:
            longer = button(f"{minutes} minutes", description=f"Waits {minutes} minutes from now.")
            longer.clicked.connect(lambda _=False, minutes=minutes: self.wait_for(minutes))
            self.foot.addWidget(longer)
        self._other_ways: list[QPushButton] = []
        for text, wanted in (("Something else", self.elsewhere), ("Enough for now", self.enough)):
            way = button(text)
            way.clicked.connect(wanted)
            self._other_ways.append(way)
        back = self.way_back("Back to the people who can help.")
        self.foot.add((*self._other_ways, back))

    def _add_company(self) -> None:
        doors = Flow()
        group = QButtonGroup(self)
        self._doors: dict[str, QPushButton] = {}
        for name, text in COMPANY.items():
            door = button(text, look="company")
            door.setCheckable(True)
            door.clicked.connect(lambda _=False, name=name: self.choose(name))
            group.addButton(door)
            doors.addWidget(door)
            self._doors[name] = door
        self.column.addLayout(doors)
        self._panels: dict[str, QWidget] = {
            "breath": self.breath,
            "sounds": paragraph(_LISTEN),
            "around": self.around,
            "mine": self.mine,
            "people": self.people,
        }
        company = QVBoxLayout()
        for panel in self._panels.values():
            panel.hide()
            company.addWidget(panel, int(panel is self.breath))
        company.addStretch()
        frame, inside = surface()
        self._numbers = Numbers()
        inside.addWidget(self._numbers)
        inside.addStretch(1)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(20)
        self._middle.addLayout(company, 3)
        self._middle.addWidget(frame, 2)
        self.column.addLayout(self._middle, 1)

    def _connect(self) -> None:
        self.breath.sound.connect(lambda on: self.sound.emit("breath" if on else ""))
        self.mine.write.connect(self.plan)
        self.people.link.connect(self.link)
        self.people.hear.connect(self.hear)
