"""How long it takes from an edit of one paragraph to the picture of its page, in a long document.

    python tests/benchmarks/bench_edits.py [--edits 100] [--style staff|diplomatic] [EXCERPTS]

480 excerpts are about 190 pages. A warm press lays the document out again, the page is written as a file of its own, and pypdfium2 draws
it at 110 dots an inch. Every tenth picture is compared, dot for dot, with that page of a file exported from scratch. Prints milliseconds
of processor and of clock; fails when a picture differs.
"""
from __future__ import annotations

import argparse
import gc
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import pypdfium2  # noqa: E402

from briefer.document.inlines import Text  # noqa: E402
from briefer.document.nodes import Block, Document, Paragraph, Quote  # noqa: E402
from briefer.document.styles import HouseStyle  # noqa: E402
from briefer.exporters.pdf import write_pdf  # noqa: E402
from briefer.exporters.pdf.preview import Preview  # noqa: E402
from briefer.layout import lay_out  # noqa: E402
from briefer.layout.press import Press  # noqa: E402
from briefer.workflow import assemble, library  # noqa: E402
from tests.benchmarks.large_pack import pack  # noqa: E402

DOTS = 110 / 72
COMPARED = 10  # one edit of so many
STEPS = ("layout", "page", "picture", "all")


def picture(pdf: bytes, page: int) -> bytes:
    """The dots of a page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return bytes(document[page].render(scale=DOTS).buffer)
    finally:
        document.close()


def edited(document: Document, chance: random.Random) -> tuple[Document, str]:
    """The document with other words in one paragraph or quotation, and the id of that block."""
    index = chance.choice([number for number, block in enumerate(document.blocks) if isinstance(block, (Paragraph, Quote))])
    said = Text("Some words more. " * chance.randint(1, 9))
    block = document.blocks[index]
    changed: Block = block
    if isinstance(block, Paragraph):
        changed = replace(block, content=(said, *block.content[chance.randint(0, 1):]))
    elif isinstance(block, Quote):
        changed = replace(block, paragraphs=((said, *block.paragraphs[0]), *block.paragraphs[1:]))
    return replace(document, blocks=(*document.blocks[:index], changed, *document.blocks[index + 1:])), block.id


def edit(press: Press, preview: Preview, document: Document, style: HouseStyle, id: str, *, compare: bool) -> list[tuple[float, float]]:
    """Seconds of processor and of clock for each of STEPS."""
    marks = [(time.process_time(), time.perf_counter())]
    laid = press.lay_out(document)
    marks.append((time.process_time(), time.perf_counter()))
    number = laid.page_of(id) - 1
    page = preview.page(laid, number)
    marks.append((time.process_time(), time.perf_counter()))
    dots = picture(page, 0)
    marks.append((time.process_time(), time.perf_counter()))
    if compare and picture(write_pdf(document, lay_out(document, style), style), number) != dots:
        raise SystemExit(f"Page {number + 1} differs from the export after an edit of {id}.")
    pairs = [*pairwise(marks), (marks[0], marks[-1])]
    return [(after[0] - before[0], after[1] - before[1]) for before, after in pairs]


def measure(excerpts: int, edits: int, style: HouseStyle) -> None:
    """Edits paragraphs at random and prints what each step took."""
    made = pack(excerpts)
    document = assemble(made, made.briefings[0], "en", style).document
    press, preview, chance = Press(style), Preview(), random.Random(5)
    preview.page(press.lay_out(document), 0)
    gc.collect()
    gc.freeze()  # what is kept is not gone through again
    taken = []
    for number in range(edits):
        document, id = edited(document, chance)
        taken.append(edit(press, preview, document, style, id, compare=number % COMPARED == 0))
    pages = len(press.lay_out(document).pages)
    print(f"{edits} edits of {pages} pages, ms of processor (of clock); {-(-edits // COMPARED)} pictures equal to those of the export")
    for step, runs in zip(STEPS, zip(*taken, strict=True), strict=True):
        cpu, wall = (sorted(1000 * seconds for seconds in column) for column in zip(*runs, strict=True))
        told = ", ".join(f"p{part} {cpu[len(cpu) * part // 100]:5.1f} ({wall[len(wall) * part // 100]:5.1f})" for part in (50, 95))
        print(f"  {step:8}{told}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures one size of document."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("excerpts", nargs="?", type=int, default=480)
    parser.add_argument("--edits", type=int, default=100)
    parser.add_argument("--style", choices=("staff", "diplomatic"), default="staff")
    parser.add_argument("--full", action="store_true", help="ten times as many edits")
    options = parser.parse_args(arguments)
    measure(options.excerpts, options.edits * (10 if options.full else 1), library().style(options.style))


if __name__ == "__main__":
    main()
