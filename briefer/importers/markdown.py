"""Markdown: the words a reader sees, a paragraph, heading, list item or table row a line; what it cannot show is reported."""
from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from briefer.importers.clean import clean_lines, rule_for
from briefer.importers.encoding import decode_file
from briefer.importers.html_dates import stated_date
from briefer.importers.imported import ImportedText, RawFile
from briefer.model.localized import Localized
from briefer.model.sources import Role, Stated

_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(?P<level>#{1,6})(?=[ \t]|$)(?P<text>.*)")
_UNDERLINE = re.compile(r" {0,3}(?P<rule>=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"\s*(?:[-*+]\s+(?:\[[ xX]\]\s+)?|(?P<number>\d{1,9}[.)])\s+)(?P<text>.*)$")
_QUOTES = re.compile(r"(?: {0,3}> ?)+")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_TARGET = re.compile(r" {0,3}\[(?!\^)[^\]]+\]:\s*\S+.*$")
_NOTE = re.compile(r" {0,3}\[\^[^\]]+\]:\s*")
_LEVELS: tuple[Role, ...] = ("h1", "h2", "h3", "h4", "h5", "h6")
_DAYS = ("published", "date", "data")  # keys of a head that say when the text came out
_KEY = re.compile(r"(?P<key>[A-Za-z_]+)\s*:\s*(?P<value>.*)$")

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_IMAGE = re.compile(r"!\[[^\[\]]{0,600}\](?:\([^()]{0,2000}\)|\[[^\[\]]{0,600}\])")
_LINK = re.compile(r"\[(?P<text>[^\[\]]{1,600})\](?:\((?:[^()]{0,2000}|[^()]{0,1000}\([^()]{0,1000}\)[^()]{0,1000})\)|\[[^\[\]]{0,600}\])")
_AUTOLINK = re.compile(r"<(?P<address>(?:https?|mailto):[^<>\s]+)>")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,30}(?:\s[^<>]{0,2000})?/?>")
_NOTE_MARK = re.compile(r"\[\^[^\[\]]{1,100}\]")
# Spans are bounded, so that a text made of marks takes no longer than any other.
_CODE = re.compile(r"(?<!`)(?P<ticks>`{1,3})(?!`)(?P<text>.{1,1000}?)(?<!`)(?P=ticks)(?!`)")
_STRONG = re.compile(r"(?<!\w)(?P<mark>\*\*\*|___|\*\*|__|\*|_|~~)(?=\S)(?P<text>(?:(?!(?P=mark)).){1,1000})(?<=\S)(?P=mark)(?!\w)")
_STARS = re.compile(r"(?P<mark>\*\*|\*)(?=[^\s*])(?P<text>[^*]{1,1000})(?<=\S)(?P=mark)")
# Signs that a backslash or code span takes literally wait in a private plane until the marks are gone.
_ASIDE = 0xF0000
_SIGNS = "".join(map(chr, range(33, 127)))
_OUT: Mapping[int, str] = {ord(sign): chr(_ASIDE + ord(sign)) for sign in _SIGNS}
_BACK: Mapping[int, str] = {_ASIDE + ord(sign): sign for sign in _SIGNS}


