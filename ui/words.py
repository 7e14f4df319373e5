"""The words of the window in its user's language, and who has to be told when that changes."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from briefer.errors import BrieferError, Message
from briefer.i18n import LANGUAGES, Catalogue
from briefer.model.localized import Localized


class Words(QObject):
    """The catalogues of one language at a time; `changed` is sent when another is spoken.

    Ids are looked up among the words of the window, then among those it shares with the command line.
    """

    changed = Signal()

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogues: dict[str, tuple[Catalogue, Catalogue]] = {}
        self._bound: list[tuple[QObject, Callable[[], None]]] = []
        self._qt = QTranslator(self)
        self.language = ""
        self.speak(language)

    @property
    def other(self) -> str:
        """The language that is not spoken."""
        return next(one for one in LANGUAGES if one != self.language)

    def text(self, id: str, /, **fields: object) -> str:
        """The words with this id."""
        return self._with(id).text(id, **self._said(fields))

    def counted(self, id: str, count: int, /, **fields: object) -> str:
        """The words with this id in the form that the number asks for."""
        return self._with(id).counted(id, count, **self._said(fields))

    def in_all(self, id: str, /, **fields: object) -> tuple[str, ...]:
        """The words with this id in every language."""
        return tuple(self._speaking(language)[0 if id in self._speaking(language)[0] else 1].text(id, **fields) for language in LANGUAGES)

    def has(self, id: str) -> bool:
        """Whether there are words with this id."""
        return any(id in catalogue for catalogue in self._catalogues[self.language])

    def say(self, said: Message) -> str:
        """A message in this language."""
        fields = {name: value for name, value in said.fields.items() if name != "count" or said.count is None}
        return self.text(said.id, **fields) if said.count is None else self.counted(said.id, said.count, **fields)

    def explain(self, error: BrieferError) -> str:
        """What an error says, and what to do about it."""
        return self._catalogues[self.language][1].explain(error)

    def best(self, text: Localized) -> str:
        """A text of the pack, in this language if it has one in it."""
        return text.best(self.language)

    def speak(self, language: str) -> None:
        """Speaks a language from now on, Qt's own words included; everything bound is said anew."""
        if language == self.language:
            return
        self._speaking(language)
        self.language = language
        QLocale.setDefault(QLocale(QLocale.Language.Italian, QLocale.Country.Italy) if language == "it"
                           else QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        QCoreApplication.removeTranslator(self._qt)
        if self._qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            QCoreApplication.installTranslator(self._qt)
        self._bound = [(owner, say) for owner, say in self._bound if shiboken6.isValid(owner)]
        for _, say in list(self._bound):
            say()
        self.changed.emit()

    def bind(self, owner: QObject, setter: Callable[[str], Any], id: str, /, **fields: object) -> None:
        """Hands words to a setter now and whenever another language is spoken, as long as the owner lives."""
        self.call(owner, lambda: setter(self.text(id, **fields)))

    def call(self, owner: QObject, say: Callable[[], Any]) -> None:
        """Calls now and whenever another language is spoken, as long as the owner lives: for words that are put together."""
        say()
        self._bound.append((owner, say))

    def _speaking(self, language: str) -> tuple[Catalogue, Catalogue]:
        """The catalogues of a language, read when they are first needed."""
        if language not in self._catalogues:
            self._catalogues[language] = (Catalogue(language, "window"), Catalogue(language, "interface"))
        return self._catalogues[language]

    def _said(self, fields: Mapping[str, object]) -> Mapping[str, object]:
        """Fields with their messages put into words, whichever catalogue these stand in."""
        return {name: self.say(value) if isinstance(value, Message) else value for name, value in fields.items()}

    def _with(self, id: str) -> Catalogue:
        """The catalogue that has an id."""
        window, interface = self._catalogues[self.language]
        return window if id in window else interface
