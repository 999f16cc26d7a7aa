"""Composition root of the window: builds each part once, wires all signals, closes in order."""

from __future__ import annotations

import sys
import threading
from dataclasses import replace
from functools import cached_property
from math import ceil, floor
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from relaxapp import paths, settings
from relaxapp.app.care import Care
from relaxapp.desktop.signals import polite_ends
from relaxapp.failures import BugReports, Failure, log
from relaxapp.player.sessions import Ended, Sessions
from relaxapp.ui import theme, words
from relaxapp.ui.window import Window

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

    from relaxapp.exercises.library import Library
    from relaxapp.exercises.script import Script
    from relaxapp.journal.store import Journal
    from relaxapp.settings import Settings
    from relaxapp.ui.card import Card
    from relaxapp.ui.first_run import FirstRun
    from relaxapp.ui.history import History
    from relaxapp.ui.home import Home
    from relaxapp.ui.not_helping import NotHelping
    from relaxapp.ui.orienting import Orienting
    from relaxapp.ui.session import SessionScreen
    from relaxapp.ui.settings import SettingsScreen

_SAVE_MS: Final = 400
_HISTORY: Final = 500


def run(where: paths.Places, *, support: bool = False) -> int:
    """Open the window, at once with the people who can help if `support`; return the exit code when it is closed."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("relaxapp")
    application.setApplicationDisplayName("Relaxapp")
    application.setDesktopFileName("relaxapp")
    app = App(application, where)
    with polite_ends(application.quit):
        app.open(support=support)
        code = application.exec()
    app.close()
    return code


class App(QObject):
    """Every part of the program, and who hears whom."""

    _went_wrong = Signal()
    """A bug struck, in whatever thread."""

    def __init__(self, application: QApplication, where: paths.Places) -> None:
        super().__init__()
        self._application = application
        self._where = where
        self._closed = False
        self._bugs = BugReports()
        sys.excepthook = self._bug
        threading.excepthook = lambda struck: self._bug(struck.exc_type, struck.exc_value, struck.exc_traceback)
        self._went_wrong.connect(self._tell_of_bug)
        self._settings, problems = settings.load(where.settings)
        self._apply_theme()
        application.styleHints().colorSchemeChanged.connect(self._apply_theme)

        self._window = Window()
        self._window.closing.connect(self.close)
        self._window.appeared.connect(self._furnish)

        self._sessions = Sessions(where.voices, parent=self)
        self._sessions.changed.connect(self._follow)
        self._sessions.told.connect(self._tell_of_sound)
        self._sessions.ended.connect(self._ended)

        self._care = Care(
            self._window,
            self._sessions,
            where,
            chosen=lambda: self._settings,
            change=self._change,
            tell=self._tell,
            theme=lambda: self._theme,
            reduced=self._reduced_motion,
            titles=lambda: {script.name: script.title for script in self._library.scripts.values()},
            parent=self,
        )
        self._window.support_requested.connect(self._care.open)
        self._care.left.connect(self._back)
        self._care.home.connect(self._show_home)
        self._care.exercise.connect(self._show_card)

        self._saver = QTimer(self, interval=_SAVE_MS, singleShot=True)
        self._saver.timeout.connect(self._save)
        for problem in problems:
            self._window.notice(problem)

    # Opening and closing

    def open(self, *, support: bool = False) -> None:
        """Show the window; all that its first screen does not need is made ready behind the first frame."""
        if support:
            self._care.open()
        else:
            self._window.show_screen(self._start_screen)
        self._window.show()

    @Slot()
    def _furnish(self) -> None:
        self._offer_breathing()
        self._offer_library()
        self._sessions.warm_up(self._prepare_first_press)
        if wrong := dict.fromkeys(Path(problem.file).name for problem in self._library.problems):
            self._window.notice(
                f"{words.listed(list(wrong), 'and')} can't be used as an exercise just now. All the others can. "
                "In a terminal, “relaxapp check FILE” tells what is wrong."
            )

    @Slot()
    def close(self) -> None:
        """End what runs, keep what happened, give everything back."""
        if self._closed:
            return
        self._closed = True
        self._application.styleHints().colorSchemeChanged.disconnect(self._apply_theme)
        self._care.close()
        self._sessions.close()
        if self._saver.isActive():
            self._saver.stop()
            self._save()
        if "_journal" in self.__dict__:
            self._journal.close()

    def _prepare_first_press(self) -> None:
        """Have what is pressed most answer at once: its screen is built and its words are spoken ahead."""
        self._window.take_in(self._session)
        self._care.prepare()
        if script := self._main_exercise():
            self._sessions.prepare_voice(script, self._settings)

    # First run, home, and the card of one exercise

    @property
    def _start_screen(self) -> QWidget:
        return self._home if self._settings.welcomed else self._first_run

    @Slot()
    def _welcomed(self) -> None:
        self._change(replace(self._settings, welcomed=True))
        self._show_home()

    @Slot()
    def _breathe_first(self) -> None:
        self._change(replace(self._settings, welcomed=True))
        self._breathe()

    @Slot()
    def _show_home(self) -> None:
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowFullScreen)  # a session's choice
        self._offer_breathing()
        self._offer_library()
        self._window.show_screen(self._home)

    def _offer_breathing(self) -> None:
        from relaxapp.exercises.script import Family

        if script := self._main_exercise():
            word = "Breathe" if script.family is Family.BREATHING else "Begin"
            self._home.set_breathe(script.title, self._minutes(script), word)
        else:
            self._home.set_breathe("", 0)

    def _offer_library(self) -> None:
        scripts = list(self._library.scripts.values())
        unsuitable = {script.name: why for script in scripts if (why := self._why_not(script))}
        self._home.set_library(scripts, unsuitable, self._settings.recent)

    def _main_exercise(self) -> Script | None:
        """Return what the large button starts: the breathing used last, or what suits instead."""
        try:
            last = self._library.get(self._settings.last_breathing)
            if not self._why_not(last):
                return last
        except Failure as failure:
            log.info("%s", failure)
        # The library lists breathing first.
        return next((script for script in self._library.scripts.values() if not self._why_not(script)), None)

    def _why_not(self, script: Script) -> str:
        """Return why this exercise is not offered to this person; "" when it is."""
        from relaxapp.exercises.adapt import unsuitable
        from relaxapp.exercises.comfort import Comfort

        return unsuitable(script, Comfort.of(self._settings))

    def _minutes(self, script: Script) -> float:
        return self._settings.minutes.get(script.name, script.usual)

    @Slot()
    def _breathe(self) -> None:
        if script := self._main_exercise():
            try:
                self._begin_near(script, self._minutes(script), self._settings.soundscape)
            except Failure as failure:
                self._tell(failure)

    def _begin_near(self, script: Script, minutes: float, soundscape: str) -> None:
        """Start a session of so many minutes, or as near as it can: one press is not answered by a refusal.

        Remembered minutes may no longer fit another voice or other wishes. Raises CannotFit when nothing does.
        """
        from relaxapp.exercises.fit import CannotFit

        try:
            self._begin(script, minutes, soundscape)
        except CannotFit as refusal:
            nearest = min(max(minutes * 60, ceil(refusal.shortest)), floor(refusal.longest))
            self._begin(script, nearest / 60, soundscape)

    @Slot(str)
    def _show_card(self, name: str) -> None:
        from relaxapp.exercises.adapt import adapt
        from relaxapp.exercises.comfort import Comfort
        from relaxapp.sound.soundscapes import SOUNDSCAPES

        script = self._library.get(name)
        changes = adapt(script, Comfort.of(self._settings)).changes
        soundscape = self._settings.soundscape or script.soundscape
        self._card.show_exercise(script, self._minutes(script), soundscape, SOUNDSCAPES, changes)
        self._window.show_screen(self._card)

    @Slot(str, float, str)
    def _start(self, name: str, minutes: float, soundscape: str) -> None:
        try:
            self._begin(self._library.get(name), minutes, soundscape)
        except Failure as failure:
            self._card.show_problem(str(failure))

    # A session

    def _begin(self, script: Script, minutes: float, soundscape: str) -> None:
        """Start a session and show it. Raises fit.CannotFit."""
        chosen = self._settings
        self._session.set_notice("")  # before it begins: what is missing is told at once
        source = self._sessions.begin(script, minutes, soundscape, chosen)
        from relaxapp.exercises.script import Family

        used = chosen.with_minutes(script.name, minutes)
        self._change(replace(used, last_breathing=script.name) if script.family is Family.BREATHING else used)
        self._session.set_caption_scale(chosen.caption_scale)
        self._session.begin(
            script.title,
            source,
            levels={"voice": chosen.volume_voice, "bells": chosen.volume_bells, "ambience": chosen.volume_ambience},
            voice_on=chosen.voice_on,
            reduced=self._reduced_motion(),
            announce=chosen.announce,
        )
        self._window.show_screen(self._session)

    @Slot(str)
    def _tell_of_sound(self, text: str) -> None:
        if self._sessions.running and not self._care.shown:
            self._session.set_notice(text)
        elif text:
            self._window.notice(text)

    @Slot(str)
    def _follow(self, state: str) -> None:
        self._session.set_state(state)

    @Slot(Ended)
    def _ended(self, ended: Ended) -> None:
        """Keep what happened; come back by way of the room when it was ended early.

        Somebody who is on another screen by now is not called away from there.
        """
        if self._care.was_company(ended):
            return
        self._record(ended)
        if self._closed or self._window.screen_shown is not self._session:
            return
        if ended.finished:
            self._show_home()
        else:
            self._come_back()

    def _come_back(self) -> None:
        self._orienting.begin()
        self._window.show_screen(self._orienting)

    # When it does not help

    @Slot()
    def _show_other_ways(self) -> None:
        """Fall silent, and offer what else there is."""
        other = self._without_breath_or_body()
        self._not_helping.offer_elsewhere(other.title if other else "")
        self._window.show_screen(self._not_helping)
        self._sessions.pause()

    @Slot()
    def _only_sounds(self) -> None:
        from relaxapp.exercises import company

        self._switch(company.sounds())

    @Slot()
    def _elsewhere(self) -> None:
        if script := self._without_breath_or_body():
            self._switch(script)

    def _switch(self, script: Script) -> None:
        """Begin something else in place of what did not help."""
        soundscape = self._settings.soundscape
        try:
            self._begin(script, self._minutes(script), "" if soundscape == "silence" else soundscape)
        except Failure as failure:
            self._tell(failure)

    def _without_breath_or_body(self) -> Script | None:
        return next((script for script in self._library.scripts.values() if not script.uses), None)

    @Slot()
    def _go_on(self) -> None:
        self._window.show_screen(self._session)
        self._sessions.resume()

    @Slot()
    def _stop_there(self) -> None:
        self._sessions.break_off()
        self._come_back()

    def _record(self, ended: Ended) -> None:
        from relaxapp.journal.store import SessionRecord

        try:
            self._journal.record(
                SessionRecord.of(
                    ended.script.name,
                    ended.script.title,
                    ended.started,
                    ended.planned_seconds,
                    ended.practised_seconds,
                    finished=ended.finished,
                )
            )
        except Failure as failure:
            self._tell(failure)

    @Slot(str, float)
    def _set_level(self, bus: str, level: float) -> None:
        self._sessions.set_level(bus, level)
        self._change(self._settings.with_volume(bus, level))

    @Slot(bool)
    def _set_voice(self, on: bool) -> None:
        self._sessions.set_voice(on)
        self._change(replace(self._settings, voice_on=on))

    def _of_a_session(self) -> list[QWidget]:
        """Return the screens that make no sense without the session from which one comes to them."""
        names = ("_session", "_not_helping", "_orienting")
        return [self.__dict__[name] for name in names if name in self.__dict__]

    @Slot()
    def _toggle_full_screen(self) -> None:
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _reduced_motion(self) -> bool:
        from relaxapp.desktop import motion

        return self._settings.motion == "reduced" or (
            self._settings.motion == "system" and motion.reduced(self._application.style())
        )

    @Slot(object)
    def _back(self, origin: QWidget | None) -> None:
        """Return to where somebody was before they looked for people: a session waits there."""
        over = not self._sessions.running and origin in self._of_a_session()
        if origin is None or over:
            origin = self._start_screen
        if origin is self.__dict__.get("_home"):
            self._show_home()
        elif origin is self.__dict__.get("_settings_screen"):
            self._show_settings()  # the country may be another one now
        else:
            self._window.show_screen(origin)

    # Settings and history

    @Slot()
    def _show_settings(self) -> None:
        from relaxapp.sound.soundscapes import SOUNDSCAPES

        self._settings_screen.show_settings(self._settings, (), SOUNDSCAPES, self._care.countries)
        self._window.show_screen(self._settings_screen)
        self._sessions.find_voices()

    def _change(self, changed: Settings) -> None:
        """Take up new settings at once; they are written a moment later, once for many changes."""
        before, self._settings = self._settings, changed
        if changed == before:
            return
        self._saver.start()
        if (changed.theme, changed.text_scale) != (before.theme, before.text_scale):
            self._apply_theme()

    @Slot()
    def _save(self) -> None:
        try:
            settings.save(self._settings, self._where.settings)
        except Failure as failure:
            self._tell(failure)

    @Slot()
    def _apply_theme(self) -> None:
        self._theme = theme.load(self._settings.theme)
        theme.apply(self._application, self._theme, self._settings.text_scale)
        if "_session" in self.__dict__:
            self._session.set_theme(self._theme)
        if "_care" in self.__dict__:
            self._care.set_theme(self._theme)

    @Slot()
    def _preview(self) -> None:
        self._sessions.preview(self._settings)

    @Slot()
    def _show_history(self) -> None:
        try:
            self._history.set_records(self._journal.recent(_HISTORY))
        except Failure as failure:
            log.warning("history: %s", failure, exc_info=failure)
            self._history.set_records([], str(failure))
        self._window.show_screen(self._history)

    # Trouble

    def _tell(self, failure: Failure) -> None:
        log.warning("%s", failure, exc_info=failure)
        self._window.notice(str(failure))

    def _bug(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bugs.is_new(kind, error or kind(), trace):
            self._went_wrong.emit()

    @Slot()
    def _tell_of_bug(self) -> None:
        self._window.notice(
            "Something in the program went wrong. What you were doing may go on. "
            f"What happened is written in {self._where.log}."
        )

    # Parts, each built when it is first needed: the first frame needs only home

    @cached_property
    def _library(self) -> Library:
        from relaxapp.exercises.library import Library

        return Library([paths.assets() / "exercises", self._where.exercises])

    @cached_property
    def _journal(self) -> Journal:
        from relaxapp.journal.store import Journal

        return Journal(self._where.journal)

    @cached_property
    def _home(self) -> Home:
        from relaxapp.ui.home import Home

        screen = Home()
        screen.breathe.connect(self._breathe)
        screen.chosen.connect(self._show_card)
        screen.settings.connect(self._show_settings)
        screen.history.connect(self._show_history)
        return screen

    @cached_property
    def _card(self) -> Card:
        from relaxapp.ui.card import Card

        card = Card()
        card.start.connect(self._start)
        card.back.connect(self._show_home)
        return card

    @cached_property
    def _session(self) -> SessionScreen:
        from relaxapp.ui.session import SessionScreen

        screen = SessionScreen(self._theme)
        screen.pause.connect(self._sessions.pause)
        screen.resume.connect(self._sessions.resume)
        screen.stop.connect(self._sessions.stop)
        screen.repeat.connect(self._sessions.repeat)
        screen.skip.connect(self._sessions.skip)
        screen.level.connect(self._set_level)
        screen.voice.connect(self._set_voice)
        screen.full_screen.connect(self._toggle_full_screen)
        screen.not_helping.connect(self._show_other_ways)
        return screen

    @cached_property
    def _orienting(self) -> Orienting:
        from relaxapp.ui.orienting import Orienting

        screen = Orienting()
        screen.done.connect(self._show_home)
        return screen

    @cached_property
    def _not_helping(self) -> NotHelping:
        from relaxapp.ui.not_helping import NotHelping

        screen = NotHelping()
        screen.sounds.connect(self._only_sounds)
        screen.elsewhere.connect(self._elsewhere)
        screen.stop.connect(self._stop_there)
        screen.support.connect(self._care.open)
        screen.back.connect(self._go_on)
        return screen

    @cached_property
    def _first_run(self) -> FirstRun:
        from relaxapp.ui.first_run import FirstRun

        screen = FirstRun()
        screen.done.connect(self._welcomed)
        screen.breathe.connect(self._breathe_first)
        return screen

    @cached_property
    def _settings_screen(self) -> SettingsScreen:
        from relaxapp.ui.settings import SettingsScreen

        screen = SettingsScreen()
        screen.changed.connect(self._change)
        screen.preview.connect(self._preview)
        screen.back.connect(self._show_home)
        self._sessions.voices_found.connect(screen.set_voices)
        return screen

    @cached_property
    def _history(self) -> History:
        from relaxapp.ui.history import History

        screen = History()
        screen.back.connect(self._show_home)
        return screen
