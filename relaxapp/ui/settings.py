"""The screen of settings. Every change holds at once; there is nothing to save or to cancel."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from relaxapp.settings import Settings
from relaxapp.ui.controls import Page, button, heading, paragraph, surface, title
from relaxapp.ui.settings_body import BodyAreas
from relaxapp.ui.settings_form import Form
from relaxapp.ui.settings_holds import Holds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

USUAL_VOICE: Final = "The usual voice"
EACH_ITS_OWN: Final = "The exercise’s own"

_THEMES: Final = {
    "system": "As the computer",
    "light": "Light",
    "dark": "Dark",
    "night": "Night, very dim",
}
_MOTIONS: Final = {"system": "As the computer", "full": "Growing and fading", "reduced": "Only a bar and words"}
_POSTURES: Final = {"any": "It varies", "lying": "Lying down", "sitting": "Sitting", "standing": "Standing"}


class Voice(Protocol):
    """A voice that may be chosen."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


class SettingsScreen(Page):
    """Shows settings and tells the whole of them after each change."""

    changed = Signal(Settings)
    preview = Signal()

    def __init__(self) -> None:
        super().__init__("Settings")
        self._settings = Settings()
        self.form = Form(self)
        self.holds = Holds()
        self.body = BodyAreas()
        self.column.addWidget(title("Settings"))
        self.column.addWidget(paragraph("Changes take effect right away.", muted=True))
        self._add_sound()
        self._add_looks()
        self._add_comfort()
        self._add_body()
        self._add_country()
        self.column.addStretch(1)
        back = button("Back", quiet=True)
        back.clicked.connect(self.back)
        self.foot.addWidget(back)
        self.first = back
        self.form.edited.connect(self._edited)
        # The notice has its place on the page only after the page was laid out anew.
        self.holds.asked.connect(self._bring_notice_into_sight, Qt.ConnectionType.QueuedConnection)
        self.holds.chosen.connect(lambda on: self._edited("holds", on))
        self.body.changed.connect(lambda areas: self._edited("areas", areas))

    def show_settings(
        self,
        settings: Settings,
        voices: Sequence[Voice] = (),
        soundscapes: Mapping[str, str] | None = None,
        countries: Mapping[str, str] | None = None,
    ) -> None:
        """Show settings from the top; soundscapes are id -> title, countries code -> name."""
        self._settings = settings
        self.form.set_options("soundscape", {"": EACH_ITS_OWN, **(soundscapes or {})}, settings.soundscape)
        named = sorted((countries or {}).items(), key=lambda country: country[1])
        self.form.set_options("country", {"": "Not chosen", **dict(named)}, settings.country)
        self.set_voices(voices)
        self.form.fill(settings)
        self.holds.show_holds(settings.holds)
        self.body.show_modes(settings.areas)
        self.area.verticalScrollBar().setValue(0)

    @Slot(object)
    def set_voices(self, voices: Sequence[Voice]) -> None:
        """Offer these voices; they may become known while the screen is shown."""
        options = {voice.id: voice.name for voice in voices}
        self.form.set_options("voice", {"": USUAL_VOICE, **options}, self._settings.voice)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802, A002 - Qt's names
        """Bring into sight what gets the focus, also when it comes from the foot of the page."""
        moved = super().focusNextPrevChild(next)
        content, focus = self.area.widget(), QApplication.focusWidget()
        if moved and content and focus and content.isAncestorOf(focus):
            self.area.ensureWidgetVisible(focus)
        return moved

    @Slot()
    def _bring_notice_into_sight(self) -> None:
        self.column.activate()
        self.area.ensureWidgetVisible(self.holds.notice)

    def _edited(self, option: str, value: Any) -> None:
        self._settings = replace(self._settings, **{option: value})
        self.changed.emit(self._settings)

    def _add(self, name: str, help_text: str, *widgets: QWidget) -> None:
        self.column.addSpacing(14)
        self.column.addWidget(heading(name))
        frame, inside = surface()
        if help_text:
            inside.addWidget(paragraph(help_text, muted=True))
        for widget in widgets:
            inside.addWidget(widget)
        self.column.addWidget(frame)

    def _add_sound(self) -> None:
        form = self.form
        listen = button("Listen", description="Says a few words with the voice and the pace chosen here.")
        listen.clicked.connect(self.preview)
        self._add(
            "Sound and voice",
            "",
            form.switch("voice_on", "Spoken words", "The words are always on screen as well."),
            form.choice("voice", "Voice", {"": USUAL_VOICE}),
            form.number("voice_rate", "Pace of the voice", (90, 180, 5), "In words a minute."),
            listen,
            form.volume("volume_voice", "Volume of the voice"),
            form.volume("volume_bells", "Volume of bells", "Also the soft tones that lead the breath."),
            form.volume("volume_ambience", "Volume of background sound"),
            form.choice("soundscape", "Background sound", {}, "You can choose another for each session."),
        )
        frame = listen.parentWidget()
        inside = frame.layout() if frame else None
        if inside:
            inside.setAlignment(listen, Qt.AlignmentFlag.AlignRight)

    def _add_looks(self) -> None:
        form = self.form
        self._add(
            "How it looks",
            "",
            form.choice("theme", "Colours", _THEMES),
            form.scale("text_scale", "Size of text"),
            form.scale("caption_scale", "Size of captions", "The words shown while they are spoken."),
            form.choice("motion", "Moving pictures", _MOTIONS, "If moving shapes disturb you, a bar can guide you."),
            form.switch(
                "announce",
                "Tell a screen reader",
                "It says each phase of a breath, and the captions when the voice is off.",
            ),
        )

    def _add_comfort(self) -> None:
        form = self.form
        self._add(
            "Comfort",
            "",
            self.holds,
            form.switch("eyes_open", "My eyes stay open", "No exercise will invite you to close them."),
            form.switch(
                "breath", "Leave the breath out", "Exercises that work with the breath are set aside.", inverted=True
            ),
            form.switch("body", "Leave the body out", "Exercises that turn to the body are set aside.", inverted=True),
            form.choice("posture", "How I practise", _POSTURES, "The words then suit how you sit or lie."),
        )

    def _add_body(self) -> None:
        self._add(
            "Parts of the body",
            "What muscle relaxation may ask of each part. “Gently” is the usual way: a very small effort. "
            "“Release only” asks for no effort, and “imagine” for none but in the mind.",
            self.body,
        )

    def _add_country(self) -> None:
        self._add(
            "Where I live",
            "",
            self.form.choice("country", "Country", {"": "Not chosen"}, "Decides which help lines are shown first."),
        )
