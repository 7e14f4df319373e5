"""Template files: the bundled ones are complete, and every mistake is named with its place in both languages."""
from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest

from briefer import resources
from briefer.errors import TemplateError
from briefer.i18n import LANGUAGES, Catalogue
from briefer.model.briefing import Section, TextItem
from briefer.templating import sections, templates
from briefer.templating.libraries import Library
from briefer.templating.templates import LARGEST, load_template

IDS = ("info-brief", "staff-note", "chronology", "decision-brief", "talking-points", "sitrep", "press-review", "country-brief",
       "meeting-brief")
GOOD = """\
id: memo
names: {en: Memo, it: Promemoria}
guidance: {en: For the file., it: Per gli atti.}
header:
  - {field: to, label: {en: To, it: A}}
sections:
  - id: facts
    kind: excerpts
    titles: {en: Facts, it: Fatti}
    rule: {themes: [pol], dated: yes}
    order: date
"""
# The headings agreed for all templates: template, section, kind, whether it is required, English, Italian.
AGREED = Path(__file__).with_name("headings.tsv").read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def library() -> Library:
    return Library()


def refused(text: str) -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        load_template(text, "memo.yaml")
    return caught.value


def test_all_templates_are_there_and_in_order(library: Library) -> None:
    assert library.broken() == ()
    assert tuple(template.id for template in library.templates()) == IDS


@pytest.mark.parametrize("id", IDS)
def test_a_bundled_template_speaks_both_languages(library: Library, id: str) -> None:
    template = library.template(id)
    said = [template.names, template.guidance, *(row.label for row in template.frame.rows)]
    said += [text for section in template.sections for text in (section.titles, section.guidance)]
    said += [item.text for section in template.sections for item in section.body if isinstance(item, TextItem)]
    assert [text for text in said if set(text) != set(LANGUAGES)] == []
    assert template.frame.names == template.names
    assert len({section.id for section in template.sections}) == len(template.sections)
    assert template.style in library.styles()


@pytest.mark.parametrize("id", IDS)
def test_the_headings_are_those_agreed(library: Library, id: str) -> None:
    made = ["\t".join((id, section.id, section.kind, "yes" if section.required else "no", *(section.titles[one] for one in LANGUAGES)))
            for section in library.template(id).sections]
    assert made == [line for line in AGREED if line.startswith(f"{id}\t")]


def test_rules_say_what_each_section_takes(library: Library) -> None:
    def section(template: str, id: str) -> Section:
        return next(section for section in library.template(template).sections if section.id == id)

    themes = section("info-brief", "themes")
    assert (themes.kind, themes.rule.all_themes, themes.order, themes.required) == ("by_theme", True, "date", True)
    assert section("info-brief", "background").rule == section("info-brief", "assessment").rule  # by hand: no rule
    assert section("info-brief", "timeline").rule.min == 6
    assert section("info-brief", "full_text").print == "never"
    assert section("chronology", "undated").rule.dated == "no"
    assert section("talking-points", "facts").rule.max == 6 and section("talking-points", "facts").order == "grade"
    assert section("sitrep", "coalition").rule.themes == ("mil.nmi", "mil.oir", "mil.capacity")
    assert section("sitrep", "significant_events").rule.dates == "period"
    assert section("country-brief", "chronology").rule.placed
    assert section("staff-note", "references").variant == "lines"


def test_sections_have_the_look_that_their_content_asks_for(library: Library) -> None:
    looks = {f"{id}.{section.id}": section.variant for id in IDS for section in library.template(id).sections if section.variant}
    assert looks == {
        "staff-note.references": "lines", "decision-brief.sources": "lines",
        "talking-points.issue": "matter", "talking-points.objective": "matter", "talking-points.points_to_make": "speak",
        "talking-points.if_raised": "pairs", "talking-points.facts": "figures", "talking-points.sources": "paragraph",
        "sitrep.significant_events": "events", "sitrep.outlook": "horizons", "sitrep.sources": "lines",
        **{f"sitrep.{id}": "compact" for id in ("political", "security", "coalition", "national_contingent", "civil", "information",
                                                "assessment", "requests")},
        "press-review.rights_notice": "notice",
        "country-brief.basic_data": "band", "country-brief.institutions": "side_box", "country-brief.sources": "lines",
        "meeting-brief.meeting_data": "data", "meeting-brief.points_to_make": "numbered", "meeting-brief.if_raised": "pairs",
        "meeting-brief.background": "blocks", "meeting-brief.annexes": "annexes", "meeting-brief.sources": "lines"}


