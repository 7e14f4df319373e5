"""Which themes a passage may be about, by the keywords that an officer gave them, with the words that made it so.

A keyword is `word`, `word*` (any ending) or `"several words"`, each of which may end in `*`. Only what is written fires: a plural needs
its `*` or its own keyword. Accents, the shape of quotes and hyphens, and capitals do not matter, except that a keyword in capitals
(`IS`) wants capitals. With a minus before it a keyword refuses: the places that it touches (`razz*`, `-razzismo`), else the whole theme.
"""
from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefer.model.themes import Theme
from briefer.values import dataclass

MOST = 3  # proposals; more would be a list to read, not a help

_WORD = re.compile(r"\w+")
_JOINS = re.compile(r"[\s'’\-‐‑–/.]*")  # what may stand between the words of a phrase; a stop does with no blank after it: "U.S."
_FURTHER_WORD, _FINER = 0.75, 0.9  # what a keyword of several words, and a theme of the second level, count more


@dataclass(frozen=True, slots=True)
class Proposal:
    """A theme that a passage may have, and the words of the passage that say so."""

    theme: str
    words: tuple[str, ...]


class _Token(NamedTuple):
    """A word of a passage: without accents and capitals, and where it stands."""

    plain: str
    start: int
    end: int
    capitals: bool


class _Keyword(NamedTuple):
    """A keyword of a theme: its words, which of them may have any ending, and whether it refuses."""

    theme: int
    words: tuple[str, ...]
    open: tuple[bool, ...]
    capitals: bool
    refuses: bool


class _Hit(NamedTuple):
    """A keyword, and where it stands in a passage."""

    keyword: _Keyword
    start: int
    end: int


class _Index:
    """The keywords of all themes in one or both languages, by how their first word begins."""

    __slots__ = ("_open", "_shared", "_sizes", "_whole")

    def __init__(self, keywords: Iterable[_Keyword]) -> None:
        whole: dict[str, list[_Keyword]] = defaultdict(list)
        begun: dict[str, list[_Keyword]] = defaultdict(list)
        themes: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for keyword in dict.fromkeys(keywords):
            (begun if keyword.open[0] else whole)[keyword.words[0]].append(keyword)
            if not keyword.refuses:
                themes[keyword.words].add(keyword.theme)
        self._whole: Mapping[str, Sequence[_Keyword]] = dict(whole)
        self._open: Mapping[str, Sequence[_Keyword]] = dict(begun)
        self._sizes = sorted({len(word) for word in begun})
        self._shared = {words: len(found) for words, found in themes.items()}

    def hits(self, tokens: Sequence[_Token], passage: str) -> Iterator[_Hit]:
        """Every place of a passage where a keyword stands."""
        for place, token in enumerate(tokens):
            for keyword in self._begun_by(token.plain):
                if (end := _end(keyword, tokens, place, passage)) is not None:
                    yield _Hit(keyword, token.start, end)

    def _begun_by(self, word: str) -> Iterator[_Keyword]:
        yield from self._whole.get(word, ())
        for size in self._sizes:
            if size > len(word):
                break
            yield from self._open.get(word[:size], ())

    def weight(self, keyword: _Keyword) -> float:
        """What a keyword says: more the more words it has, less the more themes share it."""
        return (1 + _FURTHER_WORD * (len(keyword.words) - 1)) / self._shared[keyword.words]


class ThemeRules:
    """The keyword rules of a pack's themes, made ready once for many passages."""

    __slots__ = ("_indexes", "_themes")

    def __init__(self, themes: Sequence[Theme]) -> None:
        self._themes = tuple(themes)
        self._indexes = {language: _Index(_keywords(themes, language)) for language in ("en", "it", "")}

    def propose(self, passage: str, language: str = "") -> tuple[Proposal, ...]:
        """At most three themes for a passage, the best first; keywords of both languages count when its language is neither."""
        index = self._indexes.get(language, self._indexes[""])
        by_theme: dict[int, list[_Hit]] = defaultdict(list)
        for hit in index.hits(_tokens(passage), passage):
            by_theme[hit.keyword.theme].append(hit)
        found: list[tuple[float, int]] = []
        fired: dict[int, list[_Hit]] = {}
        for theme, hits in by_theme.items():
            if left := _not_refused(hits):
                fired[theme] = left
                score = sum(index.weight(keyword) for keyword in {hit.keyword for hit in left})
                found.append((-score - _FINER * bool(self._themes[theme].parent), theme))
        return tuple(Proposal(self._themes[theme].id, _surfaces(fired[theme], passage)) for _, theme in sorted(found)[:MOST])


