"""Cards: tables without upright rules that stay on one page, each under a rule of its own."""
from __future__ import annotations

from collections.abc import Sequence

from briefer.document.cards import BioCard, BioCards, OptionCard, PressCard
from briefer.document.inlines import Inlines, Marks, Text
from briefer.document.walk import plain_text
from briefer.exporters.docx.composition import Composition
from briefer.exporters.docx.grid import cell, margins, row, table
from briefer.exporters.docx.markup import border, run, tab

_BLANK = "\u00a0"
_BETWEEN = "\u2003"  # an em space between themes: in their size as wide as the style asks for


def option_card(block: OptionCard, composition: Composition) -> str:
    """A course of action: number and title, what it is, what speaks for and against it beside each other."""
    style = composition.style
    hang, body, gap = style.page.hang, style.page.body_width, style.mm("option_card.column_gap_mm")
    half = (body - gap) / 2
    widths = (hang, half, gap, half)
    weight = style.number("rule.heavy_pt") if block.tag else style.number("card.rule_top_pt")
    rule = border("top", weight, style.colors["accent" if block.tag else "rule_strong"])
    pad = margins(top=style.number("card.pad_top_pt"))
    columned = bool(block.advantages or block.drawbacks)
    number = composition.paragraph("BrieferCardNumber", run(block.number), keep=columned)
    title = composition.runs(block.title, "BrieferCardTitle")
    if block.tag:
        title += tab() + composition.runs((Text(block.tag, Marks.STRONG | Marks.TAG),), "BrieferCardTitle", named="BrieferCardTag")
    said = composition.paragraph("BrieferCardTitle", title, node=block.id, keep=columned)
    said += _texts(block.paragraphs, style.number("card.text_gap_pt"), f"{block.id}/text", composition, keep=columned)
    rows = [row([cell(hang, number, borders=rule, margins=pad), cell(body, said, borders=rule, margins=pad, span=3)])]
    if columned:
        room = margins(top=style.number("card.part_gap_pt"))
        blank = composition.paragraph("BrieferCardText", "")
        good = _items(block.advantages, "BrieferAdvantage", f"{block.id}/for", composition)
        bad = _items(block.drawbacks, "BrieferDrawback", f"{block.id}/against", composition)
        rows.append(row([cell(hang, blank), cell(half, good, margins=room), cell(gap, blank), cell(half, bad, margins=room)]))
    return table(widths, rows)


def _texts(paragraphs: Sequence[Inlines], first: float, node: str, composition: Composition, *, keep: bool = False) -> str:
    """The paragraphs of a card, the first a little below what stands above it."""
    return "".join(
        composition.paragraph("BrieferCardText", composition.runs(content, "BrieferCardText"), node=f"{node}/{index}", keep=keep,
                              above=None if index else first) for index, content in enumerate(paragraphs))


def _items(items: Sequence[Inlines], style: str, node: str, composition: Composition) -> str:
    """Items under their sign, which Word sets."""
    return "".join(
        composition.paragraph(style, composition.runs(content, style), node=f"{node}/{index}", above=None if index else 0)
        for index, content in enumerate(items)) or composition.paragraph("BrieferCardText", "")


def bio_cards(block: BioCards, composition: Composition) -> str:
    """Persons, two a row; a row stays whole."""
    style, count = composition.style, len(block.cards)
    frame, gap = style.page.frame_width, style.mm("bio_card.column_gap_mm")
    if count == 1:
        return table((frame,), [row([_bio(block.cards[0], frame, f"{block.id}/0", 0, composition)])])
    width = (frame - gap) / 2
    blank = composition.paragraph("BrieferCardText", "")
    rows = []
    for start in range(0, count, 2):
        below = style.number("bio_card.row_gap_pt") if start + 2 < count else 0.0
        pair = block.cards[start:start + 2]
        cells = [_bio(card, width, f"{block.id}/{start + side}", below, composition) for side, card in enumerate(pair)]
        cells.insert(1, cell(gap, blank))
        rows.append(row([*cells, *([cell(width, blank)] if len(cells) == 2 else [])]))
    return table((width, gap, width), rows)


