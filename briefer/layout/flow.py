"""Slabs to pages, in one pass: what keeps together, what a page may part, and notes on the page of their mark."""
from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefer.document.nodes import Part
from briefer.layout.boxes import DrawingBox, Lines, NoteCall, Page, Place
from briefer.layout.keeps import LEAST_SHARE, Keeps, binds, says
from briefer.layout.lines import LineBreaker
from briefer.layout.notes import Foot, mark_key
from briefer.layout.pieces import Passage, Slab, Solid, cut, hang, moved
from briefer.layout.replay import Record, Start, Stretch
from briefer.layout.sheet import Sheet

_SLACK = 0.01


class Flow:
    """The pages being filled. `y` is the lower edge of what stands on the page; a `fresh` page has nothing of the text yet.

    `sheet` is that of the page, which a part may turn.
    """

    def __init__(self, sheet: Sheet, breaker: LineBreaker, language: str, notes: Mapping[NoteCall, Lines]) -> None:
        self.sheet = self._upright = sheet
        self.foot = Foot(sheet, breaker, language, notes)
        self.pages: list[Page] = []
        self.places: list[Place] = []
        self.starts: dict[str, tuple[int, float]] = {}
        self._keeps = Keeps(sheet.style, (), self.foot)
        self._portion: tuple[int, float, bool] = (0, 0.0, True)
        self._part: Part | None = None
        self._headed = False  # whether what stands last on the page is a heading, which nothing may leave alone
        self.after = 0.0
        self.page = Page(sheet)
        self.new_page()

    # pages -----------------------------------------------------------------------------------------------------------
    def new_page(self, *, notes_alone: bool = False) -> None:
        """Ends the page and starts the next, perhaps one for notes alone."""
        if self.pages:
            self.page.notes = self.foot.boxes()
        self.page = Page(self.sheet, self._part)
        self.pages.append(self.page)
        self.y, self.fresh, self.after, self._headed = self.sheet.top, True, 0.0, False
        self.foot.next_page(self.sheet, alone=notes_alone)

    def _break(self, asked: Sequence[Slab]) -> None:
        """Goes to a new page if that was asked for, perhaps in a new part, which no note of the part before goes on in.

        This happens when something follows: a break at the end makes no page.
        """
        parts = [slab for slab in asked if slab.part is not None]
        if parts:
            while self.foot.waiting:
                self.new_page(notes_alone=True)
            self._part = parts[-1].part
            self.sheet = self._upright.turned(self._part.orientation if self._part else "portrait")
        if not self.fresh or self.foot.height:
            self.new_page()
        elif parts:
            self.pages.pop()
            self.page = Page(self.sheet, self._part)
            self.pages.append(self.page)
            self.y = self.sheet.top
            self.foot.next_page(self.sheet)
        for slab in asked:
            self.starts.setdefault(slab.node_id, (len(self.pages) - 1, self.y))

    @property
    def room(self) -> float:
        """The height left on the page."""
        return self.sheet.bottom - self.y - self.foot.height + _SLACK

    # stretches -------------------------------------------------------------------------------------------------------
    def lay(self, stretches: Sequence[Stretch]) -> None:
        """Puts all stretches on pages, and what is left of their notes."""
        slabs = [slab for stretch in stretches for slab in stretch.slabs]
        self._keeps = Keeps(self.sheet.style, slabs, self.foot)
        number, breaks = 0, list[Slab]()
        for stretch in stretches:
            if stretch.closed:
                if breaks:
                    self._break(breaks)
                    breaks = []
                self._stretch(number, stretch)
            else:
                breaks = self._slabs(number, stretch.slabs, breaks)
            number += len(stretch.slabs)
        while self.foot.waiting:
            self.new_page(notes_alone=True)
        self.page.notes = self.foot.boxes()
        for index, page in enumerate(self.pages):
            for box in page.notes:
                if box.node_id:
                    self.starts.setdefault(box.node_id, (index, box.y))

    def _slabs(self, number: int, slabs: Sequence[Slab], breaks: list[Slab]) -> list[Slab]:
        """Slabs one after the other; the breaks that nothing has followed yet."""
        for index, slab in enumerate(slabs, number):
            if slab.pieces:
                if breaks:
                    self._break(breaks)
                    breaks = []
                self._slab(index, slab)
            elif slab.new_page:
                breaks.append(slab)
        return breaks

    def _stretch(self, number: int, stretch: Stretch) -> None:
        """A stretch, as it was when it began here before, or laid out and kept."""
        start = Start(self.sheet, self.y, self.after, self.fresh, self._headed, self.foot.state)
        record = stretch.records.get(start)
        if record is None:
            stretch.keep(start, self._recorded(number, stretch.slabs))
        else:
            self._replay(record)

    def _recorded(self, number: int, slabs: Sequence[Slab]) -> Record:
        """Lays out slabs and notes what that added."""
        first, boxes, places = len(self.pages) - 1, len(self.page.boxes), len(self.places)
        starts, self.starts = self.starts, {}
        self._slabs(number, slabs, [])
        pages = self.pages[first:]
        record = Record(
            [pages[0].boxes[boxes:], *(list(page.boxes) for page in pages[1:])], [page.notes for page in pages[:-1]],
            [_on_page(place, place.page - first) for place in self.places[places:]],
            {key: (page - first, y) for key, (page, y) in self.starts.items()}, self.y, self.after, self.foot.state)
        for key, start in self.starts.items():
            starts.setdefault(key, start)
        self.starts = starts
        return record

    def _replay(self, record: Record) -> None:
        """Puts on pages what was put there before."""
        first = len(self.pages) - 1
        self.page.boxes += record.boxes[0]
        for boxes, notes in zip(record.boxes[1:], record.notes, strict=True):
            self.page.notes = notes
            self.page = Page(self.sheet, self._part, boxes=list(boxes))
            self.pages.append(self.page)
        self.places += [_on_page(place, place.page + first) for place in record.places]
        for key, (page, y) in record.starts.items():
            self.starts.setdefault(key, (page + first, y))
        self.y, self.after, self.fresh, self._headed = record.y, record.after, False, False
        self.foot.resume(self.sheet, record.foot)

    # slabs -----------------------------------------------------------------------------------------------------------
    def _slab(self, number: int, slab: Slab) -> None:
        """One slab, on as many pages as it needs."""
        gap = 0.0 if self.fresh else max(self.after, slab.before)
        if not self.fresh and (slab.new_page or not self._begins(number, slab, gap)):
            self.new_page()
            gap = 0.0
        self.y += gap
        self._begin_portion(first=True)
        self.starts.setdefault(slab.node_id, (len(self.pages) - 1, self.y))
        if slab.title:
            self.places.append(Place(slab.node_id, slab.title, slab.level, len(self.pages) - 1, self.y))
        for index, piece in enumerate(slab.pieces):
            if index:
                if piece.loose and not self.fresh and piece.gap + self._need(number, index) > self.room:
                    self._go_on(slab)
                elif not self.fresh:
                    self.y += piece.gap
            if isinstance(piece, Passage):
                self._passage(slab, number, index, piece)
            else:
                self._solid(slab, piece)
            self._headed = binds(slab) or (self._headed and not says(piece))
        self._end_portion(slab, last=True)
        self.after, self.fresh = slab.after, False

    def _begins(self, number: int, slab: Slab, gap: float) -> bool:
        """Whether a slab has room for its beginning; below a heading, whether what stands beside it has room, and a line beside that."""
        if not self._headed:
            return gap + self._need(number, 0) <= self.room
        first, *others = slab.pieces[:2]
        if not (low := hang(first)):
            return True
        if gap + low > self.room:
            return False
        if not (others and isinstance(others[0], Passage)):
            return True
        above = self.y
        self.y += gap + first.height + others[0].gap
        fits = self._fitting(others[0], 0, self._keeps.tail(number, 1, self.sheet.height)) > 0
        self.y = above
        return fits

    def _need(self, number: int, index: int) -> float:
        return self._keeps.need(number, index, self.sheet.height)

    def _begin_portion(self, *, first: bool) -> None:
        self._portion = (len(self.page.boxes), self.y, first)

    def _end_portion(self, slab: Slab, *, last: bool) -> None:
        """Draws what runs beside or behind what of the slab stands on this page."""
        index, top, first = self._portion
        if slab.side is not None and self.y > top:
            behind, over = slab.side.boxes(slab.node_id, top, self.y, first, last)
            self.page.boxes[index:index] = behind
            self.page.boxes += over

    def _go_on(self, slab: Slab) -> None:
        """Goes on with a slab on the next page, below what stands there again."""
        self._end_portion(slab, last=False)
        self.new_page()
        self._begin_portion(first=False)
        if slab.resumed is not None:
            self.page.boxes += [moved(box, self.y) for box in slab.resumed.boxes]
            self.y += slab.resumed.height

    # pieces ----------------------------------------------------------------------------------------------------------
    def _solid(self, slab: Slab, piece: Solid) -> None:
        """A piece on this page; one taller than a page is cut, or one that a heading stands above if it must."""
        height = self.sheet.height
        while piece.height + self.foot.cost(piece.calls) > self.room:
            room = self.room - self.foot.cost(piece.calls[:1])
            if piece.height <= room:
                room = self.room - self.foot.cost(piece.calls)
            must = self.fresh or self._headed or piece.height > height
            if must and room >= height * LEAST_SHARE and piece.height > room and _divisible(piece):
                upper, piece = self._cut(piece, room)
                self._put_solid(upper)
            elif self.fresh:
                break
            self._go_on(slab)
        self._put_solid(piece)

    def _cut(self, piece: Solid, room: float) -> tuple[Solid, Solid]:
        """A piece in two, the upper one with room for the notes it calls unless they would leave it none."""
        upper, lower = cut(piece, room)
        left = self.room - self.foot.cost(upper.calls)
        return cut(piece, left) if self.sheet.height * LEAST_SHARE <= left < upper.height else (upper, lower)

    def _put_solid(self, piece: Solid) -> None:
        for box in piece.boxes:
            self.page.boxes.append(moved(box, self.y))
            self.starts.setdefault(box.node_id, (len(self.pages) - 1, self.y + box.y))
        self._call(piece.calls, self.y, self.room - piece.height)
        self.y += piece.height
        self.fresh = False

    def _call(self, calls: Sequence[NoteCall], y: float, room: float) -> None:
        """Puts notes at the foot, and remembers where their marks are."""
        for call in calls:
            self.starts[mark_key(call)] = (len(self.pages) - 1, y)
        self.foot.add(calls, room)

    def _passage(self, slab: Slab, number: int, index: int, piece: Passage) -> None:
        """Lines over as many pages as they need."""
        done, count, leading = 0, piece.count, piece.role.leading
        tail = self._keeps.tail(number, index, self.sheet.height)
        while done < count:
            take = self._fitting(piece, done, tail)
            if not take:
                self._go_on(slab)
                continue
            calls = piece.calls_in(done, done + take)
            if not done:
                self.page.boxes += [moved(box, self.y) for box in piece.beside]
            self.starts.setdefault(piece.node_id, (len(self.pages) - 1, self.y))
            self.page.boxes.append(piece.box(done, done + take, self.y))
            self._call(calls, self.y, self.room - take * leading)
            self.y += take * leading
            done += take
            self.fresh = False
            if done < count:
                self._go_on(slab)

    def _fitting(self, piece: Passage, done: int, tail: tuple[float, list[NoteCall]]) -> int:
        """How many of the lines left go on this page; none if they should start on the next."""
        left, (below, called) = piece.count - done, tail
        fit = self._with_notes(piece, done, min(left, int(self.room / piece.role.leading)))
        notes = self.foot.cost([*piece.calls_in(done, piece.count), *called])
        if fit == left and left * piece.role.leading + below + notes <= self.room:
            return left
        take = min(fit, left - self._keeps.widows)
        if take >= self._keeps.orphans and (not self._keeps.whole(piece, self.sheet.height) or self._headed):
            return take
        if not self.fresh:
            return 0
        return fit if fit else 1

    def _with_notes(self, piece: Passage, done: int, fit: int) -> int:
        """The greatest number of lines up to `fit` that leaves room for the notes called in them."""
        if piece.lines.calls:
            while fit and fit * piece.role.leading + self.foot.cost(piece.calls_in(done, done + fit)) > self.room:
                fit -= 1
        return max(fit, 0)


def _on_page(place: Place, page: int) -> Place:
    return Place(place.node_id, place.title, place.level, page, place.y)


def _divisible(piece: Solid) -> bool:
    """Whether a piece may be cut: a drawing may not."""
    return not any(isinstance(box, DrawingBox) for box in piece.boxes)