class _Reader:
    """One pass over the lines of a text; collects paragraphs and what cannot be carried over."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.paragraphs: list[str] = []
        self.roles: dict[int, Role] = {}
        self.lost: dict[str, None] = {}
        self.title = ""
        self._open: list[str] = []
        self._role: Role | None = None  # of the paragraph that is open

    def read(self) -> None:
        """Reads every line."""
        fence = ""
        for index, line in enumerate(self.lines):
            mark = _FENCE.match(line)
            if fence:
                if mark and line.strip() == mark["fence"] and line.strip().startswith(fence):
                    fence = ""
                elif line.strip():
                    self.paragraphs.append(line.rstrip())
            elif mark:
                self._close()
                fence = mark["fence"]
            else:
                self._line(line, self.lines[index + 1] if index + 1 < len(self.lines) else "")
        self._close()

    def _line(self, line: str, following: str) -> None:
        """Takes one line outside code."""
        if mark := _QUOTES.match(line):
            line = line[mark.end():]
        heading = _HEADING.match(line)
        underline = _UNDERLINE.match(line)
        if not line.strip() or _TARGET.match(line):
            self._close()
        elif heading:
            self._close()
            self._heading(_without_closing(heading["text"].strip()), len(heading["level"]))
        elif underline and self._open:
            text = " ".join(self._open)
            self._open, self._role = [], None
            self._heading(text, 1 if underline["rule"][0] == "=" else 2)
        elif _RULE.match(line):
            self._close()
        elif "|" in line and (_TABLE_RULE.match(line) or _TABLE_RULE.match(following) or line.strip().startswith("|")):
            self._table_row(line)
        elif rule_for(line.strip()) is not None:
            self._close()
            self._paragraph(line)
        else:
            self._text(line)

    def _text(self, line: str) -> None:
        """Takes a line of a paragraph or list item."""
        item = _ITEM.match(line)
        if _NOTE.match(line):
            self._close()
            line, self._role = _NOTE.sub("", line), "note"
        elif item:
            self._close()
            self._role = "item"
            line = f"{item['number']} {item['text']}" if item["number"] else item["text"]
        self._open.append(line.strip())
        if line.endswith(("  ", "\\")):
            self._open[-1] = self._open[-1].rstrip("\\").rstrip()
            self._close()

    def _table_row(self, line: str) -> None:
        """Takes a row of a table: its cells in a line."""
        self._close()
        self.lost["table_layout"] = None
        if not _TABLE_RULE.match(line):
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
            self._paragraph(" | ".join(cell for cell in cells if cell), "row")

    def _heading(self, text: str, level: int) -> None:
        """Takes a heading; the first one of the first level is the title."""
        before = len(self.paragraphs)
        self._paragraph(text, _LEVELS[level - 1])
        if level == 1 and not self.title and len(self.paragraphs) > before:
            self.title = self.paragraphs[-1]

    def _close(self) -> None:
        """Ends the paragraph that is open."""
        if self._open:
            text, self._open = " ".join(self._open), []
            self._paragraph(text, self._role)
        self._role = None

    def _paragraph(self, text: str, role: Role | None = None) -> None:
        """Adds a paragraph, if a reader would see any word of it."""
        shown = " ".join(self._shown(text).splitlines()).strip()
        if shown:
            self.paragraphs.append(shown)
            if role:
                self.roles[len(self.paragraphs)] = role

    def _shown(self, text: str) -> str:
        """A paragraph without marks; images leave only a report, links their words."""
        text = _CODE.sub(lambda match: _set_aside(match["text"].strip()), text)
        text = _ESCAPED.sub(lambda match: _set_aside(match[1]), text)
        if _IMAGE.search(text):
            self.lost["images"] = None
            text = _IMAGE.sub("", text)
        if _LINK.search(text):
            self.lost["links"] = None
            text = _LINK.sub(lambda match: match["text"], text)
        text = _AUTOLINK.sub(lambda match: match["address"], text)
        text = _NOTE_MARK.sub("", _TAG.sub("", text))
        for _ in range(3):
            text = _STRONG.sub(lambda match: match["text"], text)
        text = html.unescape(_STARS.sub(lambda match: match["text"], text))
        return text.translate(_BACK)


def read_markdown(raw: RawFile) -> ImportedText:
    """The text a reader of the page would see, with what its head states of it; SourceError when it is no text."""
    decoded = decode_file(raw)
    head, body = _head(decoded.text)
    reader = _Reader(_without_comments(body).split("\n"))
    reader.read()
    headings = frozenset(number - 1 for number, role in reader.roles.items() if role in _LEVELS)
    cleaned = clean_lines(reader.paragraphs, meant=headings)
    title = head.get("title") or reader.title
    return ImportedText(
        text="\n".join(cleaned.paragraphs),
        media_type="text/markdown",
        encoding=decoded.encoding,
        title=Stated(Localized(title)) if title else Stated(),
        author=head.get("author", ""),
        publisher=Stated(Localized(head.get("publisher", ""))),
        published=next((day for key in _DAYS if (day := stated_date(head.get(key, "")))), None),
        url=head.get("url", "") or head.get("link", ""),
        credit=cleaned.credit,
        rights=cleaned.rights,
        hidden=cleaned.hidden,
        structure=cleaned.structure(reader.roles),
        lost=(*reader.lost, *(("signs",) if decoded.damaged else ())),
        guessed=decoded.doubts,
    )


def _set_aside(text: str) -> str:
    """Text whose signs no longer count as marks."""
    return text.translate(_OUT)


def _without_closing(heading: str) -> str:
    """A heading without the signs that may close it."""
    bare = heading.rstrip("#")
    return bare.rstrip() if bare.endswith((" ", "\t")) or not bare else heading


def _without_comments(text: str) -> str:
    """Text without the comments that no reader sees; one that never ends is text."""
    parts = []
    start = 0
    while (begin := text.find("<!--", start)) >= 0 and (end := text.find("-->", begin + 4)) >= 0:
        parts.append(text[start:begin])
        start = end + 3
    return "".join((*parts, text[start:]))


def _head(text: str) -> tuple[dict[str, str], str]:
    """The keys of a head between `---` lines, and the text after it; keys that are not plain `key: value` are passed over."""
    lines = text.split("\n")
    if lines[0].strip() != "---":
        return {}, text
    end = next((index for index, line in enumerate(lines[1:60], 1) if line.strip() in ("---", "...")), 0)
    if not end:
        return {}, text
    return dict(_pairs(lines[1:end])), "\n".join(lines[end + 1:])


def _pairs(lines: list[str]) -> Iterator[tuple[str, str]]:
    """The plain keys of a head with their values, without quotation marks around them."""
    for line in lines:
        match = _KEY.match(line)
        if match and (value := match["value"].strip().strip("\"'").strip()):
            yield match["key"].lower(), value
