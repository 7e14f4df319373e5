"""What holds for any document: it ends, nothing leaves its frame, covers anything or is lost, and notes stand where they belong."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from briefer.document.inlines import Inline, LineBreak, Link, Note, Rating, Text
from briefer.document.nodes import Document, Paragraph, Quote, TermList
from briefer.layout import Laid, lay_out
from briefer.layout.boxes import Element, LinkArea, TextBox
from tests.layout.pages import lines_of, text_boxes
from tests.layout.random_documents import documents
from tests.layout.sample_documents import style

STYLES = {id: style(id) for id in ("staff", "diplomatic")}
SLACK = 0.05
_UNSEEN = re.compile("[ \xa0\xad\u202f]")
quick = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], derandomize=True)
both = pytest.mark.parametrize("id", list(STYLES))


@both
@quick
@given(document=documents())
def test_no_box_leaves_the_frame_and_no_texts_overlap(id: str, document: Document) -> None:
    laid = lay_out(document, STYLES[id])
    for number, page in enumerate(laid.pages):
        sheet = page.sheet
        for box in (*page.boxes, *page.notes):
            where = (number, box)
            assert box.width >= 0 and box.height >= 0, where
            assert box.x >= sheet.left - SLACK and box.x + box.width <= sheet.right + SLACK, where
            assert box.y >= sheet.top - SLACK and box.y + box.height <= sheet.bottom + SLACK, where
            if isinstance(box, TextBox):
                assert max(box.lines.widths, default=0) <= box.width + 3, where
        texts = [box for box in [*text_boxes(page), *text_boxes(page, notes=True)] if any(lines_of(box))]
        for index, one in enumerate(texts):
            for other in texts[index + 1 :]:
                assert not any(_overlap(line, below) for line in _extents(one) for below in _extents(other)), (number, one, other)


@both
@quick
@given(document=documents())
def test_everything_is_painted_once_in_the_order_of_the_tree(id: str, document: Document) -> None:
    laid = lay_out(document, STYLES[id])
    painted = [box for page in laid.pages for box in text_boxes(page)]
    for block in document.blocks:
        if isinstance(block, Paragraph):
            number = "" if block.role == "source_note" else block.number
            portion = f"({block.portion})" if block.portion and block.role != "source_note" else ""
            assert letters_of(painted, block.id) == said(number, portion, *block.content)
        elif isinstance(block, Quote):
            label = f"[{block.letter}]" if block.letter else ""
            portion = f"({block.portion})" if block.portion else ""
            parts = (*block.paragraphs, *block.translation, block.meta)
            expected = said(label, block.grade, portion) + "".join(said(*part) for part in parts)
            assert letters_of(painted, block.id) == expected
    columns = {block.id for block in document.blocks if isinstance(block, TermList)} | _parted(laid)
    order = list(dict.fromkeys(box.element for box in painted if box.element is not None and box.node_id not in columns))
    known = [element for element in _walk(laid.root) if element in set(order)]
    assert order == known


@both
@quick
@given(document=documents())
def test_notes_begin_on_the_page_of_their_mark_unless_there_is_no_room(id: str, document: Document) -> None:
    laid = lay_out(document, STYLES[id])
    for key, (mark_page, _) in laid.starts.items():
        if not key.endswith(":mark"):
            continue
        page = laid.starts[key.removesuffix(":mark")][0]
        assert page >= mark_page
        if page > mark_page:
            sheet, foot = laid.pages[mark_page].sheet, _foot(laid, mark_page)
            text = max(box.y + box.height for box in text_boxes(laid.pages[mark_page]))
            share = STYLES[id].number("footnote.max_share_of_page") * sheet.height
            assert foot > share - 30 or text + foot > sheet.bottom - 40, key


@both
@quick
@given(document=documents())
def test_links_lead_to_what_is_printed(id: str, document: Document) -> None:
    laid = lay_out(document, STYLES[id])
    for page in laid.pages:
        for box in (*page.boxes, *page.notes):
            if isinstance(box, LinkArea):
                assert box.target in laid.starts


def _extents(box: TextBox) -> list[tuple[float, float, float, float]]:
    """Where the lines of a text really are."""
    found = []
    for index, wide in enumerate(box.lines.widths):
        left = box.x + {"left": 0.0, "right": box.width - wide, "center": (box.width - wide) / 2}[box.align]
        top = box.y + index * box.role.leading
        found.append((left, top, left + wide, top + box.role.leading))
    return found


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return min(one[2], other[2]) - max(one[0], other[0]) > 0.6 and min(one[3], other[3]) - max(one[1], other[1]) > 0.6


def letters_of(painted: list[TextBox], node_id: str) -> str:
    """All that is painted for a node as its content, without blanks."""
    return _UNSEEN.sub("", "".join("".join(lines_of(box)) for box in painted if box.node_id == node_id and box.element is not None))


def said(*parts: str | Inline) -> str:
    """What inlines say, without blanks."""
    out = []
    for part in parts:
        if isinstance(part, str):
            out.append(part)
        elif isinstance(part, Text):
            out.append(part.text)
        elif isinstance(part, Link):
            out += [text.text for text in part.content]
        elif isinstance(part, Note):
            out.append(str(part.number))
        elif not isinstance(part, (LineBreak, Rating)):
            out.append(part.text)
    return _UNSEEN.sub("", "".join(out)).replace("\U0001fae0", "[U+1FAE0]")


def _parted(laid: Laid) -> set[str]:
    """The blocks on more than one page: of those in columns the second begins on the first page, beside the first."""
    pages: dict[str, set[int]] = {}
    for number, page in enumerate(laid.pages):
        for box in text_boxes(page):
            pages.setdefault(box.node_id, set()).add(number)
    return {id for id, found in pages.items() if len(found) > 1}


def _walk(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        yield from _walk(kid)


def _foot(laid: Laid, page: int) -> float:
    return sum(box.height for box in text_boxes(laid.pages[page], notes=True) if box.x > laid.sheet.axis - 1)
