"""Findings as the list shows them: in two groups, what is alike on one line; and what each of them is about."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from briefer.errors import Message, message
from briefer.model.briefing import Briefing
from briefer.model.pack import Pack
from briefer.model.sources import ExcerptId
from briefer.values import dataclass
from briefer.workflow import Finding

TOGETHER = "translation_missing"  # a person does these one after the other, and goes on to the next by a key
Kind = Literal["excerpt", "source", "section", "briefing", "acronym"]


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A line of the list: one finding, or several that are alike and follow each other."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The finding that is gone to first."""
        return self.findings[0]

    @property
    def key(self) -> tuple[str, str, str]:
        """By what a line is known again."""
        return self.first.check, self.first.item, self.first.field


@dataclass(frozen=True, slots=True)
class Target:
    """What a finding is about, and the section where it stands."""

    kind: Kind
    excerpt: ExcerptId | None = None
    source: int = 0
    section: str = ""


def rows_of(findings: Sequence[Finding], severity: str) -> tuple[CheckRow, ...]:
    """The lines of one group."""
    rows: list[list[Finding]] = []
    for finding in findings:
        if finding.severity != severity:
            continue
        last = rows[-1][-1] if rows else None
        if last is not None and finding.check == last.check == TOGETHER and finding.field == last.field:
            rows[-1].append(finding)
        else:
            rows.append([finding])
    return tuple(CheckRow(tuple(row)) for row in rows)


def target_of(finding: Finding, pack: Pack, briefing: Briefing | None) -> Target:
    """What a finding is about."""
    section = finding.section
    if finding.item.isascii() and finding.item.replace(".", "", 1).isdigit():
        if "." in finding.item:
            id = ExcerptId.parse(finding.item)
            return Target("excerpt", excerpt=id, source=id.source, section=section or _section_of(briefing, id))
        if pack.source(int(finding.item)) is not None:
            return Target("source", source=int(finding.item), section=section)
    if briefing is not None and briefing.section(section or finding.item) is not None:
        return Target("section", section=section or finding.item)
    return Target("acronym" if finding.check.startswith("acronym") else "briefing")


def _section_of(briefing: Briefing | None, id: ExcerptId) -> str:
    """The section in which an excerpt stands first."""
    return next((section.id for section in briefing.sections if id in section.quoted()), "") if briefing else ""


def title_of(row: CheckRow) -> Message:
    """What a line says."""
    if len(row.findings) == 1:
        return row.first.message
    return message("checks.translations", count=len(row.findings), language=row.first.message.fields["language"])


def fix_of(row: CheckRow, at: int) -> Message:
    """What a button of a line says."""
    label = row.first.fixes[at].label
    return label if len(row.findings) == 1 else message("checks.fix_many", label=label, number=len(row.findings))
