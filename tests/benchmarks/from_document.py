"""Builds a corpus with Briefer from a finished document, as peers build it from finished content: from_document.py CORPUS OUT.pdf|docx."""
from __future__ import annotations

import gc
import json
import sys
from pathlib import Path

from briefer.document.inlines import Inlines, Marks, Note, Text
from briefer.document.nodes import Block, Column, Contents, Document, Heading, Meta, PageBreak, Paragraph, Phrases, Quote, Row, Table
from briefer.exporters.catalogue import EXPORTERS
from briefer.layout import lay_out
from briefer.templating.libraries import Library


def document(path: Path) -> Document:
    """The corpus as a document."""
    corpus = json.loads(path.read_text("utf-8"))
    blocks: list[Block] = [Contents("contents"), PageBreak("break")]
    for section, part in enumerate(corpus["sections"], 1):
        blocks.append(Heading(f"h{section}", (Text(part["title"]),), number=str(section)))
        meta = (Text(part["publisher"], Marks.STRONG), Text(", "), Text(part["source"], Marks.EMPHASIS), Text(f", {part['date']}."))
        for number, entry in enumerate(part["entries"], 1):
            note = len(blocks)
            intro: Inlines = (Text(f"{entry['intro']} "), Text(entry["bold"], Marks.STRONG), Text(" "),
                              Text(entry["italic"], Marks.EMPHASIS), Note(note, (Text(entry["note"]),), f"n{note}"))
            blocks.append(Paragraph(f"p{note}", intro, f"{section}.{number}"))
            quote = ((Text(f"“{entry['quote']}”"),),)
            blocks.append(Quote(f"q{note}", part["letter"], part["grade"], quote, part["language"], meta))
    rows = tuple(Row(tuple((Text(event[key]),) for key in ("date", "text", "theme", "source"))) for event in corpus["events"])
    blocks += [Heading("chronology", (Text("Chronology"),)),
               Table("events", "chronology_theme", tuple(Column((Text(title),)) for title in ("Date", "Event", "Theme", "Source")), rows)]
    said = Meta("en", corpus["title"], marking=corpus["marking"], reference=corpus["reference"])
    return Document(said, Phrases("Page {n} of {total}", "", "cont.", ""), tuple(blocks))


def main() -> None:
    """Builds the file and prints its pages."""
    gc.disable()  # all that is made here lives until the file is written
    corpus, out = map(Path, sys.argv[1:3])
    style = Library().style("staff")
    laid = lay_out(made := document(corpus), style)
    out.write_bytes(EXPORTERS[out.suffix[1:]](made, laid, style))
    print(len(laid.pages))


if __name__ == "__main__":
    main()
