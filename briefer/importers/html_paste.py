"""HTML from the clipboard: the passage that was copied, as its reader saw it, from a browser, Word, LibreOffice or Google Docs."""
from __future__ import annotations

import re
from dataclasses import replace

from briefer.importers.encoding import Decoded
from briefer.importers.html import read_page
from briefer.importers.html_metadata import Saved, web_address
from briefer.importers.imported import ImportedText
from briefer.model.text import clean

_START, _END = re.compile(r"<!--\s*StartFragment\s*-->", re.IGNORECASE), re.compile(r"<!--\s*EndFragment\s*-->", re.IGNORECASE)
_HEAD = 2048
_FIELD = re.compile(r"^(?P<name>StartFragment|EndFragment|SourceURL):(?P<value>[^\r\n]*)", re.MULTILINE | re.IGNORECASE)
_FORMAT = re.compile(r"\s*Version:\d", re.IGNORECASE)


def read_pasted_html(text: str, url: str = "") -> ImportedText:
    """The copied passage with its structure; the address is the one given, else the one the clipboard names.

    A passage states nothing about its source: what a page's head would say is left out.
    """
    markup, source = _passage(text)
    page = read_page(Decoded(clean(markup), ""), "", Saved(web_address(url) or web_address(source)), whole=True)
    bare = ImportedText(text="", media_type="text/html")
    return replace(page, url=web_address(url) or web_address(source), encoding="", title=bare.title, author="", publisher=bare.publisher,
                   published=None, retrieved=None, guessed=())


def _passage(text: str) -> tuple[str, str]:
    """The passage that was copied, and the address of the page it was copied from."""
    if not _FORMAT.match(text):
        return _between_marks(text) or text, ""
    fields = {match["name"].lower(): match["value"].strip() for match in _FIELD.finditer(text[:_HEAD])}
    source = fields.get("sourceurl", "")
    if (marked := _between_marks(text)) is not None:
        return marked, source
    places = [int(value) for name in ("startfragment", "endfragment") if (value := fields.get(name, "")).isascii() and value.isdigit()]
    whole = text.encode("utf-8", "surrogatepass")
    if len(places) == 2 and 0 < places[0] < places[1] <= len(whole):  # counted in bytes
        return whole[places[0]:places[1]].decode("utf-8", "replace"), source
    begin = text.find("<")
    return text[begin:] if begin >= 0 else "", source


def _between_marks(text: str) -> str | None:
    """What stands between the marks of the passage, with the styles of the page before it left out; None without marks."""
    start = _START.search(text)
    if start is None:
        return None
    ends = [end.start() for end in _END.finditer(text, start.end())]
    return text[start.end():ends[-1] if ends else len(text)]
