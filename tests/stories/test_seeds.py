"""Five files as an officer saved them become a briefing in both languages and both formats."""
from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefer.cli import run
from tests.stories.runner import ENVIRONMENT, own_folders

SEEDS = next((folder / "shared" / "seeds" for folder in Path(__file__).parents if (folder / "shared" / "seeds").is_dir()), None)
Command = Callable[..., dict[str, Any]]

# Source, paragraph, and which of its sentences is quoted; theme and date as an officer would type them.
PASSAGES = (
    (1, 6, 1, "ita.command", "[maggio 2022]"), (1, 7, 0, "mil.nmi", "feb 2020"), (2, 5, 0, "mil.nmi", "[Feb 2020]"),
    (3, 3, 0, "pol.alliance", "6 gennaio 2020"), (3, 11, 0, "mil.nmi", "ottobre 2018"), (4, 3, 1, "mil.attacks", "[8-9 Jan 2020]"),
    (5, 3, 1, "ita.command", "Dec 2021"), (5, 7, 0, "eco.aid", "2016-2019"), (5, 13, 1, "ita.contingent", "none"),
)


@pytest.fixture
def briefer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs a command beside the seeds and gives back its JSON; `status` is what it should end with."""
    if SEEDS is None:
        pytest.skip("the five seeds are not beside this checkout")
    for path in SEEDS.glob("*.txt"):
        shutil.copy(path, tmp_path)
    monkeypatch.chdir(tmp_path)

    def command(*argv: str, status: int = 0) -> dict[str, Any]:
        out, err = io.StringIO(), io.StringIO()
        ended = run([*argv, "--json"], {**ENVIRONMENT, **own_folders(tmp_path)}, io.StringIO(), out, err)
        answer: dict[str, Any] = json.loads(out.getvalue())
        assert ended == status, answer
        return answer

    return command


def sentence(text: str, paragraph: int, number: int) -> str:
    """A sentence of a text, with the marks that a keyboard has."""
    words = re.split(r"(?<=[.;]) ", text.split("\n")[paragraph - 1])[number]
    return words.translate(str.maketrans("“”‘’–", "\"\"''-"))


def test_from_five_files_to_four_papers(briefer: Command, tmp_path: Path) -> None:
    briefer("new", "iraq", "--title", "The mission in Iraq", "--language", "en")
    imported = briefer("import", "iraq", *sorted(path.name for path in tmp_path.glob("*.txt")))
    assert (imported["imported"], imported["duplicates"], imported["failed"]) == (5, 0, 0)
    assert [file["language"] for file in imported["files"]] == ["en", "en", "it", "en", "en"]
    leftovers = [line for file in imported["files"] for line in file["hidden"] if line["rule"] != "credit"]
    assert len(leftovers) == 10 and not any(file["lost"] for file in imported["files"])
    briefer("briefing", "iraq", "--languages", "both")
    briefer("briefing", "iraq", "--title", "La missione in Iraq", "--language", "it")
    for source, paragraph, number, theme, date in PASSAGES:
        text = briefer("show", "iraq", "--source", str(source))["text"]
        quoted = briefer("quote", "iraq", str(source), sentence(text, paragraph, number), "--theme", theme, "--date", date)["excerpt"]
        assert text[quoted["start"]:quoted["end"]] == quoted["quote"] and quoted["anchor"] == "exact"
    other = sentence(briefer("show", "iraq", "--source", "2")["text"], 5, 0).replace("army", "navy")
    wrong = briefer("quote", "iraq", "2", other, status=5)
    assert wrong["error"]["id"] == "quote_not_found" and wrong["error"]["nearest"]["likeness"] > 95
    assert {row["basis"] for row in (one["date"] for one in briefer("excerpts", "iraq")["excerpts"])} == {
        "stated", "inferred", "not_applicable"}
    placed = briefer("place", "iraq")
    assert len(placed["placed"]) == len(PASSAGES) and placed["left"] == []
    checks = {finding["check"] for finding in briefer("check", "iraq", status=1)["findings"]}
    assert {"translation_missing", "source_data_missing", "section_empty"} <= checks
    first, again = (briefer("build", "iraq", "--out", folder) for folder in ("one", "two"))
    assert [(file["language"], file["format"]) for file in first["files"]] == [("en", "pdf"), ("en", "docx"), ("it", "pdf"), ("it", "docx")]
    assert [file["sha256"] for file in first["files"]] == [file["sha256"] for file in again["files"]]
    assert first["receipt"]["placed"] == first["receipt"]["excerpts"] == len(PASSAGES) and first["receipt"]["sources"] == 5
