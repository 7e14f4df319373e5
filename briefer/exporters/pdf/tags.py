"""The structure of a PDF: content is marked while pages are painted, the tree is written at the end."""
from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from briefer.exporters.pdf.file import PdfFile, text_string
from briefer.layout.boxes import Element
from briefer.values import dataclass


@dataclass(frozen=True, slots=True)
class _Annotation:
    """A link of an element: its object, its page, and its key in the parent tree after those of the pages."""

    number: int
    page: int


_Mark: TypeAlias = tuple[int, int]  # page, and number of the marked content on it


class Tags:
    """Hands out the numbers of marked content, page by page, and writes the tree."""

    __slots__ = ("_root", "_content", "_pages", "_current", "_annotated", "_attributes", "_numbers", "_forms")

    def __init__(self, root: Element) -> None:
        self._root = root
        self._content: dict[Element, list[_Mark | _Annotation | Element]] = {}
        self._pages: list[list[Element]] = []
        self._current: list[Element] = []
        self._annotated: list[Element] = []
        self._attributes: dict[Element, str] = {}
        self._numbers: dict[Element, int] = {}
        self._forms: Sequence[int] = ()

    def mark(self, element: Element) -> int:
        """The number of the next marked content of an element on this page."""
        number = len(self._current)
        self._current.append(element)
        self._content.setdefault(element, []).append((len(self._pages), number))
        return number

    def attach(self, child: Element, parent: Element) -> None:
        """Puts an element among the content of another, after what of it was marked so far."""
        content = self._content.setdefault(parent, [])
        if child not in content:
            content.append(child)

    def annotate(self, number: int, element: Element) -> int:
        """Ties a link on this page to its element; its key among the links."""
        self._content.setdefault(element, []).append(_Annotation(number, len(self._pages)))
        self._annotated.append(element)
        return len(self._annotated) - 1

    def describe(self, element: Element, attributes: str) -> None:
        """Attributes of an element that are known only when it is painted."""
        self._attributes[element] = attributes

    def end_page(self) -> int:
        """Closes the page; its key in the parent tree."""
        self._pages.append(self._current)
        self._current = []
        return len(self._pages) - 1

    def link_key(self, key: int) -> int:
        """The key in the parent tree of a link, once all pages are painted."""
        return len(self._pages) + key

    def write(self, file: PdfFile, pages: list[int], forms: Sequence[int] = ()) -> int:
        """Puts the tree into the file; `pages` are the numbers of the page objects.

        With `forms`, what was painted page by page stands in these, each on the page of the same place in `pages`.
        """
        self._forms = forms
        parents: dict[Element, Element] = {}
        elements = self._walk(parents)
        root = file.reserve(2)
        first = file.reserve(len(elements))
        self._numbers = {element: number for number, element in enumerate(elements, first)}
        for number, element in enumerate(elements, first):
            parent = self._numbers[parents[element]] if element in parents else root
            file.put(number, self._object(element, parent, pages))
        file.put(root + 1, self._parent_tree())
        file.put(root, b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d%s>>" % (
            self._numbers[self._root], root + 1, len(self._pages) + len(self._annotated), self._identifiers(elements)))
        return root

    def _kids(self, element: Element) -> Sequence[Element]:
        """The elements below one, those attached to its content first."""
        attached = [item for item in self._content.get(element, ()) if isinstance(item, Element)]
        return attached + element.kids if attached else element.kids

    def _walk(self, parents: dict[Element, Element]) -> list[Element]:
        """All elements that say something, in reading order; puts the parent of each into `parents`."""
        found: list[Element] = []
        todo = [self._root]
        while todo:
            element = todo.pop()
            found.append(element)
            if kids := self._kids(element):
                parents.update(dict.fromkeys(kids, element))
                todo.extend(reversed(kids))
        return found

    def _object(self, element: Element, parent: int, pages: list[int]) -> bytes:
        """A structure element in PDF syntax."""
        page = -1
        kids: list[str] = []
        for item in self._content.get(element, ()):
            if isinstance(item, tuple):
                page = item[0] if page < 0 else page
                kids.append(str(item[1]) if item[0] == page and not self._forms else self._reference(*item, pages))
            elif isinstance(item, _Annotation):
                kids.append(f"<</Type/OBJR/Obj {item.number} 0 R/Pg {pages[item.page]} 0 R>>")
            else:
                kids.append(f"{self._numbers[item]} 0 R")
        kids += [f"{self._numbers[kid]} 0 R" for kid in element.kids]
        text = f"<</S/{element.role}/P {parent} 0 R/K[{' '.join(kids)}]"
        if page >= 0:
            text += f"/Pg {pages[page]} 0 R"
        if element.language:
            text += f"/Lang({element.language})"
        attributes = self._attributes.get(element, element.attributes)
        if attributes:
            text += f"/A<<{attributes}>>"
        if element.identifier:
            text += f"/ID({element.identifier})"
        alternative = b"/Alt" + text_string(element.alt) if element.alt else b""
        return text.encode() + alternative + b">>"

    def _reference(self, page: int, number: int, pages: list[int]) -> str:
        """Marked content of another page than the element's, or in a form."""
        form = f"/Stm {self._forms[page]} 0 R" if self._forms else ""
        return f"<</Type/MCR/Pg {pages[page]} 0 R{form}/MCID {number}>>"

    def _parent_tree(self) -> bytes:
        """From pages and links back to elements."""
        numbers = self._numbers
        parts = [f"{key}[{' '.join([f'{numbers[element]} 0 R' for element in elements])}]" for key, elements in enumerate(self._pages)]
        parts += [f"{key} {numbers[element]} 0 R" for key, element in enumerate(self._annotated, len(self._pages))]
        return f"<</Nums[{' '.join(parts)}]>>".encode()

    def _identifiers(self, elements: list[Element]) -> bytes:
        """From identifiers to elements."""
        named = sorted((element.identifier, self._numbers[element]) for element in elements if element.identifier)
        if not named:
            return b""
        names = " ".join(f"({name}) {number} 0 R" for name, number in named)
        return f"/IDTree<</Kids[<</Limits[({named[0][0]})({named[-1][0]})]/Names[{names}]>>]>>".encode()
