"""Files of a briefing for a face: which parts go in, what each file is called, and their bytes, all of them before the first is written."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from briefer.document.styles import HouseStyle
from briefer.model.briefing import ANNEXES, Briefing, SectionKind
from briefer.model.grading import NOT_JUDGED_CREDIBILITY, NOT_JUDGED_RELIABILITY
from briefer.model.pack import Pack
from briefer.values import dataclass
from briefer.workflow.delivering import file_name, write_file
from briefer.workflow.pages import assemble, lay_out, publish

# Parts of a paper that can be left out when it is handed over, by the kinds of section they are.
PARTS: Mapping[str, frozenset[SectionKind]] = MappingProxyType({
    "sources": frozenset({"sources"}), "timeline": frozenset({"timeline", "chronology"}), "grading": frozenset({"grading_key"}),
    "acronyms": frozenset({"acronyms"}), "annexes": ANNEXES})


@dataclass(frozen=True, slots=True)
class Output:
    """A file to be made."""

    path: Path
    format: str
    language: str


def parts_of(briefing: Briefing) -> Mapping[str, bool]:
    """The parts that a briefing has, and whether they print."""
    found = {name: [section for section in briefing.sections if section.kind in kinds] for name, kinds in PARTS.items()}
    return {name: any(section.print != "never" for section in sections) for name, sections in found.items() if sections}


def with_parts(briefing: Briefing, wanted: Mapping[str, bool]) -> Briefing:
    """The briefing with some parts printed or not; the same one when they are as wanted."""
    here = parts_of(briefing)
    for name, prints in wanted.items():
        if name in here and here[name] != prints:
            briefing = replace(briefing, sections=tuple(
                replace(section, print="auto" if prints else "never") if section.kind in PARTS[name] else section
                for section in briefing.sections))
    return briefing


def without_grades(pack: Pack) -> Pack:
    """The pack as if nobody had judged anything yet: papers made of it bear no grades, and no key to them."""
    return replace(pack, sources=tuple(
        replace(source, reliability=NOT_JUDGED_RELIABILITY,
                excerpts=tuple(replace(one, credibility=NOT_JUDGED_CREDIBILITY) for one in source.excerpts))
        for source in pack.sources))


def outputs(pack: Pack, briefing: Briefing, folder: Path, formats: tuple[str, ...], languages: tuple[str, ...]) -> tuple[Output, ...]:
    """The files that these formats and languages make in a folder, named by the rule."""
    return tuple(Output(folder / file_name(pack, briefing, language, format), format, language)
                 for language in languages for format in formats)


def make(pack: Pack, briefing: Briefing, style: HouseStyle, wanted: tuple[Output, ...], stopped: Callable[[], bool],
         report: Callable[[int, int], None]) -> tuple[bytes, ...] | None:
    """The bytes of the files, in their order; None when it was stopped. Tells how many steps of how many are done.

    ExportError for what cannot be put on paper.
    """
    made: dict[Output, bytes] = {}
    languages = tuple(dict.fromkeys(one.language for one in wanted))
    total = 2 * len(languages) + len(wanted)
    steps = _steps(pack, briefing, style, wanted, languages, made)
    for done, _ in enumerate(steps, 1):
        report(done, total)
        if stopped():
            return None
    return tuple(made[one] for one in wanted)


def _steps(pack: Pack, briefing: Briefing, style: HouseStyle, wanted: tuple[Output, ...], languages: tuple[str, ...],
           made: dict[Output, bytes]) -> Iterator[None]:
    """The work, with a stop after each step."""
    for language in languages:
        document = assemble(pack, briefing, language, style).document
        yield
        laid = lay_out(document, style)
        yield
        for one in wanted:
            if one.language == language:
                made[one] = publish(document, laid, style, one.format)
                yield


def write(wanted: tuple[Output, ...], data: tuple[bytes, ...]) -> None:
    """Writes the files, each whole or not at all; ExportError when the disk is full or the place cannot be written."""
    for one, content in zip(wanted, data, strict=True):
        write_file(one.path, content)
