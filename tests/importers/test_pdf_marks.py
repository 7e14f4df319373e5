"""Passages marked in PDF files come out as excerpts proposed, word by word as they stand in the text."""
from __future__ import annotations

import pytest

from briefer.importers.imported import ImportedText
from briefer.model.sources import Highlight
from tests.importers.pdf_files import mark, pdf, read

# Helvetica of 10 points: the words of the first line begin at these places.
FIRST = "The convoy left the northern depot before dawn, as planned, and reached the river in"
SECOND = "the afternoon of the same day without any loss of men or of vehicles."
WIDTHS = {" ": 2.78, "f": 2.78, "t": 2.78, "l": 2.22, "i": 2.22, "j": 2.22, ",": 2.78, ".": 2.78, "r": 3.33, "m": 8.33, "w": 7.22,
          "T": 6.11, "c": 5, "v": 5, "s": 5, "y": 5, "k": 5, "x": 5, "z": 5, "“": 3.33, "”": 3.33, "(": 3.33, ")": 3.33}


def over(line: str, words: str, left: float, height: float) -> tuple[float, float, float, float]:
    """The box of words of a line."""
    before, _, _ = line.partition(words)
    start = left + sum(WIDTHS.get(sign, 5.56) for sign in before)
    return start, height - 2.5, start + sum(WIDTHS.get(sign, 5.56) for sign in words), height + 8.5


def found(data: bytes) -> tuple[Highlight, ...]:
    result: ImportedText = read(data)
    for one in result.highlights:
        assert result.text[one.start:one.end] == one.exact
        assert result.text[:one.start].endswith(one.prefix) and result.text[one.end:].startswith(one.suffix)
    return result.highlights


def exact(data: bytes) -> list[str]:
    return [one.exact for one in found(data)]


TWO_LINES = [(72.0, 700.0, FIRST), (72.0, 687.0, SECOND)]


@pytest.mark.parametrize("order", ["z", "around", "below"])
@pytest.mark.parametrize("kind", ["Highlight", "Underline", "Squiggly", "StrikeOut"])
def test_each_kind_of_mark_is_found_whatever_the_order_of_its_corners(kind: str, order: str) -> None:
    box = over(FIRST, "the northern depot", 72, 700)
    (one,) = found(pdf(TWO_LINES, marks={0: [mark(box, kind=kind, order=order, comment="Where?", author="Bianchi")]}))
    assert (one.exact, one.author, one.comment) == ("the northern depot", "Bianchi", "Where?")


def test_a_mark_over_lines_is_one_passage() -> None:
    boxes = over(FIRST, "reached the river in", 72, 700), over(SECOND, "the afternoon", 72, 687)
    assert exact(pdf(TWO_LINES, marks={0: [mark(*boxes)]})) == ["reached the river in the afternoon"]


def test_a_mark_that_begins_within_a_word_takes_the_word_when_it_covers_enough_of_it() -> None:
    left, bottom, right, top = over(FIRST, "northern depot", 72, 700)
    assert exact(pdf(TWO_LINES, marks={0: [mark((left + 10, bottom, right - 5, top))]})) == ["northern depot"]


def test_a_mark_on_a_part_of_one_word_takes_that_word() -> None:
    left, bottom, _, top = over(FIRST, "northern", 72, 700)
    assert exact(pdf(TWO_LINES, marks={0: [mark((left, bottom, left + 8, top))]})) == ["northern"]


def test_commas_and_the_stop_of_half_a_sentence_are_trimmed_and_a_whole_sentence_keeps_its_stop() -> None:
    assert exact(pdf(TWO_LINES, marks={0: [mark(over(FIRST, "before dawn,", 72, 700))]})) == ["before dawn"]
    assert exact(pdf(TWO_LINES, marks={0: [mark(over(SECOND, "of vehicles.", 72, 687))]})) == ["of vehicles"]
    short = "Nobody was hurt."
    assert exact(pdf([(72, 700, short)], marks={0: [mark(over(short, short, 72, 700))]})) == [short]


def test_half_of_a_pair_of_brackets_is_trimmed_and_a_pair_stays() -> None:
    line = "The column (twelve trucks) stopped at the bridge (see map)."
    assert exact(pdf([(72, 700, line)], marks={0: [mark(over(line, "(twelve", 72, 700))]})) == ["twelve"]
    assert exact(pdf([(72, 700, line)], marks={0: [mark(over(line, "column (twelve trucks)", 72, 700))]})) == ["column (twelve trucks)"]


def test_a_passage_marked_to_the_end_of_a_page_and_from_the_start_of_the_next_is_one() -> None:
    marks = {0: [mark(over(FIRST, "reached the river in", 72, 100), comment="Both")], 1: [mark(over(SECOND, "the afternoon", 72, 700))]}
    (one,) = found(pdf([(72, 100, FIRST)], [(72, 700, SECOND)], marks=marks))
    assert (one.exact, one.comment) == ("reached the river in the afternoon", "Both")


def test_marks_of_two_people_over_a_page_break_stay_two() -> None:
    marks = {0: [mark(over(FIRST, "reached the river in", 72, 100))], 1: [mark(over(SECOND, "the afternoon", 72, 700), author="Verdi")]}
    assert exact(pdf([(72, 100, FIRST)], [(72, 700, SECOND)], marks=marks)) == ["reached the river in", "the afternoon"]


