"""Every paper the program can print from its sample packs: each briefing they hold, and each template filled for the occasion."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from briefer.document.nodes import Document
from briefer.document.styles import HouseStyle
from briefer.layout import Laid, lay_out
from briefer.model.briefing import Briefing, Section
from briefer.model.pack import Pack
from briefer.session import Session
from briefer.workflow import assemble, library, with_filled_briefing

PACKS = Path(__file__).resolve().parents[2] / "sample_packs"
STYLES = ("staff", "diplomatic")
LANGUAGES = ("en", "it")


@dataclass(frozen=True, slots=True)
class Paper:
    """A document on pages, and the names of what it was made from."""

    name: str
    made_from: tuple[str, str, str, str]  # pack, template, language, style
    document: Document
    laid: Laid
    style: HouseStyle


def papers() -> Iterator[Paper]:
    """All of them, one after the other: packs by templates and briefings, languages and styles."""
    shelf = library()
    for folder in sorted(path for path in PACKS.iterdir() if path.is_dir()):
        pack = Session.open(folder).pack
        for name, filled, briefing in _briefings(pack):
            for language in LANGUAGES:
                for style in map(shelf.style, STYLES):
                    document = assemble(filled, briefing, language, style).document
                    made_from = folder.name, briefing.template.id, language, style.id
                    yield Paper(f"{folder.name}-{name}-{language}-{style.id}", made_from, document, lay_out(document, style), style)


def _briefings(pack: Pack) -> Iterator[tuple[str, Pack, Briefing]]:
    """The briefings of a pack; each template it has no briefing of, filled; and one with the audit and the coverage switched on."""
    for briefing in pack.briefings:
        yield briefing.id, pack, briefing
    made = {briefing.template.id for briefing in pack.briefings}
    for template in library().templates():
        if template.id not in made:
            filled = with_filled_briefing(pack, template, f"{template.id}-filled")
            yield f"{template.id}-filled", filled, filled.briefings[-1]
    first = pack.briefings[0]
    yield "everything", pack, replace(first, sections=tuple(map(_printed, first.sections)))


def _printed(section: Section) -> Section:
    """The section, printed even if the template switches it off."""
    return replace(section, print="always") if section.print == "never" else section

