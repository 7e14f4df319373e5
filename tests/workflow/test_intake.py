"""What was read goes into a pack in the same way for both faces; copied text becomes a source that states what a person said."""
from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from briefer.errors import SourceError
from briefer.model.pack import Pack
from briefer.model.sources import Source
from briefer.model.text import digest
from briefer.workflow.importing import FileRead, FileToRead
from briefer.workflow.intake import Intake, look_into
from briefer.workflow.pasting import AsGiven, Passage, read_copied_html, source_of_passage

NOW = "2026-11-21T10:00:00+00:00"


def _read(text: str, name: str = "a.txt") -> FileRead:
    data = text.encode()
    sha = sha256(data).hexdigest()
    source = Source(0, text, digest(text))
    return FileRead(0, FileToRead(name), data, sha, replace(source, origin=replace(source.origin, file=name, sha256=sha)))


def test_numbers_follow_the_pack_and_what_it_has_is_named() -> None:
    pack, intake = Pack("p", NOW), Intake(())
    first = intake.take(_read("One text."), pack, NOW)
    assert first.edit is not None and first.edit.source.number == 1
    pack = first.edit.apply(pack)
    assert intake.take(_read("One text."), pack, NOW).earlier == 1
    again = Intake(pack.sources, again=True).take(_read("One text."), pack, NOW)
    assert again.edit is not None and again.same_text == (1,)


def test_a_step_undone_meanwhile_is_not_taken_for_a_source() -> None:
    empty, intake = Pack("p", NOW), Intake(())
    intake.take(_read("The same words."), empty, NOW)
    second = intake.take(_read("The same words.", "b.txt"), empty, NOW)
    assert second.edit is not None and (second.edit.source.number, second.same_text) == (1, ())


def test_what_could_not_be_read_says_why() -> None:
    arrival = Intake(()).take(FileRead(0, FileToRead("a.txt"), error=SourceError("source_empty", file="a.txt")), Pack("p", NOW), NOW)
    assert arrival.edit is None and arrival.error is not None and arrival.error.id == "source_empty"


def test_of_a_folder_the_files_that_somebody_put_there_count(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden", "~$a.docx", "Thumbs.db"):
        (tmp_path / name).write_text("x")
    (tmp_path / "inner").mkdir()
    seen = look_into(tmp_path)
    assert ([one.name for one in seen.files], seen.folders) == (["a.txt", "b.txt"], 1)
    with pytest.raises(SourceError, match="source_unreadable"):
        look_into(tmp_path / "nowhere")


def test_copied_html_keeps_its_structure_and_its_address() -> None:
    passage = read_copied_html("Version:0.9\r\nSourceURL:https://example.org/x\r\n<!--StartFragment--><h1>Head</h1><p>Words.</p><!--EndFragment-->")
    source, data = source_of_passage(passage, AsGiven(title="Mine", published="8 Jan 2020", language="en"))
    assert (source.text, dict(source.structure), source.url) == ("Head\nWords.", {1: "h1"}, "https://example.org/x")
    assert source.title.basis == "supplied" and source.published is not None and source.published.edtf == "2020-01-08"
    assert data == b"Head\nWords." and source.origin.sha256 == sha256(data).hexdigest() and "title" not in source.report.guessed


def test_text_typed_anew_has_no_structure_but_what_it_tells() -> None:
    source, _ = source_of_passage(Passage("La missione è iniziata a maggio, e tutti lo sapevano."), AsGiven())
    assert source.language == "it" and not source.structure
