"""What docs/format.md says of the lock, the journal and the versions is enough to read them."""
from __future__ import annotations

import ast
import json
import os
import re
import sys
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

import pytest

from briefer.edits import AddSource, ChangeSource, RemoveSource
from briefer.session import Keep, Session
from briefer.storage.holder import Holder
from tests.session import state_reader
from tests.session.conftest import NOW, crash
from tests.storage.format_reader import load, members

PAGE = (Path(__file__).parents[2] / "docs" / "format.md").read_text("utf-8").partition("## What lies outside the pack")[2]
NAMED = frozenset(word for said in re.findall(r"`([^`]+)`", PAGE) for word in re.findall(r"[\w.]+", said))


def place(kept: Session, keep: Keep) -> Path:
    assert keep.folder is not None
    return state_reader.place_of(keep.folder, kept.path)


def token(kept: Session) -> str:
    return str(load(members(kept.path)["manifest.yaml"])["token"])


def test_the_reader_of_these_tests_knows_nothing_of_briefer() -> None:
    tree = ast.parse(Path(state_reader.__file__).read_text("utf-8"))
    modules = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    modules |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in modules} <= sys.stdlib_module_names


def test_a_stranger_reads_the_lock(kept: Session) -> None:
    lock = state_reader.lock_of(kept.path)
    said = json.loads(lock.read_bytes())
    assert (said["user"], said["process"], said["since"]) == ("rossi", os.getpid(), NOW)
    assert set(said) == {field.name for field in fields(Holder)} <= NAMED
    kept.close()
    assert not lock.exists()


@pytest.mark.skipif(os.name == "nt", reason="the names of folders are reckoned otherwise there")
def test_a_stranger_finds_in_the_journal_what_the_pack_lacks(
        kept: Session, import_source: AddSource, blobs: Mapping[str, bytes], keep: Keep) -> None:
    kept.do(import_source, blobs)
    saving = kept.begin_save()
    assert saving is not None
    kept.do(ChangeSource(1, {"author": "Rossi"}), merge="typing")
    before = token(kept)
    saving.run()
    kept.undo()
    crash(kept)
    lines = state_reader.lines_of((place(kept, keep) / "journal").read_bytes())
    edits = [line for line in lines if "edit" in line]
    assert [line["cause"] for line in edits] == ["done", "done", "undone"] and edits[1]["merge"] == "typing"
    assert state_reader.missing(lines, before) == edits
    assert token(kept) != before and state_reader.missing(lines, token(kept)) == edits[1:]
    assert state_reader.missing(lines, "another") is None
    assert {key for line in lines for key in line} <= NAMED
    (digest,) = edits[0]["brings"]
    assert (place(kept, keep) / "blobs" / digest).read_bytes() == blobs[digest]


@pytest.mark.skipif(os.name == "nt", reason="the names of folders are reckoned otherwise there")
def test_a_stranger_reads_an_earlier_version(
        kept: Session, import_source: AddSource, blobs: Mapping[str, bytes], keep: Keep) -> None:
    kept.do(import_source, blobs)
    kept.save()
    then = members(kept.path)
    assert kept.versions.keep("saved") is not None
    there = state_reader.version(place(kept, keep), 1)
    assert there.keys() == then.keys() - {"manifest.yaml", ".lock"}
    assert all(there[path] == then[path] for path in there if path == "pack.yaml" or path.startswith("sources/"))
    kept.do(RemoveSource(1))
    kept.save()
    again = state_reader.version(place(kept, keep), 1)
    found = {path: data for path, data in again.items() if data is not None}
    assert found == {path: then[path] for path in found} and {path.split("/")[0] for path in found} == {"pack.yaml", "sources", "originals"}
    said = json.loads((place(kept, keep) / "versions" / "1.json").read_bytes())
    assert set(said) | {said["reason"]} <= NAMED
