"""A unit's own templates and styles at the command line: where they are found, and how a style travels in a pack."""
from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from briefer.resources import templates_folder as bundled_templates
from briefer.workflow.shelves import templates_folder
from tests.cli.answers import Briefer
from tests.own_style import STYLE, logo, put_style

CARRIED = [f"media/unit/Unit-{face}.ttf" for face in ("Bold", "BoldItalic", "Italic", "Regular")] + [
    "media/unit/unit.png", "styles/unit.yaml"]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The user's folder, with a style."""
    put_style(tmp_path / "own" / "styles")
    return tmp_path / "own"


def carried(pack: Path) -> list[str]:
    """What a pack carries of styles."""
    with zipfile.ZipFile(pack) as archive:
        return sorted(name for name in archive.namelist() if name.startswith(("styles/", "media/")))


def put_template(folder: Path, style: str = "unit") -> Path:
    """A template of the user's own."""
    text = (bundled_templates() / "staff-note.yaml").read_text("utf-8")
    path = folder / "unit-note.yaml"
    path.write_text(text.replace("id: staff-note", "id: unit-note", 1).replace("style: diplomatic", f"style: {style}"), "utf-8")
    return path


def test_the_users_templates_and_styles_are_listed_with_the_others(briefer: Briefer, own: Path) -> None:
    put_template(own)
    data = briefer("templates", "--json").data
    assert data["styles"] == ["diplomatic", "staff", "unit"]
    assert "unit-note" in [one["id"] for one in data["templates"]]
    assert data["folder"] == str(own)
    assert "Stili: diplomatic, staff, unit" in briefer("templates", "--interface", "it").out


def test_a_style_file_is_checked_like_a_template(briefer: Briefer, own: Path) -> None:
    path = own / "styles" / "unit.yaml"
    answer = briefer("templates", "check", str(path), "--json")
    assert answer.data["style"] == {"id": "unit", "fonts": ["bold", "bolditalic", "italic", "regular"], "logo": True}
    (own / "styles" / "unit.png").write_bytes(logo()[:60])
    broken = briefer("templates", "check", str(path))
    assert broken.status == 6 and "“unit.yaml”, line 10" in broken.err and "“unit.png” is damaged" in broken.err


def test_a_style_chosen_for_a_briefing_travels_in_the_pack(briefer: Briefer, own: Path, tmp_path: Path) -> None:
    briefer("new", "visit", "--title", "Visit")
    assert carried(tmp_path / "visit.briefpack") == []
    assert briefer("briefing", "visit", "--style", "unit", "--json").data["briefing"]["style"] == "unit"
    assert carried(tmp_path / "visit.briefpack") == CARRIED
    here = briefer("build", "visit", "--to", "pdf", "--language", "en", "--out", "here", "--json").data["files"][0]["sha256"]
    elsewhere = briefer("build", "visit", "--to", "pdf", "--language", "en", "--out", "there", "--json",
                        BRIEFER_TEMPLATES=str(tmp_path / "nothing"))
    assert elsewhere.status == 0 and elsewhere.data["files"][0]["sha256"] == here
    assert briefer("check", "visit", BRIEFER_TEMPLATES=str(tmp_path / "nothing")).status in (0, 1)


def test_a_style_may_be_named_by_its_file(briefer: Briefer, tmp_path: Path) -> None:
    path = put_style(tmp_path / "desk")
    briefer("new", "visit")
    assert briefer("build", "visit", "--style", str(path), "--to", "docx", "--language", "it").status == 0
    assert carried(tmp_path / "visit.briefpack") == []
    assert briefer("handout", "visit", "--layout", "4up", "--style", str(path), "--language", "it").status == 0
    briefer("briefing", "visit", "--style", str(path))
    assert carried(tmp_path / "visit.briefpack") == CARRIED


def test_a_style_that_no_briefing_has_any_more_leaves_the_pack(briefer: Briefer, own: Path, tmp_path: Path) -> None:
    briefer("new", "visit")
    briefer("briefing", "visit", "--add", "chronology")
    for id in ("info-brief", "chronology"):
        briefer("briefing", "visit", "--briefing", id, "--style", "unit")
    briefer("briefing", "visit", "--style", "staff")
    assert carried(tmp_path / "visit.briefpack") == CARRIED
    briefer("briefing", "visit", "--briefing", "chronology", "--style", "diplomatic")
    assert carried(tmp_path / "visit.briefpack") == []


