"""A program that somebody kills while it works, as often as asked: worked_to_death.py FOLDER TIMES SEED.

Forks a worker that opens a pack, recovers what it finds, then edits, takes back, saves, and says on a pipe what it began and what is
safe; ends it with SIGKILL at any moment; opens the pack in its place, and looks whether all that was said to be safe is there.
Writes how many edits were safe in all; ends with 1 and a sentence when one was lost or made twice.
"""
from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from briefer.edits import AddSource, ChangeSource  # noqa: E402
from briefer.model.pack import Pack  # noqa: E402
from briefer.model.sources import Source  # noqa: E402
from briefer.model.text import digest  # noqa: E402
from briefer.session import Keep, Session, keep_of  # noqa: E402
from briefer.storage.packfile import read_pack  # noqa: E402

TEXT = "The mission was suspended.\n"
MOST_LINES, MOST_TURNS = 25, 40_000  # what a worker says before it is killed, and how long that then takes still


def keep_in(folder: Path) -> Keep:
    """A keep of this process; each worker makes its own, because a lock names a process."""
    return keep_of({"BRIEFER_STATE": str(folder / "state"), "USER": "rossi"}, lambda: "2026-01-01T09:00:00+00:00")


def count_of(pack: Pack) -> int:
    """The number of the last edit that a pack holds."""
    return int(pack.sources[0].author)


def work(path: Path, chance: Random, said: int) -> None:
    """Counts on in the pack, an edit a number, and says `began N` before and `safe N` after."""
    session = Session.open(path, keep_in(path.parent))
    session.recover()
    os.write(said, b"ready\n")
    number = count_of(session.pack)
    while True:
        number += 1
        os.write(said, b"began %d\n" % number)
        session.do(ChangeSource(1, {"author": str(number)}))
        if chance.random() < 0.3:
            session.undo()
            session.redo()
        if chance.random() < 0.2:
            session.save()
        if chance.random() < 0.5:
            session.wait_until_kept()
            os.write(said, b"safe %d\n" % number)


def kill_one(path: Path, chance: Random) -> tuple[int, int]:
    """What a worker that was killed had said: which edit was safe, and which it had begun; 0 for none."""
    reading, said = os.pipe()
    worker = os.fork()
    if worker == 0:
        try:
            work(path, chance, said)
        finally:
            os._exit(1)
    os.close(said)
    with os.fdopen(reading, "rb") as pipe:
        assert pipe.readline() == b"ready\n", "the worker could not open the pack"
        words = [pipe.readline() for _ in range(chance.randrange(MOST_LINES))]
        for _ in range(chance.randrange(MOST_TURNS)):  # so that the end comes anywhere, not only behind a line
            os.getpid()
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
        words += [line for line in pipe if line.endswith(b"\n")]
    safe, began = ([int(line.split()[1]) for line in words if line.startswith(word)] for word in (b"safe", b"began"))
    return max(safe, default=0), max(began, default=0)


def look(path: Path, safe: int, began: int, former: int) -> int:
    """The number that the pack holds after a worker's end, recovered and saved; SystemExit when it is not what was promised."""
    kept = keep_in(path.parent)
    read_pack(path)  # whole, whatever the journal says
    session = Session.open(path, kept)
    if session.damage or session.aside or (session.read_only and session.recovery is None):
        sys.exit(f"damage {session.damage}, set aside {session.aside}, held by {session.holder}")
    session.recover()
    found = count_of(session.pack)
    if not max(safe, former) <= found <= max(began, former):
        sys.exit(f"{safe} was safe and {began} begun, and {found} is there")
    session.save()
    session.close()
    return found


def main() -> None:
    """Kills and looks."""
    folder, times, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    former = 0
    for form in ("zip", "folder"):
        path = folder / f"{form}.briefpack" if form == "zip" else folder / form
        pack = Pack("p", "2026-01-01T08:00:00Z")
        session = Session.create(path, pack, form="folder" if form == "folder" else "zip", keep=keep_in(folder))
        session.do(AddSource(Source(1, TEXT, digest(TEXT), author="0")))
        session.save()
        session.close()
        found = 0
        for round in range(times // 2):
            found = look(path, *kill_one(path, Random(seed + round)), found)
        former += found
    sys.stdout.write(f"{former}\n")


if __name__ == "__main__":
    main()
