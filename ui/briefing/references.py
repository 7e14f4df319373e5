"""The popup of what a framing text can refer to."""
from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt

from ui.briefing.card_words import short
from ui.briefing.markup_edit import MarkupEdit
from ui.briefing.outline_model import title_of
from ui.kit import Kit
from ui.widgets.choice_popup import Choice, ChoicePopup


def ask_reference(kit: Kit, edit: MarkupEdit, typed: int = 0) -> None:
    """The popup of sources, excerpts and sections that a text can refer to; `typed` signs before the caret give way."""
    desk, words = kit.desk, kit.words
    if not desk.is_open or desk.briefing is None or edit.isReadOnly():
        return
    choices = [Choice(f"[@{source.number}.{excerpt.number}]", f"{source.number}.{excerpt.number}  {short(excerpt.words)}")
               for source, excerpt in desk.pack.excerpts()]
    choices += [Choice(f"[@{source.number}]", f"{source.number}  {words.best(source.title.text) or source.origin.file}")
                for source in desk.pack.sources]
    choices += [Choice(f"[#{section.id}]", f"→ {title_of(section, words)}") for section in desk.briefing.sections]
    popup = ChoicePopup(kit, "reference_popup", words.text("framing.reference.choose"), choices, edit)
    popup.picked.connect(partial(_insert, edit, typed))
    popup.open_at(edit)


def _insert(edit: MarkupEdit, typed: int, markup: str) -> None:
    cursor = edit.textCursor()
    for _ in range(typed):
        cursor.deletePreviousChar()
    edit.insert_markup(markup)
    edit.setFocus(Qt.FocusReason.PopupFocusReason)
