"""Numbers of lists as word processors print them."""
from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
          (5, "v"), (4, "iv"), (1, "i"))
_LARGEST_ROMAN, _LARGEST_LETTERS = 3999, 26 * 20
_LARGEST = 10**9

# How formats are called by Word and by OpenDocument, and what they are here.
FORMATS: Mapping[str, str] = MappingProxyType({
    "decimal": "1", "decimalZero": "01", "lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I", "ordinal": "1º",
    "none": "", "bullet": "•", "1": "1", "a": "a", "A": "A", "i": "i", "I": "I", "": ""})


def written(number: int, form: str) -> str:
    """A number in one of the formats `1 01 a A i I 1º`; where letters or Roman numbers end, in figures."""
    number = max(0, min(number, _LARGEST))
    if form in ("a", "A") and 1 <= number <= _LARGEST_LETTERS:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if form == "a" else letters.upper()
    if form in ("i", "I") and 1 <= number <= _LARGEST_ROMAN:
        roman = _roman(number)
        return roman if form == "i" else roman.upper()
    if form == "01":
        return f"{number:02}"
    return f"{number}º" if form == "1º" else str(number)


def _roman(number: int) -> str:
    """A number from 1 to 3999 in small Roman letters."""
    letters = []
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        letters.append(sign * count)
    return "".join(letters)
