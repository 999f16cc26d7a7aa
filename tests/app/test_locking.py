"""The lock in the window: made, asked for, changed; and what it never stands in the way of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from relaxapp.journal.entries import Ending, SessionRecord
from relaxapp.ui.clinician_page import PagePicture
from relaxapp.ui.controls import SUPPORT
from relaxapp.ui.support import SupportScreen
from tests.app.locks import PERSON, PHRASE, WRONG, everything_on_the_disk, fields, keep_person, locked, make_lock, write

if TYPE_CHECKING:
    from tests.app.conftest import Program

pytestmark = pytest.mark.usefixtures("cheap_lock")


def people_said(program: Program) -> str:
    screen = program.window.screen_shown
    assert isinstance(screen, SupportScreen)
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in screen.findChildren(QLabel))


def test_a_lock_is_made_shut_and_opened_again(program: Program):
    keep_person(program)
    program.app.parts.records.journal.record(
        SessionRecord("one", "box", PERSON, _now(), 60, 60, Ending.FINISHED, note=PERSON)
    )
    assert PERSON.encode() in everything_on_the_disk(program)
    make_lock(program)
    assert PERSON.encode() not in everything_on_the_disk(program)
    program.press("Lock now")
    assert locked(program)
    assert program.screen == "Home"
    program.press("My journal")
    assert program.screen == "PhraseScreen"
    assert program.window.focusWidget() is fields(program)[0]
    write(program, PHRASE)
    program.become("JournalScreen")
    assert not locked(program)
    assert [each.note for each in program.app.parts.records.journal.sessions()] == [PERSON]


@pytest.mark.no_qt_log  # see tests/app/test_clinician.py
def test_the_page_for_a_clinician_is_forgotten_while_it_is_locked_and_made_again(program: Program):
    make_lock(program)
    part = program.app.parts.journal._taking_out
    part.open()
    program.press("Make a page")

    def pages() -> list[PagePicture]:
        return [each for each in program.window.findChildren(PagePicture) if each.isVisible()]

    program.bot.waitUntil(lambda: bool(pages()))
    program.app.parts.locking.lock_now()
    assert program.screen == "PhraseScreen"
    assert part._clinician._contents is None
    assert not part._clinician._screen.findChildren(PagePicture)
    write(program, PHRASE)
    program.become("ClinicianScreen")
    program.bot.waitUntil(lambda: bool(pages()))


def test_the_recovery_key_is_copied_and_taken_out_of_the_clipboard_and_opens_it(program: Program):
    key = make_lock(program)
    assert len(key) == 39
    assert QGuiApplication.clipboard().text() != key
    program.press("Lock now")
    program.press("My journal")
    write(program, key.lower())
    program.become("JournalScreen")


def test_a_copied_key_asks_not_to_be_remembered(program: Program):
    program.press("My journal")
    program.press("Lock")
    write(program, PHRASE, PHRASE)
    program.become("RecoveryKeyScreen")
    program.press("Copy it")
    assert bytes(QGuiApplication.clipboard().mimeData().data("x-kde-passwordManagerHint")) == b"secret"


@pytest.mark.parametrize("end", ["lock_now", "close"])
def test_a_key_on_the_screen_is_put_away_when_it_shuts(program: Program, end: str):
    program.press("My journal")
    program.press("Lock")
    write(program, PHRASE, PHRASE)
    program.become("RecoveryKeyScreen")
    program.press("Copy it")
    key = QGuiApplication.clipboard().text()
    screen = program.window.screen_shown
    getattr(program.app.parts.locking, end)()
    assert QGuiApplication.clipboard().text() != key
    shown = [label.text() for label in screen.findChildren(QLabel)]
    assert not [text for text in shown if key[:4] in text]
    assert ("you can make a new one there" in program.notice) is (end == "lock_now")


def test_who_has_lost_the_phrase_can_delete_what_is_locked_and_begin_anew(program: Program):
    keep_person(program)
    make_lock(program)
    program.press("Lock now")
    program.press("My journal")
    write(program, WRONG)
    program.bot.waitUntil(lambda: "do not open it" in program.app.parts.locking._phrase.shown._problem_now())
    program.press("I have lost my phrase")
    assert program.screen == "DeletingScreen"
    said = [label.text() for label in program.window.screen_shown.findChildren(QLabel) if label.isVisible()]
    assert any("no copy of it can be saved" in text for text in said)
    visible = [one.text() for one in program.window.findChildren(QPushButton) if one.isVisible()]
    assert "Save a copy first" not in visible, "there is nothing that could be saved"
    program.press("Back")
    assert program.screen == "Home", "nothing that is locked"
    program.press("My journal")
    program.press("I have lost my phrase")
    program.window.screen_shown._switches["plans"].click()
    program.press("Delete …")
    program.press("Delete it all")
    program.press("Go on")
    assert not program.app.parts.locking._house.vault.exists
    assert not program.where.plan.exists()
    assert program.screen == "FirstRun"


def test_only_who_opens_something_is_asked_whether_the_phrase_is_lost(program: Program):
    make_lock(program)
    program.press("Another phrase")
    visible = [one.text() for one in program.window.findChildren(QPushButton) if one.isVisible()]
    assert "I have lost my phrase" not in visible


def test_what_is_written_is_hidden_until_somebody_wants_to_see_it(program: Program):
    program.press("My journal")
    program.press("Lock")
    assert {field.echoMode() for field in fields(program)} == {QLineEdit.EchoMode.Password}
    program.app.parts.locking._phrase.shown._shown.click()
    assert {field.echoMode() for field in fields(program)} == {QLineEdit.EchoMode.Normal}


def test_two_that_differ_or_are_too_short_make_no_lock_and_that_is_said(program: Program):
    program.press("My journal")
    program.press("Lock")
    screen = program.app.parts.locking._phrase.shown
    write(program, PHRASE, WRONG)
    assert "not the same" in screen._problem_now()
    write(program, "short", "short")
    program.bot.waitUntil(lambda: "8 signs" in screen._problem_now())
    assert not program.app.parts.locking._house.vault.exists
    program.press("Back")
    assert program.screen == "JournalScreen"


def test_a_wrong_phrase_is_told_kindly_and_waited_for(program: Program, monkeypatch: pytest.MonkeyPatch):
    make_lock(program)
    program.press("Lock now")
    program.press("My journal")
    screen = program.app.parts.locking._phrase.shown
    left = [1.0]
    monkeypatch.setattr("relaxapp.vault.tries.Tries.wait", property(lambda _: left[0] if screen._told else 0.0))
    write(program, WRONG)
    program.bot.waitUntil(lambda: "do not open it" in screen._problem_now())
    assert "again in 1 second." in screen._problem_now()
    assert not screen._act.isEnabled()
    left[0] = 0.0
    screen._seconds.timeout.emit()
    assert screen._act.isEnabled()
    assert "again in" not in screen._problem_now()
    write(program, PHRASE)
    program.become("JournalScreen")


def test_not_now_leads_back_where_one_came_from(program: Program):
    make_lock(program)
    program.press("Lock now")
    program.press("My journal")
    program.press("Not now")
    assert program.screen == "Home"
    assert locked(program)


def test_breathing_exercises_and_the_people_who_can_help_never_ask(program: Program):
    keep_person(program)
    make_lock(program)
    program.press("Lock now")
    program.press(SUPPORT)
    assert program.screen == "SupportScreen"
    program.bot.waitUntil(lambda: "are locked" in people_said(program))
    assert PERSON not in people_said(program)
    program.press("Back")
    program.press("Breathe")
    assert program.screen == "SessionScreen"
    program.app.house.sessions.break_off()
    program.become("Orienting")
    assert locked(program)
    assert list(program.where.inbox.iterdir())


def test_my_plan_asks_and_opens_the_people_too(program: Program):
    keep_person(program)
    make_lock(program)
    program.press("Lock now")
    program.press(SUPPORT)
    program.bot.waitUntil(lambda: "are locked" in people_said(program))
    program.press("My support plan")
    assert program.screen == "PhraseScreen"
    write(program, PHRASE)
    program.become("PlanScreen")
    program.press("Back")
    program.bot.waitUntil(lambda: PERSON in people_said(program))


def test_a_number_of_ones_own_asks_before_it_is_written(program: Program):
    make_lock(program)
    program.press("Lock now")
    program.press(SUPPORT)
    program.app.care._add_line()
    assert program.screen == "PhraseScreen"


def test_plans_that_stay_open_are_there_without_the_phrase(program: Program):
    keep_person(program)
    make_lock(program)
    program.app.parts.locking._pages._screen.edited.emit("plan_while_locked", True)
    assert PERSON.encode() in program.where.plan.read_bytes()
    program.press("Lock now")
    program.press(SUPPORT)
    program.bot.waitUntil(lambda: PERSON in people_said(program))
    program.press("My support plan")
    assert program.screen == "PlanScreen"


def test_the_course_asks(program: Program):
    make_lock(program)
    program.press("Lock now")
    program.app.parts.choosing.course.emit()
    assert program.screen == "PhraseScreen"
    write(program, PHRASE)
    program.become("CourseScreen")


def test_a_session_of_the_course_asks_for_no_phrase_when_it_is_over(program: Program):
    make_lock(program)
    program.press("Back")
    program.app.parts.course.open()
    program.window.screen_shown.start.emit("pmr-7", 10.0)
    program.app.parts.locking.lock_now()
    program.hear(10_000)
    program.become("Home")
    assert locked(program)


def test_what_ends_while_it_is_shut_is_in_the_journal_when_it_is_open(program: Program):
    make_lock(program)
    program.press("Lock now")
    program.press("Breathe")
    program.app.house.sessions.break_off()
    program.become("Orienting")
    assert "locked" not in program.notice.replace("It is locked. Your phrase opens it.", "")
    program.app.parts.choosing.show_home()
    program.press("My journal")
    write(program, PHRASE)
    program.become("JournalScreen")
    assert len(program.app.parts.records.journal.sessions()) == 1


def test_another_phrase_a_new_key_and_no_lock_at_all(program: Program):
    first = make_lock(program)
    program.press("Another phrase")
    write(program, first, WRONG, WRONG)
    program.become("LockScreen")
    program.press("A new recovery key")
    write(program, WRONG)
    program.become("RecoveryKeyScreen")
    program.press("Copy it")
    second = QGuiApplication.clipboard().text()
    assert second not in ("", first)
    program.press("I have it")
    program.press("Remove the lock")
    write(program, second)
    program.become("JournalScreen")
    assert "gone" in program.notice
    assert not program.app.parts.locking._house.vault.exists


def test_somebody_who_goes_for_help_meanwhile_is_not_called_away_and_still_sees_the_key(
    program: Program, monkeypatch: pytest.MonkeyPatch
):
    begun = []
    monkeypatch.setattr("relaxapp.app.in_thread.InThread.begin", lambda _, job: begun.append(job) or True)
    program.press("My journal")
    program.press("Lock")
    write(program, PHRASE, PHRASE)
    program.press(SUPPORT)
    program.app.parts.locking._phrase._worked(begun[0]())
    assert program.screen == "SupportScreen"
    program.press("Back")
    program.become("RecoveryKeyScreen")


def _now():
    from datetime import datetime

    return datetime.now().astimezone()
