"""The excerpts workspace: what is shown, chosen and done in the table, with keys and mouse."""
from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from briefer.edits import ChangeExcerpt, RemoveExcerpt, Unplace
from briefer.model.dates import Date
from briefer.model.pack import Pack
from briefer.model.sources import Excerpt, ExcerptId
from briefer.session import Session
from tests.ui.conftest import OpenWindow
from tests.ui.excerpt_hands import click, click_row, entered, pack_of, part, popup, shown, undo
from ui.excerpts.page import ExcerptsPage
from ui.excerpts.row_delegate import ROW_HEIGHT
from ui.main_window import MainWindow

KEYS = Qt.Key


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> ExcerptsPage:
    """The workspace with the sample pack, ready to work in."""
    return entered(window, qtbot)


def matching(pack: Pack, fits: Callable[[Excerpt], bool]) -> list[str]:
    return [str(ExcerptId.of(source, one)) for source, one in pack.excerpts() if fits(one)]


def test_all_excerpts_are_listed_by_event_date_and_one_is_selected(page: ExcerptsPage, window: MainWindow) -> None:
    assert len(shown(page)) == 38 and shown(page)[:2] == ["6.3", "4.1"]
    assert window.kit.desk.excerpt_ids == (ExcerptId(6, 3),) and window.kit.desk.selected == "excerpts"
    label = page.findChild(QLabel, "excerpt_count_label")
    assert label is not None and label.text() == "38 excerpts · 31 not placed"


def test_chips_add_to_each_other_and_count_what_they_would_show(page: ExcerptsPage, qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, page, "filter_theme_5")
    assert sorted(shown(page)) == matching(pack_of(window), lambda one: "mil.threat" in one.themes)
    click(qtbot, page, "filter_theme_9")
    both = matching(pack_of(window), lambda one: not {"mil.threat", "pol.iraq"}.isdisjoint(one.themes))
    assert sorted(shown(page)) == both
    assert "5 excerpts" in part(page, "filter_theme_9").accessibleName(), "a chip counts as if no other were chosen"
    qtbot.waitUntil(window.kit.actions["act_clear_filters"].isEnabled)
    click(qtbot, page, "filter_clear_button")
    assert len(shown(page)) == 38 and part(page, "filter_clear_button").isHidden()


