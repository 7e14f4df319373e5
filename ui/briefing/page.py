"""The briefing workspace: outline, section and side pane, or the choice of a template while there is no briefing."""
from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QWidget

from briefer.errors import BrieferError
from briefer.model.briefing import Template
from briefer.model.pack import Pack
from briefer.model.sources import ExcerptId
from briefer.session import Change, Session
from briefer.workflow import Finding, library, new_briefing, printed_numbers, propose_places
from briefer.workflow.shelves import templates_folder
from ui.briefing.body_rows import changed_section
from ui.briefing.commands import BriefingCommands
from ui.briefing.find_replace import FindReplace
from ui.briefing.outline_pane import OutlinePane
from ui.briefing.section_details import SectionDetails
from ui.briefing.section_editor import SectionEditor
from ui.briefing.template_choice import TemplateChoice
from ui.briefing.wanted import Wanted
from ui.kit import Kit
from ui.shelf import Shelf
from ui.side_pane import SidePane
from ui.tasks import Task
from ui.widgets.named import named

_LEFT, _LEFT_WIDE, _SIDE, _SIDE_WIDE, _WIDE = 238, 300, 474, 720, 1500
_SOON = 120  # ms after the last change: the numbers of headings are found anew
_CARD_KEYS = ("act_theme_pick", "act_event_date", "act_grade", "act_translate", "act_show_in_source", "act_place", "act_unplace",
              "act_excerpt_delete", *(f"act_theme_{number}" for number in range(1, 10)))


