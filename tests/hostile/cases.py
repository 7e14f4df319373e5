"""Packs that mean harm, made here: each a name, and what writes it to a place."""
from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from tests.fuzz import corpus
from tests.own_style import chunk

_MANIFEST = "format: '1.0'\nprogram: x\ntoken: a\nmembers: []\n"
_YAML: Mapping[str, Callable[[], str]] = MappingProxyType({
    "aliases that grow": lambda: "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60)),
    "an alias of itself": lambda: "a: &a [*a]\n",
    "merge keys": lambda: "a: &a {x: y}\nb: {<<: *a}\n",
    "anchors": lambda: "".join(f"a{n}: &a{n} x\n" for n in range(100_000)),
    "brackets": lambda: "a: " + "[" * 100_000,
    "braces": lambda: "a: " + "{a: " * 100_000,
    "dashes": lambda: "- " * 100_000 + "x",
    "question marks": lambda: "? " * 100_000,
    "deep by indentation": lambda: "".join(" " * n + "a:\n" for n in range(3_000)),
    "deep within width": lambda: "a: " + "[" * 30 + "]" * 30,
    "tags that would run": lambda: "!!python/object/apply:os.system ['touch /tmp/run']\n",
    "many tags": lambda: "a: [" + "!!python/name:os.system x, " * 100_000 + "]",
    "a huge scalar": lambda: "note: " + "x" * 60_000_000 + "\n",
    "a huge block": lambda: "note: |\n" + "  words\n" * 5_000_000,
    "a huge quoted scalar": lambda: 'note: "' + "\\u00e9" * 9_000_000 + '"\n',
    "a huge number": lambda: "number: " + "9" * 5_000_000 + "\n",
    "numbers of every kind": lambda: "number: 1e999\nnext_excerpt: 0x7fffffffffffffff\n",
    "a million keys": lambda: "".join(f"k{n}: v\n" for n in range(1_000_000)),
    "a million keys within": lambda: "extra: {" + ", ".join(f"k{n}: v" for n in range(1_000_000)) + "}\n",
    "a key a million times": lambda: "k: v\n" * 1_000_000,
    "a million items": lambda: "extra:\n" + "- x\n" * 1_000_000,
    "a million empty lists": lambda: "extra: [" + "[]," * 1_000_000 + "]\n",
    "a million excerpts": lambda: "number: 1\nexcerpts:\n" + "- {number: 1, start: 0, end: 1, exact: x}\n" * 250_000,
    "documents without end": lambda: "---\na: b\n" * 1_000_000,
    "comments without end": lambda: "# x\n" * 10_000_000 + "number: 1\n",
    "blank lines": lambda: "\n" * 20_000_000 + "number: 1\n",
    "a long key": lambda: "x" * 1_000_000 + ": v\n",
    "many languages": lambda: "title: {text: {" + ", ".join(f"l{n}: v" for n in range(200_000)) + "}}\nnumber: 1\n",
    "directives": lambda: "%TAG ! tag:x,2000:\n" * 10_000 + "---\nnumber: 1\n",
})


def yaml_cases(place: Path) -> Iterator[Path]:
    """Folders whose first source is a text that is made to cost; every other one has it for the pack's own page."""
    for number, (name, make) in enumerate(_YAML.items()):
        folder = place / name.replace(" ", "-")
        text = make()
        members = {**corpus.members(), ("pack.yaml" if number % 2 else "sources/0001.yaml"): text.encode()}
        _put(folder, members)
        yield folder
    folder = place / "as-manifest"
    _put(folder, {**corpus.members(), "manifest.yaml": _MANIFEST.encode() + b"".join(b"k%d: v\n" % n for n in range(500_000))})
    yield folder


def _put(folder: Path, members: Mapping[str, bytes]) -> None:
    for path, data in members.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def _squeezed(data: bytes) -> bytes:
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    return squeeze.compress(data) + squeeze.flush()


def _zip(rows: list[tuple[str, int, int, int, int]], body: bytes) -> bytes:
    """A zip of a body and rows: name, place of the header, packed size, size, checksum."""
    listing = b"".join(
        struct.pack("<4sHHHHHHLLLHHHHHLL", b"PK\x01\x02", 20, 20, 0, 8, 0, 33, crc, packed, size, len(name), 0, 0, 0, 0, 0, place)
        + name.encode() for name, place, packed, size, crc in rows)
    return body + listing + struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, min(len(rows), 65535), min(len(rows), 65535), len(listing),
                                        len(body), 0)


