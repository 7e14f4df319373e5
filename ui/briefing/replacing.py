"""Finding and replacing words in framing text; what is quoted in references is never touched."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefer.edits import Edit, Spot, WriteText
from briefer.model.briefing import GroupItem, Section, TextItem
from ui.briefing.markup import Run, read, write


def found(sections: Iterable[Section], language: str, words: str) -> int:
    """How often words stand in the framing texts of sections, whatever their case."""
    return sum(len(_pattern(words).findall(run.text)) for _, _, text in _texts(sections, language) for one in read(text)
               for run in one.runs if not run.chip) if words else 0


def replaced(briefing: str, sections: Iterable[Section], language: str, words: str, other: str) -> tuple[Edit, ...]:
    """The edits that put other words in their place; the last text comes first, since an emptied one goes."""
    if not words:
        return ()
    edits: list[Edit] = []
    pattern = _pattern(words)

    def fresh_run(run: Run) -> Run:
        return run if run.chip else replace(run, text=pattern.sub(lambda _: other, run.text))

    for spot, at, text in _texts(sections, language):
        fresh = write([replace(one, runs=tuple(map(fresh_run, one.runs))) for one in read(text)])
        if fresh != text:
            edits.append(WriteText(briefing, spot, language, fresh, at))
    return tuple(reversed(edits))


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(re.escape(words), re.IGNORECASE)


def _texts(sections: Iterable[Section], language: str) -> Iterator[tuple[Spot, int, str]]:
    """The framing texts of sections in a language, and where they stand."""
    for section in sections:
        lists = [(Spot(section.id, intro=True), section.intro), (Spot(section.id), section.body)]
        lists += [(Spot(section.id, item.theme), item.body) for item in section.body if isinstance(item, GroupItem)]
        for spot, items in lists:
            for at, item in enumerate(items):
                if isinstance(item, TextItem) and (text := item.text.text(language)):
                    yield spot, at, text
