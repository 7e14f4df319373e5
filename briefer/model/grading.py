"""The Admiralty code: reliability of the source (letter) and credibility of the information (digit)."""
from __future__ import annotations

RELIABILITIES = ("A", "B", "C", "D", "E", "F")
CREDIBILITIES = ("1", "2", "3", "4", "5", "6")
NOT_JUDGED_RELIABILITY = "F"
NOT_JUDGED_CREDIBILITY = "6"


def grade(reliability: str, credibility: str) -> str:
    """The two signs as printed beside a quotation, or nothing for F6, which means that nobody has judged yet."""
    pair = f"{reliability}{credibility}"
    return "" if pair == "F6" else pair


def rank(reliability: str, credibility: str) -> tuple[int, int, int]:
    """Order from best to worst; what has not been judged (F, 6) stands in the middle, not at the end."""
    letters, digits = "ABCFDE", "123645"
    worst = letters.index(reliability) + digits.index(credibility)
    return worst, letters.index(reliability), digits.index(credibility)
