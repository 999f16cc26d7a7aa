"""The desktop's menu and what starts at login: written when asked, true, started for real, taken away whole."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from relaxapp.desktop import desktop_file
from relaxapp.desktop.autostart import Autostart
from relaxapp.desktop.desktop_file import MenuEntry
from relaxapp.failures import Failure
from relaxapp.paths import assets

if TYPE_CHECKING:
    from pathlib import Path

ODD = 'odd % $HOME `x` "q" \\ and more'
LAUNCH = """
import sys
from gi.repository import Gio, GLib
info = Gio.DesktopAppInfo.new_from_filename(sys.argv[1])
assert info, "this is no desktop file"
if sys.argv[2:]:
    info.launch_action(sys.argv[2], None)
else:
    info.launch([], None)
print(list(info.list_actions()))
"""
HAS_GIO = not subprocess.run(
    ["/usr/bin/python3", "-c", "from gi.repository import Gio"], check=False, capture_output=True
).returncode


def recorder(folder: Path) -> tuple[Path, Path]:
    """A command with an odd name that writes down what it was given."""
    place = folder / ODD.replace("%", "")  # a GNOME desktop finds no program whose place has this sign
    place.mkdir()
    said = folder / "said"
    tool = place / "start"
    tool.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" end > "{said}"\n')
    tool.chmod(0o700)
    return tool, said


@pytest.mark.skipif(not HAS_GIO, reason="there is no desktop library here")
@pytest.mark.parametrize(("action", "given"), [("", []), ("breathe", ["--breathe"]), ("support", ["--support"])])
def test_a_desktop_starts_just_this_program(qtbot, tmp_path, action, given):
    tool, said = recorder(tmp_path)
    MenuEntry(tmp_path / "data", [str(tool), "--profile", ODD]).set(True)
    entry = tmp_path / "data" / "applications" / "relaxapp.desktop"
    done = subprocess.run(
        ["/usr/bin/python3", "-c", LAUNCH, entry, *([action] if action else [])],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "['breathe', 'support']"
    qtbot.waitUntil(lambda: said.is_file() and said.read_text().endswith("end\n"))
    assert said.read_text().splitlines() == ["--profile", ODD, *given, "end"]


@pytest.mark.skipif(not HAS_GIO, reason="there is no desktop library here")
def test_at_login_the_desktop_starts_just_this_program(qtbot, tmp_path):
    tool, said = recorder(tmp_path)
    assert Autostart(tmp_path, [str(tool), "--background"]).set(True)
    file = tmp_path / "autostart" / "relaxapp.desktop"
    subprocess.run(["/usr/bin/python3", "-c", LAUNCH, file], check=True, capture_output=True)
    qtbot.waitUntil(lambda: said.is_file() and said.read_text() == "--background\nend\n")


def test_the_menu_entry_comes_and_goes_whole(tmp_path):
    entry = MenuEntry(tmp_path, ["relaxapp"])
    assert not entry.on
    assert list(tmp_path.iterdir()) == []
    entry.set(True)
    assert entry.on
    icons = tmp_path / "icons" / "hicolor"
    assert (icons / "scalable" / "apps" / "relaxapp.svg").read_bytes() == (
        assets() / "icons" / "relaxapp.svg"
    ).read_bytes()
    assert (icons / "256x256" / "apps" / "relaxapp.png").is_file()
    entry.set(False)
    entry.set(False)
    assert not entry.on
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_an_entry_that_starts_something_else_is_not_taken_for_ours(tmp_path):
    others, ours = (MenuEntry(tmp_path, ["relaxapp", "--profile", whose]) for whose in ("others", ODD))
    others.set(True)
    assert (others.on, ours.on) == (True, False)
    ours.set(True)
    assert (others.on, ours.on) == (False, True)


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="there is no judge here")
def test_a_judge_finds_nothing_wrong(tmp_path):
    MenuEntry(tmp_path, ["/odd place/relaxapp", "--profile", "100%"]).set(True)
    Autostart(tmp_path, ["relaxapp", "--background"]).set(True)
    for file in tmp_path.rglob("*.desktop"):
        done = subprocess.run(["desktop-file-validate", file], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, "")


def test_the_command_starts_this_very_program():
    done = subprocess.run(
        [*desktop_file.command("--version")],
        cwd="/",
        env={"PYTHONPATH": str(assets().parent)},
        capture_output=True,
        check=False,
    )
    assert done.stdout.startswith(b"relaxapp ")
    assert desktop_file.command()[0] == sys.executable


@pytest.mark.parametrize(
    ("content", "on"),
    [
        ("[Desktop Entry]\nExec=relaxapp --background\n", True),
        ("[Desktop Entry]\nExec=relaxapp --profile other --background\n", False),
        ("[Desktop Entry]\nExec=gone/relaxapp --background\n", False),
        ("[Desktop Entry]\nExec=relaxapp --background\nHidden=true\n", False),
        ("[Desktop Entry]\nExec=relaxapp --background\nX-GNOME-Autostart-enabled=false\n", False),
        ("[Desktop Entry]\nName=Relaxapp\n", False),
        ("", False),
        ("nonsense", False),
        ("[Desktop Entry]\nExec=%f 100% relaxapp\n", False),
    ],
)
def test_the_switch_shows_what_is_true_whoever_changed_it(tmp_path, content, on):
    autostart = Autostart(tmp_path, ["relaxapp", "--background"])
    assert not autostart.on
    assert list(tmp_path.iterdir()) == [], "nothing is written unasked"
    (tmp_path / "autostart").mkdir()
    (tmp_path / "autostart" / "relaxapp.desktop").write_text(content)
    assert autostart.on is on
    assert autostart.set(True)
    assert autostart.set(False) is False
    assert list((tmp_path / "autostart").iterdir()) == []


def test_a_folder_that_refuses_is_told_and_the_switch_stays_as_it_was(ordinary_home):
    autostart = Autostart(ordinary_home, ["relaxapp"])
    ordinary_home.chmod(0o500)
    with pytest.raises(Failure, match="can't be switched on"):
        autostart.set(True)
    assert not autostart.on
    ordinary_home.chmod(0o700)
    assert autostart.set(True)
    (ordinary_home / "autostart").chmod(0o500)
    with pytest.raises(Failure, match="can't be switched off"):
        autostart.set(False)
    assert autostart.on
    (ordinary_home / "autostart").chmod(0o700)
