"""Italian dates in running text: articles and the prepositions that melt with them («dall’8», «nell’ottobre 2018»)."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from briefer.model.dates import Edtf, Part

Article = Literal["il", "l’", "la", "gli", ""]
Preposition = Literal["", "da", "a", "in", "di"]

_VOWEL_MONTHS = frozenset({4, 8, 10})
_MELTED: Mapping[Preposition, Mapping[Article, str]] = {
    "": {"il": "il ", "l’": "l’", "la": "la ", "gli": "gli ", "": ""},
    "da": {"il": "dal ", "l’": "dall’", "la": "dalla ", "gli": "dagli ", "": "da "},
    "a": {"il": "al ", "l’": "all’", "la": "alla ", "gli": "agli ", "": "a "},
    "in": {"il": "nel ", "l’": "nell’", "la": "nella ", "gli": "negli ", "": "in "},
    "di": {"il": "del ", "l’": "dell’", "la": "della ", "gli": "degli ", "": "di "},
}
_PART_PHRASES: Mapping[Part, tuple[str, Preposition]] = {"early": ("all’inizio", "di"), "mid": ("a metà", ""), "late": ("alla fine", "di")}


def melted(preposition: Preposition, article: Article, words: str) -> str:
    """Words with their article, melted with a preposition if there is one; «ad» before another a («ad aprile»)."""
    if preposition == "a" and not article and words[:1] in ("a", "A"):
        return f"ad {words}"
    return _MELTED[preposition][article] + words


def article(value: Edtf, words: str, *, month: bool = False) -> Article:
    """The article of a single date as printed in `words`; a month bears one only when asked for."""
    match value.precision:
        case "day" | "time":
            return "l’" if value.day in (8, 11) else "il"
        case "month":
            return _month_article(value.month) if month else ""
        case "season":
            return "la" if value.season == 21 else "l’"
        case "decade":
            return "gli" if words.startswith("anni") else "il"
        case _:
            return "il"


def when(value: Edtf, words: str, part: Part | None) -> str:
    """An adverb of time: «il 3 gennaio 2020», «nell’ottobre 2018», «all’inizio di luglio 2021»."""
    if part is not None:
        phrase, preposition = _PART_PHRASES[part]
        return f"{phrase} {melted(preposition, article(value, words), words) if preposition else words}"
    preposition = "" if value.precision in ("day", "time") else "in"
    return melted(preposition, article(value, words, month=True), words)


def roughly(words: str) -> str:
    """A date that is meant roughly: «dal 2016 circa»."""
    return f"{words} circa"


def _month_article(month: int) -> Article:
    return "l’" if month in _VOWEL_MONTHS else "il"
