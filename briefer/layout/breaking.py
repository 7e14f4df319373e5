"""Where lines end: first fit, ragged or justified, words hyphenated or cut where they have to be."""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TypeAlias

from briefer.layout.boxes import Line, Lines, NoteCall, Spot, SpotKind
from briefer.layout.codes import SOFT_HYPHEN
from briefer.layout.fonts import Face, sized
from briefer.layout.hyphens import Positions
from briefer.layout.runs import Run
from briefer.layout.sheet import Role
from briefer.values import dataclass

_LETTER = r"[^\W\d_]"
_HYPHENATED = re.compile(rf"\W*(?:{_LETTER}+['’])?(?P<core>{_LETTER}+)\W*")
# A word may be broken after a hyphen, dash or slash between three letters and three more, or an address after its slashes and dots.
_OPENINGS = re.compile(rf"(?<={_LETTER}{{3}})[-‐–—/](?={_LETTER}{{3}})")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_ADDRESS_OPENINGS = re.compile(r"(?<=[^/])[/?&=._-](?=[^/])")
_LEAST_ROOM = 1500  # thousandths of an em: what is left on a line before a word is taken apart
_HANGING = 0.55  # of a hyphen at the end of a justified line: how much stands beyond the edge, so that the edge looks straight
_UNKNOWN = 5000  # more than what stands for a sign that no face has is wide
_Extent: TypeAlias = tuple[int, int, float, float, str]


@dataclass(slots=True)
class Group:
    """The words of one run: where they start, the operators around them, whether they join the word before."""

    start: int
    face: Face
    run: Run
    opening: str
    closing: str
    scale: float
    glued: bool
    positions: Positions | None
    spotted: bool = False
    wide: float = 0.0  # thousandths of an em: what a mark takes, or a frame beside its word


