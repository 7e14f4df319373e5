"""Documents whose figures need all there is: a swimlane with days enlarged, a matrix on landscape pages, one too high for a page."""

from __future__ import annotations

from briefer.document.drawings import (
    Coverage,
    CoverageGroup,
    CoveragePanel,
    CoverageRow,
    Detail,
    DetailMark,
    Gap,
    Lane,
    LaneBar,
    PanelHead,
    Swimlane,
)
from briefer.document.nodes import Caption, Document, Figure, HeaderBlock, LabelledRow, Meta, Paragraph, Part
from briefer.model.dates import Date
from tests.layout.sample_documents import ENGLISH, words

META = Meta("en", "Figures", "Figures of the harbour", reference="HSG-TST/2024/002", marking="UNCLASSIFIED", date="2024-05-21")
NOTE = words("Sources A to C. An open end: no end date in the sources.")


def swimlane(lanes: int = 3) -> Swimlane:
    """Lanes over a dozen years, and ten days of them."""
    bars = tuple(
        Lane(
            f"Lane number {number + 1}",
            (
                LaneBar(Date(edtf=f"{2008 + number % 5}/{2014 + number % 3}"), f"work {number + 1}"),
                LaneBar(Date(edtf="2018-05/.."), "resumed", open_end=True),
            ),
        )
        for number in range(lanes)
    )
    marks = (
        DetailMark(Date(edtf="2014-03-03"), "3 March: the first ship enters the new basin [A]"),
        DetailMark(Date(edtf="2014-03-06", basis="inferred"), "6 March: fees agreed [B, C]"),
    )
    return Swimlane(bars, Detail("2014-03-01", "2014-03-10", "March 2014, day by day", marks))


def coverage(groups: int = 3) -> Coverage:
    """Three themes a group, half of what could be covered being so."""
    years = CoveragePanel("Half-years 2015–2020", tuple(PanelHead(str(year), 2) for year in range(2015, 2021)), (1,) * 11 + (0,))
    weeks = CoveragePanel("Weeks, from Monday 2 March 2020", tuple(PanelHead(head, 1) for head in ("2", "9", "16", "23")), (1,) * 4, True)
    cells = (("A", "B"), (), ("C",), *((),) * 9), ((), ("A", "B", "C"), (), ())
    rows = (
        CoverageRow("Ferries", 4, cells, ((Gap(3, 11, "1"),), ())),
        CoverageRow("Fees", 2, cells, ((Gap(3, 11),), ())),
        CoverageRow("Pilots", 0, (((),) * 12, ((),) * 4), ((Gap(0, 11),), ())),
    )
    return Coverage(
        "Theme",
        "Events",
        (years, weeks),
        tuple(CoverageGroup(f"Group {number + 1}", rows) for number in range(groups)),
        "Distinct sources",
        "two sources or more",
        "one source",
        "gap: three periods or more without a source",
        "Letters: sources",
    )


def matrix(groups: int = 3) -> tuple[Part, HeaderBlock, Figure]:
    """A matrix on pages of its own, below a head on one line."""
    head = HeaderBlock(
        "mh",
        "Harbour Study Group",
        "",
        "Coverage matrix",
        "What the sources cover",
        rows=(LabelledRow("date", "Date", words("21 May 2024")),),
        band=True,
    )
    drawing = coverage(groups)
    said = "Everything the matrix says."
    return Part("part", "landscape", "HSG-TST/2024/002", "Coverage"), head, Figure("m", drawing, said, Caption("Figure 2.", words("Gaps")))


def figures(*, lanes: int = 3, groups: int = 3) -> Document:
    """A swimlane on an upright page, then a matrix."""
    shown = Figure("f", swimlane(lanes), "What each lane holds.", Caption("Figure 1.", words("Work ends in 2014")), NOTE)
    return Document(META, ENGLISH, (Paragraph("p", words("A paragraph before the figure."), "1"), shown, *matrix(groups)))
