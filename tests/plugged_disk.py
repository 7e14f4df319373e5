"""A disk whose plug can be pulled: it notes what reaches it, in which order nothing is promised, and tells what could be found on it then.

What a program writes is durable once the file was synced, and a name once its folder was. Everything else may have reached the disk or
not, in any order: names made, moved and taken away apart from each other; of contents all, nothing, a beginning, or as many zeros.
"""
from __future__ import annotations

import builtins
import io
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest

from briefer.values import dataclass

_WRITING = frozenset("wax+")
Tree = Mapping[str, "bytes | None"]  # by path below the root; None for a folder


class _File:
    """A file under whatever names: what of it is durable, and what it holds, while it has a name by which that can be read."""

    __slots__ = ("durable", "last", "path")

    def __init__(self, path: Path, durable: bytes) -> None:
        self.path, self.durable, self.last = path, durable, durable

    def now(self) -> bytes:
        """What the program believes to be in it."""
        try:
            self.last = self.path.read_bytes()
        except FileNotFoundError:  # it has lost that name; nothing here writes to a file without one
            return self.last
        return self.last


_Node = _File | None  # None: a folder


@dataclass(frozen=True, slots=True)
class _Change:
    """A name made (`node`) or taken away, in one folder or, for a move, in two; whole or not at all."""

    made: tuple[tuple[str, _Node], ...]
    gone: tuple[str, ...]

    @property
    def folders(self) -> frozenset[str]:
        return frozenset(os.path.dirname(path) for path in (*(path for path, _ in self.made), *self.gone))

    def on(self, names: dict[str, _Node]) -> None:
        for path in self.gone:
            names.pop(path, None)
        names |= dict(self.made)


@dataclass(frozen=True, slots=True)
class Found:
    """What a disk could hold after the plug was pulled before step number `step`; `mark` is what the program had said by then."""

    step: int
    tree: Tree
    mark: Any


