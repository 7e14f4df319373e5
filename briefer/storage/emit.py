"""Plain values to YAML text in one fixed form: block style, two blanks a level, bounded width, long texts readable.

Every scalar reads back as the same string; whatever another reader would take for a date, a fraction or nothing is
quoted, so that only whole numbers and `true` can change their type elsewhere.
"""
from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from briefer.model.extra import RawMapping
from briefer.storage.kinds import Plain, pairs

WIDTH = 100
_LONGEST_SIMPLE_KEY = 120  # YAML allows 1,024 signs, escapes included
_NARROWEST = 40  # columns left for text however deep it stands

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_./-]*|[1-9][0-9]*|0")
_TYPED = re.compile(
    r"(?i:null|yes|no|on|off|y|n|nan)|[0-9][0-9_.,:+-]*(?:[eE][+-]?[0-9]+)?|0[xob][0-9A-Fa-f_]+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[Tt ].*")
_WHOLE = re.compile(r"0|[1-9][0-9]*")
# What must be escaped is named sign by sign: "anything but what may stand" takes ten times as long to compile, at every start.
_NOT_AS_IT_IS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_UNWRITABLE = re.compile(f"[{_NOT_AS_IT_IS}]")
_ESCAPED = re.compile(f'[\\\\"\t\n{_NOT_AS_IT_IS}]')
_SHORT_ESCAPES: Mapping[str, str] = MappingProxyType({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})
_EDGE_BLANK = re.compile(r"^[ \t]|[ \t]$", re.MULTILINE)
_PIECE = re.compile(r"[^ ]+ *| +")


def to_yaml(value: Plain) -> str:
    """The text of a mapping, ending in a line feed."""
    out: list[str] = []
    _entries(value, "", "", out)
    return "".join(out) or "{}\n"


def _entries(value: Plain, indent: str, lead: str, out: list[str]) -> None:
    """The keys of a mapping; `lead` stands before the first one in place of the indentation."""
    for key, child in pairs(value):
        _under(lead + _key(key, indent), child, indent, out)
        lead = indent


def _items(values: tuple[Plain, ...] | list[Plain], indent: str, lead: str, out: list[str]) -> None:
    """The items of a list, each behind a dash."""
    for child in values:
        if isinstance(child, (dict, RawMapping)) and child:
            _entries(child, f"{indent}  ", f"{lead}- ", out)
        elif isinstance(child, (list, tuple)) and child and not isinstance(child, RawMapping) and not _flow(child, lead):
            _items(child, f"{indent}  ", f"{lead}- ", out)
        else:
            _under(f"{lead}-", child, indent, out)
        lead = indent


def _under(head: str, child: Plain, indent: str, out: list[str]) -> None:
    """A value behind its key or dash, or on the lines below."""
    if isinstance(child, str):
        out.append(f"{head} {_scalar(child, len(head) + 1, indent)}\n")
    elif isinstance(child, (dict, RawMapping)):
        if child:
            out.append(f"{head}\n")
            _entries(child, f"{indent}  ", f"{indent}  ", out)
        else:
            out.append(f"{head} {{}}\n")
    elif flow := _flow(child, head):
        out.append(f"{head} {flow}\n")
    else:
        out.append(f"{head}\n")
        _items(child, f"{indent}  ", f"{indent}  ", out)


def _flow(values: tuple[Plain, ...] | list[Plain], head: str) -> str:
    """A list of words on one line, or nothing when it does not fit or holds more than words."""
    words = []
    for value in values:
        if not isinstance(value, str) or not _WORD.fullmatch(value) or _typed(value):
            return ""
        words.append(value)
    line = f"[{', '.join(words)}]"
    return line if not words or len(head) + 1 + len(line) <= WIDTH else ""


def _key(key: str, indent: str) -> str:
    """A key with its colon; one too long for a simple key takes the long form."""
    if _WORD.fullmatch(key) and not _typed(key) and len(key) <= _LONGEST_SIMPLE_KEY:
        return f"{key}:"
    quoted = f'"{_ESCAPED.sub(_escape, key)}"'
    return f"{quoted}:" if len(key) <= _LONGEST_SIMPLE_KEY else f"? {quoted}\n{indent}:"


def _typed(text: str) -> bool:
    """Whether a reader that guesses types would take a text for more than a string or a whole number."""
    return len(text) <= 40 and _TYPED.fullmatch(text) is not None and not _WHOLE.fullmatch(text)


def _scalar(text: str, column: int, indent: str) -> str:
    """A text in the plainest form that reads back the same."""
    writable = text.isprintable() or not _UNWRITABLE.search(text)
    if writable and "\n" not in text and column + len(text) <= WIDTH:
        if text and text[0].isalnum() and _stays_plain(text) and not _typed(text):
            return text
        return "'" + text.replace("'", "''") + "'"
    if writable and text.strip("\n \t") and text[0] != "\n" and not _EDGE_BLANK.search(text):
        return _block(text, f"{indent}  ")
    return _quoted(text, column, f"{indent}  ")


def _stays_plain(text: str) -> bool:
    """Whether a text that begins with a letter or digit needs no quotes."""
    return not (": " in text or " #" in text or text[-1] in ": \t" or "\t" in text)


def _block(text: str, indent: str) -> str:
    """A text on lines of its own: as they are, or folded at single blanks where they are too long."""
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    chomping = ("-", "", "+")[min(ends, 2)]
    room = max(WIDTH - len(indent), _NARROWEST)
    lines = body.split("\n")
    if all(len(line) <= room for line in lines):
        rows, style = lines, "|"
    else:
        rows, style = [], ">"
        for number, line in enumerate(lines):
            if number:
                rows.append("")
            if line:
                rows += _folded(line, room)
    shown = "\n".join(f"{indent}{row}" if row else "" for row in rows)
    return f"{style}{chomping}\n{shown}" + "\n" * max(ends - 1, 0)


def _folded(line: str, room: int) -> list[str]:
    """A line broken at blanks that stand alone, so that joining the rows with one blank gives it back."""
    rows = []
    start = 0
    while len(line) - start > room:
        cut = _single_blank(line, start, start + room + 1)
        if cut < 0:
            break
        rows.append(line[start:cut])
        start = cut + 1
    rows.append(line[start:])
    return rows


def _single_blank(line: str, start: int, stop: int) -> int:
    """The last blank without a neighbour before `stop`, else the first one after it, else -1."""
    cut = line.rfind(" ", start + 1, stop)
    while cut > 0 and (line[cut - 1] in " \t" or line[cut + 1] in " \t"):
        cut = line.rfind(" ", start + 1, cut)
    if cut > 0:
        return cut
    cut = line.find(" ", stop)
    while cut > 0 and (line[cut - 1] in " \t" or line[cut + 1] in " \t"):
        cut = line.find(" ", cut + 1)
    return cut


def _quoted(text: str, column: int, indent: str) -> str:
    """A text between double quotation marks, its lines broken by a backslash."""
    rows = [""]
    room = max(WIDTH - column - 2, _NARROWEST)
    for piece in _PIECE.findall(text):
        shown = _ESCAPED.sub(_escape, piece)
        if rows[-1] and len(rows[-1]) + len(shown) > room and piece[0] != " ":
            rows.append("")
            room = max(WIDTH - len(indent) - 1, _NARROWEST)
        rows[-1] += shown
    return '"' + f"\\\n{indent}".join(rows) + '"'


def _escape(match: re.Match[str]) -> str:
    """One sign as an escape."""
    sign = match[0]
    code = ord(sign)
    return _SHORT_ESCAPES.get(sign) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")
