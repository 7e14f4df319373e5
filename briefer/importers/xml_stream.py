"""XML of a file that nobody vouches for, as a stream of starts, words and ends: no document type, no entities, nothing fetched, no tree."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from briefer.errors import SourceError

Attributes = Mapping[str, str]
_REFUSED_AFTER = 5_000_000  # elements of one part; a book of a thousand pages has a tenth


class XmlHandler(Protocol):
    """What is told of an XML stream; names are short (`w:p`), those of unknown namespaces have no prefix."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Words, in as many pieces as they come."""


class Refused(Exception):
    """What the stream holds is not read: the id of the error that says so."""


class _Named(Mapping[str, str]):
    """Attributes under short names, which are made only when somebody asks."""

    __slots__ = ("_names", "_raw")

    def __init__(self, raw: Attributes, names: _Names) -> None:
        self._raw, self._names = raw, names

    def __getitem__(self, name: str) -> str:
        for key, value in self._raw.items():
            if self._names[key] == name:
                return value
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return (self._names[key] for key in self._raw)

    def __len__(self) -> int:
        return len(self._raw)


class _Names(dict[str, str]):
    """Short names by the long ones of the parser, `{namespace}name`."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        self._prefixes = prefixes

    def __missing__(self, long: str) -> str:
        namespace, brace, name = long.rpartition("}")
        prefix = self._prefixes.get(namespace[1:], "") if brace else ""
        short = f"{prefix}:{name}" if prefix else name
        if len(self) < 10_000:  # a file with names without end is read all the same
            self[long] = short
        return short


class _Target:
    """Stands between lxml and a handler."""

    def __init__(self, handler: XmlHandler, prefixes: Mapping[str, str]) -> None:
        self._names = _Names(prefixes)
        self._start, self._end = handler.start, handler.end
        self.data = handler.data
        self._left = _REFUSED_AFTER

    def start(self, name: str, attributes: Attributes) -> None:
        self._left -= 1
        if self._left < 0:
            raise Refused("source_bomb")
        self._start(self._names[name], _Named(attributes, self._names))

    def end(self, name: str) -> None:
        self._end(self._names[name])

    def doctype(self, *_declared: str | None) -> None:
        raise Refused("source_doctype")

    def close(self) -> None:
        """The end of the stream."""


def read_xml(file: str, chunks: Iterable[bytes], handler: XmlHandler, prefixes: Mapping[str, str]) -> None:
    """Tells the handler what a stream of XML holds; `prefixes` gives short names to namespaces.

    Raises SourceError: source_damaged for what is no well-formed XML (so for each entity that XML itself does not know),
    source_doctype for XML with a document type, source_bomb for elements without end.
    """
    from lxml import etree

    parser = etree.XMLParser(
        target=_Target(handler, prefixes), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        for chunk in chunks:
            parser.feed(chunk)
        parser.close()
    except Refused as refused:
        raise SourceError(str(refused), file=file) from refused
    except (etree.XMLSyntaxError, AssertionError) as error:
        raise SourceError("source_damaged", file=file) from error
