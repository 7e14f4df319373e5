"""Words that have to fit: broken into lines, or shortened by whole words."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from briefer.document.styles import TextRole, Weight
from briefer.figures.drawing import Measure

_BREAK = re.compile(r"(?<= )(?=[^ ])(?![^\[\]]*\])")  # not among the letters of sources
_HYPHEN = re.compile(r"(?<=\w-)(?=\w)")
_SOURCES = re.compile(r"\s*\[[^\[\]]*\]$")
_MOST_WORDS = 60  # of a label: no more have room beside a mark
_BASELINE_EM = 0.76  # below the top of the type: where the baseline stands
MIDDLE_EM = _BASELINE_EM - 0.5  # below the middle of a row: where the baseline of words in it stands


def first_baseline(role: TextRole) -> float:
    """How far below the top of a line its baseline stands."""
    return (role.leading - role.size) / 2 + _BASELINE_EM * role.size


def wrapped(text: str, room: float, size: float, weight: Weight, measure: Measure) -> list[str]:
    """A text in as many lines as it needs at this width; it breaks at blanks, and words too long after a hyphen or anywhere."""
    lines: list[str] = []
    for piece in _BREAK.split(text.strip()):
        if lines and measure((lines[-1] + piece).rstrip(), size, weight) <= room:
            lines[-1] += piece
        else:
            lines += _broken(piece, room, size, weight, measure)
    return [line.rstrip() for line in lines]


def wrapped_within(text: str, most: int, room: float, size: float, weight: Weight, measure: Measure) -> list[str]:
    """A text in so many lines at the most; the last holds all that is left, however wide."""
    lines = wrapped(text, room, size, weight, measure)
    if len(lines) <= most:
        return lines
    rest = text.strip()
    for line in lines[:most - 1]:
        rest = rest.removeprefix(line).lstrip()
    return [*lines[:most - 1], rest]


def _broken(word: str, room: float, size: float, weight: Weight, measure: Measure) -> Iterator[str]:
    """A word in pieces that fit; one sign at least in each."""
    if measure(word.rstrip(), size, weight) > room and _HYPHEN.search(word):
        for part in _HYPHEN.split(word):
            yield from _broken(part, room, size, weight, measure)
        return
    while word:
        end = _most_signs(word, room, size, weight, measure)
        yield word[:end]
        word = word[end:]


def _most_signs(word: str, room: float, size: float, weight: Weight, measure: Measure) -> int:
    """How many signs of a word fit; one at least."""
    return max(1, _longest(len(word), lambda count: measure(word[:count].rstrip(), size, weight) <= room))


def _longest(count: int, fits: Callable[[int], bool]) -> int:
    """The greatest number up to this one that fits, where less always fits if more does; 0 if none does."""
    if fits(count):
        return count
    least = 0
    while least + 1 < count:  # so many fit, and `count` do not
        middle = (least + count) // 2
        least, count = (middle, count) if fits(middle) else (least, middle)
    return least


def shorter(text: str, least: int = 1) -> Iterator[str]:
    """The text, then with ever fewer of its words, down to the least, and an ellipsis; the letters of its sources stay at its end."""
    yield text
    words, sources = _parted(text)
    for count in range(min(len(words) - 1, _MOST_WORDS), least - 1, -1):
        yield _beginning(words, count, sources)


def _parted(text: str) -> tuple[list[str], str]:
    """The words of a label, and the letters of its sources."""
    found = _SOURCES.search(text)
    sources = found[0] if found else ""
    return text.removesuffix(sources).split(" "), sources


def _beginning(words: list[str], count: int, sources: str) -> str:
    """The first words of a label, an ellipsis, and its sources."""
    return f"{' '.join(words[:count]).rstrip(' ,;:–')}…{sources}"


def shortened(text: str, room: float, size: float, weight: Weight, measure: Measure) -> str:
    """The text with as many of its words as fit; empty if not even its first does."""
    if measure(text, size, weight) <= room:
        return text
    words, sources = _parted(text)
    count = _longest(len(words) - 1, lambda count: measure(_beginning(words, count, sources), size, weight) <= room)
    return _beginning(words, count, sources) if count else ""


def cut_short(text: str, room: float, size: float, weight: Weight, measure: Measure) -> str:
    """The text with as many of its words as fit, or of its signs when not even one word does; empty if no sign does."""
    by_words = shortened(text, room, size, weight, measure)
    if by_words or not text.strip():
        return by_words
    count = _longest(len(text) - 1, lambda count: measure(f"{text[:count].rstrip()}…", size, weight) <= room)
    return f"{text[:count].rstrip()}…" if count else ""


def fitted(text: str, room: float, size: float, least: float, weight: Weight, measure: Measure) -> tuple[str, float]:
    """The text at its size, else smaller down to the least, else shortened; and the size."""
    wide = measure(text, size, weight)
    if wide <= room:
        return text, size
    smaller = max(least, size * room / wide)
    return (text, smaller) if measure(text, smaller, weight) <= room + 0.01 else (cut_short(text, room, least, weight, measure), least)
