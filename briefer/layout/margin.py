"""The letter of a source in the hanging column, and the grade in its frame below."""
from __future__ import annotations

from briefer.layout.boxes import Area, Box, Element, TextBox
from briefer.layout.setting import Setting


def letter_box(letter: str, role: str, setting: Setting, node_id: str, element: Element | None) -> TextBox:
    """The letter, in the role of what stands beside it."""
    sheet = setting.sheet
    return setting.box(sheet.role(role, weight="bold", color="accent"), sheet.left, 0, sheet.axis - sheet.left, f"[{letter}]", node_id,
                       element)


def letter_and_grade(letter: str, grade: str, role: str, setting: Setting, node_id: str, element: Element) -> tuple[Box, ...]:
    """The boxes of both, from the top of what they belong to; their element becomes the first child, nothing when both are empty."""
    if not (letter or grade):
        return ()
    sheet, style = setting.sheet, setting.style
    boxes: list[Box] = []
    label = Element("P")
    element.kids.insert(0, label)
    if letter:
        boxes.append(letter_box(letter, role, setting, node_id, label))
    if grade:
        meta, pad = sheet.role("meta", weight="bold", color="ink"), style.number("grade.pad_x_pt")
        y = sheet[role].leading + style.number("grade.gap_above_pt")
        wide = meta.width(grade)
        above, below = style.number("grade.above_em") * meta.size, style.number("grade.below_em") * meta.size
        boxes.append(Area(sheet.left, y + meta.drop - above, wide + 2 * pad, above + below, node_id,
                          stroke=style.color("grade.box_color"), weight=style.number("grade.box_pt")))
        boxes.append(setting.box(meta, sheet.left + pad, y, wide + 1, grade, node_id, label))
    return tuple(boxes)


def height_beside(grade: str, role: str, setting: Setting) -> float:
    """The least height of what a grade stands beside, so that it does not hang below it."""
    if not grade:
        return 0.0
    sheet = setting.sheet
    return sheet[role].leading + setting.style.number("grade.gap_above_pt") + sheet["meta"].leading
