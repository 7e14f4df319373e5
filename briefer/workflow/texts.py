"""When what a source says changes: where its excerpts stand in the new text, as edits that a person can look at first."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefer.analysis.anchoring import Folded, Found, Passage, context, locate
from briefer.analysis.language import languages_of
from briefer.edits import Anchor, MoveAnchor, ReplaceText, RereadSource, SwitchView, TakeHighlight
from briefer.errors import EditError
from briefer.model.sources import AnchorState, Excerpt, ExcerptId, Highlight, Source, View
from briefer.model.text import faithful
from briefer.values import dataclass


@dataclass(frozen=True, slots=True)
class ExcerptFate:
    """How one excerpt fares in the new text: its state there, how much of it is the same (per cent), and the passage found, if any."""

    excerpt: ExcerptId
    state: AnchorState
    likeness: float
    passage: str = ""


@dataclass(frozen=True, slots=True)
class TextChange:
    """An edit that changes a source's text, and what becomes of each of its excerpts.

    Those that are exact or have moved go with the text; those whose words have changed, or that are lost, keep their words and are
    unverified until a person decides: a quotation is never rewritten by itself.
    """

    edit: ReplaceText | SwitchView | RereadSource
    carried: tuple[ExcerptFate, ...]


def switch_view(source: Source, view: View) -> TextChange:
    """What it takes to read a web page in its other way; EditError when the source has no such reading."""
    if source.view is None or view not in source.views:
        raise EditError("source_has_one_view", source=source.number)
    text = source.views[view].text
    places = _Places(source, text)
    told = languages_of(text)
    exceptions = told.exceptions if source.language in ("", told.main) else {}
    return TextChange(SwitchView(source.number, view, places.anchors, places.unanchored, places.highlights, exceptions), places.carried)


def reread(source: Source, fresh: Source) -> TextChange:
    """What it takes to give a source the text of its file, read again or corrected; `fresh` is what an import makes of it."""
    places = _Places(source, fresh.text)
    taken = {(anchor.start, anchor.end) for anchor in places.anchors.values()}
    marks = tuple(one for one in fresh.highlights if (one.start, one.end) not in taken)
    fresh = replace(fresh, number=source.number, highlights=marks)
    return TextChange(RereadSource(fresh, places.anchors, places.unanchored), places.carried)


def correct_text(source: Source, text: str) -> TextChange:
    """What it takes to give a source another text."""
    places = _Places(source, text)
    return TextChange(ReplaceText(source.number, text, places.anchors, places.unanchored), places.carried)


def find_again(source: Source, excerpt: Excerpt) -> tuple[MoveAnchor, Found] | None:
    """The edit that gives an unverified excerpt the passage most like it, and how alike it is; None when it is lost.

    A wording of the officer's own is kept as long as it is faithful to the passage found.
    """
    found = locate(source.text, Passage.of(excerpt))
    if found is None:
        return None
    anchor = anchor_at(source.text, found)
    wording = "" if faithful(excerpt.wording, anchor.exact) else excerpt.wording
    return MoveAnchor(ExcerptId.of(source, excerpt), anchor, wording), found


def take_highlight(source: Source, highlight: Highlight, themes: tuple[str, ...] = ()) -> TakeHighlight:
    """The edit that makes an excerpt of a marked passage; what was written beside it becomes its private note."""
    excerpt = Excerpt(
        source.next_excerpt, highlight.start, highlight.end, highlight.exact, *context(source.text, highlight.start, highlight.end),
        themes=themes, note=": ".join(part for part in (highlight.author, highlight.comment) if part))
    return TakeHighlight(source.number, highlight, excerpt)


def anchor_at(text: str, found: Found) -> Anchor:
    """The anchor of a passage that was found in a text."""
    start, end = found.span
    return Anchor(start, end, text[start:end], *context(text, start, end))


class _Places:
    """Where the excerpts and highlights of a source stand in another text."""

    __slots__ = ("anchors", "carried", "highlights", "unanchored")

    def __init__(self, source: Source, text: str) -> None:
        folded = Folded(text)
        anchors: dict[int, Anchor] = {}
        carried: list[ExcerptFate] = []
        for excerpt in source.excerpts:
            found = locate(folded, Passage.of(excerpt))
            if found and found.state != "changed":
                anchors[excerpt.number] = anchor_at(text, found)
            carried.append(_fate(source, excerpt, text, found))
        self.anchors: Mapping[int, Anchor] = anchors
        self.unanchored = tuple(one.number for one in source.excerpts if one.number not in anchors)
        self.carried = tuple(carried)
        self.highlights = tuple(_marked(one, folded) for one in source.highlights)


def _fate(source: Source, excerpt: Excerpt, text: str, found: Found | None) -> ExcerptFate:
    """The report on one excerpt."""
    id = ExcerptId.of(source, excerpt)
    if found is None:
        return ExcerptFate(id, "lost", 0.0)
    return ExcerptFate(id, found.state, found.likeness, text[found.span.start:found.span.end])


def _marked(highlight: Highlight, text: Folded) -> Highlight:
    """A highlight where its passage stands in another text; unchanged when it does not."""
    found = locate(text, Passage(highlight.exact, highlight.prefix, highlight.suffix, highlight.start))
    if found is None or found.state == "changed":
        return highlight
    anchor = anchor_at(text.text, found)
    return replace(highlight, start=anchor.start, end=anchor.end, exact=anchor.exact, prefix=anchor.prefix, suffix=anchor.suffix)
