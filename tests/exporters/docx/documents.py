"""Two documents that hold between them every kind of block and inline: an English briefing and an Italian appunto."""
from __future__ import annotations

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
    Inlines,
    KeyBox,
    LabelledRow,
    LineBreak,
    Link,
    Marks,
    Meta,
    Note,
    PageBreak,
    Paragraph,
    Phrases,
    Quote,
    Reference,
    References,
    Row,
    Signature,
    SourceEntry,
    Table,
    Term,
    TermList,
    Text,
    Timeline,
    TimelineMark,
    TimelineRow,
)
from briefer.model.dates import Date

BOLD, ITALIC, SOFT = Marks.STRONG, Marks.EMPHASIS, Marks.SOFT
ENGLISH = Phrases("Page {n} of {total}", "Copy {n} of {total}", "cont.", "DRAFT")
ITALIAN = Phrases("Pagina {n} di {total}", "Copia n. {n} di {total}", "segue", "BOZZA")


def said(text: str) -> tuple[Text, ...]:
    """Plain words."""
    return (Text(text),)


def columns(*titles: str) -> tuple[Column, ...]:
    """Columns by their heads."""
    return tuple(Column(said(title) if title else ()) for title in titles)


def cells(*texts: str, head: tuple[int, ...] = ()) -> Row:
    """A row of plain words."""
    return Row(tuple(said(text) for text in texts), head)


def english(*blocks: Block, draft: bool = False, copy: tuple[int, int] | None = None) -> Document:
    """A staff briefing, or a document of the blocks that are given."""
    meta = Meta("en", "NATO Mission Iraq and the Italian lead", "NATO Mission Iraq", "Iraq", "Information Section", ("Iraq", "NATO"),
                "STC-INF/2026/017", "UNCLASSIFIED // FOR TRAINING USE", "2026-11-21", draft, copy)
    return Document(meta, ENGLISH, blocks or (*_first_page(), *_sections(), *_tables(), *_back()))


def italian(*blocks: Block, draft: bool = False, copy: tuple[int, int] | None = None) -> Document:
    """An appunto, or a document of the blocks that are given."""
    meta = Meta("it", "La missione NATO in Iraq", "Missione NATO in Iraq e guida italiana", "Iraq", "Sezione Informazioni", ("Iraq",),
                "Prot. n. 017/2026", "NON CLASSIFICATO // USO ADDESTRATIVO", "2026-11-21", draft, copy)
    return Document(meta, ITALIAN, blocks or (*_letterhead(), *_points(), *_closing()))


def _first_page() -> tuple[Block, ...]:
    return (
        HeaderBlock("head", "Staff Training Centre", "Information Section", "Information briefing",
                    "NATO Mission Iraq and the Italian lead",
                    rows=(LabelledRow("reference", "Reference", said("STC-INF/2026/017")),
                          LabelledRow("date", "Date", said("21 November 2026")))),
        AddressRows("address", (
            LabelledRow("to", "To", said("Chief of Staff")),
            LabelledRow("subject", "Subject", said("NATO’s mission in Iraq from the January 2020 crisis to the resumption of training in "
                                                   "2023, and the Italian contribution")))),
        KeyBox("bottom", "Bottom line", ((
            Text("NATO’s mission in Iraq came out of the January 2020 crisis with a wider task, and Italy was named to lead it: "),
            Text("fill the gap after 2022 before using this pack for planning.", BOLD)),)),
        Heading("keys", said("Key points"), "eyebrow", 2, listed=False),
        BulletList("points", (
            (Text("Training was suspended in January 2020, yet France, Germany and others wished to continue.\u00a0"), Reference(("C",))),
            (Text("By February 2020 the Alliance had chosen to reinforce the mission.\u00a0"), Reference(("A", "B"))))),
        Heading("list", said("Contents"), "eyebrow", 2, listed=False),
        Contents("contents"),
        PageBreak("break"),
    )


