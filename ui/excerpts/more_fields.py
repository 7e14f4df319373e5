"""What is seldom said of an excerpt: where it happened, which event it tells, its label in figures, initials, and its own marking."""
from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefer.model.localized import Localized
from briefer.model.selection import Selected
from briefer.model.sources import ExcerptId
from ui.excerpts.changes import common
from ui.kit import Kit
from ui.widgets.fields import Field

_NAMES = ("place", "label", "event", "by", "checked", "portion")


class MoreFields(QWidget):
    """Fields of one line each; `said` brings the name of one, the excerpts it was typed for, the text, and what it is merged under.

    Those that can be said in several languages show that of the window, and another one in grey while it says nothing.
    """

    said = Signal(str, object, str, str)

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self.fields: dict[str, Field] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for name in _NAMES:
            field = self.fields[name] = Field(kit, f"exc_{name}_edit", f"excerpt.{name}", parent=self)
            field.committed.connect(partial(self.said.emit, name))
            column.addWidget(field)

    def show_excerpts(self, those: Sequence[Selected], *, writable: bool) -> None:
        """What is said of all of them."""
        ids, words = tuple(ExcerptId.of(*one) for one in those), self._kit.words
        for name, field in self.fields.items():
            value, same = common(getattr(excerpt, name) for _, excerpt in those)
            text = value.text(words.language) if isinstance(value, Localized) else value or ""
            field.show_value(text, ids)
            other = value.best(words.language) if isinstance(value, Localized) and not text else ""
            field.set_placeholder(other if same else words.text("excerpt.different"))
            field.set_read_only(not writable)
