"""What may be opened: the links of our own lists and of everybody in the plans, and nothing else."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from relaxapp.app.care import Care
from relaxapp.app.house import House
from relaxapp.exercises.library import Library
from relaxapp.paths import places
from relaxapp.settings import Settings
from relaxapp.support.plan import FlarePlan, Person, Plan
from relaxapp.support.plan_store import FlarePlanStore, PlanStore
from relaxapp.ui import theme
from relaxapp.ui.window import Window

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def nothing(*_: object) -> None:
    return None


@pytest.mark.parametrize("part", ["people", "professionals", "safer"])
def test_everybody_in_the_plans_can_be_called_and_nobody_else(tmp_path: Path, qtbot: QtBot, part: str) -> None:
    where = places(tmp_path)
    PlanStore(where.plan).save(Plan(**{part: (Person("Sam", "020 7946 0222"),)}))
    FlarePlanStore(where.flare_plan).save(FlarePlan(people=(Person("Work", "020 7946 0333"),)))
    window = Window()
    qtbot.addWidget(window)
    house = House(
        window,
        SimpleNamespace(pause=nothing, changed=SimpleNamespace(connect=nothing)),  # type: ignore[arg-type]
        where,
        library=lambda: Library([]),
        chosen=Settings,
        change=nothing,
        tell=nothing,
        theme=lambda: theme.load("light"),
        reduced=lambda: True,
    )
    care = Care(house, parent=QObject(window))
    known = care._known_links()
    assert {"tel:02079460222", "sms:02079460222", "tel:02079460333"} <= known
    assert "tel:02079460444" not in known
    assert {link.partition(":")[0] for link in known} <= {"tel", "sms", "https", "mailto"}
