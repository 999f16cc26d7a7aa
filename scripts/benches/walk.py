"""A walk through the real window, by keys, in a process of its own: shared by tests, and by what measures screens.

Run as a program it is the walker: it takes the steps named on its command line and prints what it met, as JSON.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from relaxapp.app import App

ROOT: Final = Path(__file__).resolve().parents[2]
_PATIENCE: Final = 15.0
_LOOK_MS: Final = 10


def walk(
    steps: Sequence[str],
    profile: Path | str,
    environment: Mapping[str, str],
    *,
    root: Path = ROOT,
    prefix: Sequence[str] = (),
) -> dict[str, Any]:
    """Take the steps in a window of the program in `root` and return what was met: {"visits": […], "opened": {…}, …}.

    `opened` holds the milliseconds from a key to the painted screen that it opened, by the kind of the screen. `prefix`
    is a command that runs the walker, such as one that takes the network away. Raises RuntimeError with all that was
    said when the walk does not come to its end.
    """
    places = (str(root), environment.get("PYTHONPATH", ""))
    done = subprocess.run(
        [*prefix, sys.executable, str(Path(__file__).resolve()), str(profile), *steps],
        cwd=root,
        env={"QT_QPA_PLATFORM": "offscreen", **environment, "PYTHONPATH": ":".join(places)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=90,
    )
    last = done.stdout.splitlines()[-1:]
    if done.returncode or not last:
        raise RuntimeError(f"the walk ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    met: dict[str, Any] = json.loads(last[0])
    return {**met, "stderr": done.stderr}


class Walker:
    """Somebody with a keyboard. Each step is a method; `visits` holds what stood on the support screen."""

    def __init__(self, program: App) -> None:
        from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
        from PySide6.QtWidgets import QApplication

        self.program = program
        self.window = program.window
        self.visits: list[dict[str, Any]] = []
        self.rounds: list[list[str]] = []
        self.opened: dict[str, float] = {}
        self.painted: list[tuple[float, str]] = []  # when, and which screen
        self.imported: tuple[str, ...] = ()  # until the first of them
        walker = self

        class Watch(QObject):
            """Notes each time that the window has painted itself: what is posted then comes right after."""

            def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
                if watched is walker.window and event.type() is QEvent.Type.UpdateRequest:
                    QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.HighEventPriority.value)
                return False

            def event(self, event: QEvent) -> bool:
                if event.type() is not QEvent.Type.User:
                    return super().event(event)
                walker.painted.append((time.monotonic(), walker.screen))
                walker.imported = walker.imported or tuple(sys.modules)
                return True

        self._watch = Watch()
        self._process_events = QApplication.processEvents
        self.window.installEventFilter(self._watch)

    @property
    def screen(self) -> str:
        """The kind of the screen that is shown."""
        return type(self.window.screen_shown).__name__

    def until(self, good: Callable[[], bool], wanted: str) -> None:
        """Let the window live until something is so."""
        end = time.monotonic() + _PATIENCE
        while not good():
            if time.monotonic() > end:
                raise TimeoutError(f"never came: {wanted}; shown is {self.screen}: {texts(self.window)}")
            self._process_events()
            threading.Event().wait(_LOOK_MS / 1000)

    def key(self, key: Any, modifier: Any = None) -> None:
        """Press a key where the focus is."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        QTest.keyClick(self.window.focusWidget() or self.window, key, modifier or Qt.KeyboardModifier.NoModifier)

    def press(self, text: str) -> None:
        """Go with Tab to the button of this name, and press it with Enter."""
        from PySide6.QtCore import Qt

        self.go_to(text)
        self.key(Qt.Key.Key_Return)

    def go_to(self, text: str) -> None:
        """Go with Tab to the button of this name."""
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QAbstractButton

        for _ in range(400):
            here = self.window.focusWidget()
            if isinstance(here, QAbstractButton) and text in (here.text(), here.accessibleName()):
                return
            self.key(Qt.Key.Key_Tab)
        raise LookupError(f"Tab never comes to {text!r} on {self.screen}")

    # Steps

    def home(self) -> None:
        """Come to the first screen of every day, past whatever is said once before it."""
        from PySide6.QtCore import Qt

        for _ in range(4):
            if self.screen == "Home":
                break
            shown = self.screen
            self.key(Qt.Key.Key_Escape)
            self.until(lambda shown=shown: self.screen != shown, f"another screen than {shown}")
        self.until(lambda: self.screen == "Home", "home")

    def ready(self) -> None:
        """Wait until all that is made ready behind the first frame is there."""
        self.until(lambda: "_session" in self.program.parts.guiding.__dict__, "the session's screen, built ahead")

    def settled(self) -> None:
        """Wait until the journal's first screen is there too, the last of what is made ready."""
        made = self.program.parts.journal._looking_back.__dict__  # noqa: SLF001 - as above
        self.until(lambda: "_screen" in made, "the journal's first screen, built ahead")

    def settings(self) -> None:
        """From home to the settings."""
        self.press("Settings")
        self.until(lambda: self.screen == "SettingsScreen", "the settings")

    def journal(self) -> None:
        """From home to the journal, and write down how long that took."""
        from PySide6.QtCore import Qt

        self.go_to("My journal")
        self.opened["JournalScreen"] = self._timed(lambda: self.key(Qt.Key.Key_Return), "JournalScreen")

    def journal_locked(self) -> None:
        """From home to the journal, where it is locked."""
        self.press("My journal")
        self.until(lambda: self.screen == "PhraseScreen", "the question for the phrase")

    def session(self) -> None:
        """From home into a session."""
        from PySide6.QtCore import Qt

        self.key(Qt.Key.Key_Return)
        self.until(lambda: self.screen == "SessionScreen", "a session")

    def stop(self) -> None:
        """Out of a session, to the room."""
        from PySide6.QtCore import Qt

        self.key(Qt.Key.Key_Escape)
        self.until(lambda: self.screen == "Orienting", "the moment to look around")

    def support(self) -> None:
        """Ask for help by Ctrl+H, and write down how long that took and what stood there."""
        from PySide6.QtCore import Qt

        self._ask(lambda: self.key(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier))

    def f1(self) -> None:
        """Ask for help by F1."""
        from PySide6.QtCore import Qt

        self._ask(lambda: self.key(Qt.Key.Key_F1))

    def corner(self) -> None:
        """Ask for help by the button in the corner."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        self._ask(lambda: QTest.mouseClick(self._button(), Qt.MouseButton.LeftButton))

    def back(self) -> None:
        """Leave the support screen by Esc."""
        from PySide6.QtCore import Qt

        self.key(Qt.Key.Key_Escape)
        self.until(lambda: self.screen != "SupportScreen", "the screen before support")
        self.visits[-1]["returned to"] = self.screen

    def tab(self) -> None:
        """Go once around by Tab alone, and write down what had the focus."""
        from PySide6.QtCore import Qt

        met: list[QWidget] = []
        while (here := self.window.focusWidget()) not in met:
            met.append(here)
            self.key(Qt.Key.Key_Tab)
        self.rounds.append([each.accessibleName() for each in met])

    def wait_with_me(self) -> None:
        """From the support screen to where somebody waits with one."""
        self.press("Wait with me")
        self.until(lambda: self.screen == "WaitingScreen", "the screen to wait")

    def plan(self) -> None:
        """From the support screen to one's own plan."""
        self.press("My support plan")
        self.until(lambda: self.screen == "PlanScreen", "the plan")

    def not_helping(self) -> None:
        """From a session to what else there is."""
        self.press("This isn't helping")
        self.until(lambda: self.screen == "NotHelping", "what else there is")

    def hide(self) -> None:
        """Have the window blank and away by F9, and bring it back as the bar of the desktop does: still blank."""
        from PySide6.QtCore import Qt

        self.key(Qt.Key.Key_F9)
        self.until(self.window.isMinimized, "a window that is away")
        self.window.setWindowState(Qt.WindowState.WindowNoState)
        self.window.activateWindow()
        self.until(lambda: self.window.covered and self.window.isActiveWindow(), "a blank window")

    def freeze(self) -> None:
        """Stop the sound server as if it hung; its process is named by FROZEN_SOUND_SERVER."""
        os.kill(int(os.environ["FROZEN_SOUND_SERVER"]), signal.SIGSTOP)

    def _ask(self, ask: Callable[[], None]) -> None:
        origin = self.screen
        left = texts(self.window.screen_shown)
        took = self._timed(ask, "SupportScreen")
        self.until(lambda: "findahelpline.com" in texts(self.window.screen_shown), "what stands beneath the numbers")
        self.look(origin, took, left)

    def _timed(self, ask: Callable[[], None], wanted: str) -> float:
        """Ask for a screen, and return the milliseconds until it was painted."""
        origin, before, began = self.screen, len(self.painted), time.monotonic()
        ask()
        while not (seen := [when for when, screen in self.painted[before:] if screen == wanted]):
            if time.monotonic() - began > _PATIENCE:
                raise TimeoutError(f"{wanted} never came from {origin}")
            self._process_events()
        return (seen[0] - began) * 1000

    def look(self, origin: str, took: float = 0.0, left: str = "") -> None:
        """Write down what stands on the support screen, and what stood on the one that was left for it."""
        button = self._button()
        corner = self.window.rect().bottomRight() - button.mapTo(self.window, button.rect().bottomRight())
        self.visits.append(
            {
                "from": origin,
                "left": left,
                "ms": took,
                "imported": self.imported,
                "text": texts(self.window.screen_shown),
                "everything": texts(self.window),
                "button": {"text": button.text(), "seen": button.isVisible(), "corner": corner.toTuple()},
            }
        )

    def _button(self) -> QWidget:
        from PySide6.QtWidgets import QPushButton

        found = [each for each in self.window.findChildren(QPushButton) if each.text() == "Get support"]
        return next(each for each in found if each.isVisible())


