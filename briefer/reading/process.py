"""The process in which files are read: it takes one after the other from its standard input and ends when that closes.

It holds no pack and writes no file. What libraries print goes nowhere; the wire is a private copy of standard output.
"""
from __future__ import annotations

import gc
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO

from briefer.errors import Message, SourceError
from briefer.importers.imported import RawFile
from briefer.importers.wire import as_json, packed, read_frame, read_message, write_frames, write_message
from briefer.reading.limits import TOO_MUCH_MEMORY, bound_own_memory, bound_own_time, peak_memory

_WORN_OUT = 100 * 2**20  # bytes of growth after which a fresh process is better for the next file
_LONGEST_TRACE = 8_000
_RUBBISH = 20_000  # things made before the next look for rubbish
Request = tuple[Mapping[str, Any], bytes]


def main() -> None:
    """Reads files until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started us decides what Ctrl-C stops
    os.umask(0o077)
    sys.setrecursionlimit(1000)
    requests: queue.Queue[Request] = queue.Queue(1)
    answers = _private_output()
    write_message(answers, {"ready": os.getpid()})
    first = read_message(sys.stdin.buffer)
    if first is None:
        return
    bound_own_memory(int(first["memory"]))
    gc.freeze()  # what is loaded stays; to look through it again and again for rubbish takes a twentieth of the time of reading
    gc.set_threshold(_RUBBISH)
    started_with = peak_memory()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
    while True:
        said, data = requests.get()
        bound_own_time(float(said["patience"]))
        _answer(said, data, answers, lambda: peak_memory() - started_with > _WORN_OUT)


def _private_output() -> BinaryIO:
    """The wire: what was standard output, which from here on leads nowhere, as does standard error."""
    wire = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return wire


def _listen(stream: BinaryIO, requests: queue.Queue[Request]) -> None:
    """Takes requests as they come, and ends the process at once when the program is gone, whatever is being read."""
    while True:
        try:
            said = read_message(stream)
            data = None if said is None else read_frame(stream, int(said["limit"]))
        except MemoryError:
            os._exit(TOO_MUCH_MEMORY)
        if said is None or data is None:
            os._exit(0)
        requests.put((said, data))


def _answer(said: Mapping[str, Any], data: bytes, answers: BinaryIO, worn_out: Callable[[], bool]) -> None:
    """Reads one file and says what came of it; what is said last is whether the process ends now."""
    def report(page: int, pages: int) -> None:
        write_message(answers, {"page": page, "pages": pages})

    try:
        frames = _read(RawFile(said["name"], data, said["encoding"], said["password"], report), said)
    except SourceError as error:
        fields = [[name, _field(value)] for name, value in error.message.fields.items()]
        frames = (as_json({"error": error.id, "fields": fields}),)
    except MemoryError:
        frames = (as_json({"failed": "memory"}),)
    except Exception:  # of an importer, which costs this file alone; the program logs it
        import traceback

        frames = (as_json({"failed": "bug", "trace": traceback.format_exc(limit=-20)[-_LONGEST_TRACE:]}),)
    last = worn_out()
    write_frames(answers, *frames, as_json({"last": last}))
    if last:
        os._exit(0)


def _read(raw: RawFile, said: Mapping[str, Any]) -> tuple[bytes, ...]:
    """The source that a file makes; or, asked for its attachments, their names, and then their bytes."""
    if said["attachments"]:
        from briefer.importers.catalogue import read_file

        files = read_file(raw).attachments
        return as_json({"attached": [[one.name, one.media_type] for one in files]}), *(one.data for one in files)
    from briefer.reading.source import read_source

    return (as_json({"source": packed(read_source(raw, language=said["language"]))}),)


def _field(value: object) -> object:
    """A field of an error as it travels."""
    if isinstance(value, Message):
        return {"message": value.id} if value.count is None else {"message": value.id, "count": value.count}
    return value if isinstance(value, int) else str(value)