class BriefingPage(QWidget):
    """The page of the workspace."""

    def __init__(self, kit: Kit, side: SidePane) -> None:
        super().__init__()
        self._kit, self._side = kit, side
        self._choosing = False  # a template, although there is a briefing
        self._replacing = False  # the sections of the briefing, by those of the template chosen
        self._sized = False
        self._numbers: dict[str, str] = {}
        self._task: Task | None = None
        self._shelf = Shelf()
        self.commands = BriefingCommands(kit, self)
        self.choice = TemplateChoice(kit, self)
        self.splitter = named(QSplitter(Qt.Orientation.Horizontal, self), "briefing_splitter")
        self.splitter.setHandleWidth(1)
        self._sizes: tuple[int, ...] = ()
        self.splitter.splitterMoved.connect(lambda *_: self._moved())
        self.outline = OutlinePane(kit, self.commands, self.splitter)
        self.editor = SectionEditor(kit, self.commands, self.splitter)
        self.details = SectionDetails(kit, self.commands)
        self.finder = FindReplace(kit, self.editor)
        self.wanted = Wanted(kit, self.editor, self.details, lambda: side.show_tab("details"))
        self._arrange()
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._count)
        self._listen()
        self._take_on()
        side.add_details("section", self.details)

    def _arrange(self) -> None:
        """The panes in their widths."""
        self.outline.setMinimumWidth(_LEFT)
        self.outline.setMaximumWidth(420)
        self.editor.setMinimumWidth(420)
        self.editor.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its parts have the focus, and scroll it
        for pane in (self.outline, self.editor):
            self.splitter.setCollapsible(self.splitter.indexOf(pane), False)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.splitter)
        self.stack.addWidget(self.choice)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.stack)

    def _listen(self) -> None:
        """What is heard of the desk and of the parts."""
        desk = self._kit.desk
        for signal in (desk.opened, desk.changed, desk.briefing_changed, desk.language_changed, desk.selection_changed,
                       desk.workspace_changed):
            signal.connect(lambda *_: self._changed())
        desk.closed.connect(self._forget)
        desk.changed.connect(self._show_step)
        self.outline.new_asked.connect(lambda: self.choose_template(replacing=False))
        self.choice.created.connect(self._created)
        self.choice.cancelled.connect(self._chosen)
        self.editor.cards.moved_to.connect(self._know)
        self.outline.tree.focused.connect(self._know)
        self._kit.actions.attach(self.outline.tree, "act_section_rename")
        self._kit.actions.attach(self.editor.cards, *_CARD_KEYS)
        self._kit.actions.attach(self.outline.tray, *(id for id in _CARD_KEYS if id != "act_unplace"))

    def _take_on(self) -> None:
        """The actions of this workspace."""
        on, commands = self._kit.actions.on, self.commands
        on("act_section_add", commands.add_section)
        on("act_section_rename", commands.rename_section)
        on("act_section_remove", commands.remove_section)
        on("act_section_themes", self._themes)
        on("act_insert", lambda: self.editor.items.ask(self.editor.insert_button))
        on("act_section_prev", lambda: self._step(-1))
        on("act_section_next", lambda: self._step(1))
        on("act_move_up", lambda: self._move(-1))
        on("act_move_down", lambda: self._move(1))
        on("act_order_date", self._order_by_date)
        on("act_page_break", self._page_break)
        on("act_content_language", self._other_language)
        on("act_change_template", self._change_template)

    # --- what is shown -------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Takes the side pane along; the caret goes to what there is."""
        self._side.take_into(self.splitter)
        self._share()
        super().showEvent(event)
        self._changed()
        QTimer.singleShot(0, self, self._focus)

    def side_sizes(self) -> tuple[int, ...]:
        """The widths of outline and side pane, if somebody chose them for this pack."""
        return self._sizes

    def set_side_sizes(self, sizes: tuple[int, ...]) -> None:
        """The widths that were chosen for this pack; none: the usual ones."""
        self._sizes, self._sized = sizes if len(sizes) == 2 else (), False
        if self.isVisible():
            self._share()

    def _share(self) -> None:
        """The widths, once a pack."""
        if not self._sized:
            self._sized = True
            wide = self.width() >= _WIDE
            left, side = self._sizes or ((_LEFT_WIDE, _SIDE_WIDE) if wide else (min(self._kit.look.size(_LEFT), 420), _SIDE))
            self.splitter.setSizes([left, max(420, self.width() - left - side), side])
            self._stretch()

    def _moved(self) -> None:
        """Somebody moved a border."""
        left, _, side = (*self.splitter.sizes(), 0, 0)[:3]
        self._sizes = (left, side) if left and side else self._sizes

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Extra width goes to the preview and the editor, six parts to four."""
        super().resizeEvent(event)
        self._stretch()

    def _stretch(self) -> None:
        for at, share in enumerate((0, 4, 6)):
            self.splitter.setStretchFactor(at, share)

    def _focus(self) -> None:
        """Where the caret goes when the workspace is shown."""
        if not self.isVisible() or not self._kit.desk.is_open:
            return
        if self.stack.currentWidget() is self.choice:
            self.choice.focus_first()
        elif not self.editor.isAncestorOf(self._focused()):
            target = self.editor.cards if self.editor.cards.cards.entries else self.outline.tree
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _focused(self) -> QWidget:
        """The widget with the focus, or the page."""
        return self.window().focusWidget() or self

    def _show_step(self, change: Change) -> None:
        """What was undone or done again is shown, if it is not to be seen: its briefing, its section. Where excerpts stand is seen in their
        table, and what is selected there stays so."""
        desk = self._kit.desk
        if change.cause not in ("undone", "redone") or change.before.sources is not change.after.sources:
            return
        found = changed_section(change.before, change.after, desk.briefing_id, desk.section_id)
        if found is not None and not (desk.workspace == "excerpts" and _placed(change.before) != _placed(change.after)):
            if desk.workspace == "sources":
                desk.go("briefing")
            desk.choose_briefing(found[0])
            desk.select_section(found[1])

    def _changed(self) -> None:
        """Shows the briefing, or the choice when there is none."""
        desk = self._kit.desk
        if not desk.is_open or desk.workspace != "briefing":
            self._know()
            return
        choosing = desk.briefing is None or self._choosing
        if choosing:
            self.choice.show_choice(library(templates_folder(os.environ)), self._placed_by, can_cancel=desk.briefing is not None)
        self.editor.show_number(self._numbers.get(desk.section_id, ""))
        wanted = self.choice if choosing else self.splitter
        if self.stack.currentWidget() is not wanted:
            self.stack.setCurrentWidget(wanted)
            QTimer.singleShot(0, self, self._focus)
        self._soon.start(_SOON)
        self._know()

    def _placed_by(self, template: Template) -> int:
        """How many excerpts of the pack a briefing made from a template would place."""
        return len(propose_places(self._kit.desk.pack, new_briefing(template, id=template.id)).placements)

    def _know(self) -> None:
        """What can be moved, for the actions."""
        desk = self._kit.desk
        here = desk.is_open and desk.workspace == "briefing" and desk.section is not None
        self._kit.actions.know(movable_up=here and self._can_move(-1), movable_down=here and self._can_move(1))
        if here and desk.section is not None:
            self._kit.actions.check("act_order_date", desk.section.order == "date")
            self._kit.actions.check("act_page_break", desk.section.page_break)

    def _forget(self) -> None:
        """The pack is closed."""
        self._soon.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._choosing = False
        self._numbers = {}

    # --- numbers -------------------------------------------------------------------------------------------------------

    def _count(self) -> None:
        """Finds the numbers of headings, beside the window."""
        desk = self._kit.desk
        if not desk.is_open or desk.briefing is None or not self.isVisible():
            return
        if self._task is not None:
            self._soon.start(_SOON)  # one at a time
            return
        session, pack, briefing, language, shelf = desk.session, desk.pack, desk.briefing, desk.language, self._shelf
        self._task = self._kit.tasks.run(
            lambda _: (session, printed_numbers(pack, briefing, language, shelf.style(session, pack, briefing.style))),
            done=self._counted, failed=self._not_counted)

    def _counted(self, found: tuple[Session, Mapping[str, str]]) -> None:
        """The numbers are there; those of another pack are forgotten."""
        self._task = None
        if not self._kit.desk.is_open or self._kit.desk.session is not found[0]:
            return
        self._numbers = dict(found[1])
        self.editor.show_number(self._numbers.get(self._kit.desk.section_id, ""))
        self.outline.model.number(self._numbers)

    def _not_counted(self, error: Exception) -> None:
        """A briefing that cannot be laid out has no numbers, and the preview says why; anything else is a mistake of the program."""
        self._task = None
        if not isinstance(error, BrieferError):
            self._kit.problem(error)
        self._numbers = {}
        self.outline.model.number({})

    def mark_checks(self, findings: Sequence[Finding]) -> None:
        """Shows in which sections checks are open."""
        self.outline.model.mark_checks(Counter(one.section for one in findings if one.section))

    # --- what is done --------------------------------------------------------------------------------------------------

    def choose_template(self, *, replacing: bool) -> None:
        """Offers templates: for another briefing, or for the current one."""
        self._choosing, self._replacing = True, replacing
        self._changed()

    def _created(self, template: Template) -> None:
        self._choosing = False
        if self._replacing and self._kit.desk.briefing is not None:
            self.commands.change_template(template)
        else:
            self.commands.create(template)
        self._replacing = False
        self._changed()

    def _chosen(self) -> None:
        """No other template after all."""
        self._choosing = self._replacing = False
        self._changed()

    def _change_template(self) -> None:
        self._kit.desk.go("briefing")
        self.choose_template(replacing=self._kit.desk.briefing is not None)

    def _mover(self) -> tuple[ExcerptId, ...]:
        """The cards that Ctrl+Up and Ctrl+Down move; none when it is the section."""
        return self.editor.cards.chosen() if not self.outline.tree.hasFocus() else ()

    def _can_move(self, by: int) -> bool:
        """Whether what Ctrl+Up and Ctrl+Down move can go one place up or down."""
        if row := self.editor.items.item_row():
            return self.editor.items.can_step(row, by)
        cards = self._mover()
        return self.commands.goal(cards, by) is not None if cards else self.commands.can_step_section(by)

    def _move(self, by: int) -> None:
        """Moves a table or cards with the focus, the excerpts selected, or the section when the outline has the focus."""
        if row := self.editor.items.item_row():
            self.editor.items.step(row, by)
        elif cards := self._mover():
            self.commands.step_cards(cards, by)
            self.editor.cards.choose(cards)
            self.editor.ensure_card()
        else:
            self.commands.step_section(by)
        self._know()

    def _step(self, by: int) -> None:
        """The section above or below."""
        desk = self._kit.desk
        ids = [one.id for one in desk.briefing.sections] if desk.briefing else []
        if desk.section_id in ids and 0 <= ids.index(desk.section_id) + by < len(ids):
            self._kit.settling.emit()
            desk.select_section(ids[ids.index(desk.section_id) + by])

    def _order_by_date(self) -> None:
        section = self._kit.desk.section
        if section is not None:
            self.commands.order(section, "mine" if section.order == "date" else "date")

    def _page_break(self) -> None:
        section = self._kit.desk.section
        if section is not None:
            self.commands.change(section.id, page_break=not section.page_break)

    def _other_language(self) -> None:
        """Writes in the other language; the caret stays in its field."""
        self._kit.settling.emit()
        self._kit.desk.write_in("it" if self._kit.desk.language == "en" else "en")

    def _themes(self) -> None:
        """The details of the section, at its themes."""
        self._kit.desk.select_section(self._kit.desk.section_id)
        self._side.show_tab("details")
        self.details.focus_themes()


def _placed(pack: Pack) -> frozenset[tuple[str, str, ExcerptId]]:
    """Which excerpts stand in which sections of which briefings."""
    return frozenset((briefing.id, section, ExcerptId(*id)) for briefing in pack.briefings for section, id in briefing.placed())
