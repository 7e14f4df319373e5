"""Paragraphs that should not be quoted as they stand: fragments, captions that lost their figure, standfirsts that say the text twice."""
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefer.model.sources import Role
from briefer.model.text import paragraphs

_FEWEST_WORDS = 4  # fewer words are a label, not half a sentence
_LONGEST = 300
_END = re.compile(r"[.!?…;:,][\"'’”»)\]]*$")
_NAMES_IN_SMALL_LETTERS = re.compile(r"(?:https?:|www\.|[\w.]+@|[a-z]+[A-Z0-9])")


def fragments(text: str) -> tuple[int, ...]:
    """The numbers, from 1, of short paragraphs that begin with a small letter and end without a stop.

    They are told and left where they are: what they were part of is not in the file, so they should not be quoted.
    """
    found = []
    for number, span in enumerate(paragraphs(text), 1):
        paragraph = text[span.start:span.end]
        if (paragraph[0].islower() and len(paragraph) <= _LONGEST and len(paragraph.split()) >= _FEWEST_WORDS
                and not _END.search(paragraph) and not _NAMES_IN_SMALL_LETTERS.match(paragraph)):
            found.append(number)
    return tuple(found)


_FIGURE = r"(?:fig(?:ure|ura|\.)|table|tabella|chart|grafico|map|mappa|photo|foto(?:grafia)?|image|immagine)"
_PICTURE = r"(?:photo|image|picture|foto(?:grafia)?|immagine|(?:in|nella) foto|in the (?:photo|picture)|pictured)"
_CAPTIONS = tuple(re.compile(form, re.IGNORECASE) for form in (
    rf"{_FIGURE}\s?\d{{1,3}}\s?[.:–—-]\s?\S.{{0,300}}",
    rf"{_PICTURE}(?:\s(?:by|di|credit|d['’]archivio|above|below|sopra|sotto))?\s?[:/]\s?\S.{{0,300}}",
    r"(?:nella foto|in the photo|pictured|photo by|foto di)[,:]?\s\S.{0,160}",
    r".{0,250}\((?:photo|foto|image|immagine|picture|credits?)(?:\s?:|\sby|\sdi|\scourtesy)\s?[^()]{2,80}\)\.?"))
_LONGEST_CAPTION = 400


def lone_captions(lines: Sequence[str], structure: Mapping[int, Role]) -> tuple[int, ...]:
    """The numbers, from 1, of paragraphs that are captions by their words or by the file: the figures they speak of are not in the text."""
    return tuple(number for number, line in enumerate(lines, 1)
                 if structure.get(number) == "caption"
                 or (len(line) <= _LONGEST_CAPTION and any(form.fullmatch(line) for form in _CAPTIONS)))


_FEWEST_OF_STANDFIRST, _LONGEST_OF_STANDFIRST = 12, 80  # words that carry meaning
_SAID_AGAIN = 0.5  # of them
_LONGER = 2  # times as long is the paragraph that says it whole
_CARRYING = re.compile(r"\w{4,}|\d+")


def repeated_standfirsts(lines: Sequence[str]) -> tuple[int, ...]:
    """The numbers, from 1, of short paragraphs most of whose words come again in a longer one just below: to be quoted once, from there."""
    found = []
    for number, (line, below) in enumerate(pairwise(lines), 1):
        if len(below) < _LONGER * len(line):
            continue
        words = _carrying(line)
        if (_FEWEST_OF_STANDFIRST <= len(words) <= _LONGEST_OF_STANDFIRST
                and len(words & _carrying(below)) >= _SAID_AGAIN * len(words)):
            found.append(number)
    return tuple(found)


def _carrying(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, cut so that their endings do not matter."""
    return frozenset(word[:6] for word in _CARRYING.findall(text.casefold()))
