"""An assembly that remembers makes the very document of one that does not, whatever was changed in between."""
from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefer.assembly import Assembly, assemble
from briefer.assembly.memory import Memory
from briefer.edits import (
    ChangeBriefing,
    ChangeExcerpt,
    ChangeSection,
    ChangeSource,
    MoveSection,
    RemoveSource,
    SetGlossaryEntry,
    Unplace,
    WriteText,
)
from briefer.edits.base import Edit
from briefer.edits.bodies import Spot
from briefer.errors import EditError
from briefer.model.briefing import Briefing, TextItem
from briefer.model.localized import Localized
from briefer.model.pack import Pack
from briefer.model.sources import ExcerptId
from briefer.model.themes import GlossaryEntry
from briefer.session import Session

SAMPLES = Path(__file__).resolve().parents[2] / "sample_packs"


def _edits(pack: Pack, briefing: Briefing, chance: random.Random) -> Iterator[Edit]:
    """Edits of every kind that an officer makes while the preview is open."""
    sections = [section for section in briefing.sections if section.body] or list(briefing.sections)
    section = chance.choice(sections)
    texts = [(at, item) for at, item in enumerate(section.body) if isinstance(item, TextItem)]
    if texts:
        at, item = chance.choice(texts)
        said = item.text.text("en")
        words = chance.choice((f"{said} More words.", "Two paragraphs.\n\nAnd NATO here.", "ISF and NMI again.", "", said[:-9]))
        yield WriteText(briefing.id, Spot(section.id), "en", words, at)
    placed = list(briefing.placed())
    if placed:
        yield Unplace(briefing.id, chance.choice(placed)[1])
    source, excerpt = chance.choice(list(pack.excerpts()))
    yield ChangeExcerpt(ExcerptId.of(source, excerpt), {"translation": Localized({"it": f"Altre parole {chance.random()}"})})
    yield ChangeSource(source.number, {"title": replace(source.title, text=Localized({"en": f"Title {chance.random()}"}))})
    yield ChangeBriefing(briefing.id, {"titles": {"title": Localized({"en": f"Paper {chance.random()}"})}})
    yield ChangeSection(briefing.id, section.id, {"print": chance.choice(("auto", "never", "always"))})
    yield MoveSection(briefing.id, section.id, chance.randrange(len(briefing.sections)))
    yield SetGlossaryEntry(GlossaryEntry("ISF", Localized({"en": f"Iraqi forces {chance.random()}"})))
    if chance.random() < 0.1:
        yield RemoveSource(source.number)


def _same(one: Assembly, other: Assembly) -> bool:
    return all(getattr(one, name) == getattr(other, name)
               for name in ("document", "letters", "placed", "drawn", "left_out", "words", "origins"))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("sample", ["iraq-nato", "fascicolo-iraq"])
def test_a_remembered_assembly_is_a_fresh_one(sample: str, seed: int) -> None:
    pack = Session.open(SAMPLES / sample).pack
    chance, done = random.Random(seed), 0
    place = seed % len(pack.briefings)
    memory, language, former = Memory(), "en", pack
    for _ in range(25):
        briefing = pack.briefings[place]
        fresh = assemble(pack, briefing, language, numbering="section_dot")
        kept = assemble(pack, briefing, language, numbering="section_dot", memory=memory)
        assert _same(fresh, kept), done
        assert _same(fresh, assemble(pack, briefing, language, numbering="section_dot", memory=memory)), "and so when nothing changed"
        if chance.random() < 0.15:
            language = "it" if language == "en" else "en"
        if chance.random() < 0.15:
            pack, former = former, pack  # undo
            continue
        try:
            edit = chance.choice(list(_edits(pack, briefing, chance)))
            pack, former, done = edit.apply(pack), pack, done + 1
        except EditError:
            continue
    assert done > 8


def test_only_the_section_that_changed_is_composed(monkeypatch: pytest.MonkeyPatch) -> None:
    from briefer.assembly import assemble as module

    pack = Session.open(SAMPLES / "iraq-nato").pack
    briefing, memory, composed = pack.briefings[0], Memory(), list[str]()
    whole = module.__globals__["_section"]
    monkeypatch.setitem(module.__globals__, "_section", lambda composer, section: composed.append(section.id) or whole(composer, section))
    assemble(pack, briefing, "en", numbering="section_dot", memory=memory)
    every = set(composed)
    composed.clear()
    section, at, item = next((one, at, item) for one in briefing.sections if one.kind == "text"
                             for at, item in enumerate(one.body) if isinstance(item, TextItem))
    pack = WriteText(briefing.id, Spot(section.id), "en", f"{item.text.text('en')} More.", at).apply(pack)
    assemble(pack, pack.briefings[0], "en", numbering="section_dot", memory=memory)
    kinds = ("text", "excerpts", "by_theme", "key_points", "bottom_line", "chronology", "sources")
    assert set(composed) & {one.id for one in briefing.sections if one.kind in kinds} == {section.id} < every
