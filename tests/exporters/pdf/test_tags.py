"""What is heard of a paper, element by element, in order."""
from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from pypdf import PdfReader

from briefer.document.nodes import AddressRows, HeaderBlock
from briefer.document.walk import plain_text, stretches
from briefer.resources import sample_packs_folder
from briefer.session import Session
from briefer.workflow import assemble, lay_out, library, publish
from tests.exporters.pdf.tag_reader import heard


@pytest.mark.parametrize(("name", "id", "language"), [("iraq-nato", "decision", "en"), ("fascicolo-iraq", "meeting", "it")])
def test_the_tags_in_order_say_the_document(golden: Callable[[str, str], None], name: str, id: str, language: str) -> None:
    pack = Session.open(sample_packs_folder() / name).pack
    briefing = pack.briefing(id)
    assert briefing
    style = library().style(briefing.style)
    document = assemble(pack, briefing, language, style).document
    told = heard(PdfReader(io.BytesIO(publish(document, lay_out(document, style), style, "pdf"))))
    golden(f"tags/{name}.{id}.{language}.txt", told)
    bare = "".join(told.split()).casefold()
    heads = (HeaderBlock, AddressRows)  # each style prints them in words of its own
    missing = [word for block in document.blocks if not isinstance(block, heads) for stretch in stretches(block)
               for word in plain_text(stretch).replace("\u00a0", " ").split() if word.strip(",.;:").casefold() not in bare]
    assert missing == []
