"""How long Briefer takes for a Word file, beside the same content through python-docx: run in turn, medians of processor time.

    python tests/benchmarks/bench_docx.py [--rounds 3] [EXCERPTS...]

python-docx does less: no notes, contents, page numbers, ids, bookmarks or numbering. Briefer's time is given twice: for the writer alone,
and with the layout that tells it the pages. Prints seconds and ratios; fails nothing.
"""
from __future__ import annotations

import argparse
import io
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from briefer.document.nodes import Document, Heading, Inlines, Marks, Paragraph, Quote, Table, Text  # noqa: E402
from briefer.exporters.docx import write_docx  # noqa: E402
from briefer.layout import lay_out  # noqa: E402
from briefer.templating.library import Library  # noqa: E402
from tests.benchmarks.corpus import write  # noqa: E402
from tests.benchmarks.ours import document  # noqa: E402


def seconds(work: Callable[[], object]) -> float:
    """Processor time of a piece of work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def through_python_docx(made: Document) -> bytes:
    """The document by python-docx's own calls, one by one."""
    import docx

    word = docx.Document()
    for block in made.blocks:
        match block:
            case Heading():
                word.add_heading(" ".join(text.text for text in block.content if isinstance(text, Text)), block.level)
            case Paragraph():
                _add_runs(word.add_paragraph(f"{block.number}\t", "Normal"), block.content)
            case Quote():
                row = word.add_table(1, 2).rows[0].cells
                row[0].paragraphs[0].add_run(f"[{block.letter}]").bold = True
                row[0].add_paragraph(block.grade)
                _add_runs(row[1].paragraphs[0], block.paragraphs[0])
                _add_runs(row[1].add_paragraph(style="Caption"), block.meta)
            case Table():
                table = word.add_table(0, len(block.columns), "Table Grid")
                for row_of in block.rows:
                    for cell, content in zip(table.add_row().cells, row_of.cells, strict=True):
                        _add_runs(cell.paragraphs[0], content)
            case _:
                pass
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def _add_runs(paragraph: object, content: Inlines) -> None:
    for text in content:
        if isinstance(text, Text):
            run = paragraph.add_run(text.text)  # type: ignore[attr-defined]
            run.bold, run.italic = Marks.STRONG in text.marks or None, Marks.EMPHASIS in text.marks or None


def compare(excerpts: int, rounds: int) -> None:
    """Prints a line for one size of corpus."""
    style = Library().style("staff")
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder) / "corpus.json", excerpts)
        made = document(Path(folder) / "corpus.json")
    ours, whole, theirs = [], [], []
    for _ in range(rounds):
        start = time.process_time()
        laid = lay_out(made, style)
        ours.append(seconds(lambda laid=laid: write_docx(made, laid, style)))  # type: ignore[misc]
        whole.append(time.process_time() - start)
        theirs.append(seconds(lambda: through_python_docx(made)))
    median = statistics.median
    print(f"{excerpts:6} excerpts, {len(laid.pages):5} pages: writer {median(ours):6.3f} s, with layout {median(whole):6.3f} s, "
          f"python-docx {median(theirs):7.3f} s: {median(theirs) / median(ours):.0f}x, with layout {median(theirs) / median(whole):.0f}x")


def main(arguments: Sequence[str] | None = None) -> None:
    """Compares for each size asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("excerpts", nargs="*", type=int, default=[100, 560])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args(arguments)
    for excerpts in options.excerpts:
        compare(excerpts, options.rounds)


if __name__ == "__main__":
    main()
