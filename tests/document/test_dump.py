"""Every kind of block has a print."""
from __future__ import annotations

from typing import get_args

import pytest

from briefer.document import nodes
from briefer.document.drawings import (
    Coverage,
    CoverageGroup,
    CoveragePanel,
    CoverageRow,
    Detail,
    DetailMark,
    Gap,
    Lane,
    LaneBar,
    PanelHead,
    Swimlane,
)
from briefer.document.dump import dump
from briefer.document.inlines import Text
from briefer.document.walk import count_words, stretches
from briefer.model.dates import Date

WORDS = (Text("words"),)
SIDE_BOX = nodes.SideBox("side", "label", (nodes.Entry(WORDS, WORDS),))
BLOCKS: tuple[nodes.Block, ...] = (
    nodes.Heading("heading", WORDS), nodes.Paragraph("paragraph", WORDS, "a.", depth=1),
    nodes.Quote("quote", "A", "B2", (WORDS,), "en", WORDS),
    nodes.KeyBox("box", "Label", (WORDS,)), nodes.BulletList("list", (WORDS,)),
    nodes.Table("table", "free", (nodes.Column(WORDS, "right", 20),), (nodes.Row((WORDS,)),), nodes.Caption("Table 1.", WORDS), WORDS),
    nodes.TermList("terms", (nodes.Term("ISF", WORDS),)), nodes.Contents("contents"),
    nodes.Figure("figure", nodes.Timeline((nodes.TimelineRow("row", (nodes.TimelineMark(Date(edtf="2020", basis="inferred"), "mark"),)),),
                                          "axis", "point", "period", "inferred", "ticks"), "alt"),
    nodes.HeaderBlock("header", "office", "", "type", "title", rows=(nodes.LabelledRow("date", "Date", WORDS),)),
    nodes.AddressRows("address", (nodes.LabelledRow("to", "To", WORDS),)), nodes.References("references", (nodes.SourceEntry("A", WORDS),)),
    nodes.Signature("signature", "office", "name"), nodes.Distribution("distribution", (("For action", ("one", "two")),)),
    nodes.PageBreak("break"), nodes.Part("part", "landscape", "reference", "short"),
    nodes.OptionCard("option", "1", WORDS, (WORDS,), (WORDS,), (WORDS,), "tag"),
    nodes.BioCards("people", (nodes.BioCard(WORDS, WORDS, (WORDS,)),)),
    nodes.PressCard("article", "A", "B2", WORDS, WORDS, ("tag",), (WORDS,), (WORDS,), "it", "para 6"),
    nodes.DataBlock("data", (nodes.LabelledRow("to", "To", WORDS),), "pairs"),
    nodes.DecisionBox("decision", "label", ("option",), "remarks", "signature", "date"),
    nodes.FigureStrip("strip", (nodes.StripFigure(WORDS, WORDS),)), nodes.SpeakingPoints("points", (WORDS,)), SIDE_BOX,
    nodes.Band("band", "label", nodes.Table("below", "free", (nodes.Column(WORDS),), (nodes.Row((WORDS,)),)), SIDE_BOX),
    nodes.NoteColumns("columns", (nodes.Entry(WORDS, WORDS),)))
SHOWN: tuple[nodes.Shown, ...] = (
    Swimlane((Lane("lane", (LaneBar(Date(edtf="2020/2021"), "bar", True), LaneBar(Date(edtf="2020"), "moment", milestone=True))),),
             Detail("2020-01-01", "2020-01-10", "detail", (DetailMark(Date(edtf="2020-01-03"), "mark"),))),
    Coverage("theme", "events", (CoveragePanel("panel", (PanelHead("head", 2),), (1, 0)),),
             (CoverageGroup("group", (CoverageRow("row", 1, ((("A",), ()),), ((Gap(1, 1, "7"),),)),)),), "total", "two", "one", "gap",
             "letters", ("months", "meaning")))


def document(*blocks: nodes.Block) -> nodes.Document:
    return nodes.Document(nodes.Meta("en", "Title", keywords=("one",), copy=(3, 12)), nodes.Phrases("p", "c", "cont.", "d"), blocks)


def test_no_kind_of_block_is_forgotten() -> None:
    assert {type(block) for block in BLOCKS} == set(get_args(nodes.Block))


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
def test_a_block_prints_its_id_and_its_words(block: nodes.Block) -> None:
    printed = dump(document(block))
    assert f"#{block.id}" in printed
    for stretch in stretches(block):
        for inline in stretch:
            assert not isinstance(inline, Text) or inline.text.strip() in printed


@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: type(shown).__name__)
def test_a_figure_prints_its_words(shown: nodes.Shown) -> None:
    figure = nodes.Figure("figure", shown, "alt", nodes.Caption("Figure 1.", WORDS), WORDS)
    printed = dump(document(figure))
    assert all(inline.text.strip() in printed for stretch in stretches(figure) for inline in stretch if isinstance(inline, Text))


def test_two_prints_are_equal_and_words_are_counted() -> None:
    assert dump(document(*BLOCKS)) == dump(document(*BLOCKS))
    assert count_words(document(*BLOCKS)) > 30
