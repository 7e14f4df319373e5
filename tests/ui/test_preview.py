"""The preview: the very pages of the export, never blank, following what is edited, and a way back from the page to the editor."""
from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QTabWidget, QToolButton
from pytestqt.qtbot import QtBot

from briefer.edits import ChangeBriefing, WriteText
from briefer.edits.bodies import Spot as Place
from briefer.exporters.raster import dots
from briefer.model.briefing import Section, TextItem
from briefer.model.sources import ExcerptId
from briefer.workflow import assemble, lay_out, library, publish
from ui.desk import Editing
from ui.main_window import MainWindow
from ui.preview.tab import PreviewTab
from ui.preview.view import PreviewView


@pytest.fixture
def tab(window: MainWindow, qtbot: QtBot) -> PreviewTab:
    """The preview of the sample's first briefing, drawn."""
    window.kit.desk.go("briefing")
    found = window.findChild(PreviewTab)
    assert isinstance(found, PreviewTab)
    qtbot.waitUntil(lambda: found.view.pages is not None and not found.view.missing(), timeout=15_000)
    return found


def _export(window: MainWindow, language: str = "en") -> bytes:
    pack, briefing = window.kit.desk.pack, window.kit.desk.briefing
    assert briefing is not None
    style = library().style(briefing.style)
    document = assemble(pack, briefing, language, style).document
    return publish(document, lay_out(document, style), style, "pdf")


def _same_as_export(view: PreviewView, pdf: bytes, number: int) -> bool:
    image = view.image(number)
    assert image is not None
    width, height, stride, wanted = dots(pdf, number, view.scale * view.devicePixelRatioF())
    made = QImage(wanted, width, height, stride, QImage.Format.Format_RGB32)
    return made == QImage(image.constBits(), width, height, image.bytesPerLine(), QImage.Format.Format_RGB32) and image.height() == height


def _ink(view: PreviewView) -> int:
    """How many of the sampled dots of the page in view are darker than paper."""
    image = view.viewport().grab(view.page_rect(view.number).intersected(view.viewport().rect())).toImage()
    return sum(image.pixelColor(x, y).lightness() < 160 for x in range(8, image.width(), 3) for y in range(0, image.height(), 2))


def _first_text(window: MainWindow) -> tuple[Section, int]:
    briefing = window.kit.desk.briefing
    assert briefing is not None
    return next((section, at) for section in briefing.sections if section.kind == "bottom_line"
                for at, item in enumerate(section.body) if isinstance(item, TextItem))


def _write(window: MainWindow, words: str) -> None:
    section, at = _first_text(window)
    window.kit.desk.do(WriteText(window.kit.desk.briefing_id, Place(section.id), "en", words, at))


def test_the_preview_is_the_export_dot_for_dot(window: MainWindow, tab: PreviewTab, qtbot: QtBot) -> None:
    pdf = _export(window)
    assert _same_as_export(tab.view, pdf, 0)
    tab.view.go_to(4)
    qtbot.waitUntil(lambda: not tab.view.missing())
    assert _same_as_export(tab.view, pdf, 4) and tab.view.count == 7


def test_an_edit_is_on_the_page_soon_and_the_page_is_never_blank(window: MainWindow, tab: PreviewTab, qtbot: QtBot) -> None:
    before, inks = tab.view.image(0), list[int]()
    usual = _ink(tab.view)
    assert usual > 300
    _write(window, "Entirely other words stand here now.")

    def arrived() -> bool:
        inks.append(_ink(tab.view))
        return tab.view.image(0) is not before and not tab.view.missing()

    qtbot.waitUntil(arrived, timeout=10_000)
    assert min(inks) > usual / 2, inks
    assert _same_as_export(tab.view, _export(window), 0)


def test_typing_fast_lays_out_once_for_the_last_state(window: MainWindow, tab: PreviewTab, qtbot: QtBot) -> None:
    for number in range(20):
        _write(window, f"Words number {number}.")
    before = tab.view.pages
    qtbot.waitUntil(lambda: tab.view.pages is not before and not tab.view.missing(), timeout=10_000)
    assert _same_as_export(tab.view, _export(window), 0)


