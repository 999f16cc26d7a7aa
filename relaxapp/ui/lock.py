"""The lock's own page, once there is one; and the page that shows a recovery key, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase

from relaxapp.ui import lock_words as words
from relaxapp.ui.controls import Caution, button, heading, label, paragraph, surface, title
from relaxapp.ui.layouts import Flow
from relaxapp.ui.page import Page
from relaxapp.ui.settings_form import Form
from relaxapp.ui.settings_part import Door

if TYPE_CHECKING:
    from relaxapp.settings import Settings

_ROW = 4
"""So many groups of the key stand in a line."""


class LockScreen(Page):
    """What can be done with an open lock; `edited` carries an option's name and its new value."""

    lock_now = Signal()
    change = Signal()
    renew = Signal()
    remove = Signal()
    edited = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(words.LOCK_TITLE)
        self._form = Form(self)
        self._form.edited.connect(self.edited)
        self._problem = Caution()
        now = button("Lock now", primary=True)
        now.clicked.connect(self.lock_now)
        for widget in (title(words.LOCK_TITLE), paragraph(words.LOCK_ABOUT), self._problem):
            self.column.addWidget(widget)
        self.column.addWidget(now, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(heading("When it locks, and what"))
        frame, inside = surface()
        inside.addWidget(
            self._form.choice(
                "lock_minutes", "Lock by itself", words.MINUTES, "When nothing is touched. A session counts as a touch."
            )
        )
        inside.addWidget(self._form.switch("plan_while_locked", "Leave my plans and numbers open", words.PLANS_OPEN))
        self.column.addWidget(frame)
        self.column.addWidget(heading("The phrase and the key"))
        frame, inside = surface()
        for text, help_text, wanted in (
            ("Another phrase", "Also if you have only your recovery key.", self.change),
            ("A new recovery key", "If the paper is lost, or somebody else has seen it.", self.renew),
            ("Remove the lock", "Everything opens without a phrase again.", self.remove),
        ):
            door = button(text, description=help_text)
            door.clicked.connect(wanted)
            inside.addWidget(Door(door, help_text))
        self.column.addWidget(frame)
        self.column.addStretch(1)
        self.foot.addWidget(self.way_back())
        self.first = now
        self.order()

    def show_lock(self, settings: Settings, problem: str = "") -> None:
        """Show how it is set, and what is wrong with it, if anything is."""
        self._form.fill(settings)
        self.say(problem)
        self.area.verticalScrollBar().setValue(0)

    def say(self, problem: str) -> None:
        """Say what is wrong with it; no words when all is well."""
        self._problem.say(problem)


class RecoveryKeyScreen(Page):
    """Shows a recovery key, to be copied, printed or written down; `done` when the person has it."""

    copied = Signal()
    printed = Signal()
    done = Signal()

    def __init__(self) -> None:
        super().__init__(words.KEY_TITLE)
        self._key = label("", "figure")
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self._key.setStyleSheet(f"font-family: '{fixed.family()}'")
        self._key.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._told = Caution()
        self.column.addWidget(title(words.KEY_TITLE))
        self.column.addWidget(paragraph(words.KEY_ABOUT))
        frame, inside = surface()
        inside.addWidget(self._key)
        self.column.addWidget(frame)
        row = Flow()
        for text, wanted in (("Print it", self.printed), ("Copy it", self.copied)):
            one = button(text)
            one.clicked.connect(wanted)
            row.addWidget(one)
        self.column.addLayout(row)
        self.column.addWidget(self._told)
        self.column.addStretch(1)
        have = button("I have it", primary=True)
        have.clicked.connect(self.done)
        self.foot.addWidget(have)
        self.first = have
        self.order()

    def show_key(self, key: str) -> None:
        """Show a key; "" forgets the one that was shown."""
        groups = key.split("-")
        lines = (" ".join(groups[at : at + _ROW]) for at in range(0, len(groups), _ROW))
        self._key.setText("\n".join(lines))
        self.tell("")

    def tell(self, text: str) -> None:
        """Say what came of copying or printing it."""
        self._told.tell(text)
