"""One entry of the journal, to be read, changed or deleted; or a new one: what was practised without the program."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from relaxapp.journal.entries import MEASURES, CheckIn, Ending, Moment, SessionRecord, Weekly, new_id
from relaxapp.ui import journal_words
from relaxapp.ui.controls import Caution, button, heading, paragraph, surface, title
from relaxapp.ui.journal_parts import Ratings, What, When
from relaxapp.ui.layouts import Refill
from relaxapp.ui.page import Page
from relaxapp.ui.question import Question
from relaxapp.ui.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from relaxapp.ui.journal_words import Listed

_NEW: Final = "Practised without the program"
_GROUPS: Final = {Moment.BEFORE: "Before", Moment.AFTER: "After"}
_OWN_WORDS_MISSING: Final = "Choose an exercise, or say in your own words what it was."
_TO_COME: Final = "That time is still to come."
_NO_TIME: Final = "Say how many minutes it was, roughly."
_DELETE: Final = "Delete this entry? It can't be brought back from here."


def _now() -> datetime:
    return datetime.now().astimezone().replace(second=0, microsecond=0)


@dataclass(frozen=True, slots=True)
class Written:
    """An entry as it is to be kept, `ratings` to be kept with it, and those that are `gone`."""

    entry: SessionRecord | CheckIn
    ratings: Sequence[CheckIn] = ()
    gone: Sequence[CheckIn] = ()


class EntryScreen(Page):
    """`saved` carries what was Written, `deleted` the entry that is to go, `week` one whose answers are to change."""

    saved = Signal(object)
    week = Signal(object)
    deleted = Signal(object)

    def __init__(self, locale: QLocale | None = None, now: Callable[[], datetime] = _now) -> None:
        super().__init__("An entry")
        self._locale = locale or QLocale.system()
        self._now = now
        self._listed: Listed | None = None
        self._title = title("")
        self._said = Refill(QVBoxLayout())
        self.what = What()
        self.what.changed.connect(self.order)
        self.when = When(self._locale)
        self.ratings = Ratings()
        self.note = Writing("A note")
        self._caution = Caution()
        self.question = Question()
        self.column.addWidget(self._title)
        self.column.addWidget(self._said)
        self._what_panel = self._panel("What it was", self.what)
        self._when_panel = self._panel("When, and how long", self.when)
        self._ratings_panel = self._panel("", self.ratings)
        self._note_panel = self._panel("A note", self.note)
        self.column.addWidget(self._caution)
        self.column.addWidget(self.question)
        self.column.addStretch(1)
        self._back = self.way_back()
        self._save = button("Save", primary=True)
        self._delete = button("Delete", quiet=True)
        self._save.clicked.connect(self._keep)
        self._delete.clicked.connect(self._ask)
        self._change = button("Change")
        self._change.clicked.connect(self._change_week)
        self.foot.add((self._save, self._back, self._change, self._delete))

    # What is shown

    def show_new(self, exercises: Mapping[str, str], measures: Sequence[str]) -> None:
        """Begin a new entry. `exercises` (name -> title) are offered, `measures` asked for."""
        self._listed = None
        self._fill(_NEW, [])
        self.what.show_exercises(exercises, "", "")
        self.when.show_when(self._now(), self._now())
        self._show_parts(self._what_panel, self._when_panel, self._ratings_panel, self._note_panel)
        self.ratings.show_ratings({above: dict.fromkeys(measures) for above in _GROUPS.values()})
        self._ready(self.what.box)

    def show_entry(self, listed: Listed, exercises: Mapping[str, str], measures: Sequence[str]) -> None:
        """Show an entry, to be changed here. What was said of a week is there to be read, and changed elsewhere."""
        self._listed = listed
        now, entry = self._now(), listed.entry
        when = journal_words.when(listed.at, now.date(), self._locale)
        match entry:
            case SessionRecord():
                self._fill(entry.title, [" · ".join([when, *journal_words.details(listed)])])
                self.when.show_when(entry.started, now, entry.practised_seconds)
                self.ratings.show_ratings(_groups(listed.ratings, measures))
                self.what.show_exercises(exercises, entry.exercise, entry.title)
                by_hand = [self._what_panel] if entry.by_hand else []
                self._show_parts(*by_hand, self._when_panel, self._ratings_panel, self._note_panel)
            case CheckIn():
                self._fill(journal_words.title(entry), [when])
                wanted = [each for each in MEASURES if each in measures or entry.rating(each) is not None]
                self.ratings.show_ratings({"": {measure: entry.rating(measure) for measure in wanted}})
                self._show_parts(self._ratings_panel, self._note_panel)
            case Weekly():
                self._fill(journal_words.title(entry), [when, *journal_words.whole_week(entry)])
                self._show_parts()
        self.note.setPlainText(_note(listed))
        self._ready(self._back)

    def tell(self, problem: str) -> None:
        """Say what is missing or went wrong."""
        self._caution.tell(problem)

    def _panel(self, above: str, part: QWidget) -> QFrame:
        frame, inside = surface()
        if above:
            inside.addWidget(heading(above))
        inside.addWidget(part)
        self.column.addWidget(frame)
        return frame

    def _fill(self, name: str, lines: Sequence[str]) -> None:
        self._title.setText(name)
        with self._said.refilled() as said:
            for line in lines:
                said.addWidget(paragraph(line))
        self._said.setVisible(bool(lines))
        self._caution.say("")
        self.question.hide()
        self.note.clear()
        self.area.verticalScrollBar().setValue(0)

    def _show_parts(self, *parts: QFrame) -> None:
        for part in (self._what_panel, self._when_panel, self._ratings_panel, self._note_panel):
            part.setVisible(part in parts)
        self._save.setVisible(bool(parts))
        self._delete.setVisible(self._listed is not None)
        self._change.setVisible(self._listed is not None and isinstance(self._listed.entry, Weekly))

    def _ready(self, first: QWidget) -> None:
        self._ratings_panel.setVisible(not self._ratings_panel.isHidden() and bool(self.ratings.scales))
        self.first = first
        self.order()

    # What becomes of it

    def _keep(self) -> None:
        entry = self._listed.entry if self._listed else None
        if isinstance(entry, CheckIn):
            ratings = self.ratings.of("")
            self.saved.emit(Written(replace(entry, **ratings, note=self._note)))
        elif not isinstance(entry, Weekly) and (problem := self._wrong(entry)):
            self.tell(problem)
        elif not isinstance(entry, Weekly):
            self.saved.emit(self._session(entry))

    @property
    def _note(self) -> str:
        return self.note.toPlainText().strip()

    def _wrong(self, entry: SessionRecord | None) -> str:
        if (entry is None or entry.by_hand) and not self.what.chosen[1]:
            return _OWN_WORDS_MISSING
        if self.when.started > self._now() and (entry is None or self.when.started != entry.started):
            return _TO_COME
        return "" if self.when.seconds > 0 or (entry and entry.practised_seconds == 0) else _NO_TIME

    def _session(self, entry: SessionRecord | None) -> Written:
        """Return the session as it is written now, with its check-ins."""
        started, seconds = self.when.started, self.when.seconds
        if entry is None:
            name, called = self.what.chosen
            entry = SessionRecord(new_id(), name, called, started, seconds, seconds, Ending.FINISHED, by_hand=True)
        else:
            entry = replace(entry, started=started, practised_seconds=seconds)
            if entry.by_hand:
                name, called = self.what.chosen
                entry = replace(entry, exercise=name, title=called, planned_seconds=seconds)
        known = list(self._listed.ratings) if self._listed else []
        if self._listed is None or self._note != _note(self._listed):
            entry = replace(entry, note=self._note)
            known = [replace(each, note="") for each in known]
        return self._with_ratings(entry, known)

    def _with_ratings(self, entry: SessionRecord, known: Sequence[CheckIn]) -> Written:
        kept = {each.id: each for each in known}
        for moment, above in _GROUPS.items():
            ratings = self.ratings.of(above)
            if (there := journal_words.rated(known, moment)) is not None:
                kept[there.id] = replace(there, **ratings)
            elif any(rating is not None for rating in ratings.values()):
                end = entry.started + timedelta(seconds=entry.practised_seconds)
                made = CheckIn(new_id(), entry.started if moment is Moment.BEFORE else end, moment, entry.id, **ratings)
                kept[made.id] = made
        empty = [each for each in kept.values() if _says_nothing(each)]
        return Written(entry, tuple(each for each in kept.values() if each not in empty), tuple(empty))

    def _change_week(self) -> None:
        if self._listed is not None:
            self.week.emit(self._listed.entry)

    def _ask(self) -> None:
        self.question.ask(_DELETE, {"Delete it": self._gone, "Keep it": self._delete.setFocus}, grave=True)
        self.order()

    def _gone(self) -> None:
        if self._listed is not None:
            self.deleted.emit(self._listed.entry)


def _groups(ratings: Sequence[CheckIn], measures: Sequence[str]) -> Mapping[str, Mapping[str, int | None]]:
    """Return what is asked for before and after, and what was said: all measures that are asked for or were rated."""
    wanted = [m for m in MEASURES if m in measures or any(each.rating(m) is not None for each in ratings)]
    groups = {}
    for moment, above in _GROUPS.items():
        there = journal_words.rated(ratings, moment)
        groups[above] = {measure: there.rating(measure) if there else None for measure in wanted}
    return groups


def _note(listed: Listed) -> str:
    """Return all notes of an entry, one a paragraph."""
    return "\n".join(note for note in (listed.entry.note, *(each.note for each in listed.ratings)) if note)


def _says_nothing(check_in: CheckIn) -> bool:
    return not check_in.note and all(check_in.rating(measure) is None for measure in MEASURES)
