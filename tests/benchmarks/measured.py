"""Whole processes, measured: processor time, elapsed time and peak memory of each run, and how one program stands to another."""
from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """What one process took: seconds of processor and of clock, MiB at most."""

    cpu: float
    wall: float
    memory: float


@dataclass
class Record:
    """The runs of a program, in the order of the rounds; `failure` says why there are no more."""

    runs: list[Run] = field(default_factory=list)
    failure: str = ""

    def median(self, measure: str) -> float:
        """The median of a measure of its runs."""
        return statistics.median(getattr(run, measure) for run in self.runs)

    def ratios(self, ours: Record, measure: str) -> list[float]:
        """How many times ours each run took, of the pairs that ran in turn."""
        return sorted(getattr(theirs, measure) / getattr(mine, measure) for theirs, mine in zip(self.runs, ours.runs, strict=False))


def run(command: Sequence[str], log: Path, environment: Mapping[str, str]) -> Run:
    """Runs a program to its end, in the folder of its log, and says what it took; RuntimeError with its last words when it fails."""
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, env=environment, cwd=log.parent, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        _, status, used = os.wait4(process.pid, 0)  # children that it waited for are counted too
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        last = log.read_text("utf-8", "replace").strip().splitlines()[-1:] or [f"status {process.returncode}"]
        raise RuntimeError(last[0][:160])
    return Run(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)
