"""Style files: what they give, and what is said about their mistakes."""
from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import briefer
from briefer.document.styles import POINTS_PER_MM
from briefer.errors import TemplateError
from briefer.i18n import Catalogue
from briefer.resources import styles_folder
from briefer.templating.style_tokens import PATHS, UNITS
from briefer.templating.styles import load_style


def reader(**files: str) -> Callable[[str], tuple[str, str]]:
    """Reads the given files, and beside them the bundled ones."""
    def read(id: str) -> tuple[str, str]:
        if id in files:
            return files[id], f"{id}.yaml"
        path = styles_folder() / f"{id}.yaml"
        return path.read_text("utf-8"), path.name

    return read


def refused(text: str) -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        load_style("ours", reader(ours=text))
    return caught.value


@pytest.mark.parametrize("id", ["staff", "diplomatic"])
def test_the_bundled_styles_are_complete(id: str) -> None:
    style = load_style(id, reader())
    assert style.page.frame_width == pytest.approx({"staff": 160, "diplomatic": 154}[id] * POINTS_PER_MM)
    assert style.landscape.frame_width == pytest.approx(257 * POINTS_PER_MM)
    assert style.landscape.hang == style.page.hang
    assert all(role.color.startswith("#") for role in style.roles.values())
    assert style.color("quote_block.rule_color") == style.colors["accent"]


def test_a_style_takes_from_another_what_it_does_not_say() -> None:
    style = load_style("ours", reader(ours="extends: staff\ncolor: { accent: '#0a5c36' }\ntext: { h1: { size_pt: 16 } }\n"))
    staff = load_style("staff", reader())
    assert style.roles["h1"].size == 16
    assert style.roles["h1"].leading == staff.roles["h1"].leading
    assert style.roles["h1"].color == "#0A5C36"
    assert style.page == staff.page


def test_a_name_for_a_colour_follows_the_colour() -> None:
    style = load_style("ours", reader(ours="extends: diplomatic\nquote_block: { rule_color: ink }\nbottom_line_box: { fill: none }\n"))
    assert style.color("quote_block.rule_color") == style.colors["ink"]
    assert style.color("bottom_line_box.fill") == ""


@pytest.mark.parametrize(("text", "line", "field", "said"), [
    ("extends: staff\npaper:\n  width_mm: 3\n", 2, "paper", "schema.unknown_key"),
    ("extends: staff\ntext:\n  h1:\n    seize_pt: 12\n", 4, "text.h1.seize_pt", "schema.unknown_key"),
    ("extends: staff\npage:\n  hang_mm: wide\n", 3, "page.hang_mm", "schema.number"),
    ("extends: staff\npage:\n  hang_mm: -4\n", 3, "page.hang_mm", "schema.number"),
    ("extends: staff\ntext:\n  body: { size_pt: 0.5 }\n", 3, "text.body.size_pt", "schema.number"),
    ("extends: staff\ncolor:\n  ink: black\n", 3, "color.ink", "schema.color"),
    ("extends: staff\nquote_block:\n  rule_color: reddish\n", 3, "quote_block.rule_color", "schema.color"),
    ("extends: staff\nparagraph:\n  align: centre\n", 3, "paragraph.align", "schema.not_allowed"),
    ("extends: staff\nparagraph:\n  hyphenate: yes\n", 3, "paragraph.hyphenate", "schema.not_allowed"),
    ("extends: staff\npage: wide\n", 2, "page", "schema.mapping_expected"),
    ("extends: staff\ntables:\n  register: { widths_mm: 10 }\n", 3, "tables.register.widths_mm", "schema.list_expected"),
    ("extends: [staff]\n", 1, "extends", "schema.text_expected"),
    ("extends: ours\n", 1, "extends", "schema.style_circle"),
    ("extends: common\n", 1, "page.width_mm", "schema.missing_key"),
    ("extends: staff\npage:\n  margin_left_mm: 150\n", 1, "page", "schema.page_too_small"),
    ("extends: staff\npage_landscape:\n  margin_top_mm: 150\n", 1, "page_landscape", "schema.page_too_small"),
    ("extends: staff\npage: {\n", 3, "", "schema.not_yaml"),
])
def test_a_mistake_names_file_line_and_field(text: str, line: int, field: str, said: str) -> None:
    error = refused(text)
    fields = error.message.fields
    assert (fields["file"], fields["line"], fields["field"]) == ("ours.yaml", line, field)
    assert getattr(fields["what"], "id", "") == said
    for language in ("en", "it"):
        assert "ours.yaml" in Catalogue(language, "interface").explain(error)


def test_an_unknown_key_names_those_that_may_stand_there() -> None:
    error = refused("extends: staff\nparagraph:\n  aling: left\n")
    assert "align, hyphenate" in Catalogue("en", "interface").explain(error)


def test_every_token_is_read_somewhere() -> None:
    tables = Path(briefer.__file__).parent / "templating" / "style_tokens.py"
    code = (path.read_text("utf-8") for path in Path(briefer.__file__).parent.rglob("*.py") if path != tables)
    words = {word for text in code for word in re.findall(r"\w+", text)}
    names = {path: path.rpartition(".")[2] for path in PATHS if not path.startswith(("color.", "text."))}
    stems = {path: {name, *(name.removesuffix(unit) for unit in UNITS if name.endswith(unit) and len(name) > len(unit) + 2)}
             for path, name in names.items()}
    assert [path for path in PATHS if path in stems and not stems[path] & words] == []


@pytest.mark.parametrize("text", ["", "\n", "# only words\n"])
def test_an_empty_style_file_is_said_to_be_empty(text: str) -> None:
    error = refused(text)
    assert (error.id, "empty" in Catalogue("en", "interface").say(error.message)) == ("template_mistake", True)
