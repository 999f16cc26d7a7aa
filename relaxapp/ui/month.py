"""A month as a calm calendar: a dot for each practice, nothing for days without. It counts no days in a row."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from relaxapp.ui import words
from relaxapp.ui.controls import TARGET, announce, button, heading, label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from relaxapp.journal.overview import DayDone

_A_WEEK: Final = 7
_MOST_DOTS: Final = 3
_ROUND: Final = 14
_DECEMBER: Final = 12
_STEPS: Final[Mapping[int, int]] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_A_WEEK,
    Qt.Key.Key_Down: _A_WEEK,
}


class Month(QWidget):
    """One month. `turned` asks for another one (its first day), `chosen` names a day that somebody wants to read.

    The arrow keys go from day to day, and on into the next month; to the Tab key the days are one.
    """

    turned = Signal(date)
    chosen = Signal(date)

    def __init__(self, locale: QLocale | None = None) -> None:
        super().__init__()
        self._locale = locale or QLocale.system()
        self._first = self._today = self._at = date.min
        self.days: list[Day] = []
        self._earlier = button("Earlier", quiet=True)
        self._later = button("Later", quiet=True)
        self._earlier.clicked.connect(lambda: self._turn(-1))
        self._later.clicked.connect(lambda: self._turn(1))
        self._name = heading("")
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = QHBoxLayout()
        head.addWidget(self._earlier)
        head.addWidget(self._name, 1)
        head.addWidget(self._later)
        self._grid = QGridLayout()
        self._grid.setSpacing(4)
        self._name_weekdays()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(head)
        whole.addLayout(self._grid)

    def _name_weekdays(self) -> None:
        """Name the days in the language of all other words here; where a week begins is for the person's own place."""
        starts = self._locale.firstDayOfWeek().value
        for column in range(_A_WEEK):
            day = (starts + column - 1) % _A_WEEK + 1
            name = label(QLocale.c().dayName(day, QLocale.FormatType.ShortFormat), "small", wrap=False)
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(name, 0, column)
            self._grid.setColumnStretch(column, 1)

    @property
    def first(self) -> date:
        """The first day of the month that is shown."""
        return self._first

    def show_month(self, first: date, done: Mapping[date, DayDone], today: date) -> None:
        """Show the month that begins with `first`, and what was done on its days."""
        self._first, self._today = first, today
        self._name.setText(f"{first:%B} {first.year}")
        self._later.setEnabled(_next(first) <= today)
        before = (first.isoweekday() - self._locale.firstDayOfWeek().value) % _A_WEEK
        count = (_next(first) - first).days
        while len(self.days) < count:
            self._add_day()
        for index, shown in enumerate(self.days[:count]):
            day = first + timedelta(days=index)
            self._grid.addWidget(shown, 1 + (before + index) // _A_WEEK, (before + index) % _A_WEEK)
            shown.show_day(day, done.get(day), today)
            shown.show()
        for shown in self.days[count:]:
            shown.hide()
        if not first <= self._at < _next(first):
            self._at = today
        self._at = min(max(self._at, first), first + timedelta(days=count - 1), max(today, first))
        self._rove()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go from day to day."""
        step = _STEPS.get(event.key())
        if step is None or not any(day.hasFocus() for day in self.days):
            super().keyPressEvent(event)
            return
        wanted = min(self._at + timedelta(days=step), max(self._today, self._first))
        self._at = wanted
        if not self._first <= wanted < _next(self._first):
            self.turned.emit(wanted.replace(day=1))
        self._rove()
        self.days[self._at.day - 1].setFocus(Qt.FocusReason.TabFocusReason)

    def _add_day(self) -> None:
        made = Day()
        made.setParent(self)
        made.clicked.connect(partial(self._choose, made))
        self.setTabOrder(self.days[-1] if self.days else self._later, made)
        self.days.append(made)

    def _choose(self, day: Day) -> None:
        self._at = day.day
        self._rove()
        self.chosen.emit(day.day)

    def _rove(self) -> None:
        """Let the Tab key come to one day alone."""
        for shown in self.days:
            here = shown.day == self._at
            shown.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)

    def _turn(self, way: int) -> None:
        self._at = _next(self._first) if way > 0 else (self._first - timedelta(days=1)).replace(day=1)
        self.turned.emit(self._at)
        announce(self, self._name.text())


class Day(QAbstractButton):
    """One day: its number, a dot for each practice (three at most), a ring around today."""

    def __init__(self) -> None:
        super().__init__()
        self.day = date.min
        self._dots = 0
        self._is_today = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_day(self, day: date, done: DayDone | None, today: date) -> None:
        """Show a day and what was done."""
        self.day = day
        self._dots = min(done.sessions, _MOST_DOTS) if done else 0
        self._is_today = day == today
        self.setEnabled(day <= today)
        said = [f"{day:%A}, {words.plain_date(day)}", *(["today"] if self._is_today else [])]
        self.setAccessibleName(", ".join(said))
        self.setAccessibleDescription(in_words(done))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(TARGET, max(TARGET, round(self.fontMetrics().height() * 1.9)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        elif event.key() in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name and way
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        self._paint_ground(painter, box)
        line = self.fontMetrics().height()
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter.setPen(self.palette().color(group, QPalette.ColorRole.WindowText))
        number = QRectF(box.left(), box.center().y() - line * 0.85, box.width(), line)
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(self.day.day))
        self._paint_dots(painter, QPointF(box.center().x(), number.bottom() + line * 0.27), line * 0.16)
        painter.end()

    def _paint_dots(self, painter: QPainter, middle: QPointF, radius: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Accent))
        for index in range(self._dots):
            away = QPointF((index - (self._dots - 1) / 2) * radius * 2.8, 0)
            painter.drawEllipse(middle + away, radius, radius)

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        """Show the mouse, the focus, and that it is today."""
        colours = self.palette()
        if self.underMouse() and self.isEnabled():
            soft = QColor(colours.color(QPalette.ColorRole.Accent))
            soft.setAlphaF(0.10)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(soft)
            painter.drawRoundedRect(box, _ROUND, _ROUND)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus():
            painter.setPen(QPen(colours.color(QPalette.ColorRole.BrightText), 4))
            painter.drawRoundedRect(box, _ROUND, _ROUND)
        elif self._is_today:
            painter.setPen(QPen(colours.color(QPalette.ColorRole.Mid), 2))
            painter.drawRoundedRect(box, _ROUND, _ROUND)


def in_words(done: DayDone | None) -> str:
    """Return what was done on a day: "2 sessions, 15 minutes"; "nothing written down" for none."""
    if not done or not done.sessions:
        return "nothing written down"
    many = "1 session" if done.sessions == 1 else f"{done.sessions} sessions"
    return f"{many}, {words.practised(done.seconds)}"


def _next(first: date) -> date:
    """Return the first day of the next month."""
    return date(first.year + (first.month == _DECEMBER), first.month % _DECEMBER + 1, 1)
