"""The heads of a document and of its parts: what they name, what stands below them and at the foot of their pages."""
from __future__ import annotations

from collections.abc import Iterator

from briefer.document.forms import LabelledRow
from briefer.document.nodes import AddressRows, Document, HeaderBlock, Heading, Part
from briefer.document.walk import words


def rows_below_head(document: Document, rows: AddressRows) -> tuple[LabelledRow, ...]:
    """The rows of address for a head that names the addressee under the title, so that he is not named twice."""
    named = any(isinstance(block, HeaderBlock) and block.addressee for block in document.blocks)
    return tuple(row for row in rows.rows if not (named and row.field == "to"))


def subject_below(document: Document, head: HeaderBlock) -> bool:
    """Whether the rows of address below a head name the subject, so that the head need not bear the title."""
    below = False
    for block in document.blocks:
        if isinstance(block, HeaderBlock):
            below = block.id == head.id
        elif below and isinstance(block, AddressRows) and any(row.field == "subject" for row in block.rows):
            return True
    return False


def headings(document: Document) -> Iterator[Heading]:
    """The headings in their order; the title of a part's head is one, without a number."""
    opened = False
    for block in document.blocks:
        if isinstance(block, Heading):
            yield block
        elif isinstance(block, Part):
            opened = True
        elif isinstance(block, HeaderBlock):
            if opened and block.title:
                yield Heading(block.id, words(block.title), "title")
            opened = False


def heads_part(document: Document, head: HeaderBlock) -> bool:
    """Whether the title of a head is the heading of its part."""
    return any(heading.id == head.id for heading in headings(document))


def bears_logo(document: Document, head: HeaderBlock) -> bool:
    """Whether the logo of a style stands in a head: in the first of a document, not in those of its annexes."""
    return not head.band and next((block.id for block in document.blocks if isinstance(block, HeaderBlock)), "") == head.id


def running_title(document: Document, *, as_letter: bool) -> tuple[str, ...]:
    """What stands at the foot of each page: the reference, as a letter writes it if asked, and the short title."""
    meta = document.meta
    protocol = next((block.protocol for block in document.blocks if isinstance(block, HeaderBlock)), "") if as_letter else ""
    return tuple(filter(None, (protocol or meta.reference, meta.short_title or meta.title)))
