"""How long a press takes to lay out a long document again after one paragraph was edited, and to write the page in view.

    python tests/benchmarks/bench_edits.py [--style staff|diplomatic] [--edits 100] [EXCERPTS]

560 excerpts are about 190 pages. Prints milliseconds; fails nothing.
"""
from __future__ import annotations

import argparse
import gc
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from briefer.document.inlines import Text  # noqa: E402
from briefer.document.nodes import Document, Paragraph  # noqa: E402
from briefer.exporters.pdf.preview import Preview  # noqa: E402
from briefer.layout.press import Press  # noqa: E402
from briefer.templating.library import Library  # noqa: E402
from tests.benchmarks.corpus import write  # noqa: E402
from tests.benchmarks.ours import document  # noqa: E402

Made = TypeVar("Made")


def main() -> None:
    """Edits paragraphs at random and prints what each step took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("excerpts", nargs="?", type=int, default=560)
    parser.add_argument("--edits", type=int, default=100)
    parser.add_argument("--style", choices=("staff", "diplomatic"), default="staff")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder) / "corpus.json", options.excerpts)
        made = document(Path(folder) / "corpus.json")
    press, preview, chance = Press(Library().style(options.style)), Preview(), random.Random(5)
    first, laid = timed(lambda: press.lay_out(made))
    preview.page(laid, 0)
    gc.collect()
    gc.freeze()  # what is kept is not gone through again
    steps: list[tuple[float, float]] = []
    for _ in range(options.edits):
        made, id = edited(made, chance)
        again, laid = timed(lambda: press.lay_out(made))  # noqa: B023 - called at once
        page, _ = timed(lambda: preview.page(laid, laid.page_of(id) - 1))  # noqa: B023
        steps.append((again, page))
    print(f"{len(laid.pages)} pages, first {first:.0f} ms")
    for name, values in zip(("again", "page"), zip(*steps, strict=True), strict=True):
        ordered = sorted(values)
        print(f"  {name:6} p50 {ordered[len(ordered) // 2]:.1f} ms, p95 {ordered[int(len(ordered) * 0.95)]:.1f} ms")


def edited(made: Document, chance: random.Random) -> tuple[Document, str]:
    """The document with some words more in a paragraph, and that paragraph's id."""
    index = chance.choice([number for number, block in enumerate(made.blocks) if isinstance(block, Paragraph)])
    block = made.blocks[index]
    if isinstance(block, Paragraph):
        block = replace(block, content=(Text("Some words more. " * chance.randint(1, 9)), *block.content))
    return replace(made, blocks=(*made.blocks[:index], block, *made.blocks[index + 1:])), block.id


def timed(call: Callable[[], Made]) -> tuple[float, Made]:
    start = time.perf_counter()
    made = call()
    return (time.perf_counter() - start) * 1000, made


if __name__ == "__main__":
    main()
