"""The Bundle for a health record: valid R4, pain with its code, nothing of who somebody is, no words unless wanted."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
from fhirclient.models.bundle import Bundle
from hypothesis import given, settings

from relaxapp.journal.as_fhir import SYSTEM, as_fhir, bundle
from relaxapp.journal.entries import CheckIn, Contents, Moment, Weekly
from tests.journal.whole_journals import journals, small

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-](0\d|1[0-4]):[0-5]\d)")
STATUS = {"registered", "preliminary", "final", "amended", "corrected", "cancelled", "entered-in-error", "unknown"}


def observations(made: dict[str, Any]) -> list[dict[str, Any]]:
    return [entry["resource"] for entry in made.get("entry", [])]


def empty(value: Any) -> bool:
    if isinstance(value, dict):
        return not value or any(map(empty, value.values()))
    if isinstance(value, list):
        return not value or any(map(empty, value))
    return value is None or (isinstance(value, str) and not value.strip())


@given(journals())
@settings(max_examples=40)
def test_every_journal_makes_a_valid_bundle(contents: Contents) -> None:
    made = json.loads(as_fhir(contents, NOW, person="A. Person", notes=True))
    assert Bundle(made).as_json()["type"] == "collection"  # raises for what R4 does not know, lacks or has otherwise
    found = observations(made)
    assert len({one["id"] for one in found}) == len(found)
    for entry in made.get("entry", []):
        one = entry["resource"]
        assert entry["fullUrl"] == f"urn:uuid:{UUID(one['id'])}"
        assert one["status"] in STATUS
        assert DATE_TIME.fullmatch(one["effectiveDateTime"])
        assert sum(key.startswith("value") for key in one) == 1
        assert not empty(one), "FHIR has no empty values"
    members = {member["reference"] for one in found for member in one.get("hasMember", [])}
    assert members <= {entry["fullUrl"] for entry in made.get("entry", [])}


def test_the_library_would_tell_what_is_wrong() -> None:
    made = bundle(small(), NOW)
    observations(made)[0]["valueInteger"] = "6"
    with pytest.raises(Exception, match="valueInteger"):
        Bundle(made)
    made = bundle(small(), NOW)
    del observations(made)[0]["status"]
    with pytest.raises(Exception, match="status"):
        Bundle(made)


def test_pain_has_its_code_and_a_whole_number() -> None:
    pain = [
        one for one in observations(bundle(small(), NOW)) if one["code"]["coding"][0]["system"] == "http://loinc.org"
    ]
    assert [(one["code"]["coding"][0]["code"], one["valueInteger"]) for one in pain] == [("72514-3", 6), ("72514-3", 5)]
    assert pain[0]["effectiveDateTime"] == "2026-11-20T21:30:15+05:45"
    assert [one["component"][0]["valueCodeableConcept"]["text"] for one in pain] == [
        "before a session",
        "after a session",
    ]


def test_all_else_has_codes_of_our_own_with_words() -> None:
    others = {
        one["code"]["coding"][0]["code"]: one
        for one in observations(bundle(small(), NOW))
        if one["code"]["coding"][0]["system"] == SYSTEM
    }
    assert set(others) == {
        *("tension", "distress", "peg", "phq4", "sleep-hours", "sleep-quality", "confidence", "practice"),
    }
    assert others["peg"]["valueQuantity"]["value"] == 5.33
    assert [item["valueInteger"] for item in others["peg"]["component"]] == [4, 5, 7]
    assert others["phq4"]["valueInteger"] == 6
    assert others["sleep-hours"]["valueQuantity"] == {
        "value": 6.5,
        "unit": "h",
        "system": "http://unitsofmeasure.org",
        "code": "h",
    }
    session = observations(bundle(small(), NOW))[-2]
    assert session["valueQuantity"]["value"] == 6.88
    assert len(session["hasMember"]) == 5


def test_it_says_nobody_and_no_words_unless_wanted() -> None:
    plain = as_fhir(small(), NOW)
    assert "subject" not in plain
    assert "Patient" not in plain
    assert "MARKED" not in plain
    assert "tea" not in plain
    wanted = as_fhir(small(), NOW, person=" Noor A. ", notes=True)
    assert '"subject": {' in wanted
    assert wanted.count('"Noor A."') == len(observations(bundle(small(), NOW)))
    assert wanted.count("MARKED") == 1, "once, not at every rating"


def test_words_beside_which_nothing_was_rated_stand_alone() -> None:
    contents = Contents(
        check_ins=(CheckIn("c1", NOW, Moment.APART, note=" A bad night. "), CheckIn("c2", NOW, Moment.APART, note=" ")),
        weeklies=(Weekly("w1", NOW, note="A better week."),),
    )
    made = bundle(contents, NOW, notes=True)
    assert [one["valueString"] for one in observations(made)] == ["A bad night.", "A better week."]
    assert {one["code"]["text"] for one in observations(made)} == {"In their own words"}
    assert Bundle(made)
    assert observations(bundle(contents, NOW)) == []


def test_the_same_entry_is_the_same_observation_every_time() -> None:
    one, again = (observations(bundle(small(), NOW + timedelta(days=days))) for days in (0, 9))
    assert one == again


def test_a_clock_that_fhir_can_not_write_is_told_in_utc() -> None:
    odd = datetime(1880, 1, 1, 12, tzinfo=timezone(timedelta(minutes=53, seconds=28)))
    far = datetime(2026, 1, 1, 12, tzinfo=timezone(timedelta(hours=20)))
    for moment, said in ((odd, "1880-01-01T11:06:32+00:00"), (far, "2025-12-31T16:00:00+00:00")):
        contents = Contents(check_ins=(CheckIn("c", moment, Moment.APART, pain=1),))
        assert observations(bundle(contents, NOW))[0]["effectiveDateTime"] == said


def test_an_empty_journal_is_a_valid_bundle_too() -> None:
    assert "entry" not in bundle(Contents(), NOW)
    Bundle(bundle(Contents(), NOW))
