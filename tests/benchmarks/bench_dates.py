"""How well and how fast dates are found in the labelled sentences, half by half, beside dateparser on the same sentences.

    python tests/benchmarks/bench_dates.py

dateparser gives moments, not EDTF: one is taken as right when it agrees with what is expected as finely as that is known; a period it
cannot give. It is told the language, the date of the document and that the day comes first. Exit status 1 when a target is missed.
"""
from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from briefer.analysis.date_finding import find_dates  # noqa: E402
from briefer.model.dates import Date, parse_edtf  # noqa: E402
from tests.analysis.labelled_dates import HALVES, Expected, Labelled, Score, labelled, score  # noqa: E402

TARGETS, SLOWEST, ROUNDS = (0.95, 0.90, 0.90), 5.0, 5
Finder = Callable[[Labelled], Sequence[Expected]]


def ours(sentence: Labelled) -> list[Expected]:
    """The dates that Briefer finds."""
    published = Date(sentence.published, sentence.published) if sentence.published else None
    return [Expected(one.start, one.end, " ".join(filter(None, (one.edtf or "-", one.part))))
            for one in find_dates(sentence.text, sentence.language, published)]


def theirs(sentence: Labelled) -> list[Expected]:
    """The moments that dateparser finds, each as fine as what is expected at its place, so that it can be right."""
    from dateparser.search import search_dates

    settings = {"DATE_ORDER": "DMY", "PREFER_DATES_FROM": "past", "RETURN_AS_TIMEZONE_AWARE": False}
    if sentence.published:
        settings["RELATIVE_BASE"] = datetime.fromisoformat(sentence.published)
    found, place = [], 0
    for text, moment in search_dates(sentence.text, languages=[sentence.language], settings=settings) or ():
        start = sentence.text.find(text, place)
        if start < 0:
            continue
        place = start + len(text)
        there = next((one for one in sentence.expected if one.start < place and start < one.end), None)
        found.append(Expected(start, place, _as_fine_as(there.value if there else "", moment)))
    return found


def _as_fine_as(wanted: str, moment: datetime) -> str:
    """A moment as EDTF of the precision that is wanted; to the day for what is no single date."""
    value = parse_edtf(wanted)
    day = f"{moment:%Y-%m-%d}"
    return {"year": day[:4], "month": day[:7], "time": f"{moment:%Y-%m-%dT%H:%M:%S}" + (value.zone if value else "")}.get(
        value.precision if value else "day", day)


def told(name: str, language: str, half: str, finder: Finder) -> tuple[Score, float]:
    """How a finder does on half of a language, said in a line, and its milliseconds for a kilobyte."""
    sentences = [one for one in labelled(language) if one.half == half]
    size = sum(len(one.text.encode()) for one in sentences) / 1000
    finder(sentences[0])
    took = []
    for _ in range(ROUNDS if finder is ours else 1):
        begun = time.process_time()
        total = score(sentences, finder)
        took.append((time.process_time() - begun) * 1000 / size)
    precision, recall, value = total.rates
    print(f"  {name:11}{language}  {half:9}{total.there:5}{precision:10.3f}{recall:8.3f}{value:8.3f}{min(took):12.2f}")
    return total, min(took)


def main() -> int:
    """Prints a line for each finder, language and half; 1 when one of ours misses a target."""
    print(f"  {'':11}{'':4}{'half':9}{'dates':>5}{'precision':>10}{'recall':>8}{'value':>8}{'ms a kB':>12}")
    missed = False
    for name, finder in (("Briefer", ours), ("dateparser", theirs)):
        for language in ("en", "it"):
            for half in HALVES:
                total, slowness = told(name, language, half, finder)
                short = any(rate < least for rate, least in zip(total.rates, TARGETS, strict=True))
                missed |= finder is ours and (slowness > SLOWEST or short)
    return int(missed)


if __name__ == "__main__":
    raise SystemExit(main())
