"""Edits of the pack as a whole: glossary, deliveries, the styles and pictures it carries, and whole parts at once."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefer.edits.base import Edit, inserted, label
from briefer.errors import EditError, Message
from briefer.files import is_safe
from briefer.model.briefing import Briefing
from briefer.model.extra import Extra
from briefer.model.pack import Delivery, Pack
from briefer.model.sources import Source
from briefer.model.themes import GlossaryEntry, Theme
from briefer.values import dataclass

_HEX = frozenset("0123456789abcdef")
_PARTS = ("sources", "themes", "glossary", "briefings", "deliveries", "files", "next_source", "extra")


@dataclass(frozen=True)
class SetGlossaryEntry(Edit):
    """Adds an acronym to the glossary, or replaces what it says of it; entries stand in alphabetical order."""

    entry: GlossaryEntry

    def apply(self, pack: Pack) -> Pack:
        """EditError when the acronym is empty, or explained in a language that the glossary has not."""
        if not self.entry.acronym.strip() or any(language not in ("en", "it") for language in self.entry.meaning):
            raise EditError("glossary_entry_not_allowed", acronym=self.entry.acronym)
        others = tuple(one for one in pack.glossary if one.acronym != self.entry.acronym)
        at = next((place for place, one in enumerate(others) if _sorted_by(one) > _sorted_by(self.entry)), None)
        return replace(pack, glossary=inserted(others, self.entry, at))

    @property
    def label(self) -> Message:
        """Set an acronym."""
        return label("set_glossary_entry", acronym=self.entry.acronym)


def _sorted_by(entry: GlossaryEntry) -> tuple[str, str]:
    return entry.acronym.casefold(), entry.acronym


@dataclass(frozen=True)
class RemoveGlossaryEntry(Edit):
    """Takes an acronym out of the glossary."""

    acronym: str

    def apply(self, pack: Pack) -> Pack:
        """EditError when it is not there."""
        left = tuple(one for one in pack.glossary if one.acronym != self.acronym)
        if len(left) == len(pack.glossary):
            raise EditError("unknown_acronym", acronym=self.acronym)
        return replace(pack, glossary=left)

    @property
    def label(self) -> Message:
        """Remove an acronym."""
        return label("remove_glossary_entry", acronym=self.acronym)


@dataclass(frozen=True)
class RecordDelivery(Edit):
    """Notes that a document was handed over."""

    delivery: Delivery

    def apply(self, pack: Pack) -> Pack:
        """The pack with one more entry in its record."""
        return replace(pack, deliveries=(*pack.deliveries, self.delivery))

    @property
    def label(self) -> Message:
        """Record a delivery."""
        return label("record_delivery", file=self.delivery.file)


@dataclass(frozen=True)
class AttachFile(Edit):
    """Lets a style or picture travel in the pack; the session takes its bytes by their SHA-256."""

    path: str
    sha256: str

    def apply(self, pack: Pack) -> Pack:
        """EditError when the path is not one below `styles/` or `media/`, or the digest is none."""
        if not self.path.startswith(("styles/", "media/")) or not is_safe(self.path):
            raise EditError("attached_path_not_allowed", path=self.path)
        if len(self.sha256) != 64 or not _HEX.issuperset(self.sha256):
            raise EditError("value_not_allowed", field="sha256", value=self.sha256, allowed=("SHA-256",))
        return replace(pack, files={**pack.files, self.path: self.sha256})

    @property
    def label(self) -> Message:
        """Attach a file."""
        return label("attach_file", path=self.path)


@dataclass(frozen=True)
class DetachFile(Edit):
    """Takes a style or picture out of the pack."""

    path: str

    def apply(self, pack: Pack) -> Pack:
        """EditError when the pack does not carry it."""
        if self.path not in pack.files:
            raise EditError("unknown_file", path=self.path)
        return replace(pack, files={path: sha for path, sha in pack.files.items() if path != self.path})

    @property
    def label(self) -> Message:
        """Detach a file."""
        return label("detach_file", path=self.path)


@dataclass(frozen=True)
class SetParts(Edit):
    """Puts whole parts of a pack in the place of others: how undo, redo and a restored version are journalled.

    A part that is None stays as it is. With `order`, the numbers of all sources in their order, `sources` holds only those of them that
    the pack has not got already, so that a step back in a large pack is a short line.
    """

    sources: tuple[Source, ...] | None = None
    themes: tuple[Theme, ...] | None = None
    glossary: tuple[GlossaryEntry, ...] | None = None
    briefings: tuple[Briefing, ...] | None = None
    deliveries: tuple[Delivery, ...] | None = None
    files: Mapping[str, str] | None = None
    next_source: int | None = None
    extra: Extra | None = None
    order: tuple[int, ...] | None = None

    def __post_init__(self) -> None:
        """Nothing to put into normal form: the parts are those of a pack, and may be all of a large one."""

    def apply(self, pack: Pack) -> Pack:
        """EditError when a source that should be there already is not."""
        parts = {name: part for name in _PARTS if (part := getattr(self, name)) is not None}
        if self.order is not None:
            brought = {source.number: source for source in self.sources or ()}
            there = {source.number: source for source in pack.sources} | brought
            if missing := [number for number in self.order if number not in there]:
                raise EditError("unknown_source", source=missing[0])
            parts["sources"] = tuple(there[number] for number in self.order)
        return replace(pack, **parts)

    @property
    def label(self) -> Message:
        """Restore an earlier state."""
        return label("set_parts")


def parts_between(before: Pack, after: Pack) -> SetParts:
    """The edit that makes one pack into another: the parts that are not the identical object in both."""
    parts = {name: getattr(after, name) for name in _PARTS if getattr(after, name) is not getattr(before, name)}
    if "sources" in parts:
        there = {id(source) for source in before.sources}
        fresh = tuple(source for source in after.sources if id(source) not in there)
        if len(fresh) < len(after.sources):
            parts |= {"sources": fresh or None, "order": tuple(source.number for source in after.sources)}
    return SetParts(**parts)
