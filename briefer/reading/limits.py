"""How much memory and processor time a process that reads files may take, by what each system offers.

Linux: the process caps its own address space, and what would pass the cap fails there; libraries that crash when memory fails them are
ended by a thread shortly before, so that the reason is known. macOS takes no such cap: there the thread is all. Windows: the program puts
the process into a job with a cap, which also ends it with the program.
"""
from __future__ import annotations

import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the process that reads files starts none itself
    from subprocess import Popen

TOO_MUCH_MEMORY = 86  # exit status of a process that ended itself for its memory
_LOOK_EVERY = 0.02  # seconds
_NEAR = 0.85  # of the cap, where what crashes at the cap is ended
_SPARE_SECONDS = 5  # beyond the program's own patience


def bound_own_memory(more: int) -> None:
    """Lets this process grow by so many bytes from here on."""
    if sys.platform.startswith("linux"):
        import resource

        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        most = pages * resource.getpagesize() + more
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        more = int(_NEAR * more)
    if sys.platform != "win32":
        threading.Thread(target=_watch_peak, args=(peak_memory() + more,), daemon=True).start()


def bound_own_time(seconds: float) -> None:
    """Ends this process when it has used so much more processor time, should nobody be left to end it; not on Windows, whose job does."""
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        soft = int(used.ru_utime + used.ru_stime + seconds) + _SPARE_SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def waited_for_turn(process: int) -> float:
    """How many seconds a process has waited in all while others had the processors; 0 where the system does not say, as beside Linux."""
    try:
        return int(Path(f"/proc/{process}/schedstat").read_text("ascii").split()[1]) / 1e9
    except (OSError, ValueError, IndexError):
        return 0.0


def peak_memory() -> int:
    """The most bytes that this process ever held; 0 where nobody says."""
    if sys.platform == "win32":
        return 0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _watch_peak(most: int) -> None:
    """Ends this process when it ever held more."""
    pause = threading.Event()
    while peak_memory() <= most:
        pause.wait(_LOOK_EVERY)
    os._exit(TOO_MUCH_MEMORY)


def cage(process: Popen[bytes], memory: int) -> object:
    """What keeps a process within bounds from outside and must be held as long as it runs: on Windows its job, elsewhere nothing."""
    if sys.platform == "win32":
        return _job(process, memory)
    return None


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
    _LIMIT_PROCESS_MEMORY, _LIMIT_DIE_ON_UNHANDLED, _LIMIT_KILL_ON_CLOSE = 0x100, 0x400, 0x2000
    _MAY_TERMINATE, _MAY_SET_QUOTA = 0x1, 0x100

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64), ("PerJobUserTimeLimit", ctypes.c_int64), ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t), ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD), ("Affinity", ctypes.c_size_t), ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD))

    class _Limits(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", _BasicLimits), ("IoInfo", ctypes.c_uint64 * 6), ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t), ("PeakProcessMemoryUsed", ctypes.c_size_t), ("PeakJobMemoryUsed", ctypes.c_size_t))

    class _Job:
        """A job of Windows with one process in it; closing it ends the process."""

        def __init__(self, kernel: Any, handle: int) -> None:
            self._kernel, self._handle = kernel, handle

        def __del__(self) -> None:
            self._kernel.CloseHandle(self._handle)

    def _job(process: Popen[bytes], memory: int) -> _Job:
        """A job that caps what a process may commit; OSError when Windows refuses."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.CreateJobObjectW.argtypes = (wintypes.LPVOID, wintypes.LPCWSTR)
        kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, wintypes.LPVOID, wintypes.DWORD)
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
        kernel.OpenProcess.restype = wintypes.HANDLE
        kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
        handle = kernel.CreateJobObjectW(None, None)
        if not handle:
            raise ctypes.WinError(ctypes.get_last_error())
        job = _Job(kernel, handle)
        limits = _Limits()
        limits.BasicLimitInformation.LimitFlags = _LIMIT_PROCESS_MEMORY | _LIMIT_DIE_ON_UNHANDLED | _LIMIT_KILL_ON_CLOSE
        limits.ProcessMemoryLimit = memory
        done = kernel.SetInformationJobObject(handle, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
        held = kernel.OpenProcess(_MAY_TERMINATE | _MAY_SET_QUOTA, False, process.pid) if done else None
        joined = held and kernel.AssignProcessToJobObject(handle, held)
        error = ctypes.get_last_error()
        if held:
            kernel.CloseHandle(held)
        if not joined:
            raise ctypes.WinError(error)
        return job
