"""Inlines to runs: stretches of text that are all of one face, language and meaning."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from briefer.document.inlines import Inlines, LineBreak, Link, Marks, Note, Rating, RatingValue, Reference, Text
from briefer.layout.boxes import Element, NoteCall
from briefer.values import dataclass

# Characters that print nothing. A soft hyphen of the text would be taken for one of ours, so it goes as well.
_INVISIBLE = re.compile("[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]")
_BLANKS = re.compile("[ \t\n\r\u2000-\u2006\u2008\u200a\u2028\u2029\u205f\u3000]+")
_UNPLAIN = re.compile("[\t\n\r\xad\u2000-\u2006\u2008\u200a-\u200f\u2028-\u202e\u205f-\u2064\u2066-\u2069\u3000\ufe00-\ufe0f\ufeff]")
_LONG, _CHUNK = 200, 60
_LONG_WORD = re.compile(f"[^ ]{{{_LONG},}}")
_LANGUAGE = re.compile("[A-Za-z0-9-]+")
# As numbers: asking a Flag for its parts takes longer than all the rest that is done for a run.
_STRONG, _EMPHASIS, _SOFT, _UNDERLINE, _SUPERSCRIPT, _BOX, _TAG = (
    mark.value for mark in (Marks.STRONG, Marks.EMPHASIS, Marks.SOFT, Marks.UNDERLINE, Marks.SUPERSCRIPT, Marks.BOX, Marks.TAG))
_RULED = _UNDERLINE | _BOX | _TAG


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; `call` makes it a note's mark, `target` a link, `rating` a mark without text; `rule` is drawn at its words,
    and `element` is what a link or a mark of rating means."""

    text: str
    strong: bool = False
    emphasis: bool = False
    soft: bool = False
    rule: Literal["", "underline", "frame", "tag"] = ""
    raised: bool = False
    language: str = ""
    target: str = ""
    element: Element | None = None
    call: NoteCall | None = None
    color: str = ""
    rating: RatingValue | None = None


def plain(text: str) -> str:
    """A text as it is set: one blank between words, nothing invisible."""
    return _BLANKS.sub(" ", _INVISIBLE.sub("", text)) if "  " in text or _UNPLAIN.search(text) else text


def is_long(text: str) -> bool:
    """Whether a text has a word so long that measuring its rest again and again would take too long."""
    return len(text) >= _LONG and max(map(len, text.split(" "))) >= _LONG


def runs_of(inlines: Inlines, element: Element | None, reference_color: str = "") -> Iterator[list[Run]]:
    """The runs of each line that the text itself breaks; notes and links get their structure elements below `element`."""
    line: list[Run] = []
    for inline in inlines:
        if isinstance(inline, LineBreak):
            yield line
            line = []
        else:
            first = len(line)
            line += _runs(inline, element, reference_color)
            if first and first < len(line) and line[first - 1].rating:
                line[first] = _joined(line[first])
    yield line


def _runs(inline: Text | Link | Reference | Note | Rating, element: Element | None, reference_color: str) -> Sequence[Run]:
    """The runs of one inline."""
    if isinstance(inline, Text):
        return _chunks(_text_run(inline))
    if isinstance(inline, Reference):
        return (Run(plain(inline.text).replace(" ", "\xa0"), strong=inline.strong, color=reference_color if inline.strong else ""),)
    if isinstance(inline, Note):
        note = Element("Note", identifier=f"note-{inline.number:06d}")
        if element is not None:
            element.kids.append(note)
        return (Run(str(inline.number), raised=True, call=NoteCall(inline, Element("Link"), note)),)
    if isinstance(inline, Rating):
        return (Run("", element=Element("Figure", alt=inline.alt or " "), rating=inline.value),)
    link = Element("Link")
    return [replace(run, target=inline.target, element=link) for text in inline.content for run in _chunks(_text_run(text))]


def _joined(run: Run) -> Run:
    """A run after a mark of rating, from which no line may part it."""
    return replace(run, text=f"\xa0{run.text[1:]}") if run.text.startswith(" ") else run


def _text_run(text: Text) -> Run:
    marks = text.marks.value
    language = text.language if text.language and _LANGUAGE.fullmatch(text.language) else ""
    if not marks:
        return Run(plain(text.text), language=language)
    said = plain(text.text)
    rule: Literal["", "underline", "frame", "tag"] = ""
    if marks & _RULED:
        rule = "frame" if marks & _BOX else "tag" if marks & _TAG else "underline"
        said = said.replace(" ", "\xa0") if rule == "frame" else said
    return Run(said, bool(marks & (_STRONG | _BOX)), bool(marks & _EMPHASIS), bool(marks & _SOFT), rule, bool(marks & _SUPERSCRIPT),
               language)


def _chunks(run: Run) -> Sequence[Run]:
    """The run, or its parts when it has a word that is too long to be measured whole; none without text."""
    if not is_long(run.text):
        return (run,) if run.text else ()
    cuts = [0]
    for match in _LONG_WORD.finditer(run.text):
        cuts += [*range(match.start() + _CHUNK, match.end(), _CHUNK), match.end()]
    if cuts[-1] < len(run.text):
        cuts.append(len(run.text))
    return [replace(run, text=run.text[start:stop]) for start, stop in pairwise(cuts)]
