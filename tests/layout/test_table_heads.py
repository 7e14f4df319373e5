"""The heads of the tables that every document has fit their columns, in both styles and languages."""
from __future__ import annotations

import pytest

from briefer.document.nodes import Column, Document, Meta, Phrases, Row, Table
from briefer.layout import lay_out
from tests.layout.pages import lines_of, text_boxes
from tests.layout.sample_documents import style, words, words_row

HEADS = (
    ("register", "en", ("Ref.", "Publisher and title", "Date", "Lang.", "Grade", "Retrieved")),
    ("register", "it", ("Rif.", "Editore e titolo", "Data", "Lingua", "Grado", "Acquisito")),
    ("chronology_theme", "it", ("Data", "Evento", "Tema", "Fonte")),
    ("chronology", "en", ("Date", "Event", "Source")),
)


@pytest.mark.parametrize("house", ["staff", "diplomatic"])
@pytest.mark.parametrize(("kind", "language", "heads"), HEADS)
def test_no_head_is_broken(kind: str, language: str, heads: tuple[str, ...], house: str) -> None:
    table = Table("t", kind, tuple(Column(words(head)) for head in heads), (Row(words_row(*("x" for _ in heads))),))
    document = Document(Meta(language=language, title="T"), Phrases("{n}/{total}", "{n}/{total}", "cont.", "DRAFT"), (table,))
    page = lay_out(document, style(house)).pages[0]
    assert [lines_of(box) for box in text_boxes(page) if box.node_id == "t"][:len(heads)] == [[head] for head in heads]
