"""What a source says, and how that changes: its two readings, the lines left out of it, the passages marked in its file."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from briefer.cli.opening import Run, Values, open_pack
from briefer.cli.records import Record
from briefer.cli.report import UsageError
from briefer.edits import DropHighlight, Edit, RestoreHiddenLine
from briefer.edits.base import source_of
from briefer.errors import EditError, SourceError
from briefer.model.sources import ExcerptId, Highlight, Source
from briefer.model.text import paragraphs
from briefer.session import Session
from briefer.workflow import ExcerptFate, TextChange, numbered, paragraphs_of, reread, switch_view, take_highlight
from briefer.workflow.importing import FileRead, FileToRead, Importing, Pool

T = TypeVar("T")
NO_BLOBS: Mapping[str, bytes] = MappingProxyType({})


def text(run: Run, values: Values) -> None:
    """Shows what surrounds the text of a source, or changes it: another reading, lines restored, marked passages taken or dismissed."""
    changing = any(values[name] for name in ("view", "restore", "reread", "from", "take", "drop"))
    session = open_pack(run, values, to_change=changing)
    number = values["source"]
    source_of(session.pack, number)
    if values["reread"] or values["from"]:
        _reread(run, session, number, values)
    if values["view"]:
        change_text(run, session, switch_view(source_of(session.pack, number), values["view"]), anyway=values["anyway"])
    _restore(run, session, number, values["restore"])
    _marks(run, session, number, values)
    if changing:
        session.save()
    source = source_of(session.pack, number)
    run.report.data["text"] = _record(source)
    if not run.report.json:
        _show(run, source)


def _reread(run: Run, session: Session, number: int, values: Values) -> None:
    """Reads the original of a source again, or a corrected file in its place."""
    source = source_of(session.pack, number)
    path = Path(values["from"]) if values["from"] else None
    if path is None and not source.origin.sha256:
        raise SourceError("source_has_no_original", source=number)
    data = session.original(source.origin.sha256) if path is None else b""
    name = source.origin.file if path is None else path.name
    file = FileToRead(name, path, data, source.language, values["encoding"] or "", values["password"] or "")
    with Pool() as pool:
        read = next(event for event in Importing(pool, [file]) if isinstance(event, FileRead))
    if read.source is None:
        raise read.error or SourceError("source_crashed", file=file.name)
    when = source.origin.imported if path is None else run.clock.now()
    fresh = numbered(read.source, number, when, pasted=source.origin.pasted and path is None, attached_to=source.origin.attached_to)
    change_text(run, session, reread(source, fresh), anyway=values["anyway"], blobs={read.digest: read.data})


def change_text(run: Run, session: Session, change: TextChange, *, anyway: bool, blobs: Mapping[str, bytes] = NO_BLOBS) -> None:
    """Gives a source another text and tells what becomes of its excerpts; EditError when some would lose their words, unless `anyway`."""
    bad = [one for one in change.carried if one.state in ("changed", "lost")]
    run.report.data["carried"] = [_carried_record(one) for one in change.carried]
    for one in change.carried:
        run.report.say(f"anchor.{one.state}", excerpt=str(one.excerpt), likeness=int(one.likeness))
    if bad and not anyway:
        raise EditError("excerpts_would_be_unverified", excerpts=tuple(str(one.excerpt) for one in bad))
    session.do(change.edit, blobs)


def _carried_record(one: ExcerptFate) -> Record:
    """What becomes of an excerpt, for scripts."""
    return {"id": str(one.excerpt), "anchor": one.state, "likeness": round(one.likeness, 1), "passage": one.passage}


def _restore(run: Run, session: Session, number: int, asked: Sequence[str]) -> None:
    """Puts hidden lines back into the text."""
    hidden = source_of(session.pack, number).hidden
    chosen = _chosen("--restore", asked, hidden)
    for at in sorted(chosen, reverse=True):  # from the last on: the places of those before it stay as they are
        session.do(RestoreHiddenLine(number, source_of(session.pack, number).hidden[at]))
    if chosen:
        run.report.count("text.restored", len(chosen), source=number)


def _marks(run: Run, session: Session, number: int, values: Values) -> None:
    """Makes excerpts of marked passages, or no longer proposes them."""
    marks = source_of(session.pack, number).highlights
    take, drop = _chosen("--take", values["take"], marks), _chosen("--drop", values["drop"], marks)
    if both := take & drop:
        raise UsageError("chosen_twice", first="--take", second="--drop", value=str(min(both) + 1))
    for at in sorted(take):
        edit: Edit = take_highlight(source_of(session.pack, number), marks[at], tuple(values["theme"]))
        session.do(edit)
        taken = ExcerptId(number, source_of(session.pack, number).next_excerpt - 1)
        run.report.data.setdefault("taken", []).append(str(taken))
        run.report.say("text.taken", excerpt=str(taken))
    for at in sorted(drop):
        session.do(DropHighlight(number, marks[at]))
    if drop:
        run.report.count("text.dropped", len(drop), source=number)


def _chosen(argument: str, asked: Sequence[str], there: Sequence[T]) -> frozenset[int]:
    """The places, from 0, that were asked for by their numbers or by `all`; UsageError for a number that none has."""
    if "all" in asked:
        return frozenset(range(len(there)))
    for said in asked:
        if not (said.isascii() and said.isdigit() and len(said) <= 6 and 1 <= int(said) <= len(there)):
            raise UsageError("no_such_number", argument=argument, value=said, last=len(there))
    return frozenset(int(said) - 1 for said in asked)


def _record(source: Source) -> Record:
    """What surrounds the text of a source, for scripts."""
    return {
        "source": source.number,
        "characters": len(source.text),
        "paragraphs": len(paragraphs(source.text)),
        "view": source.view,
        "views": sorted((*((source.view,) if source.view else ()), *source.views)),
        "hidden": [{"number": at, "text": line.text, "rule": line.rule, "before": line.before} for at, line in enumerate(source.hidden, 1)],
        "highlights": [_mark_record(at, one) for at, one in enumerate(source.highlights, 1)],
        "attachments": [{"file": one.file, "media_type": one.media_type, "bytes": one.size, "sha256": one.sha256}
                        for one in source.attachments],
    }


def _mark_record(at: int, highlight: Highlight) -> Record:
    """A marked passage, for scripts."""
    return {"number": at, "start": highlight.start, "end": highlight.end, "quote": highlight.exact, "author": highlight.author,
            "comment": highlight.comment}


def _show(run: Run, source: Source) -> None:
    """The same for people, a line each."""
    words = run.report.words
    run.report.count("text.paragraphs", len(paragraphs(source.text)), source=source.number)
    if source.view:
        run.report.say(f"text.view.{source.view}")
    for at, line in enumerate(source.hidden, 1):
        run.report.say("text.hidden", number=at, rule=words.text(f"import.rule.{line.rule}"), text=line.text, before=line.before)
    for at, mark in enumerate(source.highlights, 1):
        first, _ = paragraphs_of(source, mark.start, mark.end)
        run.report.say("text.highlight", number=at, paragraph=first, quote=mark.exact, comment=_said(mark))
    for one in source.attachments:
        run.report.say("text.attachment", file=one.file, size=max(1, round(one.size / 1024)))


def _said(highlight: Highlight) -> str:
    """Who marked a passage and what they wrote, after a dash; nothing if neither is known."""
    said = ": ".join(part for part in (highlight.author, highlight.comment) if part)
    return f" – {said}" if said else ""
