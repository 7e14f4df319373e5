"""The command `import`: files, pasted text or the attachments of a mail become sources of a pack."""
from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from briefer.cli.import_report import import_record, tell
from briefer.cli.opening import Run, Values, open_pack
from briefer.cli.records import Record
from briefer.cli.report import UsageError, error_record
from briefer.edits import AddSource
from briefer.edits.base import source_of
from briefer.errors import SourceError
from briefer.model.localized import Localized
from briefer.model.sources import Source, Stated
from briefer.session import Session
from briefer.workflow.importing import PATIENCE, FileRead, FileToRead, Importing, Pool, Progress, attachments_of, read_bounded
from briefer.workflow.intake import Arrival, Intake, look_into

_INTERRUPTED = 130
_PASTED = "-"
_LONGEST_PATIENCE = 24 * 60 * 60  # seconds
_TURN = 0.0005  # seconds
_WIDTH = 78  # signs of a line in any terminal


def import_files(run: Run, values: Values) -> None:
    """Imports files side by side; those that cannot be read do not keep the others out, and Ctrl-C keeps what came in."""
    _require_sense(values)
    with run.readers or Pool() as pool, _short_turns():
        pool.start(pool.size if any(map(os.path.isdir, values["file"])) else len(values["file"]))  # ready when the pack is open
        session = open_pack(run, values, to_change=True)
        _take_in(run, pool, session, values)


def _take_in(run: Run, pool: Pool, session: Session, values: Values) -> None:
    """Reads what the command names, and saves what came in, however reading ends."""
    intake = _Intake(run, session, values)
    try:
        _read_all(run, pool, session, intake, values)
    except KeyboardInterrupt:
        run.report.status = _INTERRUPTED
        run.report.data["stopped"] = True
        run.report.count("import.stopped", intake.came, missing=intake.missing)
    finally:
        with _undisturbed():
            session.save()
    intake.total()


def _read_all(run: Run, pool: Pool, session: Session, intake: _Intake, values: Values) -> None:
    """Reads what the command names and puts it into the pack."""
    patience = values["patience"] or PATIENCE
    watched = not run.report.json and run.report.err.isatty()
    files = _attached(pool, session, values, patience) if values["attachments_of"] else _named(run, intake, values)
    intake.missing = len(files)
    known = () if values["again"] else frozenset(source.origin.sha256 for source in session.pack.sources)
    try:
        for event in Importing(pool, files, patience=patience, known=known):
            if isinstance(event, FileRead):
                intake.take(event)
            elif watched:
                _show(run, event, files)
    finally:
        if watched:
            _show(run, None, files)


