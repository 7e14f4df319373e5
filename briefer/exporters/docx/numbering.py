"""Numbering that Word counts by itself, and that shows the numbers the document has."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field

from briefer.document.nodes import Block, Heading, Paragraph
from briefer.document.styles import HouseStyle
from briefer.exporters.docx.markup import color, indent, part
from briefer.exporters.docx.styles import DEPTHS
from briefer.values import dataclass

# Abstract lists, and the first list made from each; those that start anew are counted on from the last.
HEADINGS, PARAGRAPHS, BULLETS, POINTS, SIGNS, LETTERS = _FIRST = 1, 2, 3, 4, 5, 6
UNNUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'  # of a style that stands on a numbered one
COUNTED_LOOKS = ("section", "compact")  # of headings
_SECTION_PARAGRAPH = re.compile(r"\d+(\.\d+)+\.?")
_ANNEX, _LETTERED = re.compile(r"[A-Z]\."), ("upperLetter", "%1.")  # the letter of an annex; how Word counts it
_OWN_LEVEL = re.compile(r"(\(?)(\d+|[a-z]+)([.)]*)")


@dataclass(frozen=True, slots=True)
class Scheme:
    """How a document numbers: whether headings count, and paragraphs within them; the text of a heading, kind and text of each level."""

    headings: bool
    within_sections: bool
    heading: str
    levels: tuple[tuple[str, str], ...]


def scheme_of(blocks: tuple[Block, ...]) -> Scheme:
    """The scheme that a document's printed numbers follow, by the first number at each level."""
    first: dict[int, str] = {}
    heading, headings, within = "%1", False, False
    for block in blocks:
        if isinstance(block, Paragraph) and block.number:
            first.setdefault(block.depth, block.number)
            within = within or (block.depth == 0 and bool(_SECTION_PARAGRAPH.fullmatch(block.number)))
        elif isinstance(block, Heading) and block.look in COUNTED_LOOKS and block.number:
            headings = True
            heading = "%1." if block.number.endswith(".") else "%1"
    offset = 1 if within else 0
    levels = tuple(_level(first.get(depth, ""), depth + offset + 1, within=within) for depth in range(DEPTHS))
    return Scheme(headings, within, heading, levels)


def _level(number: str, position: int, *, within: bool) -> tuple[str, str]:
    """The kind of number and the text of a level, from a number printed there."""
    if within and (not number or _SECTION_PARAGRAPH.fullmatch(number)):
        return "decimal", ".".join(f"%{place}" for place in range(1, position + 1)) + ("." if number.endswith(".") else "")
    match = _OWN_LEVEL.fullmatch(number)
    if not match:
        return "decimal", f"%{position}."
    return ("decimal" if match[2].isdigit() else "lowerLetter"), f"{match[1]}%{position}{match[3]}"


