"""A folder is shown by whatever the computer has for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from relaxapp.desktop.folders import show_folder
from relaxapp.failures import Failure

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QUrl


def test_a_folder_is_handed_over_as_it_is(tmp_path: Path):
    odd = tmp_path / "100 % music? #1"
    odd.mkdir()
    asked: list[QUrl] = []
    show_folder(odd, lambda url: asked.append(url) is None)
    assert [url.toLocalFile() for url in asked] == [str(odd)]


def test_what_can_not_be_shown_is_told(tmp_path: Path):
    with pytest.raises(Failure, match="Nothing on this computer"):
        show_folder(tmp_path, lambda _: False)
    with pytest.raises(Failure, match="not there"):
        show_folder(tmp_path / "gone", lambda _: True)
