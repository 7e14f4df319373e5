"""The head of the first page and what is true of the whole document."""
from __future__ import annotations

import re
from itertools import zip_longest

from briefer.assembly.addressees import addressees
from briefer.assembly.basis import basis
from briefer.assembly.composer import Composer
from briefer.assembly.leads import strong
from briefer.assembly.words import NBSP
from briefer.document.inlines import Inlines, Marks, Text
from briefer.document.nodes import AddressRows, Block, DataBlock, HeaderBlock, LabelledRow, Meta, Phrases
from briefer.document.walk import plain_text
from briefer.model.briefing import TITLE_FIELDS, Frame, FrameRow, SectionKind
from briefer.model.dates import Date, parse_edtf
from briefer.model.localized import Localized
from briefer.model.themes import first_level

Copy = tuple[int, int]

_HANGING_LABEL = 10  # letters that have room in the hanging column; a longer label stands at the right
_OWN_PLACE = frozenset({"reference", "date", "title", "subtitle", "office", "office_section", "marking", "short_title"})
_WITH_ARTICLE = re.compile(r"(?:the|il|lo|la|i|gli|le|al|allo|alla|ai|agli|alle) |l’|all’", re.IGNORECASE)


def head(composer: Composer, copy: Copy | None) -> list[Block]:
    """The header block and the rows under the title; a row without a value does not print, but for those of a block of data.

    Rows that a section prints among its own are left to it: the subject, and what the template has for such a section.
    """
    rows = [row for row in composer.briefing.frame.rows if row.field not in _OWN_PLACE]
    if composer.briefing.frame.data_block:
        return [_header(composer, [], {}, copy), _data_block(composer, rows)]
    moved = {row.field for row in moved_rows(composer)}
    left = [row for row in rows if row.side != "title" and not _at_right(composer, row)]
    values = {row.field: _value(composer, row.field) for row in rows}
    right = [row for row in rows if _at_right(composer, row) and row.field not in moved]
    blocks: list[Block] = [_header(composer, right, values, copy)]
    labelled = [_labelled(composer, row, values[row.field]) for row in left if values[row.field]]
    information = _information(composer, rows)
    if information:
        place = next((index for index, row in enumerate(labelled, 1) if row.field == "to"), len(labelled))
        labelled.insert(place, LabelledRow("distribution", composer.words.text("header.info"), information))
    matter = [row for row in labelled if row.field == "subject" and _has(composer, "text", "matter")]
    if address := tuple(row for row in labelled if row not in matter):
        blocks.append(AddressRows(composer.unique("address"), address))
    if matter:
        blocks.append(DataBlock(composer.unique("matter"), tuple(matter), "matter"))
    return blocks


def moved_rows(composer: Composer) -> tuple[LabelledRow, ...]:
    """The rows of data that are the template's own and would stand at the right of the head, where a section of data prints them."""
    frame = composer.briefing.frame
    if frame.data_block or not _has(composer, "table", "data"):
        return ()
    own = (row for row in frame.rows if _at_right(composer, row) and row.field not in {*TITLE_FIELDS, *_OWN_PLACE, "as_of", "copies"})
    return tuple(_labelled(composer, row, value) for row in own if (value := _value(composer, row.field)))


def meta(composer: Composer, draft: bool, copy: Copy | None) -> Meta:
    """Language, title, marking and date of the document."""
    data = composer.briefing.title_data
    title = _title(composer)
    return Meta(
        composer.language, title, composer.ours(data("short_title")) or title, composer.ours(data("subject")),
        composer.ours(data("author")) or composer.ours(data("office")), _keywords(composer), composer.ours(data("reference")),
        marking(composer), composer.briefing.document_date, draft, copy)


def marking(composer: Composer) -> str:
    """The marking of every page; UNCLASSIFIED in the document's language unless the officer wrote another."""
    return composer.ours(composer.briefing.title_data("marking")) or composer.words.text("marking.default")


def phrases(composer: Composer) -> Phrases:
    """The words that layout prints late."""
    words = composer.words
    return Phrases(words.text("page.number", n="{n}", total="{total}"), words.text("page.copy", n="{n}", total="{total}"),
                   words.text("page.continued"), words.text("page.draft"))


def _header(composer: Composer, right: list[FrameRow], values: dict[str, Inlines], copy: Copy | None) -> HeaderBlock:
    data, words, briefing = composer.briefing.title_data, composer.words, composer.briefing
    reference = composer.ours(data("reference"))
    rows: list[LabelledRow] = []
    if reference:
        rows.append(LabelledRow("reference", _label(composer, "reference"), (Text(reference),)))
    shows_as_of = any(row.field == "as_of" and values[row.field] for row in right)
    if briefing.document_date and not (shows_as_of and briefing.document_date == briefing.as_of):
        rows.append(LabelledRow("date", _label(composer, "date"), (Text(composer.dates.day(briefing.document_date)),)))
    rows += (_labelled(composer, row, values[row.field]) for row in right if values[row.field])
    if copy:
        rows.append(LabelledRow("copy", words.text("header.copy"), _copy_value(composer, copy)))
    return HeaderBlock(
        composer.unique("header"), composer.ours(data("office")), composer.ours(data("office_section")),
        _named(composer, briefing.frame.names), _title(composer),
        _under_title(composer), tuple(rows),
        words.text("header.protocol", reference=reference) if reference else "",
        composer.dates.place_date(composer.ours(data("place")), briefing.document_date) if briefing.document_date else "",
        "" if _among_data(briefing.frame, "to") else _addressee(composer), composer.ours(briefing.frame.statement))


