"""A lock in the window, in a test: made, written into, and what lies behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from relaxapp.support.plan import Person, Plan
from relaxapp.support.plan_store import PlanStore

if TYPE_CHECKING:
    from tests.app.conftest import Program

PHRASE = "four quiet green chairs"
WRONG = "four quiet brown chairs"
PERSON = "Nuala from next door"


def fields(program: Program) -> list[QLineEdit]:
    return [field for field in program.window.findChildren(QLineEdit) if field.isVisible()]


def write(program: Program, *texts: str) -> None:
    """Write into the fields in turn, by keys; Enter goes on, and gives them at the end."""
    fields(program)[0].setFocus()
    for text in texts:
        field = program.window.focusWidget()
        assert isinstance(field, QLineEdit)
        field.clear()
        program.bot.keyClicks(field, text)
        program.bot.keyClick(field, Qt.Key.Key_Return)


def make_lock(program: Program) -> str:
    """Make a lock by way of the journal; return the recovery key, with the lock's own screen shown."""
    program.press("My journal")
    program.press("Lock")
    assert program.screen == "PhraseScreen"
    write(program, PHRASE, PHRASE)
    program.become("RecoveryKeyScreen")
    program.press("Copy it")
    key = QGuiApplication.clipboard().text()
    program.press("I have it")
    assert program.screen == "LockScreen"
    return key


def locked(program: Program) -> bool:
    return program.app.parts.locking._house.vault.locked


def keep_person(program: Program) -> None:
    PlanStore(program.where.plan).save(Plan(people=(Person(PERSON, "085 1234567"),)))


def everything_on_the_disk(program: Program) -> bytes:
    return b"".join(path.read_bytes() for path in program.where.data.parent.rglob("*") if path.is_file())
