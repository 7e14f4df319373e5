"""Documents at random: every block, long and short, with notes, links and signs of many scripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import count
from typing import Any

from hypothesis import strategies as st

from briefer.document.inlines import Inline, Inlines, LineBreak, Link, Marks, Note, Rating, Reference, Text
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
    KeyBox,
    LabelledRow,
    Meta,
    PageBreak,
    Paragraph,
    Part,
    Phrases,
    Quote,
    References,
    Row,
    Signature,
    SourceEntry,
    Table,
    Term,
    TermList,
)
from tests.layout.random_cards import KINDS, Texts, card_or_form
from tests.layout.sample_figures import coverage

_WORDS = st.sampled_from(
    [
        "a",
        "di",
        "responsabilità",
        "Łódź",
        "l’amministrazione",
        "(nota)",
        "\\",
        "NATO",
        "Київ",
        "",
        "1\xa0000\xa0km",
        "e-mail",
        "x" * 130,
        "https://example.org/a/b?c=d",
        "soft\xadhyphen",
        "\U0001fae0",
        "☐",
        "harbour",
        "storm",
        "quay",
        "the",
        "of",
        "and",
        "ship",
        "[…]",
    ]
)
_TEXT = st.builds(
    lambda words, times: " ".join(words * times), st.lists(_WORDS, min_size=1, max_size=8), st.sampled_from([1, 1, 1, 2, 6, 30])
)
_SHORT = st.lists(_WORDS, min_size=1, max_size=4).map(" ".join)
_MARKS = st.sampled_from(
    [
        *(Marks.NONE, Marks.STRONG, Marks.EMPHASIS, Marks.STRONG | Marks.EMPHASIS, Marks.SOFT, Marks.UNDERLINE, Marks.SUPERSCRIPT),
        *(Marks.BOX, Marks.TAG),
    ]
)
_RUN = st.builds(Text, _TEXT, _MARKS, st.sampled_from(["", "", "it"]))
_LINK = st.builds(
    lambda text, target: Link(target, (Text(text),)), _SHORT, st.sampled_from(["https://example.org", "#b0", "javascript:x()"])
)
_REFERENCE = st.builds(Reference, st.lists(st.sampled_from("ABC"), min_size=1, max_size=3).map(tuple))
_RATING = st.builds(Rating, st.sampled_from(("full", "half", "open")), st.just("in part"))
_SIMPLE: st.SearchStrategy[Inlines] = st.lists(
    st.one_of(_RUN, _RUN, _LINK, _REFERENCE, _RATING, st.just(LineBreak())), min_size=1, max_size=4
).map(tuple)


# As many short lines as almost fill a page, or more: what stands below has little room.
_LINES: st.SearchStrategy[Inlines] = st.integers(15, 50).map(lambda count: (Text("word"), LineBreak()) * count)
_DRAWINGS = st.sampled_from((None, None, coverage(3), coverage(20)))


_TABLES = (
    "free", "register", "chronology", "chronology_theme", "events", "grading_key", "comparison", "pairs", "statements", "letters",
    "audit_excerpts", "changes"
)


@st.composite
def _noted(draw: st.DrawFn) -> Inlines:
    """Inlines in which some places call a note; notes are numbered when the document is put together."""
    inlines: list[Inline] = []
    for inline in draw(_SIMPLE):
        inlines.append(inline)
        if draw(st.integers(0, 3)) == 0:
            inlines.append(Note(0, (Text(draw(_TEXT)),)))
    return tuple(inlines)


def _rows(count: int) -> st.SearchStrategy[tuple[Row, ...]]:
    return st.lists(st.lists(_noted(), min_size=count, max_size=count).map(lambda cells: Row(tuple(cells), (0,))), max_size=12).map(tuple)


_BLOCKS = (
    "heading", "paragraph", "paragraph", "quote", "quote", "box", "list", "table", "terms", "figure", "contents", "header", "address",
    "references", "signature", "distribution", "break", "part", *KINDS
)


def _block(draw: st.DrawFn, id: str) -> Block:
    """One block of any kind."""
    kind = draw(st.sampled_from(_BLOCKS))
    if kind == "heading":
        look = draw(st.sampled_from(("section", "back", "eyebrow", "sub", "compact", "title")))
        number, remark = draw(st.sampled_from(("", "1", "12"))), draw(_SIMPLE) if look == "compact" and draw(st.booleans()) else ()
        title = draw(st.one_of(_SIMPLE, _SIMPLE, _SIMPLE, _LINES))
        return Heading(id, title, look, draw(st.integers(1, 2)), number, draw(st.booleans()), remark)
    if kind == "paragraph":
        role = draw(st.sampled_from(("body", "opening", "empty", "source_note", "meta")))
        portion = draw(st.sampled_from(("", "", "NR")))
        return Paragraph(id, draw(_noted()), draw(st.sampled_from(("", "1.1", "(a)"))), role, draw(st.integers(0, 3)), portion)
    if kind == "quote":
        paragraphs = tuple(draw(st.lists(_noted(), min_size=1, max_size=3)))
        translation = tuple(draw(st.lists(_SIMPLE, max_size=2)))
        return Quote(
            id,
            draw(st.sampled_from(("", "A"))),
            draw(st.sampled_from(("", "B2"))),
            paragraphs,
            draw(st.sampled_from(("en", "it"))),
            draw(st.one_of(st.just(()), _SIMPLE)),
            translation,
            portion=draw(st.sampled_from(("", "", "NU"))),
        )
    if kind == "table":
        count = draw(st.sampled_from((1, 2, 2, 3, 3, 4, 5, 8)))
        columns = tuple(
            Column((Text(draw(_SHORT)),), draw(st.sampled_from(("left", "right", "center"))), draw(st.sampled_from((0, 0, 20))))
            for _ in range(count)
        )
        caption = Caption("Table 1.", draw(_SIMPLE)) if draw(st.booleans()) else None
        return Table(
            id,
            draw(st.sampled_from(_TABLES)),
            columns,
            draw(_rows(count)),
            caption,
            draw(st.one_of(st.just(()), _SIMPLE)),
            draw(_SHORT),
            accent=draw(st.one_of(st.none(), st.integers(0, count - 1))),
            total=draw(st.booleans()),
        )
    return card_or_form(kind, id, Texts(draw, _SHORT, _SIMPLE, _noted())) if kind in KINDS else _smaller_block(draw, kind, id)


def _smaller_block(draw: st.DrawFn, kind: str, id: str) -> Block:
    """One of the blocks that have less to them."""
    texts = st.lists(_noted(), min_size=1, max_size=8).map(tuple)
    if kind == "box":
        return KeyBox(id, draw(_SHORT), draw(texts))
    if kind == "list":
        return BulletList(id, draw(texts))
    if kind == "terms":
        return TermList(id, tuple(Term(draw(_SHORT), draw(_noted())) for _ in range(draw(st.integers(0, 7)))))
    if kind == "figure":
        return Figure(
            id, draw(_DRAWINGS), "", Caption("", draw(_SIMPLE)) if draw(st.booleans()) else None, draw(st.one_of(st.just(()), _SIMPLE)),
            draw(_SHORT)
        )
    if kind == "header":
        rows = tuple(LabelledRow("reference", draw(_SHORT), draw(_noted())) for _ in range(draw(st.integers(0, 3))))
        return HeaderBlock(
            id, draw(_SHORT), draw(_SHORT), draw(_SHORT), draw(_TEXT), draw(_SHORT), rows, draw(_SHORT), draw(_SHORT), draw(_SHORT),
            draw(_SHORT), draw(st.booleans())
        )
    if kind == "address":
        return AddressRows(id, tuple(LabelledRow(draw(st.sampled_from(("to", "subject"))), draw(_SHORT), draw(_noted())) for _ in range(2)))
    if kind == "references":
        return References(id, tuple(SourceEntry(letter, draw(_noted())) for letter in "ABC"[: draw(st.integers(0, 3))]), draw(_SIMPLE))
    if kind == "signature":
        return Signature(id, draw(_SHORT), draw(_SHORT))
    if kind == "distribution":
        return Distribution(id, ((draw(_SHORT), tuple(draw(st.lists(_SHORT, min_size=1, max_size=3)))),))
    return _turn(draw, kind, id)


def _turn(draw: st.DrawFn, kind: str, id: str) -> Block:
    """The contents, or what begins a page."""
    if kind == "part":
        return Part(id, draw(st.sampled_from(("portrait", "landscape", "landscape"))), draw(_SHORT), draw(_SHORT))
    return Contents(id) if kind == "contents" else PageBreak(id)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document of up to nine blocks."""
    return _of(draw, tuple(_block(draw, f"b{number}") for number in range(draw(st.integers(0, 9)))))


