"""A desktop's portal of settings, in a process of its own: it says that animations are off, or it hangs."""

from __future__ import annotations

import sys
import threading

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusVariant


@ClassInfo({"D-Bus Interface": "org.freedesktop.portal.Settings"})
class Portal(QObject):
    @Slot(str, str, result=QDBusVariant)
    def ReadOne(self, namespace: str, key: str) -> QDBusVariant:  # noqa: N802 - the portal's name
        return QDBusVariant((namespace, key) != ("org.gnome.desktop.interface", "enable-animations"))


application = QCoreApplication([])
bus = QDBusConnection.sessionBus()
portal = Portal()
bus.registerObject("/org/freedesktop/portal/desktop", portal, QDBusConnection.RegisterOption.ExportAllSlots)
bus.registerService("org.freedesktop.portal.Desktop")
print("ready", flush=True)  # noqa: T201 - whoever started it waits for this
if sys.argv[1:] == ["hangs"]:
    threading.Event().wait()
application.exec()
