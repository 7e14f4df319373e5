"""Whether every part bears its marking, once a briefing prints markings of single parts."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefer.checks.base import Finding, Fix, Scope
from briefer.edits.excerpts import ChangeExcerpt
from briefer.errors import message
from briefer.model.sources import ExcerptId


def portion_missing(scope: Scope) -> Iterator[Finding]:
    """Texts and excerpts without a marking of their own in a briefing that prints such markings: all parts bear one, or none does."""
    if scope.briefing is None or not scope.briefing.portion_marks:
        return
    bare = [said for said in scope.texts if not said.portion and scope.in_languages(said.text)]
    titles = {said.section.id: said.section.titles for said in bare}
    for section, count in Counter(said.section.id for said in bare).items():
        yield Finding("portion_missing", "look", section, message("check.portion_missing.text", section=titles[section], count=count),
                      (Fix(message("fix.go_to_text")),), "portion", section)
    for source, excerpt in scope.placed:
        if not excerpt.portion:
            id = ExcerptId.of(source, excerpt)
            yield Finding("portion_missing", "look", str(id), message("check.portion_missing", excerpt=str(id)),
                          (_mark(id, _agreed(scope)),), "portion")


def _agreed(scope: Scope) -> str:
    """The marking that all marked parts bear; nothing when they differ, or none is marked."""
    borne = {said.portion for said in scope.texts} | {excerpt.portion for _, excerpt in scope.placed}
    marks = borne - {""}
    return marks.pop() if len(marks) == 1 else ""


def _mark(id: ExcerptId, marking: str) -> Fix:
    """Gives an excerpt the marking of the other parts, or opens the field for one."""
    if not marking:
        return Fix(message("fix.add_portion"))
    return Fix(message("fix.mark_portion", marking=marking), ChangeExcerpt(id, {"portion": marking}))
