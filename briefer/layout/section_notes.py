"""Notes below their section, for styles that print none at the foot of the page: a small label, then each with its number."""
from __future__ import annotations

from collections.abc import Iterable

from briefer.layout.boxes import Box, Element, LinkArea, NoteCall, Stroke, TextBox
from briefer.layout.notes import elements_of, mark_key, note_key
from briefer.layout.pieces import Passage, Piece, Slab, Solid
from briefer.layout.setting import Setting


def section_notes(slabs: Iterable[Slab], setting: Setting, section: Element) -> list[Slab]:
    """The notes called in the slabs of a section, as one slab; none without notes. In the structure they stand where they print."""
    calls = [call for slab in slabs for piece in slab.pieces for call in _calls(piece)]
    if not calls:
        return []
    _take_out_notes(section)
    section.kids += [call.element for call in calls]
    style = setting.style
    pieces: list[Piece] = [_label(setting, note_key(calls[0]))]
    pieces += [_note(call, setting, first=call is calls[0]) for call in calls]
    return [Slab(note_key(calls[0]), pieces, style.number("footnote.separator_gap_above_pt"), setting.sheet["body"].after)]


def _calls(piece: Piece) -> Iterable[NoteCall]:
    return piece.calls if isinstance(piece, Solid) else (call for _, call in piece.lines.calls)


def _take_out_notes(element: Element) -> None:
    """Removes the notes from the texts that call them."""
    element.kids[:] = [kid for kid in element.kids if kid.role != "Note"]
    for kid in element.kids:
        _take_out_notes(kid)


def _label(setting: Setting, node_id: str) -> Solid:
    """The rule above the notes and, if the document has a word for them, that word."""
    sheet, style = setting.sheet, setting.style
    gap, said = style.number("footnote.gap_pt"), setting.document.phrases.notes
    boxes: list[Box] = [Stroke(sheet.left, 0, style.mm("footnote.separator_width_mm"), 0, node_id, style.number("footnote.separator_pt"),
                               style.colors["ink"])]
    if not said:
        return Solid(gap, tuple(boxes))
    label = setting.box(sheet["eyebrow"], sheet.left, gap, sheet.width, said, node_id, None)
    return Solid(gap + label.height, (*boxes, label))


def _note(call: NoteCall, setting: Setting, *, first: bool) -> Passage:
    """A note with its number in the hanging column, which leads back to its mark."""
    sheet, role, key = setting.sheet, setting.sheet["footnote"], note_key(call)
    link, text = elements_of(call)
    number = setting.lines(role, sheet.width, str(call.note.number))
    wide = min(sheet.axis - sheet.left, number.widths[0] + 2)
    beside = (TextBox(sheet.left, 0, wide, role.leading, key, role, number, link),
              LinkArea(sheet.left, 0, wide, role.leading, key, mark_key(call), link))
    lines = setting.lines(role, sheet.body_width, call.note.content, text)
    return Passage(lines, role, sheet.axis, sheet.body_width, text, key, 0, not first, False, beside)
