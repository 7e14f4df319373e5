"""A pack to the texts of its members and back: `pack.yaml`, and for each source its YAML and its text."""
from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import partial
from typing import TypeVar

from briefer.model.pack import Pack
from briefer.model.sources import Source
from briefer.model.text import clean, digest
from briefer.schema import Room, SchemaError, compose
from briefer.storage.codec_pack import PACK as PACK_KIND
from briefer.storage.codec_sources import SOURCE
from briefer.storage.emit import to_yaml
from briefer.storage.kinds import Kind
from briefer.storage.members import PACK, Damage, damage, source_number, source_path, text_path

T = TypeVar("T")
_MOST_NODES = 1_000_000  # of all members together: more than thirty thousand excerpts with all that can be said of them


def source_yaml(source: Source) -> str:
    """What is known of a source, and its excerpts."""
    return to_yaml(SOURCE.write(source) or {})


def pack_yaml(pack: Pack) -> str:
    """Everything of a pack but its sources."""
    return to_yaml(PACK_KIND.write(pack) or {})


def members_of(pack: Pack) -> Mapping[str, Callable[[], str]]:
    """Every text member of a pack by path, each made when it is asked for."""
    members: dict[str, Callable[[], str]] = {PACK: partial(pack_yaml, pack)}
    for source in pack.sources:
        members[source_path(source.number)] = partial(source_yaml, source)
        members[text_path(source.number)] = partial(_text_of, source)
    return members


def _text_of(source: Source) -> str:
    return source.text


def read_members(texts: Mapping[str, str], lost: Collection[str] = ()) -> tuple[Pack, tuple[Damage, ...]]:
    """The pack from the texts of its members, and what could not be read of it.

    `lost` are members whose damage is known already. What depends on a member that is not there is left out, the rest is
    read: a source whose text is lost keeps its excerpts, unverified; one of which only the text is left keeps that.
    """
    found: list[Damage] = []
    room = Room(_MOST_NODES)

    def text_of(path: str) -> str | None:
        if path not in texts and path not in lost:
            found.append(damage(path, "missing"))
        return texts.get(path)

    def read(path: str, kind: Kind[T]) -> T | None:
        text = text_of(path)
        if text is None:
            return None
        try:
            return kind.read(compose(text, room))
        except SchemaError as error:
            found.append(damage(path, "not_understood", line=error.line, column=error.column, field=error.field, what=error.what))
            return None

    base = read(PACK, PACK_KIND) or Pack(id="", created="")
    sources = []
    for number in sorted({number for path in texts if (number := source_number(path)) is not None}):
        path = source_path(number)
        source = read(path, SOURCE)
        if source is not None and source.number != number:
            found.append(damage(path, "other_number", number=source.number))
            source = None
        if source is not None and (twice := _twice(source)):
            found.append(damage(path, "excerpt_twice", number=twice))
            source = None
        text = clean(text_of(text_path(number)) or "")
        sources.append(_with_text(source, text) if source else _text_alone(base, number, text))
    used = max((number for path in (*texts, *lost) if (number := source_number(path)) is not None), default=0)
    return replace(base, sources=tuple(sources), next_source=max(base.next_source, used + 1)), tuple(found)


def _twice(source: Source) -> int:
    """The first excerpt number that stands twice, or 0."""
    seen: set[int] = set()
    for excerpt in source.excerpts:
        if excerpt.number in seen:
            return excerpt.number
        seen.add(excerpt.number)
    return 0


def _with_text(source: Source, text: str) -> Source:
    """A source joined by its text; numbers of excerpts that are in use count as used."""
    used = max((excerpt.number for excerpt in source.excerpts), default=0)
    return replace(source, text=text, text_hash=source.text_hash or digest(text), next_excerpt=max(source.next_excerpt, used + 1))


def _text_alone(base: Pack, number: int, text: str) -> Source:
    """A source of which nothing but the text is left; excerpts that briefings still name keep their numbers to themselves."""
    named = [id.number for briefing in base.briefings for _, id in briefing.placed() if id.source == number]
    return Source(number, text, digest(text), next_excerpt=max(named, default=0) + 1)
