"""Whatever elements stand within whatever others: a file is read or refused with a sentence, and what comes out holds together."""
from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.errors import SourceError
from briefer.importers.docx import read_docx
from briefer.importers.imported import ImportedText, RawFile
from briefer.importers.odt import read_odt
from briefer.importers.rtf import read_rtf
from tests.importers.office_files import docx, flat_odt, rtf

WORD = [
    "w:p", "w:r", "w:t", "w:p", "w:r", "w:t", "w:pPr", "w:rPr", "w:trPr", "w:tbl", "w:tr", "w:tc", "w:del", "w:ins", "w:sdt", "w:fldChar",
    "w:footnoteReference", "w:txbxContent", "w:br", "w:tab", "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference",
    "w:footnote", "w:comment", "w:hdr", "w:checkBox", "w:ddList", "w:listEntry", "w:sym", "w:vanish", "w:pStyle", "w:numPr", "w:numId",
    "w:ilvl", "mc:AlternateContent", "mc:Choice", "mc:Fallback", "w:object", "m:oMath", "m:t", "w:rt",
]
WORD_SAYS = ["w:val='1'", "w:id='1'", "w:type='separator'", "w:fldCharType='begin'", "w:fldCharType='end'", "w:customMarkFollows='1'"]
OPEN = [
    "text:p", "text:h", "text:span", "text:p", "text:list", "text:list-item", "text:list-header", "text:note", "text:note-body",
    "text:note-citation", "table:table", "office:annotation", "office:annotation-end", "table:table-row", "table:table-cell",
    "table:covered-table-cell", "draw:frame", "draw:text-box", "draw:image", "draw:object", "text:number", "dc:creator", "office:meta",
    "style:style", "style:text-properties", "text:list-style", "text:section", "text:hidden-paragraph", "text:list-level-style-number",
    "style:header", "text:s", "text:ruby-text", "text:tracked-changes", "math:math",
]
OPEN_SAYS = ["text:style-name='L'", "text:level='1'", "office:name='a'", "text:display='none'", "style:name='L'", "text:start-value='5'"]
RTF_WORDS = [
    r"\par", r"\cell", r"\row", r"\nestcell", r"\nestrow", r"\intbl", r"\itap2", r"\pard", r"\plain", r"\v", r"\deleted", r"\uc2",
    r"\u8364", r"\f1", r"\f2", r"\s1", r"\bin3", r"{\footnote", r"{\header", r"{\*\annotation", r"{\*\atrfstart", r"{\*\atrfend",
    r"{\listtext", r"{\pict", r"{\fonttbl", r"{\stylesheet", r"{\info", r"{\title", r"{\shptxt", r"{\upr", r"{\field", r"{\*\x", r"{",
    r"}", r"}", r"}", r"words",
]


def trees(names: list[str], says: list[str]) -> st.SearchStrategy[str]:
    elements = st.tuples(st.sampled_from(names), st.sampled_from(["", *says]))

    def element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        return st.builds(lambda one, parts: f"<{one[0]} {one[1]}>{''.join(parts)}</{one[0]}>", elements, st.lists(inner, max_size=4))

    return st.recursive(st.just("words "), element, max_leaves=25)


def holds_together(read: Callable[[RawFile], ImportedText], data: bytes) -> None:
    try:
        found = read(RawFile("a", data))
    except SourceError as error:
        pytest.fail(error.id)
    lines = found.text.split("\n") if found.text else []
    assert all(line and line == line.strip() for line in lines)
    assert all(1 <= number <= len(lines) for number in found.structure)
    assert all(found.text[one.start:one.end] == one.exact != "" for one in found.highlights)


@settings(max_examples=150, deadline=None)
@given(st.lists(trees(WORD, WORD_SAYS), max_size=4), trees(["w:comment", *WORD], WORD_SAYS))
def test_any_tree_of_word_elements_is_read(body: list[str], comments: str) -> None:
    holds_together(read_docx, docx("".join(body), comments=comments))


@settings(max_examples=150, deadline=None)
@given(st.lists(trees(OPEN, OPEN_SAYS), max_size=4), trees(OPEN, OPEN_SAYS))
def test_any_tree_of_opendocument_elements_is_read(body: list[str], styles: str) -> None:
    holds_together(read_odt, flat_odt("".join(body), styles=styles))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(RTF_WORDS), max_size=60))
def test_any_row_of_rtf_words_is_read(words: list[str]) -> None:
    holds_together(read_rtf, rtf(" ".join(words)))
