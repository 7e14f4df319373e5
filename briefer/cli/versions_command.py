"""The command `versions`: what a pack was before, looked at as a copy or brought back."""
from __future__ import annotations

from pathlib import Path

from briefer.cli.opening import PACK_SUFFIX, Run, Values, open_pack
from briefer.cli.records import Record
from briefer.cli.report import UsageError
from briefer.session import Changes, Listed, Session


def versions(run: Run, values: Values) -> None:
    """Lists the earlier versions of a pack, writes one as a pack of its own, or makes the pack what it was."""
    if values["restore"] is not None and values["open"] is not None:
        raise UsageError("options_exclude", first="--open", second="--restore")
    if (values["open"] is None) != (values["out"] is None):
        raise UsageError("arguments_missing", command="briefer versions", arguments="--open, --out")
    if values["restore"] is not None:
        _restore(run, open_pack(run, values, to_change=True), values["restore"])
        return
    session = open_pack(run, values)
    if values["open"] is None:
        _list(run, session)
    else:
        _open(run, session, values["open"], Path(values["out"]))


def _restore(run: Run, session: Session, number: int) -> None:
    """Makes the pack what it was then; what it is now is kept as a version before."""
    session.versions.keep("saved")
    session.restore(session.versions.version(number))
    session.save()
    run.report.data.update(pack=str(session.path), restored=number)
    run.report.say("versions.restored", pack=session.path.name, version=number)


def _open(run: Run, session: Session, number: int, out: Path) -> None:
    """Writes a version as a pack of its own."""
    path = out if out.suffix or session.form == "folder" else out.with_name(out.name + PACK_SUFFIX)
    session.versions.save_copy(session.versions.version(number), path)
    run.report.data.update(pack=str(session.path), version=number, copy=str(path))
    run.report.say("versions.opened", version=number, file=path.name)


def _list(run: Run, session: Session) -> None:
    """The versions that are kept, the latest first."""
    listed = session.versions.listed()
    run.report.data.update(pack=str(session.path), versions=[_record(one) for one in listed])
    if not listed:
        run.report.say("versions.none", pack=session.path.name)
        return
    words = run.report.words
    head = [words.text(f"column.{name}") for name in ("number", "time", "reason", "sources", "excerpts", "changes")]
    run.report.table([head, *(
        [str(one.version.number), run.report.moment(one.version.at), words.text(f"versions.reason.{one.version.reason}"),
         str(one.version.sources), str(one.version.excerpts), _told(run, one.changes)] for one in listed)])


def _record(one: Listed) -> Record:
    """A version for scripts."""
    version, changed = one.version, one.changes
    return {"number": version.number, "at": version.at, "reason": version.reason, "sources": version.sources, "excerpts": version.excerpts,
            "briefings": version.briefings, "changes": None if changed is None else {
                "added": list(changed.added), "removed": list(changed.removed), "changed": list(changed.changed), "rest": changed.rest}}


def _told(run: Run, changed: Changes | None) -> str:
    """What changed since the version before, for people."""
    if changed is None:
        return "–"
    words = run.report.words
    parts = [words.text(f"versions.{name}", sources=numbers)
             for name, numbers in (("added", changed.added), ("removed", changed.removed), ("changed", changed.changed)) if numbers]
    return "; ".join([*parts, *([words.text("versions.rest")] if changed.rest else [])]) or "–"
