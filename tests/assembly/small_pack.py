"""A small pack for the tests of assembly: two sources, one in English and one in Italian, and a short briefing."""
from __future__ import annotations

from briefer.model.briefing import (
    Briefing,
    ExcerptItem,
    Frame,
    FrameRow,
    GroupItem,
    Section,
    SectionRule,
    TableColumn,
    TableItem,
    TextItem,
)
from briefer.model.dates import Date
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import Excerpt, ExcerptId, Source, Stated
from briefer.model.text import digest
from briefer.model.themes import GlossaryEntry, Theme

ENGLISH = """Harbour reopens after storm
The port of Vallora reopened on Monday, the harbour master's office said. "We lost two cranes," an engineer told reporters.
The NWC expects a second storm next week.
Repairs will cost about 20 million euros, according to the ministry."""

ITALIAN = """Vallora, il porto torna in funzione
Il porto di Vallora ha riaperto l'8 marzo 2021 dopo la tempesta. "Abbiamo perso due gru", ha detto il comandante del porto.
La Capitaneria ha disposto controlli sulle banchine fino a settembre."""


def both(en: str, it: str) -> Localized:
    return Localized({"en": en, "it": it})


def excerpt(number: int, text: str, passage: str, **known: object) -> Excerpt:
    start = text.index(passage)
    return Excerpt(number, start, start + len(passage), passage, **known)  # type: ignore[arg-type]


def sources() -> tuple[Source, ...]:
    english = Source(
        1, ENGLISH, digest(ENGLISH), title=Stated(Localized("Harbour reopens after storm")),
        publisher=Stated(Localized("Vallora Shipping News")), publisher_short=Localized("VSN"),
        credit=both("citing the port authority", "che cita l'autorità portuale"),
        published=Date("8 March 2021", "2021-03-08"), retrieved=Date(edtf="2021-05-02", basis="supplied"), language="en",
        reliability="B", url="https://example.org/harbour", rights="open",
        excerpts=(
            excerpt(1, ENGLISH, 'The port of Vallora reopened on Monday, the harbour master\'s office said. "We lost two cranes,"'
                    " an engineer told reporters.", themes=("infra.port",), credibility="2", event="reopening",
                    date=Date("on Monday", "2021-03-08", "inferred", note=both("Monday before publication.", "Il lunedì precedente.")),
                    headline=both("Port of Vallora reopens", "Riapre il porto di Vallora"), label=both("Port reopens", "Riapre il porto"),
                    speaker=both("Harbour master's office", "Ufficio del comandante del porto"),
                    translation=both("", "Il porto di Vallora ha riaperto lunedì. \"Abbiamo perso due gru\", ha detto un tecnico.")),
            excerpt(2, ENGLISH, "The NWC expects a second storm next week.\nRepairs will cost about 20 million euros", themes=("eco",),
                    date=Date("next week", "2021-03-15/2021-03-21", "inferred")),
        ))
    italian = Source(
        2, ITALIAN, digest(ITALIAN),
        title=Stated(both("Port of Vallora back in service", "Vallora, il porto torna in funzione"), "supplied"),
        published=Date("", "2021-03", "supplied"), retrieved=Date(edtf="2021-05-02", basis="supplied"), language="it",
        excerpts=(
            excerpt(1, ITALIAN, "Il porto di Vallora ha riaperto l'8 marzo 2021 dopo la tempesta.", themes=("infra.port",),
                    event="reopening", date=Date("l'8 marzo 2021", "2021-03-08")),
            excerpt(2, ITALIAN, "La Capitaneria ha disposto controlli sulle banchine fino a settembre.", themes=("infra",),
                    wording="La Capitaneria ha disposto controlli […] fino a settembre.", date=Date("fino a settembre", "../2021-09"),
                    translation=both("The Harbour Office has ordered checks […] until September.", "")),
            excerpt(3, ITALIAN, "\"Abbiamo perso due gru\", ha detto il comandante del porto."),
        ))
    return english, italian


