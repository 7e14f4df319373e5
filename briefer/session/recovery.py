"""Work that a journal holds and the pack's file does not: what it is, and doing it again."""
from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Literal

from briefer.edits import Edit
from briefer.errors import EditError, PackError
from briefer.model.pack import Pack
from briefer.session.history import History, Step
from briefer.session.keep import Keep
from briefer.storage.journal import Journal, Noted, needs_key, read_journal
from briefer.storage.lock import holder_of
from briefer.storage.packfile import manifest_of, open_container
from briefer.storage.state import Blobs, corners
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
    pack: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A pack with a journal: where it lies, since when it was open, when the last edit was made, and how many are not saved.

    `state` is `waiting` when they can be recovered, `in_use` while somebody works on the pack, `missing` when it is out of reach, and
    `other` when it is not the pack that the journal follows from. `sealed` is one with a password, without which only the time is
    told; which pack it is knows who knows the pack.
    """

    pack: str
    opened: str
    last: str
    edits: int
    state: Literal["waiting", "in_use", "missing", "other", "sealed"]


def has_journal(keep: Keep, path: Path) -> bool:
    """Whether work on the pack at a path waits to be recovered, while nobody works on it."""
    corner = keep.corner(path)
    return corner is not None and os.path.isfile(corner.journal) and holder_of(path, keep.holder) is None


def unrecovered(keep: Keep, known: Iterable[Path] = ()) -> tuple[tuple[Waiting, ...], tuple[Aside, ...]]:
    """The packs of this user with work that is not saved, and the journals that were set aside; those with a password are named when
    they are among the packs that are `known`."""
    places = {corner.folder: path for path in known if (corner := keep.corner(path)) is not None}
    waiting: list[Waiting] = []
    aside: list[Aside] = []
    for corner in corners(keep.folder) if keep.folder is not None else ():
        if needs_key(corner.journal):
            if (locked := _sealed(keep, corner.journal, places.get(corner.folder))) is not None:
                waiting.append(locked)
        elif (journal := _read(corner.journal)) is not None and (found := _waiting(keep, journal)) is not None:
            waiting.append(found)
        if corner.aside.is_dir():
            aside += [Aside(path, old.opened, _last(old.noted), len(old.noted), old.pack)
                      for path in sorted(corner.aside.iterdir()) if (old := _read(path)) is not None]
    return tuple(waiting), tuple(aside)


def _sealed(keep: Keep, journal: Path, pack: Path | None) -> Waiting | None:
    """What is to be said of the journal of a pack with a password; None while somebody works on it, as far as the pack is known."""
    if pack is not None and holder_of(pack, keep.holder) is not None:
        return None
    try:
        last = datetime.fromtimestamp(journal.stat().st_mtime).astimezone().isoformat(timespec="seconds")
    except OSError:
        return None
    return Waiting(str(pack) if pack is not None else "", "", last, 0, "sealed")


def _read(path: Path) -> Journal | None:
    try:
        return read_journal(path)
    except OSError:
        return None


def _last(noted: Sequence[Noted]) -> str:
    return noted[-1].at if noted else ""


def _waiting(keep: Keep, journal: Journal) -> Waiting | None:
    """What is to be said of a journal; None when the pack holds all of it."""
    path = Path(journal.pack)
    try:
        token = manifest_of(open_container(path))[0].token if journal.pack else ""
    except PackError:
        return Waiting(journal.pack, journal.opened, _last(journal.noted), len(journal.noted), "missing")
    if holder_of(path, keep.holder) is not None:
        return Waiting(journal.pack, journal.opened, _last(journal.noted), len(journal.noted), "in_use")
    missing = journal.missing_from(token)
    if missing is None:
        return Waiting(journal.pack, journal.opened, _last(journal.noted), len(journal.noted), "other")
    return Waiting(journal.pack, journal.opened, _last(missing), len(missing), "waiting") if missing else None


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
