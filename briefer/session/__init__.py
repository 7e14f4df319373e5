"""The one mutable thing: a pack being worked on, its past, its file."""
from __future__ import annotations

from briefer.session.session import Change, Session
from briefer.storage.saving import pack_folder, unpack
from briefer.storage.sealed import Key, is_sealed, new_key, unlock

__all__ = ["Change", "Key", "Session", "is_sealed", "new_key", "pack_folder", "unlock", "unpack"]
