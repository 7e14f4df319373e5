"""What of a PDF is not carried over: pictures, addresses behind links, signatures; and letters that cannot be the right ones."""
from __future__ import annotations

import re
from typing import Any

from briefer.importers.pdf_streams import TooManyStreams, streams

_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_MASK = re.compile(rb"/S?Mask\s+\d+\s+\d+\s+R")
_STENCIL = re.compile(rb"/ImageMask\s+true\b")
_MOST_LINKS = 20_000  # of a page
_ENOUGH = 200  # letters that tell whether a text is made of words
_LEAST_VOWELS = 0.27  # of its letters; in languages written with Latin letters they are a third and more
_LONGEST_STAND_IN = 3_000
_STAND_IN = re.compile(r"^(?:Please wait|Attendere|Si prega di attendere)\b|not eventually replaced|Adobe (?:Acrobat )?Reader",
                       re.IGNORECASE)
_LETTER, _VOWEL = re.compile("[A-Za-z]"), re.compile("[AEIOUaeiou]")


def pictures(data: bytes) -> int:
    """How many pictures a file holds; their masks are none."""
    found = masks = 0
    try:
        for stream in streams(data):
            if _PICTURE.search(stream.head) and not _STENCIL.search(stream.head):
                found += 1
                masks += _MASK.search(stream.head) is not None
    except TooManyStreams:  # a file that was let in has none of that
        return found
    return max(found - masks, 0)


def addresses(page: Any) -> int:
    """How many links of a page lead to an address outside the file."""
    import ctypes

    import pypdfium2.raw as pdfium

    place, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    found = 0
    for _ in range(_MOST_LINKS):
        if not pdfium.FPDFLink_Enumerate(page, place, link):
            break
        action = pdfium.FPDFLink_GetAction(link)
        found += bool(action) and pdfium.FPDFAction_GetType(action) == pdfium.PDFACTION_URI
    return found


def signatures(document: Any) -> int:
    """How many signatures a file bears."""
    import pypdfium2.raw as pdfium

    return max(0, int(pdfium.FPDF_GetSignatureCount(document)))


def draws_itself(document: Any) -> bool:
    """Whether a file is a form that only the programs of Adobe draw (XFA); its pages may be stand-ins."""
    import pypdfium2.raw as pdfium

    return bool(pdfium.FPDF_GetFormType(document) == pdfium.FORMTYPE_XFA_FULL)


def stand_in(text: str) -> bool:
    """Whether a text is the one page that such a form shows to programs that cannot draw it."""
    return len(text) < _LONGEST_STAND_IN and _STAND_IN.search(text) is not None


def garbled(text: str) -> bool:
    """Whether letters of a text cannot be the ones that print: fonts without a table of what their signs mean give such."""
    letters = _LETTER.findall(text, 0, 200_000)
    return len(letters) >= _ENOUGH and len(_VOWEL.findall(text, 0, 200_000)) < _LEAST_VOWELS * len(letters)
