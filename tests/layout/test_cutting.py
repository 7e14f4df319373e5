"""Where a piece too tall for its page is cut: all of it goes on, and notes with the lines that call them."""

from __future__ import annotations

from briefer.document.inlines import Note
from briefer.document.nodes import Document, Meta
from briefer.layout.boxes import Element, TextBox
from briefer.layout.lines import LineBreaker
from briefer.layout.pieces import Solid, cut
from briefer.layout.setting import Setting
from briefer.layout.sheet import Sheet
from briefer.layout.stacks import solid
from tests.layout.sample_documents import ENGLISH, style, words

STYLE = style("staff")
SHEET = Sheet(STYLE)
SETTING = Setting(SHEET, LineBreaker(STYLE), Document(Meta("en", "T"), ENGLISH, ()))


def columns(*notes: Note) -> Solid:
    """A long text in each of two columns, of other leading; notes at the beginning and the end of the first."""
    first, *others = notes or (None,)
    left = words(*filter(None, ("a ", first, " word" * 800, *others)))
    return solid([SETTING.box(SHEET["doc_title"], 100, 3, 120, left, "l", Element("P")),
                  SETTING.box(SHEET["label"], 250, 0, 100, "word " * 800, "r", Element("P"))])


def lines(piece: Solid, node: str) -> int:
    return sum(len(box.lines.operators) for box in piece.boxes if isinstance(box, TextBox) and box.node_id == node)


def test_columns_of_other_leading_fill_half_of_the_room_at_least_and_lose_no_line() -> None:
    piece = columns()
    for room in range(200, 700, 7):
        upper, lower = cut(piece, room)
        assert upper.height <= room and all(box.y + box.height <= room + 0.05 for box in upper.boxes)
        assert max(box.y + box.height for box in upper.boxes) > room / 2
        assert min(box.y for box in lower.boxes) > -0.05 and all(box.y + box.height <= lower.height + 0.05 for box in lower.boxes)
        for node in "lr":
            assert lines(upper, node) + lines(lower, node) == lines(piece, node)


def test_a_note_goes_with_the_line_that_calls_it() -> None:
    upper, lower = cut(columns(Note(1, words("first"), "n1"), Note(2, words("last"), "n2")), 400)
    assert [call.note.number for call in upper.calls] == [1]
    assert [call.note.number for call in lower.calls] == [2]
