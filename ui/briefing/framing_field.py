"""A field of framing text: one text item of a section, in the language being written."""
from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from briefer.edits import Edit, InsertItem, WriteText
from briefer.edits.bodies import items_at
from briefer.i18n import LANGUAGES
from briefer.model.briefing import PLACING, Section, TextItem
from briefer.model.localized import NOTHING, Localized
from ui.briefing.body_rows import Field
from ui.briefing.cards_model import shown_text
from ui.briefing.markup_edit import MarkupEdit
from ui.briefing.pen import Pen
from ui.desk import Editing
from ui.kit import Kit
from ui.widgets.named import named


def writing(briefing: str, field: Field, language: str, text: str) -> Edit | None:
    """The edit that writes a text into a field; None when nothing is to be written."""
    if field.there:
        return WriteText(briefing, field.spot, language, text, field.at)
    return InsertItem(briefing, field.spot, TextItem(Localized({language: text})), field.at) if text else None


class FramingField(QWidget):
    """The editor, and the offer to start from the other language."""

    def __init__(self, kit: Kit, number: int, label_of: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._kit, self._label_of = kit, label_of
        self._field: Field | None = None
        self._briefing = self._language = ""
        self._alone = True
        self._shown = ""  # what the pack has, as it was shown last
        self._other = ""
        end = "" if number == 0 else f"_{number + 1}"
        self.edit = named(MarkupEdit(kit, label_of, self), f"framing_edit{end}")
        self.copy_button = named(QPushButton(self), f"framing_copy_button{end}")
        self.copy_button.setProperty("soft", True)
        self.copy_button.clicked.connect(self._copy)
        self.pen = Pen(kit, self.edit, self._write)
        self.edit.entered.connect(self._entered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.edit)
        column.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)
        kit.words.call(self, self.say)

    @property
    def field(self) -> Field | None:
        """Where it writes."""
        return self._field

    def show_field(self, field: Field, section: Section, language: str, *, alone: bool, fresh: bool) -> None:
        """Shows a text item, or an empty place for one; `fresh` when it is another section, briefing or language than before."""
        if fresh:
            self.pen.begin_step()
        self._field, self._alone, self._language = field, alone, language
        self._briefing = self._kit.desk.briefing_id
        item = items_at(section, field.spot)[field.at] if field.there else None
        text = item.text if isinstance(item, TextItem) else NOTHING
        said = text.text(language)
        other = next((one for one in LANGUAGES if one != language and text.text(one)), "")
        self._other = text.text(other) if other and not said else ""
        self.edit.setReadOnly(self._kit.desk.session.read_only)
        if fresh or (said != self._shown and not self.pen.writing):
            self.pen.forget()
            if said != self.edit.markup():
                with QSignalBlocker(self.edit):
                    self.edit.put(said)
        self._shown = said
        self.edit.show_ghost(self._other)
        hint = "framing.opening.placeholder" if field.spot.intro else "framing.placeholder" if section.kind in PLACING else ""
        self.edit.setPlaceholderText(self._kit.words.text(hint) if hint and not self._other else "")
        self.copy_button.setVisible(bool(self._other) and not self.edit.isReadOnly())
        self.say(other)

    def say(self, other: str = "") -> None:
        """Names, in the language of the window."""
        words = self._kit.words
        language = words.text(f"content.{self._kit.desk.language}") if self._kit.desk.language in LANGUAGES else self._kit.desk.language
        self.edit.setAccessibleName(words.text("framing.accessible", language=language))
        self.edit.setAccessibleDescription(self._other or shown_text(self._shown, self._label_of))  # chips are said by their names
        known = other or next(one for one in LANGUAGES if one != self._kit.desk.language)
        self.copy_button.setText(words.text(f"framing.copy.{known}"))

    def _write(self, text: str, merge: str, last: bool) -> None:
        """Writes what was typed; an item that was emptied goes only when the field is left, if there are others."""
        if self._field is None or not self._kit.desk.is_open or (not text and not last and not self._alone):
            return
        edit = writing(self._briefing, self._field, self._language, text)
        if edit is not None and text.strip() != self._shown.strip():
            self._kit.do(edit, merge=merge)

    def _copy(self) -> None:
        """Starts from the text of the other language."""
        self.edit.put(self._other)
        self.edit.typed.emit()
        self.pen.hand_over(last=True)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _entered(self) -> None:
        if self._field is not None:
            self._kit.desk.edit(Editing(self._field.spot.section, self._field.at, self._field.spot.theme, self._field.spot.intro))
