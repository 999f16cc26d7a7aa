"""The doctor names what works and what does not, with what to do, and looks where a crash does no harm."""

from __future__ import annotations

import pytest

from relaxapp import doctor, paths
from relaxapp.sound.voices import VoiceInfo


@pytest.fixture
def healthy(monkeypatch):
    """A computer on which all works."""
    monkeypatch.setattr(doctor, "_child", lambda _code: (True, "fine"))
    monkeypatch.setattr("relaxapp.sound.voices.available", lambda: (VoiceInfo("en", "English", "en"),))


def report(folder, capsys):
    code = doctor.report(paths.places(folder))
    return code, capsys.readouterr().out


@pytest.mark.usefixtures("healthy")
def test_where_all_works_every_line_says_so(tmp_path, capsys):
    code, said = report(tmp_path, capsys)
    assert code == 0
    assert "MISSING" not in said
    assert "→" not in said
    for subject in ("window", "sound", "voices", "desktop bus", "exercises", "settings", "support", "voice cache"):
        assert f"works    {subject}: " in said


@pytest.mark.usefixtures("healthy")
def test_what_does_not_work_comes_with_what_to_do(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(doctor, "_child", lambda _code: (False, "not there"))
    monkeypatch.setattr("relaxapp.sound.voices.available", lambda: ())
    code, said = report(tmp_path, capsys)
    assert code == 1
    lines = said.splitlines()
    missing = [index for index, line in enumerate(lines) if line.startswith(("MISSING", "absent"))]
    assert [lines[index].split(":")[0].split(maxsplit=1)[1] for index in missing] == [
        "window",
        "sound",
        "voices",
        "desktop bus",
    ]
    assert all("→" in lines[index + 1] for index in missing)


@pytest.mark.usefixtures("healthy")
def test_a_missing_desktop_bus_is_no_illness(tmp_path, capsys, monkeypatch):
    child = doctor._child
    monkeypatch.setattr(doctor, "_child", lambda code: (False, "none") if "DBus" in code else child(code))
    code, said = report(tmp_path, capsys)
    assert code == 0
    assert "absent   desktop bus: none" in said


@pytest.mark.usefixtures("healthy")
def test_a_damaged_exercise_and_damaged_settings_are_named(tmp_path, capsys):
    where = paths.places(tmp_path)
    where.exercises.mkdir(parents=True)
    (where.exercises / "mine.md").write_text("no header")
    where.config.mkdir(parents=True)
    where.settings.write_text("{")
    code, said = report(tmp_path, capsys)
    assert code == 1
    assert "mine.md:1:" in said
    assert "MISSING  settings: The settings could not be read." in said


@pytest.mark.usefixtures("healthy")
def test_folders_that_cannot_be_made_or_written_are_named(ordinary_home, capsys):
    locked = ordinary_home / "data"
    locked.mkdir(mode=0o500)
    (ordinary_home / "cache").write_text("in the way")
    code, said = report(ordinary_home, capsys)
    assert code == 1
    assert f"MISSING  journal folder: {locked} can't be written to" in said
    assert "MISSING  voice cache: The folder" in said
    assert "works    log folder" in said


def test_a_device_that_is_not_there_is_told_in_plain_words(tmp_path, monkeypatch):
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/none")
    [finding] = doctor._sound(paths.places(tmp_path))
    if finding.works:
        pytest.skip("this computer has a sound device of its own")
    assert finding.seen == "No sound device was found."


@pytest.mark.parametrize(
    ("code", "works", "seen"),
    [
        ("print('first'); print('last')", True, "last"),
        ("import sys; sys.exit('not there')", False, "not there"),
        ("1/0", False, "ZeroDivisionError: division by zero"),
        ("import os; os._exit(7)", False, "ended with code 7"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", False, "ended with code -9"),
    ],
)
def test_what_happens_in_another_process_is_told_in_one_line(code, works, seen):
    assert doctor._child(code) == (works, seen)


def test_another_process_that_hangs_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(doctor, "_PATIENCE", 0.2)
    works, seen = doctor._child("import threading; threading.Event().wait()")
    assert not works
    assert seen.startswith("no answer")
