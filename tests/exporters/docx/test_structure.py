"""Headings, contents, notes, links, captions: each is Word's own, none is painted on."""
from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pytest

from briefer.document.nodes import Block, Heading, KeyBox, Link, PageBreak, Paragraph, Text
from briefer.exporters.docx.links import bookmark_name, web_address
from briefer.layout import lay_out
from tests.exporters.docx.conftest import WordFile
from tests.exporters.docx.documents import english, italian, said
from tests.exporters.docx.papers import decision, talking_points

Written = Callable[..., WordFile]


def test_the_documents_of_these_tests_hold_every_kind_of_block() -> None:
    kinds = {type(block) for document in (english(), italian(), decision(), talking_points()) for block in document.blocks}
    assert kinds == set(get_args(Block))


def test_headings_bear_words_own_styles_by_id(written: Written) -> None:
    word = written(english())
    assert word.words("//w:p[w:pPr/w:pStyle/@w:val='Heading1']")[:2] == [
        "Escalation and suspension", "From suspension to a wider role & <more>"]
    assert word.words("//w:p[w:pPr/w:pStyle/@w:val='Heading2']") == ["A sub-heading"]
    names = {"Heading1": "heading 1", "Heading2": "heading 2", "Title": "Title", "TOC1": "toc 1", "Caption": "caption",
             "FootnoteText": "footnote text", "FootnoteReference": "footnote reference", "ListBullet": "List Bullet", "Header": "header"}
    for id, name in names.items():
        assert word.values(f"//w:style[@w:styleId='{id}']/w:name/@w:val", "word/styles.xml") == [name]
        assert word.values(f"//w:style[@w:styleId='{id}']/@w:customStyle", "word/styles.xml") == []


def test_every_style_that_is_used_is_defined(written: Written) -> None:
    for word in (written(english(draft=True)), written(italian(), "diplomatic")):
        defined = set(word.values("//w:style/@w:styleId", "word/styles.xml"))
        for member in ("document", "footnotes", "header1", "footer1"):
            used = set(word.values("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val", f"word/{member}.xml"))
            assert used <= defined


def test_a_heading_that_is_not_listed_stays_out_of_the_outline(written: Written) -> None:
    word = written(english())
    assert word.words("//w:p[w:pPr/w:pStyle/@w:val='BrieferHeadingUnlisted']") == ["Distribution"]
    assert word.values("//w:style[@w:styleId='BrieferHeadingUnlisted']/w:pPr/w:outlineLvl/@w:val", "word/styles.xml") == ["9"]


def test_the_contents_are_a_field_with_the_entries_and_pages_of_now(written: Written, house_style: Callable[[str], object]) -> None:
    document = english()
    word = written(document)
    headings = [block for block in document.blocks if isinstance(block, Heading) and block.listed]
    laid = lay_out(document, house_style("staff"))
    assert word.words("//w:sdtContent/w:p") == [
        f"{heading.number}{heading.content[0].text}{laid.page_of(heading.id)}" for heading in headings]
    instructions = [text.strip() for text in word.values("//w:sdtContent//w:instrText/text()")]
    assert instructions[0] == 'TOC \\o "1-1" \\h \\z \\u'
    marks = word.values("//w:body/w:p//w:bookmarkStart/@w:name")
    assert instructions[1:] == [f"PAGEREF {bookmark_name(heading.id)} \\h" for heading in headings]
    assert {bookmark_name(heading.id) for heading in headings} <= set(marks)
    assert word.find("//w:updateFields", "word/settings.xml") == []


def test_fields_begin_part_and_end_in_order(written: Written) -> None:
    for member in ("document", "header1", "footer1"):
        depth = 0
        for kind in written(english(draft=True, copy=(1, 2))).values("//w:fldChar/@w:fldCharType", f"word/{member}.xml"):
            depth += {"begin": 1, "separate": 0, "end": -1}[kind]
            assert depth >= 0
        assert depth == 0