class PluggedDisk:
    """The folder `root` as a disk. `marker` is asked at each step for what the program has said so far."""

    def __init__(self, root: Path, marker: Callable[[], Any], seed: int, chances: int) -> None:
        """For each step `chances` states are kept, drawn by `seed`."""
        self._root, self._marker, self._chances = os.path.realpath(root), marker, chances
        self._random = Random(seed)
        self._lock = threading.RLock()
        self._durable: dict[str, _Node] = {}
        for place in sorted(root.rglob("*")):
            self._durable[self._name(place)] = None if place.is_dir() else _File(place, place.read_bytes())
        self._live = dict(self._durable)
        self._pending: list[_Change] = []
        self._steps = 0
        self.found: list[Found] = []

    @contextmanager
    def plugged(self) -> Iterator[None]:
        """Within it, every step on this disk is noted."""
        with pytest.MonkeyPatch.context() as patch:
            for name in ("open", "fsync", "replace", "rename", "link", "unlink", "rmdir", "mkdir"):
                patch.setattr(os, name, self._noting(name, getattr(os, name)))
            opening = self._opening(io.open)
            patch.setattr(io, "open", opening)
            patch.setattr(builtins, "open", opening)
            yield
            self._pull()

    # --- what reaches the disk ------------------------------------------------------------------------------------

    def _noting(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def noting(*arguments: Any, **named: Any) -> Any:
            with self._lock:
                if name == "fsync":
                    return self._synced(real, arguments[0])
                paths = [self._name(one, named) for one in arguments[:2 if name in ("replace", "rename", "link") else 1]]
                if not all(paths) or (name == "open" and not arguments[1] & os.O_CREAT):
                    return real(*arguments, **named)
                self._pull()
                before = os.path.lexists(arguments[0]) if name == "open" else False
                answer = real(*arguments, **named)
                if not before:
                    self._renamed(name, paths)
                return answer

        return noting

    def _opening(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def opening(file: Any, mode: str = "r", *arguments: Any, **named: Any) -> Any:
            path = self._name(file) if not isinstance(file, int) and _WRITING & set(mode) else ""
            if not path:
                return real(file, mode, *arguments, **named)
            with self._lock:
                self._pull()
                fresh = not os.path.lexists(file)
                answer = real(file, mode, *arguments, **named)
                if fresh:
                    self._renamed("open", [path])
                return answer

        return opening

    def _renamed(self, name: str, paths: list[str]) -> None:
        """A name was made, moved or taken away."""
        first, last = paths[0], paths[-1]
        if name in ("open", "mkdir"):
            change = _Change(((first, None if name == "mkdir" else _File(Path(self._root, first), b"")),), ())
        elif name == "link":
            change = _Change(((last, self._live[first]),), ())
        elif name in ("unlink", "rmdir"):
            change = _Change((), (first,))
        else:
            change = _Change(tuple((last + path[len(first):], node) for path, node in self._live.items() if _within(path, first)),
                             tuple(path for path in self._live if _within(path, first)))
        change.on(self._live)
        for path, node in self._live.items():
            if node is not None:
                node.path = Path(self._root, path)
        self._pending.append(change)

    def _synced(self, real: Callable[[int], None], handle: int) -> None:
        """A file's content is durable, or the names in a folder are."""
        self._pull()
        place = self._name(os.readlink(f"/proc/self/fd/{handle}"))
        real(handle)
        if place in ("", "."):
            return
        node = self._live.get(place)
        if node is not None:
            node.durable = node.now()
            return
        folder = "" if place == "/" else place
        for change in [one for one in self._pending if folder in one.folders]:
            change.on(self._durable)
            self._pending.remove(change)

    def _name(self, place: Any, named: Mapping[str, Any] = {}) -> str:
        """A path below the root, "/" for the root itself; empty for one that is not on this disk."""
        at = next((named[key] for key in ("dir_fd", "src_dir_fd") if named.get(key) is not None), None)
        path = os.fspath(place) if at is None else os.path.join(os.readlink(f"/proc/self/fd/{at}"), place)
        full = os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path)) if isinstance(path, str) else ""
        if full.rstrip("/") == self._root:
            return "/"
        return full[len(self._root) + 1:] if full.startswith(f"{self._root}{os.sep}") else ""

    # --- pulling the plug -----------------------------------------------------------------------------------------

    def _pull(self) -> None:
        """Keeps what the disk could hold if the plug were pulled now."""
        for node in self._live.values():
            if node is not None:
                node.now()
        mark = self._marker()
        for chance in range(self._chances):
            self.found.append(Found(self._steps, self._drawn(chance), mark))
        self._steps += 1

    def _drawn(self, chance: int) -> Tree:
        """One state: the first of each step has only what is durable, the second all that was asked for, the others what chance lets by."""
        likely = (0.0, 1.0)[chance] if chance < 2 else self._random.random()
        names = dict(self._durable)
        for change in self._pending:
            if self._random.random() < likely:
                change.on(names)
        there = {path for path, node in names.items() if all(names.get(above, "") is None for above in _above(path))}
        return {path: None if (node := names[path]) is None else self._content(node, likely) for path in sorted(there)}

    def _content(self, file: _File, likely: float) -> bytes:
        if file.last == file.durable or likely == 0.0:
            return file.durable
        if likely == 1.0:
            return file.last
        pairs = enumerate(zip(file.durable, file.last, strict=False))
        # what was there and stays is not written again
        same = next((at for at, (one, other) in pairs if one != other), min(len(file.durable), len(file.last)))
        cut = self._random.randint(same, len(file.last))
        return self._random.choice((file.durable, file.last, file.last[:cut], file.last[:same] + bytes(len(file.last) - same),
                                    file.last[:cut] + bytes(len(file.last) - cut)))


def put(tree: Tree, root: Path) -> None:
    """Makes a folder hold what was found on a disk, and nothing else."""
    for place in sorted(root.rglob("*"), reverse=True):
        place.rmdir() if place.is_dir() and not place.is_symlink() else place.unlink()
    for path, content in tree.items():
        place = root / path
        if content is None:
            place.mkdir()
        else:
            place.write_bytes(content)


def _within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}{os.sep}")


def _above(path: str) -> Iterator[str]:
    """The folders that a path stands in, below the root."""
    parts = path.split(os.sep)
    return (os.sep.join(parts[:count]) for count in range(1, len(parts)))
