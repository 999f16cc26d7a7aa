"""A connection to one of the desktop's message buses, that never makes the window wait.

Qt's own D-Bus classes can't send the unsigned numbers that notifications need, so the messages are written by jeepney,
and Qt's loop says when there is something to read.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, count
from typing import Any, Final

from jeepney import (
    DBusAddress,
    FileDescriptor,
    HeaderFields,
    Message,
    MessageType,
    Parser,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)
from jeepney.auth import AuthenticationError, Authenticator
from jeepney.bus import get_connectable_addresses
from jeepney.fds import fds_buf_size
from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Slot

from relaxapp.failures import log

Body = tuple[Any, ...]
Then = Callable[[Body | None], None]
"""Hears an answer; None when nobody answered, in time or at all."""
Told = Callable[[Body], None]
Serve = Callable[[str, str, Body], tuple[str, Body] | None]
"""Answers (interface, member, body) with (signature, body), or None for what it does not know."""

PATIENCE_MS: Final = 3000
_SEND_SECONDS: Final = 1.0
_BUS: Final = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
_TROUBLE: Final = (OSError, ValueError, RuntimeError, AuthenticationError)


def session_address() -> str:
    """Return where the bus of this person's desktop is, or where it usually is."""
    usual = f"unix:path={os.environ.get('XDG_RUNTIME_DIR', '/nowhere')}/bus"
    return os.environ.get("DBUS_SESSION_BUS_ADDRESS") or usual


def system_address() -> str:
    """Return where the bus of the whole computer is."""
    return os.environ.get("DBUS_SYSTEM_BUS_ADDRESS") or "unix:path=/run/dbus/system_bus_socket"


@dataclass
class _Line:
    """One connection, from the first byte on: it is greeted before anything is said."""

    socket: socket.socket
    greeting: Authenticator = field(default_factory=lambda: Authenticator(enable_fds=True))
    parser: Parser = field(default_factory=Parser)
    serials: count[int] = field(default_factory=lambda: count(1))
    unsent: list[bytes] = field(default_factory=list)


