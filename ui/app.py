"""The start of the window: what is needed first, then the window, then what it is made of."""
from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QSettings, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ui import keyboard
from ui.actions import Actions
from ui.clipboard import Clipboard
from ui.desk import Desk
from ui.dialogs.finding import Finding
from ui.dialogs.importer import Importer
from ui.dialogs.opening import Opening
from ui.errors import Bugs
from ui.excerpts.page import ExcerptsPage
from ui.kit import Kit
from ui.look import Look
from ui.main_window import MainWindow
from ui.motion import Motion
from ui.pack_doors import PackDoors
from ui.pack_seals import PackSeals
from ui.packs import Packs
from ui.safety import Safety
from ui.second_copy import SecondCopy
from ui.settings import Settings
from ui.start.page import StartPage
from ui.tasks import Tasks
from ui.words import Words

if TYPE_CHECKING:
    from ui.checks.tab import ChecksTab
    from ui.preview.tab import PreviewTab
    from ui.side_pane import SidePane


def start(argv: Sequence[str]) -> int:
    """Opens the window, with the pack that is named if there is one, and gives back the exit status when it is closed."""
    application = QApplication.instance() or QApplication(list(argv))
    assert isinstance(application, QApplication)
    application.setApplicationName("Briefer")
    application.setOrganizationName("Briefer")
    window = build(application, QSettings())
    window.bugs.install()
    window.restore_place()
    window.show()
    if argv[1:]:
        QTimer.singleShot(0, lambda: window.open_pack(Path(argv[1])))
    elif window.kit.settings.value("start") == "last" and window.packs.recent:
        QTimer.singleShot(0, lambda: window.open_pack(window.packs.recent[0]))
    sys.setswitchinterval(0.0005)  # layout beside the window gives way more often: its handlers answer ten times sooner
    status = application.exec()
    if window.kit.desk.is_open:
        window.kit.desk.session.close()
    leave_clipboard()
    return status


