"""Styles that travel: what a pack must carry so that its briefings print elsewhere as they do here."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from briefer.edits import AttachFile, DetachFile, Edit
from briefer.model.pack import Pack
from briefer.templating.libraries import Library
from briefer.templating.style_shelves import STYLES, SUFFIX
from briefer.values import dataclass


@dataclass(frozen=True, slots=True)
class Luggage:
    """The edits that make a pack carry a style, and the bytes that they bring in, by their SHA-256."""

    edits: tuple[Edit, ...]
    blobs: Mapping[str, bytes]


def luggage(pack: Pack, style: str, library: Library, carried: Library) -> Luggage:
    """What to do so that a pack carries a style of a library for its briefings, and no style that none of them has; `carried` is the
    library with the styles that it carries now.

    TemplateError when the style, or another one in use, cannot be loaded.
    """
    members = library.members(style)
    shas = {path: sha256(data).hexdigest() for path, data in members.items()}
    attached = tuple(AttachFile(path, sha) for path, sha in sorted(shas.items()) if pack.files.get(path) != sha)
    needed = {path for id in {briefing.style for briefing in pack.briefings} - {style} for path in carried.members(id)} | members.keys()
    dropped = tuple(DetachFile(path) for path in sorted(_of_styles(pack)) if path not in needed)
    return Luggage((*attached, *dropped), {shas[path]: data for path, data in members.items()})


def _of_styles(pack: Pack) -> Iterator[str]:
    """The places of the styles that a pack carries, and of what they brought along."""
    for path in pack.files:
        folder, _, rest = path.partition("/")
        id = rest.removesuffix(SUFFIX) if folder == STYLES else rest.partition("/")[0]
        if f"{STYLES}/{id}{SUFFIX}" in pack.files:
            yield path
