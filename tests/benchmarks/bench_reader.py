"""How long the reader takes with 200,000 characters and 1,000 highlights: showing them, a step of scrolling, an excerpt made with a key.

    python3 tests/benchmarks/bench_reader.py

Processor time of the window's thread, each until it is painted: what somebody waits for on a machine that does nothing else. What
runs beside the window (the index of a search, checks) has ended before; of a key, the time of the whole process is told too.
"""
from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import monotonic, process_time, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefer.model.pack import Pack
from briefer.model.sources import Excerpt, Source
from briefer.model.text import digest
from briefer.session import Session
from briefer.workflow import default_themes
from ui.app import build
from ui.main_window import MainWindow
from ui.sources.page import SourcesPage
from ui.sources.reader_view import ReaderView

SIGNS, HIGHLIGHTS, ROUNDS = 200_000, 1_000, 15
SHOWN, SCROLLED, MADE = 30.0, 8.0, 16.0  # ms, median
WORDS = ("mission", "convoy", "district", "the", "a", "of", "in", "to", "and", "commander", "said", "border", "troops", "😀", "Rome")


def large() -> Pack:
    """A pack with one long source, its excerpts one over the other, and a short one to go away to."""
    chance = random.Random(5)
    themes = default_themes()
    keyed = [theme.id for theme in themes if theme.key]
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < SIGNS:
        paragraphs.append(" ".join(" ".join(chance.choices(WORDS, k=14)).capitalize() + "." for _ in range(6)))
    text = "\n".join(paragraphs)
    excerpts = []
    for number in range(1, HIGHLIGHTS + 1):
        start = chance.randrange(len(text) - 300)
        end = start + chance.randrange(40, 200)
        excerpts.append(Excerpt(number, start, end, text[start:end], themes=(chance.choice(keyed),)))
    long = Source(1, text, digest(text), language="en", excerpts=tuple(excerpts), next_excerpt=HIGHLIGHTS + 1)
    return Pack("bench", "2026-01-01T00:00:00+00:00", sources=(long, Source(2, "Short.", digest("Short."), language="en")), themes=themes,
                next_source=3)


def timed(act: Callable[[], object], reader: ReaderView) -> float:
    """How long something takes until it is painted, in ms."""
    start = thread_time()
    act()
    reader.viewport().repaint()
    return (thread_time() - start) * 1000


def rest(window: MainWindow) -> None:
    """Waits until nothing runs beside the window, a minute at most."""
    late = monotonic() + 60
    QTest.qWait(100)
    while window.kit.tasks.running and monotonic() < late:
        QTest.qWait(20)


def say(name: str, times: list[float], target: float) -> None:
    """A line of the report."""
    ordered = sorted(times)
    median, late = statistics.median(ordered), ordered[int(len(ordered) * 0.95)]
    print(f"{name:38} median {median:6.1f} ms   p95 {late:6.1f} ms   {'met' if median < target else 'MISSED'} ({target:.0f})")


def main() -> None:
    """Measures and prints."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        store = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        window = build(application, store)
        window.resize(1366, 720)
        window.show()
        desk = window.kit.desk
        desk.put(Session.create(Path(folder) / "bench.briefpack", large()))
        page = window.page("sources")
        assert isinstance(page, SourcesPage)
        reader = page.pane.reader
        rest(window)
        shown, pack, source = list[float](), desk.pack, desk.pack.sources[0]
        for _ in range(ROUNDS):
            reader.show_source(None, None)
            shown.append(timed(lambda: reader.show_source(source, pack), reader))
        say("show, until painted", shown, SHOWN)
        rest(window)
        bar = reader.verticalScrollBar()
        say("scroll by a page", [timed(partial(bar.setValue, at), reader) for at in range(0, 60 * 500, 500)], SCROLLED)
        marked = list[float]()
        for number in range(ROUNDS):
            more = replace(source.excerpts[0], number=HIGHLIGHTS + 1 + number)
            grown = replace(source, excerpts=(*source.excerpts, more))
            marked.append(timed(partial(reader.show_source, grown, pack), reader))
        say("mark one more excerpt", marked, MADE)
        desk.select_source(1)
        reader.setFocus()
        QTest.qWait(200)
        made, all_of_it = list[float](), list[float]()
        for number in range(ROUNDS):
            at = source.text.index("\n", number * 3_000 + 1_000) + 20
            reader.select(at, at)
            rest(window)
            start = process_time()
            made.append(timed(lambda: QTest.keyClick(reader, Qt.Key.Key_1), reader))
            rest(window)
            all_of_it.append((process_time() - start) * 1000)
        say("a key makes an excerpt, whole window", made, MADE)
        print(f"  with what follows it, in every thread  median {statistics.median(all_of_it):6.1f} ms")
        assert len(desk.pack.sources[0].excerpts) > HIGHLIGHTS
        desk.save()
        desk.take_away()
        window.close()


if __name__ == "__main__":
    main()
