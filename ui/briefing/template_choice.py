"""What stands in the place of a briefing while there is none: a choice of templates."""
from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefer.model.briefing import Template
from briefer.workflow import Library
from ui.kit import Kit
from ui.widgets.choice_popup import Choice, ChoicePopup
from ui.widgets.named import labelled, named

_CARDS = 3
_SIZE = (250, 220)


class TemplateCard(QAbstractButton):
    """A template as a card: a small page, its name, its sections."""

    def __init__(self, kit: Kit, template: Template, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit, self.template = kit, template
        self.setObjectName(f"template_card_{template.id}")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        kit.words.call(self, self._say)
        kit.look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """A card."""
        return QSize(self._kit.look.size(_SIZE[0]), self._kit.look.size(_SIZE[1]))

    def titles(self) -> str:
        """The sections that an officer writes or fills, in one line."""
        words = self._kit.words
        names = [words.best(one.titles) for one in self.template.sections if one.titles and one.print != "never"]
        said = ", ".join(name if at == 0 else name[:1].lower() + name[1:] for at, name in enumerate(names[:4]))
        return said + (" …" if len(names) > 4 else "")

    def _say(self) -> None:
        self.setText(self._kit.words.best(self.template.names))
        self.setAccessibleName(f"{self.text()}. {self.titles()}")
        self.setToolTip(self._kit.words.best(self.template.guidance))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the button below."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card."""
        look = self._kit.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        painter.setPen(QPen(look.colour("accent" if chosen else "line"), 2 if chosen else 1))
        painter.setBrush(look.colour("base"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 8, 8)
        if self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 2, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(self.rect().adjusted(5, 5, -6, -6), 6, 6)
        pad = look.size(18)
        desk = QRect(pad, pad, self.width() - 2 * pad, look.size(120))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("sunken"))
        painter.drawRoundedRect(desk, 6, 6)
        self._paint_page(painter, QRect(desk.center().x() - look.size(37), desk.top() + look.size(8), look.size(75), look.size(104)))
        painter.setFont(look.font(13, 600))
        painter.setPen(look.colour("text"))
        top = desk.bottom() + look.size(12)
        painter.drawText(QRect(pad, top, desk.width(), look.size(20)), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(look.font(12))
        painter.setPen(look.colour("text3"))
        painter.drawText(QRect(pad, top + look.size(20), desk.width(), look.size(36)), Qt.TextFlag.TextWordWrap.value, self.titles())
        painter.end()

    def _paint_page(self, painter: QPainter, page: QRect) -> None:
        """A page as its first sections will fill it; paper is white in the dark too."""
        look, light = self._kit.look, self._kit.look.size(3)
        painter.fillRect(page, look.colour("paper"))
        x, y, width = page.left() + 8, page.top() + 9, page.width() - 16
        painter.fillRect(QRect(x, y, width * 2 // 3, light + 1), look.colour("text" if not look.dark else "window"))
        y += light + 6
        for section in self.template.sections:
            if y > page.bottom() - 14:
                break
            if section.kind == "bottom_line":
                painter.fillRect(QRect(x, y, width, 17), look.colour("accent_line"))
                y += 22
                continue
            painter.fillRect(QRect(x, y, width // 3, light), look.colour("accent"))
            indent = width // 3 + 4 if section.kind == "chronology" else 0
            for step in (1, 2):
                painter.fillRect(QRect(x + indent, y + step * (light + 3), width - indent - step * 4, light - 1), look.colour("disabled"))
            y += 3 * (light + 3) + 3

    def hitButton(self, pos: QPoint) -> bool:
        """The whole card."""
        return True


class TemplateChoice(QWidget):
    """Cards of the first templates, more on demand; `created` brings the one chosen, `cancelled` when an existing briefing stays."""

    created = Signal(object)
    cancelled = Signal()

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("template_choice")
        self.setProperty("pane", "middle")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._kit = kit
        self._library: Library | None = None
        self._placed_by: Callable[[Template], int] = lambda _: 0
        self._can_cancel = False
        self.cards: list[TemplateCard] = []
        self._group = QButtonGroup(self)
        self.title = labelled(self, "screen", "template_title_label")
        self.hint = labelled(self, "small", "template_hint_label")
        self._row = QHBoxLayout()
        self._row.setSpacing(16)
        self.create_button = named(QPushButton(self), "template_create_button")
        self.create_button.setProperty("primary", True)
        self.create_button.setDefault(True)
        self.create_button.clicked.connect(self._create)
        self.more_button = named(QPushButton(self), "template_more_button")
        self.more_button.clicked.connect(self._more)
        self.cancel_button = named(QPushButton(self), "template_cancel_button")
        self.cancel_button.clicked.connect(self.cancelled)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.create_button, self.more_button, self.cancel_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(1)
        for part in (self.title, self.hint):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(18)
        column.addLayout(self._row)
        column.addSpacing(12)
        column.addLayout(buttons)
        self._row.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        buttons.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        kit.words.call(self, self._say)

    def show_choice(self, library: Library, placed_by: Callable[[Template], int], *, can_cancel: bool) -> None:
        """Offers the templates of a library; `placed_by` says how many excerpts one would place."""
        if self._library is None:
            self._library = library
            for template in library.templates()[:_CARDS]:
                self._add(template)
            self.cards[0].setChecked(True)
        self._placed_by, self._can_cancel = placed_by, can_cancel
        self._say()

    def focus_first(self) -> None:
        """The button that creates has the focus: Enter is enough."""
        self.create_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter creates, Esc leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._create()
        elif event.key() == Qt.Key.Key_Escape and self._can_cancel:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _add(self, template: Template) -> TemplateCard:
        card = TemplateCard(self._kit, template, self)
        self._group.addButton(card)
        card.toggled.connect(lambda on: self._say() if on else None)
        self._row.addWidget(card)
        self.cards.append(card)
        return card

    def _create(self) -> None:
        card = self._group.checkedButton()
        if isinstance(card, TemplateCard) and self.create_button.isEnabled():
            self.created.emit(card.template)

    def _more(self) -> None:
        """All templates by name; the one chosen takes the place of the last card."""
        if self._library is None:
            return
        words = self._kit.words
        choices = [Choice(one.id, words.best(one.names)) for one in self._library.templates()]
        popup = ChoicePopup(self._kit, "template_popup", words.text("template.more.choose"), choices, self.more_button)
        popup.picked.connect(self._take)
        popup.open_at(self.more_button)

    def _take(self, id: str) -> None:
        card = next((one for one in self.cards if one.template.id == id), None)
        if card is None and self._library is not None:
            last = self.cards.pop()
            self._group.removeButton(last)
            last.deleteLater()
            card = self._add(self._library.template(id))
        if card is not None:
            card.setChecked(True)
            self.focus_first()

    def _say(self) -> None:
        """Words that count."""
        words = self._kit.words
        card = self._group.checkedButton()
        count = self._placed_by(card.template) if isinstance(card, TemplateCard) and self._kit.desk.is_open else 0
        self.title.setText(words.text("template.title"))
        self.hint.setText(words.counted("template.hint", count) if count else words.text("template.hint.none"))
        self.create_button.setText(words.counted("template.create", count) if count else words.text("template.create.empty"))
        self.create_button.setEnabled(self._kit.desk.is_open and not self._kit.desk.session.read_only)
        self.more_button.setText(words.text("template.more"))
        self.cancel_button.setText(words.text("dialog.cancel"))
        self.cancel_button.setVisible(self._can_cancel)
