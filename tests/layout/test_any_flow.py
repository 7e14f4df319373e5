"""What holds for the pages of any document: no heading ends one, no line stands alone, no page is short without a cause."""

from __future__ import annotations

from itertools import pairwise, takewhile

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from briefer.document.nodes import Block, BulletList, Document, Heading, PageBreak, Paragraph, Part, Quote, Signature, Table
from briefer.layout import Laid, lay_out
from briefer.layout.boxes import TextBox
from tests.layout.pages import lines_of, text_boxes
from tests.layout.random_documents import documents
from tests.layout.sample_documents import style

STYLES = {id: style(id) for id in ("staff", "diplomatic")}
quick = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], derandomize=True,
                 phases=(Phase.explicit, Phase.generate))
both = pytest.mark.parametrize("id", list(STYLES))
BREAKS = (PageBreak, Part)
MOST = 2 / 3  # of a page


@both
@quick
@given(document=documents())
def test_no_heading_ends_a_page_unless_a_break_was_asked_for_or_headings_fill_it(id: str, document: Document) -> None:
    laid = lay_out(document, STYLES[id])
    blocks = {block.id: (block, following) for block, following in pairwise(document.blocks)}
    for page in laid.pages[:-1]:
        last = max(text_boxes(page), key=lambda box: box.y + box.height, default=None)
        block, following = blocks.get(last.node_id, (None, None)) if last else (None, None)
        if isinstance(block, Heading) and not block.remark:
            assert isinstance(following, BREAKS) or filled_by_headings(laid, document, block), block.id


@both
@quick
@given(document=documents())
def test_a_paragraph_leaves_two_lines_on_each_page(id: str, document: Document) -> None:
    laid = lay_out(document, STYLES[id])
    for block in document.blocks:
        if isinstance(block, Paragraph):
            parts = parts_of(laid, block.id)
            assert len(parts) <= 1 or sum(parts) < 2 * len(parts) or min(parts) >= 2, (block.id, parts)
            assert len(parts) <= 1 or sum(parts) > 3 or laid.sheet.height < 200, (block.id, parts)


@both
@quick
@given(document=documents())
def test_a_short_quotation_is_not_parted(id: str, document: Document) -> None:
    laid = lay_out(document, STYLES[id])
    for block in document.blocks:
        if isinstance(block, Quote):
            boxes = [[box for box in text_boxes(page) if box.node_id == block.id and box.role.name == "quote" and box.x > page.sheet.axis]
                     for page in laid.pages]
            lines = sum(len(box.lines.operators) for page in boxes for box in page)
            if lines < STYLES[id].number("flow.quote_split_min_lines") and not block.translation:
                assert len([page for page in boxes if page]) <= 1, block.id


@both
@quick
@given(document=documents())
def test_a_signature_stands_below_the_end_of_what_it_signs(id: str, document: Document) -> None:
    laid = lay_out(document, STYLES[id])
    for block, following in pairwise(document.blocks):
        if isinstance(block, (Paragraph, BulletList, Table)) and isinstance(following, Signature):
            pages = [number for number, page in enumerate(laid.pages) for box in text_boxes(page) if box.node_id == block.id]
            assert max(pages) == laid.starts[following.id][0]


@both
@quick
@given(document=documents())
def test_no_page_is_empty(id: str, document: Document) -> None:
    laid = lay_out(document, STYLES[id])
    if len(laid.pages) > 1:
        assert all(page.boxes or page.notes for page in laid.pages)


@both
@quick
@given(document=documents())
def test_a_page_that_ends_early_is_followed_by_what_it_had_no_room_for(id: str, document: Document) -> None:
    """What begins the next page, with all that stands before it can be parted, is higher than the room left."""
    laid = lay_out(document, STYLES[id])
    asked = {following.id for block, following in pairwise(document.blocks) if isinstance(block, BREAKS)}
    for page, after in pairwise(laid.pages):
        first = next((box for box in text_boxes(after)), None)
        if first is None or first.node_id in asked or not isinstance(block_of(document, first.node_id), Paragraph):
            continue
        left = page.sheet.bottom - max(box.y + box.height for box in [*page.boxes, *page.notes]) if page.boxes else 0.0
        kept = sum(box.height for box in text_boxes(after))
        assert left < max(150.0, kept), (left, first.node_id)


def block_of(document: Document, id: str) -> object:
    return next((block for block in document.blocks if block.id == id), None)


def parts_of(laid: Laid, id: str) -> list[int]:
    """How many lines of a text stand on each page that has any."""
    def lines(boxes: list[TextBox]) -> int:
        return max((len(lines_of(box)) for box in boxes if box.node_id == id and box.element is not None), default=0)

    return [count for count in (lines(text_boxes(page)) for page in laid.pages) if count]


def filled_by_headings(laid: Laid, document: Document, last: Heading) -> bool:
    """Whether headings that end with one take most of a page, so that what they head finds no room below them."""
    above = document.blocks[:document.blocks.index(last) + 1]
    run = {block.id for block in takewhile(lambda block: isinstance(block, Heading) or not starts(laid, block), reversed(above))}
    page = laid.pages[laid.starts[last.id][0]]
    return sum(box.height for one in laid.pages for box in text_boxes(one) if box.node_id in run) > page.sheet.height * MOST


def starts(laid: Laid, block: Block) -> bool:
    """Whether anything of a block is printed."""
    return block.id in laid.starts
