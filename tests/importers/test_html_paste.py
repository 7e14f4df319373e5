"""A passage pasted from a browser or word processor keeps its structure and nothing of what those programs hang on it."""
from __future__ import annotations

import pytest

from briefer.importers.html_paste import read_pasted_html
from briefer.importers.imported import ImportedText

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">
<title>Draft</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--><style>p.MsoNormal{margin:0}</style>
</head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment--><h2>Tasks<o:p></o:p></h2>
<p class=MsoNormal>The <b>ba</b>ttalion<span style='mso-spacerun:yes'>  </span>moves<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>first <i>task</i><o:p>
</o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp;&nbsp;</span>
</span><![endif]>second</p>
<p class=MsoNormal>See the note<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span>
</a>.</p>
<p class=MsoNormal><span style='display:none;mso-hide:all'>hidden</span></p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>Unit</p></td><td><p class=MsoNormal>Day</p></td></tr></table>
<p class=MsoCaption>Table 1</p><div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p
class=MsoFootnoteText><a
style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1">[1]</a> The note.<o:p></o:p></p></div></div><!--EndFragment--></body></html>"""
GOOGLE = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h1 dir="ltr"><span>Head</span></h1><p dir="ltr"
style="line-height:1.38"><span style="white-space:pre-wrap;">One </span><span style="font-weight:700">two</span></p><br /><ol><li dir="ltr"
style="list-style-type:decimal" aria-level="1"><p dir="ltr" role="presentation"><span>point</span></p></li></ol></b>"""
OFFICE = """<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/>
<style type="text/css">@page {}</style>
</head><body lang="it-IT"><p style="margin-bottom: 0cm">Prima <font face="Arial"><b>ri</b>ga</font><br/>
seconda riga</p><ul><li><p>voce</p></li></ul></body></html>"""


def roles(found: ImportedText) -> list[tuple[str, str]]:
    return [(found.structure.get(number, ""), line) for number, line in enumerate(found.text.split("\n"), 1)]


def test_a_passage_of_word_keeps_its_lists_table_and_notes() -> None:
    assert roles(read_pasted_html(WORD)) == [
        ("h2", "Tasks"), ("", "The battalion moves"), ("item", "first task"), ("item", "2. second"), ("", "See the note."),
        ("row", "Unit | Day"),
        ("caption", "Table 1"), ("note", "[1] The note.")]


def test_a_passage_of_google_docs_is_read() -> None:
    assert roles(read_pasted_html(GOOGLE)) == [("h1", "Head"), ("", "One two"), ("item", "1. point")]


def test_a_passage_of_libreoffice_is_read() -> None:
    assert roles(read_pasted_html(OFFICE)) == [("", "Prima riga"), ("", "seconda riga"), ("item", "voce")]


def clipboard(fragment: str, *, marks: bool) -> str:
    """A passage as Windows' clipboard holds it, with its places in bytes."""
    begin, end = ("<!--StartFragment-->", "<!--EndFragment-->") if marks else ("", "")
    head = ("Version:0.9\r\nStartHTML:{:010}\r\nEndHTML:{:010}\r\nStartFragment:{:010}\r\nEndFragment:{:010}\r\n"
            "SourceURL:https://coast.example/a/1\r\n")
    before = f"<html><body><p>più prima</p>{begin}"
    start = len(head.format(0, 0, 0, 0).encode())
    first = start + len(before.encode())
    last = first + len(fragment.encode())
    return head.format(start, last + 20, first, last) + before + fragment + end + "<p>after</p></body></html>"


@pytest.mark.parametrize("marks", [True, False])
def test_only_the_passage_that_was_copied_comes_with_the_address_it_came_from(marks: bool) -> None:
    found = read_pasted_html(clipboard("<p>Perché <b>così</b></p>", marks=marks))
    assert (found.text, found.url) == ("Perché così", "https://coast.example/a/1")


def test_the_address_that_is_given_comes_first() -> None:
    assert read_pasted_html(clipboard("<p>words</p>", marks=True), "https://coast.example/b").url == "https://coast.example/b"


def test_a_passage_states_nothing_and_is_never_cut_to_an_article() -> None:
    story = "".join(f"<p>{f'Paragraph {number} of the story, which goes on for a while. ' * 3}</p>" for number in range(4))
    found = read_pasted_html(f"<title>Title</title><meta name=author content=A><nav><a href=x>Menu</a></nav><article>{story}</article>")
    assert (found.title.text.best("en"), found.author, found.view, found.text.split("\n")[0]) == ("", "", None, "Menu")


@pytest.mark.parametrize(("text", "words"), [
    ("plain words", "plain words"), ("", ""), ("Version:0.9\r\nStartFragment:9999999999\r\n<p>x", "x"), ("<!--StartFragment--><p>x", "x"),
    ("Version:0.9", ""), ("\ud800<p>x", "x")])
def test_what_is_no_proper_passage_is_read_as_far_as_it_goes(text: str, words: str) -> None:
    assert read_pasted_html(text).text == words
