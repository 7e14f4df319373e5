"""What an RTF file says at its head: fonts with their character sets, and styles with their levels."""
from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefer.importers.levels import named_level
from briefer.importers.symbol_fonts import is_symbol_font
from briefer.values import dataclass

_ANSI = "cp1252"
_CHARSETS: Mapping[int, str] = MappingProxyType({
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850"})
_PAGES: Mapping[int, str] = MappingProxyType({
    **{page: f"cp{page}" for page in (437, 850, 852, 857, 858, 860, 862, 863, 864, 865, 866, 874, 932, 949, 950, *range(1250, 1259))},
    708: "iso8859_6", 936: "gb18030", 1361: "johab", 10000: "mac_roman", 10007: "mac_cyrillic", 10029: "mac_latin2", 65001: "utf-8"})
_DECLARED: Mapping[str, str] = MappingProxyType({"ansi": _ANSI, "mac": "mac_roman", "pc": "cp437", "pca": "cp850"})
_MOST = 20_000
_LONGEST_NAME = 200


@dataclass(slots=True)
class RtfStyle:
    """A style of paragraphs."""

    name: str = ""
    outline: int | None = None
    based_on: int = -1


class RtfTables:
    """Collects fonts and styles, and answers how the bytes of a font are read and what level a style has."""

    def __init__(self) -> None:
        self.page = _ANSI
        self.default_font = 0
        self.style = RtfStyle()  # the one that is being read
        self._charsets: dict[int, int] = {}
        self._names: dict[int, str] = {}
        self._styles: dict[int, RtfStyle] = {}
        self._symbols: dict[int, str] = {}
        self._resolved: dict[int, RtfStyle] = {}

    def declares(self, word: str, number: int | None) -> bool:
        """Takes a word of the head that says how bytes are to be read; whether it was one."""
        if word in _DECLARED:
            self.page = _DECLARED[word]
        elif word == "ansicpg":
            self.page = _PAGES.get(number or 0, self.page)
        elif word == "deff":
            self.default_font = number or 0
        else:
            return False
        return True

    def charset(self, font: int, number: int) -> None:
        """A font has a character set."""
        if len(self._charsets) < _MOST:
            self._charsets[font] = number

    def named(self, font: int, text: str) -> None:
        """A piece of a font's name."""
        known = self._names.get(font, "")
        if len(known) < _LONGEST_NAME and len(self._names) < _MOST:
            self._names[font] = known + text
            self._symbols.clear()

    def codec(self, font: int) -> str:
        """How the bytes of a font are read; a font without a set of its own follows the file."""
        return _CHARSETS.get(self._charsets.get(font, 0), self.page)

    def symbol(self, font: int) -> str:
        """The name of a font that has signs in the places of letters, or nothing."""
        found = self._symbols.get(font)
        if found is None:
            name = self._names.get(font, "").split(";")[0].strip()
            found = name if is_symbol_font(name) else ""
            if len(self._symbols) < _MOST:
                self._symbols[font] = found
        return found

    def begin_style(self, number: int) -> None:
        """A style of paragraphs begins."""
        self.style = RtfStyle()
        self._resolved.clear()
        if len(self._styles) < _MOST:
            self._styles[number] = self.style

    def style_of(self, number: int) -> RtfStyle:
        """A style with its level, perhaps from the style it is based on."""
        if number not in self._styles:
            return RtfStyle()
        if number not in self._resolved:
            self._resolved[number] = self._looked_up(number)
        return self._resolved[number]

    def _looked_up(self, number: int) -> RtfStyle:
        """Walks the chain of a style."""
        style = self._styles.get(number, RtfStyle())
        name = style.name.split(";")[0].strip()
        outline = style.outline
        for _ in range(20):
            if outline is not None or style is None:
                break
            level = named_level(style.name.split(";")[0].strip())
            outline = style.outline if style.outline is not None else level - 1 if level else None
            following = self._styles.get(style.based_on)
            if following is None:
                break
            style = following
        return RtfStyle(name, outline)
