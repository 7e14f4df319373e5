"""One file: its bytes from disk, and what a process that reads files makes of them."""
from __future__ import annotations

import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO

from briefer.errors import SourceError
from briefer.importers.catalogue import LARGEST, too_large
from briefer.importers.imported import AttachedFile
from briefer.importers.wire import Unpacker, WireError
from briefer.model.sources import Source
from briefer.model.text import clean
from briefer.reading.patience import LONGEST
from briefer.reading.pool import MEMORY, Answer, Pool, Reader, ReadingFailed
from briefer.reading.trust import attached, believed, refusal
from briefer.values import dataclass

PATIENCE = 10  # seconds for a file
_MORE_PATIENCE = 6  # times as long, offered when it was too short
OnPage = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class FileToRead:
    """A file to import: on disk, or its bytes at hand; and what a person says of it (language and encoding of its text, password)."""

    name: str
    path: Path | None = None
    data: bytes = b""
    language: str = ""
    encoding: str = ""
    password: str = ""


def bytes_of(path: Path) -> bytes:
    """The bytes of a file; SourceError when it is a folder, pipe or device, not there, not readable, or larger than any kind may be."""
    name = clean(path.name or str(path))
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            known = os.fstat(handle)
            if not stat.S_ISREG(known.st_mode):
                raise SourceError("source_folder" if stat.S_ISDIR(known.st_mode) else "source_no_file", file=name)
            if known.st_size > LARGEST:
                raise too_large(name, known.st_size)
            return read_bounded(file, name)
    except FileNotFoundError as error:
        raise SourceError("source_link_broken" if path.is_symlink() else "source_missing", file=name) from error
    except OSError as error:
        raise SourceError("source_folder" if path.is_dir() else "source_unreadable", file=name) from error


def read_bounded(stream: BinaryIO, name: str = "") -> bytes:
    """All bytes of a stream; SourceError when there are more than any kind of file may have."""
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise too_large(name, len(data))
    return data


def ask_source(reader: Reader, file: FileToRead, data: bytes, digest: str, patience: float, unpacker: Unpacker, on_page: OnPage) -> Source:
    """The source that a file makes, without a number; SourceError when it makes none, ReadingFailed when the process failed."""
    answer = reader.ask(_request(file, data, patience), data, patience, on_page)
    try:
        if "error" in answer.said:
            raise refusal(answer.said["error"], answer.said.get("fields"))
        return believed(unpacker.unpacked(Source, answer.said.get("source")), digest)
    except WireError as error:
        raise ReadingFailed("wire", str(error)) from error


def attachments_of(pool: Pool, file: FileToRead, patience: float = PATIENCE) -> tuple[AttachedFile, ...]:
    """The files that travel in a mail, with their bytes; SourceError when it cannot be read."""
    reader = pool.take()
    failed = True
    try:
        answer = reader.ask(_request(file, file.data, patience, attachments=True), file.data, patience, lambda page, pages: None)
        found = _attached(answer)
        failed = False
    except ReadingFailed as error:
        raise said_of_failure(error, file, patience) from error
    finally:
        pool.give_back(reader, failed=failed)
    return found


def _attached(answer: Answer) -> tuple[AttachedFile, ...]:
    """The files of an answer."""
    try:
        if "error" in answer.said:
            raise refusal(answer.said["error"], answer.said.get("fields"))
        return attached(answer.said.get("attached"), answer.frames)
    except WireError as error:
        raise ReadingFailed("wire", str(error)) from error


def said_of_failure(error: ReadingFailed, file: FileToRead, patience: float) -> SourceError:
    """What a failure of the process means for the file that it was reading."""
    name = clean(file.name)
    if error.why == "timeout":
        return SourceError("source_timeout", file=name, seconds=f"{patience:g}", more=f"{patience * _MORE_PATIENCE:g}")
    if error.why == "memory":
        return SourceError("source_memory", file=name, size=f"{MEMORY // 2**20} MB")
    return SourceError("source_crashed", file=name)


def _request(file: FileToRead, data: bytes, patience: float, *, attachments: bool = False) -> Mapping[str, object]:
    """What the process is told of a file."""
    return {"name": clean(file.name), "language": file.language, "encoding": file.encoding, "password": file.password,
            "patience": patience * LONGEST, "attachments": attachments, "limit": len(data)}
