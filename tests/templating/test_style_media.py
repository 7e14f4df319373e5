"""Fonts and logo of a style: how they are found, and what is said when they cannot be used."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from briefer.document.styles import POINTS_PER_MM
from briefer.errors import TemplateError
from briefer.i18n import Catalogue
from briefer.workflow import library
from tests.own_style import STYLE, bundled, font_without, logo, png, put_style


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The user's folder, with a style of its own."""
    put_style(tmp_path / "styles")
    return tmp_path


def refused(folder: Path, id: str = "unit") -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        library(folder).style(id)
    return caught.value


def reason(error: TemplateError) -> str:
    """What is wrong; in both languages there are words for it."""
    for language in ("en", "it"):
        assert "{" not in Catalogue(language, "interface").explain(error)
    return str(getattr(error.message.fields["what"], "id", "")).removeprefix("schema.")


def test_a_style_of_its_own_has_its_fonts_logo_and_colours(folder: Path) -> None:
    style = library(folder).style("unit")
    assert style.fonts["bolditalic"] == bundled("BoldItalic")
    assert style.text("font.body_docx") == "Unit Sans"
    assert style.colors["accent"] == "#0A5C36"
    assert style.logo is not None and style.logo.alt["it"] == "Stemma dell’8º Reggimento"
    assert style.logo_size == pytest.approx((9.5 * POINTS_PER_MM, 9.5 * POINTS_PER_MM))


def test_the_bundled_styles_have_neither() -> None:
    for id in library().styles():
        style = library().style(id)
        assert not style.fonts and style.logo is None and style.logo_size == (0, 0)


def test_a_wide_logo_is_made_lower(folder: Path) -> None:
    (folder / "styles" / "unit.png").write_bytes(png(200, 10, [bytes(201)] * 10, kind=0))
    assert library(folder).style("unit").logo_size == pytest.approx((40 * POINTS_PER_MM, 2 * POINTS_PER_MM))


def test_files_may_also_stand_in_the_folder_of_media(folder: Path) -> None:
    (folder / "media" / "unit").mkdir(parents=True)
    (folder / "styles" / "unit.png").rename(folder / "media" / "unit.png")
    (folder / "styles" / "Unit-Bold.ttf").rename(folder / "media" / "unit" / "Unit-Bold.ttf")
    assert library(folder).style("unit").logo is not None


def test_what_extends_it_has_the_same_and_may_leave_them(folder: Path) -> None:
    def extended(text: str) -> None:
        (folder / "styles" / "office.yaml").write_text(f"extends: unit\n{text}", "utf-8")

    extended("color: { ink: '#000000' }\n")
    heir = library(folder).style("office")
    assert heir.logo is not None and len(heir.fonts) == 4
    assert sorted(library(folder).members("office")) == [
        "media/unit/Unit-Bold.ttf", "media/unit/Unit-BoldItalic.ttf", "media/unit/Unit-Italic.ttf", "media/unit/Unit-Regular.ttf",
        "media/unit/unit.png", "styles/office.yaml", "styles/unit.yaml"]
    extended("font: { body_pdf: Caladea, numeric_column_pdf: Carlito }\nlogo: { file: none }\n")
    plain = library(folder).style("office")
    assert plain.logo is None and not plain.fonts


def test_a_pack_need_not_carry_a_bundled_style() -> None:
    assert library().members("diplomatic") == {}


def change(old: str, new: str) -> Callable[[Path], None]:
    """Writes the style otherwise."""
    def act(folder: Path) -> None:
        text = STYLE.format(base="staff")
        assert old in text
        (folder / "unit.yaml").write_text(text.replace(old, new), "utf-8")

    return act


def put(**files: bytes) -> Callable[[Path], None]:
    """Writes other files in the place of those that the style names."""
    names = {"font": "Unit-Bold.ttf", "picture": "unit.png"}

    def act(folder: Path) -> None:
        for kind, data in files.items():
            (folder / names[kind]).write_bytes(data)

    return act


