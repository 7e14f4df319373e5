"""What was filled into a PDF form is read where it prints."""
from __future__ import annotations

from tests.importers.pdf_files import FONT_NUMBER, mark, pdf, read, stream, written

LINES = [(72.0, 700.0, "Name:"), (72.0, 650.0, "Unit:"), (72.0, 600.0, "Signed at the depot.")]


def field(left: float, bottom: float, appearance: int, entries: bytes = b"/FT/Tx") -> bytes:
    return b"<</Type/Annot/Subtype/Widget/T(f)%s/Rect[%g %g %g %g]%s>>" % (
        entries, left, bottom, left + 200, bottom + 16, b"/AP<</N %d 0 R>>" % appearance if appearance else b"")


def appearance(words: str) -> bytes:
    drawn = b"<</Font<</F1 %d 0 R>>>>" % FONT_NUMBER
    return stream(written([(2, 4, words)]), b"/Type/XObject/Subtype/Form/BBox[0 0 200 16]/Resources" + drawn)


def test_a_filled_field_stands_beside_its_label() -> None:
    found = read(pdf(LINES, marks={0: [field(110, 646, 51), field(110, 696, 50)]},
                     more={50: appearance("Mario Rossi"), 51: appearance("8th Regiment")}))
    lines = [line.replace(" | ", " ") for line in found.text.split("\n")]
    assert lines == ["Name: Mario Rossi", "Unit: 8th Regiment", "Signed at the depot."]


def test_marks_and_links_of_a_page_with_fields_are_found_all_the_same() -> None:
    link = b"<</Type/Annot/Subtype/Link/Rect[72 598 120 610]/A<</S/URI/URI(https://example.org)>>>>"
    highlight = mark((70, 597, 180, 610), comment="When?")
    found = read(pdf(LINES, marks={0: [link, field(110, 696, 50), highlight]}, more={50: appearance("Mario Rossi")}))
    assert [one.exact for one in found.highlights] == ["Signed at the depot."]
    assert found.counts["links"] == 1 and "Mario Rossi" in found.text


def test_a_comment_on_a_form_does_not_become_a_part_of_its_text() -> None:
    note = mark((300, 600, 500, 620), kind="FreeText", comment="Not theirs", entries=b"/AP<</N 51 0 R>>")
    found = read(pdf(LINES, marks={0: [note, field(110, 696, 50)]}, more={50: appearance("Mario Rossi"), 51: appearance("Not theirs")}))
    assert "Not theirs" not in found.text and [one.comment for one in found.highlights] == ["Not theirs"]


def test_a_field_that_shows_nothing_of_what_was_filled_in_is_counted() -> None:
    found = read(pdf(LINES, marks={0: [field(110, 696, 0, b"/FT/Tx/V(Mario)"), field(110, 646, 0)]}))
    assert "Mario" not in found.text and found.counts["forms"] == 1


def test_the_words_on_a_button_are_not_read() -> None:
    found = read(pdf(LINES, marks={0: [field(110, 646, 51, b"/FT/Btn/Ff 65536"), field(110, 696, 50)]},
                     more={50: appearance("Mario Rossi"), 51: appearance("Print form")}))
    assert "Mario Rossi" in found.text and "Print form" not in found.text
