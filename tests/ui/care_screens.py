"""The screens that lead to help, and the plans, as they are held to what every screen owes to everybody."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from relaxapp.support.lines import load
from relaxapp.support.own import OwnLine
from relaxapp.support.plan import FlarePlan, Person, Plan
from relaxapp.ui import theme
from relaxapp.ui.flare_plan import FlarePlanScreen
from relaxapp.ui.not_helping import NotHelping
from relaxapp.ui.own_line import OwnLineScreen
from relaxapp.ui.plan import PlanScreen
from relaxapp.ui.plan_sheet import no_picture
from relaxapp.ui.support import SupportScreen
from relaxapp.ui.waiting import COMPANY, WaitingScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.exercises.script import Script
    from relaxapp.ui.page import Page

    Make = Callable[[tuple[Script, ...]], Page]


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
        titles = {"box": "Muscle relaxation, sixteen groups"}
        made.show_plan(mine, titles, "Some of your support plan could not be read.")
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


def not_helping(_: tuple[Script, ...]) -> Page:
    made = NotHelping()
    made.offer_elsewhere("Five, four, three, two, one")
    return made


def own_line(_: tuple[Script, ...]) -> Page:
    made = OwnLineScreen()
    made.show_line(OwnLine("My clinic", "01 234", "IE", replaces="Samaritans"), {"IE": "Ireland"}, known=True)
    made.tell("It needs a number, or the address of a website.")
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


CARE: dict[str, Make] = {
    "not helping": not_helping,
    "own line": own_line,
    **{f"waiting with {company}": waiting(company) for company in COMPANY},
    "waiting is over": waiting("breath", over=True),
    "plan to read": plan(writing=False),
    "plan to write": plan(writing=True),
    "flare plan to read": flare_plan,
    "flare plan to write": empty_flare_plan,
    **{f"support {code or 'nowhere'}": support(code) for code in ("US", "GB", "DE", "NL", "")},
}
