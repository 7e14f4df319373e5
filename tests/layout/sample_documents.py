"""Documents made by hand: a full briefing, an Italian note, and the states a page can be in. Invented sources and events."""

from __future__ import annotations

from briefer.document.inlines import Inline, Inlines, LineBreak, Link, Marks, Note, Reference, Text
from briefer.document.nodes import (
    AddressRows,
    Block,
    BulletList,
    Caption,
    Column,
    Contents,
    Distribution,
    Document,
    Figure,
    HeaderBlock,
    Heading,
    HeadingLook,
    KeyBox,
    LabelledRow,
    Meta,
    PageBreak,
    Paragraph,
    Phrases,
    Quote,
    References,
    Row,
    Signature,
    SourceEntry,
    Table,
    Term,
    TermList,
    Timeline,
    TimelineMark,
    TimelineRow,
)
from briefer.document.styles import HouseStyle
from briefer.model.dates import Date
from briefer.templating.libraries import Library

ENGLISH = Phrases("Page {n} of {total}", "Copy {n} of {total}", "cont.", "DRAFT")
ITALIAN = Phrases("Pagina {n} di {total}", "Copia n. {n} di {total}", "segue", "BOZZA")
STRONG, EMPHASIS, SOFT = Marks.STRONG, Marks.EMPHASIS, Marks.SOFT


def style(id: str) -> HouseStyle:
    """A bundled style."""
    return Library().style(id)


def words(*parts: str | Inline) -> Inlines:
    """Inlines; plain words may stand as they are."""
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


def heading(id: str, title: str, number: str = "", look: HeadingLook = "section", level: int = 1) -> Heading:
    """A heading; a small label is not listed."""
    return Heading(id, words(title), look, level, number, look != "eyebrow")


def said(id: str, letter: str, grade: str, quotation: str, language: str = "en", translation: str = "") -> Quote:
    """A quotation with its source line."""
    meta = words(
        "Harbour master. ", Text("The Coast Courier", STRONG), ", ", Text("Berths full since spring", EMPHASIS), ", 4 May 2024, para 3."
    )
    label = Text("Unofficial translation.", STRONG)
    return Quote(id, letter, grade, (words(quotation),), language, meta, (words(label, f" {translation}"),) if translation else (), "en")


def briefing() -> Document:
    """An information briefing in the staff manner, with every block there is."""
    return Document(
        Meta(
            "en",
            "Port of Valmora: traffic and repairs",
            "Port of Valmora",
            "Traffic since the storm",
            "Harbour Study Group",
            ("ports", "repairs"),
            "HSG-INF/2024/031",
            "UNCLASSIFIED // FOR TRAINING USE",
            "2024-05-21",
        ),
        ENGLISH,
        (*_opening(), *_first_section(), *_chronology(), *_back_matter()),
    )


def _opening() -> tuple[Block, ...]:
    rows = (LabelledRow("reference", "Reference", words("HSG-INF/2024/031")), LabelledRow("date", "Date", words("21 May 2024")))
    return (
        HeaderBlock(
            "head", "Harbour Study Group", "Traffic Section", "Information briefing", "Port of Valmora: traffic and repairs", rows=rows
        ),
        AddressRows(
            "address",
            (
                LabelledRow("to", "To", words("Director")),
                LabelledRow("subject", "Subject", words("What the storm of March did to the port, and what is open again")),
            ),
        ),
        KeyBox(
            "box",
            "Bottom line",
            (
                words(
                    "Two of four quays are open and the third follows in June. The sources agree on dates, not on cost: ",
                    Text("ask for the insurer’s survey before the next meeting.", STRONG),
                ),
            ),
        ),
        heading("h-points", "Key points", look="eyebrow"),
        BulletList(
            "points",
            (
                words("Grain traffic is back to four fifths of last year’s.\xa0", Reference(("A", "B"))),
                words("The tug pool remains one boat short.\xa0", Reference(("C",))),
            ),
        ),
        heading("h-contents", "Contents", look="eyebrow"),
        Contents("contents"),
        PageBreak("break"),
    )


def _first_section() -> tuple[Block, ...]:
    note = Note(
        1,
        words("The paper gives the weekday only; see ", Link("https://example.org/tides?day=4", (Text("the tide tables"),)), "."),
        "note-1",
    )
    return (
        heading("s1", "The storm and its first month", "1"),
        Paragraph(
            "p1",
            words(
                "The storm of 5 March put all four quays out of use, and the pilots’ station lost its mast.",
                note,
                " Traffic went to the neighbouring port for eleven days.",
            ),
            "1.1",
        ),
        said(
            "q1",
            "A",
            "B2",
            "«Abbiamo perso due gru su cinque; le altre reggono, per ora.»",
            "it",
            "“We lost two cranes out of five; the others hold, for now.”",
        ),
        Paragraph(
            "p2",
            words(
                "One quay reopened on 16 March; the tug ", Text("Santa Rita", EMPHASIS), " came back on 2 April\xa0", Reference(("B",)), "."
            ),
            "1.2",
        ),
        said("q2", "B", "C3", "“No pilot has turned a ship away since the sixteenth.”"),
        heading("s1a", "Cranes", look="sub", level=2),
        Paragraph(
            "p3",
            words(
                "A paragraph with ",
                Text("underlined words", Marks.UNDERLINE),
                ", H",
                Text("2", Marks.SUPERSCRIPT),
                " and a line",
                LineBreak(),
                "broken on purpose.",
            ),
            "1.3",
        ),
        Paragraph("p4", words("A numbered point one level below."), "a.", depth=1),
    )


