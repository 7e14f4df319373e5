"""What is true of every card and form: headings, pages, and what no page could hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefer.document.nodes import BioCards, Block, Paragraph
from briefer.document.styles import HouseStyle
from briefer.layout import lay_out
from tests.layout.measures import STAFF, alone, houses
from tests.layout.pages import lines_of, text_boxes
from tests.layout.sample_cards import SENTENCE, article, cards, data, decision, of, option, person, strip
from tests.layout.sample_documents import heading, words


@houses
def test_titles_of_cards_are_headings_one_level_below_their_section(house: HouseStyle) -> None:
    laid = lay_out(cards(), house)
    painted = [box for page in laid.pages for box in text_boxes(page) if box.element]
    under = {lines_of(box)[0]: box.element.role for box in painted if box.element and box.element.role.startswith("H")}
    assert under["Repair one quay now"] == under["Berths full since spring"] == under["Ada Riva"] == "H2"


def of_lines(count: int) -> list[Paragraph]:
    return [Paragraph(f"p{number}", words("One line."), "1.1") for number in range(count)]


@houses
@pytest.mark.parametrize("block", [option("x", "1", "Recommended"), article("x", "Repairs"), data("x", "rows"), decision("x"), strip("x")])
def test_none_is_parted_at_the_end_of_a_page(block: Block, house: HouseStyle) -> None:
    for count in range(20, 36, 2):
        laid = alone(*of_lines(count), block, house=house)
        assert len({number for number, page in enumerate(laid.pages) for box in page.boxes if box.node_id == "x"}) == 1


@houses
def test_one_that_no_page_could_hold_is_printed_all_the_same(house: HouseStyle) -> None:
    long = words(" ".join([SENTENCE] * 60))
    document = of(
        heading("h", "Long", "1"),
        replace(option("o", "1", "Recommended " * 30), advantages=(long,)),
        replace(article("a", *["A theme with a long name"] * 20), summary=(long,)),
        BioCards("b", (replace(person("Ada Riva"), paragraphs=(long,)), person("Bruno Lotti"))),
        replace(data("d", "pairs"), rows=tuple(replace(row, value=long) for row in data("d", "pairs").rows)),
        replace(decision(), options=tuple("Approved with remarks " * 12 for _ in range(5))),
    )
    laid = lay_out(document, house)
    for page in laid.pages:
        for box in page.boxes:
            assert laid.sheet.top - 0.1 <= box.y and box.y + box.height <= laid.sheet.bottom + 0.1, box
            assert laid.sheet.left - 0.1 <= box.x and box.x + box.width <= laid.sheet.right + 0.1, box


def test_each_block_of_the_sample_has_its_page() -> None:
    document = cards()
    laid = lay_out(document, STAFF)
    assert all(laid.page_of(block.id) for block in document.blocks)
