"""Opening and saving packs, against the targets; beside each opening, what PyYAML alone takes for the same bytes.

    python tests/benchmarks/bench_packs.py

Exit status 1 when a target is missed.
"""
from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import yaml

from briefer.model.dates import Date
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import CONTEXT, Excerpt, Source, Stated
from briefer.model.text import digest
from briefer.model.themes import Theme
from briefer.storage.members import Form
from briefer.storage.packfile import read_pack
from briefer.storage.saving import save

T = TypeVar("T")
OPEN_SMALL, OPEN_LARGE, SAVE = 0.3, 1.5, 0.5  # seconds
RUNS = 5
PARAGRAPH = (
    "The Ministry of Defence said on {day} January 2020 that the training of Iraqi forces «would be suspended» until further notice, "
    "a spokesman told reporters in Baghdad. Il portavoce ha precisato che l’attività addestrativa è sospesa fino a nuovo ordine, "
    "perché la situazione di sicurezza non è chiara ({source}.{number}).")

TRANSLATION = "Il Ministero della Difesa ha dichiarato che l’addestramento delle forze irachene «sarebbe sospeso»."


def source_of(number: int, excerpts: int) -> Source:
    """A source of at least twenty paragraphs, with an excerpt of each of the first ones."""
    paragraphs = [PARAGRAPH.format(day=n % 28 + 1, source=number, number=n) for n in range(1, max(excerpts, 20) + 1)]
    text = "\n".join(paragraphs) + "\n"
    taken, start = [], 0
    for n, paragraph in enumerate(paragraphs[:excerpts], 1):
        end = start + len(paragraph) - 9
        taken.append(Excerpt(
            n, start, end, text[start:end], text[max(0, start - CONTEXT):start], text[end:end + CONTEXT], themes=("mil.nmi", "pol"),
            date=Date(f"{n % 28 + 1} January 2020", f"2020-01-{n % 28 + 1:02d}"), credibility="2",
            headline=Localized({"en": "Training is suspended.", "it": "L’addestramento è sospeso fino a nuovo ordine."}),
            translation=Localized({"it": TRANSLATION})))
        start += len(paragraph) + 1
    return Source(
        number, text, digest(text),
        title=Stated(Localized({"en": f"Training suspended ({number})"})), publisher=Stated(Localized("Agency")),
        url="https://news.example/2020/01/08", published=Date("8 January 2020", "2020-01-08"), language="en", reliability="B",
        excerpts=tuple(taken), next_excerpt=excerpts + 1)


def pack_of(sources: int, excerpts: int) -> Pack:
    """A pack with so many sources, and so many excerpts in all."""
    made = tuple(source_of(number, excerpts // sources) for number in range(1, sources + 1))
    themes = (Theme("mil.nmi", Localized({"en": "Mission"})), Theme("pol", Localized({"en": "Politics"})))
    return Pack("bench", "2026-01-01T08:00:00Z", made, themes, next_source=sources + 1)


def best(work: Callable[[], T]) -> tuple[float, T]:
    """The shortest of several runs in seconds, and what the last one gave."""
    shortest = float("inf")
    for _ in range(RUNS):
        gc.collect()
        start = time.perf_counter()
        result = work()
        shortest = min(shortest, time.perf_counter() - start)
    return shortest, result


def told(name: str, seconds: float, target: float) -> bool:
    """Prints a figure beside its target; whether it is met."""
    print(f"  {name:<44}{seconds:8.3f} s   target {target:.1f} s   {'ok' if seconds <= target else 'MISSED'}")
    return seconds <= target


def measure(folder: Path, sources: int, excerpts: int, form: Form, target: float) -> bool:
    """Opening and saving one pack in one form."""
    pack, path = pack_of(sources, excerpts), folder / f"{sources}-{form}"
    save(pack, path, form=form)
    seconds, opened = best(lambda: read_pack(path))
    assert opened.pack == pack
    good = told(f"open, {form}", seconds, target)

    def save_one_change() -> None:
        nonlocal opened
        first = opened.pack.sources[0]
        changed = replace(first, author=f"{first.author}x")
        opened = save(replace(opened.pack, sources=(changed, *opened.pack.sources[1:])), path, opened=opened)

    good &= told(f"save after one change, {form}", best(save_one_change)[0], SAVE)
    if form == "folder":
        texts = [file.read_text("utf-8") for file in sorted(path.rglob("*.yaml"))]
        plain, _ = best(lambda: [yaml.load(text, yaml.CBaseLoader) for text in texts])
        megabytes = sum(len(text.encode()) for text in texts) / 1e6
        print(f"  {f'PyYAML alone on the same {megabytes:.1f} MB':<44}{plain:8.3f} s   opening takes {seconds / plain:.2f} of that")
    return good


def main() -> int:
    """Measures both sizes in both forms."""
    good = True
    with tempfile.TemporaryDirectory() as name:
        for sources, excerpts, target in ((200, 1_000, OPEN_SMALL), (1_000, 10_000, OPEN_LARGE)):
            print(f"{sources} sources, {excerpts} excerpts")
            for form in ("zip", "folder"):
                good &= measure(Path(name), sources, excerpts, form, target)  # type: ignore[arg-type]
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
