"""Passwords on the command line: from a file, from the surroundings, from the terminal, and never as an argument."""
from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefer.cli.commands import COMMANDS
from briefer.edits import ChangeSource
from briefer.i18n import LANGUAGES, Catalogue
from briefer.session import Session, keep_of
from briefer.storage import sealed
from briefer.storage.packfile import read_pack
from briefer.storage.resealing import reseal
from briefer.storage.sealed import Cost, new_key
from briefer.storage.state import corner_of
from tests.cli.answers import Briefer

PASSWORD = "quattro parole senza senso"
NEW = "altre parole, più lunghe"


@pytest.fixture
def pack(briefer: Briefer, tmp_path: Path) -> Path:
    """A sealed pack with a source, in the folder of the command, and its password in the file `pw`."""
    briefer("new", "demo", "--template", "info-brief")
    briefer("import", "demo", "agency.txt")
    path = tmp_path / "demo.briefpack"
    reseal(read_pack(path), new_key(PASSWORD, Cost(log_n=10)))
    (tmp_path / "pw").write_text(PASSWORD + "\r\nnot this line\n", "utf-8")
    (tmp_path / "new").write_text(NEW, "utf-8")
    return path


def is_sealed(path: Path) -> bool:
    return path.read_bytes().startswith(sealed.MAGIC)


def test_a_sealed_pack_needs_its_password_and_says_how_to_give_it(briefer: Briefer, pack: Path) -> None:
    answer = briefer("sources", "demo")
    assert (answer.status, answer.out) == (4, "")
    assert "--password-file" in answer.err
    assert briefer("sources", "demo", "--json").data["error"]["id"] == "pack_needs_password"


@pytest.mark.parametrize("command", [
    ("sources",), ("source", "1"), ("source", "1", "--author", "X"), ("show",), ("search", "the"), ("check",), ("themes",), ("excerpts",)])
def test_every_command_opens_it_with_a_file_or_the_surroundings(briefer: Briefer, pack: Path, command: tuple[str, ...]) -> None:
    name, *rest = command
    by_file = briefer(name, "demo", *rest, "--password-file", "pw", "--json")
    by_surroundings = briefer(name, "demo", *rest, "--json", BRIEFER_PASSWORD=PASSWORD)
    assert by_file.status in (0, 1)
    assert by_file.out == by_surroundings.out
    assert is_sealed(pack)
    assert PASSWORD not in by_file.out + by_file.err


def test_every_command_that_opens_a_pack_takes_the_file(briefer: Briefer) -> None:
    without = {command.name for command in COMMANDS if "--password-file" not in [one.name for one in command.arguments]}
    opening = {command.name for command in COMMANDS if "pack" in [one.name for one in command.arguments]}
    assert without & opening == {"new", "pack"}


def test_a_wrong_password_is_told(briefer: Briefer, pack: Path) -> None:
    answer = briefer("sources", "demo", "--json", BRIEFER_PASSWORD=PASSWORD.upper())
    assert (answer.status, answer.data["error"]["id"]) == (4, "pack_wrong_password")


@pytest.mark.parametrize("content", [None, b"", b"\n", b"\xff\xfe"])
def test_a_file_without_a_password_is_told(briefer: Briefer, pack: Path, content: bytes | None) -> None:
    if content is not None:
        Path("other").write_bytes(content)
    answer = briefer("sources", "demo", "--password-file", "other", "--json")
    assert (answer.status, answer.data["error"]["id"]) == (2, "password_file_unreadable")


def test_a_password_is_set_once_its_loss_is_understood(briefer: Briefer, pack: Path) -> None:
    assert briefer("unseal", "demo", "--password-file", "pw", "--json").data == {"pack": "demo.briefpack", "sealed": False}
    refused = briefer("seal", "demo", "--password-file", "pw")
    assert (refused.status, is_sealed(pack)) == (2, False)
    assert "cannot be recovered" in refused.err
    done = briefer("seal", "demo", "--password-file", "pw", "--yes", "--json")
    assert done.data == {"pack": "demo.briefpack", "sealed": True, "changed": False}
    assert is_sealed(pack)
    assert briefer("sources", "demo", "--password-file", "pw").status == 0


def test_a_password_is_changed(briefer: Briefer, pack: Path) -> None:
    assert briefer("seal", "demo", "--yes", "--password-file", "pw", "--json").data["error"]["id"] == "password_not_given"
    assert briefer("seal", "demo", "--yes", "--password-file", "pw", "--new-password-file", "new", "--json").data["changed"] is True
    assert briefer("sources", "demo", "--password-file", "pw").status == 4
    assert briefer("sources", "demo", "--password-file", "new").status == 0


def test_what_cannot_be_sealed_says_so(briefer: Briefer, pack: Path) -> None:
    briefer("unpack", "demo", "folder", "--password-file", "pw")
    assert briefer("seal", "folder", "--yes", "--password-file", "pw", "--json").data["error"]["id"] == "pack_folder_not_sealed"
    assert briefer("unseal", "folder", "--json").data["error"]["id"] == "pack_folder_not_sealed"
    briefer("new", "plain")
    assert briefer("unseal", "plain", "--json").data["error"]["id"] == "pack_not_sealed"
    Path("short").write_text("elevensigns", "utf-8")
    short = briefer("seal", "plain", "--yes", "--password-file", "short", "--json")
    assert (short.status, short.data["error"]["id"]) == (4, "password_too_short")
    assert not is_sealed(Path("plain.briefpack"))


