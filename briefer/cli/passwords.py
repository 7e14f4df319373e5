"""The password of a pack: from a file, the surroundings or the terminal; never from the command line, where others can read it."""
from __future__ import annotations

import getpass
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TextIO

from briefer.cli.report import UsageError
from briefer.errors import PackError
from briefer.i18n import Catalogue
from briefer.session import Key, is_sealed, unlock

VARIABLE = "BRIEFER_PASSWORD"
_LONGEST = 4096  # bytes of a file that a password is read from


class Passwords:
    """Asks for passwords and for a yes: at the terminal if there is one, and without showing what is typed."""

    __slots__ = ("_environ", "_err", "_stdin", "_words")

    def __init__(self, environ: Mapping[str, str], words: Catalogue, stdin: TextIO, err: TextIO) -> None:
        self._environ, self._words, self._stdin, self._err = environ, words, stdin, err

    def key(self, pack: Path, values: Mapping[str, Any]) -> Key | None:
        """The key to a pack, or None when it has no password or there is no pack; PackError when the password is wrong or not given."""
        try:
            sealed = is_sealed(pack)
        except OSError:  # whoever opens the pack says what is the matter
            return None
        if not sealed:
            return None
        said = self._given(values["password_file"])
        if said is None:
            said = self._asked("password.of", pack=pack.name)
        if said is None:
            raise PackError("pack_needs_password", pack=pack.name)
        return unlock(pack, said)

    def fresh(self, values: Mapping[str, Any], *, changes: bool) -> str:
        """A new password, typed twice at the terminal; from `--new-password-file`, or the usual places when the pack had none."""
        said = _first_line(values["new_password_file"]) if values["new_password_file"] else None
        if said is None and not changes:
            said = self._given(values["password_file"])
        if said is not None:
            return said
        said = self._asked("password.new")
        if said is None:
            raise UsageError("password_not_given")
        if said != self._asked("password.again"):
            raise UsageError("passwords_differ")
        return said

    def agreed(self, id: str, **fields: object) -> bool:
        """Says something at the terminal that has to be confirmed, and whether it was."""
        if not self._stdin.isatty():
            return False
        self._err.write(self._words.text(id, **fields) + "\n" + self._words.text("password.confirm") + " ")
        self._err.flush()
        return self._stdin.readline().strip().casefold() in ("yes", "sì", "si")

    def _given(self, file: str | None) -> str | None:
        """The password as a script gives it, or None."""
        return _first_line(file) if file else self._environ.get(VARIABLE)

    def _asked(self, id: str, **fields: object) -> str | None:
        """What somebody types at the terminal, unseen; None when there is no terminal, or nothing was typed."""
        if not (self._stdin.isatty() or self._err.isatty()):
            return None
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)  # it would be shown: rather not at all
            try:
                return getpass.getpass(self._words.text(id, **fields) + " ") or None
            except (EOFError, getpass.GetPassWarning):
                return None


def _first_line(file: str) -> str:
    """The first line of a file; UsageError when it cannot be read as text or is empty."""
    try:
        with Path(file).open("rb") as opened:
            line = opened.read(_LONGEST).decode("utf-8-sig").splitlines()[:1]
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("password_file_unreadable", file=file) from error
    if not line or not line[0]:
        raise UsageError("password_file_unreadable", file=file)
    return line[0]
