"""From files that were read to sources of a pack: which are there already, what number each gets, who carries the same text."""
from __future__ import annotations

from pathlib import Path
from typing import Any

from briefer.analysis.likeness import Copies
from briefer.edits.sources import AddSource
from briefer.errors import SourceError
from briefer.model.pack import Pack
from briefer.model.sources import Source
from briefer.model.text import clean
from briefer.values import dataclass
from briefer.workflow.importing import FileRead
from briefer.workflow.sources import already_imported, numbered

_NEVER_MEANT = ("thumbs.db", "desktop.ini")  # what systems leave in folders


@dataclass(frozen=True, slots=True)
class Arrival:
    """What becomes of a file that was read: the edit that adds its source, or the number of the source that has it already, or an error.

    `same_text` are the sources with the very same text; `data` goes with the edit, by its digest.
    """

    name: str
    edit: AddSource | None = None
    earlier: int = 0
    error: SourceError | None = None
    same_text: tuple[int, ...] = ()
    data: bytes = b""
    digest: str = ""


class Intake:
    """Takes in one file after the other; with `again` also those that the pack has. Used by one thread."""

    def __init__(self, sources: tuple[Source, ...], *, again: bool = False) -> None:
        self._again = again
        self._copies, self._sources = Copies(sources), sources

    def take(self, read: FileRead, pack: Pack, when: str, **origin: Any) -> Arrival:
        """What becomes of a file in a pack as it is now; its edit is to be made before the next file is taken."""
        name = read.file.name
        earlier = None if self._again or not read.digest else already_imported(pack, read.digest)
        if earlier is not None:
            return Arrival(name, earlier=earlier.number)
        if read.source is None:
            return Arrival(name, error=read.error or SourceError("source_crashed", file=clean(name)))
        if not _same(pack.sources, self._sources):  # steps were undone meanwhile, or sources came from elsewhere
            self._copies = Copies(pack.sources)
        self._sources = pack.sources
        source = numbered(read.source, pack.next_source, when, self._copies, **origin)
        same = self._copies.same_text(source.text)
        self._copies.add(source)
        self._sources = (*self._sources, source)
        return Arrival(name, AddSource(source), same_text=same, data=read.data, digest=source.origin.sha256)


@dataclass(frozen=True, slots=True)
class FolderSeen:
    """What lies in a folder: the files that somebody put there, by name, and how many folders."""

    files: tuple[Path, ...]
    folders: int


def look_into(folder: Path) -> FolderSeen:
    """What of a folder can be imported; its folders are left alone. SourceError when it cannot be read."""
    try:
        entries = sorted(folder.iterdir(), key=lambda one: one.name)
    except OSError as error:
        raise SourceError("source_unreadable", file=folder.name) from error
    shown = [one for one in entries if not one.name.startswith((".", "~$")) and one.name.lower() not in _NEVER_MEANT]
    files = tuple(one for one in shown if not one.is_dir())
    return FolderSeen(files, len(shown) - len(files))


def _same(one: tuple[Source, ...], other: tuple[Source, ...]) -> bool:
    """Whether sources have the same numbers and texts; most are the very same values, which takes no time to see."""
    return len(one) == len(other) and all(first is second or (first.number == second.number and first.text_hash == second.text_hash)
                                          for first, second in zip(one, other, strict=True))
