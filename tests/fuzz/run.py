"""Fuzzes one target for some minutes: `python -m tests.fuzz.run TARGET --minutes N`; without a name, each in turn.

Guided by coverage where atheris is installed, by chance where not. A defect does not end the run: each new one (by where it was
raised) is kept with its input under out/fuzz/TARGET, and the last lines say how many inputs were tried and what was found.
"""
from __future__ import annotations

import argparse
import importlib.util
import os
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import NoReturn

SLOW = 2.0  # seconds of processor time for one small input; more is a defect
_ROOT = Path(__file__).resolve().parents[2]


class Watch:
    """Runs a target input by input, and keeps what was found."""

    def __init__(self, name: str, run: Callable[[bytes], None], out: Path, minutes: float) -> None:
        self.name, self.tried, self.started, self._end = name, 0, time.monotonic(), time.monotonic() + 60 * minutes
        self.found: dict[str, Path] = {}
        self._run, self._out = run, out

    def __call__(self, data: bytes) -> None:
        self.tried += 1
        before = time.process_time()
        try:
            self._run(data)
        except Exception as error:
            self._keep(_where(error), data, "".join(traceback.format_exception(error)))
        if (took := time.process_time() - before) > SLOW:
            self._keep("slow", data, f"{took:.1f} s of processor time\n")

    @property
    def is_over(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() > self._end

    def _keep(self, where: str, data: bytes, said: str) -> None:
        if where in self.found:
            return
        path = self._out / sha256(where.encode()).hexdigest()[:12]
        path.with_suffix(".txt").write_text(f"{where}\n{said}", "utf-8")
        path.with_suffix(".bin").write_bytes(data)
        self.found[where] = path
        print(f"{self.name}: {where}\n    {path}.bin", flush=True)

    def close(self) -> NoReturn:
        """Says what was done and ends the process: libFuzzer would do so by itself, without a word."""
        minutes = (time.monotonic() - self.started) / 60
        print(f"{self.name}: {self.tried} inputs in {minutes:.1f} minutes, {len(self.found)} found", flush=True)
        os._exit(1 if self.found else 0)


def _where(error: BaseException) -> str:
    """The kind of an error and the innermost line of ours that it came through."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if f"{os.sep}briefer{os.sep}" in frame.filename] or frames
    return f"{type(error).__name__} {Path(ours[-1].filename).name}:{ours[-1].lineno}"


def by_chance(name: str, minutes: float, seed: int, out: Path) -> NoReturn:
    """Mutates the seeds of a target, whatever they reach."""
    from tests.fuzz.mutations import mutated
    from tests.fuzz.targets import TARGETS

    target = next(one for one in TARGETS if one.name == name)
    seeds, random = target.seeds(), Random(f"{name} {seed}")
    watch = Watch(name, target.run, out, minutes)
    while not watch.is_over:
        watch(mutated(random.choice(seeds), random, seeds)[:target.longest])
    watch.close()


def by_coverage(name: str, minutes: float, seed: int, out: Path) -> NoReturn:
    """Lets atheris look for inputs that reach new lines; it ends the process."""
    import atheris

    with atheris.instrument_imports(include=["briefer"]):
        from tests.fuzz.targets import TARGETS
    from tests.fuzz.mutations import mutated

    target = next(one for one in TARGETS if one.name == name)
    corpus = out / "corpus"
    corpus.mkdir(exist_ok=True)
    seeds = target.seeds()
    for number, data in enumerate(seeds):
        (corpus / f"seed-{number}").write_bytes(data)
    watch = Watch(name, target.run, out, minutes)

    def one(data: bytes) -> None:
        watch(data)
        if watch.is_over:
            watch.close()

    def change(data: bytes, longest: int, number: int) -> bytes:
        random = Random(number)
        spoilt = mutated(data, random, seeds) if random.randrange(2) else atheris.Mutate(data, longest)
        return bytes(spoilt[:longest])

    atheris.Setup([sys.argv[0], str(corpus), f"-max_len={target.longest}", f"-seed={seed + 1}",
                   "-timeout=60", "-rss_limit_mb=3000", "-verbosity=0", "-print_final_stats=0", f"-artifact_prefix={out}/"],
                  one, custom_mutator=change)
    atheris.Fuzz()
    watch.close()


def main() -> NoReturn:
    """Runs what was asked for; the status is 1 when something was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", nargs="?")
    parser.add_argument("--minutes", type=float, default=3)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=_ROOT / "out" / "fuzz")
    parser.add_argument("--by-chance", action="store_true", help="without atheris, even where it is installed")
    asked = parser.parse_args()
    if asked.target is None:
        sys.exit(_each(sys.argv[1:]))
    out = asked.out / asked.target
    out.mkdir(parents=True, exist_ok=True)
    guided = importlib.util.find_spec("atheris") is not None and not asked.by_chance
    (by_coverage if guided else by_chance)(asked.target, asked.minutes, asked.seed, out)


def _each(arguments: list[str]) -> int:
    """Every target in a process of its own: what one of them does to the process is its own affair."""
    from tests.fuzz.targets import TARGETS

    return max([subprocess.run([sys.executable, "-m", "tests.fuzz.run", one.name, *arguments], cwd=_ROOT).returncode for one in TARGETS])


if __name__ == "__main__":
    main()
