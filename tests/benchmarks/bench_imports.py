"""Importing text files as an officer does, whole program and pack written, against the target; beside it, peers that read the same files.

    python tests/benchmarks/bench_imports.py

The peers make one document of each file, or one of all, and find nothing out: no language, no copies of each other, no titles; they run
once. Exit status 1 when the target is missed.
"""
from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import installed
from corpus import ENGLISH, ITALIAN, Prose
from measured import Record, run

FILES, TARGET, AIM, ROUNDS = 200, 1.0, 0.3, 3
_BETWEEN = {  # the little words by which a language is known, between words that are made up but as frequent as natural ones
    "en": "the of and in to a that was for on with by from at had were which would this",
    "it": "il di la che in e del un per con alla una non è dei nella sono si da"}


def sentence(chance: random.Random, words: Prose) -> str:
    """A sentence as unlike others as those of articles on one subject."""
    said, between = words.said(7, 14)[:-1].split(), _BETWEEN[words.language].split()
    return " ".join(f"{word} {chance.choice(between)}" for word in said[:-1]) + f" {said[-1]}."


def write_files(folder: Path) -> Sequence[Path]:
    """Articles of some forty sentences each, the same every time, three in English for two in Italian."""
    chance = random.Random(7)
    english, italian = Prose(chance, ENGLISH, "en"), Prose(chance, ITALIAN, "it")
    paths = []
    for number in range(FILES):
        words = english if number % 5 < 3 else italian
        paragraphs = [" ".join(sentence(chance, words) for _ in range(4)) for _ in range(10)]
        path = folder / f"article-{number:03}.txt"
        path.write_text("\n\n".join([sentence(chance, words)[:-1], *paragraphs]) + "\n", "utf-8")
        paths.append(path)
    return paths


def commands(work: Path, names: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """What is measured: Briefer first, then the peers that this machine has."""
    found: dict[str, Sequence[str]] = {"briefer": [sys.executable, "-m", "briefer", "import", str(work / "pack.briefpack"), *names]}
    if office := shutil.which("soffice"):
        profile = f"-env:UserInstallation={(work / 'profile').resolve().as_uri()}"
        found["LibreOffice"] = [office, profile, "--headless", "--convert-to", "odt", "--outdir", str(work / "odt"), *names]
    if pandoc := shutil.which("pandoc"):
        found["pandoc, all in one"] = [pandoc, "--from", "markdown", "--to", "plain", "--output", str(work / "all.txt"), *names]
    return found


def main() -> int:
    """Runs all in turn and prints what each took."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        texts = work / "texts"
        texts.mkdir()
        names = [str(path) for path in write_files(texts)]
        ours = installed.environment(installed.unpack(work / "installed"))
        records: dict[str, Record] = {}
        for turn in range(ROUNDS + 1):  # the first one warms the caches of the machine
            for program, command in commands(work, names).items():
                if turn != 1 and program != "briefer":
                    continue
                (work / "pack.briefpack").unlink(missing_ok=True)
                run([sys.executable, "-m", "briefer", "new", str(work / "pack")], work / "log", ours)
                took = run(command, work / "log", ours if program == "briefer" else os.environ)
                if turn:
                    records.setdefault(program, Record()).runs.append(took)
        size = sum(path.stat().st_size for path in texts.iterdir())
        print(f"{FILES} text files, {size / 1e6:.2f} MB; median of {ROUNDS} rounds, peers once")
        for program, record in records.items():
            wall, cpu, memory = (record.median(measure) for measure in ("wall", "cpu", "memory"))
            print(f"  {program:<22}{wall:7.2f} s elapsed {cpu:7.2f} s processor {memory:6.0f} MiB")
        took_wall = records["briefer"].median("wall")
        print(f"  target {TARGET} s: {'ok' if took_wall <= TARGET else 'MISSED'}; aim {AIM} s: {'ok' if took_wall <= AIM else 'missed'}")
    return 0 if took_wall <= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
