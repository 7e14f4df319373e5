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


# What kind of paper a text is, or where it stands, above its title.
_LABEL = re.compile(
    r"(?:(?:news|press|media) (?:release|statement|advisory|note|briefing)|(?:official |joint )?statement|communiqu[ée]|"
    r"for immediate release|comunicato(?: stampa)?(?: congiunto)?|nota (?:stampa|per la stampa)|breaking(?: news)?|ultim['’]ora|(?:https?://|www\.)\S+)"
    r"(?:\s*(?:(?:n|nr|no)\.?|n[°º]|#)?\s*\d[\w./-]{0,12})?\s*:?", re.IGNORECASE)
_ABOVE = 5  # lines between such a label and the title
_BELOW_IT = re.compile(  # a byline, or a line that ends with a date
    r"(?:[Bb]y|BY|[Dd]i|DI)\s[A-ZÀ-Ý]|(?:\D{0,40}\s)?\d{1,2}[º°]?[\s./-]\S{1,12}[\s./-](?:19|20)?\d{2}$")


def guess_title(text: str) -> str:
    """The first paragraph, if it looks like a title and something longer follows; else nothing.

    Below the name of a kind of paper ("Press release") it is the last such line above the text.
    """
    lines = [text[span.start:span.end] for span in paragraphs(text)]
    if len(lines) < 2:
        return ""
    longest = max(map(len, lines[1:]))
    if not _LABEL.fullmatch(lines[0]):
        return lines[0] if _looks(lines[0]) and longest > len(lines[0]) else ""
    titles: list[str] = []
    for line in lines[1:_ABOVE + 1]:
        if len(line) > _LONGEST or _NO_TITLE_END.search(line) or _DATELINE.match(line):
            break
        if _looks(line) and longest > len(line) and not _BELOW_IT.match(line):
            titles.append(line)
    if not titles:
        return ""
    return titles[0] if "://" in lines[0] or lines[0].startswith("www.") else titles[-1]


def _looks(line: str) -> bool:
    """Whether a line looks like a title."""
    opening = line.lstrip(_OPENING_QUOTES)[:1]
    return (
        len(line) <= _LONGEST
        and 2 <= len(line.split()) <= _MOST_WORDS
        and (opening.isupper() or opening.isdigit())
        and not _NO_TITLE_END.search(line)
        and not _DATELINE.match(line)
        and not _MAIL_HEADER.match(line)
        and not _ITEM.match(line)
    )
