"""What is dragged over the window from outside: the window says what would become of it, and does that."""
from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit

from briefer.model.sources import ExcerptId
from ui.dragging import excerpts_data
from ui.drops import Copied, Drop
from ui.main_window import MainWindow
from ui.widgets.fields import Line, Lines

_COPY, _LEFT, _PLAIN = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def files(*paths: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    data.setText("\n".join(paths))  # as file managers do
    return data


def text(plain: str, html: str = "", url: str = "") -> QMimeData:
    data = QMimeData()
    data.setText(plain)
    if html:
        data.setHtml(html)
    if url:
        data.setUrls([QUrl(url)])
    return data


def enter(window: MainWindow, data: QMimeData) -> bool:
    event = QDragEnterEvent(QPoint(200, 200), _COPY, data, _LEFT, _PLAIN)
    event.ignore()
    window.dragEnterEvent(event)
    return event.isAccepted()


def drop(window: MainWindow, data: QMimeData) -> None:
    assert enter(window, data)
    window.dropEvent(QDropEvent(QPointF(200, 200), _COPY, data, _LEFT, _PLAIN))


@pytest.mark.parametrize(("data", "said"), [
    (files("/a/one.pdf"), "Import 1 file"), (files("/a/one.pdf", "/a/two.txt"), "Import 2 files"), (files("/a/x.briefpack"), "Open pack"),
    (files("/a/x.briefpack", "/a/y.briefpack"), "Import 2 files"), (text("A passage."), "Paste as a source"),
    (text("", "<p>A passage.</p>"), "Paste as a source"), (text("https://example.org/a"), "Paste as a source")])
def test_the_window_says_what_letting_go_would_do(window: MainWindow, data: QMimeData, said: str) -> None:
    assert enter(window, data)
    assert window.drop_frame.isVisible() and window.drop_frame.text == said and window.drop_frame.geometry() == window.rect()
    window.dragLeaveEvent(QDragLeaveEvent())
    assert not window.drop_frame.isVisible()


def test_what_is_dragged_inside_the_program_is_left_to_the_lists(window: MainWindow) -> None:
    assert not enter(window, excerpts_data([ExcerptId(1, 1)])) and not enter(window, QMimeData())
    assert not window.drop_frame.isVisible()


def test_files_are_imported_and_one_pack_is_opened(window: MainWindow, tmp_path: Path) -> None:
    taken: list[object] = []
    window.dropped.disconnect()
    window.dropped.connect(taken.append)
    drop(window, files(str(tmp_path / "one.txt"), str(tmp_path)))
    assert taken == [[tmp_path / "one.txt", tmp_path]] and not window.drop_frame.isVisible()
    here = window.kit.desk.session.path
    window.close_pack()
    drop(window, files(str(here.rename(here.with_name("other.briefpack")))))
    assert window.kit.desk.is_open and window.kit.desk.session.path.name == "other.briefpack"


def test_text_becomes_a_source_with_its_address(window: MainWindow) -> None:
    drop(window, text("A passage that somebody dragged here.", "", "https://example.org/news/1"))
    dialog = window.findChild(QDialog, "paste_dialog")
    assert dialog is not None
    shown, url = dialog.findChild(QPlainTextEdit, "paste_text_edit"), dialog.findChild(QLineEdit, "paste_url_edit")
    assert shown is not None and shown.toPlainText() == "A passage that somebody dragged here."
    assert url is not None and url.text() == "https://example.org/news/1"


def test_an_address_alone_is_no_text() -> None:
    assert Copied.of(text("https://example.org/a")) == Copied(url="https://example.org/a")
    assert Copied.of(text("See https://example.org/a")) == Copied("See https://example.org/a")
    assert Drop.of(text("  ", "")).kind == "text" and Drop.of(text("")).kind == ""


def test_fields_leave_files_to_the_window(window: MainWindow) -> None:
    line, lines = Line(window), Lines(window)
    data = files("/a/one.pdf")
    event = QDragEnterEvent(QPoint(2, 2), _COPY, data, _LEFT, _PLAIN)
    line.dragEnterEvent(event)
    assert not event.isAccepted() and not lines.canInsertFromMimeData(data)
    words = text("words")
    assert lines.canInsertFromMimeData(words)
