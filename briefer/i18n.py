"""Words in a language, from the gettext catalogues: `interface` for both faces, `window`, `document` for what prints."""
from __future__ import annotations

import gettext
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from briefer.errors import BrieferError, Message
from briefer.model.localized import Localized
from briefer.resources import locale_folder

Domain = Literal["interface", "document", "window"]
LANGUAGES = ("en", "it")


class Catalogue:
    """The words of one domain in one language, by id; an id that is not there is a mistake of the program (KeyError)."""

    __slots__ = ("language", "domain", "_translations")

    def __init__(self, language: str, domain: Domain) -> None:
        self.language, self.domain = language, domain
        self._translations = _read(locale_folder() / language, domain)

    def __contains__(self, id: str) -> bool:
        # In Python 3.11.2 (Debian 12) gettext() does not find an id that has a singular and a plural.
        return id != self._translations.gettext(id) or id != self._translations.ngettext(id, id, 1)

    def text(self, id: str, /, **fields: object) -> str:
        """The words with this id, its fields filled in."""
        found = self._translations.gettext(id)
        if found == id:
            raise KeyError(f"{self.domain}.{self.language}: {id}")
        return self._filled(found, fields)

    def counted(self, id: str, count: int, /, **fields: object) -> str:
        """The words with this id in the form that the number asks for; `{count}` is the number."""
        found = self._translations.ngettext(id, id, count)
        if found == id:
            raise KeyError(f"{self.domain}.{self.language}: {id}")
        return self._filled(found, {**fields, "count": count})

    def say(self, said: Message) -> str:
        """A message in this language."""
        if said.count is not None:
            return self.counted(said.id, said.count, **{k: v for k, v in said.fields.items() if k != "count"})
        return self.text(said.id, **said.fields)

    def explain(self, error: BrieferError) -> str:
        """What an error says, and what to do about it if there is something."""
        words = self.say(error.message)
        return f"{words} {self.say(error.hint)}" if error.hint.id in self else words

    def _filled(self, words: str, fields: Mapping[str, object]) -> str:
        """Words with their fields; a field may be a message, text per language, or a list of values."""
        return words.format_map({name: self._shown(value) for name, value in fields.items()}) if fields else words

    def _shown(self, value: object) -> str:
        if isinstance(value, Message):
            return self.say(value)
        if isinstance(value, Localized):
            return value.best(self.language)
        if isinstance(value, (tuple, list)):
            return ", ".join(self._shown(item) for item in value)
        return str(value)


def _read(folder: Path, domain: Domain) -> gettext.GNUTranslations:
    """A catalogue from its compiled file, or from its source when that is newer or the only one."""
    compiled, source = folder / f"{domain}.mo", folder / f"{domain}.po"
    if compiled.exists() and (not source.exists() or compiled.stat().st_mtime >= source.stat().st_mtime):
        with compiled.open("rb") as file:
            return gettext.GNUTranslations(file)
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalogue = read_po(file, locale=folder.name)
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    buffer.seek(0)
    return gettext.GNUTranslations(buffer)
