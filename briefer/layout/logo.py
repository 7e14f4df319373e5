"""The logo of a unit, at the head of the first page."""
from __future__ import annotations

from briefer.document.heads import bears_logo
from briefer.document.nodes import HeaderBlock
from briefer.layout.boxes import Element, LogoBox
from briefer.layout.setting import Setting


def logo(block: HeaderBlock, setting: Setting, parent: Element) -> LogoBox | None:
    """The logo at the upper left corner of the frame, with its words for who cannot see it; None where none stands."""
    shown = setting.style.logo
    if shown is None or not bears_logo(setting.document, block):
        return None
    wide, high = setting.style.logo_size
    element = parent.add("Figure")
    element.alt = shown.alt[setting.document.meta.language]
    return LogoBox(setting.sheet.left, 0, wide, high, block.id, element)
