"""What can go wrong, in five families; a face puts the message into words in its own language."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import ClassVar

from briefer.values import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence before it has a language: the id of a catalogue entry and the values it names.

    A field may be text, text per language, a number, another message, or a tuple of these (printed as a list).
    With `count` the entry is one that has a singular and a plural form.
    """

    id: str
    fields: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    count: int | None = None


def message(id: str, /, *, count: int | None = None, **fields: object) -> Message:
    """A message from its id and its fields; `count` is also the field `{count}`."""
    if count is not None:
        fields["count"] = count
    return Message(id, MappingProxyType(fields), count)


class BrieferError(Exception):
    """Something the user can act on: `message` says what happened and what it means, `hint` what to do.

    The catalogue holds both as `error.<id>` and `error.<id>.hint`.
    """

    status: ClassVar[int] = 70

    def __init__(self, id: str, /, *, count: int | None = None, **fields: object) -> None:
        super().__init__(id, fields)
        self.id = id
        self.message = message(f"error.{id}", count=count, **fields)
        self.hint = message(f"error.{id}.hint", count=count, **fields)


class SourceError(BrieferError):
    """A file that cannot become a source."""

    status = 3


class PackError(BrieferError):
    """A pack that cannot be opened, read or saved."""

    status = 4


class EditError(BrieferError):
    """A change that the pack does not allow."""

    status = 5


class TemplateError(BrieferError):
    """A template or style file with a mistake; the fields name file, line, column and key."""

    status = 6


class ExportError(BrieferError):
    """A document that cannot be made or written."""

    status = 7
