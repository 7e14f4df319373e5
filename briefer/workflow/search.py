"""Finding things in a pack: words in sources, excerpts and framing texts; excerpts by what is said of them."""
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from operator import attrgetter
from typing import Literal, NamedTuple, Protocol, TypeVar, get_args

from briefer.analysis.search import Index, Query, spans, words_in
from briefer.model.briefing import Briefing, CardsItem, Section, TableItem, TextItem
from briefer.model.dates import overlaps
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.selection import Selected, leaves
from briefer.model.sources import Excerpt, ExcerptId, Source
from briefer.model.text import Span, paragraph_range, paragraphs
from briefer.model.themes import with_children
from briefer.values import dataclass

V = TypeVar("V")
HitKind = Literal["source", "excerpt", "text"]
KINDS: tuple[HitKind, ...] = get_args(HitKind)
_EXCERPTS: tuple[HitKind, ...] = ("excerpt",)
_OWN_WORDS = 3  # texts of an excerpt in the language of its source, or in that of the officer: passage, wording, note
_AROUND = 60  # signs shown on either side of what was found


class Hit(NamedTuple):
    """Where words were found: a source, an excerpt, or the framing text of a section of a briefing."""

    kind: HitKind
    source: int = 0
    excerpt: int = 0
    briefing: str = ""
    section: str = ""

    @property
    def id(self) -> ExcerptId:
        """The number of the excerpt found."""
        return ExcerptId(self.source, self.excerpt)


class Finds(Protocol):
    """What tells where words are met: an index, or who reads on."""

    def find(self, typed: str, *, ranked: bool = True) -> tuple[Hit, ...]:
        """Where the words typed are met."""


class PackScan:
    """Looks for words in the excerpts of a pack without an index, for as long as there is none: as they begin, without endings."""

    __slots__ = ("_pack", "_read")

    def __init__(self) -> None:
        self._pack: Pack | None = None
        self._read: dict[Hit, tuple[Excerpt, str]] = {}

    def of(self, pack: Pack) -> PackScan:
        """The same for a state of the pack; excerpts that are the identical value are not read again."""
        self._pack = pack
        return self

    def find(self, typed: str, *, ranked: bool = True) -> tuple[Hit, ...]:
        """The excerpts in which the words typed are met, by number."""
        terms = [f" {' '.join(term.words)}{' ' if term.phrase else ''}" for term in Query(typed).terms]
        found = ((Hit("excerpt", source.number, one.number), one) for source, one in self._pack.excerpts()) if self._pack and terms else ()
        return tuple(hit for hit, excerpt in found if all(term in self._plain(hit, excerpt) for term in terms))

    def _plain(self, hit: Hit, excerpt: Excerpt) -> str:
        """The words of an excerpt in their plain form, a blank before and after each."""
        known = self._read.get(hit)
        if known is None or known[0] is not excerpt:
            known = self._read[hit] = (excerpt, f" {' '.join(words_in(chr(10).join(_said_of(excerpt))))} ")
        return known[1]


class PackIndex:
    """The words of a pack; brought up to date by what has changed since, not from scratch.

    With `only`, it is made for these words typed and finds nothing but them, which takes a fraction of the time.
    """

    __slots__ = ("_kinds", "_pack", "_words")

    def __init__(self, pack: Pack, *, kinds: Collection[HitKind] = KINDS, only: str | None = None) -> None:
        self._words: Index[Hit] = Index(None if only is None else Query(only))
        self._kinds = frozenset(kinds)
        self._pack = replace(pack, sources=(), briefings=())
        self.update(pack)

    def update(self, pack: Pack) -> None:
        """Takes in another state of the pack: what is the identical value in both is not read again."""
        before, self._pack = self._pack, pack
        gone, come = _changes(before, pack)
        self._words.drop(gone)
        self._words.put((entry.hit, "\n".join(entry.texts), entry.language) for entry in come if entry.hit.kind in self._kinds)

    @property
    def pack(self) -> Pack:
        """The state of the pack that it knows."""
        return self._pack

    def find(self, typed: str, *, ranked: bool = True) -> tuple[Hit, ...]:
        """Where the words typed are met, the best first, or in no order that means anything; nowhere for no words."""
        query = Query(typed)
        return self._words.find(query, ranked=ranked) if query else ()


