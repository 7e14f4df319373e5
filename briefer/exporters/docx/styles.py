"""The styles of the Word file: Word's own where it has one, addressed by id, and ours beside them, by the house style."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import floor

from briefer.document.styles import HouseStyle, TextRole
from briefer.exporters.docx.markup import border, indent, tabs
from briefer.values import dataclass

_KEEP = ("<w:keepNext/>", "<w:keepLines/>")
_FLUSH = '<w:ind w:left="0" w:firstLine="0"/>'
_UNNUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
DEPTHS = 4  # levels of numbered paragraphs


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style: its id, its name (in Word's spelling if it is one of Word's own), and a type role.

    `above` is the space before it in points that most neighbours ask for; `setting` are further properties.
    """

    id: str
    name: str
    role: TextRole
    above: float = 0
    setting: tuple[str, ...] = ()
    based: str = "Normal"
    next: str = ""
    hyphenate: bool = False
    exact: bool = True  # lines of the role's leading; else as tall as what stands in them
    own: bool = False  # ours, unknown to Word


def paragraph_styles(style: HouseStyle, *, numbered: bool = True) -> Mapping[str, ParagraphStyle]:
    """Every paragraph style of a house style, by id; `numbered` if headings bear a number in the hanging column."""
    groups = (_reading, _headings, _contents, _quoted, _cards, _forms, _tables, _head, _back, _furniture)
    found = {entry.id: entry for group in groups for entry in group(style)}
    if not numbered:
        found["Heading1"] = replace(found["Heading1"], setting=found["BrieferHeadingPlain"].setting)
    return found


def _ours(id: str, name: str, role: TextRole, above: float = 0, setting: tuple[str, ...] = (), based: str = "Normal", next: str = "",
          hyphenate: bool = False, exact: bool = True) -> ParagraphStyle:
    """A style that Word does not know."""
    return ParagraphStyle(f"Briefer{id}", f"Briefer {name}", role, above, setting, based, next, hyphenate, exact, own=True)


def _reading(style: HouseStyle) -> Iterator[ParagraphStyle]:
    """What is read from top to bottom."""
    roles, hang = style.roles, style.page.hang
    body, gap, hyphenate = roles["body"], roles["body"].after, style.flag("paragraph.hyphenate")
    flow = _flow(style)
    yield _ours("Body", "body", body, gap, (indent(hang), *flow), hyphenate=hyphenate)
    for depth in range(DEPTHS):
        yield _ours(f"Numbered{depth + 1}", f"numbered {depth + 1}", body, gap, (level_indent(style, depth), *flow), "BrieferBody",
                    hyphenate=hyphenate)
    yield _ours("Opening", "opening", body, gap, flow, hyphenate=hyphenate)
    yield _ours("Empty", "empty", replace(body, color=style.colors["ink_soft"]), gap, (indent(hang),))
    yield _ours("Aside", "aside", roles["meta"], gap, (indent(hang),))
    yield _ours("Note", "note", roles["meta"], style.number("caption.source_note_gap_pt"))
    offset = style.mm("list.marker_gap_mm")
    listed = roles["list"]
    yield ParagraphStyle("ListBullet", "List Bullet", listed, listed.after, ("<w:keepLines/>", indent(hang, offset), *flow),
                         hyphenate=hyphenate)
    yield ParagraphStyle("FootnoteText", "footnote text", roles["footnote"], 0, (indent(hang, hang), tabs(("left", hang))))


