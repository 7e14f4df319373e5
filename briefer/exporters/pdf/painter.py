"""Pages of boxes to PDF content, marked with their meaning while it is written."""
from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from briefer.exporters.pdf.file import PdfFile
from briefer.exporters.pdf.logo import LOGO
from briefer.exporters.pdf.shapes import area, drawing_code, rating, shape_code, stroke, turned_word
from briefer.exporters.pdf.tags import Tags
from briefer.figures.drawing import Words
from briefer.layout.boxes import Area, Box, DrawingBox, Element, Laid, LinkArea, LogoBox, Page, Spot, Stroke, TextBox, TurnedWord
from briefer.layout.notes import note_key
from briefer.layout.tables import pdf_text
from briefer.values import dataclass

_ARTIFACT, _FURNITURE = "/Artifact BMC ", "/Artifact <</Type/Pagination>> BDC "
_UNDERLINE_DROP_EM, _UNDERLINE_EM = 0.12, 0.05


@dataclass(frozen=True, slots=True)
class LinkMade:
    """A link on a page: its object's number, its place from the left and bottom, where it leads, what it says, and its key."""

    number: int
    rectangle: tuple[float, float, float, float]
    target: str
    said: str
    key: int


class Painter:
    """Writes the content of pages; links are collected, for their targets may be on pages not painted yet."""

    def __init__(self, laid: Laid, tags: Tags, file: PdfFile) -> None:
        self._laid, self._tags, self._file = laid, tags, file
        self._height = laid.sheet.page.height
        self._held: dict[Element, Element] = {}
        self._furniture: dict[tuple[Box, float], str] = {}  # most of it is the same on every page of a height
        self.links: list[LinkMade] = []

    def content(self, page: Page) -> str:
        """The content stream of a page."""
        self._height = page.height
        code: list[str] = []
        for box in page.furniture:
            shown = self._furniture.get((box, page.height))
            if shown is None:
                shown = self._furniture[box, page.height] = f"{_FURNITURE}{self._plain(box)} EMC"
            code.append(shown)
        for box in (*page.boxes, *page.notes):
            self._box(code, box)
        return "\n".join(code)

    def artifacts(self, boxes: Iterable[Box], height: float) -> str:
        """Boxes without meaning on something of a height: what stands around the pages of a handout."""
        self._height = height
        return "\n".join(f"{_FURNITURE}{self._plain(box)} EMC" for box in boxes)

    def _plain(self, box: Box) -> str:
        """A box as it is, without meaning."""
        if isinstance(box, TextBox):
            ruled = "".join(f" {self._rule(box, spot)}" for spot in box.lines.spots)
            return self._text(box, "", "") + ruled
        if isinstance(box, Stroke):
            return stroke(box, self._height)
        if isinstance(box, Area):
            return area(box, self._height)
        if isinstance(box, TurnedWord):
            return turned_word(box)
        raise TypeError(f"{type(box).__name__} is no furniture")

    def _box(self, code: list[str], box: Box) -> None:
        """A box with its meaning."""
        if isinstance(box, TextBox):
            if box.element is None:
                code.append(f"{_ARTIFACT}{self._plain(box)} EMC")
            elif box.lines.spots:
                self._text_with_spots(code, box, box.element)
            else:
                code.append(self._text(box, f"/{box.element.role} <</MCID {self._tags.mark(box.element)}>> BDC ", " EMC"))
        elif isinstance(box, LinkArea):
            self._link(box.element, box.x, box.y, box.width, box.height, f"#{box.target}", "")
        elif isinstance(box, DrawingBox):
            self._drawing(code, box)
        elif isinstance(box, LogoBox):
            self._logo(code, box)
        else:
            code.append(f"{_ARTIFACT}{self._plain(box)} EMC")

    # text ------------------------------------------------------------------------------------------------------------
    def _offset(self, box: TextBox, line: int) -> float:
        """How far from the left of its box a line begins."""
        if box.align == "left":
            return 0.0
        free = box.width - box.lines.widths[line]
        return free if box.align == "right" else free / 2

    def _moves(self, box: TextBox) -> list[str]:
        """What brings the pen to each line: the next line, or a step aside where lines are not flush left."""
        count = len(box.lines.operators)
        if box.align == "left":
            return [""] + [" T* "] * (count - 1)
        offsets = [self._offset(box, line) for line in range(count)]
        return [""] + [f" {here - before:.2f} {-box.role.leading:.4g} Td " for before, here in itertools.pairwise(offsets)]

    def _start(self, box: TextBox) -> str:
        x = box.x + self._offset(box, 0) if box.lines.operators else box.x
        return f"BT {box.role.setup} {x:.2f} {self._height - box.y - box.role.drop:.2f} Td "

    def _text(self, box: TextBox, opening: str, closing: str) -> str:
        """Lines of text between what opens and what closes them."""
        lines = [line if isinstance(line, str) else " ".join(shown for _, shown in line) for line in box.lines.operators]
        if len(lines) == 1:
            shown = lines[0]
        elif box.align == "left":
            shown = " T* ".join(lines)
        else:
            shown = "".join(move + line for move, line in zip(self._moves(box), lines, strict=True))
        spread = " 0 Tc" if box.role.tracking else ""
        return f"{self._start(box)}{opening}{shown}{closing}{spread} ET"

    def _text_with_spots(self, code: list[str], box: TextBox, element: Element) -> None:
        """Lines in which note marks and links have elements of their own between stretches of the text's."""
        out = [self._start(box)]
        open_for: Element | None = None
        for line, move in zip(box.lines.operators, self._moves(box), strict=True):
            out.append(move)
            for index, shown in ((-1, line),) if isinstance(line, str) else line:
                owner = self._owner(box.lines.spots[index], element) if index >= 0 else element
                if owner is not open_for:
                    out.append(f"{' EMC ' if open_for else ''}/{owner.role} <</MCID {self._tags.mark(owner)}>> BDC ")
                    open_for = owner
                out.append(f"{shown} ")
                if index >= 0 and box.lines.spots[index].rating:
                    self._place(out, box.lines.spots[index], element)
                    open_for = None
        out.append("EMC" if open_for else "")
        out.append(" 0 Tc ET" if box.role.tracking else " ET")
        code.append("".join(out))
        for spot in box.lines.spots:
            self._spot(code, box, spot)

    def _place(self, out: list[str], spot: Spot, element: Element) -> None:
        """Ends the marked content at a mark of rating, which stands there among the content of the text's element."""
        out.append("EMC ")
        if spot.element is not None:
            self._tags.attach(spot.element, element)

    def _owner(self, spot: Spot, element: Element) -> Element:
        """The element of a spot, attached to that of its text; rules have none of their own, and a mark's is no text."""
        if spot.element is None or spot.rating or (spot.kind == "link" and not self._leads_somewhere(spot.target)):
            return element
        if spot.kind == "note":
            if spot.element not in self._held:
                self._held[spot.element] = Element("Reference", kids=[spot.element])
            self._tags.attach(self._held[spot.element], element)
        else:
            self._tags.attach(spot.element, element)
        return spot.element

    def _spot(self, code: list[str], box: TextBox, spot: Spot) -> None:
        """What a spot adds to its text: a link's place, a rule, a mark of rating."""
        role = box.role
        x = box.x + self._offset(box, spot.line) + spot.left
        y = box.y + spot.line * role.leading
        if spot.rating and spot.element is not None:
            wide, top = spot.right - spot.left, self._height - self._mark_top(box, spot)
            self._tags.describe(spot.element, f"/O /Layout /Placement /Inline /BBox [{x:.2f} {top - wide:.2f} {x + wide:.2f} {top:.2f}]")
            code.append(f"/Figure <</MCID {self._tags.mark(spot.element)}>> BDC {self._rule(box, spot)} EMC")
        elif rule := self._rule(box, spot):
            code.append(f"{_ARTIFACT}{rule} EMC")
        elif spot.call is not None and spot.element is not None:
            self._link(spot.element, x, y, spot.right - spot.left, role.leading, f"#{note_key(spot.call)}", str(spot.call.note.number))
        elif spot.element is not None and self._leads_somewhere(spot.target):
            said = "" if spot.target.startswith("#") else spot.target
            self._link(spot.element, x, y, spot.right - spot.left, role.leading, spot.target, said)

    def _rule(self, box: TextBox, spot: Spot) -> str:
        """What is drawn for a spot: a rule under its words or around them, a mark; nothing for a link."""
        role, style = box.role, self._laid.sheet.style
        x, wide = box.x + self._offset(box, spot.line) + spot.left, spot.right - spot.left
        base = box.y + spot.line * role.leading + role.drop
        if spot.rating:
            return rating(spot.rating, x, self._height - self._mark_top(box, spot), wide, style.number("rating_mark.stroke_pt"),
                          style.colors["accent"])
        if spot.kind == "frame":
            size = style.roles["meta"].size
            top, below = base - style.number("grade.above_em") * size, base + style.number("grade.below_em") * size
            return area(Area(x, top, wide, below - top, box.node_id, stroke=style.color("grade.box_color"),
                             weight=style.number("grade.box_pt")), self._height)
        if spot.kind == "tag":
            y = base + style.number("card.tag_drop_em") * role.size
            return stroke(Stroke(x, y, wide, 0, box.node_id, style.number("card.tag_rule_pt"), style.colors["accent"]), self._height)
        if spot.kind == "underline":
            y = base + _UNDERLINE_DROP_EM * role.size
            return stroke(Stroke(x, y, wide, 0, box.node_id, _UNDERLINE_EM * role.size, role.color), self._height)
        return ""

    def _mark_top(self, box: TextBox, spot: Spot) -> float:
        """The upper edge of a mark of rating: in a cell at the height of small letters, else a little below the baseline."""
        style, top = self._laid.sheet.style, box.y + spot.line * box.role.leading
        if box.role.name == "table":
            return top + style.mm("rating_mark.top_offset_mm")
        return top + box.role.drop + style.mm("rating_mark.inline_drop_mm") - (spot.right - spot.left)

    def _leads_somewhere(self, target: str) -> bool:
        """Whether a target is one we make a link of: a node that is printed, a web page, an address to write to."""
        return target[1:] in self._laid.starts if target.startswith("#") else target.startswith(("https://", "http://", "mailto:"))

    def _link(self, element: Element, x: float, y: float, width: float, height: float, target: str, said: str) -> None:
        """A place that leads somewhere, as an object of its own tied to its element."""
        number = self._file.reserve()
        rectangle = (x, self._height - y - height, x + width, self._height - y)
        self.links.append(LinkMade(number, rectangle, target, said, self._tags.annotate(number, element)))

    # figures ---------------------------------------------------------------------------------------------------------
    def _drawing(self, code: list[str], box: DrawingBox) -> None:
        """A figure's drawing under one element, which says where it stands; of a table the words of each cell under their own."""
        top = self._height - box.y
        if box.cells:
            code += self._tabled(box, top)
            return
        self._place_of(box.element, box.x, top - box.height, box.width, box.height)
        shapes = drawing_code(box.drawing, box.x, top, self._laid.sheet)
        code.append(f"/Figure <</MCID {self._tags.mark(box.element)}>> BDC {shapes} EMC")

    def _logo(self, code: list[str], box: LogoBox) -> None:
        """The logo, an object of the file that content names."""
        low = self._height - box.y - box.height
        self._place_of(box.element, box.x, low, box.width, box.height)
        placed = f"q {box.width:.2f} 0 0 {box.height:.2f} {box.x:.2f} {low:.2f} cm /{LOGO} Do Q"
        code.append(f"/Figure <</MCID {self._tags.mark(box.element)}>> BDC {placed} EMC")

    def _place_of(self, element: Element, x: float, low: float, width: float, height: float) -> None:
        """Says where a figure stands."""
        corners = f"{x:.2f} {low:.2f} {x + width:.2f} {low + height:.2f}"
        self._tags.describe(element, f"/O /Layout /Placement /Block /BBox [{corners}]")

    def _tabled(self, box: DrawingBox, top: float) -> Iterator[str]:
        """The shapes of a drawing that is a table; what is no word of a cell has no meaning of its own."""
        for shape in box.drawing.shapes:
            shown = shape_code(shape, box.x, top, self._laid.sheet)
            cell = box.cells.get(shape.cell) if isinstance(shape, Words) and shape.cell else None
            if cell is None or not isinstance(shape, Words):
                yield f"{_ARTIFACT}{shown} EMC"
            else:
                spoken = f"/ActualText {pdf_text(shape.spoken)}" if shape.spoken else ""
                yield f"/{cell.role} <</MCID {self._tags.mark(cell)}{spoken}>> BDC {shown} EMC"
