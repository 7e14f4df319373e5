"""What a tagged PDF says itself of a page: which words make which paragraph, what it is, and in which order they are read."""
from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from briefer.importers.pdf_lines import Line, in_cell, lines_of
from briefer.importers.pdf_paragraphs import BULLETS, Block
from briefer.importers.pdf_roles import as_note
from briefer.importers.pdf_words import ARTIFACT, Word
from briefer.model.sources import Role
from briefer.values import dataclass

_ROLES: Mapping[str, Role | None] = MappingProxyType({
    "P": None, "BlockQuote": None, "TOCI": None, "Formula": None, "Figure": None, "DT": None, "DD": None, "BibEntry": None,
    "Title": "h1", "H": "h2", "H1": "h1", "H2": "h2", "H3": "h3", "H4": "h4", "H5": "h5", "H6": "h6", "H7": "h6",
    "LI": "item", "TR": "row", "Caption": "caption", "Note": "note", "FENote": "note"})
_GROUPS = frozenset((
    "Document", "DocumentFragment", "Part", "Art", "Sect", "Div", "Aside", "L", "Table", "THead", "TBody", "TFoot", "TOC", "Index",
    "NonStruct", "Private"))
_PLAIN_GROUPS = frozenset(("Div", "NonStruct", "Private"))  # within a paragraph they part nothing
_LINKS = frozenset(("Link", "Reference", "Annot"))  # their last child may be a link, which is no text
_CELLS = frozenset(("TD", "TH"))
_MOST_IN_CELL = 3  # paragraphs; a cell with more is a page laid out as a table, and its paragraphs stand for themselves
_DEEPEST, _MANY = 60, 300
_LOOSE = 0.1  # of the letters of a page, those in no paragraph of the tree at most
_STRANGE = 0.1  # of the letters of a page, those outside the tree at most
_TORN = 0.25  # of the paragraphs of a page, those that end in the middle of a sentence at most


@dataclass(slots=True)
class _Paragraph:
    """A paragraph of the tree while its page is walked: its marked content with the cell and the part of the cell it stands in."""

    role: Role | None
    kind: str = "P"
    content: list[tuple[int, int, int]] = field(default_factory=list)
    signs: set[int] = field(default_factory=set)  # content that is the sign of a list item
    cell: int = 0
    part: int = 0
    closed: bool = False
    came_on: bool = False
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """The paragraphs of a page as the file tells them, and the lines that are none of its text."""

    blocks: tuple[Block, ...]
    artifacts: tuple[Line, ...]


class Structure:
    """The structure trees of a file's pages, one after the other."""

    def __init__(self) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._buffer = ctypes.create_string_buffer(128)
        self._hints: dict[tuple[int, int], int] = {}

    def told(self, page: Any, number: int, words: Sequence[Word]) -> Told | None:
        """The paragraphs of a page; None when its tree does not cover it, or tears sentences."""
        tree = self._pdfium.FPDF_StructTree_GetForPage(page.raw)
        if not tree:
            return None
        try:
            paragraphs = self._walk(tree)
        finally:
            self._pdfium.FPDF_StructTree_Close(tree)
        places = {mark: (index, cell, part, order) for index, paragraph in enumerate(paragraphs)
                  for order, (mark, cell, part) in enumerate(paragraph.content)}
        if not places or _strange(words, places):
            return None
        loose = frozenset(mark for paragraph in paragraphs if not paragraph.kind for mark, _, _ in paragraph.content)
        if _share(words, loose) > _LOOSE:
            return None
        taken: list[list[Word]] = [[] for _ in paragraphs]
        left: list[Word] = []
        for word in words:
            place = places.get(word.mark)
            (taken[place[0]] if place else left).append(word)
        blocks: list[Block] = []
        for paragraph, its in zip(paragraphs, taken, strict=True):
            if its:
                blocks += _blocks(number, paragraph, sorted(its, key=lambda word: places[word.mark][3]), places)
        if _torn(blocks):
            return None
        straight, slanted = lines_of(left) if left else ([], [])
        return Told(tuple(blocks), (*straight, *slanted))

    def _walk(self, tree: Any) -> list[_Paragraph]:
        """The paragraphs of a page's tree in its order."""
        pdfium, made = self._pdfium, list[_Paragraph]()
        roots = [pdfium.FPDF_StructTree_GetChildAtIndex(tree, index) for index in range(max(0, pdfium.FPDF_StructTree_CountChildren(tree)))]
        stack = [_Node(root, -1, None, 0) for root in reversed(roots) if root]
        while stack:
            node = stack.pop()
            if node.element is None:
                self._put(made, node)
                continue
            kind = self._kind(node.element)
            if kind == "Artifact" or node.depth > _DEEPEST:
                continue
            children = list(self._children(node.element, node.depth))
            within = _opened(made, kind, node.within)
            if within and children and kind not in _LINKS:
                within.came_on = within.came_on or (not within.content and children[0] == (None, -1))
                within.goes_on = within.goes_on or children[-1] == (None, -1)
            sign = node.sign or kind == "Lbl"
            stack += [_Node(child, mark, within, node.depth + 1, sign) for child, mark in reversed(children) if child or mark >= 0]
        return [paragraph for paragraph in made if paragraph.content]

    def _put(self, made: list[_Paragraph], node: _Node) -> None:
        """Takes down marked content."""
        paragraph = node.within
        if paragraph is None or paragraph.closed:
            paragraph = _Paragraph(None, "")
            made.append(paragraph)
        paragraph.content.append((node.mark, paragraph.cell, paragraph.part))
        if node.sign:
            paragraph.signs.add(node.mark)

    def _kind(self, element: Any) -> str:
        length = self._pdfium.FPDF_StructElement_GetType(element, self._buffer, len(self._buffer))
        return self._buffer.raw[:max(0, min(length, len(self._buffer)) - 2)].decode("utf-16-le", "replace")

    def _children(self, element: Any, depth: int) -> Iterator[tuple[Any, int]]:
        """The children of an element with their marks; where there are very many, those of this page, which follow each other."""
        count = max(0, self._pdfium.FPDF_StructElement_CountChildren(element))
        first = self._hints.get((depth, count), 0) if count > _MANY else 0
        found, empty = False, 0
        for index in (*range(first, count), *range(first)):
            child = self._pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
            mark = -1 if child else self._pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
            if child or mark >= 0:
                found, empty = True, 0
                if count > _MANY:
                    self._hints[depth, count] = max(0, index - 1)
            elif count > _MANY:
                empty += 1
                if found and empty > _MANY:
                    return
                continue
            yield child or None, mark