@pytest.mark.parametrize("id", IDS)
def test_every_template_ends_with_audit_and_coverage_switched_off(library: Library, id: str) -> None:
    assert [(section.kind, section.print) for section in library.template(id).sections[-2:]] == [("audit", "never"), ("coverage", "never")]


def test_a_situation_report_says_what_it_is_and_pairs_its_data(library: Library) -> None:
    frame = library.template("sitrep").frame
    assert frame.data_block and frame.statement["en"] == "Compiled from open sources; not an operational report."
    assert [(row.field, row.side) for row in frame.rows] == [
        ("number", "left"), ("date_time_group", "left"), ("period", "left"), ("to", "right"), ("basis", "right"), ("next_report", "right")]


def test_long_labels_stand_at_the_right(library: Library) -> None:
    sides = {row.field: row.side for row in library.template("info-brief").frame.rows}
    assert sides == {"to": "left", "from": "left", "subject": "left", "basis": "left", "as_of": "right"}


def test_the_hash_is_that_of_the_file(library: Library) -> None:
    data = (resources.templates_folder() / "staff-note.yaml").read_bytes()
    assert library.template("staff-note").sha256 == sha256(data).hexdigest()


def test_a_template_may_hold_text_and_tables_from_the_start() -> None:
    text = GOOD + """\
  - id: notice
    kind: text
    heading: none
    body:
      - text: {en: Keep., it: Conserva.}
      - table:
          caption: {en: Offices, it: Uffici}
          columns:
            - {title: {en: Office, it: Ufficio}, width: 30}
            - {title: {en: Date, it: Data}, type: date, align: right}
          rows:
            - [{en: Legal, it: Legale}, ""]
            - [UEO, ""]
"""
    text_item, table = load_template(text, "memo.yaml").sections[1].body
    assert isinstance(text_item, TextItem) and text_item.text["it"] == "Conserva."
    assert [row[0].text("it") for row in table.rows] == ["Legale", "UEO"]  # type: ignore[union-attr]


def test_an_unknown_key_is_named_with_its_place_and_what_may_stand_there() -> None:
    error = refused(GOOD.replace("    order: date", "    ordine: date"))
    assert error.id == "template_unknown_key"
    assert (error.message.fields["line"], error.message.fields["column"], error.message.fields["key"]) == (11, 5, "ordine")
    assert "order" in error.hint.fields["allowed"]  # type: ignore[operator]
    italian = Catalogue("it", "interface").explain(error)
    assert italian.startswith("Modello «memo.yaml», riga 11: «ordine» non è un campo previsto")
    assert "Scrivi uno di questi: id, kind," in italian


@pytest.mark.parametrize(("text", "key", "line", "allowed"), [
    (GOOD.replace("names:", "nmaes:"), "nmaes", 2, "names"),
    (GOOD.replace("it: Fatti", "fr: Faits"), "fr", 9, "it"),
    (GOOD.replace("dated: yes", "date: 2020"), "date", 10, "dates"),
    (GOOD.replace("field: to", "feld: to"), "feld", 5, "field"),
    (GOOD.replace("header:", "length: {most: 3}\nheader:"), "most", 4, "max"),
    (GOOD + "    body: [{excerpt: 5.2}]\n", "excerpt", 12, "text"),
    (GOOD.replace("kind: excerpts", "kind: signature\n    variant: small"), "variant", 9, "body"),
])
def test_a_misspelled_key_is_named_before_what_it_leaves_missing(text: str, key: str, line: int, allowed: str) -> None:
    fields = refused(text).message.fields
    assert (fields["key"], fields["line"]) == (key, line)
    assert allowed in fields["allowed"]  # type: ignore[operator]


