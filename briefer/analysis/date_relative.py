"""Expressions that lean on another date: yesterday, last May, two weeks ago, lunedì scorso, lo stesso giorno."""
from __future__ import annotations

from collections.abc import Mapping

from briefer.analysis.date_meanings import Calendar, Reading, Shift, Single, Vague, Weekday, Window
from briefer.analysis.date_months import day_at, month_at
from briefer.analysis.date_texts import Texts
from briefer.analysis.date_words import Lean

_UNIT_COUNTS: Mapping[Lean, int] = {"past": -1, "future": 1, "this": 0}
_NO_TITLE = frozenset({"times", "express", "telegraph", "mirror", "mail", "herald", "people"})
_CUSTOM = frozenset({"every", "each", "ogni", "good", "black", "bloody", "on-", "ash", "palm", "easter", "per"})


def relative_at(texts: Texts, at: int) -> Reading | None:
    """The expression that stands at a place and leans on another date, or None."""
    for read in (_vague, _named_day, _same, _counted, _window, _leaning, _weekday):
        found = read(texts, at)
        if found:
            return found
    return None


def with_lean(texts: Texts, found: Reading) -> Reading:
    """A day or month without a year, with the words after it that say which: «3 gennaio scorso», "January of last year"."""
    single, base, tokens, words = found.single, found.calendar, texts.tokens, texts.words
    if single is None or base is None or base.year or base.fixed or not (base.month or base.season):
        return found
    years = words.years_away.at(tokens, found.after)
    if years:
        return Reading(single._replace(base=base._replace(years=years[0])), years[1], f"{found.rule}_away")
    lean = words.leans.at(tokens, found.after) if "it" in words.languages else None
    if lean and not (lean[0] == "this" and tokens[found.after].low in ("questo", "questa", "quest", "this")):
        return Reading(single._replace(base=base._replace(lean=lean[0])), lean[1], f"{found.rule}_leaning")
    return found


def _vague(texts: Texts, at: int) -> Reading | None:
    """Words that say roughly when, but name no date."""
    tokens, words = texts.tokens, texts.words
    found = words.vague.at(tokens, at)
    if found:
        return Reading(Single(Vague()), found[1], "vague")
    many = words.vague_numbers.at(tokens, at)
    unit = words.units.at(tokens, many[1]) if many else None
    ago = words.ago.at(tokens, unit[1]) if unit else None
    return Reading(Single(Vague()), ago[1], "vague") if ago else None


def _named_day(texts: Texts, at: int) -> Reading | None:
    """Yesterday, today, tomorrow and their neighbours, with the time of the day."""
    found = texts.words.days.at(texts.tokens, at)
    if not found:
        return None
    return Reading(Single(Shift("day", found[0])), texts.words.of_day.skip(texts.tokens, found[1]), "named_day")


def _same(texts: Texts, at: int) -> Reading | None:
    """The same day, the following year: from the date that was given last."""
    found = texts.words.same.at(texts.tokens, at)
    return Reading(Single(Shift(*found[0], from_last=True)), found[1], "from_last") if found else None


def _count_at(texts: Texts, at: int) -> tuple[int, int] | None:
    """A number of units, in figures or words."""
    token = texts.tokens[at]
    if token.low.isdecimal():
        return (int(token.low), at + 1) if len(token.low) <= 3 and int(token.low) else None
    return texts.words.cardinals.at(texts.tokens, at)


def _counted(texts: Texts, at: int) -> Reading | None:
    """Two weeks ago, in two months, three days later."""
    tokens, words = texts.tokens, texts.words
    ahead = words.ahead.at(tokens, at)
    count = _count_at(texts, ahead[1] if ahead else at)
    unit = words.units.at(tokens, count[1]) if count else None
    if not count or not unit or unit[0] == "hour":
        return None
    if ahead:
        after = unit[1] + 2 if tokens[unit[1]].low == "'" and tokens[unit[1] + 1].low == "time" else unit[1]
        after = after + 1 if tokens[after].low == "time" else after
        if "en" in words.languages and tokens[at].low == "in" and tokens[after].low in ("of", "ago", "-", "and"):
            return None
        return Reading(Single(Shift(unit[0], count[0])), after, "units_ahead")
    for phrases, sign, from_last, rule in ((words.ago, -1, False, "units_ago"), (words.later, 1, True, "units_later"),
                                           (words.earlier, -1, True, "units_earlier")):
        found = phrases.at(tokens, unit[1])
        if found:
            return Reading(Single(Shift(unit[0], sign * count[0], from_last)), found[1], rule)
    return None