def _bio(card: BioCard, width: float, node: str, below: float, composition: Composition) -> str:
    """One person under a rule."""
    style = composition.style
    weight = style.number("bio_card.rule_top_pt")
    said = composition.paragraph("BrieferCardTitle", composition.runs(card.name, "BrieferCardTitle"), node=node)
    if card.office:
        said += composition.paragraph("BrieferCardMeta", composition.runs(card.office, "BrieferCardMeta"))
    said += _texts(card.paragraphs, style.number("bio_card.text_gap_pt"), node, composition)
    return cell(width, said, borders=border("top", weight, style.colors["rule_strong"]),
                margins=margins(top=style.number("bio_card.pad_top_pt") - weight / 2, bottom=below or None))


def press_card(block: PressCard, composition: Composition) -> str:
    """An article: letter and grade in the hanging column; title, publisher with themes, summary, and a quotation beside a rule."""
    style = composition.style
    hang, body = style.page.hang, style.page.body_width
    weight = style.number("card.rule_top_pt")
    rule, pad = border("top", weight, style.colors["rule_strong"]), margins(top=style.number("card.pad_top_pt") - weight / 2)
    parts = (composition.paragraph("BrieferCardTitle", composition.runs(block.title, "BrieferCardTitle"), node=block.id),
             _source(block, composition),
             _texts(block.summary, style.number("press_card.summary_gap_pt"), f"{block.id}/summary", composition),
             _quotation(block, composition))
    letter = tagged(block.letter, block.grade, "", composition, "BrieferCardNumber")
    said = cell(body, "".join(parts), borders=rule, margins=pad)
    return table((hang, body), [row([cell(hang, letter, borders=rule, margins=pad), said])])


def tagged(letter: str, grade: str, node: str, composition: Composition, style: str = "BrieferLetter") -> str:
    """A letter, and below it the grade in its frame."""
    said = composition.paragraph(style, run(f"[{letter}]") if letter else "", node=node)
    if not grade:
        return said  # Word draws the frame close around the words: the blanks keep it from touching them
    return said + composition.paragraph("BrieferGrade", run(f"{_BLANK}{grade}{_BLANK}", '<w:rStyle w:val="BrieferGradeBox"/>'))


def _source(block: PressCard, composition: Composition) -> str:
    """Publisher, date and language; the themes at the right, or on a line of their own where they would not fit beside them."""
    style, role = composition.style, composition.laid.sheet["meta"]
    themes = tuple(inline for tag in block.tags for inline in (Text(_BETWEEN), Text(tag.replace(" ", _BLANK), Marks.TAG)))[1:]
    said = composition.runs(block.meta, "BrieferCardMeta")
    if not themes:
        return composition.paragraph("BrieferCardMeta", said) if said else ""
    tags = tab() + composition.runs(themes, "BrieferCardMeta", named="BrieferTag")
    wide = role.width(plain_text(block.meta)) + role.width(plain_text(themes)) + style.mm("card.tag_gap_mm")
    if wide <= style.page.body_width:
        return composition.paragraph("BrieferCardMeta", said + tags)
    own = composition.paragraph("BrieferCardMeta", tags[len(tab()):], setting='<w:jc w:val="right"/>',
                                above=style.number("card.tag_row_gap_pt"))
    return (composition.paragraph("BrieferCardMeta", said) if said else "") + own


def _quotation(block: PressCard, composition: Composition) -> str:
    """The quotation, and where it stands."""
    language = block.language if block.language != composition.document.meta.language else ""
    last = len(block.quote) - 1
    written = []
    for index, content in enumerate(block.quote):
        said = composition.runs(content, "BrieferCardQuote", language)
        if block.locator and index == last:
            said += run(f"{_BLANK} {block.locator.replace(' ', _BLANK)}", '<w:rStyle w:val="BrieferLocator"/>')
        written.append(composition.paragraph("BrieferCardQuote", said, node=f"{block.id}/quote/{index}",
                                             above=None if index else composition.style.number("press_card.quote_gap_pt")))
    return "".join(written)
