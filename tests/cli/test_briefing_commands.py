"""Excerpts, themes and briefings by command."""
from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.answers import Briefer


@pytest.fixture
def pack(briefer: Briefer) -> str:
    """A pack with two sources and two excerpts, one of them without theme and date."""
    briefer("new", "a")
    briefer("import", "a", "agency.txt", "comunicato.txt")
    briefer("quote", "a", "1", "Rockets fell near the airport road on 2 March 2021, without casualties.", "--theme", "mil.attacks",
            "--date", "2 Mar 2021", "--credibility", "2", "--speaker", "A spokesman")
    briefer("quote", "a", "2", "l'Italia manterrà dodici istruttori, in gran parte Carabinieri, fino alla fine del 2022")
    return "a"


def test_excerpts_answer_with_the_promised_keys(briefer: Briefer, pack: str) -> None:
    first, second = briefer("excerpts", pack, "--json").data["excerpts"]
    assert first.keys() >= {"id", "source", "start", "end", "quote", "themes", "date", "credibility", "speaker", "anchor", "placed"}
    assert (first["id"], first["themes"], first["credibility"], first["speaker"], first["anchor"]) == (
        "1.1", ["mil.attacks"], "2", "A spokesman", "exact")
    assert first["date"] == {"stated": "2 Mar 2021", "edtf": "2021-03-02", "basis": "stated"}
    assert second["quote"].startswith("l’Italia manterrà") and second["date"] is None


@pytest.mark.parametrize(("argv", "ids"), [
    (["--theme", "mil"], ["1.1"]), (["--theme", "eco"], []), (["--source", "2"], ["2.1"]), (["--language", "it"], ["2.1"]),
    (["--from", "2021"], ["1.1"]), (["--to", "Feb 2021"], []), (["--from", "1/3/2021", "--to", "3/3/2021"], ["1.1"]),
    (["--undated"], ["2.1"]), (["--unplaced"], ["1.1", "2.1"]), (["--search", "AIRPORT casualties"], ["1.1"]),
    (["--search", "manterra"], ["2.1"]),
])
def test_filters(briefer: Briefer, pack: str, argv: list[str], ids: list[str]) -> None:
    assert [one["id"] for one in briefer("excerpts", pack, *argv, "--json").data["excerpts"]] == ids


@pytest.mark.parametrize(("argv", "status"), [
    (["--theme", "nothing"], 5), (["--source", "9"], 5), (["--from", "2021", "--to", "2020"], 2), (["--from", "some day"], 2),
    (["--briefing", "nothing"], 5)])
def test_a_filter_that_names_nothing_is_refused(briefer: Briefer, pack: str, argv: list[str], status: int) -> None:
    assert briefer("excerpts", pack, *argv).status == status


def test_an_excerpt_is_changed_field_by_field_and_removed(briefer: Briefer, pack: str) -> None:
    changed = briefer("excerpt", pack, "2.1", "--themes", "ita.police, mil", "--date", "none", "--translation", "Italy will keep twelve",
                      "--headline", "Dodici istruttori", "--language", "it", "--note", "n", "--event", "e1", "--json").data["excerpt"]
    assert changed["themes"] == ["ita.police", "mil"]
    assert (changed["date"]["basis"], changed["event"], changed["note"]) == ("not_applicable", "e1", "n")
    assert changed["headline"] == {"it": "Dodici istruttori"} and changed["translation"] == {"it": "Italy will keep twelve"}
    told = briefer("excerpt", pack, "2.1", "--translation", "Italy will keep twelve instructors", "--json").data["excerpt"]
    assert told["translation"]["en"] == "Italy will keep twelve instructors"
    assert briefer("excerpt", pack, "2.1", "--headline", "x").status == 2
    assert briefer("excerpt", pack, "2.1", "--remove", "--json").data == {"removed": "2.1"}
    assert briefer("excerpt", pack, "2.1").status == 5


def test_words_that_stand_there_several_times(briefer: Briefer, pack: str) -> None:
    first = briefer("quote", pack, "1", "2020", "--json").data
    third = briefer("quote", pack, "1", "2020", "--occurrence", "2", "--json").data
    assert first["occurrences"] == 2 and third["excerpt"]["start"] > first["excerpt"]["start"]
    assert briefer("quote", pack, "1", "2020", "--occurrence", "3").status == 5


def test_the_passage_may_come_on_standard_input(briefer: Briefer, pack: str) -> None:
    assert briefer("quote", pack, "1", "-", "--json", stdin="Nobody has claimed the attack.\n").data["excerpt"]["quote"] == (
        "Nobody has claimed the attack.")


