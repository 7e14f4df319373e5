"""`python -m briefer`: the command line; or, with one word that only the program itself says, a process that reads files for it."""
from __future__ import annotations

import sys


def main() -> None:
    """Runs the command line and ends the process with its exit status."""
    if sys.argv[1:] == ["read-files"]:
        from briefer.reading.process import main as read_files

        read_files()
        return
    from briefer.cli import main as run_command

    sys.exit(run_command())


if __name__ == "__main__":
    main()