def pack() -> Pack:
    return Pack(
        "small", "2021-05-02T08:00:00Z", sources=sources(),
        themes=(Theme("infra", both("Infrastructure", "Infrastrutture")), Theme("infra.port", both("Ports", "Porti"), "infra"),
                Theme("eco", both("Economy", "Economia"))),
        glossary=(GlossaryEntry("NWC", both("National Weather Centre", "Centro meteorologico nazionale")),
                  GlossaryEntry("EUR", both("euro", "euro"), known=True)),
        briefings=(briefing(),), next_source=3)


def briefing(*sections: Section) -> Briefing:
    return Briefing(
        "main", date="2021-05-03", as_of="2021-05-02",
        frame=Frame(both("Information briefing", "Briefing informativo"), (
            FrameRow("to", both("To", "A")), FrameRow("from", both("From", "Da")), FrameRow("subject", both("Subject", "Oggetto")),
            FrameRow("basis", both("Basis", "Tratto da")), FrameRow("as_of", both("As of", "Situazione al"), "right"))),
        titles={
            "title": both("The port of Vallora", "Il porto di Vallora"), "office": both("Naval Staff", "Stato Maggiore Marina"),
            "to": both("Chief of Staff", "Capo di Stato Maggiore"), "reference": Localized("NS/2021/7"),
            "subject": both("Reopening after the storm", "Riapertura dopo la tempesta")},
        sections=sections or SECTIONS)


SECTIONS = (
    Section("bottom_line", "bottom_line", both("Bottom line", "In sintesi"), required=True, body=(TextItem(both(
        "The port works again; **the NWC expects a second storm**.",
        "Il porto è di nuovo in funzione; **il NWC attende un'altra tempesta**.")),)),
    Section("key_points", "key_points", both("Key points", "Punti salienti"), heading="plain", body=(TextItem(both(
        "- Two cranes were lost. [@1][@2]\n- Repairs cost EUR 20 million [@1.2]",
        "- due gru sono andate perse [@1][@2]\n- le riparazioni costano 20 milioni di euro [@1.2]")),)),
    Section("contents", "contents", both("Contents", "Indice"), heading="plain"),
    Section("purpose", "text", both("Purpose and scope", "Scopo"), body=(
        TextItem(both("This paper covers March 2021. The harbour master's account is in [#themes.infra].",
                      "Il documento riguarda il marzo 2021. Il racconto del comandante e' nella [#themes.infra]."), id="scope"),)),
    Section("themes", "by_theme", required=True, order="mine", rule=SectionRule(all_themes=True), body=(
        GroupItem("infra.port", (
            TextItem(both("The port reopened within days.^[By the calendar of source [=1].] One source adds that [@2.3|due gru] were lost.",
                          "Il porto ha riaperto in pochi giorni.^[Secondo la fonte [=1].] Una fonte parla di [@2.3|due gru] perse.")),
            ExcerptItem(ExcerptId(1, 1)))),
        GroupItem("infra", (ExcerptItem(ExcerptId(2, 2)),)),
        GroupItem("eco", (ExcerptItem(ExcerptId(1, 2)), TableItem(
            (TableColumn(both("Item", "Voce")), TableColumn(both("Cost", "Costo"), type="number")),
            ((both("Repairs", "Riparazioni"), both("EUR 20 m", "20 milioni di euro")),),
            both("Cost as stated in source [=1]", "Costo secondo la fonte [=1]"), id="cost"))))),
    Section("chronology", "chronology", both("Chronology", "Cronologia"), order="date", rule=SectionRule(dated="yes")),
    Section("timeline", "timeline", both("Timeline", "Linea del tempo"), heading="caption", order="date",
            rule=SectionRule(dated="yes", min=2),
            caption=both("The port was shut for days, not weeks", "Il porto è rimasto chiuso giorni, non settimane")),
    Section("assessment", "text", both("Assessment", "Valutazione"), required=True),
    Section("information_gaps", "text", both("Information gaps", "Lacune informative")),
    Section("acronyms", "acronyms", both("Acronyms", "Elenco delle sigle")),
    Section("sources", "sources", both("Source register", "Fonti"), required=True),
    Section("grading_key", "grading_key", both("Grading key", "Attendibilità e credibilità")),
    Section("distribution", "distribution", both("Distribution list", "Elenco di distribuzione")),
    Section("full_text", "annex_full_text", both("Annex: full text of sources", "Allegato: testo integrale delle fonti"), print="never"),
)
