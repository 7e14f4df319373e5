"""A pack as heavy as a year of work makes it: a thousand sources in two languages, ten thousand excerpts, 50 MB of imported files."""
from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from briefer.analysis.anchoring import context
from briefer.model.briefing import Briefing, ExcerptItem, Section, SectionRule, TextItem
from briefer.model.dates import Date
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import Excerpt, ExcerptId, Origin, Source, Stated
from briefer.model.text import digest
from briefer.model.themes import Theme
from briefer.workflow import default_themes
from tests.benchmarks.corpus import ENGLISH, ITALIAN, Prose

SOURCES, EXCERPTS, MEGABYTES = 1_000, 10_000, 50
SHORT = 100  # excerpts of the briefing that an officer would print
_CREATED = "2026-01-01T08:00:00Z"
_PARAGRAPHS = (18, 34)  # of a source, of one to four sentences each
_PAGE = "<html><head><title>{title}</title><style>{style}</style></head><body>{body}</body></html>\n"


def load_pack(sources: int = SOURCES, excerpts: int = EXCERPTS, megabytes: float = MEGABYTES) -> tuple[Pack, Mapping[str, bytes]]:
    """A pack with so much in it, and the bytes of its originals by their SHA-256; the same each time.

    Its briefing `short` prints the first hundred excerpts, `everything` all of them.
    """
    chance = random.Random(23)
    prose = (Prose(chance, ENGLISH, "en"), Prose(chance, ITALIAN, "it"))
    themes = default_themes()
    shares = [chance.paretovariate(1.3) for _ in range(sources)]  # a few scans, many pages of a newspaper
    room = megabytes * 1e6 / sum(shares)
    made, blobs = [], dict[str, bytes]()
    for number, share in enumerate(shares, 1):
        count = excerpts * number // sources - excerpts * (number - 1) // sources
        source = _source(number, prose[number % 2], chance, count, themes)
        name, data = _original(source, chance, int(share * room))
        sha = sha256(data).hexdigest()
        blobs[sha] = data
        kind = "text/html" if name.endswith("html") else "application/pdf"
        made.append(replace(source, origin=Origin(name, kind, sha, imported=_CREATED)))
    pack = Pack("load", _CREATED, tuple(made), themes, next_source=sources + 1)
    taken = [(source, one) for source, one in pack.excerpts()]
    briefings = (_briefing("short", taken[:SHORT], themes, prose), _briefing("everything", taken, themes, prose))
    return replace(pack, briefings=briefings), blobs


def _source(number: int, prose: Prose, chance: random.Random, count: int, themes: Sequence[Theme]) -> Source:
    """An article with so many of its paragraphs taken."""
    wanted = max(chance.randint(*_PARAGRAPHS), count)
    paragraphs = [" ".join(prose.said(12, 40) for _ in range(chance.randint(1, 4))) for _ in range(wanted)]
    text = "\n".join(paragraphs) + "\n"
    day = f"{chance.randint(2019, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    places = set(chance.sample(range(wanted), count))
    title, publisher = Stated(Localized({prose.language: prose.name(5, 10)})), Stated(Localized(prose.name(1, 3)))
    return Source(
        number, text, digest(text), title=title, publisher=publisher, author=prose.name(2, 2),
        url=f"https://news.example/{day[:4]}/{number}", published=Date(day, day), language=prose.language,
        reliability=chance.choice("ABCDEF"), excerpts=tuple(_excerpts(text, paragraphs, places, chance, themes)), next_excerpt=count + 1)


def _excerpts(text: str, paragraphs: Sequence[str], places: set[int], chance: random.Random, themes: Sequence[Theme]) -> Iterator[Excerpt]:
    """The paragraphs that are taken, most with a date, each with a theme or two."""
    start = number = 0
    for place, paragraph in enumerate(paragraphs):
        if place in places:
            number += 1
            end = start + len(paragraph)
            prefix, suffix = context(text, start, end)
            day = f"{chance.randint(2019, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            when = Date(day, day) if chance.random() < 0.7 else None
            about = tuple(sorted({chance.choice(themes).id for _ in range(chance.randint(1, 2))}))
            yield Excerpt(number, start, end, paragraph, prefix, suffix, themes=about, date=when, credibility=chance.choice("123456"))
        start += len(paragraph) + 1


def _original(source: Source, chance: random.Random, size: int) -> tuple[str, bytes]:
    """The file that a source came from: every third a page of the web, which packs well, the others as dense as a PDF."""
    if source.number % 3 == 0:
        body = "".join(f"<p>{line}</p>" for line in source.text.splitlines())
        style = "".join(f".c{chance.getrandbits(40):x}{{margin:{chance.randint(0, 99)}px}}" for _ in range(max(size - len(body), 0) // 28))
        title = next(iter(source.title.text.items()))[1]
        return f"{source.number}.html", _PAGE.format(title=title, style=style, body=body).encode()
    return f"{source.number}.pdf", b"%PDF-1.7\n" + chance.randbytes(size)


def _briefing(id: str, taken: Sequence[tuple[Source, Excerpt]], themes: Sequence[Theme], prose: Sequence[Prose]) -> Briefing:
    """A briefing in English with a section for each theme, its events, and the register of its sources."""
    sections = [Section("contents", "contents", Localized({"en": "Contents"}), heading="plain")]
    for theme in (one for one in themes if not one.parent):
        own = [ExcerptItem(ExcerptId.of(source, one)) for source, one in taken if one.themes[0].split(".")[0] == theme.id]
        leads = (TextItem(Localized({"en": prose[0].said(25, 60)})), TextItem(Localized({"en": prose[0].said(25, 60)})))
        sections.append(Section(theme.id, "excerpts", theme.name, body=(*leads, *own)))
    rule = SectionRule(all_themes=True, dated="yes", placed=True)
    sections += [Section("chronology", "chronology", Localized({"en": "Chronology"}), rule=rule),
                 Section("sources", "sources", Localized({"en": "Sources"}), heading="plain")]
    return Briefing(id, languages=("en",), style="staff", date="2026-01-01", titles={"title": Localized({"en": f"Load, {id}"})},
                    sections=tuple(sections))
