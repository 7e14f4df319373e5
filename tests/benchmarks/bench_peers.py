"""How long Briefer takes for a PDF and for a Word file, beside other programs with the same content.

    python tests/benchmarks/bench_peers.py [--full] [--rounds N] [--only NAME...] [EXCERPTS...]

Whole processes, start included, run in turn (Briefer, a peer, Briefer, the next peer …): medians of processor and elapsed time, their ratio
to the run of Briefer just before with its spread, peak memory, pages, bytes. Briefer is the installed program, `briefer build`: it opens a
pack, assembles, lays out, tags. 100 excerpts are about 40 pages. Slow peers are asked for small sizes, unless --full. Peers are installed
into .tools/bench-venv; one that cannot be is named. Prints; fails nothing.
"""
from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from briefer.storage.saving import save  # noqa: E402
from tests.benchmarks import corpus, installed  # noqa: E402
from tests.benchmarks.large_pack import pack  # noqa: E402
from tests.benchmarks.measured import Record, Run, run  # noqa: E402
from tests.benchmarks.peers import PEERS, Peer, missing  # noqa: E402

SIZES = (100, 1_000, 10_000)
ROUNDS = ((150, 5), (1_500, 3))  # up to a size, so many rounds; one above
TITLES = f"  {'':12}{'cpu s':>9}{'ratio':>8}  {'spread':13}{'wall s':>9}{'ratio':>8}{'MiB':>7}{'pages':>7}{'kB':>9}"


class Bench:
    """One size of corpus in a folder of its own, ready for every program."""

    def __init__(self, folder: Path, modules: Path, excerpts: int) -> None:
        self._folder, self._environment = folder, installed.environment(modules)
        self._corpus, self._pack = folder / "corpus.json", folder / "ours.briefpack"
        corpus.write(self._corpus, excerpts)
        save(pack(excerpts), self._pack, form="zip")
        self.files: dict[str, Path] = {}
        self.ours("pdf")
        self.ours("docx")  # also what LibreOffice converts
        self._corpus.with_suffix(".docx").write_bytes(self.files["docx"].read_bytes())

    def ours(self, format: str) -> Run:
        """Builds the pack with Briefer."""
        for left in self._folder.glob(f"2026-*.{format}"):
            left.unlink()
        taken = run(installed.build(self._pack, format), self._folder / "log", self._environment)
        (self.files[format],) = self._folder.glob(f"2026-*.{format}")
        return taken

    def theirs(self, peer: Peer) -> Run:
        """Builds the corpus with another program."""
        self.files[peer.name] = self._folder / f"{peer.name}.{peer.format}"
        environment = self._environment if peer.is_ours else self._environment | {"PYTHONPATH": ""}
        return run(peer.command(self._corpus, self.files[peer.name]), self._folder / "log", environment)


def compare(bench: Bench, peers: Sequence[Peer], rounds: int, format: str) -> None:
    """Runs Briefer and its peers in turn and prints a row for each."""
    ours, theirs = {peer: Record() for peer in peers}, {peer: Record() for peer in peers}
    warming = 1 if rounds > 1 else 0  # the first round fills what the disk keeps in memory, and counts for nothing
    for round in range(warming + rounds):
        for peer in peers:
            if theirs[peer].failure:
                continue
            mine = bench.ours(format)
            try:
                taken = bench.theirs(peer)
            except RuntimeError as error:
                theirs[peer].failure = str(error)
                continue
            if round >= warming:
                ours[peer].runs.append(mine)
                theirs[peer].runs.append(taken)
    together = Record([one for record in ours.values() for one in record.runs] or [bench.ours(format)])
    _print("Briefer", together, [], [], bench.files[format], "")
    for peer, record in theirs.items():
        if record.failure:
            print(f"  {peer.name:12}failed: {record.failure}")
            continue
        cpu, wall = (record.ratios(ours[peer], measure) for measure in ("cpu", "wall"))
        _print(peer.name, record, cpu, wall, bench.files[peer.name], peer.without)


def _print(name: str, record: Record, cpu: list[float], wall: list[float], file: Path, without: str) -> None:
    ratio, spread = (f"{statistics.median(cpu):.1f}x", f"{cpu[0]:.1f}–{cpu[-1]:.1f}") if cpu else ("", "")
    elapsed = f"{statistics.median(wall):.1f}x" if wall else ""
    memory = max(one.memory for one in record.runs)
    left_out = f"  without {without}" if without else ""
    print(f"  {name:12}{record.median('cpu'):9.2f}{ratio:>8}  {spread:13}{record.median('wall'):9.2f}{elapsed:>8}{memory:7.0f}"
          f"{_pages(file):>7}{file.stat().st_size / 1000:9,.0f}{left_out}", flush=True)


def _pages(file: Path) -> str:
    """The pages of a PDF; a Word file knows none."""
    if file.suffix != ".pdf":
        return "–"
    import pypdfium2

    document = pypdfium2.PdfDocument(file)
    try:
        return str(len(document))
    finally:
        document.close()


def main(arguments: Sequence[str] | None = None) -> None:
    """Compares for each size asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("excerpts", nargs="*", type=int, default=SIZES)
    parser.add_argument("--full", action="store_true", help="ask slow peers for every size too")
    parser.add_argument("--rounds", type=int, help="how often each program runs")
    parser.add_argument("--only", nargs="+", choices=[peer.name for peer in PEERS], help="these peers alone")
    options = parser.parse_args(arguments)
    reasons = {peer: missing(peer) for peer in PEERS if peer.name in (options.only or [peer.name])}
    for peer, reason in reasons.items():
        if reason:
            print(f"{peer.name} is not measured: {reason}")
    with tempfile.TemporaryDirectory() as folder:
        modules = installed.unpack(Path(folder))
        for excerpts in options.excerpts:
            place = Path(folder, str(excerpts))
            place.mkdir()
            bench = Bench(place, modules, excerpts)
            rounds = options.rounds or next((count for most, count in ROUNDS if excerpts <= most), 1)
            for format, name in (("pdf", "PDF"), ("docx", "Word")):
                peers = [peer for peer, reason in reasons.items() if not reason and peer.format == format
                         and (options.full or excerpts <= peer.most)]
                print(f"\n{excerpts} excerpts to {name}, medians of {rounds}\n{TITLES}")
                compare(bench, peers, rounds, format)


if __name__ == "__main__":
    main()
