"""What goes on paper as this user prefers it: with grades or without, and how far apart the lines for notes are."""
from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from briefer.document.styles import HouseStyle
from briefer.model.pack import Pack
from briefer.workflow.exports import without_grades
from ui.settings import BY_NAME, Settings

_PITCH = "handout.line_pitch_mm"


def prints_grades(settings: Settings) -> bool:
    """Whether grades print."""
    return bool(settings.value("grading_on") and settings.value("print_grades"))


class Printed:
    """Packs as they print; the last one is kept, because a preview asks again for the same one."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._last: tuple[Pack, Pack] | None = None

    def pack(self, pack: Pack) -> Pack:
        """The pack itself, or as it is for those who print no grades."""
        if prints_grades(self._settings):
            return pack
        if self._last is None or self._last[0] is not pack:
            self._last = (pack, without_grades(pack))
        return self._last[1]


def handout_style(style: HouseStyle, settings: Settings) -> HouseStyle:
    """The style with the lines for notes as far apart as was chosen; as it is where nobody chose."""
    wanted = settings.value("note_lines_mm")
    if wanted == BY_NAME["note_lines_mm"].default:
        return style
    return replace(style, tokens=MappingProxyType({**style.tokens, _PITCH: wanted}))
