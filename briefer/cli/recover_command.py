"""The command `recover`: what was done and not saved when the program ended comes back."""
from __future__ import annotations

from briefer.cli.opening import Run, Values, close_later, pack_path
from briefer.cli.report import UsageError
from briefer.session import Recovery, Session, unrecovered


def recover(run: Run, values: Values) -> None:
    """Lists the packs with unsaved work or, of one, brings it back and saves it, or sets it aside."""
    if values["pack"] is None:
        if values["set_aside"]:
            raise UsageError("arguments_missing", command="briefer recover", arguments="PACK")
        _list(run)
        return
    path = pack_path(values["pack"])
    session = close_later(run, Session.open(path, run.keep, key=run.passwords.key(path, values)))
    found = session.recovery
    run.report.data.update(pack=str(path), recovered=0, lost=0, opened=None, last=None, aside=None)
    if found is None:
        if session.holder is not None:
            session.require_writable()
        run.report.say("recover.nothing", pack=path.name)
    else:
        _settle(run, session, found, aside=values["set_aside"])
    if session.aside is not None:
        run.report.data["aside"] = str(session.aside.path)
        run.report.count("recover.aside", session.aside.edits, pack=path.name, file=str(session.aside.path))


def _settle(run: Run, session: Session, found: Recovery, *, aside: bool) -> None:
    """Brings the work back and saves it, or sets it aside; says since when the pack was open and what is safe."""
    run.report.data.update(opened=found.opened, last=found.last or None, lost=found.lost)
    if aside:
        session.refuse_recovery()
        run.report.say("recover.left", pack=session.path.name)
        return
    run.report.data["recovered"] = session.recover()
    session.save()
    run.report.count("recover.done", found.edits, pack=session.path.name, opened=run.report.moment(found.opened),
                     last=run.report.moment(found.last or found.opened))
    if found.lost:
        run.report.count("recover.lost", found.lost)


def _list(run: Run) -> None:
    """The packs with unsaved work, and the journals that were set aside."""
    waiting, aside = unrecovered(run.keep) if run.keep is not None else ((), ())
    words = run.report.words
    run.report.data["waiting"] = [
        {"pack": one.pack, "opened": one.opened, "last": one.last, "edits": one.edits, "state": one.state} for one in waiting]
    run.report.data["aside"] = [
        {"file": str(one.path), "pack": one.pack, "opened": one.opened, "last": one.last, "edits": one.edits} for one in aside]
    if not (waiting or aside):
        run.report.say("recover.none")
    for one in waiting:
        if one.state == "sealed":
            run.report.say("recover.sealed")
            continue
        state = words.text(f"recover.state.{one.state}")
        run.report.count("recover.line", one.edits, pack=one.pack, last=run.report.moment(one.last or one.opened), state=state)
    for old in aside:
        if old.pack:
            run.report.count("recover.aside", old.edits, pack=old.pack, file=str(old.path))
        else:
            run.report.say("recover.aside_unread", file=str(old.path))
