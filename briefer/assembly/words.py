"""The printed words of one language, and what its typography asks of them."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from briefer.errors import ExportError
from briefer.i18n import LANGUAGES, Catalogue

NBSP = "\u00a0"
_SPELLED_MAX = 10
_SIGNS: Mapping[str, Mapping[int, str]] = MappingProxyType({"en": {}, "it": {ord(","): ".", ord("."): ","}})


class Words:
    """The words that print in one language; ExportError `language_not_printed` for a language Briefer has no words of."""

    __slots__ = ("language", "_catalogue")

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise ExportError("language_not_printed", language=language, allowed=LANGUAGES)
        self.language = language
        self._catalogue = Catalogue(language, "document")

    def text(self, id: str, /, **fields: object) -> str:
        """The words with this id, fields filled in."""
        return self._catalogue.text(id, **fields)

    def counted(self, id: str, count: int, /, **fields: object) -> str:
        """The words with this id in the form the number asks for, the number with its thousands parted."""
        said = self._catalogue.counted(id, count, **fields)
        return said.replace(str(count), self.number(count), 1) if count >= 1000 else said

    def number(self, value: int | Decimal) -> str:
        """A number: 1,000 and 2.5 in English, 1.000 and 2,5 in Italian."""
        return f"{value:,}".translate(_SIGNS[self.language])

    def spelled(self, value: int) -> str:
        """A small number as running text has it, up to ten in letters: "five", «cinque»."""
        return self.text(f"number.{value}") if 1 <= value <= _SPELLED_MAX else self.number(value)

    def listed(self, items: Sequence[str]) -> str:
        """Items in a row: "A, B and C", «A, B e C»."""
        if len(items) < 2:
            return "".join(items)
        return self.text("list.last", items=", ".join(items[:-1]), last=items[-1])
