"""A document as text, one line a thing, so that a change in it reads well in a diff."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

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
    KeyBox,
    LabelledRow,
    Meta,
    PageBreak,
    Paragraph,
    Phrases,
    Quote,
    References,
    Signature,
    Table,
    TermList,
)
from briefer.document.walk import notes
from briefer.model.dates import Date

_BLANKS = str.maketrans({"\u00a0": "~", "\u202f": "~"})  # a blank that does not break is seen


def dump(document: Document) -> str:
    """The tree of a document, indented; blanks that do not break show as ~, marks as *strong*, /emphasis/, _soft_."""
    lines = [*_meta(document.meta), *_phrases(document.phrases), ""]
    for block in document.blocks:
        lines += _block(block)
        lines += (f"    note {note.number} {_inlines(note.content)}" for note in notes(block))
    return "\n".join(lines) + "\n"


def _meta(meta: Meta) -> Iterator[str]:
    yield f"document {meta.language} date={meta.date}{' draft' if meta.draft else ''}" + (
        f" copy={meta.copy[0]}/{meta.copy[1]}" if meta.copy else "")
    for name in ("title", "short_title", "subject", "author", "reference", "marking"):
        if value := getattr(meta, name):
            yield f"  {name}: {value}".translate(_BLANKS)
    if meta.keywords:
        yield f"  keywords: {', '.join(meta.keywords)}"


def _phrases(phrases: Phrases) -> Iterator[str]:
    yield f"  phrases: {phrases.page} | {phrases.copy} | {phrases.continued} | {phrases.draft}".translate(_BLANKS)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            number = f" {block.number}" if block.number else ""
            yield f"heading.{block.look}{number}{'' if block.listed else ' unlisted'} {_inlines(block.content)}  #{block.id}"
        case Paragraph():
            number = f" {block.number}" if block.number else ""
            role = "" if block.role == "body" else f".{block.role}"
            yield f"{'  ' * block.depth}paragraph{role}{number} {_inlines(block.content)}  #{block.id}"
        case Quote():
            yield from _quote(block)
        case KeyBox():
            yield f"box {block.label}  #{block.id}"
            yield from (f"  {_inlines(paragraph)}" for paragraph in block.paragraphs)
        case BulletList():
            yield f"list  #{block.id}"
            yield from (f"  – {_inlines(item)}" for item in block.items)
        case Table():
            yield from _table(block)
        case Figure():
            yield from _figure(block)
        case TermList():
            yield f"terms  #{block.id}"
            yield from (f"  {term.term}: {_inlines(term.content)}" for term in block.terms)
        case _:
            yield from _furniture(block)


def _quote(quote: Quote) -> Iterator[str]:
    grade = f" {quote.grade}" if quote.grade else ""
    portion = f" ({quote.portion})" if quote.portion else ""
    yield f"quote [{quote.letter}]{grade}{portion} {quote.language}  #{quote.id}"
    yield from (f"  {_inlines(paragraph)}" for paragraph in quote.paragraphs)
    yield from (f"  {quote.translation_language}: {_inlines(paragraph)}" for paragraph in quote.translation)
    yield f"  meta: {_inlines(quote.meta)}"


def _table(table: Table) -> Iterator[str]:
    yield f"table.{table.kind}  #{table.id}"
    yield from _caption(table.caption)
    yield f"  head: {' | '.join(map(_column, table.columns))}"
    yield from ("  row: " + " | ".join(map(_inlines, row.cells)) for row in table.rows)
    if not table.rows:
        yield f"  empty: {table.empty}"
    if table.note:
        yield f"  note: {_inlines(table.note)}"
    yield f"  summary: {table.summary}"


def _column(column: Column) -> str:
    width = f" {column.width_mm:g}mm" if column.width_mm else ""
    return f"{_inlines(column.title)}{'' if column.align == 'left' else f' ({column.align})'}{width}"


def _figure(figure: Figure) -> Iterator[str]:
    yield f"figure  #{figure.id}"
    yield from _caption(figure.caption)
    if figure.drawing:
        for row in figure.drawing.rows:
            marks = ", ".join(_date(mark.date) + (f" “{mark.label}”" if mark.label else "") for mark in row.marks)
            yield f"  row {row.label}: {marks}"
        drawing = figure.drawing
        yield f"  key: {' | '.join((drawing.axis_label, drawing.key_point, drawing.key_period, drawing.key_inferred, drawing.key_ticks))}"
    else:
        yield f"  empty: {figure.empty}"
    if figure.note:
        yield f"  note: {_inlines(figure.note)}"
    yield f"  alt: {figure.alt}".translate(_BLANKS)


def _furniture(block: Block) -> Iterator[str]:
    match block:
        case HeaderBlock():
            yield from _header(block)
        case AddressRows():
            yield f"address  #{block.id}"
            yield from _labelled(block.rows)
        case Contents():
            yield f"contents  #{block.id}"
        case References():
            yield f"references  #{block.id}"
            yield from (f"  [{entry.letter}] {_inlines(entry.content)}" for entry in block.entries)
            if block.note:
                yield f"  note: {_inlines(block.note)}"
        case Signature():
            yield f"signature {block.office} | {block.under_line}  #{block.id}"
        case Distribution():
            yield f"distribution  #{block.id}"
            yield from (f"  {label}: {'; '.join(names)}" for label, names in block.groups)
        case PageBreak():
            yield f"page break  #{block.id}"
        case _:
            raise TypeError(f"a block without a print: {block!r}")


def _header(header: HeaderBlock) -> Iterator[str]:
    yield f"header  #{header.id}"
    for name in ("office", "office_section", "document_type", "title", "subtitle", "protocol", "place_date", "addressee"):
        if value := getattr(header, name):
            yield f"  {name}: {value}".translate(_BLANKS)
    yield from _labelled(header.rows)


def _labelled(rows: Iterable[LabelledRow]) -> Iterator[str]:
    return (f"  {row.field} “{row.label}”: {_inlines(row.value)}" for row in rows)


def _caption(caption: Caption | None) -> Iterator[str]:
    if caption:
        yield f"  caption: {caption.label} {_inlines(caption.content)}".translate(_BLANKS)


def _date(when: Date) -> str:
    value = when.edtf + (f" {when.part}" if when.part else "")
    return value if when.basis == "stated" else f"[{value}]"


def _inlines(content: Inlines | tuple[Text | Link | Reference, ...]) -> str:
    return "".join(map(_inline, content)).translate(_BLANKS)


def _inline(inline: Inline) -> str:
    match inline:
        case Text():
            return _text(inline)
        case Link():
            return f"<{inline.target} {''.join(map(_text, inline.content))}>"
        case Reference():
            return f"*{inline.text}*" if inline.strong else inline.text
        case Note():
            return f"^{inline.number}"
        case LineBreak():
            return " ⏎ "


def _text(text: Text) -> str:
    said = text.text
    for mark, sign in ((Marks.STRONG, "*"), (Marks.EMPHASIS, "/"), (Marks.UNDERLINE, "__"), (Marks.SUPERSCRIPT, "^"), (Marks.SOFT, "_")):
        if mark in text.marks:
            said = f"{sign}{said}{sign}"
    return f"{{{text.language}:{said}}}" if text.language else said
