"""`python -m briefer`: the command line."""
from __future__ import annotations

import sys

from briefer.cli import main as run_command


def main() -> None:
    """Runs the command line and ends the process with its exit status."""
    sys.exit(run_command())


if __name__ == "__main__":
    main()
