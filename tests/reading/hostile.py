"""The reading process with an importer that does the worst a file can make one do; what, stands in the file."""
from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Any, NoReturn

from briefer.importers.imported import ImportedText, RawFile
from briefer.model.dates import Date
from briefer.model.localized import Localized
from briefer.model.sources import HiddenLine, Highlight, Stated
from briefer.reading import process, source

TEXT = "First words.\nSecond words."


def hang(raw: RawFile) -> NoReturn:
    """Works for ever and comes to nothing: the clock has to end it."""
    turns = 0
    while True:
        turns += 1


def grow(raw: RawFile) -> NoReturn:
    kept = []
    while True:
        kept.append(bytearray(8 * 2**20))


def leave(raw: RawFile) -> NoReturn:
    os._exit(0)


def crash(raw: RawFile) -> NoReturn:
    signal.raise_signal(signal.SIGSEGV)
    raise AssertionError("still here")


def overflow(raw: RawFile) -> ImportedText:
    sys.setrecursionlimit(10**9)

    def deeper(depth: int) -> Any:
        return max(range(depth), key=lambda _: deeper(depth + 1))  # through C, so that its stack fills too

    return ImportedText(str(deeper(1)), "text/plain")


def flood(raw: RawFile) -> ImportedText:
    for _ in range(2_000):
        sys.stdout.write("x" * 1_000)
        os.write(1, b"y" * 1_000)
        os.write(2, b"z" * 1_000)
    return good(raw)


def garble(raw: RawFile) -> ImportedText:
    for handle in range(3, 32):
        try:
            os.write(handle, b"\xff" * 64)
        except OSError:
            continue
    return good(raw)


def promise(raw: RawFile) -> ImportedText:
    for handle in range(3, 32):
        try:
            os.write(handle, (2**20).to_bytes(8, "big") + b'{"source": ')
        except OSError:
            continue
    os._exit(0)


def fail(raw: RawFile) -> NoReturn:
    raise KeyError("a mistake of the importer")


def good(raw: RawFile) -> ImportedText:
    return ImportedText(TEXT, "text/plain")


def pages(raw: RawFile) -> ImportedText:
    for page in range(1, 4):
        raw.report(page, 3)
    return good(raw)


def surrogates(raw: RawFile) -> ImportedText:
    return ImportedText(TEXT, "text/plain", author="A\ud800", title=Stated(Localized({"": "T\udfff"})))


LIES: dict[str, dict[str, Any]] = {
    "highlight": {"highlights": (Highlight(0, 5, "Other"),)},
    "beyond": {"highlights": (Highlight(20, 500, TEXT[20:500]),)},
    "paragraph": {"structure": {3: "h1"}},
    "role": {"structure": {1: "h9"}},
    "page": {"pages": (0, 999)},
    "pages back": {"pages": (5, 2)},
    "hidden": {"hidden": (HiddenLine("x", "rule", 99),)},
    "rule": {"hidden": (HiddenLine("x", "../rule", 1),)},
    "lost": {"lost": ("No Id",)},
    "date": {"published": Date("x", "2020-99-99")},
    "media type": {"media_type": "text/plain\n"},
    "number": {"pages": (-1,)},
    "author": {"author": 7},
    "long author": {"author": "x" * 50_000},
    "counts": {"counts": {"images": 10**12}},
}


def lie(name: str) -> Callable[[RawFile], ImportedText]:
    return lambda raw: ImportedText(**{"text": TEXT, "media_type": "text/plain", **LIES[name]})


def read(raw: RawFile) -> ImportedText:
    wanted = raw.data.decode()
    if wanted.startswith("lie: "):
        return lie(wanted.removeprefix("lie: "))(raw)
    found: ImportedText = globals()[wanted](raw)
    return found


if __name__ == "__main__":
    source.read_file = read
    process.main()
