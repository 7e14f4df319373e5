"""What printing commands share: which briefing, in which languages, in which style."""
from __future__ import annotations

from briefer.cli.opening import Values, current_briefing, free_id
from briefer.cli.shelves import style_named, template_named
from briefer.document.styles import HouseStyle
from briefer.i18n import LANGUAGES
from briefer.model.briefing import Briefing
from briefer.model.pack import Pack
from briefer.workflow import Library, with_filled_briefing


def briefing_to_print(pack: Pack, values: Values, shelf: Library) -> tuple[Pack, Briefing]:
    """The briefing asked for; with a template that no briefing was made from, or one in a file, one that is filled for this time only."""
    named = values["template"]
    if not named or values["briefing"]:
        return pack, current_briefing(pack, values["briefing"])
    made = next((one for one in pack.briefings if one.template.id == named), None)
    if made is not None:
        return pack, made
    template = template_named(named, shelf)
    id = free_id(pack, template.id)
    filled = with_filled_briefing(pack, template, id)
    return filled, current_briefing(filled, id)


def style_to_print(briefing: Briefing, values: Values, shelf: Library) -> HouseStyle:
    """The style asked for by id or file, else that of the briefing; TemplateError when it cannot be loaded."""
    shelf, id = style_named(values["style"] or briefing.style, shelf)
    return shelf.style(id)


def languages_of(briefing: Briefing, asked: str | None) -> tuple[str, ...]:
    """The languages to print: as asked, else those of the briefing."""
    if asked == "both":
        return LANGUAGES
    return (asked,) if asked else briefing.languages