def _sections() -> tuple[Block, ...]:
    source = (Text("NINA, citing Decode39", BOLD), Text(", "), Text("Officially..", ITALIC), Text(", [2021], para\u00a06."))
    note = Note(1, (Text("Source C gives weekdays only: "), Text("«lunedì»", language="it"), Text(" is 6\u00a0January; see "),
                    Link("https://example.org/nmi?a=1&b=2", said("the register")), Text(".")), "n1")
    return (
        Heading("s1", said("Escalation and suspension"), number="1"),
        Paragraph("p1", (Text("The killing of Qassem Soleimani on 3\u00a0January 2020 turned Iraq into the main theatre of tension between "
                              "the United States and Iran. Within days Iraq’s parliament had asked foreign troops to leave."), note,
                         Text(" The public line was restraint.")), "1.1"),
        Quote("q1", "C", "B2", (said("«All’incontro di oggi, gli alleati hanno chiesto moderazione e riduzione.»"),), "it",
              (Text("NATO Secretary General. "), Text("[Untitled report]", ITALIC), Text(", [6 Jan 2020], IT, para\u00a03.")),
              ((Text("Unofficial translation.", BOLD | SOFT), Text(" “At today’s meeting the Allies called for restraint.”")),), "en"),
        Paragraph("p2", (Text("Within days the danger was direct ("), Link("#s2", said("section 2")), Text(").")), "1.2"),
        Quote("q2", "A", "C2", (said("“It is a mission to advise, train and develop non-combat capabilities in full respect of the "
                                     "sovereignty of Iraq.”"), said("“It will be led by Italy as of next May.”")), "en", source),
        Quote("q3", "E", "", (said("“Two quotations follow each other.”"),), "en", source, portion="(U)"),
        Heading("s2", said("From suspension to a wider role & <more>"), number="2"),
        Paragraph("p3", said("Reporting from early 2020 describes a practical answer to the vote in Baghdad: move tasks, and possibly "
                             "personnel, from the US-led Coalition to the NATO mission."), "2.1"),
        Heading("s2a", said("A sub-heading"), "sub", 2, listed=False),
        Paragraph("p4", (Text("Marks: "), Text("under", Marks.UNDERLINE), Text(", m"), Text("2", Marks.SUPERSCRIPT),
                         Text(", "), Text("soft", SOFT), Text(", both", BOLD | ITALIC), LineBreak(), Text("a new line, non\u2011stop."))),
        Heading("s3", said("Iraqi views since 2021"), number="3"),
        Paragraph("e1", said("— No excerpts selected for this section."), role="empty"),
    )


def _tables() -> tuple[Block, ...]:
    event = "Ballistic missiles strike at Al-Asad and Erbil, where Italian personnel are also based."
    contribution = (Column(said("Item")), Column(said("Quantity"), "right", 34), Column(said("Basis"), "left", 56))
    return (
        Heading("s4", said("Chronology"), number="4"),
        Paragraph("p5", said("Dates in square brackets are supplied by the compiler."), "4.1"),
        Table("t1", "free", contribution, (cells("Soldiers", "up to 1,000", "Inherent Resolve"), cells("Aircraft", "13", "as above")),
              Caption("Table 1.", said("Italian contribution as stated in source E")), summary="Two rows: soldiers, aircraft."),
        Table("t2", "chronology_theme", columns("Date", "Event", "Theme", "Source"),
              tuple(cells(f"{day} January 2020", event, "Security", "[C, D]") for day in range(1, 13)),
              Caption("Table 2.", said("Events recorded in the pack")), said("Square brackets: supplied."), summary="Twelve events."),
        Figure("f1", None, "No figure.", Caption("Figure 1.", said("Dated items by theme")), said("Sources A to E."), "No dated items."),
        Figure("f2", timeline(), "Two events of security.", Caption("Figure 2.", said("Security events cluster in January 2020"))),
        Table("t3", "chronology", columns("Date", "Event", "Source"), (), Caption("Table 3.", said("Events")), empty="No events recorded."),
    )


def timeline() -> Timeline:
    """A small timeline."""
    marks = (TimelineMark(Date("3 January 2020", "2020-01-03"), "strike"), TimelineMark(Date("February 2021", "2021-02")))
    return Timeline((TimelineRow("Security", marks),), "Dated items", "day known", "period known", "inferred", "ticks: quarters")


