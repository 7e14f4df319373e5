"""Cards: courses of action, persons, figures at a glance, and plain ones as a heading with a list."""
from __future__ import annotations

from briefer.assembly.composer import Composer
from briefer.assembly.prose import one_line, punctuated
from briefer.document.inlines import Inlines, Text
from briefer.document.nodes import BioCard, BioCards, Block, BulletList, FigureStrip, Heading, OptionCard, StripFigure
from briefer.model.briefing import Briefing, Card, CardsItem
from briefer.model.localized import Localized
from briefer.model.selection import leaves

RECOMMENDED = "recommended"  # the mark of the course of action that is proposed
_FOR, _AGAINST = ("+ ",), ("- ", "– ", "− ")


def cards(composer: Composer, section: str, item: CardsItem) -> list[Block]:
    """The blocks of a row of cards."""
    match item.layout:
        case "options":
            return [_option(composer, section, item, card) for card in item.items]
        case "people":
            persons = tuple(_person(composer, card) for card in item.items if card.title.text(composer.language))
            return [BioCards(composer.unique(item.id or f"{section}.people"), persons)] if persons else []
        case "items":
            return [block for card in item.items for block in _plain(composer, composer.unique(f"{item.id or section}.card"), card)]


def options(briefing: Briefing) -> tuple[Card, ...]:
    """The courses of action of a briefing, in printed order: the place of each, from 1, is its number."""
    return tuple(card for section in briefing.sections if section.print != "never" for item in leaves(section.body)
                 if isinstance(item, CardsItem) and item.layout == "options" for card in item.items)


def figure_strip(composer: Composer, section: str, item: CardsItem) -> list[Block]:
    """Cards as figures beside each other: the title is the figure, the lines say what it counts."""
    figures = tuple(StripFigure(one_line(composer, card.title), _joined(_lines(composer, card))) for card in item.items
                    if card.title.text(composer.language))
    return [FigureStrip(composer.unique(item.id or f"{section}.figures"), figures)] if figures else []


def _option(composer: Composer, section: str, item: CardsItem, card: Card) -> OptionCard:
    """A course of action: what speaks for it and against it by the sign each line begins with."""
    number = next((place for place, one in enumerate(options(composer.briefing), 1) if one is card), 0)
    id = composer.unique(f"{item.id or section}.option")
    title = one_line(composer, card.title)
    said: dict[str, list[Inlines]] = {"": [], "+": [], "-": []}
    for line in card.lines:
        side, content = _sided(composer, line)
        if content:
            said[side].append(content)
    tag = composer.words.text("option.recommended") if RECOMMENDED in card.marks else ""
    return OptionCard(id, str(number) if number else "", title, tuple(said[""]), tuple(said["+"]), tuple(said["-"]), tag)


def _sided(composer: Composer, line: Localized) -> tuple[str, Inlines]:
    """A line of a course of action without its sign, and the side it is on."""
    written = line.text(composer.language).strip()
    for side, signs in (("+", _FOR), ("-", _AGAINST)):
        for sign in signs:
            if written.startswith(sign) or written == sign.strip():  # a side of which nothing is said yet
                return side, one_line(composer, Localized({composer.language: written[len(sign):].strip()}))
    return "", one_line(composer, line)


def _person(composer: Composer, card: Card) -> BioCard:
    """A person: the first line is the office with its date."""
    office, *said = _lines(composer, card) or [()]
    return BioCard(one_line(composer, card.title), office, tuple(said))


def _plain(composer: Composer, id: str, card: Card) -> list[Block]:
    """A card as a sub-heading and a list."""
    title, said = one_line(composer, card.title), _lines(composer, card)
    head: list[Block] = [Heading(id, title, "sub", 2, listed=False)] if title else []
    return [*head, BulletList(composer.unique(f"{id}.list"), punctuated(said, composer.language))] if said else head


def _lines(composer: Composer, card: Card) -> list[Inlines]:
    """The lines of a card that were written in the document's language."""
    return [line for line in (one_line(composer, text) for text in card.lines) if line]


def _joined(said: list[Inlines]) -> Inlines:
    return tuple(inline for place, line in enumerate(said) for inline in ((Text(" "), *line) if place else line))
