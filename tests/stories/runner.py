"""Stories: Markdown in which commands stand with what they print. A story is read by people and run by a test.

In a `console` block a line that begins with `$` is typed, the lines under it are what comes out (stdout, then stderr),
and `[3]` on the last line is the exit status when it is not 0. `…` stands for anything within a line, a line with nothing
else for any number of lines. Beside `briefer` a story knows a few plain acts on files, below.
"""
from __future__ import annotations

import io
import re
import shlex
import shutil
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefer.cli import run
from briefer.edits import ChangeSource
from briefer.resources import templates_folder
from briefer.session import Keep, Session, keep_of

ENVIRONMENT = {"SOURCE_DATE_EPOCH": "1767225600", "LANG": "C"}  # 1 January 2026
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_STATUS = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True)
class Step:
    command: str
    expected: tuple[str, ...]
    status: int


def steps(story: str) -> list[Step]:
    """The commands of a story with what each should print."""
    found: list[Step] = []
    for block in _BLOCK.findall(story):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *lines = part.rstrip("\n").split("\n")
            while command.endswith("\\"):
                command, lines = f"{command[:-1].rstrip()} {lines[0].strip()}", lines[1:]
            status = _STATUS.fullmatch(lines[-1]) if lines else None
            found.append(Step(command, tuple(lines[:-1] if status else lines), int(status[1]) if status else 0))
    return found


def own_folders(folder: Path) -> dict[str, str]:
    """Where the program keeps what is its own, so that nothing of whoever runs the stories is met."""
    return {"BRIEFER_STATE": str(folder / "state"), "BRIEFER_TEMPLATES": str(folder / "own")}


def play(step: Step, folder: Path) -> tuple[int, str]:
    """Runs a command in a folder; its exit status and what it printed."""
    name, *arguments = shlex.split(step.command)
    if name == "briefer":
        out, err = io.StringIO(), io.StringIO()
        status = run(arguments, {**ENVIRONMENT, **own_folders(folder)}, io.StringIO(), out, err)
        return status, out.getvalue() + err.getvalue()
    return 0, _ACTS[name](folder, arguments)


def matches(expected: Sequence[str], printed: str) -> bool:
    """Whether a command printed what the story says."""
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == "…" else ".*?".join(re.escape(part) for part in line.rstrip().split("…")) + r"[ \t]*\n"
        for line in expected)
    return re.fullmatch(pattern, printed if not printed or printed.endswith("\n") else f"{printed}\n") is not None


def _ls(folder: Path, arguments: Sequence[str]) -> str:
    """The names in a folder."""
    return "".join(f"{path.name}\n" for path in sorted((folder / (arguments[0] if arguments else ".")).iterdir()))


def _cut_short(folder: Path, arguments: Sequence[str]) -> str:
    """Keeps the first half of a file."""
    path = folder / arguments[0]
    path.write_bytes(path.read_bytes()[:path.stat().st_size // 2])
    return ""


def _spoil(folder: Path, arguments: Sequence[str]) -> str:
    """Writes a pack again with other bytes in one member, as a bad disk would."""
    path, member = folder / arguments[0], arguments[1]
    with zipfile.ZipFile(path) as pack:
        members = [(info, pack.read(info)) for info in pack.infolist()]
    with zipfile.ZipFile(path, "w") as pack:
        for info, data in members:
            pack.writestr(info, data[::-1] if info.filename == member else data)
    return ""


def _replace(folder: Path, arguments: Sequence[str]) -> str:
    """Puts other words in the place of some in a file."""
    path, former, words = folder / arguments[0], arguments[1], arguments[2]
    text = path.read_text("utf-8")
    assert former in text, f"{former} does not stand in {path.name}"
    path.write_text(text.replace(former, words), "utf-8", newline="\n")
    return ""


def _write(folder: Path, arguments: Sequence[str]) -> str:
    """Writes a small file; \\n and \\x.. as in Python."""
    (folder / arguments[0]).write_bytes(arguments[1].encode("latin-1").decode("unicode_escape").encode("latin-1"))
    return ""


def _take_template(folder: Path, arguments: Sequence[str]) -> str:
    """Copies the file of a bundled template."""
    shutil.copy(templates_folder() / f"{arguments[0]}.yaml", folder / arguments[1])
    return ""


def _copy(folder: Path, arguments: Sequence[str]) -> str:
    """Copies a file or folder."""
    source, target = folder / arguments[0], folder / arguments[1]
    (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
    return ""


def _leave_unsaved(folder: Path, arguments: Sequence[str]) -> str:
    """Changes the author of source 1 as a program does that ends before it saves."""
    session = Session.open(folder / arguments[0], _keep(folder))
    session.do(ChangeSource(1, {"author": arguments[1]}))
    assert session.wait_until_kept()
    session.close()
    return ""


def _keep(folder: Path) -> Keep:
    """What another program keeps for the same user."""
    return keep_of({**own_folders(folder), "USER": "rossi"}, lambda: "2026-01-01T10:30:00+01:00")


_ACTS: Mapping[str, Callable[[Path, Sequence[str]], str]] = {
    "ls": _ls, "cut-short": _cut_short, "spoil": _spoil, "replace": _replace, "write": _write, "copy": _copy,
    "take-template": _take_template, "leave-unsaved": _leave_unsaved}



def retold(story: str, folder: Path) -> str:
    """The story with what its commands print now; what differs from one machine or version to the next becomes `…`."""

    def block(match: re.Match[str]) -> str:
        lines = []
        for step in steps(match[0]):
            status, printed = play(step, folder)
            for pattern, words in _DIFFERS:
                printed = pattern.sub(words, printed)
            lines += [f"$ {step.command}", *printed.rstrip("\n").split("\n")] if printed.strip() else [f"$ {step.command}"]
            lines += [f"[{status}]"] if status else []
        return "\n".join(("```console", *lines, "```"))

    return _BLOCK.sub(block, story)


_DIFFERS = (
    (re.compile(r"· \d+ (?:pages?|pagin[ae]) · \d+ kB · SHA-256 \w+"), "· … · … kB · SHA-256 …"),
    (re.compile(r"; \d+ (words|parole)\."), r"; … \1."))
