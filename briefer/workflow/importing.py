"""Many files to sources: read side by side in processes of their own, told as they go, given in the order in which they were named."""
from __future__ import annotations

import queue
import threading
from collections.abc import Collection, Iterator, Sequence
from hashlib import sha256
from typing import Literal

from briefer.errors import SourceError
from briefer.importers.catalogue import IMPORTERS
from briefer.importers.wire import Unpacker
from briefer.model.sources import Source
from briefer.reading.files import PATIENCE as PATIENCE
from briefer.reading.files import FileToRead as FileToRead
from briefer.reading.files import ask_source, bytes_of, said_of_failure
from briefer.reading.files import attachments_of as attachments_of
from briefer.reading.files import read_bounded as read_bounded
from briefer.reading.pool import Pool as Pool
from briefer.reading.pool import Reader, ReadingFailed
from briefer.values import dataclass

PATTERNS = tuple(f"*{suffix}" for importer in IMPORTERS for suffix in importer.suffixes)  # of names of files that are read
Phase = Literal["reading", "read"]
_AHEAD = 16  # files that may be read before the first of them is taken
_LOOK_UP = 0.25  # seconds; on Windows nobody is interrupted while waiting


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the file with this index stands; `page` of `pages` when its importer counts them, else 0. Before the first, it waits."""

    index: int
    phase: Phase
    page: int = 0
    pages: int = 0


@dataclass(frozen=True, slots=True)
class FileRead:
    """What came of a file: its bytes with their digest, and a source without a number or an error; neither when it was known already.

    `log` is what whoever looks after the program wants to know of an error.
    """

    index: int
    file: FileToRead
    data: bytes = b""
    digest: str = ""
    source: Source | None = None
    error: SourceError | None = None
    log: str = ""


class Importing:
    """One import: iterate over it once, in any one thread; `cancel` it from any.

    Gives a Progress whenever a file goes on, and a FileRead for each, these in the order of the files. After `cancel` it gives no more;
    what was given stays good. Files whose digest is in `known` are not read.
    """

    def __init__(self, pool: Pool, files: Sequence[FileToRead], *, patience: float = PATIENCE, known: Collection[str] = ()) -> None:
        self._pool, self._files, self._patience, self._known = pool, tuple(files), patience, frozenset(known)
        self._events: queue.SimpleQueue[Progress | FileRead | BaseException] = queue.SimpleQueue()
        self._turn = threading.Condition()
        self._next = self._taken = 0
        self._cancelled = False
        self._busy: set[Reader] = set()

    def __iter__(self) -> Iterator[Progress | FileRead]:
        for _ in range(min(self._pool.size, len(self._files))):
            threading.Thread(target=self._lane, daemon=True).start()
        early: dict[int, FileRead] = {}
        try:
            while self._taken < len(self._files) and not self._cancelled:
                event = self._heard()
                if isinstance(event, BaseException):
                    raise event
                if isinstance(event, Progress):
                    yield event
                elif event is not None:
                    early[event.index] = event
                while self._taken in early and not self._cancelled:
                    found = early.pop(self._taken)
                    with self._turn:
                        self._taken += 1
                        self._turn.notify_all()
                    yield Progress(found.index, "read")
                    yield found
        finally:
            self.cancel()

    def cancel(self) -> None:
        """Stops reading, at once."""
        with self._turn:
            self._cancelled = True
            for reader in self._busy:
                reader.end()
            self._turn.notify_all()

    def _heard(self) -> Progress | FileRead | BaseException | None:
        """The next event, or None when there was none for a while."""
        try:
            return self._events.get(timeout=_LOOK_UP)
        except queue.Empty:
            return None

    def _lane(self) -> None:
        """Reads files until there are no more, in a thread of its own; a mistake of the program is told to whoever iterates."""
        unpacker = Unpacker()
        try:
            while (index := self._begin()) is not None:
                self._events.put(Progress(index, "reading"))
                self._events.put(self._read(index, unpacker))
        except BaseException as error:
            self._events.put(error)

    def _begin(self) -> int | None:
        """The next file, once it is not too far ahead; None when there is none."""
        with self._turn:
            self._turn.wait_for(lambda: self._cancelled or self._next < self._taken + _AHEAD or self._next >= len(self._files))
            if self._cancelled or self._next >= len(self._files):
                return None
            self._next += 1
            return self._next - 1

    def _read(self, index: int, unpacker: Unpacker) -> FileRead:
        """One file, from its bytes to what came of it."""
        file = self._files[index]
        try:
            data = file.data if file.path is None else bytes_of(file.path)
        except SourceError as error:
            return FileRead(index, file, error=error)
        digest = sha256(data).hexdigest()
        reader = None if digest in self._known else self._take()
        if reader is None:
            return FileRead(index, file, data, digest)
        failed = True
        try:
            source = ask_source(reader, file, data, digest, self._patience, unpacker,
                                lambda page, pages: self._events.put(Progress(index, "reading", page, pages)))
            failed = False
            return FileRead(index, file, data, digest, source)
        except SourceError as error:
            failed = False
            return FileRead(index, file, data, digest, error=error)
        except ReadingFailed as error:
            said = said_of_failure(error, file, self._patience)
            return FileRead(index, file, data, digest, error=said, log=error.detail if error.why in ("bug", "wire") else "")
        finally:
            with self._turn:
                self._busy.discard(reader)
            self._pool.give_back(reader, failed=failed)

    def _take(self) -> Reader | None:
        """A process to read with, known as busy; None when there is no more to read."""
        reader = self._pool.take()
        with self._turn:
            if not self._cancelled:
                self._busy.add(reader)
                return reader
        self._pool.give_back(reader, failed=False)
        return None
