"""The house stands as it was drawn: who may import whom, where Qt lives, what lies at the top."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "relaxapp"

TOP_LEVEL = {
    *("relaxapp", "assets", "scripts", "tests"),
    *("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"),
}
BUILT = {"build", "dist", "__pycache__"}

LEAVES = {"alone", "failures", "logbook", "opening", "paths", "settings", "vault"}
KNOW_EVERYBODY = {
    *("__main__", "app", "arguments", "cli", "commands", "doctor", "journal_changes", "journal_commands"),
    *("remind", "remind_options", "terminal", "unlocking", "voicepack"),
}
MAY_IMPORT = {
    "__init__": set[str](),
    "alone": {"paths"},
    "failures": set(),
    "logbook": {"failures", "paths"},
    "opening": set(),
    "paths": {"failures"},
    "settings": {"failures", "paths"},
    "vault": {"alone", "failures", "paths"},
    "erasing": {"failures", "paths", "vault"},
    "exercises": LEAVES,
    "journal": LEAVES,
    "reminders": LEAVES,
    "support": LEAVES,
    "desktop": LEAVES,
    "sound": LEAVES | {"exercises"},
    "player": LEAVES | {"exercises", "sound"},
    "ui": LEAVES | {"exercises", "journal", "reminders", "support"},
}
# Beyond the standard library. KNOW_EVERYBODY may use Qt (the window) through app alone.
LIBRARIES = {
    "paths": {"platformdirs"},
    "vault": {"cryptography"},
    "sound": {"numpy", "soundfile", "soxr", "pyttsx3", "simpleaudio", "miniaudio"},
    "player": {"PySide6"},
    "desktop": {"PySide6", "jeepney"},
    "ui": {"PySide6", "segno"},
    "app": {"PySide6"},
}


def modules(*folders: Path) -> Iterator[tuple[Path, ast.Module]]:
    for folder in folders:
        for path in sorted(folder.rglob("*.py")):
            yield path, ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(tree: ast.Module, package: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Every module that the tree imports, wherever it does so, as the parts of its full name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (tuple(alias.name.split(".")) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = (*package[: len(package) - node.level + 1], *(node.module or "").split(".")) if node.level else ()
            whole = tuple(part for part in base or (node.module or "").split(".") if part)
            yield from ((*whole, alias.name) for alias in node.names)


def strangers(room: str, tree: ast.Module, package: tuple[str, ...]) -> set[str]:
    """What a module of the room imports and may not."""
    found = set()
    for name in imports(tree, package):
        if name[0] == "relaxapp":
            other = name[1] if len(name) > 1 and not name[1].startswith("__version__") else room
            if other != room and room not in KNOW_EVERYBODY and other not in MAY_IMPORT[room]:
                found.add(".".join(name))
        elif name[0] not in sys.stdlib_module_names and name[0] not in LIBRARIES.get(room, set()):
            found.add(".".join(name))
    return found


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def test_every_arrow_between_the_rooms_is_one_of_the_drawn_ones() -> None:
    new = {}
    for path, tree in modules(PACKAGE):
        package = path.relative_to(ROOT).parent.parts
        if found := strangers(room_of(path), tree, package):
            new[str(path.relative_to(ROOT))] = sorted(found)
    assert new == {}


@pytest.mark.parametrize(
    ("room", "source", "found"),
    [
        ("journal", "from relaxapp.ui.home import Home", {"relaxapp.ui.home.Home"}),
        ("journal", "def f():\n    import PySide6.QtCore", {"PySide6.QtCore"}),
        ("support", "from ..journal import store", {"relaxapp.journal.store"}),
        ("support", "from relaxapp import journal", {"relaxapp.journal"}),
        ("exercises", "import numpy as np", {"numpy"}),
        ("sound", "from relaxapp.player.session import Session", {"relaxapp.player.session.Session"}),
        ("ui", "if TYPE_CHECKING:\n    from relaxapp.sound.mix import Mix", {"relaxapp.sound.mix.Mix"}),
        ("ui", "import relaxapp.app", {"relaxapp.app"}),
        ("settings", "from relaxapp.exercises.areas import Mode", {"relaxapp.exercises.areas.Mode"}),
        ("cli", "from PySide6.QtCore import QObject", {"PySide6.QtCore.QObject"}),
        ("cli", "from relaxapp import app", set()),
        ("sound", "import numpy\nfrom relaxapp.exercises import script\nfrom . import mix", set()),
        ("ui", "from . import controls\nfrom relaxapp.journal.entries import SessionRecord\nimport PySide6", set()),
    ],
)
def test_a_wrong_arrow_is_seen(room: str, source: str, found: set[str]) -> None:
    assert strangers(room, ast.parse(source), ("relaxapp", room)) == found


def test_every_room_is_drawn() -> None:
    rooms = {room_of(path) for path, _ in modules(PACKAGE)}
    assert rooms <= set(MAY_IMPORT) | KNOW_EVERYBODY


def test_the_paper_of_the_house_names_every_part_of_the_window() -> None:
    paper = (PACKAGE / "README.md").read_text(encoding="utf-8")
    parts = {path.name for path in (PACKAGE / "app").glob("*.py")} - {"__init__.py", "house.py", "parts.py"}
    assert {part for part in parts if f"`{part}`" not in paper} == set()


def test_every_name_in_the_paper_of_the_house_exists() -> None:
    paper = (PACKAGE / "README.md").read_text(encoding="utf-8")
    journeys = paper.partition("## Three journeys")[2].partition("## Where")[0]
    code = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    names = {part for name in re.findall(r"`([A-Za-z_.]+)`", journeys) for part in name.split(".")}
    assert "Guiding" in names, "there is something to look for"
    assert {name for name in names if not re.search(rf"\b{name}\b", code)} == set()


def test_the_screens_open_no_file_and_no_database() -> None:
    reaching = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "connect_database"}
    found = []
    for path, tree in modules(PACKAGE / "ui"):
        if path.name == "theme.py":  # themes are data, and this is where they are read
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in reaching:
                    found.append(f"{path.name}:{node.lineno} {name}")
        found += [f"{path.name} {name[0]}" for name in imports(tree, ()) if name[0] in ("sqlite3", "tomllib", "json")]
    assert found == []


def test_the_top_level_holds_what_it_should() -> None:
    there = {path.name for path in ROOT.iterdir() if not path.name.startswith(".") and path.suffix != ".egg-info"}
    assert there - BUILT <= TOP_LEVEL
    assert there >= TOP_LEVEL


def silent_handlers(tree: ast.Module) -> list[int]:
    """The lines where an exception is caught and nobody hears of it."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and all(isinstance(step, ast.Pass) for step in node.body)
    ]


