"""The checklist for the next check by hand: nothing is left out of it."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from relaxapp.support.checklist import checklist
from relaxapp.support.lines import load

ROOT = Path(__file__).resolve().parent.parent.parent


def test_every_number_and_every_source_is_to_be_ticked_off() -> None:
    support = load(today=date(2026, 12, 1))
    text = "\n".join(checklist(support))
    countries = support.countries.values()
    assert text.count("[ ]") == len(countries) + sum(len(country.lines) for country in countries)
    for country in countries:
        assert f"{country.name} ({country.code})" in text
        for line in country.lines:
            assert all(way.value in text for way in line.ways)
            assert all(f"source: {source}" in text for source in line.sources)
    assert "Zelfmoordlijn (BE)" in text


def test_the_script_prints_it() -> None:
    told = subprocess.run(
        [ROOT / "scripts" / "check-support"],
        env={**os.environ, "PYTHON": sys.executable},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "[ ] emergency: 112" in told.stdout
    assert "of them with a line that two sources confirm." in told.stdout
