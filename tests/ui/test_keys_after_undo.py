"""A key that follows an undo does what it says, at once and on what was selected."""
from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefer.model.sources import ExcerptId
from tests.ui.excerpt_hands import entered
from ui.main_window import MainWindow


def _placed(window: MainWindow) -> set[ExcerptId]:
    briefing = window.kit.desk.briefing
    assert briefing is not None
    return {ExcerptId(*id) for _, id in briefing.placed()}


@pytest.mark.parametrize("waits", [True, False], ids=["after_a_moment", "at_once"])
def test_an_excerpt_is_taken_out_again_right_after_an_undo(window: MainWindow, qtbot: QtBot, waits: bool) -> None:
    page = entered(window, qtbot)
    window.kit.desk.select_section("bottom_line")  # another one than that of the excerpt
    id = sorted(_placed(window))[-1]
    window.kit.desk.select_excerpts((id,))
    qtbot.waitUntil(lambda: page.table.ids() == (id,) and window.kit.actions["act_unplace"].isEnabled())
    for _ in range(3):
        QTest.keyClick(page.table, Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
        assert id not in _placed(window)
        if waits:
            qtbot.waitUntil(window.kit.actions["act_undo"].isEnabled)
            QApplication.processEvents()
        QTest.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert id in _placed(window)
        if waits:
            QApplication.processEvents()
            qtbot.wait(50)
        assert window.kit.desk.excerpt_ids == (id,) and window.kit.desk.selected == "excerpts"
        assert window.kit.desk.workspace == "excerpts"