def test_the_nearest_passage_is_given_to_scripts_too(briefer: Briefer, pack: str) -> None:
    answer = briefer("quote", pack, "1", "Missiles fell near the airport road on 2 March 2021, without any casualties.", "--json")
    assert answer.status == 5 and answer.data["error"]["id"] == "quote_not_found"
    assert "fell near the airport road on 2 March 2021, without casualties" in answer.data["error"]["nearest"]["quote"]


def test_themes_are_added_renamed_merged_suggested_removed(briefer: Briefer, pack: str) -> None:
    added = briefer("themes", pack, "add", "mil.mine", "--en", "Mine", "--it", "Mio", "--parent", "mil",
                    "--keywords-it", "carabinieri*, -sport", "--json").data["themes"]
    assert next(one for one in added if one["id"] == "mil.mine")["it"] == "Mio"
    suggested = briefer("themes", pack, "suggest", "--json").data["suggestions"]
    assert suggested[0]["excerpt"] == "2.1" and {"theme": "mil.mine", "words": ["Carabinieri"]} in suggested[0]["themes"]
    renamed = briefer("themes", pack, "rename", "mil.mine", "--en", "Ours", "--json").data["themes"]
    assert next(one for one in renamed if one["id"] == "mil.mine")["en"] == "Ours"
    briefer("excerpt", pack, "2.1", "--themes", "mil.mine")
    merged = briefer("themes", pack, "merge", "mil.mine", "ita.police", "--json").data["themes"]
    assert next(one for one in merged if one["id"] == "ita.police")["excerpts"] == 1
    assert all(one["id"] != "ita.police" for one in briefer("themes", pack, "remove", "ita.police", "--json").data["themes"])
    assert briefer("themes", pack, "merge", "mil").status == briefer("themes", pack, "rename", "mil").status == 2


def test_keywords_are_shown_and_replaced_per_language(briefer: Briefer, pack: str) -> None:
    before = briefer("themes", pack, "keywords", "ita.police", "--json").data["keywords"]
    assert before["theme"] == "ita.police" and "carabinieri" in before["en"]
    after = briefer("themes", pack, "keywords", "ita.police", "--en", "constab*, -constable", "--json").data["keywords"]
    assert after["en"] == ["constab*", "-constable"] and after["it"] == before["it"]
    assert briefer("themes", pack, "keywords", "ita.police", "--json").data["keywords"] == after
    assert briefer("themes", pack, "keywords", "none").status == 5 and briefer("themes", pack, "keywords").status == 2


def test_what_tags_teach_is_listed_and_taken_by_word(briefer: Briefer, pack: str, tmp_path: Path) -> None:
    assert briefer("themes", pack, "learn", "--json").data["learned"] == []
    text = tmp_path / "dams.txt"
    text.write_text("\n\n".join(("The dams need grout.", "A dam is leaking.", "Seepage under the dam grew.", "Officers passed.",
                                 "An officer was praised.", "Officers came again.")), "utf-8")
    number = str(briefer("import", pack, str(text), "--language", "en", "--json").data["files"][0]["source"])
    for theme, passages in (("eco.aid", ("dams need", "A dam is", "the dam grew")),
                            ("ita.police", ("Officers passed", "An officer was", "Officers came"))):
        for passage in passages:
            assert briefer("quote", pack, number, passage, "--theme", theme).status == 0
    learned = briefer("themes", pack, "learn", "eco.aid", "--json").data["learned"]
    assert learned == [{"theme": "eco.aid", "language": "en", "word": "dam", "forms": ["dam", "dams"], "inside": 3, "outside": 0}]
    assert briefer("themes", pack, "learn", "eco.aid", "dams").status == 0
    assert "dams" in briefer("themes", pack, "keywords", "eco.aid", "--json").data["keywords"]["en"]
    assert briefer("themes", pack, "learn", "eco.aid", "unheard").status == 2


def test_placing_says_where_and_what_is_left(briefer: Briefer, pack: str) -> None:
    data = briefer("place", pack, "--json").data
    assert data["placed"] == [{"excerpt": "1.1", "section": "themes"}] and data["left"] == [{"excerpt": "2.1", "reason": "no_theme"}]
    assert briefer("place", pack, "2.1", "themes").status == 5
    assert briefer("place", pack, "2.1", "themes/ita", "--json").data["placed"] == [{"excerpt": "2.1", "section": "themes"}]
    assert briefer("excerpts", pack, "--json").data["excerpts"][1]["placed"] == ["themes"]
    assert briefer("unplace", pack, "2.1", "--json").data["unplaced"] == "2.1"
    assert briefer("unplace", pack, "2.1").status == 5


