"""The command `text`: readings, hidden lines and marked passages of a source."""
from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefer.analysis.anchoring import context
from briefer.edits import AddSource
from briefer.model.sources import Attachment, Excerpt, HiddenLine, Highlight, Reading, Source
from briefer.model.text import digest
from briefer.session import Session
from tests.cli.answers import Briefer

ARTICLE = "The council met on Tuesday.\nIt agreed to go on.\nNobody left early."
PAGE = f"Menu\n{ARTICLE}\nFooter"


def taken(text: str, number: int, words: str) -> Excerpt:
    start = text.index(words)
    return Excerpt(number, start, start + len(words), words, *context(text, start, start + len(words)))


@pytest.fixture
def pack(briefer: Briefer) -> str:
    """A pack with a web page: two excerpts, a hidden line, two marked passages and an attachment."""
    assert briefer("new", "web", "--template", "info-brief").status == 0
    session = Session.open(Path("web.briefpack"))
    left = ARTICLE.index("Nobody left early")
    marks = (Highlight(left, left + 17, "Nobody left early", author="Rossi", comment="sure?"), Highlight(0, 11, "The council"))
    source = Source(
        1, ARTICLE, digest(ARTICLE), language="en", view="article", views={"page": Reading(PAGE)}, highlights=marks,
        hidden=(HiddenLine("Share", "social", 2), HiddenLine("Follow @us", "social", 3)), attachments=(Attachment("a.pdf", size=4096),),
        excerpts=(taken(ARTICLE, 1, "met on Tuesday"), taken(ARTICLE, 2, "agreed to go on")), next_excerpt=3)
    session.do(AddSource(source))
    session.save()
    return "web"


def test_what_surrounds_a_text_is_listed_with_numbers(briefer: Briefer, pack: str) -> None:
    said = briefer("text", pack, "1").out
    assert "hidden line 2 (before paragraph 3" in said and "marked passage 1 (paragraph 3): “Nobody left early” – Rossi: sure?" in said
    found = briefer("text", pack, "1", "--json").data["text"]
    assert (found["view"], found["views"]) == ("article", ["article", "page"])
    assert [one["text"] for one in found["hidden"]] == ["Share", "Follow @us"]
    assert [(one["number"], one["quote"]) for one in found["highlights"]] == [(1, "Nobody left early"), (2, "The council")]
    assert found["attachments"] == [{"file": "a.pdf", "media_type": "", "bytes": 4096, "sha256": ""}]


def test_excerpts_go_with_the_other_reading(briefer: Briefer, pack: str) -> None:
    answer = briefer("text", pack, "1", "--view", "page")
    assert answer.status == 0 and "Excerpt 1.1: moved, same words" in answer.out and "Shown: the whole page" in answer.out
    excerpts = briefer("excerpts", pack, "--json").data["excerpts"]
    assert [(one["quote"], one["anchor"], one["start"]) for one in excerpts] == [
        ("met on Tuesday", "exact", PAGE.index("met")), ("agreed to go on", "exact", PAGE.index("agreed"))]


def test_a_reading_that_would_lose_an_excerpt_needs_a_word_more(briefer: Briefer, pack: str) -> None:
    briefer("text", pack, "1", "--view", "page")
    briefer("quote", pack, "1", "Footer")
    refused = briefer("text", pack, "1", "--view", "article", "--json")
    assert (refused.status, refused.data["error"]["id"]) == (5, "excerpts_would_be_unverified")
    assert [one["anchor"] for one in refused.data["carried"]] == ["moved", "moved", "lost"]
    assert briefer("text", pack, "1", "--json").data["text"]["view"] == "page"
    assert briefer("text", pack, "1", "--view", "article", "--anyway").status == 0
    assert [one["anchor"] for one in briefer("excerpts", pack, "--json").data["excerpts"]] == ["exact", "exact", "lost"]
    assert briefer("excerpt", pack, "1.3", "--find-again", "--json").data["error"]["id"] == "passage_lost"


def test_hidden_lines_come_back_by_number_or_all(briefer: Briefer, pack: str) -> None:
    assert briefer("text", pack, "1", "--restore", "2", "--json").data["text"]["hidden"] == [
        {"number": 1, "text": "Share", "rule": "social", "before": 2}]
    answer = briefer("text", pack, "1", "--restore", "all")
    assert answer.status == 0 and "1 line put back" in answer.out
    source = Session.open(Path("web.briefpack")).pack.sources[0]
    assert source.text == "The council met on Tuesday.\nShare\nIt agreed to go on.\nFollow @us\nNobody left early."
    assert all(source.verified(one) for one in source.excerpts)


