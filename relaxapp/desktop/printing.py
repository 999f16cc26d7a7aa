"""A page of plain HTML on paper: as a PDF file, or through the system's print dialog. It fits one page if it can."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from relaxapp.paths import export

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QPagedPaintDevice
    from PySide6.QtWidgets import QWidget

_POINTS: Final = (14.0, 13.0, 12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0)
"""Sizes of the text, the best first. What does not fit one page in the last one goes on on the next page."""
_MARGIN_MM: Final = 18.0
_DOTS: Final = 300
"""Dots per inch of a PDF: where the letters stand, not how sharp they are."""
_STYLE: Final = "h1 { font-size: x-large; } h2 { font-size: large; margin-top: 10px; margin-bottom: 2px; }"


def save_pdf(html: str, path: Path) -> None:
    """Write the page as a PDF that its owner alone can read. Raises Failure when it can't be written."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    document = _document(html)
    writer.setTitle(document.metaInformation(QTextDocument.MetaInformation.DocumentTitle))
    _draw(document, writer)
    export(path, bytes(buffer.data().data()))


def print_page(html: str, parent: QWidget) -> None:
    """Ask for a printer in the system's dialog, which leaves the window usable, and print the page there."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowModality(Qt.WindowModality.NonModal)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: _draw(_document(html), printer))
    dialog.show()


def pages(html: str, device: QPagedPaintDevice) -> int:
    """Return how many pages the document takes on a device."""
    return _laid_out(_document(html), device).pageCount()


def _document(html: str) -> QTextDocument:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultStyleSheet(_STYLE)
    document.setHtml(html)
    return document


def _laid_out(document: QTextDocument, device: QPagedPaintDevice) -> QTextDocument:
    """Lay the document out for the paper, in the largest text that fits one page."""
    device.setPageMargins(QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM), QPageLayout.Unit.Millimeter)
    layout = document.documentLayout()
    layout.setPaintDevice(device)
    for points in _POINTS:
        font = QFont()
        font.setPointSizeF(points)
        document.setDefaultFont(font)
        document.setPageSize(QSizeF(device.width(), device.height()))
        if document.pageCount() == 1:
            break
    return document


def _draw(document: QTextDocument, device: QPagedPaintDevice) -> None:
    """Draw the document in black, whatever the colours of the screen."""
    _laid_out(document, device)
    size = document.pageSize()
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
    painter = QPainter(device)
    for page in range(document.pageCount()):
        if page:
            device.newPage()
        view = QRectF(0, page * size.height(), size.width(), size.height())
        painter.save()
        painter.translate(0, -view.top())
        painter.setClipRect(view)
        context.clip = view
        document.documentLayout().draw(painter, context)
        painter.restore()
    painter.end()
