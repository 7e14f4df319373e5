"""Edits of sources: adding, describing, removing, and what happens to their text."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any

from briefer.edits.base import (
    Edit,
    changed,
    label,
    require_choice,
    require_date,
    require_verbatim,
    source_of,
    with_source,
)
from briefer.edits.bodies import without_excerpts
from briefer.edits.excerpts import Anchor, anchored, require_sound
from briefer.edits.rules import with_rules, without_source
from briefer.errors import EditError, Message
from briefer.model.grading import RELIABILITIES
from briefer.model.pack import Pack
from briefer.model.sources import CONTEXT, RIGHTS, Excerpt, HiddenLine, Source
from briefer.model.text import digest, paragraphs
from briefer.values import dataclass

_KNOWN_OF_A_SOURCE = ("title", "publisher", "publisher_short", "author", "url", "credit", "published", "retrieved", "language",
                      "paragraph_languages", "reliability", "rights", "summary", "report")


def _require_sound(source: Source) -> None:
    """EditError when what is known of a source cannot be so."""
    require_choice("reliability", source.reliability, RELIABILITIES)
    require_choice("rights", source.rights, RIGHTS)
    require_date(source.published)
    require_date(source.retrieved)


@dataclass(frozen=True)
class AddSource(Edit):
    """Adds a source with the next number; it may bring excerpts with it."""

    source: Source

    def apply(self, pack: Pack) -> Pack:
        """EditError when its number is not the next one, its hash is not that of its text, or an excerpt is not verbatim."""
        source = self.source
        if source.number != pack.next_source:
            raise EditError("source_number_not_next", number=source.number, next=pack.next_source)
        if source.text_hash != digest(source.text):
            raise EditError("text_hash_differs", source=source.number)
        _require_sound(source)
        taken = [excerpt.number for excerpt in source.excerpts]
        for excerpt in source.excerpts:
            if not 0 < excerpt.number < source.next_excerpt or taken.count(excerpt.number) > 1:
                raise EditError("excerpt_number_not_next", number=excerpt.number, next=source.next_excerpt)
            require_sound(pack, source, excerpt)
        return replace(pack, sources=(*pack.sources, source), next_source=source.number + 1)

    @property
    def label(self) -> Message:
        """Import source 3."""
        return label("add_source", source=self.source.number)


@dataclass(frozen=True)
class ChangeSource(Edit):
    """Changes what is known of a source; its text and excerpts have edits of their own."""

    source: int
    changes: Annotated[Mapping[str, Any], Source]

    def apply(self, pack: Pack) -> Pack:
        """EditError when there is no such source, or a value that it cannot have."""
        source = changed(source_of(pack, self.source), self.changes, _KNOWN_OF_A_SOURCE)
        _require_sound(source)
        return with_source(pack, source)

    @property
    def label(self) -> Message:
        """Change source 3."""
        return label("change_source", source=self.source)


@dataclass(frozen=True)
class RemoveSource(Edit):
    """Takes a source and its excerpts out of the pack and of every briefing; the number is not used again."""

    source: int

    def apply(self, pack: Pack) -> Pack:
        """EditError when there is no such source."""
        gone = source_of(pack, self.source)
        left = tuple(_without_mention(source, gone.number) for source in pack.sources if source is not gone)
        placed = frozenset(id for briefing in pack.briefings for _, id in briefing.placed() if id.source == gone.number)
        briefings = with_rules(pack, lambda rule: without_source(rule, gone.number))
        return replace(pack, sources=left, briefings=tuple(without_excerpts(briefing, placed) for briefing in briefings))

    @property
    def label(self) -> Message:
        """Remove source 3."""
        return label("remove_source", source=self.source)


def _without_mention(source: Source, number: int) -> Source:
    """The source without a note that another one carries the same text."""
    if number not in source.report.also_carried_by:
        return source
    others = tuple(one for one in source.report.also_carried_by if one != number)
    return replace(source, report=replace(source.report, also_carried_by=others))


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


@dataclass(frozen=True)
class ReplaceText(Edit):
    """Gives a source another text, with the anchors that excerpts have in it, by their numbers within the source."""

    source: int
    text: str
    anchors: Mapping[int, Anchor]

    def apply(self, pack: Pack) -> Pack:
        """EditError when an excerpt that was verbatim would no longer be."""
        former = source_of(pack, self.source)
        for number in self.anchors:
            if former.excerpt(number) is None:
                raise EditError("unknown_excerpt", excerpt=f"{self.source}.{number}")
        excerpts = tuple(
            anchored(excerpt, self.anchors[excerpt.number]) if excerpt.number in self.anchors else excerpt
            for excerpt in former.excerpts)
        source = replace(former, text=self.text, text_hash=digest(self.text), excerpts=excerpts, pages=(), paragraph_languages={})
        for before, excerpt in zip(former.excerpts, excerpts, strict=True):
            if excerpt.number in self.anchors or former.verified(before):
                require_verbatim(source, excerpt)
        return with_source(pack, source)

    @property
    def label(self) -> Message:
        """Change the text of source 3."""
        return label("replace_text", source=self.source)
