"""The keywords of the bundled tree on labelled sentences, and on passages whose themes officers chose."""
from __future__ import annotations

from pathlib import Path

import pytest

from briefer.analysis.theme_rules import ThemeRules
from briefer.storage.packfile import read_pack
from briefer.templating.themes import default_themes

LABELLED = Path(__file__).parent / "labelled"
PACKS = Path(__file__).parents[2] / "sample_packs"


@pytest.mark.parametrize("half", ["seen", "held_out"])
def test_the_first_proposal_is_nearly_always_the_theme_and_nothing_is_proposed_for_nothing(half: str) -> None:
    rules = ThemeRules(default_themes())
    wanted, found = [], []
    for line in (LABELLED / f"themes_{half}.txt").read_text("utf-8").splitlines():
        theme, language, sentence = line.split("|")
        wanted.append(theme)
        found.append([proposal.theme for proposal in rules.propose(sentence, language)])
    spoken = [(theme, proposed) for theme, proposed in zip(wanted, found, strict=True) if theme != "-"]
    assert len(wanted) >= 70 and all(not proposed for theme, proposed in zip(wanted, found, strict=True) if theme == "-")
    assert sum(proposed[:1] == [theme] for theme, proposed in spoken) >= 0.95 * sum(bool(proposed) for _, proposed in spoken)
    assert sum(theme in proposed for theme, proposed in spoken) >= 0.97 * len(spoken)


@pytest.mark.parametrize("name", ["iraq-nato", "fascicolo-iraq"])
def test_the_first_proposal_is_mostly_among_the_themes_that_an_officer_gave(name: str) -> None:
    rules = ThemeRules(default_themes())
    found = [(excerpt.themes, rules.propose(excerpt.exact, source.language_of(excerpt)))
             for source, excerpt in read_pack(PACKS / name).pack.excerpts() if excerpt.themes]
    proposed = [(themes, proposals[0].theme) for themes, proposals in found if proposals]
    assert len(proposed) >= 0.85 * len(found)
    assert sum(first in themes for themes, first in proposed) >= 0.7 * len(proposed)


def test_every_theme_of_the_bundled_tree_has_keywords_in_both_languages() -> None:
    assert [theme.id for theme in default_themes() if min(len(theme.keywords.en), len(theme.keywords.it)) < 6] == []
