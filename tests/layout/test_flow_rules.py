"""The rules of the flow, each measured on documents with all that flows, moved down the page step by step."""
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from briefer.document.nodes import (
    Block,
    BulletList,
    Column,
    Document,
    Heading,
    KeyBox,
    Meta,
    Paragraph,
    Quote,
    References,
    Row,
    Table,
)
from briefer.document.styles import HouseStyle
from briefer.layout import lay_out
from briefer.layout.boxes import Area, Stroke, TextBox
from tests.layout.flow_documents import ENTRIES, SECTIONS, Flowed, Line, counted, expected, flowed
from tests.layout.sample_documents import ENGLISH, heading, style

STYLES = {id: style(id) for id in ("staff", "diplomatic")}
NEAR = 0.01
LONG, SHORT = 9, 9  # items of a list that may be parted, lines from which a quotation may be
REPEATED, SOURCE = {"table_head"}, "meta"
STEP = 1.3  # points
MOST_SPACE = 32.0  # points: no space before a block is larger


@pytest.fixture(scope="module", params=[(id, before) for id in STYLES for before in range(0, 33, 3)], ids=str)
def case(request: pytest.FixtureRequest) -> tuple[HouseStyle, Flowed]:
    """The document on pages that differ in height too, so that they end within a line in every way."""
    id, before = request.param
    page = replace(STYLES[id].page, height=STYLES[id].page.height - STEP * before)
    house = replace(STYLES[id], page=page)
    return house, flowed(before, house)


def test_each_word_is_printed_once_and_in_order(case: tuple[HouseStyle, Flowed]) -> None:
    _, made = case
    for block in made.document.blocks:
        printed = _read(made.of[block.id], block.id)
        assert printed == _words(block), block.id
    for number in range(SECTIONS):
        assert _read(made.notes, f"n{number}") == expected(f"n{number}", 25 + 30 * (number % 2))


def _read(lines: Iterable[Line], start: str) -> list[str]:
    """The words that begin like this, in small letters, without the mark of a note after one."""
    return [word.lower() for line in lines for word in re.findall(rf"(?i:{start}\w*?w\d{{3}})", line.words)]


def _words(block: object) -> list[str]:
    """All words of a block, in the order in which they are read."""
    match block:
        case Paragraph() | Heading():
            texts = [block.content]
        case Quote():
            texts = [*block.paragraphs, block.meta]
        case BulletList():
            texts = list(block.items)
        case References():
            texts = [entry.content for entry in block.entries]
        case KeyBox():
            texts = list(block.paragraphs)
        case Table():
            assert block.caption is not None
            cells = [cell for row in block.rows for cell in row.cells]
            texts = [block.caption.content, *[column.title for column in block.columns], *cells, block.note]
        case _:
            raise AssertionError(block)
    return [word for text in texts for inline in text if hasattr(inline, "text") for word in inline.text.split()]


def test_lines_stand_within_the_frame_and_cover_nothing(case: tuple[HouseStyle, Flowed]) -> None:
    _, made = case
    for number, page in enumerate(made.laid.pages):
        lines = made.on(number)
        notes = [line for line in made.notes if line.page == number]
        bottom = min((box.y for box in page.notes), default=page.sheet.bottom)
        assert all(page.sheet.top - NEAR <= line.top and line.bottom <= bottom + NEAR for line in lines)
        if notes:
            assert max(line.bottom for line in notes) == pytest.approx(page.sheet.bottom, abs=NEAR)
        for column in {line.left for line in lines if line.role != "meta" or line.left > page.sheet.axis}:
            tops = sorted((line.top, line.bottom) for line in lines if line.left == column)
            assert all(below[0] >= above[1] - NEAR for above, below in pairwise(tops)), (number, column)


def test_the_first_line_of_a_page_stands_at_its_top(case: tuple[HouseStyle, Flowed]) -> None:
    house, made = case
    for number, page in enumerate(made.laid.pages):
        first = next(line for line in made.on(number) if line.words)
        begins = made.of[first.id][0].page == number
        pad = house.number("quote_block.pad_top_pt") if begins and first.id[0] in "qr" else 0.0
        if first.role == "table_head":
            pad = house.mm("table.pad_y_mm")
        top = min(line.top for line in made.on(number) if line.id == first.id)
        if first.id[0] == "k":
            top = min(box.y for box in page.boxes if box.node_id == first.id)
            pad = 0.0
        elif begins and first.id[0] in "qr":
            top = min(line.top for line in made.on(number) if line.id == first.id and line.left > page.sheet.axis)
        assert top - page.sheet.top == pytest.approx(pad, abs=NEAR), (number, first)


