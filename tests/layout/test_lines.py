"""Lines: where they may end, how wide they are, and what stands in them."""
from __future__ import annotations

import re
from itertools import pairwise
from time import process_time

import pytest

from briefer.document.inlines import Inlines, LineBreak, Link, Marks, Note, Reference, Text
from briefer.document.styles import HouseStyle
from briefer.layout.boxes import Element, Lines, TextBox
from briefer.layout.fonts import FALLBACK_SCALE, Faces
from briefer.layout.lines import LineBreaker, words_of
from briefer.layout.sheet import Role, Sheet
from tests.layout.pages import lines_of
from tests.layout.sample_documents import style

STAFF, DIPLOMATIC = style("staff"), style("diplomatic")
ITALIAN = ("L’amministrazione portuale ha comunicato che il ripristino delle banchine procede secondo il calendario stabilito nella "
           "riunione interministeriale, salvo imprevisti riconducibili all’approvvigionamento dei materiali. ")


def broken(inlines: Inlines | str, width: float, house: HouseStyle = STAFF, role: str = "body",
           language: str = "it") -> tuple[list[str], Lines, Role]:
    made = Sheet(house)[role]
    lines = LineBreaker(house).lines(made, width, (Text(inlines),) if isinstance(inlines, str) else inlines, language, Element("P"))
    return lines_of(TextBox(0, 0, width, 0, "", made, lines, None)), lines, made


@pytest.mark.parametrize("width", range(90, 420, 15))
def test_hyphenation_keeps_its_rules(width: int) -> None:
    said, _, _ = broken(ITALIAN * 3, width, DIPLOMATIC)
    ends = [line.endswith("\xad") for line in said]
    assert not ends[-1]
    assert "True, True, True" not in str(ends), "no more than two in a row"
    for line, after in pairwise(said):
        if line.endswith("\xad"):
            head = re.split(r"[ ’]", line)[-1].strip("\xad")
            rest = re.split(r"[ ,.]", after)[0]
            assert len(head) >= 3 and len(rest) >= 3 and len(head + rest) >= 7, (head, rest)


def test_staff_papers_are_not_hyphenated_and_quotations_never() -> None:
    assert not any("\xad" in line for line in broken(ITALIAN * 3, 200)[0])
    assert not any("\xad" in line for line in broken(ITALIAN * 3, 200, DIPLOMATIC, "quote")[0])


def test_a_language_without_a_dictionary_is_not_hyphenated() -> None:
    assert not any("\xad" in line for line in broken(ITALIAN * 3, 200, DIPLOMATIC, language="fi")[0])


def test_justified_lines_reach_the_edge_but_for_the_last() -> None:
    said, lines, role = broken(ITALIAN * 3, 300, DIPLOMATIC)
    hyphen = role.face.advance("-") * role.size / 1000
    for line, width in zip(said[:-1], lines.widths[:-1], strict=True):
        assert width == pytest.approx(300 + (0.55 * hyphen if line.endswith("\xad") else 0), abs=0.2)
    assert lines.widths[-1] < 300


def test_ragged_lines_hold_as_many_words_as_fit() -> None:
    said, lines, role = broken(ITALIAN * 2, 250)
    for index, line in enumerate(said[:-1]):
        assert lines.widths[index] <= 250
        assert role.width(f"{line} {said[index + 1].split(' ')[0]}") > 250


@pytest.mark.parametrize("width", range(40, 200, 4))
def test_nothing_comes_between_what_belongs_together(width: int) -> None:
    first = Text("Le unità sono a 1\xa0000\xa0km da Erbil, il 3\xa0gennaio 2020, come dice la fonte\xa0")
    inlines = (first, Reference(("A", "B", "C")), Text("."))
    said = " | ".join(broken(inlines, width)[0]).replace("\xa0", " ")
    if width > 90:
        assert "1 000 km" in said and "3 gennaio" in said and "[A, B, C]." in said


def test_a_note_mark_stays_with_its_word_and_is_set_smaller() -> None:
    note = Note(1, (Text("A remark."),), "n")
    _, lines, role = broken((Text("word"), note, Text(" and more")), 400)
    mark = next(spot for spot in lines.spots if spot.kind == "note")
    assert mark.left == pytest.approx(role.width("word"), abs=0.5)
    assert mark.right - mark.left == pytest.approx(0.6 * role.width("1"), abs=0.01)
    assert [call.note for _, call in lines.calls] == [note]


def test_a_link_over_two_lines_has_a_place_on_each() -> None:
    link = Link("https://example.org", (Text("one two three four five six seven eight nine ten"),))
    _, lines, _ = broken((Text("Look: "), link), 150)
    assert [spot.line for spot in lines.spots] == list(range(len(lines.operators)))
    assert all(spot.target == "https://example.org" for spot in lines.spots)


def test_a_line_break_begins_a_line() -> None:
    assert broken((Text("one"), LineBreak(), Text("two")), 400)[0] == ["one", "two"]


def test_blanks_between_runs_are_one_blank() -> None:
    _, apart, role = broken((Text("one", Marks.STRONG), Text(" "), Text("two")), 400)
    bold = role.face_for(True, False)
    assert apart.widths[0] == pytest.approx(bold.width("one", role.size) + role.face.width(" two", role.size), abs=0.2)


def test_a_word_of_a_hundred_thousand_letters_is_cut_in_good_time() -> None:
    start = process_time()
    said, lines, _ = broken("x" * 100_000, 300)
    assert "".join(said) == "x" * 100_000
    assert max(lines.widths) <= 300
    assert process_time() - start < 5


def test_capitals_and_tracking_are_measured_as_they_print() -> None:
    said, lines, role = broken("Bottom line", 400, role="eyebrow")
    assert said == ["BOTTOM LINE"]
    assert lines.widths[0] == pytest.approx(role.width("Bottom line"), abs=0.1)
    assert role.width("Bottom line") > role.face.width("BOTTOM LINE", role.size)


def test_pairs_are_kerned() -> None:
    face = Faces("Carlito")["regular"]
    assert face.width("AV", 1000) < face.advance("A") + face.advance("V")


def test_a_sign_the_family_lacks_comes_from_the_fallback() -> None:
    faces = Faces("Caladea")
    face = faces["regular"]
    assert not face.has("К") and "/S1+4" in face.show("К", 11)
    fallback = faces.all[-1]
    assert face.width("К", 1000) == pytest.approx(fallback.advance("К") * FALLBACK_SCALE)
    assert not faces.missing


def test_words_of_a_text_leave_out_its_notes() -> None:
    title = (Text("A title", Marks.STRONG), Note(1, (Text("x"),)), Text(" of  two"), LineBreak(), Text("lines"))
    assert words_of(title) == "A title of two lines"
