"""A text editor for framing markup: bold, italic, lists and chips; everything else stands as it is typed."""
from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextListFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from briefer.model.text import clean
from ui.briefing.chips import SIGN, Chips, chip_format
from ui.briefing.fragments import TURN, runs_of, takes_dash
from ui.briefing.markup import Run, Stretch, plain, read, write
from ui.drops import files_of
from ui.kit import Kit

_GAP = QTextFormat.Property.UserProperty.value + 3
_MOST, _FRAME = 220, 20
_FORMATS = ((QKeySequence.StandardKey.Bold, "strong"), (QKeySequence.StandardKey.Italic, "emphasis"))


class MarkupEdit(QTextEdit):
    """Shows and gives back markup; `label_of` says what a chip shows. It keeps no history: the pack does.

    `typed` is sent for what a person does, not for what is put in; `left` when the focus goes; `asked` for the popup of references.
    """

    type_size, type_line, least, listless = 15.0, 22, 66, False
    typed = Signal()
    left = Signal()
    entered = Signal()
    asked = Signal()
    finished = Signal()  # Esc or Ctrl+Enter

    def __init__(self, kit: Kit, label_of: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._label_of = kit, label_of
        self._putting = False
        self._ghost = ""
        self.closes = False  # whether Ctrl+Enter ends the editing here
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._chips = Chips(kit, self.document())
        self.textChanged.connect(self._on_changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._grow())
        kit.look.changed.connect(self._dress)
        self._dress()

    # --- markup in and out ---------------------------------------------------------------------------------------------

    def markup(self) -> str:
        """The markup of what stands there."""
        return write(self._stretches(self.document().begin(), self.document().end()))

    def put(self, text: str) -> None:
        """Shows a text; the caret stays as far from the end of what follows it as it was."""
        before = self.document().characterCount()
        caret = self.textCursor()
        behind = before - caret.position() if caret.position() else before
        scroll = self.verticalScrollBar().value()
        self._putting = True
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        cursor.setBlockFormat(self._block_format())
        self._insert(cursor, read(text), fresh=True)
        cursor.endEditBlock()
        caret = self.textCursor()
        caret.setPosition(max(0, min(self.document().characterCount() - behind, self.document().characterCount() - 1)))
        self.setTextCursor(caret)
        self.verticalScrollBar().setValue(scroll)
        self._putting = False
        self._grow()

    def settle(self) -> None:
        """Shows what was typed as markup in its own form, if that is another."""
        said = self.markup()
        shown = [(one.runs, one.listed) for one in self._stretches(self.document().begin(), self.document().end()) if plain(one.runs)]
        if shown != [(one.runs, one.listed) for one in read(said) if plain(one.runs)]:
            self.put(said)

    def insert_markup(self, text: str) -> None:
        """Puts markup at the caret, as typed."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        self._insert(cursor, read(clean(text)), fresh=False)
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def show_ghost(self, text: str) -> None:
        """What an empty field shows in grey: the text of the other language."""
        if text != self._ghost:
            self._ghost = text
            self._grow()
            self.viewport().update()

    def _stretches(self, block: QTextBlock, end: QTextBlock) -> tuple[Stretch, ...]:
        """The paragraphs from a block to another."""
        out: list[Stretch] = []
        while block.isValid() and block != end:
            gap = block.blockFormat().property(_GAP)
            out.append(Stretch(runs_of(block), block.textList() is not None, gap if isinstance(gap, str) else ""))
            block = block.next()
        return tuple(out)

    def _insert(self, cursor: QTextCursor, stretches: tuple[Stretch, ...], *, fresh: bool) -> None:
        """Writes paragraphs; into a text that is not fresh, the first joins the one in which the caret is."""
        for index, one in enumerate(stretches):
            if index:
                cursor.insertBlock(self._block_format(one.gap), self._format())
            if (index or fresh) and one.listed:
                self._list(cursor)
            for run in one.runs:
                form = self._format(run)
                cursor.insertText(SIGN if run.chip else run.text.replace("\n", TURN), form)
        cursor.setCharFormat(self._format())

    # --- looks ---------------------------------------------------------------------------------------------------------

    def toggle(self, look: str) -> None:
        """Makes the words selected, or the word at the caret, strong or emphasised, or no longer."""
        cursor = self.textCursor()
        if self.isReadOnly():
            return
        on = not self._has(cursor.charFormat(), look)
        form = QTextCharFormat()
        if look == "strong":
            form.setFontWeight(QFont.Weight.Bold if on else QFont.Weight.Normal)
        else:
            form.setFontItalic(on)
        if not cursor.hasSelection() and not cursor.atBlockStart() and not cursor.atBlockEnd():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        if cursor.hasSelection():
            cursor.mergeCharFormat(form)
            self._on_changed()
        else:
            self.mergeCurrentCharFormat(form)

    @staticmethod
    def _has(form: QTextCharFormat, look: str) -> bool:
        return form.fontWeight() >= QFont.Weight.DemiBold if look == "strong" else form.fontItalic()

    def _format(self, run: Run | None = None) -> QTextCharFormat:
        """The format of a run."""
        form = QTextCharFormat()
        form.setFont(self._kit.look.font(self.type_size, serif=True))
        if run is None:
            return form
        if run.chip:
            return chip_format(run.text, self._label_of(run.text), form)
        form.setFontWeight(QFont.Weight.Bold if run.strong else QFont.Weight.Normal)
        form.setFontItalic(run.emphasis)
        return form

    def _block_format(self, gap: str = "") -> QTextBlockFormat:
        form = QTextBlockFormat()
        form.setLineHeight(self._kit.look.size(self.type_line), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        form.setBottomMargin(self._kit.look.size(4))
        if gap:
            form.setProperty(_GAP, gap)
        return form

    @staticmethod
    def _list(cursor: QTextCursor) -> None:
        form = QTextListFormat()
        form.setStyle(QTextListFormat.Style.ListDisc)
        form.setIndent(1)
        cursor.createList(form)

    def _dress(self) -> None:
        """Fonts and colours anew; nothing of the text changes."""
        self.document().setDefaultFont(self._kit.look.font(self.type_size, serif=True))
        self.document().setDocumentMargin(4)
        self.document().setIndentWidth(self._kit.look.size(18))
        self.put(self.markup())

    # --- size ----------------------------------------------------------------------------------------------------------

    def _grow(self) -> None:
        """As high as the text, between the least and the most."""
        height = self.document().size().height()
        if self._ghost and self.document().isEmpty():
            room = self.viewport().rect().adjusted(5, 4, -5, 0)
            font = self._kit.look.font(self.type_size, serif=True, italic=True)
            from PySide6.QtGui import QFontMetrics
            height = QFontMetrics(font).boundingRect(room, Qt.TextFlag.TextWordWrap.value, self._ghost).height() + 10
        look = self._kit.look
        self.setFixedHeight(min(max(round(height) + _FRAME, look.size(self.least)), look.size(_MOST)))

    def sizeHint(self) -> QSize:
        """As high as it is."""
        return QSize(super().sizeHint().width(), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, or that of the other language in grey."""
        super().paintEvent(event)
        if self._ghost and self.document().isEmpty():
            painter = QPainter(self.viewport())
            painter.setFont(self._kit.look.font(self.type_size, serif=True, italic=True))
            painter.setPen(self._kit.look.colour("text3"))
            painter.drawText(self.viewport().rect().adjusted(5, 4, -5, 0), Qt.TextFlag.TextWordWrap.value, self._ghost)
            painter.end()

    # --- keys ----------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Ctrl+B and Ctrl+I are the editor's; undo and redo are the window's."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
                event.ignore()
                return False
            if self._look_of(event) or (self.closes and _ends(event)):
                event.accept()
                return True
        return super().event(event)

    @staticmethod
    def _look_of(event: QKeyEvent) -> str:
        return next((look for key, look in _FORMATS if event.matches(key)), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter begins a paragraph, Shift+Enter a line; Ctrl+B and Ctrl+I change the look; "[@" asks for a reference."""
        if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
            event.ignore()
        elif look := self._look_of(event):
            self.toggle(look)
        elif event.key() == Qt.Key.Key_Escape:
            self.finished.emit()
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.isReadOnly():
            self._return(event)
        elif event.text() == " " and not self.listless and not self.isReadOnly() and takes_dash(cursor := self.textCursor()):
            self._list(cursor)
        else:
            super().keyPressEvent(event)
            if event.text() == "@" and not self.isReadOnly() and self._before_caret() == "[@":
                self.asked.emit()

    def _before_caret(self) -> str:
        cursor = self.textCursor()
        return cursor.block().text()[max(0, cursor.positionInBlock() - 2):cursor.positionInBlock()]

    def _return(self, event: QKeyEvent) -> None:
        cursor = self.textCursor()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            self.finished.emit()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            cursor.insertText(TURN)
        elif (around := cursor.block().textList()) is not None and not cursor.block().text():
            around.remove(cursor.block())
            cursor.setBlockFormat(self._block_format())
        else:
            listed = cursor.block().textList()
            cursor.insertBlock(self._block_format(), self._format())
            if listed is not None:
                listed.add(cursor.block())
        self.ensureCursorVisible()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted is markup."""
        if source.hasText():
            self.insert_markup(source.text())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text only; excerpts that are dragged belong to the lists, files to the window."""
        return source.hasText() and not files_of(source)

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied is markup."""
        made = QMimeData()
        made.setText(self.selected_markup())
        return made

    def selected_markup(self) -> str:
        """The markup of the selection."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        out: list[Stretch] = []
        block = self.document().findBlock(start)
        while block.isValid() and block.position() <= end:
            whole = block.position() >= start
            runs = runs_of(block, max(0, start - block.position()), end - block.position())
            out.append(Stretch(runs, whole and block.textList() is not None))
            block = block.next()
        return write(out)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's own menu, with the references."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if "undo" in action.objectName() or "redo" in action.objectName():
                menu.removeAction(action)
        if not self.isReadOnly():
            menu.addSeparator()
            for id, act in (("framing.bold", lambda: self.toggle("strong")), ("framing.italic", lambda: self.toggle("emphasis")),
                            ("framing.reference", self.asked.emit)):
                action = QAction(self._kit.words.text(id), menu)
                action.triggered.connect(act)
                menu.addAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming is told."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going is told, other than into a popup of its own."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def _on_changed(self) -> None:
        if not self._putting:
            self.typed.emit()


def _ends(event: QKeyEvent) -> bool:
    """Whether a key is Ctrl+Enter."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
