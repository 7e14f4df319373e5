"""A pack's worth of text for benchmarks: words as often as in natural language, the same each time."""
from __future__ import annotations

import json
import random
from itertools import accumulate
from pathlib import Path
from typing import Any

_SYLLABLES = ("ta", "re", "mi", "so", "li", "no", "ca", "di", "per", "con", "tra", "ven", "zio", "mar", "gli", "sta", "pro", "lan", "chi")
_VOCABULARY = 20_000


def write(path: Path, excerpts: int) -> None:
    """Writes a corpus with so many excerpts as JSON; every program that is measured reads the same file."""
    chance = random.Random(11)
    words = _words(chance)
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))

    def text(low: int, high: int) -> str:
        said = chance.choices(words, cum_weights=weights, k=chance.randint(low, high))
        return " ".join(said).capitalize() + "."

    sections = []
    for start in range(0, excerpts, 8):
        entries = [{
            "intro": text(25, 60), "bold": text(2, 4), "italic": text(2, 5), "note": text(10, 30), "quote": text(40, 110),
            "letter": chance.choice("ABCDEFG"), "grade": chance.choice(("B2", "C3", "F6")), "publisher": text(2, 3), "title": text(4, 8),
            "date": f"{chance.randint(1, 28)} May 2024",
        } for _ in range(min(8, excerpts - start))]
        sections.append({"title": text(2, 6), "entries": entries})
    events = [{"date": f"{day % 28 + 1} May 2024", "text": text(8, 20), "theme": text(1, 1), "source": chance.choice("ABCDEFG")}
              for day in range(excerpts // 4)]
    corpus: dict[str, Any] = {"title": "Benchmark", "sections": sections, "events": events}
    path.write_text(json.dumps(corpus, ensure_ascii=False), "utf-8")


def _words(chance: random.Random) -> list[str]:
    """Distinct words, short ones first as in any language."""
    found: dict[str, None] = {}
    while len(found) < _VOCABULARY:
        length = 1 + min(4, len(found) // 200)
        found["".join(chance.choices(_SYLLABLES, k=chance.randint(1, length)))] = None
        if len(found) < 400:
            found["".join(chance.choices("abcdeilnorstu", k=chance.randint(1, 4)))] = None
    return list(found)
