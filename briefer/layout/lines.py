"""Text to lines, each a finished PDF operator."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate

from briefer.document.inlines import Inlines, Text
from briefer.document.styles import HouseStyle
from briefer.layout.boxes import Element, Line, Lines, NoteCall, Spot
from briefer.layout.breaking import Group, Job
from briefer.layout.fonts import Face
from briefer.layout.hyphens import Hyphenator, Positions
from briefer.layout.runs import Run, is_long, plain, runs_of
from briefer.layout.sheet import Role, rgb

_NO_RUN = Run("")
_SHORT = 12  # signs: letters, grades, numbers and dates of a document are the same again and again
_MOST_SHORT = 20_000  # so that a preview that breaks lines all day does not keep them all


class LineBreaker:
    """Breaks texts into lines; learns words once, and short texts with their lines."""

    __slots__ = ("_style", "_hyphens", "_marker", "_mark", "_pad", "_framed", "_limits", "_shorts")

    def __init__(self, style: HouseStyle) -> None:
        self._style, self._hyphens = style, Hyphenator()
        self._marker = style.number("footnote.marker_size_em"), style.number("footnote.marker_rise_em")
        self._mark, self._pad = style.mm("rating_mark.diameter_mm"), style.number("grade.pad_x_pt")
        self._framed = style.roles["meta"].size
        self._shorts: dict[tuple[Role, float, str, str], Lines] = {}
        names = ("min_word", "min_left", "min_right", "max_consecutive")
        self._limits = tuple(int(style.number(f"hyphenation.{name}")) for name in names)

    def text(self, role: Role, width: float, text: str) -> Lines:
        """Lines of words without marks."""
        return self.lines(role, width, (Text(text),), "")

    def lines(self, role: Role, width: float, inlines: Inlines, language: str, element: Element | None = None, *,
              reference_color: str = "") -> Lines:
        """The lines of a text in a role; notes and links in it become children of `element`."""
        if len(inlines) == 1:
            only = inlines[0]
            if type(only) is Text and not only.marks.value and only.language in ("", language) and not is_long(only.text):
                return self._plain(role, width, plain(only.text), language) if len(only.text) > _SHORT else self._short(
                    role, width, only.text, language)
        parts = [self._job(role, width, runs, language).mixed() for runs in runs_of(inlines, element, reference_color)]
        return parts[0] if len(parts) == 1 else _joined(parts)

    def _short(self, role: Role, width: float, text: str, language: str) -> Lines:
        """Lines of a few words without marks, as they were broken before or now."""
        key = role, width, text, language
        known = self._shorts.get(key)
        if known is None:
            if len(self._shorts) >= _MOST_SHORT:
                self._shorts.clear()
            known = self._shorts[key] = self._plain(role, width, plain(text), language)
        return known

    def _plain(self, role: Role, width: float, text: str, language: str) -> Lines:
        """Lines of words without marks: the shorter way for what most texts are."""
        face = role.face
        words = (text.upper() if role.caps else text).strip(" ").split(" ")
        advances: Iterable[float] = map(face.words.__getitem__, words)
        if role.tracking:
            advances = [advance + 1000 * role.tracking * (len(word) + 1) for advance, word in zip(advances, words, strict=True)]
        sums, pieces = list(accumulate(advances)), list(map(face.pieces.__getitem__, words))
        group = Group(0, face, _NO_RUN, "", "", 1.0, False, self._positions(role, language))
        return Job(role, width, words, sums, pieces, [group], self._limits).simple()

    def _positions(self, role: Role, language: str) -> Positions | None:
        return self._hyphens.positions(language) if role.hyphenate else None

    def _job(self, role: Role, width: float, runs: list[Run], language: str) -> Job:
        """The words, running widths, pieces and groups of runs; a run that starts or ends with a blank stands apart."""
        words: list[str] = []
        advances: list[float] = []
        pieces: list[str] = []
        groups: list[Group] = []
        open_end = False
        for run in runs or [Run("")]:
            if run.text == " " and groups:
                open_end = False
                continue
            face = role.face_for(run.strong, run.emphasis)
            glued = open_end and not run.text.startswith(" ")
            parts = (run.text.upper() if role.caps else run.text).strip(" ").split(" ")
            measured = list(map(face.words.__getitem__, parts))
            scale = self._marker[0] if run.raised else self._framed / role.size if run.rule == "frame" else 1.0
            if scale != 1.0:
                measured = [(advance - face.space) * scale + face.space for advance in measured]
            if role.tracking:
                measured = [advance + 1000 * role.tracking * (len(part) + 1) for advance, part in zip(measured, parts, strict=True)]
            if glued:
                advances[-1] -= groups[-1].face.space + 1000 * role.tracking
            group = Group(len(words), face, run, *self._around(role, run, face, language), scale, glued,
                          self._positions(role, run.language or language))
            groups.append(group)
            words += parts
            advances += measured
            pieces += map(face.pieces.__getitem__, parts)
            if run.rule or run.rating or run.target or run.call:
                group.spotted = True
                if run.rule == "frame" or run.rating:
                    self._widen(group, role, advances, pieces)
            open_end = not run.text.endswith(" ")
        return Job(role, width, words, list(accumulate(advances)), pieces, groups, self._limits)

    def _widen(self, group: Group, role: Role, advances: list[float], pieces: list[str]) -> None:
        """Gives the last word the room of its frame, or the room of a mark."""
        room = (self._mark if group.run.rating else 2 * self._pad) * 1000 / role.size
        group.wide = room
        advances[-1] += room
        half = f"){-room / 2 / group.scale:.4g}("
        pieces[-1] = f"{half}{pieces[-1]}{half}"

    def _around(self, role: Role, run: Run, face: Face, language: str) -> tuple[str, str]:
        """What opens and closes a run within a line."""
        opening = closing = ""
        if run.rule == "frame":
            opening, closing = f"/{face.tag}+0 {self._framed:.4g} Tf ", f" /{role.face.tag}+0 {role.size:.4g} Tf"
        elif run.raised:
            size, rise = self._marker
            opening = f"/{face.tag}+0 {role.size * size:.4g} Tf {role.size * rise:.4g} Ts "
            closing = f" 0 Ts /{role.face.tag}+0 {role.size:.4g} Tf"
        elif face is not role.face:
            opening, closing = f"/{face.tag}+0 {role.size:.4g} Tf ", f" /{role.face.tag}+0 {role.size:.4g} Tf"
        color = run.color or (self._style.colors["ink_soft"] if run.soft else role.strong_color if run.strong else "")
        if color and color != role.color:
            opening, closing = f"{rgb(color)} rg {opening}", f"{closing} {rgb(role.color)} rg"
        if run.language and run.language != language:
            opening, closing = f"/Span <</Lang ({run.language})>> BDC {opening}", f"{closing} EMC"
        return opening, closing


def _joined(parts: list[Lines]) -> Lines:
    """Texts one below the other, as one."""
    operators: list[Line] = []
    widths: list[float] = []
    spots: list[Spot] = []
    calls: list[tuple[int, NoteCall]] = []
    for part in parts:
        line, known = len(operators), len(spots)
        operators += [text if isinstance(text, str) else tuple((index + known if index >= 0 else -1, shown) for index, shown in text)
                      for text in part.operators]
        widths += part.widths
        spots += [replace(spot, line=spot.line + line) for spot in part.spots]
        calls += [(at + line, call) for at, call in part.calls]
    return Lines(operators, widths, tuple(spots), tuple(calls))


def words_of(inlines: Inlines) -> str:
    """The words of a text on one line, without its notes: for outlines and titles."""
    out: list[str] = []
    for runs in runs_of(inlines, None):
        out.append("".join(run.text for run in runs if run.call is None))
    return plain(" ".join(out)).strip()