def test_the_users_newer_style_takes_the_place_of_the_packs_when_it_is_chosen_again(briefer: Briefer, own: Path, tmp_path: Path) -> None:
    briefer("new", "visit")
    briefer("briefing", "visit", "--style", "unit")
    (own / "styles" / "unit.yaml").write_text(STYLE.format(base="diplomatic"), "utf-8")
    briefer("briefing", "visit", "--style", "unit")
    with zipfile.ZipFile(tmp_path / "visit.briefpack") as archive:
        assert archive.read("styles/unit.yaml").startswith(b"extends: diplomatic")


def test_a_template_of_the_user_brings_its_style_into_the_pack(briefer: Briefer, own: Path, tmp_path: Path) -> None:
    path = put_template(own)
    briefer("new", "visit", "--template", "unit-note")
    assert carried(tmp_path / "visit.briefpack") == CARRIED
    briefer("new", "other", "--template", str(path))
    assert carried(tmp_path / "other.briefpack") == CARRIED


def test_a_pack_prints_once_with_a_template_in_a_file(briefer: Briefer, tmp_path: Path) -> None:
    path = put_template(tmp_path, style="staff")
    briefer("new", "visit", "--title", "Visit")
    files = briefer("build", "visit", "--template", str(path), "--to", "pdf", "--language", "en", "--json").data["files"]
    assert len(files) == 1
    assert [one["id"] for one in briefer("briefing", "visit", "--json").data["briefings"]] == ["info-brief"]


def test_a_template_whose_style_is_not_there_makes_no_pack(briefer: Briefer, own: Path, tmp_path: Path) -> None:
    put_template(own, style="nowhere")
    answer = briefer("new", "visit", "--template", "unit-note")
    assert answer.status == 6 and "nowhere" in answer.err
    assert not (tmp_path / "visit.briefpack").exists()


def test_a_style_that_cannot_be_loaded_changes_and_writes_nothing(briefer: Briefer, own: Path, tmp_path: Path) -> None:
    briefer("new", "visit")
    (own / "styles" / "Unit-Italic.ttf").write_bytes(b"no font")
    for command in (("briefing", "visit", "--style", "unit"), ("build", "visit", "--style", "unit", "--out", "made")):
        answer = briefer(*command)
        assert answer.status == 6 and "“Unit-Italic.ttf” is not a plain TrueType file" in answer.err
    assert carried(tmp_path / "visit.briefpack") == [] and not (tmp_path / "made").exists()
    assert briefer("build", "visit", "--style", "staff", "--to", "pdf", "--language", "en").status == 0


def test_the_example_of_the_page_for_clerks_prints(briefer: Briefer, own: Path) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "templates.md").read_text("utf-8")
    text = re.search(r"## A style of your own.*?```yaml\n(.*?)```", page, re.DOTALL)
    assert text is not None
    (own / "styles" / "8-regiment.yaml").write_text(text[1], "utf-8")
    for face in ("Regular", "Bold", "Italic", "BoldItalic"):
        (own / "styles" / f"Unit-{face}.ttf").rename(own / "styles" / f"RegimentSans-{face}.ttf")
    (own / "styles" / "unit.png").rename(own / "styles" / "regiment.png")
    briefer("new", "visit", "--title", "Visit")
    assert briefer("briefing", "visit", "--style", "8-regiment").status == 0
    assert [one["format"] for one in briefer("build", "visit", "--language", "it", "--json").data["files"]] == ["pdf", "docx"]


def test_the_users_folder_is_where_the_system_keeps_such_things(tmp_path: Path) -> None:
    assert templates_folder({"BRIEFER_TEMPLATES": str(tmp_path)}) == tmp_path
    found = templates_folder({"XDG_DATA_HOME": str(tmp_path), "APPDATA": str(tmp_path)})
    assert found is not None and found.name == "templates" and found.parent.name.casefold() == "briefer"
