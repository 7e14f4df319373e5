"""Commands that read a pack and make something of it: build, show, templates."""
from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from briefer.cli.opening import Run, Values, current_briefing, open_pack
from briefer.cli.printing import briefing_to_print, languages_of, style_to_print
from briefer.cli.records import Record
from briefer.cli.report import FINDINGS, UsageError
from briefer.cli.shelves import shelf_of, style_named
from briefer.document.styles import HouseStyle
from briefer.edits import Edit
from briefer.edits.base import source_of
from briefer.errors import Message
from briefer.model.briefing import Briefing
from briefer.model.pack import Pack
from briefer.session import Session
from briefer.values import dataclass
from briefer.workflow import FORMATS, Finding, assemble, check_template, dump, is_style, lay_out, publish, receipt, unwritten
from briefer.workflow import check as check_briefing
from briefer.workflow.delivering import file_name, write_file

_FIX = re.compile(r"(?P<finding>[1-9][0-9]{0,5})(?:\.(?P<fix>[1-9]))?")


@dataclass(frozen=True, slots=True)
class _Job:
    """What to print, and how."""

    pack: Pack
    briefing: Briefing
    style: HouseStyle
    formats: tuple[str, ...]
    folder: Path
    draft: bool
    kept: tuple[Briefing, ...]  # those of the pack as it is
    copy: tuple[int, int] | None


def check(run: Run, values: Values) -> None:
    """Lists what to look at before printing; status 1 when there is something."""
    session = open_pack(run, values, to_change=bool(values["fix"]))
    found = _findings(run, session, values)
    words = run.report.words
    if values["fix"]:
        for label, edit in _chosen(values["fix"], found):
            session.do(edit)
            run.report.say("check.fixed", label=words.say(label))
        session.save()
        found = _findings(run, session, values)
    run.report.data["findings"] = [
        {"check": one.check, "severity": one.severity, "item": one.item, "message": words.say(one.message),
         "fixes": [words.say(fix.label) for fix in one.fixes], "section": one.section} for one in found]
    if not found:
        run.report.say("check.nothing")
        return
    run.report.status = run.report.status or FINDINGS
    for severity in ("fix", "look"):
        group = [(number, one) for number, one in enumerate(found, 1) if one.severity == severity]
        if group:
            run.report.count(f"check.{severity}", len(group))
        for number, one in group:
            run.report.line(f"  {number}. {words.say(one.message)}")
            _tell_fixes(run, number, one)


def _findings(run: Run, session: Session, values: Values) -> tuple[Finding, ...]:
    """What the checks find in the briefing that is asked for."""
    briefing = current_briefing(session.pack, values["briefing"])
    style = shelf_of(run, session).style(briefing.style)
    return check_briefing(session.pack, briefing, languages_of(briefing, values["language"]), style)


def _tell_fixes(run: Run, number: int, finding: Finding) -> None:
    """What --fix can carry out for a finding, each with its number."""
    ready = [(place, fix) for place, fix in enumerate(finding.fixes, 1) if fix.edit is not None]
    for place, fix in ready:
        said = f"{number}" if place == ready[0][0] else f"{number}.{place}"
        run.report.say("check.can_fix", number=said, label=run.report.words.say(fix.label))


def _chosen(asked: Sequence[str], found: Sequence[Finding]) -> tuple[tuple[Message, Edit], ...]:
    """The fixes asked for, with their edits, as `3` (the first that needs no hand) or `3.2`; UsageError when there is none."""
    chosen: list[tuple[Message, Edit]] = []
    for said in asked:
        match = _FIX.fullmatch(said)
        number = int(match["finding"]) if match else 0
        fixes = found[number - 1].fixes if 1 <= number <= len(found) else ()
        wanted = fixes[int(match["fix"]) - 1:int(match["fix"])] if match and match["fix"] else fixes
        ready = [(fix.label, fix.edit) for fix in wanted if fix.edit is not None]
        if not ready:
            raise UsageError("no_such_fix", value=said)
        chosen.append(ready[0])
    return tuple(chosen)


def build(run: Run, values: Values) -> None:
    """Prints a briefing to files and says what went in, what was left out, and what came out."""
    copy = _copy(values["copy"])
    session = open_pack(run, values)
    shelf = shelf_of(run, session)
    pack, briefing = briefing_to_print(session.pack, values, shelf)
    languages = languages_of(briefing, values["language"])
    formats = FORMATS if values["to"] in (None, "both") else (values["to"],)
    style = style_to_print(briefing, values, shelf)
    job = _Job(pack, briefing, style, formats, Path(values["out"] or "."), values["draft"], session.pack.briefings, copy)
    files: list[Record] = []
    run.report.data["files"] = files
    receipts = []
    for language in languages:
        receipts.append(_build_language(run, job, language, files))
    run.report.data["receipt"] = receipts[0]
    run.report.data["receipts"] = dict(zip(languages, receipts, strict=True))
    pages = {one["language"]: one["pages"] for one in files}
    _tell_findings(run, job, values["pack"], len(check_briefing(pack, briefing, languages, style, pages, fixes=False)))


