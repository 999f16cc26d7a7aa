"""The page for a clinician: what shall be on it, and what it will look like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from relaxapp.journal.clinician import USUAL_DAYS, Choices, Period
from relaxapp.ui.choice import choice
from relaxapp.ui.controls import Caution, announce, button, heading, label, paragraph, title
from relaxapp.ui.day_stepper import DayStepper
from relaxapp.ui.layouts import Refill
from relaxapp.ui.page import Page
from relaxapp.ui.rows import Row
from relaxapp.ui.switch import Switch
from relaxapp.ui.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QImage, QPaintEvent

OWN: Final = "own"
PERIODS: Final = {
    "weeks": "The last four weeks",
    "months": "The last three months",
    "year": "The last year",
    OWN: "Days that I choose",
}
"""The times that can be chosen, with words."""
_ABOUT: Final = (
    "Figures from your journal on a page or two, to show to somebody you trust with them. Below you see what will be "
    "on it. Nothing leaves this computer unless you save or print it."
)
_BACK_THEN: Final = {-365: "A year ago", -91: "Three months ago", -28: "Four weeks ago", 0: "Today"}
_EDGE: Final = 1


@dataclass(frozen=True)
class Wanted:
    """What is on the page, and the size of its paper."""

    choices: Choices
    paper: str


class ClinicianScreen(Page):
    """`changed` carries what is wanted, whenever that is something else; `pdf` and `printed` what shall be made of it.

    Whoever makes the page shows it with `show_pages`, and meanwhile that it is made with `show_making`.
    """

    changed = Signal(object)
    pdf = Signal(object)
    printed = Signal(object)

    def __init__(self, papers: Mapping[str, str]) -> None:
        super().__init__("A page for my clinician")
        self._today: date | None = None
        self.period = choice("Which time", PERIODS)
        self.first_day = DayStepper("From", _BACK_THEN)
        self.last_day = DayStepper("To", _BACK_THEN)
        self.notes = Switch()
        self.mood = Switch()
        self.person = Writing("A name on the page, if you like")
        self.paper = choice("Size of the paper", papers)
        self._days = QWidget()
        days = QVBoxLayout(self._days)
        days.setContentsMargins(0, 0, 0, 0)
        for words, stepper in (("From", self.first_day), ("To", self.last_day)):
            days.addWidget(label(words))
            days.addWidget(stepper)
        self._problem = Caution()
        self._making = paragraph("", muted=True)
        keep = self._making.sizePolicy()
        keep.setRetainSizeWhenHidden(True)  # what stands below it stays in its place
        self._making.setSizePolicy(keep)
        self._pages = Refill(QVBoxLayout(), 14)
        self._lay_out()
        self._add_foot()
        for chosen in (self.period, self.paper):
            chosen.currentIndexChanged.connect(self._tell)
        for switch in (self.notes, self.mood):
            switch.toggled.connect(self._tell)
        self.person.textChanged.connect(self._tell)
        self.first_day.changed.connect(self._tell)
        self.last_day.changed.connect(self._tell)
        self.first = self.period
        self._show_days()
        self.order()

    def _lay_out(self) -> None:
        """Place what can be chosen, and below it what the page will be."""
        name = label("A name on the page, if you like")
        name.setBuddy(self.person)
        rows = (
            Row("Which time", self.period),
            self._days,
            Row("With my notes", self.notes, "What you wrote beside sessions and check-ins, the latest first."),
            Row("With my answers about mood", self.mood, "The sum of the four questions, where you answered them."),
            Row("Size of the paper", self.paper),
            name,
            self.person,
        )
        said = (title("A page for my clinician"), paragraph(_ABOUT), self._problem)
        for widget in (*said, *rows):
            self.column.addWidget(widget)
        self.column.addSpacing(12)
        self.column.addWidget(heading("What will be on it"))
        self.column.addWidget(self._making)
        self.column.addWidget(self._pages)
        self.column.addStretch(1)

    def _add_foot(self) -> None:
        back = self.way_back()
        save = button("Save as PDF", primary=True)
        save.clicked.connect(lambda: self._hand_over(self.pdf))
        to_printer = button("Print")
        to_printer.clicked.connect(lambda: self._hand_over(self.printed))
        self.foot.add((back, to_printer, save))

    def show_choices(self, today: date, first: date, paper: str) -> None:
        """Begin with the last four weeks, nothing ticked and no name; the journal begins on the day `first`."""
        self._today = None  # nothing is told meanwhile
        self.period.setCurrentIndex(0)
        self.paper.setCurrentIndex(max(self.paper.findData(paper), 0))
        self.notes.setChecked(False)
        self.mood.setChecked(False)
        self.person.setPlainText("")
        weeks = Period.until(today, USUAL_DAYS["weeks"])
        self.first_day.show_day(weeks.first, today, min(first, weeks.first), today)
        self.last_day.show_day(today, today, min(first, weeks.first), today)
        self._today = today
        self._show_days()
        self.area.verticalScrollBar().setValue(0)

    def show_beginning(self, first: date) -> None:
        """Let days from `first` on be chosen too; what is chosen stays."""
        if self._today is not None:
            for stepper in (self.first_day, self.last_day):
                weeks = Period.until(self._today, USUAL_DAYS["weeks"])
                stepper.show_day(stepper.value, self._today, min(first, weeks.first), self._today)

    def wanted(self) -> Wanted | None:
        """Return what is wanted; None when the days are the wrong way round."""
        if self._today is None:
            return None
        chosen = self.period.currentData()
        if chosen == OWN and self.first_day.value > self.last_day.value:
            return None
        period = (
            Period(self.first_day.value, self.last_day.value)
            if chosen == OWN
            else Period.until(self._today, USUAL_DAYS[chosen])
        )
        name = " ".join(self.person.toPlainText().split())
        choices = Choices(period, name, notes=self.notes.isChecked(), mood=self.mood.isChecked())
        return Wanted(choices, self.paper.currentData())

    def show_pages(self, images: Sequence[QImage], text: str) -> None:
        """Show what the pages will look like; `text` is what a screen reader says of them."""
        with self._pages.refilled() as layout:
            for number, image in enumerate(images, 1):
                name = f"Page {number} of {len(images)}" if len(images) > 1 else "The page"
                layout.addWidget(PagePicture(image, name, text if number == 1 else ""))

    def show_making(self, words: str) -> None:
        """Say below the heading that the pages are being made; "" when they are there."""
        self._making.setText(words or self._making.text())
        self._making.setVisible(bool(words))

    def tell(self, problem: str) -> None:
        """Say in plain words what is wrong; "" when nothing is."""
        self._problem.tell(problem)

    def _tell(self) -> None:
        self._show_days()
        if self._today is None:
            return
        wanted = self.wanted()
        self._problem.say("" if wanted else "The first day comes after the last.")
        if wanted:
            self.changed.emit(wanted)

    def _hand_over(self, way: SignalInstance) -> None:
        wanted = self.wanted()
        if wanted:
            way.emit(wanted)
        else:
            self._problem.tell("The first day comes after the last.")

    def _show_days(self) -> None:
        own = self.period.currentData() == OWN
        if own and self._days.isHidden():
            announce(self, "Choose the days below.")
        self._days.setVisible(own)


class PagePicture(QWidget):
    """One page as it will be printed, as wide as there is room; black on white in every theme."""

    def __init__(self, image: QImage, name: str, text: str) -> None:
        super().__init__()
        self._image = image
        self.setAccessibleName(name)
        self.setAccessibleDescription(text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return round(width * self._image.height() / max(self._image.width(), 1))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(320, self.heightForWidth(320))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name and way
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        fine = self._image.scaled(
            (room.size() * self.devicePixelRatioF()).toSize(),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.drawImage(room, fine)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), _EDGE))
        painter.drawRect(room)
        painter.end()
