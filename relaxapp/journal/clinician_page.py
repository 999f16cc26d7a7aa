"""The page for a clinician in words and tables, for paper and as plain text.

Pictures have a place on it, by name: whoever prints the page brings them (`pairs_of` a measure, and `WEEKS`), or has
it without.
"""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING, Final

from relaxapp.journal import tables
from relaxapp.journal.in_words import counted
from relaxapp.journal.insight import ENOUGH, Verdict
from relaxapp.journal.looking_back import NOTICED
from relaxapp.journal.tables import Section

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from relaxapp.journal.clinician import ClinicianPage, Measured
    from relaxapp.journal.insight import Effect

TITLE: Final = "Practice and ratings"
WEEKS: Final = "weeks"
"""The name of the picture of the PEG week by week; those of the pairs are called as `pairs_of` says."""
_MOST_ROWS: Final = 8
_MOST_EFFECTS: Final = {1: 8, 2: 6, 3: 4}
"""How many exercises are told of for each measure, by how many measures there are."""
_FEW: Final = 4
_LONGEST_TITLE: Final = 34
_VERDICTS: Final = {
    Verdict.LOWER: "lower afterwards",
    Verdict.HIGHER: "higher afterwards",
    Verdict.ALIKE: "about the same",
    Verdict.EARLY: "too early to tell",
}
_HOW_SURE: Final = (
    "Changes are from before to after, in points of 0–10, with 90 % intervals; small numbers are drawn toward the mean "
    "of all. A change after an exercise is not yet a change by it: ratings are often made when things are bad, and "
    "fall back toward usual by themselves."
)


def pairs_of(measure: str) -> str:
    """Return the name of the picture of a measure before and after."""
    return f"pairs-{measure}"


def title(page: ClinicianPage) -> str:
    """Return what the page is called, also as a file."""
    return f"{TITLE}, {_period(page)}"


def as_html(page: ClinicianPage, pictures: Collection[str] = ()) -> str:
    """Return the page for paper, with room for those of its pictures that there are."""
    return tables.as_html(title(page), TITLE, [*_head(page)], [*_sections(page)], pictures)


def as_text(page: ClinicianPage) -> str:
    """Return the page as plain text."""
    return tables.as_text(TITLE, [*_head(page)], [*_sections(page)])


def _head(page: ClinicianPage) -> Iterator[str]:
    yield _period(page)
    if name := page.choices.name.strip():
        yield f"Name: {name}"
    yield (
        "Figures a person wrote down themselves, with Relaxapp, a program for relaxation at home. They are no findings "
        f"of a clinician. Written on {_day(page.written)} by Relaxapp {page.program}."
    )


def _sections(page: ClinicianPage) -> Iterator[Section]:
    if page.empty:
        yield Section("Nothing was written down in this time")
        return
    yield _practice(page)
    pictures = [*(pairs_of(one.helps.measure) for one in page.measured), *([WEEKS] if page.peg else [])]
    weeks = _weeks(page, pictures)
    if page.measured:
        yield _before_after(page, () if weeks.rows else pictures)
    if weeks.rows:
        yield weeks
    if page.measured:
        yield _what_helps(page)
    if page.notes:
        more = [f"{counted(page.left_out, 'earlier note')} had no room here."] if page.left_out else []
        yield Section(
            "Notes", [*(f"{_day(note.day)}, {_short(note.about)}: {note.text}" for note in page.notes), *more]
        )


def _practice(page: ClinicianPage) -> Section:
    done = page.done
    if not done.sessions:
        return Section("Practice", ["No session in this time."])
    lines = [
        f"{counted(done.sessions, 'session')} on {counted(page.days, 'day')}, {_minutes(done.seconds)} minutes.",
        *([f"{page.ended_early} ended early."] if page.ended_early else []),
        *([f"{page.by_hand} without the program, written down later."] if page.by_hand else []),
    ]
    shown, others = done.by_exercise[:_MOST_ROWS], done.by_exercise[_MOST_ROWS:]
    rows = [(_short(one.title), str(one.sessions), _minutes(one.seconds)) for one in shown]
    if others:
        seconds = sum(one.seconds for one in others)
        rows.append((f"{len(others)} others", str(sum(one.sessions for one in others)), _minutes(seconds)))
    return Section("Practice", [" ".join(lines)], ("Exercise", "Sessions", "Minutes"), rows)


