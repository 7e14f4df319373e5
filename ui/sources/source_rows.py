"""The list of sources as data: which are shown, in what order, and what each row says."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal, get_args

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefer.model.dates import sort_key
from briefer.model.sources import Source
from briefer.values import dataclass
from ui.sources.saying import kind_of, language_name, missing_of, title_of
from ui.words import Words

Order = Literal["number", "title", "date", "reliability"]
ORDERS: tuple[Order, ...] = get_args(Order)
SOURCE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class SourceFilter:
    """Which sources to show: those with data missing, without excerpts, in a language, of a reliability; empty asks for nothing."""

    missing: bool = False
    fresh: bool = False
    language: str = ""
    reliability: str = ""

    def __bool__(self) -> bool:
        return self != SourceFilter()

    def fits(self, source: Source) -> bool:
        """Whether it shows a source."""
        return ((not self.missing or bool(missing_of(source))) and (not self.fresh or not source.excerpts)
                and self.language in ("", source.language) and self.reliability in ("", source.reliability))

    def said(self, words: Words) -> str:
        """What it asks for, in words."""
        parts = [words.text("sources.filter.missing") if self.missing else "", words.text("sources.filter.fresh") if self.fresh else "",
                 words.text("sources.filter.language", language=language_name(self.language, words)) if self.language else "",
                 words.text("sources.filter.reliability", letter=self.reliability) if self.reliability else ""]
        return ", ".join(filter(None, parts))


def arranged(sources: tuple[Source, ...], wanted: SourceFilter, order: Order, words: Words) -> tuple[Source, ...]:
    """The sources that a filter shows, in an order; those that an order knows nothing of come last."""
    keys: dict[Order, Callable[[Source], object]] = {
        "number": lambda one: one.number,
        "title": lambda one: (title_of(one, words).casefold(), one.number),
        "date": lambda one: (_newest(one), one.number),
        "reliability": lambda one: (one.reliability, one.number)}
    return tuple(sorted((one for one in sources if wanted.fits(one)), key=keys[order]))  # type: ignore[arg-type]


def _newest(source: Source) -> int:
    """For an order with the newest first, the undated last."""
    first = sort_key(source.published)[0]
    return -first if first <= date.max.toordinal() else 1


class SourceRows(QAbstractListModel):
    """The rows; those that only changed stay where they are, so that selection and scroll do too."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self.sources: tuple[Source, ...] = ()

    def show(self, sources: tuple[Source, ...]) -> None:
        """Shows these rows from now on."""
        former = self.sources
        if [one.number for one in former] == [one.number for one in sources]:
            self.sources = sources
            for row, (before, after) in enumerate(zip(former, sources, strict=True)):
                if before is not after:
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self.sources = sources
        self.endResetModel()

    def say(self) -> None:
        """The rows have other words or sizes now."""
        if self.sources:
            self.dataChanged.emit(self.index(0), self.index(len(self.sources) - 1))

    def row_of(self, number: int) -> int:
        """The row of a source, or -1."""
        return next((row for row, one in enumerate(self.sources) if one.number == number), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, which nothing changes
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.sources)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row holds."""
        if not index.isValid() or index.row() >= len(self.sources):
            return None
        source = self.sources[index.row()]
        if role == SOURCE:
            return source
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return title_of(source, self._words)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._words.text("sources.row.accessible", number=source.number, title=title_of(source, self._words))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._words.text(
                "sources.row.description", publisher=publisher_of(source, self._words)[0],
                language=language_name(source.language, self._words), letter=source.reliability,
                excerpts=self._words.counted("sources.excerpts", len(source.excerpts)))
        return None


def publisher_of(source: Source, words: Words) -> tuple[str, bool]:
    """Who published a source, and whether that is missing; of pasted text, that it was pasted."""
    said = words.best(source.publisher.text)
    if said:
        return said, False
    if "publisher" not in missing_of(source):
        return words.text("source.nd"), False
    return (words.text("sources.pasted"), False) if kind_of(source) == "pasted" else (words.text("sources.no_publisher"), True)