def _headings(style: HouseStyle) -> Iterator[ParagraphStyle]:
    """Headings of four looks, and the title."""
    roles, hang = style.roles, style.page.hang
    first, second = roles["h1"], roles["h2"]
    yield ParagraphStyle("Heading1", "heading 1", first, first.before, (*_KEEP, indent(hang, hang), outline(0)), next="BrieferBody")
    yield _ours("HeadingPlain", "heading no number", first, first.before, (*_KEEP, _UNNUMBERED, _FLUSH, outline(0)), "Heading1",
                "BrieferBody")
    yield _ours("HeadingUnlisted", "heading not listed", first, first.before, (*_KEEP, _UNNUMBERED, _FLUSH, outline(9)), "Heading1",
                "BrieferBody")
    compact = replace(second, color=style.colors["accent"])
    rule = border("top", style.number("section_compact.rule_above_pt"), style.colors["rule"],
                  round(style.number("section_compact.pad_top_pt")))
    yield _ours("HeadingCompact", "heading compact", compact, style.number("section_compact.before_pt"),
                (*_KEEP, indent(hang, hang), f"<w:pBdr>{rule}</w:pBdr>", tabs(("right", style.page.frame_width)), outline(0)), "Heading1",
                "BrieferBody")
    yield ParagraphStyle("Heading2", "heading 2", second, second.before, (*_KEEP, indent(hang), outline(1)), next="BrieferBody")
    yield _ours("Label", "label", roles["eyebrow"], style.number("eyebrow.before_pt"), _KEEP, next="BrieferBody")
    yield ParagraphStyle("Title", "Title", roles["doc_title"], 0, (*_KEEP, *_middle(style)), next="BrieferBody")
    yield _ours("TitleLong", "title long", roles["doc_title_long"], 0, (*_KEEP, *_middle(style)), "Title", "BrieferBody")
    yield _ours("PageTitle", "title of a page", roles["doc_title"], 0, (*_KEEP, outline(0)), next="BrieferBody")
    yield _ours("PageTitleLong", "title of a page long", roles["doc_title_long"], 0, (*_KEEP, outline(0)), "BrieferPageTitle",
                "BrieferBody")


def _contents(style: HouseStyle) -> Iterator[ParagraphStyle]:
    """The rows of the contents, with a hairline under each."""
    page, gap, hair, ink = style.page, style.number("contents.row_gap_pt"), style.number("contents.row_rule_pt"), style.colors["rule"]
    rules = f'<w:pBdr>{border("bottom", hair, ink, round(gap))}{border("between", hair, ink, round(gap))}</w:pBdr>'
    stops = tabs(("left", page.hang), ("right", page.frame_width))
    above = 2 * gap - round(gap) - hair  # a rule and the room above it are whole points and stand within the row
    for level in (1, 2):
        yield ParagraphStyle(f"TOC{level}", f"toc {level}", style.roles["list"], above, (rules, stops, indent(page.hang, page.hang)))


def _quoted(style: HouseStyle) -> Iterator[ParagraphStyle]:
    """The quotation block and the box of the bottom line."""
    roles, gap = style.roles, style.number("quote_block.part_gap_pt")
    yield _ours("Letter", "letter", replace(roles["quote"], weight="bold", color=style.colors["accent"]))
    yield _ours("Grade", "grade", roles["meta"], style.number("grade.gap_above_pt"))
    yield _ours("Quote", "quotation", roles["quote"])
    yield _ours("Translation", "translation", roles["translation"], gap)
    yield _ours("QuoteSource", "quotation source", roles["meta"], gap)
    yield _ours("BoxLabel", "box label", roles["eyebrow"])
    yield _ours("BoxText", "box text", roles["lead"], style.number("bottom_line_box.label_gap_pt"), _flow(style),
                hyphenate=style.flag("paragraph.hyphenate"))


def _cards(style: HouseStyle) -> Iterator[ParagraphStyle]:
    """What stands on cards; none of it stays with what follows, for Word would keep card after card on one page."""
    roles, page, mark = style.roles, style.page, style.mm("card.marker_gap_mm")
    right = tabs(("right", page.body_width))
    yield _ours("CardTitle", "card title", roles["h2"], setting=("<w:keepLines/>", right, outline(2)))  # below what contents list
    yield _ours("CardNumber", "card number", replace(roles["h2"], color=style.colors["accent"]))
    yield _ours("CardMeta", "card source", roles["meta"], style.number("card.meta_gap_pt"), (right,))
    yield _ours("CardText", "card text", roles["card"], style.number("card.paragraph_gap_pt"))
    for id, name in (("Advantage", "advantage"), ("Drawback", "drawback")):
        yield _ours(id, name, roles["card"], style.number("card.item_gap_pt"), ("<w:keepLines/>", indent(mark, mark)))
    left, weight = style.mm("press_card.pad_left_mm"), style.number("press_card.rule_pt")
    rule = border("left", weight, style.color("quote_block.rule_color"), floor(left - weight))  # within the cell, or it is not drawn
    yield _ours("CardQuote", "card quotation", roles["card"], style.number("card.paragraph_gap_pt"),
                (f"<w:pBdr>{rule}</w:pBdr>", indent(left, 0, style.mm("press_card.pad_right_mm"))))


