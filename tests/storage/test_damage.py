"""Damage costs what it hits and nothing else: the rest opens, what is lost is named, and the damaged pack is never written."""
from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefer.errors import PackError
from briefer.i18n import LANGUAGES, Catalogue
from briefer.model.pack import Pack
from briefer.model.text import digest
from briefer.storage.packfile import Opened, read_pack
from briefer.storage.saving import pack_folder, save, unpack


@pytest.fixture
def zipped(small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path) -> Path:
    save(small_pack, tmp_path / "p.briefpack", blobs=blobs)
    return tmp_path / "p.briefpack"


@pytest.fixture
def folder(small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path) -> Path:
    save(small_pack, tmp_path / "p", form="folder", blobs=blobs)
    return tmp_path / "p"


def rezipped(path: Path, change: Callable[[zipfile.ZipInfo, bytes], bytes | None], *more: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    """The same zip with members changed or left out, and others added, each with a checksum that is right."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as file, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for info in file.infolist():
            data = change(info, file.read(info))
            if data is not None:
                copy.writestr(info.filename, data)
        for name, data in more:
            copy.writestr(name, data)
    path.write_bytes(out.getvalue())
    return path


def reasons(opened: Opened) -> dict[str, str]:
    return {one.path: one.reason.id.removeprefix("damage.") for one in opened.damage}


def opened_or_none(path: Path) -> Opened | None:
    """The pack as far as it opens, or None."""
    try:
        return read_pack(path)
    except PackError:
        return None


def flipped(path: Path, member: str) -> None:
    """Flips one byte in the middle of a member's data."""
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as file:
        info = file.getinfo(member)
    start = info.header_offset + 30 + len(member)
    data[start + info.compress_size // 2] ^= 0x55
    path.write_bytes(bytes(data))


def test_no_pack_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(PackError) as caught:
        read_pack(tmp_path / "nothing.briefpack")
    assert (caught.value.id, caught.value.status) == ("pack_missing", 4)


@pytest.mark.parametrize("data", [b"", b"Dear all,\n", b"\x89PNG\r\n\x1a\n", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_pack_is_said_to_be_none(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.briefpack").write_bytes(data)
    with pytest.raises(PackError) as caught:
        read_pack(tmp_path / "x.briefpack")
    assert caught.value.id == "pack_not_a_pack"


def test_another_zip_and_another_folder_are_no_packs(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.docx", "w") as file:
        file.writestr("word/document.xml", "<w/>")
    for path in (tmp_path / "x.docx", tmp_path):
        with pytest.raises(PackError) as caught:
            read_pack(path)
        assert caught.value.id == "pack_not_a_pack"


def test_a_file_cut_short_opens_as_far_as_it_goes(zipped: Path, small_pack: Pack) -> None:
    whole = zipped.read_bytes()
    lost = []
    for length in range(10, len(whole), 29):
        zipped.write_bytes(whole[:length])
        opened = opened_or_none(zipped)
        if opened is None:
            assert not lost, "what a shorter file gave, a longer one gives too"
            continue
        assert opened.read_only and "cut_short" in reasons(opened).values()
        assert all(source.text in ("", kept.text) for source, kept in zip(opened.pack.sources, small_pack.sources, strict=False))
        assert zipped.read_bytes() == whole[:length]
        lost.append(len(opened.damage))
    assert lost == sorted(lost, reverse=True) and lost[-1] == 1 and lost[0] > 4


def test_a_file_without_its_directory_is_whole_but_is_not_written(zipped: Path, small_pack: Pack) -> None:
    with zipfile.ZipFile(zipped) as file:
        zipped.write_bytes(zipped.read_bytes()[:file.start_dir])
    opened = read_pack(zipped)
    assert opened.pack == small_pack and [one.lost.id for one in opened.damage] == ["damage.lost.directory"]
    with pytest.raises(PackError) as caught:
        save(replace(opened.pack, glossary=()), zipped, opened=opened)
    assert caught.value.id == "pack_read_only"


def test_a_file_of_which_nothing_is_whole_is_said_to_be_cut_short(zipped: Path) -> None:
    whole = zipped.read_bytes()
    zipped.write_bytes(whole[:whole.index(b"pack.yaml") + 12])
    with pytest.raises(PackError) as caught:
        read_pack(zipped)
    assert caught.value.id == "pack_cut_short"


@pytest.mark.parametrize(("member", "lost"), [
    ("pack.yaml", "damage.lost.pack"),
    ("sources/0001.yaml", "damage.lost.source"),
    ("sources/0001.txt", "damage.lost.text"),
    ("originals/0001.pdf", "damage.lost.original"),
    ("manifest.yaml", "damage.lost.manifest"),
    ("README.txt", "damage.lost.other"),
])
def test_a_damaged_member_costs_that_member(member: str, lost: str, zipped: Path, small_pack: Pack) -> None:
    flipped(zipped, member)
    before = zipped.read_bytes()
    opened = read_pack(zipped)
    assert {path: id for path, id in reasons(opened).items() if id != "other"} == {member: "unreadable"}
    assert [one.lost.id for one in opened.damage] == [lost]
    assert opened.pack.sources[1] == small_pack.sources[1]
    if member != "sources/0001.yaml":
        assert opened.pack.sources[0].excerpts == small_pack.sources[0].excerpts
    if member != "pack.yaml":
        assert opened.pack.briefings == small_pack.briefings
    assert opened.read_only and opened.notice is not None and opened.notice.fields["lost"] == 1
    with pytest.raises(PackError) as caught:
        save(replace(opened.pack, glossary=()), zipped, opened=opened)
    assert caught.value.id == "pack_read_only" and zipped.read_bytes() == before


def test_the_numbers_of_lost_sources_are_not_given_again(zipped: Path) -> None:
    for member in ("pack.yaml", "sources/0002.yaml", "sources/0002.txt"):
        flipped(zipped, member)
    opened = read_pack(zipped)
    assert [source.number for source in opened.pack.sources] == [1] and opened.pack.next_source == 3


def test_a_damaged_pack_can_be_saved_as_a_copy(zipped: Path, small_pack: Pack, tmp_path: Path) -> None:
    flipped(zipped, "sources/0001.txt")
    flipped(zipped, "originals/0001.pdf")
    opened = read_pack(zipped)
    save(opened.pack, tmp_path / "copy.briefpack", opened=opened)
    copy = read_pack(tmp_path / "copy.briefpack")
    assert copy.damage == () and copy.pack.briefings == small_pack.briefings
    source = copy.pack.sources[0]
    assert source.text == "" and not source.verified(source.excerpts[0])


def test_a_member_that_is_not_the_one_saved_is_not_believed(zipped: Path) -> None:
    rezipped(zipped, lambda info, data: data.replace(b"January", b"October") if info.filename == "sources/0001.txt" else data)
    opened = read_pack(zipped)
    assert reasons(opened) == {"sources/0001.txt": "altered"}
    assert opened.pack.sources[0].text == ""


def test_a_missing_member_is_named(zipped: Path, folder: Path) -> None:
    rezipped(zipped, lambda info, data: None if info.filename == "sources/0002.yaml" else data)
    (folder / "sources" / "0002.yaml").unlink()
    for path in (zipped, folder):
        opened = read_pack(path)
        assert reasons(opened) == {"sources/0002.yaml": "missing"} and opened.read_only
        assert opened.pack.sources[1].text == "Second source.\n"


def test_a_member_nobody_listed_is_not_read(zipped: Path) -> None:
    rezipped(zipped, lambda info, data: data, ("sources/0009.yaml", b"number: 9\n"))
    opened = read_pack(zipped)
    assert reasons(opened) == {"sources/0009.yaml": "altered"} and opened.pack.source(9) is None


def test_a_slip_of_the_pen_in_a_folder_is_named_with_its_line(folder: Path) -> None:
    source = folder / "sources" / "0001.yaml"
    source.write_text(source.read_text("utf-8").replace("start: ", "start: x"), "utf-8")
    (one,) = read_pack(folder).damage
    line = next(n for n, line in enumerate(source.read_text("utf-8").splitlines(), 1) if "start: x" in line)
    assert (one.reason.id, one.reason.fields["line"], one.reason.fields["field"]) == ("damage.not_understood", line, "excerpts[1].start")


def test_a_text_that_is_not_utf_8_is_lost_not_guessed(folder: Path) -> None:
    (folder / "sources" / "0002.txt").write_bytes("perché\n".encode("latin-1"))
    opened = read_pack(folder)
    assert reasons(opened) == {"sources/0002.txt": "not_utf8"} and opened.pack.sources[1].text == ""


def test_a_quotation_that_is_no_longer_in_its_source_is_unverified(folder: Path, small_pack: Pack) -> None:
    text = folder / "sources" / "0001.txt"
    text.write_text(text.read_text("utf-8").replace("suspended", "stopped"), "utf-8")
    opened = read_pack(folder)
    source = opened.pack.sources[0]
    assert (opened.damage, opened.changed) == ((), ("sources/0001.txt",))
    assert source.excerpts == small_pack.sources[0].excerpts and not source.verified(source.excerpts[0])


LEADING_OUT = ("../evil.txt", "/etc/passwd", "C:/evil.txt", "sources/../../x", "a\\b.txt", "media/con", ".hidden", "x" * 300)
HOSTILE = (
    "a: &x [1]\nb: [*x, *x]\n", "[" * 50_000, "- " * 50_000, "!!python/object/apply:os.system ['true']\n", "\x00", "a: b: c", "",
    "# nothing\n", "later: {a: 1, a: 2}\n", "number: 1\n? [a]\n: b\n")


@pytest.mark.parametrize("name", LEADING_OUT)
def test_a_name_that_leads_out_is_left_out(name: str, zipped: Path, small_pack: Pack, tmp_path: Path) -> None:
    info = zipfile.ZipInfo("placeholder")
    info.filename = name
    rezipped(zipped, lambda info, data: data, (info, b"x"))
    opened = read_pack(zipped)
    assert set(reasons(opened).values()) == {"unsafe_name"} and opened.pack == small_pack
    unpack(zipped, tmp_path / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "p.briefpack"]


def test_a_link_is_not_followed(zipped: Path, folder: Path, tmp_path: Path, link: Callable[[Path, Path], None]) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret", "utf-8")
    linked = zipfile.ZipInfo("sources/0003.txt")
    linked.external_attr = (stat.S_IFLNK | 0o777) << 16
    rezipped(zipped, lambda info, data: data, (linked, str(secret).encode()))
    (folder / "sources" / "0002.txt").unlink()
    link(folder / "sources" / "0002.txt", secret)
    assert reasons(read_pack(zipped)) == {"sources/0003.txt": "link"}
    opened = read_pack(folder)
    assert "link" in {one.reason.id.removeprefix("damage.") for one in opened.damage} and opened.pack.sources[1].text == ""


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_is_believed_neither_time(zipped: Path) -> None:
    rezipped(zipped, lambda info, data: data, ("sources/0001.txt", b"Another text.\n"), ("SOURCES/0002.txt", b"x"))
    opened = read_pack(zipped)
    assert {path: id for path, id in reasons(opened).items() if id == "twice"} == {"sources/0001.txt": "twice", "SOURCES/0002.txt": "twice"}
    assert [source.text for source in opened.pack.sources] == ["", ""]


def test_a_bomb_is_not_unpacked(zipped: Path) -> None:
    rezipped(zipped, lambda info, data: b" " * 40_000_000 if info.filename == "sources/0001.txt" else data)
    assert reasons(read_pack(zipped)) == {"sources/0001.txt": "bomb"}


def test_a_file_that_deflates_like_a_bomb_is_not_taken_for_one_once_it_is_in_a_pack(small_pack: Pack, tmp_path: Path) -> None:
    text, source = "The same line again.\n" * 300_000, small_pack.sources[0]
    dull = replace(source, text=text, text_hash=digest(text), excerpts=(), origin=replace(source.origin, sha256=digest(text)))
    pack = replace(small_pack, sources=(dull,), briefings=())
    save(pack, tmp_path / "p.briefpack", blobs={digest(text): text.encode()})
    opened = read_pack(tmp_path / "p.briefpack")
    assert reasons(opened) == {} and opened.pack.sources[0].text == text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_yaml_is_a_damaged_member(text: str, folder: Path) -> None:
    (folder / "sources" / "0001.yaml").write_text(text, "utf-8")
    opened = read_pack(folder)
    assert reasons(opened) == {"sources/0001.yaml": {"": "emptied", "\x00": "holes"}.get(text, "not_understood")}


def test_a_damaged_folder_is_not_packed(folder: Path, tmp_path: Path) -> None:
    (folder / "pack.yaml").unlink()
    with pytest.raises(PackError) as caught:
        pack_folder(folder, tmp_path / "new.briefpack")
    assert caught.value.id == "pack_damaged" and not (tmp_path / "new.briefpack").exists()


def test_unpacking_saves_what_is_whole(zipped: Path, tmp_path: Path) -> None:
    flipped(zipped, "pack.yaml")
    assert [one.path for one in unpack(zipped, tmp_path / "out")] == ["pack.yaml"]
    assert (tmp_path / "out" / "sources" / "0001.txt").is_file()


def test_every_damage_can_be_said_in_both_languages(zipped: Path) -> None:
    flipped(zipped, "sources/0001.yaml")
    for language in LANGUAGES:
        catalogue = Catalogue(language, "interface")
        for one in read_pack(zipped).damage:
            said = catalogue.text("damage.line", path=one.path, reason=one.reason, lost=one.lost)
            assert all(part in said for part in ("sources/0001.yaml", catalogue.say(one.reason), catalogue.say(one.lost)))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=st.floats(0, 1, exclude_max=True), length=st.sampled_from((1, 1, 4, 60)), sort=st.sampled_from(("flip", "zero", "cut")))
def test_whatever_is_damaged_nothing_wrong_is_shown_as_right(where: float, length: int, sort: str, zipped: Path, small_pack: Pack) -> None:
    whole = zipped.read_bytes()
    at = int(where * len(whole))
    piece = {"flip": bytes(byte ^ 0xFF for byte in whole[at:at + length]), "zero": b"\0" * len(whole[at:at + length]), "cut": b""}[sort]
    broken = whole[:at] + piece + whole[at + length:]
    zipped.write_bytes(broken)
    try:
        opened = read_pack(zipped)
    except PackError:
        return
    finally:
        assert zipped.read_bytes() == broken
        zipped.write_bytes(whole)
    assert opened.damage or opened.pack == small_pack
    for source in opened.pack.sources:
        kept = small_pack.source(source.number)
        assert kept is not None and source.text in ("", kept.text)
        assert all(excerpt in kept.excerpts for excerpt in source.excerpts)