@dataclass(slots=True)
class Counter:
    """Counts as Word will, so that a number which would come out differently starts its list anew."""

    scheme: Scheme
    counts: dict[int, list[int]] = field(default_factory=lambda: {HEADINGS: [0] * 9, PARAGRAPHS: [0] * 9, LETTERS: [0] * 9, POINTS: [0]})
    lists: dict[int, int] = field(default_factory=lambda: {HEADINGS: HEADINGS, PARAGRAPHS: PARAGRAPHS, LETTERS: LETTERS})
    restarts: list[tuple[int, int, int]] = field(default_factory=list)  # abstract list, level, value

    def heading(self, number: str) -> str | None:
        """The numbering properties of a heading; empty where its style has them, None where Word cannot count to this number."""
        return self._counted(HEADINGS, 0, number)

    def paragraph(self, number: str, depth: int) -> str | None:
        """The numbering properties of a paragraph, as for a heading."""
        if depth >= DEPTHS:
            return None
        if not depth and _ANNEX.fullmatch(number):
            found = self._counted(LETTERS, 0, number)
            return numbered(LETTERS, 0) if found == "" else found
        return self._counted(HEADINGS, depth + 1, number) if self.scheme.within_sections else self._counted(PARAGRAPHS, depth, number)

    def points(self) -> str:
        """The numbering properties of the next list of points, which counts from one; empty where the style has them."""
        if not self.counts[POINTS][0]:
            self.counts[POINTS][0] = 1
            return ""
        self.restarts.append((POINTS, 0, 1))
        return numbered(_FIRST[-1] + len(self.restarts), 0)

    def _counted(self, family: int, level: int, number: str) -> str | None:
        """Counts one up; starts a new list when that does not give the printed number."""
        counts = self.counts[family]
        kind, shape = self._shape(family, level)
        before = counts[:]
        counts[level] += 1
        counts[level + 1:] = [0] * (8 - level)
        if self._shown(family, shape, counts) != number:
            value = _value(number, kind)
            counts[level] = value or 0
            if not value or self._shown(family, shape, counts) != number:
                counts[:] = before
                return None
            self.restarts.append((family, level, value))
            self.lists[family] = _FIRST[-1] + len(self.restarts)
        if self.lists[family] == family:
            return ""
        return numbered(self.lists[family], level)

    def _shape(self, family: int, level: int) -> tuple[str, str]:
        """Kind and text of a level."""
        if family == HEADINGS:
            return ("decimal", self.scheme.heading) if level == 0 else self.scheme.levels[level - 1]
        return self.scheme.levels[level] if family == PARAGRAPHS else _LETTERED

    def _shown(self, family: int, shape: str, counts: list[int]) -> str:
        """What Word shows for these counts."""
        def say(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            return _spelt(counts[place], self._shape(family, place)[0])

        return re.sub(r"%(\d)", say, shape)


def _spelt(count: int, kind: str) -> str:
    """A count as a number or as Word's letters: a … z, aa, bb; or A … Z."""
    if kind == "decimal":
        return str(count)
    letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if count else ""
    return letters.upper() if kind == _LETTERED[0] else letters


def _value(number: str, kind: str) -> int:
    """The last count that a printed number holds; 0 when it holds none."""
    found = re.findall(r"\d+|[a-z]+", number.lower() if kind == _LETTERED[0] else number)
    if not found:
        return 0
    last = found[-1]
    if kind == "decimal":
        return int(last) if last.isdigit() else 0
    return (len(last) - 1) * 26 + ord(last[0]) - ord("a") + 1 if last.isalpha() and len(set(last)) == 1 else 0


def numbered(number: int, level: int) -> str:
    """The numbering properties of a level of a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def style_numbers(scheme: Scheme) -> Mapping[str, str]:
    """The numbering properties of the styles, by id: each is bound to a level."""
    bound = {"ListBullet": (BULLETS, 0), "BrieferSpeak": (POINTS, 0),
             "BrieferAdvantage": (SIGNS, 0), "BrieferDrawback": (SIGNS, 1)}
    if scheme.headings:
        bound["Heading1"] = (HEADINGS, 0)
    for depth in range(DEPTHS):
        bound[f"BrieferNumbered{depth + 1}"] = (HEADINGS, depth + 1) if scheme.within_sections else (PARAGRAPHS, depth)
    return {style: numbered(number, level) for style, (number, level) in bound.items()}


def numbering_part(scheme: Scheme, style: HouseStyle, restarts: list[tuple[int, int, int]]) -> bytes:
    """The numbering part: a list for headings and what counts within sections, one for paragraphs, one for dashes, one for points to
    speak from, one for what speaks for and against a course, one for annexes; and the lists that start anew."""
    abstract = (
        _abstract(HEADINGS, "multilevel", _heading_levels(scheme, style)),
        _abstract(PARAGRAPHS, "multilevel", _paragraph_levels(scheme, style)),
        _abstract(BULLETS, "hybridMultilevel", _dashes(style)),
        _abstract(POINTS, "hybridMultilevel", _points(style)),
        _abstract(SIGNS, "hybridMultilevel", _signs(style)),
        _abstract(LETTERS, "hybridMultilevel", _letters(style)),
    )
    plain = (f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in _FIRST)
    anew = (f'<w:num w:numId="{_FIRST[-1] + 1 + index}"><w:abstractNumId w:val="{family}"/><w:lvlOverride w:ilvl="{level}">'
            f'<w:startOverride w:val="{value}"/></w:lvlOverride></w:num>' for index, (family, level, value) in enumerate(restarts))
    return part("numbering", "".join((*abstract, *plain, *anew)))


def _abstract(number: int, kind: str, levels: Iterator[str]) -> str:
    """An abstract list; its two fixed numbers let Word tell lists apart when text is pasted."""
    return (f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="B41EF0{number:02X}"/><w:multiLevelType w:val="{kind}"/>'
            f'<w:tmpl w:val="B41EF1{number:02X}"/>{"".join(levels)}</w:abstractNum>')


def _heading_levels(scheme: Scheme, style: HouseStyle) -> Iterator[str]:
    """Sections, and below them the paragraphs that count within sections."""
    hang = style.page.hang
    yield _written(0, "decimal", scheme.heading, "Heading1" if scheme.headings else "", style.colors["accent"], hang, hang)
    for level in range(1, 9):
        if scheme.within_sections and level <= DEPTHS:
            kind, shape = scheme.levels[level - 1]
            yield _written(level, kind, shape, f"BrieferNumbered{level}", style.colors["ink_soft"], hang * level, hang)
        else:
            yield _written(level, "none", "", "", style.colors["ink_soft"], hang, hang)


def _paragraph_levels(scheme: Scheme, style: HouseStyle) -> Iterator[str]:
    """Paragraphs that count through the document."""
    hang, ink = style.page.hang, style.colors["ink_soft"]
    for level in range(9):
        if level < DEPTHS and not scheme.within_sections:
            kind, shape = scheme.levels[level]
            yield _written(level, kind, shape, f"BrieferNumbered{level + 1}", ink, hang * (level + 1), hang)
        else:
            yield _written(level, "decimal", f"%{level + 1}.", "", ink, hang * (level + 1), hang)


def _dashes(style: HouseStyle) -> Iterator[str]:
    """En dashes at the body axis; further levels, for whoever goes on writing in Word, step in from the frame's edge."""
    offset, ink = style.mm("list.marker_gap_mm"), style.colors["ink"]
    yield _written(0, "bullet", "–", "ListBullet", ink, style.page.hang, offset)
    for level in range(1, 9):
        yield _written(level, "bullet", "–", "", ink, offset * level, offset)


def _points(style: HouseStyle) -> Iterator[str]:
    """Points to speak from: a bold figure in the hanging column."""
    hang, ink = style.page.hang, style.colors["accent"]
    for level in range(9):
        yield _written(level, "decimal", f"%{level + 1}", "" if level else "BrieferSpeak", ink, hang * (level + 1), hang, bold=True)


def _letters(style: HouseStyle) -> Iterator[str]:
    """Annexes: a letter in the hanging column."""
    kind, _ = _LETTERED
    for level in range(9):
        yield _written(level, kind, f"%{level + 1}.", "", style.colors["ink_soft"], style.page.hang * (level + 1), style.page.hang)


def _signs(style: HouseStyle) -> Iterator[str]:
    """What speaks for a course, then what speaks against it."""
    gap, ink = style.mm("card.marker_gap_mm"), style.colors["ink"]
    bound = {0: "BrieferAdvantage", 1: "BrieferDrawback"}
    for level in range(9):
        yield _written(level, "bullet", "–" if level else "+", bound.get(level, ""), ink, gap, gap, bold=True)


def _written(level: int, kind: str, shape: str, bound: str, ink: str, left: float, hanging: float, *, bold: bool = False) -> str:
    """One level of an abstract list; the number takes its type from the paragraph and its colour from here."""
    weight = "<w:b/><w:bCs/>" if bold else ""
    to = f'<w:pStyle w:val="{bound}"/>' if bound else ""
    return (f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{to}<w:suff w:val="tab"/><w:lvlText w:val="{shape}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:tabs><w:tab w:val="num" w:pos="{round(left * 20)}"/></w:tabs>{indent(left, hanging)}</w:pPr>'
            f'<w:rPr>{weight}<w:color w:val="{color(ink)}"/></w:rPr></w:lvl>')
