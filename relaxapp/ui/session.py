"""The screen of a session: the pacer, the words that are spoken, the time left, and a few quiet controls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from relaxapp.ui.caption import Caption
from relaxapp.ui.controls import announce
from relaxapp.ui.keys import on_key
from relaxapp.ui.pacer import Pacer
from relaxapp.ui.picture import word_of
from relaxapp.ui.session_controls import SessionControls
from relaxapp.ui.session_header import SessionHeader
from relaxapp.ui.session_layout import SessionLayout
from relaxapp.ui.session_pace import SessionPace
from relaxapp.ui.theme import PLAIN, Theme
from relaxapp.ui.volumes import Volumes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from relaxapp.exercises.timeline import Moment

PAUSED: Final = "Paused. Space goes on."
LANDING: Final = "Coming to a soft end."
SHOWS_THE_BREATH: Final = Qt.Key.Key_B
"""The key that is held while breathing in: either hand finds it, lying on the keyboard, and nothing else needs it."""
KEYS: Final = "Space pauses · Esc ends · Up and Down change the sound"

_WHISPER: Final = 8000
"""Milliseconds that a quiet hint stays."""


class SessionScreen(QWidget):
    """Shows what its source tells, and tells what the person wants; it decides nothing.

    `level` carries "voice", "bells" or "ambience" and a slider position (0..1); `breathing` whether the person breathes
    in (True) or out; `announced` whatever was given to a screen reader.
    """

    pause = Signal()
    resume = Signal()
    stop = Signal()
    repeat = Signal()
    skip = Signal()
    level = Signal(str, float)
    voice = Signal(bool)
    full_screen = Signal()
    not_helping = Signal()
    slower = Signal()
    quicker = Signal()
    breathing = Signal(bool)
    announced = Signal(str)

    def __init__(self, theme: Theme | None = None) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._state = "playing"
        self._voice_on = True
        self._caption_scale = 1.0
        self._announce = False
        self._shown: Moment | None = None
        self.pacer = Pacer(theme or Theme("plain", PLAIN))
        self.caption = Caption()
        self.header = SessionHeader()
        self.pace = SessionPace(self.pacer)
        self.whisper = self.pace.whisper
        self.controls = SessionControls(self)
        self.volumes = Volumes(self)
        self._hush = QTimer(self, singleShot=True, interval=_WHISPER)
        self._hush.timeout.connect(lambda: self.whisper.say(""))
        self._layout = SessionLayout(self, self.header, self.pace, self.caption, self.controls)
        self._connect()
        self._listen()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the keys work at once, and no ring asks for attention

    def begin(
        self,
        title: str,
        source: Callable[[], Moment],
        *,
        levels: Mapping[str, float],
        voice_on: bool,
        reduced: bool,
        announce: bool,
    ) -> None:
        """Show a session from its beginning. `source` tells its moment whenever it is asked."""
        self.setAccessibleName(title)
        self.setAccessibleDescription(KEYS)
        self._announce = announce
        self._shown = None
        self._set_voice(voice_on)
        self.volumes.set_levels(levels)
        self.volumes.hide()
        self.pacer.set_reduced(reduced)
        self.pace.begin()
        self.set_state("playing")
        self.pacer.set_source(source)
        self._whisper(KEYS)

    def set_theme(self, theme: Theme) -> None:
        """Paint the pacer with these colours."""
        self.pacer.set_theme(theme)

    def set_caption_scale(self, scale: float) -> None:
        """Make captions larger or smaller (1 is the usual size)."""
        self._caption_scale = scale
        self._make_room()

    def set_state(self, state: str) -> None:
        """Follow the session: "playing", "paused", "landing"; anything else means that it is over."""
        self._state = state
        self.controls.set_state(state)
        self.controls.wake()
        self.pace.set_state(state)
        self._make_room()
        self.pacer.set_running(state == "playing")
        if state not in ("playing", "paused") and self.volumes.isVisible():
            self.volumes.hide()
            self.setFocus()
        if state not in ("playing", "paused", "landing"):
            self.pacer.set_source(None)
        words = {"paused": PAUSED, "landing": LANDING}.get(state)
        self.caption.say(self._shown.caption if words is None and self._shown else words or "")
        if words:
            self._tell(words)

    def set_notice(self, text: str) -> None:
        """Say quietly what is missing; no words take it back."""
        self.header.set_notice(text)
        self._make_room()
        if text:
            self._tell(text)

    def hint(self, text: str) -> None:
        """Say quietly what has just changed; it goes by itself."""
        self._whisper(text)
        self._tell(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take in the breath that is shown."""
        if event.key() == SHOWS_THE_BREATH and self.pace.followed:
            self.pace.key(pressed=True)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == SHOWS_THE_BREATH and self.pace.followed:
            if not event.isAutoRepeat():
                self.pace.key(pressed=False)
        else:
            super().keyReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow a new text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._make_room()

    # What is heard by the parts and the keys

    def _connect(self) -> None:
        row = self.controls
        row.pause.clicked.connect(self._pause_or_go_on)
        row.again.clicked.connect(self.repeat)
        row.skip.clicked.connect(self.skip)
        row.voice.clicked.connect(self._switch_voice)
        row.sound.clicked.connect(self._open_or_close_volumes)
        row.full.clicked.connect(self.full_screen)
        row.other.clicked.connect(self.not_helping)
        row.end.clicked.connect(self.stop)
        self.volumes.level.connect(self.level)
        self.volumes.closed.connect(lambda: row.focus_on(row.sound))
        for moves in (row.again, row.skip):
            moves.clicked.connect(self.pacer.look)  # in a pause nobody else would show the new place
        self.pacer.moved.connect(self._follow)
        self.pacer.held.connect(self.pace.hold)
        self.pace.slower.connect(self.slower)
        self.pace.quicker.connect(self.quicker)
        self.pace.breathing.connect(self.breathing)
        row.dims.connect(self.pace.set_dimmed)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._let_go)

    def _listen(self) -> None:
        """Set the keys, which work wherever the focus is on this screen; Enter presses what has the focus."""
        for key, act, repeats in (
            ("Space", self._pause_or_go_on, False),
            ("Esc", self._leave, False),
            ("R", self.controls.again.click, False),
            ("S", self.controls.skip.click, False),
            ("V", self.controls.voice.click, False),
            ("F11", self.controls.full.click, False),
            ("N", self.controls.other.click, False),
            ("M", self.controls.more.button.click, False),
            ("Left", self.pace.slow.click, False),
            ("Right", self.pace.quick.click, False),
            ("Up", lambda: self._louder(1), True),
            ("Down", lambda: self._louder(-1), True),
        ):
            on_key(self, key, act, repeats=repeats).activated.connect(self.controls.wake)

    def _make_room(self) -> None:
        self._layout.make_room(self._caption_scale)
        self._layout.hang(self.volumes, self.pacer.y())

    # What happens

    @Slot(object)
    def _follow(self, moment: Moment) -> None:
        """Keep the words and the time beside the pacer, from the same moment."""
        before, self._shown = self._shown, moment
        if self.header.follow(moment):
            self._make_room()
        if how := self.pace.follow(moment):
            self._whisper(how)
        if self._state != "playing":
            return
        if before is None or before.caption != moment.caption:
            self.caption.say(moment.caption)
            if not self._voice_on:
                self._tell(moment.caption)
        if (before is None or before.phase is not moment.phase) and not moment.caption:
            self._tell(word_of(moment))

    @Slot()
    def _let_go(self) -> None:
        """Hold nothing in a window that was left: nobody would hear of the key any more."""
        self.pace.hold(False)

    def _pause_or_go_on(self) -> None:
        if self._state == "paused":
            self.resume.emit()
        elif self._state == "playing":
            self.pause.emit()

    def _leave(self) -> None:
        if self.volumes.isVisible():
            self.volumes.close_panel()
        elif self.controls.more.isVisible():
            self.controls.more.close_panel()
        else:
            self.stop.emit()

    def _switch_voice(self) -> None:
        self._set_voice(not self._voice_on)
        self.voice.emit(self._voice_on)

    def _set_voice(self, on: bool) -> None:
        self._voice_on = on
        self.controls.set_voice(on)
        self._make_room()  # other words, of another length

    def _open_or_close_volumes(self) -> None:
        if self.volumes.isVisible():
            self.volumes.close_panel()
        else:
            self.volumes.open_panel()
            self._make_room()  # its size is known only when it wears its looks

    def _louder(self, steps: int) -> None:
        self._whisper(self.volumes.louder(steps))

    def _whisper(self, text: str) -> None:
        self.whisper.say(text)
        self._hush.start()

    def _tell(self, text: str) -> None:
        """Have a screen reader say it, if that is wanted."""
        if self._announce and text:
            announce(self, text)
            self.announced.emit(text)
