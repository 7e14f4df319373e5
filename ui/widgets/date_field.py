"""A field for a date: what is typed is read in both languages, what cannot be read stays with a red border, a hint is taken with Enter."""
from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QToolButton, QVBoxLayout, QWidget

from briefer.model.dates import Date
from ui.kit import Kit
from ui.widgets.fields import Field
from ui.widgets.named import named

Read = Callable[[object, str], Date | None]


class DateField(QWidget):
    """The date of a subject. `dated(subject, date, merge)` brings one that somebody typed, chose or took; None when it was taken away.

    `read` reads what was typed for a subject.
    """

    dated = Signal(object, object, str)

    def __init__(self, kit: Kit, name: str, label: str, read: Read, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._read = kit, read
        self._subject: object = None
        self._hint = ""
        self._offered: Date | None = None
        self._day = QDate()
        self._wrong = False
        self.field = Field(kit, name, label, patient=True, parent=self)
        self.field.committed.connect(self._on_committed)
        self.field.entered.connect(self._on_entered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self.setFocusProxy(self.field.edit)
        self._calendar_button(name)

    @property
    def edit(self) -> QLineEdit:
        """The line to type in."""
        assert isinstance(self.field.edit, QLineEdit)
        return self.field.edit

    def _calendar_button(self, name: str) -> None:
        """The button in the field that opens the calendar."""
        self._open = self.edit.addAction(self._kit.look.icon("calendar"), QLineEdit.ActionPosition.TrailingPosition)
        self._open.setObjectName(f"{name}_calendar")
        self._open.triggered.connect(self._open_calendar)
        self._kit.look.changed.connect(lambda: self._open.setIcon(self._kit.look.icon("calendar")))
        self._kit.words.bind(self, self._open.setText, "date.calendar")
        self._kit.words.bind(self, self._open.setToolTip, "date.calendar")
        for button in self.edit.findChildren(QToolButton):
            self._kit.words.bind(button, button.setAccessibleName, "date.calendar")

    def show_value(self, text: str, subject: object, *, hint: str = "", day: QDate | None = None) -> None:
        """Shows the date of a subject, and a sentence below it; `day` is where the calendar opens."""
        if subject != self._subject:
            self.field.show_value(text, subject)  # what was typed for the former subject is handed over before that is forgotten
            self._subject, self._offered, self._wrong = subject, None, False
        self.field.show_value(text, subject)
        self._hint, self._day = hint, day or QDate()
        if not self._wrong:
            self.field.tell("hint" if hint else "", hint)

    def offer(self, when: Date, hint: str) -> None:
        """Offers a date: Enter in the empty field takes it."""
        self._offered, self._hint = when, hint
        if not self._wrong and not self.field.text.strip():
            self.field.tell("hint", hint)

    def set_read_only(self, read_only: bool) -> None:
        """Lets the date be read but not changed."""
        self.field.set_read_only(read_only)
        self._open.setEnabled(not read_only)

    def _on_committed(self, subject: object, text: str, merge: str) -> None:
        """Something was typed."""
        typed = text.strip()
        when = self._read(subject, typed) if typed else None
        same = subject == self._subject
        if same:
            self._wrong = bool(typed) and when is None
        if typed and when is None:
            if same:
                self.field.tell("err", self._kit.words.text("date.not_read"))
            return
        if same:
            self.field.tell("hint" if self._hint else "", self._hint)
        self.dated.emit(subject, when, merge)

    def _on_entered(self) -> None:
        """Enter in the empty field takes what is offered."""
        if self._offered is not None and not self.field.text.strip() and not self.edit.isReadOnly():
            offered, self._offered = self._offered, None
            self.dated.emit(self._subject, offered, "")

    def _open_calendar(self) -> None:
        """The calendar, below the field."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setObjectName("date_popup")
        popup.setProperty("popup", True)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = named(QCalendarWidget(popup), "date_calendar")
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setGridVisible(False)
        if self._day.isValid():
            calendar.setSelectedDate(self._day)
        column = QVBoxLayout(popup)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(calendar)
        calendar.activated.connect(lambda day: self._choose(popup, day))
        calendar.clicked.connect(lambda day: self._choose(popup, day))
        popup.adjustSize()
        corner = self.edit.mapToGlobal(QPoint(self.edit.width() - popup.width(), self.edit.height() + 2))
        popup.move(corner)
        popup.show()
        calendar.setFocus()

    def _choose(self, popup: QWidget, day: QDate) -> None:
        """A day was chosen in the calendar."""
        popup.close()
        self._wrong = False
        when = self._read(self._subject, day.toString(Qt.DateFormat.ISODate))
        if when is not None:
            self.dated.emit(self._subject, when, "")
