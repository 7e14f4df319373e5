"""What goes into the files of a briefing, and when they are written."""
from __future__ import annotations

from pathlib import Path

import pytest

from briefer.errors import ExportError
from briefer.session import Session
from briefer.workflow import assemble, lay_out, library, publish
from briefer.workflow.exports import make, outputs, parts_of, with_parts, write

SAMPLES = Path(__file__).resolve().parents[2] / "sample_packs"
PACK = Session.open(SAMPLES / "iraq-nato").pack
BRIEFING = PACK.briefings[0]


def test_a_paper_with_its_own_parts_is_the_same_paper() -> None:
    assert with_parts(BRIEFING, parts_of(BRIEFING)) is BRIEFING
    assert with_parts(BRIEFING, {"nothing of the kind": False}) is BRIEFING


def test_a_part_left_out_prints_no_more_and_nothing_else_changes() -> None:
    without = with_parts(BRIEFING, {"timeline": False})
    assert parts_of(without) == {**parts_of(BRIEFING), "timeline": False}
    changed = [before.kind for before, after in zip(BRIEFING.sections, without.sections, strict=True) if before != after]
    assert changed and set(changed) <= {"timeline", "chronology"}
    assert with_parts(without, {"timeline": True}) != without


def test_files_are_made_in_memory_and_are_those_of_the_exporter(tmp_path: Path) -> None:
    style, told = library().style(BRIEFING.style), list[tuple[int, int]]()
    wanted = outputs(PACK, BRIEFING, tmp_path, ("pdf", "docx"), ("en", "it"))
    data = make(PACK, BRIEFING, style, wanted, lambda: False, lambda done, total: told.append((done, total)))
    assert data is not None and not list(tmp_path.iterdir())
    assert told == [(number, 8) for number in range(1, 9)]
    for one, content in zip(wanted, data, strict=True):
        document = assemble(PACK, BRIEFING, one.language, style).document
        assert content == publish(document, lay_out(document, style), style, one.format)
    write(wanted, data)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(one.path.name for one in wanted)


def test_what_is_stopped_gives_nothing() -> None:
    style, done = library().style(BRIEFING.style), list[int]()
    wanted = outputs(PACK, BRIEFING, Path("nowhere"), ("pdf",), ("en",))
    assert make(PACK, BRIEFING, style, wanted, lambda: len(done) == 2, lambda number, _: done.append(number)) is None
    assert done == [1, 2]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    wanted = outputs(PACK, BRIEFING, tmp_path / "file", ("pdf",), ("en",))
    with pytest.raises(ExportError, match="output_no_folder"):
        write(wanted, (b"data",))