def _header(name: str, packed: int, size: int, crc: int) -> bytes:
    return struct.pack("<4sHHHHHLLLHH", b"PK\x03\x04", 20, 0, 8, 0, 33, crc, packed, size, len(name), 0) + name.encode()


def overlapping() -> bytes:
    """Many members that are all the same bytes: half a gigabyte out of half a megabyte, a hundred times."""
    data = bytes(60_000_000)
    kernel, crc = _squeezed(data), zlib.crc32(data)
    body = _header("sources/0001.txt", len(kernel), len(data), crc) + kernel
    return _zip([(f"sources/{n:04d}.txt", 0, len(kernel), len(data), crc) for n in range(1, 101)], body)


def quoted() -> bytes:
    """Members that reach over the headers of those behind them."""
    parts = [_header(f"sources/{n:04d}.txt", 40 * (2000 - n), 60_000_000, 7) for n in range(1, 2000)]
    body = b"".join(parts)
    places = [sum(map(len, parts[:n])) for n in range(len(parts))]
    return _zip([(f"sources/{n:04d}.txt", places[n - 1], 40 * (2000 - n), 60_000_000, 7) for n in range(1, 2000)], body)


def grown(count: int, size: int, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Members that unpack to much."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        file.writestr("pack.yaml", "id: x\ncreated: y\n")
        for number in range(1, count + 1):
            file.writestr(f"originals/{number:04d}.txt", bytes(size))
    return out.getvalue()


def _promises() -> bytes:
    """A hundred thousand headers without a directory, each promising the rest of the file."""
    return b"".join(_header(f"sources/{n:05d}.txt", 5_000_000, 60_000_000, n) for n in range(100_000))


def _crowded() -> bytes:
    """More rows in a directory than any pack has members."""
    body = _header("pack.yaml", 2, 0, 0) + b"\x03\0"
    return _zip([(f"sources/{n:07d}.txt", 0, 2, 0, 0) for n in range(1_000_000)], body)


def _nested() -> bytes:
    """A bomb within a bomb within the place of an imported file."""
    data = grown(3, 10_000_000)
    for _ in range(3):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
            for number in range(1, 10):
                file.writestr(f"originals/{number:04d}.zip", data)
            file.writestr("pack.yaml", "id: x\ncreated: y\n")
        data = out.getvalue()
    return data


def _many_small() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for number in range(1, 20_002):
            file.writestr(f"sources/{number:05d}.yaml", f"number: {number}\n")
    return out.getvalue()


def _texts_that_grow() -> bytes:
    """As many texts as there may be of the size that may be, each a little above the ratio that is let through."""
    out = io.BytesIO()
    line = bytes(range(32, 127)) * 11 + b"\n"
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for number in range(1, 40):
            file.writestr(f"sources/{number:04d}.yaml", b"note: >\n" + b"".join(b"  " + line for _ in range(50_000)))
    return out.getvalue()


ZIPS: Mapping[str, Callable[[], bytes]] = MappingProxyType({
    "overlapping": overlapping, "quoted": quoted, "ratio": lambda: grown(2, 300_000_000), "many that grow": lambda: grown(300, 1_000_000),
    "promises": _promises, "crowded": _crowded, "nested": _nested, "many small": _many_small, "texts that grow": _texts_that_grow,
    "stored zeros": lambda: grown(1, 60_000_000, zipfile.ZIP_STORED)})


def zip_cases(place: Path) -> Iterator[Path]:
    """Files that unpack to more than they are, or say that they do."""
    for name, make in ZIPS.items():
        path = place / f"{name.replace(' ', '-')}.briefpack"
        path.write_bytes(make())
        yield path


def signed(members: Mapping[str, bytes]) -> bytes:
    """A manifest that fits some members."""
    lines = "".join(f"- path: {path}\n  size: {len(data)}\n  sha256: {sha256(data).hexdigest()}\n" for path, data in members.items()
                    if path != "manifest.yaml")
    return f"format: '1.0'\nprogram: Briefer\ntoken: abc\nmembers:\n{lines}".encode()


# --- values that are allowed one by one and mean harm together --------------------------------------------------------

_LONG = "word " * 200_000
_VALUES: Mapping[str, tuple[str, str, str]] = MappingProxyType({
    # name: member, what stands there, what stands there instead
    "themes in a circle": ("pack.yaml", "  - id: mil\n",
                           "  - id: mil2\n    parent: mil\n    name:\n      en: x\n  - id: mil\n    parent: mil2\n"),
    "a theme below itself": ("pack.yaml", "  - id: mil\n", "  - id: mil\n    parent: mil\n"),
    "ten thousand years": ("sources/0001.yaml", "edtf: '2020-01-04'", "edtf: 0001/9999"),
    "the last year": ("sources/0001.yaml", "edtf: '2020-01-04'", "edtf: 9999-12-31"),
    "the first year": ("sources/0001.yaml", "edtf: '2020-01-04'", "edtf: 0000-01-01"),
    "a date that is none": ("sources/0001.yaml", "edtf: '2020-01-04'", "edtf: 2020-99-99/../.."),
    "a date in the pack": ("pack.yaml", "as_of: '2020-02-01'", "as_of: 99999999-99-99"),
    "a billion copies": ("pack.yaml", "as_of: '2020-02-01'", "as_of: '2020-02-01'\n    copies: 1000000000"),
    "code in titles": ("pack.yaml", "en: Facts", "en: '{0.__class__} %(x)s %n ${HOME} <script>x</script> =cmd() \\input{x} [@1.1] **x'"),
    "code in the id": ("pack.yaml", "- id: words\n", "- id: '../../{x}%s<w:p/>'\n"),
    "a long title": ("pack.yaml", "en: Facts", f"en: {_LONG}"),
    "an endless word": ("pack.yaml", "en: Facts", f"en: {'x' * 100_000}"),
    "nested notes": ("pack.yaml", "[@1.1|The training]", "^[" * 20_000),
    "nested emphasis": ("pack.yaml", "[@1.1|The training]", "**a *b " * 20_000),
    "nested references": ("pack.yaml", "[@1.1|The training]", "[@1.1|" * 20_000),
    "a wording of cuts": ("sources/0001.yaml", "wording: The training […] suspended", "wording: '" + "a […] " * 60 + "z'"),
    "numbers out of the text": ("sources/0001.yaml", "start: ", "start: 99999999"),
    "a style that is none": ("pack.yaml", "style: staff", "style: ../../../etc/passwd"),
    "a style by a long name": ("pack.yaml", "style: staff", f"style: {'x' * 100_000}"),
    "languages that are none": ("pack.yaml", "languages: [en]", "languages: [xx, '', '{', en, en, en]"),
    "right to left": ("pack.yaml", "en: Facts", 'en: "\\u202e\\u2066\\u200f\\u0627\\u0644 \\u202a"'),
    "marks on marks": ("pack.yaml", "en: Facts", f'en: "a{"̀́̂" * 20_000}"'),
    "a publisher of markup": ("sources/0001.yaml", "number: 1\n", "number: 1\nurl: 'javascript:alert(1)//\"><w:t>'\nauthor: '&#x0;<b>'\n"),
})


def value_cases(place: Path) -> Iterator[Path]:
    """Folders whose values are of the right kind, and none that anybody means well with."""
    for name, (member, said, instead) in _VALUES.items():
        members = corpus.members()
        text = members[member].decode()
        assert said in text, f"{name}: {said!r} does not stand in {member}"
        folder = place / name.replace(" ", "-")
        _put(folder, {**members, member: text.replace(said, instead, 1).encode()})
        yield folder
    for name, section in _SECTIONS.items():
        members = corpus.members()
        text = members["pack.yaml"].decode()
        folder = place / name.replace(" ", "-")
        _put(folder, {**members, "pack.yaml": (text.rstrip("\n") + "\n" + section).encode()})
        yield folder


def _section(kind: str, more: str) -> str:
    lines = more.format(b="{en: x, it: x}").splitlines()
    return f"  - id: zz\n    kind: {kind}\n    titles:\n      en: T\n      it: T\n" + "".join(f"    {line}\n" for line in lines)


def _table(columns: str, rows: str) -> str:
    return _section("table", f"body:\n- table:\n    columns: [{columns}]\n    rows: [{rows}]\n")


_BAR = "{{from: '2020-01', to: '2020-02', label: {b}}}"
_AGES = ("variant: swimlane\nlanes:\n- title: {b}\n  bars: [{{from: '0001', to: '9999', label: {b}}}, {{from: x, to: y}}, "
         "{{from: '9999', to: '0001'}}]\ndetail: {{from: '0001-01-01', to: '9999-12-31', title: {b}}}\n")
_SECTIONS: Mapping[str, str] = MappingProxyType({
    "two thousand columns": _table("{{title: {b}}}, " * 2_000, "[" + "{b}, " * 2_000 + "]"),
    "widths that are none": _table("{{title: {b}, width: 1000}}, {{title: {b}, width: 0.000001}}", "[{b}], [], [{b}, {b}, {b}]"),
    "no columns": _table("", "[]"),
    "bars of ten thousand years": _section("timeline", _AGES),
    "five hundred lanes": _section("timeline", "variant: swimlane\nlanes:\n" + f"- title: {{b}}\n  bars: [{_BAR}]\n" * 500),
    "cards of nothing": _section("text", "body:\n- cards: {{layout: options, items: []}}\n"),
    "three hundred cards": _section("text", "body:\n- cards:\n    layout: people\n    items: [" +
                                    "{{title: {b}, marks: [a, b]}}, " * 300 + "]\n"),
    "a rule of nonsense": _section("chronology", "rule: {{dates: 9999/0001, pmesii: Z, themes: [none, none], min: 1000000000, max: 1}}\n"),
    "an excerpt of no source": _section("excerpts", "body:\n- excerpt: 999999.999999\n- excerpt: 1.1\n- excerpt: 1.1\n"),
})


# --- the folder of a user ------------------------------------------------------------------------------------------


def _files() -> Mapping[str, Callable[[], Mapping[str, bytes]]]:
    template, style = corpus.templates()[0], b"extends: staff\nlogo: {file: a.png, alt: {en: x, it: x}}\n"
    fonts = b"extends: staff\nfont:\n  body_pdf: A B\n  files: {regular: a.ttf, bold: a.ttf, italic: a.ttf, bolditalic: a.ttf}\n"
    font = corpus.fonts()[0]

    def logo(data: bytes) -> Mapping[str, bytes]:
        return {"styles/x.yaml": style, "styles/a.png": data}

    def face(data: bytes) -> Mapping[str, bytes]:
        return {"styles/x.yaml": fonts, "styles/a.ttf": data}

    def picture(width: int, height: int, rows: bytes) -> bytes:
        return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
                + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))

    return {
        **{f"template {name}": (lambda make=make: {"x.yaml": make().encode()}) for name, make in _YAML.items()},
        "template that runs": lambda: {"x.yaml": template.replace(b"id: info-brief", b"id: !!python/object/apply:os.system [id]")},
        "template not in UTF-8": lambda: {"x.yaml": template + b"# \xff\xfe"},
        "template of nothing": lambda: {"x.yaml": b""},
        "template of another program": lambda: {"x.yaml": b"\x89PNG\r\n\x1a\n" + bytes(1000)},
        "style in a circle": lambda: {"styles/x.yaml": b"extends: y\n", "styles/y.yaml": b"extends: x\n"},
        "style of nowhere": lambda: {"styles/x.yaml": b"extends: ../../../etc/passwd\n"},
        "style with a path": lambda: {"styles/x.yaml": style.replace(b"a.png", b"../../../../etc/passwd")},
        "style of aliases": lambda: {"styles/x.yaml": _YAML["aliases that grow"]().encode()},
        "style of a million keys": lambda: {"styles/x.yaml": _YAML["a million keys"]().encode()},
        "style of numbers": lambda: {"styles/x.yaml": b"extends: staff\npage: {margin_left_mm: 1e309, width_mm: .nan}\n"},
        "logo of dots": lambda: logo(picture(60_000, 60_000, bytes(1_000_000))),
        "logo that unpacks": lambda: logo(picture(700, 700, bytes(300_000_000))),
        "logo cut short": lambda: logo(picture(10, 10, bytes(410))[:-30]),
        "logo of text": lambda: logo(b"<svg onload=alert(1)>" * 1000),
        "logo too large": lambda: logo(b"\x89PNG\r\n\x1a\n" + bytes(30_000_000)),
        "font cut short": lambda: face(font[:len(font) // 2]),
        "font of text": lambda: face(b"#!/bin/sh\n" * 1000),
        "font of zeros": lambda: face(font[:300] + bytes(len(font) - 300)),
        "font with lies": lambda: face(font[:12] + b"\xff" * 300 + font[312:]),
        "font too large": lambda: face(font + bytes(20_000_000)),
    }


def template_cases(place: Path) -> Iterator[Path]:
    """Folders of a user with a template or style that means harm, or is none."""
    for name, make in _files().items():
        folder = place / name.replace(" ", "-")
        _put(folder, make())
        yield folder
