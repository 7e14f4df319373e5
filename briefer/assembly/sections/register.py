"""The sources cited, by letter: as a register, or one line each."""
from __future__ import annotations

from collections.abc import Sequence

from briefer.assembly import sources
from briefer.assembly.composer import Composer
from briefer.assembly.letters import place
from briefer.assembly.sections.body import soft
from briefer.assembly.words import NBSP
from briefer.document.inlines import Inline, Inlines, Marks, Text
from briefer.document.nodes import Block, Column, Paragraph, References, Row, SourceEntry, Table
from briefer.document.walk import plain_text
from briefer.model.briefing import Section
from briefer.model.dates import Date
from briefer.model.sources import Source

ONE_LINE, ONE_PARAGRAPH = "lines", "paragraph"  # the variants that a template names
_COLUMNS = ("reference", "source", "date", "language", "grade", "retrieved")


def register(composer: Composer, section: Section) -> list[Block]:
    """Every source with a letter; nothing when none is cited."""
    cited = [(letter, source) for number, letter in _letters(composer) if (source := composer.pack.source(number))]
    if not cited:
        return []
    if section.variant == ONE_PARAGRAPH:
        return [_paragraph(composer, section, cited)]
    return [_lines(composer, section, cited) if section.variant == ONE_LINE else _table(composer, section, cited)]


def _letters(composer: Composer) -> tuple[tuple[int, str], ...]:
    """The sources cited anywhere in the document, those after this place too."""
    letters = {**composer.letters.given(), **composer.ahead.letters}
    return tuple(sorted(letters.items(), key=lambda item: place(item[1])))


def _table(composer: Composer, section: Section, cited: list[tuple[str, Source]]) -> Table:
    words = composer.words
    columns = tuple(Column((Text(words.text(f"register.{name}")),)) for name in _COLUMNS)
    rows = tuple(Row(_cells(composer, source), (0,)) for _, source in cited)
    return Table(composer.unique(f"{section.id}.table"), "register", columns, rows, note=_bracket_note(composer, rows),
                 empty=words.text("register.empty"), summary=words.text("register.summary"))


def _cells(composer: Composer, source: Source) -> tuple[Inlines, ...]:
    by = sources.publisher_or_missing(composer, source, short=False)
    return (
        (composer.cite(source.number),),
        (*by, Text(" " if plain_text(by).endswith(".") else ". "), *sources.title(composer, source)),
        sources.published(composer, source),
        (Text(sources.language_label(source) or composer.words.text("source.none")),),
        (Text(sources.grade_letter(composer, source)),),
        (Text(sources.retrieved(composer, source)),))


def _bracket_note(composer: Composer, rows: tuple[Row, ...]) -> Inlines:
    """What square brackets mean, if there are any beside the letters."""
    bracketed = any("[" in plain_text(cell) for row in rows for cell in row.cells[1:])
    return (Text(composer.words.text("register.note")),) if bracketed else ()


def _lines(composer: Composer, section: Section, cited: list[tuple[str, Source]]) -> References:
    """One line each; when they were retrieved stands in the note."""
    entries = tuple(SourceEntry(letter, _line(composer, source)) for letter, source in cited)
    note = _retrieved(composer, [source for _, source in cited])
    if any(composer.graded(source) for _, source in cited):
        note.append(composer.words.text("references.grades"))
    if any("[" in plain_text(entry.content) for entry in entries):
        note.append(composer.words.text("register.note"))
    return References(composer.unique(f"{section.id}.list"), entries, (Text(" ".join(note)),) if note else ())


def _paragraph(composer: Composer, section: Section, cited: list[tuple[str, Source]]) -> Paragraph:
    """All in one paragraph, without the title where the publisher is known."""
    said: list[Inline] = [Text(composer.words.text("sources.lead"), Marks.STRONG)]
    for _, source in cited:
        reference = composer.cite(source.number, strong=False)
        by = sources.publisher(composer, source, short=True) or sources.title(composer, source)
        letter = sources.grade_letter(composer, source)
        grade = f", {letter}" if composer.graded(source) else ""
        said += (Text(" "), reference, Text(NBSP), *by, Text(", "), *_stopped(sources.published(composer, source), grade))
    return Paragraph(composer.unique(f"{section.id}.list"), tuple(said), role="source_note")


def _retrieved(composer: Composer, cited: list[Source]) -> list[str]:
    """When the sources were retrieved: on a day, or from the first to the last; nothing where that is not known of all."""
    days = sorted({source.retrieved.edtf if source.retrieved and source.retrieved.value else "" for source in cited})
    if not days[0]:
        return []
    when = composer.dates.on_day(days[0]) if len(days) == 1 else composer.dates.sentence(Date(edtf=f"{days[0]}/{days[-1]}"))
    return [composer.words.text("references.retrieved", date=when)]


def _line(composer: Composer, source: Source) -> Inlines:
    """Publisher, title, date, language, grade."""
    composer.letters.of(source.number)
    by = sources.publisher_or_missing(composer, source, short=False)
    parts: list[Inline] = [*by, Text(", "), *sources.title(composer, source), Text(", "),
                           *sources.published(composer, source)]
    letter = sources.grade_letter(composer, source)
    tail = [sources.language_label(source), letter if composer.graded(source) else ""]
    said = f",{NBSP}".join(filter(None, tail))
    return _stopped(parts, f", {said}" if said else "")


def _stopped(said: Sequence[Inline], tail: str) -> Inlines:
    """Some words and what follows them with a full stop, unless an abbreviation at the end has its own."""
    end = tail + ("" if (tail or plain_text(said)).endswith(".") else ".")
    return (*said, Text(end)) if end else tuple(said)


def empty_register(composer: Composer, section: Section) -> list[Block]:
    """A register that says it holds nothing."""
    return [Paragraph(composer.unique(f"{section.id}.empty"), soft(composer.words.text("register.empty")), role="empty")]
