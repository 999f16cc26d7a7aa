"""Less motion, when the desktop was asked for it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleFactory

from relaxapp.desktop import motion


class Still(QProxyStyle):
    def styleHint(self, hint, option=None, widget=None, returned=None):  # noqa: N802 - Qt's name
        if hint is QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, returned)


@pytest.mark.usefixtures("qapp")
def test_a_desktop_that_does_not_tell_has_its_animations_on(monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/proc/nowhere")
    assert not motion.reduced(QStyleFactory.create("fusion"))


@pytest.mark.usefixtures("qapp")
def test_a_style_without_animations_means_less_motion():
    assert motion.reduced(Still("fusion"))
