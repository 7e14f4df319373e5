"""A PDF that lost its end, where its tables stand: the pages that are there, under a new catalogue."""
from __future__ import annotations

import re
from itertools import islice

_MOST_PAGES = 10_000
_FARTHEST = 4096  # bytes from the number of an object to what it says it is
_OBJECT = re.compile(rb"(?:^|[\s>])(\d{1,8})\s+0\s+obj\b")
_CATALOGUE = re.compile(rb"/Type\s*/Catalog\b")
_PAGE = re.compile(rb"/Type\s*/Page\b")
_TREE = re.compile(rb"/Pages\s+(\d{1,8})\s+0\s+R")
_NEW = 8_000_000  # numbers of objects that no file of a size that is read comes to


def repaired(data: bytes) -> bytes:
    """The file with an end that leads to its pages; nothing when none can be found."""
    root = _catalogue(data)
    if root:
        return data + b"\nendstream\nendobj\ntrailer\n<</Root %d 0 R>>\nstartxref\n0\n%%%%EOF\n" % root
    pages = list(dict.fromkeys(_numbers(data, _PAGE)))
    if not pages:
        return b""
    kids = b" ".join(b"%d 0 R" % page for page in pages)
    return data + (
        b"\nendstream\nendobj\n%d 0 obj\n<</Type/Catalog/Pages %d 0 R>>\nendobj\n%d 0 obj\n<</Type/Pages/Kids[%s]/Count %d>>\nendobj\n"
        b"trailer\n<</Root %d 0 R>>\nstartxref\n0\n%%%%EOF\n" % (_NEW, _NEW + 1, _NEW + 1, kids, len(pages), _NEW))


def _catalogue(data: bytes) -> int:
    """The number of the last catalogue whose tree of pages is in the file, or 0."""
    for found in reversed(list(islice(_CATALOGUE.finditer(data), 100))):
        number = _before(data, found.start())
        tree = _TREE.search(data, max(0, found.start() - _FARTHEST), found.end() + _FARTHEST)
        if number and tree and re.search(rb"(?:^|[\s>])%s\s+0\s+obj\b" % tree[1], data):
            return number
    return 0


def _numbers(data: bytes, what: re.Pattern[bytes]) -> list[int]:
    """The numbers of the objects that say they are something, in the order of the file."""
    return [number for found in islice(what.finditer(data), _MOST_PAGES) if (number := _before(data, found.start()))]


def _before(data: bytes, place: int) -> int:
    """The number of the object within which a place lies, or 0."""
    begin = data.rfind(b"obj", max(0, place - _FARTHEST), place)
    found = _OBJECT.search(data, max(0, begin - 20), begin + 3) if begin >= 0 else None
    return int(found[1]) if found else 0
