"""What the voice is to do next: the newest request first, each in the order of its lines, proofs when all is said."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True)
class Line:
    """A line to render."""

    text: str


@dataclass(frozen=True)
class Proof:
    """A line that was rendered once, to be rendered a second time for comparison."""

    text: str


@dataclass(frozen=True)
class Done:
    """All lines of a request are ready or given up: somebody is to be told."""

    tell: Callable[[], None]


Job = Line | Proof | Done


@dataclass
class _Request:
    number: int
    open: dict[str, None]
    when_done: Callable[[], None] | None


class Wanted:
    """The jobs of the voice. Any thread may ask; several may take."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._requests: list[_Request] = []
        self._done: deque[Done] = deque()
        self._proofs: dict[str, None] = {}
        self._taken: set[str] = set()
        self._asked = 0
        self._closed = False

    @property
    def asked(self) -> int:
        """How often lines were asked for until now."""
        return self._asked

    @property
    def closed(self) -> bool:
        """Whether nothing more will be taken."""
        return self._closed

    def ask(self, lines: Iterable[str], when_done: Callable[[], None] | None = None) -> None:
        """Want these lines before all that was wanted until now."""
        with self._changed:
            self._asked += 1
            self._requests.insert(0, _Request(self._asked, dict.fromkeys(lines), when_done))
            self._finish()

    def ask_proof(self, lines: Iterable[str]) -> None:
        """Want a second rendering of these lines, once nothing else is wanted."""
        with self._changed:
            self._proofs.update(dict.fromkeys(lines))
            self._changed.notify_all()

    def take(self, timeout: float | None = None) -> Job | None:
        """Wait for the next job. None when there is none within `timeout` seconds, or when closed.

        A line or proof that was taken must be settled.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._done or self._next(), timeout)
            if self._closed:
                return None
            if self._done:
                return self._done.popleft()
            job = self._next()
            if job:
                self._taken.add(job.text)
            if isinstance(job, Proof):
                del self._proofs[job.text]
            return job

    def settle(self, line: str) -> None:
        """Nothing more will be done for this line: it is ready or given up."""
        with self._changed:
            self._taken.discard(line)
            for request in self._requests:
                request.open.pop(line, None)
            self._finish()

    def put_back(self, line: str) -> None:
        """Leave a line that was taken to whoever takes the next job."""
        with self._changed:
            self._taken.discard(line)
            self._changed.notify_all()

    def give_up(self, asked: int) -> None:
        """Nothing can be had of what was wanted when lines had been asked for that often; what came later may be."""
        with self._changed:
            self._proofs.clear()
            for request in self._requests:
                if request.number <= asked:
                    request.open.clear()
            self._finish()

    def close(self) -> None:
        """Wake everybody who waits for a job; nobody is told of anything any more."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _next(self) -> Line | Proof | None:
        for request in self._requests:
            for line in request.open:
                if line not in self._taken:
                    return Line(line)
        if self._requests:
            return None
        return next((Proof(line) for line in self._proofs if line not in self._taken), None)

    def _finish(self) -> None:
        finished = [request for request in self._requests if not request.open]
        self._requests = [request for request in self._requests if request.open]
        self._done.extend(Done(request.when_done) for request in reversed(finished) if request.when_done)
        self._changed.notify_all()
