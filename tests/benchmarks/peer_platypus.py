"""Builds a corpus as PDF with platypus: python tests/benchmarks/peer_platypus.py CORPUS.json OUT.pdf."""
from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path

from corpus import register
from reportlab.lib import colors
from reportlab.lib.fonts import addMapping
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, LongTable, PageBreak, PageTemplate, Paragraph
from reportlab.platypus.tableofcontents import TableOfContents

FONTS = Path(__file__).resolve().parents[2] / "briefer" / "fonts"


def role(name: str, font: str, size: float, leading: float, **more: object) -> ParagraphStyle:
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, **more)


class Document(BaseDocTemplate):
    """A document whose headings go into its contents."""

    def afterFlowable(self, flowable: Flowable) -> None:  # reportlab's name
        if getattr(getattr(flowable, "style", None), "name", "") == "heading":
            self.notify("TOCEntry", (0, flowable.getPlainText(), self.page, None))


class Counting(Canvas):
    """A canvas that knows the number of pages when it writes them: the usual way to print it."""

    def __init__(self, *arguments: object, **more: object) -> None:
        super().__init__(*arguments, **more)
        self.kept: list[dict[str, object]] = []

    def showPage(self) -> None:  # reportlab's name
        self.kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for number, state in enumerate(self.kept, 1):
            self.__dict__.update(state)
            self.setFont("CB", 9.5)
            self.drawCentredString(A4[0] / 2, A4[1] - 14.5 * mm, "UNCLASSIFIED")
            self.setFont("C", 8.5)
            self.drawRightString(A4[0] - 25 * mm, 19 * mm, f"Page {number} of {len(self.kept)}")
            super().showPage()
        super().save()


def table(head: Sequence[str], rows: Sequence[Sequence[object]], widths: Sequence[float]) -> Flowable:
    """A table whose head is repeated on each page."""
    return LongTable([head, *rows], [width * mm for width in widths], repeatRows=1,
                     style=[("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey), ("FONTNAME", (0, 0), (-1, -1), "C")])


def main() -> None:
    """Builds the file."""
    for name, file, bold, italic in (("C", "Regular", 0, 0), ("CB", "Bold", 1, 0), ("CI", "Italic", 0, 1)):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"Carlito-{file}.ttf")))
        addMapping("C", bold, italic, name)
    body = role("body", "C", 11, 14, leftIndent=15 * mm, spaceAfter=7)
    quote = role("quote", "C", 11, 14, leftIndent=19.5 * mm, rightIndent=6 * mm, spaceBefore=3.5)
    meta = role("meta", "C", 9, 11.5, leftIndent=19.5 * mm, rightIndent=6 * mm, spaceBefore=3, spaceAfter=12)
    heading = role("heading", "CB", 15, 18, spaceBefore=24.5, spaceAfter=7, keepWithNext=1)
    cell = role("cell", "C", 9.5, 12)
    contents = TableOfContents()
    contents.levelStyles = [role("contents", "C", 11, 16, leftIndent=15 * mm)]
    corpus = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    story: list[Flowable] = [contents, PageBreak()]
    for section, part in enumerate(corpus["sections"], 1):
        story.append(Paragraph(f"{section} {escape(part['title'])}", heading))
        for number, entry in enumerate(part["entries"], 1):
            story += [
                Paragraph(f"{entry['intro']} <b>{entry['bold']}</b> <i>{entry['italic']}</i>", body, bulletText=f"{section}.{number}"),
                Paragraph(f"“{entry['quote']}”", quote, bulletText=f"[{part['letter']}] {part['grade']}"),
                Paragraph(f"<b>{part['publisher']}</b>, <i>{part['source']}</i>, {part['date']}.", meta)]
    story.append(Paragraph("Chronology", heading))
    rows = [[event["date"], Paragraph(event["text"], cell), event["theme"], event["source"]] for event in corpus["events"]]
    story.append(table(["Date", "Event", "Theme", "Source"], rows, (31.5, 85.5, 26, 17)))
    story.append(Paragraph("Sources", heading))
    rows = [[letter, Paragraph(publisher, cell), Paragraph(title, cell), date, grade]
            for letter, publisher, title, date, grade in register(corpus)]
    story.append(table(["", "Publisher", "Title", "Date", "Grade"], rows, (14, 40, 66, 26, 14)))
    document = Document(sys.argv[2], pagesize=A4, initialFontName="C")
    frame = Frame(25 * mm, 29 * mm, 160 * mm, 242 * mm, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate(frames=[frame]))
    document.multiBuild(story, canvasmaker=Counting)


if __name__ == "__main__":
    main()
