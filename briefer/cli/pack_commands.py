"""Commands on the pack and its sources: new, sources, source, unpack, pack."""
from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from briefer.cli.import_report import language_name
from briefer.cli.opening import PACK_SUFFIX, Run, Values, close_later, open_pack, pack_path
from briefer.cli.records import full_source_record, shown_fact, source_record
from briefer.cli.report import UsageError
from briefer.cli.shelves import shelf_of, take_style, template_named
from briefer.edits import ChangeSource, RemoveSource
from briefer.edits.base import source_of
from briefer.errors import PackError, message
from briefer.model.dates import Date
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import ExcerptId, Source, Stated
from briefer.session import Session, pack_folder, unpack
from briefer.workflow import default_glossary, default_themes, new_briefing, one_voice, read_date

DEFAULT_TEMPLATE = "info-brief"
_LANGUAGE_CODE = re.compile(r"[a-z]{2,3}")


def new(run: Run, values: Values) -> None:
    """Makes a pack with the usual themes and one briefing from a template."""
    shelf = shelf_of(run)
    template = template_named(values["template"] or DEFAULT_TEMPLATE, shelf)
    shelf.style(template.style)
    path, form = _new_place(values["pack"])
    language = values["language"]
    title = Localized({language or "": values["title"] or ""})
    day = run.clock.today().isoformat()
    briefing = new_briefing(template, id=template.id, languages=(language,) if language else ("en", "it"), as_of=day,
                            titles={"title": title} if title else {})
    pack = Pack(run.clock.new_id(path.name), run.clock.now(), themes=default_themes(), glossary=default_glossary(), briefings=(briefing,))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PackError("pack_not_writable", pack=path.name) from error
    session = close_later(run, Session.create(path, pack, form=form, keep=run.keep))
    take_style(run, session, briefing.id, template.style)
    session.save()
    run.report.data.update(pack=str(path), form=form, briefing=briefing.id, template=template.id)
    run.report.say("new.done", pack=path.name, template=template.names.best(run.report.words.language))


def _new_place(text: str) -> tuple[Path, Any]:
    """Where a new pack goes: a folder when the name ends in a slash or is an empty folder's, else a file with our ending."""
    path = Path(text)
    if text.endswith(("/", "\\")) or path.is_dir():
        return path, "folder"
    return (path if path.suffix else path.with_name(path.name + PACK_SUFFIX)), "zip"


def sources(run: Run, values: Values) -> None:
    """Lists the sources."""
    pack = open_pack(run, values).pack
    language = run.report.words.language
    run.report.data["sources"] = [source_record(source, language) for source in pack.sources]
    if not pack.sources:
        run.report.say("sources.none")
        return
    words = run.report.words
    head = [words.text(f"column.{name}") for name in ("number", "title", "publisher", "published", "language", "reliability", "excerpts")]
    run.report.table([head, *(
        [str(source.number), shown_fact(source.title, language) or source.origin.file or "–", shown_fact(source.publisher, language) or "–",
         run.report.date(source.published) or "–", source.language or "–", source.reliability, str(len(source.excerpts))]
        for source in pack.sources)])
    for group in one_voice(pack.sources):
        run.report.say("sources.one_voice", sources=group)


def source(run: Run, values: Values) -> None:
    """Reads what is known of a source, sets some of it, or removes the source."""
    changes = _source_changes(values)
    session = open_pack(run, values, to_change=bool(changes) or values["remove"])
    number = values["source"]
    found = source_of(session.pack, number)
    if values["remove"]:
        _remove(run, session, found)
        return
    if changes:
        session.do(ChangeSource(number, changes))
        session.save()
        found = source_of(session.pack, number)
    record = full_source_record(found, run.report.words.language)
    run.report.data["source"] = record
    _show_source(run, found)


