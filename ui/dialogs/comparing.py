"""A quotation beside its source, what differs marked by strike and underline as well as by colour."""
from __future__ import annotations

import re
from difflib import SequenceMatcher
from html import escape
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from briefer.edits import ChangeExcerpt
from briefer.model.sources import Excerpt, ExcerptId, Source
from briefer.workflow import find_again
from ui.dialogs.frame import Dialog
from ui.kit import Kit
from ui.widgets.named import labelled, named

_PIECE = re.compile(r"\s+|\w+|[^\w\s]")
_SIZE = (820, 420)
Part = tuple[Literal["same", "gone", "new"], str]


def parts_of(source: str, quote: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Two texts word by word: what of the first is not in the second, and what is new in that."""
    left, right = _PIECE.findall(source), _PIECE.findall(quote)
    first, second = list[Part](), list[Part]()
    for kind, begin, end, start, stop in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if begin < end:
            first.append(("same" if kind == "equal" else "gone", "".join(left[begin:end])))
        if start < stop:
            second.append(("same" if kind == "equal" else "new", "".join(right[start:stop])))
    return tuple(first), tuple(second)


def compare(kit: Kit, id: ExcerptId, window: QWidget) -> None:
    """Opens the comparison for an excerpt of the pack on the desk."""
    source, excerpt = kit.desk.pack.source(id.source), kit.desk.pack.excerpt(id)
    if source is not None and excerpt is not None:
        CompareDialog(kit, source, excerpt, window).open()


def source_words(source: Source, excerpt: Excerpt) -> str:
    """What the source says at the place of an excerpt, or at the one most like it; nothing when it is lost."""
    if source.verified(excerpt):
        return excerpt.exact
    found = find_again(source, excerpt)
    return found[0].anchor.exact if found else ""


class CompareDialog(Dialog):
    """Both texts side by side; the words of the source can be restored."""

    def __init__(self, kit: Kit, source: Source, excerpt: Excerpt, parent: QWidget) -> None:
        super().__init__(kit, parent, "compare_dialog", "compare.title")
        self.setModal(True)
        self.resize(*(kit.look.size(one) for one in _SIZE))
        self._id = ExcerptId.of(source, excerpt)
        said = source_words(source, excerpt)
        self._first, self._second = parts_of(said, excerpt.words)
        self.source_view, self.quote_view = (self._side(name) for name in ("source", "quote"))
        row = QHBoxLayout()
        row.setSpacing(16)
        for name, view in (("source", self.source_view), ("quote", self.quote_view)):
            column = QVBoxLayout()
            label = labelled(self, "small")
            label.setBuddy(view)
            kit.words.bind(self, label.setText, f"compare.{name}", source=source.number, excerpt=str(self._id))
            column.addWidget(label)
            column.addWidget(view, 1)
            row.addLayout(column)
        self.body.addLayout(row, 1)
        key = labelled(self, "hint")
        kit.words.bind(self, key.setText, "compare.key" if said else "compare.lost")
        self.body.addWidget(key)
        self.foot.addStretch(1)
        restore = self.button("compare_restore_button", "compare.restore")
        restore.setEnabled(bool(excerpt.wording) and not kit.desk.session.read_only)
        restore.clicked.connect(self._restore)
        self.button("compare_close_button", "intake.close", primary=True, key="Esc").clicked.connect(self.accept)
        kit.look.changed.connect(self._show)
        self._show()

    def _side(self, name: str) -> QTextBrowser:
        """One of the texts."""
        view = named(QTextBrowser(self), f"compare_{name}_view")
        flags = Qt.TextInteractionFlag
        view.setTextInteractionFlags(flags.TextSelectableByKeyboard | flags.TextSelectableByMouse)
        self._kit.words.bind(self, view.setAccessibleName, f"compare.accessible.{name}")
        return view

    def _show(self) -> None:
        """The texts in the colours of the day."""
        for view, parts in ((self.source_view, self._first), (self.quote_view, self._second)):
            view.document().setDefaultFont(self._kit.look.font(15, serif=True))
            view.setHtml("".join(self._marked(kind, text) for kind, text in parts))

    def _marked(self, kind: str, text: str) -> str:
        """A part as HTML."""
        said = escape(text).replace("\n", "<br>")
        if kind == "same":
            return said
        colour, back, line = ("err", "err_soft", "line-through") if kind == "gone" else ("ok", "ok_soft", "underline")
        colours = self._kit.look.colours
        return f'<span style="color:{colours[colour]};background:{colours[back]};text-decoration:{line}">{said}</span>'

    def _restore(self) -> None:
        words = self._kit.words
        if self._kit.do(ChangeExcerpt(self._id, {"wording": ""}), said=words.text("compare.restored", excerpt=str(self._id))):
            self.accept()
