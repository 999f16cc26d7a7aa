"""The pacer's widget and its painting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from relaxapp.exercises.adapt import adapt
from relaxapp.exercises.areas import Mode
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.fit import fit
from relaxapp.exercises.parser import parse
from relaxapp.exercises.speech import estimate
from relaxapp.exercises.timeline import Moment, Phase, SectionSpan
from relaxapp.ui import theme
from relaxapp.ui.pacer import FRAME, Pacer
from relaxapp.ui.painting import LEVEL_OPACITY, Colours, Lettering, Painting, reach
from relaxapp.ui.picture import Picture, picture
from tests.ui.contrast import contrast

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    Show = Callable[..., QWidget]

SIDE = 240
THEMES = ("light", "dark", "night")


def moment(phase: Phase, progress: float, fill: float, area: str = "") -> Moment:
    section = SectionSpan("Part", 0.0, 100.0, area)
    return Moment(30.0, 70.0, phase, progress, 4.0 * (1 - progress), fill, section, 0, "", 2, 5)


MOMENTS = {
    "settle": moment(Phase.SETTLE, 0.5, 0),
    "still": moment(Phase.STILL, 0.5, 0),
    "in": moment(Phase.IN, 0.5, 0.5),
    "open": moment(Phase.IN, 1.0, 1.0),
    "hold": moment(Phase.HOLD, 0.5, 1.0),
    "out": moment(Phase.OUT, 0.5, 0.5),
    "rest": moment(Phase.REST, 0.5, 0.0),
    "tense": moment(Phase.TENSE, 0.7, 0.7),
    "release": moment(Phase.RELEASE, 0.3, 0.7),
}


def painted(shown: Moment, name: str = "light", *, reduced: bool = False) -> QImage:
    return painted_picture(picture(shown, reduced), name)


def pixels(image: QImage) -> np.ndarray:
    return np.frombuffer(image.constBits(), np.uint8).reshape(SIDE, SIDE, 4).copy()


def painted_picture(shown: Picture, name: str = "light") -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    colours = Colours.of(theme.load(name))
    image.fill(colours.window)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painting = Painting(painter, QRectF(0, 0, SIDE, SIDE), shown, colours, Lettering.of(QFont()))
    painting.ground()
    painting.form()
    painter.end()
    return image


def over(top: QColor, ground: QColor, opacity: float) -> QColor:
    return QColor.fromRgbF(
        *(a * opacity + b * (1 - opacity) for a, b in zip(top.getRgbF()[:3], ground.getRgbF()[:3], strict=True))
    )


@pytest.mark.usefixtures("application")
@pytest.mark.parametrize("name", THEMES)
def test_the_form_and_its_word_stand_out_in_each_theme(name: str):
    colours = Colours.of(theme.load(name))
    for step in range(11):
        form = colours.toned(step / 10)
        assert contrast(form, colours.window) >= 3
        assert contrast(form, colours.ground) >= 3
        assert contrast(over(form, colours.ground, LEVEL_OPACITY), colours.ground) >= 3
    assert contrast(colours.hold, colours.window) >= 3
    assert contrast(colours.hold, colours.ground) >= 3


@pytest.mark.usefixtures("application")
@pytest.mark.parametrize("reduced", [False, True])
def test_each_phase_looks_different(reduced: bool):
    names = [n for n in MOMENTS if not reduced or n not in ("settle", "open")]  # a bar has nothing to settle with
    images = [painted(MOMENTS[name], reduced=reduced) for name in names]
    for index, image in enumerate(images):
        assert all(image != other for other in images[index + 1 :]), names[index]


@pytest.mark.usefixtures("application")
@pytest.mark.parametrize("name", MOMENTS)
def test_nothing_is_painted_at_the_edge_of_its_square(name: str):
    image = painted(MOMENTS[name])
    window = Colours.of(theme.load("light")).window
    edges = [(x, y) for x in range(SIDE) for y in (0, SIDE - 1)] + [(x, y) for y in range(SIDE) for x in (0, SIDE - 1)]
    assert all(image.pixelColor(x, y) == window for x, y in edges)


@pytest.mark.usefixtures("application")
@pytest.mark.parametrize(("level", "below"), [(0.3, 0.15), (0.8, 0.6)])
def test_the_muscle_form_is_filled_from_below(level: float, below: float):
    image = painted(moment(Phase.TENSE, 0.9, level))
    ground = Colours.of(theme.load("light")).ground
    height = SIDE / 1.1
    bottom = (SIDE + height) / 2
    filled = image.pixelColor(SIDE // 2 + 10, round(bottom - height * below * 0.4))
    assert contrast(filled, ground) >= 3


def moments_of_a_session() -> list[Moment]:
    """Return moments from everything a session may ask of the pacer, with held breaths and a top-up too."""
    text = """+++