def test_a_click_on_a_quotation_selects_it_in_the_editor(window: MainWindow, tab: PreviewTab, qtbot: QtBot) -> None:
    view, desk = tab.view, window.kit.desk
    pages = view.pages
    assert pages is not None
    number, spot = next((n, spot) for n in range(view.count) for spot in pages.spots(n) if spot.origin and spot.origin.excerpt)
    view.go_to(number)
    corner = view.page_rect(number).topLeft()
    at = corner + QPoint(round((spot.left + 30) * view.scale), round((spot.top + spot.bottom) / 2 * view.scale))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert spot.origin is not None and spot.origin.excerpt is not None
    assert desk.section_id == spot.origin.section and desk.excerpt_ids == (spot.origin.excerpt,)
    assert desk.editing is not None and desk.editing.excerpt == spot.origin.excerpt
    top, bottom = view.bars[number]
    assert (top, bottom) == (spot.top, spot.bottom), "the bar stands beside that block"


def test_a_click_on_empty_paper_selects_nothing(window: MainWindow, tab: PreviewTab, qtbot: QtBot) -> None:
    before = window.kit.desk.section_id, window.kit.desk.editing
    rect = tab.view.page_rect(0)
    qtbot.mouseClick(tab.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.bottomRight() - QPoint(3, 3))
    assert (window.kit.desk.section_id, window.kit.desk.editing) == before


def test_the_view_follows_what_is_edited_until_somebody_scrolls(window: MainWindow, tab: PreviewTab, qtbot: QtBot) -> None:
    view, desk = tab.view, window.kit.desk
    assert view.pages is not None
    origin, page = next((spot.origin, number) for number in range(3, view.count) for spot in view.pages.spots(number)
                        if spot.origin and spot.origin.item is not None and view.pages.starts[spot.node][0] == number)
    assert origin is not None and origin.item is not None
    desk.select_section(origin.section)
    desk.edit(Editing(origin.section, origin.item, origin.theme, origin.intro, origin.excerpt))
    assert view.number == page and page in view.bars
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.number == 0
    window.kit.desk.do(ChangeBriefing(desk.briefing_id, {"date": "2026-11-01"}))
    before = view.pages
    qtbot.waitUntil(lambda: view.pages is not before, timeout=10_000)
    assert view.number == 0, "whoever scrolled is not led back at once"


def test_page_field_and_buttons_turn_pages(window: MainWindow, tab: PreviewTab, qtbot: QtBot) -> None:
    page = window.findChild(QLineEdit, "preview_page_edit")
    following, previous = (window.findChild(QToolButton, f"preview_{name}_button") for name in ("next", "prev"))
    assert page is not None and following is not None and previous is not None
    assert page.text() == "1 / 7" and not previous.isEnabled()
    qtbot.mouseClick(following, Qt.MouseButton.LeftButton)
    assert page.text() == "2 / 7"
    page.setFocus()
    page.selectAll()
    qtbot.keyClicks(page, "6")
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert (page.text(), tab.view.number) == ("6 / 7", 5)


def test_keys_zoom_the_preview_while_it_has_the_focus(window: MainWindow, tab: PreviewTab, qtbot: QtBot) -> None:
    window.activateWindow()
    tab.view.setFocus()
    qtbot.waitUntil(lambda: window.kit.actions["act_zoom_in"].isEnabled())
    scale = tab.view.scale
    window.kit.actions["act_zoom_in"].trigger()
    assert tab.view.scale > scale
    qtbot.waitUntil(lambda: not tab.view.missing())
    assert _same_as_export(tab.view, _export(window), tab.view.number)
    window.kit.actions["act_zoom_reset"].trigger()
    qtbot.waitUntil(lambda: tab.view.scale == scale)


def test_the_language_of_the_text_is_that_of_the_preview(window: MainWindow, tab: PreviewTab, qtbot: QtBot) -> None:
    before = tab.view.pages
    window.kit.desk.write_in("it")
    qtbot.waitUntil(lambda: tab.view.pages is not before and not tab.view.missing(), timeout=10_000)
    assert _same_as_export(tab.view, _export(window, "it"), tab.view.number)


def test_a_briefing_that_cannot_be_laid_out_says_why(window: MainWindow, tab: PreviewTab, qtbot: QtBot) -> None:
    notice = window.findChild(QLabel, "preview_notice")
    assert notice is not None and notice.isHidden()
    window.kit.desk.do(ChangeBriefing(window.kit.desk.briefing_id, {"style": "gone"}))
    qtbot.waitUntil(notice.isVisible, timeout=10_000)
    assert "gone" in notice.text() and _ink(tab.view) > 300, "the last pages stay"
    window.kit.desk.undo()
    qtbot.waitUntil(notice.isHidden, timeout=10_000)


