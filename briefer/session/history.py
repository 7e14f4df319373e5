"""The past and the future of a pack: each step is the pack before it, because packs share all that did not change."""
from __future__ import annotations

from collections import deque
from dataclasses import replace

from briefer.errors import Message
from briefer.model.pack import Pack
from briefer.values import dataclass

STEPS = 1_000


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the packs on both sides of it and its name; steps that follow each other with the same `merge` are one."""

    before: Pack
    after: Pack
    label: Message
    merge: str = ""


class History:
    """The steps done, of which the earliest fall away beyond STEPS, and those undone since the last new one."""

    def __init__(self) -> None:
        self._done: deque[Step] = deque(maxlen=STEPS)
        self._undone: list[Step] = []

    @property
    def undo_label(self) -> Message | None:
        """The name of the step that undo would take back, or None."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> Message | None:
        """The name of the step that redo would do again, or None."""
        return self._undone[-1].label if self._undone else None

    def add(self, step: Step) -> None:
        """A new step, or more of the last one; what was undone cannot be redone any more."""
        if step.merge and self._done and not self._undone and self._done[-1].merge == step.merge:
            step = replace(step, before=self._done.pop().before)
        self._done.append(step)
        self._undone.clear()

    def undo(self) -> Step | None:
        """The step taken back, or None when there is none."""
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        return step

    def redo(self) -> Step | None:
        """The step done again, or None when there is none."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        return step
