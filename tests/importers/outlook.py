"""Makes messages of Outlook, property by property, for tests."""
from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from struct import pack

from briefer.importers.compound import Tree, write_compound

SUBJECT, BODY, SENDER, CLASS, HTML, RTF, HEADERS = 0x0037, 0x1000, 0x0C1A, 0x001A, 0x1013, 0x1009, 0x007D
NAME, DATA, METHOD, MIME, CONTENT_ID = 0x3707, 0x3701, 0x3705, 0x370E, 0x3712
SUBMITTED, MESSAGE_PAGE, INTERNET_PAGE = 0x0039, 0x3FFD, 0x3FDE
Value = str | bytes | int | datetime


def properties(values: Mapping[int, Value], header: int, *, page: str = "") -> dict[str, bytes | Tree]:
    """The streams that hold some properties; text in a code page if one is given."""
    streams: dict[str, bytes | Tree] = {}
    fixed = b""
    for id, value in values.items():
        if isinstance(value, str):
            kind = "001E" if page else "001F"
            streams[f"__substg1.0_{id:04X}{kind}"] = value.encode(page or "utf-16-le")
        elif isinstance(value, bytes):
            streams[f"__substg1.0_{id:04X}0102"] = value
        elif isinstance(value, int):
            fixed += pack("<IIQ", id << 16 | 0x0003, 6, value)
        else:
            ticks = int((value - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
            fixed += pack("<IIQ", id << 16 | 0x0040, 6, ticks)
    return {**streams, "__properties_version1.0": bytes(header) + fixed}


def attachment(values: Mapping[int, Value], message: Mapping[int, Value] | None = None) -> dict[str, bytes | Tree]:
    """An attached file, or with `message` an attached message."""
    streams = properties({METHOD: 5 if message is not None else 1, **values}, 8)
    if message is not None:
        streams["__substg1.0_3701000D"] = properties(message, 24)
    return streams


def message(values: Mapping[int, Value], *attachments: Tree, page: str = "") -> bytes:
    """A message as a file."""
    shown = {f"__attach_version1.0_#{number:08X}": tree for number, tree in enumerate(attachments)}
    return write_compound({**properties(values, 32, page=page), "__nameid_version1.0": {}, **shown})
