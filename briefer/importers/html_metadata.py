"""What a page states of itself: title, authors, publisher, day of publication, address, language, rights; never a guess from its text."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from briefer.importers.clean import clean_lines
from briefer.importers.html_dates import stated_date
from briefer.importers.html_jsonld import Statements
from briefer.importers.html_lines import Line
from briefer.importers.html_site import SEPARATOR, name_key, part_title
from briefer.model.dates import Date
from briefer.model.sources import Rights
from briefer.model.text import clean
from briefer.values import dataclass

_TITLES = ("og:title", "+headline", "citation_title", "dc.title", "dcterms.title", "parsely-title", "twitter:title")
_PUBLISHERS = ("og:site_name", "+publisher", "citation_publisher", "citation_journal_title", "dc.publisher", "dcterms.publisher",
               "application-name", "publisher")
_AUTHORS = (
    "+author", "citation_author", "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author",
    "+creator")
_PUBLISHED = ("+datePublished", "article:published_time", "og:article:published_time", "citation_publication_date", "citation_online_date",
              "citation_date", "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dc.date", "dcterms.date",
              "parsely-pub-date", "sailthru.date", "publish-date", "publication_date", "pubdate", "datepublished", "+dateCreated")
_LANGUAGES = ("content-language", "og:locale", "+inLanguage", "dc.language", "dcterms.language", "language")
_RIGHTS = ("copyright", "dc.rights", "dcterms.rights", "rights", "+copyrightNotice", "+license", "dcterms.license")
_OPEN = re.compile(r"creativecommons\.org/(?:licenses|publicdomain)/|\bCC[ -]BY\b|\bCC0\b", re.IGNORECASE)
_RESERVED = re.compile(r"all rights reserved|diritti riservati|riproduzione (?:riservata|vietata)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|@)?\S+\.\w{2,6}/?|https?://\S+|@\w+")
_BY = re.compile(r"(?:by|di|a cura di|written by|autore:|author:)\s+", re.IGNORECASE)
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_].{0,20})?$", re.IGNORECASE)
_LONGEST = 500
_MOST_META = 2000
_EDGE = 300  # lines at the head and foot of a page in which credits and rights stand
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(\S{1,2000}?)\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(r"Page saved with SingleFile\s+url:\s*(?P<url>\S{1,2000})(?:\s+saved date:\s*(?P<date>[^\n]{10,60}))?")


@dataclass(frozen=True, slots=True)
class Saved:
    """What whoever saved a page wrote into the file: the address, the day."""

    url: str = ""
    retrieved: Date | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page states of itself; `guessed` names what had to be chosen among several, or is only shown by it."""

    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: Date | None = None
    url: str = ""
    language: str = ""
    credit: str = ""
    rights: Rights = "unknown"
    guessed: tuple[str, ...] = ()


def saved_from(markup: str) -> Saved:
    """What a browser noted at the head of a page that it saved."""
    head = markup[:4096]
    if match := _SINGLE_FILE.search(head):
        day = re.match(r"\w{3} \w{3} \d{1,2} \d{4}", match["date"] or "")
        return Saved(web_address(match["url"]), stated_date(day[0]) if day else None)
    match = _SAVED_FROM.search(head)
    return Saved(web_address(match[1])) if match else Saved()


def page_facts(root: Any, lines: Sequence[Line], article: Sequence[Line], saved: Saved) -> PageFacts:
    """What the page states, its own words before those of its head's copies; `saved` fills what it does not state."""
    says = _Says(root)
    url = _address(root, says, saved.url)
    publisher = _publisher(says)
    named = _title(root, says, lines, publisher, url, saved.title)
    published, one_of_several = _published(says, article)
    authors = tuple(name for name in _authors(root, says) if name.casefold() != publisher.casefold())
    cleaned = clean_lines(_edges(article))
    guessed = (("heading_title", named.from_heading), ("site_in_title", named.cut),
               ("publisher_site", bool(named.site and not publisher)), ("published_time", one_of_several))
    return PageFacts(named.title, authors, publisher or named.site, published, url, _language(root, says), cleaned.credit,
                     _rights(says, lines), tuple(id for id, so in guessed if so))


class _Says:
    """What a page's head and marked-up data say, by key; a key that begins with + is one of JSON-LD."""

    def __init__(self, root: Any) -> None:
        self._statements = Statements(root)
        self._meta: dict[str, list[str]] = {}
        for index, element in enumerate(root.iter("meta")):
            if index >= _MOST_META:
                break
            content = _plain(element.get("content"))
            for name in ("property", "name", "itemprop", "http-equiv"):
                if content and (key := element.get(name)):
                    self._meta.setdefault(key.strip().lower(), []).append(content)

    def all(self, keys: Sequence[str]) -> Iterator[tuple[str, ...]]:
        """What stands under each key, in their order; keys without a word are passed over."""
        for key in keys:
            texts = self._statements.texts(key[1:]) if key.startswith("+") else tuple(self._meta.get(key, ()))
            if texts:
                yield tuple(_plain(text) for text in texts)

    def first(self, keys: Sequence[str]) -> str:
        """The first word on any of the keys."""
        return next((texts[0] for texts in self.all(keys)), "")


class _Named(NamedTuple):
    """The title of a page; whether a heading had to stand for it; the name of the site that stood in it, where the page only shows it.

    `cut` says that nothing else shows where the title ends.
    """

    title: str
    from_heading: bool = False
    site: str = ""
    cut: bool = False


