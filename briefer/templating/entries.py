"""What template and theme files have in common: ids, text in both languages, lists of mappings."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NoReturn, TypeVar

from briefer.i18n import LANGUAGES
from briefer.model.localized import NOTHING, Localized
from briefer.schema import Fields, SchemaError, refuse

MOST_ENTRIES = 200  # in any list of a template: more is a mistake, or meant to hurt
_ID = re.compile("[a-z][a-z0-9_-]{0,39}")
T = TypeVar("T")


def id_of(fields: Fields) -> str:
    """An id: small letters, digits, hyphens and low lines, a letter first."""
    said = fields.required_text("id")
    if not _ID.fullmatch(said):
        fields.fail("schema.id_form", "id", value=said)
    return said


def both(fields: Fields, key: str, *, required: bool = False) -> Localized:
    """Text in both languages; when it is not required it may be missing, but not in one language alone."""
    if required:
        fields.required(key)
    inner = fields.fields(key)
    if inner is None:
        return NOTHING
    inner.only(LANGUAGES)
    text = Localized({language: inner.required_text(language) for language in LANGUAGES})
    for language in LANGUAGES:
        if language not in text:
            inner.fail("schema.missing_key", language, key=language)
    return text


def several(fields: Fields, key: str, read: Callable[[Fields], T]) -> list[tuple[Any, T]]:
    """The nodes of a list of mappings, and what a function reads from each."""
    nodes = fields.nodes(key)
    path = f"{fields.path}.{key}" if fields.path else key
    if len(nodes) > MOST_ENTRIES:
        fields.fail("schema.too_many", key, most=MOST_ENTRIES)
    return [(node, read(Fields(node, f"{path}[{index}]"))) for index, node in enumerate(nodes, 1)]


def distinct(found: Iterable[tuple[Any, T]], path: str, key: str, name: Callable[[T], str]) -> Iterator[tuple[Any, T]]:
    """The same entries; refuses the first that bears a name another bears already."""
    seen: set[str] = set()
    for index, (node, entry) in enumerate(found, 1):
        if name(entry) in seen:
            refuse_at(node, f"{path}[{index}].{key}", "schema.duplicate_id", value=name(entry))
        seen.add(name(entry))
        yield node, entry


def refuse_at(node: Any, path: str, id: str, **fields: object) -> NoReturn:
    """Refuses what stands in a field."""
    try:
        refuse(node, id, **fields)
    except SchemaError as error:
        raise error.within(path) from None
