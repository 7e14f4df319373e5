"""Builds a corpus as Word file by python-docx's own calls, one by one: python tests/benchmarks/peer_python_docx.py CORPUS.json OUT.docx.

As its documentation teaches: each paragraph has a style, given by its name, as ours have; columns have widths, set cell by cell.
"""
from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
from corpus import register
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

_QUOTE_WIDTHS = (16, 144)  # millimetres
_EVENT_WIDTHS, _REGISTER_WIDTHS = (28, 84, 28, 20), (10, 50, 60, 28, 12)


def field(paragraph: Any, instruction: str) -> None:
    """A field that Word computes when the file is opened."""
    for kind in ("begin", "", "end"):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = instruction
        paragraph.add_run()._r.append(element)


def base(corpus: dict[str, Any]) -> Any:
    """A document with its styles, marking, footer and contents."""
    word = docx.Document()
    page = word.sections[0]
    page.page_width, page.page_height, page.left_margin, page.right_margin = Mm(210), Mm(297), Mm(25), Mm(25)
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Carlito", Pt(11)
    word.styles["Caption"].font.size = Pt(9)
    page.header.paragraphs[0].text = corpus["marking"]
    page.header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer = page.footer.paragraphs[0]
    footer.text = f"{corpus['reference']} – Page "
    field(footer, "PAGE")
    footer.add_run(" of ")
    field(footer, "NUMPAGES")
    word.add_heading(corpus["title"], 0)
    field(word.add_paragraph(), 'TOC \\o "1-1" \\h')
    word.add_page_break()
    return word


def add_styles(word: Any) -> None:
    """The styles of the house that Word does not bring along."""
    for name, size, bold in (("Letter", 11, True), ("Grade", 9, True), ("Table Head", 9, True), ("Table Text", 9, False)):
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = word.styles["Normal"]
        style.font.size, style.font.bold = Pt(size), bold
        style.paragraph_format.space_after = Pt(2)
    word.styles["Body Text"].paragraph_format.keep_with_next = True
    word.styles["Quote"].paragraph_format.keep_together = True


def add_table(word: Any, widths: Sequence[int], head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table with as many rows from the start: adding them one by one takes several times as long."""
    table = word.add_table(1 + len(rows), len(head), "Table Grid")
    texts = [text for row in (head, *rows) for text in row]
    for number, (cell, text) in enumerate(zip(table._cells, texts, strict=True)):
        cell.text = text
        cell.width = Mm(widths[number % len(head)])
        cell.paragraphs[0].style = "Table Text" if number >= len(head) else "Table Head"


def main() -> None:
    """Builds the file."""
    corpus = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    word = base(corpus)
    add_styles(word)
    for section, part in enumerate(corpus["sections"], 1):
        word.add_heading(f"{section} {part['title']}", 1)
        for number, entry in enumerate(part["entries"], 1):
            paragraph = word.add_paragraph(f"{section}.{number}\t{entry['intro']} ", "Body Text")
            paragraph.add_run(entry["bold"] + " ").bold = True
            paragraph.add_run(entry["italic"]).italic = True
            letter, quote = word.add_table(1, 2).rows[0].cells
            letter.width, quote.width = map(Mm, _QUOTE_WIDTHS)
            letter.text, letter.paragraphs[0].style = f"[{part['letter']}]", "Letter"
            letter.add_paragraph(part["grade"], "Grade")
            quote.text, quote.paragraphs[0].style = f"“{entry['quote']}”", "Quote"
            meta = quote.add_paragraph(style="Caption")
            meta.add_run(part["publisher"]).bold = True
            meta.add_run(", ")
            meta.add_run(part["source"]).italic = True
            meta.add_run(f", {part['date']}.")
    word.add_heading("Chronology", 1)
    add_table(word, _EVENT_WIDTHS, ("Date", "Event", "Theme", "Source"), [tuple(event[key] for key in ("date", "text", "theme", "source"))
                                                           for event in corpus["events"]])
    word.add_heading("Sources", 1)
    add_table(word, _REGISTER_WIDTHS, ("", "Publisher", "Title", "Date", "Grade"), register(corpus))
    word.save(sys.argv[2])


if __name__ == "__main__":
    main()
