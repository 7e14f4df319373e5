"""A session on a pack with a password: nothing of it lies readable anywhere, and everything comes back with the password."""
from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from briefer.edits import AddSource, AddTheme, ChangeSource, RemoveSource
from briefer.errors import PackError
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.themes import Theme
from briefer.session import Keep, Key, Session, is_sealed, new_key, unlock
from briefer.storage.keyseal import KeySeal
from briefer.storage.sealed import Cost
from briefer.storage.state import corner_of
from tests.session.conftest import FILE, NOW, TEXT, crash

CHEAP = Cost(log_n=10)
PASSWORD = "quattro parole senza senso"
NEW = "altre parole, più lunghe"
WORDS = (b"mission", b"suspended", b"page.html", b"Rossi", b"Military", b"Kabul", b"sources/", b"add_source", b"secret.briefpack")


@pytest.fixture
def session(tmp_path: Path, keep: Keep) -> Session:
    """A session that keeps, on a file without a password yet."""
    (tmp_path / "packs").mkdir()
    pack = Pack("p", "2026-01-01T08:00:00Z", themes=(Theme("mil", Localized({"en": "Military"})),))
    return Session.create(tmp_path / "packs" / "secret.briefpack", pack, keep=keep)


def files_in(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def read_by_anybody(folder: Path) -> set[tuple[str, bytes]]:
    """The known words that somebody finds who looks through every file below a folder, into base64 too, and its names."""
    found = set()
    for path in files_in(folder):
        data = path.read_bytes()
        hidden = b"\n".join(base64.b64decode(one + b"=" * (-len(one) % 4)) for one in re.findall(rb"[A-Za-z0-9+/]{16,}", data))
        name = path.relative_to(folder).as_posix()
        seen = b"\n".join((data, hidden, name.replace("secret.briefpack", "").encode()))
        found |= {(name, word) for word in (*WORDS, *DIGESTS) if word in seen}
    return found


DIGESTS = tuple(sha256(data).hexdigest().encode() for data in (FILE, TEXT.encode()))  # which tell whoever has such a file that it is there


def work(session: Session, import_source: AddSource, blobs: Mapping[str, bytes]) -> None:
    """Edits of several kinds, not saved."""
    session.do(import_source, blobs)
    session.do(ChangeSource(1, {"author": "Rossi"}))
    session.do(AddTheme(Theme("place", Localized({"en": "Kabul"}))))
    assert session.wait_until_kept()


def test_journal_files_and_versions_of_a_sealed_pack_cannot_be_read(
        session: Session, import_source: AddSource, blobs: Mapping[str, bytes], tmp_path: Path, keep: Keep) -> None:
    session.seal(new_key(PASSWORD, CHEAP))
    work(session, import_source, blobs)
    assert list(files_in(tmp_path / "state"))
    assert read_by_anybody(tmp_path) == set()
    session.save()
    session.versions.keep("saved")
    session.do(RemoveSource(1))
    session.save()
    session.versions.keep("saved")
    session.close()
    assert len(list(files_in(tmp_path / "state"))) > 3
    assert len(list(files_in(tmp_path / "packs"))) == 2  # the pack and its backup
    assert read_by_anybody(tmp_path) == set()


def test_the_words_are_found_in_a_pack_without_a_password(
        session: Session, import_source: AddSource, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    work(session, import_source, blobs)
    found = {word for _, word in read_by_anybody(tmp_path / "state")}
    assert {b"mission", b"suspended", b"page.html", b"Rossi", b"Kabul", DIGESTS[0]} <= found


def test_what_was_not_saved_comes_back_with_the_password(
        session: Session, import_source: AddSource, blobs: Mapping[str, bytes], keep: Keep) -> None:
    session.seal(new_key(PASSWORD, CHEAP))
    work(session, import_source, blobs)
    shown = session.pack
    crash(session)
    with pytest.raises(PackError) as error:
        Session.open(session.path, keep)
    assert error.value.id == "pack_needs_password"
    again = Session.open(session.path, keep, key=unlock(session.path, PASSWORD))
    assert again.recovery is not None
    assert (again.recovery.edits, again.recovery.lost, again.recovery.last) == (3, 0, NOW)
    again.recover()
    assert again.pack == shown
    assert again.original(import_source.source.origin.sha256) == FILE
    again.save()
    again.close()
    assert Session.open(session.path, key=unlock(session.path, PASSWORD)).pack == shown


def test_setting_a_password_seals_what_was_kept_before(
        session: Session, import_source: AddSource, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    work(session, import_source, blobs)
    session.save()
    session.versions.keep("saved")
    session.do(RemoveSource(1))
    session.save()
    session.versions.keep("saved")
    kept = [one.version for one in session.versions.listed()]
    assert read_by_anybody(tmp_path / "state")
    session.seal(new_key(PASSWORD, CHEAP))
    assert read_by_anybody(tmp_path) == set()
    assert [one.version for one in session.versions.listed()] == kept
    session.restore(kept[-1])
    assert session.pack.sources[0].author == "Rossi"
    assert session.original(import_source.source.origin.sha256) == FILE


@pytest.mark.parametrize("then", [NEW, None])
def test_versions_outlive_a_change_of_the_password_and_the_former_one_opens_nothing(
        session: Session, import_source: AddSource, blobs: Mapping[str, bytes], tmp_path: Path, keep: Keep, then: str | None) -> None:
    former = new_key(PASSWORD, CHEAP)
    session.seal(former)
    work(session, import_source, blobs)
    session.save()
    session.versions.keep("saved")
    kept = session.versions.listed()
    key: Key | None = new_key(then, CHEAP) if then else None
    session.seal(key)
    session.do(ChangeSource(1, {"author": "Bianchi"}))
    assert session.versions.listed() == kept
    assert session.versions.pack(kept[0].version).sources[0].author == "Rossi"
    assert session.wait_until_kept()
    seal = KeySeal(former)
    for path in files_in(tmp_path / "state"):
        lines = [base64.b64decode(line[17:]) for line in path.read_bytes().splitlines()] if path.name == "journal" and then else []
        assert [one for one in (path.read_bytes(), *lines) if seal.open(one) is not None] == []
    crash(session)
    again = Session.open(session.path, keep, key=unlock(session.path, then) if then else None)
    assert again.recovery is not None
    assert again.recovery.edits == 1


def test_a_password_set_elsewhere_seals_what_is_kept_here_at_the_next_opening(
        session: Session, import_source: AddSource, blobs: Mapping[str, bytes], tmp_path: Path, keep: Keep) -> None:
    session.versions.keep("opened")
    work(session, import_source, blobs)
    crash(session)
    elsewhere = Session.open(session.path)
    elsewhere.seal(new_key(PASSWORD, CHEAP))
    assert read_by_anybody(tmp_path / "state")
    again = Session.open(session.path, keep, key=unlock(session.path, PASSWORD))
    assert read_by_anybody(tmp_path) == set()
    assert again.recovery is not None
    assert again.recovery.edits == 3
    assert again.refuse_recovery() is not None
    assert read_by_anybody(tmp_path) == set()
    assert len(again.versions.listed()) == 1


def test_a_spoilt_journal_is_sealed_as_it_is(
        session: Session, import_source: AddSource, blobs: Mapping[str, bytes], tmp_path: Path, keep: Keep) -> None:
    work(session, import_source, blobs)
    crash(session)
    journal = corner_of(tmp_path / "state", session.path).journal
    spoilt = bytearray(journal.read_bytes())
    spoilt[20] ^= 1
    journal.write_bytes(bytes(spoilt) + b"half a line with Kabul")
    Session.open(session.path).seal(new_key(PASSWORD, CHEAP))
    Session.open(session.path, keep, key=unlock(session.path, PASSWORD)).close()
    assert read_by_anybody(tmp_path) == set()
    assert b"Kabul" in opened(tmp_path / "state", KeySeal(unlock(session.path, PASSWORD)))


def opened(folder: Path, seal: KeySeal) -> bytes:
    """All that a key opens in the files and lines below a folder."""
    found = []
    for path in files_in(folder):
        for line in path.read_bytes().splitlines():
            try:
                found.append(seal.open(base64.b64decode(line[17:])) or b"")
            except ValueError:
                continue
    return b"\n".join(found)


def test_a_version_that_was_about_to_be_kept_is_not_kept_under_the_former_key(
        session: Session, import_source: AddSource, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    work(session, import_source, blobs)
    session.save()
    versions = session.versions
    session.seal(new_key(PASSWORD, CHEAP))
    assert versions.keep("worked") is None
    assert read_by_anybody(tmp_path) == set()
    assert session.versions.keep("worked") is not None


def test_a_lock_says_who_works_and_nothing_of_what(session: Session, tmp_path: Path) -> None:
    session.seal(new_key(PASSWORD, CHEAP))
    lock = next(path for path in files_in(tmp_path / "packs") if path.name.endswith(".lock"))
    assert set(json.loads(lock.read_bytes())) <= {"user", "machine", "since", "process", "host", "started", "mark"}


def test_a_sealed_pack_is_saved_as_and_its_versions_copied_sealed(
        session: Session, import_source: AddSource, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    session.seal(new_key(PASSWORD, CHEAP))
    work(session, import_source, blobs)
    session.save()
    kept = session.versions.keep("saved")
    assert kept is not None
    session.versions.save_copy(kept, tmp_path / "packs" / "version.briefpack")
    session.save_as(tmp_path / "packs" / "copy.briefpack")
    assert session.sealed
    for name in ("version.briefpack", "copy.briefpack"):
        path = tmp_path / "packs" / name
        assert is_sealed(path)
        assert Session.open(path, key=unlock(path, PASSWORD)).original(import_source.source.origin.sha256) == FILE
    with pytest.raises(PackError) as error:
        session.save_as(tmp_path / "packs" / "folder", form="folder")
    assert error.value.id == "pack_folder_not_sealed"
    assert read_by_anybody(tmp_path) == set()


def test_a_session_shows_no_key(session: Session) -> None:
    key = new_key(PASSWORD, CHEAP)
    session.seal(key)
    shown = repr(session._opened)
    assert "key=Key(…)" in shown
    assert PASSWORD not in shown
    assert repr(key._wrapping) not in shown


def test_a_password_that_reaches_the_pack_alone_is_told_and_the_session_goes_on(
        session: Session, import_source: AddSource, blobs: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    def protected(*_: object) -> None:
        raise OSError(13, "Permission denied")

    monkeypatch.setattr("briefer.session.keeping.reseal_corner", protected)
    with pytest.raises(PackError) as error:
        session.seal(new_key(PASSWORD, CHEAP))
    assert error.value.id == "kept_not_sealed"
    assert session.sealed
    work(session, import_source, blobs)
    session.save()
    assert Session.open(session.path, key=unlock(session.path, PASSWORD)).pack == session.pack


def test_a_backup_that_cannot_be_removed_is_told_and_the_session_goes_on(
        session: Session, import_source: AddSource, blobs: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    work(session, import_source, blobs)
    session.save()
    remove = Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path.suffix == ".bak":
            raise PermissionError(13, "Permission denied")
        remove(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", unlink)
        with pytest.raises(PackError) as error:
            session.seal(new_key(PASSWORD, CHEAP))
    assert (error.value.id, error.value.message.fields["backup"]) == ("backup_not_removed", "secret.briefpack.bak")
    assert session.sealed
    session.do(ChangeSource(1, {"author": "Verdi"}))
    session.save()
    assert Session.open(session.path, key=unlock(session.path, PASSWORD)).pack == session.pack