def _source_changes(values: Values) -> Mapping[str, object]:
    """What the options say of a source; square brackets say that the source itself does not state it."""
    changes: dict[str, object] = {}
    for name in ("title", "publisher"):
        if values[name] is not None:
            changes[name] = _stated(values[name])
    if values["language"] and not _LANGUAGE_CODE.fullmatch(values["language"]):
        raise UsageError("language_code", value=values["language"])
    for name in ("author", "url", "language", "reliability", "rights"):
        if values[name] is not None:
            changes[name] = values[name]
    if values["publisher_short"] is not None:
        changes["publisher_short"] = Localized(values["publisher_short"])
    for name in ("published", "retrieved"):
        if values[name] is not None:
            changes[name] = _date(name, values[name])
    return MappingProxyType(changes)


def _stated(text: str) -> Stated:
    """A fact as typed: in square brackets it is supplied, else the source states it."""
    bracketed = text.startswith("[") and text.endswith("]")
    return Stated(Localized(text[1:-1].strip() if bracketed else text), "supplied" if bracketed else "found")


def _date(name: str, text: str) -> Date | None:
    """A date as typed, nothing for an empty text; UsageError when it is not read as one."""
    if not text.strip():
        return None
    when = read_date(text, bracketed="supplied")
    if when is None:
        raise UsageError("date_unreadable", argument=f"--{name}", value=text)
    return when


def _remove(run: Run, session: Session, source: Source) -> None:
    """Takes a source and its excerpts out of the pack."""
    ids = {ExcerptId.of(source, excerpt) for excerpt in source.excerpts}
    placed = {id for briefing in session.pack.briefings for _, id in briefing.placed()} & ids
    session.do(RemoveSource(source.number))
    session.save()
    run.report.data.update(removed=source.number, excerpts=len(ids), placed=len(placed))
    if ids:
        run.report.count("source.removed", len(ids), source=source.number, placed=len(placed))
    else:
        run.report.say("source.removed_alone", source=source.number)


def _show_source(run: Run, source: Source) -> None:
    """What is known of a source, a line each."""
    words, language = run.report.words, run.report.words.language
    rows = (
        ("title", shown_fact(source.title, language)), ("publisher", shown_fact(source.publisher, language)), ("author", source.author),
        ("published", run.report.date(source.published)), ("url", source.url), ("retrieved", run.report.date(source.retrieved)),
        ("credit", source.credit.best(language)), ("language", language_name(words, source.language)), ("reliability", source.reliability),
        ("rights", words.text(f"rights.{source.rights}")), ("file", source.origin.file), ("characters", str(len(source.text))),
        ("excerpts", str(len(source.excerpts))))
    labels = [words.text(f"column.{name}") for name, _ in rows]
    for label, (_, value) in zip(labels, rows, strict=True):
        run.report.line(f"{label.ljust(max(map(len, labels)))}  {value or '–'}")
    for line in source.hidden:
        run.report.say("import.hidden.line", rule=words.text(f"import.rule.{line.rule}"), text=line.text)
    if others := source.report.also_carried_by:
        run.report.count("import.also_carried_by", len(others), sources=others)


def unpack_pack(run: Run, values: Values) -> None:
    """Writes a pack's members into a folder."""
    path, folder = pack_path(values["pack"]), Path(values["folder"])
    key = run.passwords.key(path, values)
    damage = unpack(path, folder, key)
    run.report.data.update(pack=str(path), folder=str(folder), damaged=[])
    run.report.say("unpack.done", pack=path.name, folder=folder.name)
    if key is not None:
        run.report.say("unpack.not_sealed", folder=folder.name)
    for one in damage:
        run.report.damaged(one.path, message("damage.line", path=one.path, reason=one.reason, lost=one.lost))
        run.report.status = PackError.status


def pack_up(run: Run, values: Values) -> None:
    """Writes a pack folder into one file."""
    folder, path = Path(values["folder"]), Path(values["pack"])
    path = path if path.suffix else path.with_name(path.name + PACK_SUFFIX)
    opened = pack_folder(folder, path)
    run.report.data.update(folder=str(folder), pack=str(path), sources=len(opened.pack.sources))
    run.report.say("pack.done", folder=folder.name, pack=path.name)
