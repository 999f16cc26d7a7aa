"""Small scripts for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from relaxapp.exercises.parser import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.exercises.script import Script

HEAD = """+++
title = "Test"
family = "muscle"
summary = "For testing."
minutes = [1, 20]
usual = 5
postures = ["lying", "sitting"]
uses = ["breath", "holds", "muscles"]
cautions = []
sources = ["none"]
+++
"""
"""Eleven lines: the body begins at line 12."""


@pytest.fixture
def head() -> str:
    return HEAD


@pytest.fixture
def script() -> Callable[..., Script]:
    """Return a function that makes a script of a body; keywords replace words of the head."""

    def make(body: str, **changes: str) -> Script:
        text = HEAD
        for key, value in changes.items():
            text = "\n".join(f"{key} = {value}" if line.startswith(f"{key} ") else line for line in text.split("\n"))
        return parse(text + body, "test")

    return make
