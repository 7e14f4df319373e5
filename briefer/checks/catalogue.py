"""Every check there is, in the order in which findings are told, and the run through all of them."""
from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefer.checks.acronyms import acronym_two_meanings, acronym_unexpanded
from briefer.checks.base import Check, Finding, Scope
from briefer.checks.dates import date_conflict, event_date_missing
from briefer.checks.forms import figures_count, mark_missing, options_count, points_many
from briefer.checks.languages import framing_language_missing, translation_missing
from briefer.checks.portions import portion_missing
from briefer.checks.quotes import anchor_lost, quote_differs, quote_long
from briefer.checks.sections import bottom_line_long, length_norm, markup_literal, reference_unknown, section_empty
from briefer.checks.sources import classification_banner, single_source, source_data_missing, source_reserved
from briefer.model.briefing import Briefing
from briefer.model.pack import Pack

CHECKS: tuple[Check, ...] = (
    quote_differs,
    anchor_lost,
    reference_unknown,
    markup_literal,
    classification_banner,
    translation_missing,
    event_date_missing,
    date_conflict,
    source_data_missing,
    source_reserved,
    quote_long,
    single_source,
    acronym_unexpanded,
    acronym_two_meanings,
    section_empty,
    framing_language_missing,
    bottom_line_long,
    points_many,
    options_count,
    figures_count,
    mark_missing,
    portion_missing,
    length_norm,
)


def run(
        pack: Pack, briefing: Briefing | None, languages: tuple[str, ...],
        pages: Mapping[str, int] = MappingProxyType({}), *, fixes: bool = True) -> tuple[Finding, ...]:
    """What every check finds in a briefing as it prints in these languages, or in the whole pack without one.

    What has to be fixed before printing comes first, then in the order of CHECKS; `pages` are the page counts by language, if known.
    Without `fixes`, those that take long to find are left out.
    """
    scope = Scope(pack, briefing, languages, pages, fixes)
    found = [finding for check in CHECKS for finding in check(scope)]
    return tuple(sorted(found, key=lambda finding: finding.severity != "fix"))
