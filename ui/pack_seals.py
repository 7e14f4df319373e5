"""The password of a pack in the window: asked for when one is opened, set, changed and removed from the menu."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from briefer.session import Key, Session, new_key, unlock
from ui.kit import Kit
from ui.packs import Packs


class PackSeals(QObject):
    """Takes on the actions of the password. `save` saves what is open, and says whether it could."""

    def __init__(self, kit: Kit, packs: Packs, window: QWidget, save: Callable[[], bool]) -> None:
        super().__init__(window)
        self._kit, self._packs, self._window, self._save = kit, packs, window, save
        kit.actions.on("act_seal", self.seal)
        kit.actions.on("act_unseal", self.unseal)

    def ask(self, path: Path) -> None:
        """Asks for the password of a pack and opens it."""
        from ui.dialogs.password import OpenDialog

        OpenDialog(self._kit, path.name, lambda said: unlock(path, said), lambda key: self._open(path, key), self._window).open()

    def _open(self, path: Path, key: Key) -> None:
        """Opens a pack in the place of the one that is open, unless that cannot be saved, which it says itself."""
        if self._save():
            self._packs.open(path, key)

    def seal(self) -> None:
        """Asks for a new password and sets it."""
        from ui.dialogs.password import SealDialog

        session = self._kit.desk.session
        dialog = SealDialog(self._kit, session.path.name, self._window, changes=session.sealed)
        dialog.chosen.connect(lambda said: self._make(session, said))
        dialog.open()

    def unseal(self) -> None:
        """Asks whether the password is to go, and removes it."""
        from ui.dialogs.password import UnsealDialog

        session = self._kit.desk.session
        dialog = UnsealDialog(self._kit, session.path.name, self._window)
        dialog.accepted.connect(lambda: self._set(session, None))
        dialog.open()

    def _make(self, session: Session, said: str) -> None:
        """Makes the key beside the window, which takes a moment."""
        self._kit.say(self._kit.words.text("password.working"))
        self._kit.tasks.run(lambda _: new_key(said), done=lambda key: self._set(session, key), failed=self._kit.problem)

    def _set(self, session: Session, key: Key | None) -> None:
        """Seals the pack that was meant, if it is still open."""
        desk = self._kit.desk
        if not desk.is_open or desk.session is not session:
            return
        if not self._save():  # also waits for a save that is going on, with the former key
            return
        id = "unseal.done" if key is None else "seal.changed" if session.sealed else "seal.done"
        if self._kit.trying(lambda: desk.seal(key)):
            self._kit.say(self._kit.words.text(id, pack=session.path.name))
