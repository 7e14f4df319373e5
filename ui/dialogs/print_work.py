"""What the press room does for the print dialog: sheets for the eye, for the printer, and for a file."""
from __future__ import annotations

from collections.abc import Callable

from briefer.document.handout import HandoutLayout
from briefer.document.styles import HouseStyle
from briefer.model.briefing import Briefing
from briefer.model.pack import Pack
from briefer.session import Session
from briefer.values import dataclass
from briefer.workflow import Handout, hand_out
from briefer.workflow.previews import Picture, picture_of
from ui.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for; no pages means all of them."""

    layout: HandoutLayout
    language: str
    pages: tuple[int, ...]
    copies: int
    numbered: bool


@dataclass(frozen=True, slots=True, eq=False)
class SideMade:
    """A side of the sheets of the first copy, which of how many it is (from 0), and the pages of the whole paper."""

    picture: Picture
    side: int
    sides: int


class Sheets:
    """Makes handouts of one briefing; keeps the last one that was looked at. Only the press room calls it; `total`, the pages of the
    paper, is known after the first."""

    def __init__(self, shelf: Shelf, session: Session, pack: Pack, briefing: Briefing,
                 dress: Callable[[HouseStyle], HouseStyle] = lambda style: style) -> None:
        self._shelf, self._session, self._pack, self._briefing, self._dress = shelf, session, pack, briefing, dress
        self._seen: tuple[Order, bytes, int] | None = None
        self.total = 0

    def side(self, order: Order, side: int, scale: tuple[float, float]) -> SideMade:
        """A side as it will print; `scale` is the room for it, in dots."""
        if self._seen is None or self._seen[0] != order:
            first = 1 if order.numbered else 0
            made = self._made(order, first)
            if not order.pages:
                self.total = made.pages
            self._seen = (order, made.data, made.sides)
        _, data, sides = self._seen
        number = min(side, sides - 1)
        return SideMade(picture_of(data, number, scale), number, sides)

    def copy(self, order: Order, number: int) -> bytes:
        """The file of a numbered copy, or (0) of one without a number."""
        return self._made(order, number).data

    def all(self, order: Order) -> bytes:
        """The file of all copies; without numbers, of one."""
        return hand_out(self._pack, self._briefing, order.language, self._style(), order.layout,
                        copies=order.copies if order.numbered else 0, pages=order.pages).data

    def _made(self, order: Order, number: int) -> Handout:
        return hand_out(self._pack, self._briefing, order.language, self._style(), order.layout,
                        copies=order.copies if number else 0, one=number, pages=order.pages)

    def _style(self) -> HouseStyle:
        return self._dress(self._shelf.style(self._session, self._pack, self._briefing.style))
