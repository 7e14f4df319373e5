"""What to look at before printing."""
from __future__ import annotations

from briefer.checks import Finding, Fix, run
from briefer.document.styles import HouseStyle
from briefer.errors import ExportError
from briefer.model.briefing import Briefing
from briefer.model.pack import Pack
from briefer.workflow.pages import assemble, lay_out


def check(pack: Pack, briefing: Briefing, languages: tuple[str, ...], style: HouseStyle) -> tuple[Finding, ...]:
    """What every check finds in a briefing as it prints in these languages, what keeps it from being printed first."""
    normed = bool(briefing.frame.min_pages or briefing.frame.max_pages)
    pages: dict[str, int] = {}
    refused: dict[str, Finding] = {}
    for language in languages:
        try:
            document = assemble(pack, briefing, language, style).document
        except ExportError as error:
            refused.setdefault(error.id, Finding(error.id, "fix", briefing.id, error.message, (Fix(error.hint),)))
            continue
        if normed:
            pages[language] = len(lay_out(document, style).pages)
    return (*refused.values(), *run(pack, briefing, languages, pages))
