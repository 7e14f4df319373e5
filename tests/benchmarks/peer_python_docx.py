"""Builds a corpus as Word file by python-docx's own calls, one by one: python tests/benchmarks/peer_python_docx.py CORPUS.json OUT.docx."""
from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
from corpus import register
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt


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


def add_table(word: Any, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table with as many rows from the start: adding them one by one takes several times as long."""
    table = word.add_table(1 + len(rows), len(head), "Table Grid")
    texts = [text for row in (head, *rows) for text in row]
    for cell, text in zip(table._cells, texts, strict=True):
        cell.text = text


def main() -> None:
    """Builds the file."""
    corpus = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    word = base(corpus)
    for section, part in enumerate(corpus["sections"], 1):
        word.add_heading(f"{section} {part['title']}", 1)
        for number, entry in enumerate(part["entries"], 1):
            paragraph = word.add_paragraph(f"{section}.{number}\t{entry['intro']} ")
            paragraph.add_run(entry["bold"] + " ").bold = True
            paragraph.add_run(entry["italic"]).italic = True
            letter, quote = word.add_table(1, 2).rows[0].cells
            letter.paragraphs[0].add_run(f"[{part['letter']}]").bold = True
            letter.add_paragraph(part["grade"])
            quote.paragraphs[0].add_run(f"“{entry['quote']}”")
            meta = quote.add_paragraph(style="Caption")
            meta.add_run(part["publisher"]).bold = True
            meta.add_run(", ")
            meta.add_run(part["source"]).italic = True
            meta.add_run(f", {part['date']}.")
    word.add_heading("Chronology", 1)
    add_table(word, ("Date", "Event", "Theme", "Source"), [tuple(event[key] for key in ("date", "text", "theme", "source"))
                                                           for event in corpus["events"]])
    word.add_heading("Sources", 1)
    add_table(word, ("", "Publisher", "Title", "Date", "Grade"), register(corpus))
    word.save(sys.argv[2])


if __name__ == "__main__":
    main()
