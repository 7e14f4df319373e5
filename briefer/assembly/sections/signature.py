"""Room for a signature."""
from __future__ import annotations

from briefer.assembly.composer import Composer
from briefer.assembly.prose import paragraphs
from briefer.document.nodes import Block
from briefer.document.nodes import Signature as SignatureBlock
from briefer.document.walk import plain_text
from briefer.model.briefing import Section, TextItem


def signature(composer: Composer, section: Section) -> list[Block]:
    """The office of who signs, from the section's own text, the closing of the frame or the sender; nothing without any."""
    written = paragraphs(composer, [item for item in section.body if isinstance(item, TextItem)])
    office = plain_text(written[0]) if written else composer.ours(composer.briefing.frame.closing)
    office = office or composer.ours(composer.briefing.title_data("from"))
    if not office:
        return []
    name = plain_text(written[1]) if len(written) > 1 else composer.ours(composer.briefing.title_data("author"))
    return [SignatureBlock(composer.unique(section.id), office, name or composer.words.text("signature.under_line"))]


def empty_signature(composer: Composer, section: Section) -> list[Block]:
    """Room for a signature whose office is not known yet."""
    return [SignatureBlock(composer.unique(section.id), "", composer.words.text("signature.under_line"))]
