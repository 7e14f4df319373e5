"""Briefings with their sections and bodies as they stand in a pack."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, get_args

from briefer.model.briefing import (
    NUMBERINGS,
    ORDERS,
    SECTION_KINDS,
    TITLE_FIELDS,
    Align,
    Briefing,
    Card,
    CardLayout,
    CardsItem,
    ColumnType,
    Dated,
    Detail,
    ExcerptItem,
    Frame,
    FrameRow,
    GroupItem,
    HeadingLook,
    Item,
    Lane,
    LaneBar,
    LeafItem,
    Printing,
    Section,
    SectionRule,
    Side,
    TableColumn,
    TableItem,
    TemplateOrigin,
    TextItem,
)
from briefer.model.extra import Extra, RawMapping
from briefer.model.localized import NOTHING, Localized
from briefer.model.sources import ExcerptId
from briefer.schema import refuse
from briefer.storage.kinds import (
    FLAG,
    LOCALIZED,
    TEXT,
    Field,
    Kind,
    Plain,
    always,
    choice,
    field,
    integer,
    listed,
    mapped,
    number,
    optional,
    record,
)
from briefer.values import dataclass

_ALL = ("all",)
_WIDEST = 1000.0  # millimetres


def _excerpt_id(node: Any) -> ExcerptId:
    said = TEXT.read(node)
    try:
        id = ExcerptId.parse(said[:20])
    except ValueError:
        id = ExcerptId(0, 0)
    if not (id.source and id.number):
        refuse(node, "schema.excerpt_number", value=said)
    return id


def _theme_ids(node: Any) -> tuple[str, ...]:
    return _ALL if node.id == "scalar" and node.value == "all" else listed(TEXT).read(node)


def _write_theme_ids(ids: tuple[str, ...]) -> Plain | None:
    return "all" if ids is _ALL else listed(TEXT).write(ids)


def _make_rule(**values: Any) -> SectionRule:
    themes = values.pop("themes", ())
    return SectionRule(all_themes=True, **values) if themes is _ALL else SectionRule(themes=themes, **values)


RULE: Kind[SectionRule] = record(
    _make_rule,
    field("themes", Kind(_theme_ids, _write_theme_ids), get=lambda rule: _ALL if rule.all_themes else rule.themes),
    field("pmesii", TEXT),
    field("sources", listed(integer(least=1))),
    field("dates", TEXT),
    field("dated", choice(get_args(Dated), "any")),
    field("placed", FLAG),
    field("min", integer(default=0)),
    field("max", integer(default=0)),
)


@dataclass(frozen=True, slots=True)
class _Inner:
    """What a nested mapping held whose values belong to the record around it."""

    values: Mapping[str, Any]
    extra: Extra


def _inner(extra: Extra = (), **values: Any) -> _Inner:
    return _Inner(values, extra)


def _outer(make: Callable[..., Any], key: str) -> Callable[..., Any]:
    """A constructor that also takes the values of the mapping nested under a key."""
    def build(extra: Extra = (), **values: Any) -> Any:
        inner: _Inner = values.pop(key, _Inner({}, ()))
        kept = (*extra, (key, RawMapping(inner.extra))) if inner.extra else extra
        return make(**values, **inner.values, extra=kept)

    return build


def _whole(value: Any) -> Any:
    return value


_TEXT_ITEM: Kind[TextItem] = record(
    TextItem,
    field("text", LOCALIZED, required=True),
    field("id", TEXT),
    field("portion", TEXT),
    field("by", TEXT),
    field("checked", TEXT),
)
_EXCERPT_ITEM: Kind[ExcerptItem] = record(
    ExcerptItem,
    field("excerpt", Kind(_excerpt_id, str), required=True),
    field("id", TEXT),
)
_COLUMN: Kind[TableColumn] = record(
    TableColumn,
    field("title", LOCALIZED, required=True),
    field("align", choice(get_args(Align), "left")),
    field("width", number(most=_WIDEST)),
    field("type", choice(get_args(ColumnType), "text")),
)
_TABLE: Kind[Any] = record(
    _inner,
    field("caption", LOCALIZED),
    field("columns", listed(_COLUMN), required=True),
    field("rows", listed(listed(LOCALIZED)), required=True),
    extra="",
)
_TABLE_ITEM: Kind[TableItem] = record(
    _outer(TableItem, "table"),
    field("table", _TABLE, required=True, get=_whole),
    field("id", TEXT),
)
_CARD: Kind[Card] = record(
    Card,
    field("title", LOCALIZED, required=True),
    field("lines", listed(LOCALIZED)),
    field("marks", listed(TEXT)),
)
_CARDS: Kind[Any] = record(
    _inner,
    field("layout", choice(get_args(CardLayout)), required=True),
    field("items", listed(_CARD), required=True),
    extra="",
)
_CARDS_ITEM: Kind[CardsItem] = record(
    _outer(CardsItem, "cards"),
    field("cards", _CARDS, required=True, get=_whole),
    field("id", TEXT),
)


def _one_of(kinds: Mapping[str, tuple[type, Kind[Any]]]) -> Kind[Any]:
    """One of several records, told apart by the key that only it has."""
    writers = {made: kind.write for made, kind in kinds.values()}

    def read(node: Any) -> Any:
        if node.id != "mapping":
            refuse(node, "schema.mapping_expected")
        named = [key.value for key, _ in node.value if isinstance(key.value, str) and key.value in kinds]
        if len(named) != 1:
            refuse(node, "schema.one_of", allowed=tuple(kinds))
        return kinds[named[0]][1].read(node)

    keys = frozenset[str]().union(*(kind.keys for _, kind in kinds.values()))
    return Kind(read, lambda item: writers[type(item)](item), keys)


_LEAVES: Mapping[str, tuple[type, Kind[Any]]] = MappingProxyType({
    "text": (TextItem, _TEXT_ITEM),
    "excerpt": (ExcerptItem, _EXCERPT_ITEM),
    "table": (TableItem, _TABLE_ITEM),
    "cards": (CardsItem, _CARDS_ITEM),
})
_LEAF: Kind[LeafItem] = _one_of(_LEAVES)
_GROUP: Kind[GroupItem] = record(GroupItem, field("group", TEXT, attribute="theme", required=True), field("body", listed(_LEAF)))
ITEM: Kind[Item] = _one_of({**_LEAVES, "group": (GroupItem, _GROUP)})

_BAR: Kind[LaneBar] = record(
    LaneBar,
    field("from", TEXT, attribute="start", required=True),
    field("to", TEXT, attribute="end"),
    field("open", FLAG),
    field("label", LOCALIZED),
    field("milestone", FLAG),
)
_LANE: Kind[Lane] = record(Lane, field("title", LOCALIZED, required=True), field("bars", listed(_BAR)))
_DETAIL: Kind[Detail] = record(
    Detail,
    field("from", TEXT, attribute="start", required=True),
    field("to", TEXT, attribute="end", required=True),
    field("title", LOCALIZED),
)

SECTION: Kind[Section] = record(
    Section,
    field("id", TEXT, required=True),
    field("kind", choice(SECTION_KINDS), required=True),
    field("titles", LOCALIZED),
    field("guidance", LOCALIZED),
    field("rule", RULE),
    field("caption", LOCALIZED),
    field("group_by", TEXT),
    field("order", choice(ORDERS, "mine")),
    field("required", FLAG),
    field("print", choice(get_args(Printing), "auto")),
    field("page_break", FLAG),
    field("heading", choice(get_args(HeadingLook), "numbered")),
    field("variant", TEXT),
    field("lanes", listed(_LANE)),
    field("detail", optional(_DETAIL)),
    field("intro", listed(_TEXT_ITEM)),
    field("body", listed(ITEM)),
)

_ROW: Kind[FrameRow] = record(
    FrameRow,
    field("field", TEXT, required=True),
    field("label", LOCALIZED, required=True),
    field("side", choice(get_args(Side), "left")),
)
_LENGTH: Kind[Any] = record(
    _inner,
    field("min", integer(default=0), attribute="min_pages"),
    field("max", integer(default=0), attribute="max_pages"),
    extra="",
)
FRAME: Kind[Frame] = record(
    _outer(Frame, "length"),
    field("names", LOCALIZED),
    field("rows", listed(_ROW)),
    field("length", _LENGTH, get=_whole),
    field("closing", LOCALIZED),
    field("statement", LOCALIZED),
    field("data_block", FLAG),
    field("numbering", optional(choice(NUMBERINGS))),
)
_TEMPLATE: Kind[TemplateOrigin] = record(TemplateOrigin, field("id", TEXT), field("sha256", TEXT))


def _title(name: str) -> Field[Localized]:
    return field(name, LOCALIZED, attribute=f"title_{name}", get=lambda briefing: briefing.titles.get(name, NOTHING))


def _make_briefing(**values: Any) -> Briefing:
    titles = {name: text for name in TITLE_FIELDS if (text := values.pop(f"title_{name}", NOTHING))}
    return Briefing(titles=titles, **values)


BRIEFING: Kind[Briefing] = record(
    _make_briefing,
    field("id", TEXT, required=True),
    field("template", _TEMPLATE),
    field("style", always(TEXT)),
    field("languages", always(listed(TEXT))),
    field("date", TEXT),
    field("as_of", TEXT),
    field("copies", integer(default=0)),
    field("portion_marks", FLAG),
    *(_title(name) for name in TITLE_FIELDS),
    field("frame", FRAME),
    field("fields", mapped(LOCALIZED)),
    field("sections", listed(SECTION)),
)