def _before_after(page: ClinicianPage, pictures: Sequence[str]) -> Section:
    headers = ("0 to 10", "Sessions", "Before", "After", "Lower", "Same", "Higher")
    rows = []
    for one in page.measured:
        lower = sum(pair.change < 0 for pair in one.pairs)
        higher = sum(pair.change > 0 for pair in one.pairs)
        counts = (lower, len(one.pairs) - lower - higher, higher)
        means = (f"{one.before:.1f}", f"{one.after:.1f}")
        rows.append((one.helps.measure.capitalize(), str(len(one.pairs)), *means, *map(str, counts)))
    return Section("Ratings right before and after sessions", (), headers, rows, pictures)


def _weeks(page: ClinicianPage, pictures: Sequence[str]) -> Section:
    told: list[tuple[str, list[tuple[date, float]]]] = [
        ("PEG, mean of three items, 0–10", [(week.at.date(), fmean(week.peg)) for week in page.weeklies if week.peg]),
        ("Hours of sleep a night", _told(page, "sleep_hours")),
        ("Quality of sleep, 0–10", _told(page, "sleep_quality")),
        ("Confidence, 0–10", _told(page, "confidence")),
    ]
    if page.choices.mood:
        moods = [(week.at.date(), float(sum(week.mood))) for week in page.weeklies if week.mood]
        told.append(("PHQ-4, sum, 0–12", moods))
    years = page.choices.period.first.year != page.choices.period.last.year
    rows = [_row_of(name, values, years=years) for name, values in told if values]
    least, clear = NOTICED
    about = (
        f"PEG: pain in daily life (Krebs 2009). Changes below {_figure(least)} say little; from {_figure(clear)} on "
        "people mostly feel them (Reed 2024)."
    )
    lines = [about] if page.peg else []
    return Section("Week by week", lines, ("", "Times", "First", "Latest", "Mean"), rows, pictures)


def _row_of(name: str, values: Sequence[tuple[date, float]], *, years: bool) -> Sequence[str]:
    mean = fmean(value for _, value in values)
    return (name, str(len(values)), _on(values[0], years=years), _on(values[-1], years=years), f"{mean:.1f}")


def _told(page: ClinicianPage, name: str) -> list[tuple[date, float]]:
    values = ((week.at.date(), getattr(week, name)) for week in page.weeklies)
    return [(day, float(value)) for day, value in values if value is not None]


def _what_helps(page: ClinicianPage) -> Section:
    rows = [row for one in page.measured for row in _effects(one, _MOST_EFFECTS[len(page.measured)])]
    few = [f"{_short(each.title)} ({each.pairs})" for each in page.measured[0].helps.effects if not each.enough]
    lines = [_HOW_SURE] if rows else [f"Too early to tell: an exercise needs {ENOUGH} sessions rated before and after."]
    if rows and few:
        others = " and others" if len(few) > _FEW else ""
        lines.append(f"Fewer than {ENOUGH} rated sessions: {', '.join(few[:_FEW])}{others}.")
    headers = ("", "Sessions", "Change", "90 % interval", "")
    return Section("What seems to help", lines, headers, rows, may_turn=True)


def _effects(one: Measured, most: int) -> Iterator[Sequence[str]]:
    """Go through the rows of one measure: exercises with enough ratings, all together, and what comes by itself."""
    known = one.helps
    for effect in [effect for effect in known.effects if effect.enough][:most]:
        yield _effect(f"{known.measure.capitalize()}: {_short(effect.title)}", effect)
    if known.overall and known.overall.enough:
        yield _effect(f"{known.measure.capitalize()}: all together", known.overall)
    if usual := known.ordinary:
        name = f"{known.measure.capitalize()}: by itself, without practice{', at most' if usual.at_most else ''}"
        yield (name, str(usual.number), _signed(usual.change), f"{_signed(usual.low)} to {_signed(usual.high)}", "")


def _effect(name: str, effect: Effect) -> Sequence[str]:
    interval = f"{_signed(effect.low)} to {_signed(effect.high)}"
    return (name, str(effect.pairs), _signed(effect.shrunk_change), interval, _VERDICTS[effect.verdict])


def _on(told: tuple[date, float], *, years: bool) -> str:
    day, value = told
    return f"{_figure(value)} ({day.day} {day:%b}{f' {day.year}' if years else ''})"


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1].rstrip()}…"


def _period(page: ClinicianPage) -> str:
    period = page.choices.period
    return f"{_day(period.first)} to {_day(period.last)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _figure(value: float) -> str:
    return f"{round(value, 2):g}"


def _signed(value: float) -> str:
    rounded = round(value, 1)
    return "0" if not rounded else f"{'−' if rounded < 0 else '+'}{abs(rounded):.1f}"


def _minutes(seconds: float) -> str:
    return str(round(seconds / 60))
