"""Work that a journal holds and the pack's file does not: what it is, and doing it again."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from briefer.edits import Edit
from briefer.errors import EditError
from briefer.model.pack import Pack
from briefer.session.history import History, Step
from briefer.storage.journal import Journal, Noted
from briefer.storage.state import Blobs
from briefer.values import dataclass


@dataclass(frozen=True, slots=True)
class Replayed:
    """An edit done again, on the pack before it."""

    noted: Noted
    edit: Edit
    after: Pack


@dataclass(frozen=True, slots=True)
class Recovery:
    """What was not saved when the program ended: since when the pack was open, when the last edit was made, and the pack with all of it.

    `edits` are safe; `lost` could not be done again, and the journal stays under another name because of them.
    """

    opened: str
    last: str
    edits: int
    lost: int
    pack: Pack
    steps: tuple[Replayed, ...]
    blobs: Mapping[str, bytes]
    journal: Journal


@dataclass(frozen=True, slots=True)
class Aside:
    """A journal that does not follow from the pack as it is on disk: where it lies now, of when it is, how many edits it holds."""

    path: Path
    opened: str
    last: str
    edits: int


def recovery_of(pack: Pack, journal: Journal, missing: Sequence[Noted], blobs: Blobs) -> Recovery:
    """Does again, on the pack as saved, what its journal holds beyond it, up to the first edit that cannot be done again."""
    steps: list[Replayed] = []
    brought: dict[str, bytes] = {}
    for noted in missing:
        found = {digest: blobs.get(digest) for digest in noted.brings}
        if None in found.values():
            break
        try:
            edit = noted.edit()
            after = edit.apply(steps[-1].after if steps else pack)
        except EditError:
            break
        brought |= {digest: data for digest, data in found.items() if data is not None}
        steps.append(Replayed(noted, edit, after))
    last = steps[-1] if steps else None
    return Recovery(journal.opened, last.noted.at if last else "", len(steps), len(missing) - len(steps) + journal.spoilt,
                    last.after if last else pack, tuple(steps), brought, journal)


def replay(before: Pack, steps: Sequence[Replayed], history: History) -> Pack:
    """Puts the steps into a history as they were made, undone ones undone; gives back the pack after them."""
    pack = before
    for step in steps:
        noted, after = step.noted, step.after
        taken = history.undo() if noted.cause == "undone" else history.redo() if noted.cause == "redone" else None
        reached = None if taken is None else taken.before if noted.cause == "undone" else taken.after
        if reached is not None and reached == after:
            pack = reached
            continue
        if taken is not None:
            history.redo() if noted.cause == "undone" else history.undo()
        history.add(Step(pack, after, step.edit.label, noted.merge))
        pack = after
    return pack
