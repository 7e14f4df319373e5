"""Packs on disk: both forms open alike, what did not change is not written again, and the same pack gives the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from briefer.errors import PackError
from briefer.model.pack import Pack
from briefer.storage.members import MEDIA_TYPE, Form, original_path
from briefer.storage.packfile import read_original, read_pack
from briefer.storage.saving import pack_folder, save, unpack
from briefer.storage.zipform import pack_member, zip_bytes
from tests.strategies import packs

Link = Callable[[Path, Path], None]


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def with_author(pack: Pack, author: str) -> Pack:
    return replace(pack, sources=(replace(pack.sources[0], author=author), *pack.sources[1:]))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pack=packs())
def test_every_pack_comes_back_from_both_forms(pack: Pack, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("pack")
    save(pack, folder / "a.briefpack")
    save(pack, folder / "a", form="folder")
    for name in ("a.briefpack", "a"):
        opened = read_pack(folder / name)
        assert (opened.pack, opened.damage, opened.changed, opened.read_only) == (pack, (), (), False)


@pytest.mark.parametrize("form", ["zip", "folder"])
def test_what_save_says_is_what_opening_finds(form: Form, small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    saved = save(small_pack, tmp_path / "p", form=form, blobs=blobs)
    opened = read_pack(tmp_path / "p")
    assert (opened.members, opened.stamp, opened.manifest, opened.form) == (saved.members, saved.stamp, saved.manifest, form)
    assert opened.token == saved.token and opened.manifest.previous == ""


def test_the_file_form_is_laid_out_as_promised(small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    save(small_pack, tmp_path / "p.briefpack", blobs=blobs)
    with zipfile.ZipFile(tmp_path / "p.briefpack") as file:
        assert file.testzip() is None
        names = file.namelist()
        first = file.infolist()[0]
        assert file.read("mimetype").decode() == MEDIA_TYPE
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names == [
        "mimetype", "manifest.yaml", "pack.yaml", "sources/0001.txt", "sources/0001.yaml", "sources/0002.txt", "sources/0002.yaml",
        "README.txt", "originals/0001.pdf"]
    assert (first.compress_type, first.extra) == (zipfile.ZIP_STORED, b"")
    assert (tmp_path / "p.briefpack").read_bytes()[30 : 30 + 8 + len(MEDIA_TYPE)] == b"mimetype" + MEDIA_TYPE.encode()


def test_the_same_pack_gives_the_same_bytes(small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    for name in ("a.briefpack", "b.briefpack"):
        save(small_pack, tmp_path / name, blobs=blobs)
    for name in ("a", "b"):
        save(small_pack, tmp_path / name, form="folder", blobs=blobs)
    assert (tmp_path / "a.briefpack").read_bytes() == (tmp_path / "b.briefpack").read_bytes()
    assert files_of(tmp_path / "a") == files_of(tmp_path / "b")


def test_the_same_change_gives_the_same_bytes_whatever_was_carried_over(
    small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path
) -> None:
    changed = with_author(small_pack, "Rossi")
    for name in ("a.briefpack", "b.briefpack"):
        opened = save(small_pack, tmp_path / name, blobs=blobs)
        if name == "a.briefpack":
            opened = read_pack(tmp_path / name)
        save(changed, tmp_path / name, opened=opened)
    assert (tmp_path / "a.briefpack").read_bytes() == (tmp_path / "b.briefpack").read_bytes()


def test_unpacking_and_packing_again_gives_the_same_file(small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    save(small_pack, tmp_path / "a.briefpack", blobs=blobs)
    assert unpack(tmp_path / "a.briefpack", tmp_path / "folder") == ()
    assert read_pack(tmp_path / "folder").pack == small_pack
    pack_folder(tmp_path / "folder", tmp_path / "b.briefpack")
    assert (tmp_path / "a.briefpack").read_bytes() == (tmp_path / "b.briefpack").read_bytes()


def test_packing_accepts_what_was_changed_by_hand(small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    save(small_pack, tmp_path / "p", form="folder", blobs=blobs)
    (tmp_path / "p" / "sources" / "0002.txt").write_text("Changed by hand.\n", "utf-8")
    packed = pack_folder(tmp_path / "p", tmp_path / "p.briefpack")
    opened = read_pack(tmp_path / "p.briefpack")
    assert opened.damage == () and opened.pack.sources[1].text == "Changed by hand.\n"
    assert packed.token == opened.token != read_pack(tmp_path / "p").token


def test_each_save_names_the_one_before(small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    first = save(small_pack, tmp_path / "p", form="folder", blobs=blobs)
    second = save(with_author(small_pack, "Rossi"), tmp_path / "p", opened=first)
    assert (second.manifest.previous, read_pack(tmp_path / "p").manifest.previous) == (first.token, first.token)
    assert second.token != first.token


@pytest.mark.parametrize("form", ["zip", "folder"])
def test_saving_what_has_not_changed_writes_nothing(form: Form, small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    opened = save(small_pack, tmp_path / "p", form=form, blobs=blobs)
    again = save(replace(small_pack), tmp_path / "p", opened=opened)
    assert again.token == opened.token == read_pack(tmp_path / "p").token
    assert not (tmp_path / "p.bak").exists()


def test_a_folder_rewrites_only_what_changed(small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    folder = tmp_path / "p"
    opened = save(small_pack, folder, form="folder", blobs=blobs)
    before = {path: path.stat().st_ino for path in folder.rglob("*") if path.is_file()}
    save(with_author(small_pack, "Rossi"), folder, opened=opened)
    fresh = {path.relative_to(folder).as_posix() for path, inode in before.items() if path.stat().st_ino != inode}
    assert fresh == {"manifest.yaml", "sources/0001.yaml"}
    assert not (folder / ".next").exists()


def test_a_file_keeps_the_former_one_beside_it(small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "p.briefpack"
    opened = save(small_pack, path, blobs=blobs)
    former = path.read_bytes()
    save(with_author(small_pack, "Rossi"), path, opened=opened)
    assert (tmp_path / "p.briefpack.bak").read_bytes() == former
    assert sorted(file.name for file in tmp_path.iterdir()) == ["p.briefpack", "p.briefpack.bak"]


@pytest.mark.parametrize("form", ["zip", "folder"])
def test_a_removed_source_leaves_no_member_behind(form: Form, small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    opened = save(small_pack, tmp_path / "p", form=form, blobs=blobs)
    save(replace(small_pack, sources=small_pack.sources[1:], briefings=()), tmp_path / "p", opened=opened)
    left = read_pack(tmp_path / "p")
    assert left.damage == () and left.changed == ()
    assert not [path for path in left.members if "0001" in path]
    assert [source.number for source in left.pack.sources] == [2]


@pytest.mark.parametrize("form", ["zip", "folder"])
def test_originals_travel_byte_for_byte(form: Form, small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    opened = save(small_pack, tmp_path / "p", form=form, blobs=blobs)
    other: Form = "folder" if form == "zip" else "zip"
    save(with_author(small_pack, "Rossi"), tmp_path / "q", form=other, opened=opened)
    ((sha, data),) = blobs.items()
    assert read_original(tmp_path / "p", sha) == read_original(tmp_path / "q", sha) == data
    with pytest.raises(PackError) as caught:
        read_original(tmp_path / "p", "0" * 64)
    assert caught.value.id == "pack_original_missing"


def test_a_pack_is_not_saved_without_the_bytes_it_names(small_pack: Pack, tmp_path: Path) -> None:
    with pytest.raises(PackError) as caught:
        save(small_pack, tmp_path / "p.briefpack")
    assert caught.value.id == "pack_original_missing" and not list(tmp_path.iterdir())


def test_styles_and_pictures_travel_too(small_pack: Pack, tmp_path: Path) -> None:
    data = b"name: unit\n"
    sha = sha256(data).hexdigest()
    pack = replace(small_pack, sources=(), briefings=(), files={"styles/unit.yaml": sha})
    save(pack, tmp_path / "p.briefpack", blobs={sha: data})
    assert read_pack(tmp_path / "p.briefpack").pack.files == {"styles/unit.yaml": sha}
    assert read_original(tmp_path / "p.briefpack", sha) == data


@pytest.mark.parametrize("path", ["../x", "styles/../../x", "elsewhere/x.yaml", "media/con.png", "/media/x", "media/.hidden", "media/a\\b"])
def test_no_file_is_written_outside_its_folder(path: str, small_pack: Pack, tmp_path: Path) -> None:
    pack = replace(small_pack, sources=(), briefings=(), files={path: sha256(b"x").hexdigest()})
    with pytest.raises(PackError) as caught:
        save(pack, tmp_path / "p.briefpack", blobs={sha256(b"x").hexdigest(): b"x"})
    assert caught.value.id == "pack_member_name"


@pytest.mark.parametrize(
    ("file", "path"),
    [
        ("Report (final).PDF", "originals/0007.pdf"),
        ("notes", "originals/0007"),
        (".bashrc", "originals/0007"),
        ("a.tar.gz", "originals/0007.gz"),
        ("x./../y", "originals/0007"),
        ("è.ÀÀ", "originals/0007"),
    ],
)
def test_an_original_keeps_a_plain_extension(file: str, path: str) -> None:
    assert original_path(7, file) == path


def test_members_of_a_newer_minor_version_are_kept(small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    folder = tmp_path / "p"
    save(small_pack, folder, form="folder", blobs=blobs)
    (folder / "charts").mkdir()
    (folder / "charts" / "1.svg").write_bytes(b"<svg/>")
    manifest = (folder / "manifest.yaml").read_text("utf-8").replace("format: '1.0'", "format: '1.7'\nsigned: 'no'")
    entry = f"  - path: charts/1.svg\n    size: 6\n    sha256: {sha256(b'<svg/>').hexdigest()}\n"
    (folder / "manifest.yaml").write_text(manifest + entry, "utf-8")
    opened = read_pack(folder)
    assert (opened.read_only, opened.damage, opened.changed) == (False, (), ())
    save(with_author(opened.pack, "Rossi"), tmp_path / "p.briefpack", opened=opened)
    kept = read_pack(tmp_path / "p.briefpack")
    assert kept.manifest.format == (1, 7) and kept.manifest.extra == (("signed", "no"),)
    assert read_original(tmp_path / "p.briefpack", sha256(b"<svg/>").hexdigest()) == b"<svg/>"


def test_a_pack_of_a_newer_major_version_opens_read_only(small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    folder = tmp_path / "p"
    save(small_pack, folder, form="folder", blobs=blobs)
    manifest = folder / "manifest.yaml"
    manifest.write_text(manifest.read_text("utf-8").replace("format: '1.0'", "format: '2.0'"), "utf-8")
    opened = read_pack(folder)
    assert opened.read_only and opened.pack == small_pack
    assert opened.notice is not None and opened.notice.id == "error.pack_newer"
    with pytest.raises(PackError) as caught:
        save(with_author(opened.pack, "Rossi"), folder, opened=opened)
    assert caught.value.id == "pack_read_only"


def test_members_of_a_folder_changed_by_hand_are_taken_as_they_are(small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    folder = tmp_path / "p"
    save(small_pack, folder, form="folder", blobs=blobs)
    text = folder / "sources" / "0002.txt"
    text.write_bytes("\ufeffChanged by hand.\r\n".encode())
    (folder / "sources" / "0005.yaml").write_text("number: 5\nauthor: Added\n", "utf-8")
    (folder / "sources" / "0005.txt").write_text("Five.\n", "utf-8")
    opened = read_pack(folder)
    assert (opened.damage, opened.read_only) == ((), False)
    assert opened.changed == ("sources/0002.txt", "sources/0005.txt", "sources/0005.yaml")
    assert [(source.number, source.text) for source in opened.pack.sources[1:]] == [(2, "Changed by hand.\n"), (5, "Five.\n")]
    save(with_author(opened.pack, "Rossi"), folder, opened=opened)
    assert read_pack(folder).changed == () and read_pack(folder).pack.next_source == 6


def test_files_that_are_no_members_stay_out_of_it(small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    folder = tmp_path / "p"
    opened = save(small_pack, folder, form="folder", blobs=blobs)
    (folder / ".git").mkdir()
    (folder / ".git" / "pack.yaml").write_text("no", "utf-8")
    (folder / "notes.md").write_text("mine", "utf-8")
    (folder / "styles").mkdir()
    (folder / "styles" / "draft.yaml").write_text("mine", "utf-8")
    again = read_pack(folder)
    assert again.members == opened.members and again.changed == ()
    save(with_author(small_pack, "Rossi"), folder, opened=again)
    assert (folder / "notes.md").read_text("utf-8") == (folder / "styles" / "draft.yaml").read_text("utf-8") == "mine"
    save(replace(small_pack, sources=(), briefings=()), folder)
    assert (folder / "styles" / "draft.yaml").exists() and not (folder / "sources" / "0001.yaml").exists()


@pytest.mark.parametrize("form", ["zip", "folder"])
def test_what_somebody_else_changed_is_not_overwritten(form: Form, small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "p"
    opened = save(small_pack, path, form=form, blobs=blobs)
    save(with_author(small_pack, "Somebody"), path, opened=opened)
    before = path.read_bytes() if form == "zip" else files_of(path)
    with pytest.raises(PackError) as caught:
        save(with_author(small_pack, "Me"), path, opened=opened)
    assert caught.value.id == "pack_changed_on_disk"
    assert before == (path.read_bytes() if form == "zip" else files_of(path))


def test_a_member_changed_by_hand_meanwhile_is_not_overwritten(small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    opened = save(small_pack, tmp_path / "p", form="folder", blobs=blobs)
    hand = tmp_path / "p" / "sources" / "0001.yaml"
    hand.write_text(hand.read_text("utf-8") + "author: By hand\n", "utf-8")
    with pytest.raises(PackError) as caught:
        save(with_author(small_pack, "Me"), tmp_path / "p", opened=opened)
    assert caught.value.id == "pack_changed_on_disk" and "By hand" in hand.read_text("utf-8")


def test_a_pack_whose_file_went_away_is_written_again(small_pack: Pack, tmp_path: Path) -> None:
    pack = replace(small_pack, sources=small_pack.sources[1:], briefings=())
    opened = save(pack, tmp_path / "p.briefpack")
    (tmp_path / "p.briefpack").unlink()
    save(replace(pack, glossary=()), tmp_path / "p.briefpack", opened=opened)
    assert read_pack(tmp_path / "p.briefpack").pack == pack


def test_a_folder_with_other_files_is_left_alone(small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    folder = tmp_path / "thesis"
    folder.mkdir()
    (folder / "thesis.docx").write_bytes(b"x")
    path = tmp_path / "p.briefpack"
    save(small_pack, path, blobs=blobs)
    for write in (lambda: save(small_pack, folder, blobs=blobs), lambda: unpack(path, folder)):
        with pytest.raises(PackError) as caught:
            write()
        assert caught.value.id == "pack_folder_not_empty"
    assert [file.name for file in folder.iterdir()] == ["thesis.docx"]


def test_a_zip_made_elsewhere_of_an_unpacked_pack_opens(small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path) -> None:
    save(small_pack, tmp_path / "p", form="folder", blobs=blobs)
    with zipfile.ZipFile(tmp_path / "by_hand.zip", "w", zipfile.ZIP_DEFLATED) as file:
        for path, data in files_of(tmp_path / "p").items():
            file.writestr(path, data)
    opened = read_pack(tmp_path / "by_hand.zip")
    assert (opened.pack, opened.damage) == (small_pack, ())
    save(with_author(opened.pack, "Rossi"), tmp_path / "by_hand.zip", opened=opened)
    assert read_pack(tmp_path / "by_hand.zip").damage == ()


def test_any_members_come_back_from_the_zip_writer(tmp_path: Path) -> None:
    members = {"mimetype": b"m", "empty": b"", "a/b.pdf": b"\0" * 9000, "z.txt": b"text " * 900}
    (tmp_path / "x.zip").write_bytes(zip_bytes({path: pack_member(path, data) for path, data in members.items()}))
    with zipfile.ZipFile(tmp_path / "x.zip") as file:
        assert file.testzip() is None
        assert {name: file.read(name) for name in file.namelist()} == members
        assert file.namelist()[0] == "mimetype"


def test_a_link_that_is_no_member_is_no_damage(small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path, link: Link) -> None:
    save(small_pack, tmp_path / "p", form="folder", blobs=blobs)
    link(tmp_path / "p" / "elsewhere", tmp_path)
    assert read_pack(tmp_path / "p").damage == ()


def test_a_link_to_a_pack_stays_a_link(small_pack: Pack, blobs: Mapping[str, bytes], tmp_path: Path, link: Link) -> None:
    (tmp_path / "there").mkdir()
    save(small_pack, tmp_path / "there" / "p.briefpack", blobs=blobs)
    place = tmp_path / "link.briefpack"
    link(place, tmp_path / "there" / "p.briefpack")
    opened = read_pack(place)
    save(with_author(small_pack, "Rossi"), place, opened=opened)
    assert place.is_symlink() and read_pack(tmp_path / "there" / "p.briefpack").pack.sources[0].author == "Rossi"