MISTAKES = (
    # what is wrong, the field it is in, the line, the message
    (GOOD.replace("kind: excerpts", "kind: excerpt"), "sections[1].kind", 8, "schema.not_allowed"),
    (GOOD.replace(", it: Fatti", ""), "sections[1].titles.it", 9, "schema.missing_key"),
    (GOOD.replace("it: Fatti", "it: ''"), "sections[1].titles.it", 9, "schema.missing_key"),
    (GOOD.replace("    titles: {en: Facts, it: Fatti}\n", ""), "sections[1].titles", 7, "schema.missing_key"),
    (GOOD.replace("names: {en: Memo, it: Promemoria}", "names: Memo"), "names", 2, "schema.mapping_expected"),
    (GOOD.replace("guidance: {en: For the file., it: Per gli atti.}\n", ""), "guidance", 1, "schema.missing_key"),
    (GOOD.replace("id: memo", "id: Memo one"), "id", 1, "schema.id_form"),
    (GOOD.replace("id: facts", "id: 1"), "sections[1].id", 7, "schema.id_form"),
    (GOOD + GOOD[GOOD.index("  - id: facts"):], "sections[2].id", 12, "schema.duplicate_id"),
    (GOOD.replace("[pol]", "everything"), "sections[1].rule.themes", 10, "schema.themes_expected"),
    (GOOD.replace("[pol]", "{id: pol}"), "sections[1].rule.themes", 10, "schema.list_expected"),
    (GOOD.replace("[pol]", "[a b]"), "sections[1].rule.themes", 10, "schema.id_form"),
    (GOOD.replace("themes: [pol]", "pmesii: X"), "sections[1].rule.pmesii", 10, "schema.not_allowed"),
    (GOOD.replace("themes: [pol]", "dates: last week"), "sections[1].rule.dates", 10, "schema.period"),
    (GOOD.replace("themes: [pol]", "sources: [one]"), "sections[1].rule.sources", 10, "schema.whole_number"),
    (GOOD.replace("themes: [pol]", "max: -1"), "sections[1].rule.max", 10, "schema.whole_number"),
    (GOOD.replace("themes: [pol]", "max: " + "9" * 5000), "sections[1].rule.max", 10, "schema.whole_number"),
    (GOOD.replace("themes: [pol]", "min: 1e999"), "sections[1].rule.min", 10, "schema.whole_number"),
    (GOOD.replace("themes: [pol]", "min: 3, max: 2"), "sections[1].rule.min", 10, "schema.min_over_max"),
    (GOOD.replace("dated: yes", "dated: maybe"), "sections[1].rule.dated", 10, "schema.not_allowed"),
    (GOOD.replace("order: date", "required: yes"), "sections[1].required", 11, "schema.not_allowed"),
    (GOOD.replace("order: date", "variant: small"), "sections[1].variant", 11, "schema.not_allowed"),
    (GOOD.replace("order: date", "order: date\n    order: mine"), "sections[1].order", 12, "schema.duplicate_key"),
    (GOOD.replace("header:", "length: {min: 3, max: 1}\nheader:"), "length.min", 4, "schema.min_over_max"),
    (GOOD.replace("header:", "numbering: roman\nheader:"), "numbering", 4, "schema.not_allowed"),
    (GOOD.replace("field: to", "field: To whom"), "header[1].field", 5, "schema.id_form"),
    (GOOD[:GOOD.index("sections")] + "sections: []\n", "sections", 6, "schema.empty_list"),
    (GOOD[:GOOD.index("sections")], "sections", 1, "schema.missing_key"),
    (GOOD + "    body: [{}]\n", "sections[1].body[1]", 12, "schema.one_of"),
    (GOOD + "    body: [{text: {en: a, it: b}, table: {}}]\n", "sections[1].body[1]", 12, "schema.one_of"),
    (GOOD + "    body: [{cards: {layout: rows, items: []}}]\n", "sections[1].body[1].cards.layout", 12, "schema.not_allowed"),
    (GOOD + "    body: [{cards: {items: []}}]\n", "sections[1].body[1].cards.layout", 12, "schema.missing_key"),
    (GOOD.replace("label: {en: To, it: A}", "label: {en: To, it: A}, side: top"), "header[1].side", 5, "schema.not_allowed"),
    (GOOD + "    body: [{table: {columns: [{}], rows: [[a, b]]}}]\n", "sections[1].body[1].table.rows[1]", 12, "schema.cells"),
)


@pytest.mark.parametrize(("text", "field", "line", "what"), MISTAKES, ids=[f"{field}-{what}" for _, field, _, what in MISTAKES])
def test_a_mistake_is_named_with_file_line_field_and_reason(text: str, field: str, line: int, what: str) -> None:
    error = refused(text)
    fields = error.message.fields
    assert error.id == "template_mistake"
    assert (fields["file"], fields["field"], fields["line"]) == ("memo.yaml", field, line)
    assert isinstance(fields["column"], int) and fields["column"] >= 1
    assert getattr(fields["what"], "id", None) == what
    for language, words in (("en", f"“memo.yaml”, line {line}"), ("it", f"«memo.yaml», riga {line}")):
        said = Catalogue(language, "interface").explain(error)
        assert said.startswith(words) and field in said and "{" not in said and "schema." not in said


