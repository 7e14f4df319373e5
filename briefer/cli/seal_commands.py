"""Commands on the password of a pack: seal, unseal."""
from __future__ import annotations

from briefer.cli.opening import Run, Values, open_pack, pack_path
from briefer.cli.report import UsageError
from briefer.errors import PackError
from briefer.session import new_key


def seal(run: Run, values: Values) -> None:
    """Protects a pack with a password, or changes the one it has; what forgetting it means is said, and agreed to, before."""
    if pack_path(values["pack"]).is_dir():
        raise PackError("pack_folder_not_sealed", pack=values["pack"])
    session = open_pack(run, values, to_change=True)
    changes, pack = session.sealed, session.path.name
    if not values["yes"] and not run.passwords.agreed("seal.warning", pack=pack):
        raise UsageError("seal_not_agreed", pack=pack, warning=run.report.words.text("seal.warning", pack=pack))
    session.seal(new_key(run.passwords.fresh(values, changes=changes)))
    run.report.data.update(pack=str(session.path), sealed=True, changed=changes)
    run.report.say("seal.changed" if changes else "seal.done", pack=pack)


def unseal(run: Run, values: Values) -> None:
    """Takes the password of a pack away."""
    session = open_pack(run, values, to_change=True)
    session.seal(None)
    run.report.data.update(pack=str(session.path), sealed=False)
    run.report.say("unseal.done", pack=session.path.name)
