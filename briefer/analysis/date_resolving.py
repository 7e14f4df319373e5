"""From what an expression says to the days it means, reckoned from the date of the document or from the date given last."""
from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal, NamedTuple

from briefer.analysis.date_meanings import Calendar, Meaning, Period, Shift, Single, Stretch, Weekday, Window
from briefer.model.dates import Confidence, Date, Edtf, Part, parse_edtf

Tense = Literal["past", "future", ""]
_SOON = 3  # a date without a year is to come if it is three times nearer than the one that has been


class Reference(NamedTuple):
    """The date that others lean on, and how finely it is known."""

    day: date
    fine: Literal["day", "month", "year"]


class Resolved(NamedTuple):
    """The days an expression means, what EDTF has no word for, and whether more than the expression was needed to tell."""

    edtf: str
    part: Part | None = None
    letter: str = ""
    inferred: bool = False
    confidence: Confidence = "high"


class Lights(NamedTuple):
    """What an expression can be reckoned from: the document's date, the date given last, the tense of its sentence."""

    document: Reference | None = None
    last: Reference | None = None
    tense: Tense = ""


def reference_of(when: Date | None) -> Reference | None:
    """The date of a document to reckon from; None when it has none as fine as a year."""
    return reference_from(when.value) if when is not None else None


def reference_from(value: Edtf | None) -> Reference | None:
    """A date as one to reckon from: a period's first; None when it is no finer than a decade or its days are not known."""
    value = value.start or value.end if value is not None and value.precision in ("interval", "open") else value
    if value is None or value.earliest is None:
        return None
    if value.precision in ("day", "time"):
        return Reference(value.earliest, "day")
    if value.precision == "month":
        return Reference(value.earliest.replace(day=15), "month")
    return Reference(value.earliest.replace(month=7), "year") if value.precision == "year" else None


def resolve(meaning: Meaning, lights: Lights) -> Resolved | None:
    """What an expression means; None when it cannot be told, or names no real day."""
    try:
        found = _single(meaning, lights) if isinstance(meaning, Single) else _period(meaning, lights)
    except (OverflowError, ValueError):  # before the first year, or after the last
        return None
    return found if found is not None and parse_edtf(found.edtf) is not None else None


# ---- one date ---------------------------------------------------------------------------------------------------------

def _single(single: Single, lights: Lights) -> Resolved | None:
    found = _base(single, lights)
    if found is None:
        return None
    mark = single.mark if "/" not in found.edtf and not found.edtf.endswith("~") else ""
    confidence: Confidence = "medium" if mark and found.confidence == "high" else found.confidence
    return found._replace(edtf=found.edtf + mark, part=single.part, confidence=confidence)


def _base(single: Single, lights: Lights) -> Resolved | None:
    base = single.base
    if isinstance(base, Calendar):
        return _calendar(base, lights)
    if isinstance(base, Shift):
        reference = lights.last if base.from_last else lights.document
        return _shifted(base, reference) if reference else None
    if lights.document is None and not isinstance(base, Stretch):
        return None
    if isinstance(base, Weekday):
        return _weekday(base, lights)
    if isinstance(base, Window):
        return _window(base, lights)
    return _stretch(base, lights) if isinstance(base, Stretch) else None


def _calendar(base: Calendar, lights: Lights) -> Resolved | None:
    if base.fixed:
        return Resolved(base.fixed)
    if base.year:
        return Resolved(_edtf(base), letter=base.letter)
    found = _completed(base, lights) if lights.document else None
    if found is None or lights.document is None:
        return None
    leaning = base.lean is not None or base.years is not None or base.months is not None or lights.tense
    sure = leaning and (lights.document.fine == "day" or base.years is not None)
    return Resolved(_edtf(found), letter=base.letter, inferred=True, confidence="medium" if sure or base.day else "low")


def _edtf(base: Calendar) -> str:
    """A complete place in the calendar as EDTF."""
    if base.fixed:
        return base.fixed
    text = f"{base.year:04}"
    if base.season:
        return f"{text}-{base.season}"
    if base.month:
        text += f"-{base.month:02}"
    if base.day:
        text += f"-{base.day:02}"
    return f"{text}T{base.time}{base.offset}" if base.time else text


