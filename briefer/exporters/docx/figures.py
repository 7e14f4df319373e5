"""Figures: a picture with its words for who cannot see it, or two rules and the reason why there is none."""
from __future__ import annotations

from briefer.document.nodes import Figure
from briefer.exporters.docx.composition import Composition
from briefer.exporters.docx.flow import Place
from briefer.exporters.docx.grid import cell, row, table
from briefer.exporters.docx.markup import border, run
from briefer.exporters.docx.tables import caption, note
from briefer.figures.drawing import Drawing


def figure(block: Figure, place: Place, composition: Composition) -> str:
    """Caption, picture or the reason why there is none, note below; all on one page."""
    drawings = composition.drawings.get(block.id, ())
    return "".join((
        caption(block.id, block.caption, place, composition) if block.caption else "",
        _shown(block, drawings, place, composition) if drawings else _nothing(block, composition),
        note(block.id, block.note, composition.style.number("caption.source_note_gap_pt"), place, composition) if block.note else "",
    ))


def _shown(block: Figure, drawings: tuple[Drawing, ...], place: Place, composition: Composition) -> str:
    """The pictures in line, as wide as the frame; the first says in words what all of them show."""
    name = block.caption.label.rstrip(" .") if block.caption else block.id
    last, bare, written = len(drawings) - 1, not block.caption, []
    for index, drawing in enumerate(drawings):
        first = not index and bare
        picture = composition.pictures.figure(drawing, composition.laid.sheet)
        shown = composition.pictures.run(picture, name, name if index else block.alt, composition.body_links)
        written.append(composition.paragraph(
            "BrieferFigure", shown, node=f"{block.id}/{index}" if index else block.id, above=place.above if first else None,
            top=place.top and first, below=place.below if index == last and not block.note else 0,
            keep=bool(block.note) and index == last))
    return "".join(written)


def _nothing(block: Figure, composition: Composition) -> str:
    """Two rules and a sentence between them."""
    style = composition.style
    ink = style.colors["rule_strong"]
    rules = (border("top", style.number("chart.rule_top_pt"), ink), border("bottom", style.number("chart.rule_bottom_pt"), ink))
    text = composition.paragraph("BrieferEmpty", run(f"— {block.empty or block.alt}"), node=block.id, keep=bool(block.note), above=0,
                                 setting='<w:ind w:left="0" w:firstLine="0"/><w:jc w:val="center"/>')
    width = style.page.frame_width
    return table((width,), [row([cell(width, text, borders="".join(rules), upright="center")], height=style.mm("chart.empty_height_mm"))])