def _build_language(run: Run, job: _Job, language: str, files: list[Record]) -> Record:
    """Prints one language in every format; adds the files as they are written and gives back the receipt."""
    assembly = assemble(job.pack, job.briefing, language, job.style, draft=job.draft, copy=job.copy)
    laid = lay_out(assembly.document, job.style)
    for format in job.formats:
        data = publish(assembly.document, laid, job.style, format)
        path = job.folder / file_name(job.pack, job.briefing, language, format, draft=job.draft, copy=job.copy[0] if job.copy else 0)
        write_file(path, data)
        digest = sha256(data).hexdigest()
        files.append({"path": str(path), "format": format, "language": language, "pages": len(laid.pages), "bytes": len(data),
                      "sha256": digest})
        run.report.count("build.file", len(laid.pages), path=str(path), size=-(-len(data) // 1024), sha256=digest)
    slip = receipt(job.pack, assembly)
    record = {"sources": slip.sources, "excerpts": slip.excerpts, "placed": slip.placed, "words": slip.words,
              "drawn": slip.drawn, "left_out": [{"excerpt": str(id), "reason": reason} for id, reason in slip.left_out]}
    _tell_receipt(run, language, record)
    if lacking := unwritten(job.briefing, language):
        run.report.count("build.unwritten", lacking, language=run.report.words.text(f"language.{language}"))
    if laid.missing_glyphs:
        run.report.say("build.glyphs", signs=laid.missing_glyphs)
    return record


def _tell_receipt(run: Run, language: str, record: Record) -> None:
    """The receipt for people."""
    words = run.report.words
    run.report.say("build.receipt", language=words.text(f"language.{language}"), sources=words.counted("count.sources", record["sources"]),
                   placed=record["placed"], excerpts=words.counted("count.excerpts", record["excerpts"]),
                   words=words.counted("count.words", record["words"]))
    if record["drawn"]:
        run.report.count("build.drawn", record["drawn"])
    reasons: dict[str, list[str]] = {}
    for one in record["left_out"]:
        reasons.setdefault(one["reason"], []).append(one["excerpt"])
    for reason, ids in reasons.items():
        run.report.say("build.left_out", excerpts=tuple(ids), reason=words.text(f"left_out.{reason}"))


def _tell_findings(run: Run, job: _Job, pack: str, count: int) -> None:
    """How many things there are to look at, and the command that names them; a briefing made for this once has none."""
    run.report.data["to_look_at"] = count
    places = [place for place, kept in enumerate(job.kept) if kept is job.briefing]
    if count and places:
        other = ["--briefing", job.briefing.id] if places[0] else []
        run.report.count("build.findings", count, command=shlex.join(["briefer", "check", pack, *other]))


def _copy(text: str | None) -> tuple[int, int] | None:
    """The number of a copy and of all copies, typed as 3/12."""
    if text is None:
        return None
    match = re.fullmatch(r"([0-9]{1,4})/([0-9]{1,4})", text)
    if not match or not 1 <= int(match[1]) <= int(match[2]):
        raise UsageError("copy_form", value=text)
    return int(match[1]), int(match[2])


def show(run: Run, values: Values) -> None:
    """Shows a pack, the text of a source, or the tree of a document."""
    session = open_pack(run, values)
    pack = session.pack
    if values["document"]:
        briefing = current_briefing(pack, values["briefing"])
        style = shelf_of(run, session).style(briefing.style)
        text = dump(assemble(pack, briefing, values["language"] or briefing.languages[0], style).document)
    elif values["source"] is not None:
        text = source_of(pack, values["source"]).text
    else:
        text = _overview(run, pack)
    run.report.data["text"] = text
    run.report.line(text.rstrip("\n"))


def _overview(run: Run, pack: Pack) -> str:
    """A pack in a few lines: what it holds, and the outline of each briefing."""
    words, language = run.report.words, run.report.words.language
    placed = {id for briefing in pack.briefings for _, id in briefing.placed()}
    total = sum(1 for _ in pack.excerpts())
    lines = [words.text("show.pack", sources=words.counted("count.sources", len(pack.sources)),
                        excerpts=words.counted("count.excerpts", total), placed=len(placed),
                        themes=words.counted("count.themes", len(pack.themes)), created=run.report.day(pack.created[:10]))]
    for source in pack.sources:
        lines.append(f"  {source.number}  {source.title.text.best(language) or source.origin.file}")
    for briefing in pack.briefings:
        title = briefing.title_data("title").best(language)
        lines += ["", f"{briefing.id}" + (f"  {title}" if title else "")]
        for section in briefing.sections:
            ids = ", ".join(map(str, section.placed()))
            lines.append(f"  {section.id}  {section.titles.best(language)}" + (f"  [{ids}]" if ids else ""))
    return "\n".join(lines)


def templates(run: Run, values: Values) -> None:
    """Lists the templates and styles, or checks the file of one."""
    if values["action"] == "check":
        if values["file"] is None:
            raise UsageError("file_missing")
        _check_file(run, Path(values["file"]))
        return
    shelf = shelf_of(run)
    rows: list[dict[str, Any]] = [
        {"id": one.id, "en": one.names.text("en"), "it": one.names.text("it"), "style": one.style,
         "sections": [section.id for section in one.sections]} for one in shelf.templates()]
    run.report.data.update(templates=rows, styles=list(shelf.styles()), folder=str(run.templates or ""))
    run.report.table([[row["id"], row[run.report.words.language], run.report.words.counted("count.sections", len(row["sections"]))]
                      for row in rows])
    run.report.say("templates.styles", styles=shelf.styles())
    for error in shelf.broken():
        run.report.line(run.report.words.explain(error))


def _check_file(run: Run, path: Path) -> None:
    """Says that a template or style has no mistake; TemplateError when it has."""
    if is_style(path):
        shelf, id = style_named(str(path), shelf_of(run))
        style = shelf.style(id)
        run.report.data["style"] = {"id": style.id, "fonts": sorted(style.fonts), "logo": style.logo is not None}
        run.report.say("templates.good_style", style=style.id)
        return
    found = check_template(path)
    run.report.data["template"] = {"id": found.id, "names": dict(found.names), "sections": len(found.sections)}
    run.report.count("templates.good", len(found.sections), template=found.id)
