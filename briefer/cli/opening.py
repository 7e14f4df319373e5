"""What every command needs: its answer, the time, and the pack it works on."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from briefer.cli.clock import Clock
from briefer.cli.passwords import Passwords
from briefer.cli.report import Report
from briefer.edits.base import briefing_of
from briefer.errors import BrieferError, EditError, PackError, message
from briefer.model.briefing import Briefing
from briefer.model.pack import Pack
from briefer.session import EVERY, Keep, Session, has_journal
from briefer.values import dataclass

if TYPE_CHECKING:
    from briefer.workflow.importing import Pool

PACK_SUFFIX = ".briefpack"
_LONGEST_WAIT = 30  # seconds for the disk that holds the journal
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the program: its answer, clock and keyboard, where passwords come from, the folder with the user's templates,
    where mistakes are logged, the processes that read files, if some were started already, what is kept for the user outside of packs,
    and what is to be closed at the end."""

    report: Report
    clock: Clock
    stdin: TextIO
    passwords: Passwords
    templates: Path | None = None
    log: Callable[[Exception], object] = lambda error: None
    readers: Pool | None = None
    keep: Keep | None = None
    until: ExitStack = field(default_factory=ExitStack)


def pack_path(text: str) -> Path:
    """The pack that a person means: the ending may be left out unless there is a pack folder of that name."""
    path = Path(text)
    try:
        if path.suffix or not path.name or path.is_file() or (path / "pack.yaml").exists():
            return path
        with_suffix = path.with_name(path.name + PACK_SUFFIX)
        return with_suffix if with_suffix.exists() else path
    except PermissionError:  # the folder does not let us look; opening the pack says so
        return path


def open_pack(run: Run, values: Values, *, to_change: bool = False) -> Session:
    """The pack that the command names; what is wrong with its file is said beside the answer.

    The password of a sealed pack is asked for. A damaged one is read as far as it is whole, and the exit status says so. Raises
    PackError when there is no pack, its password is missing or wrong, or when it is `to_change` and read-only, open elsewhere, or
    has unsaved work of an earlier run.
    """
    path = pack_path(values["pack"])
    session = close_later(run, Session.open(path, run.keep, key=run.passwords.key(path, values), writing=to_change))
    if (notice := session.notice) is not None:
        run.report.notice(notice, replace(notice, id=f"{notice.id}.hint"))
    if session.changed_outside:
        run.report.changed_outside(session.changed_outside)
    for one in session.damage:
        run.report.damaged(one.path, message("damage.line", path=one.path, reason=one.reason, lost=one.lost))
    if session.damage:
        run.report.status = PackError.status
    if (aside := session.aside) is not None:
        run.report.notice(message("recover.aside", count=aside.edits, pack=path.name, file=str(aside.path)))
    if to_change:
        session.require_writable()
        _keep_version(run, session)
    elif run.keep is not None and has_journal(run.keep, path):
        run.report.notice(message("recover.waiting", pack=path.name))
    return session


def _keep_version(run: Run, session: Session) -> None:
    """Keeps the pack as it was before this command, unless that was done a moment ago; the command goes on without."""
    try:
        session.versions.keep("opened", every=EVERY)
    except PackError as error:
        run.report.notice(error.message, error.hint)


def close_later(run: Run, session: Session) -> Session:
    """The session, which is closed when the command ends. What a command did that was refused is dropped; what could not be saved is
    kept, and that is said."""
    run.until.push(partial(_close, run, session))
    return session


def _close(run: Run, session: Session, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
    drop = error is None or (isinstance(error, BrieferError) and not isinstance(error, PackError))
    kept = not drop and session.unsaved and session.wait_until_kept(_LONGEST_WAIT)
    session.close(drop=drop)
    if kept:
        run.report.notice(message("recover.kept", pack=session.path.name))


def current_briefing(pack: Pack, asked: str | None) -> Briefing:
    """The briefing with the id asked for, else the first; EditError when there is none."""
    if asked:
        return briefing_of(pack, asked)
    if not pack.briefings:
        raise EditError("no_briefing")
    return pack.briefings[0]


def free_id(pack: Pack, wanted: str) -> str:
    """An id like the one wanted that no briefing has."""
    taken = {one.id for one in pack.briefings}
    return next(id for id in (wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + 3))) if id not in taken)


def typed(run: Run, text: str) -> str:
    """The text of an argument; a dash stands for what comes on standard input."""
    return run.stdin.read() if text == "-" else text