def leave_clipboard() -> None:
    """Leaves plain words on the clipboard in the place of what was made here: Qt destroys that after Python has gone, and crashes."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.setText(clipboard.text())


def build(application: QApplication, store: QSettings) -> MainWindow:
    """The window with everything in it, not yet shown; settings are read from and kept in `store`."""
    tools = QObject(application)  # what the window needs and does not own; it goes when the window goes
    settings = Settings(store, tools)
    words = Words(settings.value("ui_language") or _system_language(), tools)
    look = Look(application, tools)
    _wear(look, settings)
    application.setStartDragDistance(8)
    Motion(settings, tools)
    desk, tasks = Desk(tools), Tasks(tools)
    kit = Kit(desk, Actions(words, look, tools), words, look, settings, tasks, tools)
    packs = Packs(kit, tools)
    window = MainWindow(kit, packs)
    opening = Opening(kit, packs, window)
    _add_pages(window, kit, packs, opening)
    bugs = Bugs(kit, window.saver.save, window)
    bugs.told.connect(lambda text: window.banner.show_notice(text, "err"))
    window.bugs = bugs
    doors = PackDoors(kit, packs, window, window.open_pack, window.saver.save)
    window.locked.connect(PackSeals(kit, packs, window, window.saver.save).ask)
    start = window.page("start")
    assert isinstance(start, StartPage)
    start.locate.connect(doors.locate)
    Safety(kit, packs, window, start)
    Finding(kit, window.top_bar.search_edit, window)
    importer = Importer(kit, packs, window)
    window.dropped.connect(importer.take)
    window.dropped_text.connect(importer.paste_text)
    excerpts = window.page("excerpts")
    assert isinstance(excerpts, ExcerptsPage)
    Clipboard(kit, window, excerpts.commands.copy, importer.take_clipboard)
    SecondCopy(kit, window)
    keyboard.apply(kit)
    kit.actions.know(grading=settings.value("grading_on"))
    settings.changed.connect(lambda name: _preferred(name, kit))
    QGuiApplication.styleHints().colorSchemeChanged.connect(settings.look_again)
    window.destroyed.connect(tools.deleteLater)
    return window


def _add_pages(window: MainWindow, kit: Kit, packs: Packs, opening: Opening) -> None:
    """The pages and panes; each of them knows the kit, none the other."""
    from ui.briefing.page import BriefingPage
    from ui.dialogs.comparing import compare
    from ui.panes import Panes
    from ui.remembering import Remembering
    from ui.side_pane import SidePane
    from ui.sources.page import SourcesPage

    start = StartPage(kit, packs)
    start.chosen.connect(window.open_pack)
    side = SidePane(kit)
    preview = _add_preview(window, kit, side)
    checks = _add_checks(window, kit, side, opening)
    window.add_page("start", start)
    sources = SourcesPage(kit, side)
    window.add_page("sources", sources)
    excerpts = ExcerptsPage(kit, side)
    excerpts.follow_search(window.top_bar.search_edit)
    side.add_details("excerpts", excerpts.details)
    excerpts.details.compare.connect(lambda id: compare(kit, id, window))
    window.add_page("excerpts", excerpts)
    briefing = BriefingPage(kit, side)
    checks.watch.found.connect(lambda: briefing.mark_checks(checks.watch.findings))
    window.add_page("briefing", briefing)
    Remembering(kit, side, preview.view, sources, excerpts, briefing, window)
    Panes(kit, side, window.page, window)
    window.show_workspace("start")


def _add_checks(window: MainWindow, kit: Kit, side: SidePane, opening: Opening) -> ChecksTab:
    """The checks, and who hears of them."""
    from ui.checks.tab import ChecksTab
    from ui.dialogs.comparing import compare

    checks = ChecksTab(kit)
    side.add_tab("checks", checks)
    checks.counted.connect(side.count_checks)
    checks.counted.connect(lambda count: window.status.show_checks(count, looked=checks.watch.looked))
    checks.shown.connect(lambda: side.show_tab("checks"))
    checks.compare.connect(lambda id: compare(kit, id, window))
    checks.glossary.connect(opening.glossary)
    window.status.show_checks(0)
    window.status.checks_button.hide()
    kit.desk.opened.connect(window.status.checks_button.show)
    kit.desk.closed.connect(window.status.checks_button.hide)
    return checks


def _add_preview(window: MainWindow, kit: Kit, side: SidePane) -> PreviewTab:
    """The preview and what hands papers over, and the room beside the window in which pages are made."""
    from ui.dialogs.printing import Printing
    from ui.press_room import PressRoom
    from ui.preview.tab import PreviewTab
    from ui.shelf import Shelf
    from ui.zoom import Zooms

    room, shelf = PressRoom(), Shelf()
    window.destroyed.connect(lambda: room.close())
    preview = PreviewTab(kit, room, shelf)
    side.add_tab("preview", preview)
    side.setCornerWidget(preview.corner)
    side.fitted.connect(preview.corner.fit)
    Zooms(kit, window)
    Printing(kit, room, shelf, lambda: preview.view.number, window)
    return preview


def _preferred(name: str, kit: Kit) -> None:
    """Follows a preference that concerns the whole window."""
    if name == "ui_language":
        kit.words.speak(kit.settings.value(name) or _system_language())
    elif name in ("appearance", "text_size", "focus_thick"):
        _wear(kit.look, kit.settings)
    elif name == "single_keys":
        kit.actions.allow_single_keys(kit.settings.value(name))
    elif name == "grading_on":
        kit.actions.know(grading=kit.settings.value(name))


def _wear(look: Look, settings: Settings) -> None:
    """Puts on what the settings ask for: light or dark, and the size of text."""
    wanted = settings.value("appearance")
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark if wanted == "system" else wanted == "dark"
    look.wear(dark=dark, scale=settings.value("text_size") / 100, thick=settings.value("focus_thick"))


def _system_language() -> str:
    """Italian on an Italian system, else English."""
    return "it" if QLocale.system().language() == QLocale.Language.Italian else "en"
