"""Lines to paragraphs: a text broken at a fixed width is put together again, any other is left as it is."""
from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

_NARROWEST, _WIDEST = 40, 100  # signs in a line, where programs and people break
_FEWEST_JOINTS = 3
_FULL_SHARE = 0.7  # of the lines that another follows directly, so many must be full
_SLACK = 12  # signs by which a line may fall short of the width and still be full
_ITEM = re.compile(r"(?:[-–—•*·▪■>]|\d{1,3}[.)]|[a-zA-Z][.)]|\([a-z0-9]{1,3}\))\s")
_SENTENCE_END = re.compile(r"[.!?…:][\"'’”»)\]]*$")
_BROKEN_WORD = re.compile(r"(?P<head>\w+)-$")
_WORD = re.compile(r"\w+")


def unwrap(lines: Sequence[str], alone: Callable[[str], bool], width: int | None = None) -> tuple[tuple[str, ...], bool]:
    """The paragraphs of a text given line by line, and whether a word broken by a hyphen was put together.

    A line for which `alone` holds never joins another. `width` is the one of the whole, when these lines are a part of it.
    """
    blocks = _blocks(lines)
    width = width or _wrapped_at(blocks)
    if width is None:
        return tuple(line.strip() for block in blocks for line in block), False
    paragraphs: list[str] = []
    vocabulary: frozenset[str] | None = None
    mended = False
    for block in blocks:
        pieces = [block[0].strip()]
        for line, following in pairwise(block):
            if not _goes_on(line, following, width) or alone(line.strip()) or alone(following.strip()):
                paragraphs.append("".join(pieces))
                pieces = [following.strip()]
                continue
            if _BROKEN_WORD.search(line) and vocabulary is None:
                vocabulary = frozenset(word.casefold() for text in lines for word in _WORD.findall(text))
            mended = _join(pieces, following.strip(), vocabulary or frozenset()) or mended
        paragraphs.append("".join(pieces))
    return tuple(paragraphs), mended


def wrapped_at(lines: Sequence[str]) -> int | None:
    """The width at which a text was broken, or None when it was not."""
    return _wrapped_at(_blocks(lines))


def _blocks(lines: Sequence[str]) -> list[list[str]]:
    """Lines that stand together, between blank ones."""
    blocks: list[list[str]] = []
    together = False
    for line in lines:
        if not line.strip():
            together = False
        elif together:
            blocks[-1].append(line.rstrip())
        else:
            blocks.append([line.rstrip()])
            together = True
    return blocks


def _wrapped_at(blocks: Sequence[Sequence[str]]) -> int | None:
    """The width at which lines were broken, or None when they were not."""
    lines = [line for block in blocks for line in block if " " in line.strip()]
    if not lines or max(map(len, lines)) > _WIDEST:
        return None
    width = max(map(len, lines))
    joints = [(line, following) for block in blocks for line, following in pairwise(block) if not _ITEM.match(following.lstrip())]
    if width < _NARROWEST or len(joints) < _FEWEST_JOINTS:
        return None
    full = sum(_full(line, following, width) for line, following in joints)
    return width if full >= _FULL_SHARE * len(joints) else None


def _full(line: str, following: str, width: int) -> bool:
    """Whether the first word of the next line had no more room, or hardly any, in this one."""
    return len(line) + 1 + len(following.split()[0]) > width - _SLACK


def _goes_on(line: str, following: str, width: int) -> bool:
    """Whether the next line belongs to the same paragraph."""
    if _ITEM.match(following.lstrip()):
        return False
    if not _full(line, following, width):
        return False
    indented = len(following) - len(following.lstrip()) >= 2 and not line.startswith("  ")
    return not (indented and _SENTENCE_END.search(line))


def _join(pieces: list[str], after: str, vocabulary: frozenset[str]) -> bool:
    """Adds a line to the pieces of a paragraph, and says whether a broken word was put together.

    A hyphen at the break stays, unless the text has the word without one elsewhere.
    """
    broken, tail = _BROKEN_WORD.search(pieces[-1]), _WORD.match(after)
    if not broken or not tail or len(broken["head"]) == 1:
        pieces.append(f" {after}")
        return False
    known = f"{broken['head']}{tail[0]}".casefold() in vocabulary
    if known:
        pieces[-1] = pieces[-1][:-1]
    pieces.append(after)
    return known
