"""One save of a session, on values that do not change any more: it may run beside the session, whose own thread then adopts it."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
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
        self._opened, self._blobs = opened, dict(blobs)
        self.keeping, self.holds = keeping, keeping.noted
        self.going: Mapping[str, bytes] = {}
        self.opened: Opened | None = None

    def run(self) -> None:
        """Writes the pack; raises PackError, and then the file is as it was. Slow drives are waited for here."""
        path = self._opened.path
        self.keeping.require_lock()
        self._opened = self.keeping.landed(self._opened)
        self.going = {digest: read_original(path, digest, self._opened.key) for digest in _going(self._opened, self.pack, self._blobs)}
        self.keeping.store(self.going)
        self.opened = save(self.pack, path, opened=self._opened, blobs=self._blobs, announce=self._announce)
        self.keeping.attempt = None

    def _announce(self, token: str) -> None:
        self.keeping.attempt = Attempt(token, self.pack)
        self.keeping.announce(token, self.holds)


def _going(opened: Opened, pack: Pack, blobs: Mapping[str, bytes]) -> Sequence[str]:
    """The files that a pack has on disk and a save of it as it is now drops; undo can ask for them again."""
    return sorted((carried(opened.pack) & set(opened.hashes.values())) - carried(pack) - blobs.keys())


def left_behind(opened: Opened, pack: Pack, blobs: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The bytes that only the former place of a pack has, of what can be read there: work goes on elsewhere because of such places."""
    found: dict[str, bytes] = {}
    for digest in _going(opened, pack, blobs):
        with suppress(PackError):
            found[digest] = read_original(opened.path, digest, opened.key)
    return found


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
