"""The head of the first page, in the arrangement of its house style, and the rows of address."""
from __future__ import annotations

from briefer.document.heads import bears_logo, heads_part, rows_below_head, subject_below
from briefer.document.nodes import AddressRows, HeaderBlock, LabelledRow
from briefer.document.styles import HouseStyle
from briefer.document.walk import plain_text
from briefer.exporters.docx.composition import Composition
from briefer.exporters.docx.flow import Place, has_matter
from briefer.exporters.docx.furniture import BASELINE
from briefer.exporters.docx.grid import cell, margins, row, table
from briefer.exporters.docx.markup import border, run, tab, tabs
from briefer.exporters.docx.styles import outline
from briefer.layout.sheet import Sheet

_LEFT = '<w:jc w:val="left"/>'
_WIDEST_LABEL, _WIDEST_VALUE = 0.2, 0.35  # of the frame, as on the page
_SLACK = 1.0  # points that Word's own rounding may take from a column


def header_block(block: HeaderBlock, place: Place, composition: Composition) -> str:
    """Who writes, what kind of paper it is, its title."""
    if block.band:
        return _one_band(block, composition)
    return _centred(block, place, composition) if composition.style.as_letter else _staff(block, place, composition)


def _lines(lines: list[tuple[str, str, float]], place: Place, block: HeaderBlock, composition: Composition) -> str:
    """The lines of a head, each with its style and the space above it; those without words are left out."""
    shown = [line for line in lines if line[1]]
    last = len(shown) - 1
    title = next((index for index in range(last, -1, -1) if shown[index][1] == block.title), 0)
    made = []
    for index, (style, text, above) in enumerate(shown):
        words, level = (_title(text, block, composition), _level(block, composition)) if index == title else (run(text), "")
        made.append(composition.paragraph(style, words, node=f"{block.id}/{index}", above=above, below=place.below if index == last else 0,
                                          setting=level))
    return "".join(made)


def _title(text: str, block: HeaderBlock, composition: Composition) -> str:
    """A title; as the heading of a part, it is what the contents lead to."""
    return composition.bookmarked(block.id, run(text)) if heads_part(composition.document, block) else run(text)


def _level(block: HeaderBlock, composition: Composition) -> str:
    """The title's level in the outline: the first as the heading of a part, else none."""
    return outline(0) if heads_part(composition.document, block) else ""


def _staff(block: HeaderBlock, place: Place, composition: Composition) -> str:
    """Office at the left, data at the right, a heavy rule; then the type of document and the title."""
    number = composition.style.number
    gap, close = number("header_block.staff.gap_rule_to_eyebrow_pt"), number("header_block.staff.gap_title_to_subtitle_pt")
    return _band(block, composition) + _lines([
        ("BrieferLabel", block.document_type, gap),
        (_title_style(block.title, composition.style), block.title,
         number("header_block.staff.gap_eyebrow_to_title_pt") if block.document_type else gap),
        ("BrieferSubtitle", block.statement, number("header_block.staff.gap_title_to_statement_pt")),
        ("BrieferSubtitle", block.subtitle, close),
    ], place, block, composition)


def _one_band(block: HeaderBlock, composition: Composition) -> str:
    """The head in one band: type and title at the left, data at the right, the heavy rule below."""
    gap = composition.style.number("header_block.staff.gap_eyebrow_to_title_pt")
    long = len(block.title) > composition.style.number("title.max_chars_normal")
    left = [composition.paragraph("BrieferLabel", run(block.document_type), above=0)] if block.document_type else []
    if block.title:
        left.append(composition.paragraph("BrieferPageTitleLong" if long else "BrieferPageTitle", _title(block.title, block, composition),
                                          node=block.id, above=gap if left else None, setting=_level(block, composition) or outline(9)))
    left += [composition.paragraph("BrieferSubtitle", run(text), above=gap, setting=_LEFT)
             for text in (block.statement, block.subtitle) if text]
    return _over_rule("".join(left) or composition.paragraph("BrieferSubtitle", ""), block, composition, upright="bottom")


def _band(block: HeaderBlock, composition: Composition) -> str:
    """Office and data over the heavy rule."""
    office = composition.paragraph("BrieferOffice", run(block.office))
    if block.office_section:
        office += composition.paragraph("BrieferOfficeSection", run(block.office_section))
    return _over_rule(office, block, composition, logo=_logo(block, composition))


def _logo(block: HeaderBlock, composition: Composition, setting: str = "") -> str:
    """The paragraph with the logo; nothing where none stands."""
    logo = composition.style.logo
    picture = composition.pictures.logo(composition.style) if bears_logo(composition.document, block) else None
    if logo is None or picture is None:
        return ""
    shown = composition.pictures.run(picture, "Logo", logo.alt[composition.document.meta.language], composition.body_links)
    return composition.paragraph("BrieferFigure", shown, above=0, setting=setting)


def _over_rule(office: str, block: HeaderBlock, composition: Composition, upright: str = "", logo: str = "") -> str:
    """What stands at the left, the logo before it, and the data at the right, over the heavy rule."""
    style = composition.style
    rule = border("bottom", style.number("rule.heavy_pt"), style.colors["accent"])
    gap = margins(bottom=style.number("header_block.staff.gap_to_rule_pt"))
    label, value = _data_widths(block, composition.laid.sheet, style.page.frame_width) if block.rows else (0.0, 0.0)
    before = style.logo_size[0] + style.mm("logo.gap_mm") if logo else 0.0
    left = style.page.frame_width - label - value - before
    columns = [(before, logo, "")] if logo else []
    columns.append((left, office, "center" if logo else ""))
    if block.rows:
        stop = tabs(("left", label))
        data = "".join(_datum(entry, index, stop, composition) for index, entry in enumerate(block.rows))
        columns.append((label + value, data, upright))
    cells = [cell(width, inside, borders=rule, margins=gap, upright=place) for width, inside, place in columns]
    return table([width for width, _, _ in columns], [row(cells)])


