"""What holds for any card or form: all of it is painted once, in both styles, and none is parted that a page could hold."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings

from briefer.document.nodes import Band, BioCards, Block, Document, NoteColumns, OptionCard, PressCard, SpeakingPoints
from briefer.document.walk import stretches
from briefer.layout import Laid, lay_out
from tests.layout.pages import text_boxes
from tests.layout.random_cards import BLOCKS
from tests.layout.random_documents import card_documents
from tests.layout.sample_documents import style
from tests.layout.test_any_document import letters_of, said

STYLES = {id: style(id) for id in ("staff", "diplomatic")}
quick = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], derandomize=True)
both = pytest.mark.parametrize("id", list(STYLES))
ROWS = (BioCards, NoteColumns, SpeakingPoints)  # of which a page may part the rows


@both
@quick
@given(document=card_documents())
def test_all_of_a_card_is_painted_once(id: str, document: Document) -> None:
    laid = lay_out(document, STYLES[id])
    painted = [box for page in laid.pages for box in text_boxes(page)]
    for block in document.blocks:
        if isinstance(block, BLOCKS):
            found = "".join(letters_of(painted, node) for node in nodes_of(block))
            assert Counter(found.upper()) == Counter(letters_in(block).upper()), block


@both
@quick
@given(document=card_documents())
def test_no_card_is_parted_that_a_page_could_hold(id: str, document: Document) -> None:
    laid = lay_out(document, STYLES[id])
    for block in document.blocks:
        if isinstance(block, BLOCKS) and not isinstance(block, (*ROWS, Band)):
            parts = [extent for extent in heights(laid, nodes_of(block)) if extent]
            assert len(parts) <= 1 or sum(parts) > laid.sheet.height - foot_of(laid), block


def nodes_of(block: Block) -> tuple[str, ...]:
    """The nodes under which a block is painted."""
    return (block.id, block.table.id, block.box.id) if isinstance(block, Band) else (block.id,)


def letters_in(block: Block) -> str:
    """All that a block says, with what layout adds to it."""
    added = ""
    match block:
        case OptionCard():
            added = block.number + "+" * len(block.advantages) + "–" * len(block.drawbacks)
        case PressCard():
            added = (f"[{block.letter}]" if block.letter else "") + block.grade
        case SpeakingPoints():
            added = "".join(str(number + 1) for number in range(len(block.items)))
        case Band():
            added = "" if block.table.rows else "—"
    return said(added) + "".join(said(*stretch) for stretch in stretches(block))


def heights(laid: Laid, nodes: tuple[str, ...]) -> list[float]:
    """How much of a block's text stands on each page, from its first line to its last."""
    found = []
    for page in laid.pages:
        boxes = [box for box in text_boxes(page) if box.node_id in nodes and box.element is not None]
        found.append(max((box.y + box.height for box in boxes), default=0) - min((box.y for box in boxes), default=0))
    return found


def foot_of(laid: Laid) -> float:
    """The most that notes may take of a page, and a little for the rules and spaces of the block itself."""
    return laid.sheet.height * laid.sheet.style.number("footnote.max_share_of_page") + 60
