"""What was rated, as a FHIR R4 Bundle of Observations: for a health record that takes in such files.

Pain has the one code that is agreed on worldwide for a rating from 0 to 10 (LOINC 72514-3, as a plain whole number);
everything else has codes of the program's own, with its words. Nothing says whose figures these are, unless a name is
given; sheets stay out of it.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import NAMESPACE_URL, uuid5

from relaxapp.journal.entries import MEASURES, Moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relaxapp.journal.entries import CheckIn, Contents, SessionRecord, Weekly

SYSTEM: Final = "urn:relaxapp:journal"
"""The system of the program's own codes."""
_LOINC: Final = "http://loinc.org"
_UNITS: Final = "http://unitsofmeasure.org"
_CATEGORY: Final = {
    "coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "survey"}],
    "text": "Written down by the person",
}
_METHOD: Final = {"text": "Written down by the person themselves, in Relaxapp"}
_PAIN_NAME: Final = "Pain severity - 0-10 verbal numeric rating [Score] - Reported"
_PAIN: Final = {
    "coding": [{"system": _LOINC, "code": "72514-3", "display": _PAIN_NAME}],
    "text": "Pain, 0 (none) to 10 (as bad as the person can imagine)",
}
_RATED: Final = {
    "tension": "Tension, 0 (none) to 10 (as much as the person can imagine)",
    "distress": "Distress, 0 (none) to 10 (as much as the person can imagine)",
}
_PEG: Final = (
    ("peg-pain", "PEG: average pain in the past week, 0 to 10"),
    ("peg-enjoyment", "PEG: how much pain got in the way of enjoyment of life, 0 to 10"),
    ("peg-activity", "PEG: how much pain got in the way of general activity, 0 to 10"),
)
_MOOD: Final = (
    ("phq4-anxious", "PHQ-4: feeling nervous, anxious or on edge, 0 to 3"),
    ("phq4-worry", "PHQ-4: not being able to stop or control worrying, 0 to 3"),
    ("phq4-interest", "PHQ-4: little interest or pleasure in doing things, 0 to 3"),
    ("phq4-low", "PHQ-4: feeling down, depressed or hopeless, 0 to 3"),
)
_MOMENTS: Final = {
    Moment.BEFORE: "before a session",
    Moment.AFTER: "after a session",
    Moment.APART: "apart from a session",
}
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_FARTHEST: Final = timedelta(hours=14)
"""No clock in FHIR is farther from UTC."""


def as_fhir(contents: Contents, written: datetime, *, person: str = "", notes: bool = False) -> str:
    """Return the Bundle as JSON, an Observation a line.

    `person` is a name to be written with it, `notes` whether the person's words are.
    """
    whole = bundle(contents, written, person=person, notes=notes)
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in whole.pop("entry", []))
    head = json.dumps(whole, ensure_ascii=False)
    return f'{head[:-1]}, "entry": [\n{lines}\n]}}' if lines else head


def bundle(contents: Contents, written: datetime, *, person: str = "", notes: bool = False) -> dict[str, Any]:
    """Return the Bundle as data."""
    rated = [(check_in.session, list(_check_in(check_in, notes=notes))) for check_in in contents.check_ins]
    around: dict[str, list[str]] = {}
    for session, ratings in rated:
        around.setdefault(session, []).extend(one["id"] for one in ratings)
    made = [
        *(one for _, ratings in rated for one in ratings),
        *(one for weekly in contents.weeklies for one in _weekly(weekly, notes=notes)),
        *(_session(one, around.get(one.id, ())) for one in contents.sessions),
    ]
    for each in made:
        if not notes:
            each.pop("note", None)
        if name := _plain(person):
            each["subject"] = {"display": name}
    entries = [{"fullUrl": f"urn:uuid:{each['id']}", "resource": each} for each in made]
    whole = {"resourceType": "Bundle", "type": "collection", "timestamp": _time(written)}
    return whole | ({"entry": entries} if entries else {})  # FHIR has no empty lists


def _check_in(check_in: CheckIn, *, notes: bool) -> Iterator[dict[str, Any]]:
    """Go through the ratings of a check-in; its note goes with the first, or alone."""
    note = check_in.note
    moment = _own(check_in.moment.value, _MOMENTS[check_in.moment])
    when = {"component": [{"code": _own("moment", "When it was rated"), "valueCodeableConcept": moment}]}
    for measure in MEASURES:
        if (rating := check_in.rating(measure)) is not None:
            code = _PAIN if measure == "pain" else _own(measure, _RATED[measure])
            yield _observation(check_in.id, measure, code, check_in.at, note) | {"valueInteger": rating} | when
            note = ""
    if notes and _plain(note):
        yield _words(check_in.id, check_in.at, note) | when


