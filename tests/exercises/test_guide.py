"""The page about the script language, in pieces; and what it shows is true."""

from __future__ import annotations

from relaxapp.exercises.guide import Kind, Piece, guide
from relaxapp.exercises.library import help_page
from relaxapp.exercises.parser import parse


def test_a_page_is_taken_apart():
    page = (
        "# T\n\nOne\ntwo.\n- a `b`\n  c\n- d\n\n## H\n| key | what |\n|---|---|\n| `x` | y, z |\n\n"
        "```lines\n(bell)\n\n# Two\n```\n```exercise\n+++\n```\n"
    )
    assert guide(page) == (
        Piece(Kind.TITLE, "T"),
        Piece(Kind.PROSE, "One two."),
        Piece(Kind.POINT, "a `b` c"),
        Piece(Kind.POINT, "d"),
        Piece(Kind.HEADING, "H"),
        Piece(Kind.ENTRY, "y, z", "`x`"),
        Piece(Kind.EXAMPLE, "(bell)\n\n# Two"),
        Piece(Kind.WHOLE, "+++"),
    )


def test_nothing_of_our_page_is_lost():
    shown = " ".join(f"{piece.about} {piece.text}" for piece in guide(help_page())).replace("`", "")
    words = [word.replace("`", "") for word in help_page().replace("|", " ").split() if not word.startswith("```")]
    missing = {word for word in words if word.strip("#-") and word not in shown.split()}
    assert missing <= {"key", "says"}  # the head of a table
    assert len(shown.split()) > 900


def test_the_page_is_five_minutes_reading_and_its_exercise_is_good():
    pieces = guide(help_page())
    spoken = sum(len(piece.text.split()) for piece in pieces)
    assert 800 < spoken < 1300  # words; 230 a minute is a usual pace
    (whole,) = [piece.text for piece in pieces if piece.kind is Kind.WHOLE]
    assert parse(whole, "example").title
    assert sum(piece.kind is Kind.EXAMPLE for piece in pieces) >= 4
