"""The details of excerpts: each field says something of one, or of several at once, and is one step to undo."""
from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from briefer.edits import ChangeExcerpt
from briefer.model.sources import Excerpt, ExcerptId
from briefer.workflow import propose_date
from tests.ui.excerpt_hands import click_row, entered, pack_of, type_in, undo
from ui.excerpts.details import ExcerptDetails
from ui.excerpts.page import ExcerptsPage
from ui.main_window import MainWindow
from ui.widgets.chips import Chip

KEYS = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> ExcerptsPage:
    """The workspace with the sample pack, ready to work in."""
    return entered(window, qtbot)


def excerpt(window: MainWindow, id: str) -> Excerpt:
    found = pack_of(window).excerpt(ExcerptId.parse(id))
    assert found is not None
    return found


def field(page: ExcerptsPage, name: str) -> QLineEdit:
    found = page.details.findChild(QLineEdit, name)
    assert found is not None
    return found


def lines(page: ExcerptsPage, name: str) -> QPlainTextEdit:
    found = page.details.findChild(QPlainTextEdit, name)
    assert found is not None
    return found


def chosen(page: ExcerptsPage, qtbot: QtBot, id: str) -> None:
    """Selects a row, and waits for its details."""
    click_row(qtbot, page, id)
    qtbot.waitUntil(lambda: page.details.title.text() == f"Excerpt {id}")


@pytest.mark.parametrize(("typed", "edtf"), [("8 Jan 2020", "2020-01-08"), ("8 gen 2020", "2020-01-08"), ("8/1/2020", "2020-01-08"),
                                             ("metà 2020", "2020"), ("giu 2015 – metà 2020", "2015-06/2020"), ("2016-2019", "2016/2019")])
def test_d_takes_a_date_in_either_language(page: ExcerptsPage, qtbot: QtBot, window: MainWindow, typed: str, edtf: str) -> None:
    before = pack_of(window)
    chosen(page, qtbot, "4.5")
    qtbot.waitUntil(window.kit.actions["act_event_date"].isEnabled)
    qtbot.keyClick(page.table, KEYS.Key_D)
    edit = field(page, "exc_date_edit")
    qtbot.waitUntil(edit.hasFocus)
    type_in(edit, typed)
    qtbot.keyClick(edit, KEYS.Key_Return)
    when = excerpt(window, "4.5").date
    assert when is not None and when.edtf.startswith(edtf)
    assert edit.text() == typed, "what is being typed stays as it was typed"
    undo(window, qtbot)
    assert pack_of(window) == before, "typing is one step"


def test_a_date_that_cannot_be_read_stays_with_a_red_border(page: ExcerptsPage, qtbot: QtBot, window: MainWindow) -> None:
    before = pack_of(window)
    chosen(page, qtbot, "4.5")
    edit = field(page, "exc_date_edit")
    edit.setFocus()
    type_in(edit, "when it rained")
    qtbot.keyClick(edit, KEYS.Key_Return)
    assert edit.property("state") == "err" and "Try 8 Jan 2020" in page.details.date.field.message.text()
    page.table.setFocus()
    QApplication.processEvents()
    assert edit.text() == "when it rained" and pack_of(window) == before
    edit.setFocus()
    edit.selectAll()
    type_in(edit, "nessuna")
    qtbot.keyClick(edit, KEYS.Key_Return)
    when = excerpt(window, "4.5").date
    assert when is not None and when.basis == "not_applicable" and edit.property("state") != "err"


def test_a_date_that_the_passage_proposes_is_taken_with_enter(page: ExcerptsPage, qtbot: QtBot, window: MainWindow) -> None:
    window.kit.do(ChangeExcerpt(ExcerptId(4, 3), {"date": None}))
    source = pack_of(window).source(4)
    assert source is not None
    first = propose_date(source, excerpt(window, "4.3")).hints[0]
    chosen(page, qtbot, "4.3")
    message = page.details.date.field.message
    qtbot.waitUntil(lambda: f"“{first.stated}”" in message.text())
    edit = field(page, "exc_date_edit")
    assert edit.text() == "", "one of several is never filled in silently"
    edit.setFocus()
    qtbot.keyClick(edit, KEYS.Key_Return)
    when = excerpt(window, "4.3").date
    assert when is not None and when.edtf == first.edtf


def test_g_and_a_digit_grade_the_information(page: ExcerptsPage, qtbot: QtBot, window: MainWindow) -> None:
    chosen(page, qtbot, "4.1")
    qtbot.waitUntil(window.kit.actions["act_grade"].isEnabled)
    qtbot.keyClick(page.table, KEYS.Key_G)
    row = page.details.credibility
    focused = QApplication.focusWidget()
    assert focused is not None and row.isAncestorOf(focused)
    qtbot.keyClick(focused, KEYS.Key_3)
    assert excerpt(window, "4.1").credibility == "3" and "<b>B3</b>" in page.details._grade_label.text()


