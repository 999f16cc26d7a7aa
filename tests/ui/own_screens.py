"""The screens of what is made by oneself or taken along as they are held to what every screen owes to everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relaxapp.exercises.guide import guide
from relaxapp.exercises.library import help_page
from relaxapp.exercises.own_files import OwnFile
from relaxapp.exercises.own_patterns import OwnPattern
from relaxapp.exercises.pattern import Pattern
from relaxapp.exercises.template import template
from relaxapp.exercises.verdict import at_a_glance
from relaxapp.sound.voice_packs import Pack
from relaxapp.ui import theme
from relaxapp.ui.own_exercises import OwnExercises
from relaxapp.ui.pace_choice import PaceChoice
from relaxapp.ui.patterns import NEW, PatternEditor
from relaxapp.ui.record_lines import At, RecordLinesScreen
from relaxapp.ui.script_editor import ScriptEditor
from relaxapp.ui.script_guide import ScriptGuide
from relaxapp.ui.take_along import TakeAlongScreen
from relaxapp.ui.voice_packs import VoicePacksScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.exercises.script import Script
    from relaxapp.ui.page import Page

    Make = Callable[[tuple[Script, ...]], Page]


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


def script_guide(_: tuple[Script, ...]) -> Page:
    return ScriptGuide(guide(help_page()))


OWN: dict[str, Make] = {
    "own exercises": own_exercises,
    "script editor": script_editor(wrong=False),
    "script editor with mistakes": script_editor(wrong=True),
    "script guide": script_guide,
    "voice packs": voice_packs,
    **{f"record lines {state}": record_lines(state) for state in ("rest", "recording", "done", "none")},
    "new pattern": patterns(asked=False),
    "a pattern to delete": patterns(asked=True),
    "pace choice": pace_choice,
    **{f"take along {state}": take_along(state) for state in ("asking", "working", "done", "problem")},
}