class Bus(QObject):
    """Calls, hears and serves. Where there is no bus, a call is answered with None, and the next one tries again."""

    def __init__(self, address: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._address = address
        self._line: _Line | None = None
        self._notifier: QSocketNotifier | None = None
        self._waiting: dict[int, Then] = {}
        self._late: dict[int, Then] = {}
        self._heard: dict[tuple[str, str, str], list[tuple[str, Told]]] = {}
        self._served: dict[str, Serve] = {}

    def call(
        self,
        to: DBusAddress,
        member: str,
        signature: str = "",
        body: Body = (),
        then: Then | None = None,
        *,
        late: Then | None = None,
        patience_ms: int = PATIENCE_MS,
    ) -> None:
        """Ask for something and go on; `then` hears the answer, `late` one that comes when nobody waits any more."""
        message = new_method_call(to, member, signature or None, body)
        try:
            serial = self._send(message)
        except _TROUBLE as trouble:
            self._lose(trouble)
            serial = 0
        if not then:
            return
        if not serial:
            QTimer.singleShot(0, self, partial(then, None))
            return
        self._waiting[serial] = then
        if late:
            self._late[serial] = late
        QTimer.singleShot(patience_ms, self, partial(self._tire, serial))

    def hear(self, sender: str, path: str, interface: str, member: str, told: Told) -> None:
        """Have `told` called with what a signal of somebody brings."""
        rule = f"type='signal',sender='{sender}',path='{path}',interface='{interface}',member='{member}'"
        self._listen((path, interface, member), rule, told)

    def hear_owner(self, name: str, told: Callable[[bool], None]) -> None:
        """Have `told` called when a name on the bus comes (True) or goes (False)."""
        rule = (
            "type='signal',sender='org.freedesktop.DBus',path='/org/freedesktop/DBus',"
            f"interface='org.freedesktop.DBus',member='NameOwnerChanged',arg0='{name}'"
        )

        def changed(body: Body) -> None:
            if body[0] == name:
                told(bool(body[2]))

        self._listen((_BUS.object_path, "org.freedesktop.DBus", "NameOwnerChanged"), rule, changed)

    def serve(self, path: str, answer: Serve) -> None:
        """Answer what others ask of the object at `path`."""
        self._served[path] = answer

    def take_name(self, name: str) -> None:
        """Be known by a name from now on, if nobody else is."""
        do_not_queue = 4
        self.call(_BUS, "RequestName", "su", (name, do_not_queue))

    def drop_name(self, name: str) -> None:
        """Be known by a name no longer."""
        if self._line:
            self.call(_BUS, "ReleaseName", "s", (name,))

    def tell(self, path: str, interface: str, member: str, signature: str, body: Body) -> None:
        """Send a signal to whoever listens."""
        try:
            self._send(new_signal(DBusAddress(path, interface=interface), member, signature, body))
        except _TROUBLE as trouble:
            self._lose(trouble)

    def close(self) -> None:
        """Leave the bus; nobody hears of anything any more."""
        self._waiting.clear()
        self._late.clear()
        self._hang_up()

    # Sending

    def _listen(self, key: tuple[str, str, str], rule: str, told: Told) -> None:
        """Hear signals, also of a bus that is found again later."""
        connected = self._line is not None
        self._heard.setdefault(key, []).append((rule, told))
        if connected:
            self.call(_BUS, "AddMatch", "s", (rule,))
        else:
            self.call(_BUS, "GetId")  # to connect is to listen

    def _send(self, message: Message) -> int:
        line = self._line or self._connect()
        serial = next(line.serials)
        data = message.serialise(serial=serial)
        if line.greeting.authenticated:
            line.socket.sendall(data)
        else:
            line.unsent.append(data)
        return serial

    def _connect(self) -> _Line:
        """Begin to connect: all that is said waits until the bus has greeted back."""
        connection = socket.socket(socket.AF_UNIX)
        try:
            connection.settimeout(_SEND_SECONDS)
            connection.connect(next(iter(get_connectable_addresses(self._address))))
            line = self._line = _Line(connection)
            connection.sendall(line.greeting.data_to_send() or b"")
        except BaseException:
            connection.close()
            self._line = None
            raise
        self._notifier = QSocketNotifier(connection.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        self._send(new_method_call(_BUS, "Hello"))
        for rule, _ in chain.from_iterable(self._heard.values()):
            self._send(new_method_call(_BUS, "AddMatch", "s", (rule,)))
        return line

    # Receiving

    @Slot()
    def _read(self) -> None:
        line = self._line
        if not line:
            return
        try:
            if line.greeting.authenticated:
                self._read_messages(line)
            else:
                self._greet(line)
        except _TROUBLE as trouble:
            self._lose(trouble)

    def _greet(self, line: _Line) -> None:
        data = line.socket.recv(4096)
        if not data:
            raise ConnectionError("the bus hung up")
        line.greeting.feed(data)
        if answer := line.greeting.data_to_send():
            line.socket.sendall(answer)
        elif line.greeting.authenticated:  # it said BEGIN with its last words
            line.socket.sendall(b"BEGIN\r\n")
        if line.greeting.authenticated:
            line.socket.sendall(b"".join(line.unsent))
            line.unsent.clear()

    def _read_messages(self, line: _Line) -> None:
        data, extra, _, _ = line.socket.recvmsg(line.parser.bytes_desired(), fds_buf_size())
        if not data:
            raise ConnectionError("the bus hung up")
        line.parser.add_data(data, FileDescriptor.from_ancdata(extra))
        if message := line.parser.get_next_message():
            self._take(message)

    def _take(self, message: Message) -> None:
        fields = message.header.fields
        kind = message.header.message_type
        if kind in (MessageType.method_return, MessageType.error):
            serial = fields[HeaderFields.reply_serial]
            late = self._late.pop(serial, None)
            then = self._waiting.pop(serial, late)
            if kind is MessageType.error:
                log.debug("the bus says: %s %s", fields.get(HeaderFields.error_name), message.body)
            if then:
                then(message.body if kind is MessageType.method_return else None)
        elif kind is MessageType.signal:
            key = (fields[HeaderFields.path], fields[HeaderFields.interface], fields[HeaderFields.member])
            for _, told in self._heard.get(key, []):
                told(message.body)
        else:
            self._answer(message)

    def _answer(self, message: Message) -> None:
        fields = message.header.fields
        serve = self._served.get(fields[HeaderFields.path])
        known = serve and serve(fields.get(HeaderFields.interface, ""), fields[HeaderFields.member], message.body)
        if known:
            reply = new_method_return(message, known[0] or None, known[1])
        else:
            reply = new_error(message, "org.freedesktop.DBus.Error.UnknownMethod", "s", ("This is not known here.",))
        self._send(reply)

    # Trouble

    def _tire(self, serial: int) -> None:
        if then := self._waiting.pop(serial, None):
            then(None)

    def _lose(self, trouble: Exception) -> None:
        """Give up a connection; whoever waits for an answer hears that none will come."""
        log.info("no message bus at %s: %r", self._address, trouble)
        self._hang_up()
        self._late.clear()
        waiting, self._waiting = self._waiting, {}
        for then in waiting.values():
            QTimer.singleShot(0, self, partial(then, None))

    def _hang_up(self) -> None:
        if self._notifier:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._line:
            self._line.socket.close()
            self._line = None
