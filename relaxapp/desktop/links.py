"""Hands a number or an address to whatever program of this computer opens it, and only those that the program knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from relaxapp.failures import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

SCHEMES: Final = ("tel", "sms", "https", "mailto")


def open_link(uri: str, known: Collection[str], hand_over: Callable[[QUrl], bool] = QDesktopServices.openUrl) -> None:
    """Have the system open `uri`, which must be one of the `known` ones. Raises Failure when it is not opened."""
    url = QUrl(uri, QUrl.ParsingMode.StrictMode)
    if uri not in known or not url.isValid() or url.scheme() not in SCHEMES:
        raise Failure("This address is not in the list of people who help, so it is not opened.")
    if not hand_over(url):
        what = uri.partition(":")[2] if url.scheme() in ("tel", "sms") else uri
        raise Failure(
            f"Nothing on this computer could open {what}.",
            "You can copy it, or take it to a phone with its code.",
        )
