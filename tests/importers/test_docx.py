"""A Word file gives the words on its pages: what was inserted, noted and boxed is there, what was deleted or hidden is not."""
from __future__ import annotations

import pytest

from briefer.errors import SourceError
from briefer.importers.docx import read_docx
from briefer.importers.imported import ImportedText, RawFile
from briefer.model.localized import Localized
from briefer.model.sources import Stated
from tests.importers.office_files import STRICT_W, docx, p, table, w_part, zipped


def read(body: str, **parts: str) -> ImportedText:
    return read_docx(RawFile("a.docx", docx(body, **parts)))


def run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>"


def test_paragraphs_are_lines_and_a_break_within_one_begins_another() -> None:
    found = read(p("One ", "paragraph.") + p() + p("Two", "<w:r><w:br/></w:r>", "lines") + p("A", "<w:r><w:tab/></w:r>", "B"))
    assert found.text == "One paragraph.\nTwo\nlines\nA B"


def test_blanks_at_the_ends_of_words_count_only_where_the_file_says_so() -> None:
    assert read(p("a", "<w:r><w:t>\n  b  </w:t></w:r>", " c", "<w:r><w:t xml:space='preserve'> d</w:t></w:r>")).text == "ab c d"


def test_strict_files_read_like_transitional_ones() -> None:
    assert read_docx(RawFile("a.docx", docx(p("Words"), namespace=STRICT_W))).text == "Words"


def test_inserted_words_stay_deleted_and_moved_ones_go_and_the_report_counts_them() -> None:
    found = read(
        p("We ", f"<w:ins w:id='1'>{run('will ')}</w:ins>", "<w:del w:id='2'><w:r><w:delText>shall </w:delText></w:r></w:del>",
          f"<w:moveFrom w:id='3'>{run('now ')}</w:moveFrom>", "go."))
    assert found.text == "We will go." and found.lost == ("tracked_changes",) and found.counts["tracked_changes"] == 3


def test_a_deleted_paragraph_end_joins_paragraphs_and_a_deleted_row_goes() -> None:
    deleted = "<w:tr><w:trPr><w:del w:id='9'/></w:trPr><w:tc>" + p("gone") + "</w:tc></w:tr>"
    rows = table((p("a"), p("b"))).replace("</w:tbl>", deleted + "</w:tbl>")
    found = read(p("Para", properties="<w:rPr><w:del w:id='1'/></w:rPr>") + p("graph") + rows)
    assert found.text == "Paragraph\na | b"


def test_old_properties_of_a_tracked_change_do_not_count() -> None:
    styles = "<w:style w:type='paragraph' w:styleId='T1'><w:name w:val='heading 1'/></w:style>"
    old = "<w:pPrChange w:id='1'><w:pPr><w:pStyle w:val='T1'/></w:pPr></w:pPrChange>"
    assert read(p("Text", properties=old), styles=styles).structure == {}


def test_headings_go_by_style_by_what_it_is_based_on_and_by_level() -> None:
    styles = ("<w:style w:type='paragraph' w:styleId='Titolo2'><w:name w:val='heading 2'/></w:style>"
              "<w:style w:type='paragraph' w:styleId='Mio'><w:name w:val='Mio'/><w:basedOn w:val='Titolo2'/></w:style>"
              "<w:style w:type='paragraph' w:styleId='Round'><w:name w:val='Round'/><w:basedOn w:val='Round'/></w:style>"
              "<w:style w:type='paragraph' w:styleId='Titolo'><w:name w:val='Title'/></w:style>"
              "<w:style w:type='paragraph' w:styleId='Did'><w:name w:val='caption'/></w:style>")
    found = read("".join(p(style, properties=f"<w:pStyle w:val='{style}'/>") for style in ("Titolo", "Titolo2", "Mio", "Round", "Did"))
                 + p("direct", properties="<w:outlineLvl w:val='2'/>") + p("body", properties="<w:outlineLvl w:val='9'/>"), styles=styles)
    assert found.structure == {1: "h1", 2: "h2", 3: "h2", 5: "caption", 6: "h3"}
    assert found.title == Stated(Localized("Titolo"))


NUMBERING = """
    <w:abstractNum w:abstractNumId="0">
      <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
      <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
      <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%3)"/></w:lvl></w:abstractNum>
    <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>
    <w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="hebrew1"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
    <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
    <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
    <w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>"""


def item(words: str, list_id: int, level: int = 0) -> str:
    return p(words, properties=f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list_id}'/></w:numPr>")


