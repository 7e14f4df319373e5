"""The window: menus, bars, the pages of the workspaces, and what belongs to none of them."""
from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from briefer.errors import Message
from briefer.model.pack import Pack
from ui.action_rows import MENUS, ROWS
from ui.banner import Banner
from ui.desk import WORKSPACES
from ui.drops import Drop
from ui.errors import Bugs
from ui.facts import Facts
from ui.keeping_versions import KeepingVersions
from ui.kit import Kit
from ui.packs import Packs
from ui.saving import Saver
from ui.status_bar import StatusBar
from ui.step_names import step_name
from ui.top_bar import TopBar
from ui.widgets.drop_frame import DropFrame
from ui.widgets.named import named

_LEAST = (1180, 640)
_FIRST = (1366, 720)
# Before which actions of a menu a line stands.
_LINES = frozenset({"act_save", "act_export", "act_preferences", "act_close_pack", "act_cut", "act_search", "act_palette", "act_pane_next",
                    "act_show_details", "act_side_toggle", "act_zoom_in", "act_ui_language", "act_source_prev", "act_find_in_source",
                    "act_source_original", "act_source_remove", "act_theme_pick", "act_event_date", "act_show_in_source", "act_place",
                    "act_excerpt_delete", "act_section_prev", "act_section_add", "act_move_up", "act_order_date", "act_content_language",
                    "act_check_next", "act_briefing_data", "act_tour", "act_about"})
_OF_A_PACK = ("source", "excerpt", "briefing")


