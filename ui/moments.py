"""Moments as people say them: today, yesterday, then the day."""
from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QLocale

from ui.words import Words


def when_of(words: Words, when: str, today: date) -> str:
    """A moment as the list says it: today and yesterday with the time, earlier days with the day alone."""
    try:
        moment = datetime.fromisoformat(when)
    except ValueError:
        return ""
    time = moment.strftime("%H:%M")
    if moment.date() == today:
        return words.text("start.today", time=time)
    if moment.date() == today - timedelta(days=1):
        return words.text("start.yesterday", time=time)
    day = QDate(moment.year, moment.month, moment.day)
    return QLocale().toString(day, "d MMM" if moment.year == today.year else "d MMM yyyy")


def when_within(words: Words, when: str, today: date) -> str:
    """The same as it stands within a sentence."""
    said = when_of(words, when, today)
    return said[:1].lower() + said[1:]