def _chronology() -> tuple[Block, ...]:
    events = tuple(
        Row(words_row(f"{day} March 2024", f"Event number {day}: a crane, a quay or a ship comes back into use.", "Repairs", f"[{letter}]"))
        for day, letter in zip(range(1, 25), "ABC" * 8, strict=True)
    )
    timeline = Timeline(
        (
            TimelineRow(
                "Repairs",
                (TimelineMark(Date(edtf="2024-03-05", basis="stated")), TimelineMark(Date(edtf="2024-04", basis="inferred"), "Quay 2")),
            ),
            TimelineRow("Traffic", (TimelineMark(Date(edtf="2024-05-04", basis="stated")),)),
        ),
        "Dated items",
        "day or month known",
        "only a period known",
        "open: inferred",
        "ticks: quarters",
    )
    return (
        heading("s2", "Chronology", "2"),
        Table(
            "events",
            "chronology_theme",
            tuple(Column(words(title)) for title in ("Date", "Event", "Theme", "Source")),
            events,
            Caption("Table 1.", words("What came back into use, by day")),
            words("Square brackets: inferred."),
            "",
            "Events by day",
        ),
        Figure(
            "figure",
            timeline,
            "Repairs cluster in March and April; traffic follows in May",
            Caption("Figure 1.", words("Repairs come first")),
            words("Sources A to C."),
        ),
        heading("s3", "What nobody reports", "3"),
        Paragraph("none", words("— No excerpts selected for this section."), role="empty"),
    )


def words_row(*cells: str) -> tuple[Inlines, ...]:
    """Plain cells."""
    return tuple(words(cell) for cell in cells)


def _back_matter() -> tuple[Block, ...]:
    register = tuple(
        Row((words(Reference((letter,))), words(name, Text(title, EMPHASIS)), *words_row("4 May 2024", "EN", "B2", "21 May 2024")))
        for letter, name, title in (("A", "Gazzetta del Porto. ", "Due gru"), ("B", "The Coast Courier. ", "Berths full"))
    )
    grades = tuple(
        Row((words(Text(a, STRONG)), words(b), words(Text(c, STRONG)), words(d)), (0, 2))
        for a, b, c, d in (("A", "Completely reliable", "1", "Confirmed"), ("B", "Usually reliable", "2", "Probably true"))
    )
    return (
        Signature("sign", "Head, Traffic Section", "(rank, name and surname)"),
        heading("b1", "Acronyms", look="back"),
        TermList(
            "terms",
            (
                Term("HSG", words("Harbour Study Group")),
                Term("TEU", words("Twenty-foot equivalent unit")),
                Term("VTS", words("Vessel traffic service")),
            ),
        ),
        heading("b2", "Source register", look="back"),
        Table(
            "register",
            "register",
            tuple(Column(words(title)) for title in ("Ref.", "Publisher and title", "Date", "Lang.", "Grade", "Retrieved")),
            register,
            note=words("Supplied data stand in brackets."),
        ),
        heading("b3", "Grading key", look="back"),
        Table("grades", "grading_key", (Column(()), Column(words("Reliability")), Column(()), Column(words("Credibility"))), grades),
        References(
            "refs",
            (SourceEntry("A", words("Gazzetta del Porto, ", Text("Due gru", EMPHASIS), ", 4 May 2024, IT, B2.")),),
            words("All retrieved in May."),
        ),
        Distribution("dist", (("For action", ("Director", "Harbour master")), ("For information", ("Pilots’ station",)))),
    )


def italian_note() -> Document:
    """A note in the diplomatic manner."""
    long = (
        "L’amministrazione portuale ha comunicato che il ripristino delle banchine procede secondo il calendario stabilito nella riunione "
        "interministeriale, salvo imprevisti riconducibili all’approvvigionamento dei materiali e alla disponibilità dei rimorchiatori."
    )
    return Document(
        Meta(
            "it",
            "Il porto di Valmora",
            "Porto di Valmora",
            reference="Prot. n. 031/2024",
            marking="NON CLASSIFICATO // USO ADDESTRATIVO",
            date="2024-05-21",
        ),
        ITALIAN,
        (
            HeaderBlock(
                "head",
                "Gruppo studi portuali",
                "Sezione traffico",
                "Appunto",
                "Il porto di Valmora",
                protocol="Prot. n. 031/2024",
                place_date="Valmora, 21 maggio 2024",
                addressee="per il Direttore",
            ),
            AddressRows("address", (LabelledRow("subject", "Oggetto", words("Il porto di Valmora dopo la tempesta di marzo.")),)),
            KeyBox("box", "In sintesi", (words(long),)),
            heading("s1", "Premessa"),
            Paragraph("p1", words(long, " ", long), "1."),
            Paragraph("p2", words(long, Note(1, words("Dato del 4 maggio."), "n1")), "2."),
            heading("s2", "Conclusioni"),
            Paragraph("p3", words("Si propone di:"), "3."),
            BulletList("list", (words("acquisire la perizia;"), words("aggiornare il presente appunto."))),
            Signature("sign", "Il Capo Sezione", "(grado, nome e cognome)"),
            heading("b1", "Riferimenti", look="back"),
            References(
                "refs",
                (SourceEntry("A", words("Gazzetta del Porto, ", Text("Due gru", EMPHASIS), ", 4 maggio 2024, IT, B2.")),),
                words("Fonti acquisite a maggio."),
            ),
        ),
    )
