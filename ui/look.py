"""How the window looks: fonts, palette and style sheet, made from the tokens for light or dark and a size of text."""
from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import as_file, files

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from ui.icons import IconFiles, icon
from ui.sheet import style_sheet
from ui.tokens import DARK, LIGHT

SANS, SERIF = "Inter", "Source Serif 4"
_BODY = 13  # logical pixels
_ROLES = QPalette.ColorRole
_ROLE_TOKENS: tuple[tuple[QPalette.ColorRole, str], ...] = (
    (_ROLES.Window, "window"), (_ROLES.WindowText, "text"), (_ROLES.Base, "base"), (_ROLES.AlternateBase, "base_alt"),
    (_ROLES.Text, "text"),
    (_ROLES.Button, "base"), (_ROLES.ButtonText, "text"), (_ROLES.BrightText, "err"), (_ROLES.Highlight, "accent"),
    (_ROLES.HighlightedText, "on_accent"), (_ROLES.Link, "accent"), (_ROLES.LinkVisited, "accent"), (_ROLES.PlaceholderText, "text3"),
    (_ROLES.ToolTipBase, "base"), (_ROLES.ToolTipText, "text"), (_ROLES.Mid, "line_strong"), (_ROLES.Light, "base"),
    (_ROLES.Midlight, "line"), (_ROLES.Dark, "line_strong"), (_ROLES.Shadow, "sunken"), (_ROLES.Accent, "accent"))


class Look(QObject):
    """The look of the running program; `changed` is sent when colours or sizes are others, so that painted parts draw anew."""

    changed = Signal()

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._application = application
        self.dark = False
        self.scale = 1.0
        self.thick = False
        self._files = IconFiles()
        application.setStyle("Fusion")
        _load_fonts()

    @property
    def colours(self) -> Mapping[str, str]:
        """The colours in use."""
        return DARK if self.dark else LIGHT

    def colour(self, token: str) -> QColor:
        """A colour by its token."""
        return QColor(self.colours[token])

    def light(self, token: str) -> QColor:
        """A colour by its token as it is on paper, which stays white."""
        return QColor(LIGHT[token])

    def size(self, pixels: float) -> int:
        """A size of the design at the text size chosen."""
        return round(pixels * self.scale)

    def font(self, pixels: float = _BODY, weight: int = 400, *, serif: bool = False, italic: bool = False) -> QFont:
        """A font of the design at the text size chosen."""
        made = QFont(SERIF if serif else SANS)
        made.setPixelSize(max(8, self.size(pixels)))
        made.setWeight(QFont.Weight(weight))
        made.setItalic(italic)
        return made

    def icon(self, name: str, token: str = "text2") -> QIcon:
        """An icon in a colour of the design."""
        return icon(name, self.colours[token], self.colours["disabled"])

    def wear(self, *, dark: bool, scale: float = 1.0, thick: bool = False) -> None:
        """Puts on a palette, a size of text (1.0 is that of the design), and thick focus rings if they are wanted."""
        self.dark, self.scale, self.thick = dark, scale, thick
        self._application.setFont(self.font())
        self._application.setPalette(_palette(self.colours))
        self._application.setStyleSheet(style_sheet(self.colours, self.scale, self._files.address, thick=thick))
        self.changed.emit()


def _palette(colours: Mapping[str, str]) -> QPalette:
    """Qt's palette from the tokens."""
    made = QPalette()
    for role, token in _ROLE_TOKENS:
        made.setColor(role, QColor(colours[token]))
        if role in (_ROLES.WindowText, _ROLES.Text, _ROLES.ButtonText):
            made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours["disabled"]))
    return made


def _load_fonts() -> None:
    """Makes the fonts that come with the program known, so that the window looks the same everywhere."""
    for font in sorted(files("ui").joinpath("assets", "fonts").iterdir(), key=lambda one: one.name):
        if font.name.endswith(".ttf"):
            with as_file(font) as path:
                QFontDatabase.addApplicationFont(str(path))