class MainWindow(QMainWindow):
    """The one window of the program. Pages are added by `ui.app`; they know the kit, not the window. `dropped` brings files to import,
    `locked` the path of a pack that waits for its password."""

    dropped = Signal(list)
    dropped_text = Signal(object)  # Copied
    locked = Signal(object)
    bugs: Bugs

    def __init__(self, kit: Kit, packs: Packs) -> None:
        super().__init__()
        self.kit, self.packs = kit, packs
        self.setObjectName("main_window")
        self.setMinimumSize(*_LEAST)
        self.setAcceptDrops(True)
        self.saver = Saver(kit, self)
        self.facts = Facts(kit.desk, kit.actions)
        self._leaving = False
        self._menus: dict[str, QMenu] = {}
        self._fill_menus()
        self.top_bar = TopBar(kit, self)
        self.banner = Banner(kit, self)
        self.stack = named(QStackedWidget(), "workspace_stack")
        self._pages: dict[str, QWidget] = {}
        self.setCentralWidget(self._frame())
        self.drop_frame = DropFrame(kit.look, self)
        self.status = StatusBar(kit, self)
        self.setStatusBar(self.status)
        self.versions = KeepingVersions(kit, self)
        self.saver.state.connect(self.status.show_saved)
        self.saver.tell()
        for id in kit.actions:
            if not kit.actions.row(id).in_view:
                self.addAction(kit.actions[id])
        self._take_on()
        kit.words.call(self, self._say)
        for signal in (kit.desk.opened, kit.desk.changed, kit.desk.saved, kit.desk.closed):
            signal.connect(self._say)
        kit.desk.workspace_changed.connect(self.show_workspace)

    def add_page(self, workspace: str, page: QWidget) -> None:
        """Takes in the page of a workspace."""
        page.setObjectName(f"{workspace}_page")
        self._pages[workspace] = page
        self.stack.addWidget(page)

    def page(self, workspace: str) -> QWidget:
        """The page of a workspace."""
        return self._pages[workspace]

    def show_workspace(self, workspace: str) -> None:
        """Shows the page of a workspace; the bar at the top belongs to those of a pack."""
        self.stack.setCurrentWidget(self._pages[workspace])
        self.top_bar.setVisible(workspace != "start")

    def restore_place(self) -> None:
        """Opens where the window was last, or as large as it fits at first."""
        kept = self.kit.settings.recall("geometry")
        if not (isinstance(kept, QByteArray) and self.restoreGeometry(kept)):
            room = self.screen().availableGeometry()
            self.resize(min(_FIRST[0], room.width()), min(_FIRST[1], room.height()))
            if room.width() <= _FIRST[0]:
                self.setWindowState(Qt.WindowState.WindowMaximized)

    def event(self, event: QEvent) -> bool:
        """Before a key is looked up among those of the actions, these know what is the case: it may come right behind another."""
        if event.type() == QEvent.Type.ShortcutOverride:
            self.kit.actions.settle()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the search more room in a wide window."""
        super().resizeEvent(event)
        self.top_bar.widen(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Saves and stops what is going on; stays open when the pack cannot be saved."""
        self.kit.settings.keep("geometry", self.saveGeometry())
        if not (self._leaving or self.saver.save()):
            event.ignore()
            return
        if self.kit.desk.is_open:
            self.kit.desk.leaving.emit()
        self.kit.tasks.stop_all()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files and text from outside, and says what would become of them."""
        drop = Drop.of(event.mimeData())
        if drop.kind:
            event.acceptProposedAction()
            self.drop_frame.show_text(drop.said(self.kit.words))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It was taken away again."""
        self.drop_frame.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """One pack is opened, other files are imported, text becomes a source."""
        self.drop_frame.hide()
        drop = Drop.of(event.mimeData())
        event.acceptProposedAction()
        match drop.kind:
            case "pack":
                self.open_pack(drop.paths[0])
            case "files":
                self.dropped.emit(list(drop.paths))
            case "text":
                self.dropped_text.emit(drop.copied)

    def open_pack(self, path: Path) -> bool:
        """Saves what is open and opens another pack; whether that went well. One with a password is asked for that first."""
        if not self.saver.save():
            return False
        if self.packs.is_sealed(path):
            self.locked.emit(path)
            return False
        return self.kit.trying(lambda: self.packs.open(path))

    def _frame(self) -> QWidget:
        """Bars above, pages below."""
        frame = QWidget(self)
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.top_bar, self.banner):
            column.addWidget(part)
        column.addWidget(self.stack, 1)
        return frame

    def _fill_menus(self) -> None:
        """The menus, from the table."""
        for name in MENUS:
            menu = self._menus[name] = self.menuBar().addMenu("")
            menu.setObjectName(f"menu_{name}")
            menu.setToolTipsVisible(True)
            self.kit.words.bind(menu, menu.setTitle, f"menu.{name}")
        for row in ROWS:
            menu = self._menus[row.menu]
            if row.id in _LINES:
                menu.addSeparator()
            if row.nine:
                inner = menu.addMenu("")
                inner.setObjectName(f"menu_{row.id}")
                self.kit.words.bind(inner, inner.setTitle, f"menu.{row.id}")
                for number in range(1, 10):
                    inner.addAction(self.kit.actions[f"{row.id.removesuffix('_n')}_{number}"])
            else:
                menu.addAction(self.kit.actions[row.id])

    def _take_on(self) -> None:
        """The actions that belong to the window itself."""
        kit, on = self.kit, self.kit.actions.on
        on("act_quit", self.close)
        on("act_save", self._save)
        on("act_close_pack", self.close_pack)
        on("act_undo", lambda: self._step(back=True))
        on("act_redo", lambda: self._step(back=False))
        for workspace in WORKSPACES:
            on(f"act_ws_{workspace}", partial(kit.desk.go, workspace))
        on("act_ui_language", lambda: kit.settings.set("ui_language", kit.words.other))
        on("act_dark", lambda: kit.settings.set("appearance", "light" if kit.look.dark else "dark"))
        on("act_search", self._begin_search)
        on("act_open_sample", lambda: self.saver.save() and kit.trying(self.packs.open_sample))

    def _save(self) -> None:
        """Saves now, and keeps a version of that."""
        if self.saver.save():
            self.versions.keep("saved")

    def leave(self) -> None:
        """Closes without saving: what is not in the file is in the journal, and comes back at the next start."""
        self._leaving = True
        self.close()

    def reopen(self, path: Path) -> None:
        """Opens a pack again, in the place of the one that is open, which has nothing that could be saved."""
        self.kit.desk.take_away()
        self.open_pack(path)

    def close_pack(self) -> bool:
        """Saves the pack and takes it from the desk; whether it could be saved."""
        if not self.saver.save():
            return False
        self.kit.desk.take_away()
        return True

    def _begin_search(self) -> None:
        """Puts the caret into the search field."""
        self.top_bar.search_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top_bar.search_edit.selectAll()

    def _step(self, *, back: bool) -> None:
        """Undoes or does again, and says what."""
        self.kit.settling.emit()
        change = self.kit.desk.undo() if back else self.kit.desk.redo()
        if change is not None:
            self.kit.say(self.kit.words.text("status.undone" if back else "status.redone", name=self._named(change.label, change.before)))

    def _named(self, label: Message | None, before: Pack | None = None) -> str:
        """The name of a step, or nothing."""
        kit = self.kit
        packs = (kit.desk.pack,) if before is None else (kit.desk.pack, before)
        return "" if label is None else step_name(kit.words, label, packs, kit.desk.briefing_id, date.today())

    def _say(self, *_: object) -> None:
        """The title, and what undo would undo."""
        kit = self.kit
        session = kit.desk.session if kit.desk.is_open else None
        self.setWindowTitle(f"{session.path.stem} — Briefer" if session else "Briefer")
        kit.actions.fill("act_undo", name=self._named(session.undo_label) if session else "")
        kit.actions.fill("act_redo", name=self._named(session.redo_label) if session else "")
        kit.actions.check("act_dark", kit.look.dark)
        for name in _OF_A_PACK:
            self._menus[name].menuAction().setEnabled(session is not None)
