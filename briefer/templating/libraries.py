"""Which templates and styles there are: the bundled ones, the user's, and those a pack carries."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from briefer import resources
from briefer.document.styles import HouseStyle
from briefer.errors import TemplateError
from briefer.model.briefing import Template
from briefer.templating.glossary import FILE as GLOSSARY
from briefer.templating.style_media import Examine
from briefer.templating.style_shelves import MEDIA, STYLES, SUFFIX, Carried, FolderShelf, PackShelf, Shelf, read_text
from briefer.templating.styles import load_style
from briefer.templating.templates import load_template
from briefer.templating.themes import FILE as THEMES
from briefer.values import dataclass

# Offered first and in this order; any other follows by its id.
_USUAL = ("info-brief", "staff-note", "chronology", "decision-brief", "talking-points", "sitrep", "press-review", "country-brief",
          "meeting-brief")
_COMMON_STYLE = "common"  # what the styles share; none by itself


@dataclass(frozen=True, slots=True)
class _Templates:
    """Templates by id, and what is wrong with other files by their name."""

    templates: dict[str, Template]
    broken: dict[str, TemplateError]

    def read(self, folder: Path) -> None:
        """Puts in the templates of a folder; those without a mistake take the place of earlier ones."""
        found: dict[str, str] = {}
        for path in sorted(folder.glob("*.yaml")):
            if path.name in (GLOSSARY, THEMES):
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
    """Templates and styles of several folders, each with its styles in `styles/`, and the styles a pack carries; of two with the
    same id the later one's holds. `examine` says what keeps a font file from being used.

    Files are read when they are first asked for. One with a mistake hides none of the others.
    """

    def __init__(self, folders: Sequence[Path] | None = None, carried: Carried | None = None, examine: Examine | None = None) -> None:
        self._folders = tuple(folders) if folders is not None else (resources.templates_folder(),)
        self._examine = examine
        self._shelves: tuple[Shelf, ...] = (
            *(FolderShelf(folder / STYLES) for folder in self._folders), *((PackShelf(carried),) if carried else ()))
        self._loaded_styles: dict[str, HouseStyle] = {}
        self._members: dict[str, dict[str, bytes]] = {}

    def templates(self) -> tuple[Template, ...]:
        """Every template that could be read, the usual ones first."""
        there = self._found.templates
        return tuple(there[id] for id in sorted(there, key=_place))

    def broken(self) -> tuple[TemplateError, ...]:
        """What is wrong with the files that could not be read."""
        return tuple(self._found.broken.values())

    def template(self, id: str) -> Template:
        """The template with this id.

        TemplateError: what is wrong with its file, or `unknown_template` with those there are.
        """
        if id in self._found.broken:
            raise self._found.broken[id]
        if id not in self._found.templates:
            raise TemplateError("unknown_template", template=id, allowed=tuple(template.id for template in self.templates()))
        return self._found.templates[id]

    def styles(self) -> tuple[str, ...]:
        """The ids of the styles."""
        return tuple(sorted({id for shelf in self._shelves for id in shelf.ids} - {_COMMON_STYLE}))

    def style(self, id: str) -> HouseStyle:
        """The style with this id; TemplateError when its files have a mistake, `unknown_style` when there is none."""
        if id not in self._loaded_styles:
            members: dict[str, bytes] = {}
            self._loaded_styles[id] = self._loaded(id, members)
            self._members[id] = members
        return self._loaded_styles[id]

    def members(self, id: str) -> Mapping[str, bytes]:
        """What a pack must carry to print in a style elsewhere, by its place there: the files of the style, those of the styles it
        extends, and what they name; nothing for a bundled style. TemplateError as for `style`."""
        self.style(id)
        return MappingProxyType(self._members[id])

    def with_style_file(self, path: Path) -> tuple[Library, str]:
        """The library with the styles of the folder in which a style file stands, and the id of its style; TemplateError when the file
        cannot be read."""
        read_text(path)
        fuller = copy(self)
        fuller._shelves = (*self._shelves, FolderShelf(path.parent))
        fuller._loaded_styles, fuller._members = {}, {}
        return fuller, path.stem

    def _loaded(self, id: str, members: dict[str, bytes]) -> HouseStyle:
        """The style with this id; puts the files among the members."""
        bundled = resources.styles_folder()

        def read(one: str) -> tuple[str, str]:
            shelf = self._shelf_of(one)
            text, name = shelf.text(one)
            if shelf != FolderShelf(bundled):
                members[f"{STYLES}/{one}{SUFFIX}"] = text.encode()
            return text, name

        def bring(one: str, name: str) -> bytes | None:
            data = self._shelf_of(one).media(one, name)
            if data is not None:
                members[f"{MEDIA}/{one}/{name}"] = data
            return data

        return load_style(id, read, bring, self._examine) if self._examine else load_style(id, read, bring)

    def _shelf_of(self, id: str) -> Shelf:
        """The last shelf with a style of this id."""
        found = [shelf for shelf in self._shelves if id in shelf.ids]
        if not found:
            raise TemplateError("unknown_style", style=id, allowed=self.styles())
        return found[-1]

    @cached_property
    def _found(self) -> _Templates:
        """The templates of all folders."""
        shelf = _Templates({}, {})
        for folder in self._folders:
            shelf.read(folder)
        return shelf


def _place(id: str) -> tuple[int, str]:
    return (_USUAL.index(id) if id in _USUAL else len(_USUAL)), id
