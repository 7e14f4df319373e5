"""The article of a page comes out whole, in order and in its own words, however the page is built; what stands around it does not."""
from __future__ import annotations

from collections.abc import Sequence

import pytest

from briefer.importers.html import read_html
from briefer.importers.imported import ImportedText, RawFile
from tests.importers.html_pages import STORIES, pages

PAGES = tuple(pages())


def read(markup: str) -> ImportedText:
    return read_html(RawFile("page.html", markup.encode()))


@pytest.mark.parametrize(("markup", "lines"), [(markup, lines) for _, markup, lines in PAGES], ids=[name for name, _, _ in PAGES])
def test_the_article_is_read_and_nothing_else(markup: str, lines: Sequence[tuple[str, str]]) -> None:
    found = read(markup)
    titles = {story.title for story in STORIES.values()}  # may stand above the article, or be among its data only
    read_as = [(found.structure.get(number, ""), line) for number, line in enumerate(found.text.split("\n"), 1)]
    assert [line for line in read_as if line[1] not in titles] == [line for line in lines if line[1] not in titles]


@pytest.mark.parametrize("markup", [markup for _, markup, _ in PAGES], ids=[name for name, _, _ in PAGES])
def test_the_whole_page_holds_the_article_and_what_stands_around_it(markup: str) -> None:
    found = read(markup)
    whole = found.views["page"].text.split("\n")
    article = found.text.split("\n")
    assert found.view == "article"
    assert len(whole) > len(article)
    places = [whole.index(line) for line in article]
    assert places == sorted(places)


def test_a_label_beside_the_article_is_not_taken_because_the_article_has_its_word() -> None:
    sentence = "Sentence {} of the story names Facebook and Iraq, and goes on for a while. "
    story = "".join(f"<p>{sentence.format(number) * 3}</p>" for number in range(4))
    found = read(f"<html><body><div><div>Iraq</div><div>Facebook</div></div><article>{story}</article><div><span>Iraq</span></div></body>")
    assert [line for line in found.text.split("\n") if len(line) < 20] == []


def test_an_article_is_never_joined_or_reordered_from_the_page() -> None:
    sentence = "Part {} of the story, which goes on for a good while here. "
    story = "".join(f"<div><p>{sentence.format(number) * 3}<br>and a last line</p></div>" for number in range(5))
    found = read(f"<html><body><nav><a href=/>Home</a></nav><main>{story}</main><footer><p>Words at the foot of the page.</p></footer>")
    assert found.text.split("\n")[0].startswith("Part 0") and found.text.split("\n")[8].startswith("Part 4")
    assert found.text in found.views["page"].text
