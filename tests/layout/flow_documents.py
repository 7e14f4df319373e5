"""A document of every block that flows over pages, each word of it told from all others, and what of it stands where."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefer.document.inlines import Inlines, Note, Text
from briefer.document.nodes import (
    Block,
    BulletList,
    Caption,
    Column,
    Document,
    KeyBox,
    Meta,
    Paragraph,
    Quote,
    References,
    Row,
    SourceEntry,
    Table,
)
from briefer.document.styles import HouseStyle
from briefer.layout import Laid, lay_out
from briefer.layout.boxes import TextBox
from tests.layout.pages import lines_of, text_boxes
from tests.layout.sample_documents import ENGLISH, heading

SECTIONS = 5
ENTRIES = 24  # of the list of sources at the end


def counted(id: str, count: int, *notes: Note) -> Inlines:
    """So many words, each with its number, the notes after the first, second … ten of them."""
    out: list[Text | Note] = []
    start = 0
    for number, note in enumerate(notes, 1):
        out += [Text(" ".join(expected(id, count)[start:10 * number])), note, Text(" ")]
        start = 10 * number
    return (*out, Text(" ".join(expected(id, count)[start:])))


def expected(id: str, count: int) -> list[str]:
    """The words of a text."""
    return [f"{id}w{number:03}" for number in range(count)]


def table(id: str, rows: int) -> Table:
    """A table with caption and note, its rows of one, two and three lines in turn."""
    columns = (Column(counted(f"{id}head", 1)), Column(counted(f"{id}title", 1)))
    made = tuple(Row((counted(f"{id}r{row:02}", 1), counted(f"{id}r{row:02}x", 2 + 7 * (row % 3)))) for row in range(rows))
    return Table(id, "free", columns, made, Caption("", counted(f"{id}caption", 4)), counted(f"{id}below", 6))


def flowing(before: int) -> Document:
    """Sections with all that flows, after so many lines that move them down the page."""
    blocks: list[Block] = [Paragraph(f"a{index}", counted(f"a{index}", 1)) for index in range(before)]
    for s in range(SECTIONS):
        note = Note(s + 1, counted(f"n{s}", 25 + 30 * (s % 2)), f"n{s}")
        blocks += [
            heading(f"h{s}", f"h{s}w000", str(s + 1)), Paragraph(f"p{s}", counted(f"p{s}", 50 + 10 * s, note), f"{s + 1}.1"),
            heading(f"i{s}", f"i{s}w000", look="sub", level=2), Paragraph(f"o{s}", counted(f"o{s}", 30), f"{s + 1}.2"),
            Paragraph(f"t{s}", counted(f"t{s}", 12), f"{s + 1}.3"),
            Quote(f"q{s}", "A", "B2", (counted(f"q{s}", 30),), "en", counted(f"q{s}source", 5)),
            Paragraph(f"u{s}", counted(f"u{s}", 90), f"{s + 1}.4"), Paragraph(f"l{s}", counted(f"l{s}", 4), f"{s + 1}.5"),
            BulletList(f"b{s}", tuple(counted(f"b{s}i{item}", 15) for item in range(5))),
            table(f"g{s}", (12, 6)[s % 2]),
            Quote(f"r{s}", "B", "", (counted(f"r{s}", 140),), "en", counted(f"r{s}source", 5)),
            BulletList(f"c{s}", tuple(counted(f"c{s}i{item}", 45) for item in range(9))),
            KeyBox(f"k{s}", "Bottom line", (counted(f"k{s}", 30),)),
        ]
    blocks.append(References("z", tuple(SourceEntry("AB"[number % 2], counted(f"zi{number}", 45)) for number in range(ENTRIES))))
    return Document(Meta("en", "T"), ENGLISH, tuple(blocks))


@dataclass(frozen=True)
class Line:
    """A line of text on a page; `top` and `bottom` are its edges."""

    page: int
    id: str
    role: str
    words: str
    left: float
    top: float
    bottom: float
    printed: bool


@dataclass(frozen=True)
class Flowed:
    """A document on pages, line by line."""

    document: Document
    laid: Laid

    @cached_property
    def lines(self) -> Sequence[Line]:
        """The lines of the text in reading order."""
        return [line for number, page in enumerate(self.laid.pages) for box in text_boxes(page) for line in _lines(number, box)]

    @cached_property
    def notes(self) -> Sequence[Line]:
        """The lines of the notes."""
        return [line for number, page in enumerate(self.laid.pages) for box in text_boxes(page, notes=True) for line in _lines(number, box)]

    @cached_property
    def of(self) -> Mapping[str, Sequence[Line]]:
        """The lines of a block's own words, without what stands again or beside them."""
        found: dict[str, list[Line]] = {}
        for line in self.lines:
            if line.printed:
                found.setdefault(line.id, []).append(line)
        return found

    def starting(self, start: str) -> list[Line]:
        """The lines with a word that begins like this."""
        return [line for line in self.lines if any(word.startswith(start) for word in line.words.split())]

    def on(self, page: int) -> list[Line]:
        """The lines of one page."""
        return [line for line in self.lines if line.page == page]


def _lines(page: int, box: TextBox) -> Iterator[Line]:
    for index, words in enumerate(lines_of(box)):
        top = box.y + index * box.role.leading
        yield Line(page, box.node_id, box.role.name, words, box.x, top, top + box.role.leading, box.element is not None)


def flowed(before: int, house: HouseStyle) -> Flowed:
    """The document laid out."""
    document = flowing(before)
    return Flowed(document, lay_out(document, house))
