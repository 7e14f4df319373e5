"""What a session keeps outside the pack so that nothing is lost: the writer's lock, the journal, and what was found of an earlier run."""
from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from briefer.edits import Edit, parts_between
from briefer.errors import Message, PackError, message
from briefer.model.pack import Pack
from briefer.session.keep import Keep
from briefer.session.recovery import Aside, Recovery, recovery_of
from briefer.session.scribe import Kept, Note, Scribe
from briefer.session.versions import Turn, Versions
from briefer.storage.holder import Holder
from briefer.storage.journal import Journal, read_journal
from briefer.storage.keyseal import reseal_corner, seal_of
from briefer.storage.lock import BEAT, Lock, take
from briefer.storage.packfile import Opened, read_pack
from briefer.storage.saving import is_writable
from briefer.storage.sealed import Key
from briefer.storage.state import Corner, PlainSeal
from briefer.values import dataclass

_CLOSING = 30  # seconds to wait for the journal's disk at the end


@dataclass(frozen=True, slots=True)
class Attempt:
    """A save that was begun: its token, and the pack that it writes."""

    token: str
    pack: Pack


class Keeping:
    """Lock and journal of one open pack. Without a `Keep` there is neither, and nothing here does anything."""

    def __init__(self, path: Path, keep: Keep | None, lock: Lock | None = None, holder: Holder | None = None, *,
                 writing: bool = True) -> None:
        """Use `begin`."""
        self._writing = writing
        self._path, self._keep, self._lock = path, keep, lock
        self.holder = holder
        self.attempt: Attempt | None = None  # the save that was begun last and is not known to have ended
        self.recovery: Recovery | None = None
        self.aside: Aside | None = None
        self._corner: Corner | None = None
        self._scribe: Scribe | None = None
        self._listeners: list[Callable[[Kept], None]] = []
        self._blocked: Message | None = None  # why there is no scribe, although there is a place for a journal
        self._token = ""
        self._beaten = time.monotonic()
        self._turn = Turn()

    @classmethod
    def begin(cls, path: Path, keep: Keep | None, *, writing: bool = True) -> Keeping:
        """Takes the lock of the pack at a path, if it is to be written; when another holds it, `holder` says who."""
        if keep is None or not writing or not os.path.exists(path) or not is_writable(path):
            return cls(path, keep, writing=False)
        try:
            taken = take(path, keep.me())
        except OSError:  # a full disk, or a place that is protected after all: the journal keeps the work, and saving says what to do
            return cls(path, keep)
        return cls(path, keep, holder=taken) if isinstance(taken, Holder) else cls(path, keep, lock=taken)

    def look(self, opened: Opened) -> None:
        """Looks for work of an earlier run that the pack as opened does not hold; only who may write settles it.

        A journal that cannot be looked at now is left alone until another opening: it may hold work.
        """
        self._token, self._turn.key = token_of(opened), opened.key
        if self._keep is None or not self._writing or self.holder is not None or opened.read_only:
            return
        self._corner = self._keep.corner(self._path, opened.key)
        if self._corner is None:
            return
        self._scribe = self._new_scribe(self._corner, self._keep)
        try:
            if opened.key is not None:  # what was kept while it had no password, or by a run that ended while that was set
                reseal_corner(self._corner, PlainSeal(), self._corner.seal)
            journal = read_journal(self._corner.journal, self._corner.seal)
            if journal is not None:
                self._judge(journal, opened, self._corner)
        except OSError:
            self._scribe, self._blocked = None, message("error.journal_not_writable")

    def _new_scribe(self, corner: Corner, keep: Keep) -> Scribe:
        return Scribe(corner, {"pack": str(self._path.absolute()), "opened": keep.now()}, self._heard)

    def _judge(self, journal: Journal, opened: Opened, corner: Corner) -> None:
        """What to do with a journal that was found: nothing, when a save holds all of it; recover it; or set it aside."""
        missing = journal.missing_from(self._token)
        if missing is None:
            last = journal.noted[-1].at if journal.noted else ""
            self.aside = Aside(corner.set_aside(), journal.opened, last, len(journal.noted), journal.pack)
        elif missing or journal.spoilt:
            self.recovery = recovery_of(opened.pack, journal, missing, corner.blobs)
        elif self._scribe is not None:
            self._scribe.begin_anew()

    def _heard(self, kept: Kept) -> None:
        for listener in tuple(self._listeners):
            listener(kept)

    # --- while it is open -----------------------------------------------------------------------------------------

    @property
    def settled(self) -> bool:
        """Whether the journal holds all that was noted; False when it cannot be written, or there is none."""
        return self._scribe is not None and self._scribe.settled

    @property
    def problem(self) -> Message | None:
        """Why there is no journal, or None."""
        if self._keep is None:
            return None
        if self._scribe is not None:
            return self._scribe.problem
        if self._blocked is not None:
            return self._blocked
        return message("error.journal_no_home") if self._keep.folder is None else None

    def listen(self, listener: Callable[[Kept], None]) -> Callable[[], None]:
        """Calls a function with news of the journal, from its thread."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def wait(self, timeout: float | None) -> bool:
        """Waits until what was noted is on disk; whether it is."""
        return self._scribe is not None and self._scribe.wait(timeout)

    def note(self, edit: Edit, cause: str, merge: str, blobs: Mapping[str, bytes]) -> None:
        """Notes an edit and the bytes that it brings."""
        if self._scribe is not None and self._keep is not None:
            self._scribe.note(Note(edit, self._keep.now(), cause, merge, blobs), self._token)
        self.beat()

    def versions(self, opened: Opened) -> Versions:
        """The earlier versions of the pack, whose file holds this."""
        corner = self._keep.corner(self._path, opened.key) if self._keep is not None else None
        return Versions(corner, opened, self._keep.now() if self._keep is not None else "", self._turn)

    def beat(self) -> None:
        """A sign of life for others who look at the lock, when it is time for one."""
        if self._lock is not None and time.monotonic() - self._beaten >= BEAT:
            self._beaten = time.monotonic()
            self._lock.beat()

    @property
    def noted(self) -> int:
        """How many edits the journal holds."""
        return self._scribe.noted if self._scribe is not None else 0

    # --- saving ---------------------------------------------------------------------------------------------------

    def require_lock(self) -> None:
        """PackError when somebody else took the lock meanwhile; from any thread."""
        try:
            held = self._lock is None or self._lock.is_held()
        except OSError:
            return  # the place is out of reach: saving says so better
        if not held:
            raise PackError("pack_lock_lost", pack=self._path.name)

    def landed(self, opened: Opened) -> Opened:
        """The state of the file that the next save follows: that of the last attempt, if it failed only after it stood in the file."""
        if self.attempt is None:
            return opened
        try:
            there = read_pack(opened.path, opened.key)
        except PackError:
            return opened
        ours = there.token == self.attempt.token and not there.damage and not there.changed
        return replace(there, pack=self.attempt.pack) if ours else opened

    def store(self, blobs: Mapping[str, bytes]) -> None:
        """Keeps bytes that the pack is about to let go of: undo may want them when the program has ended in between."""
        if self._corner is not None and blobs:
            with suppress(OSError):  # then they are kept in memory alone
                self._corner.blobs.put(blobs)

    def announce(self, token: str, holds: int) -> None:
        """Notes that a save is about to be made; from any thread."""
        if self._scribe is not None:
            self._scribe.announce(token, self._token, holds)

    def saved(self, opened: Opened, holds: int, pack: Pack, blobs: Mapping[str, bytes]) -> None:
        """A save was made of what the journal held then; `pack` is the pack as it is by now."""
        self._token = token_of(opened)
        if self._scribe is None:
            return
        if self._scribe.problem is None:
            self._scribe.saved(self._token, holds)
            return
        self._scribe.begin_anew()
        if pack is not opened.pack:
            self.note(parts_between(opened.pack, pack), "done", "", blobs)

    def moved(self, path: Path, opened: Opened) -> Keeping:
        """The keeping of the same work in its new place; here it ends, and so does its journal, which the new place holds."""
        self.close(drop=True)
        there = Keeping.begin(path, self._keep)
        there._listeners = self._listeners
        there.look(opened)
        return there

    def came_back(self) -> None:
        """The pack is again what its file holds: what was done and taken back since is nothing to recover."""
        if self._scribe is not None and self.recovery is None and self._scribe.noted and self._scribe.problem is None:
            self._scribe.saved(self._token, self._scribe.noted)
            self._scribe.wait(None)  # else a loss of power now could bring back what was taken back

    def resealed(self, key: Key | None) -> None:
        """Puts what is kept outside the pack, all of which is saved, under another key; PackError when that cannot be written."""
        if self._corner is None or self._keep is None:
            return
        former, self._corner = self._corner, replace(self._corner, seal=seal_of(key))
        if self._scribe is not None:
            self._scribe.begin_anew()
            self._scribe = self._new_scribe(self._corner, self._keep)
        try:
            with self._turn.lock:
                self._turn.key = key
                reseal_corner(self._corner, former.seal, self._corner.seal)
        except OSError as error:
            raise PackError("kept_not_sealed", folder=str(former.folder)) from error

    # --- what was found, and the end ------------------------------------------------------------------------------

    def recovered(self, before: Pack, after: Pack) -> None:
        """Goes on with the journal that was found; when not all of it could be done again, it stays under another name."""
        recovery, self.recovery = self.recovery, None
        if recovery is None or self._scribe is None or self._corner is None:
            return
        if recovery.lost:
            self._set_aside(recovery, self._corner, self._scribe)
            self.note(parts_between(before, after), "restored", "", recovery.blobs)
        else:
            self._scribe.go_on(recovery.journal)

    def refused(self) -> Aside | None:
        """Sets aside what was found; the pack stays as it was saved."""
        recovery, self.recovery = self.recovery, None
        if recovery is not None and self._scribe is not None and self._corner is not None:
            self._set_aside(recovery, self._corner, self._scribe)
        return self.aside

    def _set_aside(self, recovery: Recovery, corner: Corner, scribe: Scribe) -> None:
        try:
            path = corner.set_aside()
        except OSError as error:
            raise PackError("journal_not_set_aside", folder=str(corner.folder)) from error
        self.aside = Aside(path, recovery.opened, recovery.last, recovery.edits + recovery.lost, recovery.journal.pack)
        scribe.begin_anew()

    def close(self, *, drop: bool = False) -> None:
        """Waits for the journal and gives the lock up; `drop` ends a journal whose edits nobody wants."""
        if self._scribe is not None:
            self._scribe.wait(_CLOSING)
            if drop and self.recovery is None:
                self._scribe.begin_anew()
            self._scribe = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def token_of(opened: Opened) -> str:
    """What names the state of a pack on disk: its save token and, when somebody changed members by hand since, what they are now."""
    listed = {one.path: one for one in opened.manifest.members}
    if listed == opened.members:
        return opened.token
    said = "\n".join(f"{path} {one.sha256}" for path, one in sorted(opened.members.items()))
    return f"{opened.token}+{sha256(said.encode()).hexdigest()[:16]}"