@pytest.mark.parametrize(("act", "field", "said"), [
    (put(font=b"OTTO"), "font.files.bold", "font_kind"),
    (put(font=b"\0\1\0\0" + bytes(99)), "font.files.bold", "font_broken"),
    (put(font=bytes(9_000_000)), "font.files.bold", "font_too_large"),
    (put(font=font_without("È")), "font.files.bold", "font_signs"),
    (put(picture=b"<svg/>"), "logo.file", "picture_kind"),
    (put(picture=logo()[:99]), "logo.file", "picture_broken"),
    (change("unit.png", "else.png"), "logo.file", "file_missing"),
    (change("unit.png", "../unit.png"), "logo.file", "file_name"),
    (change("Unit-Bold.ttf", "stemmà.ttf"), "font.files.bold", "file_name"),
    (change("Unit-Bold.ttf", "Unit-Heavy.ttf"), "font.files.bold", "file_missing"),
    (change("bold: Unit-Bold.ttf, ", ""), "font.files", "faces_missing"),
    (change("body_pdf: Unit Sans", "body_pdf: Carlito"), "font.files", "family_taken"),
    (change("body_docx: Unit Sans", "body_docx: 'Unit \"Sans\" & Co'"), "font.body_docx", "family_name"),
    (change("body_docx: Unit Sans", f"body_docx: {'Unit' * 10}"), "font.body_docx", "family_name"),
    (change("numeric_column_pdf: Unit Sans", "numeric_column_pdf: Other"), "font.numeric_column_pdf", "not_allowed"),
    (change('it: "Stemma dell’8º Reggimento"', 'it: ""'), "logo.file", "logo_without_words"),
    (change("file: unit.png", "file: unit.png\n  size: 3"), "logo.size", "unknown_key"),
    (change("alt:", "height_mm: tall\n  alt:"), "logo.height_mm", "number"),
])
def test_what_cannot_be_used_is_named_with_its_field(folder: Path, act: Callable[[Path], None], field: str, said: str) -> None:
    act(folder / "styles")
    error = refused(folder)
    assert (error.id, error.status) == ("template_mistake", 6)
    assert (error.message.fields["file"], error.message.fields["field"]) == ("unit.yaml", field)
    assert reason(error) == said


def test_a_family_without_files_is_refused_with_those_there_are(folder: Path) -> None:
    (folder / "styles" / "unit.yaml").write_text("extends: staff\nfont: { body_pdf: Arial }\n", "utf-8")
    error = refused(folder)
    assert reason(error) == "faces_missing"
    assert "Carlito, Caladea" in Catalogue("en", "interface").explain(error)


@pytest.mark.parametrize(("language", "said"), [
    ("en", "The font “Unit-Bold.ttf” lacks signs that every Italian and English text needs: È « €."),
    ("it", "Al carattere «Unit-Bold.ttf» mancano segni che ogni testo italiano e inglese richiede: È « €."),
])
def test_the_sentence_names_font_and_signs(folder: Path, language: str, said: str) -> None:
    (folder / "styles" / "Unit-Bold.ttf").write_bytes(font_without("È«€"))
    assert said in Catalogue(language, "interface").explain(refused(folder))


def test_a_style_file_anywhere_is_found_with_those_beside_it(tmp_path: Path) -> None:
    path = put_style(tmp_path / "desk")
    (tmp_path / "desk" / "office.yaml").write_text("extends: unit\n", "utf-8")
    fuller, id = library().with_style_file(path.with_name("office.yaml"))
    assert id == "office" and fuller.style(id).logo is not None
    with pytest.raises(TemplateError, match="template_unreadable"):
        library().with_style_file(tmp_path / "nowhere.yaml")


def test_a_style_named_by_the_file_of_a_bundled_one_is_the_bundled_one() -> None:
    from briefer.resources import styles_folder

    fuller, id = library().with_style_file(styles_folder() / "staff.yaml")
    members: Mapping[str, bytes] = fuller.members(id)
    assert members == {}
