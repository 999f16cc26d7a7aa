"""What every screen owes to everybody: names, room, large targets, no leaks, and the window around it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from relaxapp import paths
from relaxapp.exercises import course_file
from relaxapp.exercises.guide import guide
from relaxapp.exercises.library import help_page
from relaxapp.exercises.own_files import OwnFile
from relaxapp.exercises.own_patterns import OwnPattern
from relaxapp.exercises.pattern import Pattern
from relaxapp.exercises.script import NEEDS
from relaxapp.exercises.template import template
from relaxapp.exercises.verdict import at_a_glance
from relaxapp.failures import Failure
from relaxapp.journal import cards
from relaxapp.journal.course import Progress
from relaxapp.journal.forms import FORMS
from relaxapp.reminders import plan as reminding
from relaxapp.reminders.coming import coming
from relaxapp.reminders.rule import AtTimes, Between, EveryDays, Reminder, Weekdays
from relaxapp.settings import Settings
from relaxapp.sound.voice_packs import Pack
from relaxapp.support.lines import load
from relaxapp.support.own import OwnLine
from relaxapp.support.plan import FlarePlan, Person, Plan
from relaxapp.ui import theme
from relaxapp.ui.body_map import BodyMapScreen
from relaxapp.ui.card import Card
from relaxapp.ui.checkin import CheckInScreen, MoreThanBefore
from relaxapp.ui.checkin_words import more_than_before
from relaxapp.ui.clinician_page import ClinicianScreen
from relaxapp.ui.closing_choice import ClosingChoice
from relaxapp.ui.controls import SUPPORT
from relaxapp.ui.course import CourseScreen
from relaxapp.ui.course_stage import Offer
from relaxapp.ui.deleting import DeletingScreen
from relaxapp.ui.filled_sheet import FilledSheet
from relaxapp.ui.first_run import FirstRun
from relaxapp.ui.flare_plan import FlarePlanScreen
from relaxapp.ui.hidden import HiddenScreen
from relaxapp.ui.home import Home
from relaxapp.ui.learning import CardScreen, LearningScreen
from relaxapp.ui.library import LibraryScreen
from relaxapp.ui.lock import LockScreen, RecoveryKeyScreen
from relaxapp.ui.lock_phrase import PhraseScreen
from relaxapp.ui.lock_words import CHANGE, REMOVE, SET_UP, UNLOCK
from relaxapp.ui.not_helping import NotHelping
from relaxapp.ui.orienting import Orienting
from relaxapp.ui.own_exercises import OwnExercises
from relaxapp.ui.own_line import OwnLineScreen
from relaxapp.ui.pace_choice import PaceChoice
from relaxapp.ui.patterns import NEW, PatternEditor
from relaxapp.ui.plan import PlanScreen
from relaxapp.ui.plan_sheet import no_picture
from relaxapp.ui.record_lines import At, RecordLinesScreen
from relaxapp.ui.reminder import ReminderScreen
from relaxapp.ui.reminders import RemindersScreen
from relaxapp.ui.script_editor import ScriptEditor
from relaxapp.ui.script_guide import ScriptGuide
from relaxapp.ui.sheets import Listed, SheetsScreen
from relaxapp.ui.support import SupportScreen
from relaxapp.ui.take_along import TakeAlongScreen
from relaxapp.ui.taking_out import TakingOutScreen
from relaxapp.ui.voice_packs import VoicePacksScreen
from relaxapp.ui.waiting import COMPANY, WaitingScreen
from relaxapp.ui.weekly import WeeklyScreen
from relaxapp.ui.window import Window
from relaxapp.ui.wishes import Wishes
from tests.ui.journal_screens import JOURNAL

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.exercises.script import Script
    from relaxapp.ui.lock_words import Asked
    from relaxapp.ui.page import Page

    Show = Callable[..., QWidget]
    Find = Callable[[QWidget], list[str]]
    Make = Callable[[tuple[Script, ...]], Page]


def home(library: tuple[Script, ...]) -> Page:
    made = Home()
    made.set_library(library, {"box": "It works with holds of the breath, which you chose to leave out."})
    made.set_breathe("Longer out-breath", 3)
    return made


def home_with_history(library: tuple[Script, ...]) -> Page:
    made = Home()
    made.set_library(library, {}, ["box", "pmr-16"], ["shore", "flare"])
    made.set_breathe("Longer out-breath", 3)
    return made


def empty_home(library: tuple[Script, ...]) -> Page:
    made = Home()
    made.set_library(library[:0], {})
    return made


def all_exercises(wish: str) -> Make:
    def make(library: tuple[Script, ...]) -> Page:
        made = LibraryScreen()
        scripts = [replace(script, needs=tuple(NEEDS)) for script in library]
        unsuitable = {"box": "It works with holds of the breath, which you chose to leave out."}
        recent = [script.name for script in scripts]
        made.set_library(scripts, unsuitable=unsuitable, recent=recent, favourites=["shore"], own=["shore", "pmr-16"])
        if wish == "narrowed":
            made.findChild(Wishes).unfold()
        else:
            made.findChild(Wishes).search.setText(wish)
        return made

    return make


def card(library: tuple[Script, ...]) -> Page:
    made = Card()
    sounds = {"rain": "Rain", "brown-noise": "A low, soft noise", "own:b": "The brook behind the house of my aunt"}
    changes = ["neck and right shoulder: release only"]
    made.show_exercise(library[3], 20, "own:b+rain", sounds, changes, favourite=True, own=True)
    made.show_problem("The shortest this can do is 25 minutes.")
    return made


def orienting(_: tuple[Script, ...]) -> Page:
    made = Orienting(lambda: 0.0)
    made.begin()
    return made


def learning(progress: Progress) -> Make:
    def make(_: tuple[Script, ...]) -> Page:
        made = CourseScreen()
        made.show_course(course_file.shipped(), progress, {"release-only": Offer("Letting go")}, {"release-only": 4})
        return made

    return make


def plan(*, writing: bool) -> Make:
    def make(_: tuple[Script, ...]) -> Page:
        made = PlanScreen(lambda path, _side: QImage(40, 30, QImage.Format.Format_RGB32) if path else QImage())
        somebody = (Person("Noor", "020 7946 0123", "after six, and texts are better"), Person("Sam"))
        mine = Plan(
            signs=("I stop opening the post, and then the curtains, and then I stop going out at all", "No sleep"),
            exercises=("box", "gone"),
            people=somebody,
            words=("This has passed before.",),
            pictures=("/lake.png", ""),
        )
        made.show_plan(mine, {"box": "Box breathing"}, "Some of your support plan could not be read.")
        if writing:
            made.turn_over()
        return made

    return make


def flare_plan(_: tuple[Script, ...]) -> Page:
    made = FlarePlanScreen()
    made.show_plan(FlarePlan(less=("The walk: to the gate and back",)), {})
    return made


def empty_flare_plan(_: tuple[Script, ...]) -> Page:
    made = FlarePlanScreen()
    made.show_plan(FlarePlan(), {})
    return made


def support(code: str) -> Make:
    def make(_: tuple[Script, ...]) -> Page:
        made = SupportScreen()
        kept = ["IE", "DE", "US", "GB"]
        made.set_support(load(), code, guessed=True, now=datetime(2026, 11, 21, 12, tzinfo=UTC), kept=kept)
        made.set_people([Person("Noor", "020 7946 0123", "after six, and texts are better"), Person("Sam")])
        return made

    return make


def first_run(_: tuple[Script, ...]) -> Page:
    return FirstRun()


def not_helping(_: tuple[Script, ...]) -> Page:
    made = NotHelping()
    made.offer_elsewhere("Five, four, three, two, one")
    return made


def my_body(_: tuple[Script, ...]) -> Page:
    made = BodyMapScreen(theme.load("light"))
    made.show_areas({"legs": "release", "left-knee": "skip"})
    return made


def own_line(_: tuple[Script, ...]) -> Page:
    made = OwnLineScreen()
    made.show_line(OwnLine("My clinic", "01 234", "IE", replaces="Samaritans"), {"IE": "Ireland"}, known=True)
    made.tell("It needs a number, or the address of a website.")
    return made


def patterns(*, asked: bool) -> Make:
    def make(_: tuple[Script, ...]) -> Page:
        made = PatternEditor(theme.load("light"), lambda: 0.0)
        long = OwnPattern("For the nights that are long", Pattern.parse("3-1-1.5-1-8.5-2"), "nights", by_hand=True)
        made.show_patterns([long], long if asked else NEW, holds=False, reduced=True)
        if asked:
            made._ask()
            made.name.setFocus()
        return made

    return make


def pace_choice(_: tuple[Script, ...]) -> Page:
    made = PaceChoice()
    made.show_paces([Pattern.parse(text) for text in ("3.5-0-5.5-0", "4-0-6-0", "4.5-0-6.5-0", "5-0-7-0")])
    return made


def waiting(company: str, *, over: bool = False) -> Make:
    def make(_: tuple[Script, ...]) -> Page:
        now = [0.0]
        made = WaitingScreen(theme.load("light"), lambda: now[0])
        mine = Plan(words=("This has passed before.",), people=(Person("Noor", "020 7946 0123"), Person("Sam")))
        made.begin(load().countries["GB"], mine, no_picture, breath=True, reduced=True)
        made.choose(company)
        now[0] = 901.0 if over else 60.0
        made.tick()
        return made

    return make


def take_along(state: str) -> Make:
    def make(_: tuple[Script, ...]) -> Page:
        made = TakeAlongScreen()
        made.show_exercise("Muscle relaxation, sixteen groups", 20, voice=True)
        if state == "working":
            made.show_work()
            made.show_progress("voice", 0.4)
        elif state == "done":
            made.show_done("Muscle relaxation, sixteen groups.flac", "2 of 130 lines could not be spoken.")
        elif state == "problem":
            made.show_problem("Nothing can be written in the folder /home/somebody/Music (Permission denied).")
        return made

    return make


def record_lines(state: str) -> Make:
    def make(_: tuple[Script, ...]) -> Page:
        made = RecordLinesScreen()
        made.show_exercise("Muscle relaxation, sixteen groups", "My grandmother’s voice")
        line = "Close your right hand, about half as firmly as you could, and notice what that is like."
        made.show_line(line, 12, 84, 11, recorded=state == "done")
        if state == "recording":
            made.show_state(At.RECORDING)
            made.show_level(0.7)
        elif state == "none":
            made.tell("No microphone was found. Check that a microphone is connected.")
        return made

    return make


def voice_packs(_: tuple[Script, ...]) -> Page:
    made = VoicePacksScreen()
    made.show_packs([Pack("a", "Anna, on a good day in spring", "en", ("x",) * 84), Pack("b", "B", "en", ())], "pack:a")
    made.set_exercises({"box": "Box breathing"})
    made.tell("“Anna” is here now, with 84 recorded lines.")
    return made


def own_exercises(_: tuple[Script, ...]) -> Page:
    made = OwnExercises()
    files = (OwnFile("a", "Evening by the window, the long way round"), OwnFile("box", "Mine", 23, "", "Box breathing"))
    made.show_files(files, {"a"}, {"box": "Box breathing"})
    made.tell("“photo.png” is not a plain text that could be read here.")
    return made


def script_editor(*, wrong: bool) -> Make:
    def make(_: tuple[Script, ...]) -> Page:
        made = ScriptEditor()
        text = template("Evening by the window, the long way round")
        made.show_script("Mine", text.replace("(pause", "(pauze") if wrong else text)
        made.show_verdict(at_a_glance(made.text.text, "mine"))
        if wrong:
            made.tell("Your exercise can't be saved just now (No space left on device).")
        return made

    return make


SATURDAY = datetime(2026, 11, 21, 13, 30, tzinfo=UTC)
LUNCH = Reminder(
    id="lunch",
    name="After lunch",
    sentence="When the kettle boils, I let my shoulders go, and then I look out of the window for a while",
    when=AtTimes((time(8), time(13)), EveryDays(3, date(2026, 11, 20))),
    exercise="pmr-16",
    minutes=12,
)
DESK = Reminder(
    id="desk",
    name="A minute at the desk, and one for the eyes",
    when=Between(time(9), time(17), 90, Weekdays(frozenset(range(5)))),
    exercise="gone",
    skip_hours=2.5,
)


def home_with_question(library: tuple[Script, ...]) -> Page:
    made = home(library)
    made.still_wanted.ask(LUNCH)
    return made


def reminders(state: str) -> Make:
    def make(library: tuple[Script, ...]) -> Page:
        made = RemindersScreen()
        made.set_exercises({script.name: script.title for script in library})
        plan = reminding.Plan(reminders=() if state == "none" else (LUNCH, DESK), late_hours=3)
        if state == "paused":
            plan = replace(plan, paused_until=date(2026, 11, 25))
        made.show_plan(plan, coming(plan, SATURDAY, UTC, 4), SATURDAY)
        made.here.autostart.show_truth(False, "Starting with the computer can't be switched on (Permission denied).")
        if state == "asked":
            made.still_wanted.ask(LUNCH)
            made.tell("Your reminders can't be saved just now (No space left on device).")
        elif state in made.index:
            made.open_part(state)
        elif state == "pausing":
            made.hard_days._until.click()
        made.focus_first()
        return made

    return make


def script_guide(_: tuple[Script, ...]) -> Page:
    return ScriptGuide(guide(help_page()))


def reminder(shown: Reminder | None) -> Make:
    def make(library: tuple[Script, ...]) -> Page:
        made = ReminderScreen()
        made.set_exercises(
            {script.name: script.title for script in library}, {script.name: script.minutes for script in library}
        )
        if shown:
            made.show_reminder(shown, SATURDAY.date())
            made.tell("Choose at least one day of the week.")
        else:
            made.show_new(SATURDAY.date())
        return made

    return make


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


def closing_choice(_: tuple[Script, ...]) -> Page:
    made = ClosingChoice()
    made.show_way_back(tray=True)
    return made


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


def home_that_asks(library: tuple[Script, ...]) -> Page:
    made = home(library)
    answers = {"Yes, go on": made.focus_first, "No, thank you": made.focus_first}
    made.ask("Your last session was cut off after 7 minutes. Go on where it stopped?", answers)
    return made


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


def phrase(asked: Asked) -> Make:
    def make(_: tuple[Script, ...]) -> Page:
        made = PhraseScreen(lambda: 4.0 if asked is UNLOCK else 0.0)
        made.ask(asked)
        made.tell(Failure("These words do not open it.", "Nothing is lost."))
        return made

    return make


def lock(_: tuple[Script, ...]) -> Page:
    made = LockScreen()
    made.show_lock(Settings(), "Not everything could be locked yet: journal.sqlite3 (another program is using it).")
    return made


def recovery_key(_: tuple[Script, ...]) -> Page:
    made = RecoveryKeyScreen()
    made.show_key("YRFD-4MYK-M5RA-T9BD-FA4E-RVBE-77MS-73S0")
    made.tell("It is copied. It is taken out of the clipboard again when you leave this page.")
    return made


def hidden(_: tuple[Script, ...]) -> Page:
    return HiddenScreen()


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


SCREENS = {
    "home": home,
    "home with history": home_with_history,
    **{f"all exercises, {wish or 'all'}": all_exercises(wish) for wish in ("", "narrowed", "shore", "zebra")},
    "empty home": empty_home,
    "home with a question": home_with_question,
    **{
        f"reminders, {state}": reminders(state)
        for state in ("none", "My list", "Quiet hours", "This computer", "paused", "pausing", "asked")
    },
    **{f"reminder, {shown.id if shown else 'new'}": reminder(shown) for shown in (None, LUNCH, DESK)},
    "closing choice": closing_choice,
    **{f"clinician page, {state}": clinician_page(state) for state in ("usual days", "own days")},
    "taking out": taking_out,
    **{f"deleting, {state}": deleting(state) for state in ("choices", "asked", "done")},
    "home that asks": home_that_asks,
    "check-in before": check_in(after=False),
    "check-in after": check_in(after=True),
    **{f"more {measure} than before": more_than(measure) for measure in ("pain", "tension", "distress")},
    "weekly": weekly(mood=False),
    "weekly with mood": weekly(mood=True),
    "card": card,
    "orienting": orienting,
    **JOURNAL,
    "course, new": learning(Progress()),
    "course, under way": learning(Progress().at("release-only", datetime(2026, 1, 1, tzinfo=UTC))),
    "first run": first_run,
    "not helping": not_helping,
    "own line": own_line,
    "own exercises": own_exercises,
    "script editor": script_editor(wrong=False),
    "script editor with mistakes": script_editor(wrong=True),
    "script guide": script_guide,
    "voice packs": voice_packs,
    **{f"record lines {state}": record_lines(state) for state in ("rest", "recording", "done", "none")},
    "new pattern": patterns(asked=False),
    "a pattern to delete": patterns(asked=True),
    "pace choice": pace_choice,
    "my body": my_body,
    **{f"take along {state}": take_along(state) for state in ("asking", "working", "done", "problem")},
    **{f"waiting with {company}": waiting(company) for company in COMPANY},
    "waiting is over": waiting("breath", over=True),
    **{f"a phrase: {asked.action}": phrase(asked) for asked in (SET_UP, UNLOCK, CHANGE, REMOVE)},
    "lock": lock,
    "recovery key": recovery_key,
    "hidden": hidden,
    **{f"sheet, {kind}, to write": filled_sheet(kind, writing=True) for kind in SHEETS},
    **{f"sheet, {kind}, to read": filled_sheet(kind, writing=False) for kind in ("pacing", "values")},
    "sheets": sheets(filled=True),
    "no sheets": sheets(filled=False),
    "learning cards": learning_cards,
    **{f"card, {name}": learning_card(name) for name in ("pain-and-stress", "pacing", "clinician")},
    "plan to read": plan(writing=False),
    "plan to write": plan(writing=True),
    "flare plan to read": flare_plan,
    "flare plan to write": empty_flare_plan,
    **{f"support {code or 'nowhere'}": support(code) for code in ("US", "GB", "DE", "NL", "")},
}


SMALL, USUAL, LARGE = (640, 520), (980, 760), (900, 700)


@pytest.fixture(params=SCREENS, ids=str)
def make(request: pytest.FixtureRequest, library: tuple[Script, ...]) -> Callable[[], Page]:
    return lambda: SCREENS[request.param](library)


def in_window(page: Page) -> Window:
    window = Window()
    window.show_screen(page)
    window.notice("Your settings can't be saved just now. They stay as they are until you close the program.")
    return window


def assert_room(window: Window, page: Page, clipped: Find, size: tuple[int, int]) -> None:
    assert window.size().toTuple() == size
    assert clipped(window) == []
    assert page.area.horizontalScrollBar().maximum() == 0
    assert page.area.widget().width() <= page.area.viewport().width()


def test_everything_has_a_name_and_room_and_is_large_enough(
    make: Callable[[], Page], show: Show, nameless: Find, small_targets: Find, clipped: Find, application: QApplication
):
    page = make()
    window = show(in_window(page), *SMALL)
    assert nameless(window) == []
    assert small_targets(window) == []
    assert_room(window, page, clipped, SMALL)
    window.resize(*USUAL)
    application.processEvents()
    assert_room(window, page, clipped, USUAL)


def test_nothing_is_clipped_in_large_text(
    make: Callable[[], Page], show: Show, clipped: Find, application: QApplication
):
    theme.apply(application, theme.load("light"), 2.0)
    page = make()
    assert_room(show(in_window(page), *LARGE), page, clipped, LARGE)


LONG_NOTICE = (
    "There is no sound just now. The session goes on with words on the screen, and the sound comes back when it can."
)
AT_THE_SMALLEST = (
    *("home", "remind", "closing", "clinician page", "taking out", "deleting"),
    *("support", "waiting", "plan", "flare", "own line", "first", "orienting", "not helping"),
)


@pytest.mark.parametrize("name", [name for name in SCREENS if any(part in name for part in AT_THE_SMALLEST)])
def test_the_largest_text_fits_into_the_smallest_window(
    name: str, show: Show, clipped: Find, application: QApplication, library: tuple[Script, ...]
):
    theme.apply(application, theme.load("light"), 2.0)
    page = SCREENS[name](library)
    window = in_window(page)
    window.notice(LONG_NOTICE)
    show(window, 640, 520)
    assert window.size().toTuple() == (640, 520)
    assert clipped(window) == []
    assert page.area.horizontalScrollBar().maximum() == 0
    assert out_of_reach(window, page) == []


def out_of_reach(window: Window, page: Page) -> list[str]:
    """What stands in the foot of a page, and is covered by the support button or lies under the window's edge."""

    def place(widget: QWidget) -> QRect:
        return QRect(widget.mapTo(window, QPoint()), widget.size())

    shown = [each for each in window.findChildren(QPushButton) if each.isVisible()]
    [support] = [each for each in shown if each.text() == SUPPORT]
    foot = [each for each in shown if page.isAncestorOf(each) and not page.area.isAncestorOf(each)]
    return [
        each.text()
        for each in foot
        if place(each).intersects(place(support)) or not window.rect().contains(place(each))
    ]


