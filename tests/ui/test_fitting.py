"""No word of the window is cut, in either language, at any size of text: what is wider than its place is elided on purpose."""
from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFontMetrics, QTextDocument
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QDialog, QLabel, QRadioButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from briefer.model.sources import ExcerptId
from tests.ui.conftest import OpenWindow
from ui.desk import WORKSPACES
from ui.dialogs.preference_rows import PAGES
from ui.dialogs.preferences import PreferencesDialog
from ui.dialogs.print_form import PrintForm
from ui.main_window import MainWindow

DIALOGS = ("act_export", "act_print_handout", "act_paste_source", "act_briefing_data", "act_new_from_template", "act_about")
ONLY_ICON = Qt.ToolButtonStyle.ToolButtonIconOnly
_SLACK = 2


def cut(parent: QWidget) -> Iterator[str]:
    """The labels and buttons that are narrower than their words, once what was changed last has found its place."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    for one in parent.findChildren(QWidget):
        if not one.isVisible() or one.property("elides") or (isinstance(one, QToolButton) and one.toolButtonStyle() == ONLY_ICON):
            continue
        needed = needed_by(one)
        if needed > one.width() + _SLACK:
            yield f"{one.objectName() or type(one).__name__} “{one.property('text')}” has {one.width()} of {needed}"


def needed_by(one: QWidget) -> int:
    """The width that the words of a label or button take; 0 for anything else."""
    if isinstance(one, QLabel):
        return label_width(one)
    if isinstance(one, QCheckBox | QRadioButton):
        return one.sizeHint().width()
    if isinstance(one, QToolButton | QAbstractButton) and one.text():
        return one.minimumSizeHint().width() if one.minimumSizeHint().isValid() else one.sizeHint().width()
    return 0


def label_width(label: QLabel) -> int:
    """The widest line of a label; of one that breaks its lines, the widest word."""
    text = label.text()
    if re.search(r"<\w", text):
        document = QTextDocument()
        document.setHtml(text)
        text = document.toPlainText()
    parts = text.split() if label.wordWrap() else text.splitlines()
    metrics, margins = QFontMetrics(label.font()), label.contentsMargins()
    return max(map(metrics.horizontalAdvance, parts), default=0) + margins.left() + margins.right()


def close_dialogs(window: MainWindow) -> None:
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            dialog.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def dialogs_of(window: MainWindow, qtbot: QtBot) -> Iterator[str]:
    """What is cut in the dialogs."""
    kit = window.kit
    for id in DIALOGS:
        qtbot.waitUntil(kit.actions[id].isEnabled)
        kit.actions[id].trigger()
        qtbot.wait(60)
        for form in window.findChildren(PrintForm):
            qtbot.waitUntil(lambda form=form: form.printer.itemText(0) != "…")  # type: ignore[misc]
            qtbot.wait(60)
        for dialog in window.findChildren(QDialog):
            if dialog.isVisible():
                yield from (f"{id}: {one}" for one in cut(dialog))
                if dialog.width() > window.width() or dialog.height() > window.height():
                    yield f"{id}: {dialog.size().toTuple()} is larger than the window"
        close_dialogs(window)
    kit.actions["act_preferences"].trigger()
    preferences = window.findChild(PreferencesDialog)
    assert preferences is not None
    for name, _, _ in PAGES:
        preferences.show_page(name)
        qtbot.wait(5)
        yield from (f"preferences, {name}: {one}" for one in cut(preferences))
    close_dialogs(window)


@pytest.mark.parametrize("size", [90, 100, 150])
@pytest.mark.parametrize("language", ["en", "it"])
def test_no_word_is_cut(open_window: OpenWindow, qtbot: QtBot, qapp: QApplication, language: str, size: int) -> None:
    window = open_window()
    window.kit.settings.set("ui_language", language)
    window.kit.settings.set("text_size", size)
    qtbot.wait(60)
    found = [f"start: {one}" for one in cut(window)]
    window.packs.open_sample()
    desk = window.kit.desk
    qtbot.wait(20)
    for workspace in WORKSPACES:
        desk.go(workspace)
        if workspace == "excerpts":
            desk.select_excerpts((ExcerptId.of(*next(iter(desk.pack.excerpts()))),))
        qtbot.wait(80)
        found += [f"{workspace}: {one}" for one in cut(window)]
    found += dialogs_of(window, qtbot)
    assert window.width() <= 1366 and window.height() <= 720, window.size()
    assert found == [], "\n".join(found)
