"""The swimlane: activities over years in lanes, and the days that matter most enlarged below."""
from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from briefer.assembly.composer import Composer
from briefer.assembly.prose import one_line
from briefer.assembly.sections.body import caption, localized_or
from briefer.assembly.sections.dated import dated, days, sources_shown
from briefer.assembly.sections.event_words import beginning, print_event, theme_of
from briefer.assembly.themes import in_order, main_theme
from briefer.assembly.words import NBSP
from briefer.document.drawings import Detail, DetailMark, Lane, LaneBar, Swimlane
from briefer.document.inlines import Text
from briefer.document.nodes import Block, Figure
from briefer.document.walk import plain_text
from briefer.model import briefing
from briefer.model.briefing import Section
from briefer.model.dates import Date, sort_key
from briefer.model.selection import Event

SWIMLANE = "swimlane"  # the variant that a template names
_LANES_MAX = 8  # more themes of the second level than this, and their first-level themes are the lanes
_WINDOW_DAYS = 10  # what is worth enlarging without being asked: so many events within so many days of a much longer time
_WINDOW_EVENTS = 5
_WINDOW_TIMES = 12


def swimlane(composer: Composer, section: Section) -> list[Block]:
    """The figure with caption, note and words for who cannot see it; nothing where there is no activity to draw."""
    found = sorted(dated(composer, section), key=lambda event: sort_key(event.date))
    lanes = _given(composer, section.lanes) if section.lanes else _derived(composer, found)
    if not lanes:
        return []
    id = composer.unique(f"{section.id}.figure")
    heading = caption(composer, id, "figure", localized_or(composer, section.caption, "swimlane.caption"))
    window = _window(section, found, lanes)
    shown = _within(found, window)
    for event in shown if section.lanes else found:
        print_event(composer, event, drawn=True)
    letters = composer.letters.bracket(source.number for event in found for source, _ in event.excerpts)
    detail = _detail(composer, section, window, shown)
    drawing = Swimlane(lanes, detail, tuple(composer.words.text(f"month.short.{number}") for number in range(1, 13)))
    return [Figure(id, drawing, _alternative(composer, plain_text(heading.content), drawing), heading,
                   (Text(_note(composer, letters, drawing)),))]


# ---- lanes ----------------------------------------------------------------------------------------------------------


def _given(composer: Composer, lanes: Iterable[briefing.Lane]) -> tuple[Lane, ...]:
    """The lanes the officer drew up; a bar whose date cannot be read has no place on a scale."""
    drawn = (Lane(_named(composer, lane), tuple(bar for one in lane.bars if days((bar := _bar(composer, one)).date))) for lane in lanes)
    return tuple(lane for lane in drawn if lane.bars)


def _named(composer: Composer, lane: briefing.Lane) -> str:
    named = composer.named(lane.title)
    return named.text if named else ""


def _bar(composer: Composer, bar: briefing.LaneBar) -> LaneBar:
    label = composer.named(bar.label)
    open_end = bar.open and not bar.end and not bar.milestone
    end = f"/{bar.end}" if bar.end and not bar.milestone else "/.." if open_end else ""
    return LaneBar(Date(edtf=f"{bar.start}{end}"), label.text if label else "", open_end, bar.milestone)


def _derived(composer: Composer, found: Sequence[Event]) -> tuple[Lane, ...]:
    """A lane for each theme: of the second level where they are few, else of the first; in the pack's order."""
    by_theme = _lanes(composer, found, [main_theme(composer, event.lead[1]) for event in found])
    if len(by_theme) <= _LANES_MAX:
        return by_theme
    return _lanes(composer, found, [theme_of(composer, event) for event in found])


def _lanes(composer: Composer, found: Sequence[Event], themes: Sequence[str]) -> tuple[Lane, ...]:
    bars: dict[str, list[LaneBar]] = {}
    for event, theme in zip(found, themes, strict=True):
        if event.date is not None:
            bars.setdefault(theme, []).append(_derived_bar(composer, event, event.date))
    return tuple(Lane(composer.theme(id).text, tuple(bars[id])) for id in in_order(composer, bars))


def _derived_bar(composer: Composer, event: Event, when: Date) -> LaneBar:
    """A period as a bar, one without end with an arrow; anything else, and what only has an end, as a milestone."""
    value = when.value
    lasts = value is not None and value.start is not None
    open_end = value is not None and value.precision == "open" and value.start is not None
    return LaneBar(when, composer.ours(event.label), open_end, not lasts)


# ---- the days enlarged ----------------------------------------------------------------------------------------------


def _window(section: Section, found: Sequence[Event], lanes: Iterable[Lane]) -> tuple[date, date] | None:
    """The days to enlarge: those the officer named, else the ten in which most happened, if that is worth a look."""
    if section.detail:
        first, last = days(Date(edtf=section.detail.start)), days(Date(edtf=section.detail.end))
        return (first[0], last[-1]) if first and last and first[0] <= last[-1] else None
    bounds = [day for lane in lanes for bar in lane.bars for day in days(bar.date)]
    if (max(bounds) - min(bounds)).days < _WINDOW_TIMES * _WINDOW_DAYS:
        return None
    return _densest([span for event in found if event.date is not None and (span := _span(event.date))])