def test_closing_the_pack_while_pages_are_made_is_safe(window: MainWindow, tab: PreviewTab, qtbot: QtBot, qapp: QApplication) -> None:
    _write(window, "Late words.")
    qtbot.waitUntil(lambda: tab._room.is_busy("preview pages"))
    window.kit.desk.take_away()
    assert tab.view.pages is None and tab.view.image(0) is None
    qtbot.wait(300)
    assert tab.view.pages is None, "late pages are thrown away"


def test_the_corner_is_there_with_the_preview_alone(window: MainWindow, tab: PreviewTab) -> None:
    tabs = window.findChild(QTabWidget, "side_tabs")
    assert tabs is not None and tab.corner.isVisible()
    window.kit.actions["act_show_details"].trigger()
    assert not tab.corner.isVisible()


def test_an_excerpt_that_prints_nowhere_marks_its_section(tab: PreviewTab) -> None:
    pages = tab.view.pages
    assert pages is not None
    origin = next(one for one in pages.origins.values() if one.excerpt)
    section = pages.made_of(replace(origin, item=None, excerpt=None))
    assert pages.made_of(replace(origin, excerpt=ExcerptId(99, 99))) == section > pages.made_of(origin)


def _menu_of(tab: PreviewTab, at: QPoint, why: QContextMenuEvent.Reason = QContextMenuEvent.Reason.Mouse) -> QMenu | None:
    """The menu that opens at a point of the pages, or with a key."""
    asked = tab.view.viewport() if why == QContextMenuEvent.Reason.Mouse else tab.view
    QApplication.sendEvent(asked, QContextMenuEvent(why, at, tab.view.viewport().mapToGlobal(at)))
    return tab.view.findChild(QMenu, "preview_block_menu")


def test_a_block_of_the_page_has_a_menu_with_the_way_to_its_text_and_its_words(window: MainWindow, tab: PreviewTab, qtbot: QtBot) -> None:
    view, desk = tab.view, window.kit.desk
    assert view.pages is not None
    number, spot = next((n, one) for n in range(view.count) for one in view.pages.spots(n) if one.origin and one.origin.excerpt)
    assert spot.origin is not None and spot.origin.excerpt is not None
    view.go_to(number)
    at = view.page_rect(number).topLeft() + QPoint(round((spot.left + 30) * view.scale),
                                                   round((spot.top + spot.bottom) / 2 * view.scale))
    menu = _menu_of(tab, at)
    assert menu is not None and [one.text() for one in menu.actions()] == ["Go to the text", "C&opy"]
    QGuiApplication.clipboard().setText("before")
    menu.actions()[1].trigger()
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() != "before")
    excerpt = desk.pack.excerpt(spot.origin.excerpt)
    assert excerpt is not None and " ".join(excerpt.exact.split()[:4]) in " ".join(QGuiApplication.clipboard().text().split())
    menu.actions()[0].trigger()
    assert desk.section_id == spot.origin.section and desk.excerpt_ids == (spot.origin.excerpt,)
    menu.close()


def test_the_key_for_menus_means_the_block_that_is_marked(window: MainWindow, tab: PreviewTab, qtbot: QtBot) -> None:
    assert tab.view.pages is not None
    origin = next(one.origin for n in range(tab.view.count) for one in tab.view.pages.spots(n) if one.origin and one.origin.excerpt)
    assert origin.excerpt is not None
    window.kit.desk.select_section("")
    tab.view.mark(tab.view.pages.made_of(origin), follow=False)
    menu = _menu_of(tab, QPoint(1, 1), QContextMenuEvent.Reason.Keyboard)
    assert menu is not None
    menu.actions()[0].trigger()
    assert window.kit.desk.section_id == origin.section and window.kit.desk.excerpt_ids == (origin.excerpt,)
    menu.close()


def test_empty_paper_without_anything_marked_has_no_menu(window: MainWindow, tab: PreviewTab) -> None:
    tab.view.mark(frozenset(), follow=False)
    assert _menu_of(tab, tab.view.page_rect(0).bottomRight() - QPoint(3, 3)) is None
