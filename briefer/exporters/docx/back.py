"""What stands at the end: the one-line list of sources, the signature, who gets the document."""
from __future__ import annotations

from briefer.document.nodes import Distribution, References, Signature
from briefer.exporters.docx.composition import Composition
from briefer.exporters.docx.flow import Place
from briefer.exporters.docx.furniture import BASELINE
from briefer.exporters.docx.grid import cell, row, table
from briefer.exporters.docx.markup import border, indent, run, tab, tabs

_CENTRED = '<w:jc w:val="center"/>'


def references(block: References, place: Place, composition: Composition) -> str:
    """The one-line list of sources: letters in the hanging column, and the note below."""
    last = len(block.entries) - 1
    lines = []
    for index, entry in enumerate(block.entries):
        letter = run(f"[{entry.letter}]", '<w:rStyle w:val="BrieferNumber"/>')
        lines.append(composition.paragraph(
            "BrieferEntry", letter + tab() + composition.runs(entry.content, "BrieferEntry"), node=f"{block.id}/{entry.letter}",
            above=None if index else place.above, below=place.below if index == last and not block.note else 0,
            top=place.top and not index))
    if block.note:
        lines.append(composition.paragraph("BrieferNote", composition.runs(block.note, "BrieferNote"), node=f"{block.id}/note",
                                           above=composition.style.number("references.note_gap_pt"), below=place.below))
    return "".join(lines)


def signature(block: Signature, place: Place, composition: Composition) -> str:
    """Room for a signature, over a line with what is printed under it."""
    on_axis = composition.style.signs_on_axis(composition.document.meta.language)
    return _on_axis(block, composition) if on_axis else _at_right(block, place, composition)


def _at_right(block: Signature, place: Place, composition: Composition) -> str:
    """A column at the right: the office, room for the hand, the line."""
    style = composition.style
    width, rule = style.mm("signature.diplomatic.width_mm"), style.mm("signature.diplomatic.rule_width_mm")
    left, inset = style.page.frame_width - width, (width - rule) / 2
    gap = style.number("signature.diplomatic.caption_gap_pt")
    line = f'<w:pBdr>{border("top", style.number("rule.hair_pt"), style.colors["rule"], round(gap))}</w:pBdr>'
    office = composition.paragraph("BrieferSignature", run(block.office, "<w:caps/>"), node=block.id, above=place.above, top=place.top,
                                   setting=indent(left) + _CENTRED)
    return office + composition.paragraph(
        "BrieferUnderLineRight", run(block.under_line), above=style.number("signature.diplomatic.space_for_hand_pt"),
        below=place.below,
        frame=line, setting=indent(left + inset, 0, inset) + _CENTRED)


def _on_axis(block: Signature, composition: Composition) -> str:
    """On the body axis: the line with room above it, the office at its right, the words under it."""
    style = composition.style
    hang, width, gap = style.page.hang, style.mm("signature.staff.width_mm"), style.mm("signature.staff.gap_to_office_mm")
    widths = (hang, width, gap, style.page.frame_width - hang - width - gap)
    line = border("bottom", style.number("rule.hair_pt"), style.colors["ink"])
    hand = style.number("signature.staff.space_for_hand_pt")
    blank = composition.paragraph("BrieferSignature", "")
    office = composition.paragraph("BrieferSignature", run(block.office), node=block.id,  # its baseline is the line to sign on
                                   above=hand - BASELINE * style.roles["body"].leading)
    under, nothing = (composition.paragraph("BrieferUnderLine", run(text)) for text in (block.under_line, ""))
    upper = (cell(hang, blank), cell(width, blank, borders=line), cell(gap, blank), cell(widths[3], office, joined="restart"))
    lower = (cell(hang, nothing), cell(width, under), cell(gap, nothing), cell(widths[3], nothing, joined="continue"))
    return table(widths, (row(upper, height=hand), row(lower)))


def distribution(block: Distribution, place: Place, composition: Composition) -> str:
    """Who gets the document: the kind of copy at the left, the names beside it."""
    style = composition.style
    label = style.mm("distribution.label_width_mm")
    lines = [("" if index else title, name) for title, names in block.groups for index, name in enumerate(names)]
    setting, stops = indent(label, label), tabs(("clear", style.page.hang), ("left", label))
    last = len(lines) - 1
    return "".join(
        composition.paragraph("BrieferEntry", run(title, '<w:rStyle w:val="BrieferSoft"/>') + tab() + run(name), node=f"{block.id}/{index}",
                              above=style.number("distribution.row_gap_pt") if index else place.above,
                              below=place.below if index == last else 0, top=place.top and not index, frame=stops, setting=setting)
        for index, (title, name) in enumerate(lines))
