"""A coverage matrix in words: heads, key and finding of the figure, and all of it as text for who cannot see it."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from briefer.assembly.composer import Composer
from briefer.assembly.sections.coverage_rows import Line, Matrix
from briefer.assembly.sections.coverage_scale import Period, Scale
from briefer.document.drawings import Coverage, CoverageGroup, CoveragePanel, CoverageRow, PanelHead
from briefer.model.dates import Date

_QUARTER = 33  # EDTF counts quarters from here


def drawing(composer: Composer, matrix: Matrix) -> Coverage:
    """The figure."""
    say = composer.words.text
    soft = [head.label for scale in matrix.scales for head in _heads(composer, scale) if head.soft]
    return Coverage(
        say("coverage.theme"), say("coverage.events"), tuple(_panel(composer, matrix, index) for index in range(len(matrix.scales))),
        tuple(CoverageGroup(composer.theme(top).text, tuple(_row(composer, line, top) for line in lines))
              for top, lines in matrix.groups.items() if lines),
        say("coverage.totals"), say("coverage.key.two"), say("coverage.key.one"), say("coverage.key.gap"), say("coverage.key.letters"),
        (", ".join(dict.fromkeys(soft)), say("coverage.key.months")) if soft else ("", ""))


def finding(composer: Composer, matrix: Matrix) -> str:
    """What the matrix shows, when the officer did not say it: how many themes rest on one source, how many have no event."""
    words, total = composer.words, len(matrix.lines)
    single = sum(len(line.sources) == 1 for line in matrix.lines)
    without = sum(not line.events for line in matrix.lines)
    if not single and not without:
        return words.text("coverage.finding.none")
    said = [words.counted("coverage.finding.single", single, said=words.spelled(single), total=words.spelled(total))] if single else []
    if without:
        id = "coverage.finding.also_without" if single else "coverage.finding.without"
        said.append(words.counted(id, without, said=words.spelled(without), total=words.spelled(total)))
    found = "; ".join(said)
    return found[:1].upper() + found[1:]


def as_text(composer: Composer, said: str, matrix: Matrix) -> str:
    """The finding, then each theme with its letters and gaps by period, then how many sources each period has."""
    words = composer.words
    rows = [_in_words(composer, matrix, line, _full_name(composer, line, top)) for top, lines in matrix.groups.items() for line in lines]
    totals = "; ".join(f"{period} {count}" for index, scale in enumerate(matrix.scales)
                       for period, count in _runs(composer, scale, [str(total) if total else "" for total in _totals(matrix, index)]))
    return " ".join((f"{said.removesuffix('.')}.", *rows, words.text("coverage.alt.totals", totals=totals)))


def _panel(composer: Composer, matrix: Matrix, index: int) -> CoveragePanel:
    scale = matrix.scales[index]
    return CoveragePanel(_title(composer, scale), _heads(composer, scale), _totals(matrix, index), scale.unit == "week")


def _totals(matrix: Matrix, index: int) -> tuple[int, ...]:
    """The distinct sources of each column."""
    columns = range(len(matrix.scales[index].periods))
    return tuple(len(set().union(*(line.cells[index][column] for line in matrix.lines))) for column in columns)


def _row(composer: Composer, line: Line, top: str) -> CoverageRow:
    cells = tuple(tuple(composer.letters.bracket(told) for told in panel) for panel in line.cells)
    return CoverageRow(_name(composer, line, top), line.events, cells, tuple(map(tuple, line.gaps)))


def _name(composer: Composer, line: Line, top: str) -> str:
    """The name of a theme; what stands directly under one of the first level is general."""
    return composer.words.text("coverage.general") if line.theme == top else composer.theme(line.theme).text


def _full_name(composer: Composer, line: Line, top: str) -> str:
    return f"{composer.theme(top).text}, {_name(composer, line, top)}"


# ---- periods --------------------------------------------------------------------------------------------------------


def _title(composer: Composer, scale: Scale) -> str:
    say, first, last = composer.words.text, scale.periods[0].first, scale.periods[-1].last
    if scale.unit == "week":
        return say("coverage.panel.week", date=composer.dates.day(first.isoformat()))
    if scale.unit == "month":
        return say("coverage.panel.month", period=composer.dates.extent(Date(edtf=first.isoformat()[:7]), Date(edtf=last.isoformat()[:7])))
    years = f"{first.year:04}" if first.year == last.year else f"{first.year:04}–{last.year:04}"
    return say(f"coverage.panel.{scale.unit}", years=years)


def _heads(composer: Composer, scale: Scale) -> tuple[PanelHead, ...]:
    """Years over half-years and quarters, months by name, weeks by their Monday."""
    if scale.unit in ("half", "quarter"):
        years = [period.first.year for period in scale.periods]
        return tuple(PanelHead(str(year), len(list(same))) for year, same in groupby(years))
    return tuple(PanelHead(_head(composer, scale, period), 1, period.soft) for period in scale.periods)


def _head(composer: Composer, scale: Scale, period: Period) -> str:
    if period.soft or scale.unit == "month":
        return composer.words.text(f"month.short.{period.first.month}")
    return str(period.first.day if scale.unit == "week" else period.first.year)


def _period(composer: Composer, scale: Scale, period: Period) -> str:
    """A column by name, in running text."""
    words, first, last = composer.words, period.first, period.last
    match scale.unit:
        case "half":
            return words.text(f"coverage.half.{1 if first.month == 1 else 2}", year=first.year)
        case "quarter":
            return composer.dates.event(Date(edtf=f"{first.year:04}-{_QUARTER + first.month // 3}"))
        case "year":
            return f"{first.year}" if scale.step == 1 else f"{first.year}–{last.year}"
        case _:
            month = composer.dates.event(Date(edtf=first.isoformat()[:7]))
            return words.text("coverage.month_only", month=month) if period.soft else month


def _runs(composer: Composer, scale: Scale, said: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What is said of each period; where it is the same of several in a row, of all of them at once."""
    index = 0
    for (value, _), same in groupby(zip(said, (period.soft for period in scale.periods), strict=True)):
        length = len(list(same))
        if value:
            yield _from_to(composer, scale, index, index + length - 1), value
        index += length


