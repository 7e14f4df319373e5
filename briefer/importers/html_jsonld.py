"""What a page says of itself in JSON-LD, bounded: the node of its article, with names looked up."""
from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_LONGEST = 2 * 1024 * 1024  # signs of one script
_MOST = 20  # scripts
_NODES = 5000
_DEEPEST = 6
_BEST = ("Article", "Posting", "Report", "Review", "Recipe", "PressRelease")  # how the types of articles end
_HOLDING = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")
_PAGES = ("WebPage", "ItemPage", "AboutPage", "VideoObject", "Event", "Book", "Dataset", "GovernmentService")


class Statements:
    """The node that describes the page's article, and the others by id."""

    __slots__ = ("_by_id", "_nodes")

    def __init__(self, root: Any) -> None:
        self._nodes = list(_nodes(root))
        self._by_id: Mapping[str, Mapping[str, Any]] = {
            node["@id"]: node for node in self._nodes if isinstance(node.get("@id"), str) and len(node) > 1}

    def texts(self, key: str, fewest: int = 1) -> tuple[str, ...]:
        """What the page's nodes say under a key, the article's first: texts, or the names of what stands there."""
        for node in self._ranked():
            found = tuple(dict.fromkeys(text for value in _listed(node.get(key)) if (text := self._name(value))))
            if len(found) >= fewest:
                return found
        return ()

    def _ranked(self) -> Sequence[Mapping[str, Any]]:
        """The nodes of articles, then of pages."""
        ranked = [(min((_rank(kind) for kind in _listed(node.get("@type"))), default=2), index) for index, node in enumerate(self._nodes)]
        return [self._nodes[index] for rank, index in sorted(ranked) if rank < 2]

    def _name(self, value: Any) -> str:
        """A text, or the name of the thing that a node or reference stands for."""
        for _ in range(3):
            if not isinstance(value, dict):
                break
            if isinstance(name := value.get("name"), str | list):
                value = name[0] if isinstance(name, list) and name else name
            elif (known := self._by_id.get(str(value.get("@id")))) is not None and known is not value:
                value = known
            else:
                value = value.get("@id") or value.get("url") or ""
        return " ".join(value.split())[:1000] if isinstance(value, str) else ""


def _nodes(root: Any) -> Iterator[Mapping[str, Any]]:
    """The nodes of all scripts that can be read, with those in lists and graphs."""
    left = _NODES
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text or len(script.text) > _LONGEST:
            continue
        waiting: list[tuple[Any, int]] = [(_parsed(script.text), 0)]
        while waiting and left:
            value, depth = waiting.pop(0)
            if isinstance(value, list) and depth < _DEEPEST:
                waiting[:0] = [(one, depth + 1) for one in value[:_NODES]]
            elif isinstance(value, dict):
                left -= 1
                yield value
                if depth < _DEEPEST:
                    waiting[:0] = [(value[key], depth + 1) for key in _HOLDING if key in value]


def _parsed(text: str) -> Any:
    """The value of a script, or None: pages hold broken ones, and browsers pass over them."""
    text = text.strip().removeprefix("<!--").removesuffix("-->").removeprefix("//<![CDATA[").removesuffix("//]]>").strip().rstrip(";")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _listed(value: Any) -> Sequence[Any]:
    """A value as a list, bounded."""
    return value[:50] if isinstance(value, list) else () if value is None else (value,)


def _rank(kind: Any) -> int:
    """How well a type fits an article: 0 best."""
    name = str(kind).rpartition("/")[2]
    return 0 if name.endswith(_BEST) else 1 if name in _PAGES else 2
