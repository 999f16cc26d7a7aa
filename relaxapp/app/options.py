"""The settings, the body map and the person's own sounds, in the window."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from relaxapp.app.in_thread import InThread
from relaxapp.failures import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from relaxapp.app.house import House
    from relaxapp.sound.own_sounds import OwnSounds
    from relaxapp.ui.body_map import BodyMapScreen
    from relaxapp.ui.settings import SettingsScreen
    from relaxapp.ui.theme import Theme

_SHORT_MINUTES: Final = 3
"""A flare start begins nothing longer than this at its usual length."""


class Options(QObject):
    """Shows what can be chosen once for all sessions; changes are taken up at once.

    `back` leaves the settings, `voice_packs` asks for voices made of recordings, `lock` for the lock.
    """

    back = Signal()
    voice_packs = Signal()
    lock = Signal()

    def __init__(
        self, house: House, own_sounds: OwnSounds, countries: Callable[[], Mapping[str, str]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._own_sounds = own_sounds
        self._countries = countries
        self._body_from: QWidget | None = None
        self._adding = InThread(self)
        self._adding.done.connect(self._take_in_sound)

    @Slot()
    def open(self) -> None:
        """Show the settings."""
        house = self._house
        self._settings.show_settings(house.chosen(), (), self.soundscapes(), self._countries())
        scripts = house.library().scripts.values()
        self._settings.set_exercises({each.name: each.title for each in scripts if each.minutes[0] <= _SHORT_MINUTES})
        house.window.show_screen(self._settings)
        house.sessions.find_voices()

    @Slot()
    def open_check_ins(self) -> None:
        """Show the settings of checking in."""
        from relaxapp.ui.settings import CHECK_INS

        self.open()
        self._settings.open_part(CHECK_INS)
        self._settings.focus_first()

    @Slot()
    def open_body(self) -> None:
        """Show the body map; its way back leads to where somebody came from."""
        self._body_from = self._house.window.screen_shown
        self._body.show_areas(self._house.chosen().areas)
        self._house.window.show_screen(self._body)

    def shows(self, screen: QWidget | None) -> bool:
        """Tell whether this is the settings' screen, which must be filled anew when one comes back to it."""
        return screen is not None and screen is self.__dict__.get("_settings")

    def soundscapes(self) -> dict[str, str]:
        """Return every soundscape that can be chosen, id → title: the program's, then the person's own."""
        from relaxapp.sound.soundscapes import SOUNDSCAPES

        return {**SOUNDSCAPES, **self._own_sounds.titles()}

    def set_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        if "_body" in self.__dict__:
            self._body.set_theme(theme)

    def close(self) -> None:
        """Wait for a sound that is being added."""
        self._adding.wait()

    @Slot()
    def _leave_body(self) -> None:
        if self._body_from is None or self.shows(self._body_from):
            self.open()
        else:
            self._house.window.show_screen(self._body_from)

    @Slot(object)
    def _set_areas(self, areas: Mapping[str, str]) -> None:
        self._house.change(replace(self._house.chosen(), areas=dict(areas)))

    @Slot()
    def _preview(self) -> None:
        self._house.sessions.preview(self._house.chosen())

    @Slot(str)
    def _preview_soundscape(self, name: str) -> None:
        self._house.sessions.preview_soundscape(name, self._house.chosen())

    # Sounds of one's own

    @Slot()
    def _ask_for_sound(self) -> None:
        from relaxapp.app import dialogs
        from relaxapp.sound.own_sounds import KINDS

        kinds = (f"Sounds ({' '.join(f'*{kind}' for kind in KINDS)})",)
        dialogs.to_open(self._house.window, "A sound of your own", self._add_sound, kinds=kinds, place=dialogs.MUSIC)

    def _add_sound(self, path: Path) -> None:
        """Copy and decode it behind the window: an hour of music takes some seconds."""
        if self._adding.begin(lambda: self._own_sounds.add(path)):
            self._house.window.notice(f"Adding “{path.stem}”.")
        else:
            self._house.window.notice("One sound is still being added. This one can follow in a moment.")

    @Slot(object)
    def _take_in_sound(self, added: str | Failure) -> None:
        self._house.window.notice("")
        if isinstance(added, Failure):
            self._house.tell(added)
        else:
            self._settings.set_soundscapes(self.soundscapes())
            title = self.soundscapes().get(added, "")
            self._house.window.notice(f"“{title}” can be chosen as a background sound now.")

    @Slot(str)
    def _remove_sound(self, name: str) -> None:
        try:
            self._own_sounds.remove(name)
        except Failure as failure:
            self._house.tell(failure)
        chosen = self._house.chosen()
        if chosen.soundscape == name:
            self._house.change(replace(chosen, soundscape=""))
        self.open()

    # Parts

    @cached_property
    def _settings(self) -> SettingsScreen:
        from relaxapp.ui.settings import SettingsScreen

        screen = SettingsScreen()
        screen.changed.connect(self._house.change)
        screen.preview.connect(self._preview)
        screen.preview_soundscape.connect(self._preview_soundscape)
        screen.add_sound.connect(self._ask_for_sound)
        screen.remove_sound.connect(self._remove_sound)
        screen.voice_packs.connect(self.voice_packs)
        screen.body.connect(self.open_body)
        screen.lock.connect(self.lock)
        screen.hide_now.connect(self._house.window.hide_requested)
        screen.back.connect(self.back)
        self._house.sessions.voices_found.connect(screen.set_voices)
        return screen

    @cached_property
    def _body(self) -> BodyMapScreen:
        from relaxapp.ui.body_map import BodyMapScreen

        screen = BodyMapScreen(self._house.theme())
        screen.changed.connect(self._set_areas)
        screen.back.connect(self._leave_body)
        return screen