def _completed(base: Calendar, lights: Lights) -> Calendar | None:
    """A month, day or season with the year that the reference gives it."""
    reference = lights.document
    if reference is None:
        return None
    if base.months is not None:
        if reference.fine == "year":
            return None
        month = reference.day.month - 1 + base.months
        return base._replace(year=reference.day.year + month // 12, month=month % 12 + 1)
    if base.years is not None:
        return base._replace(year=reference.day.year + base.years)
    if not base.month and not base.season:
        return _last_or_next(base, reference)
    return base._replace(year=_year_for(base, reference, lights.tense))


def _last_or_next(base: Calendar, reference: Reference) -> Calendar | None:
    """A day of the month alone, in the month in which it was last, or will be next."""
    if reference.fine != "day" or base.lean not in ("past", "future"):
        return None
    here = reference.day
    step = -1 if base.lean == "past" else 1
    first = 0 if (base.day - here.day) * step > 0 else step
    for months in (first, first + step):  # of two months in a row, one has the day
        month = here.year * 12 + here.month - 1 + months
        found = base._replace(year=month // 12, month=month % 12 + 1)
        if _real(found.year, found):
            return found
    return None


def _year_for(base: Calendar, reference: Reference, tense: Tense) -> int:
    """The year that a date without one is in: the last or next such date, or the nearest, the past before the future."""
    here = reference.day
    if base.weekday is not None and base.day and base.lean is None:
        days = [date(year, base.month, base.day) for year in range(here.year - 3, here.year + 4) if _real(year, base)]
        fitting = [day for day in days if day.weekday() == base.weekday]
        if fitting:
            return min(fitting, key=lambda day: abs((day - here).days)).year
    if base.lean == "this":
        return here.year - (base.season == 24 and here.month < 3)
    lasts = {year: _bounds(base, year) for year in range(here.year - 5, here.year + 6) if not base.day or _real(year, base)}
    if not base.day and not base.season:
        here = here.replace(day=1)  # months are compared with months
        lasts = {year: (first, first) for year, (first, _) in lasts.items()}
    if base.lean is not None:  # "last summer" is over, and "next May" has not begun
        past = max(year for year, (_, last) in lasts.items() if last < here)
        future = min(year for year, (first, _) in lasts.items() if first > here)
    else:
        past = max(year for year, (first, _) in lasts.items() if first <= here)
        future = min(year for year, (first, _) in lasts.items() if first >= here)
    if base.lean or tense:
        return past if (base.lean or tense) == "past" else future
    ago, ahead = (here - lasts[past][0]).days, (lasts[future][0] - here).days
    return future if ahead * _SOON <= ago else past


def _real(year: int, base: Calendar) -> bool:
    return base.day <= monthrange(year, base.month)[1]


def _bounds(base: Calendar, year: int) -> tuple[date, date]:
    """The first and last day of a day, month or season in a year."""
    if base.day:
        return date(year, base.month, base.day), date(year, base.month, base.day)
    value = parse_edtf(_edtf(base._replace(year=year)))
    if value is None or value.earliest is None or value.latest is None:
        raise ValueError(year)
    return value.earliest, value.latest


def _shifted(base: Shift, reference: Reference) -> Resolved | None:
    """So many units from a date: days to the day, weeks roughly, months and years as such."""
    here = reference.day
    sure: Confidence = "low" if base.from_last else "medium"
    if base.unit == "year":
        return Resolved(f"{here.year + base.amount:04}", inferred=True, confidence=sure)
    if base.unit == "month":
        if reference.fine == "year":
            return None
        month = here.year * 12 + here.month - 1 + base.amount
        return Resolved(f"{month // 12:04}-{month % 12 + 1:02}", inferred=True, confidence=sure)
    if reference.fine != "day":
        return None
    if base.unit == "week" and base.named:
        monday = here - timedelta(days=here.weekday()) + timedelta(weeks=base.amount)
        return Resolved(f"{monday}/{monday + timedelta(days=6)}", inferred=True, confidence=sure)
    if base.unit == "week":
        return Resolved(f"{here + timedelta(weeks=base.amount)}~", inferred=True, confidence="low")
    return Resolved(str(here + timedelta(days=base.amount)), inferred=True, confidence=sure)


def _weekday(base: Weekday, lights: Lights) -> Resolved | None:
    """A day of the week: the last one, the reference's own day included, unless the sentence speaks of what is to come."""
    reference = lights.document
    if reference is None or reference.fine != "day":
        return None
    back = (reference.day.weekday() - base.number) % 7
    if base.lean == "past":
        days = -(back or 7)
    elif base.lean == "this":
        days = base.number - reference.day.weekday()
    elif base.lean == "future" or lights.tense == "future":
        days = 7 - back
    else:
        days = -back
    return Resolved(str(reference.day + timedelta(days=days)), inferred=True, confidence="medium" if base.lean or lights.tense else "low")


def _window(base: Window, lights: Lights) -> Resolved | None:
    """The last so many hours, days, weeks, months or years up to the reference, or the next ones from it."""
    reference = lights.document
    if reference is None:
        return None
    here, count = reference.day, base.amount
    if base.unit == "year":
        ends = [f"{here.year:04}", f"{here.year + count:04}"]
    elif base.unit == "month":
        other = here.year * 12 + here.month - 1 + count
        ends = [f"{here.year:04}-{here.month:02}", f"{other // 12:04}-{other % 12 + 1:02}"]
    elif reference.fine != "day":
        return None
    else:
        days = count * 7 if base.unit == "week" else count if base.unit == "day" else (count // 24 if count < 0 else -(-count // 24))
        ends = [str(here), str(here + timedelta(days=days))]
    return Resolved("/".join(ends if count > 0 else ends[::-1]), inferred=True, confidence="medium")


def _stretch(base: Stretch, lights: Lights) -> Resolved | None:
    """Half a year or month, a week or ten days of a month."""
    whole = base.whole if base.whole.year else _completed(base.whole, lights)
    if whole is None:
        return None
    found = Resolved("", inferred=not base.whole.year, confidence="high" if base.whole.year else "medium")
    if not whole.month:
        first, last = ("01", "06") if base.number == 1 else ("07", "12")
        return found._replace(edtf=f"{whole.year:04}-{first}/{whole.year:04}-{last}")
    length = monthrange(whole.year, whole.month)[1]
    days = {"half": 15, "week": 7, "ten_days": 10}[base.kind]
    start = days * (base.number - 1) + 1
    end = min(days * base.number, length) if (base.kind, base.number) not in (("half", 2), ("ten_days", 3)) else length
    month = f"{whole.year:04}-{whole.month:02}"
    return found._replace(edtf=f"{month}-{start:02}/{month}-{end:02}") if start <= length else None


# ---- periods ----------------------------------------------------------------------------------------------------------

def _period(period: Period, lights: Lights) -> Resolved | None:
    """From one date to another, or with one end."""
    if period.start is None or period.end is None:
        return _half_open(period, lights)
    start_said, end_said = _shared(period.start, period.end)
    start, end = _single(start_said, lights), _single(end_said, lights)
    if start is None or end is None:
        return None
    end = _after(start, end_said, end, lights)
    first, last = _edge(start).split("/")[0], _edge(end).split("/")[-1]
    sure: Confidence = "high" if start.confidence == end.confidence == "high" else "medium"
    if "low" in (start.confidence, end.confidence):
        sure = "low"
    return Resolved(f"{first}/{last}", letter=start.letter, inferred=start.inferred or end.inferred, confidence=sure)


def _shared(start: Single, end: Single) -> tuple[Single, Single]:
    """The ends of a period, the first with the year of the second where it gives none."""
    one, other = start.base, end.base
    if not isinstance(one, Calendar) or not isinstance(other, Calendar) or one.year or one.fixed or one.lean or one.years is not None:
        return start, end
    if one.day and not one.month:
        one = one._replace(month=other.month)
    year = other.year or int(other.fixed[:4] if other.fixed[:4].isdecimal() else 0)
    if year and not one.season and other.month and (one.month, one.day or 1) > (other.month, other.day or 31):
        year -= 1
    return start._replace(base=one._replace(year=year, lean=other.lean, years=other.years)), end


def _after(start: Resolved, said: Single, end: Resolved, lights: Lights) -> Resolved:
    """The end of a period that gives no year or is a weekday: the first after its start."""
    base, first = said.base, parse_edtf(start.edtf.split("/")[0])
    here = reference_from(first)
    if here is None or not end.inferred or (isinstance(base, Calendar) and (base.lean or base.years is not None)):
        return end
    if isinstance(base, Weekday):
        return _single(Single(Weekday(base.number, "future")), lights._replace(document=here)) or end
    if isinstance(base, Calendar) and base.months is None:
        later = _single(said, Lights(here if here.fine == "day" else here._replace(day=here.day.replace(day=1)), tense="future"))
        return later._replace(confidence=end.confidence) if later else end
    return end


def _half_open(period: Period, lights: Lights) -> Resolved | None:
    single = period.start or period.end
    found = _single(single, lights) if single else None
    if found is None:
        return None
    return found._replace(edtf=f"{found.edtf.split('/')[0]}/.." if period.start else f"../{found.edtf.split('/')[-1]}")


def _edge(found: Resolved) -> str:
    """A date as an end of a period: the middle of a year is its June, roughly."""
    if found.part is None:
        return found.edtf
    when = parse_edtf(found.edtf)
    if when is None or when.precision != "year":
        return f"{found.edtf.rstrip('~')}~"
    month = {"early": 1, "mid": 6, "late": 12}[found.part]
    return f"{when.year:04}-{month:02}~"