class _Entry(NamedTuple):
    """What is looked through for one hit."""

    hit: Hit
    texts: tuple[str, ...]
    language: str


def _changes(before: Pack, after: Pack) -> tuple[list[Hit], list[_Entry]]:
    """What of a pack is no longer to be found, and what is to be read (again)."""
    gone: list[Hit] = []
    come: list[_Entry] = []
    for old, new in _pairs(before.sources, after.sources, attrgetter("number")):
        _take(gone, come, {} if old is None else _of_source(old), {} if new is None else _of_source(new))
    for former, later in _pairs(before.briefings, after.briefings, attrgetter("id")):
        _take(gone, come, {} if former is None else _of_briefing(former), {} if later is None else _of_briefing(later))
    return gone, come


def _pairs(before: Iterable[V], after: Iterable[V], key: Callable[[V], Hashable]) -> Iterator[tuple[V | None, V | None]]:
    """Values of two states by their key, without those that are the identical value in both."""
    old, new = {key(one): one for one in before}, {key(one): one for one in after}
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) is not new.get(name):
            yield old.get(name), new.get(name)


def _take(gone: list[Hit], come: list[_Entry], before: Mapping[Hit, _Entry], after: Mapping[Hit, _Entry]) -> None:
    """Notes the difference between two states of a part; texts that are the identical ones are soon compared."""
    gone += (hit for hit in before if hit not in after)
    come += (entry for hit, entry in after.items() if before.get(hit) != entry)


def _of_source(source: Source) -> Mapping[Hit, _Entry]:
    """What is looked through of a source and its excerpts."""
    number, language = source.number, source.language
    known = (*source.title.text.values(), *source.publisher.text.values(), source.author, *source.summary.values(), source.text)
    found = [_Entry(Hit("source", number), known, "" if source.paragraph_languages else language)]
    for one in source.excerpts:
        said = _said_of(one)
        found.append(_Entry(Hit("excerpt", number, one.number), said, "" if len(said) > _OWN_WORDS else language))
    return {entry.hit: entry for entry in found}


def _said_of(one: Excerpt) -> tuple[str, ...]:
    """What is looked through of an excerpt: passage, wording, note, then what may be in another language."""
    return one.exact, one.wording, one.note, *_in_any_language(one.headline, one.label, one.translation, one.speaker, one.place)


def _of_briefing(briefing: Briefing) -> Mapping[Hit, _Entry]:
    """What is looked through of the framing texts of a briefing."""
    found = (_Entry(Hit("text", briefing=briefing.id, section=section.id), tuple(_written(section)), "") for section in briefing.sections)
    return {entry.hit: entry for entry in found if entry.texts}


def _written(section: Section) -> Iterator[str]:
    """What the officer wrote into a section, in every language."""
    for item in (*section.intro, *leaves(section.body)):
        match item:
            case TextItem():
                yield from item.text.values()
            case TableItem():
                yield from _in_any_language(item.caption, *(cell for row in item.rows for cell in row))
            case CardsItem():
                yield from _in_any_language(*(text for card in item.items for text in (card.title, *card.lines)))
            case _:
                pass
    yield from section.caption.values()


def _in_any_language(*texts: Localized) -> tuple[str, ...]:
    return tuple(said for text in texts for said in text.values() if said)


