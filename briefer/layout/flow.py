"""Slabs to pages, in one pass: what keeps together, what a page may part, and notes on the page of their mark."""
from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefer.document.nodes import Part
from briefer.layout.boxes import NoteCall, Page, Place
from briefer.layout.lines import LineBreaker
from briefer.layout.notes import Foot, mark_key
from briefer.layout.pieces import Passage, Piece, Slab, Solid, cut, moved
from briefer.layout.sheet import Sheet

_SLACK = 0.01


class Flow:
    """The pages being filled. `y` is the lower edge of what stands on the page; a `fresh` page has nothing of the text yet.

    `sheet` is that of the page, which a part may turn.
    """

    def __init__(self, sheet: Sheet, breaker: LineBreaker, language: str) -> None:
        style = sheet.style
        self.sheet = self._upright = sheet
        self.orphans, self.widows = int(style.number("flow.orphan_lines_min")), int(style.number("flow.widow_lines_min"))
        self.foot = Foot(sheet, breaker, language)
        self.pages: list[Page] = []
        self.places: list[Place] = []
        self.starts: dict[str, tuple[int, float]] = {}
        self._slabs: Sequence[Slab] = ()
        self._portion: tuple[int, float, bool] = (0, 0.0, True)
        self._part: Part | None = None
        self.after = 0.0
        self.new_page()

    # pages -----------------------------------------------------------------------------------------------------------
    def new_page(self) -> None:
        """Ends the page and starts the next."""
        self._end_page()
        self.page = Page(self.sheet, self._part)
        self.pages.append(self.page)
        self.y, self.fresh, self.after = self.sheet.top, True, 0.0
        self.foot.next_page(self.sheet)

    def _break(self, asked: Sequence[Slab]) -> None:
        """Goes to a new page if that was asked for, perhaps in a new part, which no note of the part before goes on in.

        This happens when something follows: a break at the end makes no page.
        """
        if not asked:
            return
        parts = [slab for slab in asked if slab.part is not None]
        if parts:
            while self.foot.waiting:
                self.new_page()
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

    def _end_page(self) -> None:
        """Hangs the notes at the foot of the page."""
        if not self.pages:
            return
        notes = self.page.notes = self.foot.boxes()
        for box in notes:
            if box.node_id:
                self.starts.setdefault(box.node_id, (len(self.pages) - 1, box.y))

    @property
    def room(self) -> float:
        """The height left on the page."""
        return self.sheet.bottom - self.y - self.foot.height + _SLACK

    # slabs -----------------------------------------------------------------------------------------------------------
    def lay(self, slabs: Sequence[Slab]) -> None:
        """Puts all slabs on pages, and what is left of their notes."""
        self._slabs = slabs
        breaks: list[Slab] = []
        for number, slab in enumerate(slabs):
            if slab.pieces:
                self._break(breaks)
                self._slab(number, slab)
                breaks = []
            elif slab.new_page:
                breaks.append(slab)
        while self.foot.waiting:
            self.new_page()
        self._end_page()

    def _slab(self, number: int, slab: Slab) -> None:
        """One slab, on as many pages as it needs."""
        gap = 0.0 if self.fresh else max(self.after, slab.before)
        if not self.fresh and (slab.new_page or gap + self._need(number, 0) > self.room):
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
        self._end_portion(slab, last=True)
        self.after, self.fresh = slab.after, False

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

    # what keeps together ---------------------------------------------------------------------------------------------
    def _need(self, number: int, index: int) -> float:
        """The height, notes included, of what has to stand on one page from a piece on; no more than a page is asked for."""
        total, calls = 0.0, list[NoteCall]()
        for gap, piece in self._chain(number, index):
            first = self._least(piece)
            total += gap + (first * piece.role.leading if isinstance(piece, Passage) else piece.height)
            calls += piece.calls_in(0, first) if isinstance(piece, Passage) else piece.calls
            if total > self.sheet.height or (isinstance(piece, Passage) and first < piece.count):
                break
        return total + self.foot.cost(calls)

    def _chain(self, number: int, index: int) -> Iterable[tuple[float, Piece]]:
        """A piece and those that may not be parted from it, each with the space above it."""
        slab = self._slabs[number]
        yield 0.0, slab.pieces[index]
        while True:
            index += 1
            if index < len(slab.pieces):
                if slab.pieces[index].loose:
                    return
                yield slab.pieces[index].gap, slab.pieces[index]
                continue
            if not slab.keep_next or number + 1 >= len(self._slabs) or self._slabs[number + 1].new_page:
                return
            number, index, above = number + 1, 0, slab.after
            slab = self._slabs[number]
            if not slab.pieces:
                return
            yield max(above, slab.before), slab.pieces[0]

    def _least(self, piece: Piece) -> int:
        """How many lines of a passage have to stand together at its beginning."""
        if isinstance(piece, Solid):
            return 0
        return piece.count if piece.whole or piece.count < self.orphans + self.widows else self.orphans

    def _tail(self, number: int, index: int) -> float:
        """The height of what may not be parted from the last lines of a passage."""
        chain = iter(self._chain(number, index))
        next(chain)
        total = 0.0
        for gap, piece in chain:
            first = self._least(piece)
            total += gap + (first * piece.role.leading if isinstance(piece, Passage) else piece.height)
            if isinstance(piece, Passage) and first < piece.count:
                break
        return total

    # pieces ----------------------------------------------------------------------------------------------------------
    def _solid(self, slab: Slab, piece: Solid) -> None:
        """A piece on this page; one taller than the room of a fresh page is cut."""
        while piece.height + self.foot.cost(piece.calls) > self.room:
            if not self.fresh:
                self._go_on(slab)
                continue
            room = self.room - self.foot.cost(piece.calls[:1])
            if room < self.sheet.height / 10 or piece.height <= room:
                break
            upper, piece = cut(piece, room)
            self._put_solid(upper)
            self._go_on(slab)
        self._put_solid(piece)

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
        tail = self._tail(number, index)
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

    def _fitting(self, piece: Passage, done: int, tail: float) -> int:
        """How many of the lines left go on this page; none if they should start on the next."""
        left = piece.count - done
        fit = self._with_notes(piece, done, min(left, int(self.room / piece.role.leading)))
        if fit == left and left * piece.role.leading + tail + self.foot.cost(piece.calls_in(done, piece.count)) <= self.room:
            return left
        take = min(fit, left - self.widows)
        if not piece.whole and take >= self.orphans:
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

