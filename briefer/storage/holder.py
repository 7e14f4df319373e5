"""Who works on a pack: the user, machine and process that a lock names, and whether a process is still the one that it names."""
from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from briefer.values import dataclass

_ERROR_ACCESS_DENIED = 5
_QUERY = 0x1000  # the right to ask a process of Windows for little
_STILL_ACTIVE = 259


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who writes a pack. `host` tells machines with one name apart, `started` processes with one number, `mark` two locks."""

    user: str = ""
    machine: str = ""
    since: str = ""
    process: int = 0
    host: str = ""
    started: str = ""
    mark: str = ""


def this_holder(environ: Mapping[str, str]) -> Holder:
    """Who this process is."""
    process = os.getpid()
    return Holder(_user(environ), _machine(environ), "", process, _host(environ), started(process) or "")


def new_mark() -> str:
    """What no other lock bears."""
    return os.urandom(8).hex()


def is_gone(holder: Holder, me: Holder) -> bool:
    """Whether a holder on this very machine has ended; False as well for one that cannot be judged from here."""
    if holder.host != me.host or not holder.process:
        return False
    now = started(holder.process)
    return now is None or bool(holder.started and now and now != holder.started)


def _user(environ: Mapping[str, str]) -> str:
    """The name of the user as the system knows it."""
    named = next((environ[name] for name in ("LOGNAME", "USER", "USERNAME") if environ.get(name)), "")
    if not named and os.name != "nt":
        import pwd

        with contextlib.suppress(KeyError):
            named = pwd.getpwuid(os.getuid()).pw_name
    return named


def _machine(environ: Mapping[str, str]) -> str:
    """The name of the machine as its users know it."""
    return environ.get("COMPUTERNAME", "") if os.name == "nt" else os.uname().nodename


def _host(environ: Mapping[str, str]) -> str:
    """What tells this machine, and this space of process numbers on it, from any other."""
    parts = [_machine(environ)]
    if sys.platform == "win32":
        import winreg

        with contextlib.suppress(OSError), winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            parts.append(str(winreg.QueryValueEx(key, "MachineGuid")[0]))
    else:
        with contextlib.suppress(OSError):
            parts.append(Path("/etc/machine-id").read_text("ascii", "replace").strip())
        with contextlib.suppress(OSError):
            parts.append(os.readlink("/proc/self/ns/pid"))
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def started(process: int) -> str | None:
    """When a process of this machine started, in the system's own measure; "" when it runs but does not say, None when it does not run."""
    if sys.platform == "win32":
        return _started_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return None
    except (PermissionError, OverflowError):
        pass
    return _started_on_mac(process) if sys.platform == "darwin" else _started_on_linux(process)


def _started_on_linux(process: int) -> str | None:
    """Start of this run of the machine, and ticks since; a process that has ended and waits to be noticed does not run."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii", "replace").strip()
    except OSError:
        return ""
    return None if fields[0] in "ZX" else f"{boot}:{fields[19]}"


def _started_on_mac(process: int) -> str:
    """Seconds and microseconds, as the system's library of processes has them."""
    import ctypes
    import ctypes.util
    import struct

    about = ctypes.create_string_buffer(136)  # struct proc_bsdinfo, whose last two fields are the time of the start
    try:
        library = ctypes.CDLL(ctypes.util.find_library("proc") or "libproc.dylib")
        written = library.proc_pidinfo(process, 3, ctypes.c_uint64(0), about, len(about))
    except (OSError, AttributeError):
        return ""
    return "{}.{:06d}".format(*struct.unpack_from("=QQ", about, 120)) if written == len(about) else ""


def _started_on_windows(process: int) -> str | None:
    """The time of its making, as the system counts it."""
    import ctypes
    from ctypes import wintypes

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    kernel.OpenProcess.restype = wintypes.HANDLE
    handle = kernel.OpenProcess(_QUERY, False, process)
    if not handle:
        return "" if ctypes.get_last_error() == _ERROR_ACCESS_DENIED else None  # type: ignore[attr-defined,unused-ignore]
    try:
        handle = wintypes.HANDLE(handle)
        status = wintypes.DWORD()
        if kernel.GetExitCodeProcess(handle, ctypes.byref(status)) and status.value != _STILL_ACTIVE:
            return None
        times = [wintypes.FILETIME() for _ in range(4)]
        if not kernel.GetProcessTimes(handle, *(ctypes.byref(one) for one in times)):
            return ""
        return str(times[0].dwHighDateTime << 32 | times[0].dwLowDateTime)
    finally:
        kernel.CloseHandle(handle)
