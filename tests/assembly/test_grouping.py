"""Sections of excerpts under sub-headings; and what marks single paragraphs."""
from __future__ import annotations

from dataclasses import replace

import pytest

from briefer.assembly import assemble
from briefer.document.nodes import Document, Heading, Paragraph, Quote
from briefer.document.walk import plain_text
from briefer.model.briefing import ExcerptItem, Section, TextItem
from briefer.model.sources import ExcerptId
from tests.assembly import small_pack
from tests.assembly.small_pack import both

PLACED = (
    ExcerptItem(ExcerptId(1, 2)), TextItem(both("On the port:", "Sul porto:")), ExcerptItem(ExcerptId(2, 1)), ExcerptItem(ExcerptId(2, 3)),
    ExcerptItem(ExcerptId(1, 1)), TextItem(both("That is all.", "È tutto.")))


def document(group_by: str, *, marked: bool = False) -> Document:
    section = Section("x", "excerpts", both("Facts", "Fatti"), group_by=group_by, body=PLACED)
    portioned = replace(section, body=(TextItem(both("Ours.", "Nostro."), portion="U"), *PLACED)) if marked else section
    return assemble(small_pack.pack(), small_pack.briefing(portioned), "en", numbering="section_dot").document


def outline(made: Document) -> list[str]:
    out = []
    for block in made.blocks:
        match block:
            case Heading(look="sub"):
                out.append(f"# {plain_text(block.content)}")
            case Paragraph():
                out.append(plain_text(block.content))
            case Quote():
                out.append(block.id.removeprefix("x."))
    return out


@pytest.mark.parametrize(("group_by", "printed"), [
    ("", ["1.2", "On the port:", "2.1", "2.3", "1.1", "That is all."]),
    ("theme", ["# Ports", "On the port:", "2.1", "1.1", "# Economy", "1.2", "# Other", "2.3", "That is all."]),
    ("source", ["# Vallora Shipping News, citing the port authority", "1.2", "1.1", "# [Port of Vallora back in service]", "On the port:",
                "2.1", "2.3", "That is all."])])
def test_excerpts_stand_under_the_name_of_their_group(group_by: str, printed: list[str]) -> None:
    assert outline(document(group_by)) == printed


@pytest.mark.parametrize("on", [True, False])
def test_markings_of_single_paragraphs_print_where_the_briefing_says_so(on: bool) -> None:
    pack = small_pack.pack()
    first = pack.sources[0]
    marked = replace(first, excerpts=(replace(first.excerpts[0], portion="NU"), *first.excerpts[1:]))
    section = Section("x", "excerpts", body=(TextItem(both("Ours.", "Nostro.\n\n- a\n- b"), portion="U"), ExcerptItem(ExcerptId(1, 1))))
    briefing = replace(small_pack.briefing(section), portion_marks=on)
    made = assemble(replace(pack, sources=(marked, pack.sources[1])), briefing, "en", numbering="section_dot").document
    portions = [block.portion for block in made.blocks if isinstance(block, (Paragraph, Quote))]
    assert portions == (["U", "NU"] if on else ["", ""])
