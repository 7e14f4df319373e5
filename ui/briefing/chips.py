"""References in framing text as the editor draws them: chips with the number or words that they stand for."""
from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPyTextObject, QTextCharFormat, QTextDocument, QTextFormat

from briefer.model.briefing import Briefing
from ui.kit import Kit

CHIP = QTextFormat.ObjectTypes.UserObject.value + 1
MARKUP = QTextFormat.Property.UserProperty.value + 1
LABEL = QTextFormat.Property.UserProperty.value + 2
SIGN = "\ufffc"
_PAD, _MOST = 5, 42
_QUOTED = re.compile(r"\[@([\d.]+)\|(.*)\]", re.DOTALL)


def chip_label(markup: str, briefing: Briefing | None, best: Callable[..., str]) -> str:
    """What a chip shows: [5], [5.2], “words” [5.2], or the title of a section."""
    if quoted := _QUOTED.fullmatch(markup):
        said = " ".join(quoted[2].split())
        return f"“{said if len(said) <= _MOST else said[:_MOST - 1] + '…'}” [{quoted[1]}]"
    inside = markup[2:-1]
    if markup.startswith("[#"):
        section = briefing.section(inside) if briefing else None
        return f"→ {best(section.titles) if section and section.titles else inside}"
    return inside if markup.startswith("[=") else f"[{inside}]"


def chip_format(markup: str, label: str, base: QTextCharFormat) -> QTextCharFormat:
    """The format of the sign that stands for a chip."""
    made = QTextCharFormat(base)
    made.setObjectType(CHIP)
    made.setProperty(MARKUP, markup)
    made.setProperty(LABEL, label)
    made.setToolTip(markup)
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignNormal)
    return made


class Chips(QPyTextObject):
    """Draws chips within a text."""

    def __init__(self, kit: Kit, document: QTextDocument) -> None:
        super().__init__(document)
        self._kit = kit
        document.documentLayout().registerHandler(CHIP, self)

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:
        """As wide as its words."""
        metrics = QFontMetricsF(self._kit.look.font(12, 500))
        return QSizeF(metrics.horizontalAdvance(str(format.property(LABEL))) + 2 * _PAD + 2, metrics.ascent() + 1)

    def drawObject(self, painter: QPainter, rect: QRectF | QRect, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> None:
        """A box in the colour of what can be followed, and the words."""
        look = self._kit.look
        font = look.font(12, 500)
        metrics = QFontMetricsF(font)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(rect.left() + 1, rect.top() - 1, rect.width() - 2, metrics.height() + 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent_soft"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(look.colour("accent"))
        painter.setFont(font)
        painter.drawText(QPointF(box.left() + _PAD, rect.bottom()), str(format.property(LABEL)))
        painter.restore()
