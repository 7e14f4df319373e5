"""Finding words in many texts, whatever their case, accents and endings: `soldato` finds «i soldati», `citta` finds «Città».

The texts stand in a full-text table of SQLite, in memory: one column holds the words, another their stems. What is typed must stand there
as the beginning of a word or with the same stem; a phrase between quotation marks must stand there as it is.
"""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from threading import Lock
from typing import Any, Generic, NamedTuple, TypeVar

from briefer.model.text import Span, folded
from briefer.values import dataclass

K = TypeVar("K", bound=Hashable)

_TERM = re.compile(r"[\"“«](?P<phrase>[^\"”»]+)[\"”»]?|(?P<word>\S+)")
_WORD = re.compile(r"[^\W_]+(?:[\u00ad\u200b\u2060][^\W_]+)*")  # what may stand within a word unseen does not part it
# Accents and vowel signs, once they stand apart from their letters.
_MARKS = re.compile("[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff\u20d0-\u20ff]+")
_STEMMERS: Mapping[str, str] = {"it": "italian", "en": "english"}
_SHORTEST_STEMMED = 3  # signs; shorter words have no endings to speak of
_RANKED_FROM = 3  # signs of the longest term; below it nearly everything matches, and an order would mean nothing
_MOST_TERMS = 32


@dataclass(frozen=True, slots=True)
class Term:
    """Something to look for: words in a row, the last of them perhaps only begun, or as a phrase just as they are."""

    words: tuple[str, ...]
    phrase: bool = False
    stems: frozenset[str] = frozenset()


class Query:
    """What somebody looks for: every word and every phrase between quotation marks must stand there."""

    __slots__ = ("terms",)

    def __init__(self, typed: str) -> None:
        found = (_term(match) for match in _TERM.finditer(typed[:2_000]))
        self.terms = tuple(dict.fromkeys(term for term in found if term.words))[:_MOST_TERMS]

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def expression(self) -> str:
        """The query as the table understands it."""
        return " AND ".join(map(_expression, self.terms))

    @property
    def ranked(self) -> bool:
        """Whether it says enough for an order of what it finds."""
        return any(len(word) >= _RANKED_FROM for term in self.terms for word in term.words)


def _term(match: re.Match[str]) -> Term:
    """A term with the stems that its word may have in either language."""
    words = tuple(words_in(match["phrase"] or match["word"]))
    alone = match["word"] is not None and len(words) == 1 and len(words[0]) >= _SHORTEST_STEMMED
    return Term(words, match["phrase"] is not None, frozenset(stem(words[0]) for stem in _stemmers().values()) if alone else frozenset())


def _expression(term: Term) -> str:
    """A term in the language of the table, which keeps words between quotation marks as they are."""
    said = 'text : "' + " ".join(term.words) + ('"' if term.phrase else '" *')
    return "(" + " OR ".join([said, *(f'stem : "{stem}"' for stem in sorted(term.stems))]) + ")"