def _densest(spans: Iterable[tuple[date, date]]) -> tuple[date, date] | None:
    """The days around most events, the earliest of several; None where no ten days hold enough of them."""
    short = sorted(span for span in spans if (span[1] - span[0]).days < _WINDOW_DAYS)
    starts = [start for start, _ in short]
    best: tuple[int, date, date] | None = None
    for first in dict.fromkeys(starts):
        end = first + timedelta(_WINDOW_DAYS - 1)
        ends = [last for _, last in short[bisect_left(starts, first):bisect_right(starts, end)] if last <= end]
        if len(ends) >= _WINDOW_EVENTS and (best is None or len(ends) > best[0]):
            best = (len(ends), first, max(ends))
    if best is None:
        return None
    spare = min(_WINDOW_DAYS - 1 - (best[2] - best[1]).days, 2 * (best[1] - date.min).days)
    return best[1] - timedelta(spare // 2), best[2] + timedelta(spare - spare // 2)


def _span(when: Date) -> tuple[date, date] | None:
    """The first and last day of an event known to the day, or by what day; None for one that is not."""
    value = when.value
    if value is None or when.part is not None or not when.given:
        return None
    ends = [end for end in (value.start, value.end) if end] or [value]
    if any(end.precision not in ("day", "time") or end.qualifier for end in ends):
        return None
    bounds = days(when)
    return bounds[0], bounds[-1]


def _within(found: Iterable[Event], window: tuple[date, date] | None) -> list[Event]:
    """The events known to the day that fall into the window."""
    if window is None:
        return []
    spans = ((event, _span(event.date)) for event in found if event.date is not None)
    return [event for event, span in spans if span and window[0] <= span[0] and span[1] <= window[1]]


def _detail(composer: Composer, section: Section, window: tuple[date, date] | None, shown: Iterable[Event]) -> Detail | None:
    marks = tuple(_mark(composer, event, event.date) for event in shown if event.date is not None)
    if window is None or not marks:
        return None
    given = composer.named(section.detail.title) if section.detail else None
    first, last = (day.isoformat() for day in window)
    return Detail(first, last, given.text if given else _day_by_day(composer, *window), marks)


def _day_by_day(composer: Composer, first: date, last: date) -> str:
    """What the window is called when nobody said: its month, or its days where it runs over two."""
    same = (first.year, first.month) == (last.year, last.month)
    period = composer.dates.event(Date(edtf=first.isoformat()[:7] if same else f"{first.isoformat()}/{last.isoformat()}"))
    said = composer.words.text("swimlane.detail_title", period=period)
    return said[:1].upper() + said[1:]


def _mark(composer: Composer, event: Event, when: Date) -> DetailMark:
    """An event of those days, in a few words, with its letters."""
    said = composer.ours(event.label) or plain_text(one_line(composer, event.headline)) or plain_text(beginning(composer, *event.lead))
    cited = composer.cite(*(source.number for source, _ in event.excerpts), strong=False)
    return DetailMark(when, composer.words.text(
        "swimlane.mark", date=composer.dates.within_year(when), said=said.removesuffix("."), letters=f"{NBSP}{cited.text}"))


# ---- in words -------------------------------------------------------------------------------------------------------


def _note(composer: Composer, letters: tuple[str, ...], drawing: Swimlane) -> str:
    """The sources, and what an open end and an open mark mean where there is one."""
    words = composer.words
    said = [f"{sources_shown(composer, letters)}."] if letters else []
    if any(bar.open_end for lane in drawing.lanes for bar in lane.bars):
        said.append(words.text("swimlane.open_end"))
    if drawing.detail and any(mark.date.basis in ("inferred", "supplied") for mark in drawing.detail.marks):
        said.append(words.text("swimlane.inferred"))
    return " ".join(said)


def _alternative(composer: Composer, said: str, drawing: Swimlane) -> str:
    """The finding, the whole period, what each lane holds and when, and the events of the days enlarged."""
    words, dates = composer.words, composer.dates
    when = [bar.date for lane in drawing.lanes for bar in lane.bars]
    period = dates.span(min(when, key=days), max(when, key=lambda one: days(one)[-1]))
    lanes = "; ".join(
        words.text("swimlane.alt_lane", lane=lane.label, bars=", ".join(_lane_in_words(composer, lane))) for lane in drawing.lanes)
    told = words.text("swimlane.alt", caption=said.rstrip("."), period=period, lanes=lanes)
    if drawing.detail is None:
        return told
    marks = "; ".join(mark.label for mark in drawing.detail.marks)
    return f"{told} {words.text('swimlane.alt_detail', title=drawing.detail.title, marks=marks)}"


def _lane_in_words(composer: Composer, lane: Lane) -> list[str]:
    """Each activity and each event that has a name; events without one are counted."""
    named = [bar for bar in lane.bars if bar.label or not bar.milestone]
    others = len(lane.bars) - len(named)
    said = [_bar_in_words(composer, bar) for bar in named]
    counted = composer.words.counted("swimlane.alt_others" if named else "swimlane.alt_events", others) if others else ""
    return [*said, counted] if counted else said


def _bar_in_words(composer: Composer, bar: LaneBar) -> str:
    """An activity and its time; without end where none is known."""
    when = composer.dates.sentence(bar.date)
    said = f"{bar.label} {when}" if bar.label else when
    return composer.words.text("swimlane.alt_open", bar=said) if bar.open_end else said