def test_numbers_of_lists_are_computed_with_levels_and_restarts_and_bullets_are_dropped() -> None:
    found = read(item("a", 1) + item("b", 1) + item("c", 1, 1) + item("d", 1, 1) + item("e", 1, 2) + p("text") + item("f", 1)
                 + item("g", 1, 1) + item("h", 3) + item("i", 3) + item("j", 2) + item("k", 0), numbering=NUMBERING)
    assert found.text.split("\n") == ["1. a", "2. b", "2.1 c", "2.2 d", "(i) e", "text", "3. f", "3.1 g", "5. h", "6. i", "j", "k"]
    assert found.structure == dict.fromkeys((1, 2, 3, 4, 5, 7, 8, 9, 10, 11), "item")


def test_a_number_in_a_form_that_is_not_written_is_left_out_and_reported() -> None:
    found = read(item("words", 4), numbering=NUMBERING)
    assert found.text == "words" and found.counts == {"list_numbers": 1}


def test_tables_come_row_by_row_and_pages_laid_out_as_tables_paragraph_by_paragraph() -> None:
    nested = p("left") + table((p("x"), p("y")))
    found = read(table((p("Name"), p("Rank")), (p("Rossi") + p("M."), p()), (nested, p("right")))
                 + table(("".join(map(p, "abcd")), p("e"))))
    assert found.text.split("\n") == ["Name | Rank", "Rossi", "M.", "left", "x | y", "right", "a", "b", "c", "d", "e"]
    assert found.structure == {1: "row", 5: "row"} and found.counts["table_layout"] == 3


def test_notes_come_at_the_end_in_order_and_their_marks_stay_out_of_the_text() -> None:
    notes = "<w:footnote w:id='0' w:type='separator'>" + p("---") + "</w:footnote>" + "".join(
        f"<w:footnote w:id='{id}'>{p(words)}</w:footnote>" for id, words in ((2, "second"), (3, "first")))
    found = read(p("One", "<w:r><w:footnoteReference w:id='3'/></w:r>", ", two", "<w:r><w:footnoteReference w:id='2'/></w:r>", ", three",
                   "<w:r><w:endnoteReference w:id='2'/></w:r>", ".",
                   "<w:r><w:footnoteReference w:id='9' w:customMarkFollows='1'/><w:t>*</w:t></w:r>"),
                 footnotes=notes, endnotes=f"<w:endnote w:id='2'>{p('end')}</w:endnote>")
    assert found.text == "One, two, three.\n[1] first\n[2] second\n[i] end" and found.structure[2] == "note"


def test_text_boxes_come_once_behind_the_paragraph_they_hang_on() -> None:
    box = f"<w:txbxContent>{p('boxed')}</w:txbxContent>"
    both = (f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox>"
            "</w:pict></mc:Fallback></mc:AlternateContent></w:r>")
    assert read(p("before ", both, "after")).text == "before after\nboxed"


def test_fields_show_their_result_and_old_forms_what_was_chosen() -> None:
    def field(kind: str) -> str:
        return f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>"
    box = ("<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox></w:ffData>"
           "</w:fldChar></w:r>")
    choice = ("<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='no'/>"
              "<w:listEntry w:val='yes'/></w:ddList></w:ffData></w:fldChar></w:r>")
    found = read(
        p(field("begin"), "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>", field("begin"), "nested", field("separate"), "inner",
          field("end"), field("separate"), "link", field("end"), " on")
        + p(box, field("end"), " ", choice, field("end")) + p("open", field("begin"), "instruction") + p("not lost"))
    assert found.text == "link on\n☒ yes\nopen\nnot lost"


def test_hidden_words_are_left_out_and_counted_whether_a_run_or_a_style_hides_them() -> None:
    styles = ("<w:style w:type='character' w:styleId='H'><w:name w:val='H'/><w:rPr><w:vanish/></w:rPr></w:style>"
              "<w:style w:type='paragraph' w:styleId='P'><w:name w:val='P'/><w:rPr><w:vanish/></w:rPr></w:style>")
    found = read(p("seen", run("hidden", "<w:vanish/>"), run("too", "<w:rStyle w:val='H'/>"), run(" not", "<w:vanish w:val='0'/>"))
                 + p("all", run("shown", "<w:vanish w:val='false'/>"), properties="<w:pStyle w:val='P'/>"), styles=styles)
    assert found.text == "seen not\nshown" and found.counts == {"hidden_parts": 2}


def test_symbols_hyphens_and_formulas_keep_their_signs() -> None:
    found = read(p("<w:r><w:sym w:font='Symbol' w:char='F061'/></w:r>", "<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>",
                   "<w:r><w:sym w:font='Strange' w:char='F0FC'/></w:r>", run("\uf0b0", "<w:rFonts w:ascii='Symbol'/>"),
                   "<w:r><w:t>co</w:t><w:softHyphen/><w:t>op</w:t><w:noBreakHyphen/><w:t>x</w:t></w:r>", " ",
                   "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"))
    assert found.text == "α✓\ufffd°coop\u2011x a+b" and found.counts == {"signs": 1, "formulas": 1}


