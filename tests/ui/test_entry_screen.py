"""One entry: read, changed and deleted, and written by hand; what was not touched stays as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QPushButton

from relaxapp.journal.entries import Ending, Moment, SessionRecord
from relaxapp.ui.journal_entry import EntryScreen, Written
from relaxapp.ui.journal_words import Listed
from tests.journal.diaries import MORNING, check_in, session, weekly

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    Show = Callable[..., QWidget]
    Said = Callable[[QWidget], str]
    Named = Callable[[QWidget, str], QPushButton]

NOW = MORNING.replace(hour=20, second=0)
OFFERED = {"box": "Box breathing", "shore": "A quiet shore"}


@pytest.fixture
def entry(show: Show) -> EntryScreen:
    made = EntryScreen(QLocale("en_GB"), now=lambda: NOW)
    show(made)
    return made


@pytest.fixture
def save(entry: EntryScreen, named: Named, qtbot: QtBot) -> Callable[[], Written]:
    def press() -> Written:
        with qtbot.waitSignal(entry.saved) as saved:
            named(entry, "Save").click()
        return saved.args[0]

    return press


def scale(entry: EntryScreen, group: str, measure: str = "tension"):
    return entry.ratings.scales[group, measure].scale


# By hand


def test_practice_without_the_program_is_written_down(entry: EntryScreen, save: Callable[[], Written]):
    entry.show_new(OFFERED, ["tension"])
    entry.focus_first()
    assert QApplication.focusWidget() is entry.what.box
    entry.what.box.setCurrentIndex(entry.what.box.findData("shore"))
    entry.when.day._go(NOW.date() - timedelta(days=1))
    entry.when.clock.set_value(NOW.replace(hour=7, minute=15).time())
    entry.when.minutes.set_value(20)
    scale(entry, "Before").set_rating(6)
    scale(entry, "After").set_rating(0)
    entry.note.setPlainText(" by the river \n")
    written = save()
    kept = written.entry
    assert isinstance(kept, SessionRecord)
    assert (kept.exercise, kept.title, kept.by_hand, kept.ended) == ("shore", "A quiet shore", True, Ending.FINISHED)
    assert kept.started.replace(tzinfo=None).isoformat() == "2026-10-07T07:15:00"
    assert kept.started.utcoffset() is not None
    assert (kept.practised_seconds, kept.planned_seconds, kept.note) == (1200, 1200, "by the river")
    assert [(each.moment, each.tension, each.session) for each in written.ratings] == [
        (Moment.BEFORE, 6, kept.id),
        (Moment.AFTER, 0, kept.id),
    ]
    assert written.ratings[1].at - written.ratings[0].at == timedelta(minutes=20)
    assert written.gone == ()


def test_in_one_s_own_words(entry: EntryScreen, save: Callable[[], Written]):
    entry.show_new(OFFERED, [])
    entry.what.own.setPlainText("  A walk\nby the river ")
    written = save()
    assert (written.entry.exercise, written.entry.title) == ("own:a walk by the river", "A walk by the river")
    assert written.ratings == ()
    assert not entry.ratings.isVisible()


def test_own_words_are_asked_for_only_where_no_exercise_is_chosen(entry: EntryScreen):
    entry.show_new(OFFERED, [])
    assert entry.what.own.isVisible()
    entry.what.box.setCurrentIndex(1)
    assert not entry.what.own.isVisible()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (str, "Choose an exercise, or say in your own words what it was."),
        (lambda entry: entry.what.box.setCurrentIndex(1) or entry.when.minutes.set_value(0), "Say how many minutes"),
        (
            lambda entry: entry.what.box.setCurrentIndex(1) or entry.when.clock.set_value(NOW.replace(hour=23).time()),
            "That time is still to come.",
        ),
    ],
    ids=["nothing", "no time", "to come"],
)
def test_what_is_missing_is_said_and_nothing_is_lost(
    entry: EntryScreen, named: Named, said: Said, qtbot: QtBot, change: Callable[[EntryScreen], object], words: str
):
    entry.show_new(OFFERED, [])
    entry.note.setPlainText("kept")
    change(entry)
    with qtbot.assertNotEmitted(entry.saved):
        named(entry, "Save").click()
    assert words in said(entry)
    assert entry.note.toPlainText() == "kept"


def test_no_day_to_come_can_be_chosen(entry: EntryScreen):
    entry.show_new(OFFERED, [])
    entry.when.day._go(NOW.date() + timedelta(days=1))
    assert entry.when.day.value == NOW.date()


def test_a_new_entry_can_not_be_deleted_and_has_nothing_of_the_last_one(entry: EntryScreen, said: Said):
    entry.show_entry(Listed(session(note="old")), OFFERED, ["tension"])
    assert entry._delete.isVisible()
    entry.show_new(OFFERED, ["tension"])
    assert not entry._delete.isVisible()
    assert entry.note.toPlainText() == ""
    assert "all of it" not in said(entry)


# An entry that is there


def test_what_was_not_touched_stays_to_the_second(entry: EntryScreen, save: Callable[[], Written]):
    of = session(started=MORNING.replace(second=17, microsecond=5), practised_seconds=241.5, note="so so")
    ratings = (check_in(Moment.BEFORE, of, tension=6, pain=3), check_in(Moment.AFTER, of, tension=4))
    entry.show_entry(Listed(of, ratings), OFFERED, ["tension"])
    assert save() == Written(of, ratings, ())


def test_it_says_what_it_was(entry: EntryScreen, said: Said):
    entry.show_entry(Listed(session(title="Box breathing")), OFFERED, [])
    assert "Box breathing\nToday, 07:30 · 4 minutes, all of it" in said(entry)
    assert not entry.what.isVisible(), "what the program recorded was that exercise"


def test_time_length_and_ratings_can_be_changed(entry: EntryScreen, save: Callable[[], Written]):
    of = session()
    before = check_in(Moment.BEFORE, of, tension=6)
    entry.show_entry(Listed(of, (before,)), OFFERED, ["tension"])
    entry.when.clock.set_value(MORNING.replace(hour=6).time())
    entry.when.minutes.set_value(9)
    scale(entry, "Before").set_rating(7)
    scale(entry, "After").set_rating(2)
    written = save()
    assert written.entry == replace(
        of, started=MORNING.replace(hour=6).replace(tzinfo=written.entry.started.tzinfo), practised_seconds=540.0
    )
    assert written.entry.title == of.title
    assert written.ratings[0] == replace(before, tension=7)
    assert (written.ratings[1].moment, written.ratings[1].tension) == (Moment.AFTER, 2)


def test_an_entry_from_another_zone_stays_there(entry: EntryScreen, save: Callable[[], Written]):
    from datetime import timezone

    far = timezone(timedelta(hours=-9, minutes=-30))
    of = session(started=MORNING.replace(tzinfo=far) - timedelta(days=2))
    entry.show_entry(Listed(of), OFFERED, [])
    entry.when.clock.set_value(of.started.replace(hour=5).time())
    assert save().entry.started == of.started.replace(hour=5)


def test_a_rating_taken_back_takes_the_check_in_away_but_not_its_note(entry: EntryScreen, save: Callable[[], Written]):
    of = session()
    before = check_in(Moment.BEFORE, of, tension=6)
    after = replace(check_in(Moment.AFTER, of, tension=4), note="calmer")
    entry.show_entry(Listed(of, (before, after)), OFFERED, ["tension"])
    scale(entry, "Before").set_rating(None)
    scale(entry, "After").set_rating(None)
    written = save()
    assert written.gone == (replace(before, tension=None),)
    assert written.ratings == (replace(after, tension=None),)


def test_all_notes_are_one_and_stay_where_they_are_unless_changed(entry: EntryScreen, save: Callable[[], Written]):
    of = session(note="first")
    after = replace(check_in(Moment.AFTER, of, tension=4), note="then")
    entry.show_entry(Listed(of, (after,)), OFFERED, ["tension"])
    assert entry.note.toPlainText() == "first\nthen"
    entry.note.setPlainText("other")
    written = save()
    assert written.entry.note == "other"
    assert written.ratings[0].note == ""


def test_what_was_written_by_hand_can_become_something_else(entry: EntryScreen, save: Callable[[], Written]):
    of = session(exercise="own:a walk", title="A walk", by_hand=True)
    entry.show_entry(Listed(of), OFFERED, [])
    assert entry.what.own.toPlainText() == "A walk"
    entry.what.box.setCurrentIndex(entry.what.box.findData("box"))
    assert (save().entry.exercise, of.id) == ("box", of.id)


def test_a_measure_that_was_rated_once_is_there_though_no_longer_asked_for(entry: EntryScreen):
    of = session()
    entry.show_entry(Listed(of, (check_in(Moment.BEFORE, of, distress=6),)), OFFERED, ["pain"])
    assert set(entry.ratings.of("Before")) == {"pain", "distress"}
    assert scale(entry, "Before", "distress").rating == 6


def test_a_check_in_apart_is_changed(entry: EntryScreen, save: Callable[[], Written]):
    of = check_in(Moment.APART, tension=6)
    entry.show_entry(Listed(of), OFFERED, [])
    assert not entry.when.isVisible()
    scale(entry, "").set_rating(3)
    entry.note.setPlainText("after the rain")
    assert save() == Written(replace(of, tension=3, note="after the rain"))


def test_a_week_is_read(entry: EntryScreen, said: Said):
    entry.show_entry(Listed(weekly(peg=(6, 5, 4), confidence=7, note="a long week")), OFFERED, [])
    for words in ("Looking back at a week", "Pain in daily life: 5.0 of 10", "Confidence: 7 of 10", "a long week"):
        assert words in said(entry)
    assert not entry._save.isVisible()


def test_a_week_alone_has_a_way_to_change_what_was_said(entry: EntryScreen, named: Named, qtbot: QtBot):
    week = weekly(peg=(6, 5, 4))
    entry.show_entry(Listed(week), OFFERED, [])
    with qtbot.waitSignal(entry.week) as asked:
        named(entry, "Change").click()
    assert asked.args == [week]
    entry.show_entry(Listed(session()), OFFERED, [])
    assert "Change" not in [each.text() for each in entry.findChildren(QPushButton) if each.isVisible()]


def test_deleting_asks_first(entry: EntryScreen, named: Named, said: Said, qtbot: QtBot):
    of = session()
    entry.show_entry(Listed(of), OFFERED, [])
    with qtbot.assertNotEmitted(entry.deleted):
        named(entry, "Delete").click()
        assert "Delete this entry?" in said(entry)
        assert QApplication.focusWidget().accessibleName() == "Keep it"
        named(entry, "Keep it").click()
    named(entry, "Delete").click()
    with qtbot.waitSignal(entry.deleted) as deleted:
        named(entry, "Delete it").click()
    assert deleted.args == [of]


def test_trouble_is_told_here(entry: EntryScreen, said: Said):
    entry.show_entry(Listed(session()), OFFERED, [])
    entry.tell("The disk is full.")
    assert "The disk is full." in said(entry)
    entry.show_entry(Listed(session()), OFFERED, [])
    assert "The disk is full." not in said(entry)
