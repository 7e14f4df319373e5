"""Damages to the bytes of a pack, and the judge of what was made of each: what is whole is there, what is not is named."""
from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from random import Random
from types import MappingProxyType

import pytest

from briefer.errors import PackError
from briefer.i18n import LANGUAGES, Catalogue
from briefer.model.pack import Pack
from briefer.model.sources import Source
from briefer.model.text import faithful
from briefer.storage.members import MANIFEST, MIMETYPE, PACK, README, source_path, text_path
from briefer.storage.packfile import Opened, read_pack
from briefer.storage.saving import save
from briefer.values import dataclass

_SAID = tuple(Catalogue(language, "interface") for language in LANGUAGES)


def _cut(data: bytes, start: int, end: int, random: Random) -> bytes:
    return data[:start] + data[end:]


def _zeroed(data: bytes, start: int, end: int, random: Random) -> bytes:
    return data[:start] + bytes(end - start) + data[end:]


def _flipped(data: bytes, start: int, end: int, random: Random) -> bytes:
    return data[:start] + bytes(byte ^ 1 << random.randrange(8) for byte in data[start:end]) + data[end:]


def _doubled(data: bytes, start: int, end: int, random: Random) -> bytes:
    return data[:end] + data[start:]


def _moved(data: bytes, start: int, end: int, random: Random) -> bytes:
    rest = data[:start] + data[end:]
    place = random.randrange(len(rest) + 1)
    return rest[:place] + data[start:end] + rest[place:]


CHANGES: Mapping[str, Callable[[bytes, int, int, Random], bytes]] = MappingProxyType({
    "cut": _cut, "zeroed": _zeroed, "flipped": _flipped, "doubled": _doubled, "moved": _moved})
_LENGTHS = (1, 1, 2, 4, 16, 46, 100, 512, 4096, 65536)


@dataclass(frozen=True)
class Sample:
    """A pack as it was saved: what it holds, the bytes of each member, and for the file form where they lie."""

    pack: Pack
    path: Path
    members: Mapping[str, bytes]
    traces: Mapping[str, Trace]


@dataclass(frozen=True)
class Trace:
    """What is left of a member of a file when it is whole: its packed bytes behind its header, and its row in the directory."""

    headed: bytes
    packed: bytes
    row: bytes
    start: int

    def is_whole(self, data: bytes, length: int) -> bool:
        """Whether a damaged file still holds the packed bytes, and with them a header or a row that says what they are.

        Without its header a member is where it was, or away by as much as the file grew or shrank.
        """
        if self.headed in data:
            return True
        places = {self.start, self.start + len(data) - length}
        return self.row in data and any(data.startswith(self.packed, place) for place in places if place >= 0)


def zip_sample(pack: Pack, path: Path) -> Sample:
    """A pack that was saved as one file."""
    data = path.read_bytes()
    with zipfile.ZipFile(path) as file:
        infos = file.infolist()
        members = {info.filename: file.read(info) for info in infos}
        traces = {}
        at = file.start_dir
        for info in infos:
            size = 46 + len(info.filename)
            start = info.header_offset + 30 + len(info.filename)
            end = start + info.compress_size
            assert struct.unpack_from("<4s", data, at) == (b"PK\x01\x02",)
            traces[info.filename] = Trace(data[info.header_offset:end], data[start:end], data[at:at + size], start)
            at += size
    return Sample(pack, path, members, traces)


def folder_sample(pack: Pack, path: Path) -> Sample:
    """A pack that was saved as a folder."""
    return Sample(pack, path, {one.relative_to(path).as_posix(): one.read_bytes() for one in sorted(path.rglob("*")) if one.is_file()}, {})


