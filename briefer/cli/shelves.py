"""Which templates and styles a command can use: the bundled ones, the user's, those of the pack, and a file named in their place."""
from __future__ import annotations

from pathlib import Path

from briefer.cli.opening import Run
from briefer.edits import ChangeBriefing
from briefer.edits.base import briefing_of
from briefer.model.briefing import Template
from briefer.session import Session
from briefer.workflow import Carried, Library, check_template, library, luggage

_FILE = ".yaml"


def shelf_of(run: Run, session: Session | None = None) -> Library:
    """The templates and styles at hand, with the styles that a pack carries."""
    return library(run.templates, Carried(session.pack.files, session.original) if session else None)


def is_file(named: str) -> bool:
    """Whether a template or style is named by its file, and not by its id."""
    return named.endswith(_FILE)


def template_named(named: str, shelf: Library) -> Template:
    """The template with an id, or in a file; TemplateError when there is none or it has a mistake."""
    return check_template(Path(named)) if is_file(named) else shelf.template(named)


def style_named(named: str, shelf: Library) -> tuple[Library, str]:
    """The id of a style named by id or file, and the library that has it; TemplateError when its file cannot be read."""
    return shelf.with_style_file(Path(named)) if is_file(named) else (shelf, named)


def take_style(run: Run, session: Session, briefing: str, named: str) -> None:
    """Gives a briefing a style; one that is not bundled goes into the pack with its fonts and logo, and one that no briefing has any
    more goes out. Of a style that the user has and the pack carries too, the user's is taken.

    TemplateError when the style cannot be loaded.
    """
    carried, own = shelf_of(run, session), shelf_of(run)
    shelf, id = style_named(named, own if is_file(named) or named in own.styles() else carried)
    shelf.style(id)
    if briefing_of(session.pack, briefing).style != id:
        session.do(ChangeBriefing(briefing, {"style": id}))
    packed = luggage(session.pack, id, shelf, carried)
    for edit in packed.edits:
        session.do(edit, packed.blobs)
