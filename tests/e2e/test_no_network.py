"""The program opens no network connection: shown where there is no network, and by watching every call to connect."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import threading
import time

import pytest
import walk

TOUR = (
    *("home", "ready", "support", "back", "home", "settings", "support", "back", "home", "journal", "support", "back"),
    *("home", "session", "support", "back", "stop", "support", "back", "home"),
)
CALLS = re.compile(r"\b(?:connect|sendto|sendmsg|bind|socket)\(.*")
NETWORKS = ("AF_INET", "AF_PACKET", "AF_BLUETOOTH")
NETWORK_MODULES = {
    *("socket", "ssl", "http", "urllib", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib", "xmlrpc", "asyncio"),
    *("socketserver", "requests", "httpx", "aiohttp", "webbrowser"),
}
PATIENCE = 20
WITHIN_THE_COMPUTER = {("bus.py", "socket"), ("single.py", "socket")}
"""The desktop's bus and the door of the program that runs: sockets of this computer alone."""


@pytest.fixture
def no_network():
    """A command in front of a command: it runs where there is not one network interface that is up."""
    prefix = ("unshare", "--map-root-user", "--net")
    tried = subprocess.run([*prefix, "cat", "/proc/net/route"], capture_output=True, text=True, check=False)
    if tried.returncode or len(tried.stdout.splitlines()) > 1:
        pytest.fail(f"a namespace without a network is not permitted here, so this is not shown: {tried.stderr}")
    return prefix


@pytest.fixture
def watched(tmp_path):
    """A command in front of a command that writes down every call to the network, and the file it writes to."""
    if shutil.which("strace") is None:
        pytest.fail("strace is not installed, so this is not shown: apt-get install strace")
    trace = tmp_path / "calls.trace"
    prefix = ("strace", "-f", "-qq", "-D", "-e", "trace=connect,sendto,sendmsg,bind,socket", "-o", str(trace))
    tried = subprocess.run([*prefix, "true"], capture_output=True, text=True, check=False)
    if tried.returncode:
        pytest.fail(f"tracing is not permitted here, so this is not shown: {tried.stderr}")
    return prefix, trace


def calls(trace):
    """The calls that were made, once the tracer has written the last of them."""
    until, pause, before = time.monotonic() + PATIENCE, threading.Event(), -1
    while trace.stat().st_size != before and time.monotonic() < until:
        before = trace.stat().st_size
        pause.wait(0.5)
    return CALLS.findall(trace.read_text(encoding="utf-8", errors="replace"))


def reaching_out(trace):
    return [call for call in calls(trace) if any(family in call for family in NETWORKS)]


def test_everything_works_where_there_is_no_network(tmp_path, silent_environment, no_network):
    met = walk.walk(TOUR, tmp_path, {**silent_environment, "LANG": "en_IE.UTF-8"}, prefix=no_network)
    assert [visit["from"] for visit in met["visits"]] == [
        *("Home", "SettingsScreen", "JournalScreen", "SessionScreen", "Orienting")
    ]
    assert all("116 123" in visit["text"] for visit in met["visits"])
    assert met["shown"] == "Home"
    assert "a bug in the program" not in met["stderr"]


def test_a_walk_through_every_screen_never_reaches_out(tmp_path, silent_environment, watched):
    prefix, trace = watched
    walk.walk(TOUR, tmp_path / "me", silent_environment, prefix=prefix)
    assert calls(trace), "at least the sound server was looked for"
    assert reaching_out(trace) == []


def test_the_program_on_a_real_screen_with_real_sound_never_reaches_out(
    tmp_path, display, sound_server, watched, choose
):
    prefix, trace = watched
    choose(tmp_path / "me", welcomed=True)
    program = subprocess.Popen(
        [*prefix, sys.executable, "-m", "relaxapp", "--profile", str(tmp_path / "me")],
        cwd=walk.ROOT,
        env={**sound_server.environment, **display.environment},
        stdin=subprocess.DEVNULL,
    )
    try:
        display.wait_for_window()
        for key in ("Return", "ctrl+h", "Escape", "Escape", "ctrl+h"):
            before = display.picture()
            display.key(key)
            display.wait_for_change(before)
    finally:
        program.terminate()
        program.wait(PATIENCE)
    assert any("native" in call for call in calls(trace)), "the sound server was spoken to"
    assert reaching_out(trace) == []


@pytest.mark.parametrize("arguments", [("support",), ("list",), ("doctor",)], ids=lambda arguments: arguments[0])
def test_no_command_reaches_out(arguments, tmp_path, silent_environment, watched):
    prefix, trace = watched
    command = [*prefix, sys.executable, "-m", "relaxapp", "--profile", str(tmp_path / "me"), *arguments]
    subprocess.run(command, cwd=walk.ROOT, env=silent_environment, capture_output=True, check=False, timeout=60)
    assert reaching_out(trace) == []


def test_reaching_out_would_be_seen(watched):
    prefix, trace = watched
    code = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"
    subprocess.run([*prefix, sys.executable, "-c", code], check=True, timeout=60)
    assert reaching_out(trace)


def of_sockets(tree: ast.Module) -> set[str]:
    """What a module takes from `socket`, and of which family it makes sockets."""
    taken = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "socket"
    }
    made = {
        ast.unparse(node.args[0]) if node.args else "any"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "socket.socket"
    }
    return taken - {"socket", "AF_UNIX"} | made


@pytest.mark.parametrize("name", sorted(name for name, _ in WITHIN_THE_COMPUTER))
def test_what_speaks_within_the_computer_can_speak_nowhere_else(name):
    tree = ast.parse((walk.ROOT / "relaxapp" / "desktop" / name).read_text(encoding="utf-8"))
    assert of_sockets(tree) == {"socket.AF_UNIX"}
    assert of_sockets(ast.parse("socket.socket()\nsocket.create_connection(x)")) == {"any", "create_connection"}


def test_nothing_in_the_program_is_made_to_reach_out():
    found = []
    for path in sorted((walk.ROOT / "relaxapp").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found += [
                f"{path.name}: {name}"
                for name in names
                if name.split(".")[0] in NETWORK_MODULES and (path.name, name) not in WITHIN_THE_COMPUTER
            ]
            found += [f"{path.name}: {name}" for name in names if "QtNetwork" in name or "QtWeb" in name]
    assert found == []