@st.composite
def card_documents(draw: st.DrawFn) -> Document:
    """A document of up to three cards and forms."""
    texts = Texts(draw, _SHORT, _SIMPLE, _noted())
    kinds = draw(st.lists(st.sampled_from(list(KINDS)), min_size=1, max_size=3))
    return _of(draw, tuple(card_or_form(kind, f"b{number}", texts) for number, kind in enumerate(kinds)))


def _of(draw: st.DrawFn, blocks: tuple[Block, ...]) -> Document:
    """A document of these blocks."""
    meta = Meta(
        draw(st.sampled_from(("en", "it", "de"))),
        draw(_SHORT),
        draw(_SHORT),
        reference=draw(_SHORT),
        marking=draw(_SHORT),
        draft=draw(st.booleans()),
        copy=draw(st.sampled_from((None, (3, 12)))),
    )
    return numbered(Document(meta, Phrases("Page {n} of {total}", "Copy {n} of {total}", "cont.", "DRAFT"), blocks))


def numbered(document: Document) -> Document:
    """The document with its notes numbered in the order in which they are called."""
    return replace(document, blocks=_rebuilt(document.blocks, count(1)))


def _rebuilt(value: Any, numbers: Iterator[int]) -> Any:
    """A value with the notes in it numbered."""
    if isinstance(value, Note):
        number = next(numbers)
        return replace(value, number=number, id=f"note{number}")
    if isinstance(value, tuple):
        return tuple(_rebuilt(item, numbers) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _rebuilt(getattr(value, field.name), numbers) for field in fields(value)})
    return value
