"""How long `briefer build` takes for a large pack, and where the time goes.

    python tests/benchmarks/bench_build.py [EXCERPTS...]

For each size: processor time and peak memory of the whole process, for PDF and for Word, modules already compiled; then its stages one
by one in a process of their own, each with its share, and how each grows against the size before. Prints; fails nothing.
"""
from __future__ import annotations

import argparse
import gc
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from briefer.session import Session  # noqa: E402
from briefer.storage.saving import save  # noqa: E402
from briefer.workflow import FORMATS, assemble, lay_out, library, publish  # noqa: E402
from tests.benchmarks import installed  # noqa: E402
from tests.benchmarks.large_pack import pack  # noqa: E402
from tests.benchmarks.measured import run  # noqa: E402

T = TypeVar("T")
_SIZES, _FULL = (100, 1_000), (100, 1_000, 10_000)


def stages(path: Path) -> Mapping[str, float]:
    """Seconds of processor time of each stage, in the order of their running; modules are loaded beforehand."""
    style = library().style("staff")
    taken: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], T]) -> T:
        start = time.process_time()
        result = work()
        taken[stage] = time.process_time() - start
        return result

    found = timed("open", lambda: Session.open(path)).pack
    document = timed("assembly", lambda: assemble(found, found.briefings[0], "en", style)).document
    laid = timed("layout", lambda: lay_out(document, style))
    for format in FORMATS:
        timed(format, lambda format=format: publish(document, laid, style, format))  # type: ignore[misc]
    return taken


def show_stages(path: Path, small: Path) -> None:
    """Runs the stages once with a small pack, to load every module, then prints what each takes."""
    gc.disable()  # as the command line does
    stages(small)
    for stage, seconds in stages(path).items():
        print(stage, seconds)


def measure(excerpts: int, modules: Path, before: Mapping[str, float]) -> Mapping[str, float]:
    """Prints a table for one size; the seconds of each stage."""
    with tempfile.TemporaryDirectory() as folder:
        path, small = Path(folder) / "large.briefpack", Path(folder) / "small.briefpack"
        save(pack(excerpts), path, form="zip")
        save(pack(8), small, form="zip")
        print(f"{excerpts} excerpts")
        for format in FORMATS:
            taken_by = run(installed.build(path, format), Path(folder) / "log", installed.environment(modules))
            print(f"  briefer build --to {format:5}{taken_by.cpu:8.2f} s  {taken_by.memory:6.0f} MiB")
        command = [sys.executable, __file__, "--stages", str(path), str(small)]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    taken = {stage: float(seconds) for stage, seconds in map(str.split, told.splitlines())}
    total = sum(taken.values())
    for stage, seconds in taken.items():
        growth = f"  {seconds / before[stage]:5.1f}x the size before" if stage in before else ""
        print(f"  {stage:10}{seconds:8.3f} s  {seconds / total:4.0%}{growth}")
    return taken


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures each size asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("excerpts", nargs="*", type=int)
    parser.add_argument("--full", action="store_true", help="ten times the largest size too")
    parser.add_argument("--stages", type=Path, nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.stages:
        show_stages(*options.stages)
        return
    before: Mapping[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        modules = installed.unpack(Path(folder))
        for excerpts in options.excerpts or (_FULL if options.full else _SIZES):
            before = measure(excerpts, modules, before)


if __name__ == "__main__":
    main()
