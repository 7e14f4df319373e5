"""What a passage becomes: the edits behind the keys of the reader, without a window."""
from __future__ import annotations

from dataclasses import replace

from briefer.edits import AddExcerpt, Anchor, ChangeExcerpt, Edit, MoveAnchor
from briefer.model.pack import Pack
from briefer.model.sources import Excerpt, ExcerptId, Source
from briefer.model.text import Span, faithful
from briefer.model.themes import Theme
from briefer.values import dataclass
from briefer.workflow import excerpt_at, propose_date, take_highlight
from ui.sources.reading import highlight_at


@dataclass(frozen=True, slots=True)
class Taken:
    """What pressing a key on a passage does: the edit, if there is one to make, and the excerpt that is then there."""

    id: ExcerptId
    edit: Edit | None
    new: bool


def take(source: Source, span: Span, theme: Theme | None, credibility: str) -> Taken:
    """Makes an excerpt of a passage. One that is an excerpt already gets the theme instead; a passage marked in the file is taken with its
    comment. The date is filled in only where the passage states one, whole, and no other."""
    themes = (theme.id,) if theme else ()
    same = next((one for one in source.excerpts if (one.start, one.end) == span and source.verified(one)), None)
    if same is not None:
        id = ExcerptId.of(source, same)
        more = tuple(one for one in themes if one not in same.themes)
        return Taken(id, ChangeExcerpt(id, {"themes": (*same.themes, *more)}) if more else None, new=False)
    proposal = highlight_at(source, span)
    if proposal is not None:
        taken = take_highlight(source, proposal, themes)
        taken = replace(taken, excerpt=_told(source, taken.excerpt, credibility))
        return Taken(ExcerptId.of(source, taken.excerpt), taken, new=True)
    excerpt = _told(source, replace(excerpt_at(source, span), themes=themes), credibility)
    return Taken(ExcerptId.of(source, excerpt), AddExcerpt(source.number, excerpt), new=True)


def _told(source: Source, excerpt: Excerpt, credibility: str) -> Excerpt:
    """An excerpt with what its passage tells by itself."""
    return replace(excerpt, date=propose_date(source, excerpt).filled, credibility=credibility)


def move(source: Source, excerpt: Excerpt, span: Span) -> tuple[MoveAnchor, bool]:
    """The edit that gives an excerpt another passage, and whether the officer's wording stays: only as long as it is faithful to that."""
    there = excerpt_at(source, span)
    wording = excerpt.wording if excerpt.wording and not faithful(excerpt.wording, there.exact) else ""
    anchor = Anchor(there.start, there.end, there.exact, there.prefix, there.suffix)
    return MoveAnchor(ExcerptId.of(source, excerpt), anchor, wording), wording == excerpt.wording


@dataclass(frozen=True, slots=True)
class Touched:
    """The one source that a change concerns; `to_be_shown`: in more than what is said of its excerpts, which other workspaces show too."""

    number: int
    to_be_shown: bool


def touched(before: Pack, after: Pack, *, excerpts_seen: bool = False) -> Touched | None:
    """What an undone change concerns, or None when it is no source that is there now, or several.

    Where `excerpts_seen`, excerpts that come and go are seen already.
    """
    known = {id(source) for source in before.sources}
    changed = [source for source in after.sources if id(source) not in known]
    if len(changed) != 1:
        return None
    now = changed[0]
    former = before.source(now.number)
    if former is None or (not excerpts_seen and [one.number for one in former.excerpts] != [one.number for one in now.excerpts]):
        return Touched(now.number, to_be_shown=True)
    return Touched(now.number, to_be_shown=replace(now, excerpts=former.excerpts, next_excerpt=former.next_excerpt) != former)
