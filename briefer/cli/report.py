"""What a command says: sentences and tables for people, one JSON object for scripts; errors in both."""
from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from typing import Any, TextIO

from briefer.errors import BrieferError, Message
from briefer.i18n import Catalogue
from briefer.model.dates import Date
from briefer.values import dataclass
from briefer.workflow import DateWords

DONE, FINDINGS, USAGE, BUG = 0, 1, 2, 70
_GAP = "  "
_WIDEST = 72  # signs in a cell; longer text is cut with an ellipsis, JSON has it whole


class UsageError(BrieferError):
    """A command that was not understood."""

    status = USAGE


@dataclass
class Report:
    """The answer of one command, gathered while it runs and printed once: lines for people, or an object for scripts.

    `status` is the exit status; a command that did part of its work sets it and goes on.
    """

    words: Catalogue
    json: bool
    out: TextIO
    err: TextIO
    status: int = DONE
    data: dict[str, Any] = field(default_factory=dict)
    _lines: list[str] = field(default_factory=list)

    def say(self, id: str, /, **fields: object) -> None:
        """A sentence for people."""
        self._lines.append(self.words.text(id, **fields))

    def count(self, id: str, number: int, /, **fields: object) -> None:
        """A sentence that counts."""
        self._lines.append(self.words.counted(id, number, **fields))

    def line(self, text: str = "") -> None:
        """A line for people, as it is."""
        self._lines.append(text)

    @cached_property
    def _dates(self) -> DateWords:
        """Made when the first date is told: most commands tell none."""
        return DateWords(self.words.language)

    def date(self, when: Date | None) -> str:
        """A date for people, in square brackets when the source does not state it; nothing without one."""
        return self._dates.event(when) if when else ""

    def day(self, iso: str) -> str:
        """A day for people; what is no day in ISO as it is."""
        return self.date(Date(iso, iso)) or iso if iso else ""

    def moment(self, iso: str) -> str:
        """A time for people, to the minute; what is no time in ISO as it is."""
        return f"{self.day(iso[:10])}, {iso[11:16]}" if iso[10:11] == "T" else iso

    def table(self, rows: Iterable[Sequence[str]], indent: str = "") -> None:
        """Columns for people, each as wide as its widest cell, the last one open."""
        cells = [[_short(cell) for cell in row] for row in rows]
        if not cells:
            return
        widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
        for row in cells:
            self._lines.append((indent + _GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))).rstrip())

    def notice(self, said: Message, hint: Message | None = None) -> None:
        """Something to know about the pack, beside the answer: on stderr for people, under `notice` for scripts."""
        text = self.words.say(said)
        advice = self.words.say(hint) if hint is not None and hint.id in self.words else ""
        if self.json:
            self.data["notice"] = {"id": said.id.removeprefix("error."), "message": text, "hint": advice}
        else:
            self.err.write(f"{text} {advice}".rstrip() + "\n")

    def changed_outside(self, members: tuple[str, ...]) -> None:
        """Parts of the pack that somebody changed by hand: on stderr for people, as a list for scripts."""
        if self.json:
            self.data["changed_outside"] = list(members)
        else:
            self.err.write(self.words.text("pack.changed_outside", members=members) + "\n")

    def damaged(self, path: str, said: Message) -> None:
        """A part of the pack that could not be read: on stderr for people, in the list `damaged` for scripts."""
        text = self.words.say(said)
        if self.json:
            self.data.setdefault("damaged", []).append({"path": path, "message": text})
        else:
            self.err.write(f"  {text}\n")

    def error(self, error: BrieferError, **more: object) -> None:
        """What went wrong; sets the exit status."""
        self.status = error.status
        if self.json:
            self.data["error"] = {**error_record(self.words, error), **more}
        else:
            self.err.write(self.words.explain(error) + "\n")

    def print(self) -> int:
        """Writes the answer and gives back the exit status."""
        if self.json:
            self.out.write(json.dumps(self.data, ensure_ascii=not _speaks_unicode(self.out), indent=2) + "\n")
        else:
            self.out.write("".join(f"{line}\n" for line in self._lines))
        self.out.flush()
        return self.status


def error_record(words: Catalogue, error: BrieferError) -> Mapping[str, str]:
    """An error for scripts: its id, what it says, what to do."""
    hint = words.say(error.hint) if error.hint.id in words else ""
    return {"id": error.id, "message": words.say(error.message), "hint": hint}


def _short(cell: str) -> str:
    """A cell on one line, cut when it is long."""
    line = " ".join(cell.split())
    return line if len(line) <= _WIDEST else line[:_WIDEST - 1].rstrip() + "…"


def _speaks_unicode(stream: TextIO) -> bool:
    """Whether every sign can be written to a stream."""
    return (getattr(stream, "encoding", None) or "utf-8").lower().replace("_", "-").startswith("utf")
