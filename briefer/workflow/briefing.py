"""From a template to a briefing, and from excerpts to their places in it."""
from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from briefer.edits import AddBriefing, PlaceMany
from briefer.errors import Message
from briefer.model.briefing import Briefing, Template
from briefer.model.pack import Pack
from briefer.model.sources import ExcerptId
from briefer.resources import templates_folder
from briefer.templating.libraries import Library
from briefer.templating.planner import Plan, new_briefing, propose
from briefer.templating.style_shelves import STYLES, Carried, read_text
from briefer.templating.templates import load_template


def library(folder: Path | None = None, carried: Carried | None = None) -> Library:
    """The bundled templates and styles, those of the user's folder, and the styles that a pack carries."""
    folders = (templates_folder(), *((folder,) if folder else ()))
    return Library(folders, carried, _complaint)


def _complaint(data: bytes) -> Message | None:
    """What keeps a font file from being used; the reader of fonts is loaded only now."""
    from briefer.layout.fonts_own import complaint

    return complaint(data)


def propose_places(pack: Pack, briefing: Briefing, excerpts: Iterable[ExcerptId] | None = None) -> Plan:
    """Where excerpts, or all that are not placed, go by their themes, and why some go nowhere."""
    return propose(pack, briefing, excerpts)


def check_template(path: Path) -> Template:
    """The template in a file; TemplateError says what is wrong with it and where."""
    return load_template(read_text(path), path.name)


def is_style(path: Path) -> bool:
    """Whether a file holds a style and no template: it stands among styles, or it extends one; TemplateError when it cannot be read."""
    return path.absolute().parent.name == STYLES or re.search(r"^extends\s*:", read_text(path), re.MULTILINE) is not None


def with_filled_briefing(pack: Pack, template: Template, id: str) -> Pack:
    """The pack with one more briefing, made from a template and filled by theme; it takes its title data from the first one."""
    first = pack.briefings[0] if pack.briefings else Briefing(id)
    fresh = new_briefing(template, id=id, languages=first.languages, as_of=first.as_of, date=first.date, titles=first.titles,
                         fields=first.fields)
    pack = AddBriefing(fresh).apply(pack)
    return PlaceMany(id, propose(pack, fresh).placements).apply(pack)