def _window(texts: Texts, at: int) -> Reading | None:
    """The last 24 hours, the past two years, «negli ultimi cinque anni»."""
    tokens, words = texts.tokens, texts.words
    found = words.window.at(tokens, at)
    if not found:
        return None
    count = _count_at(texts, found[1])
    unit = words.units.at(tokens, count[1] if count else found[1])
    if not unit or (count is None and tokens[at].low in ("the", "gli", "le")):
        return None
    if count is None and tokens[unit[1] - 1].low.endswith(("s", "ni", "ne", "si", "re")):
        return None
    return Reading(Single(Window(unit[0], found[0] * (count[0] if count else 1))), unit[1], "window")


def _leaning(texts: Texts, at: int) -> Reading | None:
    """Last week, next spring, lo scorso 3 gennaio, la prossima settimana, l'anno scorso."""
    tokens, words = texts.tokens, texts.words
    place = words.articles.skip(tokens, at)
    lean = words.leans.at(tokens, place)
    if lean and tokens[place].low not in ("us", "pv", "corrente"):
        return _thing(texts, lean[1], lean[0])
    unit = words.units.at(tokens, place) if "it" in words.languages else None
    after = words.leans.at(tokens, unit[1]) if unit else None
    if unit and after and unit[0] not in ("hour", "day") and tokens[place].low not in ("anni", "mesi", "settimane"):
        return Reading(Single(Shift(unit[0], _UNIT_COUNTS[after[0]], named=True)), after[1], "named_unit")
    return None


def _thing(texts: Texts, at: int, lean: Lean) -> Reading | None:
    """What last, next or this goes with: a unit, a weekday, a season, a month, a day of a month."""
    tokens, words = texts.tokens, texts.words
    unit = words.units.at(tokens, at)
    if unit:
        if unit[0] in ("hour", "day") or tokens[at].low in ("years", "anni", "mesi", "months", "weeks", "settimane"):
            return None
        return Reading(Single(Shift(unit[0], _UNIT_COUNTS[lean], named=True)), unit[1], "named_unit")
    weekday = words.weekdays.at(tokens, at)
    if weekday and tokens[weekday[1]].low not in _NO_TITLE:
        return Reading(Single(Weekday(weekday[0], lean)), words.of_day.skip(tokens, weekday[1]), "weekday_leaning")
    season = words.seasons.at(tokens, at)
    if season:
        return Reading(Single(Calendar(season=season[0], lean=lean)), season[1], "season_leaning")
    day = day_at(texts, at)
    month = month_at(texts, day[1] if day else at)
    if not month or (month.short and not day):
        return None
    return Reading(Single(Calendar(0, month.number, day[0] if day else 0, lean=lean)), month.after, "month_leaning")


def _weekday(texts: Texts, at: int) -> Reading | None:
    """A day of the week, alone or with last or next after it; not one that returns, nor one in a name."""
    tokens, words = texts.tokens, texts.words
    found = words.weekdays.at(tokens, at)
    if not found or texts.typed or (at and tokens[at - 1].low in _CUSTOM):
        return None
    after = words.of_day.skip(tokens, found[1])
    if tokens[found[1]].low in _NO_TITLE or (tokens[at].low != tokens[at].text.lower()):
        return None
    if words.languages == ("en",) and not tokens[at].capital:
        return None
    lean = words.leans.at(tokens, after) if "it" in words.languages else None
    if lean:
        return Reading(Single(Weekday(found[0], lean[0])), lean[1], "weekday_leaning")
    return Reading(Single(Weekday(found[0])), after, "weekday")


def of_reference(texts: Texts, at: int) -> Reading | None:
    """A day of the month of the reference: «5 u.s.», «12 c.m.», "the 15th of this month"; the end of its year or month."""
    day = day_at(texts, at)
    months = texts.words.months_away.at(texts.tokens, day[1]) if day else None
    if day and months:
        return Reading(Single(Calendar(day=day[0], months=months[0])), months[1], "day_of_reference")
    lean = texts.words.leans.at(texts.tokens, day[1]) if day else None
    if day and lean and texts.tokens[day[1]].low in ("u", "us", "p", "pv"):
        return Reading(Single(Calendar(day=day[0], lean=lean[0])), lean[1], "day_of_reference")
    return None


def unit_of_reference(texts: Texts, at: int) -> Reading | None:
    """The year or month of the reference, after "the end of": "the year", «dell'anno», «del mese»."""
    place = texts.words.articles.skip(texts.tokens, at)
    unit = texts.words.units.at(texts.tokens, place)
    if unit and place > at and texts.tokens[place].low in ("year", "month", "week", "anno", "mese", "settimana"):
        return Reading(Single(Shift(unit[0], 0, named=True)), unit[1], "named_unit")
    return None
