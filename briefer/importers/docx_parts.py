"""The parts of a Word file beside its text: relationships and styles."""
from __future__ import annotations

import posixpath
from collections.abc import Mapping
from types import MappingProxyType

from briefer.importers.archive import Archive
from briefer.importers.levels import named_level, number
from briefer.importers.xml_stream import Attributes, XmlHandler, read_xml
from briefer.values import dataclass

_OFFICE = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
PREFIXES: Mapping[str, str] = MappingProxyType({
    **{f"{base}wordprocessingml/{year}main": "w" for base, year in ((_OFFICE, "2006/"), (_STRICT, ""))},
    **{f"{base}officeDocument/{year}{name}": short for base, year in ((_OFFICE, "2006/"), (_STRICT, ""))
       for name, short in (("relationships", "r"), ("math", "m"))},
    **{f"{base}drawingml/{year}{name}": short for base, year in ((_OFFICE, "2006/"), (_STRICT, ""))
       for name, short in (("main", "a"), ("picture", "pic"))},
    f"{_OFFICE}markup-compatibility/2006": "mc",
    f"{_OFFICE}package/2006/relationships": "rel",
    f"{_OFFICE}package/2006/metadata/core-properties": "cp",
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://purl.org/dc/elements/1.1/": "dc", "http://purl.org/dc/terms/": "dcterms", "urn:schemas-microsoft-com:vml": "v",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14"})
_LONGEST_CHAIN = 20
_OFF = frozenset({"0", "false", "off"})


def is_on(attributes: Attributes) -> bool:
    """Whether a switch such as `w:vanish` is on: it is, unless its value says no."""
    return attributes.get("w:val", "1") not in _OFF


@dataclass(frozen=True, slots=True)
class Relationship:
    """Where a part of the package points."""

    kind: str  # the last word of its type
    target: str


class _Relationships(XmlHandler):
    """Reads a part of relationships; those that lead out of the file are passed over."""

    def __init__(self, base: str) -> None:
        self.found: dict[str, Relationship] = {}
        self._base = base

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "rel:Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "").replace("\\", "/")
            self.found[attributes.get("Id", "")] = Relationship(
                attributes.get("Type", "").rpartition("/")[2], posixpath.normpath(posixpath.join("/", self._base, target)))

    def end(self, name: str) -> None:
        """Nothing to do."""

    def data(self, text: str) -> None:
        """Nothing to do."""


def relationships(file: str, archive: Archive, part: str) -> Mapping[str, Relationship]:
    """What a part refers to, by id; the package itself is the part with the empty name."""
    folder, name = posixpath.split(part)
    reader = _Relationships(folder)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path in archive:
        read_xml(file, archive.chunks(path), reader, PREFIXES)
    return reader.found


@dataclass(slots=True)
class Style:
    """What a style says of paragraphs or words; None where it says nothing."""

    name: str = ""
    based_on: str = ""
    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    hidden: bool | None = None
    font: str | None = None


class Styles(XmlHandler):
    """Reads the styles, and answers for one with all it is based on."""

    def __init__(self) -> None:
        self._styles: dict[str, Style] = {}
        self._style = Style()
        self._changed = 0
        self._default = ""
        self._known: dict[str, Style] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        """A style begins, or something it says."""
        if name == "w:style":
            self._style = self._styles[attributes.get("w:styleId", "")] = Style()
            if attributes.get("w:type") == "paragraph" and attributes.get("w:default", "0") not in _OFF:
                self._default = attributes.get("w:styleId", "")
        elif name.endswith("Change"):
            self._changed += 1
        elif not self._changed:
            self._says(name, attributes)

    def _says(self, name: str, attributes: Attributes) -> None:
        """Takes down what a style says."""
        style = self._style
        if name == "w:name":
            style.name = attributes.get("w:val", "")
        elif name == "w:basedOn":
            style.based_on = attributes.get("w:val", "")
        elif name == "w:outlineLvl":
            style.outline = number(attributes.get("w:val"))
        elif name == "w:numId":
            style.list_id = attributes.get("w:val", "")
        elif name == "w:ilvl":
            style.list_level = number(attributes.get("w:val"))
        elif name == "w:vanish":
            style.hidden = is_on(attributes)
        elif name == "w:rFonts":
            style.font = attributes.get("w:ascii")

    def end(self, name: str) -> None:
        """A style ends."""
        if name.endswith("Change"):
            self._changed -= 1

    def data(self, text: str) -> None:
        """Styles hold no words."""

    def of(self, id: str | None) -> Style:
        """A style with what it takes from those it is based on; without an id, the style of paragraphs that name none."""
        key = self._default if id is None else id
        if key not in self._known:
            self._known[key] = self._resolved(key)
        return self._known[key]

    def _resolved(self, key: str) -> Style:
        """Walks the chain of a style; the nearest that says something holds."""
        whole = Style(self._styles[key].name if key in self._styles else key)
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(key)
            if style is None:
                break
            level = named_level(style.name)
            outline = style.outline if style.outline is not None else level - 1 if level else None
            whole.outline = whole.outline if whole.outline is not None else outline
            whole.list_level = whole.list_level if whole.list_level is not None else style.list_level
            whole.list_id = whole.list_id if whole.list_id is not None else style.list_id
            whole.hidden = whole.hidden if whole.hidden is not None else style.hidden
            whole.font = whole.font if whole.font is not None else style.font
            key = style.based_on
        return whole
