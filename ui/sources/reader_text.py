"""The text of a source with a caret, its excerpts marked, its paragraphs numbered; places in it as the core counts them."""
from __future__ import annotations

from operator import is_

import shiboken6
from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QPainter, QPaintEvent, QResizeEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QWidget

from briefer.model.pack import Pack
from briefer.model.sources import ExcerptId, HiddenLine, Source
from briefer.model.text import Span
from ui.kit import Kit
from ui.sources.reader_margins import LeftMargin, RightMargin
from ui.sources.reader_page import Type, page_of
from ui.sources.reader_paint import Band, colours_of, draw_bands
from ui.sources.reading import Mark, Marks, Sentences, Shown, trimmed

WIDE = 1500  # px of the window from which text is larger
_WIDE_TYPE, _WIDE_MEASURE = 17.5 / 16, 800 / 640
_LEFT, _RIGHT = 38, 54  # of the measure: for numbers, and for tags
_MOVES = QTextCursor.MoveMode


class ReaderText(QTextBrowser):
    """Shows a source. Places that go in and out are places of the source's text, in code points; quotations are cut from that text.

    `passage_changed`: another passage is selected or holds the caret. `marked`: an excerpt was clicked.
    """

    passage_changed = Signal()
    marked = Signal(object)  # ExcerptId

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setObjectName("reader_view")
        self.setProperty("pane", "middle")
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(
            flags.TextSelectableByKeyboard | flags.TextSelectableByMouse | flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard)
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # the width of the text is not to change as it is laid out
        self.setUndoRedoEnabled(False)
        self.setCursorWidth(2)
        self.shown: Shown | None = None
        self.marks: Marks | None = None
        self.sentences = Sentences("", ())
        self.selected: frozenset[ExcerptId] = frozenset()
        self._with_hidden = False
        self._marked: tuple[object, ...] = ()  # of what state of source and pack the marks are
        self._others: tuple[Band, ...] = ()  # what is drawn beside marks: proposals, and words that were found
        self._seen: tuple[object, list[tuple[QTextBlock, QRectF]]] | None = None  # the blocks in view, and of which state of the view
        self._found: tuple[Span, ...] = ()
        self._pack: Pack | None = None
        self._left, self._right = LeftMargin(kit, self, self), RightMargin(kit, self, self)
        self._right.marked.connect(self.marked)
        self.cursorPositionChanged.connect(self._moved)
        self.selectionChanged.connect(self._moved)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._told = QTimer(self, singleShot=True)
        self._told.timeout.connect(self.passage_changed)
        kit.look.changed.connect(self.reshape)
        kit.settings.changed.connect(self._preferred)
        kit.words.call(self, self._say)

    # --- what is shown -----------------------------------------------------------------------------------------------

    def show_source(self, source: Source | None, pack: Pack | None) -> None:
        """Shows a source, or nothing; where only what is said of it has changed, caret, selection and scroll stay."""
        former = self.shown.source if self.shown else None
        self._pack = pack
        if source is None or pack is None:
            self.shown, self.marks, self._marked, self._others, self._found = None, None, (), (), ()
            self.sentences = Sentences("", ())
            self.clear()
        elif former is None or (former.number, former.text) != (source.number, source.text) \
                or (self._with_hidden and former.hidden != source.hidden) or former.structure != source.structure:
            same = former is not None and former.number == source.number
            kept = self.place if same and former is not None and former.text == source.text else None
            self._fill(source)
            if kept:
                self.go_to(kept)
        else:
            assert self.shown is not None
            self.shown.source = source
        self.mark()

    def mark(self) -> None:
        """Marks the excerpts anew, unless they are the same."""
        if self.shown is None or self._pack is None:
            return
        source, look, to_qt = self.shown.source, self._kit.look, self.shown.to_qt
        state = (source.number, source.text, source.excerpts, self._pack.themes)
        if self.marks is None or not all(map(is_, self._marked, state)):
            self.marks, self._marked = Marks(source, self._pack), state
        others = []
        for proposal in source.highlights:
            if source.text[proposal.start:proposal.end] == proposal.exact:
                others.append(Band(to_qt(proposal.start), to_qt(proposal.end), QColor(0, 0, 0, 0), look.colour("warn"), 0, dashed=True))
        for span in self._found:
            others.append(Band(to_qt(span.start), to_qt(span.end), look.colour("warn_soft"), look.colour("warn_soft")))
        self._others = tuple(others)
        self._redraw()

    def _bands(self, start: int, end: int) -> list[Band]:
        """What is drawn between two places of the document; of thousands of marks, those alone are put in their places."""
        if self.shown is None or self.marks is None:
            return []
        look, to_qt, from_qt = self._kit.look, self.shown.to_qt, self.shown.from_qt
        colours = {number: colours_of(look, number) for number in range(7)}
        bands = []
        for one in self.marks.within(from_qt(start), from_qt(end)):
            ink, tint = colours[(one.colour - 1) % 6 + 1 if one.colour else 0]
            bands.append(Band(to_qt(one.start), to_qt(one.end), tint, ink, one.lane))
        return bands + [band for band in self._others if band.start < end and band.end > start]

    def show_found(self, spans: tuple[Span, ...]) -> None:
        """Marks where words were found."""
        if spans != self._found:
            self._found = spans
            self.mark()

    def show_hidden(self, wanted: bool) -> None:
        """Shows the lines left out of the text in their places, or hides them again."""
        if wanted != self._with_hidden:
            self._with_hidden = wanted
            self.reshape()

    def show_hidden_as_preferred(self) -> None:
        """Shows the lines left out from the start to those who want to see them."""
        shown = not self._kit.settings.value("hide_menu_text")
        self._kit.actions.check("act_source_hidden", shown)
        self.show_hidden(shown)

    def reshape(self) -> None:
        """Lays the same text out anew: another face, size, colour or language."""
        if self.shown is not None:
            kept = self.place
            self._fill(self.shown.source)
            self.go_to(kept)
            self.mark()
        self._arrange()

    def _fill(self, source: Source) -> None:
        """Puts a text into the document."""
        self.shown = Shown(source, self._label if self._with_hidden else None)
        self.sentences = Sentences(source.text, self.shown.paragraphs)
        self._found, self._seen = (), None
        former = self.document()
        self.setDocument(page_of(self.shown, self._type(), self._kit.look, self))
        if shiboken6.isValid(former):  # the first one goes by itself
            former.deleteLater()
        self._moved()

    def _label(self, line: HiddenLine) -> str:
        """What stands behind a line that was left out."""
        words = self._kit.words
        return f"— {words.text(f'import.rule.{line.rule}')} · {words.text('reader.restore')}"

    # --- places ------------------------------------------------------------------------------------------------------

    @property
    def place(self) -> tuple[int, int, int]:
        """Where the selection began and where the caret is, and how far the text is scrolled."""
        cursor = self.textCursor()
        if self.shown is None:
            return 0, 0, 0
        return self.shown.from_qt(cursor.anchor()), self.shown.from_qt(cursor.position()), self.verticalScrollBar().value()

    def go_to(self, place: tuple[int, int, int]) -> None:
        """Goes to a place as `place` gave it."""
        self.select(place[0], place[1], reveal=False)
        if place[2] > self.verticalScrollBar().maximum():
            self.document().documentLayout().documentSize()  # lays out the rest, so that there is something to scroll to
        self.verticalScrollBar().setValue(place[2])

    def select(self, anchor: int, caret: int, *, reveal: bool = True) -> None:
        """Selects from one place to another, where the caret then is, and shows it."""
        if self.shown is None:
            return
        cursor = self.textCursor()
        cursor.setPosition(self.shown.to_qt(anchor))
        cursor.setPosition(self.shown.to_qt(caret), _MOVES.KeepAnchor)
        scroll = self.verticalScrollBar().value()
        self.setTextCursor(cursor)
        if reveal:
            self._reveal()
        else:
            self.verticalScrollBar().setValue(scroll)

    def _reveal(self) -> None:
        """Scrolls so that the caret stands well within the view, unless it does."""
        at, height = self.cursorRect(), self.viewport().height()
        if not 0 <= at.top() <= height - at.height() - self._kit.look.size(25):
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + at.top() - height // 3)

    @property
    def selection(self) -> Span | None:
        """The passage that is selected, without white space at its ends."""
        cursor = self.textCursor()
        if self.shown is None or not cursor.hasSelection():
            return None
        start, end = self.shown.from_qt(cursor.selectionStart()), self.shown.from_qt(cursor.selectionEnd())
        return trimmed(self.shown.source.text, start, end)

    @property
    def passage(self) -> Span | None:
        """What an excerpt would be made of: the selection, else the sentence that holds the caret."""
        if self.textCursor().hasSelection():
            return self.selection
        return self.sentences.holding(self.place[1]) if self.shown is not None and not self._in_hidden() else None

    def _in_hidden(self) -> bool:
        return self.shown is not None and self.textCursor().blockNumber() in self.shown.hidden

    def mark_at(self, place: QPointF) -> Mark | None:
        """The mark at a place of the viewport."""
        if self.shown is None or self.marks is None:
            return None
        spot = self.document().documentLayout().hitTest(place + QPointF(0, self.verticalScrollBar().value()), Qt.HitTestAccuracy.ExactHit)
        return self.marks.at(self.shown.from_qt(spot)) if spot >= 0 else None

    def visible(self) -> list[tuple[QTextBlock, QRectF]]:
        """The blocks that are seen, and where on the viewport each is; text and margins ask one after the other for the same."""
        text, scroll, room = self.document(), self.verticalScrollBar().value(), self.viewport().size()
        state = (text, text.revision(), scroll, room)
        if self._seen is None or self._seen[0] != state:
            self._seen = (state, self._blocks_within(text.documentLayout(), scroll, room.height()))
        return self._seen[1]

    def _blocks_within(self, layout: QAbstractTextDocumentLayout, scroll: int, last: int) -> list[tuple[QTextBlock, QRectF]]:
        """The blocks from the one before the first in view to the last, and where each is."""
        spot = layout.hitTest(QPointF(1, scroll), Qt.HitTestAccuracy.FuzzyHit)
        block, found = self.document().findBlock(max(spot, 0)), []
        if block.previous().isValid():
            block = block.previous()
        while block.isValid():
            place = layout.blockBoundingRect(block).translated(0, -scroll)
            if place.top() > last:
                break
            found.append((block, place))
            block = block.next()
        return found

    # --- drawing -----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Marks first, words over them."""
        blocks = self.visible()
        if blocks and (bands := self._bands(blocks[0][0].position(), blocks[-1][0].position() + blocks[-1][0].length())):
            painter = QPainter(self.viewport())
            for block, place in blocks:
                draw_bands(painter, block, place, bands, event.rect())
            painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the words in the middle."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The margins, from the width there is."""
        look = self._kit.look
        wide = self.window().width() >= WIDE
        measure = look.size(self._kit.settings.value("reader_width") * (_WIDE_MEASURE if wide else 1))
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        before, after = look.size(_LEFT), look.size(_RIGHT)
        edge = max(0, (room - measure) // 2)
        self.setViewportMargins(edge + before, 0, max(edge + after, 0), 0)
        view = self.viewport().geometry()
        self._left.setGeometry(view.left() - before, 0, before, self.height())
        self._right.setGeometry(view.right() + 1, 0, after, self.height())
        if self.shown is not None and self.document().defaultFont().pixelSize() != self._type().font(look).pixelSize():
            self.reshape()

    def _type(self) -> Type:
        """The size and face of text."""
        settings = self._kit.settings
        grown = _WIDE_TYPE if self.window().width() >= WIDE else 1.0
        return Type(settings.value("reader_size") * grown, settings.value("reader_font") == "serif")

    def _redraw(self) -> None:
        for part in (self.viewport(), self._left, self._right):
            part.update()

    def _scrolled(self) -> None:
        self._left.update()
        self._right.update()

    def _preferred(self, name: str) -> None:
        """Follows the preferences of reading."""
        if name in ("reader_font", "reader_size", "reader_width"):
            self.reshape()
        elif name == "show_paragraph_numbers":
            self._left.update()
        elif name == "hide_menu_text":
            self.show_hidden_as_preferred()

    def _say(self) -> None:
        """The name; lines that were left out say their rule anew."""
        self.setAccessibleName(self._kit.words.text("reader.accessible"))
        if self._with_hidden:
            self.reshape()

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied or dragged: the words of the source."""
        data = QMimeData()
        if self.shown is not None and (span := self.selection) is not None:
            data.setText(self.shown.source.text[span.start:span.end])
        return data

    def _moved(self) -> None:
        """Tells, once, that the passage is another."""
        self._told.start(0)