@pytest.mark.parametrize("text", [
    "", "# nothing\n", "just words", "[a, b]", "a: [b", "a: 'b", "\ta: b", "%YAML 1.1\n---\n!!x", "x: &a [1]\ny: *a",
    "names: &n {en: a, it: b}\nguidance: *n", "<<: *nothing", "a: " + "[" * 3000 + "]" * 3000, "{" * 3000, "- " * 3000,
    "\n".join(f"{' ' * n}a:" for n in range(400)), "x" * (LARGEST + 1), "a: b\n---\nc: d", "\x00"])
def test_what_is_no_template_is_refused_with_a_place(text: str) -> None:
    error = refused(text)
    assert error.message.fields["line"]
    for language in LANGUAGES:
        assert "memo.yaml" in Catalogue(language, "interface").explain(error)


@pytest.mark.parametrize("value", [
    "!!python/object/apply:os.system ['echo hacked > {path}']", "!!python/name:os.system",
    "!!python/object/new:os.system [\"touch {path}\"]", "!include /etc/passwd", "!!binary aGk="])
def test_nothing_in_a_template_runs(tmp_path: Path, value: str) -> None:
    mark = tmp_path / "mark"
    try:
        template = load_template(GOOD.replace("id: memo", f"id: memo\nstyle: {value.format(path=mark)}"), "memo.yaml")
    except TemplateError:
        template = None
    assert not mark.exists()
    assert template is None or isinstance(template.style, str)


def test_a_later_folder_wins_and_a_broken_file_hides_no_other(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder, name in ((first, "Memo"), (second, "Note")):
        folder.mkdir()
        (folder / "memo.yaml").write_text(GOOD.replace("en: Memo", f"en: {name}"), "utf-8")
    (second / "bad.yaml").write_text("id: bad\n", "utf-8")
    library = Library((first, second))
    assert library.template("memo").names["en"] == "Note"
    assert [template.id for template in library.templates()] == ["memo"]
    assert [error.id for error in library.broken()] == ["template_mistake"]
    with pytest.raises(TemplateError, match="template_mistake"):
        library.template("bad")


def test_a_broken_file_does_not_quietly_give_way_to_an_earlier_one(tmp_path: Path) -> None:
    (tmp_path / "info-brief.yaml").write_text("id: info-brief\n", "utf-8")
    with pytest.raises(TemplateError, match="template_mistake"):
        Library((resources.templates_folder(), tmp_path)).template("info-brief")


def test_two_files_of_one_folder_may_not_describe_the_same_template(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(GOOD, "utf-8")
    library = Library((tmp_path,))
    (error,) = library.broken()
    assert (error.id, error.message.fields["file"], error.message.fields["other"]) == ("template_twice", "b.yaml", "a.yaml")


def test_an_unknown_template_or_style_names_those_there_are(library: Library) -> None:
    with pytest.raises(TemplateError) as caught:
        library.template("memo")
    assert caught.value.id == "unknown_template"
    assert "info-brief, staff-note, chronology" in Catalogue("en", "interface").explain(caught.value)
    with pytest.raises(TemplateError) as caught:
        library.style("modern")
    assert "diplomatic, staff" in Catalogue("it", "interface").explain(caught.value)


def test_styles_load_once_and_a_folder_may_bring_its_own(tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "unit.yaml").write_text("extends: staff\n", "utf-8")
    library = Library((resources.templates_folder(), tmp_path))
    assert library.styles() == ("diplomatic", "staff", "unit")
    assert library.style("unit") is library.style("unit")


@pytest.mark.parametrize(("data", "id"), [
    (b"id: caf\xe9\n", "template_not_text"), (b"x" * (4 * LARGEST + 10), "template_too_large"), (b"\xef\xbb\xbf" + GOOD.encode(), "")])
def test_files_that_are_no_text(tmp_path: Path, data: bytes, id: str) -> None:
    (tmp_path / "memo.yaml").write_bytes(data)
    library = Library((tmp_path,))
    assert [error.id for error in library.broken()] == ([id] if id else [])
    assert len(library.templates()) == (0 if id else 1)


def page_for_clerks() -> str:
    return (Path(__file__).resolve().parents[2] / "docs" / "templates.md").read_text("utf-8")


def test_the_page_for_clerks_names_every_field() -> None:
    explained = set(re.findall(r"`([a-z_]+)`", page_for_clerks()))
    assert {*templates._KEYS, *sections._KEYS, *sections._RULE_KEYS} - explained == set()


def test_the_example_of_the_page_for_clerks_loads() -> None:
    example, body, _ = re.findall(r"```yaml\n(.*?)```", page_for_clerks(), re.DOTALL)
    assert load_template(example, "visit-note.yaml").id == "visit-note"
    assert len(load_template(GOOD + body, "memo.yaml").sections[0].body) == 3
