"""Writing a file so that nobody ever sees half of it."""
from __future__ import annotations

import contextlib
import errno
import os
import re
import tempfile
from pathlib import Path

_NAME = re.compile(r"(?!\.)[A-Za-z0-9_.,+@ ()-]*[A-Za-z0-9_)-]")
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")
_LONGEST_PATH = 200
_WITHOUT_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF, errno.EACCES, errno.EPERM, errno.EISDIR})
_DRIVE_GONE = frozenset({  # pulled out, or a network drive that no longer answers
    errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTCONN, errno.ETIMEDOUT, errno.EHOSTDOWN, errno.EHOSTUNREACH,
    errno.ENETDOWN, errno.ENETUNREACH, errno.ECONNRESET})
_DRIVE_GONE_ON_WINDOWS = frozenset({21, 53, 55, 59, 64, 67, 121, 483, 1117, 1167, 1231, 1232})


def is_safe(path: str) -> bool:
    """Whether a relative path, with slashes, names a visible place below its folder on every system."""
    return len(path) <= _LONGEST_PATH and all(_NAME.fullmatch(name) and not _RESERVED.fullmatch(name) for name in path.split("/"))


def is_for_want_of_room(error: OSError) -> bool:
    """Whether writing failed because the disk is full, a quota is used up, or the file would be too large for the disk."""
    return error.errno in _WITHOUT_ROOM


def is_for_want_of_the_drive(error: OSError) -> bool:
    """Whether a file could not be reached because its drive was pulled out or does not answer."""
    return error.errno in _DRIVE_GONE or getattr(error, "winerror", None) in _DRIVE_GONE_ON_WINDOWS


def write_atomically(path: Path, data: bytes, *, backup: Path | None = None) -> None:
    """Writes aside, syncs, keeps the former file as `backup` if asked, replaces, syncs the folder.

    Raises OSError; then the former file still stands, whole, and nothing is left aside.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        if backup is not None and path.exists():
            _keep(path, backup)
        os.replace(aside, path)
    except BaseException:
        with contextlib.suppress(OSError):
            aside.unlink()
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Makes names in a folder last, where the system can: on Windows a folder cannot be opened for that, and some network drives do not
    know how. Raises OSError when the drive fails."""
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise


def _keep(path: Path, backup: Path) -> None:
    """A second name for the file as it is; a copy where the file system has no links."""
    with contextlib.suppress(FileNotFoundError):
        backup.unlink()
    try:
        os.link(path, backup)
    except OSError:
        backup.write_bytes(path.read_bytes())


def _umask() -> int:
    """The process's mask for new files; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
