"""The period of the timeline, typed as text."""
from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QLineEdit, QWidget

from briefer.workflow import read_date
from ui.excerpts.filters import Filters
from ui.kit import Kit
from ui.widgets.named import labelled, named, restyle


class PeriodPopup(QFrame):
    """Two fields, from and to; Enter chooses the period. What cannot be read stays, with a red border."""

    def __init__(self, kit: Kit, filters: Filters, ends: tuple[date, date], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("period_popup")
        self.setProperty("popup", True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._kit, self._filters = kit, filters
        self.fields: dict[str, QLineEdit] = {}
        form = QFormLayout(self)
        form.setContentsMargins(12, 12, 12, 12)
        for name, day in zip(("from", "to"), ends, strict=True):
            field = named(QLineEdit(self), name)
            field.setText(f"{QLocale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)} {day.year}")
            field.setAccessibleName(kit.words.text(f"excerpts.period.{name}"))
            form.addRow(kit.words.text(f"excerpts.period.{name}"), field)
            self.fields[name] = field
        self.message = labelled(self, "err", "period_message")
        self.message.hide()
        form.addRow(self.message)

    def open_below(self, anchor: QWidget) -> None:
        """Opens below a widget."""
        self.adjustSize()
        self.move(anchor.mapToGlobal(QPoint(40, anchor.height())))
        self.show()
        self.fields["from"].setFocus()
        self.fields["from"].selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, Esc leaves it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        """Chooses the period if both ends can be read and follow each other; an empty end is open."""
        first, last = (self._end(name, which) for name, which in (("from", 0), ("to", 1)))
        if first is None or last is None or (first and last and first > last):
            self.message.setText(self._kit.words.text("date.not_read"))
            self.message.show()
            self.adjustSize()
            return
        self.close()
        self._filters.set(period=f"{first[:7] or '..'}/{last[:7] or '..'}" if first or last else "", undated=False)

    def _end(self, name: str, which: int) -> str | None:
        """The day at an end as ISO; empty for none, None for what cannot be read."""
        field = self.fields[name]
        typed = field.text().strip()
        when = read_date(typed) if typed else None
        day = when.bounds[which] if when is not None else None
        restyle(field, "state", "err" if typed and day is None else "")
        return "" if not typed else day.isoformat() if day is not None else None