def test_a_larger_text_reaches_a_screen_that_is_shown(
    make: Callable[[], Page], show: Show, clipped: Find, application: QApplication
):
    page = make()
    window = show(in_window(page), *LARGE)
    theme.apply(application, theme.load("dark"), 2.0)
    application.processEvents()
    assert_room(window, page, clipped, LARGE)


def test_is_freed_after_closing(make: Callable[[], Page], is_freed: Callable[[Callable[[], QWidget]], bool]):
    assert is_freed(make)


def test_the_focus_begins_where_it_should_and_tab_goes_from_top_to_bottom(make: Callable[[], Page], show: Show):
    page = make()
    window = show(in_window(page))
    assert page.first is not None
    assert window.focusWidget() is page.first
    assert QApplication.focusWidget() is page.first
    controls, widget = [], page.nextInFocusChain()
    while widget is not page:
        if page.isAncestorOf(widget) and widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            controls.append(widget)
        widget = widget.nextInFocusChain()
    content = page.area.widget()
    places = [
        (control.mapTo(content, control.rect().topLeft()).y(), control.mapTo(content, control.rect().bottomLeft()).y())
        if content.isAncestorOf(control)
        else (100_000, 100_000)
        for control in controls
    ]
    first = places.index(min(places))
    in_turn = places[first:] + places[:first]
    climbs = [(one, next_one) for one, next_one in pairwise(in_turn) if next_one[1] < one[0]]
    assert climbs == [], [c.accessibleName() for c in controls]
