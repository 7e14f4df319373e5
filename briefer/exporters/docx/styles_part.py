"""The styles part, written out: defaults, Word's roots, paragraph, character and table styles."""
from __future__ import annotations

import re
from collections.abc import Mapping

from briefer.document.styles import HouseStyle, TextRole
from briefer.exporters.docx.markup import border, color, eighths, part, twips
from briefer.exporters.docx.styles import ParagraphStyle

# The order of paragraph properties that the schema asks for.
_ORDER = ("keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs", "suppressAutoHyphens",
          "spacing", "ind", "jc", "outlineLvl")
_NAME = re.compile(r"<w:(\w+)")


def styles_part(style: HouseStyle, styles: Mapping[str, ParagraphStyle], language: str, numbers: Mapping[str, str]) -> bytes:
    """The styles part; `numbers` binds paragraph styles to levels of the numbering."""
    entries = (_paragraph_style(entry, numbers.get(entry.id, "")) for entry in styles.values())
    return part("styles", "".join((_defaults(style, language), *_roots(style), *entries, *_character_styles(style), _table_style(style))))


def _defaults(style: HouseStyle, language: str) -> str:
    """What holds where a style says nothing (kerning from one point upwards), and Word's many other styles out of the way."""
    font = style.text("font.body_docx")
    return (f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:eastAsia="{font}" w:hAnsi="{font}" w:cs="{font}"/>'
            f'<w:kern w:val="2"/><w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
            '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults>'
            '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" w:defQFormat="0"'
            ' w:count="376"/>')


def _roots(style: HouseStyle) -> tuple[str, ...]:
    """The styles that all others stand on."""
    body = style.roles["body"]
    return (
        f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:widowControl/><w:suppressAutoHyphens/>{_lines(body, 0)}</w:pPr><w:rPr>{_type(body)}</w:rPr></w:style>',
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0"'
        ' w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>',
    )


def _paragraph_style(entry: ParagraphStyle, number: str) -> str:
    """One paragraph style."""
    hyphens = f'<w:suppressAutoHyphens w:val="{int(not entry.hyphenate)}"/>'
    lines = _lines(entry.role, entry.above, exact=entry.exact)
    properties = sorted((lines, hyphens, *entry.setting, *((number,) if number else ())), key=_place)
    custom = ' w:customStyle="1"' if entry.own else ""
    following = f'<w:next w:val="{entry.next}"/>' if entry.next else ""
    return (f'<w:style w:type="paragraph"{custom} w:styleId="{entry.id}"><w:name w:val="{entry.name}"/>'
            f'<w:basedOn w:val="{entry.based}"/>{following}<w:uiPriority w:val="1"/><w:qFormat/>'
            f'<w:pPr>{"".join(properties)}</w:pPr><w:rPr>{_type(entry.role)}</w:rPr></w:style>')


def _place(element: str) -> int:
    """Where an element stands among paragraph properties."""
    return _ORDER.index(_NAME.findall(element)[0])


def _lines(role: TextRole, above: float, *, exact: bool = True) -> str:
    """Exact lines and the space before; none after, for Word would add the two."""
    lines = f'w:line="{twips(role.leading)}" w:lineRule="exact"' if exact else 'w:line="240" w:lineRule="auto"'
    return f'<w:spacing w:before="{twips(above)}" w:after="0" {lines}/>'


def _type(role: TextRole) -> str:
    """A type role as run properties."""
    bold, caps, size = int(role.weight == "bold"), int(role.caps), round(role.size * 2)
    return (f'<w:b w:val="{bold}"/><w:bCs w:val="{bold}"/><w:caps w:val="{caps}"/><w:color w:val="{color(role.color)}"/>'
            f'<w:spacing w:val="{twips(role.tracking * role.size)}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>')


def _character_styles(style: HouseStyle) -> tuple[str, ...]:
    """Runs that stand out by what they are."""
    soft, accent = f'<w:color w:val="{color(style.colors["ink_soft"])}"/>', f'<w:color w:val="{color(style.colors["accent"])}"/>'
    bold = "<w:b/><w:bCs/>"
    return (
        _character("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>'),
        _character("Hyperlink", "Hyperlink", ""),
        _character("Strong", "Strong", bold),
        _character("Emphasis", "Emphasis", "<w:i/><w:iCs/>"),
        _character("BrieferReference", "Briefer reference", bold, own=True),
        _character("BrieferSoft", "Briefer soft", soft, own=True),
        _character("BrieferNumber", "Briefer number", bold + accent, own=True),
        _character("BrieferGradeBox", "Briefer grade box", f'{bold}<w:color w:val="{color(style.colors["ink"])}"/>{grade_frame(style)}',
                   own=True),
        _character("BrieferTag", "Briefer theme", _plain(style.roles["meta"], style.colors["ink"]), own=True),
        _character("BrieferCardTag", "Briefer card mark", _plain(style.roles["meta"], style.colors["ink"]), own=True),
        _character("BrieferRemark", "Briefer heading remark", _plain(style.roles["body"], style.colors["ink_soft"]), own=True),
        _character("BrieferLocator", "Briefer locator", _plain(style.roles["meta"], style.colors["ink_soft"]), own=True),
    )


def _plain(role: TextRole, ink: str) -> str:
    """Run properties of text in the size of a role; whether it is bold is for the run to say, for styles only turn that over."""
    size = round(role.size * 2)
    return f'<w:color w:val="{color(ink)}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def grade_frame(style: HouseStyle) -> str:
    """The thin frame around a grade, as a run property."""
    weight, ink = eighths(style.number("grade.box_pt")), color(style.color("grade.box_color"))
    return f'<w:bdr w:val="single" w:sz="{weight}" w:space="0" w:color="{ink}"/>'


def _character(id: str, name: str, look: str, *, own: bool = False) -> str:
    """One character style."""
    custom = ' w:customStyle="1"' if own else ""
    return (f'<w:style w:type="character"{custom} w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="DefaultParagraphFont"/>'
            f'<w:uiPriority w:val="1"/><w:qFormat/><w:rPr>{look}</w:rPr></w:style>')


def _table_style(style: HouseStyle) -> str:
    """The table of three rules, with hairlines between its rows."""
    strong, rule = style.colors["rule_strong"], style.colors["rule"]
    edges = (border("top", style.number("table.head_rule_top_pt"), strong), border("bottom", style.number("table.end_rule_pt"), strong),
             border("insideH", style.number("table.row_rule_pt"), rule))
    x, y = twips(style.mm("table.pad_x_mm")), twips(style.mm("table.pad_y_mm"))
    above = y - twips(style.number("table.row_rule_pt"))  # a rule takes its weight from the cell below it
    head = border("bottom", style.number("table.head_rule_bottom_pt"), strong)
    return ('<w:style w:type="table" w:customStyle="1" w:styleId="BrieferTable"><w:name w:val="Briefer table"/>'
            '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/><w:qFormat/>'
            f'<w:tblPr><w:tblBorders>{"".join(edges)}</w:tblBorders><w:tblCellMar>'
            f'<w:top w:w="{above}" w:type="dxa"/><w:left w:w="{x}" w:type="dxa"/><w:bottom w:w="{y}" w:type="dxa"/>'
            f'<w:right w:w="{x}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{head}'
            '</w:tcBorders></w:tcPr></w:tblStylePr></w:style>')
