"""The icons: outlines that take the colour of the text around them."""
from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, QTemporaryDir
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_STROKE = 'stroke-width="2"'


@lru_cache(maxsize=256)
def _drawing(name: str, colour: str, stroke: float) -> bytes:
    """An outline in a colour, as SVG."""
    svg = files("ui").joinpath("assets", "icons", f"{name}.svg").read_text("utf-8")
    return svg.replace("currentColor", colour).replace(_STROKE, f'stroke-width="{stroke}"').encode("utf-8")


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0, stroke: float = 1.75) -> QPixmap:
    """An icon as a picture of a size in logical pixels."""
    made = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(_drawing(name, colour, stroke))).render(painter, QRectF(0, 0, made.width(), made.height()))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


class _Outline(QIconEngine):
    """Draws an outline at whatever size is asked for, lighter when it is disabled."""

    def __init__(self, name: str, colour: str, disabled: str) -> None:
        super().__init__()
        self._name, self._colour, self._disabled = name, colour, disabled

    def paint(self, painter: QPainter, rect: object, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draws it into a rectangle."""
        colour = self._disabled if mode == QIcon.Mode.Disabled else self._colour
        QSvgRenderer(QByteArray(_drawing(self._name, colour, 1.75))).render(painter, QRectF(rect))  # type: ignore[call-overload]

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon as a picture."""
        return pixmap(self._name, self._disabled if mode == QIcon.Mode.Disabled else self._colour, size.width())

    def clone(self) -> QIconEngine:
        """Another one like it."""
        return _Outline(self._name, self._colour, self._disabled)


class IconFiles:
    """Icons as files, for style sheets, which take pictures from nowhere else; they go when this goes."""

    def __init__(self) -> None:
        self._folder = QTemporaryDir()

    def address(self, name: str, colour: str) -> str:
        """Where an icon in a colour lies; the file is written when it is first asked for."""
        path = Path(self._folder.path()) / f"{name}-{colour.removeprefix('#')}.svg"
        if self._folder.isValid() and not path.exists():
            path.write_bytes(_drawing(name, colour, 2.25))
        return path.as_posix()


def icon(name: str, colour: str, disabled: str) -> QIcon:
    """An icon by its name in `assets/icons`, in a colour."""
    return QIcon(_Outline(name, colour, disabled))
