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