def test_a_mark_over_two_columns_follows_the_order_of_reading() -> None:
    left = [(72.0, 700.0 - 13 * n, f"left column line number {n} goes on and on here") for n in range(12)]
    right = [(330.0, 700.0 - 13 * n, f"right column line number {n} goes on and on") for n in range(12)]
    boxes = over(left[11][2], left[11][2], 72, left[11][1]), over(right[0][2], right[0][2], 330, right[0][1])
    (one,) = exact(pdf([*left, *right], marks={0: [mark(*boxes)]}))
    assert one == f"{left[11][2]} {right[0][2]}"


def test_marks_come_in_the_order_of_the_text_not_of_the_file() -> None:
    marks = [mark(over(SECOND, "the same day", 72, 687)), mark(over(FIRST, "The convoy", 72, 700))]
    assert exact(pdf(TWO_LINES, marks={0: marks})) == ["The convoy", "the same day"]


@pytest.mark.parametrize("kind", ["Text", "FreeText"])
def test_a_note_without_a_passage_stands_with_the_line_nearest_to_it(kind: str) -> None:
    lines = [(72.0, 700.0, "First line of the page."), (72.0, 600.0, "Line far below."), (72.0, 500.0, "Last line.")]
    (one,) = found(pdf(lines, marks={0: [mark((400, 595, 420, 615), kind=kind, comment="Check this")]}))
    assert one.comment == "Check this" and one.exact.rstrip(".") == "Line far below"


def test_a_note_without_words_is_nothing() -> None:
    assert found(pdf(TWO_LINES, marks={0: [mark((400, 595, 420, 615), kind="Text")]})) == ()


def test_replies_are_added_to_the_comment_with_their_names_and_states_are_not() -> None:
    first = mark(over(FIRST, "The convoy", 72, 700), comment="Which one?", author="Rossi")
    reply = mark((72, 700, 90, 710), kind="Text", comment="The third.", author="Verdi", entries=b"/IRT 50 0 R")
    again = mark((72, 700, 90, 710), kind="Text", comment="Thanks", author="Rossi", entries=b"/IRT 51 0 R")
    state = mark((72, 700, 90, 710), kind="Text", comment="Accepted", entries=b"/IRT 50 0 R/StateModel(Review)/State(Accepted)")
    data = pdf(TWO_LINES, marks={0: [b"50 0 R", b"51 0 R", b"52 0 R", b"53 0 R"]}, more={50: first, 51: reply, 52: again, 53: state})
    (one,) = found(data)
    assert (one.exact, one.comment) == ("The convoy", "Which one?\nVerdi: The third.\nThanks")


def test_words_that_replace_a_passage_struck_out_are_its_comment() -> None:
    caret = mark((180, 698, 186, 708), kind="Caret", comment="the southern depot")
    struck = mark(over(FIRST, "the northern depot", 72, 700), kind="StrikeOut", entries=b"/IRT 50 0 R/RT/Group")
    (one,) = found(pdf(TWO_LINES, marks={0: [b"50 0 R", b"51 0 R"]}, more={50: caret, 51: struck}))
    assert (one.exact, one.comment) == ("the northern depot", "the southern depot")


def test_the_day_that_libreoffice_writes_behind_a_name_is_no_part_of_it() -> None:
    (one,) = found(pdf(TWO_LINES, marks={0: [mark(over(FIRST, "The convoy", 72, 700), author="Bianchi, 01/02/26, 10:00")]}))
    assert one.author == "Bianchi"


def test_notes_that_answer_each_other_in_a_circle_or_a_drawing_are_kept() -> None:
    place = over(FIRST, "The convoy", 72, 700)
    one = mark(place, kind="Text", comment="a", entries=b"/IRT 51 0 R")
    other = mark(place, kind="Text", comment="b", entries=b"/IRT 50 0 R")
    on_drawing = mark(place, kind="Text", comment="c", entries=b"/IRT 53 0 R")
    drawing = b"<</Type/Annot/Subtype/Square/Rect[72 690 90 710]>>"
    data = pdf(TWO_LINES, marks={0: [b"50 0 R", b"51 0 R", b"52 0 R", b"53 0 R"]}, more={50: one, 51: other, 52: on_drawing, 53: drawing})
    said = " ".join(highlight.comment for highlight in found(data))
    assert all(comment in said for comment in ("a", "b", "c"))


def test_a_passage_marked_twice_in_the_same_way_is_proposed_once() -> None:
    box = over(FIRST, "The convoy", 72, 700)
    assert exact(pdf(TWO_LINES, marks={0: [mark(box), mark(box)]})) == ["The convoy"]


def test_a_comment_too_long_to_be_one_is_left_out_and_the_passage_stays() -> None:
    (one,) = found(pdf(TWO_LINES, marks={0: [mark(over(FIRST, "The convoy", 72, 700), comment="x" * 100_000)]}))
    assert (one.exact, one.comment) == ("The convoy", "")


def test_a_mark_on_a_page_that_lies_on_its_side_finds_its_words() -> None:
    box = over(FIRST, "the northern depot", 72, 700)
    data = pdf(TWO_LINES, marks={0: [mark(box)]}).replace(b"/MediaBox[0 0 595 842]", b"/Rotate 90/MediaBox[0 0 595 842]")
    assert exact(data) == ["the northern depot"]
