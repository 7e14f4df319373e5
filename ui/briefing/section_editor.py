"""The middle of the workspace: a section with its framing text, its cards, and what else it could hold."""
from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from briefer.edits import Spot
from briefer.model.briefing import BACK_MATTER, PLACING, Placement, Section
from briefer.model.sources import ExcerptId
from briefer.workflow import propose_places
from ui.briefing.body_rows import Field, Shown, shown
from ui.briefing.card_editor import TextEditor
from ui.briefing.card_work import CardWork
from ui.briefing.cards_head import CardsHead
from ui.briefing.cards_view import CardsView
from ui.briefing.chips import chip_label
from ui.briefing.commands import BriefingCommands
from ui.briefing.filled import fills_itself, told
from ui.briefing.framing_field import FramingField
from ui.briefing.item_editor import SheetEditor
from ui.briefing.item_work import ItemWork
from ui.briefing.language_switch import LanguageSwitch
from ui.briefing.markup_edit import MarkupEdit
from ui.briefing.outline_model import title_of
from ui.briefing.references import ask_reference
from ui.briefing.suggestions import SuggestionFrame
from ui.desk import Editing
from ui.kit import Kit
from ui.widgets.named import labelled, named
from ui.widgets.side_by_side import side_by_side

_WIDE = 820
_EDGE = 28


