"""Cards and forms made by hand, one document for each of the papers in which they stand. Invented sources and events."""

from __future__ import annotations

from briefer.document.forms import DataLook
from briefer.document.inlines import Inlines, Marks, Text
from briefer.document.nodes import (
    Band,
    BioCard,
    BioCards,
    Block,
    Column,
    DataBlock,
    DecisionBox,
    Document,
    Entry,
    FigureStrip,
    LabelledRow,
    Meta,
    NoteColumns,
    OptionCard,
    PressCard,
    Row,
    SideBox,
    Signature,
    SpeakingPoints,
    StripFigure,
    Table,
)
from tests.layout.sample_documents import ENGLISH, STRONG, heading, words

SENTENCE = "The pilots’ book names each ship that came in after the storm and the hour at which it was moored."


def of(*blocks: Block, draft: bool = False) -> Document:
    """A document of these blocks."""
    return Document(Meta("en", "Cards", marking="UNCLASSIFIED", reference="HSG-TST/2024/002", draft=draft), ENGLISH, blocks)


def option(id: str, number: str, tag: str = "") -> OptionCard:
    """A course of action with two advantages and two drawbacks."""
    return OptionCard(
        id,
        number,
        words("Repair one quay now"),
        (words(SENTENCE),),
        (words("Open by June"), words("One contract")),
        (words("Two more winters"), words("No berth for the tug")),
        tag,
    )


def decision(id: str = "decision") -> DecisionBox:
    """The box for a decision."""
    return DecisionBox(id, "Decision", ("Approved", "Not approved", "Discuss"), "Remarks", "Harbour master, signature", "Date")


def person(name: str) -> BioCard:
    """A person with office and text."""
    return BioCard(words(name), words("Harbour master, [2024]"), (words(SENTENCE),))


def article(id: str, *tags: str, meta: str = "The Coast Courier, 4 May 2024, EN") -> PressCard:
    """An article with a quotation in Italian."""
    quotation = words("«Abbiamo perso due gru su cinque.»")
    return PressCard(id, "A", "B2", words("Berths full since spring"), words(meta), tags, (words(SENTENCE),), (quotation,), "it", "para 6")


def data(id: str, look: DataLook, rows: int = 4) -> DataBlock:
    """Rows of data in one of the looks."""
    return DataBlock(id, tuple(LabelledRow("f", f"Label {number}", words(f"value {number}")) for number in range(rows)), look)


def strip(id: str = "strip", count: int = 4) -> FigureStrip:
    """Figures beside each other."""
    return FigureStrip(id, tuple(StripFigure(words(str(number * 7)), words(f"ships, week {number}")) for number in range(1, count + 1)))


def side_box(id: str = "box") -> SideBox:
    """A box of three entries."""
    names = ("Harbour office", "Pilots", "Insurers")
    return SideBox(id, "Institutions", tuple(Entry(words(name), words("Keeps the book of ships and berths")) for name in names))


def band(rows: int = 5) -> Band:
    """A table beside a box."""
    body = tuple(Row((words(f"Quay {number}"), words("open since May")), (0,)) for number in range(rows))
    return Band("band", "Basic data", Table("table", "free", (Column(words("Item")), Column(words("Value"))), body), side_box())


def remarks(count: int = 4) -> NoteColumns:
    """Numbered remarks."""
    return NoteColumns("remarks", tuple(Entry(words(str(number)), words(SENTENCE)) for number in range(1, count + 1)))


def points() -> SpeakingPoints:
    """Points to speak from."""
    lead: Inlines = (Text("Berths.", STRONG), Text(f" {SENTENCE}", Marks.NONE))
    return SpeakingPoints("points", (lead, lead, lead))


def cards() -> Document:
    """All of them in one document."""
    return of(
        data("matter", "matter"),
        points(),
        strip(),
        heading("s1", "Courses of action", "1"),
        option("o1", "1"),
        option("o2", "2", "Recommended"),
        Signature("sign", "Head, Traffic Section", "(grade, name and surname)"),
        decision(),
        heading("s2", "The press", "2"),
        article("a1", "Repairs", "Insurance"),
        article("a2"),
        heading("s3", "The harbour", "3"),
        band(),
        data("rows", "rows"),
        data("pairs", "pairs", 5),
        data("axis", "axis"),
        heading("s4", "Persons", "4"),
        BioCards("persons", tuple(map(person, ("Ada Riva", "Bruno Lotti", "Carla Neri")))),
        remarks(),
        side_box("alone"),
    )
