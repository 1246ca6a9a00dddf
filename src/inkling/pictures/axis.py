"""The axes: weeks, months, quarters or years below, a few round numbers beside."""

from collections.abc import Sequence
from datetime import date, timedelta

from inkling.journal import day_in_words, month_in_words
from inkling.journal.days import MonthForm
from inkling.pictures.labels import width_of
from inkling.pictures.scale import Scale, ticks
from inkling.pictures.svg import element, line, number, text
from inkling.pictures.weeks import monday

FEW_WEEKS = 70
"""Below this many days the axis counts weeks."""

MANY_MONTHS = 16 * 31
"""Below this many days it names months, as far as there is room; beyond, quarters, and then only years."""

MONTH, QUARTER = 14.0, 42.0
"""How much room a month and a quarter need to be named."""

DEEP, SHALLOW = 46.0, 30.0
"""How much height the axis takes, with a row for years and without."""


_Parts = tuple[list[str], list[str]]
"""Marks as path data, and words."""


def day_axis(scale: Scale, first: int, last: int, y: float) -> tuple[str, float]:
    """Which axis stands under these days, and how much height does it take?"""
    days, per_day = last - first + 1, _per_day(scale)
    if days < FEW_WEEKS:
        return _drawn(scale, y, _weeks(scale, first, last, y)), SHALLOW
    if days < MANY_MONTHS and 30 * per_day >= MONTH:
        parts, depth = _months(scale, first, last, y), DEEP if _turns(first, last) else SHALLOW
    elif 91 * per_day >= QUARTER:
        parts, depth = _quarters(scale, first, last, y), DEEP
    else:
        parts, depth = _years(scale, first, last, y), SHALLOW
    return _drawn(scale, y, parts), depth


def _drawn(scale: Scale, y: float, parts: _Parts) -> str:
    """The axis and its marks as one path, and the words."""
    marks, said = parts
    data = f"M{number(scale.start)} {number(y)}H{number(scale.end)}{''.join(marks)}"
    return element("path", class_="axis", d=data) + "".join(said)


def value_axis(scale: Scale, left: float, right: float, named: Sequence[tuple[float, str]] = ()) -> str:
    """Which few levels are marked beside the picture, with a hairline across it? Those `named`, or round numbers."""
    return "".join(
        line(left, scale(mark), right, scale(mark), "tick")
        + text(left - 8, scale(mark) + 4.5, said, "t-s end")
        for mark, said in named or marked(scale)
    )


def marked(scale: Scale) -> list[tuple[float, str]]:
    """Which levels are marked, and how are they written? With as few decimals as tell them apart."""
    marks = ticks(scale.low, scale.high)
    decimals = next((d for d in range(4) if all(abs(round(m, d) - m) < 1e-9 for m in marks)), 4)
    return [(mark, f"{mark + 0.0:.{decimals}f}") for mark in marks]


