"""One save of a session, on values that do not change any more: it may run beside the session, whose own thread then adopts it."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from briefer.errors import PackError
from briefer.model.pack import Pack
from briefer.session.keeping import Attempt, Keeping
from briefer.storage.packfile import Opened, read_original
from briefer.storage.saving import files_of, save


class Saving:
    """A save that was begun; `run` writes it, in whatever thread, and `Session.adopt` makes it the session's."""

    def __init__(self, pack: Pack, opened: Opened, blobs: Mapping[str, bytes], keeping: Keeping) -> None:
        """Use `Session.begin_save`."""
        self.pack = pack
        self._opened, self._blobs, self._keeping = opened, dict(blobs), keeping
        self.holds = keeping.noted
        self.going: Mapping[str, bytes] = {}
        self.opened: Opened | None = None

    def run(self) -> None:
        """Writes the pack; raises PackError, and then the file is as it was. Slow drives are waited for here."""
        path = self._opened.path
        self._keeping.require_lock()
        self._opened = self._keeping.landed(self._opened)
        self.going = self._what_goes(path)
        self._keeping.store(self.going)
        self.opened = save(self.pack, path, opened=self._opened, blobs=self._blobs, announce=self._announce)
        self._keeping.attempt = None

    def _announce(self, token: str) -> None:
        self._keeping.attempt = Attempt(token, self.pack)
        self._keeping.announce(token, self.holds)

    def _what_goes(self, path: Path) -> Mapping[str, bytes]:
        """The bytes that this save drops from the file, because undo can ask for them again."""
        on_disk = set(self._opened.hashes.values())
        gone = (carried(self._opened.pack) & on_disk) - carried(self.pack) - self._blobs.keys()
        return {digest: read_original(path, digest, self._opened.key) for digest in sorted(gone)}


def carried(pack: Pack) -> frozenset[str]:
    """The SHA-256 of every file that a pack carries."""
    return frozenset(files_of(pack).values())


def brought_in(before: Pack, after: Pack) -> frozenset[str]:
    """The files that an edit brought in; only values that are new are looked at, so that an edit of a large pack stays quick."""
    if after.sources is before.sources and after.files is before.files:
        return frozenset()
    there = {id(source) for source in before.sources}
    fresh = tuple(source for source in after.sources if id(source) not in there)
    wanted = carried(replace(after, sources=fresh))
    known = {source.origin.sha256 for source in before.sources} | set(before.files.values())
    return wanted - known


def require_free(path: Path) -> None:
    """PackError when something stands at a path already; an empty folder does not count."""
    if path.exists() and not (path.is_dir() and not any(path.iterdir())):
        raise PackError("pack_exists", pack=path.name)