def _weekly(weekly: Weekly, *, notes: bool) -> Iterator[dict[str, Any]]:
    """Go through what was said about a week; its note goes with the first, or alone."""
    said: list[tuple[str, str, dict[str, Any]]] = []
    if weekly.peg:
        mean = round(sum(weekly.peg) / len(weekly.peg), 2)
        value: dict[str, Any] = {
            "valueQuantity": _quantity(mean, "{score}"),
            "component": _components(_PEG, weekly.peg),
        }
        said.append(("peg", "PEG, the mean of its three items, 0 to 10 (Krebs 2009)", value))
    if weekly.mood:
        value = {"valueInteger": sum(weekly.mood), "component": _components(_MOOD, weekly.mood)}
        said.append(("phq4", "PHQ-4, the sum of its four items, 0 to 12 (Kroenke 2009)", value))
    if weekly.sleep_hours is not None:
        said.append(("sleep-hours", "Sleep a night", {"valueQuantity": _quantity(weekly.sleep_hours, "h")}))
    if weekly.sleep_quality is not None:
        said.append(("sleep-quality", "Quality of sleep, 0 to 10 (best)", {"valueInteger": weekly.sleep_quality}))
    if weekly.confidence is not None:
        said.append(("confidence", "Confidence, 0 to 10 (most)", {"valueInteger": weekly.confidence}))
    note = weekly.note
    for code, text, value in said:
        yield _observation(weekly.id, code, _own(code, text), weekly.at, note) | value
        note = ""
    if notes and _plain(note):
        yield _words(weekly.id, weekly.at, note)


def _session(session: SessionRecord, around: Sequence[str]) -> dict[str, Any]:
    """Return a session, with the ratings around it as its members."""
    code = _own("practice", "Practice of relaxation")
    made = _observation(session.id, "practice", code, session.started, session.note)
    made["valueQuantity"] = _quantity(round(session.practised_seconds / 60, 2), "min")
    title = _plain(session.title) or _plain(session.exercise) or "not named"
    made["component"] = [{"code": _own("exercise", "Exercise"), "valueString": title}]
    if around:
        made["hasMember"] = [{"reference": f"urn:uuid:{each}"} for each in around]
    return made


def _words(entry: str, at: datetime, note: str) -> dict[str, Any]:
    """Return words beside which nothing was rated."""
    return _observation(entry, "note", _own("note", "In their own words"), at, "") | {"valueString": _plain(note)}


def _observation(entry: str, what: str, code: dict[str, Any], at: datetime, note: str) -> dict[str, Any]:
    made: dict[str, Any] = {
        "resourceType": "Observation",
        "id": str(uuid5(NAMESPACE_URL, f"{SYSTEM}:{entry}:{what}")),
        "status": "final",
        "category": [_CATEGORY],
        "code": code,
        "effectiveDateTime": _time(at),
        "method": _METHOD,
    }
    return made | ({"note": [{"text": words}]} if (words := _plain(note)) else {})


def _components(items: Sequence[tuple[str, str]], values: Sequence[int]) -> list[dict[str, Any]]:
    return [
        {"code": _own(code, text), "valueInteger": value} for (code, text), value in zip(items, values, strict=True)
    ]


def _own(code: str, text: str) -> dict[str, Any]:
    return {"coding": [{"system": SYSTEM, "code": code, "display": text}], "text": text}


def _quantity(value: float, unit: str) -> dict[str, Any]:
    return {"value": value, "unit": unit.strip("{}"), "system": _UNITS, "code": unit}


def _plain(text: str) -> str:
    """Return words without the signs that FHIR does not allow in any."""
    return _CONTROL.sub("", text).strip()


def _time(moment: datetime) -> str:
    """Return a time to the second with its distance from UTC, as FHIR wants it."""
    offset = moment.utcoffset() or timedelta()
    if offset % timedelta(minutes=1) or abs(offset) > _FARTHEST:
        moment = moment.astimezone(UTC)
    return moment.isoformat(timespec="seconds")
