"""How long Briefer takes for a PDF, beside others: whole processes, run in turn, medians of processor time.

    python tests/benchmarks/bench_pdf.py [--rounds 5] [--style staff|diplomatic] [EXCERPTS...]

100 excerpts are about 35 pages, 560 about 185. Peers are platypus and, where the `typst` package is installed (in this Python, or in
the one that TYPST_PYTHON names), typst. Prints pages, seconds, ratio and peak memory; fails nothing.
"""
from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.corpus import write  # noqa: E402


@dataclass
class Program:
    """A program that is measured."""

    name: str
    command: list[str]
    seconds: list[float] = field(default_factory=list)
    memory: float = 0
    pages: int = 0

    def run(self, corpus: Path, out: Path, style: str) -> None:
        """Builds the corpus once, and notes what it took."""
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        with (out.parent / "log").open("wb") as log:
            process = subprocess.Popen([*self.command, str(corpus), str(out), style], env=environment, stdout=log, stderr=log)
            _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{self.name} failed: {(out.parent / 'log').read_text()}")
        self.seconds.append(used.ru_utime + used.ru_stime)
        self.memory = max(self.memory, used.ru_maxrss / 1024)
        self.pages = page_count(out)


def page_count(file: Path) -> int:
    from pypdf import PdfReader

    return len(PdfReader(file).pages)


def programs(style: str) -> list[Program]:
    """Briefer and its peers."""
    here = Path(__file__).parent
    found = [Program("Briefer", [sys.executable, str(here / "ours.py")])]
    if style == "staff":
        found.append(Program("platypus", [sys.executable, str(here / "peer_platypus.py")]))
    typst = os.environ.get("TYPST_PYTHON", sys.executable)
    if subprocess.run([typst, "-c", "import typst"], capture_output=True, check=False).returncode == 0:
        found.append(Program("typst", [typst, str(here / "peer_typst.py")]))
    return found


def compare(excerpts: int, rounds: int, style: str) -> None:
    """Prints a table for one size of corpus."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.json"
        write(corpus, excerpts)
        measured = programs(style)
        for _ in range(rounds):
            for program in measured:
                program.run(corpus, Path(folder) / "out.pdf", style)
    ours = measured[0]
    print(f"{excerpts} excerpts, {style}, medians of {rounds}")
    for program in measured:
        ratios = [theirs / mine for theirs, mine in zip(program.seconds, ours.seconds, strict=True)]
        print(f"  {program.name:9} {program.pages:4} pages  {statistics.median(program.seconds):6.3f} s"
              f"  {statistics.median(ratios):5.2f}x  {program.memory:5.0f} MiB")


def main(arguments: Sequence[str] | None = None) -> None:
    """Compares for each size asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("excerpts", nargs="*", type=int, default=[100, 560])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--style", choices=("staff", "diplomatic"), default="staff")
    options = parser.parse_args(arguments)
    for excerpts in options.excerpts:
        compare(excerpts, options.rounds, options.style)


if __name__ == "__main__":
    main()
