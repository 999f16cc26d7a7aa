"""The way to help by the accessibility bus alone, as a screen reader goes it: a real bus, a real screen."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import walk

READER = Path(__file__).with_name("screen_reader.py")
DEBIAN = "/usr/bin/python3"  # the one that knows Debian's python3-gi
BUTTONS = ("push button", "button")
CONTROLS = (*BUTTONS, "combo box", "check box", "link", "toggle button")
SAMARITANS = "1 1 6, 1 2 3"


@pytest.fixture
def reader(tmp_path, display, silent_environment, choose):
    """Go through the program by the presses given, and return what was told after each."""
    needed = [DEBIAN, "-c", "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"]
    if shutil.which("dbus-run-session") is None or subprocess.run(needed, capture_output=True, check=False).returncode:
        pytest.fail(
            "there is no accessibility bus here, so this is not shown: "
            "apt-get install dbus-daemon at-spi2-core python3-gi gir1.2-atspi-2.0"
        )
    (tmp_path / "runtime").mkdir(mode=0o700)
    choose(tmp_path / "me", country="IE", welcomed=True)
    environment = {
        **silent_environment,
        **display.environment,
        "XDG_RUNTIME_DIR": str(tmp_path / "runtime"),
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONPATH": str(walk.ROOT),
    }
    script = f'"{sys.executable}" -m relaxapp --profile "$1" & program=$!; shift; "{DEBIAN}" "$@"; code=$?; '
    script += "kill $program; wait $program; exit $code"

    def go(*presses):
        done = subprocess.run(
            ["dbus-run-session", "--", "sh", "-c", script, "sh", str(tmp_path / "me"), str(READER), *presses],
            cwd=walk.ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=90,
            start_new_session=True,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])

    return go


def test_help_is_reached_read_and_left_by_a_screen_reader(reader):
    support, code, home = reader(
        f"Get support={SAMARITANS}", f"Show a code for {SAMARITANS}=Code for {SAMARITANS}", "Back=Breathe"
    )
    names = [name for _, name in support]
    danger = names.index("If you are in danger now")
    emergency = next(index for index, name in enumerate(names) if name.startswith("1 1 2, Ireland"))
    line = next(index for index, name in enumerate(names) if name.startswith(f"{SAMARITANS}, Ireland"))
    assert danger < emergency < line, "what is needed first is read first"
    assert any(name == f"Code for {SAMARITANS}" for _, name in code)
    assert any(role in BUTTONS and "Breathe" in name for role, name in home)


def test_every_number_is_told_digit_by_digit_and_every_control_has_a_name(reader):
    [support] = reader(f"Get support={SAMARITANS}")
    controls = [(role, name) for role, name in support if role in CONTROLS]
    assert len(controls) > 5
    assert [role for role, name in controls if not name] == []
    reaching = [name for role, name in support if role in CONTROLS and name.startswith(("Copy ", "Call "))]
    assert reaching
    assert [name for name in reaching if re.search(r"[0-9]{2}", name)] == []
