"""A laid-out document as a PDF file: tagged (PDF/UA-1), archivable (PDF/A-2a), the same bytes for the same document."""
from __future__ import annotations

from briefer.document.nodes import Document, Meta
from briefer.document.styles import HouseStyle
from briefer.exporters.pdf.file import PdfFile, text_string
from briefer.exporters.pdf.fonts import add_faces
from briefer.exporters.pdf.logo import add_logo
from briefer.exporters.pdf.metadata import information, packet, srgb_profile
from briefer.exporters.pdf.painter import LinkMade, Painter
from briefer.exporters.pdf.tags import Tags
from briefer.layout.boxes import Laid, Place


def write_pdf(document: Document, laid: Laid, style: HouseStyle) -> bytes:
    """The file; whatever was laid out can be written."""
    file = PdfFile()
    tags = Tags(laid.root)
    painter = Painter(laid, tags, file)
    fonts, tree = file.reserve(), file.reserve()
    pages = _pages(file, painter, tags, laid, fonts, tree)
    file.put(fonts, b"<</Font%s%s>>" % (add_faces(file, laid.sheet.faces.all), add_logo(file, laid.sheet.style)))
    file.put(tree, b"<</Type/Pages/Count %d/Kids[%s]%s>>" % (
        len(pages), b" ".join(b"%d 0 R" % page for page in pages), media_box(laid.sheet.page.width, laid.sheet.page.height)))
    for link in painter.links:
        file.put(link.number, _link_object(link, laid, pages, tags))
    root = file.add(_catalog(file, document, laid, tree, tags.write(file, pages), pages))
    return file.bytes(root, file.add(information(document.meta)))


def _pages(file: PdfFile, painter: Painter, tags: Tags, laid: Laid, fonts: int, tree: int) -> list[int]:
    """The page objects' numbers."""
    numbers = []
    for page in laid.pages:
        first = len(painter.links)
        stream = file.add_stream(b"", painter.content(page).encode("ascii"))
        links = b" ".join(b"%d 0 R" % link.number for link in painter.links[first:])
        shape = b"" if page.sheet.page == laid.sheet.page else media_box(page.width, page.height)
        numbers.append(file.add(b"<</Type/Page/Parent %d 0 R/Resources %d 0 R/Contents %d 0 R/StructParents %d/Tabs/S%s%s>>" % (
            tree, fonts, stream, tags.end_page(), shape, b"/Annots[%s]" % links if links else b"")))
    return numbers


def media_box(width: float, height: float) -> bytes:
    """The entry that gives a page its size."""
    return b"/MediaBox[0 0 %.2f %.2f]" % (width, height)


def _from_below(laid: Laid, page: int, y: float) -> float:
    """A distance from the upper edge of a page as PDF counts it."""
    return laid.pages[page].height - y


def _link_object(link: LinkMade, laid: Laid, pages: list[int], tags: Tags) -> bytes:
    """A link annotation: to a place in the document, or to an address."""
    if link.target.startswith("#"):
        page, y = laid.starts.get(link.target[1:], (0, 0.0))
        action = b"/Dest[%d 0 R/XYZ 0 %.2f 0]" % (pages[page], _from_below(laid, page, y))
        said = link.said or _title_of(laid, link.target[1:])
    else:
        action, said = b"/A<</S/URI/URI%s>>" % text_string(_ascii_address(link.target)), link.said
    x0, y0, x1, y1 = link.rectangle
    return b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%.2f %.2f %.2f %.2f]%s/StructParent %d/Contents%s>>" % (
        x0, y0, x1, y1, action, tags.link_key(link.key), text_string(said))


def _title_of(laid: Laid, node_id: str) -> str:
    """What a link to a node says: the heading's title, else the page it leads to."""
    titles = [place.title for place in laid.places if place.node_id == node_id]
    return titles[0] if titles else str(laid.starts.get(node_id, (0, 0.0))[0] + 1)


def _ascii_address(address: str) -> str:
    """An address as links take it, other characters escaped."""
    from urllib.parse import quote

    return quote(address, safe="!#$%&'()*+,/:;=?@[]~")


def _catalog(file: PdfFile, document: Document, laid: Laid, tree: int, structure: int, pages: list[int]) -> bytes:
    """The root object of a document."""
    outlines = _outlines(file, laid, pages)
    return catalog(file, document.meta, tree, structure, b"", b"/PageLabels<</Nums[0<</S/D>>]>>%s" % (
        b"/Outlines %d 0 R/PageMode/UseOutlines" % outlines if outlines else b""))


def catalog(file: PdfFile, meta: Meta, tree: int, structure: int, preferences: bytes, more: bytes) -> bytes:
    """The root object of a file: its pages, its structure, what it says about itself, how it wants to be shown and printed."""
    packed = file.add_stream(b"/Type/Metadata/Subtype/XML", packet(meta), compress=False)
    profile = file.add_stream(b"/N 3", srgb_profile())
    intent = b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile %d 0 R>>" % profile
    return (b"<</Type/Catalog/Pages %d 0 R/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>/Lang%s"
            b"/ViewerPreferences<</DisplayDocTitle true%s>>/Metadata %d 0 R/OutputIntents[%s]%s>>" % (
                tree, structure, text_string(meta.language), preferences, packed, intent, more))


def _outlines(file: PdfFile, laid: Laid, pages: list[int]) -> int:
    """The outline: listed headings, those of level 2 below the one of level 1 before them; 0 without any."""
    if not laid.places:
        return 0
    root = file.reserve(1 + len(laid.places))
    parents: list[int] = []
    above = root
    for number, place in enumerate(laid.places, root + 1):
        parents.append(above if place.level > 1 else root)
        above = number if place.level == 1 else above
    for index, place in enumerate(laid.places):
        siblings = [root + 1 + i for i, parent in enumerate(parents) if parent == parents[index]]
        children = [root + 1 + i for i, parent in enumerate(parents) if parent == root + 1 + index]
        height = _from_below(laid, place.page, place.y)
        file.put(root + 1 + index, _outline_entry(place, pages, height, parents[index], siblings, root + 1 + index, children))
    top = [root + 1 + index for index, parent in enumerate(parents) if parent == root]
    file.put(root, b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (top[0], top[-1], len(top)))
    return root


def _outline_entry(place: Place, pages: list[int], height: float, parent: int, siblings: list[int], number: int,
                   children: list[int]) -> bytes:
    """An entry of the outline, closed when it has others below."""
    index = siblings.index(number)
    links = b"/Prev %d 0 R" % siblings[index - 1] if index else b""
    links += b"/Next %d 0 R" % siblings[index + 1] if index + 1 < len(siblings) else b""
    links += b"/First %d 0 R/Last %d 0 R/Count %d" % (children[0], children[-1], -len(children)) if children else b""
    return b"<</Title%s/Parent %d 0 R/Dest[%d 0 R/XYZ 0 %.2f 0]%s>>" % (
        text_string(place.title), parent, pages[place.page], height, links)
