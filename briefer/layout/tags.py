"""Tags on cards: a word or two with a rule in the accent under it."""
from __future__ import annotations

from typing import Literal

from briefer.layout.boxes import Box, Element, Stroke
from briefer.layout.setting import Setting
from briefer.layout.sheet import Role


def tag_role(setting: Setting, weight: Literal["", "bold"] = "") -> Role:
    """The role in which tags are set."""
    return setting.sheet.role("meta", weight=weight, color="ink")


def tag(text: str, role: Role, x: float, y: float, width: float, setting: Setting, node_id: str, element: Element) -> tuple[Box, ...]:
    """A tag flush right in a width, with its rule under the last line."""
    style = setting.style
    box = setting.box(role, x, y, width, text, node_id, element, "right")
    wide = min(max(box.lines.widths), width)
    base = box.y + box.height - role.leading + role.drop
    rule = Stroke(x + width - wide, base + style.number("card.tag_drop_em") * role.size, wide, 0, node_id,
                  style.number("card.tag_rule_pt"), style.colors["accent"])
    return box, rule
