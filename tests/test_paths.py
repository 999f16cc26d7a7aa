"""Everything has its place, and the person's own places are private."""

from __future__ import annotations

import os
import stat
from dataclasses import fields
from pathlib import Path

import pytest

from relaxapp.failures import Failure
from relaxapp.paths import Places, assets, places, private_directory, write_privately


def test_the_assets_are_found() -> None:
    assert (assets() / "support" / "lines.toml").is_file()
    assert (assets() / "exercises").is_dir()
    assert (assets() / "themes").is_dir()


def test_a_profile_keeps_everything_in_one_folder(tmp_path: Path) -> None:
    inside = places(tmp_path / "me")
    assert inside.spare is None
    for field in fields(Places)[:-1]:
        assert getattr(inside, field.name).is_relative_to(tmp_path / "me")
    for path in (inside.settings, inside.journal, inside.exercises, inside.voices, inside.log):
        assert path.is_relative_to(tmp_path / "me")
    assert not (tmp_path / "me").exists()


def test_a_profile_may_be_relative_or_in_the_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert places(Path("me")).config == tmp_path / "me" / "config"
    assert places(Path("~/me")).config == tmp_path / "home" / "me" / "config"


@pytest.mark.skipif(os.name == "nt", reason="the XDG variables are of no meaning there")
def test_the_usual_places_follow_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    usual = places()
    assert usual.spare == tmp_path / "relaxapp" / "unwritten"
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "nowhere"))
    assert places().spare is None
    assert usual.settings == tmp_path / "CONFIG" / "relaxapp" / "settings.json"
    assert usual.journal == tmp_path / "DATA" / "relaxapp" / "journal.sqlite3"
    assert usual.voices == tmp_path / "CACHE" / "relaxapp" / "voices"
    assert usual.log == tmp_path / "STATE" / "relaxapp" / "relaxapp.log"


def test_a_private_folder_is_open_to_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        made = private_directory(tmp_path / "a" / "b")
    finally:
        os.umask(before)
    assert [stat.S_IMODE(each.stat().st_mode) for each in (made, made.parent)] == [0o700, 0o700]
    assert private_directory(made) == made


def test_a_folder_that_can_not_be_made_is_told(ordinary_home: Path) -> None:
    (ordinary_home / "file").touch()
    with pytest.raises(Failure, match="can't be made"):
        private_directory(ordinary_home / "file")
    ordinary_home.chmod(0o500)
    with pytest.raises(Failure, match="Permission denied"):
        private_directory(ordinary_home / "new")
    ordinary_home.chmod(0o700)


def test_a_private_file_is_its_owners_alone_and_survives_half_a_sign(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_privately(tmp_path / "plan.txt", "a \ud83d b")
    finally:
        os.umask(before)
    assert (tmp_path / "plan.txt").read_text() == "a ? b"
    assert stat.S_IMODE((tmp_path / "plan.txt").stat().st_mode) == 0o600
    write_privately(tmp_path / "plan.txt", b"c")
    assert [file.name for file in tmp_path.iterdir()] == ["plan.txt"]
