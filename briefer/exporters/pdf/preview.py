"""One page of a laid-out document as a PDF of its own, without tags: what the export shows there, for the screen."""
from __future__ import annotations

from briefer.exporters.pdf.file import PdfFile
from briefer.exporters.pdf.fonts import Subsets, add_faces
from briefer.exporters.pdf.logo import add_logo
from briefer.exporters.pdf.painter import Painter
from briefer.exporters.pdf.tags import Tags
from briefer.exporters.pdf.writer import media_box
from briefer.layout.boxes import Laid


class Preview:
    """Writes pages one at a time; the faces of one press are cut to their signs once, and again when others are met."""

    def __init__(self) -> None:
        self._subsets = Subsets()

    def page(self, laid: Laid, number: int) -> bytes:
        """The page with a number, from 0, as a file with that page alone."""
        shown = laid.pages[number]
        file = PdfFile()
        tree = file.reserve()
        painter = Painter(laid, Tags(laid.root), file)
        content = file.add_stream(b"", painter.content(shown).encode("ascii"), compress=False)
        for link in painter.links:
            file.put(link.number, b"null")  # it may lead to a page that is not here
        logo = add_logo(file, laid.sheet.style)
        fonts = add_faces(file, laid.sheet.faces.all, self._subsets)
        page = file.add(b"<</Type/Page/Parent %d 0 R/Resources<</Font%s%s>>/Contents %d 0 R%s>>" % (
            tree, fonts, logo, content, media_box(shown.width, shown.height)))
        file.put(tree, b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % page)
        return file.bytes(file.add(b"<</Type/Catalog/Pages %d 0 R>>" % tree), file.add(b"<<>>"))
