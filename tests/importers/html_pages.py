"""Pages as newspapers, ministries and blogs build them, in two languages, each with the lines that are its article."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Story:
    """What an article says, and what stands around it."""

    language: str
    title: str
    lead: str
    body: Sequence[str]
    heading: str
    points: Sequence[str]
    caption: str
    menu: Sequence[str]
    related: Sequence[str]
    cookies: str
    foot: str

    @property
    def paragraphs(self) -> Sequence[str]:
        return (self.lead, *self.body)


ITALIAN = Story(
    "it", "Esercitazione nel Golfo di Taranto, conclusa la fase navale",
    "Si è conclusa ieri nel Golfo di Taranto la fase navale dell’esercitazione, alla quale hanno preso parte dodici unità di sei Paesi.",
    ("Il comandante del gruppo ha spiegato ai giornalisti che l’obiettivo era «mettere alla prova le comunicazioni» tra unità che di rado "
     "operano insieme, in condizioni di mare difficili e con tempi di risposta ridotti.",
     "Nelle prossime due settimane le attività si sposteranno a terra, dove reparti del genio e della sanità si addestreranno alla "
     "gestione di un porto danneggiato e allo sgombero dei feriti.",
     "Secondo il portavoce, i costi restano entro quanto previsto a dicembre; la relazione finale sarà pronta prima dell’estate e "
     "verrà inviata alle commissioni parlamentari competenti."),
    "Le prossime tappe",
    ("sgombero di un porto e ripristino delle banchine", "ricovero di trecento feriti simulati in un ospedale da campo"),
    "Una fregata rientra in porto al termine delle attività (foto d’archivio).",
    ("Cronaca", "Politica", "Esteri", "Economia", "Sport", "Meteo"),
    ("Porti, via libera al nuovo piano", "Sciopero dei traghetti, disagi in mattinata", "La mostra sui fari apre a marzo"),
    "Questo sito usa cookie tecnici e di terze parti per migliorare l’esperienza di navigazione. Accetta tutti.",
    "Testata registrata presso il tribunale. Redazione, contatti, pubblicità.")
ENGLISH = Story(
    "en", "Ferry inquiry hears of missed warnings",
    "The inquiry into last winter’s ferry accident opened on Tuesday with evidence that three warnings about the stern door had been "
    "missed.",
    ("Counsel told the hearing that the first warning came “in writing, and in plain words” eleven days before the ship left harbour, and "
     "that nobody who received it had passed it on.",
     "The operator accepts that its records were incomplete but denies that the crew was under pressure to sail; the union that represents "
     "the engineers says it will produce messages that show the contrary.",
     "Hearings continue until the end of the month. A report with recommendations for all operators on the route is due before the next "
     "winter timetable comes into force."),
    "What happens next",
    ("evidence from the harbour authority on Thursday", "a visit to the sister ship, which has been laid up since the accident"),
    "The ship at its berth in December, two weeks before the accident.",
    ("News", "Politics", "World", "Business", "Sport", "Weather"),
    ("Council approves harbour plan", "Trains delayed by flooding on the coast", "Lighthouse museum opens in spring"),
    "We use cookies on this site to improve your experience. Accept all cookies or manage your preferences.",
    "About us. Contact the newsroom. Advertise with us. Terms of use.")
STORIES: Mapping[str, Story] = MappingProxyType({"it": ITALIAN, "en": ENGLISH})


def _menu(story: Story) -> str:
    items = "".join(f'<li><a href="/{name.lower()}">{name}</a></li>' for name in story.menu)
    return f'<nav class="main-navigation"><ul>{items}</ul></nav>'


def _related(story: Story) -> str:
    items = "".join(f'<li><a href="/r{number}.html">{name}</a></li>' for number, name in enumerate(story.related))
    return f'<aside class="related-posts sidebar"><h3>+</h3><ul>{items}</ul></aside>'


def _foot(story: Story) -> str:
    links = "".join(f'<a href="#{name}">{name}</a> | ' for name in story.menu)
    return f'<footer id="footer"><p>{story.foot}</p><p>{links}</p></footer>'


def _whole(story: Story, main: str, head: str = "") -> str:
    return (f'<!DOCTYPE html>\n<html lang="{story.language}"><head><meta charset="utf-8"><title>{story.title}</title>{head}</head>'
            f'<body><div class="cookie-banner" id="cookie-consent"><p>{story.cookies}</p><button>OK</button></div>'
            f"<header>{_menu(story)}</header>{main}{_related(story)}{_foot(story)}</body></html>")


def _paragraphs(story: Story, tag: str = "p", attributes: str = "") -> str:
    return "\n".join(f"<{tag}{attributes}>{text}</{tag}>" for text in story.paragraphs)


def _points(story: Story, tag: str = "ul") -> str:
    return f"<{tag}>" + "".join(f"<li>{text}</li>\n" for text in story.points) + f"</{tag}>"


Made = tuple[str, Sequence[tuple[str, str]]]  # a page, and the lines of its article, each with its role


def _plain(story: Story) -> list[tuple[str, str]]:
    return [("", text) for text in story.paragraphs]


def weblog(story: Story) -> Made:
    main = (f'<main><article class="post hentry"><header class="entry-header"><h1 class="entry-title">{story.title}</h1></header>'
            f'<div class="entry-content">{_paragraphs(story)}<h2>{story.heading}</h2>{_points(story)}</div>'
            '<div class="sharedaddy"><ul><li><a href="#">Facebook</a></li><li><a href="#">Telegram</a></li></ul></div></article></main>')
    return _whole(story, main), [*_plain(story), ("h2", story.heading), *(("item", text) for text in story.points)]


def newspaper(story: Story) -> Made:
    main = (f'<div id="content"><div class="article__header"><h1>{story.title}</h1></div><div class="article__body" itemprop="articleBody">'
            f"<p><strong>{story.lead}</strong></p>" + "".join(f"<p>{text}</p>" for text in story.body)
            + '</div><div class="article__tags"><a href="/t/1">tag</a></div></div>')
    return _whole(story, main), _plain(story)


def led(story: Story) -> Made:
    """The lead stands in a block of its own, as newspapers have it."""
    body = "".join(f"<p>{text}</p>" for text in story.body)
    main = (f'<div class="page"><div class="opening"><h1>{story.title}</h1><div class="standfirst">{story.lead}</div>'
            '<div class="tools"><a href="/print">PDF</a></div></div><div class="columns">'
            f'<div class="column body-text">{body}</div></div></div>')
    return _whole(story, main), _plain(story)


def nameless_divisions(story: Story) -> Made:
    main = (f'<div id="root"><div class="css-1dbjc4n"><div class="css-175oi2r"><h1>{story.title}</h1>'
            f'{_paragraphs(story, "div", " class=css-901oao")}</div></div></div>')
    return _whole(story, main), _plain(story)


def ministry(story: Story) -> Made:
    main = ('<div class="region region-content"><div class="node node-article"><div class="field field-name-body"><div class="field-items">'
            f'<div class="field-item even" property="content:encoded">{_paragraphs(story)}<h3>{story.heading}</h3>{_points(story, "ol")}'
            "</div></div></div></div></div>")
    numbered = [("item", f"{number}. {text}") for number, text in enumerate(story.points, 1)]
    return _whole(story, main), [*_plain(story), ("h3", story.heading), *numbered]


def broken_lines(story: Story) -> Made:
    main = f'<div class="article-text"><h2>{story.title}</h2><p>{"<br><br>".join(story.paragraphs)}</p></div>'
    return _whole(story, main), [("h2", story.title), *_plain(story)]


def tables_of_2003(story: Story) -> Made:
    menu = "".join(f'<tr><td><a href="{name}.asp"><font size=1>{name}</font></a></td></tr>' for name in story.menu)
    text = "".join(f'<p align="justify"><font face="Verdana" size="2">{one}</font></p>' for one in story.paragraphs)
    head = f'<html lang="{story.language}"><head><title>{story.title}</title></head>'
    return (f'{head}<body bgcolor=white><table width=780><tr><td width=140 valign=top>'
            f"<table>{menu}</table></td><td valign=top>{text}</td></tr></table></body></html>"), _plain(story)


def captioned(story: Story) -> Made:
    figure = f'<figure><img src="a.jpg" width="800" alt="x"><figcaption>{story.caption}</figcaption></figure>'
    body = f"<p>{story.lead}</p>{figure}" + "".join(f"<p>{text}</p>" for text in story.body)
    main = f'<article><h1>{story.title}</h1><div class="story-body">{body}</div></article>'
    return _whole(story, main), [("", story.lead), ("caption", story.caption), *(("", text) for text in story.body)]


def quoted(story: Story) -> Made:
    body = f"<p>{story.lead}</p><p>{story.body[0]}</p><blockquote><p>{story.body[1]}</p></blockquote><p>{story.body[2]}</p>"
    main = f'<section class="post-single"><h1>{story.title}</h1><div class="post-content">{body}</div></section>'
    return _whole(story, main), _plain(story)


def formatted(story: Story) -> Made:
    def marked(text: str) -> str:
        words = text.split(" ")
        bold, link = f"<b>{words[0][:2]}</b>{words[0][2:]}", f'<a href="http://x.example/y">{words[1]}</a>'
        return " ".join([bold, link, f"<span><i>{words[2]}</i></span>", *words[3:]])

    main = '<div class="single-content">' + "\n".join(f"<p>\n   {marked(text)}\n</p>" for text in story.paragraphs) + "</div>"
    return _whole(story, main), _plain(story)


def tabled(story: Story) -> Made:
    data = "".join(f"<tr><td>{number}</td><td>{text}</td></tr>" for number, text in enumerate(story.points, 1))
    rows = f"<tr><th>A</th><th>B</th></tr>{data}"
    main = f'<article><div class="entry-content">{_paragraphs(story)}<table>{rows}</table><p>{story.caption}</p></div></article>'
    table = [("row", "A | B"), *(("row", f"{number} | {text}") for number, text in enumerate(story.points, 1))]
    return _whole(story, main), [*_plain(story), *table, ("", story.caption)]


def advertised(story: Story) -> Made:
    advert = '<div class="ad-slot advertisement"><script>show("ad")</script><iframe src="http://ads.example"></iframe></div>'
    body = advert.join(f"<p>{text}</p>" for text in story.paragraphs)
    main = f'<article class="article"><div class="article-body">{body}</div></article>'
    return _whole(story, main), _plain(story)


def noted(story: Story) -> Made:
    first, *rest = story.paragraphs
    marked = f'<p>{first}<sup id="fnref1"><a href="#fn1">1</a></sup></p>' + "".join(f"<p>{text}</p>" for text in rest)
    notes = f'<section class="footnotes"><ol><li id="fn1"><p>{story.caption} <a href="#fnref1">↩</a></p></li></ol></section>'
    main = f'<article><div class="entry-content">{marked}</div>{notes}</article>'
    return _whole(story, main), [*_plain(story), ("note", f"[1] {story.caption}")]


KINDS: Sequence[Callable[[Story], Made]] = (
    weblog, newspaper, led, nameless_divisions, ministry, broken_lines, tables_of_2003, captioned, quoted, formatted, tabled, advertised,
    noted)


def pages() -> Iterator[tuple[str, str, Sequence[tuple[str, str]]]]:
    """The name of each page, its markup, and its article's lines with their roles."""
    for kind in KINDS:
        for language, story in STORIES.items():
            markup, lines = kind(story)
            yield f"{kind.__name__}-{language}", markup, lines
