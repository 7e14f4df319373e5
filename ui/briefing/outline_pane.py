"""The left of the workspace: the pack's briefings, the outline of the current one, and the excerpts that stand nowhere."""
from __future__ import annotations

from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QFrame, QHBoxLayout, QMenu, QToolButton, QTreeView, QVBoxLayout, QWidget

from briefer.model.sources import ExcerptId
from ui.briefing.commands import BriefingCommands
from ui.briefing.excerpt_list import ExcerptList
from ui.briefing.outline_delegate import OutlineDelegate
from ui.briefing.outline_model import OutlineModel
from ui.kit import Kit
from ui.widgets.named import labelled, line, named

_SECTION_MENU = ("act_section_rename", "act_section_themes", "act_page_break", "act_order_date", "", "act_move_up", "act_move_down", "",
                 "act_section_remove")
_TRAY_ROWS = 4
_ROW = 46


class OutlineTree(QTreeView):
    """The outline; `focused` is sent when it gets the focus."""

    focused = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming is told."""
        super().focusInEvent(event)
        self.focused.emit()


class OutlinePane(QWidget):
    """Briefings, outline, tray."""

    new_asked = Signal()

    def __init__(self, kit: Kit, commands: BriefingCommands, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("outline_pane")
        self.setProperty("pane", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._kit, self._commands = kit, commands
        self.model = OutlineModel(kit, self)
        self._left_of: tuple[object, frozenset[ExcerptId]] = (None, frozenset())
        self._left: tuple[ExcerptId, ...] = ()  # the excerpts that the briefing has not placed
        self._build()
        self.model.section_dropped.connect(lambda id, at: QTimer.singleShot(0, partial(commands.move_section, id, at)))
        self.model.excerpts_dropped.connect(self._dropped)
        desk = kit.desk
        for signal in (desk.opened, desk.changed, desk.selection_changed, desk.briefing_changed, desk.language_changed,
                       desk.workspace_changed):
            signal.connect(lambda *_: self.refresh())
        kit.words.call(self, self._say)
        kit.look.changed.connect(self._say)

    # --- what it is made of --------------------------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._briefings())
        column.addLayout(self._header())
        self.tree = OutlineTree(self)
        self.tree.setObjectName("outline_tree")
        self.tree.setModel(self.model)
        self.tree.setItemDelegate(OutlineDelegate(self._kit, self.tree))
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(0)
        self.tree.setUniformRowHeights(True)
        self.tree.setDragEnabled(True)
        self.tree.setAcceptDrops(True)
        self.tree.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.tree.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._menu)
        self.tree.selectionModel().currentChanged.connect(self._chosen)
        column.addWidget(self.tree, 1)
        self._tray_frame = named(QWidget(self), "unplaced_pane")
        tray = QVBoxLayout(self._tray_frame)
        tray.setContentsMargins(0, 0, 0, 8)
        tray.setSpacing(0)
        tray.addWidget(line(self._tray_frame))
        self.tray_label = labelled(self._tray_frame, "pane", "unplaced_label")
        self.tray_label.setContentsMargins(12, 12, 12, 6)
        tray.addWidget(self.tray_label)
        self.tray = ExcerptList(self._kit, "unplaced_list", self._tray_frame, tray=True)
        self.tray.setFrameShape(QFrame.Shape.NoFrame)
        self.tray.taken.connect(lambda ids: self._commands.place(ids, self._kit.desk.section))
        self.tray.brought.connect(lambda ids, home: QTimer.singleShot(0, partial(self._commands.take_out, ids, home)))
        self.tray.chosen_changed.connect(self._tray_chosen)
        tray.addWidget(self.tray)
        column.addWidget(self._tray_frame)

    def _briefings(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(12, 10, 8, 0)
        row.setSpacing(4)
        self.combo = named(QComboBox(self), "briefing_combo")
        self.combo.setMinimumContentsLength(8)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.activated.connect(lambda at: self._kit.desk.choose_briefing(str(self.combo.itemData(at))))
        self.briefing_button = self._tool("briefing_menu_button")
        menu = QMenu(self.briefing_button)
        self._briefing_actions = [(id, menu.addAction("")) for id in ("new", "duplicate", "rename", "remove")]
        acts = (self.new_asked.emit, self._commands.duplicate, self._commands.rename, self._commands.remove)
        for (_, action), act in zip(self._briefing_actions, acts, strict=True):
            action.triggered.connect(lambda _checked=False, act=act: act())
        self.briefing_button.setMenu(menu)
        self.briefing_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row.addWidget(self.combo, 1)
        row.addWidget(self.briefing_button)
        return row

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(12, 6, 8, 6)
        self.label = labelled(self, "pane", "outline_label")
        self.add_button = self._tool("outline_add_button")
        adding = self._kit.actions["act_section_add"]
        self.add_button.clicked.connect(lambda _checked=False: adding.trigger())
        adding.changed.connect(self._follow_adding)
        self.menu_button = self._tool("outline_menu_button")
        menu = QMenu(self.menu_button)
        self._fill(menu)
        self.menu_button.setMenu(menu)
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row.addWidget(self.label, 1)
        row.addWidget(self.add_button)
        row.addWidget(self.menu_button)
        return row

    def _follow_adding(self) -> None:
        """The button can be pressed when the action can be done, and tells the same."""
        action = self._kit.actions["act_section_add"]
        self.add_button.setEnabled(action.isEnabled())
        self.add_button.setToolTip(action.toolTip())

    def _tool(self, name: str) -> QToolButton:
        button = named(QToolButton(self), name)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setProperty("flat", True)
        return button

    def _fill(self, menu: QMenu) -> None:
        for id in _SECTION_MENU:
            if id:
                menu.addAction(self._kit.actions[id])
            else:
                menu.addSeparator()

    # --- what it shows -------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Shows what the pack has, where somebody sees it."""
        desk = self._kit.desk
        if not desk.is_open or desk.workspace != "briefing":
            return
        self._show_briefings()
        briefing = desk.briefing
        scroll = self.tree.verticalScrollBar().value()
        with QSignalBlocker(self.tree.selectionModel()):
            self.model.show(briefing.sections if briefing else ())
        row = self.model.row_of(desk.section_id)
        if row >= 0 and self.tree.currentIndex().row() != row:
            self.tree.selectionModel().setCurrentIndex(self.model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        else:
            self.tree.verticalScrollBar().setValue(scroll)
        placed = frozenset(id for section in briefing.sections for id in section.quoted()) if briefing else frozenset()
        if self._left_of[0] is not desk.pack.sources or self._left_of[1] != placed:  # typing leaves as many
            self._left_of = desk.pack.sources, placed
            self._left = tuple(id for source, excerpt in desk.pack.excerpts() if (id := ExcerptId.of(source, excerpt)) not in placed)
        self.tray.excerpts.show(desk.pack, self._left, desk.language)
        self._say()

    def _show_briefings(self) -> None:
        words, desk = self._kit.words, self._kit.desk
        entries = [(one.id, one.title_data("short_title").best(words.language) or one.title_data("title").best(words.language)
                    or one.frame.names.best(words.language) or one.id) for one in desk.pack.briefings]
        there = [(self.combo.itemData(at), self.combo.itemText(at)) for at in range(self.combo.count())]
        if entries != there:
            self.combo.clear()
            for id, name in entries:
                self.combo.addItem(name, id)
        self.combo.setCurrentIndex(next((at for at, (id, _) in enumerate(entries) if id == desk.briefing_id), -1))
        self.combo.setToolTip(self.combo.currentText())

    def _say(self) -> None:
        """Words, icons, heights."""
        words, look = self._kit.words, self._kit.look
        self.label.setText(words.text("outline.title"))
        self.tree.setAccessibleName(words.text("outline.title"))
        self.combo.setAccessibleName(words.text("briefing.combo"))
        for button, icon, name in ((self.briefing_button, "dots", "briefing.menu"), (self.menu_button, "dots", "outline.menu")):
            button.setIcon(look.icon(icon))
            button.setAccessibleName(words.text(name))
            button.setToolTip(words.text(name))
        self.add_button.setAccessibleName(words.text("outline.add"))
        self.add_button.setIcon(look.icon("plus"))
        for id, action in self._briefing_actions:
            action.setText(words.text(f"briefing.menu.{id}"))
            action.setEnabled(self._kit.desk.is_open and not self._kit.desk.session.read_only)
        count = len(self.tray.excerpts.ids)
        self.tray_label.setText(words.text("tray.title", count=count))
        self.tray.setAccessibleName(words.counted("tray.accessible", count))
        self.tray.setFixedHeight(min(count, _TRAY_ROWS + (self.height() > 760) * 3) * look.size(_ROW) + 2)
        self._tray_frame.setVisible(count > 0)
        self.tree.doItemsLayout()

    # --- what is done --------------------------------------------------------------------------------------------------

    def _chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        """Another section."""
        if current.isValid():
            self._kit.settling.emit()
            self._kit.desk.select_section(self.model.sections[current.row()].id)

    def _tray_chosen(self) -> None:
        ids = self.tray.chosen()
        if ids and self.tray.hasFocus():
            self._kit.desk.select_excerpts(ids)

    def _dropped(self, ids: tuple[ExcerptId, ...], to: str, home: str, keep: bool) -> None:
        QTimer.singleShot(0, lambda: self._commands.bring(ids, to, home, keep=keep))

    def _menu(self, where: QPoint) -> None:
        menu = named(QMenu(self.tree), "section_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(menu)
        menu.popup(self.tree.viewport().mapToGlobal(where))
