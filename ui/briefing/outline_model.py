"""The outline: the sections of the current briefing as a list that can be dragged."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from briefer.model.briefing import BACK_MATTER, CHOOSING, PLACING, TAKING, Section
from briefer.model.sources import ExcerptId
from ui.dragging import EXCERPTS, SECTION, excerpts_of, home_of, section_data, section_of
from ui.kit import Kit
from ui.words import Words

Mark = Literal["count", "text", "auto", "off"]
NUMBER, MARK, COUNT, CHECKS = (Qt.ItemDataRole.UserRole + step for step in range(1, 5))
_NO_INDEX = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


def mark_of(section: Section) -> Mark:
    """What a section shows at the right: how many excerpts, that it is written, that it fills itself, or that it does not print."""
    if section.print == "never":
        return "off"
    if section.kind in BACK_MATTER | CHOOSING:
        return "auto"
    return "count" if section.kind in PLACING else "text"


def may_stand(sections: Sequence[Section], id: str, at: int) -> bool:
    """Whether a section may be put at a place, counted without it: what is numbered does not go behind the sources."""
    section = next(one for one in sections if one.id == id)
    others = [one for one in sections if one.id != id]
    last = next((place for place, one in enumerate(others) if one.kind == "sources"), None)
    if section.kind == "sources":
        return all(one.kind in BACK_MATTER for one in others[at:]) or at >= list(sections).index(section)
    return not (0 <= at <= len(others)) or section.kind in BACK_MATTER or last is None or at <= last


class OutlineModel(QAbstractListModel):
    """The sections of the current briefing; what is dropped is told, not done."""

    section_dropped = Signal(str, int)  # a section, and its place counted without it
    excerpts_dropped = Signal(object, str, str, bool)  # excerpts, to which section, from which, whether they stay too

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        self.sections: tuple[Section, ...] = ()
        self._numbers: Mapping[str, str] = {}
        self._checks: Mapping[str, int] = {}

    def show(self, sections: tuple[Section, ...]) -> None:
        """Takes in other sections: the same ones in place, else anew."""
        former, self_ids = self.sections, [one.id for one in sections]
        if [one.id for one in former] == self_ids:
            self.sections = sections
            for row, (old, new) in enumerate(zip(former, sections, strict=True)):
                if old is not new:
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self.sections = sections
        self.endResetModel()

    def number(self, numbers: Mapping[str, str]) -> None:
        """Takes in the numbers as they print."""
        self._numbers = numbers
        self._all_changed()

    def mark_checks(self, open_checks: Mapping[str, int]) -> None:
        """Takes in how many checks are open in each section."""
        self._checks = open_checks
        self._all_changed()

    def _all_changed(self) -> None:
        if self.sections:
            self.dataChanged.emit(self.index(0), self.index(len(self.sections) - 1))

    def row_of(self, id: str) -> int:
        """The row of a section, or -1."""
        return next((row for row, one in enumerate(self.sections) if one.id == id), -1)

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """One row a section."""
        return 0 if parent.isValid() else len(self.sections)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, number, mark, count, checks, and all of it in words."""
        if not index.isValid() or index.row() >= len(self.sections):
            return None
        section = self.sections[index.row()]
        count = len(list(section.placed()))
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return title_of(section, self._kit.words)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._said(section, count)
            case Qt.ItemDataRole.ToolTipRole:
                return self._kit.words.best(section.guidance)
        more: dict[int, object] = {NUMBER: self._numbers.get(section.id, ""), MARK: mark_of(section), COUNT: count,
                                   CHECKS: self._checks.get(section.id, 0)}
        return more.get(role)

    def _said(self, section: Section, count: int) -> str:
        """A row in words."""
        words, mark = self._kit.words, mark_of(section)
        parts = [self._numbers.get(section.id, ""), title_of(section, words),
                 words.counted("outline.count", count) if mark == "count" else words.text(f"outline.mark.{mark}")]
        if checks := self._checks.get(section.id, 0):
            parts.append(words.counted("outline.checks", checks))
        return ", ".join(filter(None, parts))

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Rows can be dragged where the pack can be changed, and things be dropped on and between them."""
        flags = super().flags(index)
        if not (self._kit.desk.is_open and not self._kit.desk.session.read_only):
            return flags
        return flags | (Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled)

    def supportedDropActions(self) -> Qt.DropAction:
        """Moving, or keeping it here as well."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        """Sections and excerpts."""
        return [SECTION, EXCERPTS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The section that is dragged."""
        return section_data(self.sections[indexes[0].row()].id if indexes else "")

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index) -> bool:
        """A section goes between rows, excerpts onto a row that takes them."""
        if id := section_of(data):
            return self._goal(id, row, parent) is not None
        return bool(excerpts_of(data)) and parent.isValid() and self.sections[parent.row()].kind in TAKING

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index) -> bool:
        """Tells what was dropped; False, so that the view takes nothing away by itself."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        if id := section_of(data):
            goal = self._goal(id, row, parent)
            if goal is not None:
                self.section_dropped.emit(id, goal)
        else:
            ids: tuple[ExcerptId, ...] = excerpts_of(data)
            self.excerpts_dropped.emit(ids, self.sections[parent.row()].id, home_of(data), action == Qt.DropAction.CopyAction)
        return False

    def _goal(self, id: str, row: int, parent: _Index) -> int | None:
        """The place of a dropped section counted without it, or None where it may not stand or stands already."""
        here = self.row_of(id)
        if here < 0:
            return None
        row = parent.row() if parent.isValid() else len(self.sections) if row < 0 else row
        at = row - (here < row)
        return at if at != here and may_stand(self.sections, id, at) else None


def title_of(section: Section, words: Words) -> str:
    """What a section is called."""
    return words.best(section.titles) or words.text(f"section.kind.{section.kind}")
