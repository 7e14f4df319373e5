"""From a briefing to a handout: its pages on sheets of paper, once for each numbered copy."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.document.handout import HandoutLayout
from briefer.document.styles import HouseStyle
from briefer.model.briefing import Briefing
from briefer.model.pack import Pack
from briefer.values import dataclass
from briefer.workflow.pages import assemble, lay_out

if TYPE_CHECKING:
    from briefer.assembly import Assembly


@dataclass(frozen=True, slots=True)
class Handout:
    """A handout as a PDF, with the pages of one copy, the sides of all of them, and the sheets of paper they take."""

    data: bytes
    pages: int
    sides: int
    sheets: int
    missing_glyphs: tuple[str, ...]


def hand_out(pack: Pack, briefing: Briefing, language: str, style: HouseStyle, layout: HandoutLayout, *, copies: int = 0,
             draft: bool = False, one: int = 0, pages: Sequence[int] = ()) -> Handout:
    """The handout of a briefing in a language; with `copies`, that many of them one after the other, each with its number. Of these, `one`
    makes that copy alone; `pages` (from 1) takes some pages of the paper.

    ExportError for what cannot be put on paper.
    """
    from briefer.assembly.handout import handout_phrases
    from briefer.assembly.words import Words
    from briefer.exporters.pdf.handout import Copy, write_handout
    from briefer.layout.imposition import impose

    phrases = handout_phrases(Words(language))
    made: list[Copy] = []
    for number in (one,) if one else range(1, copies + 1) if copies else (0,):
        assembly: Assembly = assemble(pack, briefing, language, style, draft=draft, copy=(number, copies) if number else None)
        laid = lay_out(assembly.document, style)
        if pages:
            laid = replace(laid, pages=tuple(laid.pages[page - 1] for page in pages))
        whole = copies > 1 and not one
        made.append(Copy(assembly.document, laid, impose(assembly.document, laid, layout, phrases, whole_sheets=whole, numbers=pages)))
    sides = sum(len(copy.imposed.sides) for copy in made)
    missing = sorted({sign for copy in made for sign in copy.laid.missing_glyphs})
    return Handout(write_handout(made), len(made[0].laid.pages), sides, len(made) * -(-len(made[0].imposed.sides) // 2), tuple(missing))
