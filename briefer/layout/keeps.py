"""What has to stand on one page: pieces of a block, blocks kept with the next, first and last lines; where none could hold all of
it, the least that makes sense."""
from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefer.document.nodes import Block, DecisionBox, Signature
from briefer.document.styles import HouseStyle
from briefer.layout.boxes import DrawingBox, NoteCall, TextBox
from briefer.layout.notes import Foot
from briefer.layout.pieces import Passage, Piece, Slab, Solid
from briefer.values import dataclass

# A piece taller than this share of a page may be cut where it has to be; less than this is no room to begin one in.
LEAST_SHARE = 0.1
_ROUNDING = 0.05


@dataclass(frozen=True, slots=True)
class _Link:
    """A piece of a chain, with the space above it; of a heading if `binds`."""

    gap: float
    piece: Piece
    binds: bool


def is_signed(block: Block, following: Block | None) -> bool:
    """Whether a block stays with the one after it: with its signature, or as a signature with the decision."""
    return isinstance(following, Signature) or (isinstance(block, Signature) and isinstance(following, DecisionBox))


class Keeps:
    """The slabs of a document, and what of them may not be parted; heights are those of the page being filled."""

    def __init__(self, style: HouseStyle, slabs: Sequence[Slab], foot: Foot) -> None:
        self.orphans, self.widows = int(style.number("flow.orphan_lines_min")), int(style.number("flow.widow_lines_min"))
        self._slabs, self._foot = slabs, foot

    def need(self, number: int, index: int, page: float) -> float:
        """The height, notes included, of what has to stand on one page from a piece on.

        Where it is more than a page, no more is asked for than headings with the beginning of what they head.
        """
        total = self._foot_and(self._chain(number, index), page)
        return total if total <= page else self._foot_and(_headed(self._chain(number, index)), page, least=True)

    def tail(self, number: int, index: int, page: float) -> tuple[float, list[NoteCall]]:
        """The height of what may not be parted from the last lines of a passage, and the notes called in it; nothing where that
        is more than a page."""
        chain = self._chain(number, index)
        next(chain)
        total, calls = self._sum(chain, page)
        return (total, calls) if total + self._foot.cost(calls) <= page else (0.0, [])

    def whole(self, piece: Passage, page: float) -> bool:
        """Whether the lines of a passage have to stay together, as they do unless they are more than a page."""
        return piece.whole and piece.height <= page

    def _foot_and(self, chain: Iterator[_Link], page: float, *, least: bool = False) -> float:
        total, calls = self._sum(chain, page, least=least)
        return total + self._foot.cost(calls)

    def _sum(self, chain: Iterator[_Link], page: float, *, least: bool = False) -> tuple[float, list[NoteCall]]:
        """The height of a chain and the notes called in it, as far as the first passage of which a part may follow later."""
        total, calls = 0.0, list[NoteCall]()
        for link in chain:
            if isinstance(link.piece, Solid):
                height = link.piece.height
                total += link.gap + (min(height, page * LEAST_SHARE) if least and not link.binds and height > page else height)
                calls += link.piece.calls
                continue
            first = self._first_lines(link.piece, page)
            total += link.gap + first * link.piece.role.leading
            calls += link.piece.calls_in(0, first)
            if total > page or first < link.piece.count:
                break
        return total, calls

    def _first_lines(self, piece: Passage, page: float) -> int:
        """How many lines of a passage have to stand together at its beginning."""
        return piece.count if self.whole(piece, page) or piece.count < self.orphans + self.widows else self.orphans

    def _chain(self, number: int, index: int) -> Iterator[_Link]:
        """A piece and those that may not be parted from it."""
        slab = self._slabs[number]
        yield _Link(0.0, slab.pieces[index], binds(slab))
        while True:
            index += 1
            if index < len(slab.pieces):
                piece = slab.pieces[index]
                if piece.loose:
                    return
                yield _Link(piece.gap, piece, binds(slab))
                continue
            if not slab.keep_next or number + 1 >= len(self._slabs) or self._slabs[number + 1].new_page:
                return
            number, index, above = number + 1, 0, slab.after
            slab = self._slabs[number]
            if not slab.pieces:
                return
            yield _Link(max(above, slab.before), slab.pieces[0], binds(slab))


def binds(slab: Slab) -> bool:
    """Whether a slab is a heading with something below it, which is never left alone."""
    return slab.level > 0 and slab.keep_next


def _headed(chain: Iterator[_Link]) -> Iterator[_Link]:
    """The headings at the beginning of a chain, and what follows as far as the first piece that says something."""
    for link in chain:
        yield link
        if not link.binds and says(link.piece):
            return


def says(piece: Piece) -> bool:
    """Whether a piece is more than a space or the beginning of what stands beside the next."""
    return isinstance(piece, Passage) or any(
        isinstance(box, (TextBox, DrawingBox)) and box.y + box.height <= piece.height + _ROUNDING for box in piece.boxes)