@dataclass(frozen=True, slots=True)
class _Node:
    """An element of the tree, or marked content when it has none, with the paragraph it stands in."""

    element: Any
    mark: int
    within: _Paragraph | None
    depth: int
    sign: bool = False


def _opened(made: list[_Paragraph], kind: str, within: _Paragraph | None) -> _Paragraph | None:
    """The paragraph that the content of an element belongs to."""
    role = within.role if within else None
    if within and role == "row" and kind not in ("TR", "Note", "FENote"):
        if kind in _CELLS:
            within.cell += 1
        if kind in _CELLS or kind in _ROLES:
            within.part += 1
        return within
    if within and kind == "P" and role and len(within.content) == len(within.signs):
        return within
    if kind in _PLAIN_GROUPS and within and not within.closed:
        return within
    if kind in _GROUPS:
        if within:
            within.closed = True
        return None
    if kind not in _ROLES:
        return within
    if within and kind not in ("Note", "FENote"):
        within.closed = True
    opened = _Paragraph(role if kind == "P" and role == "note" else _ROLES[kind], kind)
    made.append(opened)
    return opened


def _blocks(page: int, paragraph: _Paragraph, words: Sequence[Word], places: Mapping[int, tuple[int, int, int, int]]) -> list[Block]:
    """The paragraph as it stands on the page, or those of a cell that holds several."""
    if paragraph.role != "row":
        if paragraph.role == "item" and words[0].mark in paragraph.signs and len(words) > 1 and _is_bullet(words[0].text):
            words = words[1:]
        lines = lines_of(words)[0]
        block = Block(tuple((page, line) for line in lines), paragraph.role, True, True, paragraph.goes_on, paragraph.came_on)
        return [as_note(block) if paragraph.role == "note" else block] if lines else []
    parts: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        parts.setdefault(places[word.mark][1:3], []).append(word)
    cells = {part: [in_cell(line, part[0] + 1) for line in lines_of(its)[0]] for part, its in parts.items()}
    if max(Counter(cell for cell, _ in cells).values()) > _MOST_IN_CELL:
        return [Block(tuple((page, line) for line in lines), None, True, True) for lines in cells.values() if lines]
    return [Block(tuple((page, line) for lines in cells.values() for line in lines), "row", True, True)]


def _is_bullet(sign: str) -> bool:
    return sign in BULLETS or sign == "o" or not any(map(str.isalnum, sign))


def _strange(words: Sequence[Word], places: Mapping[int, object]) -> bool:
    """Whether too much of a page is neither in the tree nor outside the text by the file's word."""
    strange = frozenset(word.mark for word in words if word.mark not in places and word.mark != ARTIFACT)
    return _share(words, strange) > _STRANGE


def _share(words: Sequence[Word], marks: frozenset[int]) -> float:
    """Which part of the letters bears one of these marks."""
    return sum(len(word.text) for word in words if word.mark in marks) / max(1, sum(len(word.text) for word in words))


def _torn(blocks: Sequence[Block]) -> bool:
    """Whether paragraphs are mere lines: they end in the middle of a sentence, and the next one goes on with it below."""
    torn = sum(
        not before.role and not block.role and before.last.text[-1].isalpha() and block.first.text[0].islower()
        and 0 < before.last.middle - block.first.middle < 2 * block.first.size for before, block in pairwise(blocks))
    return torn > max(2.0, _TORN * len(blocks))