def test_alt_and_a_number_shows_one_theme_and_again_all(page: ExcerptsPage, qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(page.table, KEYS.Key_6, Qt.KeyboardModifier.AltModifier)
    assert sorted(shown(page)) == matching(pack_of(window), lambda one: "pol.us-iran" in one.themes)
    qtbot.keyClick(page.table, KEYS.Key_6, Qt.KeyboardModifier.AltModifier)
    assert len(shown(page)) == 38


def test_the_search_field_filters_the_table_and_finds_endings(page: ExcerptsPage, qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(page.table, KEYS.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = window.top_bar.search_edit
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "rockets")
    found = shown(page)
    assert 0 < len(found) < 38 and "1.1" not in set(found) - {"1.1"}
    words = [pack_of(window).excerpt(ExcerptId.parse(id)) for id in found]
    assert all("rocket" in f"{one.exact} {one.translation} {one.headline} {one.label}".lower() for one in words if one)
    qtbot.keyClick(field, KEYS.Key_Return)
    assert page.table.hasFocus() and window.kit.desk.excerpt_ids[0] in map(ExcerptId.parse, found)
    qtbot.keyClick(page.table, KEYS.Key_Escape)
    assert field.text() == "" and len(shown(page)) == 38


def test_what_nothing_matches_is_named_and_esc_shows_all_again(page: ExcerptsPage, qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, page, "filter_theme_4")
    field = window.top_bar.search_edit
    field.setFocus()
    qtbot.keyClicks(field, "zeppelin")
    assert part(page, "no_match_page").isVisible()
    said = page.pane.no_match.detail.text()
    assert "“zeppelin”" in said and "Aid and stabilisation" in said and "38 excerpts are hidden" in said
    assert window.kit.desk.excerpt_ids == ()
    qtbot.keyClick(field, KEYS.Key_Escape)
    assert page.table.isVisible() and len(shown(page)) == 38 and field.text() == ""


def test_undated_excerpts_are_shown_alone(page: ExcerptsPage, qtbot: QtBot) -> None:
    click(qtbot, page, "undated_button")
    assert shown(page) == ["4.5"]
    click(qtbot, page, "undated_button")
    assert len(shown(page)) == 38


def test_a_handle_moved_by_keys_narrows_the_period(page: ExcerptsPage, qtbot: QtBot, window: MainWindow) -> None:
    handle = page.timeline.start
    handle.setFocus()
    for _ in range(10):
        qtbot.keyClick(handle, KEYS.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert page.filters.value.period == "2020-01/2023-12"
    qtbot.keyClick(handle, KEYS.Key_Right)
    assert page.filters.value.period == "2020-02/2023-12" and "February 2020" in page.timeline.accessibleName()
    assert "1.1" not in shown(page) and "8.1" in shown(page)
    qtbot.keyClick(handle, KEYS.Key_Home)
    assert page.filters.value.period == "" and len(shown(page)) == 38


def test_a_handle_dragged_with_the_mouse_snaps_to_months(page: ExcerptsPage, qtbot: QtBot) -> None:
    handle = page.timeline.end
    middle = QPoint(handle.width() // 2, 20)
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(handle, middle - QPoint(200, 0))
    assert page.filters.value.period.startswith("2010-01/2021-") and len(shown(page)) < 38


def test_a_mark_clicked_selects_its_row(page: ExcerptsPage, qtbot: QtBot, window: MainWindow) -> None:
    bar = page.timeline._square(page.timeline._points[-1]).center().toPoint()
    qtbot.mouseClick(page.timeline, Qt.MouseButton.LeftButton, pos=bar)
    assert window.kit.desk.excerpt_ids == (ExcerptId(8, 1),) and page.table.hasFocus()


def test_a_header_clicked_sorts_and_what_is_selected_stays_selected(page: ExcerptsPage, qtbot: QtBot, window: MainWindow) -> None:
    click_row(qtbot, page, "4.2")
    header = page.table.header()
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(header.sectionPosition(1) + 30, 10))
    assert shown(page)[:3] == ["1.1", "1.2", "1.3"] and page.table.ids() == (ExcerptId(4, 2),)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(header.sectionPosition(1) + 30, 10))
    assert shown(page)[0] == "8.2" and window.kit.desk.excerpt_ids == (ExcerptId(4, 2),)


def test_a_number_gives_its_theme_to_all_selected_rows_in_one_step(page: ExcerptsPage, qtbot: QtBot, window: MainWindow) -> None:
    before = pack_of(window)
    click_row(qtbot, page, "4.1")
    click_row(qtbot, page, "4.4", Qt.KeyboardModifier.ControlModifier)
    assert window.kit.desk.excerpt_ids == (ExcerptId(4, 1), ExcerptId(4, 4))
    qtbot.keyClick(page.table, KEYS.Key_4)
    assert all("eco.aid" in one.themes for _, one in window.kit.desk.excerpts)
    qtbot.waitUntil(window.kit.actions["act_undo"].isEnabled)
    qtbot.keyClick(page.table, KEYS.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert pack_of(window) == before


def test_a_theme_is_chosen_by_name_or_made(page: ExcerptsPage, qtbot: QtBot, window: MainWindow) -> None:
    click_row(qtbot, page, "4.1")
    qtbot.keyClick(page.table, KEYS.Key_T)
    choice = popup(page, qtbot)
    qtbot.keyClicks(choice.edit, "herit")
    qtbot.keyClick(choice.edit, KEYS.Key_Return)
    assert "soc.heritage" in window.kit.desk.excerpts[0][1].themes
    before = pack_of(window)
    qtbot.keyClick(page.table, KEYS.Key_T)
    choice = popup(page, qtbot)
    qtbot.keyClicks(choice.edit, "Dams")
    qtbot.keyClick(choice.edit, KEYS.Key_Return)
    made = pack_of(window).theme("dams")
    assert made is not None and "dams" in window.kit.desk.excerpts[0][1].themes
    undo(window, qtbot)
    assert pack_of(window) == before, "the theme and its excerpt are one step"


def test_a_deleted_excerpt_leaves_its_neighbour_and_comes_back(page: ExcerptsPage, qtbot: QtBot, window: MainWindow) -> None:
    before, order = pack_of(window), shown(page)
    click_row(qtbot, page, order[3])
    qtbot.keyClick(page.table, KEYS.Key_Delete)
    qtbot.waitUntil(lambda: window.kit.desk.excerpt_ids == (ExcerptId.parse(order[4]),))
    assert order[3] not in shown(page) and page.table.ids() == window.kit.desk.excerpt_ids
    undo(window, qtbot)
    qtbot.waitUntil(lambda: window.kit.desk.excerpt_ids == (ExcerptId.parse(order[3]),))
    assert pack_of(window) == before and page.table.ids() == window.kit.desk.excerpt_ids


def test_the_last_one_deleted_leaves_the_one_above(page: ExcerptsPage, qtbot: QtBot, window: MainWindow) -> None:
    order = shown(page)
    click_row(qtbot, page, order[-1])
    qtbot.keyClick(page.table, KEYS.Key_Delete)
    qtbot.waitUntil(lambda: window.kit.desk.excerpt_ids == (ExcerptId.parse(order[-2]),))


def test_place_by_theme_places_what_the_button_promises_in_one_step(page: ExcerptsPage, qtbot: QtBot, window: MainWindow) -> None:
    before = pack_of(window)
    button = page.findChild(QPushButton, "place_all_button")
    assert button is not None
    qtbot.waitUntil(lambda: "Place 31 by theme" in button.text())
    qtbot.keyClick(page.table, KEYS.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    briefing = window.kit.desk.briefing
    assert briefing is not None and len(set(briefing.placed())) == 38
    assert "31 excerpts placed" in window.status.message_label.text()
    qtbot.waitUntil(button.isHidden)
    assert page.bar.label.text() == "All excerpts are in the briefing."
    undo(window, qtbot)
    assert pack_of(window) == before


def test_p_and_a_digit_places_in_a_section_and_moves_it_from_another(page: ExcerptsPage, qtbot: QtBot, window: MainWindow) -> None:
    click_row(qtbot, page, "4.1")
    qtbot.keyClick(page.table, KEYS.Key_P)
    choice = popup(page, qtbot)
    names = [choice.list.item(row).text() for row in range(choice.list.count())]
    assert names[1].startswith("2  Background")
    qtbot.keyClick(choice.edit, KEYS.Key_2)
    briefing = window.kit.desk.briefing
    assert briefing is not None and [section for section, id in briefing.placed() if id == ExcerptId(4, 1)] == ["background"]
    before = pack_of(window)
    qtbot.keyClick(page.table, KEYS.Key_P)
    qtbot.keyClick(popup(page, qtbot).edit, KEYS.Key_1)
    moved = window.kit.desk.briefing
    assert moved is not None and [section for section, id in moved.placed() if id == ExcerptId(4, 1)] == ["purpose"]
    undo(window, qtbot)
    assert pack_of(window) == before


def test_shift_p_takes_an_excerpt_out_of_the_briefing(page: ExcerptsPage, qtbot: QtBot, window: MainWindow) -> None:
    click_row(qtbot, page, "5.3")
    qtbot.waitUntil(window.kit.actions["act_unplace"].isEnabled)
    qtbot.keyClick(page.table, KEYS.Key_P, Qt.KeyboardModifier.ShiftModifier)
    assert window.kit.desk.briefing is not None and ExcerptId(5, 3) not in {id for _, id in window.kit.desk.briefing.placed()}
    assert pack_of(window).excerpt(ExcerptId(5, 3)) is not None


def test_o_shows_the_excerpt_in_its_source(page: ExcerptsPage, qtbot: QtBot, window: MainWindow) -> None:
    click_row(qtbot, page, "5.3")
    qtbot.waitUntil(window.kit.actions["act_show_in_source"].isEnabled)
    qtbot.keyClick(page.table, KEYS.Key_O)
    assert (window.kit.desk.workspace, window.kit.desk.source_number, window.kit.desk.excerpt_ids) == ("sources", 5, (ExcerptId(5, 3),))


def test_an_excerpt_gone_to_elsewhere_is_selected_even_if_it_was_hidden(page: ExcerptsPage, qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, page, "filter_theme_5")
    window.kit.desk.select_excerpts((ExcerptId(8, 1),))
    qtbot.waitUntil(lambda: page.table.ids() == (ExcerptId(8, 1),))
    assert len(shown(page)) == 38


def test_another_language_keeps_selection_scroll_and_filter(page: ExcerptsPage, qtbot: QtBot, window: MainWindow) -> None:
    click_row(qtbot, page, shown(page)[20])
    page.table.verticalScrollBar().setValue(15 * ROW_HEIGHT + 7)
    chosen, at, field = page.table.ids(), page.table.verticalScrollBar().value(), window.top_bar.search_edit
    window.kit.actions["act_ui_language"].trigger()
    QApplication.processEvents()
    assert (page.table.ids(), page.table.verticalScrollBar().value()) == (chosen, at)
    assert page.bar.label.text() == "38 estratti · 31 non inseriti"
    assert page.table.model().headerData(2, Qt.Orientation.Horizontal) == "Tema"
    click(qtbot, page, "filter_theme_5")
    field.setFocus()
    qtbot.keyClicks(field, "daesh")
    found = shown(page)
    window.kit.actions["act_ui_language"].trigger()
    assert shown(page) == found and field.text() == "daesh" and page.filters.active


def test_what_leaves_the_filter_while_it_is_changed_stays_for_now(page: ExcerptsPage, qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, page, "undated_button")
    window.kit.do(ChangeExcerpt(ExcerptId(4, 5), {"note": "seen"}))
    window.kit.do(ChangeExcerpt(ExcerptId(4, 5), {"date": Date(edtf="2021")}))
    QApplication.processEvents()
    assert shown(page) == ["4.5"] and page.table.ids() == (ExcerptId(4, 5),)
    click(qtbot, page, "undated_button")
    click(qtbot, page, "undated_button")
    assert shown(page) == []


def test_rows_are_told_in_full_to_those_who_hear_them(page: ExcerptsPage) -> None:
    index = page.table.rows.index(page.table.rows.row(ExcerptId(4, 4)), 0)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Excerpt 4.4, Jun 2015 – about Jun 2020, Police training, grade B2, Not placed: From June 2015")
    assert "¶ 18" in index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    role = QAccessible.queryAccessibleInterface(page.timeline.start)
    assert role is not None and role.role() == QAccessible.Role.Slider


def test_a_pack_without_excerpts_says_how_to_make_them(page: ExcerptsPage, qtbot: QtBot, window: MainWindow) -> None:
    for source, excerpt in list(pack_of(window).excerpts()):
        window.kit.do(RemoveExcerpt(ExcerptId.of(source, excerpt)))
    qtbot.waitUntil(part(page, "no_excerpts_page").isVisible)
    assert "from 1 to 9" in page.pane.none.detail.text()
    click(qtbot, page, "read_sources_button")
    assert window.kit.desk.workspace == "sources"


def test_a_pack_that_is_read_only_can_be_filtered_but_not_changed(
        open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Session, "read_only", property(lambda self: True))
    window = open_window("iraq-nato")
    page = entered(window, qtbot)
    before = pack_of(window)
    click_row(qtbot, page, "4.1")
    for key in (KEYS.Key_4, KEYS.Key_Delete, KEYS.Key_P, KEYS.Key_T):
        qtbot.keyClick(page.table, key)
    assert pack_of(window) == before and QApplication.activePopupWidget() is None
    edit = page.details.findChild(QLineEdit, "exc_date_edit")
    add = page.details.findChild(QToolButton, "exc_theme_add_button")
    assert edit is not None and edit.isReadOnly() and add is not None and not add.isEnabled()
    click(qtbot, page, "filter_theme_5")
    assert len(shown(page)) == 2


def test_the_place_filter_shows_what_is_not_placed(page: ExcerptsPage, window: MainWindow) -> None:
    page.filters.set(placed=False)
    assert len(shown(page)) == 31
    page.filters.set(placed=None, sections=frozenset({"background"}))
    assert len(shown(page)) == 1
    briefing = window.kit.desk.briefing
    assert briefing is not None
    window.kit.do(Unplace(briefing.id, (ExcerptId.parse(shown(page)[0]),)))
    assert page.pane.filter_row.section.accessibleName() == "Place: Background"


def test_excerpts_are_copied_with_their_citations(page: ExcerptsPage, qtbot: QtBot, window: MainWindow) -> None:
    click_row(qtbot, page, "4.1")
    qtbot.waitUntil(window.kit.actions["act_copy"].isEnabled)
    qtbot.keyClick(page.table, KEYS.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().text()
    assert copied.startswith("“Italy was among the founders") and copied.endswith("¶ 2)")
    assert "Italy in the Global Coalition: an overview" in copied
