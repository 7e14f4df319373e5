"""Which lines of a page are its article: an extractor chooses, but words, order and spacing stay the page's."""
from __future__ import annotations

import logging
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from typing import Any

from lxml import etree

from briefer.importers.html_lines import MOST_EFFORT, Line, Walked
from briefer.importers.unconnected import article_extractor

_WORD = re.compile(r"\w+")
_QUIET = logging.NullHandler()
_RUN = 3  # words that stand together in both
_SHARE = 0.6  # of a line's runs that the extractor must have kept
_SHORT = 6  # words; a shorter line is found as a whole
_MOSTLY_LINKS = 0.5
_PARAGRAPH = 80  # signs of a line of prose
_SOME_LINKS, _ALL_LINKS = 0.3, 0.9
_LISTS = frozenset({"ul", "ol", "dl", "blockquote", "figure", "tbody", "table"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LEVELS = 8
_LEAD = 80  # signs of a lead; a line of names and times is shorter
_FEW_WORDS = 0.4  # of an article must be no links
_FEWEST = 0.1  # of the prose in the densest element, what the extractor chose must have
_MOST_LINES, _LONGEST = 30_000, 2_000_000  # lines and signs of a page that may be an article
_NEAR = 12  # lines between parts of one article


def article_lines(walked: Walked, root: Any) -> tuple[int, ...]:
    """The places of the lines that make the article, in order; none when the extractor finds no article."""
    lines = walked.lines
    readable = walked.effort <= MOST_EFFORT and len(lines) <= _MOST_LINES and sum(len(line.text) for line in lines) <= _LONGEST
    extracted = _extracted(root) if readable else ""
    chosen: Sequence[int] = ()
    if extracted:
        own = [_WORD.findall(line.text.casefold()) for line in lines]
        chosen = _without_holes(lines, _matched(own, [_WORD.findall(line.casefold()) for line in extracted.split("\n")]))
    densest = _densest(lines) if readable else ()
    words = _unlinked(lines, chosen)
    least = max(_FEWEST * sum(_prose(lines[place]) for place in densest), _FEW_WORDS * sum(len(lines[place].text) for place in chosen))
    if densest and words < least:
        chosen = densest
    return _with_lead(lines, _without_edges(lines, chosen))


def _unlinked(lines: Sequence[Line], places: Sequence[int]) -> int:
    """How much of the text at these places is no link."""
    return sum(len(lines[place].text) - lines[place].linked for place in places)


def _prose(line: Line) -> int:
    """The signs of a paragraph of prose; none of a line that is short or made of links."""
    return len(line.text) if len(line.text) >= _PARAGRAPH and line.linked <= _SOME_LINKS * len(line.text) else 0


def _densest(lines: Sequence[Line]) -> Sequence[int]:
    """The lines of the element that holds the most prose directly, for where the extractor took the menus for the article."""
    weights: dict[Any, float] = {}
    for line in lines:
        if (weight := _prose(line)) and (parent := _parent(line)) is not None:
            weights[parent] = weights.get(parent, 0) + weight
            if (above := parent.getparent()) is not None:
                weights[above] = weights.get(above, 0) + weight / 2
    if not weights:
        return ()
    best = max(weights, key=lambda element: weights[element])
    return [place for place, line in enumerate(lines) if line.linked <= _MOSTLY_LINKS * len(line.text) and _stands_in(line.block, best)]


def _stands_in(block: Any, holder: Any) -> bool:
    """Whether a block stands in an element, not far below it."""
    for _ in range(_LEVELS):
        if block is None or block is holder:
            break
        block = block.getparent()
    return block is holder


def _extracted(root: Any) -> str:
    """The text that the extractor takes for the article."""
    extract = article_extractor()
    logging.getLogger("trafilatura").addHandler(_QUIET)  # it has nothing to say to a user
    try:
        found = extract(root, fast=True, include_comments=False, include_tables=True, with_metadata=False)
    except (etree.LxmlError, ArithmeticError, AttributeError, AssertionError, LookupError, RecursionError):
        return ""  # a fault of the extractor costs the choice, not the text: the whole page is read
    return (getattr(found, "text", None) or "") if found is not None else ""


def _matched(lines: Sequence[Sequence[str]], extracted: Sequence[Sequence[str]]) -> list[int]:
    """The lines whose words the extractor kept; of lines that repeat, as many as it kept, nearest to the others."""
    kept = [word for line in extracted for word in line]
    runs = Counter(zip(*(kept[start:] for start in range(_RUN)), strict=False))
    whole = Counter(tuple(line) for line in extracted)
    places: dict[tuple[str, ...], list[int]] = {}
    for index, words in enumerate(lines):
        if words and _is_kept(words, runs, whole):
            places.setdefault(tuple(words), []).append(index)
    anchors = sorted(found[0] for words, found in places.items() if len(found) == 1 and len(words) >= _SHORT)
    chosen = list(anchors)
    for words, found in places.items():
        if len(found) == 1 and len(words) >= _SHORT:
            continue
        most = max(1, whole[words])
        near = sorted(found, key=lambda place: _distance(place, anchors))[:most]
        chosen += [place for place in near if len(words) >= _SHORT or not anchors or _distance(place, anchors) <= _NEAR]
    return sorted(chosen)


def _is_kept(words: Sequence[str], runs: Mapping[tuple[str, ...], int], whole: Mapping[tuple[str, ...], int]) -> bool:
    """Whether the extractor kept a line's words, as they stand together; a short line, as one of its own."""
    if len(words) < _SHORT:
        return whole.get(tuple(words), 0) > 0
    own = list(zip(*(words[start:] for start in range(_RUN)), strict=False))
    return sum(run in runs for run in own) >= _SHARE * len(own)


def _distance(place: int, anchors: Sequence[int]) -> int:
    """How many lines lie between a line and the nearest anchor."""
    index = bisect_left(anchors, place)
    return min((abs(place - anchor) for anchor in anchors[max(0, index - 1):index + 1]), default=0)


def _without_holes(lines: Sequence[Line], chosen: Sequence[int]) -> Sequence[int]:
    """The lines chosen, and those of the same blocks that are no links: lists and headings that the extractor left out."""
    holders = Counter(parent for place in chosen if _prose(lines[place]) and (parent := _parent(lines[place])) is not None)
    flow = {holder for holder, count in holders.items() if count > 1}
    taken = set(chosen)
    first, last = (chosen[0], chosen[-1]) if chosen else (0, 0)
    taken.update(place for place in range(first, last) if _belongs(lines[place], flow))
    taken.update(place for place in range(last + 1, min(last + _NEAR, len(lines))) if lines[place].role and _belongs(lines[place], flow))
    return sorted(taken)


def _with_lead(lines: Sequence[Line], chosen: tuple[int, ...]) -> tuple[int, ...]:
    """The lines chosen, with the paragraphs between the page's heading and the first of them: a lead that stands in a block of its own."""
    above = range(max(0, chosen[0] - _NEAR), chosen[0]) if chosen else range(0)
    heading = next((place for place in reversed(above) if lines[place].role == "h1"), None)
    if heading is None:
        return chosen
    lead = [place for place in range(heading + 1, chosen[0]) if len(lines[place].text) >= _LEAD and not lines[place].role
            and lines[place].linked <= _SOME_LINKS * len(lines[place].text)]
    return (*lead, *chosen)


def _without_edges(lines: Sequence[Line], chosen: Sequence[int]) -> tuple[int, ...]:
    """The lines chosen without the menus and labels, all of them links, before and after the article."""
    first, last = 0, len(chosen)
    while first < last and _is_link(lines[chosen[first]]):
        first += 1
    while first < last and _is_link(lines[chosen[last - 1]]):
        last -= 1
    return tuple(chosen[first:last])


def _is_link(line: Line) -> bool:
    """Whether a line is a link and nothing else."""
    return len(line.text) < _PARAGRAPH and line.role not in _HEADINGS and line.linked >= _ALL_LINKS * sum(
        map(len, _WORD.findall(line.text)))


def _belongs(line: Line, flow: Set[Any]) -> bool:
    """Whether a line stands in one of the blocks that the article flows through, and is text."""
    parent = _parent(line)
    above = parent.getparent() if parent is not None and parent.tag in _LISTS else None
    return (parent in flow or above in flow) and line.linked <= _MOSTLY_LINKS * len(line.text)


def _parent(line: Line) -> Any:
    """The element around the block of a line."""
    return line.block.getparent() if line.block is not None else None
