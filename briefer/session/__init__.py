"""The one mutable thing: a pack being worked on, its past, its file."""
from __future__ import annotations

from briefer.session.session import Change, Session
from briefer.storage.saving import pack_folder, unpack

__all__ = ["Change", "Session", "pack_folder", "unpack"]
