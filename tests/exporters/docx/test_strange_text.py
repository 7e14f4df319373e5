"""Text that nobody expects: signs that XML forbids, a paragraph without end, writing from right to left."""
from __future__ import annotations

import io
from collections.abc import Callable

from docx import Document as read_docx

from briefer.document.nodes import DecisionBox, OptionCard, Paragraph, Quote, SideBox, Text
from tests.exporters.docx.conftest import WordFile
from tests.exporters.docx.documents import english, said

Written = Callable[..., WordFile]
STRANGE = "a\x00b\x08<c>&\"d\ufffe\ud800e"


def test_signs_that_xml_forbids_are_left_out(written: Written) -> None:
    word = written(english(
        Paragraph("p", said(STRANGE)), OptionCard("o", "1", said(STRANGE), tag=STRANGE), SideBox("s", STRANGE, ()),
        DecisionBox("d", STRANGE, (STRANGE,), STRANGE, STRANGE, STRANGE)))
    assert word.words("//w:p[w:pPr/w:pStyle/@w:val='BrieferBody']") == ['ab<c>&"de']
    assert word.values("//w:sdt//w:alias/@w:val") == ['ab<c>&"de']


def test_a_paragraph_without_end_is_written_whole(written: Written) -> None:
    text = "quay " * 20_000
    found = read_docx(io.BytesIO(written(english(Paragraph("p", said(text)))).data))
    assert found.paragraphs[0].text == text


def test_a_quotation_in_arabic_runs_from_right_to_left(written: Written) -> None:
    word = written(english(Quote("q", "A", "", ((Text("رصيف الميناء"),),), "ar", said("The Courier"))))
    run = "//w:p[w:pPr/w:pStyle/@w:val='BrieferQuote']/w:r"
    assert word.find(f"{run}/w:rPr/w:rtl")
    assert word.values(f"{run}/w:rPr/w:lang/@w:bidi") == ["ar-SA"]
