"""What a reader of a web page sees, line by line, in the page's own words and order, and what of it cannot be carried over."""
from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from typing import Any, NamedTuple

from lxml import etree

from briefer.importers.html_lists import Numbering, is_word_mark, word_item
from briefer.importers.html_notes import Notes, without_lead
from briefer.importers.html_tables import is_grid
from briefer.importers.html_tags import BLOCKS, LOST, NO_TEXT, ROLES, loss_with, role_of
from briefer.importers.html_visible import is_hidden, is_interface
from briefer.model.sources import Role
from briefer.values import dataclass

_AS_IS = frozenset({"pre", "listing", "xmp", "plaintext"})
_BLANKS = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029]+")
_LINE_ENDS = re.compile(r"\r\n|[\r\f\v\x85\u2028\u2029]")
_UNSEEN: Mapping[int, None] = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_WORD = re.compile(r"\w")
MOST_EFFORT = 250_000  # a page with more in it, or deeper, has no article, and would cost an extractor minutes
_LONGEST_HEADING = 400  # signs; a heading that was never closed is none


class Line(NamedTuple):
    """A line that a reader sees: its words, what it is, how many of its signs are a link's, the block it stands in."""

    text: str
    role: Role | None
    linked: int
    block: Any


class Loss(NamedTuple):
    """Something that is not carried over, and before which line it stood."""

    what: str
    before: int


@dataclass(frozen=True, slots=True)
class Walked:
    """The lines of a page; its notes by their elements; marks, with the note each leads to, and losses, with the line they stand in."""

    lines: Sequence[Line] = ()
    notes: Mapping[Any, Sequence[str]] = field(default_factory=dict)
    marks: Sequence[tuple[Any, int]] = ()
    losses: Sequence[Loss] = ()
    effort: int = 0  # elements, each as often as it is deep


def walk(root: Any, notes: Notes, *, show_hidden: bool = False) -> Walked:
    """The page as a reader sees it; with `show_hidden`, also what stays hidden until a script shows it."""
    walker = _Walker(notes, show_hidden)
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        if event == "start":
            if not walker.start(element):
                events.skip_subtree()
        else:
            walker.end(element, is_root=element is root)
    walker.flush()
    return Walked(walker.lines, walker.notes, walker.marks, walker.losses, walker.effort)


