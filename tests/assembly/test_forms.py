"""Sections that have a look of their own: each variant as it prints, in both languages, and the rules behind them."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar, cast

import pytest

from briefer.assembly import assemble
from briefer.assembly.sections.key_line import key_line
from briefer.document.dump import dump
from briefer.document.dump_inlines import inlines
from briefer.document.inlines import Marks, Rating, Text
from briefer.document.nodes import (
    AddressRows,
    Band,
    Block,
    BulletList,
    DataBlock,
    DecisionBox,
    Document,
    HeaderBlock,
    Heading,
    OptionCard,
    Paragraph,
    PressCard,
    Quote,
    SideBox,
    Signature,
    SpeakingPoints,
    Table,
)
from briefer.document.walk import plain_text
from briefer.i18n import LANGUAGES
from briefer.model.briefing import (
    Briefing,
    Card,
    CardLayout,
    CardsItem,
    ColumnType,
    ExcerptItem,
    FrameRow,
    Section,
    TableColumn,
    TableItem,
    TextItem,
)
from briefer.model.localized import NOTHING, Localized
from briefer.model.sources import ExcerptId, Source
from tests.assembly import small_pack
from tests.assembly.small_pack import both

B = TypeVar("B", bound=Block)


def text(en: str, it: str, **known: str) -> TextItem:
    return TextItem(both(en, it), **known)


def card(en: str, it: str, *lines: tuple[str, str], marks: tuple[str, ...] = ()) -> Card:
    return Card(both(en, it), tuple(both(*line) for line in lines), marks)


def cards(layout: CardLayout, *items: Card) -> CardsItem:
    return CardsItem(layout, items)


def table(titles: tuple[tuple[str, str], ...], *rows: tuple[str, ...], types: tuple[str, ...] = ()) -> TableItem:
    kinds = types or ("text",) * len(titles)
    columns = tuple(TableColumn(both(*title), type=cast(ColumnType, kind)) for title, kind in zip(titles, kinds, strict=True))
    return TableItem(columns, tuple(tuple(Localized(cell) if cell else NOTHING for cell in row) for row in rows))


OPTIONS = Section("options", "text", both("Courses of action", "Linee d’azione"), body=(cards(
    "options",
    card("Wait", "Attendere", ("Nothing is done.", "Non si fa nulla."), ("+ No cost", "+ Nessun costo"), ("- The port stays shut [@1]",
                                                                                                        "- Il porto resta chiuso [@1]")),
    card("Act", "Agire", ("+ The port **opens**", "+ Il porto **riapre**"), ("– It costs", "– Costa"), marks=("recommended",))),))
COMPARISON = Section("comparison", "table", both("Comparison", "Confronto"), body=(table(
    (("Criterion", "Criterio"), ("Weight", "Peso"), ("Wait", "Attendere"), ("Act", "Agire")),
    ("Time", "3", "○ no", "● yes"), ("Cost", "1,5", "● none", "◐ 20 million"), types=("text", "number", "mark", "mark")),))
MATTER = (
    Section("issue", "text", both("Issue", "Questione"), heading="none", variant="matter", body=(text("The port.", "Il porto."),)),
    Section("aim", "text", both("Aim", "Obiettivo"), heading="none", variant="matter", required=True))
BAND = (
    Section("data", "table", both("Basic data", "Dati generali"), heading="plain", variant="band", body=(
        table((("Item", "Voce"), ("Value", "Valore")), ("Harbour", "Vallora [@1]"), ("Depth", "")),)),
    Section("offices", "text", both("Offices", "Uffici"), heading="plain", variant="side_box", body=(text(
        "- **Harbour Office.** Open [@2]\n- **Pilots** at sea", "- **Capitaneria.** Aperta [@2]\n- **Piloti** in mare"),)))
PRESS = (
    Section("index", "contents", both("Index by theme", "Indice per temi"), heading="plain"),
    Section("items", "press_items", both("Articles", "Articoli"), heading="plain", body=(
        text("Two articles.", "Due articoli."), text("No date is stated.", "La data non è indicata.", id="s2"))))

FORMS: Mapping[str, tuple[Section, ...]] = {
    "options": (OPTIONS, COMPARISON),
    "people": (Section("lives", "text", both("Biographies", "Cenni biografici"), body=(cards(
        "people", card("Ann Port", "Ann Port", ("Harbour master [2021]", "Comandante del porto [2021]"), ("Speaks English. [@1]",
                                                                                                    "Parla inglese. [@1]"))),)),),
    "figures": (Section("figures", "excerpts", both("Figures", "Dati"), variant="figures", body=(cards(
        "items", card("20 million", "20 milioni", ("euros of repairs [@1]", "di euro di lavori [@1]")),
        card("2", "2", ("cranes lost", "gru perse"))),)),),
    "matter": MATTER,
    "horizons": (Section("outlook", "text", both("Outlook", "Sviluppi attesi"), variant="horizons", body=(text(
        "- **24 hours:** a storm [@1]\n- **72 hours** calm.", "- **24 ore:** tempesta [@1]\n- **72 ore** calma."),)),),
    "compact": (Section("quiet", "excerpts", both("Quiet", "Calma"), variant="compact", required=True),
                Section("said", "text", both("Said", "Detto"), variant="compact", body=(text("Something.", "Qualcosa."),))),
    "band": BAND,
    "annexes": (Section("annexes", "text", both("Annexes", "Allegati"), variant="annexes", body=(text(
        "- Talking points, one page\n- Chronology", "- Punti di conversazione, una pagina\n- Cronologia"),)),),
    "pairs": (Section("replies", "key_points", both("If raised", "Se sollevato"), variant="pairs", body=(text(
        "- **Is it open?** Since Monday [@1]", "- **È aperto?** Da lunedì [@1]"),)),),
    "numbered": (Section("points", "key_points", both("Points", "Punti"), variant="numbered", body=(text(
        "- The port is open\n- It was shut", "- il porto è aperto\n- era chiuso"),)),),
    "speak": (Section("points", "key_points", both("Points", "Punti"), heading="none", variant="speak", body=(text(
        "- **Open.** The port works. [@1]\n- **Safe.** Checks go on",
        "- **Aperto.** Il porto lavora. [@1]\n- **Sicuro.** Si controlla"),)),),
    "data": (Section("meeting", "table", both("Meeting", "Incontro"), variant="data", body=(
        table((("", ""), ("", "")), ("Who", "**Ann Port** [@1]"), ("Where", "")),)),),
    "sources": (Section("a", "text", both("A", "A"), body=(text("Said [@1], said [@2].", "Detto [@1], detto [@2]."),)),
                Section("lines", "sources", both("Sources", "Fonti"), heading="plain", variant="lines"),
                Section("paragraph", "sources", both("Sources", "Fonti"), heading="none", variant="paragraph")),
    "press": (*PRESS, Section("rights", "text", both("Rights", "Diritti"), heading="plain", variant="notice", body=(
        text("Short excerpts.", "Estratti brevi."),))),
    "decision": (Section("decision", "decision_box", both("Decision", "Decisione"), heading="none", required=True),),
}


def made(*sections: Section, language: str = "en", **changed: object) -> Document:
    briefing = cast(Briefing, replace(small_pack.briefing(*sections), **changed))  # type: ignore[arg-type]
    return assemble(small_pack.pack(), briefing, language, numbering="section_dot").document


def only(document: Document, kind: type[B]) -> B:
    (found,) = (block for block in document.blocks if isinstance(block, kind))
    return found


def all_of(document: Document, kind: type[B]) -> list[B]:
    return [block for block in document.blocks if isinstance(block, kind)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FORMS)
def test_a_form_reads_as_its_golden(golden: Callable[[str, str], None], name: str, language: str) -> None:
    golden(f"assembly/forms.{name}.{language}.txt", dump(made(*FORMS[name], language=language)))


def test_courses_of_action_are_counted_through_and_sorted_by_sign() -> None:
    wait, act = all_of(made(OPTIONS), OptionCard)
    assert (wait.number, wait.tag, act.number, act.tag) == ("1", "", "2", "Recommended")
    assert [plain_text(line) for line in (*wait.paragraphs, *wait.advantages, *wait.drawbacks)] == [
        "Nothing is done.", "No cost", "The port stays shut\u00a0[A]"]


def test_a_side_of_which_nothing_is_said_yet_prints_nothing() -> None:
    course = card("Wait", "Attendere", ("+", "+"), ("- dear", "-"))
    english, italian = (only(made(replace(OPTIONS, body=(cards("options", course),)), language=one), OptionCard) for one in LANGUAGES)
    assert (english.paragraphs, english.advantages, len(english.drawbacks)) == ((), (), 1)
    assert (italian.paragraphs, italian.advantages, italian.drawbacks) == ((), (), ())


def test_a_comparison_adds_up_weights_and_marks_and_stresses_the_recommended_course() -> None:
    table = only(made(OPTIONS, COMPARISON), Table)
    assert (table.kind, table.accent, table.total) == ("comparison", 3, True)
    assert [plain_text(column.title) for column in table.columns] == ["Criterion", "Weight", "1 · Wait", "2 · Act"]
    assert table.rows[0].cells[2] == (Rating("open", "does not"), Text(" "), Text("no"))
    assert [plain_text(cell) for cell in table.rows[-1].cells] == ["Weighed score, maximum 9", "", "3", "7.5"]
    assert plain_text(only(made(OPTIONS, COMPARISON, language="it"), Table).rows[-1].cells[3]) == "7,5"


@pytest.mark.parametrize(("cell", "weight"), [("no mark", "3"), ("● yes", "many"), ("● yes", "")])
def test_a_comparison_that_lacks_a_mark_or_a_weight_has_no_score(cell: str, weight: str) -> None:
    made_of = table((("Criterion", ""), ("Weight", ""), ("Wait", "")), ("Time", weight, cell), types=("text", "number", "mark"))
    found = only(made(replace(COMPARISON, body=(made_of,))), Table)
    assert (len(found.rows), found.total, found.accent) == (1, False, None)


def test_the_subject_and_the_rows_of_the_matter_are_one_block_the_last_in_bold() -> None:
    document = made(MATTER[0], replace(MATTER[1], body=(text("It opens.", "Riapre."),)))
    rows = only(document, DataBlock).rows
    assert [(row.field, row.label, plain_text(row.value)) for row in rows] == [
        ("subject", "Subject", "Reopening after the storm"), ("issue", "Issue", "The port."), ("aim", "Aim", "It opens.")]
    assert [row.value[0].marks for row in rows if isinstance(row.value[0], Text)] == [Marks.NONE, Marks.NONE, Marks.STRONG]
    assert only(made(*MATTER), DataBlock).rows[-1].value == (Text("— To be written.", Marks.SOFT),)
    assert "subject" not in {row.field for row in only(document, AddressRows).rows}


def test_a_short_section_with_nothing_in_it_reports_so_on_its_heading() -> None:
    document = made(*FORMS["compact"])
    assert [(one.look, one.number, plain_text(one.remark)) for one in all_of(document, Heading)] == [
        ("compact", "1", "— Nothing to report."), ("compact", "2", "")]
    assert len(all_of(document, Paragraph)) == 1


def test_a_table_and_the_box_after_it_are_one_band() -> None:
    band = only(made(*BAND), Band)
    assert (band.label, band.box.label) == ("Basic data", "Offices")
    assert [plain_text(entry.name) for entry in band.box.entries] == ["Harbour Office", "Pilots"]
    assert plain_text(band.table.rows[1].cells[1]) == "— not in the pack"


def test_a_table_that_no_box_follows_and_a_box_without_a_table_stand_alone() -> None:
    table_first = made(BAND[0], text_section("Words."), BAND[1])
    assert not all_of(table_first, Band)
    assert only(table_first, SideBox).label == "Offices" and only(table_first, Table)
    assert only(made(BAND[0]), Heading).look == "eyebrow"


def text_section(words: str) -> Section:
    return Section("words", "text", both("Words", "Parole"), body=(text(words, words),))


def test_speaking_points_keep_their_catchwords() -> None:
    points = only(made(*FORMS["speak"]), SpeakingPoints)
    assert [plain_text(item) for item in points.items] == ["Open. The port works.\u00a0[A]", "Safe. Checks go on."]


def test_a_list_is_numbered_whatever_the_scheme() -> None:
    briefing = small_pack.briefing(*FORMS["numbered"])
    document = assemble(small_pack.pack(), briefing, "en", numbering="nato").document
    assert [paragraph.number for paragraph in all_of(document, Paragraph)] == ["1.", "2."]
    assert not all_of(document, BulletList)


@pytest.mark.parametrize(("variant", "pages", "quoted"), [("", [2], ["2.1", "2.2", "2.3"]),
                                                          ("full", [1, 2], ["1.1", "1.2", "2.1", "2.2", "2.3"])])
def test_articles_have_cards_and_those_with_a_note_a_page(variant: str, pages: list[int], quoted: list[str]) -> None:
    document = made(replace(PRESS[1], variant=variant))
    assert [card.letter for card in all_of(document, PressCard)] == ["A", "B"]
    assert [plain_text(one.content) for one in all_of(document, Heading) if plain_text(one.content).startswith("Card")] == [
        f"Card {n} of 2 as a full page" for n in pages]
    assert [quote.id.removeprefix("items.") for quote in all_of(document, Quote)] == quoted


def test_a_press_review_of_six_articles_has_an_index_by_theme() -> None:
    english, italian = small_pack.sources()
    pack = replace(small_pack.pack(), sources=(english, italian, *(replace(english, number=number) for number in range(3, 7))))
    found = assemble(pack, small_pack.briefing(*PRESS), "en", numbering="section_dot").document
    (index, _) = all_of(found, DataBlock)
    assert [row.label for row in index.rows] == ["Infrastructure"]
    assert [line[:3] for line in plain_text(index.rows[0].value).splitlines()] == ["[A]", "[B]", "[C]", "[D]", "[E]", "[F]"]
    assert plain_text(index.rows[0].value).splitlines()[1] == "[B]\u00a0[Port of Vallora back in service]"
    assert not [one for one in all_of(made(*PRESS), Heading) if plain_text(one.content) == "Index by theme"]


def test_the_decision_is_signed_by_the_first_addressee() -> None:
    assert only(made(*FORMS["decision"]), DecisionBox).signature == "Chief of Staff, signature"
    assert only(made(*FORMS["decision"], titles={}), DecisionBox).signature == "Signature"


def test_a_block_of_data_replaces_the_address_rows_and_says_what_is_missing() -> None:
    frame = replace(small_pack.briefing().frame, data_block=True, statement=both("Open sources only.", "Solo fonti aperte."), rows=(
        FrameRow("number", both("No.", "N.")), FrameRow("period", both("Period covered", "Periodo di riferimento")),
        FrameRow("to", both("To", "A"), "right"), FrameRow("next", both("Next", "Seguente"), "right")))
    document = made(text_section("Words."), frame=frame, fields={"number": Localized("04")})
    block = only(document, DataBlock)
    assert (block.look, [(row.label, plain_text(row.value)) for row in block.rows]) == ("pairs", [
        ("No.", "04"), ("To", "Chief of Staff"), ("Period covered", "— not in the pack"), ("Next", "— not in the pack")])
    assert not all_of(document, AddressRows)
    assert only(document, HeaderBlock).addressee == "", "whom it is for stands among the data"
    assert "Open sources only." in dump(document)


def test_rows_of_the_template_join_a_section_of_data() -> None:
    frame = replace(small_pack.briefing().frame, rows=(FrameRow("counterpart", both("Counterpart", "Interlocutore"), "right"),))
    document = made(*FORMS["data"], frame=frame, fields={"counterpart": both("The mayor", "Il sindaco")})
    assert [row.label for row in only(document, DataBlock).rows] == ["Counterpart", "Who", "Where"]


def test_the_date_of_the_situation_may_stand_under_the_title() -> None:
    frame = replace(small_pack.briefing().frame, rows=(FrameRow("as_of", both("As of", "Situazione al"), "title"),))
    assert "Situazione al 2~maggio 2021" in dump(made(text_section("Words."), frame=frame, language="it"))


@pytest.mark.parametrize(("language", "signed"), [("it", ["Il Capo"]), ("en", [])])
def test_an_italian_paper_closes_with_a_signature_before_its_back_matter(language: str, signed: list[str]) -> None:
    frame = replace(small_pack.briefing().frame, closing=both("The Chief", "Il Capo"))
    document = made(text_section("Words [@1]."), *FORMS["sources"][1:2], frame=frame, language=language)
    assert [block.office for block in all_of(document, Signature)] == signed
    if signed:
        assert [type(block).__name__ for block in document.blocks][-3:] == ["Signature", "Heading", "References"]


def test_a_key_holds_each_mark_to_its_meaning_and_sets_the_next_apart() -> None:
    made = inlines(key_line([(Rating("full", "meets"), "meets it"), (Text("–"), "ours")], "Score: points."))
    assert made == "●(meets)~~meets~it~~~~~~ –~~ours~~~~~~ Score: points."
    assert inlines(key_line([(Rating("open", "does not"), "does not")])) == "○(does not)~~does~not"


def printed(source: Source, *sections: Section, language: str = "en") -> Document:
    """The small pack with another first source, in sections."""
    pack = replace(small_pack.pack(), sources=(source, small_pack.sources()[1]))
    return assemble(pack, small_pack.briefing(*sections), language, numbering="section_dot").document


@pytest.mark.parametrize("variant", ["lines", "paragraph"])
def test_an_abbreviation_at_the_end_of_a_source_has_one_stop(variant: str) -> None:
    undated = replace(small_pack.sources()[0], published=None, reliability="F", language="")
    text = dump(printed(undated, text_section("Said. [@1]"), Section("s", "sources", both("Sources", ""), variant=variant)))
    assert "n.d." in text and "n.d.." not in text


def test_a_translation_of_blanks_is_none() -> None:
    first = small_pack.sources()[0]
    blank = replace(first, excerpts=(replace(first.excerpts[0], translation=both("", " \u00a0\n")), *first.excerpts[1:]))
    section = Section("facts", "excerpts", both("Facts", "Fatti"), body=(ExcerptItem(ExcerptId(1, 1)),))
    assert only(printed(blank, section, language="it"), Quote).translation == ()
