"""`python -m briefer`: the window without a command, else the command line.

With one word that only the program itself says, it is a process that reads files for it.
"""
from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import nullcontext, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefer.reading.pool import Pool

_PACK = ".briefpack"


def main() -> None:
    """Opens the window or runs a command, and ends the process with the exit status."""
    if sys.argv[1:] == ["read-files"]:
        from briefer.reading.process import main as read_files

        read_files()
        return
    if _wants_window(sys.argv[1:]):
        from ui.guard import unusable

        if (reason := unusable()) is None:
            from ui.app import start

            sys.exit(start(sys.argv))
        from briefer.cli import refuse_window

        sys.exit(refuse_window(reason))
    with _readers(sys.argv[1:]) or nullcontext() as readers:
        from briefer.cli import main as run_command

        sys.exit(run_command(readers))


def _readers(words: Sequence[str]) -> Pool | None:
    """The processes that read files, started for the command that begins with them: they get ready while the program loads."""
    if words[:1] != ["import"]:
        return None
    from briefer.reading.pool import Pool

    pool = Pool()
    with suppress(OSError):  # the system starts none: whoever takes one is told so, and tells
        pool.start(sum(not word.startswith("--") for word in words[2:]))
    return pool


def _wants_window(words: Sequence[str]) -> bool:
    """Whether nothing is asked for but the window: no words at all, or one pack that somebody clicked on."""
    return not words or (len(words) == 1 and not words[0].startswith("-") and words[0].lower().endswith(_PACK))


if __name__ == "__main__":
    main()
