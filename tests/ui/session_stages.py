"""A session on its screen, in a test."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from relaxapp.exercises.areas import Mode
from relaxapp.exercises.timeline import Cue, CueKind, Phase, SectionSpan, Segment, Timeline
from relaxapp.ui import theme
from relaxapp.ui.session import SessionScreen
from relaxapp.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import Qt

    Show = Callable[..., QWidget]

POSITION = (
    "Find a position that your body is willing to keep for a while, and let the ground or the chair carry as much of "
    "your weight as it likes."
)
LINE = Timeline(
    "letting-go",
    "Letting go",
    180.0,
    4.0,
    "rain",
    (
        SectionSpan("Settling", 0, 20),
        SectionSpan("Breathing", 20, 40),
        SectionSpan("Right hand and forearm", 40, 180, "right hand and forearm", Mode.GENTLY),
    ),
    (
        Segment(0, 4, Phase.SETTLE, 0),
        Segment(4, 20, Phase.STILL, 0),
        Segment(20, 24, Phase.IN, 1, 0, 1, 1, 2),
        Segment(24, 30, Phase.OUT, 1, 1, 0, 1, 2),
        Segment(30, 34, Phase.IN, 1, 0, 1, 2, 2),
        Segment(34, 40, Phase.OUT, 1, 1, 0, 2, 2),
        Segment(40, 46, Phase.TENSE, 2, 0, 1),
        Segment(46, 70, Phase.RELEASE, 2, 1, 0),
        Segment(70, 180, Phase.STILL, 2),
    ),
    (
        Cue(5, CueKind.VOICE, POSITION, 8, 20),
        Cue(20, CueKind.VOICE, "Breathe in.", 1, 24),
        Cue(41, CueKind.VOICE, "Close your right hand.", 2, 46),
    ),
)


@dataclass
class Stage:
    """A session's screen in its window, with the position in the hands of the test."""

    screen: SessionScreen
    window: Window
    line: Timeline
    position: float = 0.0
    told: list[tuple[object, ...]] = field(default_factory=list)

    def begin(self, *, voice_on: bool = True, reduced: bool = False, announce: bool = False) -> None:
        levels = {"voice": 0.8, "bells": 0.6, "ambience": 0.5}
        source = lambda: self.line.at(self.position)  # noqa: E731 - a clock in a word
        self.screen.begin(self.line.title, source, levels=levels, voice_on=voice_on, reduced=reduced, announce=announce)

    def at(self, position: float) -> None:
        self.position = position
        self.screen.pacer.look()

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.screen, key)


def letting_go(show: Show) -> Stage:
    """A session of letting go that has begun, with an ear at all that its screen asks for."""
    screen, window = SessionScreen(theme.load("light")), Window()
    made = Stage(screen, window, LINE)
    for name in ("pause", "resume", "stop", "repeat", "skip", "level", "voice", "full_screen", "not_helping"):
        getattr(screen, name).connect(lambda *values, name=name: made.told.append((name, *values)))
    made.begin()
    window.show_screen(screen)
    show(window)
    return made
