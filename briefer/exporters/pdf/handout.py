"""The sheets of a handout as a PDF: each page is drawn once, as a form, and placed; its text stays text, and its tags stay tags."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from briefer.document.nodes import Document
from briefer.document.styles import HouseStyle
from briefer.exporters.pdf.file import PdfFile
from briefer.exporters.pdf.fonts import add_faces
from briefer.exporters.pdf.logo import add_logo
from briefer.exporters.pdf.metadata import information
from briefer.exporters.pdf.painter import Painter
from briefer.exporters.pdf.tags import Tags
from briefer.exporters.pdf.writer import catalog, media_box
from briefer.layout.boxes import Element, Laid
from briefer.layout.fonts import Face
from briefer.layout.imposition import Flip, Imposed, Placed, Side
from briefer.values import dataclass

_DUPLEX: Mapping[Flip, bytes] = MappingProxyType({"long": b"DuplexFlipLongEdge", "short": b"DuplexFlipShortEdge"})


@dataclass(frozen=True, slots=True)
class Copy:
    """A document on pages, and its pages on sheets."""

    document: Document
    laid: Laid
    imposed: Imposed


class _SheetPainter(Painter):
    """Paints pages for paper, where a link leads nowhere: its words stay, its place is not made."""

    def _link(self, element: Element, x: float, y: float, width: float, height: float, target: str, said: str) -> None:
        """Nothing: paper has no links."""


class _Sheets:
    """What all copies share while they are written: the file, its fonts, the forms of pages and the sides they stand on."""

    def __init__(self, file: PdfFile, tags: Tags, style: HouseStyle) -> None:
        self.file, self.tags = file, tags
        self.logo = add_logo(file, style)
        self.fonts, self.tree = file.reserve(), file.reserve()
        self.forms: list[int] = []
        self.side_of_form: list[int] = []
        self.sides: list[int] = []

    def add(self, copy: Copy) -> None:
        """All sides of a copy."""
        painter = _SheetPainter(copy.laid, self.tags, self.file)
        forms = [self._form(painter, copy.laid, number) for number in range(len(copy.laid.pages))]
        side_of: dict[int, int] = {}
        for side in copy.imposed.sides:
            number = self._side(painter, copy.laid, side, forms)
            self.sides.append(number)
            side_of.update({placed.page: number for placed in side.placed})
        self.forms += forms
        self.side_of_form += [side_of[page] for page in range(len(forms))]

    def _form(self, painter: Painter, laid: Laid, number: int) -> int:
        """A page as a form; its tags are found by the key it shares with them."""
        page = laid.pages[number]
        content = painter.content(page).encode("ascii")
        entries = b"/Type/XObject/Subtype/Form/BBox[0 0 %.2f %.2f]/Resources<</Font %d 0 R%s>>/StructParents %d" % (
            page.width, page.height, self.fonts, self.logo, self.tags.end_page())
        return self.file.add_stream(entries, content)

    def _side(self, painter: Painter, laid: Laid, side: Side, forms: Sequence[int]) -> int:
        """One side of a sheet: what stands around the pages, and the pages in their places."""
        code = [painter.artifacts(side.boxes, side.height)]
        code += (_placed(placed, side.height, laid.pages[placed.page].height) for placed in side.placed)
        stream = self.file.add_stream(b"", "\n".join(code).encode("ascii"))
        objects = b"".join(b"/P%d %d 0 R" % (placed.page, forms[placed.page]) for placed in side.placed)
        return self.file.add(b"<</Type/Page/Parent %d 0 R/Resources<</Font %d 0 R/XObject<<%s>>>>/Contents %d 0 R/Tabs/S%s>>" % (
            self.tree, self.fonts, objects, stream, media_box(side.width, side.height)))


def write_handout(copies: Sequence[Copy]) -> bytes:
    """The file with all copies one after the other; it asks the printer for both sides and for true size."""
    root = _root(copies)
    file, tags = PdfFile(), Tags(root)
    sheets = _Sheets(file, tags, copies[0].laid.sheet.style)
    for copy in copies:
        sheets.add(copy)
    file.put(sheets.fonts, add_faces(file, _faces(copies)))
    kids = b" ".join(b"%d 0 R" % side for side in sheets.sides)
    file.put(sheets.tree, b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(sheets.sides), kids))
    meta = copies[0].document.meta
    wishes = b"/Duplex/%s/PrintScaling/None" % _DUPLEX[copies[0].imposed.flip]
    structure = tags.write(file, sheets.side_of_form, sheets.forms)
    return file.bytes(file.add(catalog(file, meta, sheets.tree, structure, wishes, b"")), file.add(information(meta)))


def _root(copies: Sequence[Copy]) -> Element:
    """The element above everything; each of several copies is a part, and what is named by identifiers is so once in the file."""
    if len(copies) == 1:
        return copies[0].laid.root
    for number, copy in enumerate(copies, 1):
        copy.laid.root.role = "Part"
        for element in _below(copy.laid.root):
            if element.identifier:
                element.identifier = f"{element.identifier}-{number}"
    return Element("Document", kids=[copy.laid.root for copy in copies])


def _below(element: Element) -> Iterator[Element]:
    """An element and all below it."""
    todo = [element]
    while todo:
        one = todo.pop()
        yield one
        todo += one.kids


def _faces(copies: Sequence[Copy]) -> Iterable[Face]:
    """The faces of all copies, each once, with the signs that any of them uses."""
    merged: dict[str, Face] = {}
    for copy in copies:
        for face in copy.laid.sheet.faces.all:
            first = merged.setdefault(face.tag, face)
            if first is not face:
                first.used.update(face.used)
    return merged.values()


def _placed(placed: Placed, sheet_height: float, page_height: float) -> str:
    """The operators that draw a page in its place, cut to what may be seen of it."""
    x, y, width, height = placed.clip
    lowest = sheet_height - placed.y - page_height * placed.scale
    return (f"q {x:.2f} {sheet_height - y - height:.2f} {width:.2f} {height:.2f} re W n {placed.scale:.4f} 0 0 {placed.scale:.4f} "
            f"{placed.x:.2f} {lowest:.2f} cm /P{placed.page} Do Q")
