"""The running text of an OpenDocument text, zipped or flat: styles, properties and body told by one stream after the other."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from briefer.errors import SourceError, message
from briefer.importers.flow import Flow
from briefer.importers.levels import heading, number
from briefer.importers.odt_lists import OdtLists
from briefer.importers.odt_styles import OdtStyles
from briefer.importers.office_facts import Properties
from briefer.importers.xml_stream import Attributes, XmlHandler
from briefer.model.sources import Role
from briefer.values import dataclass

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
PREFIXES: Mapping[str, str] = MappingProxyType({
    **{f"{_ODF}{name}:1.0": name for name in ("office", "text", "table", "style", "meta", "manifest", "form", "script")},
    f"{_ODF}drawing:1.0": "draw", f"{_ODF}svg-compatible:1.0": "svg", "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/XML/1998/namespace": "xml", "http://www.w3.org/1999/xlink": "xlink", "http://www.w3.org/1998/Math/MathML": "math",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext"})
_SKIPPED = frozenset({
    "text:tracked-changes", "svg:title", "svg:desc", "office:binary-data", "office:forms", "text:script", "office:event-listeners",
    "math:annotation", "text:table-of-content-source", "text:alphabetical-index-source", "text:bibliography-source",
    "text:illustration-index-source", "text:table-index-source", "text:object-index-source", "text:user-index-source"})
_EDGES = frozenset(f"style:{edge}{page}" for edge in ("header", "footer") for page in ("", "-left", "-first"))
_OTHER_BODIES: Mapping[str, str] = MappingProxyType({
    "office:spreadsheet": "sheet", "office:presentation": "slides", "office:drawing": "picture", "office:chart": "sheet"})
_FORMULA, _CHART = "opendocument.formula", "opendocument.chart"


@dataclass(slots=True)
class _Paragraph:
    """A paragraph or heading that is open."""

    role: Role | None
    label: str
    title: bool
    hidden: bool
    dropped: bool = False


@dataclass(slots=True)
class _Frame:
    """A frame that is open: whether it holds an object, and of what type, or a picture."""

    object: str | None = None
    picture: bool = False


class OdtText(XmlHandler):
    """Tells a flow what the parts of an OpenDocument text say."""

    def __init__(self, file: str, flow: Flow, formula: Callable[[str], None], types: Mapping[str, str]) -> None:
        """`types` are the media types of embedded objects, `formula` reads one of them into this same reader."""
        self.title = ""
        self.properties = Properties()
        self._file, self._flow, self._formula, self._types = file, flow, formula, types
        self._styles, self._lists = OdtStyles(), OdtLists()
        self._skip = 0
        self._region = ""
        self._deletions: set[str] = set()  # changes that delete: some files keep the words where they were
        self._deleting: set[str] = set()
        self._in_properties = 0  # how deep within the properties of the document
        self._paragraphs: list[_Paragraph] = []
        self._spans: list[bool] = []
        self._frames: list[_Frame] = []
        self._taken: list[str] | None = None  # words that are no text: the number of a note or item, the author of a comment
        self._notes: list[str] = []
        self._annotations: list[list[str]] = []
        self._count = 0
        self._starts: Mapping[str, Callable[[str, Attributes], None]] = self._table_of_starts()
        self._ends: Mapping[str, Callable[[str], None]] = self._table_of_ends()

    def _table_of_starts(self) -> Mapping[str, Callable[[str, Attributes], None]]:
        """What is done where an element begins."""
        lists, styles, flow = self._lists, self._styles, self._flow
        return {
            "text:p": self._begin_paragraph, "text:h": self._begin_paragraph, "text:span": self._begin_span,
            **dict.fromkeys(("text:s", "text:tab", "text:line-break"), self._white),
            "text:list": lambda name, attributes: lists.begin_list(attributes),
            "text:list-item": lambda name, attributes: lists.begin_item(attributes, header=False),
            "text:list-header": lambda name, attributes: lists.begin_item(attributes, header=True),
            "text:list-style": lambda name, attributes: lists.begin_style(attributes.get("style:name", "")),
            "text:outline-style": lambda name, attributes: lists.begin_outline(attributes),
            **dict.fromkeys(("text:list-level-style-number", "text:outline-level-style"),
                            lambda name, attributes: lists.begin_level(attributes, bullet=False)),
            **dict.fromkeys(("text:list-level-style-bullet", "text:list-level-style-image"),
                            lambda name, attributes: lists.begin_level(attributes, bullet=True)),
            "style:style": lambda name, attributes: styles.begin(attributes),
            "style:text-properties": lambda name, attributes: styles.words_look(attributes),
            "table:table": lambda name, attributes: flow.lose("table_layout"),
            "table:table-row": lambda name, attributes: flow.begin_row(),
            "table:table-cell": lambda name, attributes: flow.begin_cell(),
            "table:covered-table-cell": self._hide, "text:section": self._section, "text:hidden-text": self._section,
            "text:hidden-paragraph": self._hidden_paragraph,
            **dict.fromkeys(("text:note-citation", "text:number", "meta:creator-initials", "dc:creator", "dc:date"), self._take),
            "text:note-body": lambda name, attributes: flow.begin_apart(),
            "office:annotation": self._begin_annotation, "office:annotation-end": self._end_range,
            **dict.fromkeys(_EDGES, lambda name, attributes: flow.begin_apart()),
            "draw:frame": lambda name, attributes: self._frames.append(_Frame()),
            **dict.fromkeys(("draw:image", "draw:object", "draw:object-ole", "draw:plugin"), self._in_frame),
            **dict.fromkeys(("text:change-start", "text:change-end"), self._at_change),
            "math:math": lambda name, attributes: flow.lose("formulas"), "text:ruby-text": self._ruby,
            "office:meta": self._begin_properties,
            **dict.fromkeys(_OTHER_BODIES, self._other_body),
        }

    def _table_of_ends(self) -> Mapping[str, Callable[[str], None]]:
        """What is done where an element ends."""
        return {
            "text:p": self._end_paragraph, "text:h": self._end_paragraph, "text:span": lambda name: self._end_span(),
            "text:list": lambda name: self._lists.end_list(), "style:style": lambda name: self._styles.end(),
            "table:table-row": lambda name: self._flow.end_row(), "table:table-cell": lambda name: self._flow.end_cell(),
            **dict.fromkeys(("text:note-citation", "text:number", "meta:creator-initials", "dc:creator", "dc:date"), self._taken_over),
            "text:note-body": lambda name: self._end_note(), "office:annotation": lambda name: self._end_annotation(),
            **dict.fromkeys(_EDGES, lambda name: self._flow.end_page_edge(foot=name.startswith("style:footer"))),
            "draw:frame": lambda name: self._end_frame(),
        }

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if name in ("text:changed-region", "text:deletion"):
            self._change(name, attributes)
        if self._skip or name in _SKIPPED:
            self._skip += 1
        elif self._in_properties:
            self._in_properties += 1
            self.properties.start(name, attributes)
        elif take := self._starts.get(name):
            take(name, attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._skip:
            self._skip -= 1
        elif self._in_properties:
            self._in_properties -= 1
            self.properties.end(name)
        elif take := self._ends.get(name):
            take(name)

    def data(self, text: str) -> None:
        """Words, of which only those count that stand in a paragraph."""
        if self._skip:
            return
        if self._in_properties:
            self.properties.data(text)
        elif self._taken is not None:
            self._taken.append(text)
        elif self._paragraphs:
            self._words(text.replace("\n", " "))

    def _begin_properties(self, name: str, attributes: Attributes) -> None:
        self._in_properties = 1

    def _other_body(self, name: str, attributes: Attributes) -> None:
        """Refuses what is no text."""
        raise SourceError("source_unsupported", file=self._file, kind=message(f"import.kind.{_OTHER_BODIES[name]}"))

    # --- paragraphs and words

    def _begin_paragraph(self, name: str, attributes: Attributes) -> None:
        looks = self._styles.of("paragraph", attributes.get("text:style-name", ""))
        title = "title" in looks.names
        item = self._lists.label()
        level = (number(attributes.get("text:outline-level")) or 1) if name == "text:h" else looks.outline
        role: Role | None = "h1" if title else "caption" if "caption" in looks.names else "item" if item is not None else None
        label = item or ""
        if level > 0:
            role = heading(level)
            if name == "text:h" and not self._lists.within:
                label = self._lists.heading(level, attributes)
        self._paragraphs.append(_Paragraph(role, label, title, looks.hidden))
        self._flow.begin_paragraph()

    def _end_paragraph(self, name: str) -> None:
        paragraph = self._paragraphs.pop()
        if paragraph.title:
            self.title = self.title or " ".join(self._flow.said.split())
        if paragraph.dropped:
            self._flow.lose("hidden_parts")
        if self._deleting:
            self._flow.end_paragraph(goes_on=True)
        else:
            self._flow.end_paragraph(paragraph.role, paragraph.label, dropped=paragraph.dropped)

    def _begin_span(self, name: str, attributes: Attributes) -> None:
        looks = self._styles.of("text", attributes.get("text:style-name", ""))
        self._spans.append(looks.hidden)

    def _end_span(self) -> None:
        self._spans.pop()

    def _words(self, text: str) -> None:
        """Takes words, unless they were deleted or a style hides them."""
        if self._deleting:
            return
        if self._paragraphs[-1].hidden or (self._spans and self._spans[-1]):
            if text.strip():
                self._flow.lose("hidden_parts")
        else:
            self._flow.words(text)

    def _white(self, name: str, attributes: Attributes) -> None:
        """A blank, tab or line break; how many blanks there are does not matter."""
        if self._taken is None and self._paragraphs:
            self._words("\n" if name == "text:line-break" else " ")

    # --- what was deleted or is hidden

    def _change(self, name: str, attributes: Attributes) -> None:
        """A tracked change is described, and perhaps that it deletes."""
        if name == "text:deletion":
            self._deletions.add(self._region)
        else:
            self._region = attributes.get("text:id", "") or attributes.get("xml:id", "")
            self._flow.lose("tracked_changes")

    def _at_change(self, name: str, attributes: Attributes) -> None:
        """A change begins or ends in the text."""
        id = attributes.get("text:change-id", "")
        if name == "text:change-end":
            self._deleting.discard(id)
        elif id in self._deletions:
            self._deleting.add(id)

    def _hide(self, name: str, attributes: Attributes) -> None:
        self._skip = 1

    def _section(self, name: str, attributes: Attributes) -> None:
        """A section or field that may be hidden, always or on a condition that held when the file was saved."""
        if attributes.get("text:display") == "none" or attributes.get("text:is-hidden") == "true":
            self._flow.lose("hidden_parts")
            self._skip = 1

    def _hidden_paragraph(self, name: str, attributes: Attributes) -> None:
        if attributes.get("text:is-hidden") == "true" and self._paragraphs:
            self._paragraphs[-1].dropped = True

    def _ruby(self, name: str, attributes: Attributes) -> None:
        self._flow.lose("ruby")
        self._skip = 1

    # --- notes and comments

    def _take(self, name: str, attributes: Attributes) -> None:
        self._taken = []

    def _taken_over(self, name: str) -> None:
        """Words that are no text go where they belong."""
        words, self._taken = " ".join("".join(self._taken or ()).split()), None
        if name == "text:note-citation":
            self._notes.append(words)
        elif name == "text:number" and self._paragraphs:
            self._paragraphs[-1].label = words
        elif name == "dc:creator" and self._annotations:
            self._annotations[-1][1] = words

    def _end_note(self) -> None:
        self._count += 1
        label = self._notes.pop() if self._notes else ""
        self._flow.end_note(f"note {self._count}")
        self._flow.refer(f"note {self._count}", label or str(self._count))

    def _begin_annotation(self, name: str, attributes: Attributes) -> None:
        """A comment, which stands at one point unless its end follows."""
        self._count += 1
        key = attributes.get("office:name", "") or f"comment {self._count}"
        self._flow.mark(key, opens=True)
        self._flow.mark(key, opens=False)
        self._annotations.append([key, ""])
        self._flow.begin_apart()

    def _end_annotation(self) -> None:
        key, author = self._annotations.pop()
        self._flow.end_comment(key, author)

    def _end_range(self, name: str, attributes: Attributes) -> None:
        self._flow.mark(attributes.get("office:name", ""), opens=False)

    # --- frames

    def _in_frame(self, name: str, attributes: Attributes) -> None:
        """What a frame holds; a picture beside an object only shows it."""
        frame = self._frames[-1] if self._frames else _Frame()
        if name == "draw:image":
            frame.picture = True
            self._skip = 1
            return
        path = attributes.get("xlink:href", "").removeprefix("./")
        frame.object = self._types.get(path, self._types.get(f"{path}/", "")) if path else _FORMULA
        if path and _FORMULA in frame.object:
            self._formula(path)

    def _end_frame(self) -> None:
        frame = self._frames.pop()
        if frame.object is None:
            if frame.picture:
                self._flow.lose("images")
        elif _FORMULA not in frame.object:
            self._flow.lose("drawings" if _CHART in frame.object else "embedded")
