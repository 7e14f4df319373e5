"""A pack's worth of text for benchmarks: English and Italian words as often as in natural language, the same each time."""
from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

VOCABULARY = 20_000  # words, half of them English
PER_SECTION = 8  # entries of a section; they quote one source
_FLATTENED = 2.7  # Zipf's law, its first ranks flattened as in running text
_SIGNED = 0.08  # of the words carry a sign
ENGLISH = ("b,c,d,f,g,h,l,m,n,p,r,s,t,w,st,tr,pr,ch,gr,sh,th,br,cl", "a,e,i,o,u,ea,ou,ee", ",,n,r,s,t,d,nt,st,ng,rd,ck,ll")
ITALIAN = ("b,c,d,f,g,l,m,n,p,r,s,t,v,z,st,tr,pr,ch,gl,gn,sc,br", "a,e,i,o,u,ia,io", ",,,n,r,l,s")
_ACCENTS = ("à", "è", "ì", "ò", "ù")


def write(path: Path, excerpts: int) -> None:
    """Writes a corpus with so many excerpts as JSON; every program that is measured reads the same file."""
    path.write_text(json.dumps(corpus(excerpts), ensure_ascii=False), "utf-8")


def corpus(excerpts: int) -> dict[str, Any]:
    """Sections with framing text, notes and quotations, events, and the register of the sources."""
    chance = random.Random(11)
    english, italian = Prose(chance, ENGLISH, "en"), Prose(chance, ITALIAN, "it")
    sections = []
    for number, start in enumerate(range(0, excerpts, PER_SECTION)):
        native = english if number % 2 == 0 else italian
        entries = [{
            "intro": english.said(25, 60), "bold": english.name(2, 4), "italic": italian.name(2, 5), "note": english.said(10, 30),
            "quote": native.said(40, 110),
        } for _ in range(min(PER_SECTION, excerpts - start))]
        sections.append({
            "title": english.name(2, 6), "letter": _letter(number), "grade": chance.choice(("B2", "C3", "F6")),
            "language": native.language, "publisher": native.name(2, 3), "source": native.name(4, 8),
            "date": f"{chance.randint(1, 28)} May 2024", "entries": entries})
    events = [{"date": f"{day % 28 + 1} May 2024", "text": english.said(8, 20), "theme": f"Theme {day % 20}",
               "source": sections[day * 4 // PER_SECTION]["letter"]} for day in range(excerpts // 4)]
    return {"title": "Benchmark", "marking": "UNCLASSIFIED", "reference": "REF/1", "sections": sections, "events": events}


class Prose:
    """Sentences in the words of a language."""

    def __init__(self, chance: random.Random, syllables: Sequence[str], language: str) -> None:
        self.language = language
        self._chance, self._words = chance, _words(chance, syllables, VOCABULARY // 2, accented=language == "it")
        self._weights = list(accumulate(1 / (rank + _FLATTENED) for rank in range(len(self._words))))

    def name(self, low: int, high: int) -> str:
        """So many words, the first with a capital."""
        said = " ".join(self._drawn(low, high))
        return said[0].upper() + said[1:]

    def said(self, low: int, high: int) -> str:
        """A sentence of so many words, with commas, years, acronyms and apostrophes as they come in a report."""
        said = " ".join(self._signed(word) if self._chance.random() < _SIGNED else word for word in self._drawn(low, high))
        return said[0].upper() + said[1:] + "."

    def _drawn(self, low: int, high: int) -> list[str]:
        return self._chance.choices(self._words, cum_weights=self._weights, k=self._chance.randint(low, high))

    def _signed(self, word: str) -> str:
        return self._chance.choice((f"{word},", f"{word};", f"({word})", f"“{word}”", f"l’{word}", f"{word}’s", f"{word} 2024",
                                    f"NATO {word}", word.capitalize(), f"{word} 15 km"))


def register(found: Mapping[str, Any]) -> list[tuple[str, str, str, str, str]]:
    """Letter, publisher, title, date and grade of each source."""
    return [(part["letter"], part["publisher"], part["source"], part["date"], part["grade"]) for part in found["sections"]]


def _words(chance: random.Random, syllables: Sequence[str], count: int, *, accented: bool) -> list[str]:
    """Distinct words, short ones first as in any language."""
    onsets, nuclei, codas = (part.split(",") for part in syllables)
    found: dict[str, None] = {}
    while len(found) < count:
        longest = 1 + min(3, len(found) // 150)
        word = "".join(chance.choice(onsets) + chance.choice(nuclei) + chance.choice(codas) for _ in range(chance.randint(1, longest)))
        found[word + chance.choice(_ACCENTS) if accented and chance.random() < 0.04 else word] = None
    return list(found)


def _letter(index: int) -> str:
    """A … Z, AA, AB …, as Briefer letters sources."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
