"""The page that explains the language: everything of it is there, and its examples can be taken along."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from relaxapp.exercises.guide import Kind, guide
from relaxapp.exercises.library import help_page
from relaxapp.ui.script_guide import ScriptGuide


@pytest.fixture
def page(show):
    return show(ScriptGuide(guide(help_page())))


def takers(page, words):
    return [one for one in page.findChildren(QPushButton) if one.isVisible() and one.text() == words]


def test_every_piece_is_on_the_page(page):
    shown = "\n".join(label.text().replace("<b>", "").replace("</b>", "") for label in page.findChildren(QLabel))
    for piece in guide(help_page()):
        assert piece.text.replace("`", "").replace("&", "&amp;") in shown.replace("&lt;", "<").replace("&gt;", ">")


def test_without_a_text_examples_are_copied(page, qtbot):
    page.begin(into_text=False)
    buttons = takers(page, "Copy this example")
    assert len(buttons) == sum(piece.kind in (Kind.EXAMPLE, Kind.WHOLE) for piece in guide(help_page()))
    with qtbot.waitSignal(page.copy) as copied:
        buttons[1].click()
    assert copied.args[0].startswith("[eyes-closed]")
    assert buttons[1].text() == "Copied"
    page.begin(into_text=False)
    assert buttons[1].text() == "Copy this example"


def test_from_a_text_examples_go_into_it_but_for_a_whole_exercise(page, qtbot):
    page.begin(into_text=True)
    assert len(takers(page, "Copy this example")) == 1
    with qtbot.waitSignal(page.insert) as put:
        takers(page, "Put it into my text")[0].click()
    assert put.args[0].startswith("[eyes-closed]")
