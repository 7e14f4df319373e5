"""Plain text, as people save it from a page or a message: its paragraphs, and of these the headings and items that signs set off."""
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefer.importers.clean import clean_lines, rule_for
from briefer.importers.encoding import decode_file
from briefer.importers.imported import ImportedText, RawFile
from briefer.importers.unwrap import unwrap
from briefer.model.sources import Role

RULER = "ruler"
_RULER = re.compile(r"[-=_~*#+|–—][-=_~*#+|–— \t]+[-=_~*#+|–—]")
_BULLET = re.compile(r"[-–—•*·▪■◦‣>]\s+(?=\S)")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z])[.)]\s+\S")
_SENTENCE_END = re.compile(r"[.!?…:;,][\"'’”»)\]]*$")
_LONGEST_HEADING = 100
_LETTERS_OF_HEADING = 4


def read_plain(raw: RawFile) -> ImportedText:
    """The text in paragraphs, without the leftovers of a web page; SourceError when the bytes are no text."""
    decoded = decode_file(raw)
    paragraphs, mended = unwrap(decoded.text.split("\n"), lambda line: rule_for(line) is not None or _RULER.fullmatch(line) is not None)
    rules = {place: RULER for place, line in enumerate(paragraphs) if _RULER.fullmatch(line)}
    cleaned = clean_lines(paragraphs, rules)
    return ImportedText(
        text="\n".join(cleaned.paragraphs),
        media_type="text/plain",
        encoding=decoded.encoding,
        credit=cleaned.credit,
        rights=cleaned.rights,
        hidden=cleaned.hidden,
        structure=cleaned.structure(roles_of(paragraphs)),
        lost=("signs",) if decoded.damaged else (),
        guessed=(*decoded.doubts, *(("hyphens",) if mended else ())),
    )


def roles_of(lines: Sequence[str]) -> Mapping[int, Role]:
    """By number, the lines that are headings (underlined, or in capitals above text) or items of a list; no word of them changes."""
    found: dict[int, Role] = {}
    for number, (line, below) in enumerate(pairwise((*lines, "")), 1):
        ruler = _RULER.fullmatch(below)
        if ruler and _underlines(line, below):
            found[number] = "h1" if below[0] == "=" else "h2"
        elif not ruler and _is_capitals(line) and below and not below.isupper():
            found[number] = "h2"
    found.update(_items(lines))
    return found


def _underlines(line: str, ruler: str) -> bool:
    """Whether a ruler is the underlining of the line above it, and not the end of a section."""
    return (len(line) <= _LONGEST_HEADING and not _RULER.fullmatch(line) and not _SENTENCE_END.search(line)
            and ruler[0] in "=-~" and abs(len(line) - len(ruler)) <= max(3, len(line) // 4))


def _is_capitals(line: str) -> bool:
    """Whether a line is short, in capitals throughout, and no sentence."""
    return (line.isupper() and len(line) <= _LONGEST_HEADING and sum(map(str.isalpha, line)) >= _LETTERS_OF_HEADING
            and not _SENTENCE_END.search(line))


def _items(lines: Sequence[str]) -> Mapping[int, Role]:
    """Lines that begin with the same sign or with numbers, two or more together: one dash alone may open what somebody says."""
    marks = [_mark(line) for line in lines]
    return {number: "item" for number, mark in enumerate(marks, 1)
            if mark and mark in (marks[number - 2] if number > 1 else "", marks[number] if number < len(marks) else "")}


def _mark(line: str) -> str:
    """The sign that a line begins with, one for all numbers and letters; nothing for others."""
    if _BULLET.match(line):
        return line[0]
    return "1" if _NUMBERED.match(line) else ""
