"""Numbers of sections, paragraphs, points, figures and tables, by numbering scheme."""
from __future__ import annotations

from typing import Literal

from briefer.assembly.letters import letter
from briefer.model.briefing import Numbering
from briefer.values import dataclass

Captioned = Literal["figure", "table"]


@dataclass(slots=True)
class Numbers:
    """Counts as a document grows. `section_dot`: 2, 2.3; the others number paragraphs through and leave headings bare.

    `nato` and `italian` letter the points of a list (a., b. and a), b)); `nato` gives a lone paragraph no number.
    """

    scheme: Numbering
    lone: bool = False  # the document has one numbered paragraph only
    section: int = 0
    sections: int = 0
    paragraphs: int = 0
    in_section: int = 0
    numbered: bool = False
    figures: int = 0
    tables: int = 0
    notes: int = 0
    annexes: int = 0

    def open_section(self, *, numbered: bool) -> str:
        """A section begins: the number of its heading, empty when it bears none."""
        self.in_section = 0
        self.numbered = numbered
        if not numbered:
            return ""
        self.sections += 1
        if self.scheme != "section_dot":
            return ""
        self.section += 1
        return str(self.section)

    def paragraph(self) -> str:
        """The number of the next paragraph; empty where paragraphs bear none."""
        if not self.numbered:
            return ""
        self.paragraphs += 1
        self.in_section += 1
        if self.scheme == "section_dot":
            return f"{self.section}.{self.in_section}"
        return "" if self.lone and self.scheme == "nato" else f"{self.paragraphs}."

    @property
    def letters_points(self) -> bool:
        """Whether the points of a list bear letters, not dashes."""
        return self.numbered and self.scheme in ("nato", "italian")

    def point(self, index: int) -> str:
        """The letter of a point, counted from 0."""
        return f"{letter(index).lower()}{'.' if self.scheme == 'nato' else ')'}"

    def captioned(self, what: Captioned) -> int:
        """The number of the next figure or table."""
        if what == "figure":
            self.figures += 1
            return self.figures
        self.tables += 1
        return self.tables

    def annex(self) -> str:
        """The letter of the next annex: A, B …"""
        self.annexes += 1
        return letter(self.annexes - 1)

    def note(self) -> int:
        """The number of the next footnote."""
        self.notes += 1
        return self.notes
