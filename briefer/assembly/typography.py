"""What the typography of each language asks of our own text: marks, accents, dashes, and blanks that do not break."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from briefer.assembly.quoting import straight_reshaped
from briefer.assembly.words import NBSP
from briefer.values import dataclass

_UNITS = (
    "km/h|km|cm|mm|m|kg|g|t|l|kW|MW|GW|kV|V|Hz|kHz|MHz|GHz|kB|MB|GB|TB|pt|°C|%|€|£|USD|EUR|GBP|"
    "million|billion|trillion|thousand|milion[ei]|miliard[oi]|mila|dollari|euro")
_MONTHS: Mapping[str, str] = {
    "en": "January|February|March|April|May|June|July|August|September|October|November|December|"
          "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec",
    "it": "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|"
          "gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic",
}
# Words that stay with the number or letter that follows them.
_BEFORE: Mapping[str, str] = {
    "en": r"paras?|[Ss]ections?|[Ff]igures?|[Tt]ables?|[Pp]ages?|pp?\.|[Nn]os?\.|[Aa]rt\.|[Ss]ources?|[Aa]nnex|EUR|USD|GBP|c\.|[€£$§]",
    "it": r"parr?\.|[Ss]ezion[ei]|[Ff]igur[ae]|[Tt]abell[ae]|pagg?\.|nn?\.|[Aa]rtt?\.|[Ff]ont[ei]|[Aa]llegato|ore|co?\.|[Pp]rot\.|[€£$§]",
}
_RANKS: Mapping[str, str] = {
    "en": r"Gen\.|Lt\.|Lt|Maj\.|Brig\.|Col\.|Capt\.|Adm\.|Cdr\.|Sgt\.|Cpl\.|Mr|Mrs|Ms|Dr|Amb\.|H\.E\.",
    "it": r"[Gg]en\.|[Tt]en\.|[Mm]agg\.|[Bb]rig\.|[Cc]ol\.|[Cc]ap\.|[Aa]mm\.|Com\.|Mar\.|[Ss]erg\.|[Ss]ig\.|[Dd]ott\.|[Dd]r\.|[Pp]rof\.|"
          r"[Ii]ng\.|[Aa]vv\.|[Aa]mb\.|[Oo]n\.|[Ss]en\.|S\.E\.",
}
_TOWARDS: Mapping[str, str] = {"en": "by|of|to|from|with|for", "it": "da|dal|di|del|con|per|a|al"}  # before an initial: "by J. Smith"
_LONGEST_TIED = 16  # signs, more than the longest of these
_YEAR, _DAY = r"([12]\d{3})", r"(\d{1,2}[º°]?)"
_ELIDED = "l|un|dell|all|dall|nell|sull|coll|d|c|s|n|m|t|v|quell|quest|bell|sant|tutt|senz|anch|com|dov"
_ACCENTED: Mapping[str, str] = {
    "piu": "più", "gia": "già", "puo": "può", "cio": "ciò", "cosi": "così", "cioe": "cioè", "perche": "perché", "poiche": "poiché",
    "finche": "finché", "affinche": "affinché", "benche": "benché", "nonche": "nonché", "purche": "purché", "sicche": "sicché",
}
_ACUTE = "perch|poich|finch|affinch|bench|nonch|purch|sicch|cosicch|giacch|anzich|n|s"  # typed with a grave as often as not
_COUNTED = "trimestre|semestre|secolo|piano|parallelo|comma|capoverso|turno|posto|articolo"
_NO_ORDINAL = "Nord|Sud|Est|Ovest|Celsius|Fahrenheit"  # after degrees


@dataclass(frozen=True, slots=True)
class _Rule:
    """What to look for and what to set instead; a text without one of the signs, or a place to look, need not be searched."""

    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    replacement: str | Callable[[re.Match[str]], str]
    where: re.Pattern[str] | None = None

    def set(self, text: str) -> str:
        """The text as the rule sets it."""
        for sign in self.signs:
            if sign in text:
                return self.pattern.sub(self.replacement, text) if self.where is None or self.where.search(text) else text
        return text


@lru_cache(maxsize=2)  # made for the languages of one paper, not for all at each start
def _rules(language: str) -> tuple[_Rule, ...]:
    """The rules of a language, in the order in which they are applied."""
    return tuple(_made(language))


def _made(language: str) -> Iterator[_Rule]:
    months, before, ranks = _MONTHS[language], _BEFORE[language], _RANKS[language]
    yield _rule(("...",), r"(?<!\.)\.\.\.(?!\.)", "…")
    yield _rule(("  ",), " {2,}", " ")
    if language == "it":
        yield from _italian(months)
    # Periods and ranges; never a reference (2026-031), nor a date as machines write it (2020-01-03).
    yield _rule(("-",), rf"(?<![\w/.,–-]){_YEAR}-{_YEAR}(?![\w/–-])", r"\1–\2")
    yield _rule(("-",), rf"(?<![\w/.,–-]){_DAY}-{_DAY}(?= (?:{months})\b)", r"\1–\2")
    yield _rule((" ",), rf"(\d) (?=(?:{_UNITS})(?![\w]))", rf"\1{NBSP}")
    yield _rule((" ",), rf"(\d[º°]?) ((?:{months})\b)", rf"\1{NBSP}\2")
    yield _tied(before, r"\d|[A-Z]{1,2}\b")
    yield _tied(ranks, r"[A-ZÀ-Ý]|l[’']")
    initials = rf"(?:^|[,;:(] ?|\b(?:{_TOWARDS[language]}) )(?:[A-Z]\.[ {NBSP}]?)*[A-Z]\."
    yield _rule((". ",), rf"({initials}) (?=[A-ZÀ-Ý][a-zà-ÿ]{{2}})", rf"\1{NBSP}", where=r"[A-Z]\. ")
    yield _rule((" [",), r" (?=\[[A-Z]{1,2}(?:, [A-Z]{1,2})*\])", NBSP)


def _italian(months: str) -> Iterator[_Rule]:
    """Accents typed as apostrophes or leaning the wrong way, elisions closed up, guillemets without blanks, ordinals."""
    marks = ("'", "’")
    yield _rule(marks, r"(?<!\w)E['’](?= )", "È")
    yield _rule(marks, r"(?<![\w'’])e['’](?= )", "è")
    yield _rule(marks, rf"(?i)(?<![\w'’‘])({'|'.join(_ACCENTED)})['’](?!\w)", _accented)
    yield _rule(("è",), rf"(?i)(?<!\w)({_ACUTE})è(?!\w)", r"\1é")
    yield _rule(("' ", "’ "), rf"(?i)(?<!\w)({_ELIDED})['’] (?=[aeiouhàèéìòù]|8|11)", r"\1’")
    yield _rule(("« ", f"«{NBSP}"), rf"«[ {NBSP}]+", "«")
    yield _rule((" »", f"{NBSP}»"), rf"[ {NBSP}]+»", "»")
    yield _rule(("°",), rf"(?<=\d)°(?=[ {NBSP}](?:(?:{months}|{_COUNTED})\b|(?!{_NO_ORDINAL})[A-Z][a-zà-ÿ])|[-–]\d+ (?:{months})\b)", "º")


def _rule(signs: tuple[str, ...], pattern: str, replacement: str | Callable[[re.Match[str]], str], where: str = "") -> _Rule:
    return _Rule(signs, re.compile(pattern), replacement, re.compile(where) if where else None)


def _tied(words: str, following: str) -> _Rule:
    """A blank between one of some words and what follows does not break; found from the blanks, much sooner than from the words."""
    ending = re.compile(rf"(?<!\w)(?:{words})\Z")

    def blank(found: re.Match[str]) -> str:
        start = found.start()
        return NBSP if ending.search(found.string, max(0, start - _LONGEST_TIED), start) else " "

    return _rule((" ",), f" (?={following})", blank)


def _accented(found: re.Match[str]) -> str:
    """The word with its accent, as large as it was typed."""
    meant = _ACCENTED[found[1].lower()]
    return meant.upper() if found[1].isupper() else meant.capitalize() if found[1][0].isupper() else meant


def typeset(text: str, language: str) -> str:
    """Text of our own as it is set: words never change, only marks, accents, dashes, and blanks."""
    for rule in _rules(language):
        text = rule.set(text)
    return straight_reshaped(text, language) if any(sign in text for sign in "'\"`´″") else text
