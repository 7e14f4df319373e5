"""The sheets over what a section holds, and what a new table or row of cards begins with."""
from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefer.i18n import LANGUAGES
from briefer.model.briefing import Briefing, Card, CardsItem, LeafItem, Section, TableColumn, TableItem
from briefer.model.dates import Date
from briefer.model.localized import NOTHING, Localized
from briefer.model.selection import leaves
from briefer.workflow import DateWords, read_date
from ui.briefing.card_sheet import CardSheet, new_card
from ui.briefing.lane_sheet import LaneSheet
from ui.briefing.sheets import Sheet
from ui.briefing.table_sheet import TableSheet
from ui.words import Words

_ROWS = 1  # Tab makes more
_FIGURES = 3
_PAIRED = ("pairs", "data", "band")  # variants whose tables have two columns


class LaneDates:
    """Dates of bars as the language of the window says them, and as they are typed in either language."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def say(self, edtf: str) -> str:
        """A date in words."""
        return DateWords(self._words.language).event(Date(edtf=edtf, basis="stated"))

    @staticmethod
    def read(typed: str) -> str:
        """A single date, or nothing: a bar has two ends, and knows no middle of a year."""
        when = read_date(typed)
        return when.edtf if when is not None and when.part is None and "/" not in when.edtf else ""


def sheet_of(item: object, briefing: Briefing, language: str) -> Sheet | None:
    """The sheet over a table or a row of cards; None for anything else."""
    if isinstance(item, TableItem):
        return TableSheet(item, language, briefing.languages)
    if isinstance(item, CardsItem):
        return CardSheet(item, language, briefing.languages, _first(item, briefing))
    return None


def lanes_of(section: Section, briefing: Briefing, language: str, dates: LaneDates) -> LaneSheet:
    """The sheet over the lanes of a section."""
    return LaneSheet(section.lanes, language, briefing.languages, dates.say, dates.read)


def _options(briefing: Briefing) -> list[CardsItem]:
    return [item for section in briefing.sections if section.print != "never" for item in leaves(section.body)
            if isinstance(item, CardsItem) and item.layout == "options"]


def _first(item: CardsItem, briefing: Briefing) -> int:
    """The number of the first card: courses of action are counted through the briefing."""
    count = 1
    for one in _options(briefing) if item.layout == "options" else ():
        if one is item:
            break
        count += len(one.items)
    return count


# --- what is new -----------------------------------------------------------------------------------------------------------


class Preset(NamedTuple):
    """What can be put into a section: by what words it is offered, and what it begins with (a text begins with nothing)."""

    says: str
    item: LeafItem | None = None


def presets(briefing: Briefing, section: Section, words: Words) -> tuple[Preset, ...]:
    """What can be put into a section, what fits it best first."""
    courses = [card for item in _options(briefing) for card in item.items]
    tables = [Preset("insert.comparison", _comparison(courses, words))] if courses and section.kind == "table" else []
    tables.append(Preset("insert.table", _table(section, words)))
    people = Preset("insert.people", CardsItem("people", (new_card("people", briefing.languages),)))
    options = Preset("insert.options", CardsItem("options", (new_card("options", briefing.languages),) * 2))
    figures = section.variant == "figures"
    plain = Preset("insert.figures" if figures else "insert.items",
                   CardsItem("items", (new_card("items", briefing.languages),) * (_FIGURES if figures else 1)))
    if figures:
        first = [plain, *tables, options, people]
    elif section.kind == "table" or section.variant in _PAIRED:
        first = [*tables, people, plain, options]
    else:
        first = [options, *tables, people, plain]
    return (*first, Preset("insert.text"), Preset("insert.opening"))


def _both(words: Words, id: str) -> Localized:
    """Words in every language: what is new in a pack speaks all of them."""
    return Localized(dict(zip(LANGUAGES, words.in_all(id), strict=True)))


def _table(section: Section, words: Words) -> TableItem:
    """A table as the section prints it: in pairs of what is asked or named and what is said, else with three columns."""
    if section.variant in _PAIRED:
        first, second = (("insert.question", "insert.reply") if section.variant == "pairs" else ("insert.item", "insert.value"))
        columns: tuple[TableColumn, ...] = (TableColumn(_both(words, first), width=55), TableColumn(_both(words, second)))
    else:
        columns = (TableColumn(NOTHING),) * 3
    return TableItem(columns, ((NOTHING,) * len(columns),) * _ROWS)


def _comparison(courses: Sequence[Card], words: Words) -> TableItem:
    """Criteria with their weights against the courses of action of the briefing."""
    fixed = (TableColumn(_both(words, "insert.criterion"), width=50), TableColumn(_both(words, "insert.weight"), width=20, type="number"))
    columns = (*fixed, *(TableColumn(_plain(card.title), type="mark") for card in courses))
    return TableItem(columns, ((NOTHING,) * len(columns),) * _ROWS)


def _plain(title: Localized) -> Localized:
    """A title without the signs of framing markup that begin and end it."""
    return Localized({language: said.strip("*") for language, said in title.items()})