class SectionEditor(QScrollArea):
    """Shows the current section; its number is handed over by the page."""

    refreshed = Signal()

    def __init__(self, kit: Kit, commands: BriefingCommands, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("section_editor")
        self.setProperty("pane", "window")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._kit, self._commands = kit, commands
        self._key: tuple[object, ...] = ()
        self._adding = self._busy = False
        self._shown = Shown((), ())
        self._planned_of: tuple[object, object, object] = (None, None, None)
        self._planned: tuple[Placement, ...] = ()
        self.fields: list[FramingField] = []
        self._build()
        desk = kit.desk
        for signal in (desk.opened, desk.changed, desk.selection_changed, desk.briefing_changed, desk.language_changed,
                       desk.workspace_changed):
            signal.connect(lambda *_: self.refresh())
        desk.editing_changed.connect(self._follow)
        kit.words.call(self, self._say)
        kit.look.changed.connect(self._say)

    # --- what it is made of --------------------------------------------------------------------------------------------

    def _build(self) -> None:
        around = QWidget(self)
        around.setProperty("pane", "window")
        outer = QHBoxLayout(around)
        outer.setContentsMargins(18, 12, 18, 16)
        column_widget = self._column = QWidget(around)
        column_widget.setMaximumWidth(_WIDE)
        outer.addStretch(1)
        outer.addWidget(column_widget, 100)
        outer.addStretch(1)
        column = QVBoxLayout(column_widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        self.guidance = labelled(self._column, "small", "section_guidance_label")
        self.guidance.setWordWrap(True)
        self.filled = labelled(self._column, "hint", "section_filled_label")
        self.filled.setWordWrap(True)
        self.framing_label = labelled(self._column, "small", "framing_label")
        self.reference_button = self._flat("framing_reference_button", lambda: ask_reference(self._kit, self._current_edit()))
        framing_row = QHBoxLayout()
        framing_row.addWidget(self.framing_label, 1)
        framing_row.addWidget(self.reference_button)
        self._framing = QVBoxLayout()
        self._framing.setSpacing(8)
        self.paragraph_button = self._flat("framing_add_button", self._add_paragraph)
        for part in (self.guidance, self.filled):
            column.addWidget(part)
        column.addSpacing(8)
        column.addLayout(framing_row)
        column.addLayout(self._framing)
        self.insert_button = self._flat("section_insert_button", self._kit.actions["act_insert"].trigger)
        self._kit.actions["act_insert"].changed.connect(
            lambda: self.insert_button.setToolTip(self._kit.actions["act_insert"].toolTip()))
        self.insert_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        column.addLayout(side_by_side(self.paragraph_button, self.insert_button))
        column.addSpacing(6)
        self.head = CardsHead(self._kit, self._commands, self._column)
        column.addWidget(self.head)
        self.cards = CardsView(self._kit, self._column)
        self.cards.setFrameShape(QFrame.Shape.NoFrame)
        column.addWidget(self.cards)
        self.suggestions = SuggestionFrame(self._kit, self._column)
        column.addSpacing(4)
        column.addWidget(self.suggestions)
        column.addStretch(1)
        self.setWidget(around)
        self.work = CardWork(self._kit, self.cards, self._label_of)
        self.items = ItemWork(self._kit, self.cards, self)
        self.items.again.connect(self.refresh)
        self.items.paragraph_asked.connect(self._add_paragraph)
        self.work.row_asked.connect(self.items.do)
        self.cards.moved_to.connect(self._on_card)
        self.cards.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        self.cards.cards.dropped.connect(self._dropped)
        self.cards.dragged.connect(self._scroll_along)
        self.suggestions.taken.connect(lambda ids: self._commands.place(ids, self._kit.desk.section))

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(9)
        self.number = labelled(self._column, "section_number", "section_number_label")
        self.title = labelled(self._column, "title", "section_title_label")
        self.title.setWordWrap(True)
        self.switch = LanguageSwitch(self._kit, self._column)
        row.addWidget(self.number)
        row.addWidget(self.title, 1)
        row.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _flat(self, name: str, act: object) -> QToolButton:
        button = named(QToolButton(self._column), name)
        button.setProperty("flat", True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(act)
        return button

    # --- what it shows -------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Shows the section as it is now; what is typed and where the caret is stays."""
        desk = self._kit.desk
        if self._busy or not desk.is_open or desk.workspace != "briefing":
            return
        key = (desk.session, desk.briefing_id, desk.section_id, desk.language)
        if key != self._key and self._key[:1] == key[:1]:
            self._busy = True  # what was typed belongs to what was shown until now
            for field in self.fields:
                field.pen.hand_over(last=True)
            if key[:3] != self._key[:3] or not isinstance(self.cards.editor, SheetEditor):
                self.cards.close_editor()  # a table, cards and lanes go on in another language
            self._busy = False
        fresh, self._key = key != self._key, key
        section = desk.section
        if fresh:
            self._adding, self.items.opening = False, 0
            self.verticalScrollBar().setValue(0)
        if section is None:
            return
        self._shown = shown(desk.pack, section)
        self._show_fields(section, fresh)
        reset = self.cards.cards.show(desk.pack, section, self.items.with_fresh(section, self._shown.rows), desk.language)
        if reset or fresh:
            self.cards.fit()
            self.cards.choose(desk.excerpt_ids if desk.selected == "excerpts" else ())
        self.work.follow(section)
        self._offer(section)
        self._say()
        self.refreshed.emit()

    def show_number(self, number: str) -> None:
        """The number that the section prints with."""
        self.number.setText(number)
        self.number.setVisible(bool(number))

    def _show_fields(self, section: Section, fresh: bool) -> None:
        """The framing fields, kept as long as they are the same."""
        fields = list(self._shown.fields)
        intros = sum(field.spot.intro for field in fields)
        if self.items.opening > intros:
            fields.insert(intros, Field(Spot(section.id, intro=True), intros, False))
        if self._adding:
            last = fields[-1]
            if last.there:
                fields.append(Field(last.spot, last.at + 1, False))
        while len(self.fields) < len(fields):
            made = FramingField(self._kit, len(self.fields), self._label_of, self._column)
            made.edit.asked.connect(partial(ask_reference, self._kit, made.edit, 2))
            made.edit.entered.connect(self._on_text)
            self._framing.addWidget(made)
            self.fields.append(made)
            self._order_tabs()
        for widget, field in zip(self.fields, fields, strict=False):
            widget.show_field(field, section, self._kit.desk.language, alone=len(fields) == 1, fresh=fresh or widget.isHidden())
            widget.show()
        for widget in self.fields[len(fields):]:
            widget.pen.forget()
            widget.hide()

    def _order_tabs(self) -> None:
        """Tab goes through the fields before the cards."""
        order: list[QWidget] = [*self.switch.buttons.values(), *(field.edit for field in self.fields)]
        for first, second in zip(order, [*order[1:], self.cards], strict=True):
            QWidget.setTabOrder(first, second)

    def _offer(self, section: Section) -> None:
        """The excerpts whose theme belongs here."""
        desk = self._kit.desk
        if desk.briefing is None or section.kind not in PLACING:
            self.suggestions.show_excerpts(desk.pack, (), desk.language)
            return
        placed = tuple((one.id, one.kind, one.rule, one.order, tuple(one.quoted())) for one in desk.briefing.sections)
        sources, themes, former = self._planned_of
        if sources is not desk.pack.sources or themes is not desk.pack.themes or former != placed:  # typing changes none of it
            self._planned_of = desk.pack.sources, desk.pack.themes, placed
            self._planned = propose_places(desk.pack, desk.briefing).placements
        ids = [one.excerpt for one in self._planned if one.section == section.id]
        self.suggestions.show_excerpts(desk.pack, ids, desk.language)

    def _say(self) -> None:
        """The words of the head, in the language of the window; the title in that of the text."""
        desk, words = self._kit.desk, self._kit.words
        self.reference_button.setText(words.text("framing.reference"))
        self.reference_button.setToolTip(words.text("framing.reference.tip"))
        self.paragraph_button.setText(words.text("framing.add"))
        self.insert_button.setText(words.text("insert.button"))
        self.insert_button.setIcon(self._kit.look.icon("plus"))
        self.insert_button.setToolTip(self._kit.actions["act_insert"].toolTip())
        self.cards.setAccessibleName(words.text("cards.accessible"))
        section = desk.section if desk.is_open else None
        if section is None or desk.briefing is None or not self._shown.fields:  # nothing has been shown yet
            return
        takes, auto = section.kind in PLACING, fills_itself(section)
        writable = not desk.session.read_only
        count = len(list(section.placed()))
        self.title.setText(section.titles.best(desk.language) or title_of(section, words))
        self.guidance.setText(section.guidance.best(words.language))
        self.guidance.setVisible(bool(section.guidance))
        self.filled.setText(told(words, desk.pack, desk.briefing, section) if auto else words.text(f"kind.{section.kind}"))
        self.filled.setVisible(auto or section.kind in ("table", "signature", "decision_box"))
        self.framing_label.setText(words.text("framing.label.opening" if auto else "framing.label"))
        self.paragraph_button.setVisible(writable and not takes and section.kind not in BACK_MATTER and self._shown.fields[-1].there
                                         and not self._adding)
        self.insert_button.setVisible(writable and section.kind != "signature")
        self.reference_button.setEnabled(writable)
        self.head.setVisible(takes or count > 0)
        self.head.show_section(section, count, writable=writable)
        self.cards.setVisible(bool(self._shown.rows) or takes)

    # --- framing -------------------------------------------------------------------------------------------------------

    def _label_of(self, markup: str) -> str:
        return chip_label(markup, self._kit.desk.briefing if self._kit.desk.is_open else None, self._kit.words.best)

    def _current_edit(self) -> MarkupEdit:
        """The text with the focus, else the first."""
        editor = self.cards.editor
        if isinstance(editor, TextEditor):
            return editor.edit
        return next((field.edit for field in self.fields if field.edit.hasFocus()), self.fields[0].edit)

    def _add_paragraph(self) -> None:
        """One more field below the others, or for the opening text above them."""
        self._adding = self._adding or not self.items.opening > len(self._kit.desk.section.intro if self._kit.desk.section else ())
        self.refresh()
        field = next((one for one in self.fields if one.isVisible() and one.field and not one.field.there), None)
        if field is not None:
            field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_text(self) -> None:
        """A text has the focus: no card is selected any more, and what is put in comes behind it."""
        self.items.field = next((one for one in self.fields if one.edit.hasFocus()), None)
        if self._kit.desk.selected != "section":
            self._kit.desk.select_section(self._kit.desk.section_id)

    # --- cards ---------------------------------------------------------------------------------------------------------

    def _on_card(self) -> None:
        """A card has the focus."""
        row, self.items.field = self.cards.current_row(), None
        if row is not None:
            if row.excerpt is None:
                self._kit.desk.select_section(self._kit.desk.section_id)  # its details, not those of a card chosen before
            self._kit.desk.edit(Editing(self._kit.desk.section_id, -1 if row.excerpt else row.at, row.spot.theme, excerpt=row.excerpt))
            self._choose()
        self.ensure_card()

    def _choose(self) -> None:
        """The cards selected are the excerpts selected."""
        if not self._busy and self.cards.hasFocus():
            ids = self.cards.chosen()
            if ids:
                self._kit.desk.select_excerpts(ids)

    def ensure_card(self) -> None:
        """Scrolls to the current card."""
        rect = self.cards.visualRect(self.cards.currentIndex())
        inner = self.widget()
        if rect.isValid() and inner is not None:
            top = self.cards.mapTo(inner, rect.topLeft())
            self.ensureVisible(top.x() + 10, top.y() + rect.height(), 0, 12)
            self.ensureVisible(top.x() + 10, top.y(), 0, 12)

    def _scroll_along(self, place: QPoint) -> None:
        """Near an edge the section scrolls while something is dragged."""
        inner = self.widget()
        if inner is not None:
            at = self.cards.viewport().mapTo(inner, place)
            self.ensureVisible(at.x(), at.y(), 0, _EDGE)

    def _dropped(self, ids: tuple[ExcerptId, ...], home: str, at: int) -> None:
        section = self._kit.desk.section
        if section is not None:
            QTimer.singleShot(0, partial(self._commands.put, ids, home, section, at))

    # --- following -----------------------------------------------------------------------------------------------------

    def _follow(self) -> None:
        """Somebody else (the preview, a check) chose a text or an excerpt: it is shown, and has the caret."""
        editing = self._kit.desk.editing
        if editing is None or editing.section != self._kit.desk.section_id or not self.isVisible():
            return
        if any(field.edit.hasFocus() for field in self.fields) or self.cards.hasFocus() or self.cards.editor is not None:
            return
        self.show_item(editing)

    def show_item(self, editing: Editing) -> None:
        """Shows a text, an excerpt or an item of this section, with the caret in it."""
        if editing.excerpt is not None:
            self.cards.choose((editing.excerpt,))
            self.ensure_card()
            return
        field = next((one for one in self.fields if one.isVisible() and one.field and one.field.at == editing.at
                      and (one.field.spot.theme, one.field.spot.intro) == (editing.theme, editing.intro)), None)
        if field is not None:
            self.ensureWidgetVisible(field)
            field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif editing.at >= 0:
            self.items.open(Spot(editing.section, editing.theme, editing.intro), editing.at)
