"""Room for a signature."""
from __future__ import annotations

from briefer.assembly.composer import Composer
from briefer.assembly.prose import paragraphs
from briefer.document.nodes import Block
from briefer.document.nodes import Signature as SignatureBlock
from briefer.document.walk import plain_text
from briefer.model.briefing import Section, TextItem

# Languages in which a paper closes with a signature even where its template has no section for one.
_CLOSES = frozenset({"it"})


def signature(composer: Composer, section: Section) -> list[Block]:
    """The office of who signs and the name, from the section's own text or the fields of the briefing; nothing without an office."""
    written = [plain_text(paragraph) for paragraph in paragraphs(
        composer, [item for item in section.body if isinstance(item, TextItem)])]
    data, frame = composer.briefing.title_data, composer.briefing.frame
    office = written[0] if written else composer.ours(data("signatory_office") or frame.closing or data("from"))
    if not office:
        return []
    name = written[1] if len(written) > 1 else composer.ours(data("signatory"))
    return [SignatureBlock(composer.unique(section.id), office, name or composer.words.text("signature.under_line"))]


def empty_signature(composer: Composer, section: Section) -> list[Block]:
    """Room for a signature whose office is not known yet."""
    return [SignatureBlock(composer.unique(section.id), "", composer.words.text("signature.under_line"))]


def closing(composer: Composer) -> list[Block]:
    """Room for the signature of the template's closing office, where no section has one and the language asks for it."""
    briefing = composer.briefing
    office = composer.ours(briefing.title_data("signatory_office") or briefing.frame.closing)
    signed = any(section.kind == "signature" and section.print != "never" for section in briefing.sections)
    if signed or not briefing.frame.closing or not office or composer.language not in _CLOSES:
        return []
    name = composer.ours(briefing.title_data("signatory"))
    return [SignatureBlock(composer.unique("closing"), office, name or composer.words.text("signature.under_line"))]
