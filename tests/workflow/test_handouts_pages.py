"""Handouts of one copy of several, and of some pages."""
from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from briefer.document.handout import HANDOUT_LAYOUTS, HandoutLayout
from briefer.session import Session
from briefer.workflow import Handout, hand_out, library

PACK = Session.open(Path(__file__).resolve().parents[2] / "sample_packs" / "iraq-nato").pack


def _made(layout: HandoutLayout, **wishes: object) -> tuple[Handout, list[str]]:
    made = hand_out(PACK, PACK.briefings[0], "en", library().style("staff"), layout, **wishes)  # type: ignore[arg-type]
    return made, [page.extract_text() for page in PdfReader(io.BytesIO(made.data)).pages]


def test_one_copy_of_several_bears_its_number_and_no_other() -> None:
    made, sides = _made("2up-notes", copies=12, one=5)
    assert len(sides) == made.sides == 4 and all("05" in side and "12" in side for side in sides)


@pytest.mark.parametrize("layout", HANDOUT_LAYOUTS)
def test_some_pages_keep_their_numbers(layout: HandoutLayout) -> None:
    made, sides = _made(layout, pages=(2, 5))
    text = "\n".join(sides)
    assert made.pages == 2 and "Page 2 of 7" in text and "Page 5 of 7" in text and "Page 1 of 7" not in text
    if layout == "2up-notes":
        assert "page 2" in text and "page 5" in text, "the notes are of these pages"
    if layout == "booklet":
        assert "pages – and 2" in text
