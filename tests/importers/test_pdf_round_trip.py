"""Our own PDFs, which are tagged, read again: every quotation and paragraph that was printed comes back as it was."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from briefer.analysis.anchoring import Folded, Passage, locate
from briefer.document.nodes import BulletList, Document, Heading, KeyBox, Paragraph, Quote
from briefer.document.walk import plain_text
from briefer.importers.imported import ImportedText, RawFile
from briefer.importers.pdf import read_pdf
from briefer.model.text import folded
from briefer.storage.packfile import read_pack
from briefer.templating.libraries import Library
from briefer.workflow.pages import assemble, lay_out, publish

_PACKS = Path(__file__).parents[2] / "sample_packs"
_BRIEFINGS = [(folder.name, briefing.id, style, language)
              for folder in sorted(_PACKS.iterdir()) if folder.is_dir()
              for briefing, style in zip(read_pack(folder).pack.briefings, ("staff", "diplomatic") * 9, strict=False)
              for language in briefing.languages]


@cache
def printed(pack: str, briefing: str, style: str, language: str) -> tuple[Document, ImportedText]:
    held = read_pack(_PACKS / pack).pack
    chosen = next(one for one in held.briefings if one.id == briefing)
    house = Library().style(style)
    document = assemble(held, chosen, language, house).document
    return document, read_pdf(RawFile("a.pdf", publish(document, lay_out(document, house), house, "pdf")))


def quotations(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Quote):
            yield from map(plain_text, (*block.paragraphs, *block.translation))


def paragraphs(document: Document) -> Iterator[str]:
    for block in document.blocks:
        match block:
            case Paragraph():
                yield f"{block.number} {plain_text(block.content)}"
            case Heading():
                yield f"{block.number} {plain_text(block.content)}"
            case BulletList():
                yield from map(plain_text, block.items)
            case KeyBox():
                yield from map(plain_text, block.paragraphs)


def shape(words: str) -> str:
    return re.sub(r"\s+", "", folded(words)).casefold()  # some headings are printed in capitals


@pytest.mark.parametrize(("pack", "briefing", "style", "language"), _BRIEFINGS)
def test_every_quotation_of_a_printed_briefing_is_found_in_its_pdf(pack: str, briefing: str, style: str, language: str) -> None:
    document, read = printed(pack, briefing, style, language)
    text = Folded(read.text)
    states = {words: found.state if (found := locate(text, Passage(words))) else "lost" for words in quotations(document)}
    assert {words: state for words, state in states.items() if state not in ("exact", "moved")} == {}


@pytest.mark.parametrize(("pack", "briefing", "style", "language"), _BRIEFINGS)
def test_the_paragraphs_of_a_printed_briefing_are_those_of_its_pdf(pack: str, briefing: str, style: str, language: str) -> None:
    document, read = printed(pack, briefing, style, language)
    lines = frozenset(map(shape, read.text.split("\n")))
    assert [words for words in paragraphs(document) if shape(words) and shape(words) not in lines] == []
