"""Notes below their section, where a style asks for that: the same notes as at the foot, with their links."""

from __future__ import annotations

from dataclasses import replace

from briefer.document.inlines import Note
from briefer.document.nodes import Block, Document, Meta, Paragraph, Phrases
from briefer.layout import lay_out
from briefer.layout.boxes import Element, LinkArea
from tests.layout.pages import lines_of, text_boxes
from tests.layout.sample_documents import heading, style, words

STAFF = style("staff")
AT_END = replace(STAFF, tokens={**STAFF.tokens, "footnote.mode": "section_end"})
LONG = "The pilots’ book names each ship that came in after the storm and the hour at which it was moored. "


def noted(id: str, number: int, said: str = "Why.") -> Paragraph:
    return Paragraph(id, words(f"Paragraph {id}.", Note(number, words(said), f"n{number}")))


def document(*blocks: Block, notes: str = "Notes") -> Document:
    return Document(Meta("en", "T"), Phrases("Page {n} of {total}", "", "cont.", "DRAFT", notes), blocks)


def said(document: Document) -> list[str]:
    laid = lay_out(document, AT_END)
    assert not any(page.notes for page in laid.pages)
    return [" ".join(lines_of(box)) for page in laid.pages for box in text_boxes(page)]


def test_notes_stand_below_the_section_that_calls_them_under_a_label() -> None:
    made = document(heading("h1", "One", "1"), noted("a", 1), noted("b", 2), heading("h2", "Two", "2"), noted("c", 3))
    assert said(made) == ["1", "One", "Paragraph a.1", "Paragraph b.2", "NOTES", "1", "Why.", "2", "Why.",
                          "2", "Two", "Paragraph c.3", "NOTES", "3", "Why."]


def test_a_section_without_notes_has_no_label_and_a_document_without_the_word_none_either() -> None:
    assert said(document(heading("h1", "One", "1"), Paragraph("a", words("Said.")))) == ["1", "One", "Said."]
    assert said(document(noted("a", 1), notes="")) == ["Paragraph a.1", "1", "Why."]


def test_the_number_of_a_note_leads_back_to_its_mark() -> None:
    laid = lay_out(document(noted("a", 1)), AT_END)
    targets = [box.target for box in laid.pages[0].boxes if isinstance(box, LinkArea)]
    assert targets == ["n1:mark"]
    assert laid.starts["n1"][1] > laid.starts["n1:mark"][1]


def test_a_note_is_read_where_it_prints() -> None:
    laid = lay_out(document(heading("h1", "One", "1"), noted("a", 1), Paragraph("b", words("After."))), AT_END)

    def roles(element: Element) -> list[str]:
        return [element.role, *(role for kid in element.kids for role in roles(kid))]

    assert roles(laid.root) == ["Document", "Sect", "H1", "P", "P", "Note", "Lbl", "Link", "P"]


def test_a_long_note_goes_on_over_the_page() -> None:
    laid = lay_out(document(noted("a", 1, LONG * 90)), AT_END)
    parts = [len(lines_of(box)) for page in laid.pages for box in text_boxes(page) if box.node_id == "n1" and box.x > 100]
    assert len(laid.pages) == len(parts) > 1 and min(parts) > 1
