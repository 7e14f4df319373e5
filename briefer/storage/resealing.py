"""Setting, changing and removing the password of a pack."""
from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefer.errors import PackError
from briefer.files import write_atomically
from briefer.storage.packfile import Opened
from briefer.storage.saving import container_of, explain
from briefer.storage.sealed import Key
from briefer.storage.zipform import ZipContainer


def reseal(opened: Opened, key: Key | None) -> Opened:
    """Writes the same pack to the same place, sealed with this key or, without one, open; gives back what is there now.

    Raises PackError, and then the former file stands: it is a folder, read-only, or somebody changed it since, or the
    place cannot be written.
    """
    if opened.form == "folder":
        raise PackError("pack_folder_not_sealed", pack=opened.path.name)
    if opened.read_only:
        raise PackError("pack_read_only", pack=opened.path.name)
    if key is None and opened.key is None:
        raise PackError("pack_not_sealed", pack=opened.path.name)
    container = container_of(opened)
    assert isinstance(container, ZipContainer), "a folder was turned away above"
    target = opened.path.resolve()
    try:
        write_atomically(target, key.seal(container.data) if key else container.data)
        after = replace(opened, key=key)
        container_of(after)  # what the password opens now is what it was, or the backup stays
    except OSError as error:
        explain(error, opened.path)
    return after


def remove_backup(pack: Path) -> None:
    """Takes away what lies beside a pack as `.bak`: it is the pack in the clear, or under the password that was to be done away with.

    PackError when it cannot be removed.
    """
    target = pack.resolve()
    backup = target.with_name(f"{target.name}.bak")
    try:
        backup.unlink(missing_ok=True)
    except OSError as error:
        raise PackError("backup_not_removed", backup=backup.name) from error