@dataclass(slots=True)
class Job:
    """One text being broken."""

    role: Role
    width: float
    words: list[str]
    sums: list[float]
    pieces: list[str]
    groups: list[Group]
    limits: Sequence[int]

    def simple(self) -> Lines:
        """The lines of a text that is all of one face and has nothing else to it."""
        size, pieces, sums = self.role.size, self.pieces, self.sums
        blank = self.role.face.space + 1000 * self.role.tracking
        operators: list[Line] = []
        widths: list[float] = []
        for start, end, base, gap, tail in self._extents([]):
            separator = f" ){-round(gap)}(" if gap else " "
            operators.append(sized(f"[({separator.join(pieces[start:end])}{tail})]TJ", size))
            widths.append((sums[end - 1] - base - blank + gap * (end - start - 1)) * size / 1000)
        return Lines(operators, widths)

    def _width(self, end: int, base: float, stretch: float) -> float:
        """The width in points of a line up to a word, without the blank after it."""
        blank = self.role.face.space + 1000 * self.role.tracking
        return max(0.0, (self.sums[end - 1] - base - blank + stretch) * self.role.size / 1000)

    def mixed(self) -> Lines:
        """The lines of runs of several faces, languages or meanings."""
        joints = [group.start for group in self.groups if group.glued]
        operators: list[Line] = []
        widths: list[float] = []
        spots: list[Spot] = []
        calls: list[tuple[int, NoteCall]] = []
        current, last = 0, len(self.groups) - 1
        for start, end, base, gap, tail in self._extents(joints):
            while current < last and self.groups[current + 1].start <= start:
                current += 1
            segments: list[tuple[int, str]] = []
            for index in range(current, last + 1):
                group = self.groups[index]
                if group.start >= end:
                    break
                stop = min(self.groups[index + 1].start if index < last else end, end)
                first = max(start, group.start)
                blank = stop < end and not self.groups[index + 1].glued
                shown, after = self._shown(group, first, stop, gap, blank, tail if stop == end else "")
                number = -1
                if group.spotted:
                    number = len(spots)
                    left = self._left(first, start, base, gap, joints)
                    right = self._left(stop - 1, start, base, gap, joints) + self._advance(group, stop - 1)
                    spots.append(self._spot(group.run, len(operators), left, right))
                    if group.run.call and not (calls and calls[-1][1] is group.run.call):  # a mark that two lines share is one call
                        calls.append((len(operators), group.run.call))
                segments.append((number, shown))
                if after:
                    segments.append((-1, after))
            operators.append(_merged(segments))
            widths.append(self._width(end, base, gap * self._gaps(start, end - 1, joints)))
        return Lines(operators, widths, tuple(spots), tuple(calls))

    def _shown(self, group: Group, start: int, stop: int, gap: float, blank: bool, tail: str) -> tuple[str, str]:
        """The operator of a group's words on a line, and what follows it outside of its spot."""
        stretch = round(gap / group.scale) if gap else 0
        separator = f" ){-stretch}(" if stretch else " "
        text = separator.join(self.pieces[start:stop])
        plain_separator = f" ){-round(gap)}(" if gap else " "
        size = self.role.size * group.scale
        if group.spotted or group.scale != 1:
            after = sized(f"[({plain_separator if blank else tail})]TJ", self.role.size) if blank or tail else ""
            return f"{group.opening}{sized(f'[({text})]TJ', size)}{group.closing}", after
        return f"{group.opening}{sized(f'[({text}{separator if blank else tail})]TJ', size)}{group.closing}", ""

    def _spot(self, run: Run, line: int, left: float, right: float) -> Spot:
        scale = self.role.size / 1000
        kind: SpotKind = "note" if run.call else "rating" if run.rating else "link" if run.target else run.rule or "underline"
        element = run.call.mark if run.call else run.element
        return Spot(kind, line, left * scale, right * scale, element, run.target, run.call, run.rating)

    def _advance(self, group: Group, word: int) -> float:
        """The advance of a word of a group as it stands on its line, without the blank after it."""
        return (group.face.words[self.words[word]] - group.face.space) * group.scale + group.wide

    def _left(self, word: int, start: int, base: float, gap: float, joints: list[int]) -> float:
        """Where a word begins on its line, in thousandths of an em."""
        return (self.sums[word - 1] - base if word > start else 0) + gap * self._gaps(start, word, joints)

    @staticmethod
    def _gaps(start: int, word: int, joints: list[int]) -> int:
        """How many blanks stand before a word on its line."""
        return word - start - (bisect_right(joints, word) - bisect_right(joints, start) if joints else 0)

    def _extents(self, joints: list[int]) -> Iterator[_Extent]:
        """Start, end, running width before, stretch of blanks and trailing blank of each line.

        While a line is yielded, a word broken at its end stands in `pieces` as the line needs it.
        """
        sums, pieces, words = self.sums, self.pieces, self.words
        count, blank, glued = len(sums), self.role.face.space + 1000 * self.role.tracking, frozenset(joints)
        room = self.width * 1000 / self.role.size + blank + 0.01
        start, base, hyphens = 0, 0.0, 0
        while start < count:
            limit = base + room
            end = bisect_right(sums, limit, start)
            head = rest = ""
            if end < count:
                end = self._unglued(start, end, glued)
                used = sums[end - 1] if end > start else base
                if end == start:
                    head, rest = self._forced(start, limit - base, 1)
                    end += not head
                elif end in glued:
                    head, rest = self._forced(end, limit - used, 0)
                else:
                    head, rest = self._broken(end, limit - used, hyphens < self.limits[3] and end < count - 1)
            tail, gap = " " if end < count and not head else "", 0.0
            if head:
                face = self._face_at(end)
                used += face.words[head] + self._tracked(head)
                pieces[end] = face.pieces[head]
                end += 1
            if self.role.justify and end < count:
                blanks = self._gaps(start, end - 1, joints)
                gap = (limit + self._hang(end - 1, head) - used) / blanks if blanks else 0.0
            old = sums[end - 1]
            if head:
                sums[end - 1] = used
            yield start, end, base, gap, tail
            if head:
                end -= 1
                sums[end] = old
                words[end], base = rest, old - self._advance_of(end, rest)
                pieces[end] = self._face_at(end).pieces[rest]
                hyphens = hyphens + 1 if head.endswith(SOFT_HYPHEN) else 0
            else:
                base, hyphens = sums[end - 1], 0
            start = end

    def _hang(self, index: int, head: str) -> float:
        """How far the hyphen of a broken word may stand beyond the edge of a justified line."""
        return self._face_at(index).advance("-") * _HANGING if self.role.justify and head.endswith(SOFT_HYPHEN) else 0.0

    def _unglued(self, start: int, end: int, glued: frozenset[int]) -> int:
        """The end of a line moved back before words that are joined; where all of them are, it stays."""
        if end not in glued:
            return end
        back = end
        while back in glued and back > start:
            back -= 1
        return back if back > start else end

    def _advance_of(self, index: int, word: str) -> float:
        """The advance of what is left of a word, blank after it or not as it had."""
        face = self._face_at(index)
        joined = any(group.glued and group.start == index + 1 for group in self.groups)
        return face.words[word] - (face.space if joined else 0) + 1000 * self.role.tracking * (len(word) + (not joined))

    def _group_at(self, word: int) -> Group:
        return next(group for group in reversed(self.groups) if group.start <= word)

    def _face_at(self, word: int) -> Face:
        return self._group_at(word).face

    def _broken(self, index: int, room: float, hyphenate: bool) -> tuple[str, str]:
        """The longest part of an overflowing word that fits, and the rest; two empty strings if none does."""
        if room < _LEAST_ROOM:
            return "", ""
        word, face = self.words[index], self._face_at(index)
        found = list(self._hyphenated(word, self._group_at(index).positions)) if hyphenate else []
        found += [(word[:place], word[place:]) for place in _openings(word)]
        for head, rest in sorted(found, key=lambda pair: len(pair[1])):
            if face.words[head] + self._tracked(head) <= room + self._hang(index, head):
                return head, rest
        return "", ""

    def _tracked(self, word: str) -> float:
        """What tracking adds to a word and the blank after it."""
        return 1000 * self.role.tracking * (len(word) + 1)

    def _hyphenated(self, word: str, positions: Positions | None) -> Iterator[tuple[str, str]]:
        """A word's parts at its hyphenation points."""
        least, left, right, _ = self.limits
        match = _HYPHENATED.fullmatch(word) if positions else None
        if positions is None or match is None or len(match["core"]) < least or match["core"].isupper():
            return
        core, before = match["core"], match.start("core")
        for position in positions(core):
            if left <= position <= len(core) - right:
                yield word[:before + position] + SOFT_HYPHEN, word[before + position:]

    def _forced(self, index: int, room: float, least: int) -> tuple[str, str]:
        """A word wider than the room, cut where it has to be, `least` letters at the least; two empty strings if it stays whole."""
        word, face = self.words[index], self._face_at(index)
        if len(word) < 2 or face.words[word] + self._tracked(word) <= room:
            return "", ""
        apart = 1000 * self.role.tracking
        ends = list(accumulate(apart + (face.advance(letter) if face.has(letter) else _UNKNOWN) for letter in word))
        length = max(least, min(bisect_right(ends, room - face.space - apart), len(word) - 1))
        length = max((place for place in _openings(word) if least <= place <= length), default=length)
        return (word[:length], word[length:]) if length else ("", "")


def _openings(word: str) -> list[int]:
    """Where a word may be broken without a hyphen being added; acronyms stay whole."""
    if word.isalpha() or word.isupper():
        return []
    if _ADDRESS.match(word):
        return [match.end() for match in _ADDRESS_OPENINGS.finditer(word)]
    return [match.end() for match in _OPENINGS.finditer(word)
            if not (word[:match.start()][-3:].isupper() and word[match.end():][:3].isupper())]


def _merged(segments: list[tuple[int, str]]) -> Line:
    """A line's segments with neighbours that have no spot put together."""
    out: list[tuple[int, str]] = []
    for number, shown in segments:
        if out and number == -1 == out[-1][0]:
            out[-1] = (-1, f"{out[-1][1]} {shown}")
        else:
            out.append((number, shown))
    return out[0][1] if len(out) == 1 and out[0][0] == -1 else tuple(out)
