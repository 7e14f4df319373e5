"""What styles of OpenDocument say of paragraphs and words, with all they inherit."""
from __future__ import annotations

from briefer.importers.levels import number
from briefer.importers.xml_stream import Attributes
from briefer.values import dataclass

_LONGEST_CHAIN = 20


@dataclass(slots=True)
class _Style:
    """A style as the file has it."""

    parent: str = ""
    outline: int | None = None
    hidden: bool | None = None


@dataclass(frozen=True, slots=True)
class Looks:
    """What a style comes to: the names of its chain in small letters, its heading level (0: none), whether it hides."""

    names: frozenset[str] = frozenset()
    outline: int = 0
    hidden: bool = False


class OdtStyles:
    """Collects styles as they come, and answers for one by its family and name."""

    def __init__(self) -> None:
        self._styles: dict[tuple[str, str], _Style] = {}
        self._style: _Style | None = None
        self._known: dict[tuple[str, str], Looks] = {}

    def begin(self, attributes: Attributes) -> None:
        """A style begins; one of the same name in a later part replaces it."""
        key = (attributes.get("style:family", ""), attributes.get("style:name", ""))
        self._style = self._styles[key] = _Style(
            attributes.get("style:parent-style-name", ""), number(attributes.get("style:default-outline-level")))
        self._known.clear()

    def end(self) -> None:
        """The style ends."""
        self._style = None

    def words_look(self, attributes: Attributes) -> None:
        """What the style says of words."""
        if self._style is not None and "text:display" in attributes:
            self._style.hidden = attributes["text:display"] == "none"

    def of(self, family: str, name: str) -> Looks:
        """What a style comes to."""
        if (family, name) not in self._known:
            self._known[family, name] = self._resolved(family, name)
        return self._known[family, name]

    def _resolved(self, family: str, name: str) -> Looks:
        """Walks the chain of a style; the nearest that says something holds."""
        names: set[str] = set()
        outline: int | None = None
        hidden: bool | None = None
        while name and name not in names and len(names) < _LONGEST_CHAIN:
            names.add(name)
            style = self._styles.get((family, name), _Style())
            outline = outline if outline is not None else style.outline
            hidden = hidden if hidden is not None else style.hidden
            name = style.parent
        return Looks(frozenset(map(str.casefold, names)), outline or 0, bool(hidden))
