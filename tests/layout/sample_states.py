"""What is long, empty, missing or in a draft: the states a page can be in."""

from __future__ import annotations

from dataclasses import replace

from briefer.document.nodes import Caption, Column, Document, Figure, HeaderBlock, KeyBox, Meta, Paragraph, Quote, Table
from tests.layout.sample_documents import ENGLISH, heading, words


def states() -> Document:
    """What is long, empty, missing or in a draft."""
    long = "The harbour keeps a book of every ship, and in it stands what nobody wished to remember when the storm was over. "
    quotation = Quote(
        "long", "A", "A2", (words("“" + long * 4), words("“" + long * 4 + "[…]”")), "en", words("Harbour book, page 9."), portion="(U)"
    )
    meta = Meta(
        "en",
        "States",
        "States of a page",
        reference="HSG-TST/2024/001",
        marking="UNCLASSIFIED",
        date="2024-05-21",
        draft=True,
        copy=(3, 12),
    )
    return Document(
        meta,
        ENGLISH,
        (
            HeaderBlock(
                "head", "Harbour Study Group", "", "States", "A title of more than sixty signs drops one step and runs on to a second line"
            ),
            KeyBox("box", "Bottom line", (words(long),)),
            heading("s1", "Long things", "1"),
            Paragraph("p1", words(long * 9), "1.1"),
            quotation,
            Paragraph("p2", words(long * 12), "1.2"),
            replace(quotation, id="longer", grade="", paragraphs=(words("“" + long * 12 + "”"),)),
            heading("s2", "Empty things", "2"),
            Figure("figure", None, "", Caption("Figure 1.", words("Nothing to draw")), empty="No dated items in this pack."),
            Table(
                "table",
                "free",
                (Column(words("Date")), Column(words("Event")), Column(words("Number"), "right")),
                (),
                empty="No events recorded.",
            ),
            heading("s3", "Odd signs", "3"),
            Paragraph("odd", words("Ελλάδα, Київ, Łódź, ḥarb, ☐ and \U0001fae0; 1\u202f000\u00a0km."), "3.1"),
            Paragraph("word", words("x" * 300 + " https://example.org/" + "path/" * 30), "3.2"),
        ),
    )
