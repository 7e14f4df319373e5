"""Figures: a picture with its words for who cannot see it, or two rules and the reason why there is none."""
from __future__ import annotations

from briefer.document.nodes import Figure
from briefer.exporters.docx.composition import Composition
from briefer.exporters.docx.flow import Place
from briefer.exporters.docx.grid import cell, row, table
from briefer.exporters.docx.markup import border, escape, run
from briefer.exporters.docx.tables import caption, note
from briefer.figures.drawing import Drawing

_EMU_PER_POINT = 12700
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def figure(block: Figure, place: Place, composition: Composition) -> str:
    """Caption, picture or the reason why there is none, note below; all on one page."""
    drawing = composition.drawings.get(block.id)
    return "".join((
        caption(block.id, block.caption, place, composition) if block.caption else "",
        _shown(block, drawing, place, composition) if drawing else _nothing(block, composition),
        note(block.id, block.note, composition.style.number("caption.source_note_gap_pt"), place, composition) if block.note else "",
    ))


def _shown(block: Figure, drawing: Drawing, place: Place, composition: Composition) -> str:
    """The picture in line, as wide as the frame, with its words for who cannot see it."""
    number, link, *size = composition.picture(drawing)
    width, height = (round(side * _EMU_PER_POINT) for side in size)
    name = escape(block.caption.label.rstrip(" .") if block.caption else block.id)
    drawn = (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name="{name}" descr="{escape(block.alt)}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{link}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>')
    first = not block.caption
    return composition.paragraph("BrieferFigure", drawn, node=block.id, above=place.above if first else None, top=place.top and first,
                                 below=0 if block.note else place.below, keep=bool(block.note))


def _nothing(block: Figure, composition: Composition) -> str:
    """Two rules and a sentence between them."""
    style = composition.style
    ink = style.colors["rule_strong"]
    rules = (border("top", style.number("chart.rule_top_pt"), ink), border("bottom", style.number("chart.rule_bottom_pt"), ink))
    text = composition.paragraph("BrieferEmpty", run(f"— {block.empty or block.alt}"), node=block.id, keep=bool(block.note), above=0,
                                 setting='<w:ind w:left="0" w:firstLine="0"/><w:jc w:val="center"/>')
    width = style.page.frame_width
    return table((width,), [row([cell(width, text, borders="".join(rules), upright="center")], height=style.mm("chart.empty_height_mm"))])
