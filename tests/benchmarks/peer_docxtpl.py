"""Builds a corpus as Word file with docxtpl, from a Word template with tags: python tests/benchmarks/peer_docxtpl.py CORPUS.json OUT.docx.

The template stands beside the corpus; the first run makes it.
"""
from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from corpus import register


def make_template(path: Path, corpus: dict[str, Any]) -> None:
    """Writes the template."""
    from peer_python_docx import base

    word = base(corpus)
    word.add_paragraph("{%p for s in sections %}")
    word.add_heading("{{ loop.index }} {{ s.title }}", 1)
    word.add_paragraph("{%p for e in s.entries %}")
    paragraph = word.add_paragraph("{{ e.number }}\t{{ e.intro }} ")
    paragraph.add_run("{{ e.bold }} ").bold = True
    paragraph.add_run("{{ e.italic }}").italic = True
    letter, quote = word.add_table(1, 2).rows[0].cells
    letter.paragraphs[0].add_run("[{{ s.letter }}]").bold = True
    letter.add_paragraph("{{ s.grade }}")
    quote.paragraphs[0].add_run("“{{ e.quote }}”")
    meta = quote.add_paragraph(style="Caption")
    meta.add_run("{{ s.publisher }}").bold = True
    meta.add_run(", ")
    meta.add_run("{{ s.source }}").italic = True
    meta.add_run(", {{ s.date }}.")
    word.add_paragraph("{%p endfor %}")
    word.add_paragraph("{%p endfor %}")
    word.add_heading("Chronology", 1)
    add_table(word, "events", ("Date", "Event", "Theme", "Source"))
    word.add_heading("Sources", 1)
    add_table(word, "register", ("", "Publisher", "Title", "Date", "Grade"))
    word.save(path)


def add_table(word: Any, rows: str, head: Sequence[str]) -> None:
    """A table with its head, and one row to repeat."""
    table = word.add_table(4, len(head), "Table Grid")
    for column, title in enumerate(head):
        table.cell(0, column).text = title
        table.cell(2, column).text = f"{{{{ r[{column}] }}}}"
    table.cell(1, 0).text = f"{{%tr for r in {rows} %}}"
    table.cell(3, 0).text = "{%tr endfor %}"


def main() -> None:
    """Builds the file."""
    from docxtpl import DocxTemplate

    path = Path(sys.argv[1])
    corpus = json.loads(path.read_text("utf-8"))
    template = path.with_suffix(".template.docx")
    if not template.exists():
        make_template(template, corpus)
    for section, part in enumerate(corpus["sections"], 1):
        for number, entry in enumerate(part["entries"], 1):
            entry["number"] = f"{section}.{number}"
    corpus["events"] = [tuple(event[key] for key in ("date", "text", "theme", "source")) for event in corpus["events"]]
    word = DocxTemplate(template)
    word.render({**corpus, "register": register(corpus)}, autoescape=True)
    word.save(sys.argv[2])


if __name__ == "__main__":
    main()
