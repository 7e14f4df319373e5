"""A document as text, one line a thing, so that a change in it reads well in a diff."""
from __future__ import annotations

from collections.abc import Iterator

from briefer.document import dump_forms
from briefer.document.dump_inlines import BLANKS, inlines
from briefer.document.nodes import (
    AddressRows,
    Band,
    BioCards,
    Block,
    BulletList,
    Caption,
    Column,
    Contents,
    DataBlock,
    DecisionBox,
    Distribution,
    Document,
    Figure,
    FigureStrip,
    HeaderBlock,
    Heading,
    KeyBox,
    Meta,
    NoteColumns,
    OptionCard,
    PageBreak,
    Paragraph,
    Part,
    Phrases,
    PressCard,
    Quote,
    References,
    SideBox,
    Signature,
    SpeakingPoints,
    Table,
    TermList,
)
from briefer.document.walk import notes


def dump(document: Document) -> str:
    """The tree of a document, indented; blanks that do not break show as ~, marks as *strong*, /emphasis/, _soft_."""
    lines = [*_meta(document.meta), *_phrases(document.phrases), ""]
    for block in document.blocks:
        lines += _block(block)
        lines += (f"    note {note.number} {inlines(note.content)}" for note in notes(block))
    return "\n".join(lines) + "\n"


def _meta(meta: Meta) -> Iterator[str]:
    yield f"document {meta.language} date={meta.date}{' draft' if meta.draft else ''}" + (
        f" copy={meta.copy[0]}/{meta.copy[1]}" if meta.copy else "")
    for name in ("title", "short_title", "subject", "author", "reference", "marking"):
        if value := getattr(meta, name):
            yield f"  {name}: {value}".translate(BLANKS)
    if meta.keywords:
        yield f"  keywords: {', '.join(meta.keywords)}"


def _phrases(phrases: Phrases) -> Iterator[str]:
    yield f"  phrases: {phrases.page} | {phrases.copy} | {phrases.continued} | {phrases.draft}".translate(BLANKS)


def _block(block: Block) -> Iterator[str]:  # noqa: C901 - one branch a kind of block
    match block:
        case Heading():
            number = f" {block.number}" if block.number else ""
            yield f"heading.{block.look}{number}{'' if block.listed else ' unlisted'} {inlines(block.content)}  #{block.id}"
            if block.remark:
                yield f"  remark: {inlines(block.remark)}"
        case Paragraph():
            number = f" {block.number}" if block.number else ""
            role = "" if block.role == "body" else f".{block.role}"
            portion = f" ({block.portion})" if block.portion else ""
            yield f"{'  ' * block.depth}paragraph{role}{number}{portion} {inlines(block.content)}  #{block.id}"
        case Quote():
            yield from _quote(block)
        case KeyBox():
            yield f"box {block.label}  #{block.id}"
            yield from (f"  {inlines(paragraph)}" for paragraph in block.paragraphs)
        case BulletList():
            yield f"list  #{block.id}"
            yield from (f"  – {inlines(item)}" for item in block.items)
        case Table():
            yield from _table(block)
        case Figure():
            yield from _figure(block)
        case TermList():
            yield f"terms  #{block.id}"
            yield from (f"  {term.term}: {inlines(term.content)}" for term in block.terms)
        case OptionCard() | BioCards() | PressCard():
            yield from dump_forms.card(block)
        case DataBlock() | DecisionBox() | FigureStrip() | SpeakingPoints() | SideBox() | NoteColumns():
            yield from dump_forms.form(block)
        case _:
            yield from _furniture(block)


def _quote(quote: Quote) -> Iterator[str]:
    grade = f" {quote.grade}" if quote.grade else ""
    portion = f" ({quote.portion})" if quote.portion else ""
    yield f"quote [{quote.letter}]{grade}{portion} {quote.language}  #{quote.id}"
    yield from (f"  {inlines(paragraph)}" for paragraph in quote.paragraphs)
    yield from (f"  {quote.translation_language}: {inlines(paragraph)}" for paragraph in quote.translation)
    yield f"  meta: {inlines(quote.meta)}"


def _table(table: Table) -> Iterator[str]:
    accent = "" if table.accent is None else f" accent={table.accent}"
    yield f"table.{table.kind}{accent}{' total' if table.total else ''}  #{table.id}"
    yield from _caption(table.caption)
    yield f"  head: {' | '.join(map(_column, table.columns))}"
    yield from ("  row: " + " | ".join(map(inlines, row.cells)) for row in table.rows)
    if not table.rows:
        yield f"  empty: {table.empty}"
    if table.note:
        yield f"  note: {inlines(table.note)}"
    yield f"  summary: {table.summary}"


def _column(column: Column) -> str:
    width = f" {column.width_mm:g}mm" if column.width_mm else ""
    return f"{inlines(column.title)}{'' if column.align == 'left' else f' ({column.align})'}{width}"


def _figure(figure: Figure) -> Iterator[str]:
    yield f"figure  #{figure.id}"
    yield from _caption(figure.caption)
    if figure.drawing:
        yield from dump_forms.shown(figure.drawing)
    else:
        yield f"  empty: {figure.empty}"
    if figure.note:
        yield f"  note: {inlines(figure.note)}"
    yield f"  alt: {figure.alt}".translate(BLANKS)


def _furniture(block: Block) -> Iterator[str]:  # noqa: C901 - one branch a kind of block
    match block:
        case HeaderBlock():
            yield from _header(block)
        case AddressRows():
            yield f"address  #{block.id}"
            yield from dump_forms.labelled(block.rows)
        case Contents():
            yield f"contents  #{block.id}"
        case References():
            yield f"references  #{block.id}"
            yield from (f"  [{entry.letter}] {inlines(entry.content)}" for entry in block.entries)
            if block.note:
                yield f"  note: {inlines(block.note)}"
        case Signature():
            yield f"signature {block.office} | {block.under_line}  #{block.id}"
        case Distribution():
            yield f"distribution  #{block.id}"
            yield from (f"  {label}: {'; '.join(names)}" for label, names in block.groups)
        case PageBreak():
            yield f"page break  #{block.id}"
        case Part():
            yield f"part {block.orientation} {block.reference} | {block.short_title}  #{block.id}".translate(BLANKS)
        case Band():
            yield f"band {block.label}  #{block.id}".translate(BLANKS)
            yield from (f"  {line}" for line in (*_table(block.table), *dump_forms.form(block.box)))
        case _:
            raise TypeError(f"a block without a print: {block!r}")


def _header(header: HeaderBlock) -> Iterator[str]:
    yield f"header{'.band' if header.band else ''}  #{header.id}"
    for name in ("office", "office_section", "document_type", "title", "statement", "subtitle", "protocol", "place_date", "addressee"):
        if value := getattr(header, name):
            yield f"  {name}: {value}".translate(BLANKS)
    yield from dump_forms.labelled(header.rows)


def _caption(caption: Caption | None) -> Iterator[str]:
    if caption:
        yield f"  caption: {caption.label} {inlines(caption.content)}".translate(BLANKS)
