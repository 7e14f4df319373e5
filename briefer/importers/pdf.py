"""PDF: its text in paragraphs with the pages they stand on, what it says of itself, and the passages somebody marked in it."""
from __future__ import annotations

from typing import Any

from briefer.errors import SourceError
from briefer.importers.imported import ImportedText, RawFile
from briefer.importers.pdf_flow import Flow, flow
from briefer.importers.pdf_furniture import furniture
from briefer.importers.pdf_lines import Line, page_lines
from briefer.importers.pdf_marks import PageMark, highlights, page_marks
from briefer.importers.pdf_metadata import about
from briefer.importers.pdf_paragraphs import Block, body_size, joined, page_blocks, with_headings
from briefer.importers.pdf_words import page_words
from briefer.values import dataclass

_MOST_PAGES = 10_000
_PASSWORD = 4  # pdfium's number for a password that is missing or wrong


@dataclass(frozen=True, slots=True)
class _Read:
    """What the pages hold."""

    pages: tuple[tuple[Line, ...], ...]
    heights: tuple[float, ...]
    marks: tuple[PageMark, ...]
    columns: bool
    damaged: int


def read_pdf(raw: RawFile) -> ImportedText:
    """The text of a PDF; SourceError `source_password` (`_wrong`), `source_damaged` or `source_no_text_layer`."""
    document = _opened(raw)
    try:
        count = len(document)
        if count > _MOST_PAGES:
            raise SourceError("source_damaged", file=raw.name)
        read = _pages(raw, document, count)
        if read.damaged == count:
            raise SourceError("source_damaged", file=raw.name)
        if not any(read.pages):
            raise SourceError("source_no_text_layer", file=raw.name)
        return _imported(document, read)
    finally:
        document.close()


def _opened(raw: RawFile) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(raw.data, password=raw.password or None)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise SourceError("source_password_wrong" if raw.password else "source_password", file=raw.name) from error
        raise SourceError("source_damaged", file=raw.name) from error


def _pages(raw: RawFile, document: Any, count: int) -> _Read:
    """The lines and marks of all pages; a page that cannot be read counts as damaged."""
    import pypdfium2

    pages: list[tuple[Line, ...]] = []
    heights: list[float] = []
    marks: list[PageMark] = []
    columns, damaged = False, 0
    for number in range(count):
        raw.report(number + 1, count)
        try:
            page = document[number]
            text_page = page.get_textpage()
        except pypdfium2.PdfiumError:
            damaged += 1
            pages.append(())
            heights.append(1.0)
            continue
        lines, guessed = page_lines(page_words(text_page))
        columns = columns or guessed
        pages.append(lines)
        heights.append(page.get_height())
        marks += page_marks(page, number)
        text_page.close()
        page.close()
    return _Read(tuple(pages), tuple(heights), tuple(marks), columns, damaged)


def _imported(document: Any, read: _Read) -> ImportedText:
    found = _flow(read)
    facts = about(document)
    empty = sum(not lines for lines in read.pages) - read.damaged
    signs = sum(sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff" for sign in found.text)
    counts = {name: number for name, number in (
        ("pages_without_text", empty), ("pages_damaged", read.damaged), ("signs", signs), ("attachments", facts.attachments)) if number}
    guessed = (("hyphens", found.mended), ("columns", read.columns))
    return ImportedText(
        text=found.text, media_type="application/pdf", title=facts.title, author=facts.author, language=facts.language,
        hidden=found.hidden, structure=found.structure, pages=found.pages, highlights=highlights(found, read.marks),
        lost=tuple(counts), counts=counts, guessed=tuple(name for name, true in guessed if true))


def _flow(read: _Read) -> Flow:
    """The text of all pages, running heads left out."""
    left_out = furniture(read.pages, read.heights)
    kept = [[line for number, line in enumerate(lines) if (page, number) not in left_out] for page, lines in enumerate(read.pages)]
    if not any(kept):  # nothing but repeated lines: then they are the text
        kept, left_out = [list(lines) for lines in read.pages], frozenset()
    blocks: list[Block] = []
    for page, lines in enumerate(kept):
        blocks += page_blocks(page, lines)
    hidden = [(page, read.pages[page][number]) for page, number in sorted(left_out)]
    return flow(with_headings(joined(blocks), body_size(kept)), hidden, len(read.pages))
