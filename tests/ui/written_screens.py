"""The screens of what is written down or taken out as they are held to what every screen owes to everybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from relaxapp import paths
from relaxapp.journal import cards
from relaxapp.journal.forms import FORMS
from relaxapp.ui.checkin import CheckInScreen, MoreThanBefore
from relaxapp.ui.checkin_words import more_than_before
from relaxapp.ui.clinician_page import ClinicianScreen
from relaxapp.ui.deleting import DeletingScreen
from relaxapp.ui.filled_sheet import FilledSheet
from relaxapp.ui.learning import CardScreen, LearningScreen
from relaxapp.ui.sheets import Listed, SheetsScreen
from relaxapp.ui.taking_out import TakingOutScreen
from relaxapp.ui.weekly import WeeklyScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.exercises.script import Script
    from relaxapp.ui.page import Page

    Make = Callable[[tuple[Script, ...]], Page]


SATURDAY = datetime(2026, 11, 21, 13, 30, tzinfo=UTC)


def clinician_page(state: str) -> Make:
    def make(_: tuple[Script, ...]) -> Page:
        made = ClinicianScreen({"a4": "A4", "letter": "Letter"})
        made.show_choices(SATURDAY.date(), date(2025, 1, 1), "a4")
        made.show_pages([QImage(1100, 1556, QImage.Format.Format_RGB32)] * 2, "Practice and ratings")
        if state == "own days":
            made.period.setCurrentIndex(made.period.findData("own"))
            made.first_day.show_day(date(2026, 11, 20), SATURDAY.date(), date(2025, 1, 1))
            made.last_day.show_day(date(2026, 9, 20), SATURDAY.date(), date(2025, 1, 1))
            made.tell("The first day comes after the last.")
        return made

    return make


def taking_out(_: tuple[Script, ...]) -> Page:
    made = TakingOutScreen()
    made.tell("/home/somebody/Documents/Relaxapp journal 2026-11-21.json can't be written (No space left on device).")
    return made


def deleting(state: str) -> Make:
    def make(_: tuple[Script, ...]) -> Page:
        made = DeletingScreen()
        if state == "asked":
            made._switches["reminders"].setChecked(True)
            made._delete.click()
        elif state == "done":
            made.show_done(
                [
                    "Gone: your journal and its copies and your settings.",
                    "This could not be deleted: /home/somebody/.cache/relaxapp/voices/a1b2c3d4e (Permission denied).",
                ]
            )
        return made

    return make


SHEETS: dict[str, dict[str, object]] = {
    "thought": {"thought": "Nobody wants to hear from me any more, not as I am now.", "before": 4, "after": 8},
    "pacing": {"activity": "Standing in the kitchen", "managed": [25, 5, 100, 12]},
    "problem": {"problem": "The stairs at work", "ideas": ["Ask Ines for the room downstairs", "The goods lift"]},
    "goal": {"goal": "Water the plants"},
    "values": {"family_matters": 9, "family_close": 4, "step": "Ring Noor"},
}


def filled_sheet(kind: str, *, writing: bool) -> Make:
    def make(_: tuple[Script, ...]) -> Page:
        made = FilledSheet(FORMS[kind])
        made.show_sheet(SHEETS[kind], "3 March 2026, last changed 8 October 2026")
        made.tell("The journal can't be written just now.")
        if writing:
            made.turn_over()
        return made

    return make


def sheets(*, filled: bool) -> Make:
    def make(_: tuple[Script, ...]) -> Page:
        made = SheetsScreen(FORMS.values())
        listed = Listed("1", "A pace for one activity", "Standing in the kitchen, at the sink", "Monday 3 March")
        made.show_sheets([listed, replace(listed, id="2", name="")] if filled else [])
        return made

    return make


def check_in(*, after: bool) -> Make:
    def make(_: tuple[Script, ...]) -> Page:
        made = CheckInScreen()
        (made.ask_after if after else made.ask_before)(["pain", "tension", "distress"])
        made.ratings["pain"].scale.set_rating(10)
        return made

    return make


def more_than(measure: str) -> Make:
    def make(_: tuple[Script, ...]) -> Page:
        made = MoreThanBefore()
        made.say(more_than_before({measure: 3}, {measure: 6}))
        return made

    return make


def weekly(*, mood: bool) -> Make:
    def make(_: tuple[Script, ...]) -> Page:
        made = WeeklyScreen()
        made.open(mood=mood)
        for rating in made.peg.ratings:
            rating.scale.set_rating(7)
        for answers in made.mood.answers:
            answers.set_answer(2)
        made.mood.answers[0].changed.emit()
        made.tell("Your journal can't be read or added to just now: the disk is full.")
        return made

    return make


CARDS, _ = cards.load(paths.assets() / "cards")


def learning_cards(_: tuple[Script, ...]) -> Page:
    made = LearningScreen()
    made.show_cards(CARDS, "pacing.md can't be shown just now. All other cards can.")
    return made


def learning_card(name: str) -> Make:
    def make(_: tuple[Script, ...]) -> Page:
        card = next(card for card in CARDS if card.id == name)
        made = CardScreen()
        exercises = {"box": "Box breathing", "pmr-16": "Muscle relaxation, sixteen groups"} if card.exercises else {}
        made.show_card(card, exercises, {kind: FORMS[kind].title for kind in card.sheets}, CARDS[0])
        return made

    return make


WRITTEN: dict[str, Make] = {
    **{f"clinician page, {state}": clinician_page(state) for state in ("usual days", "own days")},
    "taking out": taking_out,
    **{f"deleting, {state}": deleting(state) for state in ("choices", "asked", "done")},
    "check-in before": check_in(after=False),
    "check-in after": check_in(after=True),
    **{f"more {measure} than before": more_than(measure) for measure in ("pain", "tension", "distress")},
    "weekly": weekly(mood=False),
    "weekly with mood": weekly(mood=True),
    **{f"sheet, {kind}, to write": filled_sheet(kind, writing=True) for kind in SHEETS},
    **{f"sheet, {kind}, to read": filled_sheet(kind, writing=False) for kind in ("pacing", "values")},
    "sheets": sheets(filled=True),
    "no sheets": sheets(filled=False),
    "learning cards": learning_cards,
    **{f"card, {name}": learning_card(name) for name in ("pain-and-stress", "pacing", "clinician")},
}
