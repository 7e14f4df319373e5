"""Framing text as the editor shows it: paragraphs of runs, and references as chips; and back to its markup, sign by sign.

What the editor cannot show (signs that close nowhere, looks that cross) stands there as it was typed: no text is ever changed by being
shown.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefer.model.framing_inlines import Citation, Footnote, FramingInline, Words, read_inlines
from briefer.values import dataclass

_GAP = re.compile(r"(\n(?:[^\S\n]*\n)+|\n(?=- +\S))")  # an empty line, or the turn before a list item
_ITEM = re.compile(r"- (?=\S)")
_BEGINS = re.compile(r"- +\S")
_TWO_TURNS = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look as they stand in the markup, or a chip: the markup of one reference."""

    text: str
    strong: bool = False
    emphasis: bool = False
    chip: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph or list item, and what stands in the markup between it and the one before ("" for what is usual)."""

    runs: tuple[Run, ...]
    listed: bool = False
    gap: str = ""


def read(text: str) -> tuple[Stretch, ...]:
    """The paragraphs and list items of a text; `write` gives the same text back."""
    parts = _GAP.split(text)
    pieces, gaps = parts[::2], ["", *parts[1::2]]
    return tuple(_stretch(piece, gap) for piece, gap in zip(pieces, gaps, strict=True))


def write(stretches: Sequence[Stretch]) -> str:
    """The markup of paragraphs and list items, whoever made them."""
    out: list[str] = []
    for index, one in enumerate(stretches):
        said = ("- " if one.listed else "") + write_runs(one.runs)
        if index:
            item = _BEGINS.match(said) is not None
            fits = one.gap and (item or _TWO_TURNS.match(one.gap))
            out.append(one.gap if fits else "\n" if item and stretches[index - 1].listed else "\n\n")
        out.append(said)
    return "".join(out)


def plain(runs: Sequence[Run]) -> str:
    """The words of runs without their looks."""
    return "".join(run.text for run in runs)


def _stretch(piece: str, gap: str) -> Stretch:
    listed = _ITEM.match(piece) is not None
    return Stretch(read_runs(piece[2:] if listed else piece), listed, gap)


def read_runs(text: str) -> tuple[Run, ...]:
    """The runs of one paragraph; without looks when its signs are not those that `write_runs` would write."""
    inlines = read_inlines(text, 0, len(text))
    for looks in (True, False):
        runs = _joined(_runs(text, inlines, looks))
        if write_runs(runs) == text:
            return runs
    return (Run(text),) if text else ()


def _runs(text: str, inlines: Sequence[FramingInline], looks: bool) -> Iterator[Run]:
    """The runs of inlines; without looks, the signs that make them stand there too."""
    place = inlines[0].start if inlines and looks else 0
    for inline in inlines:
        if not looks and inline.start > place:
            yield Run(text[place:inline.start])
        yield from _of(text, inline, looks)
        place = inline.end
    if not looks and place < len(text):
        yield Run(text[place:])


def _of(text: str, inline: FramingInline, looks: bool) -> Iterator[Run]:
    """The runs of one inline."""
    match inline:
        case Words():
            yield Run(text[inline.start:inline.end], inline.strong and looks, inline.emphasis and looks)
        case Citation(cited):
            place = inline.start
            for one in cited:
                if one.start > place:
                    yield Run(text[place:one.start])
                yield Run(text[one.start:one.end], chip=True)
                place = one.end
        case Footnote(content) if looks:
            yield Run(text[inline.start:inline.start + 2])
            for within in content:
                yield from _of(text, within, looks)
            yield Run(text[inline.end - 1:inline.end])
        case Footnote():
            yield Run(text[inline.start:inline.end])
        case _:
            yield Run(text[inline.start:inline.end], chip=True)


def _joined(runs: Iterator[Run]) -> tuple[Run, ...]:
    """Neighbours of one look as one run; each chip by itself."""
    out: list[Run] = []
    for run in runs:
        last = out[-1] if out else None
        if last and not last.chip and not run.chip and (last.strong, last.emphasis) == (run.strong, run.emphasis):
            out[-1] = Run(last.text + run.text, run.strong, run.emphasis)
        elif run.text:
            out.append(run)
    return tuple(out)


# --- from runs to signs ----------------------------------------------------------------------------------------------------


def write_runs(runs: Sequence[Run]) -> str:
    """The markup of one paragraph. Looks begin and end with words, as the markup asks; those that it cannot say are left out."""
    cells = [cell for run in runs for cell in ([run.text] if run.chip else run.text)]
    strong, emphasis = (_stretches(runs, cells, look) for look in ("strong", "emphasis"))
    stars = sum(run.text.count("*") for run in runs if not run.chip)
    bare = "".join(cells)
    if not strong and not emphasis:
        return bare
    for wanted in ([(span, "**") for span in strong] + [(span, "*") for span in emphasis], [(span, "**") for span in strong]):
        said = _signed(cells, wanted)
        if _shown_stars(said) <= stars:
            return said
    return bare


def _stretches(runs: Sequence[Run], cells: Sequence[str], look: str) -> list[tuple[int, int]]:
    """From which cell to which a look holds: from the beginning of a word to the end of one."""
    flags: list[bool | None] = []
    for run in runs:
        flags += [None] if run.chip else [bool(getattr(run, look))] * len(run.text)
    spans: list[tuple[int, int]] = []
    start = 0
    while start < len(cells):
        if not flags[start]:
            start += 1
            continue
        end = last = start + 1
        while end < len(cells) and flags[end] is not False:
            end += 1
            last = end if flags[end - 1] else last  # a chip belongs to a look only when it goes on behind it
        span = _to_words(cells, start, last)
        if span and spans and span[0] < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(span[1], spans[-1][1]))
        elif span:
            spans.append(span)
        start = max(last, end)
    return spans


def _to_words(cells: Sequence[str], start: int, end: int) -> tuple[int, int] | None:
    """A stretch without blanks at its ends, and with the whole of the words that it begins and ends in; None if nothing is left."""
    while start < end and cells[start].isspace():
        start += 1
    while end > start and cells[end - 1].isspace():
        end -= 1
    if start == end:
        return None
    while start and cells[start - 1][-1:].isalnum():
        start -= 1
    while end < len(cells) and cells[end][:1].isalnum():
        end += 1
    return start, end


def _signed(cells: Sequence[str], wanted: Sequence[tuple[tuple[int, int], str]]) -> str:
    """Cells with the signs of looks; of those that begin together the longest is the outermost."""
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    for (start, end), sign in sorted(wanted, key=lambda one: (one[0][0] - one[0][1], -len(one[1]))):
        opening.setdefault(start, []).append(sign)
        closing.setdefault(end, []).insert(0, sign)
    out: list[str] = []
    for place in range(len(cells) + 1):
        out += closing.get(place, ())
        out += opening.get(place, ())
        if place < len(cells):
            out.append(cells[place])
    return "".join(out)


def _shown_stars(said: str) -> int:
    """How many stars of a text are shown as stars."""

    def count(inlines: Sequence[FramingInline]) -> int:
        notes = sum(count(one.content) for one in inlines if isinstance(one, Footnote))
        return notes + sum(one.text.count("*") for one in inlines if isinstance(one, Words))

    return count(read_inlines(said, 0, len(said)))
