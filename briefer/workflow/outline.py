"""What the outline of a briefing says of its sections as they print."""
from __future__ import annotations

from collections.abc import Mapping

from briefer.document.styles import HouseStyle
from briefer.model.briefing import Briefing
from briefer.model.pack import Pack
from briefer.workflow.pages import assemble


def printed_numbers(pack: Pack, briefing: Briefing, language: str, style: HouseStyle) -> Mapping[str, str]:
    """The number of each section's heading as it prints, by the id of the section; first and last ("3–6") where a section has several.

    Sections that bear none, or do not print, are left out.
    """
    from briefer.document.nodes import Heading  # loaded with the room that makes them

    found: dict[str, list[str]] = {}
    ids = {section.id for section in briefing.sections}
    for block in assemble(pack, briefing, language, style).document.blocks:
        if isinstance(block, Heading) and block.number:
            section = block.id if block.id in ids else block.id.partition(".")[0]
            found.setdefault(section, []).append(block.number)
    return {id: numbers[0] if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}" for id, numbers in found.items() if id in ids}
