"""Styles a clerk may write by mistake: what the loader lets through is always laid out, whatever it looks like."""
from __future__ import annotations

import pytest

from briefer.document.nodes import Document
from briefer.exporters.pdf import write_pdf
from briefer.layout import lay_out
from briefer.resources import styles_folder
from briefer.templating.styles import load_style
from tests.layout.sample_cards import cards
from tests.layout.sample_documents import briefing, italian_note
from tests.layout.sample_states import states


@pytest.mark.parametrize("base", ["staff", "diplomatic"])
@pytest.mark.parametrize("strange", [
    "text: { body: { leading_pt: 400 } }",
    "text: { h1: { size_pt: 300, leading_pt: 500, before_pt: 500 } }",
    "text: { table_head: { size_pt: 90, leading_pt: 400 } }",
    "quote_block: { pad_left_mm: 300 }",
    "bottom_line_box: { pad_x_mm: 400, pad_top_mm: 600 }",
    "footnote: { max_share_of_page: 0.05, gap_pt: 300 }",
    "page: { hang_mm: 110, height_mm: 120 }",
    "tables: { chronology_theme: { widths_mm: [900, 900, 900, 900] } }",
    "table: { pad_x_mm: 100, pad_y_mm: 100 }",
    "flow: { widow_lines_min: 50, orphan_lines_min: 50, table_min_rows_before_break: 100 }",
    "terms: { label_width_mm: 500, gutter_mm: 500 }",
    "list: { marker_gap_mm: 500 }",
    "paragraph_levels: { indent_mm: 700 }",
])
def test_strange_measures_still_make_pages(base: str, strange: str) -> None:
    all_are_laid_out(base, strange, briefing(), states(), italian_note())


@pytest.mark.parametrize("base", ["staff", "diplomatic"])
@pytest.mark.parametrize("strange", [
    "page: { hang_mm: 110, height_mm: 120 }",
    "card: { marker_gap_mm: 300, tag_gap_mm: 900, pad_top_pt: 400 }",
    "option_card: { column_gap_mm: 500 }",
    "bio_card: { column_gap_mm: 500 }",
    "press_card: { pad_left_mm: 300 }",
    "data_block: { label_width_mm: 900, label_width_axis_mm: 900, column_gap_mm: 900, row_pad_pt: 400 }",
    "decision_box: { pad_x_mm: 400, tick_mm: 300, date_width_mm: 900, remark_count: 20, remark_pitch_mm: 200 }",
    "figure_strip: { column_gap_mm: 400 }",
    "side_box: { width_mm: 500, pad_x_mm: 300, gutter_mm: 300 }",
    "band: { max_height_mm: 1000, widths_mm: [900, 900] }",
    "note_columns: { column_gap_mm: 400, number_width_mm: 500 }",
    "text: { speak: { size_pt: 300, leading_pt: 500 } }",
])
def test_strange_measures_of_cards_and_forms_still_make_pages(base: str, strange: str) -> None:
    all_are_laid_out(base, strange, cards())


def all_are_laid_out(base: str, strange: str, *documents: Document) -> None:
    """Lays documents out in a style with strange measures, and writes them."""
    def read(id: str) -> tuple[str, str]:
        if id == "strange":
            return f"extends: {base}\n{strange}\n", "strange.yaml"
        path = styles_folder() / f"{id}.yaml"
        return path.read_text("utf-8"), path.name

    style = load_style("strange", read)
    for document in documents:
        laid = lay_out(document, style)
        assert 1 <= len(laid.pages) < 200
        assert write_pdf(document, laid, style).startswith(b"%PDF-1.7")