@dataclass(frozen=True, slots=True)
class ExcerptFilter:
    """Which excerpts to show; what is empty or None asks for nothing.

    Of several themes, sources, languages or signs of the grade one must fit; a theme brings those below it along. `period` is EDTF, and
    a date fits that can fall within it. `placed` asks for what stands in the briefing, or does not; `sections` for what stands in one
    of these.
    """

    words: str = ""
    themes: frozenset[str] = frozenset()
    period: str = ""
    sources: frozenset[int] = frozenset()
    languages: frozenset[str] = frozenset()
    reliabilities: frozenset[str] = frozenset()
    credibilities: frozenset[str] = frozenset()
    placed: bool | None = None
    sections: frozenset[str] = frozenset()
    undated: bool = False


_EVERYTHING = ExcerptFilter()


def filter_excerpts(
        pack: Pack, wanted: ExcerptFilter, briefing: Briefing | None = None, index: Finds | None = None) -> tuple[Selected, ...]:
    """The excerpts that pass a filter, by number; `index` saves reading the pack anew for its words."""
    found: Mapping[int, set[int]] | None = None
    if wanted.words.strip():
        found = _numbers(index or PackIndex(pack, kinds=_EXCERPTS, only=wanted.words), wanted.words)
    themes = frozenset(one for theme in wanted.themes for one in with_children(pack.themes, theme))
    placed = _placed(briefing, wanted.sections)
    if replace(wanted, words="") == _EVERYTHING:  # a key in a search: nothing else has to be asked of thousands of excerpts
        if found is None:
            return tuple([(source, excerpt) for source in pack.sources for excerpt in source.excerpts])
        return tuple([(source, excerpt) for source in pack.sources if (numbers := found.get(source.number))
                      for excerpt in source.excerpts if excerpt.number in numbers])
    return tuple(
        (source, excerpt) for source in pack.sources if _source_fits(source, wanted) for excerpt in _in_language(source, wanted.languages)
        if (found is None or excerpt.number in found.get(source.number, ()))
        and (not wanted.credibilities or excerpt.credibility in wanted.credibilities)
        and (not themes or not themes.isdisjoint(excerpt.themes))
        and (wanted.placed is None or ((source.number, excerpt.number) in placed) == wanted.placed)
        and (not wanted.sections or (source.number, excerpt.number) in placed)
        and (not wanted.undated or is_undated(excerpt))
        and (not wanted.period or (excerpt.date is not None and overlaps(excerpt.date, wanted.period))))


def _numbers(index: Finds, words: str) -> Mapping[int, set[int]]:
    """The numbers of the excerpts in which words are met, by source: no pair is made for each, of which there may be thousands."""
    found: dict[int, set[int]] = {}
    for hit in index.find(words, ranked=False):
        if hit.kind == "excerpt":
            found.setdefault(hit.source, set()).add(hit.excerpt)
    return found


class Sifted(NamedTuple):
    """What passes a filter; how many would for each theme, and undated, all else being equal; and what passes apart from the dates."""

    shown: tuple[Selected, ...]
    by_theme: Mapping[str, int]
    undated: int
    any_date: tuple[Selected, ...]


def sift(pack: Pack, wanted: ExcerptFilter, briefing: Briefing | None = None, index: Finds | None = None) -> Sifted:
    """As `filter_excerpts`, with what the other choices of a filter would show: a theme's number counts those below it."""
    rest = filter_excerpts(pack, replace(wanted, themes=frozenset(), period="", undated=False), briefing, index)
    dated = tuple(one for one in rest if _date_fits(one[1], wanted)) if wanted.period or wanted.undated else rest
    themes = frozenset(one for theme in wanted.themes for one in with_children(pack.themes, theme))
    shown = tuple(one for one in dated if not themes.isdisjoint(one[1].themes)) if themes else dated
    of_themes = tuple(one for one in rest if not themes.isdisjoint(one[1].themes)) if themes else rest
    return Sifted(shown, _counts(pack, dated), sum(is_undated(excerpt) for _, excerpt in of_themes), of_themes)


def _date_fits(excerpt: Excerpt, wanted: ExcerptFilter) -> bool:
    """Whether a filter asks for the date of an excerpt."""
    return ((not wanted.undated or is_undated(excerpt))
            and (not wanted.period or (excerpt.date is not None and overlaps(excerpt.date, wanted.period))))