def damages(length: int, count: int, random: Random) -> Iterator[tuple[str, int, int]]:
    """So many damages to a file of some length: every kind, short and long, all over it, the ends too."""
    for number in range(count):
        kind = list(CHANGES)[number % len(CHANGES)]
        size = min(random.choice(_LENGTHS), length)
        start = (number * length // count + random.randrange(max(1, length // count))) if number % 7 else (0, length - size)[number % 2]
        start = max(0, min(start, length - size))
        yield kind, start, start + size


def damaged_file(sample: Sample, data: bytes, change: tuple[str, int, int], seed: int) -> tuple[bytes, str]:
    """The bytes of a file after a damage, and what was done to it."""
    kind, start, end = change
    return CHANGES[kind](data, start, end, Random(seed)), f"{kind} {start}:{end}, seed {seed}"


def judge(sample: Sample, path: Path, whole: frozenset[str], what: str) -> int:
    """Opens what a damage left; AssertionError with `what` when a promise is broken. How many members were read that had to be."""
    before = _bytes_at(path)
    opened = _opened(path, whole, what)
    assert _bytes_at(path) == before, f"{what}: reading wrote"
    if opened is None:
        return len(whole)
    _judge_words(sample, opened, what)
    _judge_parts(sample, opened, whole, what)
    _judge_report(sample, opened, whole, what)
    if opened.read_only:
        with pytest.raises(PackError) as caught:
            save(replace(opened.pack, glossary=(), deliveries=()), path, opened=opened)
        assert caught.value.id == "pack_read_only" and _bytes_at(path) == before, what
    return len(whole)


def _opened(path: Path, whole: frozenset[str], what: str) -> Opened | None:
    """What a damage left, opened, or None where nothing that is read was whole."""
    try:
        return read_pack(path)
    except PackError as error:
        said, id = [catalogue.say(part) for catalogue in _SAID for part in (error.message, error.hint)], error.id
    assert all(said), what
    assert not whole - {MIMETYPE, README, MANIFEST}, f"{what}: refused ({id}), but {sorted(whole)} are whole"
    return None


def _bytes_at(path: Path) -> Mapping[str, bytes]:
    files = [path] if path.is_file() else sorted(one for one in path.rglob("*") if one.is_file())
    return {str(one): one.read_bytes() for one in files}


def _judge_words(sample: Sample, opened: Opened, what: str) -> None:
    """An excerpt that counts as verified says what its source said, where it said it; what stands for it in print is faithful to that."""
    for source in opened.pack.sources:
        kept = sample.pack.source(source.number)
        for excerpt in source.excerpts:
            if source.verified(excerpt):
                where = f"{what}: {source.number}.{excerpt.number}"
                assert kept is not None and kept.text[excerpt.start:excerpt.end] == excerpt.exact, where
                former = kept.excerpt(excerpt.number)
                same = former is not None and former.wording == excerpt.wording
                assert same or opened.changed or not faithful(excerpt.words, excerpt.exact), where


def _judge_parts(sample: Sample, opened: Opened, whole: frozenset[str], what: str) -> None:
    """Whatever is whole was read as it is."""
    pack, kept = opened.pack, sample.pack
    if PACK in whole:
        assert replace(pack, sources=(), next_source=1) == replace(kept, sources=(), next_source=1), f"{what}: {PACK}"
    for source in kept.sources:
        there = pack.source(source.number) or Source(0, "", "")
        if text_path(source.number) in whole:
            assert there.text == source.text, f"{what}: {text_path(source.number)}"
        if source_path(source.number) in whole:
            bare = {"text": "", "text_hash": "", "next_excerpt": 1}
            assert replace(there, **bare) == replace(source, **bare), f"{what}: {source_path(source.number)}"
    for path in whole - {MANIFEST, *(() if MANIFEST in whole or sample.traces else (MIMETYPE, README))}:
        assert path in opened.members, f"{what}: {path}"
        assert opened.members[path].sha256 == sha256(sample.members[path]).hexdigest(), f"{what}: {path}"


def _judge_report(sample: Sample, opened: Opened, whole: frozenset[str], what: str) -> None:
    """Every member that is not whole is named, with what is lost and why, in both languages; what is whole is not said to be lost."""
    named = {one.path for one in opened.damage}
    told = named | set(opened.changed)
    unsaid = sample.members.keys() - whole - told
    missing = {path for path in unsaid if path not in opened.members or not _same(sample, opened, path)}
    assert not missing - {MANIFEST}, f"{what}: {sorted(missing)} not said to be lost; said were {sorted(told)}"
    assert not named & whole, f"{what}: {sorted(named & whole)} are whole"
    for one in opened.damage:
        for said in _SAID:
            line = said.text("damage.line", path=one.path, reason=one.reason, lost=one.lost)
            assert one.path in line and said.say(one.reason) in line, what
    if not told:
        assert opened.pack == sample.pack, what


def _same(sample: Sample, opened: Opened, path: str) -> bool:
    return opened.members[path].sha256 == sha256(sample.members[path]).hexdigest()
