"""The one mutable thing: a pack being worked on, its past, its file.

A face makes one `Keep` (`keep_of` the environment and a clock) and gives it to `Session.open` or `create`; without one a session has
neither lock nor journal, as in tests. With it:

- The session holds the pack's lock until `close`. If somebody else does, it is read-only and `holder` says who, where and since when.
- What `do`, `undo` and `redo` change is noted in a journal by a thread of its own; `settled` says that all of it is on disk, so that
  the window may say «saved». `wait_until_kept` waits for that, `listen_kept` tells of it, from that thread. If the journal cannot be
  written, the listener hears why, once, `journal_problem` says it too, and the face saves the pack itself at once.
- What an earlier run did not save is `recovery`: the session is read-only until `recover` does it again (then save) or
  `refuse_recovery` sets it aside. A journal that does not follow from the pack on disk is set aside by itself: `aside`.
- `save` writes and waits. `begin_save`, `Saving.run` in another thread, then `adopt` here, is the same for a drive that may be slow.
- `versions.keep(reason)` keeps what the file holds as an earlier version: a face calls it after opening, after Ctrl+S, every `EVERY`
  seconds of editing and before closing, in any thread. `versions.listed`, `save_copy`, and `restore`, one step that can be undone.
- `close` gives the lock up and saves nothing; what is unsaved is offered as `recovery` at the next opening.
- `beat` is called by a window every minute, so that others who look from another machine see that it is alive.
"""
from __future__ import annotations

from briefer.session.keep import Keep, keep_of
from briefer.session.recovery import Aside, Recovery, Waiting, has_journal, unrecovered
from briefer.session.saving import Saving
from briefer.session.scribe import Kept
from briefer.session.session import Change, Session
from briefer.session.versions import EVERY, Listed, Versions
from briefer.storage.holder import Holder
from briefer.storage.members import Damage
from briefer.storage.saving import pack_folder, unpack
from briefer.storage.sealed import LEAST as LEAST_PASSWORD
from briefer.storage.sealed import Key, is_sealed, new_key, unlock
from briefer.storage.versions import Changes, Version

__all__ = [
    "EVERY",
    "LEAST_PASSWORD",
    "Aside",
    "Change",
    "Changes",
    "Damage",
    "Holder",
    "Keep",
    "Kept",
    "Key",
    "Listed",
    "Recovery",
    "Saving",
    "Session",
    "Version",
    "Versions",
    "Waiting",
    "has_journal",
    "is_sealed",
    "keep_of",
    "new_key",
    "pack_folder",
    "unlock",
    "unpack",
    "unrecovered",
]
