"""A press that keeps what it laid out: after any edit its pages are those of a fresh one, byte for byte."""

from __future__ import annotations

import inspect
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from briefer.document.inlines import Note, Text
from briefer.document.nodes import Block, Document, Heading, PageBreak, Paragraph, Part
from briefer.document.styles import HouseStyle
from briefer.exporters.pdf import write_pdf
from briefer.layout import Laid, lay_out
from briefer.layout.boxes import Element
from briefer.layout.press import SETTERS, Press, setter
from tests.layout.random_documents import documents, numbered
from tests.layout.sample_documents import briefing, heading, italian_note, style, words
from tests.layout.sample_states import states

STYLES: dict[str, HouseStyle] = {id: style(id) for id in ("staff", "diplomatic")}
STYLES |= {f"{id}, notes at section end": replace(house, tokens={**house.tokens, "footnote.mode": "section_end"})
           for id, house in STYLES.items()}
each = pytest.mark.parametrize("id", list(STYLES))
quick = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], derandomize=True,
    phases=(Phase.explicit, Phase.reuse, Phase.generate))
SENTENCE = "The pilots’ book names each ship that came in after the storm and the hour at which it was moored. "


def same(kept: Laid, fresh: Laid, document: Document, house: HouseStyle) -> bool:
    """Whether two layouts are one: the same file, with the signs of the fresh one in its fonts, and the same places."""
    assert (kept.starts, kept.places, kept.missing_glyphs) == (fresh.starts, fresh.places, fresh.missing_glyphs)
    assert tree(kept.root) == tree(fresh.root)
    return write_pdf(document, replace(kept, sheet=fresh.sheet), house) == write_pdf(document, fresh, house)


def tree(element: Element) -> object:
    return (element.role, element.language, element.attributes, element.identifier, element.alt, [tree(kid) for kid in element.kids])


class Versions(list[Document]):
    """Documents that say in short what they hold, for a test that fails."""

    def __repr__(self) -> str:
        return "\n".join(" ".join(type(block).__name__ for block in document.blocks) for document in self)


@st.composite
def versions(draw: st.DrawFn) -> Versions:
    """A document and what a few edits made of it: blocks changed, taken out, put in, moved or standing twice."""
    one, other = draw(documents()), draw(documents())
    pool: list[Block] = [*one.blocks, *(replace(block, id=f"o{block.id}") for block in other.blocks), Part("p", "landscape"), Part("q")]
    picks = draw(st.lists(st.lists(st.integers(0, len(pool) - 1), max_size=14), min_size=1, max_size=3))
    metas = draw(st.lists(st.sampled_from([one.meta, one.meta, other.meta]), min_size=len(picks), max_size=len(picks)))
    edited = [replace(one, meta=meta, blocks=tuple(pool[index] for index in pick)) for meta, pick in zip(metas, picks, strict=True)]
    return Versions([one, *map(numbered, edited), one])


@each
@quick
@given(made=versions())
def test_kept_pages_are_those_of_a_fresh_press(id: str, made: Versions) -> None:
    house = STYLES[id]
    press = Press(house)
    for document in made:
        assert same(press.lay_out(document), lay_out(document, house), document, house)


@each
def test_a_long_document_after_each_of_many_edits(id: str) -> None:
    house = STYLES[id]
    blocks: list[Block] = []
    for number in range(30):
        blocks.append(heading(f"h{number}", f"Section {number}", str(number + 1)))
        note = Note(number + 1, words(SENTENCE * 2), f"n{number}")
        blocks += [Paragraph(f"p{number}.{index}", words(SENTENCE * 4, *([note] if index == 2 else [])), "1.") for index in range(5)]
    document = replace(briefing(), blocks=tuple(blocks))
    press = Press(house)
    assert same(press.lay_out(document), lay_out(document, house), document, house)
    for number in range(3, 180, 13):
        changed = list(document.blocks)
        block = changed[number]
        if isinstance(block, Paragraph):
            changed[number] = replace(block, content=(Text(SENTENCE * (number % 5)), *block.content))
        elif isinstance(block, Heading):
            del changed[number]
        document = replace(document, blocks=tuple(changed))
        assert same(press.lay_out(document), lay_out(document, house), document, house)


@each
def test_a_press_may_lay_out_documents_that_have_nothing_in_common(id: str) -> None:
    house = STYLES[id]
    press = Press(house)
    for document in (briefing(), italian_note(), states(), briefing()):
        assert same(press.lay_out(document), lay_out(document, house), document, house)


def test_what_was_laid_out_before_stays_as_it_was() -> None:
    press, document = Press(STYLES["staff"]), briefing()
    first = press.lay_out(document)
    before = write_pdf(document, first, STYLES["staff"])
    press.lay_out(replace(document, blocks=document.blocks[3:]))
    assert write_pdf(document, replace(first, sheet=lay_out(document, STYLES["staff"]).sheet), STYLES["staff"]) == before


def test_a_section_that_did_not_change_is_not_set_again() -> None:
    document = briefing()
    press = Press(STYLES["staff"])
    first = press.lay_out(document)
    again = press.lay_out(replace(document, blocks=tuple(replace(block) for block in document.blocks)))
    kept = {id(box) for page in first.pages for box in page.boxes}
    boxes = [box for page in again.pages for box in page.boxes]
    assert sum(id(box) in kept for box in boxes) > len(boxes) / 2


@pytest.mark.parametrize("row", SETTERS.values())
def test_each_row_of_the_table_names_what_sets_a_block(row: str) -> None:
    assert list(inspect.signature(setter(row)).parameters) == ["block", "setting", "parent"]


def test_every_kind_of_block_has_a_row_or_is_set_by_the_press_itself() -> None:
    assert set(get_args(Block)) == set(SETTERS) | {Heading, Paragraph, PageBreak, Part}
