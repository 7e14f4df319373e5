"""The quotation with its rule and hanging letter, and the box of the bottom line."""
from __future__ import annotations

from collections.abc import Sequence

from briefer.document.nodes import Inlines, KeyBox, Quote
from briefer.exporters.docx.cards import tagged
from briefer.exporters.docx.composition import Composition
from briefer.exporters.docx.grid import cell, margins, row, table
from briefer.exporters.docx.markup import border, run


def quote(block: Quote, composition: Composition) -> str:
    """A quotation: letter and grade in the hanging column, the words beside a rule, translation and source below them."""
    style = composition.style
    hang, body = style.page.hang, style.page.body_width
    left, right = style.mm("quote_block.pad_left_mm"), style.mm("quote_block.pad_right_mm")
    rule = border("left", style.number("quote_block.rule_pt"), style.color("quote_block.rule_color"))
    pads = {"top": style.number("quote_block.pad_top_pt"), "bottom": style.number("quote_block.pad_bottom_pt")}
    cells = (cell(hang, tagged(block.letter, block.grade, block.id, composition), margins=margins(**pads)),
             cell(body, _said(block, composition), borders=rule, margins=margins(left=left, right=right, **pads)))
    return table((hang, body), [row(cells, split=composition.lines.get(block.id, 0) >= style.number("flow.quote_split_min_lines"))])


def _said(block: Quote, composition: Composition) -> str:
    """The words, the translation, the source."""
    gap = composition.style.number("quote_block.paragraph_gap_pt")
    own = block.language if block.language != composition.document.meta.language else ""
    other = block.translation_language if block.translation_language != composition.document.meta.language else ""
    parts = [
        *_set(block.paragraphs, "BrieferQuote", gap, own, f"{block.id}/quote", composition, composition.portion(block.portion)),
        *_set(block.translation, "BrieferTranslation", gap, other, f"{block.id}/translation", composition),
    ]
    if block.meta:
        source = composition.runs(block.meta, "BrieferQuoteSource")
        parts.append(composition.paragraph("BrieferQuoteSource", source, node=f"{block.id}/source"))
    return "".join(parts) or composition.paragraph("BrieferQuote", "")


def _set(paragraphs: Sequence[Inlines], style: str, gap: float, language: str, node: str, composition: Composition,
         before: str = "") -> list[str]:
    """The paragraphs of a text, the second and later ones a little apart; `before` are runs before the first."""
    return [composition.paragraph(style, ("" if index else before) + composition.runs(content, style, language),
                                  above=gap if index else None, node=f"{node}/{index}") for index, content in enumerate(paragraphs)]


def key_box(block: KeyBox, composition: Composition) -> str:
    """The box of the bottom line: a rule above, a tint or a rule below; on drafts no tint, so that the watermark is not cut."""
    style = composition.style
    ink, weight = style.color("bottom_line_box.rule_color"), style.number("bottom_line_box.rule_top_pt")
    fill = style.color("bottom_line_box.fill")
    if composition.document.meta.draft and style.flag("watermark.drop_box_fills"):
        fill = ""
    below = border("bottom", 0 if fill else style.number("rule.thin_pt"), ink)
    x = style.mm("bottom_line_box.pad_x_mm")
    top, bottom = style.mm("bottom_line_box.pad_top_mm") - weight / 2, style.mm("bottom_line_box.pad_bottom_mm")
    pads = margins(top=top, left=x, bottom=bottom, right=x)
    label = composition.paragraph("BrieferBoxLabel", run(block.label), node=block.id) if block.label else ""
    first = style.number("bottom_line_box.label_gap_pt") if label else 0
    text = [composition.paragraph("BrieferBoxText", composition.runs(content, "BrieferBoxText"), node=f"{block.id}/{index}",
                                  above=style.number("space.s2_pt") if index else first)
            for index, content in enumerate(block.paragraphs)] or [composition.paragraph("BrieferBoxText", "")]
    width = style.page.frame_width
    content = cell(width, label + "".join(text), borders=border("top", weight, ink) + below, fill=fill, margins=pads)
    return table((width,), [row([content])])
