"""Documents on pages: what keeps together, what is repeated, what is found where."""

from __future__ import annotations

import pytest

from briefer.document.inlines import Note, Text
from briefer.document.nodes import (
    BulletList,
    Column,
    Contents,
    Document,
    Meta,
    PageBreak,
    Paragraph,
    Phrases,
    Quote,
    Row,
    Table,
    Term,
    TermList,
)
from briefer.layout import lay_out
from briefer.layout.boxes import Area, DrawingBox, Stroke, TurnedWord
from tests.layout.pages import lines_of, text_boxes, words_on
from tests.layout.sample_documents import briefing, heading, italian_note, style, words
from tests.layout.sample_states import states

STAFF, DIPLOMATIC = style("staff"), style("diplomatic")
SENTENCE = "The pilots’ book names each ship that came in after the storm and the hour at which it was moored. "


def document(*blocks: object, **meta: object) -> Document:
    fields: dict[str, object] = {"language": "en", "title": "T", **meta}
    return Document(Meta(**fields), Phrases("Page {n} of {total}", "Copy {n} of {total}", "cont.", "DRAFT"), blocks)  # type: ignore[arg-type]


def test_a_briefing_has_its_sections_on_the_pages_that_the_contents_name() -> None:
    laid = lay_out(briefing(), STAFF)
    first = words_on(laid.pages[0])
    for place in laid.places:
        assert f"{place.title.removeprefix('1 ').removeprefix('2 ').removeprefix('3 ')}" in first
        assert laid.page_of(place.node_id) == place.page + 1
    numbers = [box for box in text_boxes(laid.pages[0]) if box.node_id == "contents" and box.align == "right"]
    assert [lines_of(box)[0] for box in numbers] == [str(place.page + 1) for place in laid.places]


@pytest.mark.parametrize("made", [briefing, italian_note, states])
@pytest.mark.parametrize("house", [STAFF, DIPLOMATIC])
def test_every_node_has_a_page(made: object, house: object) -> None:
    document = made()  # type: ignore[operator]
    laid = lay_out(document, house)  # type: ignore[arg-type]
    printed = [block.id for block in document.blocks if not isinstance(block, PageBreak)]
    assert all(1 <= laid.page_of(id) <= len(laid.pages) for id in printed)
    assert [laid.page_of(id) for id in printed] == sorted(laid.page_of(id) for id in printed)


def test_marking_and_page_number_stand_on_every_page() -> None:
    laid = lay_out(briefing(), STAFF)
    for number, page in enumerate(laid.pages, 1):
        furniture = [lines_of(box)[0] for box in text_boxes(page, furniture=True)]
        assert furniture.count("UNCLASSIFIED // FOR TRAINING USE") == 2
        assert f"Page {number} of {len(laid.pages)}" in furniture


def test_a_draft_says_so_across_the_page_and_loses_its_tints() -> None:
    laid = lay_out(states(), STAFF)
    page = laid.pages[0]
    assert any(isinstance(box, TurnedWord) and box.text == "DRAFT" for box in page.furniture)
    assert {"DRAFT", "Copy 03 of 12"} <= {lines_of(box)[0] for box in text_boxes(page, furniture=True)}
    assert not any(isinstance(box, Area) and box.fill == STAFF.color("bottom_line_box.fill") for box in page.boxes)
    assert any(isinstance(box, Area) and box.fill for box in lay_out(briefing(), STAFF).pages[0].boxes if box.node_id == "box")


def test_the_first_block_of_a_page_stands_at_the_top_of_its_frame() -> None:
    laid = lay_out(document(PageBreak("b"), heading("h", "Title", "1"), Paragraph("p", words(SENTENCE), "1.1")), STAFF)
    assert len(laid.pages) == 1
    assert laid.starts["h"] == (0, STAFF.page.margin_top)


def test_between_blocks_stands_the_larger_of_the_two_spaces() -> None:
    laid = lay_out(document(Paragraph("a", words("One."), "1.1"), heading("h", "Title", "1"), Paragraph("b", words("Two."), "1.2")), STAFF)
    body, h1 = STAFF.roles["body"], STAFF.roles["h1"]
    assert laid.starts["h"][1] == pytest.approx(STAFF.page.margin_top + body.leading + h1.before)
    assert laid.starts["b"][1] == pytest.approx(laid.starts["h"][1] + h1.leading + h1.after)


