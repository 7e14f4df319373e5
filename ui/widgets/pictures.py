"""Dots of a page as an image of Qt."""
from __future__ import annotations

from PySide6.QtGui import QImage

from briefer.workflow.previews import Picture


def image_of(picture: Picture, ratio: float) -> QImage:
    """The picture, with so many dots a logical pixel; it holds the dots itself."""
    made = QImage(picture.dots, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32).copy()
    made.setDevicePixelRatio(ratio)
    return made
