"""The audit annex: every statement of the paper and what it rests on, so that it can be traced to a paragraph of the file."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from briefer.assembly.composer import Composer
from briefer.assembly.sections.audit_tables import excerpts_table, letters_table, statements_table
from briefer.assembly.sections.body import body_blocks, table
from briefer.assembly.statements import Rests, Statement, passages, statements
from briefer.document.inlines import Text
from briefer.document.nodes import AddressRows, Block, FigureStrip, HeaderBlock, Heading, LabelledRow, Part, StripFigure
from briefer.document.walk import words
from briefer.model.briefing import Section, TableItem
from briefer.model.localized import NOTHING
from briefer.model.selection import leaves
from briefer.model.sources import ExcerptId

_CHANGES_COLUMNS = 4  # date, what, change, by
_FIGURES: Sequence[Rests] = ("full", "half", "open", "ours")


def audit(composer: Composer, section: Section) -> list[Block]:
    """The annex on pages of its own: statements, letters and pack numbers, excerpts, and the officer's tables after them."""
    said = list(statements(composer.blocks, composer.places))
    used = _used(composer)
    if not said and not used:
        return []
    letter, head = _opened(composer, section)
    return [
        *head,
        _strip(composer, section, said),
        statements_table(composer, section.id, letter, said),
        letters_table(composer, section.id, letter, used),
        excerpts_table(composer, section.id, letter, used),
        *_officers(composer, section),
    ]


def empty_audit(composer: Composer, section: Section) -> list[Block]:
    """The annex that says that the paper makes no statement."""
    letter, head = _opened(composer, section)
    return [*head, statements_table(composer, section.id, letter, ())]


def _used(composer: Composer) -> tuple[ExcerptId, ...]:
    """The excerpts that the paper prints or cites, by their numbers in the pack."""
    cited = {ExcerptId.parse(passage) for passage in passages(composer.blocks) if "." in passage}
    return tuple(sorted({*composer.printed, *cited}))


def _opened(composer: Composer, section: Section) -> tuple[str, list[Block]]:
    """The letter of the annex, and its head, which cross-references can name."""
    composer.numbers.open_section(numbered=False)
    letter = composer.numbers.annex()
    title = composer.named(section.titles) or Text(composer.words.text("audit.title"))
    composer.target(section.id, "section_named", title.text)
    return letter, _head(composer, section, letter, title)


def _head(composer: Composer, section: Section, letter: str, title: Text) -> list[Block]:
    """The page, its head, and what the annex belongs to."""
    say, data = composer.words.text, composer.briefing.title_data
    annex, reference = say("audit.annex", letter=letter), composer.ours(data("reference"))
    day = composer.briefing.document_date
    rows = [LabelledRow("reference", say("header.reference"), (Text(say("audit.reference", reference=reference, annex=annex)),))] \
        if reference else []
    rows += [LabelledRow("date", say("header.date"), (Text(composer.dates.day(day)),))] if day else []
    return [
        Part(composer.unique(f"{section.id}.part"), "portrait",
             say("audit.annex_to", annex=annex, reference=reference) if reference else annex, title.text),
        HeaderBlock(
            composer.unique(section.id), composer.ours(data("office")), composer.ours(data("office_section")), annex, title.text,
            rows=tuple(rows), protocol=say("header.protocol", reference=reference) if reference else "",
            place_date=composer.dates.place_date(composer.ours(data("place")), day) if day else ""),
        AddressRows(composer.unique(f"{section.id}.address"), (
            LabelledRow("paper", say("audit.paper"), words(_paper(composer))),
            LabelledRow("rule", say("audit.rule"), words(say("audit.rule_text"))))),
    ]


def _paper(composer: Composer) -> str:
    """The paper an annex belongs to: its title, type and date."""
    data = composer.briefing.title_data
    day = composer.briefing.document_date
    title, subject, kind = (named.text.removesuffix(".") if (named := composer.named(value)) else ""
                            for value in (data("title"), data("subject"), composer.briefing.frame.names))
    if subject and title.casefold() in ("", kind.casefold()):
        title = subject  # a paper that bears the name of its type as title is known by its subject
    if kind[1:2].islower():
        kind = f"{kind[:1].lower()}{kind[1:]}"
    said = [title, kind] if title.casefold() != kind.casefold() else [title]
    return ", ".join(filter(None, (*said, composer.dates.day(day) if day else ""))) or composer.briefing.id


def _strip(composer: Composer, section: Section, said: Sequence[Statement]) -> FigureStrip:
    """How many statements there are, and how many rest on what."""
    counts = Counter(statement.rests for statement in said)
    labelled = {"audit.statements": len(said)} | {f"audit.count.{kind}": counts[kind] for kind in _FIGURES}
    return FigureStrip(composer.unique(f"{section.id}.strip"), tuple(
        StripFigure((Text(composer.words.number(count)),), (Text(composer.words.counted(id, count)),)) for id, count in labelled.items()))


def _officers(composer: Composer, section: Section) -> list[Block]:
    """The officer's own tables and remarks; what stands as caption of a table becomes its heading."""
    blocks: list[Block] = []
    for item in leaves(section.body):
        if not isinstance(item, TableItem):
            blocks += body_blocks(composer, section.id, (item,))
            continue
        heading = composer.named(item.caption)
        if heading:
            blocks.append(Heading(composer.unique(f"{section.id}.changes"), (heading,), "back", listed=False))
        made = table(composer, section.id, replace(item, caption=NOTHING))
        blocks.append(replace(made, kind="changes") if len(made.columns) == _CHANGES_COLUMNS else made)
    return blocks
