"""The command line: a face on session and workflow, in Italian and in English."""
from __future__ import annotations

from briefer.cli.program import main as main
from briefer.cli.program import refuse_window as refuse_window
from briefer.cli.program import run as run
