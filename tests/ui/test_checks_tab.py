"""Checks follow the pack, lead to what they are about, and are mended by one key."""
from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextBrowser
from pytestqt.qtbot import QtBot

from briefer.edits import ChangeExcerpt, parts_between
from briefer.errors import message
from briefer.model.sources import ExcerptId
from briefer.workflow import Finding
from tests.ui.conftest import OpenWindow
from ui.checks.rows import rows_of, target_of
from ui.checks.tab import ChecksTab
from ui.dialogs.comparing import CompareDialog, parts_of
from ui.main_window import MainWindow

LONG = 20_000


def _tab(window: MainWindow, qtbot: QtBot) -> ChecksTab:
    """The tab, once the pack as it is now was checked."""
    tab = window.findChild(ChecksTab)
    assert tab is not None
    following = window.kit.actions["act_check_next"]
    qtbot.waitUntil(lambda: not tab.watch.busy and following.isEnabled() == bool(tab.watch.findings), timeout=LONG)
    return tab


def _placed(window: MainWindow) -> ExcerptId:
    """An excerpt that the briefing prints."""
    assert window.kit.desk.briefing is not None
    _, id = next(iter(window.kit.desk.briefing.placed()))
    return ExcerptId(*id)


def _misquote(window: MainWindow, id: ExcerptId, wording: str) -> None:
    """Makes the pack one that another program wrote: our own edits keep quotations verbatim."""
    pack = window.kit.desk.pack
    source = pack.source(id.source)
    assert source is not None
    excerpts = tuple(replace(one, wording=wording) if one.number == id.number else one for one in source.excerpts)
    sources = tuple(replace(one, excerpts=excerpts) if one.number == id.source else one for one in pack.sources)
    window.kit.desk.do(parts_between(pack, replace(pack, sources=sources)))


@pytest.fixture
def undated(window: MainWindow, qtbot: QtBot) -> ExcerptId:
    """A printed excerpt without a date."""
    _tab(window, qtbot)
    id = _placed(window)
    window.kit.desk.do(ChangeExcerpt(id, {"date": None}))
    _tab(window, qtbot)
    return id


def _select(tab: ChecksTab, check: str, item: str) -> None:
    """Selects the line of a finding."""
    model = tab.list.model()
    for group in range(model.rowCount()):
        head = model.index(group, 0)
        for at in range(model.rowCount(head)):
            row = tab.list.row_at(model.index(at, 0, head))
            if row is not None and (row.first.check, row.first.item) == (check, item):
                tab.list.setCurrentIndex(model.index(at, 0, head))
                return
    raise AssertionError(f"{check} of {item} is not in the list")


def test_what_changes_is_checked_and_counted_everywhere(window: MainWindow, qtbot: QtBot, undated: ExcerptId) -> None:
    tab = _tab(window, qtbot)
    assert ("event_date_missing", str(undated)) in [(one.check, one.item) for one in tab.watch.findings]
    count = len(tab.watch.findings)
    assert window.status.checks_button.text().strip() == (f"{count} checks" if count > 1 else "1 check")
    window.kit.desk.undo()
    tab = _tab(window, qtbot)
    assert ("event_date_missing", str(undated)) not in [(one.check, one.item) for one in tab.watch.findings]


def test_a_check_selects_its_excerpt_and_enter_mends_it(window: MainWindow, qtbot: QtBot, undated: ExcerptId) -> None:
    window.kit.actions["act_show_checks"].trigger()
    tab = _tab(window, qtbot)
    _select(tab, "event_date_missing", str(undated))
    assert window.kit.desk.excerpt_ids == (undated,)
    row = tab.list.row
    assert row is not None and row.first.fixes[-1].edit is not None
    edits_at_once = row.first.fixes[0].edit is not None
    QTest.keyClick(tab.list, Qt.Key.Key_Return)
    if not edits_at_once:  # the passage names no date: a person has to type it
        tab.list.fixed.emit(row, len(row.first.fixes) - 1)
    excerpt = window.kit.desk.pack.excerpt(undated)
    assert excerpt is not None and excerpt.date is not None
    tab = _tab(window, qtbot)
    assert str(undated) not in [one.item for one in tab.watch.findings if one.check == "event_date_missing"]


def test_restoring_the_wording_is_one_enter_and_one_undo(window: MainWindow, qtbot: QtBot) -> None:
    id = _placed(window)
    before = window.kit.desk.pack
    excerpt = before.excerpt(id)
    assert excerpt is not None
    _misquote(window, id, excerpt.exact.replace("e", "3", 1))
    tab = _tab(window, qtbot)
    QTest.keyClick(window, Qt.Key.Key_F7)
    qtbot.waitUntil(tab.list.hasFocus)
    _select(tab, "quote_differs", str(id))
    QTest.keyClick(tab.list, Qt.Key.Key_Return)
    mended = window.kit.desk.pack.excerpt(id)
    assert mended is not None and mended.wording == ""
    assert "Restore source wording" in window.status.message_label.text()
    window.kit.desk.undo()
    worse = window.kit.desk.pack.excerpt(id)
    assert worse is not None and worse.wording != ""


