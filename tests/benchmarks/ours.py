"""Builds a corpus as PDF with Briefer: python tests/benchmarks/ours.py CORPUS.json OUT.pdf [staff|diplomatic]. Prints the pages."""
from __future__ import annotations

import gc
import json
import sys
from pathlib import Path

from briefer.document.inlines import Inlines, Marks, Note, Text
from briefer.document.nodes import Block, Column, Contents, Document, Heading, Meta, PageBreak, Paragraph, Phrases, Quote, Row, Table
from briefer.exporters.pdf import write_pdf
from briefer.layout import lay_out
from briefer.templating.library import Library


def document(path: Path) -> Document:
    """The corpus as a document."""
    corpus = json.loads(path.read_text("utf-8"))
    blocks: list[Block] = [Contents("contents"), PageBreak("break")]
    note = 0
    for section, part in enumerate(corpus["sections"], 1):
        blocks.append(Heading(f"h{section}", (Text(part["title"]),), number=str(section)))
        for number, entry in enumerate(part["entries"], 1):
            note += 1
            intro: Inlines = (Text(entry["intro"] + " "), Text(entry["bold"], Marks.STRONG), Text(" "),
                              Text(entry["italic"], Marks.EMPHASIS, "it"), Note(note, (Text(entry["note"]),), f"n{note}"))
            blocks.append(Paragraph(f"p{note}", intro, f"{section}.{number}"))
            meta = (Text(entry["publisher"], Marks.STRONG), Text(", "), Text(entry["title"], Marks.EMPHASIS), Text(f", {entry['date']}."))
            blocks.append(Quote(f"q{note}", entry["letter"], entry["grade"], ((Text(f"“{entry['quote']}”"),),), "it", meta))
    rows = tuple(Row(tuple((Text(event[key]),) for key in ("date", "text", "theme", "source"))) for event in corpus["events"])
    blocks += [Heading("chronology", (Text("Chronology"),)),
               Table("events", "chronology_theme", tuple(Column((Text(title),)) for title in ("Date", "Event", "Theme", "Source")), rows)]
    meta = Meta("en", corpus["title"], marking="UNCLASSIFIED", reference="REF/1")
    return Document(meta, Phrases("Page {n} of {total}", "", "cont.", ""), tuple(blocks))


def main() -> None:
    """Builds the file."""
    gc.disable()  # all that is made here lives until the file is written
    id = sys.argv[3] if len(sys.argv) > 3 else "staff"
    style = Library().style(id)
    laid = lay_out(made := document(Path(sys.argv[1])), style)
    Path(sys.argv[2]).write_bytes(write_pdf(made, laid, style))
    print(len(laid.pages))


if __name__ == "__main__":
    main()
