"""Themes that officers make while they work."""
from __future__ import annotations

import re
import unicodedata

from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.themes import Theme

_KEYS, _COLOURS = range(1, 10), range(1, 7)


def theme_named(pack: Pack, name: str, language: str) -> Theme:
    """A theme by this name that a pack does not have yet: with the first key that is free, and the colour that is met least."""
    taken = {theme.key for theme in pack.themes}
    met = [sum(theme.colour == colour for theme in pack.themes if not theme.parent) for colour in _COLOURS]
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "theme"
    known = {theme.id for theme in pack.themes}
    id = next(one for one in (stem, *(f"{stem}-{number}" for number in range(2, len(known) + 3))) if one not in known)
    return Theme(id, Localized({language: name}), key=next((key for key in _KEYS if key not in taken), 0),
                 colour=_COLOURS[met.index(min(met))])