def _counts(pack: Pack, excerpts: Iterable[Selected]) -> Mapping[str, int]:
    """How many excerpts each theme has, each counted once for a theme and those below it."""
    families = Counter(excerpt.themes for _, excerpt in excerpts)
    above = {theme.id: theme.parent for theme in pack.themes}
    counts = dict.fromkeys(above, 0)
    for themes, many in families.items():
        for id in {one for theme in themes for one in (theme, above.get(theme, "")) if one in above}:
            counts[id] += many
    return counts


def _placed(briefing: Briefing | None, sections: frozenset[str]) -> frozenset[tuple[int, int]]:
    """What stands in a briefing, or in some sections of it."""
    return frozenset(id for section, id in briefing.placed() if not sections or section in sections) if briefing else frozenset()


def _source_fits(source: Source, wanted: ExcerptFilter) -> bool:
    """Whether a filter asks for excerpts of a source."""
    return ((not wanted.sources or source.number in wanted.sources)
            and (not wanted.reliabilities or source.reliability in wanted.reliabilities))


def _in_language(source: Source, languages: frozenset[str]) -> tuple[Excerpt, ...]:
    """The excerpts of a source in some languages; all of them for none. Its paragraphs are counted once, not for each excerpt."""
    if not languages:
        return source.excerpts
    if not source.paragraph_languages:
        return source.excerpts if source.language in languages else ()
    lines = paragraphs(source.text)
    return tuple(one for one in source.excerpts
                 if source.paragraph_languages.get(paragraph_range(lines, one.start, one.end)[0], source.language) in languages)


def is_undated(excerpt: Excerpt) -> bool:
    """Whether an excerpt waits for a date: none is known, and nobody said that none applies."""
    return excerpt.date is None or not (excerpt.date.edtf or excerpt.date.basis == "not_applicable")


def found_text(pack: Pack, hit: Hit) -> str:
    """The text in which a hit was found, its parts a line each; nothing when the pack no longer has it."""
    source, briefing = pack.source(hit.source), pack.briefing(hit.briefing)
    entries = _of_source(source) if source else _of_briefing(briefing) if briefing else {}
    return "\n".join(entries[hit].texts) if hit in entries else ""


def places_of(typed: str, text: str) -> tuple[Span, ...]:
    """Where words, as an officer typed them, stand in a text, in order."""
    query = Query(typed)
    return spans(query, text) if query else ()


class Shown(NamedTuple):
    """A stretch of text around the first place where words were found, and where in it what was found stands."""

    text: str
    found: tuple[Span, ...]
    start: int  # of the first place, in the whole text


def shown(typed: str, text: str) -> Shown:
    """What to show of a text in which words were found: the line around the first place, cut to a window."""
    query = Query(typed)
    places = spans(query, text)
    first = places[0] if places else Span(0, 0)
    line = text.rfind("\n", 0, first.start) + 1
    stop = text.find("\n", first.end)
    start, end = max(line, first.start - _AROUND), min(len(text) if stop < 0 else stop, first.end + _AROUND)
    start, end = _whole(text, start, line), _whole_end(text, end, len(text) if stop < 0 else stop)
    inside = tuple(Span(place.start - start, place.end - start) for place in places if start <= place.start and place.end <= end)
    return Shown(text[start:end], inside, first.start)


def _whole(text: str, start: int, least: int) -> int:
    """A place moved forward to the beginning of a word, unless it is the beginning of the line."""
    blank = text.find(" ", start, start + _AROUND // 2) if start > least else -1
    return blank + 1 if blank >= 0 else start


def _whole_end(text: str, end: int, most: int) -> int:
    """A place moved back to the end of a word, unless it is the end of the line."""
    blank = text.rfind(" ", end - _AROUND // 2, end) if end < most else -1
    return blank if blank >= 0 else end