def _weeks(scale: Scale, first: int, last: int, y: float) -> _Parts:
    """Weeks: a mark on each Monday, a date where there is room for one."""
    if last - first < 7:
        return _few_days(scale, first, last, y)
    mondays = [day for day in range(monday(first), last + 1, 7) if day >= first]
    wide = max(width_of(_said(day), "t-s") for day in mondays) + 12
    every = max(1, -(-int(wide) // int(7 * _per_day(scale))))
    marks, said = [_mark(scale(day - 0.5), y) for day in mondays], []
    for day in mondays[::every]:
        x = scale(day - 0.5)
        if x + 4 + _whole(_said(day)) <= scale.end:
            said.append(text(x + 4, y + 20, _said(day), "t-s"))
    return marks, said


def _few_days(scale: Scale, first: int, last: int, y: float) -> _Parts:
    """Single days: a mark and a number for each, and the month with the first."""
    marks, said = [], []
    for day in range(first, last + 1):
        when = date.fromordinal(day)
        name = _said(day) if first == last else str(when.day)
        if day == first < last:
            name = f"{when.day} {month_in_words(when, 'short')}"
        marks.append(_mark(scale(day), y))
        said.append(text(scale(day), y + 20, name, "t-s mid"))
    return marks, said


def _months(scale: Scale, first: int, last: int, y: float) -> _Parts:
    """Months: a mark where each begins, its name in the middle of the days shown, the year where it turns."""
    starts = firsts(first, last, 1)
    months = zip(starts, [*starts[1:], last + 1], strict=True)
    room = 30 * _per_day(scale)
    form: MonthForm = "full" if room > 84 else "short" if room > 34 else "initial"
    marks, said = [], [_year_row(scale, first, last, y)] if _turns(first, last) else []
    for start, following in months:
        x0, x1 = max(scale(start - 0.5), scale.start), min(scale(following - 0.5), scale.end)
        name = month_in_words(date.fromordinal(start), form)
        marks.append(_mark(x0, y) if start >= first else "")
        least = _whole(name) if _at_an_edge(scale, x0, x1) else width_of(name, "t-s") * 0.85
        if x1 - x0 >= max(least, room / 2 if form == "initial" else 0):
            said.append(text((x0 + x1) / 2, y + 20, name, "t-s mid"))
    return marks, said


def _quarters(scale: Scale, first: int, last: int, y: float) -> _Parts:
    """Quarters: a mark and a short name where each begins, and the years below."""
    marks, said = [], [_year_row(scale, first, last, y)]
    for start in firsts(first, last, 3):
        if start >= first:
            x = scale(start - 0.5)
            name = month_in_words(date.fromordinal(start), "short")
            marks.append(_mark(x, y))
            said.append(text(x + 4, y + 20, name) if x + 4 + _whole(name) <= scale.end else "")
    return marks, said


def _year_row(scale: Scale, first: int, last: int, y: float) -> str:
    """The years: each where it begins, the first one at the start where there is room before the next."""
    starts = [max(start, first) for start in firsts(first, last, 12)]
    parts = []
    for start, following in zip(starts, [*starts[1:], last + 1], strict=True):
        x = scale(start - 0.5)
        if min(scale(following - 0.5), scale.end) - x >= 40:
            parts.append(text(x + 4 * (start > first), y + 36, str(date.fromordinal(start).year)))
    return "".join(parts)


def _years(scale: Scale, first: int, last: int, y: float) -> _Parts:
    """Years: a mark where each begins, its number in the middle, and short marks for the quarters."""
    marks = [_mark(x, y, 3) for x in map(scale, firsts(first, last, 3)) if x > scale.start]
    said = []
    starts = firsts(first, last, 12)
    for start, following in zip(starts, [*starts[1:], last + 1], strict=True):
        x0, x1 = max(scale(start - 0.5), scale.start), min(scale(following - 0.5), scale.end)
        marks.append(_mark(x0, y, 9) if start >= first else "")
        name = str(date.fromordinal(start).year)
        named = name if x1 - x0 >= 40 else f"’{name[2:]}"
        if x1 - x0 >= (_whole(named) if _at_an_edge(scale, x0, x1) else 18):
            said.append(text((x0 + x1) / 2, y + 22, named, "t-s mid"))
    return marks, said


def firsts(first: int, last: int, months: int) -> list[int]:
    """On which days do the months (quarters, years) begin that these days lie in?"""
    day = date.fromordinal(first)
    day = date(day.year, (day.month - 1) // months * months + 1, 1)
    found = []
    while day.toordinal() <= last:
        found.append(day.toordinal())
        day = (day + timedelta(days=31 * months)).replace(day=1)
    return found


def _at_an_edge(scale: Scale, x0: float, x1: float) -> bool:
    """Do the days shown begin or end here? Then the picture may end here too."""
    return x0 <= scale.start or x1 >= scale.end


def _whole(name: str) -> float:
    """What a name takes at the most. Between two others one that is wider than the average still has their room; at
    the edge of a picture it would be cut."""
    return 1.1 * width_of(name, "t-s") + 4


def _mark(x: float, y: float, long: float = 6) -> str:
    return f"M{number(x)} {number(y)}v{number(long)}"


def _turns(first: int, last: int) -> bool:
    """Does a new year begin within these days?"""
    return date.fromordinal(first).year != date.fromordinal(last).year


def _said(day: int) -> str:
    return day_in_words(date.fromordinal(day))


def _per_day(scale: Scale) -> float:
    return scale(1) - scale(0)
