"""The fields of the details of an excerpt, in the order in which they are gone through."""
from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from briefer.model.grading import CREDIBILITIES
from ui.excerpts.more_fields import MoreFields
from ui.excerpts.quote_view import QuoteView
from ui.excerpts.saying import Saying
from ui.excerpts.theme_row import ThemeRow
from ui.kit import Kit
from ui.widgets.date_field import DateField, Read
from ui.widgets.fields import Field
from ui.widgets.named import labelled, named
from ui.widgets.segmented import Segmented

_LINKS = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
_FACT = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard  # read, selected, copied


class ExcerptForm(QWidget):
    """The parts; what they show and do is the matter of the details. `read` reads a date that is typed."""

    def __init__(self, kit: Kit, saying: Saying, read: Read) -> None:
        super().__init__()
        self.setObjectName("excerpt_details")
        self._kit, self._saying, self._read = kit, saying, read
        self._build()
        kit.look.changed.connect(self._dress)
        self._dress()

    def _build(self) -> None:
        """All the fields, in the order in which they are gone through."""
        kit = self._kit
        self.quote = QuoteView(kit.look, self)
        self.match = named(QLabel(self), "exc_match_label")
        self.match.setWordWrap(True)
        self.match.setTextInteractionFlags(_LINKS | _FACT)
        self._themes_label = labelled(self, "small", "exc_theme_label")
        self.themes = ThemeRow(kit, self._saying, self)
        self.date = DateField(kit, "exc_date_edit", "excerpt.date", self._read, self)
        self._grade_label = labelled(self, "small", "exc_grade_label")
        self.credibility = Segmented(kit, "exc_credibility", CREDIBILITIES, label="excerpts.credibility", names="grade.", parent=self)
        self._grade_why = labelled(self, "hint", "exc_grade_hint")
        self._grade_why.setWordWrap(True)
        self._grade_why.setTextInteractionFlags(_FACT)
        self.translation = Field(kit, "exc_translation_edit", "excerpt.translation.it", lines=4, parent=self)
        self.wording = Field(kit, "exc_wording_edit", "excerpt.wording", lines=4, parent=self)
        self.headline = Field(kit, "exc_headline_edit", "excerpt.headline", parent=self)
        self.speaker = Field(kit, "exc_speaker_edit", "excerpt.speaker", parent=self)
        self.note = Field(kit, "exc_note_edit", "excerpt.note", lines=3, parent=self)
        self.more = MoreFields(kit, self)
        self._more = self._fold("exc_more_button", "excerpt.more", (self.wording, self.headline, self.speaker, self.more))
        self._notes = self._fold("exc_note_button", "excerpt.note", (self.note,))
        self.note.label.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 14, 12, 16)
        column.setSpacing(10)
        column.addWidget(self._head())
        column.addWidget(self.quote)
        column.addWidget(self.match)
        for group in ((self._themes_label, self.themes), (self.date,), (self._grade_label, self.credibility, self._grade_why),
                      (self.translation,), (self._more, self.wording, self.headline, self.speaker, self.more), (self._notes, self.note)):
            column.addLayout(_group(*group))
        column.addWidget(self._foot())
        column.addStretch(1)

    def _show_grading(self) -> None:
        """The grade is there for those who give grades."""
        wanted = self._kit.settings.value("grading_on")
        for part in (self._grade_label, self.credibility):
            part.setVisible(wanted)
        if not wanted:
            self._grade_why.hide()

    def _head(self) -> QWidget:
        """The number, and the way to the one before and after."""
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self.title = labelled(head, "pane", "exc_title_label")
        row.addWidget(self.title, 1)
        self.prev, self.next = (named(QToolButton(head), name) for name in ("exc_prev_button", "exc_next_button"))
        for button, id in ((self.prev, "excerpt.prev"), (self.next, "excerpt.next")):
            row.addWidget(button)
            self._kit.words.bind(button, button.setAccessibleName, id)
            self._kit.words.bind(button, button.setToolTip, id)
        return head

    def _foot(self) -> QWidget:
        """Where it stands in the briefing."""
        foot = QWidget(self)
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        self._place_icon = QLabel(foot)
        self.placed = named(QLabel(foot), "exc_placed_label")
        self.placed.setWordWrap(True)
        self.placed.setTextInteractionFlags(_FACT)
        for fact in (self.match, self._grade_why, self.placed):
            fact.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.go = named(QLabel(foot), "exc_go_link")
        self.go.setTextInteractionFlags(_LINKS)
        row.addWidget(self._place_icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.placed, 1)
        row.addWidget(self.go)
        return foot

    def _fold(self, name: str, label: str, parts: Sequence[QWidget]) -> QToolButton:
        """A button that unfolds what is seldom needed."""
        button = named(QToolButton(self), name)
        button.setProperty("flat", True)
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._kit.words.bind(button, button.setText, label)
        self._kit.words.bind(button, button.setAccessibleName, label)

        def unfold(checked: bool) -> None:
            for part in parts:
                part.setVisible(checked)
            button.setIcon(self._kit.look.icon("chevron-down" if checked else "chevron-right"))

        button.toggled.connect(unfold)
        self._kit.look.changed.connect(lambda: unfold(button.isChecked()))
        unfold(False)
        return button

    def unfolded(self, name: str) -> QWidget | None:
        """The field that checks call so, with what it is folded into open; None for one that has an action of its own."""
        folded = {"wording": self.wording, "headline": self.headline, "speaker": self.speaker, **self.more.fields}
        if name in folded:
            self._more.setChecked(True)
            return folded[name].edit
        if name == "note":
            self._notes.setChecked(True)
            return self.note.edit
        return None

    def _dress(self) -> None:
        """Icons in the colours of the day."""
        look, size = self._kit.look, self._kit.look.size(16)
        for button, icon in ((self.prev, "chevron-up"), (self.next, "chevron-down")):
            button.setIcon(look.icon(icon))
            button.setIconSize(QSize(size, size))
            button.setMinimumSize(look.size(28), look.size(28))
        self.themes.dress()


def _group(*parts: QWidget) -> QVBoxLayout:
    """Parts that belong together."""
    column = QVBoxLayout()
    column.setSpacing(4)
    for part in parts:
        column.addWidget(part)
    return column
