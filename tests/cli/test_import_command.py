"""Import by command: files of every sort side by side, folders, pasted text, attachments; what is refused is said, the rest is kept."""
from __future__ import annotations

import os
import signal
import subprocess
import sys
from email.message import EmailMessage
from pathlib import Path

import pytest

from briefer.cli import import_command
from briefer.importers.catalogue import IMPORTERS
from briefer.session import Session
from briefer.workflow.importing import FileRead, Importing
from tests.cli.answers import Briefer
from tests.importers.containers import sample

BODY = "The mission goes on in the north, officials said on Monday, and nobody asked for its end."


def mail(*attachments: tuple[str, bytes]) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "The mission"
    message["Message-ID"] = "<1@example.org>"
    message.set_content(BODY)
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_a_folder_brings_its_files_by_name_but_not_what_is_hidden_or_below(briefer: Briefer, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "below").mkdir(parents=True)
    (folder / "below" / "c.txt").write_text(BODY, "utf-8")
    for name in ("b.txt", "a.md", ".hidden.txt", "~$b.docx", "Thumbs.db"):
        (folder / name).write_text(f"{name} {BODY}", "utf-8")
    (tmp_path / "empty").mkdir()
    briefer("new", "a")
    answer = briefer("import", "a", "folder", "--json")
    assert answer.status == 0 and [one["file"] for one in answer.data["files"]] == ["a.md", "b.txt"]
    assert "1 folder inside “folder” was left alone." in briefer("import", "a", "folder").out
    refused = briefer("import", "a", "empty", "--json")
    assert refused.status == 3 and refused.data["files"][0]["error"]["id"] == "source_folder_empty"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_what_is_no_file_or_too_large_is_refused_without_reading_it(briefer: Briefer, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("nowhere")
    with (tmp_path / "sparse.txt").open("wb") as sparse:
        sparse.truncate(2**30)
    briefer("new", "a")
    answer = briefer("import", "a", "pipe", "link", "sparse.txt", "/dev/zero", "none.txt", "agency.txt", "--json")
    assert [one["error"]["id"] if "error" in one else one["status"] for one in answer.data["files"]] == [
        "source_no_file", "source_link_broken", "source_too_large", "source_no_file", "source_missing", "imported"]
    assert answer.status == 3 and (answer.data["imported"], answer.data["failed"]) == (1, 5)


def test_an_endless_line_is_refused(briefer: Briefer, tmp_path: Path) -> None:
    with (tmp_path / "endless.txt").open("wb") as endless:
        endless.write(b"word " * (12 * 2**20))
    briefer("new", "a")
    assert briefer("import", "a", "endless.txt", "--json").data["files"][0]["error"]["id"] == "source_too_large"


def test_a_long_line_within_the_limit_comes_in_or_is_refused_within_its_time(briefer: Briefer, tmp_path: Path) -> None:
    (tmp_path / "line.txt").write_bytes(b"word " * 2**20)
    briefer("new", "a")
    found = briefer("import", "a", "line.txt", "--json").data["files"][0]
    assert found["status"] == "imported" or found["error"]["id"] == "source_timeout"


def test_pasted_text_becomes_a_source_with_the_title_and_address_given(briefer: Briefer, tmp_path: Path) -> None:
    briefer("new", "a")
    answer = briefer("import", "a", "-", "--title", "A title", "--url", "https://example.org/1", "--json", stdin=f"{BODY}\n\nÈ così.\n")
    assert (answer.status, answer.data["files"][0]["paragraphs"]) == (0, 2)
    source = Session.open(tmp_path / "a.briefpack").pack.sources[0]
    assert (source.title.text.best("en"), source.title.basis, source.url) == ("A title", "supplied", "https://example.org/1")
    assert source.origin.pasted and source.origin.file == ""
    assert briefer("import", "a", "-", stdin="").status == 3


@pytest.mark.parametrize("argv", [["-", "agency.txt"], ["agency.txt", "--title", "x"], ["agency.txt", "--patience", "0"], []])
def test_options_that_do_not_go_together_are_a_mistake_of_usage(briefer: Briefer, argv: list[str]) -> None:
    briefer("new", "a")
    assert briefer("import", "a", *argv).status == 2


def test_a_duplicate_is_added_all_the_same_when_asked(briefer: Briefer) -> None:
    briefer("new", "a")
    briefer("import", "a", "agency.txt")
    assert briefer("import", "a", "agency.txt", "--again", "--json").data["files"][0]["source"] == 2


def test_the_encoding_asked_for_holds(briefer: Briefer, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("La città è lì, perché così è più bella.".encode("mac_roman"))
    briefer("new", "a")
    assert briefer("import", "a", "old.txt", "--encoding", "mac_roman").status == 0
    source = Session.open(tmp_path / "a.briefpack").pack.sources[0]
    assert source.text.startswith("La città è lì") and source.origin.encoding == "mac-roman" and "encoding" not in source.report.guessed
    answer = briefer("import", "a", "page.md", "--encoding", "nonsense", "--json")
    assert answer.data["files"][0]["error"]["id"] == "source_encoding"


def test_attachments_of_a_mail_are_listed_and_become_sources_of_their_own(briefer: Briefer, tmp_path: Path) -> None:
    note = f"A note. {BODY}".encode()
    (tmp_path / "mail.eml").write_bytes(mail(("note.txt", note), ("data.bin", b"\x00\x01\x02")))
    briefer("new", "a")
    listed = briefer("import", "a", "mail.eml", "--json").data["files"][0]["attachments"]
    assert [(one["file"], one["size"]) for one in listed] == [("note.txt", len(note)), ("data.bin", 3)]
    assert "note.txt, data.bin" in briefer("import", "a", "mail.eml", "--again").out
    one = briefer("import", "a", "--attachments-of", "1", "note.txt", "--json")
    assert (one.status, one.data["files"][0]["source"]) == (0, 3)
    every = briefer("import", "a", "--attachments-of", "1", "--json")
    assert [file["status"] for file in every.data["files"]] == ["duplicate", "failed"] and every.status == 3
    pack = Session.open(tmp_path / "a.briefpack").pack
    assert pack.sources[2].origin.attached_to == 1 and pack.sources[2].origin.file == "note.txt"
    assert briefer("import", "a", "--attachments-of", "1", "other.txt").status == 3
    assert briefer("import", "a", "--attachments-of", "3").status == 3
    assert briefer("import", "a", "--attachments-of", "9").status == 5


def test_the_original_comes_back_byte_for_byte(briefer: Briefer, tmp_path: Path) -> None:
    names = [f"one{importer.suffixes[0]}" for importer in IMPORTERS]
    for name, importer in zip(names, IMPORTERS, strict=True):
        (tmp_path / name).write_bytes(sample(importer.kind))
    briefer("new", "a")
    assert briefer("import", "a", *names).status == 0
    assert briefer("unpack", "a", "plain").status == 0
    for number, name in enumerate(names, 1):
        original, = (tmp_path / "plain" / "originals").glob(f"{number:04d}*")
        assert original.read_bytes() == (tmp_path / name).read_bytes()


def test_ctrl_c_keeps_what_came_in_and_says_how_many(briefer: Briefer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted(Importing):
        def __iter__(self):  # type: ignore[no-untyped-def]
            for event in super().__iter__():
                yield event
                if isinstance(event, FileRead):
                    raise KeyboardInterrupt

    monkeypatch.setattr(import_command, "Importing", Interrupted)
    briefer("new", "a")
    answer = briefer("import", "a", "agency.txt", "page.md")
    assert answer.status == 130 and "1 source came in and is kept; files not read: 1." in answer.out
    assert len(Session.open(tmp_path / "a.briefpack").pack.sources) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_real_interrupt_ends_the_program_with_its_pack_saved(briefer: Briefer, tmp_path: Path) -> None:
    briefer("new", "a")
    process = subprocess.Popen([sys.executable, "-c", (
        "import sys; from briefer.cli import import_command as c, main\n"
        "take = c._Intake.take\n"
        "def told(self, read):\n    take(self, read); sys.__stdout__.write('in\\n'); sys.__stdout__.flush()\n"
        "c._Intake.take = told; sys.argv = ['briefer', 'import', 'a', 'agency.txt', 'page.md']; sys.exit(main())")], cwd=tmp_path,
        stdout=subprocess.PIPE)
    assert process.stdout and process.stdout.readline() == b"in\n"
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode == 130
    assert len(Session.open(tmp_path / "a.briefpack").pack.sources) >= 1


def test_of_many_hidden_lines_each_is_shown_once_and_the_rest_counted(briefer: Briefer, tmp_path: Path) -> None:
    pages = [f"The minister spoke of matter {number} at length.\nThe Gulf Monitor\n@paper{number} @other{number}" for number in range(12)]
    (tmp_path / "long.txt").write_text("\n".join(pages), "utf-8")
    briefer("new", "many", "--language", "en")
    told = briefer("import", "many", "long.txt").out.splitlines()
    assert [line for line in told if line.strip().startswith("hidden")] == [
        "    hidden (line repeated in the file): The Gulf Monitor (×12)",
        *(f"    hidden (social media accounts): @paper{number} @other{number}" for number in range(7))]
    assert "    and 5 other hidden lines; to see them: briefer text PACK 1" in told
