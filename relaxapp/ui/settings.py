"""The screen of settings, one part at a time. Every change holds at once; there is nothing to save or to cancel."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup

from relaxapp.settings import Settings
from relaxapp.ui.controls import Flow, button, paragraph, title
from relaxapp.ui.page import Page
from relaxapp.ui.settings_checkins import NAME as CHECK_INS
from relaxapp.ui.settings_checkins import CheckInsPart
from relaxapp.ui.settings_comfort import USUAL_FLARE, ComfortPart
from relaxapp.ui.settings_form import Form
from relaxapp.ui.settings_part import Part
from relaxapp.ui.settings_private import NAME as PRIVATE
from relaxapp.ui.settings_private import PrivatePart
from relaxapp.ui.settings_sound import EACH_ITS_OWN, USUAL_VOICE, SoundPart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QPushButton

__all__ = ["CHECK_INS", "EACH_ITS_OWN", "USUAL_FLARE", "USUAL_VOICE", "SettingsScreen", "Voice"]

_THEMES: Final = {
    "system": "As the computer",
    "light": "Light",
    "dark": "Dark",
    "night": "Night, very dim",
    "contrast": "Strong contrast",
}
_MOTIONS: Final = {"system": "As the computer", "full": "Growing and fading", "reduced": "Only a bar and words"}


class Voice(Protocol):
    """A voice that may be chosen."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


class SettingsScreen(Page):
    """Shows settings and tells the whole of them after each change. The other signals ask for what their names say."""

    changed = Signal(Settings)
    preview = Signal()
    preview_soundscape = Signal(str)
    add_sound = Signal()
    remove_sound = Signal(str)
    voice_packs = Signal()
    body = Signal()
    lock = Signal()
    hide_now = Signal()

    def __init__(self) -> None:
        super().__init__("Settings")
        self._settings = Settings()
        self.form = Form(self)
        self.comfort = ComfortPart(self.form)
        self.sound = SoundPart(self.form)
        self.private = PrivatePart(self.form)
        self.parts: Mapping[str, Part] = {
            "Comfort": self.comfort,
            "Sound and voice": self.sound,
            CHECK_INS: CheckInsPart(self.form),
            "How it looks": self._looks(),
            "Where I live": self._country(),
            PRIVATE: self.private,
        }
        self.index: dict[str, QPushButton] = {}
        self.column.addWidget(title("Settings"))
        self.column.addWidget(paragraph("Changes take effect right away.", muted=True))
        self._add_index()
        for part in self.parts.values():
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.foot.addWidget(self.way_back())
        self._wire()
        self.open_part("Comfort")

    def show_settings(
        self,
        settings: Settings,
        voices: Sequence[Voice] = (),
        soundscapes: Mapping[str, str] | None = None,
        countries: Mapping[str, str] | None = None,
    ) -> None:
        """Show settings from the top; soundscapes are id -> title, countries code -> name."""
        self._settings = settings
        named = sorted((countries or {}).items(), key=lambda country: country[1])
        self.form.set_options("country", {"": "Not chosen", **dict(named)}, settings.country)
        self.set_soundscapes(soundscapes or {})
        self.set_voices(voices)
        self.form.fill(settings)
        self.comfort.holds.show_holds(settings.holds)
        self.comfort.show_areas(settings.areas)
        self.area.verticalScrollBar().setValue(0)

    @Slot(object)
    def set_voices(self, voices: Sequence[Voice]) -> None:
        """Offer these voices; they may become known while the screen is shown."""
        self.sound.set_voices({voice.id: voice.name for voice in voices}, self._settings.voice)

    def set_soundscapes(self, soundscapes: Mapping[str, str]) -> None:
        """Offer these soundscapes, id -> title; one may come or go while the screen is shown."""
        self.sound.set_soundscapes(soundscapes, self._settings.soundscape)

    def set_exercises(self, exercises: Mapping[str, str]) -> None:
        """Offer these exercises, id -> title, for a flare start."""
        self.form.set_options("flare_exercise", {"": USUAL_FLARE, **exercises}, self._settings.flare_exercise)

    def open_part(self, name: str) -> None:
        """Show one part, from its top."""
        self.index[name].setChecked(True)
        self.first = self.index[name]
        for known, part in self.parts.items():
            part.setVisible(known == name)
        self.area.verticalScrollBar().setValue(0)

    @Slot()
    def _bring_notice_into_sight(self) -> None:
        self.column.activate()
        self.area.ensureWidgetVisible(self.comfort.holds.notice)

    def _edited(self, option: str, value: Any) -> None:
        self._settings = replace(self._settings, **{option: value})
        if option == "soundscape":
            self.sound.offer_to_listen(value)
        self.changed.emit(self._settings)

    def _wire(self) -> None:
        self.form.edited.connect(self._edited)
        self.comfort.body.connect(self.body)
        # The notice has its place on the page only after the page was laid out anew.
        self.comfort.holds.asked.connect(self._bring_notice_into_sight, Qt.ConnectionType.QueuedConnection)
        self.comfort.holds.chosen.connect(lambda on: self._edited("holds", on))
        self.sound.rearranged.connect(self.order)
        self.sound.preview.connect(self.preview)
        self.sound.preview_soundscape.connect(self.preview_soundscape)
        self.sound.add_sound.connect(self.add_sound)
        self.sound.remove_sound.connect(self.remove_sound)
        self.sound.voice_packs.connect(self.voice_packs)
        self.private.lock.connect(self.lock)
        self.private.away.connect(self.hide_now)

    def _add_index(self) -> None:
        group = QButtonGroup(self)
        row = Flow()
        for name in self.parts:
            leads = button(name, description="Shows these settings.", look="company")
            leads.setCheckable(True)
            leads.clicked.connect(lambda _=False, name=name: self.open_part(name))
            group.addButton(leads)
            row.addWidget(leads)
            self.index[name] = leads
        self.column.addLayout(row)
        self.column.addSpacing(6)

    def _looks(self) -> Part:
        form, part = self.form, Part()
        part.panel(
            "On the screen",
            form.choice(
                "theme", "Colours", _THEMES, "Night gives very little light. Strong contrast is black and white."
            ),
            form.scale("text_scale", "Size of text"),
            form.scale("caption_scale", "Size of captions", "The words shown while they are spoken."),
            form.choice("motion", "Moving pictures", _MOTIONS, "If moving shapes disturb you, a bar can guide you."),
        )
        part.panel(
            "With a screen reader",
            form.switch(
                "announce",
                "Tell a screen reader",
                "It says each phase of a breath, and the captions when the voice is off.",
            ),
        )
        return part

    def _country(self) -> Part:
        part = Part()
        part.panel(
            "My country",
            self.form.choice("country", "Country", {"": "Not chosen"}, "Decides which help lines are shown first."),
        )
        return part
