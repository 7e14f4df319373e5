"""What is believed of a process that read a file: only what has the right types, names what exists, and holds of the text itself."""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from briefer.errors import SourceError, message
from briefer.importers.imported import AttachedFile
from briefer.importers.kinds import UNREAD
from briefer.importers.wire import WireError
from briefer.model.sources import HiddenLine, Source
from briefer.model.text import clean, digest, paragraphs

LONGEST_TEXT = 16 * 10**6  # signs: some five thousand pages
_LONGEST_WORDS = 20_000  # signs of a title, a name or a comment
_MEASURES = ("import.elements", "import.million_signs")
_MOST = 200_000  # highlights, pages, hidden lines
_ID = re.compile(r"[a-z][a-z0-9_]{0,40}")
_LANGUAGE = re.compile(r"(?:[a-z]{2,3})?")
_PLAIN = re.compile(r"[\x20-\x7e]{0,200}")

# The errors that an importer may report, and the fields that the words of each need.
REFUSALS: Mapping[str, frozenset[str]] = MappingProxyType({
    "source_unsupported": frozenset({"file", "kind"}),
    "source_too_large": frozenset({"file", "size", "limit"}),
    **dict.fromkeys((
        "source_empty", "source_damaged", "source_password", "source_password_wrong", "source_protected", "source_form_undrawn",
        "source_no_text_layer",
        "source_locked", "source_bomb", "source_doctype", "mail_encrypted", "mail_not_message"), frozenset({"file"})),
    "source_too_many_pages": frozenset({"file", "pages", "limit"}),
    "source_encoding": frozenset({"file", "encoding"}),
})


def refusal(id: object, fields: object) -> SourceError:
    """The error that a process reports; WireError when no importer reports such a thing."""
    if not isinstance(id, str) or id not in REFUSALS or not isinstance(fields, list):
        raise WireError(f"no such error: {str(id)[:60]}")
    found: dict[str, Any] = {name: _field(value) for name, value in map(_two, fields)}
    if not REFUSALS[id] <= found.keys() or not all(_ID.fullmatch(name) for name in found):
        raise WireError(f"an error without its fields: {id}")
    return SourceError(id, count=None, **found)


def believed(source: Source, data_digest: str) -> Source:
    """A source as a process made it, when all it says can be so; WireError when not."""
    _require(len(source.text) <= LONGEST_TEXT, "text length")
    _require(bool(source.text.strip()) and source.text == clean(source.text), "text")
    _require(source.text_hash == digest(source.text) and source.origin.sha256 == data_digest, "hash")
    _require(source.number == 0 and not source.excerpts and not source.report.also_carried_by, "number")
    _require(_LANGUAGE.fullmatch(source.language) is not None, "language")
    _require(all(map(_LANGUAGE.fullmatch, source.paragraph_languages.values())), "languages")
    _require(all(map(_PLAIN.fullmatch, (source.origin.media_type, source.origin.encoding))), "media type")
    _require(all(when is None or not when.edtf or when.value is not None for when in (source.published, source.retrieved)), "date")
    _require(all(len(words) <= _LONGEST_WORDS for words in _words(source)), "length")
    count = len(paragraphs(source.text))
    _require_numbers((*source.structure, *source.paragraph_languages), count)
    _require_hidden(source.hidden, count)
    _require_pages(source.pages, len(source.text))
    _require_highlights(source)
    for view in source.views.values():
        _require(len(view.text) <= LONGEST_TEXT and view.text == clean(view.text), "view")
        inside = len(paragraphs(view.text))
        _require_numbers(tuple(view.structure), inside)
        _require_hidden(view.hidden, inside)
    _require_report(source)
    return source


def attached(names: object, frames: tuple[bytes, ...]) -> tuple[AttachedFile, ...]:
    """The files of a mail as a process gives them; WireError when their names are none."""
    if not isinstance(names, list) or len(names) != len(frames):
        raise WireError("no such attachments")
    pairs = [_two(pair) for pair in names]
    _require(all(isinstance(kind, str) and _PLAIN.fullmatch(kind) for _, kind in pairs), "attachments")
    return tuple(AttachedFile(clean(name)[:_LONGEST_WORDS], kind, data) for (name, kind), data in zip(pairs, frames, strict=True))


def _require(true: bool, what: str) -> None:
    if not true:
        raise WireError(f"no such {what}")


def _words(source: Source) -> Iterable[str]:
    """The short texts of a source."""
    yield from (source.author, source.url, source.origin.file)
    for text in (source.title.text, source.publisher.text, source.publisher_short, source.credit, source.summary):
        yield from text.values()
    for highlight in source.highlights:
        yield from (highlight.author, highlight.comment, highlight.prefix, highlight.suffix)
    for one in source.attachments:
        yield from (one.file, one.media_type, one.sha256)


def _require_numbers(numbers: tuple[int, ...], count: int) -> None:
    """Numbers of paragraphs that there are."""
    _require(all(1 <= number <= count for number in numbers), "paragraph")


def _require_hidden(lines: tuple[HiddenLine, ...], count: int) -> None:
    """Hidden lines that stand before a paragraph or behind the last one."""
    _require(len(lines) <= _MOST and all(1 <= line.before <= count + 1 and _ID.fullmatch(line.rule) for line in lines), "hidden line")


def _require_pages(pages: tuple[int, ...], length: int) -> None:
    """Pages that begin within the text, one after the other."""
    _require(len(pages) <= _MOST and all(start < length for start in pages) and pages == tuple(sorted(pages)), "page")


def _require_highlights(source: Source) -> None:
    """Marked passages that stand in the text."""
    _require(len(source.highlights) <= _MOST, "highlights")
    for one in source.highlights:
        _require(0 <= one.start < one.end <= len(source.text) and source.text[one.start:one.end] == one.exact, "highlight")


def _require_report(source: Source) -> None:
    """Ids of a report, as the catalogue may have them."""
    report = source.report
    _require(all(map(_ID.fullmatch, (*report.lost, *report.guessed, *report.counts))), "report")
    _require(all(count < 10**9 for count in report.counts.values()), "count")


def _two(pair: Any) -> tuple[str, Any]:
    if not isinstance(pair, list) or len(pair) != 2 or not isinstance(pair[0], str):
        raise WireError("no pair")
    return pair[0], pair[1]


def _field(value: object) -> object:
    """A field of an error: text, a number, what kind of file it is, or so many of something."""
    if isinstance(value, dict) and value.keys() == {"message", "count"}:
        id, count = value["message"], value["count"]
        if id not in _MEASURES or type(count) is not int or not 0 <= count < 10**9:
            raise WireError("no such measure")
        return message(id, count=count)
    if isinstance(value, dict) and value.keys() == {"message"}:
        id = value["message"]
        if not isinstance(id, str) or id.removeprefix("import.kind.") not in UNREAD:
            raise WireError("no such kind")
        return message(id)
    if isinstance(value, str):
        return clean(value)[:_LONGEST_WORDS]
    if type(value) is int:
        return value
    raise WireError("no field")
