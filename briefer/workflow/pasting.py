"""From what was copied in another program to a source."""
from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from briefer.analysis.event_dates import read_date
from briefer.model.localized import Localized
from briefer.model.sources import Role, Source, Stated
from briefer.values import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """Copied text as it will stand in the source; `structure` says what its paragraphs are where the other program told it."""

    text: str
    structure: tuple[tuple[int, Role], ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class AsGiven:
    """What a person says of copied text; what is empty is taken from the text, as far as it tells."""

    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    language: str = ""


def read_copied_html(html: str) -> Passage:
    """The passage that was copied, with its structure and the address that the clipboard names."""
    from briefer.importers.html_paste import read_pasted_html

    found = read_pasted_html(html)
    return Passage(found.text, tuple(found.structure.items()), found.url)


def source_of_passage(passage: Passage, given: AsGiven) -> tuple[Source, bytes]:
    """The source that copied text makes, without a number, and the bytes that are kept of it: the text as it was pasted.

    SourceError when there is no text in it, or too much.
    """
    from briefer.importers.imported import ImportedText, RawFile
    from briefer.reading.source import read_source, source_of_text

    data = passage.text.encode("utf-8")
    if passage.structure:
        told = ImportedText(text=passage.text, media_type="text/plain", structure=dict(passage.structure), encoding="utf-8")
        source = source_of_text(told, "", sha256(data).hexdigest(), given.language)
    else:
        source = read_source(RawFile("", data), language=given.language)
    return _as_given(source, given, passage.url), data


def _as_given(source: Source, given: AsGiven, url: str) -> Source:
    """A source with what a person says of it, which holds over what was found."""
    changes: dict[str, object] = {"url": given.url or url or source.url}
    sure = set[str]()
    if given.title:
        changes["title"] = Stated(Localized(given.title), "supplied")
        sure.add("title")
    if given.publisher:
        changes["publisher"] = Stated(Localized(given.publisher), "supplied")
        sure.add("publisher_line")
    if given.published:
        changes["published"] = read_date(given.published)
        sure |= {"published", "published_line"}
    guessed = tuple(id for id in source.report.guessed if id not in sure)
    return replace(source, report=replace(source.report, guessed=guessed), **changes)  # type: ignore[arg-type]
