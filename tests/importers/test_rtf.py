"""An RTF file gives the words on its pages, in the character sets of its fonts, whatever else its groups hold."""
from __future__ import annotations

import pytest

from briefer.errors import SourceError
from briefer.importers.imported import ImportedText, RawFile
from briefer.importers.rtf import read_rtf
from briefer.model.localized import Localized
from briefer.model.sources import Stated
from tests.importers.office_files import rtf


def read(text: str, head: str = "") -> ImportedText:
    return read_rtf(RawFile("a.rtf", rtf(text, head)))


def test_paragraphs_breaks_and_signs_read_as_printed() -> None:
    found = read(r"One {\b bold} word\par" "\r\n" r"Two\line lines\tab x\par \emdash\lquote q\rquote \~n\_h so\-ft \{\\\}\par")
    assert found.text == "One bold word\nTwo\nlines x\n—‘q’\xa0n\u2011h soft {\\}"


@pytest.mark.parametrize(("text", "words"), [
    (r"perch\'e9 \'80", "perché €"), (r"{\f1 \'cc\'e8\'f0}", "Мир"),
    (r"\u8364?\u-10179?\u-8704?!", "€😀!"), (r"{\uc2\u8364\'80\'80x}", "€x"),
    (r"{\uc0\u945 b}", "αb"), (r"{\f2 abc\'b0}", "αβχ°"), (r"{\f2\u-3999 ?}", "α"), (r"\u9731\'3fx", "☃x"), (r"a\u8217 ?s", "a’s"),
])
def test_signs_are_read_in_the_set_of_their_font(text: str, words: str) -> None:
    assert read(text).text == words


def test_a_file_says_how_its_bytes_are_read() -> None:
    assert read_rtf(RawFile("a", rb"{\rtf1\ansi\ansicpg1250 \'b9\'e6\par}")).text == "ąć"
    assert read_rtf(RawFile("a", rb"{\rtf1\mac \'8e\par}")).text == "é"
    assert read_rtf(RawFile("a", rb"{\rtf1\ansi\ansicpg932{\fonttbl{\f0\fcharset128 M;}}\f0 \'93\'fa\'96\'7b}")).text == "日本"


def test_headings_go_by_style_and_level_and_the_title_is_found() -> None:
    found = read(r"\pard\s3 Name\par\pard\s1 One\par\pard\s2 Two\par\pard\outlinelevel2 Three\par\pard Text\par")
    assert found.structure == {1: "h1", 2: "h1", 3: "h1", 4: "h3"} and found.title == Stated(Localized("Name"))


def test_rows_of_tables_nest_and_end() -> None:
    found = read(r"\trowd\pard\intbl a\cell b\cell\row\trowd\pard\intbl c\par d\cell\cell\row\pard text\par"
                 r"\pard\intbl e\par\pard\intbl\itap2 x\nestcell y\nestcell{\*\nesttableprops\trowd\nestrow}"
                 r"\pard\intbl\cell f\cell\row\pard end")
    assert found.text.split("\n") == ["a | b", "c", "d", "text", "e", "x | y", "f", "end"]
    assert found.structure[1] == "row" and found.structure[6] == "row" and found.counts == {"table_layout": 3}


def test_list_numbers_stand_as_the_file_has_them_and_bullets_go() -> None:
    found = read(r"{\listtext\pard 1.\tab}One\par{\listtext\f2 \'b7\tab}Two\par{\pntext a)\tab}Three\par Four\par")
    assert found.text == "1. One\nTwo\na) Three\nFour" and found.structure == dict.fromkeys((1, 2, 3), "item")


def test_notes_come_last_and_comments_are_highlights() -> None:
    found = read(r"A{\super\chftn{\footnote\pard{\super\chftn} The \i note\i0 .}} b{\*\atrfstart 7}marked{\*\atrfend 7}{\*\atnid RB}"
                 r"{\*\atnauthor Bianchi}{\chatn{\*\annotation{\*\atnref 7}{\*\atndate 1}Why?}} c{\footnote\ftnalt End.}.\par")
    assert found.text == "A bmarked c.\n[1] The note.\n[i] End." and found.structure == {2: "note", 3: "note"}
    (mark,) = found.highlights
    assert (mark.exact, mark.author, mark.comment) == ("marked", "Bianchi", "Why?")


def test_hidden_and_deleted_words_go_and_inserted_ones_stay() -> None:
    found = read(r"a{\v hidden}{\deleted gone}{\revised new}\v x\v0 b\par")
    assert found.text == "anewb" and found.counts == {"hidden_parts": 2, "tracked_changes": 2}


def test_what_is_no_text_is_passed_over_and_counted() -> None:
    found = read(r"a{\pict\wmetafile8 " + "0a" * 1000 + r"}{\*\shppict{\pict\bin5 }{\\x}}{\nonshppict{\pict 00}}"
                 r"{\object{\*\objdata 00}{\result r}}"
                 r"{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}{\*\unknown words}{\xe index}"
                 r"{\shp{\*\shpinst{\sp{\sn n}{\sv v}}{\shptxt boxed\par}}{\shprslt boxed}}\par")
    assert found.text == "alink\nboxed" and found.counts == {"images": 2, "embedded": 1}


def test_facts_heads_and_feet_are_found() -> None:
    found = read(r"x\par", r"{\info{\title La \'e8ra}{\author Rossi}{\creatim\yr2019\mo1\dy2}{\revtim\yr2020\mo3\dy4\hr1}{\company C}}"
                 r"{\header\pard NATO UNCLASSIFIED\par}{\footerf Office\par}")
    assert found.title == Stated(Localized("La èra")) and found.author == "Rossi"
    assert found.published and found.published.edtf == "2020-03-04" and found.guessed == ("published",)
    assert [(line.text, line.before) for line in found.hidden] == [("NATO UNCLASSIFIED", 1), ("Office", 2)] and found.text == "x"


def test_a_file_that_ends_in_the_middle_is_read_as_far_as_it_goes_and_says_so() -> None:
    found = read_rtf(RawFile("a", rb"{\rtf1 one\par two {\footnote th"))
    assert found.text == "one\ntwo\n[1] th" and found.lost == ("cut_short", "note_marks") and found.counts == {"note_marks": 1}


@pytest.mark.parametrize("data", [
    rb"{\rtf1 " + b"{" * 200_000 + b"x" + b"}" * 200_000 + b"}", rb"{\rtf1 x" + b"}" * 200_000, rb"{\rtf1 " + rb"{\footnote " * 3000 + b"x",
    rb"{\rtf1 x" + rb"\cell\row\nestcell\nestrow\itap9999\intbl y" * 2000 + b"}",
    rb"{\rtf1 x\bin99999999999 y}", rb"{\rtf1 x\u-999999999 \'zz\*}",
    rb"{\rtf1 x{\shp{\*\shpinst{\shptxt " * 3000, rb"{\rtf1 x" + rb"{\field{\fldrslt " * 50_000,
])
def test_files_made_to_do_harm_do_none(data: bytes) -> None:
    assert "x" in read_rtf(RawFile("a", data)).text


def test_what_is_no_rtf_is_damaged() -> None:
    with pytest.raises(SourceError) as caught:
        read_rtf(RawFile("a.rtf", b"words"))
    assert caught.value.id == "source_damaged"
