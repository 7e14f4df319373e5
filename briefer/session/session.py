"""A pack being worked on: the only thing in the core that changes."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from briefer.edits import Edit, parts_between
from briefer.errors import EditError, Message, PackError
from briefer.model.pack import Pack
from briefer.session.history import History, Step
from briefer.storage.members import Damage, Form
from briefer.storage.packfile import Opened, read_original, read_pack
from briefer.storage.resealing import reseal
from briefer.storage.saving import files_of, is_writable, save
from briefer.storage.sealed import Key
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

    Used by one thread. Every method that refuses leaves all as it was.
    """

    def __init__(self, opened: Opened, *, writable: bool) -> None:
        """Use `open` or `create`."""
        self._opened = opened
        self._writable = writable
        self._pack = opened.pack
        self._history = History()
        self._blobs: dict[str, bytes] = {}
        self._listeners: list[Listener] = []

    @classmethod
    def open(cls, path: Path, *, key: Key | None = None) -> Session:
        """A session on the pack at a path; PackError when there is none, nothing of it can be read, or its password is needed.

        `key` is what `unlock` makes of the password; it goes with the session.
        """
        opened = read_pack(path, key)
        return cls(opened, writable=not opened.read_only and is_writable(path))

    @classmethod
    def create(cls, path: Path, pack: Pack, *, form: Form | None = None, blobs: Mapping[str, bytes] = NO_BLOBS) -> Session:
        """A session on a new pack, written to a path at once; PackError when something stands there or it cannot be written."""
        _require_free(path)
        return cls(save(pack, path, form=form, blobs=blobs), writable=True)

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
        """Whether the pack cannot be changed here: damaged, of a newer version, or in a place that cannot be written."""
        return not self._writable

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

    def do(self, edit: Edit, blobs: Mapping[str, bytes] = NO_BLOBS, *, merge: str = "", label: Message | None = None) -> Change:
        """Applies an edit; `blobs` are the bytes, by SHA-256, of files that it brings in.

        Edits that follow each other with the same `merge` are undone together (typing, several excerpts at once); `label` names the step
        otherwise than the edit does.
        Raises EditError when the pack does not allow it or bytes are missing, PackError when the pack is read-only.
        """
        self._require_writable()
        after = edit.apply(self._pack)
        brought = {sha: data for sha, data in blobs.items() if sha256(data).hexdigest() == sha}
        if missing := _brought(self._pack, after) - brought.keys() - self._blobs.keys():
            raise EditError("imported_bytes_missing", sha256=min(missing))
        self._blobs.update(brought)
        name = label or edit.label
        self._history.add(Step(self._pack, after, name, merge))
        return self._moved(after, name, "done", edit)

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
        folder gone or protected.
        """
        if not self.unsaved:
            return False
        self._require_writable()
        self._keep_what_goes()
        self._opened = save(self._pack, self.path, opened=self._opened, blobs=self._blobs)
        self._forget_what_is_safe()
        return True

    def save_as(self, path: Path, *, form: Form | None = None) -> None:
        """Writes the pack to a new place and goes on there; a damaged pack can be changed again in its copy.

        Raises PackError as `save` does, and when something stands at the new place or the pack is of a newer version.
        """
        if self._opened.newer:
            raise PackError("pack_newer", pack=self.path.name, version=self._opened.manifest.program)
        _require_free(path)
        self._opened = save(self._pack, path, form=form, opened=self._opened, blobs=self._blobs)
        self._writable = True
        self._forget_what_is_safe()

    def seal(self, key: Key | None) -> None:
        """Saves, then protects the file with another password (`new_key`), or with none any more.

        Raises PackError as `save` does, and when the pack is a folder, or has no password to remove.
        """
        self.save()
        self._require_writable()
        self._opened = reseal(self._opened, key)

    def original(self, sha: str) -> bytes:
        """The bytes of an imported file, style or picture by their SHA-256; PackError when they are lost."""
        return self._blobs[sha] if sha in self._blobs else read_original(self.path, sha, self._opened.key)

    def _moved(self, after: Pack, label: Message, cause: Cause, edit: Edit) -> Change:
        change = Change(self._pack, after, label, cause, edit)
        self._pack = after
        for listener in tuple(self._listeners):
            listener(change)
        return change

    def _require_writable(self) -> None:
        if not self._writable:
            raise PackError("pack_read_only", pack=self.path.name)

    def _keep_what_goes(self) -> None:
        """Reads the bytes that the next save drops from the file, because undo can ask for them again."""
        on_disk = set(self._opened.hashes.values())
        for sha in (_files(self._opened.pack) & on_disk) - _files(self._pack) - self._blobs.keys():
            self._blobs[sha] = read_original(self.path, sha, self._opened.key)

    def _forget_what_is_safe(self) -> None:
        """Lets go of bytes that are in the file now."""
        on_disk = set(self._opened.hashes.values())
        self._blobs = {sha: data for sha, data in self._blobs.items() if sha not in on_disk}


def _files(pack: Pack) -> frozenset[str]:
    """The SHA-256 of every file that a pack carries."""
    return frozenset(files_of(pack).values())


def _brought(before: Pack, after: Pack) -> frozenset[str]:
    """The files that an edit brought in; only values that are new are looked at, so that an edit of a large pack stays quick."""
    if after.sources is before.sources and after.files is before.files:
        return frozenset()
    there = {id(source) for source in before.sources}
    fresh = tuple(source for source in after.sources if id(source) not in there)
    wanted = _files(replace(after, sources=fresh))
    known = {source.origin.sha256 for source in before.sources} | set(before.files.values())
    return wanted - known


def _require_free(path: Path) -> None:
    """PackError when something stands at a path already; an empty folder does not count."""
    if path.exists() and not (path.is_dir() and not any(path.iterdir())):
        raise PackError("pack_exists", pack=path.name)