def _datum(entry: LabelledRow, index: int, stop: str, composition: Composition) -> str:
    """A label and its value on one line."""
    gap = composition.style.number("header_block.staff.row_gap_pt") if index else 0
    label = run(entry.label, '<w:rStyle w:val="BrieferSoft"/>')
    return composition.paragraph("BrieferDatum", label + tab() + composition.runs(entry.value, "BrieferDatum"), above=gap, frame=stop)


def _data_widths(block: HeaderBlock, sheet: Sheet, frame: float) -> tuple[float, float]:
    """The widths of labels, with the gap after them, and of values."""
    label = min(max(sheet["label"].width(entry.label) for entry in block.rows), _WIDEST_LABEL * frame)
    value = max(sheet["label"].width(plain_text(entry.value)) for entry in block.rows) + _SLACK
    return label + sheet.style.mm("header_block.staff.column_gap_mm"), min(value, _WIDEST_VALUE * frame)


def _title_style(title: str, style: HouseStyle) -> str:
    """The style of a title: a long one is set smaller, never cut."""
    return "Title" if len(title) <= style.number("title.max_chars_normal") else "BrieferTitleLong"


def _centred(block: HeaderBlock, place: Place, composition: Composition) -> str:
    """Office in the middle over a rule, protocol and date below it, then what the paper is and for whom."""
    number = composition.style.number
    main = block.document_type or block.title
    gap = number(f"header_block.diplomatic.{'matter_gap_pt' if has_matter(composition) else 'title_gap_above_pt'}")
    close = number("header_block.diplomatic.addressee_gap_pt")
    title = "" if main == block.title or subject_below(composition.document, block) else block.title
    return _letterhead(block, composition) + _lines([
        (_title_style(main, composition.style), main, gap),
        ("BrieferSubtitle", block.statement, close),
        ("BrieferSubtitle", block.addressee, close),
        ("BrieferOffice", title, gap),
        ("BrieferSubtitle", block.subtitle, close),
    ], place, block, composition)


def _letterhead(block: HeaderBlock, composition: Composition) -> str:
    """The office in capitals, its section, the rule below them, protocol and date."""
    style = composition.style
    gap = round(style.number("header_block.diplomatic.gap_to_rule_pt"))
    rule = f'<w:pBdr>{border("bottom", style.number("rule.heavy_pt"), style.colors["accent"], gap)}</w:pBdr>'
    logo = _logo(block, composition, '<w:jc w:val="center"/>')
    office = logo + composition.paragraph("BrieferOffice", run(block.office, "<w:caps/>"), frame="" if block.office_section else rule,
                                          above=style.number("logo.gap_below_pt") if logo else None)
    if block.office_section:
        office += composition.paragraph("BrieferOfficeSection", run(block.office_section), frame=rule)
    if not (block.protocol or block.place_date):
        return office
    return office + composition.paragraph(
        "BrieferRowValue", run(block.protocol) + tab() + run(block.place_date), frame=tabs(("right", style.page.frame_width)),
        above=style.number("header_block.diplomatic.protocol_row_gap_pt") - style.number("rule.heavy_pt"))


def address_rows(block: AddressRows, composition: Composition) -> str:
    """To, from, subject, basis: as a ruled list in the hanging column, or plain with the subject in bold."""
    return _plain_rows(block, composition) if composition.style.as_letter else _ruled_rows(block, composition)


def _ruled_rows(block: AddressRows, composition: Composition) -> str:
    """Labels in the hanging column, values on the body axis, a hairline between rows."""
    style = composition.style
    pad, hair, ink = style.number("address.row_pad_pt"), style.number("rule.hair_pt"), style.colors["rule"]
    lines = "".join(border(side, hair, ink) for side in ("top", "bottom", "insideH"))
    rows = [_address_row(entry, f"{block.id}/{index}", style.page.hang, ("BrieferRowLabel", "BrieferRowValue"), (0, 0), composition)
            for index, entry in enumerate(block.rows)]
    return table((style.page.hang, style.page.body_width), rows, borders=lines, pads=(pad - hair, pad))


def _plain_rows(block: AddressRows, composition: Composition) -> str:
    """Labels and values without rules, on a common baseline."""
    style = composition.style
    label = style.mm("address.subject_label_width_mm")
    rows = []
    for index, entry in enumerate(rows_below_head(composition.document, block)):
        subject = entry.field == "subject"
        names = ("BrieferSubjectLabel", "BrieferSubject") if subject else ("BrieferRowLabel", "BrieferRowLine")
        above = style.number("space.s1_pt") if index else 0.0
        drop = above + BASELINE * (style.roles["lead"].leading - style.roles["eyebrow" if subject else "label"].leading)
        rows.append(_address_row(entry, f"{block.id}/{index}", label, names, (drop, above), composition))
    return table((label, style.page.frame_width - label), rows)


def _address_row(entry: LabelledRow, node: str, width: float, names: tuple[str, str], above: tuple[float, float],
                 composition: Composition) -> str:
    """One row: label and value in their styles, each with the space above it."""
    named, said = names
    value = composition.paragraph(said, composition.runs(entry.value, said), node=node, above=above[1])
    return row([cell(width, composition.paragraph(named, run(entry.label), above=above[0])),
                cell(composition.style.page.frame_width - width, value)])
