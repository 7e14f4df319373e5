"""Which lines of a page are its article: an extractor chooses, but words, order and spacing stay the page's."""
from __future__ import annotations

import logging
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from lxml import etree

from briefer.importers.html_lines import MOST_EFFORT, Line, Walked

_WORD = re.compile(r"\w+")
_QUIET = logging.NullHandler()
_RUN = 3  # words that stand together in both
_SHARE = 0.6  # of a line's runs that the extractor must have kept
_SHORT = 6  # words; a shorter line is found as a whole
_MOSTLY_LINKS = 0.5
_LONGEST = 2_000_000  # signs of a page that may be an article
_NEAR = 12  # lines between parts of one article


def article_lines(walked: Walked, root: Any) -> tuple[int, ...]:
    """The places of the lines that make the article, in order; none when the extractor finds no article."""
    lines = walked.lines
    readable = walked.effort <= MOST_EFFORT and sum(len(line.text) for line in lines) <= _LONGEST
    extracted = _extracted(root) if readable else ""
    if not extracted:
        return ()
    words = [_WORD.findall(line.text.casefold()) for line in lines]
    chosen = _matched(words, [_WORD.findall(line.casefold()) for line in extracted.split("\n")])
    return _without_holes(lines, chosen)


def _extracted(root: Any) -> str:
    """The text that the extractor takes for the article."""
    from trafilatura.core import bare_extraction

    logging.getLogger("trafilatura").addHandler(_QUIET)  # it has nothing to say to a user
    try:
        found = bare_extraction(root, fast=True, include_comments=False, include_tables=True, with_metadata=False)
    except (etree.LxmlError, ArithmeticError, AttributeError, AssertionError, LookupError, RecursionError):
        return ""  # a fault of the extractor costs the choice, not the text: the whole page is read
    return (getattr(found, "text", None) or "") if found is not None else ""


def _matched(lines: Sequence[Sequence[str]], extracted: Sequence[Sequence[str]]) -> list[int]:
    """The lines whose words the extractor kept; of lines that repeat, as many as it kept, nearest to the others."""
    kept = [word for line in extracted for word in line]
    runs = Counter(zip(*(kept[start:] for start in range(_RUN)), strict=False))
    shorts = Counter(tuple(kept[index:index + length]) for length in range(1, _SHORT) for index in range(len(kept) - length + 1))
    places: dict[tuple[str, ...], list[int]] = {}
    for index, words in enumerate(lines):
        if words and _is_kept(words, runs, shorts):
            places.setdefault(tuple(words), []).append(index)
    whole = Counter(tuple(line) for line in extracted)
    anchors = sorted(found[0] for words, found in places.items() if len(found) == 1 and len(words) >= _SHORT)
    chosen = list(anchors)
    for words, found in places.items():
        if len(found) == 1 and len(words) >= _SHORT:
            continue
        most = shorts[words] if len(words) < _SHORT else max(1, whole[words])
        near = sorted(found, key=lambda place: _distance(place, anchors))[:most]
        chosen += [place for place in near if len(words) >= _SHORT or not anchors or _distance(place, anchors) <= _NEAR]
    return sorted(chosen)


def _is_kept(words: Sequence[str], runs: Mapping[tuple[str, ...], int], shorts: Mapping[tuple[str, ...], int]) -> bool:
    """Whether the extractor kept a line's words, as they stand together."""
    if len(words) < _SHORT:
        return shorts.get(tuple(words), 0) > 0
    own = list(zip(*(words[start:] for start in range(_RUN)), strict=False))
    return sum(run in runs for run in own) >= _SHARE * len(own)


def _distance(place: int, anchors: Sequence[int]) -> int:
    """How many lines lie between a line and the nearest anchor."""
    index = bisect_left(anchors, place)
    return min((abs(place - anchor) for anchor in anchors[max(0, index - 1):index + 1]), default=0)


def _without_holes(lines: Sequence[Line], chosen: Sequence[int]) -> tuple[int, ...]:
    """The lines chosen, and those between two of them that stand in the same block as both and are no links."""
    taken = set(chosen)
    for before, after in pairwise(chosen):
        if 1 < after - before <= _NEAR and (parent := _parent(lines[before])) is not None and parent is _parent(lines[after]):
            taken.update(place for place in range(before + 1, after) if _belongs(lines[place], parent))
    return tuple(sorted(taken))


def _belongs(line: Line, parent: Any) -> bool:
    """Whether a line that the extractor left out stands in the flow of the article and is text."""
    return (_parent(line) is parent or (line.block is not None and _parent(line) is not None and _parent(line).getparent() is parent)
            ) and line.linked <= _MOSTLY_LINKS * len(line.text)


def _parent(line: Line) -> Any:
    """The element around the block of a line."""
    return line.block.getparent() if line.block is not None else None
