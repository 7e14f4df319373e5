"""Looking for words in the whole pack, beside the window: the last question counts, and the index follows the pack."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field

from PySide6.QtCore import QObject

from briefer.model.pack import Pack
from briefer.model.text import Span
from briefer.values import dataclass
from briefer.workflow import Hit, HitKind, PackIndex, found_text, shown
from ui.kit import Kit
from ui.tasks import Task

KINDS: tuple[HitKind, ...] = ("source", "excerpt", "text")
FEW = 8  # of a kind, before somebody asks for all
_MOST = 500  # of a kind, however many there are


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A place where words were found, the words around it, and where in these they stand."""

    hit: Hit
    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for what was typed: lines by kind, and how many there are of each."""

    typed: str
    lines: Mapping[HitKind, tuple[FoundLine, ...]] = field(default_factory=dict)
    counts: Mapping[HitKind, int] = field(default_factory=dict)


class Searcher(QObject):
    """Answers one question at a time; while one is being answered, the next waits and those between are forgotten."""

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        self._index: PackIndex | None = None
        self._task: Task | None = None
        self._next: tuple[str, int, Callable[[Answer], None]] | None = None
        kit.desk.closed.connect(self._forget)

    def ask(self, typed: str, answered: Callable[[Answer], None], *, few: int = FEW) -> None:
        """Looks for words; `answered` hears of what was found in the pack as it is now."""
        self._next = (typed, few, answered)
        self._go_on()

    def cancel(self) -> None:
        """Nobody waits any more."""
        self._next = None

    def _go_on(self) -> None:
        if self._task is not None or self._next is None or not self._kit.desk.is_open:
            return
        (typed, few, answered), self._next = self._next, None
        pack, index, session = self._kit.desk.pack, self._index, self._kit.desk.session

        def look(_: Task) -> tuple[PackIndex, Answer]:
            known = index
            if known is None:
                known = PackIndex(pack)
            else:
                known.update(pack)
            return known, _answer(known, pack, typed, few)

        def done(found: tuple[PackIndex, Answer]) -> None:
            self._task = None
            if self._kit.desk.is_open and self._kit.desk.session is session:
                self._index = found[0]
                if self._next is None:
                    answered(found[1])
            self._go_on()

        def failed(error: Exception) -> None:
            self._task = self._index = None
            self._kit.problem(error)

        self._task = self._kit.tasks.run(look, done=done, failed=failed)

    def _forget(self) -> None:
        """Another pack has other words."""
        if self._task is not None:
            self._task.cancel()
        self._task = self._index = self._next = None


def _answer(index: PackIndex, pack: Pack, typed: str, few: int) -> Answer:
    """What is found, the words around it only for what is shown."""
    hits: dict[HitKind, list[Hit]] = {kind: [] for kind in KINDS}
    for hit in index.find(typed):
        hits[hit.kind].append(hit)
    lines: dict[HitKind, tuple[FoundLine, ...]] = {}
    for kind, found in hits.items():
        seen = ((hit, shown(typed, found_text(pack, hit))) for hit in found[:min(few, _MOST)])
        lines[kind] = tuple(FoundLine(hit, around.text, around.found) for hit, around in seen)
    return Answer(typed, lines, {kind: len(found) for kind, found in hits.items()})


def go_to(kit: Kit, hit: Hit, typed: str = "") -> None:
    """Goes to what was found: the source with the words marked, the excerpt, or the section of the briefing."""
    desk = kit.desk
    if hit.kind == "excerpt":
        desk.go("excerpts")
        desk.select_excerpts((hit.id,))
    elif hit.kind == "source":
        desk.go("sources")
        desk.select_source(hit.source)
        if typed:
            desk.want(f"find.{typed}")
    else:
        desk.go("briefing")
        desk.choose_briefing(hit.briefing)
        desk.select_section(hit.section)
