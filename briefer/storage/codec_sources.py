"""Sources and excerpts as they stand in a pack."""
from __future__ import annotations

from typing import Any

from briefer.model.dates import BASES, CONFIDENCES, PARTS, Date
from briefer.model.grading import CREDIBILITIES, NOT_JUDGED_CREDIBILITY, NOT_JUDGED_RELIABILITY, RELIABILITIES
from briefer.model.sources import (
    RIGHTS,
    ROLES,
    STATED_BASES,
    VIEWS,
    Attachment,
    Excerpt,
    HiddenLine,
    Highlight,
    ImportReport,
    Origin,
    Reading,
    Source,
    Stated,
    View,
)
from briefer.storage.kinds import FLAG, LOCALIZED, TEXT, Kind, always, choice, field, integer, listed, mapped, optional, record

_VIEW: Kind[View] = choice(VIEWS)

DATE: Kind[Date] = record(
    Date,
    field("stated", TEXT),
    field("edtf", TEXT),
    field("basis", choice(BASES, "stated")),
    field("confidence", choice(CONFIDENCES, "high")),
    field("note", LOCALIZED),
    field("zone", TEXT),
    field("part", optional(choice(PARTS))),
)

EXCERPT: Kind[Excerpt] = record(
    Excerpt,
    field("number", integer(least=1), required=True),
    field("start", integer(), required=True),
    field("end", integer(), required=True),
    field("exact", TEXT, required=True),
    field("prefix", TEXT),
    field("suffix", TEXT),
    field("wording", TEXT),
    field("themes", listed(TEXT)),
    field("date", optional(DATE)),
    field("event", TEXT),
    field("place", LOCALIZED),
    field("credibility", choice(CREDIBILITIES, NOT_JUDGED_CREDIBILITY)),
    field("speaker", LOCALIZED),
    field("headline", LOCALIZED),
    field("label", LOCALIZED),
    field("translation", LOCALIZED),
    field("note", TEXT),
    field("portion", TEXT),
    field("by", TEXT),
    field("checked", TEXT),
    field("unanchored", FLAG),
)

STATED: Kind[Stated] = record(
    Stated,
    field("text", LOCALIZED),
    field("basis", choice(STATED_BASES, "found")),
)

_ORIGIN: Kind[Origin] = record(
    Origin,
    field("file", TEXT),
    field("media_type", TEXT),
    field("sha256", TEXT),
    field("imported", TEXT),
    field("pasted", FLAG),
    field("encoding", TEXT),
    field("attached_to", integer(default=0)),
)

_ATTACHMENT: Kind[Attachment] = record(
    Attachment,
    field("file", TEXT, required=True),
    field("media_type", TEXT),
    field("size", integer(default=0)),
    field("sha256", TEXT),
)

_HIGHLIGHT: Kind[Highlight] = record(
    Highlight,
    field("start", integer(), required=True),
    field("end", integer(), required=True),
    field("exact", TEXT, required=True),
    field("prefix", TEXT),
    field("suffix", TEXT),
    field("author", TEXT),
    field("comment", TEXT),
)

_HIDDEN: Kind[HiddenLine] = record(
    HiddenLine,
    field("text", TEXT, required=True),
    field("rule", TEXT, required=True),
    field("before", integer(), required=True),
    field("order", integer(default=0)),
)

_REPORT: Kind[ImportReport] = record(
    ImportReport,
    field("lost", listed(TEXT)),
    field("guessed", listed(TEXT)),
    field("counts", mapped(integer())),
    field("also_carried_by", listed(integer(least=1))),
)


def _view(node: Any) -> View:
    return _VIEW.read(node)


def _paragraph(node: Any) -> int:
    return integer(least=1).read(node)


_STRUCTURE = mapped(choice(ROLES), _paragraph, int)

_READING: Kind[Reading] = record(
    Reading,
    field("text", TEXT, required=True),
    field("structure", _STRUCTURE),
    field("hidden", listed(_HIDDEN)),
)


def _make_source(**values: Any) -> Source:
    """A source still without its text, which is a member of its own."""
    return Source(text="", **{"text_hash": "", **values})


SOURCE: Kind[Source] = record(
    _make_source,
    field("number", integer(least=1), required=True),
    field("title", STATED),
    field("publisher", STATED),
    field("publisher_short", LOCALIZED),
    field("author", TEXT),
    field("url", TEXT),
    field("credit", LOCALIZED),
    field("published", optional(DATE)),
    field("retrieved", optional(DATE)),
    field("language", TEXT),
    field("paragraph_languages", mapped(always(TEXT), _paragraph, int)),
    field("reliability", choice(RELIABILITIES, NOT_JUDGED_RELIABILITY)),
    field("rights", choice(RIGHTS, "unknown")),
    field("summary", LOCALIZED),
    field("origin", _ORIGIN),
    field("text_hash", TEXT),
    field("hidden", listed(_HIDDEN)),
    field("structure", _STRUCTURE),
    field("views", mapped(_READING, _view)),
    field("view", optional(_VIEW)),
    field("pages", listed(integer())),
    field("highlights", listed(_HIGHLIGHT)),
    field("attachments", listed(_ATTACHMENT)),
    field("report", _REPORT),
    field("next_excerpt", integer(least=1, default=1)),
    field("excerpts", listed(EXCERPT)),
)
