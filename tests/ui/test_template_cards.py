"""The cards of templates say what a template is for in whole words."""
from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from ui.widgets.template_cards import whole_words

TEXT = "For the commander who has to know the facts: what has happened, theme by theme, and what is not known. No proposal."


def test_what_has_no_room_ends_in_a_whole_word_and_says_so(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    said = whole_words(TEXT, metrics, QRect(0, 0, 160, 3 * metrics.lineSpacing()))
    assert said.endswith(" …") and TEXT.startswith(said.removesuffix(" …")) and TEXT[len(said) - 2] == " "


def test_what_has_room_is_said_as_it_is(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    assert whole_words(TEXT, metrics, QRect(0, 0, 160, 40 * metrics.lineSpacing())) == TEXT
