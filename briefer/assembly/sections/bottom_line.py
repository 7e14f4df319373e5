"""The bottom line: a box with the section's title as its label."""
from __future__ import annotations

from briefer.assembly.composer import Composer
from briefer.assembly.prose import paragraphs
from briefer.assembly.sections.body import body_blocks, soft
from briefer.document.inlines import Inlines
from briefer.document.nodes import Block, KeyBox
from briefer.model.briefing import Section, TextItem


def bottom_line(composer: Composer, section: Section) -> list[Block]:
    """The box; what is not text follows it."""
    said = paragraphs(composer, [item for item in (*section.intro, *section.body) if isinstance(item, TextItem)])
    rest = [item for item in section.body if not isinstance(item, TextItem)]
    if not said:
        return body_blocks(composer, section.id, rest)
    box = _box(composer, section, said)
    composer.places[box.id] = composer.words.text("audit.place.bottom_line")
    written = [item for item in (*section.intro, *section.body) if isinstance(item, TextItem) and item.text.text(composer.language)]
    composer.vouched(box.id, written[0])
    return [box, *body_blocks(composer, section.id, rest)]


def empty_bottom_line(composer: Composer, section: Section) -> list[Block]:
    """The box while nothing has been written."""
    return [_box(composer, section, (soft(composer.words.text("empty.text")),))]


def _box(composer: Composer, section: Section, said: tuple[Inlines, ...]) -> KeyBox:
    return KeyBox(composer.unique(section.id), composer.ours(section.titles), said)
