"""What a PDF states of itself."""
from __future__ import annotations

import ctypes
import re
from typing import Any

from briefer.model.localized import Localized
from briefer.model.sources import Stated
from briefer.model.text import clean
from briefer.values import dataclass

_NO_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel) - .*|untitled.*|(?:document|slide) ?\d+|"
    r".*\.(?:docx?|odt|rtf|tex|dvi|pptx?|indd|qxd|pdf|txt))$", re.IGNORECASE)
_TAG = re.compile(r"[a-z]{2,3}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class About:
    """Title, author and language of a file, and how many files are attached to it."""

    title: Stated
    author: str
    language: str
    attachments: int


def about(document: Any) -> About:
    """What the file states; a title that is a file's name is none."""
    import pypdfium2.raw as pdfium

    facts = document.get_metadata_dict(skip_empty=True)
    title = " ".join(clean(facts.get("Title", "")).split())
    tag = _TAG.match(_language(document, pdfium))
    language = tag[0].lower() if tag else ""
    stated = Stated() if not title or _NO_TITLE.match(title) else Stated(Localized({language: title}))
    return About(stated, " ".join(clean(facts.get("Author", "")).split()), language, max(0, pdfium.FPDFDoc_GetAttachmentCount(document)))


def _language(document: Any, pdfium: Any) -> str:
    length = pdfium.FPDFCatalog_GetLanguage(document, None, 0)
    if length <= 2:
        return ""
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    pdfium.FPDFCatalog_GetLanguage(document, buffer, length)
    return bytes(buffer)[:length - 2].decode("utf-16-le", "replace")
