"""Going through a document in reading order."""
from __future__ import annotations

from briefer.document.dump import dump
from briefer.document.heads import rows_below_head, running_title
from briefer.document.inlines import LineBreak, Link, Marks, Note, Reference, Text
from briefer.document.nodes import (
    AddressRows,
    Document,
    HeaderBlock,
    Heading,
    KeyBox,
    LabelledRow,
    Meta,
    Paragraph,
    Phrases,
    Quote,
    References,
    SourceEntry,
    Table,
)
from briefer.document.nodes import Column as TableColumn
from briefer.document.nodes import Row as TableRow
from briefer.document.walk import count_words, notes, plain_text, stretches, texts

CONTENT = (Text("One "), Link("#x", (Text("two"),)), Text("\u00a0"), Reference(("A", "B")), Note(1, (Text("aside three"),)), LineBreak(),
           Text("four", Marks.STRONG, "it"))


def document(*blocks: object) -> Document:
    return Document(Meta("en", "Title"), Phrases("Page {n} of {total}", "Copy {n} of {total}", "cont.", "DRAFT"), blocks)  # type: ignore[arg-type]


def test_plain_text_reads_as_printed_without_footnotes() -> None:
    assert plain_text(CONTENT) == "One two\u00a0[A, B]\nfour"


def test_words_count_footnotes_once() -> None:
    assert count_words(document(Paragraph("p", CONTENT))) == 7  # One two [A, B] four + aside three


def test_every_text_in_order() -> None:
    quote = Quote("q", "A", "", ((Text("said"),),), "en", (Text("where"),), ((Text("detto"),),), "it")
    made = document(Heading("h", (Text("Head"),)), quote, KeyBox("k", "Label", ((Text("boxed"),),)), Paragraph("p", CONTENT))
    assert [text.text for text in texts(made)] == [
        "Head", "said", "detto", "where", "Label", "boxed", "One ", "two", "\u00a0", "aside three", "four"]


def test_an_empty_table_reads_its_empty_words() -> None:
    table = Table("t", "free", (TableColumn((Text("Head"),)),), (), empty="Nothing")
    assert [plain_text(stretch) for stretch in stretches(table) if stretch] == ["Head", "Nothing"]
    filled = Table("t", "free", (TableColumn((Text("Head"),)),), (TableRow(((Text("cell"),),)),), empty="Nothing")
    assert [plain_text(stretch) for stretch in stretches(filled) if stretch] == ["Head", "cell"]


def test_notes_of_a_block() -> None:
    assert [note.number for note in notes(Paragraph("p", CONTENT))] == [1]


def test_the_dump_shows_what_cannot_be_seen() -> None:
    printed = dump(document(Paragraph("p", CONTENT, "1.1"), References("r", (SourceEntry("A", (Text("line"),)),))))
    assert "paragraph 1.1 One <#x two>~*[A, B]*^1 ⏎ {it:*four*}  #p\n    note 1 aside three\n" in printed
    assert "references  #r\n  [A] line\n" in printed


def lettered(addressee: str) -> Document:
    header = HeaderBlock("header", "Office", "", "Note", "Title", protocol="Prot. n. 7/2026", addressee=addressee)
    rows = AddressRows("rows", (LabelledRow("to", "For", (Text("the Chief"),)), LabelledRow("subject", "Subject", (Text("Leave"),))))
    return Document(Meta("en", "Title", "Short", reference="7/2026"), Phrases("", "", "", ""), (header, rows))


def test_an_addressee_named_in_the_head_is_not_named_again_below_it() -> None:
    named, plain = lettered("for the Chief"), lettered("")
    for letter, fields in ((named, ["subject"]), (plain, ["to", "subject"])):
        rows = letter.blocks[1]
        assert isinstance(rows, AddressRows)
        assert [row.field for row in rows_below_head(letter, rows)] == fields


def test_the_foot_of_a_letter_bears_its_protocol() -> None:
    assert running_title(lettered(""), as_letter=True) == ("Prot. n. 7/2026", "Short")
    assert running_title(lettered(""), as_letter=False) == ("7/2026", "Short")