@pytest.mark.parametrize("lines", range(30, 56))
def test_no_heading_ends_a_page_and_no_paragraph_leaves_one_line(lines: int) -> None:
    blocks = [Paragraph(f"l{index}", words("A line."), "") for index in range(lines)]
    laid = lay_out(document(*blocks, heading("h", "Title", "1"), Paragraph("p", words(SENTENCE * 6), "1.1")), STAFF)
    assert laid.page_of("h") == laid.page_of("p")
    for page in laid.pages:
        parts = [len(lines_of(box)) for box in text_boxes(page) if box.node_id == "p" and box.x > 100]
        assert all(part >= 2 for part in parts)


@pytest.mark.parametrize("lines", range(28, 44, 3))
def test_a_short_quotation_stays_whole_and_takes_its_introduction_along(lines: int) -> None:
    blocks = [Paragraph(f"l{index}", words("A line."), "") for index in range(lines)]
    quote = Quote("q", "A", "B2", (words(SENTENCE * 4),), "en", words("Source."))
    laid = lay_out(document(*blocks, Paragraph("p", words("They said:"), "1.1"), quote), STAFF)
    assert laid.page_of("p") == laid.page_of("q")
    assert len({number for number, page in enumerate(laid.pages) for box in text_boxes(page) if box.node_id == "q"}) == 1


def test_a_long_quotation_goes_on_with_its_letter_and_keeps_its_source_with_two_lines() -> None:
    quote = Quote("q", "A", "B2", (words(SENTENCE * 60),), "en", words("Source."))
    laid = lay_out(document(Paragraph("p", words(SENTENCE), "1.1"), quote), STAFF)
    assert len(laid.pages) == 2
    second = [box for box in text_boxes(laid.pages[1]) if box.node_id == "q"]
    assert [lines_of(box)[0] for box in second[:2]] == ["[A]", "cont."]
    assert all(box.element is None for box in second[:2]), "what is repeated is no content"
    assert len(lines_of(second[2])) >= 2 and lines_of(second[3]) == ["Source."]
    for page in laid.pages:
        bars = [box for box in page.boxes if isinstance(box, Stroke) and box.node_id == "q"]
        assert len(bars) == 1


def test_a_table_over_two_pages_repeats_its_head_and_keeps_rows_whole() -> None:
    laid = lay_out(briefing(), STAFF)
    heads = [number for number, page in enumerate(laid.pages) for box in text_boxes(page) if lines_of(box) == ["Event"]]
    rows = [
        number
        for number, page in enumerate(laid.pages)
        for box in text_boxes(page)
        if box.node_id == "events" and "Event number" in lines_of(box)[0]
    ]
    assert sorted(set(rows)) == heads
    assert len(rows) == 24


def test_eight_rows_stay_together_and_nine_may_part() -> None:
    def table(count: int) -> Table:
        return Table(
            "t", "free", (Column(words("A")), Column(words("B"))), tuple(Row((words(f"row {n}"), words("x"))) for n in range(count))
        )

    before = [Paragraph(f"l{index}", words("A line."), "") for index in range(26)]
    assert {laid_on(table(8), before)} == {frozenset({1})}
    assert laid_on(table(9), before) == frozenset({0, 1})


def laid_on(table: Table, before: list[Paragraph]) -> frozenset[int]:
    laid = lay_out(document(*before, table), STAFF)
    return frozenset(number for number, page in enumerate(laid.pages) for box in text_boxes(page) if box.node_id == "t")


def test_an_empty_table_and_an_empty_figure_say_so() -> None:
    laid = lay_out(states(), STAFF)
    text = " ".join(words_on(page) for page in laid.pages)
    assert "— No dated items in this pack." in text and "No events recorded." in text


def test_a_note_stands_at_the_foot_of_the_page_of_its_mark() -> None:
    blocks = [Paragraph(f"p{n}", words(SENTENCE * 3, Note(n, words(f"Remark {n}."), f"n{n}")), f"{n}.") for n in range(1, 40)]
    laid = lay_out(document(*blocks), STAFF)
    for number in range(1, 40):
        assert laid.starts[f"n{number}"][0] == laid.starts[f"n{number}:mark"][0]


def test_a_note_longer_than_its_share_goes_on_at_the_foot_of_the_next_page() -> None:
    laid = lay_out(
        document(Paragraph("p", words(SENTENCE, Note(1, words(SENTENCE * 90), "n")), "1.1"), Paragraph("q", words(SENTENCE * 40), "1.2")),
        STAFF,
    )
    share = STAFF.number("footnote.max_share_of_page") * (STAFF.page.height - STAFF.page.margin_top - STAFF.page.margin_bottom)
    heights = [sum(box.height for box in page.notes if box.x > STAFF.page.margin_left + 20) for page in laid.pages if page.boxes]
    assert len(heights) > 1 and all(height <= share + 0.01 for height in heights)
    assert sum(len(lines_of(box)) for page in laid.pages for box in text_boxes(page, notes=True) if box.x > 100) > 30


