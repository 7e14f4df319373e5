"""From a template to a briefing, and from excerpts to their places in it."""
from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefer.edits import AddBriefing, PlaceMany
from briefer.model.briefing import Briefing, Template
from briefer.model.pack import Pack
from briefer.model.sources import ExcerptId
from briefer.templating.library import Library, read_text
from briefer.templating.planner import Plan, new_briefing, propose
from briefer.templating.templates import load_template


def library() -> Library:
    """The bundled templates and styles."""
    return Library()


def propose_places(pack: Pack, briefing: Briefing, excerpts: Iterable[ExcerptId] | None = None) -> Plan:
    """Where excerpts, or all that are not placed, go by their themes, and why some go nowhere."""
    return propose(pack, briefing, excerpts)


def check_template(path: Path) -> Template:
    """The template in a file; TemplateError says what is wrong with it and where."""
    return load_template(read_text(path), path.name)


def with_filled_briefing(pack: Pack, template: Template, id: str) -> Pack:
    """The pack with one more briefing, made from a template and filled by theme; it takes its title data from the first one."""
    first = pack.briefings[0] if pack.briefings else Briefing(id)
    fresh = new_briefing(template, id=id, languages=first.languages, as_of=first.as_of, date=first.date, titles=first.titles,
                         fields=first.fields)
    pack = AddBriefing(fresh).apply(pack)
    return PlaceMany(id, propose(pack, fresh).placements).apply(pack)
