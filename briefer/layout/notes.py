"""Notes at the foot of the page of their mark; one that is too long for its share goes on at the foot of the next page."""
from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefer.layout.boxes import Box, Element, Lines, LinkArea, NoteCall, Stroke, TextBox
from briefer.layout.lines import LineBreaker
from briefer.layout.sheet import Sheet
from briefer.values import dataclass

_LEAST_LINES = 2


@dataclass(frozen=True, slots=True)
class FootState:
    """The notes of a page, each with its first line and the one after its last; those that wait; and the height of the former."""

    parts: tuple[tuple[NoteCall, int, int], ...]
    waiting: tuple[tuple[NoteCall, int], ...]
    used: float


class Foot:
    """The notes of the page being filled, and the rest of those that wait for the next."""

    __slots__ = ("_sheet", "_breaker", "_language", "_role", "_share", "_above", "_gap", "_parts", "_waiting", "_known", "_lines",
                 "_used", "_here")

    def __init__(self, sheet: Sheet, breaker: LineBreaker, language: str, known: Mapping[NoteCall, Lines]) -> None:
        style = sheet.style
        self._sheet, self._breaker, self._language, self._known = sheet, breaker, language, known
        self._here = style.text("footnote.mode") == "page"
        self._role = sheet["footnote"]
        self._share = style.number("footnote.max_share_of_page")
        self._above, self._gap = style.number("footnote.separator_gap_above_pt"), style.number("footnote.gap_pt")
        self._parts: list[tuple[NoteCall, int, int]] = []
        self._waiting: list[tuple[NoteCall, int]] = []
        self._lines: dict[NoteCall, Lines] = {}
        self._used = 0.0

    @property
    def height(self) -> float:
        """What the notes of this page take, their rule and the space above it included."""
        return self._used + self._above + self._gap if self._parts else 0.0

    @property
    def waiting(self) -> bool:
        """Whether notes wait for another page."""
        return bool(self._waiting)

    @property
    def lines(self) -> Mapping[NoteCall, Lines]:
        """The lines of the notes met so far; another foot may know them."""
        return self._lines

    @property
    def state(self) -> FootState:
        """The notes of the page as they are."""
        return FootState(tuple(self._parts), tuple(self._waiting), self._used)

    def resume(self, sheet: Sheet, state: FootState) -> None:
        """Makes the notes of the page those of a state."""
        self._sheet = sheet
        self._parts, self._waiting, self._used = list(state.parts), list(state.waiting), state.used

    def cost(self, calls: Sequence[NoteCall]) -> float:
        """How much more the notes would take if these came to this page, each whole if it may, else its beginning."""
        if not calls or not self._here or self._behind:
            return 0.0
        used = self._used
        for call in calls:
            used += self._portion(len(self._lines_of(call).operators), used) * self._role.leading
        return used - self._used + (0.0 if self._parts else self._above + self._gap)

    def add(self, calls: Sequence[NoteCall], room: float) -> None:
        """Puts notes on this page; what neither their share nor the room allows waits for the next."""
        for call in calls if self._here else ():
            count = len(self._lines_of(call).operators)
            left = room - (0.0 if self._parts else self._above + self._gap)
            take = 0 if self._behind else max(0, min(self._portion(count, self._used), int((left + 0.01) / self._role.leading)))
            room -= self._put(call, 0, take)
            if take < count:
                self._waiting.append((call, take))

    @property
    def _behind(self) -> bool:
        """Whether a note that waits has not begun: those after it wait too, so that notes stand in the order of their marks."""
        return any(not start for _, start in self._waiting)

    @property
    def _limit(self) -> float:
        """How high the notes of a page may stand."""
        return self._sheet.height * self._share

    def next_page(self, sheet: Sheet, *, alone: bool = False) -> None:
        """Starts a page with what waited: as much as the share of notes allows, or the page where nothing else will stand on it."""
        self._sheet = sheet
        waiting, self._waiting, self._parts, self._used = self._waiting, [], [], 0.0
        limit = sheet.height - self._above - self._gap if alone else self._limit
        for call, start in waiting:
            left = len(self._lines_of(call).operators) - start
            take = 0 if self._waiting else self._carried(left, limit)
            self._put(call, start, start + take)
            if take < left:
                self._waiting.append((call, start + take))

    def _carried(self, count: int, limit: float) -> int:
        """How many of a waiting note's lines may stand on the page: the first note begins in any case, the others if there is room."""
        free = int((limit - self._used) / self._role.leading)
        least = min(count, _LEAST_LINES)
        if self._parts and free < least:
            return 0
        return self._shortened(count, max(free, least))

    def _put(self, call: NoteCall, start: int, end: int) -> float:
        """Some lines of a note on this page; the height they add."""
        before = self.height
        if end > start:
            self._parts.append((call, start, end))
            self._used += (end - start) * self._role.leading
        return self.height - before

    def _portion(self, count: int, used: float) -> int:
        """How many of a note's lines may stand on the page: all within the share, else what it leaves, two at least."""
        free = int((self._limit - used) / self._role.leading)
        return self._shortened(count, max(free, min(count, _LEAST_LINES)))

    @staticmethod
    def _shortened(count: int, room: int) -> int:
        """As many lines as there is room for, but not all save one."""
        if count <= room:
            return count
        return room - 1 if count - room == 1 and room > _LEAST_LINES else room

    def _lines_of(self, call: NoteCall) -> Lines:
        """A note's lines; the element of its text is made with them."""
        lines = self._lines.get(call)
        if lines is None:
            lines = self._lines[call] = self._known.get(call) or self._breaker.lines(
                self._role, self._sheet.body_width, call.note.content, self._language, elements_of(call)[1])
        return lines

    def boxes(self) -> list[Box]:
        """The boxes of this page's notes, the rule above them first."""
        if not self._parts:
            return []
        sheet, role, style = self._sheet, self._role, self._sheet.style
        y = sheet.bottom - self._used
        boxes: list[Box] = [Stroke(sheet.left, y - self._gap, style.mm("footnote.separator_width_mm"), 0, "",
                                   style.number("footnote.separator_pt"), style.colors["ink"])]
        for call, start, end in self._parts:
            lines, (link, text) = self._lines_of(call), elements_of(call)
            height = (end - start) * role.leading
            key = note_key(call)
            if not start:
                number = self._breaker.text(role, sheet.width, str(call.note.number))
                wide = min(sheet.axis - sheet.left, number.widths[0] + 2)
                boxes.append(TextBox(sheet.left, y, wide, role.leading, key, role, number, link))
                boxes.append(LinkArea(sheet.left, y, wide, role.leading, key, mark_key(call), link))
            boxes.append(TextBox(sheet.axis, y, sheet.body_width, height, key, role, lines.part(start, end), text))
            y += height
        return boxes


def elements_of(call: NoteCall) -> tuple[Element, Element]:
    """The elements of a note's number, which links back to its mark, and of its text; made when first asked for."""
    if not call.element.kids:
        call.element.add("Lbl").add("Link")
        call.element.add("P")
    label, text = call.element.kids
    return label.kids[0], text


def note_key(call: NoteCall) -> str:
    """What a link to a note goes by."""
    return call.note.id or call.element.identifier


def mark_key(call: NoteCall) -> str:
    """What a link to a note's mark goes by."""
    return f"{note_key(call)}:mark"
