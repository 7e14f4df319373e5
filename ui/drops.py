"""What somebody drags over the window from outside, and what happens when it is let go there."""
from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QMimeData

from briefer.values import dataclass
from ui.dragging import CARDS, EXCERPTS, SECTION
from ui.packs import SUFFIX
from ui.words import Words

_OWN = (EXCERPTS, SECTION, CARDS)
_WEB = ("http", "https")


@dataclass(frozen=True, slots=True)
class Copied:
    """Text from elsewhere: as it stands, in its formatted form, and the address it came with."""

    text: str = ""
    html: str = ""
    url: str = ""

    @staticmethod
    def of(data: QMimeData | None) -> Copied:
        """What is dragged, or lies on the clipboard, which may hold nothing; an address alone is no text."""
        if data is None:
            return Copied()
        text = data.text()
        address = next((one.toString() for one in data.urls() if one.scheme() in _WEB), "")
        alone = text.strip() if text.strip().startswith(("http://", "https://")) and len(text.split()) == 1 else ""
        return Copied("" if alone else text, "" if alone else data.html(), address or alone)


@dataclass(frozen=True, slots=True)
class Drop:
    """What is dragged: one pack to open, files to import, or text to make a source of; nothing of these is not taken."""

    kind: Literal["pack", "files", "text", ""] = ""
    paths: tuple[Path, ...] = ()
    copied: Copied = Copied()

    @staticmethod
    def of(data: QMimeData) -> Drop:
        """What lies in it; what is dragged inside the program is nobody's business here."""
        if any(data.hasFormat(one) for one in _OWN):
            return Drop()
        paths = files_of(data)
        if paths:
            return Drop("pack" if len(paths) == 1 and paths[0].suffix == SUFFIX else "files", paths)
        copied = Copied.of(data)
        return Drop("text", copied=copied) if copied != Copied() else Drop()

    def said(self, words: Words) -> str:
        """What letting go would do."""
        return words.counted("drop.files", len(self.paths)) if self.kind == "files" else words.text(f"drop.{self.kind}")


def files_of(data: QMimeData) -> tuple[Path, ...]:
    """The files of this computer that are dragged."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
