"""Edits of what a source says: lines restored, another reading, the file read again, a text put in its place.

Excerpts keep their passages: each edit brings the anchors that they have in the new text, and names those that have none there.
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from briefer.edits.base import Edit, label, require_choice, require_verbatim, source_of, with_source
from briefer.edits.excerpts import Anchor, anchored, with_next_excerpt
from briefer.errors import EditError, Message
from briefer.model.pack import Pack
from briefer.model.sources import CONTEXT, Excerpt, ExcerptId, HiddenLine, Highlight, Reading, Source, View
from briefer.model.text import digest, paragraphs
from briefer.values import dataclass


@dataclass(frozen=True)
class RestoreHiddenLine(Edit):
    """Puts a line that was left out at import back into the text, as a paragraph of its own; anchors behind it move on."""

    source: int
    line: HiddenLine

    def apply(self, pack: Pack) -> Pack:
        """EditError when there is no such hidden line, or it stood in the middle of an excerpt."""
        source = source_of(pack, self.source)
        if self.line not in source.hidden:
            raise EditError("unknown_hidden_line", source=self.source)
        at = _line_start(source.text, self.line.before)
        lead = "\n" if at == len(source.text) and source.text and not source.text.endswith("\n") else ""
        shown = f"{lead}{self.line.text}\n"
        text = source.text[:at] + shown + source.text[at:]
        place = self.line.before if at < len(source.text) else len(paragraphs(source.text)) + 1
        hidden = tuple(
            replace(one, before=one.before + 1) if (one.before, one.order) > (self.line.before, self.line.order) else one
            for one in source.hidden if one != self.line)
        return with_source(pack, replace(
            source,
            text=text,
            text_hash=digest(text),
            hidden=hidden,
            excerpts=tuple(_shifted(source, excerpt, at, len(shown), text) for excerpt in source.excerpts),
            pages=tuple(start + len(shown) if start >= at and start else start for start in source.pages),
            highlights=tuple(_moved_on(one, at, len(shown)) for one in source.highlights),
            structure={number + (number >= place): role for number, role in source.structure.items()},
            paragraph_languages={number + (number >= place): one for number, one in source.paragraph_languages.items()}))

    @property
    def label(self) -> Message:
        """Restore a line of source 3."""
        return label("restore_hidden_line", source=self.source)


def _line_start(text: str, paragraph: int) -> int:
    """Where the line of a paragraph, counted from 1, begins; the end of the text when there are fewer."""
    spans = paragraphs(text)
    if paragraph > len(spans):
        return len(text)
    return text.rfind("\n", 0, spans[max(paragraph, 1) - 1].start) + 1


def _shifted(source: Source, excerpt: Excerpt, at: int, by: int, text: str) -> Excerpt:
    """An excerpt after a line came into the text; EditError when the line falls into its passage."""
    if excerpt.end <= at:
        return excerpt
    if excerpt.start < at:
        raise EditError("hidden_line_in_excerpt", excerpt=f"{source.number}.{excerpt.number}")
    start, end = excerpt.start + by, excerpt.end + by
    return replace(excerpt, start=start, end=end, prefix=text[max(0, start - CONTEXT):start], suffix=text[end:end + CONTEXT])


def _moved_on(highlight: Highlight, at: int, by: int) -> Highlight:
    """A highlight after a line came into the text; one that the line falls into stays, and no longer says what stands there."""
    return highlight if highlight.start < at else replace(highlight, start=highlight.start + by, end=highlight.end + by)


@dataclass(frozen=True)
class ReplaceText(Edit):
    """Gives a source another text, with the anchors that excerpts have in it, by their numbers within the source."""

    source: int
    text: str
    anchors: Mapping[int, Anchor]
    unanchored: tuple[int, ...] = ()

    def apply(self, pack: Pack) -> Pack:
        """EditError when an excerpt that was verbatim would no longer be, and is not named as one without an anchor."""
        former = source_of(pack, self.source)
        fresh = replace(former, text=self.text, text_hash=digest(self.text), pages=(), paragraph_languages={}, structure={}, hidden=(),
                        highlights=(), views={}, view=None)
        return with_source(pack, _with_excerpts(former, fresh, self.anchors, self.unanchored))

    @property
    def label(self) -> Message:
        """Change the text of source 3."""
        return label("replace_text", source=self.source)


@dataclass(frozen=True)
class SwitchView(Edit):
    """Reads a web page in its other way, the article alone or the whole page; the reading that was current is kept beside it."""

    source: int
    view: View
    anchors: Mapping[int, Anchor]
    unanchored: tuple[int, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    paragraph_languages: Mapping[int, str] = field(default_factory=dict)

    def apply(self, pack: Pack) -> Pack:
        """EditError when the source has no such reading, or an excerpt would silently lose its passage."""
        former = source_of(pack, self.source)
        if former.view is None:
            raise EditError("source_has_one_view", source=self.source)
        require_choice("view", self.view, tuple(former.views))
        reading = former.views[self.view]
        others = {view: one for view, one in former.views.items() if view != self.view}
        fresh = replace(
            former, text=reading.text, text_hash=digest(reading.text), structure=reading.structure, hidden=reading.hidden, view=self.view,
            views={**others, former.view: Reading(former.text, former.structure, former.hidden)}, pages=(),
            highlights=self.highlights, paragraph_languages=self.paragraph_languages)
        return with_source(pack, _with_excerpts(former, fresh, self.anchors, self.unanchored))

    @property
    def label(self) -> Message:
        """Show source 3 as a whole page."""
        return label("switch_view", source=self.source)


@dataclass(frozen=True)
class RereadSource(Edit):
    """Takes the text and the report of a source from its file, read again or corrected; what the officer said of it stays.

    `fresh` is the source as an import would add it; its bytes go to the session as with AddSource.
    """

    fresh: Source
    anchors: Mapping[int, Anchor]
    unanchored: tuple[int, ...] = ()

    def apply(self, pack: Pack) -> Pack:
        """EditError when there is no such source, the hash is not that of the text, or an excerpt would silently lose its passage."""
        former, fresh = source_of(pack, self.fresh.number), self.fresh
        if fresh.text_hash != digest(fresh.text):
            raise EditError("text_hash_differs", source=fresh.number)
        taken = replace(
            former, text=fresh.text, text_hash=fresh.text_hash, structure=fresh.structure, hidden=fresh.hidden, view=fresh.view,
            views=fresh.views, pages=fresh.pages, highlights=fresh.highlights, attachments=fresh.attachments, origin=fresh.origin,
            paragraph_languages=fresh.paragraph_languages, report=replace(fresh.report, also_carried_by=former.report.also_carried_by))
        return with_source(pack, _with_excerpts(former, taken, self.anchors, self.unanchored))

    @property
    def label(self) -> Message:
        """Read source 3 again."""
        return label("reread_source", source=self.fresh.number)


def _with_excerpts(former: Source, fresh: Source, anchors: Mapping[int, Anchor], unanchored: tuple[int, ...]) -> Source:
    """The source with the new text and its excerpts where they stand in it.

    EditError for an anchor of no excerpt, for one that is not verbatim, and for an excerpt that was verbatim and would not be any more.
    """
    for number in (*anchors, *unanchored):
        if former.excerpt(number) is None:
            raise EditError("unknown_excerpt", excerpt=str(ExcerptId(former.number, number)))
    excerpts = tuple(anchored(one, anchors[one.number]) if one.number in anchors else one for one in former.excerpts)
    source = replace(fresh, excerpts=excerpts, next_excerpt=former.next_excerpt)
    for before, excerpt in zip(former.excerpts, excerpts, strict=True):
        if excerpt.number in anchors or (former.verified(before) and excerpt.number not in unanchored):
            require_verbatim(source, excerpt)
    return source


@dataclass(frozen=True)
class TakeHighlight(Edit):
    """Makes an excerpt of a passage that somebody had marked in the file; the mark is then no longer proposed."""

    source: int
    highlight: Highlight
    excerpt: Excerpt

    def apply(self, pack: Pack) -> Pack:
        """EditError when there is no such highlight, its number is not the next one, or the passage does not stand there."""
        source = _without_highlight(source_of(pack, self.source), self.highlight)
        return with_next_excerpt(pack, source, self.excerpt)

    @property
    def label(self) -> Message:
        """Add excerpt 5.2."""
        return label("take_highlight", excerpt=f"{self.source}.{self.excerpt.number}")


@dataclass(frozen=True)
class DropHighlight(Edit):
    """No longer proposes a passage that somebody had marked in the file."""

    source: int
    highlight: Highlight

    def apply(self, pack: Pack) -> Pack:
        """EditError when there is no such highlight."""
        return with_source(pack, _without_highlight(source_of(pack, self.source), self.highlight))

    @property
    def label(self) -> Message:
        """Dismiss a highlight of source 3."""
        return label("drop_highlight", source=self.source)


def _without_highlight(source: Source, highlight: Highlight) -> Source:
    """The source without one of its highlights; EditError when it has no such one."""
    if highlight not in source.highlights:
        raise EditError("unknown_highlight", source=source.number)
    return replace(source, highlights=tuple(one for one in source.highlights if one != highlight))
