"""Every kind of section that can be printed, by name: what composes it and what stands there while it is empty."""
from __future__ import annotations

from collections.abc import Callable, Mapping

from briefer.assembly.composer import Composer
from briefer.assembly.sections.acronyms import acronyms
from briefer.assembly.sections.annex import annex_full_text
from briefer.assembly.sections.audit import audit, empty_audit
from briefer.assembly.sections.body import soft
from briefer.assembly.sections.bottom_line import bottom_line, empty_bottom_line
from briefer.assembly.sections.by_theme import by_theme
from briefer.assembly.sections.chronology import chronology, empty_chronology
from briefer.assembly.sections.contents import contents
from briefer.assembly.sections.coverage import coverage, empty_coverage
from briefer.assembly.sections.decision_box import decision_box
from briefer.assembly.sections.distribution import distribution
from briefer.assembly.sections.excerpts import excerpts
from briefer.assembly.sections.forms import MATTER, empty_matter
from briefer.assembly.sections.grading_key import grading_key
from briefer.assembly.sections.key_points import key_points
from briefer.assembly.sections.press_items import press_items
from briefer.assembly.sections.register import empty_register, register
from briefer.assembly.sections.signature import empty_signature, signature
from briefer.assembly.sections.table import table
from briefer.assembly.sections.text import text
from briefer.assembly.sections.timeline import empty_timeline, timeline
from briefer.document.nodes import Block, Paragraph
from briefer.model.briefing import Section, SectionKind
from briefer.values import dataclass

Compose = Callable[[Composer, Section], list[Block]]


@dataclass(frozen=True, slots=True)
class PrintedKind:
    """How a kind of section becomes blocks: `compose` gives none when there is nothing to print, `empty` what stands there then.

    `headed`: a heading stands before it. `intro`: the section's opening text does, and alone makes it worth printing.
    `fills_itself`: its content comes from a rule or from the document; what the officer put into its body opens it.
    """

    compose: Compose
    empty: Compose
    headed: bool = True
    intro: bool = True
    fills_itself: bool = False


def _said(id: str) -> Compose:
    """A section that says in one sentence that it is empty."""
    def empty(composer: Composer, section: Section) -> list[Block]:
        return [Paragraph(composer.unique(f"{section.id}.empty"), soft(composer.words.text(id)), role="empty")]
    return empty


_WRITTEN, _SELECTED = _said("empty.text"), _said("empty.section")


def _unwritten(composer: Composer, section: Section) -> list[Block]:
    """A section of text while nothing is written, in its own form where it has one."""
    return empty_matter(composer, section) if section.variant == MATTER else _WRITTEN(composer, section)


KINDS: Mapping[SectionKind, PrintedKind] = {
    "text": PrintedKind(text, _unwritten),
    "excerpts": PrintedKind(excerpts, _SELECTED),
    "by_theme": PrintedKind(by_theme, _SELECTED, headed=False, intro=False),
    "chronology": PrintedKind(chronology, empty_chronology, intro=False, fills_itself=True),
    "timeline": PrintedKind(timeline, empty_timeline, intro=False, fills_itself=True),
    "key_points": PrintedKind(key_points, _WRITTEN),
    "bottom_line": PrintedKind(bottom_line, empty_bottom_line, headed=False, intro=False),
    "table": PrintedKind(table, _WRITTEN),
    "press_items": PrintedKind(press_items, _SELECTED),
    "contents": PrintedKind(contents, _WRITTEN, intro=False, fills_itself=True),
    "sources": PrintedKind(register, empty_register, intro=False, fills_itself=True),
    "acronyms": PrintedKind(acronyms, _WRITTEN, fills_itself=True),
    "grading_key": PrintedKind(grading_key, _WRITTEN, intro=False, fills_itself=True),
    "distribution": PrintedKind(distribution, _said("distribution.empty"), intro=False, fills_itself=True),
    "signature": PrintedKind(signature, empty_signature, headed=False, intro=False),
    "decision_box": PrintedKind(decision_box, _WRITTEN, headed=False, intro=False),
    "audit": PrintedKind(audit, empty_audit, headed=False, intro=False),
    "coverage": PrintedKind(coverage, empty_coverage, headed=False, intro=False),
    "annex_full_text": PrintedKind(annex_full_text, _said("annex.empty"), fills_itself=True),
}
