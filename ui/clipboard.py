"""Cut, copy, paste, select all: one owner, who acts on whatever in the window has the focus, also while a menu or the palette is open."""
from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

import shiboken6
from PySide6.QtCore import QItemSelectionModel, QObject, SignalInstance
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit, QMenu, QMenuBar, QPlainTextEdit, QTextEdit, QWidget

from briefer.model.sources import ExcerptId
from ui.kit import Kit

Editor = QLineEdit | QTextEdit | QPlainTextEdit
_SEVERAL = frozenset({QAbstractItemView.SelectionMode.ExtendedSelection, QAbstractItemView.SelectionMode.MultiSelection})


@runtime_checkable
class Quoting(Protocol):
    """A view of excerpts: what is copied of it are quotations with their citations."""

    def quoted(self) -> tuple[ExcerptId, ...]:
        """The excerpts that are selected, in their order here."""


@runtime_checkable
class Copying(Protocol):
    """A view that finds by itself what to put on the clipboard, and says so; `choice_changed` tells that this is something else."""

    @property
    def choice_changed(self) -> SignalInstance:
        """The signal."""

    def can_copy(self) -> bool:
        """Whether there is something."""

    def copy_chosen(self) -> None:
        """Puts it there."""


class Clipboard(QObject):
    """Takes on the four actions. `cite` copies excerpts with their citations, `take` brings what lies on the clipboard into the pack."""

    def __init__(self, kit: Kit, window: QWidget, cite: Callable[[tuple[ExcerptId, ...]], None], take: Callable[[], None]) -> None:
        super().__init__(window)
        self._kit, self._window, self._cite, self._take = kit, window, cite, take
        self._widget: QWidget | None = None
        self._heard: SignalInstance | None = None
        for id, act in (("act_copy", self.copy), ("act_cut", self.cut), ("act_paste", self.paste), ("act_select_all", self.select_all)):
            kit.actions.on(id, act)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)
        for signal in (QGuiApplication.clipboard().dataChanged, kit.desk.opened, kit.desk.closed, kit.desk.changed):
            signal.connect(self._tell)
        self._tell()

    @property
    def target(self) -> QWidget | None:
        """What in the window has the focus, or had it before a menu or another window took it."""
        return self._widget if self._widget is not None and shiboken6.isValid(self._widget) else None

    def copy(self) -> None:
        """Copies the words selected, excerpts with their citations, rows as text."""
        widget = self.target
        match widget:
            case QLineEdit() | QTextEdit() | QPlainTextEdit():
                widget.copy()
            case QLabel():
                self._put(words_of(widget))
            case Quoting():
                self._cite(widget.quoted())
            case Copying():
                widget.copy_chosen()
            case QAbstractItemView():
                rows = rows_of(widget)
                self._put("\n".join(rows))
                self._kit.say(self._kit.words.counted("clipboard.rows", len(rows)))

    def cut(self) -> None:
        """Moves the words selected to the clipboard."""
        if (editor := _writable(self.target)) is not None:
            editor.cut()

    def paste(self) -> None:
        """Into the field that is written in; anywhere else files are imported, and text becomes a source."""
        if (editor := _writable(self.target)) is not None:
            editor.paste()
        else:
            self._take()

    def select_all(self) -> None:
        """All of a list or text."""
        widget = self.target
        if isinstance(widget, QLabel):
            widget.setSelection(0, len(words_of(widget)))
        elif isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit | QAbstractItemView):
            widget.selectAll()

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The focus has moved; into a menu or another window, what had it before still counts."""
        if now is None or not self._window.isVisible():  # a window that is going hands the focus from part to part as they go
            return
        if now.window() is not self._window or isinstance(now, QMenu | QMenuBar):
            return
        if self._heard is not None and self.target is not None:
            self._heard.disconnect(self._tell)
        self._widget, self._heard = now, _selection_of(now)
        if self._heard is not None:
            self._heard.connect(self._tell)
        self._tell()

    def _tell(self, *_: object) -> None:
        """What can be done now."""
        widget, data = self.target, QGuiApplication.clipboard().mimeData()
        writable = _writable(widget)
        words = data is not None and (data.hasText() or data.hasHtml())
        shut = self._kit.desk.is_open and self._kit.desk.session.read_only
        self._kit.actions.know(
            copyable=can_copy(widget), editing=writable is not None and can_copy(widget), selectable=_has_all(widget),
            pastable=bool(words) if writable is not None else not shut and data is not None and (words or data.hasUrls()))

    @staticmethod
    def _put(text: str) -> None:
        if text:
            QGuiApplication.clipboard().setText(text)


def can_copy(widget: QWidget | None) -> bool:
    """Whether something in a widget can be copied."""
    match widget:
        case QLineEdit():
            return widget.hasSelectedText() and widget.echoMode() == QLineEdit.EchoMode.Normal
        case QTextEdit() | QPlainTextEdit():
            return widget.textCursor().hasSelection()
        case QLabel():
            return bool(words_of(widget))
        case Quoting():
            return bool(widget.quoted())
        case Copying():
            return widget.can_copy()
        case QAbstractItemView():
            return widget.selectionModel() is not None and (widget.selectionModel().hasSelection() or widget.currentIndex().isValid())
    return False


def words_of(label: QLabel) -> str:
    """What is selected in a label, else all of it, as plain words."""
    if label.hasSelectedText():
        return label.selectedText()
    document = QTextDocument()
    document.setHtml(label.text())
    return document.toPlainText().strip()


def rows_of(view: QAbstractItemView) -> list[str]:
    """The rows selected, else the current one, each as its cells with tabs between them."""
    chosen = sorted((one for one in view.selectedIndexes()), key=lambda one: (one.parent().row(), one.row(), one.column()))
    if not chosen and view.currentIndex().isValid():
        chosen = [view.currentIndex()]
    rows: dict[tuple[int, int], list[str]] = {}
    for index in chosen:
        said = index.data()
        rows.setdefault((index.parent().row(), index.row()), []).append(" ".join(str(said if said is not None else "").split()))
    return ["\t".join(cells) for cells in rows.values()]


def _writable(widget: QWidget | None) -> Editor | None:
    """The field that is written in, if any."""
    return widget if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit) and not widget.isReadOnly() else None


def _has_all(widget: QWidget | None) -> bool:
    """Whether everything in a widget can be selected."""
    match widget:
        case QLineEdit():
            return bool(widget.text())
        case QTextEdit() | QPlainTextEdit():
            return not widget.document().isEmpty()
        case QLabel():
            return bool(widget.text())
        case QAbstractItemView():
            return widget.selectionMode() in _SEVERAL and widget.model() is not None and widget.model().rowCount() > 0
    return False


def _selection_of(widget: QWidget) -> SignalInstance | None:
    """The signal of a widget that something else in it is selected."""
    if isinstance(widget, Copying):
        return widget.choice_changed
    if isinstance(widget, QAbstractItemView):
        model: QItemSelectionModel | None = widget.selectionModel()
        return model.selectionChanged if model is not None else None
    return widget.selectionChanged if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit) else None
