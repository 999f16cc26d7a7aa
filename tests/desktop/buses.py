"""A message bus of the tests' own, and services on it that do as they are told. Nothing of the program is used here."""

from __future__ import annotations

import queue
import subprocess
import threading
from typing import TYPE_CHECKING, Any

from jeepney import DBusAddress, HeaderFields, MessageType, new_error, new_method_call, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jeepney import Message

PATIENCE = 20
CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={socket}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy></busconfig>"""


class Daemon:
    """A bus, with nothing on it that starts by itself."""

    def __init__(self, folder: Path) -> None:
        self._config = folder / "bus.conf"
        self._socket = folder / "bus"
        self.address = f"unix:path={self._socket}"
        self._config.write_text(CONFIG.format(socket=self._socket))
        self.start()

    def start(self) -> None:
        self._socket.unlink(missing_ok=True)
        self._process = subprocess.Popen(
            ["dbus-daemon", f"--config-file={self._config}", "--nofork", "--print-address"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self._process.stdout
        assert self._process.stdout.readline(), "the bus did not start"

    def kill(self) -> None:
        self._process.kill()
        self._process.communicate()


Answer = tuple[str, tuple[Any, ...]] | None
SILENCE: Answer = ("silence", ())


class Service(threading.Thread):
    """Owns a name; `answer(member, body)` gives (signature, body), None for an error, or SILENCE."""

    def __init__(self, address: str, name: str, answer: Callable[[str, tuple[Any, ...]], Answer]) -> None:
        super().__init__(name=name, daemon=True)
        self._answer = answer
        self._over = threading.Event()
        self._asides: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self.asked: list[tuple[str, str, tuple[Any, ...]]] = []
        self.signatures: dict[str, str] = {}
        self.unanswered: list[Message] = []
        self._connection = open_dbus_connection(address, enable_fds=True)
        reply = self._connection.send_and_get_reply(message_bus.RequestName(name))
        assert reply.body == (1,), f"{name} is taken"
        self.start()

    def run(self) -> None:
        while not self._over.is_set():
            while not self._asides.empty():
                self._connection.send(self._asides.get())
            try:
                message = self._connection.receive(timeout=0.02)
            except TimeoutError:
                continue
            except (ConnectionError, OSError):
                return
            if message.header.message_type is MessageType.method_call:
                self._take(message)

    def _take(self, message):
        member = message.header.fields[HeaderFields.member]
        self.asked.append((message.header.fields[HeaderFields.path], member, message.body))
        self.signatures[member] = message.header.fields.get(HeaderFields.signature, "")
        answer = self._answer(member, message.body)
        if answer is None:
            self._connection.send(new_error(message, "org.example.No"))
        elif answer is SILENCE:
            self.unanswered.append(message)
        else:
            self._connection.send(new_method_return(message, answer[0] or None, answer[1]))

    def calls(self, member: str) -> list[tuple[Any, ...]]:
        return [body for _, asked, body in self.asked if asked == member]

    def answer_late(self, signature: str, body: tuple[Any, ...]) -> None:
        """Answer what was met with silence."""
        self._asides.put(new_method_return(self.unanswered.pop(), signature, body))

    def tell(self, path: str, interface: str, member: str, signature: str, body: tuple[Any, ...]) -> None:
        self._asides.put(new_signal(DBusAddress(path, interface=interface), member, signature, body))

    def close(self) -> None:
        self._over.set()
        self.join(PATIENCE)
        self._connection.close()


class Client:
    """Asks a service from a thread, as another program would, while the test's loop goes on."""

    def __init__(self, address: str) -> None:
        self._connection = open_dbus_connection(address)

    def ask(self, qtbot, to: DBusAddress, member: str, signature: str = "", body: tuple[Any, ...] = ()) -> Any:
        answers = []

        def wait() -> None:
            call = new_method_call(to, member, signature or None, body)
            answers.append(self._connection.send_and_get_reply(call, timeout=PATIENCE))

        thread = threading.Thread(target=wait)
        thread.start()
        qtbot.waitUntil(lambda: not thread.is_alive())
        (answer,) = answers
        assert answer.header.message_type is MessageType.method_return, answer.body
        return answer.body

    def close(self) -> None:
        self._connection.close()
