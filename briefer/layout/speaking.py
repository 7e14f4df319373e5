"""Points to speak from, in type that is read at arm's length."""
from __future__ import annotations

from briefer.document.nodes import SpeakingPoints
from briefer.layout.boxes import Element
from briefer.layout.pieces import Passage, Piece, Slab
from briefer.layout.setting import Setting


def speaking_points(block: SpeakingPoints, setting: Setting, parent: Element) -> Slab:
    """The points, figures in the hanging column; no point is parted."""
    if not block.items:
        return Slab(block.id, ())
    sheet, role = setting.sheet, setting.sheet["speak"]
    number = sheet.role("speak", weight="bold", color="accent")
    element = parent.add("L", attributes="/O /List /ListNumbering /Decimal")
    pieces: list[Piece] = []
    for index, content in enumerate(block.items, 1):
        item = element.add("LI")
        figure = setting.box(number, sheet.left, 0, sheet.axis - sheet.left, str(index), block.id, item.add("Lbl"))
        body = item.add("LBody")
        pieces.append(Passage(setting.lines(role, sheet.body_width, content, body), role, sheet.axis, sheet.body_width, body, block.id,
                              role.after if pieces else 0, True, True, (figure,)))
    return Slab(block.id, pieces, role.before, setting.style.number("speaking_points.gap_pt"))
