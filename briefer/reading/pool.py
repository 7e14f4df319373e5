"""The processes in which files are read, seen from the program: a few are kept for many files, and one that fails is replaced."""
from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, cast

import briefer
from briefer.importers.wire import MAX_MESSAGE, WireError, as_json, read_frame, read_message, write_frames, write_message
from briefer.reading.limits import TOO_MUCH_MEMORY, cage, waited_for_turn
from briefer.reading.patience import Patience
from briefer.values import dataclass

COMMAND = "read-files"  # the word that makes the program a reading process; no command for people
MEMORY = 500 * 2**20  # bytes that reading a file may take on top of what the process holds anyway
_OF_ITS_OWN = 150 * 2**20  # bytes that the process holds anyway, for systems that count all of them
_TO_START, _TO_END = 60.0, 5.0  # seconds
_FOR_A_PAGE = 0.02  # seconds beyond the time for a file; a page takes half as long
_KEPT = ("SYSTEMROOT", "WINDIR", "TEMP", "TMP", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")


class ReadingFailed(Exception):
    """A process that did not answer as it should: `why` is timeout, memory, crash, wire, bug or cancelled; `detail` is for the log."""

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(why, detail)
        self.why, self.detail = why, detail


@dataclass(frozen=True, slots=True)
class Answer:
    """What a process said of a file, not yet checked, and the frames of bytes that followed."""

    said: Mapping[str, Any]
    frames: tuple[bytes, ...] = ()


class Reader:
    """One process that reads files, started now; whoever holds it asks one thing at a time."""

    def __init__(self, command: Sequence[str], memory: int) -> None:
        self._ended_for = ""
        self._lock = threading.Lock()
        self._patience = Patience(lambda: self.end("timeout"), lambda: waited_for_turn(self._process.pid))
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=Path(sys.executable).anchor,
            env=_surroundings(), creationflags=_hidden(), start_new_session=os.name == "posix")
        try:
            self._cage = cage(self._process, memory + _OF_ITS_OWN)
        except OSError:
            self._process.kill()  # never without its bounds
            raise
        self._memory, self._ready = memory, False
        self.spent = False

    def ask(self, request: Mapping[str, object], data: bytes, patience: float, on_page: Callable[[int, int], None]) -> Answer:
        """The answer about one file; ReadingFailed when there is none within the time, and then the process is gone."""
        try:
            if not self._ready:
                with self._patience.within(_TO_START):
                    self._get_ready()
            with self._patience.within(patience):
                write_frames(self._input, as_json(request), data)
                answer = self._heard(on_page)
                self.spent = bool(self._said().get("last")) or bool(self._ended_for)
                return answer
        except (WireError, OSError) as error:
            raise self._failure(error) from error

    def end(self, why: str = "cancelled") -> None:
        """Ends the process, whatever it is doing; from any thread."""
        with self._lock:
            self._ended_for = self._ended_for or why
        self._process.kill()

    def close(self) -> None:
        """Ends the process and waits until it is gone."""
        self.end()
        self._patience.close()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            with contextlib.suppress(OSError):  # what was still to be written has nobody to read it
                cast(BinaryIO, stream).close()

    @property
    def _input(self) -> BinaryIO:
        return cast(BinaryIO, self._process.stdin)

    def _said(self) -> Mapping[str, Any]:
        """The next thing that the process says."""
        said = read_message(cast(BinaryIO, self._process.stdout))
        if said is None:
            raise WireError("nothing more")
        return said

    def _get_ready(self) -> None:
        """Waits for the process to start and tells it its bounds; RuntimeError when the program cannot start it."""
        errors = cast(BinaryIO, self._process.stderr)
        try:
            self._said()
        except WireError as error:
            if not self._ended_for:
                self._process.kill()
                raise RuntimeError(f"the reading process did not start: {errors.read(8_000).decode('utf-8', 'replace')}") from error
            raise
        errors.close()
        write_message(self._input, {"memory": self._memory})
        self._ready = True

    def _heard(self, on_page: Callable[[int, int], None]) -> Answer:
        """What the process says of a file, reports of pages passed on."""
        while True:
            said = self._said()
            if "page" not in said:
                break
            page, pages = said["page"], said.get("pages")
            if type(page) is int and type(pages) is int and 0 < page <= pages:
                self._patience.add(page * _FOR_A_PAGE)
                on_page(page, pages)
        if said.get("failed") == "bug":
            raise ReadingFailed("bug", str(said.get("trace"))[:8_000])
        if "failed" in said:
            raise ReadingFailed("memory")
        attached = said.get("attached")
        if not isinstance(attached, list) or len(attached) > 1_000:
            return Answer(said)
        return Answer(said, self._frames(len(attached)))

    def _frames(self, count: int) -> tuple[bytes, ...]:
        """So many frames of bytes, together no longer than a message may be."""
        frames: list[bytes] = []
        for _ in range(count):
            frame = read_frame(cast(BinaryIO, self._process.stdout), MAX_MESSAGE - sum(map(len, frames)))
            if frame is None:
                raise WireError("nothing more")
            frames.append(frame)
        return tuple(frames)

    def _failure(self, error: Exception) -> ReadingFailed:
        """Why there was no answer, once the process is gone."""
        try:
            status = self._process.wait(_TO_END if isinstance(error, WireError) and error.args == ("nothing more",) else 0.2)
        except subprocess.TimeoutExpired:  # it lives, but cannot be talked to
            self._process.kill()
            status = self._process.wait()
            return ReadingFailed(self._ended_for or "wire", str(error))
        return ReadingFailed(self._ended_for or ("memory" if status == TOO_MUCH_MEMORY else "crash"), f"{error}; exit status {status}")


