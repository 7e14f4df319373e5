"""Finished pages onto sheets of paper: one, two or four a side, or as a booklet to fold; where each stands, and what is around it.

Distances are in points from the left and top edge of the sheet. Every side of a sheet bears the marking.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, TypeAlias

from briefer.document.handout import HandoutLayout, HandoutPhrases
from briefer.document.nodes import Document
from briefer.document.styles import POINTS_PER_MM
from briefer.layout.boxes import Area, Box, Laid, Stroke, TextBox
from briefer.layout.lines import LineBreaker
from briefer.layout.sheet import Role, varied
from briefer.values import dataclass

_SHORT, _LONG = 210 * POINTS_PER_MM, 297 * POINTS_PER_MM  # A4
_PER_SHEET = 4  # pages of a booklet on one sheet
_CAPITAL_EM = 0.64  # the height of capitals
_TOKENS: Mapping[HandoutLayout, str] = MappingProxyType({
    "2up-notes": "handout.two_up", "4up": "handout.four_up", "booklet": "handout.booklet"})

Flip = Literal["long", "short"]


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A page on a sheet: its number from 0, where its upper left corner would stand, its scale, and what of the sheet it may paint."""

    page: int
    x: float
    y: float
    scale: float
    clip: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One side of a sheet."""

    width: float
    height: float
    placed: tuple[Placed, ...]
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Imposed:
    """The sides of all sheets, front and back in turn, and the edge over which to turn them."""

    sides: tuple[Side, ...]
    flip: Flip


def impose(document: Document, laid: Laid, layout: HandoutLayout, phrases: HandoutPhrases, *, whole_sheets: bool = False,
           numbers: Sequence[int] = ()) -> Imposed:
    """The pages of a document on sheets; every page stands on one of them, once. Where they are some pages of it, `numbers` says which.

    With `whole_sheets` the last back is not left out, so that the next copy begins on a sheet of its own; it is for notes.
    """
    imposer = _Imposer(document, laid, layout, phrases, numbers)
    imposed = _LAYOUTS[layout](imposer)
    if not whole_sheets or not len(imposed.sides) % 2:
        return imposed
    last = imposed.sides[-1]
    back = Side(last.width, last.height, (), tuple(_notes_page(imposer, 0, last.width, last.height, 1)))
    return Imposed((*imposed.sides, back), imposed.flip)


class _Imposer:
    """A handout being made."""

    def __init__(self, document: Document, laid: Laid, layout: HandoutLayout, phrases: HandoutPhrases, numbers: Sequence[int]) -> None:
        self._numbers = numbers
        self.document, self.laid, self.phrases, self.layout = document, laid, phrases, layout
        self.sheet, self.style = laid.sheet, laid.sheet.style
        self.tokens = _TOKENS.get(layout, "handout")
        self._breaker = LineBreaker(self.style)

    # measures --------------------------------------------------------------------------------------------------------
    def mm(self, name: str) -> float:
        """A length of this layout, in points."""
        return self.style.mm(f"{self.tokens}.{name}")

    def number(self, page: int) -> str:
        """The number that a page bears; of an empty one among some pages of a document, a dash."""
        if not self._numbers:
            return str(page + 1)
        return str(self._numbers[page]) if page < len(self._numbers) else "–"

    @property
    def scale(self) -> float:
        """How much smaller pages are."""
        return self.style.number(f"{self.tokens}.scale")

    def live(self, page: int) -> tuple[float, float, float, float]:
        """What of a page is worth showing: its left, top, width and height; the empty margins are cut away."""
        one, upright = self.laid.pages[page], self.style.page
        x, top, bottom = self._crop
        x *= one.sheet.left / upright.margin_left  # a page of another shape keeps the same share of its margins
        return x, top, one.width - 2 * x, one.height - top - bottom

    @property
    def _crop(self) -> tuple[float, float, float]:
        """How much of an upright page is cut away at its sides, at its top and at its bottom."""
        x, top, bottom = (self.style.number(f"handout.crop_mm.{edge}") * POINTS_PER_MM for edge in ("x", "top", "bottom"))
        return x, top, bottom

    @property
    def cell(self) -> tuple[float, float]:
        """Width and height of the frame in which a page stands: that of an upright page, cut and made smaller."""
        page, (x, top, bottom) = self.style.page, self._crop
        return (page.width - 2 * x) * self.scale, (page.height - top - bottom) * self.scale

    # boxes -----------------------------------------------------------------------------------------------------------
    def words(self, role: Role, x: float, base: float, width: float, text: str,
              align: Literal["left", "right", "center"] = "left") -> TextBox:
        """Words on one line, their baseline at a height."""
        return TextBox(x, base - role.drop, width, role.leading, "", role, self._breaker.text(role, 10_000, text), None, align)

    def rule(self, x: float, y: float, width: float) -> Stroke:
        """A line to write on."""
        return Stroke(x, y, width, 0, "", self.style.number("rule.hair_pt"), self.style.colors["rule"])

    def frame(self, x: float, y: float, width: float, height: float) -> Area:
        """The outline of a page."""
        return Area(x, y, width, height, "", "", self.style.colors["rule"], self.style.number("handout.frame_pt"))

    def marking(self, width: float, base: float) -> Iterator[Box]:
        """The marking in the middle of a line."""
        if text := self.document.meta.marking:
            role = self.sheet["banner"]
            wide = role.width(text)
            role = role if wide <= width else varied(role, size=role.size * width / wide)
            yield self.words(role, 0, base, width, text, "center")

    def note_lines(self, x: float, width: float, first: float, bottom: float) -> Iterator[Box]:
        """Lines to write on, from the first down to the bottom."""
        pitch = self.style.mm("handout.line_pitch_mm")
        while first <= bottom:
            yield self.rule(x, first, width)
            first += pitch

    @property
    def label_role(self) -> Role:
        """The role of a label over notes."""
        return self.sheet.role("footer", weight="bold", color="ink")

    def around(self, width: float, height: float, sheet: int, total: int, name: str) -> Iterator[Box]:
        """Marking, copy number, reference and folio of a side."""
        role = self.sheet["footer"]
        x, y = self.mm("margin_x_mm"), self.mm("margin_y_mm")
        yield from self.marking(width, self.banner_base)
        yield from self.marking(width, height - y)
        reference = " · ".join(filter(None, (self.document.meta.reference, name)))
        yield self.words(role, x, height - y, width / 3, reference)
        yield self.words(role, width - x - width / 3, height - y, width / 3, self.phrases.sheet.format(n=sheet, total=total), "right")
        if self.document.meta.copy:
            number, copies = self.document.meta.copy
            digits = int(self.style.number("copy_number.digits"))
            copy = self.document.phrases.copy.format(n=f"{number:0{digits}d}", total=copies)
            plain = varied(self.sheet["banner"], tracking=0, caps=False)
            yield self.words(plain, width - x - width / 3, self.banner_base, width / 3, copy, "right")

    @property
    def banner_base(self) -> float:
        """The baseline of the marking at the top: its capitals begin at the margin."""
        return self.mm("margin_y_mm") + _CAPITAL_EM * self.sheet["banner"].size

    @property
    def top(self) -> float:
        """Where the pages begin."""
        return self.banner_base + self.mm("gap_banner_mm")

    def in_cell(self, page: int, x: float, y: float) -> tuple[Placed, Box]:
        """A page cut to its live area within a frame; a page of another shape is fitted in."""
        wide, high = self.cell
        left, top, width, height = self.live(page)
        scale = min(self.scale, wide / width, high / height)
        dx, dy = (wide - width * scale) / 2, (high - height * scale) / 2
        placed = Placed(page, x + dx - left * scale, y + dy - top * scale, scale, (x, y, wide, high))
        return placed, self.frame(x, y, wide, high)


def _single(imposer: _Imposer) -> Imposed:
    """Pages as they are."""
    sides = tuple(Side(page.width, page.height, (Placed(number, 0, 0, 1, (0, 0, page.width, page.height)),), ())
                  for number, page in enumerate(imposer.laid.pages))
    return Imposed(sides, "long")


# What stands in a place of a side: its page, if there is one, and the boxes around it. A place counts from 0, as does a page.
_Fill: TypeAlias = Callable[["_Imposer", int, int], tuple[Placed | None, Iterable[Box]]]


def _two_up(imposer: _Imposer) -> Imposed:
    """Two pages beside each other, each with a column for notes."""
    return Imposed(_filled(imposer, (_LONG, _SHORT), 2, imposer.phrases.handout, _beside_notes), "short")


def _four_up(imposer: _Imposer) -> Imposed:
    """Four pages in two rows, to see a document at a glance; a place without a page is for notes."""
    return Imposed(_filled(imposer, (_SHORT, _LONG), 4, imposer.phrases.overview, _quarter), "long")


def _filled(imposer: _Imposer, size: tuple[float, float], places: int, name: str, fill: _Fill) -> tuple[Side, ...]:
    """Sides of a width and height, with so many places each, filled page after page."""
    total = -(-len(imposer.laid.pages) // places)
    sides = []
    for sheet in range(total):
        placed: list[Placed] = []
        boxes = list(imposer.around(*size, sheet + 1, total, name))
        for place in range(places):
            page, around = fill(imposer, place, places * sheet + place)
            placed += (page,) if page else ()
            boxes += around
        sides.append(Side(*size, tuple(placed), tuple(boxes)))
    return tuple(sides)


def _beside_notes(imposer: _Imposer, place: int, page: int) -> tuple[Placed | None, Iterable[Box]]:
    """A page with its column for notes; nothing after the last page."""
    if page >= len(imposer.laid.pages):
        return None, ()
    (wide, high), role, top = imposer.cell, imposer.label_role, imposer.top
    notes, gap = imposer.mm("notes_width_mm"), imposer.mm("notes_gap_mm")
    x = imposer.mm("margin_x_mm") + place * (wide + gap + notes + imposer.mm("gutter_mm"))
    placed, frame = imposer.in_cell(page, x, top)
    said = imposer.phrases.notes_for.format(n=imposer.number(page))
    label = imposer.words(role, x + wide + gap, top + role.size * _CAPITAL_EM, notes, said)
    return placed, (frame, label, *imposer.note_lines(x + wide + gap, notes, top + imposer.style.mm("handout.first_line_mm"), top + high))


def _quarter(imposer: _Imposer, place: int, page: int) -> tuple[Placed | None, Iterable[Box]]:
    """A page in one of four places, or room for notes."""
    wide, high = imposer.cell
    across, down = imposer.mm("column_gap_mm"), imposer.mm("row_gap_mm")
    x = (_SHORT - 2 * wide - across) / 2 + place % 2 * (wide + across)
    y = imposer.top + place // 2 * (high + down)
    if page >= len(imposer.laid.pages):
        return None, _notes_cell(imposer, x, y, wide, high)
    placed, frame = imposer.in_cell(page, x, y)
    return placed, (frame,)


def _notes_cell(imposer: _Imposer, x: float, y: float, width: float, height: float) -> Iterator[Box]:
    """A framed place for notes, as large as a page."""
    inset, pitch = imposer.style.mm("handout.label_gap_mm"), imposer.style.mm("handout.line_pitch_mm")
    yield imposer.frame(x, y, width, height)
    role = imposer.label_role
    yield imposer.words(role, x + inset, y + inset + role.size * _CAPITAL_EM, width - 2 * inset, imposer.phrases.notes)
    yield from imposer.note_lines(x + inset, width - 2 * inset, y + inset + imposer.style.mm("handout.first_line_mm"),
                                  y + height - inset - pitch)


def _booklet(imposer: _Imposer) -> Imposed:
    """Sheets to print on both sides, fold and staple; pages are filled up to a multiple of four with pages for notes."""
    count = len(imposer.laid.pages)
    sheets = -(-count // _PER_SHEET)
    padded = sheets * _PER_SHEET
    sides = []
    for sheet, left, right, back in booklet_order(padded):
        boxes: list[Box] = []
        placed: list[Placed] = []
        for page, x in ((left, 0.0), (right, _LONG / 2)):
            if page < count:
                placed.append(_half(imposer, page, x))
            else:
                boxes += _notes_page(imposer, x, _LONG / 2, _SHORT, imposer.scale)
        tick = imposer.mm("fold_tick_mm")
        ink, weight = imposer.style.colors["ink_soft"], imposer.style.number("rule.hair_pt")
        boxes += (Stroke(_LONG / 2, y, 0, tick, "", weight, ink) for y in (0.0, _SHORT - tick))
        said = (imposer.phrases.back if back else imposer.phrases.front).format(
            n=sheet + 1, total=sheets, left=imposer.number(left), right=imposer.number(right))
        role = varied(imposer.sheet["footer"], size=imposer.style.number("handout.booklet.label_pt"))
        boxes.append(imposer.words(role, imposer.mm("label_x_mm"), _SHORT - imposer.mm("label_baseline_mm"), _LONG / 3, said))
        sides.append(Side(_LONG, _SHORT, tuple(placed), tuple(boxes)))
    return Imposed(tuple(sides), "short")


def booklet_order(pages: int) -> Sequence[tuple[int, int, int, bool]]:
    """For each side: its sheet, the pages left and right (all from 0), and whether it is the back; `pages` is a multiple of 4."""
    sides = []
    for sheet in range(pages // _PER_SHEET):
        outer = pages - 1 - 2 * sheet
        sides += [(sheet, outer, 2 * sheet, False), (sheet, 2 * sheet + 1, outer - 1, True)]
    return sides


def _half(imposer: _Imposer, page: int, x: float) -> Placed:
    """A page on one half of a sheet; one of another shape is fitted in."""
    one = imposer.laid.pages[page]
    scale = min(imposer.scale, _LONG / 2 / one.width, _SHORT / one.height)
    dx, dy = (_LONG / 2 - one.width * scale) / 2, (_SHORT - one.height * scale) / 2
    return Placed(page, x + dx, dy, scale, (x, 0, _LONG / 2, _SHORT))


def _notes_page(imposer: _Imposer, x: float, width: float, height: float, scale: float) -> Iterator[Box]:
    """A page for notes, marked as every page, on a sheet or on half of one."""
    style, page = imposer.style, imposer.style.page
    banner = imposer.sheet["banner"]
    small = varied(banner, size=banner.size * scale)
    bottom = style.mm("page.banner_bottom_baseline_mm")
    for base in (style.mm("page.banner_top_baseline_mm") * scale, height - bottom * scale):
        if imposer.document.meta.marking:
            yield imposer.words(small, x, base, width, imposer.document.meta.marking, "center")
    left, wide = x + page.margin_left * scale, width - (page.margin_left + page.margin_right) * scale
    role = imposer.label_role
    base = page.margin_top * scale + style.mm("handout.label_gap_mm") * scale + role.size * _CAPITAL_EM
    yield imposer.words(role, left, base, wide, imposer.phrases.notes)
    yield from imposer.note_lines(left, wide, base + style.mm("handout.booklet.first_line_mm"), height - page.margin_bottom * scale)


_LAYOUTS: Mapping[HandoutLayout, Callable[[_Imposer], Imposed]] = MappingProxyType(
    {"1up": _single, "2up-notes": _two_up, "4up": _four_up, "booklet": _booklet})
