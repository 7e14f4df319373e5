"""The elements that tables are made of; a cell always holds a paragraph, or Word refuses the file."""
from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefer.exporters.docx.markup import color, escape, twips


def table(widths: Sequence[float], rows: Iterable[str], *, style: str = "TableNormal", borders: str = "", title: str = "",
          summary: str = "", headed: bool = False, named: bool = False, totalled: bool = False,
          pads: tuple[float, float] = (0, 0)) -> str:
    """A table of fixed column widths in points, at the frame's edge; nothing without rows, which Word would not open.

    `headed` if the first row names the columns, `named` if the first column names the rows, `totalled` if the last row sums up;
    `pads` are above and below the text of a cell.
    """
    inside = "".join(rows)
    if not inside:
        return ""
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    look = (f'<w:tblLook w:val="{0x600 + 0x20 * headed + 0x40 * totalled + 0x80 * named:04X}" w:firstRow="{int(headed)}" '
            f'w:lastRow="{int(totalled)}" w:firstColumn="{int(named)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>')
    edges = f"<w:tblBorders>{borders}</w:tblBorders>" if borders else ""
    top, bottom = (f'<w:{side} w:w="{twips(pad)}" w:type="dxa"/>' if pad else "" for side, pad in zip(("top", "bottom"), pads, strict=True))
    room = f"<w:tblCellMar>{top}{bottom}</w:tblCellMar>" if top or bottom else ""
    titled = f'<w:tblCaption w:val="{escape(title)}"/>' if title else ""
    told = f'<w:tblDescription w:val="{escape(summary)}"/>' if summary else ""
    return (f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(map(twips, widths))}" w:type="dxa"/>'
            f'<w:tblInd w:w="0" w:type="dxa"/>{edges}<w:tblLayout w:type="fixed"/>{room}{look}{titled}{told}</w:tblPr>'
            f'<w:tblGrid>{grid}</w:tblGrid>{inside}</w:tbl>')


def row(cells: Iterable[str], *, head: bool = False, split: bool = False, height: float = 0, exact: bool = False) -> str:
    """A row; it stays whole unless it may `split`, and is repeated on each page if it is the `head`; `height` is the least it has
    unless `exact`."""
    tall = f'<w:trHeight w:val="{twips(height)}" w:hRule="{"exact" if exact else "atLeast"}"/>' if height else ""
    properties = f'{"" if split else "<w:cantSplit/>"}{tall}{"<w:tblHeader/>" if head else ""}'
    return f'<w:tr>{f"<w:trPr>{properties}</w:trPr>" if properties else ""}{"".join(cells)}</w:tr>'


def cell(width: float, content: str, *, borders: str = "", fill: str = "", margins: str = "", span: int = 1, upright: str = "",
         joined: str = "") -> str:
    """A cell and its paragraphs; `margins` where they are not the table's, `upright` says how the text stands in height,
    `joined` that it is one with the cell below ("restart") or above it ("continue")."""
    return (f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{f"""<w:gridSpan w:val="{span}"/>""" if span > 1 else ""}'
            f'{f"""<w:vMerge w:val="{joined}"/>""" if joined else ""}'
            f'{f"<w:tcBorders>{borders}</w:tcBorders>" if borders else ""}'
            f'{f"""<w:shd w:val="clear" w:color="auto" w:fill="{color(fill)}"/>""" if fill else ""}{margins}'
            f'{f"""<w:vAlign w:val="{upright}"/>""" if upright else ""}</w:tcPr>{content}</w:tc>')


def margins(*, top: float | None = None, left: float | None = None, bottom: float | None = None, right: float | None = None) -> str:
    """The margins of a cell in points, those that are given."""
    sides = (("top", top), ("left", left), ("bottom", bottom), ("right", right))
    inside = "".join(f'<w:{side} w:w="{twips(value)}" w:type="dxa"/>' for side, value in sides if value is not None)
    return f"<w:tcMar>{inside}</w:tcMar>"
