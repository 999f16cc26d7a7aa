"""Links: only those that the lists know, only the four schemes, and a plain word when nothing opens them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from relaxapp.desktop.links import open_link
from relaxapp.failures import Failure

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

KNOWN = {"tel:116123", "sms:85258", "https://findahelpline.com", "mailto:jo@example.org", "tel:*4141"}


class Desktop:
    def __init__(self, *, opens: bool = True) -> None:
        self.opened: list[str] = []
        self._opens = opens

    def __call__(self, url: QUrl) -> bool:
        self.opened.append(url.toString())
        return self._opens


@pytest.mark.parametrize("uri", sorted(KNOWN))
def test_what_the_lists_know_is_handed_over_as_it_is(uri: str):
    desktop = Desktop()
    open_link(uri, KNOWN, desktop)
    assert desktop.opened == [uri]


@pytest.mark.parametrize("uri", ["tel:116124", "https://findahelpline.com/else", "", "tel:", "TEL:116123"])
def test_what_the_lists_do_not_know_is_not_opened(uri: str):
    desktop = Desktop()
    with pytest.raises(Failure):
        open_link(uri, KNOWN, desktop)
    assert desktop.opened == []


@pytest.mark.parametrize(
    "uri", ["http://example.org", "file:///etc/passwd", "javascript:alert(1)", "smb://host", "/bin/sh", "ftp://x.org"]
)
def test_no_other_scheme_is_opened_even_if_a_list_held_it(uri: str):
    desktop = Desktop()
    with pytest.raises(Failure):
        open_link(uri, {uri}, desktop)
    assert desktop.opened == []


def test_when_nothing_opens_it_the_number_is_named_and_what_to_do():
    with pytest.raises(Failure) as told:
        open_link("tel:116123", KNOWN, Desktop(opens=False))
    assert "116123" in told.value.what
    assert "tel:" not in told.value.what
    assert "phone" in str(told.value)
