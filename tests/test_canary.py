"""Some versions of the Qt bindings lose a reference to None at every call that returns nothing, and abort later."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

CALLS = 500


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal: its count stands still")
def test_calls_into_qt_lose_no_reference_to_none(qapp: QApplication) -> None:
    thing = QObject(qapp)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.blockSignals(False)
        thing.setObjectName("canary")
    lost = before - sys.getrefcount(None)
    thing.deleteLater()
    assert abs(lost) < CALLS / 10
