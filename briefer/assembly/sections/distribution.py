"""Who gets the document, when they are too many for the head of the first page."""
from __future__ import annotations

from briefer.assembly.addressees import addressees
from briefer.assembly.composer import Composer
from briefer.document.nodes import Block
from briefer.document.nodes import Distribution as DistributionBlock
from briefer.model.briefing import Section


def distribution(composer: Composer, section: Section) -> list[Block]:
    """The addressees for action, then those for information; nothing while the head of the first page has room for them."""
    who = addressees(composer)
    if not who.listed and section.print != "always":
        return []
    groups = tuple((composer.words.text(f"distribution.{label}"), names)
                   for label, names in (("action", who.action), ("information", who.information)) if names)
    return [DistributionBlock(composer.unique(f"{section.id}.list"), groups)] if groups else []