@contextmanager
def _short_turns() -> Iterator[None]:
    """Lets the threads that talk to the reading processes have their turn at once: with turns of 5 ms those processes mostly wait."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keeps Ctrl-C away meanwhile; only the thread that hears it can."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _require_sense(values: Values) -> None:
    """UsageError when options do not go together."""
    pasted = values["file"] == [_PASTED]
    if not values["file"] and not values["attachments_of"]:
        raise UsageError("arguments_missing", command="briefer import", arguments="FILE")
    if _PASTED in values["file"] and not pasted:
        raise UsageError("import_pasted_alone")
    for name in ("title", "url"):
        if values[name] and not pasted:
            raise UsageError("import_only_pasted", argument=f"--{name}")
    if values["patience"] is not None and not 1 <= values["patience"] <= _LONGEST_PATIENCE:
        raise UsageError("value_no_number", argument="--patience", value=str(values["patience"]))


def _named(run: Run, intake: _Intake, values: Values) -> Sequence[FileToRead]:
    """The files that the command names: text from standard input, files, and those that lie in folders."""
    if values["file"] == [_PASTED]:
        stream = getattr(run.stdin, "buffer", None)
        data = read_bounded(stream) if stream is not None else run.stdin.read().encode("utf-8", "surrogateescape")
        return [_file(run.report.words.text("import.pasted"), values, data=data)]
    found: list[FileToRead] = []
    for name in values["file"]:
        path = Path(name)
        if path.is_dir():
            found += [_file(one.name, values, path=one) for one in _files_in(run, intake, path)]
        else:
            found.append(_file(path.name or name, values, path=path))
    return found


def _files_in(run: Run, intake: _Intake, folder: Path) -> Sequence[Path]:
    """The files of a folder that somebody put there, by name; its folders are counted and left alone."""
    try:
        seen = look_into(folder)
    except SourceError as error:
        intake.refuse(folder.name, error)
        return ()
    if seen.folders:
        run.report.count("import.folders_left", seen.folders, folder=folder.name)
    if not seen.files:
        intake.refuse(folder.name, SourceError("source_folder_empty", file=folder.name))
    return seen.files


def _file(name: str, values: Values, *, path: Path | None = None, data: bytes = b"") -> FileToRead:
    """A file with what the options say of it."""
    return FileToRead(name, path, data, values["language"] or "", values["encoding"] or "", values["password"] or "")


def _attached(pool: Pool, session: Session, values: Values, patience: float) -> Sequence[FileToRead]:
    """The attachments of a mail that was imported: those named, or all."""
    mail = source_of(session.pack, values["attachments_of"])
    data = session.original(mail.origin.sha256)
    found = attachments_of(pool, FileToRead(mail.origin.file, data=data, password=values["password"] or ""), patience)
    if not found:
        raise SourceError("source_nothing_attached", source=mail.number)
    for name in values["file"]:
        if name not in {one.name for one in found}:
            raise SourceError("source_not_attached", file=name, source=mail.number, names=tuple(one.name for one in found))
    return [_file(one.name, values, data=one.data) for one in found if not values["file"] or one.name in values["file"]]


class _Intake:
    """Puts what was read into the pack, one after the other, and keeps the records of the answer."""

    def __init__(self, run: Run, session: Session, values: Values) -> None:
        self._run, self._session, self._values = run, session, values
        self._intake = Intake(session.pack.sources, again=values["again"])
        self._records: list[Record] = []
        self._before = len(session.pack.sources)
        self.missing = 0

    @property
    def came(self) -> int:
        """How many sources the pack has more than before."""
        return len(self._session.pack.sources) - self._before

    def take(self, read: FileRead) -> None:
        """One file: into the pack, or why not."""
        self.missing -= 1
        name = read.file.name
        origin = {"attached_to": self._values["attachments_of"] or 0}
        if self._values["file"] == [_PASTED]:
            origin |= {"pasted": True, "file": ""}
            read = replace(read, source=_as_said(read.source, self._values)) if read.source else read
        arrival = self._intake.take(read, self._session.pack, self._run.clock.now(), **origin)
        if arrival.earlier:
            self._run.report.say("import.duplicate", file=name, source=arrival.earlier)
            self._records.append({**import_record(name), "status": "duplicate", "source": arrival.earlier})
        elif arrival.edit is None:
            self.refuse(name, arrival.error or SourceError("source_crashed", file=name))
            if read.log:
                self._run.log(RuntimeError(read.log))
        else:
            self._add(arrival, arrival.edit)

    def refuse(self, name: str, error: SourceError) -> None:
        """Says why something did not come in."""
        self._run.report.status = error.status
        self._run.report.line(self._run.report.words.explain(error))
        self._records.append({**import_record(name), "error": error_record(self._run.report.words, error)})

    def _add(self, arrival: Arrival, edit: AddSource) -> None:
        """Puts a source into the pack."""
        source = edit.source
        self._session.do(edit, {arrival.digest: arrival.data})
        tell(self._run, arrival.name, source, arrival.same_text)
        self._records.append({**import_record(arrival.name, source), "same_text": list(arrival.same_text)})

    def total(self) -> None:
        """The last line, and what scripts get."""
        statuses = [record["status"] for record in self._records]
        imported, duplicates, failed = map(statuses.count, ("imported", "duplicate", "failed"))
        self._run.report.data.update(files=self._records, imported=imported, duplicates=duplicates, failed=failed)
        self._run.report.say("import.total", imported=imported, duplicates=duplicates, failed=failed)


def _as_said(source: Source, values: Values) -> Source:
    """A pasted text with the title and address that were given for it."""
    title = Stated(Localized(values["title"]), "supplied") if values["title"] else source.title
    guessed = tuple(id for id in source.report.guessed if not (values["title"] and id == "title"))
    return replace(source, title=title, url=values["url"] or source.url, report=replace(source.report, guessed=guessed))


def _show(run: Run, event: Progress | None, files: Sequence[FileToRead]) -> None:
    """Where reading stands, for whoever watches a terminal: one line that writes over itself, and nothing at the end."""
    line = ""
    if event is not None:
        page = f" · {event.page}/{event.pages}" if event.pages else ""
        line = f"{event.index + 1}/{len(files)} {files[event.index].name}"[:_WIDTH - len(page)] + page
    run.report.err.write(f"\r{line.ljust(_WIDTH)}" + ("" if line else "\r"))
    run.report.err.flush()
