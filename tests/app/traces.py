"""What a person leaves everywhere in the program, and what is still found of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relaxapp.journal.entries import CheckIn, Moment
from relaxapp.settings import Settings
from relaxapp.support.plan import Plan
from relaxapp.support.plan_store import PlanStore
from relaxapp.ui.deleting import DeletingScreen
from tests.app.houses import NOW

if TYPE_CHECKING:
    from relaxapp.paths import Places
    from tests.app.conftest import Program


MARK = "Zwetschgenkuchen"


def traces(where: Places) -> list[str]:
    """The files in which a word that the person wrote is still found."""
    roots = {where.config, where.data, where.cache, where.state}
    files = [path for root in roots for path in root.rglob("*") if path.is_file()]
    return [
        str(path)
        for path in files
        if MARK.encode() in path.read_bytes() or MARK.encode("utf-16-le") in path.read_bytes()
    ]


def fill(program: Program) -> None:
    """Leave something everywhere: sessions, a check-in, a plan, settings, an exercise and a log."""
    program.press("Breathe")
    program.become("SessionScreen")
    program.hear(30)
    program.app.house.sessions.break_off()
    journal = program.app.parts.records.journal
    journal.keep(CheckIn("c1", NOW, Moment.APART, tension=4, note=f"{MARK} helped"))
    PlanStore(program.where.plan).save(Plan(signs=(MARK,)))
    program.app.chosen.change(Settings(welcomed=True, favourites=[MARK], text_scale=1.2))
    program.app.chosen._saver.stop()
    program.app.chosen.save()
    for path in (program.where.exercises / "mine.md", program.where.voices / "a" / "b.flac", program.where.log):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(MARK)


def to_deleting(program: Program) -> DeletingScreen:
    program.app.parts.journal._taking_out.open()
    program.press("Delete …")
    screen = program.window.screen_shown
    assert isinstance(screen, DeletingScreen)
    return screen
