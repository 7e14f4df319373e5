"""The three tables of the audit annex: statements, letters and pack numbers, excerpts."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from briefer.assembly import sources
from briefer.assembly.composer import Composer
from briefer.assembly.letters import place
from briefer.assembly.prose import one_line
from briefer.assembly.sections.key_line import key_line
from briefer.assembly.statements import Rests, Statement
from briefer.document.inlines import Inline, Inlines, LineBreak, Marks, Rating, RatingValue, Text
from briefer.document.nodes import Align, Caption, Column, Row, Table
from briefer.document.walk import plain_text
from briefer.model import grading
from briefer.model.dates import Date
from briefer.model.sources import Excerpt, ExcerptId, Source
from briefer.model.text import paragraph_range

_WORDS_MAX, _SIGNS_MAX = 6, 32  # of a statement: enough to know it by, one line of its column
_SUM_SIGNS, _SUM_GROUP = 12, 8  # of a check sum: enough to tell two files apart, set in two groups
_STATEMENTS = ("para", "statement", "rests", "reference", "excerpt", "at", "grade", "by")
_LETTERS = ("letter", "source", "title", "sum", "used")
_EXCERPTS = ("excerpt", "reference", "para", "from", "to", "words", "grade", "theme", "by")
_FIGURES = frozenset({"para", "from", "to", "words"})
_RATINGS: Sequence[RatingValue] = ("full", "half", "open")


def statements_table(composer: Composer, section: str, letter: str, said: Sequence[Statement]) -> Table:
    """A row a statement, in the order of the paper; a line of the row for each source it rests on."""
    say = composer.words
    names = _Names(composer)
    rows = tuple(Row(_statement(composer, names, one), (0,)) for one in said)
    return Table(
        composer.unique(f"{section}.statements"), "statements", _columns(composer, _STATEMENTS), rows,
        _caption(composer, f"{letter}1", say.text("audit.caption.statements")), _key(composer) if rows else (),
        say.text("audit.empty"), say.counted("audit.summary.statements", len(rows)))


def letters_table(composer: Composer, section: str, letter: str, used: Iterable[ExcerptId]) -> Table:
    """Each source of the paper: its letter, its number in the pack, its file, and the excerpts of it that are used."""
    say = composer.words
    by_source: dict[int, list[str]] = {}
    for id in used:
        by_source.setdefault(id.source, []).append(str(id))
    letters = {**composer.letters.given(), **composer.ahead.letters}
    cited = [source for number in sorted(letters, key=lambda number: place(letters[number])) if (source := composer.pack.source(number))]
    rows = tuple(Row(_letter(composer, source, by_source.get(source.number, ())), (0,)) for source in cited)
    return Table(
        composer.unique(f"{section}.letters"), "letters", _columns(composer, _LETTERS), rows,
        _caption(composer, f"{letter}2", say.text("audit.caption.letters")), (Text(_imported(composer, cited)),) if rows else (),
        say.text("register.empty"), say.counted("audit.summary.letters", len(rows)))


def excerpts_table(composer: Composer, section: str, letter: str, used: Sequence[ExcerptId]) -> Table:
    """Each excerpt of the paper, by its number in the pack: where it stands, who took it and who checked it."""
    say = composer.words
    found = [(source, excerpt) for id in used if (source := composer.pack.source(id.source)) and (excerpt := source.excerpt(id.number))]
    rows = tuple(Row(_excerpt(composer, source, excerpt), (0,)) for source, excerpt in found)
    return Table(
        composer.unique(f"{section}.excerpts"), "audit_excerpts", _columns(composer, _EXCERPTS, _FIGURES), rows,
        _caption(composer, f"{letter}3", say.counted("audit.caption.excerpts", len(rows))),
        (Text(say.text("audit.note.excerpts")),) if rows else (), say.text("empty.section").removeprefix("— "),
        say.counted("audit.summary.excerpts", len(rows)))


def _caption(composer: Composer, number: str, said: str) -> Caption:
    return Caption(composer.words.text("caption.table", n=number), (Text(said),))


def _columns(composer: Composer, names: Iterable[str], figures: frozenset[str] = frozenset()) -> tuple[Column, ...]:
    def align(name: str) -> Align:
        return "right" if name in figures else "left"

    return tuple(Column((Text(composer.words.text(f"audit.column.{name}")),), align(name)) for name in names)


# ---- statements -----------------------------------------------------------------------------------------------------


class _Names:
    """What each statement is known by: what its first excerpt is called, or its own first words where that says it twice."""

    def __init__(self, composer: Composer) -> None:
        self.composer = composer
        self.given: set[tuple[str, str]] = set()

    def of(self, statement: Statement) -> Text:
        """Six words or fewer; the same name twice in a paragraph would tell nothing."""
        for words, language in (*((said, "") for said in self._called(statement)), (statement.words, statement.language)):
            name = Text(_shortened(words), language=language)
            if name.text and (statement.number, name.text) not in self.given:
                break
        self.given.add((statement.number, name.text))
        return name

    def _called(self, statement: Statement) -> Iterable[str]:
        for passage in statement.passages:
            excerpt = self.composer.pack.excerpt(ExcerptId.parse(passage)) if "." in passage else None
            if excerpt is not None:
                headline = plain_text(one_line(self.composer, excerpt.headline))
                label = self.composer.ours(excerpt.label)
                return (headline,) if headline and len(headline.split()) <= _WORDS_MAX else (label,) if " " in label else ()
        return ()


def _shortened(words: str) -> str:
    """The first words, without the stop at their end; cut ones say so."""
    said = " ".join(words.split()).rstrip(".;")
    kept = said.split(" ")[:_WORDS_MAX]
    while len(kept) > 1 and len(" ".join(kept)) > _SIGNS_MAX:
        kept.pop()
    cut = " ".join(kept)
    return said if cut == said else f"{cut.rstrip(' ,;:.')}\u00a0…"


def _statement(composer: Composer, names: _Names, statement: Statement) -> tuple[Inlines, ...]:
    none: Inlines = (Text(composer.words.text("audit.none")),)
    by_source = [_of_source(composer, statement, source) for source in statement.sources]
    letters, excerpts, paras, grades = (_lines([line[index] for line in by_source]) or none for index in range(4))
    return ((Text(statement.number or composer.words.text("audit.none")),), (names.of(statement),), _rests(composer, statement.rests),
            letters, excerpts, paras, grades, _hands(composer, *_written(composer, statement)))


def _of_source(composer: Composer, statement: Statement, number: int) -> tuple[Inlines, ...]:
    """What a statement takes from one source: its letter, the excerpts, their paragraphs and the grade."""
    source = composer.pack.source(number)
    ids = [ExcerptId.parse(passage) for passage in statement.passages if passage.startswith(f"{number}.")]
    excerpts = [excerpt for id in ids if source and (excerpt := source.excerpt(id.number))]
    none = composer.words.text("audit.none")
    paras = [para for excerpt in excerpts if source and (para := _para(composer, source, excerpt))]
    graded = [grade for excerpt in excerpts if source and (grade := grading.grade(source.reliability, excerpt.credibility))]
    grade = "" if statement.inferred else min(graded, default="", key=lambda pair: grading.rank(pair[0], pair[1]))
    return ((composer.cite(number),), (Text(", ".join(map(str, ids)) or none),),
            (Text(", ".join(dict.fromkeys(paras)) or none),), (Text(grade or none),))


def _para(composer: Composer, source: Source, excerpt: Excerpt) -> str:
    """The paragraph of the stored text an excerpt stands in, or the first and last of them."""
    if not source.verified(excerpt):
        return ""
    first, last = paragraph_range(composer.spans(source), excerpt.start, excerpt.end)
    return "" if not first else str(first) if first == last else f"{first}–{last}"


def _rests(composer: Composer, rests: Rests) -> Inlines:
    return (Text(composer.words.text("audit.none")),) if rests == "ours" else (Rating(rests, composer.words.text(f"audit.key.{rests}")),)


def _written(composer: Composer, statement: Statement) -> tuple[str, str]:
    """Who wrote and who checked a statement: those of its block, of the list its points came from, or of an event."""
    hands = composer.hands
    return hands.get(statement.block) or hands.get(statement.block.rpartition(".p")[0]) or _entered(composer, statement)


def _entered(composer: Composer, statement: Statement) -> tuple[str, str]:
    """Who entered and who checked the first excerpt of an event: its row says what the excerpt says."""
    ids = [ExcerptId.parse(passage) for passage in statement.passages if "." in passage] if statement.event else []
    excerpt = composer.pack.excerpt(ids[0]) if ids else None
    return (excerpt.by, excerpt.checked) if excerpt else ("", "")


def _hands(composer: Composer, by: str, checked: str) -> Inlines:
    """Initials of who entered and who checked; what nobody has checked is open."""
    before = f"{by}, " if by else f"{composer.words.text('audit.none')}, " if checked else ""
    last = Text(checked) if checked else Text(composer.words.text("audit.open"), Marks.STRONG)
    return (Text(before), last) if before else (last,)


def _lines(cells: Sequence[Inlines]) -> Inlines:
    """Each on a line of its own."""
    out: list[Inline] = []
    for cell in cells:
        out += (*([LineBreak()] if out else []), *cell)
    return tuple(out)


def _key(composer: Composer) -> Inlines:
    """What each mark means, under the table."""
    say = composer.words.text
    marks: list[tuple[Inline, str]] = [(Rating(value, said), said) for value in _RATINGS for said in (say(f"audit.key.{value}"),)]
    marks.append((Text(say("audit.none")), say("audit.key.ours")))
    return key_line((*marks, (Text(say("audit.open"), Marks.STRONG), say("audit.key.unchecked"))))


# ---- letters and excerpts -------------------------------------------------------------------------------------------


def _letter(composer: Composer, source: Source, used: Sequence[str]) -> tuple[Inlines, ...]:
    none = composer.words.text("audit.none")
    by = sources.publisher(composer, source, short=False)
    named: Inlines = by or (Text(composer.words.text("source.no_publisher"), Marks.SOFT),)
    stop = Text(" " if plain_text(named).endswith(".") else ". ")
    sum_ = source.origin.sha256[:_SUM_SIGNS]
    return ((composer.cite(source.number),), (Text(str(source.number)),), (*named, stop, *sources.title(composer, source)),
            (Text(f"{sum_[:_SUM_GROUP]}\u00a0{sum_[_SUM_GROUP:]}" if sum_ else none),), (Text(", ".join(used) or none),))


def _imported(composer: Composer, cited: Iterable[Source]) -> str:
    """What the check sum is of, and on which days the files were taken in."""
    days = sorted({source.origin.imported[:10] for source in cited if source.origin.imported})
    valid = [day for day in days if _is_day(day)]
    if not valid:
        return composer.words.text("audit.note.sums")
    when = composer.dates.on_day(valid[0]) if len(valid) == 1 else composer.dates.sentence(Date(edtf=f"{valid[0]}/{valid[-1]}"))
    return composer.words.text("audit.note.sums_on", date=when)


def _is_day(iso: str) -> bool:
    try:
        date.fromisoformat(iso)
    except ValueError:
        return False
    return True


def _excerpt(composer: Composer, source: Source, excerpt: Excerpt) -> tuple[Inlines, ...]:
    say = composer.words
    none = say.text("audit.none")
    theme = composer.theme(excerpt.themes[0]) if excerpt.themes else Text(none)
    return (
        (Text(str(ExcerptId.of(source, excerpt))),), (composer.cite(source.number),), (Text(_para(composer, source, excerpt) or none),),
        (Text(say.number(excerpt.start)),), (Text(say.number(excerpt.end)),), (Text(say.number(len(excerpt.words.split()))),),
        (Text(grading.grade(source.reliability, excerpt.credibility) or none),), (theme,),
        _hands(composer, excerpt.by, excerpt.checked))