title = "All at once"
family = "muscle"
summary = "Everything."
minutes = [1, 10]
usual = 4
postures = ["sitting"]
uses = ["breath", "holds", "muscles"]
cautions = []
sources = ["None"]
+++
# Settling
Here we are.
(pause 6)
# Breathing
(breathe 3+1-2-6-2 to fill)
# Arm @right-hand
Close your hand.
(tense 6)
And open it.
(release 20)
# Coming back
Look around.
(pause 6)
"""
    practice = adapt(parse(text, "all"), Comfort(holds=True, areas={"right-hand": Mode.TENSE}))
    timeline = fit(practice, 150, lambda line: estimate(line, 120))
    return [timeline.at(tick * 0.37) for tick in range(round(150 / 0.37))]


@pytest.mark.usefixtures("application")
def test_outside_its_reach_a_picture_is_bare_ground():
    """What lies outside is not painted again from frame to frame: anything there would leave a trace."""
    bare = pixels(painted_picture(Picture(disc=0.0)))
    seen = set()
    for shown in moments_of_a_session():
        now = picture(shown, False)
        inside = reach(now, QRectF(0, 0, SIDE, SIDE)).toAlignedRect()
        image = pixels(painted_picture(now))
        left, top, right, bottom = inside.left(), inside.top(), inside.right() + 1, inside.bottom() + 1
        image[max(top, 0) : bottom, max(left, 0) : right] = bare[max(top, 0) : bottom, max(left, 0) : right]
        assert np.array_equal(image, bare), (shown.phase, shown.progress)
        seen.add(shown.phase)
    assert seen == set(Phase)


@pytest.mark.usefixtures("application")
def test_a_small_picture_is_painted_small():
    square = QRectF(0, 0, SIDE, SIDE)
    resting = reach(picture(MOMENTS["rest"], False), square)
    assert resting.width() < SIDE * 0.6
    assert reach(picture(MOMENTS["tense"], False), square) == square
    assert reach(picture(MOMENTS["in"], True), square) == square


@pytest.fixture
def pacer(show: Show) -> Pacer:
    made = Pacer(theme.load("light"))
    made.set_source(lambda: MOMENTS["in"])
    show(made, 500, 500)
    return made


def test_follows_the_clock_only_while_it_runs_and_is_visible(pacer: Pacer):
    assert not pacer.ticking
    pacer.set_running(True)
    assert pacer.ticking
    pacer.hide()
    assert not pacer.ticking
    pacer.show()
    assert pacer.ticking
    pacer.set_running(False)
    assert not pacer.ticking
    pacer.hide()
    pacer.show()
    assert not pacer.ticking


def test_rests_while_its_window_is_minimised(show: Show, qtbot: QtBot):
    window = QWidget()
    made = Pacer(theme.load("light"))
    made.setParent(window)
    made.set_source(lambda: MOMENTS["in"])
    made.set_running(True)
    show(window, 500, 500)
    assert made.ticking
    window.showMinimized()
    qtbot.waitUntil(lambda: not made.ticking)
    window.showNormal()
    qtbot.waitUntil(lambda: made.ticking)


def test_ticks_with_every_frame_and_tells_the_moment(pacer: Pacer, qtbot: QtBot):
    timer = pacer._timer
    assert (timer.interval(), timer.timerType()) == (FRAME, Qt.TimerType.PreciseTimer)
    told: list[Moment] = []
    pacer.moved.connect(told.append)
    pacer.set_running(True)
    qtbot.waitUntil(lambda: len(told) > 3)
    assert set(told) == {MOMENTS["in"]}


def test_paints_only_what_changes(show: Show, application: QApplication):
    regions = []

    class Watched(Pacer):
        def paintEvent(self, event):  # noqa: N802 - Qt's name
            regions.append(event.rect())
            super().paintEvent(event)

    now = [MOMENTS["in"]]
    made = Watched(theme.load("light"))
    made.set_source(lambda: now[0])
    show(made, 900, 500)
    regions.clear()
    made.look()
    application.processEvents()
    assert not regions  # the picture is the same
    now[0] = moment(Phase.IN, 0.6, 0.6)
    made.look()
    application.processEvents()
    assert [rect.width() == rect.height() <= 500 for rect in regions] == [True]
    now[0] = moment(Phase.TENSE, 0.6, 0.6, "neck")
    made.look()
    application.processEvents()
    assert regions[-1] == made.rect()  # the label beneath is new
    assert made.accessibleDescription() == "neck"


def test_catches_up_when_it_is_shown_again(pacer: Pacer):
    pacer.set_running(True)
    pacer.hide()
    pacer._source = lambda: MOMENTS["tense"]
    pacer.show()
    assert pacer._picture == picture(MOMENTS["tense"], False)


def test_fades_when_it_does_not_run(pacer: Pacer):
    paused = pacer.grab().toImage()
    pacer.set_running(True)
    running = pacer.grab().toImage()
    middle = pacer._square.center()
    disc = (middle.x(), middle.y() + pacer._square.height() // 6)
    window = Colours.of(theme.load("light")).window
    assert contrast(paused.pixelColor(*disc), window) < contrast(running.pixelColor(*disc), window)


def test_takes_another_theme(pacer: Pacer):
    before = pacer.grab().toImage()
    pacer.set_theme(theme.load("dark"))
    assert pacer.grab().toImage() != before
    assert pacer.grab().toImage().pixelColor(1, 1) == theme.load("dark").colour("window")


def test_a_large_screen_does_not_make_it_cost_more(show: Show):
    made = Pacer(theme.load("light"))
    show(made, 1900, 1400)
    assert made._square.width() <= 560
