"""What the typography of each language asks of our own text: apostrophes, accented capitals, blanks that do not break."""
from __future__ import annotations

import re
from collections.abc import Mapping

from briefer.assembly.quoting import straight_reshaped
from briefer.assembly.words import NBSP

_UNITS = (
    "km/h|km|cm|mm|m|kg|g|t|l|kW|MW|GW|kV|V|Hz|kHz|MHz|GHz|kB|MB|GB|TB|pt|°C|%|€|£|USD|EUR|GBP|"
    "million|billion|trillion|thousand|milion[ei]|miliard[oi]|mila|dollari|euro")
_MONTHS: Mapping[str, str] = {
    "en": "January|February|March|April|May|June|July|August|September|October|November|December|"
          "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec",
    "it": "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|"
          "gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic",
}
# Words that stay with the number or name that follows them.
_BEFORE: Mapping[str, str] = {
    "en": r"paras?|[Ss]ections?|[Ff]igures?|[Tt]ables?|[Pp]ages?|pp?\.|[Nn]o\.|[Nn]os\.|[Aa]rt\.|[Ss]ources?|[Aa]nnex|EUR|USD|GBP|c\.",
    "it": r"parr?\.|[Ss]ezion[ei]|[Ff]igur[ae]|[Tt]abell[ae]|pagg?\.|n\.|nn\.|[Aa]rtt?\.|[Ff]ont[ei]|[Aa]llegato|ore|c\.|co\.",
}
_RANKS: Mapping[str, str] = {
    "en": r"Gen\.|Lt\.|Lt|Maj\.|Brig\.|Col\.|Capt\.|Adm\.|Cdr\.|Sgt\.|Cpl\.|Mr|Mrs|Ms|Dr|Amb\.",
    "it": r"Gen\.|Ten\.|Magg\.|Brig\.|Col\.|Cap\.|Amm\.|Com\.|Mar\.|Serg\.|Sig\.|Dott\.|Dr\.|Amb\.|On\.|Sen\.|S\.E\.",
}


def _rules(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    tie = rf"\1{NBSP}\2"
    rules = [
        (re.compile(rf"(\d) (?=(?:{_UNITS})(?![\w]))"), rf"\1{NBSP}"),
        (re.compile(rf"(\d[º°]?) ((?:{_MONTHS[language]})\b)"), tie),
        (re.compile(rf"(?<!\w)({_BEFORE[language]}) (?=\d|[A-Z]{{1,2}}\b)"), rf"\1{NBSP}"),
        (re.compile(rf"(?<!\w)({_RANKS[language]}) (?=[A-ZÀ-Ý])"), rf"\1{NBSP}"),
        (re.compile(r" (?=\[[A-Z]{1,2}(?:, [A-Z]{1,2})*\])"), NBSP),
    ]
    if language == "it":
        rules += [(re.compile(r"(?<!\w)E['’](?= )"), "È"), (re.compile(r"(?<![\w'’])e['’](?= )"), "è"),
                  (re.compile(rf"\b1°(?=[ {NBSP}](?:{_MONTHS['it']})\b)"), "1º")]
    return tuple(rules)


_RULES: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]] = {language: _rules(language) for language in ("en", "it")}


def typeset(text: str, language: str) -> str:
    """Text of our own as it is set: words never change, only marks, accents typed as apostrophes, and blanks."""
    for pattern, replacement in _RULES[language]:
        text = pattern.sub(replacement, text)
    return straight_reshaped(text, language) if any(sign in text for sign in "'\"`´″") else text