class Index(Generic[K]):
    """Texts by key, made ready for many queries; safe to use from several threads, one at a time."""

    __slots__ = ("_at", "_keys", "_lock", "_stems", "_table")

    def __init__(self, only: Query | None = None) -> None:
        """With `only`, for this query alone, which takes a fraction of the time."""
        import sqlite3  # most commands search nothing

        self._table: Any = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        self._table.execute("CREATE VIRTUAL TABLE found USING fts5(text, stem, tokenize = 'unicode61 remove_diacritics 0')")
        self._keys: dict[int, K] = {}
        self._at: dict[K, int] = {}
        # No stem begins otherwise than its word: of what begins otherwise than those looked for, the stem does not matter.
        beginnings = None if only is None else frozenset(stem[:1] for term in only.terms for stem in term.stems)
        self._stems = {language: _Stems(stem, beginnings) for language, stem in _stemmers().items()}
        self._lock = Lock()

    def put(self, entries: Iterable[tuple[K, str, str]]) -> None:
        """Takes in texts with their language (nothing: both), each in the place of what its key had before."""
        with self._lock:
            self._table.execute("BEGIN")
            for key, text, language in entries:
                self._drop(key)
                words = words_in(text)
                told = (language,) if language in self._stems else tuple(self._stems)
                stems = " ".join(" ".join(map(self._stems[one].__getitem__, words)) for one in told)
                row = self._table.execute("INSERT INTO found(text, stem) VALUES (?, ?)", (" ".join(words), stems)).lastrowid
                self._keys[row], self._at[key] = key, row
            self._table.execute("COMMIT")

    def drop(self, keys: Iterable[K]) -> None:
        """Forgets texts; those it does not have, it passes over."""
        with self._lock:
            self._table.execute("BEGIN")
            for key in keys:
                self._drop(key)
            self._table.execute("COMMIT")

    def find(self, query: Query, *, ranked: bool = True) -> tuple[K, ...]:
        """The keys of the texts in which the query is met, the best first if that is asked for and the query says enough; all for none."""
        if not query:
            return tuple(self._at)
        order = "ORDER BY bm25(found, 2.0, 1.0), rowid" if ranked and query.ranked else "ORDER BY rowid"
        with self._lock:
            rows = self._table.execute(f"SELECT rowid FROM found WHERE found MATCH ? {order}", (query.expression,)).fetchall()
            return tuple(self._keys[row] for (row,) in rows)

    def _drop(self, key: K) -> None:
        """Forgets one text."""
        row = self._at.pop(key, None)
        if row is not None:
            self._table.execute("DELETE FROM found WHERE rowid = ?", (row,))
            del self._keys[row]


def spans(query: Query, text: str) -> tuple[Span, ...]:
    """Where the terms of a query stand in a text, in order, none within another; for showing what was found."""
    words = [_Placed(plain(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)]
    stems = tuple(_Stems(stem) for stem in _stemmers().values())
    found = sorted(Span(words[at].start, words[at + len(term.words) - 1].end)
                   for term in query.terms for at in range(len(words) - len(term.words) + 1) if _stands(term, words, at, stems))
    return tuple(_apart(found))


class _Placed(NamedTuple):
    """A word in its plain form, and where it stands."""

    plain: str
    start: int
    end: int


def _stands(term: Term, words: list[_Placed], at: int, stems: tuple[_Stems, ...]) -> bool:
    """Whether a term stands at a word of a text."""
    last = at + len(term.words) - 1
    begun = words[last].plain == term.words[-1] if term.phrase else words[last].plain.startswith(term.words[-1])
    if begun and all(words[at + place].plain == word for place, word in enumerate(term.words[:-1])):
        return True
    word = words[at].plain
    likely = any(stem[:1] == word[:1] for stem in term.stems)  # no stem begins otherwise than its word, and stemming takes long
    return likely and any(one[word] in term.stems for one in stems)


def _apart(found: Iterable[Span]) -> Iterator[Span]:
    """The stretches without those that begin within an earlier one."""
    end = -1
    for span in found:
        if span.start >= end:
            yield span
            end = span.end


def words_in(text: str) -> list[str]:
    """The words of a text in their plain form."""
    found: list[str] = _WORD.findall(plain(text))
    return found


def plain(text: str) -> str:
    """Text without case, accents and differences of shape."""
    said = folded(text).casefold()
    if said.isascii():
        return said
    return _MARKS.sub("", unicodedata.normalize("NFD", said))


class _Stems(dict[str, str]):
    """The stems of words, each found once; of words that do not begin with one of the `beginnings`, themselves."""

    __slots__ = ("_beginnings", "_stem")

    def __init__(self, stem: Callable[[str], str], beginnings: frozenset[str] | None = None) -> None:
        super().__init__()
        self._stem, self._beginnings = stem, beginnings

    def __missing__(self, word: str) -> str:
        self[word] = found = word if self._beginnings is not None and word[:1] not in self._beginnings else self._stem(word)
        return found


def _stemmers() -> Mapping[str, Callable[[str], str]]:
    """What takes the endings off the words of each language."""
    import snowballstemmer

    return {language: snowballstemmer.stemmer(name).stemWord for language, name in _STEMMERS.items()}
