"""The rows of the table: a list of its own of what is shown, in order, over the pack as it is."""
from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItemModel

from briefer.model.briefing import Briefing, Section
from briefer.model.pack import Pack
from briefer.model.selection import Selected
from briefer.model.sources import ExcerptId
from ui.excerpts.listing import Listing
from ui.excerpts.order import COLUMNS, Column, Order
from ui.excerpts.saying import Saying

Index = QModelIndex | QPersistentModelIndex
_ROLES = Qt.ItemDataRole


class ExcerptModel(QStandardItemModel):
    """What the table shows. The order is asked of `order`; the words of a cell are found when it is painted.

    Qt itself answers for rows, columns and flags of cells that stay empty: after each key in the search the view asks for those of every
    row. That it takes them for editable changes nothing: the view begins no editing.
    """

    def __init__(self, saying: Saying, parent: QObject) -> None:
        super().__init__(0, len(COLUMNS), parent)
        self.saying = saying
        self.order = Order()
        self._pack: Pack | None = None
        self._state: tuple[Pack | None, Briefing | None] = (None, None)
        self.listing = Listing()

    @property
    def pack(self) -> Pack:
        """The pack that is shown."""
        assert self._pack is not None, "nothing is shown"
        return self._pack

    def show_rows(self, pack: Pack | None, excerpts: Iterable[Selected]) -> None:
        """Shows these excerpts of a pack, in order."""
        self.beginResetModel()
        self._pack = pack
        self.listing = self.order.of(excerpts)
        self._make_room(len(self.listing.shown))
        self.endResetModel()

    @property
    def shown(self) -> Sequence[Selected]:
        """The excerpts shown, in order."""
        return self.listing.shown

    def _make_room(self, rows: int) -> None:
        """So many empty rows; that there are others now is said by who resets the model."""
        was = self.blockSignals(True)
        self.setRowCount(rows)
        self.blockSignals(was)

    def follow(self, pack: Pack, briefing: Briefing | None) -> bool:
        """Puts another state of the pack in order; whether it is another."""
        if self._state[0] is pack and self._state[1] is briefing:
            return False
        self._state = (pack, briefing)
        self.order.put(pack, briefing)
        return True

    def id(self, row: int) -> ExcerptId:
        """The excerpt in a row."""
        return self.listing.id(row)

    def row(self, id: ExcerptId) -> int:
        """The row of an excerpt, -1 when it is not shown."""
        return self.listing.row(id)

    def section(self, one: Selected) -> Section | None:
        """The section in which an excerpt stands."""
        return self.order.sections.get((one[0].number, one[1].number))

    def place(self, one: Selected) -> str:
        """The title under which an excerpt stands in the briefing: of its section, or of its theme there; nothing when it is not placed."""
        section = self.section(one)
        if section is None:
            return ""
        theme = self.pack.theme(self.order.groups.get((one[0].number, one[1].number), "")) if section.kind == "by_theme" else None
        return self.saying.theme(theme) if theme is not None else self.saying.section(section)

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> object:
        """The words of a cell; of the row for who hears it."""
        if not index.isValid() or index.row() >= len(self.shown):
            return None
        one = self.shown[index.row()]
        if role == _ROLES.DisplayRole:
            return self._said(one, COLUMNS[index.column()])
        if role == _ROLES.AccessibleTextRole:
            return self.saying.whole(self.pack, one, self.place(one))
        if role == _ROLES.AccessibleDescriptionRole:
            return f"{self.saying.title(one[0])} {self.saying.place(*one)}".rstrip()
        if role == _ROLES.ToolTipRole:
            return self._tip(one, COLUMNS[index.column()])
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLES.DisplayRole) -> object:
        """What the columns are called, and what each sorts by."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == _ROLES.DisplayRole:
            return self.saying.words.text(f"excerpts.column.{COLUMNS[section]}")
        if role == _ROLES.ToolTipRole:
            return self.saying.words.text(f"excerpts.column.{COLUMNS[section]}.tip")
        if role == _ROLES.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def say(self) -> None:
        """Another language is spoken."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def _said(self, one: Selected, column: Column) -> str:
        """The words of a cell."""
        source, excerpt = one
        match column:
            case "date":
                return self.saying.date_cell(excerpt.date)
            case "quote":
                return excerpt.words
            case "theme":
                return ", ".join(self.saying.theme(theme) for theme in self.saying.themes(self.pack, excerpt))
            case "grade":
                return self.saying.grade(source, excerpt)
            case "placed":
                return self.place(one) or self.saying.words.text("excerpts.not_placed")

    def _tip(self, one: Selected, column: Column) -> str | None:
        """What a cell may be too narrow for."""
        if column == "grade":
            words = self.saying.words
            return f"{words.text(f'grade.{one[0].reliability}')}, {words.text(f'grade.{one[1].credibility}')}"
        return self._said(one, column) if column in ("theme", "placed") else None
