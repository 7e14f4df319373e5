"""Header and footer: the marking on every page, the copy number, the line of reference and page, the word across a draft."""
from __future__ import annotations

import math

from briefer.document.nodes import Document
from briefer.document.styles import HouseStyle
from briefer.exporters.docx.markup import border, color, escape, field, part, run, tab, tabs, twips
from briefer.layout.boxes import Laid, TurnedWord

# Word and LibreOffice set the baseline of an exact line at four fifths of its height.
BASELINE = 0.8
_LINE_EM = 1.22  # height of a line of the face: Word stretches the line, not the letters, to the box
_UNTRACKED = '<w:caps w:val="0"/><w:spacing w:val="0"/>'
_WATERMARK = "PowerPlusWaterMarkObject1"  # the name by which Word knows a watermark, so that its own command removes it
_TEXT_PATH = "_x0000_t136"  # Word's own name for text along a path


def header_distance(style: HouseStyle) -> float:
    """From the top edge of the page to the top of the header, in points."""
    return style.mm("page.banner_top_baseline_mm") - BASELINE * style.roles["banner"].leading


def footer_distance(style: HouseStyle) -> float:
    """From the bottom edge of the page to the bottom of the footer, in points."""
    return style.mm("page.banner_bottom_baseline_mm") - (1 - BASELINE) * style.roles["banner"].leading


def header_part(document: Document, style: HouseStyle, upright: HouseStyle, laid: Laid) -> bytes:
    """The marking over its rule, the copy number at the right; on drafts the word behind the text. The pages are those of `style`,
    the tab stops of the file's styles those of `upright`."""
    role = style.roles["banner"]
    gap = style.mm("page.banner_rule_gap_mm") - (1 - BASELINE) * role.leading
    rule = f'<w:pBdr>{border("bottom", style.number("marking.rule_pt"), style.colors["rule_strong"], round(gap))}</w:pBdr>'
    word = _watermark(document, style, laid) if document.meta.draft else ""
    marking, stops = _marking(document, _copy(document, style), _UNTRACKED), _middle_and_right(style, upright)
    return part("hdr", f'<w:p><w:pPr><w:pStyle w:val="Header"/>{rule}{stops}</w:pPr>{word}{marking}</w:p>')


def footer_part(document: Document, style: HouseStyle, upright: HouseStyle, words: tuple[str, ...], total: int) -> bytes:
    """Reference and short title (`words`), page of pages; below them the marking."""
    footer, banner = style.roles["footer"], style.roles["banner"]
    gap = style.mm("page.footer_rule_gap_mm") - BASELINE * footer.leading
    rule = f'<w:pBdr>{border("top", style.number("rule.hair_pt"), style.colors["rule"], round(gap))}</w:pBdr>'
    between = (style.mm("page.footer_baseline_mm") - (1 - BASELINE) * footer.leading
               - style.mm("page.banner_bottom_baseline_mm") - BASELINE * banner.leading)
    draft = document.phrases.draft if document.meta.draft else ""
    return part("ftr", (
        f'<w:p><w:pPr><w:pStyle w:val="Footer"/>{rule}{_right(style, upright)}</w:pPr>'
        f'{run("  ·  ".join(words))}{tab()}{_page(document, total)}</w:p>'
        f'<w:p><w:pPr><w:pStyle w:val="Header"/>{_middle_and_right(style, upright)}<w:spacing w:before="{twips(between)}"/></w:pPr>'
        f'{_marking(document, draft)}</w:p>'))


def _middle_and_right(style: HouseStyle, upright: HouseStyle) -> str:
    """The tab stops of the marking's line, where the frame is not as wide as on upright pages."""
    width, usual = style.page.frame_width, upright.page.frame_width
    return "" if width == usual else tabs(("clear", usual / 2), ("clear", usual), ("center", width / 2), ("right", width))


def _right(style: HouseStyle, upright: HouseStyle) -> str:
    """The tab stop of the page number, likewise."""
    width, usual = style.page.frame_width, upright.page.frame_width
    return "" if width == usual else tabs(("clear", usual), ("right", width))


def _marking(document: Document, right: str, look: str = "") -> str:
    """The marking in the middle, and what stands at the right end of its line."""
    return tab() + run(document.meta.marking) + (tab() + run(right, look) if right else "")


def _copy(document: Document, style: HouseStyle) -> str:
    """The copy number, if the document is one of several."""
    if not document.meta.copy:
        return ""
    digits = round(style.number("copy_number.digits"))
    n, total = (f"{value:0{digits}d}" for value in document.meta.copy)
    return document.phrases.copy.format(n=n, total=total)


def _page(document: Document, total: int) -> str:
    """The page of the pages, both counted by Word."""
    before, _, rest = document.phrases.page.partition("{n}")
    between, _, after = rest.partition("{total}")
    return run(before) + field("PAGE", "1") + run(between) + field("NUMPAGES", str(total)) + run(after)


def _watermark(document: Document, style: HouseStyle, laid: Laid) -> str:
    """The word across the page, behind the text, as large as layout found it to fit pages of this shape."""
    shown = (box for page in laid.pages if page.sheet.page == style.page for box in page.furniture if isinstance(box, TurnedWord))
    turned = next(shown, None)
    if turned is None:
        return ""
    word, size, width = document.phrases.draft, turned.role.size, turned.role.width(turned.text)
    place = (f"position:absolute;margin-left:0;margin-top:0;width:{width:.1f}pt;height:{size * _LINE_EM:.1f}pt;"
             f"rotation:{360 - math.floor(style.number('watermark.angle_deg'))};z-index:-251658752;mso-position-horizontal:center;"
             "mso-position-horizontal-relative:page;mso-position-vertical:center;mso-position-vertical-relative:page")
    font, ink = style.text("font.body_docx"), color(style.color("watermark.color"))
    return (
        f'<w:r><w:rPr><w:noProof/></w:rPr><w:pict><v:shapetype id="{_TEXT_PATH}" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>'
        '<v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>'
        '<v:f eqn="if @0 @4 21600"/></v:formulas><v:path textpathok="t" o:connecttype="custom" '
        'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
        '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
        f'<v:shape id="{_WATERMARK}" o:spid="_x0000_s2049" type="#{_TEXT_PATH}" alt="{escape(word)}" style="{place}" o:allowincell="f" '
        f'fillcolor="#{ink}" stroked="f">'
        f'<v:textpath style="font-family:&quot;{font}&quot;;font-size:1pt;font-weight:bold" string="{escape(word)}"/></v:shape>'
        "</w:pict></w:r>")
