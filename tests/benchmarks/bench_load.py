"""What a heavy pack costs: 1,000 sources, 10,000 excerpts, 50 MB of originals; opened, changed, searched, saved, built, and in the window.

    python tests/benchmarks/bench_load.py [--small] [STEP...]

Each step runs in a process of its own, as an officer has the program (modules and catalogues compiled): seconds of clock and of processor
for each thing it does, and the most memory the process held, Python and modules included. Exit status 1 when a target is missed; on a
machine that others use, read the processor time.
"""
from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT))  # behind the installed program

from tests.benchmarks import installed  # noqa: E402
from tests.benchmarks.measured import run  # noqa: E402

T = TypeVar("T")
MEMORY = 400  # MiB, of every step
# What may be taken by each thing measured, in seconds of processor; what has no target is printed only.
TARGETS: Mapping[str, float] = MappingProxyType({
    "start, until painted": 1.0, "open": 1.5, "save one edit": 0.5, "an edit": 0.016, "find words": 0.1, "first paint of the pack": 3.0,
    "a key in the table": 0.016})
SMALL = (200, 1_000, 10)
KEYS = ("woust", "great", "mission", "tre")


@dataclass
class Clocks:
    """What was measured: name, seconds of clock, seconds of processor of the whole process."""

    rows: list[tuple[str, float, float]]

    def time(self, name: str, work: Callable[[], T]) -> T:
        """Does something once and keeps what it took."""
        wall, cpu = time.perf_counter(), time.process_time()
        made = work()
        self.rows.append((name, time.perf_counter() - wall, time.process_time() - cpu))
        return made

    def median(self, name: str, works: Sequence[Callable[[], object]]) -> None:
        """Does several things and keeps the median of what they took."""
        inner = Clocks([])
        for work in works:
            inner.time(name, work)
        walls, cpus = zip(*(row[1:] for row in inner.rows), strict=True)
        self.rows.append((name, statistics.median(walls), statistics.median(cpus)))


# --- steps of the core; modules are loaded by what is measured, as they are for a user -----------------------------------------------


def make(folder: Path, clocks: Clocks, size: Sequence[int]) -> None:
    """The pack in both forms; not part of what is measured."""
    from briefer.session import Session
    from tests.benchmarks.load_pack import load_pack

    pack, blobs = load_pack(*size)
    Session.create(folder / "load.briefpack", pack, blobs=blobs)
    Session.create(folder / "load", pack, form="folder", blobs=blobs)


def opening(name: str, folder: Path, clocks: Clocks) -> None:
    """Opens the pack."""
    from briefer.session import Session

    clocks.time("open", lambda: Session.open(folder / name))


def editing(folder: Path, clocks: Clocks) -> None:
    """Changes excerpts here and there, and takes it all back."""
    from briefer.edits import ChangeExcerpt
    from briefer.model.sources import ExcerptId
    from briefer.session import Session

    session = Session.open(folder / "load.briefpack")
    ids = [ExcerptId.of(*one) for one in session.pack.excerpts()][::97]
    clocks.median("an edit", [partial(session.do, ChangeExcerpt(id, {"note": "Seen."})) for id in ids])
    clocks.median("undo", [session.undo] * len(ids))


def searching(folder: Path, clocks: Clocks) -> None:
    """Makes the table of words and asks it."""
    from briefer.session import Session
    from briefer.workflow import PackIndex

    pack = Session.open(folder / "load.briefpack").pack
    index = clocks.time("make the index", lambda: PackIndex(pack))
    words = sorted({word for source in pack.sources[:40] for word in source.text[:80].split()})
    clocks.median("find words", [partial(index.find, word) for word in words])
    assert all(index.find(word) for word in words[:5])


def saving(name: str, folder: Path, clocks: Clocks) -> None:
    """Saves one edit, twice; the second time nothing has to be loaded."""
    from briefer.edits import ChangeSource
    from briefer.session import Session

    session = Session.open(folder / name)
    for number in (500, 501):
        session.do(ChangeSource(min(number, len(session.pack.sources)), {"author": f"Somebody {number}"}))
        clocks.time("save one edit", session.save)
    assert Session.open(folder / name).pack == session.pack


def building(briefing: str, folder: Path, clocks: Clocks) -> None:
    """Prints a briefing to PDF and Word by the command itself, checks included."""
    from briefer.cli import main

    out = folder / f"out-{briefing}"
    told = [sys.executable, "build", str(folder / "load.briefpack"), "--briefing", briefing, "--to", "both", "--out", str(out), "--json"]
    with open(os.devnull, "w") as nothing:
        (arguments, sys.argv), (output, sys.stdout) = (sys.argv, told), (sys.stdout, nothing)
        try:
            status = clocks.time(f"build {briefing}, PDF and Word", main)
        finally:
            sys.argv, sys.stdout = arguments, output
    assert status in (0, 1) and len(list(out.iterdir())) == 2


# --- steps of the window ------------------------------------------------------------------------------------------------------------


def starting(folder: Path, clocks: Clocks) -> None:
    """From nothing loaded to the first paint of the empty window."""
    clocks.time("start, until painted", lambda: _window(folder))


