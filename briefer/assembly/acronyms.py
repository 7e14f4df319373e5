"""Acronyms: spelled out at their first use in our own text, and the list of those that are printed."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefer.analysis.acronyms import spells
from briefer.document.inlines import Inlines, Marks, Text
from briefer.model.themes import GlossaryEntry

_LANGUAGES = ("en", "it")
_ARTICLE = re.compile(r"(?:\b[Aa]n? |[’'])$")  # "an", «l’»: what follows has to keep its first sound
_APART = "\x00"  # no text holds this sign
_HYPHENS = "-‐\u2011–"


class Glossary:
    """The acronyms of a pack, ready to be found in text."""

    __slots__ = ("_entries", "_pattern", "_written")

    def __init__(self, entries: Iterable[GlossaryEntry]) -> None:
        self._entries: dict[str, GlossaryEntry] = {}
        for entry in entries:
            for form in _forms(entry):
                self._entries.setdefault(form, entry)
        forms = sorted(self._entries, key=lambda form: (-len(form), form))
        self._written = "|".join(map(_at_word, forms))
        self._pattern = re.compile(rf"(?:{self._written})(?!\w)", re.DOTALL) if forms else None

    @property
    def empty(self) -> bool:
        """Whether there is nothing to find."""
        return self._pattern is None

    def found(self, text: str) -> Iterator[tuple[re.Match[str], GlossaryEntry]]:
        """Each place where an acronym stands as a word of its own."""
        if self._pattern is not None:
            for match in self._pattern.finditer(text):
                yield match, self._entries[match[0]]

    def used(self, texts: Iterable[str]) -> frozenset[str]:
        """The acronyms that occur in these texts; an English plural in s counts."""
        if not self._written:
            return frozenset()
        found = set(re.findall(rf"(?:{self._written})(?=s?(?!\w))", _APART.join(texts), re.DOTALL))
        return frozenset(self._entries[form].acronym for form in found)


class Expander:
    """Spells out each acronym once, where our own text first uses it."""

    __slots__ = ("_glossary", "_language", "done")

    def __init__(self, glossary: Glossary, language: str) -> None:
        self._glossary, self._language = glossary, language
        self.done: set[str] = set()

    def expanded(self, text: str, marks: Marks = Marks.NONE, following: str = "") -> Inlines:
        """A stretch of our text with its first uses spelled out; `following` is what stands right after it."""
        if self._glossary.empty:
            return (Text(text, marks),) if text else ()
        out: list[Text] = []
        end = 0
        for match, entry in self._glossary.found(text):
            if entry.known or entry.acronym in self.done or _compound(text + following, match):
                continue
            meaning = meaning_in(entry, self._language)
            if not meaning:
                continue
            self.done.add(entry.acronym)
            if _already(text + following, match, meaning):
                continue
            out += _spelled(text[end:match.start()], match[0], entry, self._language, marks)
            end = match.end()
        out.append(Text(text[end:], marks))
        return _joined(out)


def meaning_in(entry: GlossaryEntry, language: str) -> str:
    """What an acronym stands for in a language, else in the other."""
    return entry.meaning.best(language)


def foreign(entry: GlossaryEntry, language: str) -> str:
    """The language an acronym was made in, if it is not this one; by its initials, English where they say nothing."""
    there = [other for other in _LANGUAGES if entry.meaning.get(other)]
    made = [other for other in there if spells(entry.acronym, entry.meaning[other])]
    if language in made or not there:
        return ""
    home = made[0] if made else ("en" if "en" in there else there[0])
    return "" if home == language or entry.meaning.get("en") == entry.meaning.get("it") else home


def definition(entry: GlossaryEntry, language: str) -> Inlines:
    """What the list says of an acronym: a foreign one in its own words first, in italics, then in ours."""
    home = foreign(entry, language)
    ours = entry.meaning.text(language)
    if not home:
        return (Text(ours or meaning_in(entry, language)),)
    own = Text(entry.meaning[home], Marks.EMPHASIS, home)
    if not ours:
        return (own,)
    return (Text(ours),) if language == "en" or own.text in ours else (own, Text(f", {ours}"))


def _spelled(before: str, acronym: str, entry: GlossaryEntry, language: str, marks: Marks) -> Iterable[Text]:
    """The first use: "Iraqi Security Forces (ISF)"; a foreign one, or one after an article that would change, comes first."""
    home = foreign(entry, language)
    ours = entry.meaning.text(language)
    if not home and not _ARTICLE.search(before):
        return (Text(f"{before}{ours} ({acronym})", marks),)
    if not home:
        return (Text(f"{before}{acronym} ({ours})", marks),)
    own = Text(entry.meaning[home], marks | Marks.EMPHASIS, home)
    if own.text in ours:
        return (Text(f"{before}{acronym} ({ours})", marks),)
    after = (Text(f", {ours})", marks),) if ours else (Text(")", marks),)
    return (Text(f"{before}{acronym} (", marks), own, *after)


def _compound(text: str, match: re.Match[str]) -> bool:
    """Whether an acronym is a part of a compound ("US-led"), which cannot be spelled out where it stands."""
    before, after = text[:match.start()][-1:], text[match.end():match.end() + 1]
    return (bool(after) and after in _HYPHENS) or (bool(before) and before in _HYPHENS)


def _already(text: str, match: re.Match[str], meaning: str) -> bool:
    """Whether the writer spelled it out here: "Iraqi Security Forces (ISF)" or "ISF (Iraqi …"."""
    before, after = text[:match.start()], text[match.end():]
    in_brackets = before.endswith("(") and after.startswith(")")
    return in_brackets or (after.startswith(" (") and after[2:].casefold().startswith(meaning[:6].casefold()))


def _forms(entry: GlossaryEntry) -> tuple[str, ...]:
    """How an acronym may be written; never all in lower case, where it may be a word («nato», “us”)."""
    written = entry.acronym
    if entry.case_sensitive or not written:
        return (written,) if written else ()
    return tuple(dict.fromkeys((written, written.upper(), written.capitalize())))


def _at_word(form: str) -> str:
    """The expression for a form where no word runs into it; its first sign comes first, for which searching is several times faster."""
    return rf"{re.escape(form[0])}(?<!\w.){re.escape(form[1:])}"


def _joined(texts: Iterable[Text]) -> Inlines:
    """Texts without empty ones, equal neighbours made one."""
    out: list[Text] = []
    for text in texts:
        if out and (out[-1].marks, out[-1].language) == (text.marks, text.language):
            out[-1] = Text(out[-1].text + text.text, text.marks, text.language)
        elif text.text:
            out.append(text)
    return tuple(out)
