"""Cards and forms at random, made of the texts that documents at random are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from hypothesis import strategies as st

from briefer.document.inlines import Inlines, Text
from briefer.document.nodes import (
    Band,
    BioCard,
    BioCards,
    Block,
    Column,
    DataBlock,
    DecisionBox,
    Entry,
    FigureStrip,
    LabelledRow,
    NoteColumns,
    OptionCard,
    PressCard,
    Row,
    SideBox,
    SpeakingPoints,
    StripFigure,
    Table,
)


@dataclass(frozen=True)
class Texts:
    """What to draw texts from: a few words, inlines without notes, and inlines that may call some."""

    draw: st.DrawFn
    short: st.SearchStrategy[str]
    simple: st.SearchStrategy[Inlines]
    noted: st.SearchStrategy[Inlines]

    def count(self, most: int, least: int = 0) -> int:
        return self.draw(st.integers(least, most))

    def word(self) -> str:
        return self.draw(self.short)

    def line(self) -> Inlines:
        return self.draw(self.simple)

    def text(self) -> Inlines:
        return self.draw(self.noted)

    def some(self, most: int) -> tuple[Inlines, ...]:
        return tuple(self.text() for _ in range(self.count(most)))


def card_or_form(kind: str, id: str, texts: Texts) -> Block:
    """A block of one of the kinds."""
    return KINDS[kind](id, texts)


def _option(id: str, t: Texts) -> Block:
    tag = t.draw(st.sampled_from(("", "Recommended", t.word())))
    return OptionCard(id, t.draw(st.sampled_from(("", "1", "12"))), t.line(), t.some(2), t.some(4), t.some(4), tag)


def _bios(id: str, t: Texts) -> Block:
    return BioCards(id, tuple(BioCard(t.line(), t.draw(st.one_of(st.just(()), t.noted)), t.some(2)) for _ in range(t.count(5))))


def _press(id: str, t: Texts) -> Block:
    tags = tuple(t.word() for _ in range(t.count(5)))
    letter, grade = t.draw(st.sampled_from((("A", "B2"), ("A", ""), ("", "B2"), ("", ""))))
    meta = t.draw(st.one_of(st.just(()), t.noted))
    language = t.draw(st.sampled_from(("", "en", "it")))
    return PressCard(id, letter, grade, t.line(), meta, tags, t.some(2), t.some(3), language, t.draw(st.sampled_from(("", "para 6"))))


def _data(id: str, t: Texts) -> Block:
    rows = tuple(LabelledRow("f", t.word(), t.text()) for _ in range(t.count(6)))
    return DataBlock(id, rows, t.draw(st.sampled_from(("rows", "pairs", "matter", "axis"))))


def _decision(id: str, t: Texts) -> Block:
    return DecisionBox(id, t.word(), tuple(t.word() for _ in range(t.count(4))), t.word(), t.word(), t.word())


def _strip(id: str, t: Texts) -> Block:
    return FigureStrip(id, tuple(StripFigure(t.line(), t.text()) for _ in range(t.count(6))))


def _points(id: str, t: Texts) -> Block:
    return SpeakingPoints(id, t.some(6))


def _side(id: str, t: Texts) -> SideBox:
    return SideBox(id, t.word(), tuple(Entry(t.line(), t.text()) for _ in range(t.count(6))))


def _band(id: str, t: Texts) -> Block:
    columns = tuple(Column(t.line()) for _ in range(t.count(3, 1)))
    rows = tuple(Row(tuple(t.text() for _ in columns), (0,)) for _ in range(t.count(6)))
    return Band(id, t.word(), Table(f"{id}-table", "free", columns, rows, empty="Nothing."), _side(f"{id}-box", t))


def _notes(id: str, t: Texts) -> Block:
    return NoteColumns(id, tuple(Entry((Text(str(number)),), t.text()) for number in range(1, t.count(7) + 1)))


KINDS: Mapping[str, Callable[[str, Texts], Block]] = MappingProxyType(
    {
        "option": _option,
        "bios": _bios,
        "press": _press,
        "data": _data,
        "decision": _decision,
        "strip": _strip,
        "points": _points,
        "side": _side,
        "band": _band,
        "notes": _notes,
    }
)

BLOCKS = (OptionCard, BioCards, PressCard, DataBlock, DecisionBox, FigureStrip, SpeakingPoints, SideBox, Band, NoteColumns)