def window(folder: Path, clocks: Clocks) -> None:
    """Opens the pack, goes through the workspaces, types into the search, selects, edits, saves."""
    from PySide6.QtWidgets import QApplication

    from briefer.edits import ChangeExcerpt, ChangeSource
    from briefer.model.sources import ExcerptId

    shown = _window(folder)
    desk, settle = shown.kit.desk, QApplication.processEvents
    path = folder / "load.briefpack"

    def painted(act: Callable[[], object]) -> None:
        act()
        settle()
        shown.centralWidget().repaint()

    clocks.time("first paint of the pack", lambda: painted(lambda: shown.open_pack(path)))
    _rest(shown)
    for again in ("first time", "again"):
        for workspace in ("excerpts", "briefing", "sources"):
            clocks.time(f"go to {workspace}, {again}", lambda to=workspace: painted(lambda: desk.go(to)))  # type: ignore[misc]
            _rest(shown)
    clocks.median("select another source", [partial(painted, partial(desk.select_source, number)) for number in range(5, 165, 8)])
    desk.go("excerpts")
    _rest(shown)
    _keys(shown, clocks)
    ids = [ExcerptId(number, 1) for number in range(20, 40)]
    clocks.median("select an excerpt", [partial(painted, partial(desk.select_excerpts, (id,))) for id in ids])
    changes = [ChangeExcerpt(id, {"note": "Seen."}) for id in ids]
    clocks.median("an edit in the excerpts", [partial(painted, partial(shown.kit.do, change)) for change in changes])
    desk.go("sources")
    _rest(shown)
    heads = [ChangeSource(number, {"author": "Somebody"}) for number in range(20, 40)]
    clocks.median("an edit in the sources", [partial(painted, partial(shown.kit.do, change)) for change in heads])
    _rest(shown)
    painted(partial(shown.kit.do, ChangeSource(50, {"author": "Somebody else"})))
    clocks.time("save in the window", shown.saver.save)
    shown.kit.tasks.stop_all()
    desk.take_away()


def _window(folder: Path) -> Any:
    """The window, painted for the first time."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from ui.app import build

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    sys.setswitchinterval(0.0005)  # as the program itself does
    store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    store.setValue("ui_language", "en")
    shown = build(application, store)
    shown.resize(1366, 720)
    shown.show()
    application.processEvents()
    shown.repaint()
    return shown


def _rest(shown: Any) -> None:
    """Lets what goes on beside the window come to its end, for a minute at most."""
    from PySide6.QtTest import QTest

    calm, end = 0, time.monotonic() + 60
    while calm < 5 and time.monotonic() < end:
        QTest.qWait(60)
        calm = 0 if shown.kit.tasks.running else calm + 1


def _keys(shown: Any, clocks: Clocks) -> None:
    """Keys in the search field, each until the table is painted: the time of the window's own thread."""
    from PySide6.QtTest import QTest

    table, field = shown.page("excerpts").table, shown.top_bar.search_edit
    taken = []
    for word in KEYS:
        for sign in word:
            wall, cpu = time.perf_counter(), time.thread_time()
            QTest.keyClicks(field, sign)
            table.viewport().repaint()
            taken.append((time.perf_counter() - wall, time.thread_time() - cpu))
            QTest.qWait(100)
        field.clear()
        QTest.qWait(200)
    walls, cpus = zip(*taken, strict=True)
    clocks.rows.append(("a key in the table", statistics.median(walls), statistics.median(cpus)))


STEPS: Mapping[str, Callable[[Path, Clocks], None]] = MappingProxyType({
    "open-zip": partial(opening, "load.briefpack"), "open-folder": partial(opening, "load"), "edit": editing, "search": searching,
    "save-zip": partial(saving, "load.briefpack"), "save-folder": partial(saving, "load"),
    "build-short": partial(building, "short"), "build-everything": partial(building, "everything"), "start": starting, "window": window})


# --- the run ------------------------------------------------------------------------------------------------------------------------


def tell(step: str, folder: Path, environ: Mapping[str, str]) -> bool:
    """Runs a step in a process of its own and prints its figures; whether all targets are met."""
    log = folder / "log"
    taken = run([sys.executable, __file__, "--run", step, str(folder)], log, environ)
    good = taken.memory <= MEMORY
    print(f"{step}: {taken.memory:.0f} MiB at most{'' if good else f'  MISSED ({MEMORY})'}")
    for name, wall, cpu in json.loads(log.read_text("utf-8").splitlines()[-1]):
        target = TARGETS.get(name)
        verdict = "" if target is None else f"target {target * 1000:6.0f}  {'ok' if cpu <= target else 'MISSED'}"
        good &= target is None or cpu <= target
        print(f"  {name:32}{wall * 1000:9.1f} ms of clock{cpu * 1000:9.1f} ms of processor   {verdict}".rstrip(), flush=True)
    return good


def main() -> int:
    """Measures the steps asked for, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("steps", nargs="*", metavar="STEP", help=", ".join(STEPS))
    parser.add_argument("--small", action="store_true", help="200 sources, 1,000 excerpts, 10 MB")
    parser.add_argument("--full", action="store_true", help=argparse.SUPPRESS)  # what `dev.py bench --full` says to all
    parser.add_argument("--run", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args(sys.argv[1:])
    if unknown := set(options.steps) - STEPS.keys():
        parser.error(f"no such step: {', '.join(sorted(unknown))}")
    if options.run:
        clocks, step, folder = Clocks([]), options.run[0], Path(options.run[1])
        STEPS[step](folder, clocks)
        print(json.dumps(clocks.rows))
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        making = [sys.executable, "-c", f"from tests.benchmarks import bench_load as b; from pathlib import Path; "
                  f"b.make(Path({name!r}), b.Clocks([]), {SMALL if options.small else ()!r})"]
        subprocess.run(making, cwd=ROOT, check=True)
        print(f"load of the machine {os.getloadavg()[0]:.1f}")
        environ = installed.environment(installed.unpack(folder))
        verdicts = [tell(step, folder, environ) for step in options.steps or STEPS]
    return 0 if all(verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
