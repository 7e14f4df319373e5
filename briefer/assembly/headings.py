"""The heading of a section: what it looks like, its number, and whether the contents name it."""
from __future__ import annotations

from briefer.assembly.composer import Composer
from briefer.document.inlines import Text
from briefer.document.nodes import Block, Heading
from briefer.model.briefing import BACK_MATTER, Section

# Variants of short sections: under a rule, with a smaller heading on which an empty one reports that there is nothing to report.
_COMPACT = frozenset({"compact", "events", "horizons"})
# What bears its title as a small label: these variants, and these kinds where the template asks for a plain heading.
_LABELLED = frozenset({"band", "notice"})
_LABELLED_IF_PLAIN = BACK_MATTER | {"key_points", "press_items"}


def is_compact(section: Section) -> bool:
    """Whether a section is one of the short ones under a rule."""
    return section.variant in _COMPACT and section.heading in ("numbered", "plain")


def section_heading(composer: Composer, section: Section, fallback: str = "") -> list[Block]:
    """The heading of a section with its title in the document's language, else in any; paragraphs count from here."""
    return heading_for(composer, section, section.id, composer.named(section.titles) or Text(fallback))


def heading_for(composer: Composer, section: Section, id: str, title: Text) -> list[Block]:
    """A heading with this title, looking as the section asks; nothing if it wants none or the title is empty."""
    back = section.kind in BACK_MATTER
    number = composer.numbers.open_section(numbered=section.heading == "numbered" and not back)
    if section.heading in ("none", "caption") or not title.text:
        return []
    id = composer.unique(id)
    composer.target(id, "section" if number else "section_named", number or title.text)
    if section.kind == "contents" or section.variant in _LABELLED or (section.heading == "plain" and section.kind in _LABELLED_IF_PLAIN):
        return [Heading(id, (title,), "eyebrow", listed=False)]
    if is_compact(section):
        return [Heading(id, (title,), "compact", number=number)]
    return [Heading(id, (title,), "back" if back else "section", number=number)]
