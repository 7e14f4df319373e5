"""What a word processor's file holds, while it is read: paragraphs, tables, text boxes, notes and comments, however they nest."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import field, replace
from typing import Literal, NamedTuple

from briefer.importers.imported import ImportedText
from briefer.importers.paragraphs import WHITE, Paragraphs
from briefer.model.sources import CONTEXT, HiddenLine, Highlight, Role
from briefer.model.text import clean
from briefer.values import dataclass

HEADER = "header"  # the rule by which heads and feet of pages are left out
_CELLS = " | "
_MOST_IN_CELL = 3  # paragraphs; a cell with more is a page laid out as a table, and its paragraphs stand for themselves


class Mark(NamedTuple):
    """Where a comment's passage begins or ends."""

    key: str
    opens: bool


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote beside a passage."""

    author: str
    text: str


@dataclass(slots=True)
class _Block:
    """A paragraph or row that is complete."""

    pieces: list[str | Mark]
    role: Role | None = None


@dataclass(slots=True)
class _Open:
    """Something that has begun: what is in it, and for a paragraph its words so far; what nests in a paragraph stands behind it."""

    kind: Literal["paragraph", "row", "cell", "apart"]
    pieces: list[str | Mark] = field(default_factory=list)
    blocks: list[_Block] = field(default_factory=list)
    cells: list[list[_Block]] = field(default_factory=list)


class Flow:
    """Collects the text of one file in reading order; what is outermost is written at once, so that long files need little room."""

    def __init__(self) -> None:
        self._out = Paragraphs()
        self._length = 0
        self._stack: list[_Open] = []
        self._waiting: list[str | Mark] = []  # words of a paragraph that the next one goes on with, and marks between paragraphs
        self._notes: dict[str, list[_Block]] = {}
        self._references: list[tuple[str, str]] = []
        self._starts: dict[str, int] = {}
        self._passages: list[tuple[str, int, int]] = []
        self._hidden: dict[str, bool] = {}
        self.comments: dict[str, Comment] = {}
        self.lost: Counter[str] = Counter()

    # --- paragraphs

    def begin_paragraph(self) -> None:
        """A paragraph begins, perhaps in the middle of another."""
        self._stack.append(_Open("paragraph", self._waiting))
        self._waiting = []

    def words(self, text: str) -> None:
        """Words of the innermost paragraph; `\\n` is a line break within it."""
        if self._stack and self._stack[-1].kind == "paragraph":
            self._stack[-1].pieces.append(text)

    def mark(self, key: str, opens: bool) -> None:
        """The passage of a comment begins or ends here."""
        top = self._stack[-1] if self._stack else None
        (top.pieces if top and top.kind == "paragraph" else self._waiting).append(Mark(key, opens))

    def end_paragraph(self, role: Role | None = None, label: str = "", *, goes_on: bool = False, dropped: bool = False) -> None:
        """The innermost paragraph ends, its number before its words; with `goes_on` the next one continues it, or it is dropped."""
        done = self._closed("paragraph")
        if done is None:
            return
        if goes_on:
            self._waiting = done.pieces
        elif not dropped and any(isinstance(piece, Mark) or piece.strip() for piece in done.pieces):
            lead: list[str | Mark] = [f"{label} "] if label and _has_words(done.pieces) else []
            self._emit(_Block(lead + done.pieces if lead else done.pieces, role))
        self._emit_all(done.blocks)

    @property
    def said(self) -> str:
        """The words of the innermost paragraph so far."""
        top = self._stack[-1] if self._stack else None
        return "".join(piece for piece in top.pieces if isinstance(piece, str)) if top else ""

    # --- tables

    def begin_row(self) -> None:
        """A row of a table begins."""
        self._stack.append(_Open("row"))

    def begin_cell(self) -> None:
        """A cell begins."""
        self._stack.append(_Open("cell"))

    def end_cell(self) -> None:
        """The innermost cell ends."""
        cell = self._closed("cell")
        if cell and self._stack and self._stack[-1].kind == "row":
            self._stack[-1].cells.append(cell.blocks)

    def end_row(self, *, dropped: bool = False) -> None:
        """The innermost row ends: cells in one line, or the paragraphs of cells that are too long for one."""
        row = self._closed("row")
        if row is None or dropped:
            return
        cells = [blocks for blocks in row.cells if any(_has_words(block.pieces) for block in blocks)]
        if len(cells) > 1 and not any(len(blocks) > _MOST_IN_CELL or any(one.role == "row" for one in blocks) for blocks in cells):
            self._emit(_Block(_joined(cells), "row"))
        else:
            if len(cells) == 1 and len(cells[0]) == 1:
                cells[0][0].role = cells[0][0].role or "row"
            for blocks in cells:
                self._emit_all(blocks)

    # --- what stands elsewhere

    def begin_apart(self) -> None:
        """What comes now does not stand in the running text."""
        self._stack.append(_Open("apart"))

    def end_note(self, key: str) -> None:
        """What came since `begin_apart` is a note."""
        if apart := self._closed("apart"):
            self._notes[key] = apart.blocks

    def refer(self, key: str, label: str) -> None:
        """A note is referred to here, by a mark that stays out of the text."""
        self._references.append((key, label))
        self.lose("note_marks")

    def end_comment(self, key: str, author: str) -> None:
        """What came since `begin_apart` is the comment of somebody."""
        if apart := self._closed("apart"):
            self.comments[key] = Comment(" ".join(clean(author).split()), _plain(apart.blocks))

    def end_page_edge(self, *, foot: bool) -> None:
        """What came since `begin_apart` stands at the head or foot of pages."""
        if apart := self._closed("apart"):
            for block in apart.blocks:
                text = _plain([block])
                if any(sign.isalpha() for sign in text):  # a page number alone says nothing
                    self._hidden.setdefault(text, foot)

    def lose(self, what: str, count: int = 1) -> None:
        """Counts what could not be carried over; 0 says that it happened and cannot be counted."""
        self.lost[what] += count

    # --- the end

    def imported(self, media_type: str) -> ImportedText:
        """The text and what was found about it; notes come last, each with the number that refers to it."""
        while self._stack:  # a file that ends in the middle
            self._close_innermost()
        if self._waiting:
            self._emit(_Block(self._waiting))
        for key, label in self._references:
            self._write_note(self._notes.pop(key, []), label)
        text = self._out.text
        return replace(
            ImportedText(text, media_type),
            structure=self._out.structure,
            hidden=self._edges(),
            highlights=self._highlights(text),
            lost=tuple(self.lost),
            counts={id: count for id, count in self.lost.items() if count})

    def _write_note(self, blocks: Sequence[_Block], label: str) -> None:
        """Writes a note, its number before its first words."""
        lead = f"[{label}] "
        for block in blocks:
            if _has_words(block.pieces):
                self._write(_Block([lead, *block.pieces], "note"))
                lead = ""

    def _edges(self) -> tuple[HiddenLine, ...]:
        """Heads and feet of pages as lines left out, heads before the text and feet behind it."""
        heads = [text for text, foot in self._hidden.items() if not foot]
        feet = [text for text, foot in self._hidden.items() if foot]
        end = len(self._out) + 1
        return (*(HiddenLine(text, HEADER, 1, order) for order, text in enumerate(heads)),
                *(HiddenLine(text, HEADER, end, order) for order, text in enumerate(feet, len(heads) if end == 1 else 0)))

    def _highlights(self, text: str) -> tuple[Highlight, ...]:
        """The passages that comments stand beside; a comment at one point stands beside its paragraph."""
        ends = {key: (start, end) for key, start, end in self._passages}
        found = []
        for key, comment in self.comments.items():
            start, end = ends.get(key, (self._starts.get(key, -1), len(text)))
            if start < 0:
                self.lose("comments")
                continue
            start, end = _trimmed(text, start, min(end, len(text)))
            if start < end:
                before, behind = text[max(0, start - CONTEXT):start], text[end:end + CONTEXT]
                found.append(Highlight(start, end, text[start:end], before, behind, comment.author, comment.text))
        return tuple(sorted(found, key=lambda one: (one.start, one.end)))

    # --- within

    def _close_innermost(self) -> None:
        """Ends whatever is open innermost."""
        kind = self._stack[-1].kind
        if kind == "paragraph":
            self.end_paragraph()
        elif kind == "cell":
            self.end_cell()
        elif kind == "row":
            self.end_row()
        else:
            self.end_note("")

    def _closed(self, kind: str) -> _Open | None:
        """The innermost open thing of a kind, closed with all that a broken file left open in it; None when there is none."""
        if not any(one.kind == kind for one in self._stack):
            return None
        while self._stack[-1].kind != kind:
            left = self._stack.pop()
            self._stack[-1].blocks += [_Block(left.pieces), *left.blocks, *(block for blocks in left.cells for block in blocks)]
        return self._stack.pop()

    def _emit(self, block: _Block) -> None:
        """Puts a complete paragraph where it belongs."""
        if not self._stack:
            self._write(block)
        elif self._stack[-1].kind == "row":
            self._stack[-1].cells.append([block])
        else:
            self._stack[-1].blocks.append(block)

    def _emit_all(self, blocks: list[_Block]) -> None:
        """Puts complete paragraphs where they belong; lists are handed on whole, so that deep nesting costs no more than its length."""
        top = self._stack[-1] if self._stack else None
        if top is None or top.kind == "row":
            for block in blocks:
                self._emit(block)
        elif top.blocks:
            top.blocks += blocks
        else:
            top.blocks = blocks

    def _write(self, block: _Block) -> None:
        """Writes a paragraph, or one for each of its lines, and notes where marks came to stand."""
        if any(isinstance(piece, Mark) for piece in block.pieces):
            self._write_marked(block)
            return
        text = "".join(piece for piece in block.pieces if isinstance(piece, str))
        for line in clean(text if block.role is None else text.replace("\n", " ")).split("\n"):
            self._line(WHITE.sub(" ", line).strip(), block.role)

    def _write_marked(self, block: _Block) -> None:
        """Writes a paragraph sign by sign's place, so that marks keep theirs."""
        line: list[str] = []
        places: list[tuple[int, Mark]] = []
        length = 0
        for piece in block.pieces:
            if isinstance(piece, Mark):
                places.append((length, piece))
                continue
            for index, part in enumerate(clean(piece if block.role is None else piece.replace("\n", " ")).split("\n")):
                if index:
                    self._marked_line("".join(line), places, block.role)
                    line, places, length = [], [], 0
                words = WHITE.sub(" ", part)
                if not length or line[-1].endswith(" "):
                    words = words.lstrip() if not length else words.lstrip(" ")
                if words:
                    line.append(words)
                    length += len(words)
        self._marked_line("".join(line), places, block.role)

    def _marked_line(self, line: str, places: Sequence[tuple[int, Mark]], role: Role | None) -> None:
        """Writes a line and takes down where its marks stand."""
        start = self._length
        self._line(line.strip(), role)
        last = max(start, self._length - 1)
        for place, mark in places:
            where = min(start + place, last)
            if mark.opens:
                self._starts.setdefault(mark.key, where)
            elif mark.key in self._starts:
                self._passages.append((mark.key, self._starts[mark.key], where))

    def _line(self, words: str, role: Role | None) -> None:
        """Writes one line."""
        words = clean(words)
        if self._out.add(words, role):
            self._length += len(words) + 1


def _has_words(pieces: Sequence[str | Mark]) -> bool:
    """Whether there is anything to read."""
    return any(isinstance(piece, str) and piece.strip() for piece in pieces)


def _joined(cells: Sequence[Sequence[_Block]]) -> list[str | Mark]:
    """The cells of a row in one line."""
    pieces: list[str | Mark] = []
    for index, blocks in enumerate(cells):
        for place, block in enumerate(blocks):
            pieces.append((_CELLS if index else "") if not place else " ")
            pieces += block.pieces
    return pieces


def _plain(blocks: Sequence[_Block]) -> str:
    """Paragraphs in one line."""
    return " ".join(clean(" ".join("".join(piece for piece in one.pieces if isinstance(piece, str)) for one in blocks)).split())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A passage without white space at its ends; one that holds nothing is the paragraph where it stands."""
    exact = text[start:end]
    if exact.strip():
        return start + len(exact) - len(exact.lstrip()), start + len(exact.rstrip())
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start)
    return first, last if last >= 0 else len(text)
