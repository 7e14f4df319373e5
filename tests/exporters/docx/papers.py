"""Papers with cards, forms and parts, in both languages. Invented persons, sources and events."""
from __future__ import annotations

from briefer.document.drawings import Coverage, CoverageGroup, CoveragePanel, CoverageRow, Gap, PanelHead
from briefer.document.inlines import Inline, Inlines, Marks, Note, Rating, RatingValue, Reference, Text
from briefer.document.nodes import (
    Band,
    BioCard,
    BioCards,
    Block,
    BulletList,
    Caption,
    Column,
    DataBlock,
    DecisionBox,
    Document,
    Entry,
    Figure,
    FigureStrip,
    HeaderBlock,
    Heading,
    LabelledRow,
    Meta,
    NoteColumns,
    OptionCard,
    Paragraph,
    Part,
    Phrases,
    PressCard,
    Row,
    SideBox,
    Signature,
    SpeakingPoints,
    StripFigure,
    Table,
)

BOLD, SOFT = Marks.STRONG, Marks.SOFT
ENGLISH = Phrases("Page {n} of {total}", "Copy {n} of {total}", "cont.", "DRAFT", "Notes")
ITALIAN = Phrases("Pagina {n} di {total}", "Copia n. {n} di {total}", "segue", "BOZZA", "Note")


def said(*parts: str | Inline) -> Inlines:
    """Inlines; plain words may stand as they are."""
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


def rated(value: RatingValue, words: str) -> Inlines:
    """A rating with its words."""
    return (Rating(value, {"full": "meets", "half": "in part", "open": "does not"}[value]), Text(f" {words}"))


def named(field: str, label: str, *value: str | Inline) -> LabelledRow:
    """A row of labelled data."""
    return LabelledRow(field, label, said(*value))


def decision(*, draft: bool = False) -> Document:
    """An English decision paper with a landscape annex, and an audit after it."""
    return Document(
        Meta("en", "Opening the north quay", "North quay", "Repairs", "Harbour Study Group", (), "HSG/2024/020",
             "UNCLASSIFIED // FOR TRAINING USE", "2024-05-21", draft),
        ENGLISH, (*_courses(), *_deciding(), *_country(), *_coverage(), *_audit()))


def _courses() -> tuple[Block, ...]:
    good, bad = (said("The season starts with what is sound."), said("The gap is stated.")), (said("Two crews for two weeks."),)
    columns = (Column(said("Criterion")), Column(said("Weight"), "right"), Column(said("1 · All now")), Column(said("2 · Two steps")),
               Column(said("3 · Hold")))
    rows = (
        Row((said("Ready by 7 June"), said("3"), rated("full", "yes"), rated("full", "yes, part one"), rated("open", "no")), (0,)),
        Row((said("Each berth surveyed twice"), said("3"), rated("open", "not for the third"), rated("half", "to the second only"),
             rated("full", "once complete")), (0,)),
        Row((said("Weighted score, maximum 12"), said(), said("6"), said("9"), said("6")), (0,)),
    )
    return (
        HeaderBlock("head", "Harbour Study Group", "Traffic Section", "Decision briefing", "Opening the north quay",
                    rows=(named("reference", "Reference", "HSG/2024/020"), named("date", "As of", "21 May 2024")),
                    statement="Made from open sources; a training exercise."),
        Heading("h1", said("Courses of action"), number="1"),
        OptionCard("o1", "1", said("Open the whole quay now"), (said("All five berths open at once, with the survey."),),
                   (said("Nothing more to do."), said("One notice.")), (said("The third berth rests on one survey."),)),
        OptionCard("o2", "2", said("Open it in two steps"), (said("Berths one and two open now. The rest when the divers report."),),
                   good, bad, "Recommended"),
        OptionCard("o3", "3", said("Hold until complete"), (said("Nothing is opened before the gap is closed."),)),
        Heading("h2", said("Comparison"), number="2"),
        Paragraph("p1", said("The weights were fixed first", Note(1, said("By the harbour board."), "n1"), "."), "2.1", portion="U"),
        Table("t1", "comparison", columns, rows, Caption("Table 1.", said("Course 2 scores highest")),
              (Rating("full", "meets"), Text(" meets, 2 points  "), Rating("half", "in part"), Text(" in part, 1  "),
               Rating("open", "does not"), Text(" does not, 0.")), summary="Three courses by two criteria.", accent=3, total=True),
    )


