"""Own pictures are small in memory, upright, and may be gone."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage

from relaxapp.desktop import pictures

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("size", "shown"), [((400, 100), (200, 50)), ((100, 400), (50, 200)), ((40, 30), (40, 30))])
def test_a_picture_fits_and_keeps_its_shape(tmp_path: Path, size: tuple[int, int], shown: tuple[int, int]) -> None:
    path = tmp_path / "lake.png"
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    assert image.save(str(path))
    assert pictures.load(path, 200).size().toTuple() == shown


def test_what_is_no_picture_is_an_empty_image(tmp_path: Path) -> None:
    (tmp_path / "text.png").write_text("not a picture")
    os.mkfifo(tmp_path / "pipe.png")
    for name in ("text.png", "pipe.png", "gone.png", ""):
        assert pictures.load(tmp_path / name, 200).isNull()
