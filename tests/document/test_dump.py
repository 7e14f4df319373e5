"""Every kind of block has a print."""
from __future__ import annotations

from typing import get_args

import pytest

from briefer.document import nodes
from briefer.document.dump import dump
from briefer.document.inlines import Text
from briefer.document.walk import count_words, stretches
from briefer.model.dates import Date

WORDS = (Text("words"),)
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
    nodes.PageBreak("break"))


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


def test_two_prints_are_equal_and_words_are_counted() -> None:
    assert dump(document(*BLOCKS)) == dump(document(*BLOCKS))
    assert count_words(document(*BLOCKS)) > 30
