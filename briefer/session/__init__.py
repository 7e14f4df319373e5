"""The one mutable thing: a pack being worked on, its past, its file."""
from __future__ import annotations

from briefer.session.session import Change, Session

__all__ = ["Change", "Session"]
