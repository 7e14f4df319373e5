"""The rows below the framing text as a list: cards, what stands between them, and heads of groups."""
from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from briefer.edits.bodies import items_at
from briefer.model.briefing import CardsItem, ExcerptItem, Section, TableItem, TextItem
from briefer.model.framing import Citation, Footnote, FramingInline, FramingList, parse
from briefer.model.framing import Words as FramingWords
from briefer.model.pack import Pack
from briefer.model.sources import ExcerptId
from briefer.values import dataclass
from ui.briefing.body_rows import Row
from ui.briefing.card_words import CardText, CardWords
from ui.briefing.chips import chip_label
from ui.briefing.section_sheets import LaneDates, lanes_of, sheet_of
from ui.briefing.sheets import Sheet
from ui.dragging import EXCERPTS, excerpts_data, excerpts_of, home_of
from ui.kit import Kit

ROW, CARD, TEXT, BEFORE, SHEET = (Qt.ItemDataRole.UserRole + step for step in range(1, 6))
_NO_INDEX = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """A row with its words: those of a card, of what stands before it, or of the row itself; a table, cards and lanes with their cells."""

    row: Row
    card: CardText | None = None
    text: str = ""
    before: str = ""
    sheet: Sheet | None = None


class CardsModel(QAbstractListModel):
    """The rows of the section being edited; what is dropped is told, not done."""

    dropped = Signal(object, str, int)  # excerpts, the section they come from, the row before which they go

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        self._words = CardWords(kit.words)
        self.dates = LaneDates(kit.words)
        self.entries: tuple[Entry, ...] = ()
        self.section_id = ""

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows without their words."""
        return tuple(entry.row for entry in self.entries)

    def show(self, pack: Pack, section: Section | None, rows: Sequence[Row], language: str) -> bool:
        """Takes in the rows of a section; whether they are other ones (else only their words changed, if anything)."""
        former, self.section_id = self.entries, section.id if section else ""
        fresh = tuple(self._entry(pack, section, row, language) for row in rows) if section else ()
        if [one.row for one in former] == [one.row for one in fresh]:
            self.entries = fresh
            for at, (old, new) in enumerate(zip(former, fresh, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(at), self.index(at))
            return False
        self.beginResetModel()
        self.entries = fresh
        self.endResetModel()
        return True

    def _entry(self, pack: Pack, section: Section, row: Row, language: str) -> Entry:
        """A row with its words."""
        items = items_at(section, row.spot)
        if row.kind == "head":
            theme = pack.theme(row.spot.theme)
            return Entry(row, text=self._kit.words.best(theme.name) if theme else row.spot.theme)
        before = "\n".join(filter(None, (self._said(items[at], language) for at in row.told)))
        if row.excerpt is None:
            return self._other(section, row, items, language)
        source, excerpt = pack.source(row.excerpt.source), pack.excerpt(row.excerpt)
        if source is None or excerpt is None:
            lost = self._kit.words.text("card.lost", excerpt=str(row.excerpt))
            return Entry(row, CardText(row.excerpt, "", "", 0, "", lost, "", lost), before=before)
        return Entry(row, self._words.of(pack, source, excerpt, language), before=before)

    def _other(self, section: Section, row: Row, items: Sequence[object], language: str) -> Entry:
        """A row that is no card: a text (nothing yet, where one is to be written), a table, cards or lanes."""
        briefing = self._kit.desk.briefing
        if row.kind == "lanes" and briefing is not None:
            said = self._kit.words.counted("row.lanes", len(section.lanes)) if section.lanes else self._kit.words.text("row.no_lanes")
            return Entry(row, text=said, sheet=lanes_of(section, briefing, language, self.dates) if section.lanes else None)
        item = items[row.at] if 0 <= row.at < len(items) else None
        return Entry(row, text=self._said(item, language), sheet=sheet_of(item, briefing, language) if briefing else None)

    def _label_of(self, markup: str) -> str:
        return chip_label(markup, self._kit.desk.briefing if self._kit.desk.is_open else None, self._kit.words.best)

    def _said(self, item: object, language: str) -> str:
        """An item that is no excerpt, in words."""
        words = self._kit.words
        match item:
            case TextItem(text):
                return shown_text(text.best(language), self._label_of)
            case TableItem():
                caption = item.caption.best(language)
                return words.text("row.table" if caption else "row.table.bare", caption=caption, count=len(item.rows))
            case CardsItem():
                return words.text("row.cards", count=len(item.items), caption=", ".join(one.title.best(language) for one in item.items))
            case ExcerptItem():
                return str(item.excerpt)
        return ""

    def row_of(self, id: ExcerptId) -> int:
        """The row of an excerpt, or -1."""
        return next((at for at, entry in enumerate(self.entries) if entry.row.excerpt == id), -1)

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row, its words, and all of it in one sentence."""
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            said = self._words.spoken(entry.card) if entry.card else entry.text
            return " ".join(filter(None, (entry.before, said)))
        more: dict[int, object] = {ROW: entry.row, CARD: entry.card, TEXT: entry.text, BEFORE: entry.before, SHEET: entry.sheet}
        return more.get(role)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Cards can be dragged, anything of ours dropped between rows."""
        if not (self._kit.desk.is_open and not self._kit.desk.session.read_only):
            return super().flags(index)
        if not index.isValid():
            return super().flags(index) | Qt.ItemFlag.ItemIsDropEnabled
        row = self.entries[index.row()].row
        flags = super().flags(index) | Qt.ItemFlag.ItemIsEditable
        if row.kind == "head":
            return Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsDragEnabled if row.kind == "card" else flags

    def supportedDropActions(self) -> Qt.DropAction:
        """Moving, or keeping it where it was as well."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        """Excerpts."""
        return [EXCERPTS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The excerpts that are dragged, in their order here."""
        rows = sorted({index.row() for index in indexes})
        return excerpts_data([id for at in rows if (id := self.entries[at].row.excerpt)], self.section_id)

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index) -> bool:
        """Excerpts only."""
        return data.hasFormat(EXCERPTS)

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index) -> bool:
        """Tells what was dropped; False, so that the view takes nothing away by itself."""
        if ids := excerpts_of(data):
            at = parent.row() if parent.isValid() else len(self.entries) if row < 0 else row
            self.dropped.emit(ids, home_of(data), at)
        return False


def shown_text(markup: str, label_of: Callable[[str], str]) -> str:
    """Framing text in one look, references as their chips are called; footnotes are left out."""
    lines: list[str] = []
    for block in parse(markup):
        for one in block.items if isinstance(block, FramingList) else (block,):
            said = "".join(_read(markup, inline, label_of) for inline in one.content)
            lines.append(("– " if isinstance(block, FramingList) else "") + " ".join(said.split()))
    return "\n".join(lines)


def _read(markup: str, inline: FramingInline, label_of: Callable[[str], str]) -> str:
    match inline:
        case FramingWords():
            return inline.text
        case Citation(cited):
            return "".join(label_of(markup[one.start:one.end]) for one in cited)
        case Footnote():
            return ""
        case _:
            return label_of(markup[inline.start:inline.end])
