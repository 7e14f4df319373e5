"""The type of the reader: how the lines of a source become the blocks of a document."""
from __future__ import annotations

from types import MappingProxyType

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from briefer.model.sources import Role
from briefer.values import dataclass
from ui.look import Look
from ui.sources.reading import Shown

RESTORE = "restore:"  # what the link of a hidden line begins with; its block follows
_LINE, _GAP, _TOP, _FOOT = 25 / 16, 13 / 16, 22, 60
_HEADINGS = MappingProxyType({"h1": 1.35, "h2": 1.2, "h3": 1.1})
_INDENT = 20
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


@dataclass(frozen=True, slots=True)
class Type:
    """How large text is (in pixels, at the text size of the window), and in which face."""

    size: float
    serif: bool = True

    def font(self, look: Look, grown: float = 1.0, weight: int = 400, *, italic: bool = False, serif: bool | None = None) -> QFont:
        """The font of some text."""
        return look.font(self.size * grown, weight, serif=self.serif if serif is None else serif, italic=italic)


def page_of(shown: Shown, type: Type, look: Look, parent: QObject) -> QTextDocument:
    """A document with a text, each paragraph in the shape of what it is; one that comes to a view whole is laid out as it is read."""
    document = QTextDocument(parent)
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(type.font(look))
    document.setDocumentMargin(0)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.setBlockFormat(_shape(type, look, 1.0))
    ink = QTextCharFormat()
    ink.setForeground(look.colour("text"))
    ink.setFont(type.font(look))
    cursor.setBlockCharFormat(ink)
    cursor.insertText(shown.text, ink)
    _shape_paragraphs(document, shown, type, look)
    cursor.endEditBlock()
    frame = document.rootFrame().frameFormat()
    frame.setTopMargin(look.size(_TOP))
    frame.setBottomMargin(look.size(_FOOT))
    document.rootFrame().setFrameFormat(frame)
    return document


def _shape_paragraphs(document: QTextDocument, shown: Shown, type: Type, look: Look) -> None:
    """Headings, items, rows, notes, empty lines, and lines that are not in the text."""
    structure = shown.source.structure
    if not structure and not shown.hidden and all(shown.blocks):
        return
    for number, paragraph in enumerate(shown.blocks):
        role = structure.get(paragraph)
        if number in shown.hidden:
            _hidden(document.findBlockByNumber(number), type, look)
        elif not paragraph:
            _thin(document.findBlockByNumber(number))
        elif role is not None:
            _as_role(document.findBlockByNumber(number), role, type, look)


def _shape(type: Type, look: Look, grown: float) -> QTextBlockFormat:
    """The shape of a paragraph."""
    shape = QTextBlockFormat()
    shape.setLineHeight(look.size(type.size * grown * _LINE), _FIXED)
    shape.setBottomMargin(look.size(type.size * _GAP))
    return shape


def _thin(block: QTextBlock) -> None:
    """An empty line takes no room: the paragraphs stand apart as they are."""
    shape = QTextBlockFormat()
    shape.setLineHeight(1, _FIXED)
    QTextCursor(block).setBlockFormat(shape)


def _hidden(block: QTextBlock, type: Type, look: Look) -> None:
    """A line that was left out: lighter, with its rule and a link behind it."""
    shape = _shape(type, look, 0.85)
    shape.setBackground(look.colour("sunken"))
    _dress(block, shape, type.font(look, 0.85, serif=False), "text3", look)
    link = QTextCharFormat()
    link.setAnchor(True)
    link.setAnchorHref(f"{RESTORE}{block.blockNumber()}")
    link.setForeground(look.colour("accent"))
    link.setFontUnderline(True)
    words = block.text()
    at = max(words.rfind(" · ") + 3, 0)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + at)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeCharFormat(link)


def _as_role(block: QTextBlock, role: Role, type: Type, look: Look) -> None:
    """A paragraph with a role."""
    if role in ("h1", "h2", "h3", "h4", "h5", "h6"):
        grown = _HEADINGS.get(role, 1.0)
        _dress(block, _shape(type, look, grown), type.font(look, grown, 600), "text", look)
    elif role == "item":
        shape = _shape(type, look, 1.0)
        shape.setLeftMargin(look.size(_INDENT))
        shape.setBottomMargin(shape.bottomMargin() / 2)
        QTextCursor(block).setBlockFormat(shape)
    elif role == "row":
        shape = _shape(type, look, 0.88)
        shape.setBottomMargin(look.size(2))
        _dress(block, shape, type.font(look, 0.88, serif=False), "text", look)
    else:
        _dress(block, _shape(type, look, 0.88), type.font(look, 0.88, italic=role == "caption"), "text2", look)


def _dress(block: QTextBlock, shape: QTextBlockFormat, font: QFont, colour: str, look: Look) -> None:
    """Gives a block a shape, and its words a font and a colour."""
    cursor = QTextCursor(block)
    cursor.setBlockFormat(shape)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    words = QTextCharFormat()
    words.setFont(font)
    words.setForeground(look.colour(colour))
    cursor.mergeCharFormat(words)