def test_marked_passages_become_excerpts_or_go(briefer: Briefer, pack: str) -> None:
    answer = briefer("text", pack, "1", "--take", "1", "--drop", "2", "--json")
    assert (answer.data["taken"], answer.data["text"]["highlights"]) == (["1.3"], [])
    excerpt = briefer("excerpt", pack, "1.3", "--json").data["excerpt"]
    assert (excerpt["quote"], excerpt["note"]) == ("Nobody left early", "Rossi: sure?")


def test_a_corrected_file_takes_the_place_of_the_original(briefer: Briefer, tmp_path: Path) -> None:
    briefer("new", "one", "--template", "info-brief")
    Path("wire.txt").write_text("The mission was suspended on Monday.\nNobody said why.\n", "utf-8")
    briefer("import", "one", "wire.txt")
    briefer("quote", "one", "1", "suspended on Monday")
    briefer("quote", "one", "1", "Nobody said why")
    Path("wire.txt").write_text("CORRECTED\nThe mission was suspended on Monday.\nEverybody knows why.\n", "utf-8")
    refused = briefer("text", "one", "1", "--from", "wire.txt", "--json")
    assert refused.data["error"]["id"] == "excerpts_would_be_unverified"
    assert briefer("text", "one", "1", "--from", "wire.txt", "--anyway").status == 0
    assert briefer("excerpts", "one", "--json").data["excerpts"][0]["anchor"] == "exact"
    folder = tmp_path / "out"
    briefer("unpack", "one", str(folder))
    assert (folder / "originals" / "0001.txt").read_bytes() == Path("wire.txt").read_bytes()


def test_an_original_is_read_again_in_the_encoding_that_was_meant(briefer: Briefer) -> None:
    briefer("new", "one", "--template", "info-brief")
    data = "La città è caduta. Così finì, perché non c'era più nessuno.".encode("cp850")
    Path("old.txt").write_bytes(data)
    briefer("import", "one", "old.txt", "--encoding", "latin-1")
    assert "città" not in briefer("show", "one", "--source", "1").out
    assert briefer("text", "one", "1", "--reread", "--encoding", "cp850").status == 0
    assert "città è caduta" in briefer("show", "one", "--source", "1").out


def test_pasted_text_has_no_original_to_read_again(briefer: Briefer, pack: str) -> None:
    assert briefer("text", pack, "1", "--reread", "--json").data["error"]["id"] == "source_has_no_original"


@pytest.mark.parametrize(("words", "error"), [
    (("--restore", "9"), "no_such_number"), (("--restore", "x"), "no_such_number"), (("--take", "0"), "no_such_number"),
    (("--take", "1", "--drop", "1"), "chosen_twice"), (("--view", "side"), "value_unknown")])
def test_a_number_that_none_has_is_said_and_nothing_is_done(briefer: Briefer, pack: str, words: tuple[str, ...], error: str) -> None:
    before = Path("web.briefpack").read_bytes()
    answer = briefer("text", pack, "1", *words, "--json")
    assert (answer.status, answer.data["error"]["id"]) == (2, error)
    assert Path("web.briefpack").read_bytes() == before


def test_a_passage_that_changed_outside_is_found_again(briefer: Briefer, pack: str) -> None:
    session = Session.open(Path("web.briefpack"))
    source = session.pack.sources[0]
    changed = replace(source, text=ARTICLE.replace("It agreed to go on", "It has agreed to go on"))
    folder = Path("unpacked")
    briefer("unpack", pack, str(folder))
    (folder / "sources" / "0001.txt").write_text(changed.text, "utf-8")
    assert [one["anchor"] for one in briefer("excerpts", str(folder), "--json").data["excerpts"]] == ["exact", "moved"]
    answer = briefer("excerpt", str(folder), "1.2", "--find-again")
    assert answer.status == 0 and "found again (100% alike)" in answer.out
    assert [one["anchor"] for one in briefer("excerpts", str(folder), "--json").data["excerpts"]] == ["exact", "exact"]