def test_between_paragraphs_stands_their_space(case: tuple[HouseStyle, Flowed]) -> None:
    house, made = case
    body, h1, h2 = house.roles["body"], house.roles["h1"], house.roles["h2"]
    after = body.after
    for above, below in pairwise(made.document.blocks):
        last, first = made.of[above.id][-1], made.of[below.id][0]
        if last.page != first.page:
            continue
        if isinstance(above, Paragraph) and isinstance(below, Paragraph):
            assert first.top - last.bottom == pytest.approx(max(after, body.before), abs=NEAR)
        elif isinstance(above, Paragraph) and isinstance(below, Heading):
            role = h2 if below.look == "sub" else h1
            assert first.top - last.bottom == pytest.approx(max(after, role.before), abs=NEAR)
        elif isinstance(above, Heading):
            role = h2 if above.look == "sub" else h1
            assert first.top - last.bottom == pytest.approx(max(role.after, body.before), abs=NEAR)


def test_a_paragraph_leaves_two_lines_on_each_page_or_stays_whole(case: tuple[HouseStyle, Flowed]) -> None:
    _, made = case
    for block in made.document.blocks:
        if isinstance(block, (Paragraph, Quote)):
            parts = _parts(_own(made, block.id))
            whole = sum(parts) < (SHORT if isinstance(block, Quote) else 4)
            assert len(parts) == 1 if whole else min(parts) >= 2, (block.id, parts)


def test_what_keeps_with_the_next_block_stands_on_the_page_of_its_beginning(case: tuple[HouseStyle, Flowed]) -> None:
    _, made = case
    for above, below in pairwise(made.document.blocks):
        if isinstance(above, Heading) or above.id[0] in "tl":
            assert made.of[above.id][-1].page == made.of[below.id][0].page, above.id
    for number in range(SECTIONS):
        table, long = _own(made, f"g{number}"), _own(made, f"r{number}")
        caption, below = [line for line in table if line.role == "caption"], [line for line in table if line.role == SOURCE]
        rows = [line for line in table if line.role == "table"]
        assert caption[0].page == rows[0].page and below[0].page == rows[-1].page
        source = made.starting(f"r{number}source")[0]
        assert len([line for line in long if line.page == source.page]) >= 2
        assert made.starting(f"q{number}source")[0].page == made.of[f"q{number}"][0].page


def test_rows_items_boxes_and_short_lists_stay_whole(case: tuple[HouseStyle, Flowed]) -> None:
    house, made = case
    assert all(len({line.page for line in made.starting(f"zi{number}w")}) == 1 for number in range(ENTRIES))
    for number in range(SECTIONS):
        assert len({line.page for line in made.of[f"b{number}"]}) == 1
        assert len({line.page for line in made.of[f"k{number}"]}) == 1
        for item in range(LONG):
            assert len({line.page for line in made.starting(f"c{number}i{item}w")}) == 1
        rows = [{line.page for line in made.starting(f"g{number}r{row:02}")} for row in range((12, 6)[number % 2])]
        assert all(len(pages) == 1 for pages in rows)
        pages = [page for found in rows for page in found]
        parts = [pages.count(page) for page in dict.fromkeys(pages)]
        if len(pages) <= house.number("flow.table_keep_together_max_rows"):
            assert len(parts) == 1
        if len(parts) > 1:
            assert parts[0] >= house.number("flow.table_min_rows_before_break")
            assert parts[-1] >= house.number("flow.table_min_rows_after_break")


def test_on_later_pages_a_table_has_its_head_again_and_a_quotation_its_letter(case: tuple[HouseStyle, Flowed]) -> None:
    _, made = case
    for number in range(SECTIONS):
        pages = {line.page for line in made.starting(f"g{number}r")}
        heads = [line.page for line in made.starting(f"g{number}headw")]
        assert sorted(pages) == heads
        pages = {line.page for line in _own(made, f"r{number}")}
        again = [(line.page, line.words) for line in made.lines if line.id == f"r{number}" and not line.printed]
        assert again == [(page, words) for page in sorted(pages)[1:] for words in ("[B]", "cont.")]


def test_a_note_begins_on_the_page_of_its_mark(case: tuple[HouseStyle, Flowed]) -> None:
    house, made = case
    for number, page in enumerate(made.laid.pages):
        high = sum(line.bottom - line.top for line in made.notes if line.page == number and any(w[0] == "n" for w in line.words.split()))
        assert high <= house.number("footnote.max_share_of_page") * page.sheet.height + NEAR
    for number in range(SECTIONS):
        assert made.laid.starts[f"n{number}"][0] == made.laid.starts[f"n{number}:mark"][0]