class _Walker:
    """One pass over a tree; `undo` holds, for each open element, what its end has to do."""

    def __init__(self, notes: Notes, show_hidden: bool) -> None:
        self.found, self.show_hidden = notes, show_hidden
        self.lines: list[Line] = []
        self.notes: dict[Any, list[str]] = {}
        self.marks: list[tuple[Any, int]] = []
        self.losses: list[Loss] = []
        self.effort = 0
        self._undo: list[Callable[[], None] | None] = []
        self._pieces: list[str] = []
        self._linked = 0
        self._links = 0
        self._as_is = 0
        self._roles: list[Role] = []
        self._blocks: list[Any] = []
        self._numbering = Numbering()
        self._item: str | None = None
        self._rows: list[list[str]] = []
        self._grids = 0
        self._cell = False
        self._note: Any = None

    def start(self, element: Any) -> bool:
        """Opens an element; whether what is in it should be read."""
        tag = element.tag
        self.effort += len(self._undo)
        if not isinstance(tag, str) or not self._reads(element, tag):
            self._undo.append(None)
            return False
        if self._note is None and element in self.found.notes:
            self._undo.append(self._open_note(element))
        elif tag in BLOCKS or tag in ROLES:
            self._undo.append(self._open_block(element, tag))
        else:
            self._undo.append(self._open_inline(element, tag))
        self.text(element.text)
        return True

    def end(self, element: Any, *, is_root: bool) -> None:
        """Closes an element, and takes the text after it."""
        undo = self._undo.pop()
        if undo is not None:
            undo()
        if not is_root:
            self.text(element.tail)

    def text(self, text: str | None) -> None:
        """Takes text."""
        if text:
            text = _LINE_ENDS.sub("\n", text) if self._as_is and not self._cell else _BLANKS.sub(" ", text)
            self._pieces.append(text)
            if self._links:
                self._linked += len(text)

    def flush(self) -> None:
        """Ends the line that is open."""
        if not self._pieces:
            return
        text, linked = "".join(self._pieces).translate(_UNSEEN), self._linked
        self._pieces, self._linked = [], 0
        block = self._block()
        for line in text.split("\n"):
            words = line.strip()
            if _WORD.search(words):
                self._add(words, linked * len(words) // len(text), block)  # of lines in one block, each its share

    def _add(self, words: str, linked: int, block: Any) -> None:
        """Adds a line, or a note's."""
        if self._note is not None:
            lines = self.notes.setdefault(self._note, [])
            words = words if lines else without_lead(words, self.found.notes[self._note])
            if _WORD.search(words):
                lines.append(words)
            return
        role: Role | None = self._roles[-1] if self._roles and len(words) <= _LONGEST_HEADING else None
        if self._item is not None:
            if not words.startswith(self._item):
                words = f"{self._item} {words}"
            role, self._item = role or "item", None
        self.lines.append(Line(words, role, linked, block))

    def _block(self) -> Any:
        """The block that is open, for lines of a page that may have an article in it."""
        return self._blocks[-1] if self._blocks and self.effort <= MOST_EFFORT else None

    def _reads(self, element: Any, tag: str) -> bool:
        """Whether an element has text to be read; counts what is lost with one that has not."""
        if tag in NO_TEXT:
            return False
        if tag in LOST:
            if what := loss_with(element, tag):
                self._lose(what)
            return False
        if self._note is None and (note := self.found.marks.get(element)) is not None:
            self.marks.append((note, len(self.lines)))
            return False
        if (tag == "a" and is_interface(element)) or (tag == "span" and element.attrib and is_word_mark(element)):
            return False
        if element.attrib and not self.show_hidden and is_hidden(element, tag):
            if _WORD.search("".join(element.itertext("*"))[:2000]):
                self._lose("hidden_parts")
            return False
        return True

    def _lose(self, what: str) -> None:
        self.losses.append(Loss(what, len(self.lines)))

    # --- blocks ------------------------------------------------------------------------------------------------------

    def _open_block(self, element: Any, tag: str) -> Callable[[], None]:
        """Opens a block; what its end has to do."""
        self._break(tag)
        if self._cell and tag not in ("td", "th", "tr"):
            return lambda: self._break(tag)
        self._blocks.append(element)
        close = self._closing(element, tag)

        def undo() -> None:
            self._break(tag)
            self._blocks.pop()
            if close is not None:
                close()

        return undo

    def _closing(self, element: Any, tag: str) -> Callable[[], None] | None:
        """Begins what a kind of block means for its lines; what has to be taken back before its end, if anything."""
        if (role := role_of(element, tag)) is not None:
            return self._with_role(role)
        if tag in ("ol", "ul", "menu", "dir"):
            self._numbering.open(element)
            return self._numbering.close
        if tag == "li":
            return self._with_item(self._numbering.next(element))
        if tag in _AS_IS:
            self._as_is += 1
            return self._end_as_is
        if tag == "table" and is_grid(element):
            return self._grid()
        if tag == "tr" and self._grids:
            return self._row()
        if tag in ("td", "th") and self._rows:
            return self._one_cell()
        if tag == "p" and (item := word_item(element)) is not None:
            return self._with_item(item)
        return None

    def _with_role(self, role: Role) -> Callable[[], None]:
        self._roles.append(role)

        def close() -> None:
            self.flush()
            self._roles.pop()

        return close

    def _with_item(self, mark: str) -> Callable[[], None]:
        self._item = mark

        def close() -> None:
            self._item = None

        return close

    def _end_as_is(self) -> None:
        self._as_is -= 1

    def _grid(self) -> Callable[[], None]:
        self._lose("table_layout")
        self._grids += 1

        def close() -> None:
            self._grids -= 1

        return close

    def _row(self) -> Callable[[], None]:
        cells: list[str] = []
        self._rows.append(cells)
        block = self._block()

        def close() -> None:
            self._rows.pop()
            linked, self._linked = self._linked, 0
            if _WORD.search("".join(cells)):
                line = " | ".join(cells)
                if self._note is not None:
                    self._add(" ".join(cells), 0, block)
                else:
                    self.lines.append(Line(line, "row", linked, block))

        return close

    def _one_cell(self) -> Callable[[], None]:
        self._cell = True

        def close() -> None:
            self._cell = False
            text = " ".join("".join(self._pieces).translate(_UNSEEN).split())
            self._pieces = []
            if text:
                self._rows[-1].append(text)

        return close

    def _open_note(self, element: Any) -> Callable[[], None]:
        """Opens a note, whose lines stand apart."""
        self.flush()
        self._note = element
        self._blocks.append(element)
        item, self._item = self._item, None

        def undo() -> None:
            self.flush()
            self._blocks.pop()
            self._note, self._item = None, item

        return undo

    def _break(self, tag: str) -> None:
        """The break that the edge of a block makes: a new line, or a blank where lines stay together."""
        if self._cell or (tag in ("div", "hgroup") and self._roles):
            self.text(" ")
        else:
            self.flush()

    # --- inline ------------------------------------------------------------------------------------------------------

    def _open_inline(self, element: Any, tag: str) -> Callable[[], None] | None:
        """Opens an inline element; what its end has to do, if anything."""
        if tag == "br":
            self._pieces.append(" " if self._cell or self._roles else "\n")
        elif tag == "a":
            address = element.get("href") or ""
            if not address.startswith("#") and address:
                self._lose("links")
            self._links += 1
            return self._end_link
        elif tag == "math":
            self._lose("formulas")
        elif tag == "q":
            self.text("“")
            return lambda: self.text("”")
        elif tag == "label" or "display:block" in (element.get("style") or "").replace(" ", ""):
            self._break("p")
            return lambda: self._break("p")
        return None

    def _end_link(self) -> None:
        self._links -= 1
