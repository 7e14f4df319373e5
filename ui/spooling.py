"""Printing where the system has no command that takes a PDF, as on Windows: pages are drawn in 300 dots an inch and handed over by Qt.

Written from the papers of Qt and Windows, and tried out with a printer that writes a file; it was never run on Windows.
"""
from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from briefer.errors import ExportError
from briefer.workflow.previews import page_count, picture_of
from ui.widgets.pictures import image_of

_DOTS = 300  # an inch; twice that takes four times as long, and paper does not show it
_SIDES = (("one-sided", QPrinter.DuplexMode.DuplexNone), ("two-sided-long-edge", QPrinter.DuplexMode.DuplexLongSide),
          ("two-sided-short-edge", QPrinter.DuplexMode.DuplexShortSide))
_PAPER = (("a4", QPageSize.PageSizeId.A4), ("a3", QPageSize.PageSizeId.A3), ("letter", QPageSize.PageSizeId.Letter))


def names() -> tuple[tuple[str, ...], str]:
    """The printers that Qt knows, and the usual one."""
    return tuple(QPrinterInfo.availablePrinterNames()), QPrinterInfo.defaultPrinterName()


def printer_for(name: str, title: str, *, copies: int, sides: str, grey: bool, paper: str) -> QPrinter:
    """A printer of the system, told what it is to do."""
    printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCopyCount(copies)
    printer.setCollateCopies(True)
    printer.setDuplex(dict(_SIDES)[sides])
    printer.setColorMode(QPrinter.ColorMode.GrayScale if grey else QPrinter.ColorMode.Color)
    printer.setPageSize(QPageSize(dict(_PAPER)[paper]))
    return printer


def spool(data: bytes, printer: QPrinter) -> None:
    """Draws each page of a PDF onto a sheet, as large as it fits; ExportError when the printer does not take it."""
    printer.setResolution(_DOTS)
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter()
    for number in range(page_count(data)):
        _turn(data, number, printer)
        began = painter.begin(printer) if number == 0 else printer.newPage()
        if not began:
            painter.end()
            raise ExportError("print_refused", printer=printer.printerName(), said=str(printer.printerState().name))
        whole = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
        image = image_of(picture_of(data, number, (whole.width(), whole.height())), 1.0)
        left, top = (whole.width() - image.width()) / 2, (whole.height() - image.height()) / 2
        painter.drawImage(QRectF(left, top, image.width(), image.height()), image)
    painter.end()


def _turn(data: bytes, number: int, printer: QPrinter) -> None:
    """Lays the sheet across for a page that is wider than high."""
    small = picture_of(data, number, (60, 60))
    across = small.width > small.height
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait)
