"""Every way a pack can change, and the table of them that the journal goes by."""
from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefer.edits.base import Edit
from briefer.edits.bodies import Spot
from briefer.edits.briefing import (
    AddBriefing,
    AddSection,
    ChangeBriefing,
    ChangeSection,
    DuplicateBriefing,
    MoveSection,
    RemoveBriefing,
    RemoveSection,
)
from briefer.edits.excerpts import AddExcerpt, Anchor, ChangeExcerpt, MoveAnchor, RemoveExcerpt
from briefer.edits.items import InsertItem, MoveItem, Place, PlaceMany, RemoveItem, SetItem, Unplace, WriteText
from briefer.edits.pack import (
    AttachFile,
    DetachFile,
    RecordDelivery,
    RemoveGlossaryEntry,
    SetGlossaryEntry,
    SetParts,
    parts_between,
)
from briefer.edits.records import Json, RecordError, fields_from_json, fields_to_json
from briefer.edits.sources import AddSource, ChangeSource, RemoveSource
from briefer.edits.texts import DropHighlight, ReplaceText, RereadSource, RestoreHiddenLine, SwitchView, TakeHighlight
from briefer.edits.themes import AddTheme, ChangeTheme, MergeThemes, RemoveTheme, ReorderThemes
from briefer.errors import EditError

__all__ = [
    "EDITS",
    "AddBriefing",
    "AddExcerpt",
    "AddSection",
    "AddSource",
    "AddTheme",
    "Anchor",
    "AttachFile",
    "ChangeBriefing",
    "ChangeExcerpt",
    "ChangeSection",
    "ChangeSource",
    "ChangeTheme",
    "DetachFile",
    "DropHighlight",
    "DuplicateBriefing",
    "Edit",
    "InsertItem",
    "Json",
    "MergeThemes",
    "MoveAnchor",
    "MoveItem",
    "MoveSection",
    "Place",
    "PlaceMany",
    "RecordDelivery",
    "RemoveBriefing",
    "RemoveExcerpt",
    "RemoveGlossaryEntry",
    "RemoveItem",
    "RemoveSection",
    "RemoveSource",
    "RemoveTheme",
    "ReorderThemes",
    "ReplaceText",
    "RereadSource",
    "RestoreHiddenLine",
    "SetGlossaryEntry",
    "SetItem",
    "SetParts",
    "Spot",
    "SwitchView",
    "TakeHighlight",
    "Unplace",
    "WriteText",
    "from_record",
    "parts_between",
    "to_record",
]

EDITS: Mapping[str, type[Edit]] = MappingProxyType({edit.__name__: edit for edit in (
    AddSource,
    ChangeSource,
    RemoveSource,
    RestoreHiddenLine,
    ReplaceText,
    SwitchView,
    RereadSource,
    TakeHighlight,
    DropHighlight,
    AddExcerpt,
    ChangeExcerpt,
    MoveAnchor,
    RemoveExcerpt,
    AddTheme,
    ChangeTheme,
    MergeThemes,
    RemoveTheme,
    ReorderThemes,
    SetGlossaryEntry,
    RemoveGlossaryEntry,
    RecordDelivery,
    AttachFile,
    DetachFile,
    SetParts,
    AddBriefing,
    DuplicateBriefing,
    RemoveBriefing,
    ChangeBriefing,
    AddSection,
    ChangeSection,
    MoveSection,
    RemoveSection,
    Place,
    PlaceMany,
    Unplace,
    WriteText,
    InsertItem,
    SetItem,
    RemoveItem,
    MoveItem,
)})


def to_record(edit: Edit) -> dict[str, Json]:
    """An edit as JSON for the journal: its name as `edit`, and its fields."""
    return {"edit": type(edit).__name__, **fields_to_json(edit)}


def from_record(record: Mapping[str, Json]) -> Edit:
    """The edit that `to_record` wrote; EditError when the record is of no edit that this version knows."""
    name = record.get("edit")
    kind = EDITS.get(name) if isinstance(name, str) else None
    if kind is None:
        raise EditError("record_not_understood", edit=str(name))
    try:
        edit: Edit = fields_from_json(kind, {field: value for field, value in record.items() if field != "edit"})
    except RecordError as error:
        raise EditError("record_not_understood", edit=kind.__name__) from error
    return edit