def test_tints_lie_behind_the_words_and_rules_run_beside_all_of_them(case: tuple[HouseStyle, Flowed]) -> None:
    house, made = case
    for page in made.laid.pages:
        for id in {box.node_id for box in page.boxes if box.node_id[0] in "kqr"}:
            own = [box for box in page.boxes if box.node_id == id]
            texts = [box for box in own if isinstance(box, TextBox)]
            beside = [box for box in own if isinstance(box, (Area, Stroke)) and box.height]
            if not beside:
                assert id[0] == "k" and not house.color("bottom_line_box.fill"), id
                continue
            assert own.index(beside[0]) < own.index(texts[0]), id
            words = [box for box in texts if box.x > beside[0].x]
            assert beside[0].y <= min(box.y for box in words) + NEAR
            assert beside[0].y + beside[0].height >= max(box.y + box.height for box in words) - NEAR


def test_no_page_ends_before_what_follows_would_have_had_room(case: tuple[HouseStyle, Flowed]) -> None:
    house, made = case
    checked = 0
    for number, page in enumerate(made.laid.pages[:-1]):
        least = _least(made, number + 1)
        if not least:
            continue
        checked += 1
        foot = min((box.y for box in page.notes), default=page.sheet.bottom)
        above = house.number("footnote.separator_gap_above_pt") if page.notes else 0.0
        left = foot - above - max(box.y + box.height for box in page.boxes)
        need = max(line.bottom for line in least) - min(line.top for line in least)
        assert left < need + _space(house, made, least[0], number), (number, least[0])
    assert checked >= len(made.laid.pages) // 3


def _space(house: HouseStyle, made: Flowed, first: Line, before: int) -> float:
    """No space above, or beside and below within, what begins the next page is larger: none within a text that goes on."""
    goes_on = made.of[first.id][0].page <= before
    within = {"g": 2 * house.mm("table.pad_y_mm"), "c": house.roles["list"].after, "z": house.number("references.row_gap_pt")}
    return within.get(first.id[0], 0.0) + NEAR if goes_on else MOST_SPACE


def _least(made: Flowed, page: int) -> Sequence[Line]:
    """The lines at the beginning of a page that had to come to it together; none where notes decide that too."""
    first = next(line for line in made.on(page) if line.printed and line.role not in REPEATED)
    kind, number = first.id[0], first.id[1:]
    here = [line for line in _own(made, first.id) if line.page == page]
    before = [line for line in _own(made, first.id) if line.page < page]
    if kind in "hp":
        return ()
    if kind in "ouar":
        rest = [line for line in _own(made, first.id) if line.page >= page]
        if before:
            return here[:1] if len(rest) > 2 else [*here, *(made.starting(f"r{number}source") if kind == "r" else ())]
        return here[:2] if len(rest) > 3 else here
    if kind == "i":
        return [*here, *_own(made, f"o{number}")[:4]]
    if kind in "tl":
        return [*here, *_all(made, ("q" if kind == "t" else "b") + number)]
    if kind == "z":
        return made.starting(here[0].words.split()[0][:-3])
    if kind == "c":
        return made.starting(first.words.split()[0][:5]) if first.words != "–" else made.starting(here[1].words.split()[0][:5])
    if kind == "g" and before:
        row = int(first.words.split("r")[1][:2])
        return made.starting(f"g{number}r{row:02}") if row < 10 else [line for line in here if line.role != "table_head"]
    if kind == "g":
        wanted = [f"g{number}r{row:02}" for row in range(3)]
        rows = [line for start in wanted for line in made.starting(start)]
        return [*here[:1], *rows] if int(number) % 2 == 0 else here
    return here


def _own(made: Flowed, id: str) -> list[Line]:
    """The lines of a block's own words, without its number, letter or source."""
    return [line for line in made.of[id] if line.words.startswith(id) and not (line.role == SOURCE and id[0] in "qr")]


def _all(made: Flowed, id: str) -> Sequence[Line]:
    return made.of[id]


def _parts(lines: Iterable[Line]) -> list[int]:
    """How many lines stand on each page."""
    pages = [line.page for line in lines]
    return [pages.count(page) for page in dict.fromkeys(pages)]


@pytest.mark.parametrize("before", range(0, 48, 6))
@pytest.mark.parametrize("large", [
    KeyBox("x", "", tuple(counted(f"x{part}", 120) for part in range(7))),
    BulletList("x", tuple(counted(f"x{item}", 120) for item in range(6))),
    Table("x", "free", (Column(()), Column(())), (Row((counted("xa", 3), counted("xb", 900))),)),
], ids=lambda block: type(block).__name__)
def test_a_heading_stands_with_the_beginning_of_what_no_page_can_hold(large: Block, before: int) -> None:
    lines = [Paragraph(f"a{index}", counted(f"a{index}", 1)) for index in range(before)]
    headings = heading("h", "Title", "1"), heading("i", "Below", look="sub", level=2)
    document = Document(Meta("en", "T"), ENGLISH, (*lines, *headings, large))
    made = Flowed(document, lay_out(document, STYLES["staff"]))
    assert made.of["h"][0].page == made.of["i"][0].page == next(line.page for line in made.of["x"] if line.words.startswith("x"))
