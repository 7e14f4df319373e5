"""What an officer's own tags teach: words that the excerpts of a theme have more often than the others, offered as keywords.

A word counts once an excerpt. It is offered when enough excerpts of the theme have it, and chance would hardly put it there so much
more often than elsewhere (log-likelihood of the two shares). Forms of one word count together.
"""
from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import log
from typing import NamedTuple

from briefer.analysis.language import joins, language_of
from briefer.analysis.theme_rules import has_keyword, plain
from briefer.model.pack import Pack
from briefer.model.themes import Theme, with_children
from briefer.values import dataclass

MOST = 8  # words for a theme in a language
_LEAST_INSIDE = 3  # excerpts of the theme that have the word
_LEAST_SHARE = 0.2  # of the theme's excerpts
_TIMES_AS_OFTEN = 2.5
_LEAST_LIKELIHOOD = 6.63  # beyond it chance does so once in a hundred times
_SHORTEST, _SHORTEST_STEM = 3, 4
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ELIDED = re.compile(r"(?<!\w)[^\W\d_]{1,6}['’](?=[^\W\d_]{2})")  # "l’esercito", "dell’Iraq"
_STEMMERS = (("en", "english"), ("it", "italian"))


@dataclass(frozen=True, slots=True)
class Lesson:
    """A keyword to add to a theme: the forms of the word that were seen, and how many excerpts have it inside and outside the theme."""

    theme: str
    language: str
    keyword: str
    forms: tuple[str, ...]
    inside: int
    outside: int


class _Passage(NamedTuple):
    """An excerpt as a set of stems, each with the forms it has there."""

    themes: frozenset[str]
    forms: Mapping[str, frozenset[str]]


def learn_keywords(pack: Pack) -> tuple[Lesson, ...]:
    """What the tagged excerpts of a pack teach, by theme and language, the surest first; words that are keywords already are left out."""
    found: list[Lesson] = []
    for language, passages in _passages(pack).items():
        for theme in pack.themes:
            kin = with_children(pack.themes, theme.id)
            inside = [passage for passage in passages if theme.id in passage.themes]
            outside = [passage for passage in passages if kin.isdisjoint(passage.themes)]
            if len(inside) >= _LEAST_INSIDE and outside:
                found += _lessons(theme, language, inside, outside)
    order = {theme.id: place for place, theme in enumerate(pack.themes)}
    return tuple(sorted(found, key=lambda lesson: order[lesson.theme]))


def _passages(pack: Pack) -> dict[str, list[_Passage]]:
    """The tagged excerpts by language."""
    import snowballstemmer

    stems: Mapping[str, Callable[[str], str]] = {language: snowballstemmer.stemmer(name).stemWord for language, name in _STEMMERS}
    found: dict[str, list[_Passage]] = defaultdict(list)
    for source, excerpt in pack.excerpts():
        language = source.language_of(excerpt) or language_of(excerpt.exact)
        if excerpt.themes and language in stems:
            forms: dict[str, set[str]] = defaultdict(set)
            for word in _words(excerpt.exact):
                forms[plain(stems[language](word.lower()))].add(word)
            found[language].append(_Passage(frozenset(excerpt.themes), {stem: frozenset(seen) for stem, seen in forms.items()}))
    return found


def _words(text: str) -> Iterator[str]:
    """The words that may say what a text is about: acronyms as they stand, others in small letters."""
    for match in _WORD.finditer(_ELIDED.sub(" ", text)):
        word = match[0] if match[0].isupper() and len(match[0]) > 1 else match[0].lower()
        if not joins(word) and (len(word) >= _SHORTEST or word.isupper()):
            yield word


def _lessons(theme: Theme, language: str, inside: Sequence[_Passage], outside: Sequence[_Passage]) -> list[Lesson]:
    """What one theme's excerpts in one language teach."""
    within = Counter(stem for passage in inside for stem in passage.forms)
    without = Counter(stem for passage in outside for stem in passage.forms)
    found: list[tuple[float, Lesson]] = []
    for stem, count in sorted(within.items()):
        share, other = count / len(inside), without[stem] / len(outside)
        if count < _LEAST_INSIDE or share < _LEAST_SHARE or share < _TIMES_AS_OFTEN * other:
            continue
        likelihood = _likelihood(count, len(inside), without[stem], len(outside))
        forms = Counter(form for passage in inside for form in passage.forms.get(stem, ()))
        if likelihood >= _LEAST_LIKELIHOOD and not any(has_keyword(theme, language, form) for form in forms):
            seen = tuple(form for form, _ in sorted(forms.items(), key=lambda entry: (-entry[1], entry[0])))
            found.append((-likelihood, Lesson(theme.id, language, _keyword(seen), seen, count, without[stem])))
    return [lesson for _, lesson in sorted(found, key=lambda entry: (entry[0], entry[1].keyword))[:MOST]]


def _likelihood(inside: int, all_inside: int, outside: int, all_outside: int) -> float:
    """How far two shares are from what one common share would give (G squared)."""
    common = (inside + outside) / (all_inside + all_outside)
    cells = ((inside, all_inside * common), (all_inside - inside, all_inside * (1 - common)),
             (outside, all_outside * common), (all_outside - outside, all_outside * (1 - common)))
    return 2 * sum(seen * log(seen / expected) for seen, expected in cells if seen)


def _keyword(forms: Sequence[str]) -> str:
    """What to look for: the one form there is, or how all begin, with any ending; else the form seen most."""
    begin = forms[0]
    for form in forms:
        while not form.startswith(begin):
            begin = begin[:-1]
    return forms[0] if len(forms) == 1 or len(begin) < _SHORTEST_STEM else f"{begin}*"
