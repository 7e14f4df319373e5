"""Whether what is known of the sources is enough to cite them, and whether they may be used as they are."""
from __future__ import annotations

import re
from collections.abc import Iterator

from briefer.checks.base import Finding, Fix, Scope, paragraphs_of
from briefer.edits.sources import ChangeSource
from briefer.errors import message
from briefer.model import framing
from briefer.model.briefing import SectionKind
from briefer.model.dates import Date
from briefer.model.framing import Citation, FramingInline, InlineQuotation
from briefer.model.sources import Source

_STATEMENTS: frozenset[SectionKind] = frozenset({"bottom_line", "key_points"})
# Markings above unclassified, alone on their line and in capitals: in running text the same words mean something else.
_LEVELS = (
    "RISERVATO", "RISERVATISSIMO", "SEGRETO", "SEGRETISSIMO", "NATO RESTRICTED", "NATO CONFIDENTIAL", "NATO SECRET",
    "COSMIC TOP SECRET", "RESTREINT UE", "CONFIDENTIEL UE", "SECRET UE", "TRÈS SECRET UE", "EU RESTRICTED", "EU CONFIDENTIAL",
    "EU SECRET", "EU TOP SECRET", "RESTRICTED", "CONFIDENTIAL", "SECRET", "TOP SECRET")
_BANNER = re.compile(
    rf"^[^\w\n]*(?:{'|'.join(sorted(_LEVELS, key=len, reverse=True))})"
    r"(?:[ \t]*(?://|/|–|-| REL(?:EASABLE)? TO )[A-ZÀ-Ü0-9 ,/–-]+)?[^\w\n]*$", re.MULTILINE)


def bears_level(text: str) -> bool:
    """Whether a text has a marking above unclassified on a line of its own."""
    return _BANNER.search(text) is not None


def source_data_missing(scope: Scope) -> Iterator[Finding]:
    """Cited sources without publisher, title or date of publication, unless the officer said that the date is not given."""
    for source in scope.cited:
        missing = tuple(field for field, there in (
            ("publisher", bool(source.publisher)), ("title", bool(source.title)), ("published", _published(source))) if not there)
        if missing:
            names = tuple(message(f"field.{field}") for field in missing)
            yield Finding(
                "source_data_missing", "look", str(source.number),
                message("check.source_data_missing", source=source.number, missing=names), tuple(_fixes(source, missing)), missing[0])


def _published(source: Source) -> bool:
    """Whether the date of publication is known, or known not to be given."""
    when = source.published
    return when is not None and (when.given or when.basis in ("not_given", "not_applicable"))


def _fixes(source: Source, missing: tuple[str, ...]) -> Iterator[Fix]:
    yield Fix(message("fix.complete"))
    if "published" in missing:
        yield Fix(message("fix.not_given"), ChangeSource(source.number, {"published": Date(basis="not_given")}))


def source_reserved(scope: Scope) -> Iterator[Finding]:
    """Sources quoted although their rights are reserved."""
    for number in dict.fromkeys(source.number for source, _ in scope.quoted if source.rights == "reserved"):
        yield Finding("source_reserved", "look", str(number), message("check.source_reserved", source=number),
                      (Fix(message("fix.go_to_source")),), "rights")


def single_source(scope: Scope) -> Iterator[Finding]:
    """Statements of the bottom line and the key points that rest on one source, or on one copy that several sources carry."""
    for said in scope.texts:
        if said.section.kind not in _STATEMENTS:
            continue
        for text in scope.in_languages(said.text)[:1]:
            for number, content in enumerate(paragraphs_of(framing.parse(text)), 1):
                sources = _sources(content)
                if sources and len(_voices(scope, sources)) == 1:
                    name = "check.single_source" if len(sources) == 1 else "check.single_source.copies"
                    yield Finding(
                        "single_source", "look", said.section.id,
                        message(name, section=said.section.titles, number=number, source=sources[0] if len(sources) == 1 else sources),
                        (Fix(message("fix.go_to_text")),), "text", said.section.id)


def _voices(scope: Scope, numbers: tuple[int, ...]) -> frozenset[int]:
    """The sources that speak for themselves: those that carry the same copy are one voice, named by the lowest number."""
    voices: set[int] = set()
    for number in numbers:
        source = scope.pack.source(number)
        voices.add(min((number, *(source.report.also_carried_by if source else ()))))
    return frozenset(voices)


def _sources(content: tuple[FramingInline, ...]) -> tuple[int, ...]:
    """The sources that a paragraph cites, each once."""
    found: dict[int, None] = {}
    for inline in content:
        if isinstance(inline, Citation):
            found.update(dict.fromkeys(cited.source for cited in inline.cited))
        elif isinstance(inline, InlineQuotation):
            found[inline.excerpt.source] = None
    return tuple(found)


def classification_banner(scope: Scope) -> Iterator[Finding]:
    """Imported texts with a marking above unclassified on a line of its own, and a briefing that is marked so."""
    for source in scope.pack.sources:
        text = "\n".join((source.text, *(view.text for view in source.views.values()), *(line.text for line in source.hidden)))
        found = _BANNER.search(text)
        if found:
            yield Finding("classification_banner", "fix", str(source.number),
                          message("check.classification_banner", source=source.number, marking=found[0].strip()),
                          (Fix(message("fix.go_to_source")),))
    if scope.briefing:
        for marking in scope.in_languages(scope.briefing.title_data("marking")):
            if _BANNER.search(marking):
                yield Finding(
                    "classification_banner", "fix", scope.briefing.id, message("check.classification_banner.briefing", marking=marking),
                    (Fix(message("fix.change_marking")),), "marking")
                return
