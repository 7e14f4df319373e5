"""The name of its site in the title of a page: known as such only where the page or its address shows whose name it is."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlsplit

SEPARATOR = re.compile(r"\s+(?:[|–—·•»«]|-|::|//)\s+|\s*[|»]\s*")
_COPYRIGHT = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)
_BRAND = re.compile(r"(?:^|[\s_-])(?:site|blog)-?(?:title|name|logo)(?:$|[\s_-])|(?:^|\s)(?:navbar-)?(?:brand|logo)(?:$|\s)", re.IGNORECASE)
_FEED = re.compile(r"\s*(?:[|–—·•»«-]|::).*$|\s+(?:rss|atom|feed)\b.*$", re.IGNORECASE)
_HOME = re.compile(r"(?=.)(?:\.{0,2}/){0,8}(?:index\.(?:html?|php))?|https?://[^/\s?#]+/?")
_OF_ANY_HOST = frozenset({"www", "com", "org", "net", "int", "gov", "gouv", "edu", "mil", "info", "news", "blog", "web", "the"})
_MOST_WORDS, _LONGEST, _MOST_ELEMENTS = 6, 80, 20_000


class Parted(NamedTuple):
    """A title without the name of its site, and that name."""

    title: str
    site: str


def part_title(title: str, root: Any, lines: Sequence[str], url: str) -> Parted | None:
    """A title and the name of the site behind or before it; None where nothing in the page, its lines or its address shows one."""
    cuts = [match.span() for match in SEPARATOR.finditer(title)]
    if not cuts:
        return None
    (first, begins), (ends, last) = cuts[0], cuts[-1]
    parts = [(rest.strip(), name.strip()) for rest, name in ((title[:ends], title[last:]), (title[begins:], title[:first]))]
    possible = [(rest, name) for rest, name in parts if rest and name_key(name) and len(name.split()) <= _MOST_WORDS]
    shown = set(map(name_key, _shown_names(root))) if possible else set()
    rights = [name_key(line) for line in lines if len(line) <= 2 * _LONGEST and _COPYRIGHT.search(line)]
    for rest, name in possible:
        key = name_key(name)
        if key in shown or _of_host(name, url) or (len(key) > 2 and any(key in line for line in rights)):
            return Parted(rest, name)
    return None


def name_key(text: str) -> str:
    """A name as it is compared: letters and figures only."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _of_host(name: str, url: str) -> bool:
    """Whether a name is that of the page's host: «la Repubblica» of repubblica.it, «BBC News» of bbc.co.uk."""
    key, words = name_key(name), [name_key(word) for word in name.split()]
    initials = "".join(word[:1] for word in words)
    labels = {name_key(label) for label in (urlsplit(url).hostname or "").split(".")[:-1]} - _OF_ANY_HOST
    return any(len(label) > 2 and (label in (key, initials) or label in words or (len(label) > 4 and label in key)) for label in labels)


def _shown_names(root: Any) -> Iterator[str]:
    """What a page shows as the name of its site: by its head, its feed, the way home, its sign."""
    for index, element in enumerate(root.iter("meta", "link", "a", "img", "div", "span", "p", "h1", "h2")):
        if index >= _MOST_ELEMENTS:
            return
        if element.tag == "meta":
            if (element.get("name") or element.get("property") or "").lower() in ("apple-mobile-web-app-title", "twitter:site"):
                yield element.get("content") or ""
        elif element.tag == "link":
            if "alternate" in (element.get("rel") or "").lower() and (element.get("type") or "").endswith(("rss+xml", "atom+xml")):
                yield _FEED.sub("", element.get("title") or "")
        elif _is_sign(element):
            yield from (words for words in (element.get("title"), element.get("alt"), _words(element)) if words)


def _is_sign(element: Any) -> bool:
    """Whether an element leads home, or is called the sign of the site."""
    if element.tag == "a" and (element.get("rel") == "home" or _HOME.fullmatch((element.get("href") or "").strip())):
        return True
    return any(_BRAND.search(name) for key in ("class", "id") if (name := element.get(key)))


def _words(element: Any) -> str:
    """The words in an element, or those that stand for its picture; nothing when they are too many for a name."""
    said = ""
    for part in element.iter():
        said += " " + (part.get("alt") or "" if part.tag == "img" else part.text or "" if isinstance(part.tag, str) else "")
        said += (part.tail or "") if part is not element else ""
        if len(said) > 3 * _LONGEST:
            return ""
    return " ".join(said.split())
