"""What is gathered while the body is written: notes, links, bookmarks, ids and numbers; and how inlines become runs."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from itertools import zip_longest

from briefer.document.nodes import (
    Band,
    Document,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Marks,
    Note,
    PageBreak,
    Rating,
    Reference,
    TermList,
    Text,
)
from briefer.document.styles import HouseStyle
from briefer.document.walk import stretches
from briefer.exporters.docx.links import Relationships, bookmark_name, web_address
from briefer.exporters.docx.markup import color, indent, number_of, run, twips
from briefer.exporters.docx.numbering import Counter, scheme_of
from briefer.exporters.docx.pictures import Pictures
from briefer.exporters.docx.styles import ParagraphStyle, paragraph_styles
from briefer.exporters.docx.styles_part import grade_frame
from briefer.figures.drawing import Drawing
from briefer.layout.back_matter import GROUPED_TERMS
from briefer.layout.boxes import DrawingBox, Laid, TextBox
from briefer.values import dataclass

# The tag of a language as spelling checkers want it: with its country.
_TAGS: Mapping[str, str] = {"en": "en-GB", "it": "it-IT", "fr": "fr-FR", "de": "de-DE", "es": "es-ES", "ar": "ar-SA"}
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
_NO_BREAK_SPACE = "\u00a0"
_REGULAR = frozenset({"BrieferRemark", "BrieferCardTag"})  # character styles that stand in bold paragraphs and are not bold


def language_tag(language: str) -> str:
    """A language as Word names it."""
    return _TAGS.get(language, language)


def _spoken(tag: str) -> str:
    """The language of a run, and that it is written from right to left if it is."""
    right_to_left = tag.partition("-")[0] in _RIGHT_TO_LEFT
    return f'<w:rtl/><w:lang w:bidi="{tag}"/>' if right_to_left else f'<w:lang w:val="{tag}"/>'


@dataclass(frozen=True, slots=True)
class _Manner:
    """How the inlines of a stretch are set: the colour of strong text, the language around them, the character style of text."""

    strong: str
    language: str = ""
    named: str = ""


@dataclass(slots=True)
class Composition:
    """A document on its way to Word."""

    document: Document
    style: HouseStyle  # on the pages of the part being written
    upright: HouseStyle  # on upright pages, as the styles of the file have it
    laid: Laid
    drawings: Mapping[str, tuple[Drawing, ...]]  # of a figure; more than one where it runs over pages
    lines: Mapping[str, int]  # how many lines of the page a paragraph, a quotation or an acronym takes
    lowered: frozenset[str]  # the bands whose box stands below their table
    styles: Mapping[str, ParagraphStyle]
    counter: Counter
    targets: frozenset[str]
    body_links: Relationships = field(default_factory=Relationships)
    note_links: Relationships = field(default_factory=Relationships)
    pictures: Pictures = field(default_factory=Pictures)
    notes: list[str] = field(default_factory=list)
    _names: set[int] = field(default_factory=set)
    _bookmarks: int = 0
    _manners: dict[tuple[str, str, str], _Manner] = field(default_factory=dict)
    _looks: dict[tuple[Marks, str, str, str], tuple[str, str]] = field(default_factory=dict)

    # ---- paragraphs -------------------------------------------------------------------------------------------------

    def paragraph(self, style: str, runs: str, *, node: str = "", above: float | None = None, below: float = 0, keep: bool = False,
                  loose: bool = False, top: bool = False, number: str = "", frame: str = "", setting: str = "") -> str:
        """A paragraph of a style; `above` and `below` in points where they are not the style's; it stays with the next to `keep`, and
        does not if `loose`, whatever its style says.

        `frame` holds borders and tab stops, which the schema puts before the spacing, `setting` indents and what follows them.
        """
        entry = self.styles[style]
        spacing = ""
        if above is not None and twips(above) != twips(entry.above):
            spacing = f' w:before="{twips(above)}"'
        if below:
            spacing += f' w:after="{twips(below)}"'
        name = self._name(node) if node else ""
        kept = "<w:keepNext/>" if keep else '<w:keepNext w:val="0"/>' if loose else ""
        return (f'<w:p{name}><w:pPr><w:pStyle w:val="{style}"/>{kept}{"<w:pageBreakBefore/>" if top else ""}'
                f'{number}{frame}{f"<w:spacing{spacing}/>" if spacing else ""}{setting}</w:pPr>{runs}</w:p>')

    def _name(self, node: str) -> str:
        """The lasting id of a paragraph, made from that of its node."""
        value = number_of(node) & 0x7FFFFFFF
        while not value or value in self._names:
            value = (value + 1) & 0x7FFFFFFF
        self._names.add(value)
        return f' w14:paraId="{value:08X}"'

    def portion(self, marking: str) -> str:
        """The marking of a paragraph alone, before its words."""
        return run(f"({marking}){_NO_BREAK_SPACE}") if marking else ""

    def bookmarked(self, node: str, runs: str = "") -> str:
        """Runs within the bookmark of a node; without runs, the place before what follows."""
        self._bookmarks += 1
        return (f'<w:bookmarkStart w:id="{self._bookmarks}" w:name="{bookmark_name(node)}"/>{runs}'
                f'<w:bookmarkEnd w:id="{self._bookmarks}"/>')

    def spacer(self, gap: float, *, top: bool = False, keep: bool = False, section: str = "") -> str:
        """The paragraph that Word wants around tables: before the first, between two, after the last; as tall as the gap."""
        height = max(twips(gap), 20)
        lines = f'<w:spacing w:line="{height}" w:lineRule="exact"/>'
        return self.paragraph("BrieferSpacer", "", top=top, keep=keep, setting=lines + section)

    @property
    def hanging(self) -> str:
        """The indents of a paragraph whose number is typed out."""
        return indent(self.style.page.hang, self.style.page.hang)

    # ---- inlines ----------------------------------------------------------------------------------------------------

    def runs(self, content: Inlines, style: str, language: str = "", named: str = "") -> str:
        """Inlines as runs of a paragraph style; `language` where the surroundings differ from the document, `named` the character
        style of their text."""
        manner = self._manners.get((style, language, named))
        if manner is None:
            manner = self._manners[style, language, named] = _Manner(self.styles[style].role.strong_color, language, named)
        tied = _tied(content) if Rating in map(type, content) else content
        return "".join([self._inline(inline, manner, self.body_links) for inline in tied])

    def _inline(self, inline: Inline, manner: _Manner, links: Relationships) -> str:
        """One inline as runs."""
        match inline:
            case Text():
                return self._text(inline, manner)
            case Reference():
                return run(inline.text.replace(" ", _NO_BREAK_SPACE), '<w:rStyle w:val="BrieferReference"/>' if inline.strong else "")
            case Link():
                return self._link(inline, manner, links)
            case Note():
                return self._note(inline)
            case LineBreak():
                return "<w:r><w:br/></w:r>"
            case Rating():
                picture = self.pictures.rating(inline.value, self.style, self.laid.sheet)
                drop = f'<w:position w:val="-{round(self.style.mm("rating_mark.inline_drop_mm") * 2)}"/>'
                return self.pictures.run(picture, inline.alt, inline.alt, links, drop)

    def _text(self, text: Text, manner: _Manner) -> str:
        """A text as a run; in a frame, blanks keep the rule from touching the words."""
        key = (text.marks, text.language or manner.language, manner.strong, manner.named)
        found = self._looks.get(key)
        if found is None:  # the properties of each kind of text are made once
            found = self._looks[key] = self._made(*key), _NO_BREAK_SPACE if Marks.BOX in text.marks else ""
        look, pad = found
        return run(f"{pad}{text.text}{pad}" if pad else text.text, look)

    def _made(self, marks: Marks, language: str, strong: str, named: str) -> str:
        """The properties of a run of text."""
        bold, soft = Marks.STRONG in marks, Marks.SOFT in marks
        ink = self.style.colors["ink_soft"] if soft else strong if bold else ""
        tag = language_tag(language)
        return "".join((
            f'<w:rStyle w:val="{named}"/>' if named else "",
            "<w:b/><w:bCs/>" if bold else '<w:b w:val="0"/><w:bCs w:val="0"/>' if named in _REGULAR else "",
            "<w:i/><w:iCs/>" if Marks.EMPHASIS in marks else "",
            f'<w:color w:val="{color(ink)}"/>' if ink else "",
            self._lined(marks),
            '<w:vertAlign w:val="superscript"/>' if Marks.SUPERSCRIPT in marks else "",
            _spoken(tag) if tag and tag != language_tag(self.document.meta.language) else "",
        ))

    def _lined(self, marks: Marks) -> str:
        """The lines under and around a run of text."""
        below = ""
        if Marks.TAG in marks:
            below = f'<w:u w:val="single" w:color="{color(self.style.colors["accent"])}"/>'
        elif Marks.UNDERLINE in marks:
            below = '<w:u w:val="single"/>'
        return below + (grade_frame(self.style) if Marks.BOX in marks else "")

    def _link(self, link: Link, manner: _Manner, links: Relationships) -> str:
        """Text that leads somewhere; to nowhere a reader should go it is text alone."""
        inside = "".join(self._inline(text, manner, links) for text in link.content)
        if link.target.startswith("#"):
            known = link.target[1:] in self.targets
            return f'<w:hyperlink w:anchor="{bookmark_name(link.target[1:])}" w:history="1">{inside}</w:hyperlink>' if known else inside
        address = web_address(link.target)
        return f'<w:hyperlink r:id="{links.link(address)}" w:history="1">{inside}</w:hyperlink>' if address else inside

    def _note(self, note: Note) -> str:
        """A mark in the text, and the note put by."""
        number = len(self.notes) + 1
        manner = _Manner(self.styles["FootnoteText"].role.strong_color)
        inside = "".join(self._inline(inline, manner, self.note_links) for inline in note.content)
        name = self._name(note.id) if note.id else ""
        mark = "<w:r><w:footnoteRef/></w:r>"  # at full size in the hanging column
        self.notes.append(
            f'<w:footnote w:id="{number}"><w:p{name}><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>{mark}<w:r><w:tab/></w:r>'
            f'{self.bookmarked(note.id, inside) if note.id in self.targets else inside}</w:p></w:footnote>')
        return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def _tied(content: Inlines) -> Iterator[Inline]:
    """Inlines with each rating tied to the words after it: two blanks that do not break are about as wide as the style asks for."""
    rated = False
    for inline in content:
        if rated and isinstance(inline, Text):
            yield replace(inline, text=f"{_NO_BREAK_SPACE * 2}{inline.text.lstrip(' ')}")
        else:
            yield inline
        rated = isinstance(inline, Rating)


def begin(document: Document, laid: Laid, style: HouseStyle) -> Composition:
    """A composition with nothing written yet."""
    drawings, lines, lowered = _found(document, laid)
    scheme = scheme_of(document.blocks)
    styles = paragraph_styles(style, numbered=scheme.headings)
    return Composition(document, style, style, laid, drawings, lines, lowered, styles, Counter(scheme), _targets(document))


def _found(document: Document, laid: Laid) -> tuple[Mapping[str, tuple[Drawing, ...]], Mapping[str, int], frozenset[str]]:
    """What layout found out: the drawings of figures, the lines of paragraphs and quotations, the bands that were too high."""
    boxes = {block.box.id: block.id for block in document.blocks if isinstance(block, Band)}
    terms = {block.id: _term_ids(block) for block in document.blocks if isinstance(block, TermList)}
    drawings: dict[str, tuple[Drawing, ...]] = {}
    lines: dict[str, int] = {}
    lowered: set[str] = set()
    axis = laid.sheet.axis - 0.01
    for page in laid.pages:
        for box in page.boxes:
            if isinstance(box, DrawingBox):
                drawings[box.node_id] = (*drawings.get(box.node_id, ()), box.drawing)
            elif isinstance(box, TextBox):
                if box.role.name in ("body", "quote") and box.x >= axis:
                    lines[box.node_id] = lines.get(box.node_id, 0) + len(box.lines.operators)
                elif box.node_id in terms:
                    lines[next(terms[box.node_id], "")] = len(box.lines.operators)
                elif box.node_id in boxes and box.x < page.sheet.axis:
                    lowered.add(boxes[box.node_id])
    return drawings, lines, frozenset(lowered)


def _term_ids(block: TermList) -> Iterator[str]:
    """The ids of the acronyms of a list in the order in which their lines are set, each for the acronym and for what it means."""
    for start in range(0, len(block.terms), GROUPED_TERMS):
        group = block.terms[start:start + GROUPED_TERMS]
        half = (len(group) + 1) // 2
        for pair in zip_longest(group[:half], group[half:]):
            for term in filter(None, pair):
                yield from (f"{block.id}/{term.term}",) * 2


def _targets(document: Document) -> frozenset[str]:
    """The ids that links lead to and that are there."""
    wanted: set[str] = set()
    there: set[str] = set()
    for block in document.blocks:
        if not isinstance(block, PageBreak):
            there.add(block.id)
        for stretch in stretches(block):
            for inline in stretch:
                if isinstance(inline, Note):
                    there.add(inline.id)
                    wanted.update(link.target[1:] for link in inline.content if isinstance(link, Link) and link.target.startswith("#"))
                elif isinstance(inline, Link) and inline.target.startswith("#"):
                    wanted.add(inline.target[1:])
    return frozenset(wanted & there)
