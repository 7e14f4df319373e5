"""What a PDF states of itself: in its information, in its catalogue, and in the XMP that travels in it."""
from __future__ import annotations

import ctypes
import re
from collections.abc import Mapping, Sequence
from typing import Any

from briefer.importers.html_dates import stated_date
from briefer.importers.pdf_xmp import Xmp, read_xmp
from briefer.model.dates import Date
from briefer.model.localized import Localized
from briefer.model.sources import Role, Stated
from briefer.model.text import clean
from briefer.values import dataclass

_NO_TITLE = re.compile(
    r"(?:microsoft (?:office )?(?:word|powerpoint|excel|publisher)\b.*|(?:untitled|unnamed|senza (?:titolo|nome)).*|"
    r"(?:document|documento|dokument|doc|slide|presentation|presentazione|powerpoint presentation|"
    r"presentazione (?:standard )?di powerpoint|"
    r"title|titolo|print|stampa|scan|scansione|"
    r"layout|page|pagina|foglio|book|new|nuovo|none|null)[\s_.-]*(?:di microsoft word|microsoft word)?[\s_.-]*(?:\d+|\(\d+\))*|"
    r"(?:scan|img|dsc|doc)[\s_-]?\d{3,}.*|\S*\\\S+.*|(?:file|https?)://.*|[\d\W_]+|"
    r".*\.(?:docx?|dotx?|odt|ott|rtf|tex|dvi|pptx?|xlsx?|indd|qxd|pub|pdf|txt|html?|fm|p65|ps|eps|ai|cdr))", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:user|utente|admin|administrator|amministratore|owner|author|autore|unknown|sconosciuto|anonymous|guest|root|pc|hp|dell|"
    r"windows user|utente windows|(?:\(c\)|©).*|microsoft office user|utente di microsoft office|preferred customer|"
    r"\(?unspecified\)?|none|null|[\d\W_]+)", re.IGNORECASE)
_TAG = re.compile(r"(?P<language>[a-z]{2,3})(?:[-_].*)?", re.IGNORECASE)
_STAMP = re.compile(r"(?:D:)?(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})")
_UNKNOWN_LANGUAGES = frozenset({"und", "mul", "zxx", "x"})
_EARLIEST_YEAR = "1985"
_FEWEST_LETTERS = 3
_LONGEST, _LONGEST_TITLE = 2_000, 300  # signs of what is stated at all, and of a title worth having


@dataclass(frozen=True, slots=True)
class About:
    """What a file states, how many files are attached to it, and whether its date is only that of the file."""

    title: Stated
    author: str
    publisher: Stated
    language: str
    published: Date | None
    attachments: int


def about(document: Any, data: bytes) -> About:
    """What the file states; a title that a program gave by itself is none, and the day of the file is a low sign of when it came out."""
    import pypdfium2.raw as pdfium

    xmp = read_xmp(data)
    language = _language(_told(pdfium.FPDFCatalog_GetLanguage, document), xmp.language)
    title = next((words for words in (xmp.title, _stated(document, "Title", pdfium)) if _is_title(words)), "")
    author = next((words for words in (xmp.author, _stated(document, "Author", pdfium)) if _is_name(words)), "")
    return About(
        title=Stated(Localized({language: title})) if title else Stated(),
        author=author,
        publisher=Stated(Localized(xmp.publisher)) if _is_name(xmp.publisher) else Stated(),
        language=language,
        published=_day(xmp, _stated(document, "CreationDate", pdfium)),
        attachments=max(0, pdfium.FPDFDoc_GetAttachmentCount(document)))


def printed_title(text: str, structure: Mapping[int, Role], pages: Sequence[int]) -> str:
    """The largest heading of the first page, the first of several; nothing when there is none that can be a title."""
    heads = []
    start = 0
    for number, paragraph in enumerate(text.split("\n"), 1):
        if len(pages) > 1 and start >= pages[1]:
            break
        role = structure.get(number, "")
        if role.startswith("h") and _is_title(paragraph) and sum(map(str.isalpha, paragraph)) > _FEWEST_LETTERS:
            heads.append((role, number, paragraph))
        start += len(paragraph) + 1
    return min(heads)[2] if heads else ""


def _is_title(words: str) -> bool:
    return 0 < len(words) <= _LONGEST_TITLE and "\ufffd" not in words and not _NO_TITLE.fullmatch(words)


def _is_name(words: str) -> bool:
    return 0 < len(words) <= _LONGEST_TITLE and "\ufffd" not in words and not _NOBODY.fullmatch(words)


def _day(xmp: Xmp, created: str) -> Date | None:
    """The day that the file names: what its publisher says of it, else when it was made, as the sign it is."""
    if xmp.date and (said := stated_date(xmp.date)):
        return said
    match = _STAMP.match(created.strip())
    made = stated_date("-".join(match.groups())) if match else stated_date(xmp.created)
    if made is None or made.edtf < _EARLIEST_YEAR:
        return None
    return Date(edtf=made.edtf, basis="inferred", confidence="low")


def _language(*tags: str) -> str:
    """The language of the first tag that names one."""
    for tag in tags:
        match = _TAG.fullmatch(tag.strip())
        if match and match["language"].lower() not in _UNKNOWN_LANGUAGES:
            return match["language"].lower()
    return ""


def _stated(document: Any, name: str, pdfium: Any) -> str:
    """An entry of the file's information."""
    return _told(lambda file, buffer, length: pdfium.FPDF_GetMetaText(file, name.encode(), buffer, length), document)


def _told(ask: Any, document: Any) -> str:
    """What pdfium writes into a buffer, in one line; nothing for what nobody would write there."""
    length = ask(document, None, 0)
    if not 2 < length <= 2 * _LONGEST:
        return ""
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    ask(document, buffer, length)
    return " ".join(clean(bytes(buffer)[:length - 2].decode("utf-16-le", "replace")).split())
