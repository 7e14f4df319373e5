"""An OpenDocument text gives the words on its pages, zipped or flat, with its lists counted and its notes at the end."""
from __future__ import annotations

import pytest

from briefer.errors import SourceError
from briefer.importers.imported import ImportedText, RawFile
from briefer.importers.odt import read_odt
from briefer.model.localized import Localized
from briefer.model.sources import Stated
from tests.importers.office_files import flat_odt, odt, zipped


def read(text: str, **parts: str) -> ImportedText:
    return read_odt(RawFile("a.odt", flat_odt(text, **parts)))


def p(words: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def test_zipped_and_flat_files_read_alike() -> None:
    text = '<text:h text:outline-level="2">Head</text:h>' + p(
        "Line<text:line-break/>break<text:s text:c='999999999'/>and<text:tab/>tab\n  on")
    zipped_one, flat = read_odt(RawFile("a.odt", odt(text))), read(text)
    assert zipped_one.text == flat.text == "Head\nLine\nbreak and tab on" and flat.structure == {1: "h2"} == zipped_one.structure


def test_styles_make_titles_headings_captions_and_hidden_words() -> None:
    styles = ('<style:style style:name="Heading_20_1" style:family="paragraph" style:default-outline-level="1"/>'
              '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
              '<style:style style:name="V" style:family="paragraph" style:parent-style-name="V"/>')
    automatic = ('<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_1"/>'
                 '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Title"/>'
                 '<style:style style:name="P3" style:family="paragraph" style:parent-style-name="Caption"/>')
    found = read(p("T", "P2") + p("A", "P1") + p("C", "P3") + p("x<text:span text:style-name='H'>secret</text:span>", "V"),
                 styles=styles, automatic=automatic)
    assert found.text == "T\nA\nC\nx" and found.structure == {1: "h1", 2: "h1", 3: "caption"}
    assert found.title == Stated(Localized("T")) and found.counts == {"hidden_parts": 1}


LISTS = """<text:list-style style:name="L">
      <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
      <text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" text:display-levels="2"/></text:list-style>
    <text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
    <text:outline-style><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/></text:outline-style>"""


def items(*words: str) -> str:
    return "".join(f"<text:list-item>{word if word.startswith('<') else p(word)}</text:list-item>" for word in words)


def test_lists_are_counted_go_on_and_start_where_they_say() -> None:
    deep = f"<text:list>{items('c', 'd')}</text:list>"
    text = (f'<text:list text:style-name="L">{items("a", p("b") + p("more") + deep)}</text:list>' + p("text")
            + f'<text:list text:style-name="L" text:continue-numbering="true">{items("e", deep)}</text:list>'
            + f'<text:list text:style-name="L">{items("f")}<text:list-item text:start-value="7">{p("g")}</text:list-item></text:list>'
            + f'<text:list text:style-name="B">{items("h")}<text:list-header>{p("i")}</text:list-header></text:list>'
            + '<text:h text:outline-level="1">Head</text:h><text:h text:outline-level="1" text:is-list-header="true">None</text:h>'
            + '<text:list text:style-name="Outline">' + items('<text:h text:outline-level="1">Next</text:h>') + "</text:list>")
    found = read(text, styles=LISTS)
    assert found.text.split("\n") == [
        "1. a", "2. b", "more", "2.a) c", "2.b) d", "text", "3. e", "3.a) c", "3.b) d", "1. f", "7. g", "h", "i",
        "I. Head", "None", "II. Next"]
    assert found.structure[1] == "item" and 3 not in found.structure and found.structure[14] == "h1"


def test_tables_notes_and_boxes_stand_where_a_reader_finds_them() -> None:
    note = ('<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
            f"{p('The note.')}</text:note-body></text:note>")
    box = f"<draw:frame><draw:text-box>{p('boxed')}</draw:text-box><svg:title>alt</svg:title></draw:frame>"
    picture = "<draw:frame><draw:image xlink:href='a.png'/><svg:desc>alt</svg:desc></draw:frame>"
    rows = ("<table:table><table:table-column table:number-columns-repeated='9'/><table:table-row table:number-rows-repeated='1000000'>"
            f"<table:table-cell table:number-columns-repeated='1000000'>{p('a')}</table:table-cell><table:table-cell>{p('b')}"
            f"</table:table-cell><table:covered-table-cell>{p('covered')}</table:covered-table-cell></table:table-row></table:table>")
    found = read(p(f"One{note}, {box}two.{picture}") + rows)
    assert found.text == "One, two.\nboxed\na | b\n[1] The note." and found.structure == {3: "row", 4: "note"}
    assert found.counts == {"images": 1, "table_layout": 1, "note_marks": 1}


def test_deleted_words_are_left_out_and_inserted_ones_stay() -> None:
    region = f"<text:changed-region><text:deletion>{p('gone')}</text:deletion></text:changed-region>"
    changes = f"<text:tracked-changes>{region}</text:tracked-changes>"
    found = read(changes + p("a<text:change-start text:change-id='1'/> new<text:change-end text:change-id='1'/>"))
    assert found.text == "a new" and found.counts == {"tracked_changes": 1}


def test_deleted_words_that_stay_where_they_were_are_left_out_with_the_ends_of_their_paragraphs() -> None:
    region = "<text:changed-region xml:id='c'><text:deletion/></text:changed-region>"
    found = read(f"<text:tracked-changes>{region}</text:tracked-changes>" + p("kept<text:change-start text:change-id='c'/> gone")
                 + p("too ") + p("gone<text:change-end text:change-id='c'/> on"))
    assert found.text == "kept on"


def test_annotations_are_highlights_of_their_range_or_of_their_paragraph() -> None:
    def note(name: str) -> str:
        return f"<office:annotation {name}><dc:creator>Bianchi</dc:creator><dc:date>2020-01-01</dc:date>{p('Why?')}</office:annotation>"
    named = note("office:name='a'")
    found = read(p(f"It {named}was said<office:annotation-end office:name='a'/> so.") + p(f"Point{note('')}."))
    assert [(one.exact, one.author, one.comment) for one in found.highlights] == [
        ("was said", "Bianchi", "Why?"), ("Point.", "Bianchi", "Why?")]
    assert found.text == "It was said so.\nPoint."


def test_what_is_hidden_by_the_file_is_left_out_and_counted() -> None:
    found = read(f"<text:section text:display='none'>{p('no')}</text:section><text:section text:display='condition' text:is-hidden='true'>"
                 f"{p('no')}</text:section>" + p("drop<text:hidden-paragraph text:is-hidden='true'/>")
                 + p("a<text:hidden-text text:is-hidden='true'>x</text:hidden-text><text:ruby><text:ruby-base>b</text:ruby-base>"
                     "<text:ruby-text>y</text:ruby-text></text:ruby>"))
    assert found.text == "ab" and found.counts == {"hidden_parts": 4, "ruby": 1}


def test_formulas_keep_their_signs_and_other_objects_are_counted() -> None:
    inner = "<math:mi>a</math:mi><math:annotation>x</math:annotation>"
    formula = f"<math:math xmlns:math='http://www.w3.org/1998/Math/MathML'>{inner}</math:math>"
    entries = "".join(f'<manifest:file-entry manifest:full-path="{path}/" manifest:media-type="application/vnd.oasis.{kind}"/>'
                      for path, kind in (
                          ("One", "opendocument.formula"), ("Two", "opendocument.chart"), ("Three", "opendocument.spreadsheet")))
    body = p("f: " + "".join(f"<draw:frame><draw:object xlink:href='./{one}'/><draw:image xlink:href='x'/></draw:frame>"
                             for one in ("One", "Two", "Three", "Gone")))
    found = read_odt(RawFile("a.odt", odt(body, manifest=entries, members={"One/content.xml": formula})))
    assert found.text == "f: a" and found.counts == {"formulas": 1, "drawings": 1, "embedded": 2}


def test_facts_heads_and_feet_are_found() -> None:
    header = f"<style:header>{p('UNCLASSIFIED')}</style:header>"
    styles = f"<office:master-styles><style:master-page>{header}</style:master-page></office:master-styles>"
    meta = "<dc:title>Rapporto</dc:title><meta:initial-creator>Verdi</meta:initial-creator><dc:date>2021-05-06T00:00:00</dc:date>"
    found = read(p("x"), meta=meta, styles=styles)
    assert (found.title, found.author) == (Stated(Localized("Rapporto")), "Verdi")
    assert found.published and found.published.edtf == "2021-05-06"
    assert [(line.text, line.rule) for line in found.hidden] == [("UNCLASSIFIED", "header")] and found.text == "x"


def test_the_document_type_that_an_old_office_wrote_in_each_manifest_is_no_reason_to_refuse() -> None:
    old = '<!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd">'
    assert read_odt(RawFile("a.odt", odt(p("x"), doctype=old))).text == "x"


@pytest.mark.parametrize(("data", "id"), [
    (odt("", manifest="<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"), "source_locked"),
    (odt("", doctype='<!DOCTYPE a [<!ENTITY b "c">]>'), "source_doctype"), (zipped({"mimetype": "x"}), "source_damaged"),
    (b"<!DOCTYPE a []><a/>", "source_doctype"), (b"<office:document", "source_damaged"),
    (flat_odt("").replace(b"office:text", b"office:spreadsheet"), "source_unsupported"),
])
def test_what_cannot_be_read_is_refused_with_a_sentence(data: bytes, id: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_odt(RawFile("a.odt", data))
    assert caught.value.id == id