def waits(tree: ast.Module) -> list[int]:
    """The lines where a test waits for the clock instead of for what it needs."""
    calls = {"sleep", "time.sleep", "QTest.qWait", "QTest.qSleep", "qtbot.wait", "asyncio.sleep"}
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) in calls]


def test_no_exception_is_swallowed() -> None:
    found = {f"{path.relative_to(ROOT)}:{line}" for path, tree in modules(PACKAGE) for line in silent_handlers(tree)}
    assert found == set()
    assert silent_handlers(ast.parse("try:\n    f()\nexcept OSError:\n    pass")) == [3]


def test_no_test_sleeps() -> None:
    found = {f"{path.relative_to(ROOT)}:{line}" for path, tree in modules(ROOT / "tests") for line in waits(tree)}
    assert found == set()
    assert waits(ast.parse("import time\ntime.sleep(1)")) == [2]


RUN = """
import sys
from relaxapp import cli
try:
    code = cli.run(sys.argv[1:])
except SystemExit as leaving:
    code = leaving.code
heavy = {"PySide6", "numpy"} & {name.split(".")[0] for name in sys.modules}
print(code, *sorted(heavy), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("arguments", "heavy"),
    [
        (["--version"], []),
        (["list"], []),
        (["check", "assets/exercises/box.md"], []),
        (["new", "A quiet evening", "-o", "{profile}/evening.md"], []),
        (["script-help"], []),
        (["support"], []),
        (["remind", "next"], []),
        (["journal", "summary"], []),
        (["journal", "export", "-o", "{profile}/tables"], []),
        (["render", "box", "--minutes", "2", "--no-voice", "-o", "{profile}/box.wav"], ["numpy"]),
    ],
    ids=lambda value: value[0] if value else "light",
)
def test_a_command_runs_without_qt(arguments: list[str], heavy: list[str], tmp_path: Path) -> None:
    filled = [argument.format(profile=tmp_path) for argument in arguments]
    done = subprocess.run(
        [sys.executable, "-c", RUN, "--profile", tmp_path, *filled],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},  # no display
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stderr.splitlines()[-1].split() == ["0", *heavy], done.stderr