def test_notes_are_words_own_and_hold_links_and_languages(written: Written) -> None:
    word = written(english())
    assert word.values("//w:footnoteReference/@w:id") == ["1"]
    assert word.words("//w:footnote[@w:id='1']", "word/footnotes.xml") == [
        "Source C gives weekdays only: «lunedì» is 6\u00a0January; see the register."]
    assert word.values("//w:footnote/@w:type", "word/footnotes.xml") == ["separator", "continuationSeparator"]
    assert word.values("//w:footnote[@w:id='1']//w:lang/@w:val", "word/footnotes.xml") == ["it-IT"]
    assert b'Target="https://example.org/nmi?a=1&amp;b=2" TargetMode="External"' in word.member("word/_rels/footnotes.xml.rels")


def test_captions_count_by_field_and_stay_with_what_they_name(written: Written) -> None:
    word = written(italian())
    assert word.values("//w:instrText[contains(., 'SEQ')]/text()") == []
    word = written(english())
    assert [text.strip() for text in word.values("//w:instrText[contains(., 'SEQ')]/text()")] == [
        "SEQ Table \\* ARABIC", "SEQ Table \\* ARABIC", "SEQ Figure \\* ARABIC", "SEQ Figure \\* ARABIC", "SEQ Table \\* ARABIC"]
    assert word.words("//w:p[w:pPr/w:pStyle/@w:val='Caption']")[0] == "Table 1. Italian contribution as stated in source E"
    assert word.find("//w:style[@w:styleId='Caption']/w:pPr/w:keepNext", "word/styles.xml")


@pytest.mark.parametrize(("target", "address"), [
    ("https://example.org/a b", "https://example.org/a%20b"),
    ("https://example.org/50%", "https://example.org/50%25"),
    ("http://example.org:8080/x?y=é", "http://example.org:8080/x?y=%C3%A9"),
    ("mailto:ufficio@example.org", "mailto:ufficio@example.org"),
    ("javascript:alert(1)", ""), ("file:///etc/passwd", ""), ("https://", ""), ("https://[x", ""), ("//example.org", ""),
])
def test_only_addresses_a_reader_can_be_sent_to_become_links(target: str, address: str) -> None:
    assert web_address(target) == address


def test_links_lead_to_bookmarks_that_are_there(written: Written) -> None:
    links = tuple(Text("see ") if not target else Link(target, said(target)) for target in ("#box", "#far", "#gone", "javascript:x()"))
    word = written(english(Paragraph("far", links), KeyBox("box", "", (said("text"),))))
    anchors = word.values("//w:hyperlink/@w:anchor")
    assert anchors == [bookmark_name("box"), bookmark_name("far")]
    assert set(anchors) <= set(word.values("//w:bookmarkStart/@w:name"))
    assert "#gone" in "".join(word.words("//w:body"))


def test_bookmarks_have_names_word_takes_and_do_not_clash() -> None:
    names = [bookmark_name(id) for id in ("s1", "s 1", "s-1", "x" * 60, "x" * 61, "città", "sezione.2/estratto")]
    assert len(set(names)) == len(names)
    for name in names:
        assert len(name) <= 40
        assert name.isascii()
        assert name.replace("_", "").isalnum()


def test_paragraphs_have_ids_that_last(written: Written) -> None:
    first, second = (written(document).values("//@w14:paraId") for document in (english(), english(*english().blocks[3:])))
    assert len(set(first)) == len(first)
    assert set(second) < set(first)
    assert all(0 < int(id, 16) < 0x80000000 for id in first)


def test_a_page_break_is_the_next_paragraphs_own(written: Written) -> None:
    word = written(english(Paragraph("a", said("before")), PageBreak("b"), Heading("c", said("after"), number="1")))
    assert word.words("//w:p[w:pPr/w:pageBreakBefore]") == ["after"]
