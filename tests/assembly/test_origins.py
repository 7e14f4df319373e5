"""From the blocks of a document back to the items of the briefing."""
from __future__ import annotations

from pathlib import Path

import pytest

from briefer.assembly import assemble
from briefer.document.nodes import Band, Heading, Paragraph, Quote
from briefer.document.walk import plain_text
from briefer.model.briefing import ExcerptItem, GroupItem, Section, TextItem
from briefer.session import Session

SAMPLES = Path(__file__).resolve().parents[2] / "sample_packs"


def _items(section: Section, theme: str, intro: bool) -> tuple[object, ...]:
    if intro:
        return section.intro
    return next(item.body for item in section.body if isinstance(item, GroupItem) and item.theme == theme) if theme else section.body


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("sample", ["iraq-nato", "fascicolo-iraq"])
def test_a_block_names_the_item_it_was_made_of(sample: str, language: str) -> None:
    pack = Session.open(SAMPLES / sample).pack
    quotes = texts = 0
    for briefing in pack.briefings:
        made = assemble(pack, briefing, language, numbering="section_dot")
        for block in made.document.blocks:
            origin = made.origins.get(block.id)
            if origin is None or origin.item is None:
                continue
            section = briefing.section(origin.section)
            assert section is not None
            item = _items(section, origin.theme, origin.intro)[origin.item]
            if isinstance(block, Quote):
                assert isinstance(item, ExcerptItem) and origin.excerpt == item.excerpt and block.id.endswith(str(item.excerpt))
                quotes += 1
            elif isinstance(block, Paragraph) and isinstance(item, TextItem):
                first = plain_text(block.content).split()[0].strip("“”«»")
                assert origin.excerpt is None and first in item.text.text(language)
                texts += 1
    assert quotes > 5 and texts > 5


def test_whatever_a_section_prints_names_the_section() -> None:
    pack = Session.open(SAMPLES / "iraq-nato").pack
    for briefing in pack.briefings:
        made = assemble(pack, briefing, "en", numbering="section_dot")
        for block in made.document.blocks:
            if isinstance(block, Heading):
                assert any(made.origins[block.id].section == section.id for section in briefing.sections)
            if isinstance(block, Band):
                assert made.origins[block.table.id].section == made.origins[block.id].section


def test_the_head_comes_from_no_section() -> None:
    pack = Session.open(SAMPLES / "iraq-nato").pack
    made = assemble(pack, pack.briefings[0], "en", numbering="section_dot")
    assert made.document.blocks[0].id not in made.origins