def test_placing_with_a_template_adds_its_briefing_once(briefer: Briefer, pack: str) -> None:
    first = briefer("place", pack, "--template", "staff-note", "--json").data["briefing"]
    assert briefer("place", pack, "--template", "staff-note", "--json").data["briefing"] == first == "staff-note"
    assert [one["id"] for one in briefer("briefing", pack, "--json").data["briefings"]] == ["info-brief", "staff-note"]


def test_title_data_is_set_per_language_or_for_all(briefer: Briefer, pack: str) -> None:
    briefer("briefing", pack, "--title", "Un titolo", "--language", "it", "--reference", "1/2026", "--as-of", "2 gen 2026", "--copies", "5")
    data = briefer("briefing", pack, "--title", "A title", "--language", "en", "--field", "period=1-7", "--json").data["briefing"]
    assert data["titles"]["title"] == {"en": "A title", "it": "Un titolo"} and data["titles"]["reference"] == {"it": "1/2026"}
    assert (data["as_of"], data["copies"], data["fields"]) == ("2026-01-02", 5, {"period": {"en": "1-7"}})
    assert briefer("briefing", pack, "--marking", "RESERVED", "--json").data["briefing"]["titles"]["marking"] == {"": "RESERVED"}
    assert briefer("briefing", pack, "--as-of", "2020").status == 2
    assert briefer("briefing", pack, "--style", "nothing").status == 6


def test_briefings_are_added_copied_and_removed(briefer: Briefer, pack: str) -> None:
    briefer("briefing", pack, "--add", "chronology")
    assert briefer("briefing", pack, "--duplicate", "info-brief", "--json").data["briefing"]["id"] == "info-brief-2"
    ids = [one["id"] for one in briefer("briefing", pack, "--remove", "info-brief", "--json").data["briefings"]]
    assert ids == ["info-brief-2", "chronology"]
    for id in ids:
        briefer("briefing", pack, "--remove", id)
    assert briefer("place", pack).status == 5


def test_the_two_languages_of_a_paragraph_stand_together_before_the_excerpts(briefer: Briefer, pack: str) -> None:
    briefer("place", pack, "1.1", "background")
    briefer("write", pack, "background", "One.", "--language", "en")
    briefer("write", pack, "background", "Uno.", "--language", "it")
    briefer("write", pack, "background", "-", "--language", "en", stdin="Two.\n")
    briefer("write", pack, "background", "First.", "--language", "en", "--at", "1")
    tree = briefer("show", pack, "--document", "--language", "en").out
    first, second, quoted = (tree.index(words) for words in ("First.", "Two.", "Rockets"))
    assert first < second < quoted and "Uno." not in tree and "One." not in tree
    assert "Uno." in briefer("show", pack, "--document", "--language", "it").out
    assert briefer("write", pack, "background", "x").status == 2
    assert briefer("write", pack, "background", "x", "--language", "en", "--at", "9").status == 5


def test_no_text_is_refused_unless_it_takes_a_paragraph_away(briefer: Briefer, pack: str) -> None:
    answer = briefer("write", pack, "purpose", "  ", "--language", "it", "--json")
    assert (answer.status, answer.data["error"]["id"]) == (2, "text_missing")
    briefer("write", pack, "purpose", "Lo scopo.", "--language", "it")
    assert briefer("write", pack, "purpose", "", "--at", "1", "--language", "it").out == "Text removed from section “purpose” (Italian).\n"


def test_a_passage_is_counted_from_one_and_its_paragraphs_are_named(briefer: Briefer, pack: str) -> None:
    answer = briefer("quote", pack, "1", "the", "--occurrence", "0", "--json")
    assert (answer.status, answer.data["error"]["id"]) == (5, "quote_no_such_occurrence")
    two = "\n".join(briefer("show", pack, "--source", "1").out.splitlines()[:2])
    assert "paragraphs 1–2" in briefer("quote", pack, "1", two).out


def test_sections_are_switched_on_and_off(briefer: Briefer, pack: str) -> None:
    def printed() -> dict[str, str]:
        return {one["id"]: one["print"] for one in briefer("briefing", pack, "--json").data["briefing"]["sections"]}

    before = printed()
    assert before["audit"] == "never"
    shown = briefer("briefing", pack, "--show", "audit", "--show", "coverage", "--hide", "acronyms")
    assert shown.status == 0
    assert printed() == {**before, "audit": "always", "coverage": "always", "acronyms": "never"}
    assert "not printed" in briefer("briefing", pack).out
    refused = briefer("briefing", pack, "--hide", "nothing")
    assert refused.status == 5 and "audit" in refused.err