def _forms(style: HouseStyle) -> Iterator[ParagraphStyle]:
    """Data, points to speak from, boxes to fill in."""
    roles, hang = style.roles, style.page.hang
    yield _ours("DataList", "data", roles["list"])
    yield _ours("DataBody", "data of an outlook", roles["body"])
    yield _ours("Speak", "speaking point", roles["speak"], roles["speak"].after, ("<w:keepLines/>", indent(hang, hang)))
    yield _ours("StripNumber", "figure of a strip", replace(roles["doc_title_long"], weight="bold"))
    yield _ours("EntryName", "entry name", replace(roles["table"], weight="bold"), style.number("side_box.entry_gap_pt"))
    yield _ours("EntryText", "entry text", roles["table"])
    yield _ours("Tick", "options", roles["body"], style.number("decision_box.gap_label_ticks_pt"))
    number = style.mm("note_columns.number_width_mm")
    yield _ours("RemarkText", "remark", roles["card"], 0, (tabs(("left", number)), indent(number, number)))


def _tables(style: HouseStyle) -> Iterator[ParagraphStyle]:
    """Tables, captions, figures, acronyms."""
    roles = style.roles
    yield ParagraphStyle("Caption", "caption", roles["caption"], style.number("caption.gap_above_pt"), _KEEP)
    yield _ours("Cell", "cell", roles["table"])
    yield _ours("CellHead", "cell head", roles["table_head"], setting=("<w:keepNext/>",))
    yield _ours("CellLetter", "cell letter", replace(roles["table"], color=style.colors["accent"]))
    yield _ours("CellTotal", "cell of a total", replace(roles["table"], weight="bold"))
    yield _ours("CellPair", "cell of a pair", roles["list"])
    label = style.mm("terms.label_width_mm")
    yield _ours("Term", "acronym", roles["table"], style.number("terms.row_gap_pt"), (tabs(("left", label)), indent(label, label)))
    yield _ours("Figure", "figure", roles["chart"], exact=False)


def _head(style: HouseStyle) -> Iterator[ParagraphStyle]:
    """The head of the first page."""
    roles = style.roles
    yield _ours("Office", "office", roles["office"], setting=_middle(style))
    yield _ours("OfficeSection", "office section", roles["office_sub"], setting=_middle(style))
    yield _ours("Subtitle", "subtitle", roles["office_sub"], setting=_middle(style))
    yield _ours("RowLabel", "row label", roles["label"])
    yield _ours("RowValue", "row value", roles["table"])
    flow, hyphenate = _flow(style), style.flag("paragraph.hyphenate")
    yield _ours("RowLine", "row line", roles["lead"], setting=flow, hyphenate=hyphenate)
    yield _ours("Datum", "datum", replace(roles["label"], color=style.colors["ink"]))
    yield _ours("Subject", "subject", replace(roles["lead"], weight="bold"), setting=flow, hyphenate=hyphenate)
    yield _ours("SubjectLabel", "subject label", roles["eyebrow"])


def _back(style: HouseStyle) -> Iterator[ParagraphStyle]:
    """What stands at the end."""
    roles, hang = style.roles, style.page.hang
    yield _ours("Entry", "entry", roles["table"], style.number("references.row_gap_pt"), (tabs(("left", hang)), indent(hang, hang)))
    yield _ours("Signature", "signature", roles["body"], setting=_KEEP)
    yield _ours("UnderLine", "under the line", roles["label"])
    yield _ours("UnderLineRight", "under the line right", roles["meta"])
    yield _ours("Spacer", "spacer", roles["chart"])


def _furniture(style: HouseStyle) -> Iterator[ParagraphStyle]:
    """What stands at the edges of every page."""
    width = style.page.frame_width
    yield ParagraphStyle("Header", "header", style.roles["banner"], setting=(tabs(("center", width / 2), ("right", width)),))
    yield ParagraphStyle("Footer", "footer", style.roles["footer"], setting=(tabs(("right", width)),))


def _middle(style: HouseStyle) -> tuple[str, ...]:
    """How the lines of the head stand."""
    return ('<w:jc w:val="center"/>',) if style.as_letter else ()


def _flow(style: HouseStyle) -> tuple[str, ...]:
    """How running text fills its lines."""
    return ('<w:jc w:val="both"/>',) if style.text("paragraph.align") == "justify" else ()


def level_indent(style: HouseStyle, depth: int, *, hung: bool = True) -> str:
    """The indents of a paragraph: each level steps in from the body axis; its number, if it is `hung`, stands in the column before it."""
    step = style.mm("paragraph_levels.indent_mm")
    return indent(style.page.hang + depth * step, (step if depth else style.page.hang) if hung else 0)


def outline(level: int) -> str:
    """The level in Word's outline; 9 is none."""
    return f'<w:outlineLvl w:val="{level}"/>'
