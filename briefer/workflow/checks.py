"""What to look at before printing."""
from __future__ import annotations

from collections.abc import Mapping

from briefer.checks import Finding, run
from briefer.document.styles import HouseStyle
from briefer.errors import ExportError
from briefer.model.briefing import Briefing
from briefer.model.pack import Pack
from briefer.workflow.pages import assemble, lay_out


def check(pack: Pack, briefing: Briefing, languages: tuple[str, ...], style: HouseStyle) -> tuple[Finding, ...]:
    """What every check finds in a briefing as it prints in these languages; nothing here ever blocks printing."""
    return run(pack, briefing, languages, _pages(pack, briefing, languages, style))


def _pages(pack: Pack, briefing: Briefing, languages: tuple[str, ...], style: HouseStyle) -> Mapping[str, int]:
    """The number of pages by language, for a type of document that has a norm of length; those that cannot be printed have none."""
    if not (briefing.frame.min_pages or briefing.frame.max_pages):
        return {}
    pages: dict[str, int] = {}
    for language in languages:
        try:
            pages[language] = len(lay_out(assemble(pack, briefing, language, style).document, style).pages)
        except ExportError:
            continue  # building says why; the other checks go on
    return pages