def has_keyword(theme: Theme, language: str, word: str) -> bool:
    """Whether a word by itself is a keyword of a theme in a language, one that fires or one that refuses."""
    said = plain(word)
    return any(len(keyword.words) == 1 and (said.startswith(keyword.words[0]) if keyword.open[0] else said == keyword.words[0])
               for keyword in _keywords([theme], language))


def plain(text: str) -> str:
    """Text without accents and capitals, sign for sign in the same places."""
    if text.isascii():
        return text.lower()
    return "".join(_bare(character) for character in text)


def _bare(character: str) -> str:
    """A character without accent and capital, if that is one character too."""
    bare = unicodedata.normalize("NFD", character)[0].lower()
    return bare if len(bare) == 1 else character


def _tokens(passage: str) -> tuple[_Token, ...]:
    said = plain(passage)
    return tuple(_Token(match[0], match.start(), match.end(), passage[match.start():match.end()].isupper())
                 for match in _WORD.finditer(said))


def _end(keyword: _Keyword, tokens: Sequence[_Token], place: int, passage: str) -> int | None:
    """Where a keyword ends that begins with a word of a passage; None when it does not stand there."""
    if place + len(keyword.words) > len(tokens):
        return None
    end = tokens[place].start
    for token, word, open in zip(tokens[place:], keyword.words, keyword.open, strict=False):
        joined = token.start == tokens[place].start or _joined(passage, end, token.start)
        if not joined or (keyword.capitals and not token.capitals):
            return None
        if not (token.plain.startswith(word) if open else token.plain == word):
            return None
        end = token.end
    return end


def _joined(passage: str, end: int, start: int) -> bool:
    """Whether two words may belong to one phrase: no stop, comma or bracket parts them."""
    gap = passage[end:start]
    return _JOINS.fullmatch(gap) is not None and ("." not in gap or gap == ".")


def _not_refused(hits: Sequence[_Hit]) -> list[_Hit]:
    """The places that fire a theme: none when a refusing keyword stands apart from all of them, else those that none touches."""
    fires = [hit for hit in hits if not hit.keyword.refuses]
    left = fires
    for refusal in (hit for hit in hits if hit.keyword.refuses):
        apart = [hit for hit in fires if hit.end <= refusal.start or refusal.end <= hit.start]
        if len(apart) == len(fires):
            return []
        left = [hit for hit in left if hit in apart]
    return left


def _surfaces(hits: Sequence[_Hit], passage: str) -> tuple[str, ...]:
    """The words that fired as the passage writes them, each once, the longest where they overlap, in its order."""
    found: list[tuple[int, int]] = []
    for start, end in sorted({(hit.start, -hit.end) for hit in hits}):
        if not found or -end > found[-1][1]:
            found.append((start, -end))
    shown: dict[tuple[str, ...], str] = {}
    for start, end in found:
        shown.setdefault(tuple(_WORD.findall(plain(passage[start:end]))), passage[start:end])
    return tuple(shown.values())


def _keywords(themes: Sequence[Theme], language: str) -> Iterator[_Keyword]:
    """The keywords of themes in a language, or in both; those without a letter or figure are none."""
    for number, theme in enumerate(themes):
        said = theme.keywords
        for keyword in said.en if language == "en" else said.it if language == "it" else (*said.en, *said.it):
            text = keyword.strip()
            refuses = text.startswith("-")
            text = text.removeprefix("-").strip().strip("\"“”«»").strip()
            words = [(match[0], text[match.end():match.end() + 1] == "*") for match in _WORD.finditer(plain(text))]
            if words:
                capitals = text.isupper() and len(text) > 1
                yield _Keyword(number, tuple(word for word, _ in words), tuple(open for _, open in words), capitals, refuses)