def test_a_list_of_six_stays_with_the_paragraph_that_introduces_it() -> None:
    before = [Paragraph(f"l{index}", words("A line."), "") for index in range(32)]
    items = BulletList("list", tuple(words(f"Item {n}.") for n in range(6)))
    laid = lay_out(document(*before, Paragraph("p", words("As follows:"), "1.1"), items), STAFF)
    assert laid.page_of("p") == laid.page_of("list") == 2


def test_signs_that_no_face_has_are_printed_as_their_code_and_listed() -> None:
    laid = lay_out(states(), DIPLOMATIC)
    assert laid.missing_glyphs == ("\U0001fae0",)
    assert "[U+1FAE0]" in " ".join(words_on(page) for page in laid.pages)


def test_a_figure_with_marks_is_drawn_and_described() -> None:
    laid = lay_out(briefing(), STAFF)
    drawings = [box for page in laid.pages for box in page.boxes if isinstance(box, DrawingBox)]
    assert len(drawings) == 1
    assert drawings[0].element.alt.startswith("Repairs cluster")


def test_contents_without_headings_and_a_document_without_blocks_still_make_a_page() -> None:
    assert len(lay_out(document(Contents("c")), STAFF).pages) == 1
    assert len(lay_out(document(), STAFF).pages) == 1


def test_a_marking_too_long_for_the_page_is_set_smaller_not_refused() -> None:
    laid = lay_out(document(Paragraph("p", (Text("x"),)), marking="UNCLASSIFIED // " * 12), STAFF)
    banner = next(box for box in text_boxes(laid.pages[0], furniture=True) if "UNCLASSIFIED" in lines_of(box)[0])
    assert banner.role.size < STAFF.roles["banner"].size


def test_a_narrow_column_is_widened_to_the_longest_word_of_its_head() -> None:
    columns = tuple(Column(words(title)) for title in ("Rif.", "Editore e titolo", "Data", "Provenienza", "Grado", "Acquisito"))
    laid = lay_out(document(Table("t", "register", columns, (Row(tuple(words("x") for _ in columns)),))), DIPLOMATIC)
    assert all(len(lines_of(box)) == 1 for box in text_boxes(laid.pages[0]))


@pytest.mark.parametrize("lines", range(30, 44, 2))
def test_the_line_about_a_source_stays_with_its_quotation(lines: int) -> None:
    blocks = [Paragraph(f"l{index}", words("A line."), "") for index in range(lines)]
    article = heading("h", "An article", look="sub", level=2), Paragraph("m", words("The Coast Courier, 4 May 2024"), role="meta")
    laid = lay_out(document(*blocks, *article, Quote("q", "A", "B2", (words(SENTENCE * 4),), "en", words("Source."))), STAFF)
    assert laid.page_of("h") == laid.page_of("m") == laid.page_of("q")


def test_acronyms_are_read_down_the_first_column_and_stay_on_one_page() -> None:
    before = [Paragraph(f"l{index}", words("A line."), "") for index in range(31)]
    acronyms = TermList("t", tuple(Term(f"T{n:02}", words(f"Term {n}")) for n in range(12)))
    laid = lay_out(document(*before, acronyms), STAFF)
    assert laid.page_of("t") == 2
    labels = [box for box in text_boxes(laid.pages[1]) if lines_of(box)[0].startswith("T") and box.role.weight == "bold"]
    left = [lines_of(box)[0] for box in labels if box.x < STAFF.page.width / 2 - 20]
    assert left == [f"T{n:02}" for n in range(6)]


@pytest.mark.parametrize(("rows", "family"), [(4, "Caladea"), (5, "Carlito")])
def test_five_figures_to_compare_are_set_equally_wide(rows: int, family: str) -> None:
    columns = (Column(words("Item")), Column(words("Quantity"), "right"))
    table = Table("t", "free", columns, tuple(Row((words("Item"), words(f"{n}.117"))) for n in range(rows)))
    laid = lay_out(document(table), DIPLOMATIC)
    figures = [box for box in text_boxes(laid.pages[0]) if box.align == "right" and "117" in lines_of(box)[0]]
    assert {box.role.faces.family for box in figures} == {family}


@pytest.mark.parametrize("rows", range(30, 50))
def test_no_row_of_the_contents_stands_alone_on_a_page(rows: int) -> None:
    headings = [heading(f"h{number}", f"Section {number}") for number in range(rows)]
    laid = lay_out(document(Contents("contents"), PageBreak("b"), *headings), DIPLOMATIC)
    counts = [sum(box.node_id == "contents" and box.align == "right" for box in text_boxes(page)) for page in laid.pages]
    assert sum(counts) == rows
    assert 1 not in counts
