"""How long the table of excerpts takes with 10,000 rows: a key in the search, a sort, a step of scrolling, each until it is painted.

    python3 tests/benchmarks/bench_table.py [ROUNDS]

Processor time of the window's thread, which is what somebody waits for on a machine that does nothing else. Prints; fails nothing.
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
from time import thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefer.model.dates import Date
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import Excerpt, Source, Stated
from briefer.model.text import digest
from briefer.session import Session
from ui.app import build
from ui.excerpts.page import ExcerptsPage

ROWS, PER_SOURCE, WORDS = 10_000, 200, 60
ROUNDS = int(sys.argv[1]) if sys.argv[1:] else 3
TARGET = 16.0  # ms, median
TYPED = ("drone", "convoy", "brigade", "embassy", "training", "nato mission")
SAMPLE = Path(__file__).resolve().parents[2] / "sample_packs" / "iraq-nato"


def large(pack: Pack) -> Pack:
    """A pack with 10,000 excerpts of 60 words, taken from a vocabulary in which few words are frequent, as in a language."""
    chance = random.Random(11)
    vocabulary = [f"{chance.choice('bcdfglmnprst')}{chance.choice('aeiou')}{chance.choice('lmnrst')}{number}" for number in range(8_000)]
    vocabulary[40:400:45] = ["drone", "convoy", "brigade", "embassy", "training", "nato", "mission", "river"]
    weights = [1 / (place + 3) for place in range(len(vocabulary))]
    sources = []
    for number in range(1, ROWS // PER_SOURCE + 1):
        text, excerpts = "", []
        for one in range(1, PER_SOURCE + 1):
            words = " ".join(chance.choices(vocabulary, weights, k=WORDS))
            when = Date(edtf=f"{chance.randint(2015, 2023)}-{chance.randint(1, 12):02}") if chance.random() < 0.8 else None
            themes = (chance.choice(pack.themes).id,)
            grade = chance.choice("123456")
            excerpts.append(Excerpt(one, len(text), len(text) + len(words), words, themes=themes, date=when, credibility=grade))
            text += f"{words}\n"
        sources.append(Source(number, text, digest(text), title=Stated(Localized(f"Report {number}")), language="en",
                              excerpts=tuple(excerpts), reliability=chance.choice("ABCDEF"), next_excerpt=PER_SOURCE + 1))
    return replace(pack, sources=tuple(sources), next_source=len(sources) + 1, briefings=())


def timed(act: Callable[[], object], page: ExcerptsPage) -> float:
    """How long something takes until the table is painted, in ms of the window's thread."""
    start = thread_time()
    act()
    page.table.viewport().repaint()
    return (thread_time() - start) * 1000


def say(name: str, times: list[float], target: float = TARGET) -> None:
    """A line of the report."""
    ordered = sorted(times)
    median, late = statistics.median(ordered), ordered[int(len(ordered) * 0.95)]
    verdict = "met" if median < target else "MISSED"
    print(f"{name:34} median {median:6.1f} ms   p95 {late:6.1f} ms   longest {ordered[-1]:6.1f} ms   {verdict}")




def main() -> None:
    """Measures and prints."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        store = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        store.setValue("ui_language", "en")
        Session.create(Path(folder) / "large.briefpack", large(Session.open(SAMPLE).pack))
        window = build(application, store)
        window.resize(1366, 720)
        window.show()
        window.open_pack(Path(folder) / "large.briefpack")
        window.kit.desk.go("excerpts")
        page = window.page("excerpts")
        assert isinstance(page, ExcerptsPage)
        measure(page, window.top_bar.search_edit, application)
        window.kit.tasks.stop_all()
        window.kit.desk.take_away()


def measure(page: ExcerptsPage, field: object, application: QApplication) -> None:
    """Keys, sorts and scrolling."""
    while not page.finder.is_ready:
        QTest.qWait(20)
    QTest.qWait(300)
    print(f"{len(page.table.rows.shown)} rows")
    keys: list[float] = []
    for _ in range(ROUNDS):
        for typed in TYPED:
            for sign in typed:
                keys.append(timed(partial(QTest.keyClicks, field, sign), page))
                QTest.qWait(80)
            for _ in typed:
                keys.append(timed(lambda: QTest.keyClick(field, Qt.Key.Key_Backspace), page))
                QTest.qWait(80)
    say("key in the search", keys)
    header = page.table.header()
    sorts = []
    for round in range(4 * ROUNDS):
        order = Qt.SortOrder.DescendingOrder if round % 2 else Qt.SortOrder.AscendingOrder
        sorts.append(timed(partial(header.setSortIndicator, round % 5, order), page))
        QTest.qWait(20)
    say("sort", sorts)
    bar = page.table.verticalScrollBar()
    scrolls = []
    for _ in range(300):
        scrolls.append(timed(lambda: bar.setValue(bar.value() + 71), page))
    say("step of scrolling, a new row", scrolls, 8)
    chips = [timed(lambda: page.filters.toggle_theme("mil"), page) for _ in range(20)]
    say("chip", chips, 50)
    application.processEvents()


if __name__ == "__main__":
    main()
