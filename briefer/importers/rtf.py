"""RTF texts, read by a small reader of our own: libraries flatten tables, mix notes into the text, and show what was deleted."""
from __future__ import annotations

from dataclasses import replace

from briefer.errors import SourceError
from briefer.importers.flow import Flow
from briefer.importers.imported import ImportedText, RawFile
from briefer.importers.office_facts import published, title
from briefer.importers.rtf_text import RtfText
from briefer.importers.rtf_tokens import Tokens

MEDIA_TYPE = "application/rtf"
_BEGINNING = b"{\\rtf"


def read_rtf(raw: RawFile) -> ImportedText:
    """The text of an RTF file, with notes at its end, comments as highlights, and heads and feet of pages left out.

    A file that ends in the middle is read as far as it goes, and the report says so. Raises SourceError: source_damaged for what is no RTF.
    """
    start = raw.data.find(_BEGINNING, 0, 1024)
    if start < 0:
        raise SourceError("source_damaged", file=raw.name)
    flow = Flow()
    reader = RtfText(Tokens(raw.data[start:]), flow)
    reader.read()
    found = flow.imported(MEDIA_TYPE)
    when = published(reader.found.get("revtim", ""), reader.found.get("creatim", ""))
    return replace(
        found,
        title=title(reader.title, reader.found.get("title", "")),
        author=reader.found.get("author", ""),
        published=when,
        guessed=(*found.guessed, *(("published",) if when else ())))