def _from_to(composer: Composer, scale: Scale, first: int, last: int) -> str:
    ends = [scale.periods[index] for index in (first, last)]
    if scale.unit == "week" and not ends[0].soft:
        days = composer.dates.event(Date(edtf=f"{ends[0].first.isoformat()}/{ends[1].last.isoformat()}"))
        return composer.words.counted("coverage.weeks", last - first + 1, days=days)
    if scale.unit == "month" and first < last:
        return composer.dates.span(Date(edtf=ends[0].first.isoformat()[:7]), Date(edtf=ends[1].first.isoformat()[:7]))
    names = [_period(composer, scale, period) for period in ends]
    return names[0] if first == last else composer.words.text("coverage.alt.range", first=names[0], last=names[1])


def _told(composer: Composer, matrix: Matrix, line: Line) -> str:
    """The letters of a theme by period, and its gaps."""
    said: list[str] = []
    for scale, cells, gaps in zip(matrix.scales, line.cells, line.gaps, strict=True):
        letters = [", ".join(composer.letters.bracket(told)) for told in cells]
        said += (f"{period} {value}" for period, value in _runs(composer, scale, letters))
        for gap in gaps:
            period = _from_to(composer, scale, gap.first, gap.last)
            said.append(composer.words.text("coverage.alt.gap_numbered" if gap.number else "coverage.alt.gap", period=period, n=gap.number))
    return "; ".join(said) or composer.words.text("coverage.alt.nothing")


def _in_words(composer: Composer, matrix: Matrix, line: Line, theme: str) -> str:
    """A line as a sentence; of a theme without events, that and the number of its gap are all there is to say."""
    words = composer.words
    if line.events:
        return words.counted("coverage.alt.row", line.events, theme=theme, told=_told(composer, matrix, line))
    number = next((gap.number for gap in line.gaps[0] if gap.number), "")
    return words.text("coverage.alt.empty_numbered" if number else "coverage.alt.empty", theme=theme, n=number)
