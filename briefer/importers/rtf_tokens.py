"""The signs of RTF: control words, groups and text, one after the other; long pictures are passed over without looking into them."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])"
    rb"|(?P<text>[^\\{}\r\n\x00]+)|[\r\n\x00]+|\\\Z", re.DOTALL)
_MOST_KNOWN = 5000
_STEP = re.compile(rb"\\bin(?P<size>\d{1,10}) ?|\\.|[{}]", re.DOTALL)


class Token(NamedTuple):
    """One sign: a control word with its number, bytes of text, or where a group begins or ends."""

    kind: Literal["word", "text", "open", "close"]
    word: str = ""
    number: int | None = None
    text: bytes = b""


OPEN, CLOSE = Token("open"), Token("close")


class Tokens:
    """Goes through an RTF file; `skip_group` leaves the group that is open, `cut` says whether the file ended within one."""

    def __init__(self, data: bytes) -> None:
        self._data, self._place = data, 0
        self._known: dict[bytes, Token] = {}  # control words met before: a file says the same few again and again
        self.depth = 0

    def __iter__(self) -> Iterator[Token]:
        return self

    def __next__(self) -> Token:
        while match := _TOKEN.match(self._data, self._place):
            self._place = match.end()
            if known := self._known.get(whole := match[0]):
                return known
            kind = match.lastgroup
            if kind == "brace":
                return self._brace(whole)
            if kind == "text":
                return Token("text", text=whole)
            if kind is not None:
                return self._new(match, whole)
        raise StopIteration

    def _new(self, match: re.Match[bytes], whole: bytes) -> Token:
        """A control word or sign that was not met before."""
        if match["word"]:
            token = self._word(match["word"].decode("ascii"), match["number"])
        elif match["hex"]:
            token = Token("text", text=bytes((int(match["hex"], 16),)))
        else:
            token = Token("word", match["sign"].decode("latin-1"))
        if token.word != "bin" and len(self._known) < _MOST_KNOWN:
            self._known[whole] = token
        return token

    def _word(self, word: str, digits: bytes | None) -> Token:
        """A control word; bytes that stand behind `bin` as they are, are no text."""
        number = int(digits) if digits else None
        if word == "bin" and number:
            self._place = min(len(self._data), self._place + max(0, number))
        return Token("word", word, number)

    def _brace(self, brace: bytes) -> Token:
        """A group begins or ends."""
        if brace == b"{":
            self.depth += 1
            return OPEN
        self.depth -= 1
        return CLOSE

    def skip_group(self) -> None:
        """Goes to the end of the group that is open, so that the next sign is its closing brace."""
        depth = 1
        while match := _STEP.search(self._data, self._place):
            sign = match[0]
            if sign == b"}" and depth == 1:
                self._place = match.start()
                return
            self._place = match.end()
            if sign == b"{":
                depth += 1
            elif sign == b"}":
                depth -= 1
            elif match["size"]:
                self._place = min(len(self._data), self._place + int(match["size"]))
        self._place = len(self._data)

    @property
    def cut(self) -> bool:
        """Whether the file ended before its groups did."""
        return self.depth > 0
