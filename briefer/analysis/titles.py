"""What a text without any data of its own says of itself: its title, if its first line looks like one."""
from __future__ import annotations

import re

from briefer.model.text import paragraphs

_LONGEST, _MOST_WORDS = 180, 28
_OPENING_QUOTES = "\"'“‘«([¿¡"
_NO_TITLE_END = re.compile(r"(?:(?<!\.)\.|[,;:])[\"'’”»)]*$")
# "BRUXELLES – Tutti i membri …", "ROMA, 3 gen. (Ansa) - …": a dateline opens the body.
_DATELINE = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý' ]{2,30}(?:,[^–—-]{0,40}|\s*\([^)]{2,40}\))*\s*[–—-]\s")
_MAIL_HEADER = re.compile(r"(?:From|To|Cc|Date|Sent|Subject|Received|Return-Path|Da|Data|Inviato|Oggetto):\s")
_ITEM = re.compile(r"(?:[-–—•*]|\(?[A-Za-z0-9]{1,3}[.)])\s")


def guess_title(text: str) -> str:
    """The first paragraph, if it looks like a title and something longer follows; else nothing."""
    spans = paragraphs(text)
    if len(spans) < 2:
        return ""
    first = text[spans[0].start:spans[0].end]
    opening = first.lstrip(_OPENING_QUOTES)[:1]
    looks = (
        len(first) <= _LONGEST
        and 2 <= len(first.split()) <= _MOST_WORDS
        and (opening.isupper() or opening.isdigit())
        and not _NO_TITLE_END.search(first)
        and not _DATELINE.match(first)
        and not _MAIL_HEADER.match(first)
        and not _ITEM.match(first)
        and max(span.end - span.start for span in spans[1:]) > len(first)
    )
    return first if looks else ""
