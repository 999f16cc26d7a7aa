"""One's own exercises come from elsewhere and go elsewhere."""

from __future__ import annotations

import pytest

from relaxapp.exercises.template import template
from tests.app.houses import choose_file

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


def choose(place, door, path):
    place.press(door)
    choose_file(place.window, path)


def test_a_file_from_elsewhere_comes_in(place, tmp_path):
    (tmp_path / "Given.md").write_text(template("A present"), encoding="utf-8")
    place.shop.open()
    choose(place, "Import a file", tmp_path / "Given.md")
    assert place.library.get("given").title == "A present"
    assert place.screen.focusWidget().accessibleName() == "Edit: A present"


@pytest.mark.parametrize(
    ("answer", "names"),
    [("Keep both", ["box-2"]), ("Put it in its place", ["box"]), ("Don't import it", [])],
)
def test_the_name_of_one_of_ours_is_asked_about(place, tmp_path, answer, names):
    (tmp_path / "box.md").write_text(template("A present"), encoding="utf-8")
    place.shop.open()
    place.shop._bringing.bring(tmp_path / "box.md")
    assert "We have an exercise “box” ourselves." in place.seen
    assert not place.where.exercises.exists()
    place.press(answer)
    found = sorted(path.stem for path in place.where.exercises.glob("*.md")) if place.where.exercises.exists() else []
    assert found == names


def test_ones_own_is_never_replaced_unasked(writing, tmp_path):
    (tmp_path / "mine.md").write_text("other", encoding="utf-8")
    writing.shop.open()
    writing.shop._bringing.bring(tmp_path / "mine.md")
    assert "You have an exercise “mine” already." in writing.seen
    writing.press("Keep both")
    assert writing.file("mine-2").read_text(encoding="utf-8") == "other"
    assert "Mine" in writing.file("mine").read_text(encoding="utf-8")


@pytest.mark.parametrize("content", [None, b"\xff\xfe\0", b"x" * 5_000_000])
def test_what_is_no_text_is_refused_in_plain_words(place, tmp_path, content):
    path = tmp_path / "photo.md"
    path.mkdir() if content is None else path.write_bytes(content)
    place.shop.open()
    place.shop._bringing.bring(path)
    assert any(words in place.seen for words in ("is a folder", "not a plain text", "far too large"))
    assert not place.where.exercises.exists()


def test_a_copy_goes_out(writing, tmp_path):
    writing.shop.open()
    choose(writing, "Export: Mine", tmp_path / "away.md")
    assert (tmp_path / "away.md").read_bytes() == writing.file("mine").read_bytes()
    choose(writing, "Export: Mine", tmp_path / "nowhere" / "away.md")
    assert "Try another folder." in writing.seen