def _title(root: Any, says: _Says, lines: Sequence[Line], publisher: str, url: str, saved: str) -> _Named:
    """The title without the site's name."""
    headings = [line.text for line in lines if line.role == "h1"]
    headline, keys = name_key(says.first(("+headline",))), {name_key(heading) for heading in headings}
    named = root.find(".//head/title")
    own = _plain(named.text if named is not None else "") or saved
    of_host = {name_key(part) for part in (urlsplit(url).hostname or "").split(".") if len(part) > 3}
    for text in (says.first(_TITLES), own):
        if text and name_key(text) not in {name_key(publisher), *of_host} - {""}:
            bare = _without_site(text, {name_key(publisher)} - {""}, headline, keys)
            parted = part_title(text, root, _edges(lines), url) if bare == text or not publisher else None
            if parted is None or name_key(bare) not in (name_key(text), name_key(parted.site)):
                return _Named(bare, site=parted.site if parted else "")
            return _Named(_without_site(parted.title, {name_key(parted.site)}, headline, keys), site=parted.site, cut=True)
    return _Named(headings[0], from_heading=True) if len(headings) == 1 else _Named(own)


def _without_site(title: str, sites: set[str], headline: str, headings: set[str]) -> str:
    """A title without the site's name before or after it, where that name, the headline or a heading shows what is what.

    The shorter part is never taken for a title because a heading says the same: many a page has its site's name as a heading.
    """
    cuts = [match.span() for match in SEPARATOR.finditer(title)]
    for start, end in cuts:
        for part, rest in ((title[:start], title[end:]), (title[end:], title[:start])):
            if name_key(part) == headline or (name_key(part) in headings and len(part) > len(rest)):
                return part
    while cuts and _is_site(title[cuts[-1][1]:], sites):
        title = title[:cuts.pop()[0]]
    return title[cuts[0][1]:] if cuts and _is_site(title[:cuts[0][0]], sites) else title


def _is_site(name: str, sites: set[str]) -> bool:
    """Whether a part of a title is the site's name, or that of one of its sections."""
    key = name_key(name)
    return key in sites or (len(name.split()) <= 3 and any(len(site) > 2 and key.startswith(site) for site in sites))


def _publisher(says: _Says) -> str:
    """Who published the page; an address is no name while there is another."""
    names = [texts[0] for texts in says.all(_PUBLISHERS)]
    return next((name for name in names if not _ADDRESS.fullmatch(name)), names[0] if names else "")


def _authors(root: Any, says: _Says) -> tuple[str, ...]:
    """The authors' names, without addresses."""
    for texts in says.all(_AUTHORS):
        names = [_BY.sub("", name, count=1) if _BY.match(name) else name for text in texts for name in re.split(r"\s*;\s*", text)]
        names = [name for name in names if name and "://" not in name and "@" not in name and len(name) <= 120]
        if names:
            return tuple(dict.fromkeys(names))[:20]
    linked = [_plain("".join(link.itertext())) for link in root.iter("a") if link.get("rel") == "author"]
    return tuple(dict.fromkeys(name for name in linked if 2 < len(name) <= 80))[:5]


def _published(says: _Says, article: Sequence[Line]) -> tuple[Date | None, bool]:
    """The day of publication that the page states, and whether it was one of several; a time in the article may state it too."""
    for texts in says.all(_PUBLISHED):
        if (day := stated_date(texts[0])) is not None:
            return day, False
    days: dict[str, Date] = {}
    first = article[0].block if article else None
    holder = next(first.iterancestors("article", "main", "body"), None) if first is not None else None
    for index, element in enumerate(holder.iter("time") if holder is not None else ()):
        if index >= 200:
            break
        day = stated_date(element.get("datetime") or element.get("content") or "")
        if day is not None:
            if element.get("pubdate") is not None or "datepublished" in (element.get("itemprop") or "").lower():
                return day, False
            days.setdefault(day.edtf, day)
    day = next(iter(days.values()), None)
    return (replace(day, confidence="medium"), True) if day is not None and len(days) > 1 else (day, False)


def _address(root: Any, says: _Says, saved: str) -> str:
    """The page's own address: canonical, then as shared, then where it was saved; one of a whole site only if there is no other."""
    canonical = [link.get("href") for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    found = [address for text in (*canonical[:3], *(texts[0] for texts in says.all(("og:url", "+url", "+mainEntityOfPage"))), saved)
             if (address := web_address(text))]
    return next((address for address in found if urlsplit(address).path.strip("/")), found[0] if found else "")


def web_address(text: str | None) -> str:
    """A web address in full, or nothing for any other."""
    address = (text or "").strip()
    address = f"https:{address}" if address.startswith("//") else address
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    whole = parts.scheme in ("http", "https") and bool(parts.hostname) and len(address) <= 2000 and not re.search(r"\s", address)
    return clean(address) if whole else ""


def _language(root: Any, says: _Says) -> str:
    """The language that the page declares, as its first subtag."""
    own = root.get("lang") or root.get("xml:lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    match = _LANGUAGE.match(own.strip()) or _LANGUAGE.match(says.first(_LANGUAGES))
    return match[1].lower() if match else ""


def _rights(says: _Says, lines: Sequence[Line]) -> Rights:
    """What the page says of the rights to it."""
    stated = " ".join(texts[0] for texts in says.all(_RIGHTS))
    if _OPEN.search(stated):
        return "open"
    return "reserved" if _RESERVED.search(stated) else clean_lines(_edges(lines)).rights


def _edges(lines: Sequence[Line]) -> list[str]:
    """The short lines at the head and foot of a page."""
    ends = lines if len(lines) <= 2 * _EDGE else (*lines[:_EDGE], *lines[-_EDGE:])
    return [line.text for line in ends if len(line.text) < _LONGEST]


def _plain(text: str | None) -> str:
    """A text of the head in one line, without markup that was written into it by mistake."""
    return " ".join(clean(re.sub(r"</?[a-zA-Z][^<>]{0,200}>", "", (text or "")[:4000])).split())[:1000]


