"""Which templates and styles there are: the bundled ones, the user's, and those a pack carries."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from briefer import resources
from briefer.document.styles import HouseStyle
from briefer.errors import TemplateError
from briefer.model.briefing import Template
from briefer.templating.styles import load_style
from briefer.templating.templates import LARGEST, load_template
from briefer.templating.themes import FILE as THEMES

# Offered first and in this order; any other follows by its id.
_USUAL = ("info-brief", "staff-note", "chronology", "decision-brief", "talking-points", "sitrep", "press-review", "country-brief",
          "meeting-brief")
_COMMON_STYLE = "common"  # what the styles share; none by itself
_STYLES = "styles"


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Templates by id, and what is wrong with other files by their name."""

    templates: dict[str, Template]
    broken: dict[str, TemplateError]

    def read(self, folder: Path) -> None:
        """Puts in the templates of a folder; those without a mistake take the place of earlier ones."""
        found: dict[str, str] = {}
        for path in sorted(folder.glob("*.yaml")):
            if path.name == THEMES:
                continue
            try:
                template = load_template(read_text(path), path.name)
                if template.id in found:
                    raise TemplateError("template_twice", file=path.name, other=found[template.id], template=template.id)
            except TemplateError as error:
                self.broken[path.stem] = error
                continue
            found[template.id] = path.name
            self.templates[template.id] = template
            self.broken.pop(template.id, None)


class Library:
    """Templates and styles of several folders, each with its styles in `styles/`; of two with the same id the later folder's holds.

    Files are read when they are first asked for. One with a mistake hides none of the others.
    """

    def __init__(self, folders: Sequence[Path] | None = None) -> None:
        self._folders = tuple(folders) if folders is not None else (resources.templates_folder(),)
        self._styles = self._style_files()
        self._loaded_styles: dict[str, HouseStyle] = {}

    def templates(self) -> tuple[Template, ...]:
        """Every template that could be read, the usual ones first."""
        there = self._shelf.templates
        return tuple(there[id] for id in sorted(there, key=_place))

    def broken(self) -> tuple[TemplateError, ...]:
        """What is wrong with the files that could not be read."""
        return tuple(self._shelf.broken.values())

    def template(self, id: str) -> Template:
        """The template with this id.

        TemplateError: what is wrong with its file, or `unknown_template` with those there are.
        """
        if id in self._shelf.broken:
            raise self._shelf.broken[id]
        if id not in self._shelf.templates:
            raise TemplateError("unknown_template", template=id, allowed=tuple(template.id for template in self.templates()))
        return self._shelf.templates[id]

    def styles(self) -> tuple[str, ...]:
        """The ids of the styles."""
        return tuple(sorted(self._styles.keys() - {_COMMON_STYLE}))

    def style(self, id: str) -> HouseStyle:
        """The style with this id; TemplateError when its files have a mistake, `unknown_style` when there is none."""
        if id not in self._loaded_styles:
            self._loaded_styles[id] = load_style(id, self._style_text)
        return self._loaded_styles[id]

    @cached_property
    def _shelf(self) -> _Shelf:
        """The templates of all folders."""
        shelf = _Shelf({}, {})
        for folder in self._folders:
            shelf.read(folder)
        return shelf

    def _style_files(self) -> Mapping[str, Path]:
        """The file of each style by its id."""
        return {path.stem: path for folder in self._folders for path in sorted((folder / _STYLES).glob("*.yaml"))}

    def _style_text(self, id: str) -> tuple[str, str]:
        """The text of a style's file and its name."""
        if id not in self._styles:
            raise TemplateError("unknown_style", style=id, allowed=self.styles())
        return read_text(self._styles[id]), self._styles[id].name


def read_text(path: Path) -> str:
    """The text of a template or style file; TemplateError when it is not there, not UTF-8, or larger than any could be."""
    try:
        with path.open("rb") as file:
            data = file.read(4 * LARGEST + 1)
    except OSError as error:
        raise TemplateError("template_unreadable", file=path.name) from error
    if len(data) > 4 * LARGEST:
        raise TemplateError("template_too_large", file=path.name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TemplateError("template_not_text", file=path.name) from error


def _place(id: str) -> tuple[int, str]:
    return (_USUAL.index(id) if id in _USUAL else len(_USUAL)), id
