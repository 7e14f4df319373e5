"""What a screen reader is told beyond what has the focus: news of the status bar, notices, the line chosen in a list that opens."""
from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from ui.settings import Settings


def announce(settings: Settings, about: QObject, text: str, *, urgent: bool = False) -> None:
    """Tells a sentence, at once if it is urgent, unless somebody prefers silence."""
    if text and settings.value("announce"):
        event = QAccessibleAnnouncementEvent(about, text)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive if urgent else QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)
