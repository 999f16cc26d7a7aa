"""What the first press finds ready: no module is left to load, and nothing that stays is gone through meanwhile."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.app.conftest import Program

PRESSED = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from relaxapp import app, paths

application = QApplication([])
program = app.App(application, paths.places(Path(sys.argv[1])))

class Waited:  # tells what is loaded while somebody waits: a thread of its own may load for the voice
    def find_spec(self, name, path, target=None):
        if threading.current_thread() is threading.main_thread():
            print(name)

def press():
    sys.meta_path.insert(0, Waited())
    QTest.keyClick(program.window.focusWidget(), Qt.Key.Key_Return)
    sys.meta_path.pop(0)
    print(program.house.sessions.running)
    program.window.close()
    application.quit()

program.house.sessions._warmed.connect(press)
program.open()
application.exec()
"""


def test_nothing_is_left_to_load_at_the_first_press(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.json").write_text('{"welcomed": true}')
    nothing_to_hear = {**os.environ, "PULSE_SERVER": f"unix:{tmp_path}/none", "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", PRESSED, tmp_path], env=nothing_to_hear, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["True"], done.stderr


@pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)
def test_what_stays_is_set_aside_until_the_window_closes(program: Program) -> None:
    assert gc.get_freeze_count()
    program.window.close()
    assert not gc.get_freeze_count()
