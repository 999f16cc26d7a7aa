"""The questions of the weekly look back, and where they come from."""

from __future__ import annotations

from typing import Final

PEG: Final = (
    (
        "Pain on average",
        "In the past week, how strong was your pain on average?",
        ("no pain", "the worst I can imagine"),
    ),
    (
        "Enjoying life",
        "In the past week, how much did pain get in the way of enjoying life?",
        ("not at all", "completely"),
    ),
    (
        "Everyday activities",
        "In the past week, how much did pain get in the way of your activities in general?",
        ("not at all", "completely"),
    ),
)
"""Name, question and ends of the three items: average intensity, enjoyment of life, general activity."""
PEG_SOURCE: Final = "These three are the PEG, in our words: Krebs and others 2009, J Gen Intern Med 24:733–738."
MEAN: Final = "Their mean is {:.1f}."

MOOD: Final = (
    "Feeling nervous, anxious or on edge",
    "Not being able to stop or control worrying",
    "Little interest or pleasure in doing things",
    "Feeling down, depressed, or hopeless",
)
"""The items of the PHQ-4, word for word."""
MOOD_QUESTION: Final = "Over the last 2 weeks, how often have you been bothered by the following problems?"
MOOD_ANSWERS: Final = ("Not at all", "Several days", "More than half the days", "Nearly every day")
MOOD_SOURCE: Final = "These four are the PHQ-4: Kroenke and others 2009, Psychosomatics 50:613–621."
TALK: Final = (
    "A talk with your doctor or another clinician can help. “Take it out” in the journal makes a page to bring along."
)

SLEEP: Final = ("Sleep", "How well did you sleep?", ("very badly", "very well"))
CONFIDENCE: Final = ("Confidence", "How confident are you about the coming week?", ("not at all", "completely"))
HALF_HOURS: Final = range(1, 29)
"""Halves of an hour of sleep to choose from."""
IN_PART: Final = {
    "peg": "The three questions about pain are kept only together. One is open; the rest can be kept without them.",
    "mood": "The four questions about mood are kept only together. One is open; the rest can be kept without them.",
}