def _among_data(frame: Frame, field: str) -> bool:
    """Whether a block of data under the title has a row of this field."""
    return frame.data_block and any(row.field == field for row in frame.rows)


def _data_block(composer: Composer, rows: list[FrameRow]) -> DataBlock:
    """The rows two by two, those at the left in bold; a value that is not known says so."""
    unknown = (Text(composer.words.text("value.missing"), Marks.SOFT),)
    left = [_labelled(composer, row, strong(_value(composer, row.field)) or unknown) for row in rows if row.side != "right"]
    right = [_labelled(composer, row, _value(composer, row.field) or unknown) for row in rows if row.side == "right"]
    if information := _information(composer, rows):
        right.append(LabelledRow("distribution", composer.words.text("header.info"), information))
    pairs = [row for pair in zip_longest(left, right) for row in pair if row is not None]
    return DataBlock(composer.unique("address"), tuple(pairs), "pairs")


def _under_title(composer: Composer) -> str:
    """The line under the title: the subtitle, and the rows that the template puts there ("As of 2 May 2021")."""
    rows = (row for row in composer.briefing.frame.rows if row.side == "title")
    said = (f"{_named(composer, row.label)} {plain_text(value)}" for row in rows if (value := _value(composer, row.field)))
    return " · ".join(filter(None, (composer.ours(composer.briefing.title_data("subtitle")), *said)))


def _has(composer: Composer, kind: SectionKind, variant: str) -> bool:
    """Whether the briefing prints a section of this kind and variant."""
    return any((section.kind, section.variant) == (kind, variant) and section.print != "never" for section in composer.briefing.sections)


def _at_right(composer: Composer, row: FrameRow) -> bool:
    return row.side == "right" or (row.side == "left" and len(composer.ours(row.label)) > _HANGING_LABEL)


def _label(composer: Composer, field: str) -> str:
    """The label the template gives a field that has its own place, else the usual one."""
    given = next((composer.ours(row.label) for row in composer.briefing.frame.rows if row.field == field), "")
    return given or composer.words.text(f"header.{field}")


def _labelled(composer: Composer, row: FrameRow, value: Inlines) -> LabelledRow:
    return LabelledRow(row.field, _named(composer, row.label), value)


def _value(composer: Composer, field: str) -> Inlines:
    """What a row prints: a date in words or as a date-time group, addressees unless they have a list of their own, or the text as written;
    what the paper is drawn from is counted where nobody wrote it."""
    briefing = composer.briefing
    if field == "as_of":
        return (Text(composer.dates.day(briefing.as_of)),) if briefing.as_of else ()
    if field == "copies":
        return (Text(str(briefing.copies)),) if briefing.copies else ()
    if field == "to":
        who = addressees(composer)
        if who.listed:
            return (Text(composer.words.text("header.see_distribution")),)
        return (Text("; ".join(who.action)),) if who.action else ()
    text = composer.ours(briefing.title_data(field)) or (basis(composer) if field == "basis" else "")
    if parse_edtf(text):
        text = composer.dates.group(Date(edtf=text)) if "T" in text else composer.dates.event(Date(edtf=text))
    return (Text(" ".join(text.split("\n"))),) if text else ()


def _information(composer: Composer, rows: list[FrameRow]) -> Inlines:
    """Addressees for information, where no row of the template and no list shows them."""
    who = addressees(composer)
    if who.listed or not who.information or any(row.field == "distribution" for row in rows):
        return ()
    return (Text("; ".join(who.information)),)


def _named(composer: Composer, value: Localized) -> str:
    named = composer.named(value)
    return named.text if named else ""


def _keywords(composer: Composer) -> tuple[str, ...]:
    """The first-level themes of what is printed."""
    excerpts = (composer.pack.excerpt(id) for id in composer.printed)
    used = {first_level(composer.pack.themes, theme) for excerpt in excerpts if excerpt for theme in excerpt.themes}
    return tuple(composer.theme(id).text for id in composer.themes if id in used)


def _copy_value(composer: Composer, copy: Copy) -> Inlines:
    number, total = copy
    before, _, after = composer.words.text("header.copy_value", n="\ufffc", total=total).partition("\ufffc")
    bold = Text(f"{number:02}", Marks.STRONG)
    return (*((Text(before),) if before else ()), bold, Text(after.replace(" ", NBSP)))


def _title(composer: Composer) -> str:
    """The title in the document's language, else in any, else its subject or the name of its type."""
    data = composer.briefing.title_data
    for field in (data("title"), data("subject"), composer.briefing.frame.names):
        if named := composer.named(field):
            return named.text
    return composer.briefing.id


def _addressee(composer: Composer) -> str:
    """For whom a note is: "for the Chief of Staff", «per il Capo di Stato Maggiore»; nothing when they have a list."""
    who = addressees(composer)
    if who.listed or not who.action:
        return ""
    names = composer.words.listed(who.action)
    return composer.words.text("header.for" if _WITH_ARTICLE.match(names) else "header.for_plain", to=names)
