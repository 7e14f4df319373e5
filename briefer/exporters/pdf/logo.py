"""The logo of a style as an object of the file."""
from __future__ import annotations

from briefer.document.styles import HouseStyle
from briefer.exporters.pdf.file import PdfFile

LOGO = "Logo"  # the name by which content shows it


def add_logo(file: PdfFile, style: HouseStyle) -> bytes:
    """Puts the logo into the file; the entry of resources by which content names it, empty for a style without one."""
    logo = style.logo
    if logo is None:
        return b""
    space = b"/DeviceGray" if logo.is_grey else b"/DeviceRGB"
    number = file.add_stream(b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace%s" % (
        logo.width, logo.height, space), logo.samples)
    return b"/XObject<</%s %d 0 R>>" % (LOGO.encode(), number)