def _back() -> tuple[Block, ...]:
    register = columns("Ref.", "Publisher and title", "Date", "Lang.", "Grade", "Retrieved")
    title = (Text("Publisher not stated.", SOFT), Text(" Iraq, NATO prepares", ITALIC))
    return (
        Signature("sign", "Head, Information Section", "(grade, name and surname)"),
        Heading("acronyms", said("Acronyms"), "back"),
        TermList("terms", (Term("EUR", said("Euro")), Term("ISIS", said("Islamic State of Iraq and Syria")),
                           Term("NATO", said("North Atlantic Treaty Organization")))),
        Heading("register", said("Source register"), "back"),
        Table("t4", "register", register,
              (Row(((Reference(("A",)),), title, said("[2021]"), said("EN"), said("C2"), said("21 Nov 2026")), (0,)),),
              note=said("Square brackets: supplied by the compiler."), summary="One source."),
        Heading("grading", said("Grading key"), "back"),
        Table("t5", "grading_key", columns("", "Reliability of the source", "", "Credibility of the information"),
              (cells("A", "Completely reliable", "1", "Confirmed by other sources", head=(0, 2)),), summary="Letters and digits."),
        Heading("dist", said("Distribution"), "back", listed=False),
        Distribution("who", (("For action", ("Chief of Staff", "Deputy Chief of Staff")), ("For information", ("Military Adviser",)))),
    )


def _letterhead() -> tuple[Block, ...]:
    return (
        HeaderBlock("head", "Centro addestramento staff", "Sezione Informazioni", "Appunto", "La missione NATO in Iraq",
                    protocol="Prot. n. 017/2026", place_date="Roma, 21 novembre 2026", addressee="per il Capo di Stato Maggiore"),
        AddressRows("address", (
            LabelledRow("subject", "Oggetto", said("La missione NATO in Iraq dalla crisi del gennaio 2020 alla guida italiana.")),
            LabelledRow("basis", "Tratto da", said("cinque fonti pubbliche")))),
        KeyBox("bottom", "In sintesi", (said(
            "La missione NATO è uscita dalla crisi del gennaio 2020 con un compito più ampio e l’Italia è stata designata a guidarla. Le "
            "fonti reggono questa ricostruzione fino al 2021; nulla dicono sull’esercizio del comando dal maggio 2022."),)),
    )


def _points() -> tuple[Block, ...]:
    translated = (Text("Traduzione non ufficiale.", BOLD | SOFT), Text(" «È una missione volta a consigliare e addestrare.»"))
    source = (Text("NINA, da Decode39", BOLD), Text(", "), Text("Officially..", ITALIC, "en"), Text(", [2021], EN, par.\u00a06."))
    return (
        Heading("s1", said("Premessa")),
        Paragraph("p1", said("Il presente appunto si fonda su cinque fonti pubbliche, riprodotte per brani testuali e identificate da una "
                             "lettera. Le date tra parentesi quadre sono dedotte dal compilatore."), "1."),
        Paragraph("p2", said("La missione, avviata a Baghdad nell’ottobre 2018, ha carattere di addestramento e consulenza."), "2."),
        Paragraph("p2a", said("Primo sottopunto."), "a)", depth=1),
        Paragraph("p2b", said("Secondo sottopunto."), "b)", depth=1),
        Heading("s2", said("Situazione")),
        Paragraph("p3", (Text("Francia, Germania e altri hanno dichiarato di voler continuare: ritirarsi vorrebbe dire, secondo un "
                              "diplomatico, «inviare il segnale sbagliato»\u00a0"), Reference(("C",)), Text("."),
                         Note(1, said("Nell’originale: “as of next May”."))), "3."),
        Quote("q1", "A", "C2", (said("“It is a mission to advise, train and develop non-combat capabilities in full respect of the "
                                     "sovereignty and territorial integrity of Iraq.”"),), "en", source, (translated,), "it"),
    )


def _closing() -> tuple[Block, ...]:
    title = Text("Officially.. NATO assigns Italy to lead its next mission in Iraq", ITALIC, "en")
    first: Inlines = (Text("National Iraqi News Agency (NINA), da Decode39, "), title, Text(", [2021], EN, C2."))
    second: Inlines = (Text("Editore non indicato", SOFT), Text(", [Senza titolo, da Bruxelles], [6 gen 2020], IT, B2."))
    return (
        Heading("s3", said("Conclusioni")),
        Paragraph("p4", said("Si propone di:"), "4."),
        BulletList("todo", (said("acquisire i comunicati NATO dal 2021 in poi;"), said("verificare la data di avvio della guida."))),
        Signature("sign", "Il capo sezione", "(grado, nome e cognome)"),
        Heading("refs", said("Riferimenti"), "back"),
        References("sources", (SourceEntry("A", first), SourceEntry("C", second)), said("Fonti acquisite il 21 novembre 2026.")),
        Paragraph("end", said("Un invito alla lettura."), role="opening"),
        Paragraph("meta", said("Una nota a margine."), role="meta"),
        Paragraph("source", said("Una nota sotto una tabella."), role="source_note"),
    )
