"""Details of a section in the side pane: what goes into it, in what order, and how it prints."""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import get_args

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from briefer.edits import ChangeBriefing, ChangeSection, SetItem, Spot
from briefer.edits.bodies import items_at
from briefer.i18n import LANGUAGES
from briefer.model.briefing import CHOOSING, ORDERS, PLACING, HeadingLook, Printing, Section, TextItem
from briefer.workflow import VARIANTS
from ui.briefing.commands import BriefingCommands
from ui.kit import Kit
from ui.widgets.fields import Field
from ui.widgets.named import labelled, named

_CAPTIONED = ("timeline", "chronology", "coverage")  # kinds that print a caption of the section; tables have their own
_GROUPED: Mapping[str, tuple[str, ...]] = MappingProxyType({"excerpts": ("", "theme", "source"), "timeline": ("", "source")})
_OF_TEXT = ("by", "checked", "portion")  # what is said of the text that is being written


class SectionDetails(QWidget):
    """The form; every choice is an edit at once."""

    def __init__(self, kit: Kit, commands: BriefingCommands) -> None:
        super().__init__()
        self.setObjectName("section_details")
        self.setProperty("pane", "side")
        self._kit, self._commands = kit, commands
        self._labels: list[tuple[QWidget, str]] = []
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(5)
        self.title = labelled(self, "pane", "section_details_title")
        self.title.setWordWrap(True)
        column.addWidget(self.title)
        self.themes = named(QListWidget(self), "section_themes_list")
        self._add("details.themes", self.themes)
        self.themes.itemChanged.connect(self._themed)
        self.order = self._combo("section_order_combo", "details.order", "order")
        self.group_by = self._combo("section_group_combo", "details.group_by", "group_by")
        self.print = self._combo("section_print_combo", "details.print", "print")
        self.variant = self._combo("section_variant_combo", "details.variant", "variant")
        self.heading = self._combo("section_heading_combo", "details.heading", "heading")
        self.page_break = named(QCheckBox(self), "section_page_break_check")
        self.page_break.clicked.connect(lambda on: self._change(page_break=bool(on)))
        column.addSpacing(4)
        column.addWidget(self.page_break)
        self.captions: dict[str, Field] = {}
        for language in LANGUAGES:
            field = self.captions[language] = Field(kit, f"section_caption_{language}_edit", f"details.caption.{language}", parent=self)
            field.committed.connect(partial(self._captioned, language))
            column.addWidget(field)
        self.of_text: dict[str, Field] = {}
        for name in _OF_TEXT:
            field = self.of_text[name] = Field(kit, f"section_{name}_edit", f"details.{name}", parent=self)
            field.committed.connect(partial(self._said_of_text, name))
            column.addWidget(field)
        self.portion_check = named(QCheckBox(self), "briefing_portion_check")
        self.portion_check.clicked.connect(self._portions)
        column.addWidget(self.portion_check)
        column.addStretch(1)
        desk = kit.desk
        for signal in (desk.opened, desk.changed, desk.selection_changed, desk.briefing_changed, desk.language_changed,
                       desk.editing_changed):
            signal.connect(lambda *_: self.refresh())
        kit.words.call(self, self._say)

    def focus_field(self, name: str) -> bool:
        """The caret in a field, by the name that checks have for it (`caption.it`, `portion`, `by`); whether it can be seen."""
        kind, _, language = name.partition(".")
        field = self.captions.get(language) if kind == "caption" else self.of_text.get(kind)
        if field is None or field.isHidden():
            return False
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def focus_themes(self) -> None:
        """The list of themes has the focus."""
        self.themes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, id: str, widget: QWidget) -> None:
        label = labelled(self, "small")
        label.setBuddy(widget)
        self._labels.append((label, id))
        self._labels.append((widget, id))
        self._column.addWidget(label)
        self._column.addWidget(widget)

    def _combo(self, name: str, label: str, field: str) -> QComboBox:
        combo = named(QComboBox(self), name)
        combo.activated.connect(lambda at: self._change(**{field: combo.itemData(at)}))
        self._add(label, combo)
        return combo

    # --- what it shows -------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Shows the section as it is now."""
        desk, words = self._kit.desk, self._kit.words
        section = desk.section if desk.is_open and self.isVisible() else None
        if section is None or desk.briefing is None:
            return
        writable = not desk.session.read_only
        self.title.setText(section.titles.best(words.language))
        self._show_themes(section, writable)
        orders = ORDERS if section.kind in PLACING | CHOOSING else ()
        self._choices(self.order, orders, section.order, lambda one: f"section.order.{one}", writable)
        self._choices(self.group_by, _GROUPED.get(section.kind, ()), section.group_by, lambda one: f"details.group_by.{one or 'none'}",
                      writable)
        self._choices(self.print, get_args(Printing), section.print, lambda one: f"details.print.{one}", writable)
        variants = ("", *VARIANTS.get(section.kind, ()))
        self._choices(self.variant, variants if len(variants) > 1 else (), section.variant,
                      lambda one: f"details.variant.{one or 'usual'}", writable)
        self._choices(self.heading, get_args(HeadingLook), section.heading, lambda one: f"details.heading.{one}", writable)
        self.page_break.setChecked(section.page_break)
        self.page_break.setEnabled(writable)
        for language, field in self.captions.items():
            field.show_value(section.caption.text(language), (desk.briefing_id, section.id))
            field.set_read_only(not writable)
            field.set_placeholder("" if section.caption.text(language) else section.caption.best(language))
            field.setVisible(section.kind in _CAPTIONED or bool(section.caption))
        self.portion_check.setChecked(desk.briefing.portion_marks)
        self.portion_check.setEnabled(writable)
        self._show_of_text(section, desk.briefing.portion_marks, writable)

    def showEvent(self, event: QShowEvent) -> None:
        """Shows what has changed while nobody looked."""
        super().showEvent(event)
        self.refresh()

    def _show_themes(self, section: Section, writable: bool) -> None:
        takes = section.kind in PLACING | CHOOSING
        for label, id in self._labels:
            if id == "details.themes":
                label.setVisible(takes)
        if not takes:
            return
        words = self._kit.words
        with QSignalBlocker(self.themes):
            row = self.themes.currentRow()
            self.themes.clear()
            entries = [("", words.text("details.all_themes"))] + [
                (one.id, ("    " if one.parent else "") + words.best(one.name)) for one in self._kit.desk.pack.themes]
            for id, name in entries:
                item = QListWidgetItem(name, self.themes)
                item.setData(Qt.ItemDataRole.UserRole, id)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | (
                    Qt.ItemFlag.ItemIsUserCheckable if writable else Qt.ItemFlag.NoItemFlags))
                on = section.rule.all_themes if not id else id in section.rule.themes
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.themes.setCurrentRow(max(row, 0))
        self.themes.setFixedHeight(self._kit.look.size(170))

    def _choices(self, combo: QComboBox, values: Sequence[str], value: str, id_of: Callable[[str], str],
                 writable: bool) -> None:
        """The entries of a combo; it is hidden without any."""
        words = self._kit.words
        with QSignalBlocker(combo):
            combo.clear()
            for one in values:
                combo.addItem(words.text(id_of(one)), one)
            combo.setCurrentIndex(combo.findData(value))
        combo.setEnabled(writable)
        for widget, _ in self._labels:
            if widget is combo or (hasattr(widget, "buddy") and widget.buddy() is combo):
                widget.setVisible(bool(values))

    def _show_of_text(self, section: Section, marked: bool, writable: bool) -> None:
        """Initials of the text being written; its marking, where the briefing prints them."""
        item, editing = self._text_item(section), self._kit.desk.editing
        for name, field in self.of_text.items():
            field.setVisible(item is not None and (marked or name != "portion"))
            if item is not None and editing is not None:
                spot = Spot(section.id, editing.theme, editing.intro)
                field.show_value(str(getattr(item, name)), (self._kit.desk.briefing_id, spot, editing.at))
                field.set_read_only(not writable)

    def _text_item(self, section: Section) -> TextItem | None:
        editing = self._kit.desk.editing
        if editing is None or editing.section != section.id or editing.at < 0:
            return None
        items = items_at(section, Spot(section.id, editing.theme, editing.intro))
        item = items[editing.at] if editing.at < len(items) else None
        return item if isinstance(item, TextItem) else None

    def _say(self) -> None:
        words = self._kit.words
        for widget, id in self._labels:
            if hasattr(widget, "buddy"):
                widget.setText(words.text(id))  # type: ignore[attr-defined]
            else:
                widget.setAccessibleName(words.text(id))
        self.page_break.setText(words.text("details.page_break"))
        self.portion_check.setText(words.text("details.portion_marks"))
        self.refresh()

    # --- what is done --------------------------------------------------------------------------------------------------

    def _change(self, **changes: object) -> None:
        section = self._kit.desk.section
        if section is None:
            return
        if "order" in changes:
            self._commands.order(section, str(changes["order"]))
        else:
            self._commands.change(section.id, **changes)

    def _themed(self, item: QListWidgetItem) -> None:
        """A theme was ticked, or no longer is."""
        section = self._kit.desk.section
        if section is None:
            return
        id, on, rule = str(item.data(Qt.ItemDataRole.UserRole)), item.checkState() == Qt.CheckState.Checked, section.rule
        if not id:
            rule = replace(rule, all_themes=on, themes=() if on else rule.themes)
        else:
            wanted = {*rule.themes, id} if on else {*rule.themes} - {id}
            rule = replace(rule, themes=tuple(one.id for one in self._kit.desk.pack.themes if one.id in wanted), all_themes=False)
        self._commands.change(section.id, rule=rule)

    def _captioned(self, language: str, subject: tuple[str, str], text: str, merge: str) -> None:
        briefing = self._kit.desk.pack.briefing(subject[0])
        section = briefing.section(subject[1]) if briefing else None
        if section is not None:
            self._kit.do(ChangeSection(subject[0], section.id, {"caption": section.caption.with_text(language, text)}), merge=merge)

    def _said_of_text(self, name: str, subject: tuple[str, Spot, int], text: str, merge: str) -> None:
        """Initials or a marking were typed, for the text that was written then."""
        briefing_id, spot, at = subject
        briefing = self._kit.desk.pack.briefing(briefing_id)
        section = briefing.section(spot.section) if briefing else None
        items = items_at(section, spot) if section else ()
        if at < len(items) and isinstance(items[at], TextItem) and getattr(items[at], name) != text.strip():
            self._kit.do(SetItem(briefing_id, spot, at, replace(items[at], **{name: text.strip()})), merge=merge)

    def _portions(self, on: bool) -> None:
        self._kit.do(ChangeBriefing(self._kit.desk.briefing_id, {"portion_marks": bool(on)}))
