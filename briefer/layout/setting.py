"""What every block is set with: the sheet, the line breaker, and what is true of the whole document."""
from __future__ import annotations

from typing import Literal

from briefer.document.inlines import Inlines, Text
from briefer.document.nodes import Document
from briefer.document.styles import HouseStyle
from briefer.layout.boxes import Element, Lines, TextBox
from briefer.layout.lines import LineBreaker
from briefer.layout.pieces import Passage
from briefer.layout.sheet import Role, Sheet
from briefer.values import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """Sheet and line breaker, and the document; `level` is that of the last heading above."""

    sheet: Sheet
    breaker: LineBreaker
    document: Document
    level: int = 0

    @property
    def style(self) -> HouseStyle:
        """The house style."""
        return self.sheet.style

    def lines(self, role: Role, width: float, content: Inlines | str, element: Element | None = None, language: str = "") -> Lines:
        """A text in lines; plain words may be given as they are."""
        inlines = (Text(content),) if isinstance(content, str) else content
        return self.breaker.lines(role, width, inlines, language or self.document.meta.language, element)

    def box(self, role: Role, x: float, y: float, width: float, content: Inlines | str, node_id: str, element: Element | None,
            align: Literal["left", "right", "center"] = "left") -> TextBox:
        """A text in a box of its own."""
        lines = self.lines(role, width, content, element)
        return TextBox(x, y, width, len(lines.operators) * role.leading, node_id, role, lines, element, align)

    def whole(self, role: Role, x: float, width: float, content: Inlines | str, node_id: str, element: Element | None, *,
              gap: float = 0, loose: bool = False, align: Literal["left", "right", "center"] = "left") -> Passage:
        """A text that pages do not part, kept with what stands above it."""
        return Passage(self.lines(role, width, content, element), role, x, width, element, node_id, gap, loose, True, (), align)
