"""Whether words stand in a text, whatever their case and accents."""
from __future__ import annotations

import re
import unicodedata

from briefer.model.text import folded

_TERM = re.compile(r"[\"“«](?P<phrase>[^\"”»]+)[\"”»]|(?P<word>\S+)")


class Query:
    """What somebody looks for: every word, and every phrase between quotation marks, must stand there."""

    __slots__ = ("_terms",)

    def __init__(self, words: str) -> None:
        found = (match["phrase"] or match["word"] for match in _TERM.finditer(words))
        self._terms = tuple(term for text in found if (term := _plain(text)))

    def matches(self, *texts: str) -> bool:
        """Whether all terms stand in these texts taken together."""
        plain = "\n".join(map(_plain, texts))
        return all(term in plain for term in self._terms)


def _plain(text: str) -> str:
    """Text without case, accents and differences of shape."""
    return "".join(sign for sign in unicodedata.normalize("NFD", folded(text).casefold()) if not unicodedata.combining(sign))
