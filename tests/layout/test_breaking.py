"""Where a word that does not fit is broken, and where it is not."""
from __future__ import annotations

import re

import pytest

from briefer.layout.lines import LineBreaker
from briefer.layout.sheet import Sheet
from briefer.templating.libraries import Library

STYLE = Library().style("staff")


def lines_of(text: str, width: float, role: str = "table") -> list[str]:
    """The words of each line, read back from its operator."""
    lines = LineBreaker(STYLE).text(Sheet(STYLE)[role], width, text)
    shown = ["".join(re.findall(r"\(((?:\\.|[^()\\])*)\)", str(operator))) for operator in lines.operators]
    return [line.replace("\\226", "–").replace("\\222", "’").strip() for line in shown]


def test_a_word_alone_on_its_line_breaks_at_its_hyphen() -> None:
    assert lines_of("Politico-diplomatico", 60) == ["Politico-", "diplomatico"]


def test_a_word_after_others_breaks_at_its_hyphen_when_the_rest_does_not_fit() -> None:
    assert lines_of("area politico-diplomatica", 80) == ["area politico-", "diplomatica"]


@pytest.mark.parametrize("word", ["CJTF-OIR", "CJTF-OIR’s", "C-IED", "COVID-19", "al-Hol"])
def test_acronyms_and_short_parts_stay_whole(word: str) -> None:
    assert lines_of(f"units of {word}", 50) == ["units of", word]


def test_a_word_too_long_for_its_line_is_cut_and_loses_nothing() -> None:
    lines = lines_of("x" * 200, 60)
    assert len(lines) > 1 and "".join(lines) == "x" * 200


def test_an_address_breaks_after_its_slashes_and_dots() -> None:
    lines = lines_of("https://example.org/a-long-path/to/somewhere/quite-far/away.html", 90)
    assert len(lines) > 1 and all(line[-1] in "/?&=._-l" for line in lines)


def test_a_word_too_long_for_tracked_capitals_is_cut_within_the_width() -> None:
    role = Sheet(STYLE)["eyebrow"]
    for width in (100, 313, 454):
        lines = LineBreaker(STYLE).text(role, width, "x" * 400)
        assert max(lines.widths) <= width
        assert lines.widths[0] > width - 2 * role.width("x")