def _deciding() -> tuple[Block, ...]:
    return (
        Heading("h3", said("Recommendation"), number="3"),
        Paragraph("p2", said("Approve course 2."), "3.1"),
        BulletList("todo", (said("Issue the notice by 4 June."), said("Call the divers."))),
        Signature("sign", "Head, Traffic Section", "(name and surname)"),
        DecisionBox("decide", "Decision", ("Approved", "Not approved", "Discuss"), "Remarks", "Harbour master, signature", "Date"),
    )


def _country() -> tuple[Block, ...]:
    data = tuple(Row((said(name), said(value, Reference(("A",)))), (0,)) for name, value in (
        ("Berths", "five, two of them open "), ("Depth", "nine metres at low water "), ("Tugs", "three ")))
    entries = (Entry(said("Harbour board"), said("Sets the dues, meets monthly ", Reference(("A",)))),
               Entry(said("Pilots’ guild"), said("Eleven pilots; lost its mast in March")), Entry(said("Customs"), said("Open by day")))
    return (
        Part("country", reference="Annex A to HSG/2024/020", short_title="The port"),
        Heading("title", said("The port of Valmora"), "title"),
        Band("band", "Basic data", Table("t2", "free", (Column(said("Item")), Column(said("Value"))), data, summary="Three items."),
             SideBox("box", "Institutions", entries)),
        SideBox("alone", "Institutions of the coast", entries),
        Heading("ph", said("Key people"), "eyebrow"),
        BioCards("people", (
            BioCard(said("Ada Rinaldi"), said("Harbour master (2024)"), (said("Asked for the survey twice. ", Reference(("A",))),)),
            BioCard(said("Bruno Salis"), said("Head of the pilots (2023)"), (said("Wants the mast back before the quay."),)),
            BioCard(said("Carla Tosi"), said("Divers")))),
        BioCards("one", (BioCard(said("Dario Vanni"), said("Insurer"), (said("Alone over the full width."),)),)),
    )


def coverage() -> Coverage:
    """A small matrix of two panels."""
    panels = (CoveragePanel("By half-year", (PanelHead("2023", 2), PanelHead("2024", 2)), (1, 0, 2, 1)),
              CoveragePanel("March 2024", (PanelHead("4", 1), PanelHead("11", 1)), (2, 1), detail=True))
    rows = (CoverageRow("Traffic", 3, ((("A",), (), ("A", "B"), ()), (("A", "B"), ())), ((Gap(1, 1, "1"),), ())),
            CoverageRow("Repairs", 0, (((), (), (), ()), ((), ())), ((Gap(0, 3),), (Gap(0, 1),))))
    return Coverage("Theme", "Events", panels, (CoverageGroup("Port", rows),), "Sources", "two or more", "one", "gap", "letters")


def _coverage() -> tuple[Block, ...]:
    return (
        Part("matrix", "landscape", "Annex B to HSG/2024/020", "Coverage"),
        HeaderBlock("head-b", "", "", "Annex B", "What the sources cover", rows=(named("date", "Date", "21 May 2024"),), band=True),
        Figure("figure", coverage(), "Traffic: A in 2023. Repairs: nothing.", Caption("Figure 1.", said("Nothing on repairs"))),
        NoteColumns("notes", tuple(Entry(said(str(number)), said(text)) for number, text in enumerate((
            "No source after May.", "One source only.", "The board’s minutes are not in the pack.", "A remark on a second row."), 1))),
    )


def _audit() -> tuple[Block, ...]:
    heads = ("Para", "Statement", "Rests", "Ref.", "Excerpt", "At para", "Grade", "By, checked")
    return (
        Part("audit", reference="Annex C to HSG/2024/020", short_title="Audit of statements"),
        HeaderBlock("head-c", "Harbour Study Group", "Traffic Section", "Annex C", "Audit of statements"),
        FigureStrip("strip", (StripFigure(said("19"), said("statements")), StripFigure(said("1"), said("on two sources")),
                              StripFigure(said("11"), said("on one source")), StripFigure(said("6"), said("ours, no source")))),
        Table("t3", "statements", tuple(Column(said(head)) for head in heads), (
            Row((said("1.1"), said("Quay closed in March"), (Rating("half", "one source"),), (Reference(("A",)),), said("3.1"), said("11"),
                 said("B2"), said("MR, ", Text("open", BOLD))), (0,)),), Caption("Table C1.", said("Each statement and what it rests on")),
              summary="One statement."),
    )


