"""A page's own statements are found, whichever way it makes them, and nothing it does not state is made up."""
from __future__ import annotations

import json

import pytest

from briefer.importers.html import read_html
from briefer.importers.html_dates import stated_date
from briefer.importers.imported import ImportedText, RawFile


def read(head: str, body: str = "<p>Text of the page.</p>", before: str = "<!DOCTYPE html>", lang: str = "") -> ImportedText:
    return read_html(RawFile("page.html", f"{before}<html{f' lang={lang}' if lang else ''}><head>{head}</head><body>{body}".encode()))


def meta(**fields: str) -> str:
    return "".join(f'<meta property="{name.replace("__", ":").replace("_in_", ".")}" content="{value}">' for name, value in fields.items())


def statements(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


ARTICLE = {
    "@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferry inquiry opens",
    "author": [{"@type": "Person", "name": "Ann Writer"}, {"@type": "Person", "name": "Bo Helper"}],
    "publisher": {"@type": "Organization", "name": "The Coast Post", "logo": {"@type": "ImageObject", "url": "x"}},
    "datePublished": "2020-01-08T07:30:00+01:00", "url": "https://coast.example/a/1", "inLanguage": "en-GB"}


def facts(found: ImportedText) -> tuple[str, str, str, str, str, str]:
    return (found.title.text.best("en"), found.author, found.publisher.text.best("en"), found.published.edtf if found.published else "",
            found.url, found.language)


WHOLE = ("Ferry inquiry opens", "Ann Writer, Bo Helper", "The Coast Post", "2020-01-08", "https://coast.example/a/1", "en")


@pytest.mark.parametrize("head", [
    statements(ARTICLE),
    statements([{"@type": "BreadcrumbList", "name": "no"}, ARTICLE]),
    statements({"@context": "x", "@graph": [
        {"@type": "WebSite", "name": "no"}, {**ARTICLE, "author": [{"@id": "#ann"}, {"@id": "#bo"}], "publisher": {"@id": "#us"}},
        {"@type": "Person", "@id": "#ann", "name": "Ann Writer"}, {"@type": "Person", "@id": "#bo", "name": "Bo Helper"},
        {"@type": "Organization", "@id": "#us", "name": "The Coast Post"}]}),
    statements({"@type": "WebPage", "mainEntity": {**ARTICLE, "@type": ["Article", "OpinionNewsArticle"]}}),
    meta(og__title="Ferry inquiry opens - The Coast Post", og__site_name="The Coast Post", author="By Ann Writer; Bo Helper",
         article__published_time="2020-01-08T07:30:00Z", og__url="https://coast.example/a/1", og__locale="en_GB"),
    '<title>Ferry inquiry opens | The Coast Post</title><meta name="citation_author" content="Ann Writer"><meta name="citation_author" '
    'content="Bo Helper"><meta name="citation_publisher" content="The Coast Post">'
    '<meta name="citation_publication_date" content="2020/01/08">'
    '<link rel="canonical" href="//coast.example/a/1"><meta http-equiv="content-language" content="en">',
    '<meta name="DC.title" content="Ferry inquiry opens"><meta name="DC.creator" content="Ann Writer, Bo Helper"><meta name="DC.publisher" '
    'content="The Coast Post"><meta name="DC.date.issued" content="2020-01-08"><link rel="canonical" href="https://coast.example/a/1">'
    '<meta name="dc.language" content="en">',
])
def test_the_same_facts_are_found_however_they_are_stated(head: str) -> None:
    found = read(head)
    assert facts(found) == WHOLE
    assert found.title.basis == found.publisher.basis == "found" and found.guessed == ()


@pytest.mark.parametrize(("title", "site", "expected"), [
    ("Ferry inquiry opens - The Coast Post", "The Coast Post", "Ferry inquiry opens"),
    ("The Coast Post | Ferry inquiry opens", "The Coast Post", "Ferry inquiry opens"),
    ("Ferry inquiry opens | Coast Post News | Coast Post", "Coast Post", "Ferry inquiry opens"),
    ("Stop-start talks – what we know", "Coast Post", "Stop-start talks – what we know"),
    ("Coast Post", "Coast Post", "Coast Post"),
    ("One - two - three", "", "One - two - three"),
])
def test_a_title_loses_the_name_of_its_site_and_nothing_else(title: str, site: str, expected: str) -> None:
    assert read(f"<title>{title}</title>" + (meta(og__site_name=site) if site else "")).title.text.best("en") == expected


def test_a_heading_shows_which_part_of_the_title_is_the_title() -> None:
    found = read("<title>Home - Ferry inquiry opens - unknown site</title>", "<h1>Home - Ferry inquiry opens</h1><p>Text.</p>")
    assert found.title.text.best("en") == "Home - Ferry inquiry opens"


@pytest.mark.parametrize(("head", "body"), [
    ("<meta name='apple-mobile-web-app-title' content='Coast Post'>", ""),
    ("<meta name='twitter:site' content='@coastpost'>", ""),
    ("<link rel='alternate' type='application/rss+xml' title='Coast Post &raquo; Feed' href='/feed'>", ""),
    ("<link rel='canonical' href='https://www.coastpost.example/a/1'>", ""),
    ("", "<a href='/'>Coast Post</a>"), ("", "<a href='https://coast.example/'><img src='a.png' alt='Coast Post'></a>"),
    ("", "<div class='site-title'>Coast <b>Post</b></div>"), ("", "<p>© 2020 Coast Post Ltd. All rights reserved.</p>"),
])
@pytest.mark.parametrize("title", ["Ferry inquiry opens - Coast Post", "Coast Post | Ferry inquiry opens"])
def test_a_site_that_the_page_only_shows_is_taken_off_the_title_and_that_is_told(title: str, head: str, body: str) -> None:
    found = read(f"<title>{title}</title>{head}", f"<p>The text of it, which is long enough.</p>{body}")
    assert (found.title.text.best("en"), found.title.basis) == ("Ferry inquiry opens", "guessed")
    assert (found.publisher.text.best("en"), found.publisher.basis) == ("Coast Post", "guessed")
    assert found.guessed == ("site_in_title", "publisher_site")


@pytest.mark.parametrize("title", ["Ferry inquiry opens - Coast Post", "Talks - what we know", "Rome | Paris", "A - B - C"])
def test_a_title_stays_whole_where_nothing_shows_a_site(title: str) -> None:
    links = "<a href='/ferry'>Coast Post</a><a href='https://x.example/'>Home</a>"
    found = read(f"<title>{title}</title>", f"<p>The text.</p>{links}<p>© 2020</p>")
    assert (found.title.text.best("en"), found.title.basis, found.publisher.text.best("en"), found.guessed) == (title, "found", "", ())


def test_the_name_of_a_site_is_no_title_though_it_is_longer_and_stands_above_the_text() -> None:
    heading = "<a href='index.html'><h1>The Long Name of a Handbook</h1></a>"
    found = read("<title>Buffer | The Long Name of a Handbook</title>", f"{heading}<p>Text.</p>")
    assert found.title.text.best("en") == "Buffer" and found.guessed == ("site_in_title", "publisher_site")


def test_a_name_is_that_of_a_host_by_its_words_or_initials() -> None:
    def parted(name: str, host: str) -> bool:
        return read(f"<title>The talks – {name}</title><link rel='canonical' href='https://{host}/a'>").title.text.best("en") == "The talks"

    assert parted("BBC News", "www.bbc.co.uk") and parted("la Repubblica", "www.repubblica.it") and parted("New York Times", "nyt.com")
    assert not parted("what the news said", "news.example.com") and not parted("On the coast", "www.aco.example")


def test_a_heading_that_is_the_name_of_the_site_is_no_title() -> None:
    for title in ("Ferry inquiry opens - Coast Post", "Coast Post - Ferry inquiry opens"):
        assert "Ferry inquiry opens" in read(f"<title>{title}</title>", "<h1>Coast Post</h1><p>Text.</p>").title.text.best("en")


def test_a_heading_stands_for_a_title_that_is_missing_and_says_so() -> None:
    found = read("", "<h1>The heading</h1><p>Text.</p>")
    assert (found.title.text.best("en"), found.title.basis, found.guessed) == ("The heading", "guessed", ("heading_title",))


@pytest.mark.parametrize("author", ["https://www.facebook.com/coastpost", "desk@coast.example", "The Coast Post"])
def test_an_address_or_the_site_itself_is_no_author(author: str) -> None:
    assert read(meta(author=author, og__site_name="The Coast Post")).author == ""


@pytest.mark.parametrize("broken", ["{", '{"@type": "NewsArticle",}', "[" * 50_000, "null", '"x"',
                                    '{"@type": "Article", "author": {"@id": "#a"}}',
                                    '{"@id": "#a", "@type": "Article", "author": {"@id": "#a", "x": 1}}'])
def test_broken_statements_are_passed_over(broken: str) -> None:
    found = read(f'<title>Title</title><script type="application/ld+json">{broken}</script>')
    assert (found.title.text.best("en"), found.text) == ("Title", "Text of the page.")


@pytest.mark.parametrize(("text", "edtf"), [
    ("2020-01-08", "2020-01-08"), ("2020-01-08T23:30:00.000Z", "2020-01-08"), ("2020-01-08 10:00", "2020-01-08"),
    ("2020/1/8", "2020-01-08"), ("20200108", "2020-01-08"), ("20200108T101112Z", "2020-01-08"), ("2020-01", "2020-01"), ("2020", "2020"),
    ("Wed, 08 Jan 2020 10:00:00 GMT", "2020-01-08"), ("January 8, 2020", "2020-01-08"), ("8 January 2020 10:00", "2020-01-08"),
    ("08/01/2020", ""), ("1970-01-01T00:00:00Z", ""), ("0001-01-01", ""), ("2020-13-45", ""), ("soon", ""), ("", ""), ("2020 and more", ""),
])
def test_only_a_date_that_can_be_read_in_one_way_is_one(text: str, edtf: str) -> None:
    found = stated_date(text)
    assert (found.edtf if found else "") == edtf
    assert found is None or (found.stated, found.basis) == (text, "stated")


def test_a_time_in_the_article_states_its_day_and_one_of_several_says_so() -> None:
    story = "".join(f"<p>{f'Paragraph {number} of the story, which goes on for a while. ' * 3}</p>" for number in range(3))
    one = read("", f"<article><time datetime=2020-01-08T10:00>yesterday</time>{story}</article>")
    two = read("", f"<article><time datetime=2020-01-08>yesterday</time>{story}<time datetime=2020-01-09>today</time></article>")
    marked = read("", f"<article><time datetime=2020-01-09>today</time><time itemprop=datePublished datetime=2020-01-08></time>{story}")
    assert [facts(found)[3] for found in (one, two, marked)] == ["2020-01-08"] * 3
    assert [found.guessed for found in (one, two, marked)] == [(), ("published_time",), ()]
    assert [found.published.confidence for found in (one, two, marked) if found.published] == ["high", "medium", "high"]


def test_words_that_look_like_a_date_state_none() -> None:
    assert read("<title>News of 8 January 2020</title>", "<p>Published on 8 January 2020. © 2019</p>").published is None


def test_a_page_that_a_browser_saved_says_where_it_came_from() -> None:
    found = read("<title>T</title>", before="<!DOCTYPE html>\n<!-- saved from url=(0026)https://coast.example/a/1 -->\n")
    single = read("<title>T</title>", before="<!DOCTYPE html><!--\n Page saved with SingleFile \n url: https://coast.example/a/1 \n "
                                             "saved date: Wed Jan 08 2020 10:00:00 GMT+0100 (CET)\n-->")
    assert found.url == single.url == "https://coast.example/a/1"
    assert single.retrieved is not None and single.retrieved.edtf == "2020-01-08" and single.published is None


@pytest.mark.parametrize(("head", "url"), [
    ("<link rel=canonical href=/a/1>", ""), ("<link rel=canonical href='javascript:alert(1)'>", ""),
    ("<link rel=canonical href=https://coast.example/>" + meta(og__url="https://coast.example/a/1"), "https://coast.example/a/1"),
    ("<link rel=canonical href='http://[broken'>", ""), ("<base href=https://elsewhere.example/>", "")])
def test_an_address_is_whole_and_of_the_page(head: str, url: str) -> None:
    assert read(head).url == url


@pytest.mark.parametrize(("lang", "language"), [("it-IT", "it"), ("EN", "en"), ("x", ""), ("italiano", "")])
def test_the_language_is_its_first_subtag(lang: str, language: str) -> None:
    assert read("", lang=lang).language == language


def test_rights_and_credit_are_found_where_the_page_states_them() -> None:
    reserved = read("", "<p>Text of the page.</p><p>© 2020 The Coast Post. All rights reserved</p>")
    open_ = read(statements({**ARTICLE, "license": "https://creativecommons.org/licenses/by/4.0/"}))
    credit = read("", "<p>Text of the page.</p><p>Source: Coast Guard</p>")
    assert (reserved.rights, open_.rights, credit.credit) == ("reserved", "open", "Coast Guard")
