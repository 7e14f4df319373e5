"""A pack is found as it was left, and a state that is broken does no harm."""
from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QSplitter, QTabWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from ui.excerpts.table import ExcerptTable
from ui.main_window import MainWindow
from ui.pack_state import PackState, read_state
from ui.preview.view import PreviewView
from ui.sources.reader_view import ReaderView

STATE = PackState("briefing", {"sources": (250, 310), "excerpts": (300,)}, {"sources": "checks"}, 4, {4: (10, 20, 300)}, "grade", True,
                  {"theme": 180}, "info", "background", "it", "125")


def test_a_state_is_read_as_it_was_kept() -> None:
    assert read_state(STATE.kept()) == STATE


@pytest.mark.parametrize("raw", [None, "", "{", "[]", "7", 12, '{"version": 99, "workspace": "briefing"}', '{"workspace": "briefing"}',
                                 ["x"]])
def test_a_broken_state_or_one_of_another_version_is_none(raw: object) -> None:
    assert read_state(raw) == PackState()


@pytest.mark.parametrize(("name", "value"), [
    ("workspace", "cellar"), ("workspace", 3), ("sizes", {"sources": [0, 5]}), ("sizes", {"sources": [1, 2, 3]}), ("sizes", "wide"),
    ("tabs", {"sources": 4}), ("source", "4"), ("places", {"x": [1, 2, 3]}), ("places", {"4": [1, -2, 3]}), ("places", {"4": [1, 2]}),
    ("sort", 4), ("descending", "yes"), ("columns", {"date": "wide"}), ("language", None)])
def test_a_part_that_cannot_be_is_as_if_it_had_not_been_kept(name: str, value: object) -> None:
    values = json.loads(STATE.kept()) | {name: value}
    read = read_state(json.dumps(values))
    assert not getattr(read, name) and read.section == "background"


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
                    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_nothing_that_stands_in_a_file_breaks_it(value: object) -> None:
    whole = {"version": 1, **dict.fromkeys(("sizes", "tabs", "places", "columns", "workspace", "source", "zoom"), value)}
    assert isinstance(read_state(json.dumps(whole)), PackState)


def leave(window: MainWindow, qtbot: QtBot) -> None:
    """Works in three places, and closes the pack."""
    desk = window.kit.desk
    qtbot.waitUntil(lambda: desk.is_open)
    qtbot.wait(20)
    desk.select_source(4)
    reader = part(window, ReaderView, "reader_view")
    reader.go_to((100, 140, 60))
    desk.go("excerpts")
    part(window, ExcerptTable, "excerpt_table").arrange("grade", {"theme": 190}, descending=True)
    part(window, QTabWidget, "side_tabs").tabBarClicked.emit(2)
    part(window, QTabWidget, "side_tabs").setCurrentIndex(2)
    desk.choose_briefing("note")
    desk.select_section("assessment")
    desk.write_in("it")
    desk.go("briefing")
    splitter = part(window, QSplitter, "briefing_splitter")
    splitter.setSizes([300, 500, 560])
    splitter.splitterMoved.emit(300, 1)
    part(window, PreviewView, "preview_view").set_zoom("150")


def part(window: MainWindow, kind: type, name: str):  # type: ignore[no-untyped-def]
    found = window.findChild(kind, name)
    assert found is not None, name
    return found


def test_next_month_everything_is_where_it_was(open_window: OpenWindow, settings: QSettings, qtbot: QtBot) -> None:
    window = open_window("iraq-nato")
    leave(window, qtbot)
    path, sizes, source = window.kit.desk.session.path, part(window, QSplitter, "briefing_splitter").sizes(), window.kit.desk.source_number
    assert window.close_pack()
    window.close()
    settings.sync()

    later = open_window()
    assert later.open_pack(path)
    desk = later.kit.desk
    qtbot.waitUntil(lambda: desk.workspace == "briefing")
    assert (desk.source_number, desk.briefing_id, desk.section_id, desk.language) == (source, "note", "assessment", "it")
    now = part(later, QSplitter, "briefing_splitter").sizes()
    assert all(abs(one - other) <= 2 for one, other in zip(now, sizes, strict=True))
    assert part(later, PreviewView, "preview_view").zoom == "150"
    table = part(later, ExcerptTable, "excerpt_table")
    assert (table.rows.order.column, table.rows.order.descending, table.columnWidth(2)) == ("grade", True, 190)
    desk.go("excerpts")
    side = part(later, QTabWidget, "side_tabs")
    assert side.currentIndex() == 2
    desk.go("sources")
    desk.select_source(4)
    reader = part(later, ReaderView, "reader_view")
    qtbot.waitUntil(lambda: reader.shown is not None and reader.shown.source.number == 4)
    assert reader.place[:2] == (100, 140)


def test_filters_are_not_brought_back(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("iraq-nato")
    window.kit.desk.go("excerpts")
    window.top_bar.search_edit.setText("drone")
    path = window.kit.desk.session.path
    assert window.close_pack()
    assert window.open_pack(path)
    qtbot.waitUntil(lambda: window.kit.desk.workspace == "excerpts")
    assert window.top_bar.search_edit.text() == ""


def test_a_state_about_what_is_gone_shows_the_pack_as_usual(open_window: OpenWindow, settings: QSettings, qtbot: QtBot) -> None:
    window = open_window("iraq-nato")
    qtbot.wait(20)
    path, desk = window.kit.desk.session.path, window.kit.desk
    assert window.close_pack()
    (key,) = (one for one in settings.allKeys() if "/state/" in one)
    settings.setValue(key, PackState(source=99, briefing="gone", section="gone", language="xx", zoom="none", sort="none").kept())
    assert window.open_pack(path)
    qtbot.wait(20)
    assert (desk.source_number, desk.briefing_id, desk.language, desk.workspace) == (1, "info", "en", "sources")