def talking_points(*, draft: bool = False) -> Document:
    """An Italian paper to speak from, with a report of short sections and a press review."""
    return Document(
        Meta("it", "Punti di conversazione", "Punti di conversazione", "", "Centro studi portuali", (), "CSP/2024/022",
             "NON CLASSIFICATO // USO ADDESTRATIVO", "2024-05-21", draft, (3, 12)),
        ITALIAN, (*_speaking(), *_report(), *_review()))


def _speaking() -> tuple[Block, ...]:
    pairs = (Row(((Text("La banchina resta chiusa", BOLD),), said("Due posti su cinque sono aperti. ", Reference(("A",)))), (0,)),
             Row(((Text("I piloti sono pochi", BOLD),), said("Ne risultano undici. ", Reference(("B",)))), (0,)))
    return (
        HeaderBlock("head", "Centro studi portuali", "Sezione traffico", "Punti di conversazione", "La banchina nord",
                    protocol="Prot. n. 022/2024", place_date="Valmora, 21 maggio 2024", subtitle="Situazione al 21 maggio 2024"),
        DataBlock("matter", (named("subject", "Oggetto", "Colloquio con il comandante del porto"),
                             named("question", "Questione", "La banchina"),
                             named("aim", "Obiettivo", Text("Confermare l’apertura in due tempi", BOLD))), "matter"),
        SpeakingPoints("points", (
            said(Text("Continuità.", BOLD), " Da marzo il porto lavora. ", Reference(("A",))),
            said(Text("Consenso.", BOLD), " La capitaneria ha chiesto due rilievi e li ha avuti a maggio. ", Reference(("B",))))),
        Heading("raised", said("Se sollevato dalla controparte"), "eyebrow", listed=False),
        Table("t1", "pairs", (Column(said("Se dicono")), Column(said("Rispondere"))), pairs, summary="Due risposte."),
        SpeakingPoints("more", (said("Un altro elenco ricomincia da uno."),)),
        DataBlock("meeting", (named("who", "Interlocutore", Text("Ada Rinaldi", BOLD), ", comandante del porto"),
                              named("where", "Luogo, data e ora", "Valmora, 21 maggio 2024, ore 10.00"))),
    )


def _report() -> tuple[Block, ...]:
    events = ("GDO", "Avvenimento", "Luogo", "Fonte", "Grado")
    return (
        Part("report", reference="CSP/2024/023", short_title="Punto di situazione n. 04"),
        DataBlock("data", (named("number", "PdS n.", Text("04", BOLD)), named("to", "A", "Comandante del porto"),
                           named("dtg", "Gruppo data-orario", Text("100600Z MAG 24", BOLD))), "pairs"),
        Heading("c1", said("Avvenimenti salienti"), "compact", number="1"),
        Table("t2", "events", tuple(Column(said(head)) for head in events), (
            Row((said("[072200Z MAG 24]"), said("Riapre il secondo posto"), said("Valmora"), (Reference(("A",)),), said("B2"))),),
              summary="Un avvenimento."),
        Heading("c2", said("Situazione umanitaria"), "compact", number="2", remark=(Text("— Nulla da segnalare.", SOFT),)),
        Heading("c3", said("Sviluppi attesi"), "compact", number="3"),
        DataBlock("axis", (named("24", "24 ore", "Il terzo posto resta chiuso."),
                           named("72", "72 ore", "Arrivano i sommozzatori.")), "axis"),
        Heading("c4", said("Richieste e varie"), "compact", remark=said("— Nulla da segnalare.")),
        Paragraph("tagged", (Text("Un grado "), Text("B2", BOLD | Marks.BOX), Text(" e un tema "), Text("Traffico", Marks.TAG), Text(".")),
                  portion="NC"),
    )


def _review() -> tuple[Block, ...]:
    return (
        Part("review"),
        PressCard("a1", "E", "A2", said("La banchina nord riapre a metà"), (Text("Il Corriere della Costa", BOLD), Text(", [2024], IT")),
                  ("Traffico", "Misure civili"), (said("Quadro dei lavori, con le sole cifre disponibili."),),
                  (said("“Two berths are open and the third follows in June.”"),), "en", "par. 13"),
        PressCard("a2", "A", "", said("Un titolo senza tema"), said("Editore non indicato, IT")),
        PressCard("a3", "B", "C2", said("Un terzo articolo"), (Text("Una testata dal nome assai lungo, che riempie tutta la riga", BOLD),),
                  ("Traffico marittimo", "Sicurezza della navigazione", "Misure civili"), (),
                  (said("«Primo capoverso."), said("Secondo.»"))),
    )
