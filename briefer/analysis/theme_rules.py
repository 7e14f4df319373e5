"""Which themes a passage may be about, by the keywords that an officer gave them, with the words that made it so.

A keyword is `word`, `word*` (any ending), `"several words"`, and with a minus before it, what must not stand there.
"""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from briefer.model.themes import Theme
from briefer.values import dataclass

MOST = 3  # proposals; more would be a list to read, not a help


@dataclass(frozen=True, slots=True)
class Proposal:
    """A theme that a passage may have, and the words of the passage that say so."""

    theme: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Rule:
    """The keywords of a theme, ready to be looked for."""

    theme: str
    wanted: tuple[re.Pattern[str], ...]
    refused: tuple[re.Pattern[str], ...]
    below: bool


class ThemeRules:
    """The keyword rules of a pack's themes, made ready once for many passages."""

    __slots__ = ("_rules",)

    def __init__(self, themes: Sequence[Theme]) -> None:
        self._rules = {language: tuple(_rule(theme, language) for theme in themes) for language in ("en", "it", "")}

    def propose(self, passage: str, language: str = "") -> tuple[Proposal, ...]:
        """At most three themes for a passage, the best first; keywords of both languages count when its language is neither."""
        plain = _plain(passage)
        found: list[tuple[int, int, Proposal]] = []
        for order, rule in enumerate(self._rules.get(language, self._rules[""])):
            words = _fired(rule, plain, passage)
            if words:
                found.append((-2 * len(words) - rule.below, order, Proposal(rule.theme, words)))
        return tuple(proposal for _, _, proposal in sorted(found, key=lambda entry: entry[:2])[:MOST])


def _fired(rule: _Rule, plain: str, passage: str) -> tuple[str, ...]:
    """The words of a passage that fire a rule, each once, as they stand there."""
    if any(pattern.search(plain) for pattern in rule.refused):
        return ()
    hits = sorted({match.span() for pattern in rule.wanted if (match := pattern.search(plain))})
    return tuple(dict.fromkeys(passage[start:end] for start, end in hits))


def _rule(theme: Theme, language: str) -> _Rule:
    """The rule of a theme in a language."""
    keywords = theme.keywords
    chosen = keywords.en if language == "en" else keywords.it if language == "it" else (*keywords.en, *keywords.it)
    return _Rule(theme.id, _patterns(word for word in chosen if not word.startswith("-")),
                 _patterns(word[1:] for word in chosen if word.startswith("-")), bool(theme.parent))


def _patterns(keywords: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    """What to look for; keywords without a letter or figure are none."""
    return tuple(pattern for keyword in keywords if (pattern := _pattern(keyword)))


def _pattern(keyword: str) -> re.Pattern[str] | None:
    """A keyword as a pattern over text without accents and capitals."""
    said = _plain(keyword.strip().strip("\"“”«»").strip())
    ending = r"\w*" if said.endswith("*") else r"(?!\w)"
    words = said.rstrip("*").split()
    if not any(character.isalnum() for word in words for character in word):
        return None
    return re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + ending)


def _plain(text: str) -> str:
    """Text without accents and capitals, sign for sign in the same places."""
    return "".join(_bare(character) for character in text)


def _bare(character: str) -> str:
    """A character without accent and capital, if that is one character too."""
    if character == "’":
        return "'"
    bare = unicodedata.normalize("NFD", character)[0].lower()
    return bare if len(bare) == 1 else character
