"""Every option keeps its value; whatever can't be used falls back and is told; a file is never half written."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import asdict, fields, replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaxapp.failures import Failure
from relaxapp.settings import MODES, MOTIONS, POSTURES, THEMES, Settings, load, save
from tests import disks

if TYPE_CHECKING:
    from pathlib import Path

OPTIONS = [option.name for option in fields(Settings)]
SOMETHING_ELSE: dict[str, Any] = {
    "voice_on": False,
    "voice": "english-calm",
    "voice_rate": 140,
    "volume_voice": 0.25,
    "volume_bells": 0,
    "volume_ambience": 1.0,
    "soundscape": "ocean",
    "text_scale": 1.5,
    "caption_scale": 2.0,
    "theme": "night",
    "motion": "reduced",
    "announce": True,
    "holds": True,
    "eyes_open": True,
    "breath": False,
    "body": False,
    "posture": "lying",
    "areas": {"neck": "skip"},
    "country": "IE",
    "welcomed": True,
    "countries": ["IE", "DE"],
    "last_breathing": "box",
    "minutes": {"box": 4.5},
    "soundscapes": {"box": "rain+drone"},
    "guidance": "fewer",
    "longest_silence": 20,
    "dominant": "left",
    "when_closed": "stay",
    "flare_exercise": "panic",
    "favourites": ["box", "flare"],
    "check_before": True,
    "check_after": True,
    "measures": ["pain", "distress"],
    "weekly": True,
    "weekly_mood": True,
    "weekly_not_before": "2026-11-21",
    "discreet_title": True,
    "lock_minutes": 0,
    "plan_while_locked": True,
}
BAD: dict[str, list[Any]] = {
    "voice_on": [1, "yes", None],
    "voice": [3, None],
    "voice_rate": [89, 181, 120.5, "120", True, None],
    "volume_voice": [-0.1, 1.1, "loud", False, float("nan")],
    "volume_bells": [-1, 2, [], None],
    "volume_ambience": [float("inf"), {}, True],
    "soundscape": [None, 7],
    "text_scale": [0.5, 2.1, "big"],
    "caption_scale": [0, 3, None],
    "theme": ["pink", "", 1, ["dark"]],
    "motion": ["fast", None],
    "announce": ["true", 0],
    "holds": [1, "no"],
    "eyes_open": [0, None],
    "breath": ["", 1],
    "body": [[], 2],
    "posture": ["flying", None],
    "areas": [[], {"neck": "crack"}, {"neck": 1}, "neck"],
    "welcomed": ["yes", 1],
    "countries": ["IE", [1], {"IE": 1}],
    "country": [1, None],
    "last_breathing": [None, 5],
    "minutes": [{"box": 0}, {"box": 1000}, {"box": "long"}, [3], {"box": True}],
    "soundscapes": [["rain"], {"box": 1}, "rain"],
    "guidance": ["none", 1],
    "longest_silence": [5, "10", True, None],
    "dominant": ["both", 0],
    "when_closed": ["both", 0],
    "check_before": [1, "yes"],
    "check_after": [0, None],
    "measures": ["pain", [1]],
    "weekly": [1, None],
    "weekly_mood": ["no"],
    "weekly_not_before": ["soon", "2026-13-01", 3],
    "discreet_title": [1],
    "lock_minutes": [-1, 241, 2.5, True],
    "plan_while_locked": ["yes"],
    "flare_exercise": [None, 5],
    "favourites": ["box", [1], {"box": True}],
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def written(path: Path, value: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return path


def test_without_a_file_everything_is_as_usual_and_nothing_is_said(path: Path) -> None:
    assert load(path) == (Settings(), [])
    assert not path.exists()


def test_the_usual_settings_are_the_careful_ones() -> None:
    usual = Settings()
    assert not usual.holds
    assert usual.areas == {"jaw": "release", "neck": "release", "lower-back": "release"}  # "gently" holds elsewhere
    assert usual.voice_on
    assert (usual.breath, usual.body) == (True, True)
    assert usual.country == ""  # asked for, never silently inferred
    assert usual.theme == usual.motion == "system"


def test_every_option_is_tried_here() -> None:
    assert set(SOMETHING_ELSE) == set(BAD) == set(OPTIONS)


@pytest.mark.parametrize("option", OPTIONS)
def test_an_option_comes_back_as_it_was_saved(path: Path, option: str) -> None:
    changed = replace(Settings(), **{option: SOMETHING_ELSE[option]})
    assert changed != Settings()
    save(changed, path)
    assert load(path) == (changed, [])


@pytest.mark.parametrize(("option", "bad"), [(option, bad) for option in OPTIONS for bad in BAD[option]])
def test_a_bad_value_falls_back_alone_and_is_told(path: Path, option: str, bad: Any) -> None:
    other = "country" if option != "country" else "voice"
    loaded, problems = load(written(path, {option: bad, other: "IE"}))
    assert getattr(loaded, option) == getattr(Settings(), option)
    assert getattr(loaded, other) == "IE"
    (problem,) = problems
    assert option.replace("_", " ") in problem


@given(
    st.builds(
        Settings,
        voice_rate=st.integers(90, 180),
        volume_voice=st.floats(0, 1),
        text_scale=st.floats(0.8, 2),
        theme=st.sampled_from(THEMES),
        motion=st.sampled_from(MOTIONS),
        posture=st.sampled_from(POSTURES),
        voice=st.text(st.characters(exclude_categories=["Cs"])),
        areas=st.dictionaries(st.sampled_from(["neck", "jaw"]), st.sampled_from(MODES)),
        minutes=st.dictionaries(st.text("abc-"), st.floats(0.05, 240)),
    )
)
def test_any_settings_come_back_as_they_were_saved(
    tmp_path_factory: pytest.TempPathFactory, settings: Settings
) -> None:
    path = tmp_path_factory.mktemp("any") / "settings.json"
    save(settings, path)
    assert load(path) == (settings, [])


@pytest.mark.parametrize("content", ["", "{", "[]", "null", "3", '"words"', "\0\0", "[" * 100_000])
def test_a_damaged_file_gives_the_usual_settings_and_says_so(path: Path, content: str) -> None:
    loaded, problems = load(written(path, content))
    assert loaded == Settings()
    assert len(problems) == 1


def test_a_file_that_is_no_text_gives_the_usual_settings_and_says_so(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe\xfa")
    assert load(path)[0] == Settings()
    assert load(path)[1]


def test_a_file_that_may_not_be_read_gives_the_usual_settings_and_says_so(ordinary_home: Path) -> None:
    path = written(ordinary_home / "settings.json", {"theme": "dark"})
    path.chmod(0)
    assert load(path)[0] == Settings()
    assert load(path)[1]


def test_options_of_another_version_are_passed_over(path: Path) -> None:
    assert load(written(path, {"of_tomorrow": 1, "theme": "dark"})) == (replace(Settings(), theme="dark"), [])


def test_the_file_is_readable_by_its_owner_alone(path: Path) -> None:
    before = os.umask(0)
    try:
        save(Settings(), path)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_crash_while_saving_leaves_the_old_file_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(replace(Settings(), theme="dark"), path)

    monkeypatch.setattr(os, "fsync", disks.full)
    with pytest.raises(Failure, match="No space left") as caught:
        save(replace(Settings(), theme="light"), path)
    assert caught.value.still_works
    assert load(path)[0].theme == "dark"
    assert list(path.parent.iterdir()) == [path]


def test_a_read_only_place_is_told(ordinary_home: Path) -> None:
    path = ordinary_home / "config" / "settings.json"
    ordinary_home.chmod(0o500)
    with pytest.raises(Failure, match="can't be saved"):
        save(Settings(), path)
    ordinary_home.chmod(0o700)
    save(Settings(), path)
    path.parent.chmod(0o500)
    with pytest.raises(Failure, match="can't be saved") as caught:
        save(Settings(), path)
    assert str(path.parent) in caught.value.to_do
    path.parent.chmod(0o700)


def test_everything_is_written_where_people_can_read_it(path: Path) -> None:
    save(Settings(), path)
    assert json.loads(path.read_text(encoding="utf-8")) == asdict(Settings())


def test_a_few_seconds_of_an_exercise_of_ones_own_do_not_cost_the_minutes_of_all_others(tmp_path: Path) -> None:
    settings = Settings().with_minutes("box", 4).with_minutes("three-breaths", 10 / 60)
    save(settings, tmp_path / "settings.toml")
    assert load(tmp_path / "settings.toml") == (settings, [])


def test_the_minutes_last_chosen_are_kept_for_each_exercise() -> None:
    settings = Settings().with_minutes("box", 4).with_minutes("pmr-7", 12.5).with_minutes("box", 5)
    assert settings.minutes == {"box": 5, "pmr-7": 12.5}


def test_countries_that_were_looked_up_stay_at_hand_the_last_one_first():
    chosen = Settings()
    for code in ("IE", "DE", "FR", "IE", "US", "NZ"):
        chosen = chosen.with_country(code)
    assert chosen.country == "NZ"
    assert chosen.countries == ["NZ", "US", "IE", "FR"]
