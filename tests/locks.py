"""Locks that open in no time."""

from __future__ import annotations

from typing import Final

from relaxapp.vault.keys import Cost

CHEAP: Final = Cost(memory=32, passes=1, lanes=1)
"""What a phrase costs where nobody guesses it."""
