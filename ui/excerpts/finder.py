"""The words of the excerpts, made ready beside the window, and what passes a filter."""
from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from briefer.model.briefing import Briefing
from briefer.model.pack import Pack
from briefer.workflow import ExcerptFilter, HitKind, PackIndex, PackScan, Sifted, sift
from ui.kit import Kit
from ui.tasks import Task

_KINDS: tuple[HitKind, ...] = ("excerpt",)


class Finder(QObject):
    """Sifts excerpts. An index is built beside the window and follows the pack; until it is ready, the excerpts are read through.

    `ready` is sent when the index knows the pack as it is.
    """

    ready = Signal()

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        self._index: PackIndex | None = None
        self._scan = PackScan()
        self._task: Task | None = None
        kit.desk.closed.connect(self.forget)

    def forget(self) -> None:
        """Lets go of the pack; work that is going on is thrown away."""
        if self._task is not None:
            self._task.cancel()
        self._index = self._task = None
        self._scan = PackScan()

    def follow(self, pack: Pack) -> None:
        """Brings the index up to a state of the pack, beside the window; one change after the other."""
        if self._task is None and (self._index is None or self._index.pack is not pack):
            index = self._index
            self._task = self._kit.tasks.run(lambda _: _brought_up(index, pack), done=self._come, failed=self._failed)

    def sift(self, pack: Pack, wanted: ExcerptFilter, briefing: Briefing | None) -> Sifted:
        """What passes a filter, and what others would show."""
        if not wanted.words.strip():
            return sift(pack, wanted, briefing)
        if self._index is not None and self._task is None and self._index.pack is pack:
            return sift(pack, wanted, briefing, self._index)
        return sift(pack, wanted, briefing, self._scan.of(pack))

    @property
    def is_ready(self) -> bool:
        """Whether the index knows the pack as it is."""
        desk = self._kit.desk
        return self._index is not None and self._task is None and desk.is_open and self._index.pack is desk.pack

    def _come(self, index: PackIndex) -> None:
        """The index is there; the pack may have gone on meanwhile."""
        self._task, self._index = None, index
        if not self._kit.desk.is_open:
            self._index = None
        elif index.pack is not self._kit.desk.pack:
            self.follow(self._kit.desk.pack)
        else:
            self.ready.emit()

    def _failed(self, error: Exception) -> None:
        """Without an index the excerpts are read through, and the mistake is told."""
        self._task = self._index = None
        self._kit.problem(error)


def _brought_up(index: PackIndex | None, pack: Pack) -> PackIndex:
    """An index of the pack: the one there is, with what has changed, else a new one."""
    if index is None:
        return PackIndex(pack, kinds=_KINDS)
    index.update(pack)
    return index
