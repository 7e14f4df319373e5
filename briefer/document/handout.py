"""How a document is handed out on paper: several pages a sheet, with the words that stand around them."""
from __future__ import annotations

from typing import Literal, get_args

from briefer.values import dataclass

HandoutLayout = Literal["1up", "2up-notes", "4up", "booklet"]
HANDOUT_LAYOUTS: tuple[HandoutLayout, ...] = get_args(HandoutLayout)


@dataclass(frozen=True, slots=True)
class HandoutPhrases:
    """The words on a handout's sheets, in the document's language; `{n}`, `{total}`, `{left}` and `{right}` are filled in late."""

    notes: str  # "Notes"
    notes_for: str  # "Notes, page {n}"
    handout: str  # "Handout", after the reference
    overview: str  # "Overview", where the type is too small to read at length
    sheet: str  # "Sheet {n} of {total}"
    front: str  # "Sheet {n} of {total}, front: pages {left} and {right}"
    back: str  # the same of the back, and how to turn the sheet
