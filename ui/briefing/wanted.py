"""What checks ask to be written in a section: finds the field, item or cell, and puts the caret there."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject, QTimer

from briefer.edits import Spot
from briefer.i18n import LANGUAGES
from briefer.model.briefing import CardsItem, GroupItem, Item, Section, TableItem, TextItem
from briefer.model.localized import Localized
from briefer.model.rating import rate, weight
from ui.briefing.section_details import SectionDetails
from ui.briefing.section_editor import SectionEditor
from ui.briefing.sheets import Place
from ui.desk import Editing
from ui.kit import Kit


class Wanted(QObject):
    """Hears what is wanted of the desk while a section is selected; `show_details` brings the details to the front."""

    def __init__(self, kit: Kit, editor: SectionEditor, details: SectionDetails, show_details: Callable[[], None]) -> None:
        super().__init__(editor)
        self._kit, self._editor, self._details, self._show_details = kit, editor, details, show_details
        kit.desk.wanted.connect(lambda field: QTimer.singleShot(0, self, lambda: self._open(field)))

    def _open(self, field: str) -> None:
        """Opens what a field of the current section is called: `text.it`, `caption.en`, `table`, `cards`, `portion`."""
        desk = self._kit.desk
        section = desk.section if desk.is_open and desk.workspace == "briefing" and desk.selected == "section" else None
        if section is None:
            return
        kind, _, language = field.partition(".")
        if kind == "caption" and _lacks(section.caption, language):
            self._show_details()
            self._details.focus_field(field)
        elif found := place_of(section, kind, language, desk.briefing.languages if desk.briefing else LANGUAGES):
            spot, at, cell = found
            self._editor.show_item(Editing(section.id, at, spot.theme, spot.intro))
            if cell is not None and (grid := getattr(self._editor.cards.editor, "grid", None)) is not None:
                grid.go(cell)
            caption = getattr(self._editor.cards.editor, "focus_caption", None)
            if kind == "caption" and caption is not None:
                caption()
            if kind == "portion":
                self._show_details()
                self._details.focus_field(kind)
        elif kind == "text":
            self._editor.fields[0].edit.setFocus()


def place_of(section: Section, kind: str, language: str, languages: Sequence[str]) -> tuple[Spot, int, Place | None] | None:
    """Where in a section something is to be written, and in which cell of a table; None when nothing of the kind is missing."""
    for spot, at, item in _items(section):
        if kind == "text" and isinstance(item, TextItem) and (not language or _lacks(item.text, language)):
            return spot, at, None
        if kind == "portion" and isinstance(item, TextItem) and not item.portion:
            return spot, at, None
        if kind == "caption" and isinstance(item, TableItem) and _lacks(item.caption, language):
            return spot, at, None
        if kind == "table" and isinstance(item, TableItem) and (cell := _unrated(item, languages)):
            return spot, at, cell
        if kind == "cards" and isinstance(item, CardsItem):
            return spot, at, None
    return None


def _items(section: Section) -> Iterator[tuple[Spot, int, Item]]:
    """The items of a section, and where they stand."""
    for at, text in enumerate(section.intro):
        yield Spot(section.id, intro=True), at, text
    for at, item in enumerate(section.body):
        if isinstance(item, GroupItem):
            yield from ((Spot(section.id, item.theme), inner, leaf) for inner, leaf in enumerate(item.body))
        else:
            yield Spot(section.id), at, item


def _lacks(text: Localized, language: str) -> bool:
    """Whether a text is there in another language than this one."""
    return bool(text) and language in LANGUAGES and not text.text(language).strip()


def _unrated(table: TableItem, languages: Sequence[str]) -> Place | None:
    """The first cell, as the grid counts, whose mark or weight is missing in a language."""
    if all(column.type != "mark" for column in table.columns):
        return None
    for at, row in enumerate(table.rows, 1):
        for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            said = [cell.text(language) for language in languages]
            if (column.type == "mark" and any(rate(one) is None for one in said)) or (
                    column.type == "number" and any(weight(one) is None for one in said)):
                return at, place
    return None