def test_f8_walks_through_the_checks_and_back(window: MainWindow, qtbot: QtBot, undated: ExcerptId) -> None:
    tab = _tab(window, qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    seen = []
    lines = sum(tab.list.model().rowCount(tab.list.model().index(at, 0)) for at in range(tab.list.model().rowCount()))
    for _ in range(lines + 1):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F8)
        assert tab.list.row is not None
        seen.append(tab.list.row.key)
    assert len(set(seen)) == lines and seen[0] == seen[-1]
    if lines > 1:
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
        assert tab.list.row is not None and tab.list.row.key == seen[-2]


def test_the_whole_pack_is_checked_when_it_is_asked_for(window: MainWindow, qtbot: QtBot) -> None:
    tab = _tab(window, qtbot)
    tab.scope.setCurrentIndex(1)
    tab.scope.activated.emit(1)
    before = tab.watch.findings
    tab = _tab(window, qtbot)
    assert tab.watch.findings != before and len(tab.watch.findings) > len(before)


def test_nobody_says_that_no_check_is_open_before_the_first_has_run(window: MainWindow, qtbot: QtBot) -> None:
    tab = _tab(window, qtbot)
    tab.watch._begin()  # as when a pack is opened
    assert window.status.checks_button.text().strip() == "Checking…" and tab.nothing.text() == "Checking…"
    qtbot.waitUntil(lambda: tab.watch.looked, timeout=LONG)
    assert "Checking" not in window.status.checks_button.text()


def test_a_pack_closed_meanwhile_leaves_no_checks(window: MainWindow, qtbot: QtBot) -> None:
    tab = window.findChild(ChecksTab)
    assert tab is not None
    window.kit.desk.do(ChangeExcerpt(_placed(window), {"date": None}))
    tab.watch._look()
    window.close_pack()
    qtbot.waitUntil(lambda: not window.kit.tasks.running, timeout=LONG)
    assert tab.watch.findings == () and window.status.checks_button.text().strip() == "No open checks"


def test_words_and_places_are_said_in_the_language_of_the_window(window: MainWindow, qtbot: QtBot, undated: ExcerptId) -> None:
    window.kit.settings.set("ui_language", "it")
    tab = _tab(window, qtbot)
    heads = [str(tab.list.model().index(at, 0).data()) for at in range(tab.list.model().rowCount())]
    assert "Da rivedere" in heads


def test_missing_translations_share_a_line_and_dates_do_not() -> None:
    def finding(check: str, item: str) -> Finding:
        return Finding(check, "fix", item, message(f"check.{check}", excerpt=item, language="it"), (), "translation.it")

    rows = rows_of([finding("translation_missing", "2.1"), finding("translation_missing", "2.3"), finding("event_date_missing", "2.1"),
                    finding("event_date_missing", "2.2")], "fix")
    assert [len(row.findings) for row in rows] == [2, 1, 1]


def test_what_a_check_is_about_is_told_by_its_item(window: MainWindow) -> None:
    pack, briefing = window.kit.desk.pack, window.kit.desk.briefing
    assert briefing is not None
    section = briefing.sections[0].id

    def kind(item: str, check: str = "x", at: str = "") -> str:
        return target_of(Finding(check, "fix", item, message("status.no_checks"), (), "", at), pack, briefing).kind

    assert [kind("1.1"), kind("2"), kind(section), kind(briefing.id)] == ["excerpt", "source", "section", "briefing"]
    assert [kind("ISF", "acronym_unexpanded"), kind("ISF", "acronym_unexpanded", section)] == ["acronym", "section"]


def test_words_that_differ_are_marked_on_both_sides() -> None:
    assert parts_of("about 15.000 men", "about 15,000 men") == (
        (("same", "about 15"), ("gone", "."), ("same", "000 men")), (("same", "about 15"), ("new", ","), ("same", "000 men")))


def test_the_comparison_strikes_and_underlines_and_restores(window: MainWindow, qtbot: QtBot) -> None:
    id = _placed(window)
    excerpt = window.kit.desk.pack.excerpt(id)
    assert excerpt is not None
    _misquote(window, id, excerpt.exact + " added")
    tab = _tab(window, qtbot)
    tab.compare.emit(id)
    dialog = window.findChild(CompareDialog)
    assert dialog is not None
    view = dialog.findChild(QTextBrowser, "compare_quote_view")
    assert view is not None and "underline" in view.toHtml() and "added" in view.toPlainText()
    QTest.mouseClick(dialog.findChild(type(tab.next), "compare_restore_button"), Qt.MouseButton.LeftButton)  # type: ignore[arg-type]
    mended = window.kit.desk.pack.excerpt(id)
    assert mended is not None and mended.wording == ""


def test_without_a_pack_there_is_nothing_to_check(open_window: OpenWindow) -> None:
    window = open_window()
    assert not window.kit.actions["act_check_next"].isEnabled() and window.status.checks_button.text().strip() == "No open checks"
