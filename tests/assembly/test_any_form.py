"""Whatever a pack holds, every look of a section can be composed, and nothing it composes stays unread by the dump."""
from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefer.assembly import assemble
from briefer.document.dump import dump
from briefer.i18n import LANGUAGES
from briefer.model.briefing import Section
from briefer.model.pack import Pack
from briefer.templating.sections import VARIANTS
from tests.strategies import packs


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(packs(), st.sampled_from(LANGUAGES), st.data())
def test_any_section_can_be_composed_in_any_of_its_looks(pack: Pack, language: str, data: st.DataObject) -> None:
    def looking(section: Section) -> Section:
        looks = ("", *VARIANTS.get(section.kind, ()))
        return replace(section, variant=data.draw(st.sampled_from(looks)), required=True)

    for briefing in pack.briefings:
        sections = tuple(map(looking, briefing.sections))
        made = assemble(pack, replace(briefing, sections=sections), language, numbering="section_dot")
        assert dump(made.document)
        ids = [block.id for block in made.document.blocks]
        assert len(ids) == len(set(ids))
