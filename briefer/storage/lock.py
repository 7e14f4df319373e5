"""The lock of a pack: a small file beside it (in a pack folder, within it) that names who writes it, on whichever machine.

It is a file and not a lock of the system because those do not reach every network drive, nor tell who holds them. Whoever is named and
is gone, on this machine, or has given no sign for long, on another, loses it; who lost it finds that out before the next save.
"""
from __future__ import annotations

import contextlib
import errno
import json
import os
from dataclasses import fields
from pathlib import Path

from briefer.storage.holder import Holder, is_gone
from briefer.values import dataclass

BEAT = 60  # seconds between the signs of life of a holder
_SILENT = 15 * 60  # seconds without one after which a holder elsewhere is taken for gone
_BEING_WRITTEN = 10  # seconds for which a lock may be empty
_MOST = 4096  # bytes of a lock


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock that this process holds."""

    path: Path
    holder: Holder

    def is_held(self) -> bool:
        """Whether it is still ours; one that somebody cleared away is taken again. Raises OSError when its place is out of reach."""
        there = _read(self.path)
        if there is None:
            return _make(self.path, self.holder)
        return there.mark == self.holder.mark

    def beat(self) -> None:
        """A sign of life, for those who look from another machine; what keeps it from them will be said by the next save."""
        with contextlib.suppress(OSError):
            os.utime(self.path)

    def release(self) -> None:
        """Gives the lock up; where its place is gone, it grows stale by itself."""
        with contextlib.suppress(OSError):
            there = _read(self.path)
            if there is not None and there.mark == self.holder.mark:
                self.path.unlink()


def lock_path(pack: Path) -> Path:
    """Where the lock of a pack stands."""
    real = Path(os.path.realpath(pack))
    return real / ".lock" if os.path.isdir(real) else real.with_name(f".{real.name}.lock")


def take(pack: Path, me: Holder) -> Lock | Holder:
    """The lock of a pack, or who holds it; raises OSError when none can be made there."""
    path = lock_path(pack)
    for _ in range(3):
        if _make(path, me):
            return Lock(path, me)
        there = _read(path)
        if there is None:
            continue
        try:
            stale = _is_stale(path, there, me)
        except FileNotFoundError:  # given up just now
            continue
        if not stale:
            return there
        if (other := _clear(path, there)) is not None:
            return other
    return _read(path) or Holder()


def holder_of(pack: Path, me: Holder) -> Holder | None:
    """Who holds the lock of a pack now, or None."""
    try:
        path = lock_path(pack)
        there = _read(path)
        return None if there is None or _is_stale(path, there, me) else there
    except OSError:
        return None


def _make(path: Path, me: Holder) -> bool:
    """Makes the lock unless there is one; whether it was made."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileExistsError:
        return False
    said = {field.name: getattr(me, field.name) for field in fields(Holder)}
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(json.dumps(said).encode("ascii") + b"\n")
    except OSError as error:
        with contextlib.suppress(OSError):
            path.unlink()
        raise OSError(error.errno or errno.EIO, os.strerror(error.errno or errno.EIO), str(path)) from error
    return True


def _read(path: Path) -> Holder | None:
    """Who a lock names, nobody in particular when it cannot be understood; None when there is no lock."""
    try:
        with path.open("rb") as file:
            said = json.loads(file.read(_MOST))
        texts = {name: _text(said.get(name)) for name in ("user", "machine", "since", "host", "started", "mark")}
        process = said.get("process")
        return Holder(**texts, process=process if type(process) is int else 0)
    except FileNotFoundError:
        return None
    except (ValueError, AttributeError, RecursionError):
        return Holder()


def _text(value: object) -> str:
    """A text that can be shown; nothing in the place of anything else."""
    return "".join(sign for sign in value if sign.isprintable())[:200] if isinstance(value, str) else ""


def _is_stale(path: Path, there: Holder, me: Holder) -> bool:
    """Whether a lock was left behind."""
    if is_gone(there, me):
        return True
    if there.host == me.host and there.started:
        return False
    silent = _silence(path)
    return silent > (_SILENT if there.mark else _BEING_WRITTEN)


def _silence(path: Path) -> float:
    """For how many seconds a lock was not touched, by the clock of the machine that holds the folder."""
    probe = path.with_name(f"{path.name}.{os.urandom(4).hex()}")
    touched = path.stat().st_mtime
    try:
        probe.touch(exist_ok=False)
        now = probe.stat().st_mtime
    finally:
        probe.unlink(missing_ok=True)
    return now - touched


def _clear(path: Path, stale: Holder) -> Holder | None:
    """Takes a stale lock away; if another was there by now, that one is put back and its holder named."""
    aside = path.with_name(f"{path.name}.{os.urandom(4).hex()}")
    try:
        os.rename(path, aside)
    except FileNotFoundError:
        return None
    there = _read(aside)
    if there is not None and there != stale:
        os.replace(aside, path)
        return there
    aside.unlink(missing_ok=True)
    return None
