"""What stands in a block of the editor's document, as runs of markup."""
from __future__ import annotations

from PySide6.QtGui import QFont, QTextBlock, QTextCursor

from ui.briefing.chips import CHIP, MARKUP
from ui.briefing.markup import Run

TURN = "\u2028"  # a turn of the line within a paragraph


def runs_of(block: QTextBlock, start: int = 0, end: int = 1 << 30) -> tuple[Run, ...]:
    """The runs of a block, or of a part of it."""
    out: list[Run] = []
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        at = fragment.position() - block.position()
        units = fragment.text().encode("utf-16-le", "surrogatepass")
        cut = units[2 * max(0, start - at):2 * max(0, end - at)].decode("utf-16-le", "replace")
        form = fragment.charFormat()
        if form.objectType() == CHIP:
            out += [Run(str(form.property(MARKUP)), chip=True)] * len(cut)
        elif cut:
            run = Run(cut.replace(TURN, "\n"), form.fontWeight() >= QFont.Weight.DemiBold, form.fontItalic())
            if out and not out[-1].chip and (out[-1].strong, out[-1].emphasis) == (run.strong, run.emphasis):
                run = Run(out.pop().text + run.text, run.strong, run.emphasis)
            out.append(run)
        fragments += 1
    return tuple(out)


def takes_dash(cursor: QTextCursor) -> bool:
    """Whether a blank typed here makes the paragraph an item of a list: behind a dash that stands alone, which is taken away."""
    if cursor.block().text() != "-" or cursor.positionInBlock() != 1 or cursor.block().textList() is not None:
        return False
    cursor.deletePreviousChar()
    return True