def texts(widget: QWidget | None) -> str:
    """Return all that can be read in a widget, or heard of it, a line for each part."""
    from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

    if widget is None:
        return ""
    lines = []
    for each in widget.findChildren(QWidget):
        if each.isVisible():
            lines += [each.text()] if isinstance(each, QLabel | QAbstractButton) else []
            lines += [each.accessibleName()]
    return "\n".join(line for line in lines if line)


def _hang_when_asked() -> threading.Event:
    """Make whoever renders sound wait for good once the event is cleared, as a thread does that hangs."""
    from relaxapp.sound.mix import Mix

    gate = threading.Event()
    gate.set()
    render = Mix.render

    def waiting(mix: Mix, start: int, count: int) -> Any:
        gate.wait()
        return render(mix, start, count)

    Mix.render = waiting  # type: ignore[method-assign]
    return gate


def _main(profile: str, steps: Sequence[str]) -> None:
    from PySide6.QtWidgets import QApplication

    from relaxapp import app, paths
    from relaxapp.opening import Opening

    gate = _hang_when_asked() if "hang" in steps else None
    application = QApplication([])
    program = app.App(application, paths.places(Path(profile)))
    walker = Walker(program)
    program.open(Opening("support" if steps[:1] == ["--support"] else ""))
    walker.window.activateWindow()
    walker.until(lambda: bool(walker.painted) and walker.window.isActiveWindow(), "the first frame")
    for step in steps:
        if step == "--support":
            walker.until(lambda: "findahelpline.com" in texts(walker.window.screen_shown), "what stands beneath")
            walker.look("the start")
        elif step == "hang" and gate:
            gate.clear()
        else:
            getattr(walker, step)()
    met = {"visits": walker.visits, "rounds": walker.rounds, "opened": walker.opened, "shown": walker.screen}
    print(json.dumps(met), flush=True)
    if gate:
        os._exit(0)  # what hangs can't be waited for
    walker.window.close()
    program.dispose()


if __name__ == "__main__":
    _main(sys.argv[1], sys.argv[2:])
