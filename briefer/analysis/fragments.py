"""Paragraphs that begin in mid-sentence: captions that lost their figure, sentences that lost their number."""
from __future__ import annotations

import re

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
