"""How the reader shows a text: its size, and the place where one was."""
from __future__ import annotations

from pytestqt.qtbot import QtBot

from briefer.edits import AddSource
from briefer.model.sources import Source
from briefer.model.text import digest
from tests.ui.conftest import OpenWindow
from tests.ui.test_sources import reader_of
from ui.main_window import MainWindow
from ui.sources.page import SourcesPage


def test_text_is_larger_and_as_it_was(window: MainWindow, qtbot: QtBot) -> None:
    reader_of(window).setFocus()
    qtbot.waitUntil(lambda: window.kit.actions["act_zoom_in"].isEnabled())
    size = reader_of(window).document().defaultFont().pixelSize()
    window.kit.actions["act_zoom_in"].trigger()
    assert reader_of(window).document().defaultFont().pixelSize() == size + 1
    window.kit.actions["act_zoom_reset"].trigger()
    assert reader_of(window).document().defaultFont().pixelSize() == size


def test_where_one_read_is_where_one_comes_back_to(window: MainWindow) -> None:
    reader = reader_of(window)
    reader.select(500, 520)
    window.kit.desk.select_source(2)
    assert reader.place[:2] == (0, 0)
    window.kit.desk.select_source(1)
    assert reader.place[:2] == (500, 520)


def test_panes_have_their_widths_when_the_first_source_comes_in(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    assert window.kit.trying(window.packs.new)
    page = window.page("sources")
    assert isinstance(page, SourcesPage) and page.stack.currentWidget() is page.empty
    window.kit.desk.do(AddSource(Source(1, "One line.", digest("One line."))))
    qtbot.waitUntil(lambda: 290 <= page.splitter.sizes()[2] <= 310)
    assert page.splitter.sizes()[0] < page.splitter.sizes()[1]
