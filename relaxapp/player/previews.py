"""What is heard beside a session: a line in a voice, the beginning of a soundscape, a bell. One at a time."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.sound.narrator import Narrator
    from relaxapp.sound.preview import Bell, Preview, SoundscapePreview
    from relaxapp.sound.scenery import Scenery
    from relaxapp.sound.steadfast import Steadfast


class Fading:
    """What is falling silent: giving a sound back takes about a second, and nobody is to wait for it in vain."""

    def __init__(self) -> None:
        self._threads: list[threading.Thread] = []

    def begin(self, close: Callable[[], None]) -> None:
        """Give the sound back without anybody waiting. Leaving the program waits: no daemon."""
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        self._threads.append(threading.Thread(target=close, name="fading"))
        self._threads[-1].start()

    def wait(self) -> None:
        """Wait for silence: some devices play one sound at a time."""
        for thread in self._threads:
            thread.join()
        self._threads = []


class Previews:
    """Lets one thing be heard; `tell` hears in plain words what is wrong. Levels are 0..1."""

    def __init__(
        self,
        make_output: Callable[[Callable[[bool], None]], Steadfast],
        tell: Callable[[str], None],
        fading: Fading,
    ) -> None:
        self._make_output = make_output
        self._tell = tell
        self._fading = fading
        self._now: Preview | SoundscapePreview | Bell | None = None
        self._soundscape = ""

    @property
    def active(self) -> bool:
        """Whether something is heard, or will be in a moment."""
        return self._now is not None

    def line(self, narrator: Narrator, level: float, line: str) -> None:
        """Let a voice be heard, with a certain line or one that it knows, after what is heard now."""
        self.end()
        self._fading.wait()
        self.say(narrator, level, line)

    def say(self, narrator: Narrator, level: float, line: str) -> None:
        """Have a line spoken as soon as it is ready; a line before gives way to it at once."""
        from relaxapp.sound.preview import Preview

        if not isinstance(self._now, Preview):
            self.end()
            self._now = Preview(narrator, self._make_output, self._tell)
        self._now.start(level, line)

    def soundscape(self, scenery: Scenery, name: str, level: float) -> None:
        """Let the first seconds of a soundscape be heard; asked for again while it is heard, it stops."""
        from relaxapp.sound.preview import SoundscapePreview

        again = self.active and self._soundscape == name
        self.end()
        if again:
            return
        self._fading.wait()
        preview = SoundscapePreview(scenery, self._make_output, self._tell)
        preview.start(name, level)
        self._now, self._soundscape = preview, name

    def bell(self, level: float) -> None:
        """Let one soft bell be heard."""
        from relaxapp.sound.preview import Bell

        self._fading.wait()
        self._now = bell = Bell(self._make_output, lambda _: None)  # without sound there is the notice itself
        bell.start(level)

    def tick(self) -> None:
        """Follow the clock."""
        if self._now and self._now.tick():
            self.end()

    def end(self) -> None:
        """Fall silent softly, without waiting for it."""
        if self._now:
            self._fading.begin(self._now.close)
            self._now, self._soundscape = None, ""
