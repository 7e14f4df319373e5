"""The sections of a template: what stands in them from the start, and the rule by which they take excerpts."""
from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, get_args

from briefer.model.briefing import (
    ORDERS,
    SECTION_KINDS,
    Align,
    Card,
    CardLayout,
    CardsItem,
    ColumnType,
    Dated,
    HeadingLook,
    Item,
    Printing,
    Section,
    SectionKind,
    SectionRule,
    TableColumn,
    TableItem,
    TextItem,
)
from briefer.model.dates import parse_edtf
from briefer.model.localized import NOTHING, Localized
from briefer.model.rules import PERIOD
from briefer.model.themes import PMESII
from briefer.schema import Fields, localized_of, text_of
from briefer.templating.entries import MOST_ENTRIES, both, id_of, refuse_at, several

ALL_THEMES = "all"
# The looks that a kind of section can have beside its usual one.
VARIANTS: Mapping[SectionKind, tuple[str, ...]] = MappingProxyType({
    "text": ("compact", "matter", "horizons", "side_box", "annexes", "notice"), "excerpts": ("compact", "figures"),
    "by_theme": ("blocks",), "key_points": ("numbered", "pairs", "speak"), "table": ("data", "band"),
    "chronology": ("without_theme", "events"), "timeline": ("swimlane",), "sources": ("lines", "paragraph"), "press_items": ("full",)})
_KEYS = ("id", "kind", "titles", "guidance", "rule", "caption", "group_by", "order", "required", "print", "page_break", "heading",
         "variant", "body")
_RULE_KEYS = ("themes", "pmesii", "sources", "dates", "dated", "placed", "min", "max")
_ITEMS = ("text", "table", "cards")
_THEME = re.compile(r"[\w.-]{1,80}")
_MOST_TAKEN = 10_000


def read_section(fields: Fields) -> Section:
    """A section; its titles may be missing only where it has no heading."""
    fields.only(_KEYS)
    id, kind = id_of(fields), fields.required_choice("kind", SECTION_KINDS)
    if kind not in VARIANTS:
        fields.only(tuple(key for key in _KEYS if key != "variant"))
    heading = fields.choice("heading", get_args(HeadingLook), "numbered")
    return Section(
        id, kind, both(fields, "titles", required=heading != "none"), both(fields, "guidance"), _rule(fields.fields("rule")),
        both(fields, "caption"), fields.choice("group_by", ("theme", "source"), ""),
        fields.choice("order", ORDERS, "mine"), fields.flag("required"), fields.choice("print", get_args(Printing), "auto"),
        fields.flag("page_break"), heading, _variant(fields, kind), body=tuple(item for _, item in several(fields, "body", _item)))


def _variant(fields: Fields, kind: SectionKind) -> str:
    """One of the looks of this kind, or nothing for its usual one."""
    return fields.choice("variant", VARIANTS[kind], "") if kind in VARIANTS else ""


def _rule(fields: Fields | None) -> SectionRule:
    """The rule of a section; without one it takes nothing by itself."""
    if fields is None:
        return SectionRule()
    fields.only(_RULE_KEYS)
    themes, all_themes = _themes(fields)
    rule = SectionRule(
        themes, all_themes, fields.choice("pmesii", PMESII, ""), _sources(fields), _period(fields),
        fields.choice("dated", get_args(Dated), "any"), fields.flag("placed"),
        fields.integer("min", most=_MOST_TAKEN), fields.integer("max", most=_MOST_TAKEN))
    if rule.max and rule.min > rule.max:
        fields.fail("schema.min_over_max", "min", least=rule.min, most=rule.max)
    return rule


def _themes(fields: Fields) -> tuple[tuple[str, ...], bool]:
    """Theme ids, or the word that stands for all of them."""
    node = fields.take("themes")
    if node is None:
        return (), False
    if node.id == "scalar":
        if text_of(node, "themes") == ALL_THEMES:
            return (), True
        fields.fail("schema.themes_expected", "themes", allowed=(ALL_THEMES, "[pol, mil.nmi]"))
    ids = fields.texts("themes")
    for id in ids:
        if not _THEME.fullmatch(id):
            fields.fail("schema.id_form", "themes", value=id)
    return ids, False


def _sources(fields: Fields) -> tuple[int, ...]:
    """Source numbers."""
    numbers = fields.texts("sources")
    for said in numbers:
        if not (said.isascii() and said.isdigit() and len(said) <= 6 and int(said)):
            fields.fail("schema.whole_number", "sources", value=said, least=1, most=999_999)
    return tuple(map(int, numbers))


def _period(fields: Fields) -> str:
    """A period in EDTF, or the word for the one that the briefing covers."""
    said = fields.text("dates")
    if said and said != PERIOD and parse_edtf(said) is None:
        fields.fail("schema.period", "dates", value=said, allowed=(PERIOD, "2020-01/2020-06", "2020-03-15"))
    return said


def _item(fields: Fields) -> Item:
    """What a section holds from the start: text, or a table or cards to be filled in."""
    fields.only(_ITEMS)
    if sum(name in fields for name in _ITEMS) != 1:
        fields.fail("schema.one_of", allowed=_ITEMS)
    if "text" in fields:
        return TextItem(both(fields, "text", required=True))
    name = "table" if "table" in fields else "cards"
    inner = fields.fields(name)
    if inner is None:
        fields.fail("schema.mapping_expected", name)
    return _table(inner) if name == "table" else _cards(inner)


def _table(fields: Fields) -> TableItem:
    """A table; each row has one cell for each column, and a cell left empty in both languages is for the officer."""
    fields.only(("columns", "rows", "caption")).required("columns")
    columns = tuple(column for _, column in several(fields, "columns", _column))
    rows = fields.nodes("rows")
    if len(rows) > MOST_ENTRIES:
        fields.fail("schema.too_many", "rows", most=MOST_ENTRIES)
    cells = tuple(_row(node, f"{fields.path}.rows[{index}]", len(columns)) for index, node in enumerate(rows, 1))
    return TableItem(columns, cells, both(fields, "caption"))


def _cards(fields: Fields) -> CardsItem:
    """Cards with their titles; lines and marks may be left to the officer."""
    fields.only(("layout", "items")).required("layout")
    return CardsItem(fields.required_choice("layout", get_args(CardLayout)), tuple(card for _, card in several(fields, "items", _card)))


def _card(fields: Fields) -> Card:
    fields.only(("title", "lines", "marks"))
    lines = tuple(localized_of(node, f"{fields.path}.lines[{index}]", plain=True) for index, node in enumerate(fields.nodes("lines"), 1))
    return Card(both(fields, "title"), lines, fields.texts("marks"))


def _column(fields: Fields) -> TableColumn:
    fields.only(("title", "align", "width", "type"))
    return TableColumn(
        both(fields, "title"), fields.choice("align", get_args(Align), "left"), fields.number("width", most=400),
        fields.choice("type", get_args(ColumnType), "text"))


def _row(node: Any, path: str, wide: int) -> tuple[Localized, ...]:
    """A row as a list of cells."""
    if node.id != "sequence":
        refuse_at(node, path, "schema.list_expected")
    if len(node.value) != wide:
        refuse_at(node, path, "schema.cells", count=len(node.value), expected=wide)
    return tuple(NOTHING if cell.id == "scalar" and not cell.value else localized_of(cell, path, plain=True) for cell in node.value)
