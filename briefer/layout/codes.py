"""Fixed codes for characters in a PDF: a page of codes holds 256 of them and becomes one font subset.

Because codes do not depend on the document, words and lines can be encoded once and kept.
"""
from __future__ import annotations

from collections.abc import Mapping

SOFT_HYPHEN = "\xad"
# Characters that look like another one; the faces have no sign of their own for them.
LOOKALIKES: Mapping[str, str] = {"\xa0": " ", SOFT_HYPHEN: "-", "\u2010": "-", "\u2011": "-", "\u202f": " ", "\u2009": " ", "\u2007": " "}
# Page 0 is Windows-1252; its end holds what western text uses most beyond it.
_BEYOND_WESTERN: Mapping[str, int] = {"\u2011": 0x81, "\u202f": 0x8D, "\u2212": 0x8F, "\u2009": 0x90, "\u2010": 0x9D}


def page_and_code(character: str) -> tuple[int, int]:
    """The page of codes a character is on (0 is Windows-1252, others are rows of 256 code points) and its code there."""
    code = _BEYOND_WESTERN.get(character)
    if code is not None:
        return 0, code
    try:
        return 0, character.encode("cp1252")[0]
    except UnicodeEncodeError:
        return divmod(ord(character), 256)


def escaped(code: int) -> str:
    """A code as it stands in a PDF string, in ASCII."""
    if code in b"()\\":
        return "\\" + chr(code)
    return chr(code) if 32 <= code < 127 else f"\\{code:03o}"
