"""The box in which the decision is taken, by hand and on paper."""
from __future__ import annotations

from briefer.assembly.addressees import addressees
from briefer.assembly.composer import Composer
from briefer.assembly.sections.body import body_blocks
from briefer.document.nodes import Block, DecisionBox
from briefer.model.briefing import Section
from briefer.model.selection import body

_OPTIONS = ("approved", "not_approved", "discuss")


def decision_box(composer: Composer, section: Section) -> list[Block]:
    """The box, to be signed by the first addressee; what the officer put into the section follows it."""
    words, who = composer.words, addressees(composer).action
    signature = words.text("decision.signature_of", who=who[0]) if who else words.text("decision.signature")
    box = DecisionBox(
        composer.unique(section.id), composer.ours(section.titles) or words.text("decision.label"),
        tuple(words.text(f"decision.{option}") for option in _OPTIONS), words.text("decision.remarks"), signature,
        words.text("decision.date"))
    return [box, *body_blocks(composer, section.id, body(composer.pack, section))]
