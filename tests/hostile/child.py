"""The process in which hostile files are opened: limited, and telling after each what became of it and what it took.

    python -m tests.hostile.child STAGE FILE...

STAGE is `open`, `build` (which opens first), or `templates` (for the folder of a user). One line of JSON a file: its name, the id of
the refusal, or the reasons of its damage, seconds of processor time, and the most megabytes the process has held so far.
"""
from __future__ import annotations

import json
import re
import resource
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from briefer.errors import BrieferError, TemplateError
from briefer.i18n import LANGUAGES, Catalogue
from briefer.storage.codec import members_of
from briefer.storage.packfile import Opened, read_original, read_pack
from briefer.templating.style_shelves import Carried
from briefer.workflow import assemble, check, lay_out, library, publish

_SECONDS, _BYTES = 60, 3 * 2**30
_CATALOGUES = tuple(Catalogue(language, "interface") for language in LANGUAGES)


def _open(path: Path) -> str:
    """Opens a pack, says all its damage, and goes over it as the window does."""
    opened = read_pack(path)
    for catalogue in _CATALOGUES:
        for one in opened.damage[:100]:
            catalogue.text("damage.line", path=one.path, reason=one.reason, lost=one.lost)
    for make in members_of(opened.pack).values():
        make()
    return _reasons(opened)


def _reasons(opened: Opened) -> str:
    return " ".join(sorted({one.reason.id.removeprefix("damage.") for one in opened.damage}))


def _build(path: Path) -> str:
    """Opens a pack, looks for what to check, and prints each of its briefings in both languages."""
    opened = read_pack(path)
    shelves = library(None, Carried(opened.pack.files, lambda sha: read_original(path, sha)))
    for briefing in opened.pack.briefings:
        style = shelves.style(briefing.style)
        check(opened.pack, briefing, LANGUAGES, style)
        for language in LANGUAGES:
            document = assemble(opened.pack, briefing, language, style).document
            publish(document, lay_out(document, style), style, "pdf")
    return _reasons(opened)


def _templates(path: Path) -> str:
    """Reads the templates and styles of a user's folder."""
    shelves = library(path)
    shelves.templates()
    found = [error.id for error in shelves.broken()]
    for id in shelves.styles():
        try:
            shelves.style(id)
        except TemplateError as error:
            found.append(error.id)
    return " ".join(sorted(set(found)))


def _peak() -> float:
    """The most megabytes this process has held; the system's count for the process begins with what its parent held."""
    told = re.search(r"VmHWM:\s*([0-9]+)", Path("/proc/self/status").read_text("ascii"))
    assert told, "the system does not say"
    return int(told[1]) / 1024


STAGES: Mapping[str, Callable[[Path], str]] = MappingProxyType({"open": _open, "build": _build, "templates": _templates})


def main(stage: str, paths: list[str]) -> None:
    """Goes through the files."""
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
    for name in paths:
        before = time.process_time()
        try:
            outcome = STAGES[stage](Path(name))
        except BrieferError as error:
            outcome = error.id
            for catalogue in _CATALOGUES:
                catalogue.say(error.message), catalogue.say(error.hint)
        except Exception as error:
            outcome = f"FAILED {error!r}"[:300]
        took = time.process_time() - before
        peak = _peak()
        sys.stdout.write(json.dumps([Path(name).name, outcome, round(took, 3), round(peak)]) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
