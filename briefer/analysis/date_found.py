"""An expression of time that was found in a text."""
from __future__ import annotations

from briefer.model.dates import Basis, Confidence, Date, Part
from briefer.values import dataclass


@dataclass(frozen=True, slots=True)
class FoundDate:
    """An expression of time in a text; places count code points. `edtf` is None where it cannot be told what it means.

    `reference` is the date it was reckoned from, if it was.
    """

    start: int
    end: int
    text: str
    edtf: str | None
    basis: Basis
    rule: str
    confidence: Confidence
    part: Part | None = None
    zone: str = ""
    reference: str = ""

    @property
    def date(self) -> Date:
        """The expression as the date of an event."""
        return Date(self.text, self.edtf or "", self.basis, self.confidence, zone=self.zone, part=self.part)