def test_unpacking_says_that_the_folder_is_open(briefer: Briefer, pack: Path) -> None:
    answer = briefer("unpack", "demo", "folder", "--password-file", "pw")
    assert (answer.status, Path("folder/pack.yaml").is_file()) == (0, True)
    assert "not protected" in answer.out
    assert briefer("unpack", "demo", "other").status == 4
    assert not Path("other").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_says_how_long_a_password_is_and_that_a_forgotten_one_is_lost(language: str) -> None:
    said = Catalogue(language, "interface").text("cli.command.seal.more")
    assert str(sealed.LEAST) in said
    assert {"en": "cannot be recovered", "it": "non si può recuperare"}[language] in said


@pytest.mark.skipif(sys.platform == "win32", reason="terminals are opened by another library there")
def test_at_a_terminal_the_password_is_asked_for_and_never_shown(briefer: Briefer, pack: Path) -> None:
    said, status = at_terminal(["seal", "demo"], [PASSWORD, "yes", NEW, NEW])
    assert status == 0, said
    assert said.index("cannot be recovered") < said.index("New password")
    assert PASSWORD not in said
    assert NEW not in said
    assert briefer("sources", "demo", "--password-file", "new").status == 0
    assert at_terminal(["seal", "demo"], [NEW, "no"])[1] == 2
    assert at_terminal(["seal", "demo"], [NEW, "yes", PASSWORD, PASSWORD + "x"])[1] == 2
    assert at_terminal(["sources", "demo"], [PASSWORD])[1] == 4
    assert Session.open(pack, key=sealed.unlock(pack, NEW)).sealed


def at_terminal(command: list[str], answers: list[str]) -> tuple[str, int]:
    """What somebody at a terminal sees, and the exit status; each answer is typed when a question is waiting for it."""
    import pty

    terminal, far_end = pty.openpty()
    surroundings = {**os.environ, "LANG": "en", "LC_ALL": "en", "PYTHONPATH": str(Path(sealed.__file__).parents[2])}
    process = subprocess.Popen([sys.executable, "-m", "briefer", *command], env=surroundings, start_new_session=True,
                               stdin=far_end, stdout=far_end, stderr=far_end)
    os.close(far_end)
    seen, waiting, until = "", list(answers), time.monotonic() + 60
    while time.monotonic() < until:
        if not select.select([terminal], [], [], 0.1)[0]:
            continue
        try:
            data = os.read(terminal, 4096)
        except OSError:  # the other end is closed
            break
        seen += data.decode()
        if not data:
            break
        if waiting and seen.endswith(": "):
            os.write(terminal, (waiting.pop(0) + "\n").encode())
    os.close(terminal)
    return seen, process.wait(10)


def test_the_library_that_seals_is_loaded_for_sealed_packs_alone(briefer: Briefer, pack: Path) -> None:
    briefer("new", "plain")

    def loads(*command: str) -> str:
        program = """
import sys
from briefer.__main__ import main
try:
    main()
except SystemExit:
    print("cryptography" in sys.modules)
"""
        done = subprocess.run([sys.executable, "-c", program, *command], capture_output=True, text=True, check=True)
        return done.stdout.splitlines()[-1]

    assert loads("sources", "plain") == "False"
    assert loads("sources", "demo", "--password-file", "pw") == "True"


def test_unsaved_work_of_a_sealed_pack_comes_back_with_its_password(briefer: Briefer, pack: Path, tmp_path: Path) -> None:
    keep = keep_of({"BRIEFER_STATE": str(tmp_path / "state"), "USER": "rossi"}, lambda: "2026-01-01T09:00:00+00:00")
    session = Session.open(pack, keep, key=sealed.unlock(pack, PASSWORD))
    session.do(ChangeSource(1, {"author": "Verdi"}))
    assert session.wait_until_kept()
    lock = pack.with_name(".demo.briefpack.lock")
    lock.unlink()  # as after a crash
    listed = briefer("recover", "--json")
    assert [(one["state"], one["pack"]) for one in listed.data["waiting"]] == [("sealed", "")]
    assert "demo" not in briefer("recover").out
    assert briefer("recover", "demo", "--json").data["error"]["id"] == "pack_needs_password"
    assert briefer("recover", "demo", "--password-file", "pw", "--json").data["recovered"] == 1
    assert briefer("source", "demo", "1", "--password-file", "pw", "--json").data["source"]["author"] == "Verdi"
    assert briefer("recover", "--json").data["waiting"] == []


def test_nothing_of_a_sealed_pack_is_left_beside_it_by_commands(briefer: Briefer, pack: Path, tmp_path: Path) -> None:
    briefer("new", "other")
    briefer("import", "other", "agency.txt")
    briefer("source", "other", "1", "--author", "Verdi")
    corner = corner_of(tmp_path / "state", tmp_path / "other.briefpack").folder

    def readable() -> list[bytes]:
        files = [path for path in (*corner.rglob("*"), *tmp_path.glob("other.*")) if path.is_file()]
        assert len(files) > 3
        return sorted({word for path in files for word in (b"BAGHDAD", b"Bianchi", b"pack.yaml", b"1.txt") if word in path.read_bytes()})

    assert b"BAGHDAD" in readable()
    assert briefer("seal", "other", "--yes", "--password-file", "pw").status == 0
    assert readable() == []
    briefer("source", "other", "1", "--author", "Bianchi", "--password-file", "pw")
    briefer("import", "other", "page.md", "--password-file", "pw")
    assert briefer("sources", "other", "--password-file", "pw", "--json").data["sources"][0]["author"] == "Bianchi"
    assert len(briefer("versions", "other", "--password-file", "pw", "--json").data["versions"]) == 1
    assert readable() == []
