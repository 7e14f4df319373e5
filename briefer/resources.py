"""Where the files are that Briefer brings along: in the installed package, or in the checkout beside it."""
from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_BUNDLED = _PACKAGE / "_data"


def _folder(name: str) -> Path:
    """A folder that stands at the top of the checkout and inside the installed package."""
    bundled = _BUNDLED / name
    return bundled if bundled.is_dir() else _PACKAGE.parent / name


def templates_folder() -> Path:
    """The bundled templates."""
    return _folder("templates")


def styles_folder() -> Path:
    """The bundled house styles."""
    return _folder("templates") / "styles"


def sample_packs_folder() -> Path:
    """The sample packs, in folder form; never written to."""
    return _folder("sample_packs")


def locale_folder() -> Path:
    """The catalogues, one folder a language."""
    return _PACKAGE / "locale"


def fonts_folder() -> Path:
    """The fonts for documents, with their licences."""
    return _PACKAGE / "fonts"
