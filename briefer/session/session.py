"""A pack being worked on: the only thing in the core that changes."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from briefer.edits import Edit, parts_between
from briefer.errors import EditError, Message, PackError, message
from briefer.model.pack import Pack
from briefer.session.history import History, Step
from briefer.session.keep import Keep
from briefer.session.keeping import Keeping
from briefer.session.recovery import Aside, Recovery, replay
from briefer.session.saving import Saving, brought_in, left_behind, require_free
from briefer.session.scribe import Kept
from briefer.session.versions import Versions, restoring
from briefer.storage.holder import Holder
from briefer.storage.members import Damage, Form
from briefer.storage.packfile import Opened, read_original, read_pack
from briefer.storage.resealing import remove_backup, reseal
from briefer.storage.saving import is_writable, save
from briefer.storage.sealed import Key
from briefer.storage.versions import Version
from briefer.values import dataclass

Cause = Literal["done", "undone", "redone", "opened", "restored"]
NO_BLOBS: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Change:
    """A change of the session's pack: both packs, its name, what brought it about, and the edit that the journal would note."""

    before: Pack
    after: Pack
    label: Message
    cause: Cause
    edit: Edit


Listener = Callable[[Change], None]


class Session:
    """The current pack with its past, its file, and the bytes of imported files that are not in the file yet.

    Used by one thread, but for `Saving.run`. Every method that refuses leaves all as it was.
    """

    def __init__(self, opened: Opened, keeping: Keeping, *, writable: bool) -> None:
        """Use `open` or `create`."""
        self._opened = opened
        self._keeping = keeping
        self._writable = writable
        self._pack = opened.pack
        self._history = History()
        self._blobs: dict[str, bytes] = {}
        self._listeners: list[Listener] = []

    @classmethod
    def open(cls, path: Path, keep: Keep | None = None, *, key: Key | None = None, writing: bool = True) -> Session:
        """A session on the pack at a path; with `keep` under its lock, and with a journal. `key` is what `unlock` makes of the password.
        Who only reads takes no lock.

        It is read-only when somebody else holds the lock (`holder`), and until work of an earlier run is settled (`recovery`).
        PackError when there is no pack, nothing of it can be read, or its password is needed.
        """
        keeping = Keeping.begin(path, keep, writing=writing)
        try:
            opened = read_pack(path, key)
            keeping.look(opened)
        except BaseException:
            keeping.close()
            raise
        return cls(opened, keeping, writable=writing and not opened.read_only and is_writable(path))

    @classmethod
    def create(cls, path: Path, pack: Pack, *, form: Form | None = None, blobs: Mapping[str, bytes] = NO_BLOBS,
               keep: Keep | None = None) -> Session:
        """A session on a new pack, written to a path at once; PackError when something stands there or it cannot be written."""
        require_free(path)
        opened = save(pack, path, form=form, blobs=blobs)
        keeping = Keeping.begin(path, keep)
        keeping.look(opened)
        return cls(opened, keeping, writable=True)

    @property
    def pack(self) -> Pack:
        """The pack as it is now."""
        return self._pack

    @property
    def path(self) -> Path:
        """Where the pack is saved."""
        return self._opened.path

    @property
    def form(self) -> Form:
        """Whether the pack is saved as one file or as a folder."""
        return self._opened.form

    @property
    def sealed(self) -> bool:
        """Whether a password protects the file."""
        return self._opened.key is not None

    @property
    def read_only(self) -> bool:
        """Whether the pack cannot be changed here: damaged, of a newer version, in a place that cannot be written, in the hands of
        somebody else, or with work of an earlier run that is not settled."""
        return not self._writable or self.holder is not None or self.recovery is not None

    def require_writable(self) -> None:
        """PackError when the pack is read-only, which says why and what to do."""
        if (holder := self.holder) is not None:
            raise locked(self.path, holder)
        if self.recovery is not None:
            raise PackError("pack_unrecovered", count=self.recovery.edits, pack=self.path.name)
        if not self._writable:
            raise PackError("pack_read_only", pack=self.path.name)

    @property
    def holder(self) -> Holder | None:
        """Who else has the pack open for writing, or None."""
        return self._keeping.holder

    @property
    def recovery(self) -> Recovery | None:
        """What was done in an earlier run and not saved, until `recover` or `refuse_recovery` settles it; or None."""
        return self._keeping.recovery

    @property
    def aside(self) -> Aside | None:
        """A journal that was set aside because it did not follow from the pack, or not all of it could be done again; or None."""
        return self._keeping.aside

    @property
    def settled(self) -> bool:
        """Whether everything done so far is on disk: in the pack, or in the journal."""
        return not self.unsaved or self._keeping.settled

    @property
    def journal_problem(self) -> Message | None:
        """Why what is done cannot be noted, so that it should be saved at once; None while it is noted, and without a `Keep`."""
        return self._keeping.problem

    @property
    def damage(self) -> tuple[Damage, ...]:
        """What could not be read when the pack was opened."""
        return self._opened.damage

    @property
    def changed_outside(self) -> tuple[str, ...]:
        """The members that somebody changed by hand since Briefer last saved the pack."""
        return self._opened.changed

    @property
    def notice(self) -> Message | None:
        """What the user has to know about the file as it was opened, or None."""
        return self._opened.notice

    @property
    def unsaved(self) -> bool:
        """Whether the pack differs from what was last opened or saved."""
        return self._pack is not self._opened.pack

    @property
    def undo_label(self) -> Message | None:
        """The name of what undo would take back, or None."""
        return self._history.undo_label

    @property
    def redo_label(self) -> Message | None:
        """The name of what redo would do again, or None."""
        return self._history.redo_label

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Calls a function after each change; gives back what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def listen_kept(self, listener: Callable[[Kept], None]) -> Callable[[], None]:
        """Calls a function, from another thread, when all that was done is on disk, or cannot be noted; gives back what ends that."""
        return self._keeping.listen(listener)

    def wait_until_kept(self, timeout: float | None = None) -> bool:
        """Waits until all that was done is on disk, for so many seconds at most; whether it is."""
        return self._keeping.wait(timeout) or self.settled

    def beat(self) -> None:
        """A sign of life in the lock; to be called every minute while the pack is open."""
        self._keeping.beat()

    def do(self, edit: Edit, blobs: Mapping[str, bytes] = NO_BLOBS, *, merge: str = "", label: Message | None = None) -> Change:
        """Applies an edit; `blobs` are the bytes, by SHA-256, of files that it brings in.

        Edits that follow each other with the same `merge` are undone together (typing, several excerpts at once); `label` names the step
        otherwise than the edit does.
        Raises EditError when the pack does not allow it or bytes are missing, PackError when the pack is read-only.
        """
        self.require_writable()
        after = edit.apply(self._pack)
        brought = {sha: data for sha, data in blobs.items() if sha256(data).hexdigest() == sha}
        if missing := brought_in(self._pack, after) - brought.keys() - self._blobs.keys():
            raise EditError("imported_bytes_missing", sha256=min(missing))
        self._blobs.update(brought)
        name = label or edit.label
        self._history.add(Step(self._pack, after, name, merge))
        return self._moved(after, name, "done", edit, merge)

    def undo(self) -> Change | None:
        """Takes the last step back, or does nothing when there is none."""
        step = self._history.undo()
        return None if step is None else self._moved(step.before, step.label, "undone", parts_between(self._pack, step.before))

    def redo(self) -> Change | None:
        """Does the step again that was undone last, or does nothing when there is none."""
        step = self._history.redo()
        return None if step is None else self._moved(step.after, step.label, "redone", parts_between(self._pack, step.after))

    def save(self) -> bool:
        """Writes the pack where it was opened, if it has changed; whether it had.

        Raises PackError, and then everything is still here: read-only, changed on disk by somebody else, disk full,
        folder gone or protected, drive pulled.
        """
        saving = self.begin_save()
        if saving is None:
            self._keeping.came_back()
            return False
        saving.run()
        self.adopt(saving)
        return True

    def begin_save(self) -> Saving | None:
        """A save of the pack as it is now, to be run in whatever thread and then given to `adopt`, one at a time; None when nothing has
        changed. PackError when the pack is read-only."""
        if not self.unsaved:
            return None
        self.require_writable()
        return Saving(self._pack, self._opened, self._blobs, self._keeping)

    def adopt(self, saving: Saving) -> None:
        """Takes on a save that has run; edits made meanwhile stay unsaved. One that was begun before the work went elsewhere is left."""
        assert saving.opened is not None, "this save has not run"
        if saving.keeping is not self._keeping:
            return
        self._opened = saving.opened
        self._blobs.update(saving.going)
        self._forget_what_is_safe()
        self._keeping.saved(self._opened, saving.holds, self._pack, self._blobs)

    def save_as(self, path: Path, *, form: Form | None = None) -> None:
        """Writes the pack to a new place and goes on there; a damaged pack can be changed again in its copy.

        Raises PackError as `save` does, and when something stands at the new place or the pack is of a newer version.
        """
        if self._opened.newer:
            raise PackError("pack_newer", pack=self.path.name, version=self._opened.manifest.program)
        require_free(path)
        going = left_behind(self._opened, self._pack, self._blobs)
        self._opened = save(self._pack, path, form=form, opened=self._opened, blobs=self._blobs)
        self._blobs.update(going)
        self._writable = True
        self._forget_what_is_safe()
        self._keeping = self._keeping.moved(path, self._opened)

    def seal(self, key: Key | None) -> None:
        """Saves, then protects the file, and what is kept outside it, with another password (`new_key`), or with none any more.

        PackError as `save` has, for a folder, and with no password to remove; `kept_not_sealed` or `backup_not_removed` when the file was
        written, but what lies elsewhere is as it was."""
        self.save()
        self.require_writable()
        self._keeping.require_lock()
        self._opened = reseal(self._opened, key)
        try:
            self._keeping.resealed(key)
        finally:
            remove_backup(self.path)

    @property
    def versions(self) -> Versions:
        """The earlier versions of the pack, and the means to keep what was last opened or saved as another."""
        return self._keeping.versions(self._opened)

    def restore(self, version: Version) -> Change:
        """Makes the pack what it was, as one step that can be undone; PackError when it is read-only, or parts of the version are lost."""
        self.require_writable()
        versions = self.versions
        then = versions.pack(version)
        edit = restoring(self._pack, then)
        missing = brought_in(self._pack, then) - self._blobs.keys()
        return self.do(edit, {digest: data for digest, data in versions.files(then).items() if digest in missing},
                       label=message("edit.restore_version", at=version.at))

    def recover(self) -> int:
        """Does again what an earlier run did and did not save, each step to be undone as it was then; how many edits that were."""
        found = self.recovery
        if found is None:
            return 0
        before = self._pack
        self._blobs.update(found.blobs)
        self._keeping.recovered(before, found.pack)
        after = replay(before, found.steps, self._history)
        if after is not before:
            self._tell(after, message("edit.recovered", count=found.edits), "restored", parts_between(before, after))
        return found.edits

    def refuse_recovery(self) -> Aside | None:
        """Leaves the pack as it was saved; what was done and not saved stays in a journal under another name. PackError when the state
        folder cannot be written."""
        return self._keeping.refused()

    def close(self, *, drop: bool = False) -> None:
        """Gives the pack up without saving: what is not saved is offered at the next opening, unless `drop` says that nobody wants it."""
        self._keeping.close(drop=drop or not self.unsaved)

    def original(self, sha: str) -> bytes:
        """The bytes of an imported file, style or picture by their SHA-256; PackError when they are lost."""
        return self._blobs[sha] if sha in self._blobs else read_original(self.path, sha, self._opened.key)

    def _moved(self, after: Pack, label: Message, cause: Cause, edit: Edit, merge: str = "") -> Change:
        """Notes a change, then makes and tells it."""
        brought = brought_in(self._pack, after) & self._blobs.keys()
        self._keeping.note(edit, cause, merge, {digest: self._blobs[digest] for digest in brought})
        return self._tell(after, label, cause, edit)

    def _tell(self, after: Pack, label: Message, cause: Cause, edit: Edit) -> Change:
        change = Change(self._pack, after, label, cause, edit)
        self._pack = after
        for listener in tuple(self._listeners):
            listener(change)
        return change

    def _forget_what_is_safe(self) -> None:
        """Lets go of bytes that are in the file now."""
        on_disk = set(self._opened.hashes.values())
        self._blobs = {sha: data for sha, data in self._blobs.items() if sha not in on_disk}


def locked(path: Path, holder: Holder) -> PackError:
    """Says who has a pack open for writing, as far as the lock names them."""
    if not holder.machine:
        return PackError("pack_locked_by_somebody", pack=path.name)
    since = holder.since[:16].replace("T", " ")  # to the minute, as every language reads it
    return PackError("pack_locked", pack=path.name, user=holder.user or "?", machine=holder.machine, since=since)
