"""The whole job by the commands themselves, as a program of its own: every kind of file in, every kind of paper out.

    python -m tests.whole_job [--no-sockets]

Runs in the folder it is started in and leaves all it makes there; the last line says which tries to reach a network there were.
"""
from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

from tests.no_sockets import forbid

SUBJECT = "north"


def files() -> list[str]:
    """Writes a file of each kind that can be imported; their names."""
    from briefer.importers.catalogue import IMPORTERS
    from tests.importers.containers import sample

    names = []
    for importer in IMPORTERS:
        name = f"{importer.kind}{importer.suffixes[0]}"
        Path(name).write_bytes(sample(importer.kind))
        names.append(name)
    return names


def do(*words: str) -> str:
    """Runs a command as a user would; what it says. SystemExit when it does not go well."""
    from briefer.cli import run

    out, err = io.StringIO(), io.StringIO()
    status = run(words, os.environ, io.StringIO(), out, err)
    if status not in (0, 1):  # 1: there is something to look at
        raise SystemExit(f"{' '.join(words)}: {status}\n{out.getvalue()}{err.getvalue()}")
    return out.getvalue()


def read_here(names: list[str]) -> None:
    """Reads the files in this very process, as the processes do that read them for the program."""
    from briefer.importers.imported import RawFile
    from briefer.reading.source import read_source

    for name in names:
        assert read_source(RawFile(name, Path(name).read_bytes())).text


def work(names: list[str]) -> None:
    """From an empty folder to paper, and the pack in both forms."""
    from tests.importers.containers import WORDS

    told = [do("new", SUBJECT, "--title", "The north", "--json"), do("import", SUBJECT, *names, "--json")]
    assert json.loads(told[-1])["failed"] == 0, told[-1]
    themes = json.loads(do("themes", SUBJECT, "--json"))["themes"]
    told.append(do("quote", SUBJECT, "1", WORDS, "--theme", themes[0]["id"], "--date", "March 2021", "--json"))
    told += [do("search", SUBJECT, WORDS.split()[1], "--json"), do("place", SUBJECT, "--json"), do("check", SUBJECT, "--json")]
    told.append(do("build", SUBJECT, "--language", "both", "--to", "both", "--out", "paper", "--json"))
    told.append(do("build", SUBJECT, "--draft", "--copy", "2/3", "--out", "paper", "--json"))
    for layout in ("1up", "2up-notes", "4up", "booklet"):
        told.append(do("handout", SUBJECT, "--layout", layout, "--language", "it", "--out", f"paper/{layout}.pdf", "--json"))
    told += [do("unpack", SUBJECT, "folder", "--json"), do("pack", "folder", "again", "--json"), do("show", "again", "--document")]
    Path("told.json").write_text("\n".join(told), "utf-8")


def main() -> None:
    """Does it all."""
    alone = "--no-sockets" in sys.argv
    tried = forbid() if alone else ()
    names = files()
    if alone:
        read_here(names)
    work(names)
    sys.stdout.write(json.dumps(list(tried)) + "\n")


if __name__ == "__main__":
    main()
