"""The person's own lines: theirs, private, and never lost."""

from __future__ import annotations

import json
import logging
import stat
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaxapp.failures import Failure
from relaxapp.support.lines import Support, as_text, load
from relaxapp.support.own import OwnLine, OwnLines, unusable

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 12, 1)
FRIENDS = OwnLine("Night café", "030 / 123 45-6", "DE", "They know me.", hours="Fridays", written=DAY)
CORRECTED = OwnLine("TelefonSeelsorge (new)", "0800 9", "DE", replaces="TelefonSeelsorge", written=DAY)


@pytest.fixture
def support() -> Support:
    return load(today=DAY)


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, "relaxapp")


def test_an_own_line_comes_first_and_is_marked_as_such(support: Support) -> None:
    line = support.merged([FRIENDS]).countries["DE"].lines[0]
    assert (line.service, line.contact, line.own) == ("Night café", "030 / 123 45-6", True)
    assert line.caveat == ""
    assert line.sources == ("You wrote this line.",)
    assert [way.uri for way in line.ways] == ["tel:030123456"]
    assert "(your own line)" in as_text(support.merged([FRIENDS]), "DE")
    assert not any(other.own for other in support.merged([FRIENDS]).countries["FR"].lines)


def test_a_correction_stands_in_the_place_of_what_it_corrects(support: Support) -> None:
    before, after = support.countries["DE"].lines, support.merged([CORRECTED]).countries["DE"].lines
    assert [line.service for line in after] == ["TelefonSeelsorge (new)", *(line.service for line in before[1:])]


def test_an_own_line_survives_an_update_of_the_list(support: Support) -> None:
    """Even when the service that it corrected is gone, or its country."""
    gone = OwnLine("Mine", "555", "DE", replaces="A service of last year", written=DAY)
    assert support.merged([gone]).countries["DE"].lines[0].service == "Mine"
    elsewhere = OwnLine("Mine", "555", "ZZ", written=DAY)
    assert all(country.lines[0].service == "Mine" for country in support.merged([elsewhere]).countries.values())


def test_a_line_for_every_country_stands_in_every_country(support: Support) -> None:
    mine = OwnLine("My sister", "555", written=DAY)
    assert {country.lines[0].own for country in support.merged([mine]).countries.values()} == {True}


def test_the_emergency_numbers_stay_whatever_a_person_writes(support: Support) -> None:
    merged = support.merged([FRIENDS, CORRECTED])
    assert {code: country.emergency for code, country in merged.countries.items()} == {
        code: country.emergency for code, country in support.countries.items()
    }


def test_a_website_alone_is_enough(support: Support) -> None:
    site = OwnLine("A forum", url="https://forum.example/chat", country="DE", written=DAY)
    assert unusable(site) == ""
    assert [way.uri for way in support.merged([site]).countries["DE"].lines[0].ways] == ["https://forum.example/chat"]


@pytest.mark.parametrize(
    "line",
    [
        OwnLine("", "555"),
        OwnLine("  ", "555"),
        OwnLine("Nobody"),
        OwnLine("A word", "call me"),
        OwnLine("A code", "*21#"),
        OwnLine("A site", url="http://site.example"),
        OwnLine("A site", url="javascript:alert(1)"),
        OwnLine("A site", url="https://"),
        OwnLine("A site", url="file:///etc/passwd"),
    ],
)
def test_what_cannot_be_called_or_opened_safely_is_refused_in_plain_words(line: OwnLine, tmp_path: Path) -> None:
    with pytest.raises(Failure) as refused:
        OwnLines(tmp_path / "own.json").save([line])
    assert refused.value.to_do == unusable(line) != ""
    assert not (tmp_path / "own.json").exists()


def test_what_is_saved_is_read_again_and_is_the_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "support" / "own-lines.json"
    OwnLines(file).save([FRIENDS, CORRECTED])
    own = OwnLines(file)
    assert own.load() == (FRIENDS, CORRECTED)
    assert own.problem == ""
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [path.name for path in file.parent.iterdir()] == ["own-lines.json"]


def test_no_file_is_no_trouble(tmp_path: Path) -> None:
    own = OwnLines(tmp_path / "none.json")
    assert own.load() == ()
    assert own.problem == ""


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe\0", b"[]", b'{"lines": 5}', b"null", b"[" * 100_000])
def test_a_damaged_file_is_kept_aside_and_told(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "own.json"
    file.write_bytes(damage)
    own = OwnLines(file)
    assert own.load() == ()
    assert "damaged" in own.problem
    own.save([FRIENDS])
    assert OwnLines(file).load() == (FRIENDS,)
    assert (tmp_path / "own-damaged-1.json").read_bytes() == damage
    file.write_bytes(damage)
    own.load()
    assert (tmp_path / "own-damaged-2.json").read_bytes() == damage


def test_one_bad_line_does_not_cost_the_others(tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    OwnLines(file).save([FRIENDS])
    stored = json.loads(file.read_text(encoding="utf-8"))
    stored["lines"] += [5, {"service": 7}, {"service": "x", "contact": "rm -rf"}]
    file.write_text(json.dumps(stored), encoding="utf-8")
    own = OwnLines(file)
    assert own.load() == (FRIENDS,)
    assert "Some of the lines" in own.problem


def test_a_full_disk_is_told_and_leaves_the_old_lines(ordinary_home: Path) -> None:
    file = ordinary_home / "own.json"
    own = OwnLines(file)
    own.save([FRIENDS])
    ordinary_home.chmod(0o500)
    try:
        with pytest.raises(Failure, match="can't be saved"):
            own.save([CORRECTED])
    finally:
        ordinary_home.chmod(0o700)
    assert own.load() == (FRIENDS,)


@given(st.binary(max_size=200))
def test_loading_never_fails(tmp_path_factory: pytest.TempPathFactory, noise: bytes) -> None:
    file = tmp_path_factory.mktemp("own") / "own.json"
    file.write_bytes(noise)
    assert OwnLines(file).load() == ()