class Pool:
    """Keeps the processes between files; may be used from several threads, and by one import after the other."""

    def __init__(self, size: int = 0, *, command: Sequence[str] = (), memory: int = MEMORY) -> None:
        self.size = size or min(4, os.cpu_count() or 1)
        self._command, self._memory = tuple(command) or _own_command(), memory
        self._idle: list[Reader] = []
        self._lock = threading.Lock()
        self._closed = False

    def start(self, count: int) -> None:
        """Sees to it that so many processes wait to be used, as far as it keeps so many, so that they are ready when they are needed."""
        with self._lock:
            there = len(self._idle)
        for _ in range(there, min(count, self.size)):
            self.give_back(Reader(self._command, self._memory), failed=False)

    def take(self) -> Reader:
        """A process that nobody uses, started if there is none."""
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return Reader(self._command, self._memory)

    def give_back(self, reader: Reader, *, failed: bool) -> None:
        """Keeps a process for the next file, unless it failed or is worn out."""
        with self._lock:
            kept = not (failed or reader.spent or self._closed)
            if kept:
                self._idle.append(reader)
        if not kept:
            reader.close()

    def close(self) -> None:
        """Ends all processes that nobody uses, and from now on those that are given back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for reader in idle:
            reader.close()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _hidden() -> int:
    """What tells Windows to open no console for a process."""
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW
    return 0


def _own_command() -> tuple[str, ...]:
    """How this program starts itself as a reading process, also when it is one file without a Python beside it."""
    if getattr(sys, "frozen", False):
        return sys.executable, COMMAND
    return sys.executable, "-P", "-m", "briefer", COMMAND


def _surroundings() -> Mapping[str, str]:
    """The few names that a reading process finds in its environment: nothing of the user's but where the program lies."""
    places = (str(Path(briefer.__file__).parents[1]), *(place for place in sys.path if place))
    return {
        **{name: os.environ[name] for name in _KEPT if name in os.environ},
        "PYTHONPATH": os.pathsep.join(dict.fromkeys(places)),
        "PYTHONUTF8": "1", "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "MALLOC_ARENA_MAX": "1",
    }
