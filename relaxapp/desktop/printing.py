"""A page of plain HTML on paper: as a PDF file, through the system's print dialog, or as pictures to look at first.

It fits one page if it can.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from relaxapp.paths import export

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PySide6.QtGui import QPagedPaintDevice
    from PySide6.QtWidgets import QWidget

_POINTS: Final = (14.0, 13.0, 12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0)
"""Sizes of the text, the best first. What does not fit one page in the last one goes on on the next page."""
_MARGIN_MM: Final = 18.0
_DOTS: Final = 300
"""Dots per inch of a PDF: where the letters stand, not how sharp they are."""
_TURN: Final = "h2.turn { page-break-before: always; }"
_STYLE: Final = "h1 { font-size: x-large; } h2 { font-size: large; margin-top: 10px; margin-bottom: 2px; }"


PAPERS: Final = {"a4": "A4", "letter": "Letter"}
"""The sizes of paper, with their names."""
_SIZES: Final = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}


@dataclass(frozen=True)
class Layout:
    """How a page is to be printed: the size of the paper, and the pictures that the page calls by these names.

    The text has at most `largest` points. What does not fit one page is made smaller; up to `most_pages`, that is done
    again for each more, and then headings of the class "turn" begin a new page if there is room for that.
    """

    size: str = "a4"
    pictures: Mapping[str, QImage] = field(default_factory=dict)
    most_pages: int = 1
    largest: float = _POINTS[0]


_PLAIN: Final = Layout()


def save_pdf(html: str, path: Path, layout: Layout = _PLAIN) -> None:
    """Write the page as a PDF that its owner alone can read. Raises Failure when it can't be written."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, layout)
    document = _laid_out(html, layout, writer)
    writer.setTitle(document.metaInformation(QTextDocument.MetaInformation.DocumentTitle))
    _draw(document, writer)
    export(path, bytes(buffer.data().data()))


def print_page(html: str, parent: QWidget, layout: Layout = _PLAIN) -> None:
    """Ask for a printer in the system's dialog, which leaves the window usable, and print the page there."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if layout is not _PLAIN:
        printer.setPageSize(QPageSize(_SIZES[layout.size]))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowModality(Qt.WindowModality.NonModal)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: _draw(_laid_out(html, layout, printer), printer))
    dialog.show()


def looks(html: str, width: int, layout: Layout = _PLAIN) -> list[QImage]:
    """Return what the pages will look like, each as a picture so many points wide."""
    device = _writer(QBuffer(), layout)
    document = _laid_out(html, layout, device)
    page = device.pageLayout().fullRectPixels(_DOTS)
    inside = device.pageLayout().paintRectPixels(_DOTS)
    scale = width / page.width()
    found = []
    for number in range(document.pageCount()):
        image = QImage(width, round(page.height() * scale), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(scale, scale)
        painter.translate(inside.topLeft())
        _draw_page(document, number, painter)
        painter.end()
        found.append(image)
    return found


def _writer(buffer: QBuffer, layout: Layout) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS)
    writer.setPageSize(QPageSize(_SIZES[layout.size]))
    return writer


def _laid_out(html: str, layout: Layout, device: QPagedPaintDevice) -> QTextDocument:
    """Return the page laid out for the device, on as few pages as it can be, in the largest text for so many."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    for name, image in layout.pictures.items():
        document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), image)
    device.setPageMargins(QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM), QPageLayout.Unit.Millimeter)
    document.documentLayout().setPaintDevice(device)
    for most in range(1, layout.most_pages + 1):
        for style in (_STYLE,) if most == 1 else (_STYLE + _TURN, _STYLE):
            document.setDefaultStyleSheet(style)
            document.setHtml(html)
            for points in (points for points in _POINTS if points <= layout.largest):
                font = QFont()
                font.setPointSizeF(points)
                document.setDefaultFont(font)
                document.setPageSize(QSizeF(device.width(), device.height()))
                if document.pageCount() <= most:
                    return document
    return document


def _draw(document: QTextDocument, device: QPagedPaintDevice) -> None:
    painter = QPainter(device)
    for page in range(document.pageCount()):
        if page:
            device.newPage()
        _draw_page(document, page, painter)
    painter.end()


def _draw_page(document: QTextDocument, page: int, painter: QPainter) -> None:
    """Draw one page in black, whatever the colours of the screen."""
    size = document.pageSize()
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
    view = QRectF(0, page * size.height(), size.width(), size.height())
    painter.save()
    painter.translate(0, -view.top())
    painter.setClipRect(view)
    context.clip = view
    document.documentLayout().draw(painter, context)
    painter.restore()
