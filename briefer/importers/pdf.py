"""PDF: its text in paragraphs with the pages they stand on, what it says of itself, and the passages somebody marked in it."""
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice
from operator import itemgetter
from typing import Any

from briefer.errors import SourceError
from briefer.importers.imported import ImportedText, RawFile
from briefer.importers.pdf_columns import in_reading_order
from briefer.importers.pdf_fields import with_fields
from briefer.importers.pdf_flow import Flow, flow
from briefer.importers.pdf_furniture import RUNNING_HEAD, Extent, furniture
from briefer.importers.pdf_layers import LAYER_OFF, layers_of
from briefer.importers.pdf_lines import Line, lines_of
from briefer.importers.pdf_lost import addresses, draws_itself, garbled, pictures, signatures, stand_in
from briefer.importers.pdf_marks import PageMark, highlights, page_marks
from briefer.importers.pdf_metadata import about, printed_title
from briefer.importers.pdf_opening import opened
from briefer.importers.pdf_paragraphs import Block, body_size, joined, page_blocks, usual_steps
from briefer.importers.pdf_roles import key, with_captions, with_headings, with_notes
from briefer.importers.pdf_structure import Structure
from briefer.importers.pdf_words import OFF, Word, turned
from briefer.model.localized import Localized
from briefer.model.sources import Stated
from briefer.values import dataclass

