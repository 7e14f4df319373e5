"""The key of a coverage: what its marks mean, in one line, or more where one is too short."""
from __future__ import annotations

from collections.abc import Iterator

from briefer.document.drawings import Coverage
from briefer.document.styles import HouseStyle
from briefer.figures.drawing import KEY, Box, Hatch, Measure, Shape, Words
from briefer.figures.fitting import cut_short, first_baseline

_LEAD_GAP_EM = 0.45  # from a swatch, or the heads of months, to what they mean


class Key:
    """The key of one coverage, laid out in a width."""

    def __init__(self, coverage: Coverage, style: HouseStyle, width: float, measure: Measure) -> None:
        self.style, self.width, self.measure, self.role = style, width, measure, style.roles["chart"]
        self.swatch = style.mm("matrix.key_swatch_mm.x")
        self.entries = [entry for entry in (
            ("two", "", coverage.key_two), ("one", "", coverage.key_one), ("gap", "", coverage.key_gap),
            ("", *coverage.key_months), ("", "", coverage.key_letters)) if entry[2]]
        self.places = list(self._placed())

    @property
    def height(self) -> float:
        """The height of its lines."""
        return (self.places[-1][1] + 1) * self.role.leading if self.places else 0.0

    def _placed(self) -> Iterator[tuple[float, int]]:
        """Where each entry begins, and on which line."""
        x, line, size = 0.0, 0, self.role.size
        for mark, lead, text in self.entries:
            wide = self._lead(mark, lead) + self.measure(text, size, "regular")
            if x and x + wide > self.width:
                x, line = 0.0, line + 1
            yield x, line
            x += wide + self.style.mm("chart.key_entry_gap_mm")

    def _lead(self, mark: str, lead: str) -> float:
        """The width of what stands before the words of an entry."""
        size = self.role.size
        if mark:
            return self.swatch + _LEAD_GAP_EM * size
        return self.measure(lead, size, "regular") + _LEAD_GAP_EM * size if lead else 0.0

    def shapes(self, top: float, *, told: bool) -> Iterator[Shape]:
        """The key below a height; `told` says whether it is read out here."""
        style, role = self.style, self.role
        cell = KEY if told else None
        for (mark, lead, text), (x, line) in zip(self.entries, self.places, strict=True):
            base = top + line * role.leading + first_baseline(role)
            if mark:
                yield self._mark(mark, x, base)
            elif lead:
                yield Words(x, base, lead, role.size, style.color("color.ink_soft"), cell=cell)
            before = self._lead(mark, lead)
            shown = cut_short(text, self.width - x - before, role.size, "regular", self.measure)
            if shown:
                yield Words(x + before, base, shown, role.size, style.color("color.ink"), cell=cell, spoken="" if shown == text else text)

    def _mark(self, mark: str, x: float, base: float) -> Shape:
        """A cell or a gap in small."""
        style, weight = self.style, self.style.number("matrix.frame_one_pt")
        high = style.mm("matrix.key_swatch_mm.y")
        top = base + style.mm("matrix.key_drop_mm") - high
        accent = style.color("matrix.fill_two_or_more")
        if mark == "two":
            return Box(x, top, self.swatch, high, accent)
        if mark == "one":
            paper = style.color("matrix.fill_one")
            return Box(x + weight / 2, top + weight / 2, self.swatch - weight, high - weight, paper, accent, weight)
        return Hatch(x, top, self.swatch, high, style.mm("matrix.hatch_pitch_mm"), style.number("matrix.hatch_pt"),
                     style.color("color.ink_soft"))
