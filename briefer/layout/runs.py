"""Inlines to runs: stretches of text that are all of one face, language and meaning."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefer.document.inlines import Inlines, LineBreak, Link, Marks, Note, Reference, Text
from briefer.layout.boxes import Element, NoteCall

# Characters that print nothing. A soft hyphen of the text would be taken for one of ours, so it goes as well.
_INVISIBLE = re.compile("[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]")
_BLANKS = re.compile("[ \t\n\r\u2000-\u2006\u2008\u200a\u2028\u2029\u205f\u3000]+")
_LONG_WORD = re.compile("[^ ]{200,}")
_CHUNK = 60


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; `call` makes it a note's mark, `target` a link. `glued` joins it to the run before it."""

    text: str
    strong: bool = False
    emphasis: bool = False
    soft: bool = False
    underline: bool = False
    raised: bool = False
    language: str = ""
    target: str = ""
    link: Element | None = None
    call: NoteCall | None = None
    color: str = ""


def plain(text: str) -> str:
    """A text as it is set: one blank between words, nothing invisible."""
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    return _BLANKS.sub(" ", text)


def runs_of(inlines: Inlines, element: Element | None, reference_color: str = "") -> Iterator[list[Run]]:
    """The runs of each line that the text itself breaks; notes and links get their structure elements below `element`."""
    line: list[Run] = []
    for inline in inlines:
        if isinstance(inline, LineBreak):
            yield line
            line = []
        else:
            line += _runs(inline, element, reference_color)
    yield line


def _runs(inline: Text | Link | Reference | Note, element: Element | None, reference_color: str) -> Iterator[Run]:
    """The runs of one inline."""
    if isinstance(inline, Text):
        yield from _chunks(_text_run(inline))
    elif isinstance(inline, Reference):
        yield Run(plain(inline.text).replace(" ", "\xa0"), strong=inline.strong, color=reference_color if inline.strong else "")
    elif isinstance(inline, Note):
        note = Element("Note", identifier=f"note-{inline.number:06d}")
        if element is not None:
            element.kids.append(note)
        yield Run(str(inline.number), raised=True, call=NoteCall(inline, Element("Link"), note))
    else:
        link = Element("Link")
        for text in inline.content:
            yield from (replace(run, target=inline.target, link=link) for run in _chunks(_text_run(text)))


def _text_run(text: Text) -> Run:
    marks = text.marks
    if not marks:
        return Run(plain(text.text), language=text.language)
    return Run(plain(text.text), bool(marks & Marks.STRONG), bool(marks & Marks.EMPHASIS), bool(marks & Marks.SOFT),
               bool(marks & Marks.UNDERLINE), bool(marks & Marks.SUPERSCRIPT), text.language)


def _chunks(run: Run) -> Iterator[Run]:
    """The run, or its parts when it has a word so long that measuring its rest again and again would take too long."""
    if len(run.text) < _CHUNK or not _LONG_WORD.search(run.text):
        if run.text:
            yield run
        return
    end = 0
    for match in _LONG_WORD.finditer(run.text):
        cuts = [end, *range(match.start() + _CHUNK, match.end(), _CHUNK)]
        for start, stop in zip(cuts, [*cuts[1:], match.end()], strict=True):
            yield replace(run, text=run.text[start:stop])
        end = match.end()
    if end < len(run.text):
        yield replace(run, text=run.text[end:])
