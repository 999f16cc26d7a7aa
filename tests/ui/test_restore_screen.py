"""Earlier copies: said when they were made and what they hold, and put back after a question."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from relaxapp.journal.backups import Backup
from relaxapp.ui.restore_backup import RestoreBackup

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton, QWidget
    from pytestqt.qtbot import QtBot

    Show = Callable[..., QWidget]
    Said = Callable[[QWidget], str]
    Named = Callable[[QWidget, str], QPushButton]

TODAY = date(2026, 11, 21)
COPY = Backup(Path("daily"), datetime(2026, 11, 20, 14, 20, tzinfo=UTC), 1, 12)


@pytest.fixture
def copies(show: Show) -> RestoreBackup:
    made = RestoreBackup(QLocale("en_GB"))
    made.show_copies([COPY], TODAY)
    show(made)
    made.focus_first()
    return made


def test_says_when_it_was_made_and_what_it_holds(copies: RestoreBackup, said: Said):
    assert "Yesterday, 14:20\n1 session, 12 check-ins" in said(copies)
    assert "nothing is gone" in said(copies)


def test_is_put_back_after_a_question_and_not_by_a_slip(copies: RestoreBackup, named: Named, said: Said, qtbot: QtBot):
    with qtbot.assertNotEmitted(copies.restore):
        named(copies, "Put this one back: Yesterday, 14:20").click()
        assert "Put back the journal as it was: Yesterday, 14:20?" in said(copies)
        named(copies, "Leave all as it is").click()
        named(copies, "Put this one back: Yesterday, 14:20").click()
    with qtbot.waitSignal(copies.restore) as asked:
        named(copies, "Put it back").click()
    assert asked.args == [COPY]


def test_without_a_copy_it_says_when_there_will_be_one(copies: RestoreBackup, said: Said):
    copies.show_copies([], TODAY)
    assert "There is no copy yet." in said(copies)


def test_what_is_wrong_and_what_became_of_it_is_told(copies: RestoreBackup, said: Said):
    copies.show_copies([], TODAY, "The file of your journal was damaged.")
    assert "was damaged" in said(copies)
    copies.tell("It is put back.")
    assert "It is put back." in said(copies)
