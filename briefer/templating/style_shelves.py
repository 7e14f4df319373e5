"""Where style files and what they name are found: in a folder, or among the files that a pack carries."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from briefer.errors import TemplateError
from briefer.templating.templates import LARGEST
from briefer.values import dataclass

SUFFIX = ".yaml"
STYLES, MEDIA = "styles", "media"
_LARGEST_FILE = 16 * 1024 * 1024  # bytes read of a font or picture before it is judged


class Shelf(Protocol):
    """Styles by id, with the files beside them."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its styles."""

    def text(self, id: str) -> tuple[str, str]:
        """The text and the name of the file of one of them; TemplateError when it cannot be read."""

    def media(self, id: str, name: str) -> bytes | None:
        """A file that a style names, or None when it is not there."""


@dataclass(frozen=True, slots=True)
class Carried:
    """The files that a pack carries: the SHA-256 of each by its path, and what gives bytes by their SHA-256."""

    files: Mapping[str, str]
    read: Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class FolderShelf:
    """The styles of a folder. What one names stands beside it, or in `media/` beside the folder, there also under the style's id."""

    folder: Path

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its styles."""
        return tuple(path.stem for path in sorted(self.folder.glob(f"*{SUFFIX}")))

    def text(self, id: str) -> tuple[str, str]:
        """The text and the name of the file of one of them; TemplateError when it cannot be read."""
        path = self.folder / f"{id}{SUFFIX}"
        return read_text(path), path.name

    def media(self, id: str, name: str) -> bytes | None:
        """A file that a style names, or None when it is not there."""
        beside = self.folder.parent / MEDIA
        for path in (self.folder / name, beside / id / name, beside / name):
            try:
                with path.open("rb") as file:
                    return file.read(_LARGEST_FILE)
            except OSError:
                continue
        return None


@dataclass(frozen=True, slots=True)
class PackShelf:
    """The styles that a pack carries, as an unpacked one would hold them."""

    carried: Carried

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its styles."""
        start = f"{STYLES}/"
        names = (path.removeprefix(start) for path in sorted(self.carried.files) if path.startswith(start) and path.endswith(SUFFIX))
        return tuple(name.removesuffix(SUFFIX) for name in names if "/" not in name)

    def text(self, id: str) -> tuple[str, str]:
        """The text and the name of the file of one of them; TemplateError when it cannot be read."""
        name = f"{id}{SUFFIX}"
        return as_text(self.carried.read(self.carried.files[f"{STYLES}/{name}"]), name), name

    def media(self, id: str, name: str) -> bytes | None:
        """A file that a style names, or None when it is not there."""
        places = (f"{MEDIA}/{id}/{name}", f"{MEDIA}/{name}", f"{STYLES}/{name}")
        sha = next((self.carried.files[path] for path in places if path in self.carried.files), None)
        return None if sha is None else self.carried.read(sha)


def read_text(path: Path) -> str:
    """The text of a template or style file; TemplateError when it is not there, not UTF-8, or larger than any could be."""
    try:
        with path.open("rb") as file:
            data = file.read(4 * LARGEST + 1)
    except OSError as error:
        raise TemplateError("template_unreadable", file=path.name) from error
    return as_text(data, path.name)


def as_text(data: bytes, name: str) -> str:
    """The text in the bytes of a template or style file; TemplateError when it is not UTF-8, or larger than any could be."""
    if len(data) > 4 * LARGEST:
        raise TemplateError("template_too_large", file=name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TemplateError("template_not_text", file=name) from error
