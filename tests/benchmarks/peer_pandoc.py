"""Builds a corpus as Word file with pandoc, from Markdown: python tests/benchmarks/peer_pandoc.py CORPUS.json OUT.docx."""
from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pypandoc
from corpus import register

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~^$])")


def plain(text: str) -> str:
    """Text in which nothing is markup."""
    return _MARKUP.sub(r"\\\1", text)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of a table, with the widths of its columns."""
    yield f"| {' | '.join(head)} |"
    yield f"|{'|'.join('-' * (40 if column == 1 else 12) for column in range(len(head)))}|"
    for row in rows:
        yield f"| {' | '.join(map(plain, row))} |"
    yield ""


def lines(corpus: dict[str, Any]) -> Iterator[str]:
    """The corpus in Markdown."""
    note = 0
    for section, part in enumerate(corpus["sections"], 1):
        yield f"# {section} {plain(part['title'])}\n"
        for number, entry in enumerate(part["entries"], 1):
            note += 1
            foreign = f"[*{plain(entry['italic'])}*]{{lang=it}}"
            yield (f"{section}\\.{number} {plain(entry['intro'])} **{plain(entry['bold'])}** {foreign}[^{note}]\n\n"
                   f"[^{note}]: {plain(entry['note'])}\n\n"
                   f"> **\\[{part['letter']}\\] {part['grade']}** [“{plain(entry['quote'])}”]{{lang={part['language']}}}\n>\n"
                   f"> **{plain(part['publisher'])}**, *{plain(part['source'])}*, {part['date']}.\n")
    yield "# Chronology\n"
    yield from table(("Date", "Event", "Theme", "Source"), [(event["date"], event["text"], event["theme"], event["source"])
                                                           for event in corpus["events"]])
    yield "# Sources\n"
    yield from table(("", "Publisher", "Title", "Date", "Grade"), register(corpus))


def main() -> None:
    """Builds the file."""
    corpus = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    text = "\n".join(lines(corpus))
    command = [pypandoc.get_pandoc_path(), "--from", "commonmark_x", "--to", "docx", "--toc", "--metadata", f"title={corpus['title']}",
               "--output", sys.argv[2]]
    subprocess.run(command, input=text.encode(), check=True)


if __name__ == "__main__":
    main()