_MOST_ENTRIES = 20_000
_UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a page, its paragraphs where the file tells them, what it says is no text, from where to where it reaches, and what
    stands on layers that are switched off."""

    lines: tuple[Line, ...] = ()
    told: tuple[Block, ...] | None = None
    artifacts: tuple[Line, ...] = ()
    extent: Extent = (0.0, 1.0)
    off: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    """What the pages hold."""

    pages: tuple[_Page, ...]
    marks: tuple[PageMark, ...]
    columns: bool
    damaged: int
    links: int
    fields: int  # filled in, but not shown


def read_pdf(raw: RawFile) -> ImportedText:
    """The text of a PDF; SourceError source_no_text_layer, source_damaged, source_form_undrawn, and as `opened` refuses."""
    document, pieces = opened(raw)
    try:
        count = len(document)
        read = _pages(raw, document, count)
        if read.damaged == count:
            raise SourceError("source_damaged", file=raw.name)
        if not any(page.lines for page in read.pages):
            raise SourceError("source_damaged" if pieces else "source_no_text_layer", file=raw.name)
        found = _imported(raw, document, read)
        if "xfa" in found.lost and stand_in(found.text):
            raise SourceError("source_form_undrawn", file=raw.name)
        return replace(found, lost=("pieces", *found.lost)) if pieces else found
    finally:
        document.close()


def _pages(raw: RawFile, document: Any, count: int) -> _Read:
    """The lines and marks of all pages; a page that cannot be read counts as damaged."""
    import pypdfium2

    pages: list[_Page] = []
    marks: list[PageMark] = []
    columns, damaged, links, fields = False, 0, 0, 0
    layers = layers_of(raw.data)
    structure = Structure() if pypdfium2.raw.FPDFCatalog_IsTagged(document) else None
    for number in range(count):
        raw.report(number + 1, count)
        try:
            page = document[number]
            marks += page_marks(page, number)
            links += addresses(page)
            page, words, mute = with_fields(document, page, number, tagged=structure is not None, layers=layers)
        except pypdfium2.PdfiumError:
            damaged += 1
            pages.append(_Page())
            continue
        found, guessed = _page(page, number, [word for word in words if word.mark != OFF], structure)
        unseen, aside = lines_of(off) if (off := [word for word in words if word.mark == OFF]) else ([], [])
        pages.append(replace(found, off=(*unseen, *aside)))
        columns = columns or guessed
        fields += mute
        page.close()
    return _Read(tuple(pages), tuple(marks), columns, damaged, links, fields)


def _page(page: Any, number: int, words: Sequence[Word], structure: Structure | None) -> tuple[_Page, bool]:
    """What a page holds, and whether the order of its columns was guessed."""
    if not words:
        return _Page(), False
    told = structure.told(page, number, words) if structure else None
    if told:
        lines, slanted, guessed = tuple(line for block in told.blocks for _, line in block.lines), told.artifacts, False
    else:
        straight, aside = lines_of(words)
        (lines, guessed), slanted = in_reading_order(straight), tuple(aside)
    turn = lines[0].words[0].turn if lines else 0
    _, low, _, high = turned(page.get_bbox(), turn)
    return _Page(lines, told.blocks if told else None, slanted, (low, high)), guessed


def _imported(raw: RawFile, document: Any, read: _Read) -> ImportedText:
    found = _flow(read, _outline(document))
    facts = about(document, raw.data)
    printed = "" if facts.title else printed_title(found.text, found.structure, found.pages)
    title = Stated(Localized({facts.language: printed}), "guessed") if printed else facts.title
    empty = sum(not page.lines for page in read.pages) - read.damaged
    signs = len(_UNREADABLE.findall(found.text))
    marks = sum(len(line.marks) for page in read.pages for line in page.lines)
    counts = {name: number for name, number in (
        ("pages_without_text", empty), ("pages_damaged", read.damaged), ("signs", signs), ("images", pictures(raw.data)),
        ("links", read.links), ("page_note_marks", marks), ("forms", read.fields), ("embedded", facts.attachments),
        ("digital_signature", signatures(document))) if number}
    drawn_elsewhere = ("xfa",) if draws_itself(document) else ()
    inferred = facts.published is not None and facts.published.basis == "inferred"
    guessed = (("hyphens", found.mended), ("columns", read.columns), ("published_made", inferred), ("letters", garbled(found.text)),
               ("heading_title", bool(printed)))
    return ImportedText(
        text=found.text, media_type="application/pdf", title=title, author=facts.author, publisher=facts.publisher,
        language=facts.language, published=facts.published,
        hidden=found.hidden, structure=found.structure, pages=found.pages, highlights=highlights(found, read.marks),
        lost=(*counts, *drawn_elsewhere), counts=counts, guessed=tuple(name for name, true in guessed if true))


def _flow(read: _Read, outline: Mapping[tuple[int, str], int]) -> Flow:
    """The text of all pages, running heads left out."""
    pages = [page.lines for page in read.pages]
    body = body_size(pages)
    left_out = furniture(pages, [page.extent for page in read.pages], body)
    kept = [[line for number, line in enumerate(lines) if (page, number) not in left_out] for page, lines in enumerate(pages)]
    if not any(kept):  # nothing but repeated lines: then they are the text
        kept, left_out = [list(lines) for lines in pages], frozenset()
    steps = usual_steps(kept)
    blocks: list[Block] = []
    for number, page in enumerate(read.pages):
        if page.told is None:
            blocks += with_captions(with_notes(page_blocks(number, kept[number], steps, body), body), body)
        else:
            blocks += _without(page.told, frozenset(line for at, line in left_out if at == number))
    outside = [(number, len(page.lines) + at) for number, page in enumerate(read.pages) for at in range(len(page.artifacts))]
    hidden = sorted([*left_out, *outside])
    lines = [(number, (*read.pages[number].lines, *read.pages[number].artifacts)[at], RUNNING_HEAD) for number, at in hidden]
    lines += [(number, line, LAYER_OFF) for number, page in enumerate(read.pages) for line in page.off]
    lines.sort(key=itemgetter(0))
    return flow(with_headings(joined(blocks), body, outline), lines, len(pages), frozenset(mark.page for mark in read.marks))


def _without(blocks: Sequence[Block], left_out: frozenset[int]) -> list[Block]:
    """The paragraphs of a page without the lines that are no text, by their number on it."""
    if not left_out:
        return list(blocks)
    made = []
    number = 0
    for block in blocks:
        lines = tuple(one for place, one in enumerate(block.lines, number) if place not in left_out)
        number += len(block.lines)
        if lines:
            made.append(replace(block, lines=lines))
    return made


def _outline(document: Any) -> dict[tuple[int, str], int]:
    """The entries of the file's outline: page and words to level, from 1."""
    found: dict[tuple[int, str], int] = {}
    for entry in islice(document.get_toc(max_depth=6), _MOST_ENTRIES):
        destination = entry.get_dest()
        words = key(entry.get_title() or "")
        page = destination.get_index() if destination else None
        if words and page is not None:
            found.setdefault((page, words), entry.level + 1)
    return found
