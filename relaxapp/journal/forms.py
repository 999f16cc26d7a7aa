"""The sheets that there are: short ones that the field uses, in words of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from relaxapp.journal import pacing
from relaxapp.journal.sheets import Field, Form, Kind, Section, value_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relaxapp.journal.sheets import Content

_STRONG: Final = ("not at all", "as strong as can be")
_BEFORE: Final = Field("before", Kind.RATING, "How strong it was", _STRONG)
_AFTER: Final = Field("after", Kind.RATING, "How strong it is now", _STRONG)
_MANAGED: Final = Field("managed", Kind.MINUTES)
_LOUDER: Final = (
    "To look at a thought can make it louder for a while. You can put this page away now, and turn to something "
    "that is easy on you."
)


def _pace(content: Content) -> tuple[str, ...]:
    managed = value_of(content, _MANAGED)
    return pacing.in_words([each for each in managed if isinstance(each, int)] if isinstance(managed, tuple) else [])


def _louder(content: Content) -> tuple[str, ...]:
    """Say something kind where a feeling has grown; a feeling that has not is nobody's merit."""
    before, after = value_of(content, _BEFORE), value_of(content, _AFTER)
    if not isinstance(before, int) or not isinstance(after, int) or after <= before:
        return ()
    return (_LOUDER,)


def _area(name: str, heading: str, hint: str) -> Section:
    """Return the section of one area of life."""
    matters = Field(f"{name}_matters", Kind.RATING, "How much it matters to me")
    close = Field(f"{name}_close", Kind.RATING, "How close I live to it, these days", ("far away", "very close"))
    return Section(heading, hint, (matters, close))


THOUGHT: Final = Form(
    kind="thought",
    title="A thought, looked at again",
    summary="What happened, what went through your mind, and another way to see it.",
    named_by="situation",
    sections=(
        Section(
            "What happened",
            "Where it was, when, and with whom. Only what a camera would have seen.",
            (Field("situation"),),
        ),
        Section("The thought", "As close to its own words as you like.", (Field("thought"),)),
        Section(
            "The feeling",
            "One word is enough: afraid, sad, angry, ashamed.",
            (Field("feeling"), _BEFORE),
        ),
        Section(
            "Another way to see it",
            "What would you say to a friend with this thought? What does it leave out? It need not be cheerful, only "
            "fair.",
            (Field("other"),),
        ),
        Section(
            "The feeling now",
            "It may be weaker, the same, or stronger. Each of these is an answer.",
            (_AFTER,),
            _louder,
        ),
    ),
    sources=("onlinecbtresources.co.uk, “Thought record”", "Cochrane review 2020, doi 10.1002/14651858.CD007407.pub4"),
)

PACING: Final = Form(
    kind="pacing",
    title="A pace for one activity",
    summary="From good days and bad ones: where to begin, and a gentle way on.",
    named_by="activity",
    sections=(
        Section(
            "The activity",
            "One thing that is hard to do by halves: a walk, the desk, the dishes.",
            (Field("activity"),),
        ),
        Section(
            "What I managed",
            "For how long it went on each of a few days, before it got much worse. Good days and bad ones; 0 is an "
            "answer too.",
            (_MANAGED,),
        ),
        Section("What comes out of it", "Worked out from your days. You know best what fits.", (), _pace),
        Section(
            "My week",
            "When in the day, on which days, and what tells you that the time is up: a clock, a song.",
            (Field("week"),),
        ),
        Section("On a hard day", "A smaller piece of it, or a rest. It is part of the plan.", (Field("hard_day"),)),
        Section("Looking back", "How was the week? What would you change?", (Field("went"),)),
    ),
    sources=(
        "i-engage.community, “How do I pace?”",
        "Therapeutic Guidelines (Australia), “Activity scheduling and pacing”",
        "livewellwithpain.co.uk, “Pacing”",
    ),
)

PROBLEM: Final = Form(
    kind="problem",
    title="A problem, in five steps",
    summary="One problem, a few ideas, and one of them to try.",
    named_by="problem",
    sections=(
        Section("1. What it is", "One problem, or a small part of a large one.", (Field("problem"),)),
        Section(
            "2. Ideas",
            "Whatever comes to mind, odd ones too. What would somebody say who knows you well?",
            (Field("ideas", Kind.LIST),),
        ),
        Section("3. For and against", "Of the two or three that you like best.", (Field("weighed"),)),
        Section(
            "4. One to try",
            "It need not be the best one. What would you do first, when, and who could help?",
            (Field("choice"),),
        ),
        Section("5. Looking back", "What came of it? What would you try next?", (Field("went"),)),
    ),
    sources=(
        "“Just a Thought”, Problem-Solving Guide (New Zealand)",
        "gp-training.net, “Problem solving”",
    ),
)

GOAL: Final = Form(
    kind="goal",
    title="One small goal",
    summary="Something small that you would like to do, and why it matters to you.",
    named_by="goal",
    sections=(
        Section("What I would like to do", "Small enough for a day that isn't a good one.", (Field("goal"),)),
        Section(
            "Why it matters to me",
            "What is behind it: the friend, the neighbour, the person that you like to be. A goal is reached one day; "
            "this goes on.",
            (Field("value"),),
        ),
        Section(
            "When and where",
            "“When I have had breakfast, I water the plants.” With a moment of its own it comes more easily.",
            (Field("when"),),
        ),
        Section("If it is a hard day", "Half of it, or another day.", (Field("hard_day"),)),
        Section("Looking back", "How was it? Would you like it smaller, larger, or another one?", (Field("went"),)),
    ),
    sources=(
        "Gollwitzer & Sheeran 2006, a review of 94 tests of plans with a when and where",
        "mct.frank-digital.co.uk, “Pacing”",
    ),
)

VALUES: Final = Form(
    kind="values",
    title="What matters to me",
    summary="A few areas of life: how much each one matters, and how close you live to it.",
    sections=(
        _area("family", "Family", "Those you come from, and those you chose."),
        _area("closeness", "Closeness", "A partner, or whoever is nearest to you."),
        _area("friends", "Friends", "And neighbours, and people you like to meet."),
        _area("work", "Work", "Paid or not, at home or elsewhere."),
        _area("health", "Health", "Looking after the body that you have."),
        _area("growing", "Learning and growing", "What you are curious about: a craft, nature, art, faith."),
        Section(
            "One small step",
            "Toward one of these, this week, if you like. How far away you are from something says how hard it is just "
            "now, not how hard you try.",
            (Field("step"),),
        ),
    ),
    sources=("McCracken & Yang 2006, Pain 123, 137–145: six areas of life, and living close to what matters",),
)

FORMS: Final[Mapping[str, Form]] = {form.kind: form for form in (THOUGHT, PACING, PROBLEM, GOAL, VALUES)}
"""Every sheet by its kind, in the order in which they are offered."""