def test_what_is_no_text_is_counted() -> None:
    found = read(p("x", "<w:r><w:drawing><a:graphicData uri='x/picture'><pic:pic/></a:graphicData></w:drawing></w:r>",
                   "<w:r><w:drawing><a:graphicData uri='http://x/chart'/></w:drawing></w:r>",
                   "<w:r><w:object><v:imagedata/></w:object></w:r>") + "<w:altChunk r:id='q'/>")
    assert found.counts == {"images": 1, "drawings": 1, "embedded": 2}


COMMENTS = "".join(f"<w:comment w:id='{id}' w:author='{who}'>{p(words)}</w:comment>" for id, who, words in (
    (1, "Bianchi", "Check this."), (2, "Verdi", "Whole."), (3, "Neri", "Nowhere.")))


def test_comments_are_highlights_of_their_passage_with_author_and_words() -> None:
    found = read(p("First  paragraph.") + p("A ", "<w:commentRangeStart w:id='1'/>", "bold claim", "<w:commentRangeEnd w:id='1'/>",
                                            "<w:r><w:commentReference w:id='1'/></w:r>", " here.")
                 + p("At a point.", "<w:r><w:commentReference w:id='2'/></w:r>"), comments=COMMENTS)
    first, second = found.highlights
    assert (first.exact, first.author, first.comment) == ("bold claim", "Bianchi", "Check this.")
    assert (second.exact, second.author) == ("At a point.", "Verdi")
    assert all(found.text[one.start:one.end] == one.exact for one in found.highlights)
    assert first.suffix.startswith(" here.") and found.counts == {"comments": 1}


def test_a_comment_may_span_paragraphs_and_stand_in_a_table() -> None:
    found = read("<w:commentRangeStart w:id='1'/>" + p("one") + p("two") + "<w:commentRangeEnd w:id='1'/>"
                 + table((p("a"), p("<w:commentRangeStart w:id='2'/>", "marked", "<w:commentRangeEnd w:id='2'/>"))), comments=COMMENTS)
    assert [one.exact for one in found.highlights] == ["one\ntwo", "marked"]


def test_heads_and_feet_of_pages_are_lines_left_out_that_can_be_restored() -> None:
    found = read(p("Text"), header=p("NATO UNCLASSIFIED") + p("3"), footer=p("Office"))
    assert found.text == "Text"
    assert [(line.text, line.rule, line.before) for line in found.hidden] == [("NATO UNCLASSIFIED", "header", 1), ("Office", "header", 2)]


def test_what_the_file_states_is_found_and_its_day_is_a_guess() -> None:
    core = ("<dc:title>La missione</dc:title><dc:creator>Ten. Col. Rossi</dc:creator><dc:language>it-IT</dc:language>"
            "<dcterms:created>2019-01-01T00:00:00Z</dcterms:created><dcterms:modified>2020-02-03T10:00:00Z</dcterms:modified>")
    found = read_docx(RawFile("a.docx", docx(p("x"), core=core)))
    assert found.title == Stated(Localized("La missione")) and found.author == "Ten. Col. Rossi" and found.language == "it"
    assert found.published and found.published.edtf == "2020-02-03" and found.guessed == ("published",)


@pytest.mark.parametrize("made_up", ["Microsoft Word - lettera.doc", "Documento1", "lettera.docx", "Senza titolo 1"])
def test_a_title_that_a_program_made_up_is_none(made_up: str) -> None:
    assert not read_docx(RawFile("a.docx", docx(p("x"), core=f"<dc:title>{made_up}</dc:title>"))).title


def test_a_large_first_letter_belongs_to_its_word() -> None:
    assert read(p("D", properties="<w:framePr w:dropCap='drop'/>") + p("rop cap")).text == "Drop cap"


def test_parts_in_utf_16_are_read() -> None:
    data = w_part("document", f"<w:body>{p('Perché')}</w:body>").replace('<?xml version="1.0"?>', "").encode("utf-16")
    assert read_docx(RawFile("a.docx", zipped({"word\\Document.xml": data}))).text == "Perché"


@pytest.mark.parametrize(("data", "id"), [
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "source_locked"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "source_unsupported"),
    (zipped({"a.txt": "x"}), "source_damaged"), (docx(p("x"))[:-40], "source_damaged"),
    (zipped({"word/document.xml": "<w:document"}), "source_damaged"),
    (zipped({"word/document.xml": f"<!DOCTYPE a [<!ENTITY x 'y'>]>{w_part('document', '')[21:]}"}), "source_doctype"),
])
def test_what_cannot_be_read_is_refused_with_a_sentence(data: bytes, id: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_docx(RawFile("a.docx", data))
    assert caught.value.id == id
