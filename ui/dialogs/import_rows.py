"""The files of an import, a row each: where each stands, what to say of it, and what can be done about it."""
from __future__ import annotations

from pathlib import Path
from typing import Literal

from briefer.errors import BrieferError, SourceError
from briefer.model.sources import Source
from briefer.model.text import paragraphs
from briefer.values import dataclass
from briefer.workflow.importing import PATIENCE, FileToRead
from briefer.workflow.intake import Arrival, look_into
from ui.words import Words

State = Literal["waiting", "reading", "imported", "duplicate", "failed", "stopped"]
Action = Literal["", "show", "add_anyway", "paste", "password", "patience", "again", "attachments"]
MORE_PATIENCE = 6  # times as long as before
_OPEN: frozenset[State] = frozenset({"waiting", "reading"})


@dataclass(frozen=True, slots=True)
class Row:
    """A file of an import and what came of it; `attached_to` is the mail that it came with."""

    file: FileToRead
    state: State = "waiting"
    page: int = 0
    pages: int = 0
    source: Source | None = None
    earlier: int = 0
    error: BrieferError | None = None
    attached_to: int = 0
    patience: float = PATIENCE

    @property
    def is_open(self) -> bool:
        """Whether it is still to be read."""
        return self.state in _OPEN

    @property
    def action(self) -> Action:
        """What can be done about it now."""
        if self.state == "imported" and self.source:
            return "attachments" if self.source.attachments else "show" if self.source.hidden else ""
        if self.state == "failed":
            return _against(self.error)
        return "add_anyway" if self.state == "duplicate" else "again" if self.state == "stopped" else ""

    @property
    def is_settled(self) -> bool:
        """Whether nobody has to decide anything about it."""
        return self.state == "imported" and self.action in ("", "show")

    @property
    def icon(self) -> tuple[str, str]:
        """Its icon and the colour of that."""
        if self.state == "failed":
            return ("alert-triangle", "warn") if self.action == "patience" else ("alert-circle", "err")
        return {"waiting": ("clock", "text3"), "reading": ("refresh", "accent"), "imported": ("circle-check", "ok"),
                "duplicate": ("copy", "text2"), "stopped": ("ban", "text2")}[self.state]


def _against(error: BrieferError | None) -> Action:
    """What can be done about an error."""
    match error.id if error else "":
        case "source_password" | "source_password_wrong":
            return "password"
        case "source_no_text_layer" | "source_locked":
            return "paste"
        case "source_timeout":
            return "patience"
        case "source_crashed" | "source_missing" | "source_unreadable":
            return "again"
        case _:
            return ""


def arrived(row: Row, arrival: Arrival) -> Row:
    """A row once its file was taken in, or was not."""
    if arrival.edit is not None:
        return _with(row, "imported", source=arrival.edit.source)
    return _with(row, "duplicate", earlier=arrival.earlier) if arrival.earlier else _with(row, "failed", error=arrival.error)


def _with(row: Row, state: State, source: Source | None = None, earlier: int = 0, error: BrieferError | None = None) -> Row:
    return Row(row.file, state, source=source, earlier=earlier, error=error, attached_to=row.attached_to, patience=row.patience)


def rows_of(paths: list[Path]) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """A row for each file that is named or lies in a folder named; and the folders with folders inside, which are left alone."""
    rows: list[Row] = []
    deeper: list[str] = []
    for path in paths:
        if not path.is_dir():
            rows.append(Row(FileToRead(path.name, path)))
            continue
        try:
            seen = look_into(path)
        except SourceError as error:
            rows.append(Row(FileToRead(path.name, path), "failed", error=error))
            continue
        rows += (Row(FileToRead(one.name, one)) for one in seen.files)
        if seen.folders:
            deeper.append(path.name)
        if not seen.files:
            rows.append(Row(FileToRead(path.name, path), "failed", error=SourceError("source_folder_empty", file=path.name)))
    return tuple(rows), tuple(deeper)


def said_of(words: Words, row: Row) -> str:
    """What the line of a file says."""
    match row.state:
        case "waiting" | "stopped":
            return words.text(f"intake.{row.state}")
        case "reading":
            return words.text("intake.page", page=row.page, pages=row.pages) if row.pages else words.text("intake.reading")
        case "duplicate":
            return words.text("intake.duplicate", source=row.earlier)
        case "failed":
            return _said_of_error(words, row.error or SourceError("source_crashed", file=row.file.name))
        case "imported":
            return _said_of_source(words, row.source) if row.source else ""


def _said_of_error(words: Words, error: BrieferError) -> str:
    """Why a file did not come in; the hints of some errors speak of the command line."""
    own = f"intake.failed.{error.id}"
    return words.text(own) if words.has(own) else words.explain(error)


def _said_of_source(words: Words, source: Source) -> str:
    """What came in."""
    language = f"language.{source.language or 'unknown'}"
    parts = [words.text("intake.imported", source=source.number), words.counted("intake.paragraphs", len(paragraphs(source.text))),
             words.text(language) if words.has(language) else source.language]
    if source.published is None:
        parts.append(words.text("intake.no_date"))
    if source.hidden:
        parts.append(words.counted("intake.hidden", len(source.hidden)))
    if source.attachments:
        parts.append(words.counted("intake.attachments", len(source.attachments)))
    return " · ".join(parts)


def report_of(words: Words, row: Row) -> str:
    """The account of a source that came in: what could not be carried over, what was guessed, who else has the same text; a line each."""
    if row.source is None:
        return ""
    report = row.source.report
    lines = []
    for id in report.lost:
        counted = f"import.left_out.{id}"
        count = report.counts.get(id, 0)
        lines.append(words.counted(counted, count) if count and words.has(counted) else _known(words, f"import.lost.{id}"))
    lines += (_known(words, f"import.guessed.{id}") for id in report.guessed)
    if report.also_carried_by:
        lines.append(words.text("intake.same_voice", sources=report.also_carried_by))
    return "\n".join(line.strip() for line in lines)


def _known(words: Words, id: str) -> str:
    """The words with an id; when a newer program wrote it, the end of the id."""
    return words.text(id) if words.has(id) else id.rpartition(".")[2]


def left(words: Words, done: int, total: int, seconds: float) -> str:
    """How many are done, and after three seconds about how long the others will take."""
    said = words.text("intake.progress", done=done, total=total)
    if seconds < 3 or not 0 < done < total:
        return said
    rest = seconds / done * (total - done)
    return " · ".join((said, words.text("intake.soon") if rest < 20 else words.counted("intake.minutes", max(1, round(rest / 60)))))
