"""What a face tells its sessions of this user: where to keep what must not be lost, who works here, and what time it is."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from briefer.bugs import state_folder
from briefer.storage.holder import Holder, new_mark, this_holder
from briefer.storage.keyseal import seal_of
from briefer.storage.sealed import Key
from briefer.storage.state import Corner, corner_of
from briefer.values import dataclass

Now = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Keep:
    """The user's state folder (None: there is none, and nothing is kept outside the pack), who works here, and the clock (ISO)."""

    folder: Path | None
    holder: Holder
    now: Now

    def corner(self, pack: Path, key: Key | None = None) -> Corner | None:
        """Where the state folder keeps what belongs to the pack at a path, sealed with the key of the pack if it has one."""
        return None if self.folder is None else corner_of(self.folder, pack, seal_of(key))

    def me(self) -> Holder:
        """Who takes a lock now; no two locks are the same."""
        return replace(self.holder, since=self.now(), mark=new_mark())


def keep_of(environ: Mapping[str, str], now: Now) -> Keep:
    """What is to be kept for the user of this environment, and where."""
    try:
        folder = state_folder(environ)
    except RuntimeError:  # the system knows of no home
        folder = None
    return Keep(folder, this_holder(environ), now)
