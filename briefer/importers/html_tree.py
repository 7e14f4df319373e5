"""Bytes of a web page to a tree that nothing in the page can make too deep, too large or read from elsewhere."""
from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from typing import Any

from lxml import etree
from lxml.html import HTMLParser

from briefer.importers.encoding import Decoded, decode
from briefer.model.text import clean

_HEAD = 8192  # bytes in which a page says how it is encoded
_META = re.compile(  # in HTML, in either of its forms, or in XML
    rb"<meta\b[^>]{0,500}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{2,40})"
    rb"|<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
# Labels as browsers take them; what is in neither table is no encoding of web pages.
_LABELS: Mapping[str, str] = {
    "ascii": "cp1252", "us-ascii": "cp1252", "latin1": "cp1252", "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "iso_8859-1": "cp1252",
    "x-cp1252": "cp1252", "x-user-defined": "cp1252", "ansi": "cp1252", "unicode": "utf-8", "utf8": "utf-8", "x-x-big5": "big5hkscs",
    "big5": "big5hkscs", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932",
    "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874",
    "macintosh": "mac-roman", "x-mac-roman": "mac-roman", "iso-8859-8-i": "iso8859-8",
    "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8"}  # who could read the label in single bytes was not in UTF-16
_CODECS = frozenset({
    "utf-8", "cp866", "cp874", "big5hkscs", "gb18030", "euc_jp", "cp932", "cp949", "iso2022_jp", "koi8-r", "koi8-u", "mac-roman",
    "mac-cyrillic", *(f"cp125{number}" for number in range(9)), *(f"iso8859-{number}" for number in range(2, 17))})
_IN_MANY_BYTES = frozenset({"utf-8", "big5hkscs", "gb18030", "euc_jp", "cp932", "cp949", "iso2022_jp"})
# Pictures inside the page: megabytes of letters that no reading needs.
_INLINE_DATA = re.compile(r"(?<=[\"'(=\s])data:[\w.+/-]{0,80}(?:;[\w=.-]{1,40}){0,4},[A-Za-z0-9+/=%_.~\s-]{256,}", re.IGNORECASE)
_DEEPEST = 200
_LONGEST_ATTRIBUTE = 64 * 1024
_NAME = re.compile(r"[A-Za-z_][\w.-]{0,60}$", re.ASCII)
_BREAKS = frozenset({
    "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol",
    "p", "pre", "section", "table", "td", "th", "tr", "ul"})


def read_markup(data: bytes, declared: str = "") -> Decoded:
    """The markup of a page as text: by a byte-order mark, by what the letter around it or the page itself declares, by a guess."""
    data = _without_zeros(data)
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data) or Decoded("", "utf-8")
    match = _META.search(data[:_HEAD])
    stated = (match[1] or match[2] or b"").decode("ascii") if match else ""
    encoding = _codec(declared) or _codec(stated)
    if not encoding:
        return decode(data) or Decoded(clean(data.decode("utf-8", "replace")), "utf-8", damaged=True)
    if encoding not in _IN_MANY_BYTES and not data.isascii():
        # What reads as UTF-8 throughout is UTF-8, whatever an old template says.
        encoding = _utf_8(data) or encoding
    try:
        return Decoded(clean(data.decode(encoding)), encoding)
    except UnicodeDecodeError:
        if encoding == "utf-8" and (found := decode(data)):
            return found
        return Decoded(clean(data.decode(encoding, "replace")), encoding, damaged=True)


def parse(markup: str) -> Any:
    """The root of the page's tree, or None when there is none; no deeper than 256 elements, and without comments."""
    data = _INLINE_DATA.sub("data:,", markup).encode("utf-8")
    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:  # a page without a single element
        return None
    last = parser.error_log.last_error
    if last is None or last.level < etree.ErrorLevels.FATAL:
        return root
    # The parser stopped at a limit of its own: what came after it would be lost.
    return etree.fromstring(data, HTMLParser(target=_Shallow(), encoding="utf-8", no_network=True, huge_tree=True))


class _Shallow:
    """Builds a tree from a parser's events; what is nested deeper than the limit stays as text with line breaks, long attributes go."""

    def __init__(self) -> None:
        self._make = HTMLParser(encoding="utf-8").makeelement
        self._open: list[Any] = []
        self._last: list[Any] = []  # the last child of each
        self._root: Any = None
        self._below = 0
        self._pieces: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Opens an element."""
        if self._below or len(self._open) >= _DEEPEST:
            self._below += 1
            self._line(tag)
            return
        self._set_text()
        kept = {name: value for name, value in attributes.items() if _NAME.match(name) and len(value) <= _LONGEST_ATTRIBUTE}
        element = self._make(tag if _NAME.match(tag) else "span", kept)
        if self._open:
            self._append(element)
        elif self._root is None:
            self._root = element
        self._open.append(element)
        self._last.append(None)

    def end(self, tag: str) -> None:
        """Closes the element opened last."""
        if self._below:
            self._below -= 1
            self._line(tag)
            return
        self._set_text()
        if len(self._open) > 1:
            self._open.pop()
            self._last.pop()

    def data(self, text: str) -> None:
        """Takes text."""
        self._pieces.append(text)

    def close(self) -> Any:
        """The root of the tree."""
        self._set_text()
        return self._root

    def _line(self, tag: str) -> None:
        """A line break in place of a block that is nested too deep."""
        if tag in _BREAKS and self._pieces:
            self._set_text()
            self._append(self._make("br"))

    def _append(self, element: Any) -> None:
        """Puts an element into the one that is open."""
        self._open[-1].append(element)
        self._last[-1] = element

    def _set_text(self) -> None:
        """Puts the text collected where it belongs."""
        if not self._pieces or not self._open:
            return
        text, self._pieces = clean("".join(self._pieces)), []
        parent, last = self._open[-1], self._last[-1]
        if last is not None:
            last.tail = (last.tail or "") + text
        else:
            parent.text = (parent.text or "") + text


def _without_zeros(data: bytes) -> bytes:
    """The bytes of a page in UTF-16 that lacks its mark with that mark, any other without zero bytes."""
    head = data[:_HEAD]
    if b"\x00" not in data or data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data
    if head.count(b"\x00") * 3 > len(head):
        return (codecs.BOM_UTF16_BE if head[:1] == b"\x00" else codecs.BOM_UTF16_LE) + data
    return data.replace(b"\x00", b"")


def _codec(label: str) -> str:
    """Python's name for an encoding as a page calls it; empty for one that no page is in."""
    label = label.strip().lower()
    try:
        name = codecs.lookup(_LABELS.get(label, label)).name if label else ""
    except (LookupError, ValueError):
        return ""
    name = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932"}.get(name, name)
    return name if name in _CODECS else ""


def _utf_8(data: bytes) -> str:
    """`utf-8` when the bytes are that."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return "utf-8"