def test_r_writes_the_translation_that_is_missing(page: ExcerptsPage, qtbot: QtBot, window: MainWindow) -> None:
    chosen(page, qtbot, "4.1")
    qtbot.waitUntil(window.kit.actions["act_translate"].isEnabled)
    qtbot.keyClick(page.table, KEYS.Key_R)
    edit = lines(page, "exc_translation_edit")
    qtbot.waitUntil(edit.hasFocus)
    type_in(edit, "Fra i fondatori")
    qtbot.waitUntil(lambda: excerpt(window, "4.1").translation.get("it") == "Fra i fondatori")
    assert page.details.translation.label.text() == "Italian translation"
    chosen(page, qtbot, "6.1")
    assert page.details.translation.label.text() == "English translation"
    undo(window, qtbot)
    assert not excerpt(window, "4.1").translation


def test_a_wording_may_cut_and_add_but_says_where_it_differs(page: ExcerptsPage, qtbot: QtBot, window: MainWindow) -> None:
    chosen(page, qtbot, "4.1")
    page.details._more.setChecked(True)
    edit, exact = lines(page, "exc_wording_edit"), excerpt(window, "4.1").exact
    first, rest = exact.split(" ", 1)
    edit.setFocus()
    type_in(edit, f"Spain {rest}")
    page.details.wording.commit()
    assert excerpt(window, "4.1").wording == "" and edit.property("state") == "err"
    assert f"where the source says “{first}”" in page.details.wording.message.text()
    edit.selectAll()
    type_in(edit, f"{first} […] {rest.split(' ', 3)[3]}")
    page.details.wording.commit()
    assert excerpt(window, "4.1").wording.startswith(f"{first} […]") and edit.property("state") != "err"
    assert "Matches the source" in page.details.match.text()


def test_the_cross_of_a_chip_takes_its_theme_away(page: ExcerptsPage, qtbot: QtBot, window: MainWindow) -> None:
    chosen(page, qtbot, "4.2")
    chip = page.details.themes.findChild(Chip, "exc_theme_mil.capacity")
    assert chip is not None and chip.accessibleName() == "Remove theme Capacity building"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.rect().center())
    assert "mil.capacity" in excerpt(window, "4.2").themes, "only the cross takes it away"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip._cross().center().toPoint())
    assert excerpt(window, "4.2").themes == ("ita.contingent",)


def test_several_excerpts_show_what_they_share_and_are_changed_in_one_step(page: ExcerptsPage, qtbot: QtBot, window: MainWindow) -> None:
    before = pack_of(window)
    click_row(qtbot, page, "4.1")
    click_row(qtbot, page, "4.4", CONTROL)
    qtbot.waitUntil(lambda: page.details.title.text() == "2 excerpts")
    edit = field(page, "exc_date_edit")
    assert edit.text() == "" and edit.placeholderText() == "(different)" and page.details.quote.isHidden()
    edit.setFocus()
    type_in(edit, "May 2016")
    qtbot.keyClick(edit, KEYS.Key_Return)
    dates = [excerpt(window, id).date for id in ("4.1", "4.4")]
    assert [when.edtf for when in dates if when] == ["2016-05", "2016-05"]
    undo(window, qtbot)
    assert pack_of(window) == before


def test_the_buttons_follow_the_order_of_the_list(page: ExcerptsPage, qtbot: QtBot, window: MainWindow) -> None:
    order = [ExcerptId.of(*one) for one in page.table.rows.shown]
    chosen(page, qtbot, str(order[1]))
    down = page.details.findChild(QToolButton, "exc_next_button")
    assert down is not None and down.accessibleName() == "Next excerpt"
    qtbot.mouseClick(down, Qt.MouseButton.LeftButton)
    assert window.kit.desk.excerpt_ids == (order[2],)


def test_another_language_keeps_what_is_being_typed(page: ExcerptsPage, qtbot: QtBot, window: MainWindow) -> None:
    chosen(page, qtbot, "4.1")
    edit = lines(page, "exc_translation_edit")
    edit.setFocus()
    type_in(edit, "L'Italia")
    window.kit.actions["act_ui_language"].trigger()
    assert edit.toPlainText() == "L'Italia" and page.details.translation.label.text() == "Traduzione italiana"
    qtbot.waitUntil(lambda: excerpt(window, "4.1").translation.get("it") == "L'Italia")
    assert page.details.title.text() == "Estratto 4.1"


def test_place_initials_and_marking_are_said_of_an_excerpt(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.kit.desk
    desk.go("excerpts")
    desk.select_excerpts((ExcerptId(5, 1),))
    desk.want("portion")
    details = window.findChild(ExcerptDetails, "excerpt_details")
    assert details is not None
    qtbot.waitUntil(details.more.isVisible)
    for name, typed in (("place", "Rome"), ("event", "handover"), ("by", "LB"), ("checked", "SV"), ("portion", "U")):
        edit = details.more.fields[name].edit
        edit.selectAll()
        QTest.keyClicks(edit, typed)
        QTest.keyClick(edit, Qt.Key.Key_Return)
    excerpt = desk.pack.excerpt(ExcerptId(5, 1))
    assert excerpt is not None and excerpt.place.text("en") == "Rome"
    assert (excerpt.event, excerpt.by, excerpt.checked, excerpt.portion) == ("handover", "LB", "SV", "U")
