"""The lines are there whatever happens to their file."""

from __future__ import annotations

import logging
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaxapp.support import fallback
from relaxapp.support.lines import as_text, fingerprint, load, parse
from tests.support.listed import LINES, SHORTLY_AFTER


def test_the_compiled_in_copy_is_the_file() -> None:
    copy = load(Path("no such file"), SHORTLY_AFTER)
    assert fingerprint(LINES) == fallback.LINES_ARE_OF, "run scripts/copy-support"
    assert copy._replace(problem="") == parse(LINES + "# read as TOML", SHORTLY_AFTER), "run scripts/copy-support"
    assert copy._replace(problem="") == load(today=SHORTLY_AFTER)


@pytest.mark.parametrize("path", [None, Path("no such file")])
def test_the_lines_are_there_in_an_instant(path: Path | None, caplog: pytest.LogCaptureFixture) -> None:
    def once() -> float:
        before = time.thread_time()
        load(path, SHORTLY_AFTER)
        return time.thread_time() - before

    with caplog.at_level(logging.CRITICAL, "relaxapp"):
        assert min(once() for _ in range(5)) < 0.010


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "\0\0\0\0",
        "checked = ",
        "x = " + "[" * 100_000,
        LINES[: len(LINES) // 2],
        LINES[: LINES.index('[[country]]\ncode = "US"')],
        LINES.replace('emergency = ["911"]', "emergency = []"),
        LINES.replace('emergency = ["911"]', 'emergency = "911"'),
        LINES.replace('emergency = ["911"]', 'emergency = ["nine one one"]'),
        LINES.replace('code = "US"', 'code = "us"'),
        LINES.replace('code = "US"', 'code = "GB"'),
        LINES.replace('contact = "988"', "contact = 988"),
        LINES.replace('kind = "call"', 'kind = "visit"'),
        LINES.replace("https://988lifeline.org", "http://988lifeline.org"),
        LINES.replace("https://988lifeline.org", "javascript:alert(1)"),
        LINES.replace("https://findahelpline.com", "file:///etc/passwd"),
        LINES.replace("checked = 2026-11-21", 'checked = "lately"'),
        LINES.replace('sources = ["W", "143.ch, 2018-12-03"', 'places = ["W", "143.ch, 2018-12-03"'),
        LINES.replace("143.ch, 2018-12-03", "143.ch"),
        LINES.replace("143.ch, 2018-12-03", "143.ch, lately"),
        LINES.replace('scope = "young"', 'scope = "youngish"', 1),
        LINES.replace("Mon-Sat 14:00-20:00", "Mon-Sat 14-20"),
        LINES.replace("Mon-Sat 14:00-20:00", "Mon-Sat 14:00-25:00"),
        LINES.replace('zone = "Europe/Berlin"', ""),
        LINES.replace('contact = "0800 1111"', 'contact = "+44 (0)800"'),
        LINES.replace('contact = "147"', 'contact = "143"').replace('scope = "young"', 'scope = "general"'),
        LINES.replace("[[directory]]", "[[website]]"),
        LINES.replace('sources = ["W", "O"]', 'sources = "W"', 1),
        LINES.replace('value = "988"', 'value = "988; rm"'),
    ],
)
def test_a_damaged_file_gives_the_copy_and_says_so(
    tmp_path: Path, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert damage != LINES
    file = tmp_path / "lines.toml"
    file.write_text(damage, encoding="utf-8")
    with caplog.at_level(logging.CRITICAL, "relaxapp"):
        damaged = load(file, SHORTLY_AFTER)
    assert "copy inside the program" in damaged.problem
    assert damaged._replace(problem="") == load(today=SHORTLY_AFTER)
    assert damaged.problem in as_text(damaged, "GB")


@given(st.binary(max_size=400), st.integers(0, len(LINES.encode())))
def test_no_damage_whatever_keeps_the_numbers_away(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, where: int
) -> None:
    file = tmp_path_factory.mktemp("noise") / "lines.toml"
    file.write_bytes(LINES.encode()[:where] + noise + LINES.encode()[where + len(noise) :])
    assert load(file, SHORTLY_AFTER).countries["US"].emergency


def test_a_missing_or_unreadable_file_gives_the_copy(ordinary_home: Path) -> None:
    unreadable = ordinary_home / "lines.toml"
    unreadable.write_text(LINES, encoding="utf-8")
    unreadable.chmod(0)
    for file in (ordinary_home / "none.toml", ordinary_home, unreadable):
        assert load(file, SHORTLY_AFTER).problem
        assert load(file, SHORTLY_AFTER).countries["US"].emergency == ("911",)
