"""How long it takes from the end of the delay to the new picture of the page in the preview, and what the window feels of it.

    python tests/benchmarks/bench_preview.py [--edits 60] [EXCERPTS]

480 excerpts are about 190 pages. A whole window is open, drawn nowhere; somebody types words into one framing text after the other.
Measured are the time from the moment at which layout is asked for to the new picture of the page in view, the processor time of the
thread that makes it, and how late a handler of the window is meanwhile that should run every 5 ms. Fails when p50 of the first is above
40 ms or p95 of the last above 16 ms; on a machine that others use, read the processor time.
"""
from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from briefer.edits import WriteText  # noqa: E402
from briefer.edits.bodies import Spot  # noqa: E402
from briefer.model.briefing import TextItem  # noqa: E402
from briefer.session import Session  # noqa: E402
from tests.benchmarks.large_pack import pack  # noqa: E402
from ui.app import build  # noqa: E402
from ui.desk import Editing  # noqa: E402
from ui.main_window import MainWindow  # noqa: E402
from ui.press_room import Stopped  # noqa: E402
from ui.preview.tab import PreviewTab  # noqa: E402

_BEAT, _TARGET, _LATE = 5, 40, 16  # ms


class _Pulse:
    """A handler that should run every few milliseconds; how late it was each time."""

    def __init__(self) -> None:
        self.late: list[float] = []
        self._last = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begins to listen."""
        self._last = time.perf_counter()
        self._timer.start(_BEAT)

    def stop(self) -> None:
        """Listens no more."""
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.late.append(max(1000 * (now - self._last) - _BEAT, 0))
        self._last = now


def _wait(application: QApplication, until: Callable[[], object], seconds: float = 30) -> None:
    """Handles events as they come until something is the case; TimeoutError when it does not become so."""
    end, tick = time.monotonic() + seconds, QTimer()
    tick.start(1)  # for what becomes so without an event
    while not until():
        if time.monotonic() > end:
            raise TimeoutError(f"not within {seconds} s")
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _count_processor(tab: PreviewTab, busy: list[float]) -> None:
    """Notes how long the processor worked on each layout."""
    room = tab._room
    ask = room.ask

    def counted(key: str, work: Callable[[Stopped], Any], *others: Any, **more: Any) -> None:
        def timed(stopped: Stopped) -> Any:
            begun = time.thread_time()
            made = work(stopped)
            if key == "preview pages":
                busy.append(1000 * (time.thread_time() - begun))
            return made

        ask(key, timed, *others, **more)

    room.ask = counted  # type: ignore[method-assign]


def _tell(name: str, taken: Sequence[float]) -> tuple[float, float]:
    ordered = sorted(taken)
    p50, p95 = (ordered[len(ordered) * part // 100] for part in (50, 95))
    print(f"{name}: p50 {p50:.1f} ms, p95 {p95:.1f} ms, worst {ordered[-1]:.1f} ms")
    return p50, p95


def measure(window: MainWindow, application: QApplication, edits: int) -> bool:
    """Types into texts and prints the two figures; whether both are as they should be."""
    desk, chance, pulse = window.kit.desk, random.Random(7), _Pulse()
    tab = window.findChild(PreviewTab)
    assert isinstance(tab, PreviewTab) and desk.briefing is not None
    desk.go("briefing")
    _wait(application, lambda: tab.view.pages is not None and not tab.view.missing())
    places = [(section.id, at) for section in desk.briefing.sections for at, item in enumerate(section.body) if isinstance(item, TextItem)]
    taken, busy = list[float](), list[float]()
    _count_processor(tab, busy)
    for number in range(edits):
        section, at = chance.choice(places)
        found = desk.briefing.section(section)
        assert found is not None
        item = found.body[at]
        assert isinstance(item, TextItem)
        desk.select_section(section)
        desk.edit(Editing(section, at))
        _wait(application, lambda: not tab.view.missing())
        before = tab.view.pages
        desk.do(WriteText(desk.briefing_id, Spot(section), "en", f"{item.text.text('en')} Word {number}.", at), merge=f"t{number}")
        _wait(application, lambda: tab._room.is_busy("preview pages"))
        begun = time.perf_counter()
        pulse.start()
        _wait(application, lambda old=before: tab.view.pages is not old)  # type: ignore[misc]
        taken.append(1000 * (time.perf_counter() - begun))
        pulse.stop()
    print(f"{edits} edits of {tab.view.count} pages")
    p50, _ = _tell("from the end of the delay to the new picture", taken)
    _tell("  of that, processor time of its thread", busy)
    _, late = _tell("how late handlers of the window were", pulse.late)
    return p50 <= _TARGET and late <= _LATE


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures one size of briefing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("excerpts", nargs="?", type=int, default=480)
    parser.add_argument("--edits", type=int, default=60)
    parser.add_argument("--full", action="store_true", help="ten times as many edits")
    options = parser.parse_args(arguments)
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        store = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        window = build(application, store)
        window.resize(1366, 720)
        window.show()
        sys.setswitchinterval(0.0005)  # as the program itself does
        window.kit.desk.put(Session.create(Path(folder) / "large.briefpack", pack(options.excerpts)))
        good = measure(window, application, options.edits * (10 if options.full else 1))
        window.kit.desk.take_away()
        window.close()
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
